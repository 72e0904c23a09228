"""Sheets on which meetings are scored: the sample of details fact 31, and a committee's own laid over it."""

from datetime import date

import pytest

import rulebook
from rulebook import scoring
from rulebook.errors import RulebookError
from rulebook.meetings import MeetingLevel

DAY = date(2026, 11, 3)


@pytest.fixture
def sample():
    return scoring.on(DAY, "regular")


def test_the_eight_maxima_of_the_sample_sum_to_a_hundred_details_fact_31(sample):
    assert [criterion.maximum for criterion in sample.criteria] == [5, 5, 10, 30, 10, 5, 30, 5]
    assert sample.total == 100


@pytest.mark.parametrize(
    ("score", "label"),
    [(90, "Tốt"), (89, "Khá"), (70, "Khá"), (69, "Trung bình"), (50, "Trung bình"), (49, "Kém")],
)
def test_levels_of_the_sample_details_fact_31(sample, score, label):
    assert sample.level(score).label == label


def test_thirty_one_members_and_110_minutes_leave_four_points_details_fact_31(sample):
    assert sample.duration_points(110, 31) == 4
    assert sample.duration_points(110, 29) == 5
    assert [sample.duration_points(minutes, 29) for minutes in (90, 89, 80, 79, 70, 69, 60, 59, 0)] == [
        5, 4, 4, 3, 3, 2, 2, 1, 1,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("present", "unexcused", "steady", "points"),
    [(18, 0, True, 5), (18, 0, False, 4), (17, 0, False, 3), (15, 0, False, 3), (14, 0, False, 2), (12, 0, True, 2),
     (19, 1, False, 1), (19, 1, True, 2)],
)  # fmt: skip
def test_attendance_of_twenty_by_share_and_steadiness(sample, present, unexcused, steady, points):
    given = sample.attendance_points(present=present, expected=20, unexcused=unexcused, steady=steady)
    assert given == points


def test_the_sample_says_what_the_rulebook_says(sample):
    rules = rulebook.on(DAY)
    assert [criterion.maximum for criterion in sample.criteria] == list(rules.sequence("meeting.score.maxima"))
    assert dict(rules.table("meeting.score.bands").items()) == dict(sample.bands)
    assert sample.duration.shortfall == rules.sequence("meeting.score.duration.shortfall_minutes")
    assert sample.sent_within == rules.count("meeting.score.sent.days")


def test_before_the_guidance_there_is_no_sheet():
    assert scoring.on(date(2025, 10, 27), "regular") is None


OWN = """
title = "Phiếu của Đảng bộ"
since = 2026-01-01
kinds = ["thematic"]
document = "42-HD/BTCTW@2025-10-28"
confidence = "assumed"
sent_within = 5
[bands]
good = 18
fair = 14
average = 10
[[criterion]]
key = "all"
title = "Chất lượng chung"
maximum = 20
"""


@pytest.fixture
def own_folder(tmp_path, monkeypatch):
    (tmp_path / "sheets").mkdir()
    monkeypatch.setenv("RULEBOOK_DIR", str(tmp_path))
    yield tmp_path / "sheets"
    rulebook.reload()


def test_a_committee_s_own_sheet_wins_for_its_kind_of_meeting_only(own_folder):
    (own_folder / "rieng.toml").write_text(OWN, encoding="utf-8")
    own = scoring.on(DAY, "thematic")
    assert (own.title, own.overlay, own.level(18)) == ("Phiếu của Đảng bộ", True, MeetingLevel.GOOD)
    assert own.duration_points(10, 5) is None
    assert scoring.on(DAY, "regular").total == 100


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [("good = 18", "good = 30", "mức điểm"), ('key = "all"', "", "thiếu «key»"), ("maximum = 20", "maximum = -1", "số"),
     ("42-HD/BTCTW@2025-10-28", "1-HD/X@2025-01-01", "không có trong documents.toml")],
)  # fmt: skip
def test_a_faulty_sheet_is_refused_by_name_and_reason(own_folder, was, now, said):
    (own_folder / "rieng.toml").write_text(OWN.replace(was, now), encoding="utf-8")
    with pytest.raises(RulebookError, match=said) as refused:
        scoring.sheets()
    assert "rieng.toml" in str(refused.value)
