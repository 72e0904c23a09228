"""The yearly rating step by step: who is rated, the vote, the report, the decision, the register, complaints."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import connection

from accounts.findings import ChangedMeanwhile, Refused
from cell_life.choices import RoundState, Taking
from cell_life.models import Ballot, OrganisationRating, RatingEntry, RatingSheet
from cell_life.rounds import services
from cell_life.rounds.rules import Votes
from cell_life.rounds.services.bodies import Own
from cell_life.rounds.services.deciding import Decided
from cell_life.rounds.services.filling import Line, Sitting, opening_of
from members.choices import PlacementKind
from members.models import Exemption, Membership, Placement, Rating, Suspension
from members.services.standings import Paper
from tests.factories.members import MemberFactory
from tests.factories.rounds import ALL_GOOD, HELD, entries, reported, sitting_of, vote

pytestmark = pytest.mark.django_db
SINCE = date(2024, 1, 1)
PAPER = Paper("45-QĐ/ĐU", date(2026, 11, 23), "Đảng ủy Khu dân cư số 1")
EXCELLENT = Votes((3, 0, 0, 0))


@pytest.fixture
def members(city):
    return [MemberFactory(cell=city.cell, since=SINCE) for _ in range(3)]


def opened(cell, by):
    return services.open_sheet(cell_id=cell.pk, year=2026, by=by)


def decide(city, sheets, by, **more):
    versions = {one.pk: one.version for one in sheets}
    given = {"organisation_id": city.base.pk, "year": 2026, "versions": versions, "paper": PAPER}
    return services.decide_sheets(**(given | more), by=by)


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def membership(person):
    return Membership.objects.get(person=person)


# ── who is rated ────────────────────────────────────────────────────────────
def test_the_sheet_says_from_dated_rows_who_is_rated_and_why_others_are_not(city, members, secretary):
    suspended, exempt, _usual = members
    new = MemberFactory(cell=city.cell, since=date(2026, 8, 1), admitted_on=date(2026, 8, 1), official_on=None)
    guest = MemberFactory(cell=city.second_cell, since=SINCE)
    Placement.objects.create(
        membership=membership(guest), cell=city.cell, kind=PlacementKind.TEMPORARY, starts_on=date(2026, 9, 1)
    )
    Suspension.objects.create(membership=membership(suspended), starts_on=date(2026, 10, 1), decision_number="3-QĐ")
    Exemption.objects.create(membership=membership(exempt), starts_on=date(2026, 2, 1), ground="age_health")
    rows = {row.membership.person_id: row for row in entries(opened(city.cell, secretary))}
    assert rows.keys() == {one.pk for one in (*members, new)}
    takings = {pk: row.taking for pk, row in rows.items()}
    assert takings[suspended.pk] == takings[exempt.pk] == Taking.NOT_RATED
    assert takings[new.pk] == Taking.REMARKED
    assert takings[members[2].pk] == Taking.RATED
    assert "đình chỉ" in rows[suspended.pk].why
    assert "miễn" in rows[exempt.pk].why
    assert "01/08/2026" in rows[new.pk].why


def test_opening_again_adds_who_came_and_takes_off_who_left_with_nothing_written(city, members, secretary):
    sheet = opened(city.cell, secretary)
    left, kept = entries(sheet)[:2]
    RatingEntry.objects.filter(pk=kept.pk).update(remark="tích cực")
    Placement.objects.filter(membership__in=[left.membership_id, kept.membership_id]).update(ends_on=date(2026, 11, 1))
    MemberFactory(cell=city.cell, full_name="Phạm Văn Mới", since=date(2026, 11, 10))
    opened(city.cell, secretary)
    names = {row.membership.person.full_name for row in entries(sheet)}
    assert len(entries(sheet)) == 3
    assert "Phạm Văn Mới" in names
    assert kept.pk in {row.pk for row in entries(sheet)}


def test_opening_a_large_cell_asks_no_more_queries_than_a_small_one(
    city, members, secretary, django_assert_max_num_queries
):
    for _ in range(20):
        MemberFactory(cell=city.cell, since=SINCE)
    with django_assert_max_num_queries(16):
        opened(city.cell, secretary)
    assert RatingEntry.objects.count() == 23


# ── preparing and voting ────────────────────────────────────────────────────
def test_what_two_people_write_into_different_boxes_joins_and_the_same_box_is_told(city, members, secretary, office):
    sheet = opened(city.cell, secretary)
    row = entries(sheet)[0]
    shown = opening_of(sheet, [row])
    first = Line(row.pk, {"points": Decimal("86.5")})
    services.save_lines(sheet_id=sheet.pk, opened=shown, sitting=Sitting(), lines=[first], by=secretary)
    other_box = Line(row.pk, {"points": None, "own_level": "good"})
    services.save_lines(sheet_id=sheet.pk, opened=shown, sitting=Sitting(), lines=[other_box], by=office)
    row.refresh_from_db()
    assert (row.points, row.own_level) == (Decimal("86.50"), "good")
    same_box = Line(row.pk, {"points": Decimal(70)})
    with pytest.raises(Refused) as refusal:
        services.save_lines(sheet_id=sheet.pk, opened=shown, sitting=Sitting(), lines=[same_box], by=office)
    assert codes(refusal) == ["round_taken"]


def test_a_level_above_the_points_asks_for_a_remark(city, members, secretary):
    sheet = opened(city.cell, secretary)
    row = entries(sheet)[0]
    values = {"points": Decimal("89.9"), "proposed_level": "excellent"}
    save = {"sheet_id": sheet.pk, "opened": {}, "sitting": Sitting(), "by": secretary}
    with pytest.raises(Refused) as refusal:
        services.save_lines(lines=[Line(row.pk, values)], **save)
    assert codes(refusal) == ["round_points_level"]
    assert services.save_lines(lines=[Line(row.pk, values | {"remark": "vượt mọi chỉ tiêu"})], **save) == 1


def test_the_vote_adds_up_from_the_highest_level_on_all_official_members(city, members, secretary):
    sheet = opened(city.cell, secretary)
    first, second, third = entries(sheet)
    votes = {first.pk: Votes((1, 1, 0, 0)), second.pk: Votes((2, 1, 0, 0)), third.pk: Votes((1, 0, 0, 0), 1)}
    assert vote(sheet, secretary, votes) == 3
    levels = [row.cell_level for row in entries(sheet)]
    assert levels == ["good", "excellent", ""]
    sheet.refresh_from_db()
    assert sheet.state == RoundState.VOTED
    kept = Ballot.objects.get(pk=RatingEntry.objects.get(pk=first.pk).ballot_id)
    assert (kept.base_size, kept.yes, kept.not_cast, kept.reached) == (3, 2, 1, "good")


def test_more_votes_than_voters_are_refused_and_nothing_is_written(city, members, secretary):
    sheet = opened(city.cell, secretary)
    with pytest.raises(Refused) as refusal:
        vote(sheet, secretary, {entries(sheet)[0].pk: Votes((3, 1, 0, 0))})
    assert "round_votes" in codes(refusal)
    assert refusal.value.findings[0].field == f"v{entries(sheet)[0].pk}"
    assert not Ballot.objects.exists()


def test_nobody_chairs_his_own_review(city, members, secretary):
    sheet = opened(city.cell, secretary)
    with pytest.raises(Refused) as refusal:
        vote(sheet, secretary, ALL_GOOD, other_chair_id=None)
    assert "round_chair" in codes(refusal)


def test_a_vote_counted_wrongly_is_made_void_with_a_reason_and_counted_again(city, members, secretary):
    sheet = opened(city.cell, secretary)
    vote(sheet, secretary, ALL_GOOD)
    row = entries(sheet)[0]
    services.recount(entry_id=row.pk, reason="cộng nhầm một phiếu", by=secretary)
    sheet.refresh_from_db()
    assert sheet.state == RoundState.PREPARING
    vote(sheet, secretary, {row.pk: EXCELLENT})
    assert entries(sheet)[0].cell_level == "excellent"


# ── report, return, decision ────────────────────────────────────────────────
def test_a_report_waits_for_everybody_s_vote_and_for_a_draft_sent_in_time(city, members, secretary):
    sheet = opened(city.cell, secretary)
    with pytest.raises(Refused) as refusal:
        services.report_sheet(sheet_id=sheet.pk, version=sheet.version, by=secretary)
    assert codes(refusal) == ["round_not_voted"]
    vote(sheet, secretary, ALL_GOOD, draft_sent_on=date(2026, 11, 18))
    sheet.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        services.report_sheet(sheet_id=sheet.pk, version=sheet.version, by=secretary)
    assert codes(refusal) == ["round_draft"]
    done = services.report_sheet(sheet_id=sheet.pk, version=sheet.version, reason="đã gửi bản giấy", by=secretary)
    assert (done.state, done.reported_by_id) == (RoundState.REPORTED, secretary.pk)


def test_a_returned_sheet_says_why_and_goes_back_to_the_cell(city, members, secretary, office):
    sheet = reported(city.cell, secretary)
    with pytest.raises(Refused) as refusal:
        services.return_sheet(sheet_id=sheet.pk, version=sheet.version, reason="", by=office)
    assert codes(refusal) == ["required"]
    done = services.return_sheet(sheet_id=sheet.pk, version=sheet.version, reason="thiếu biên bản", by=office)
    assert (done.state, done.returned_reason) == (RoundState.RETURNED, "thiếu biên bản")
    assert services.report_sheet(sheet_id=done.pk, version=done.version, by=secretary).state == RoundState.REPORTED


def test_one_decision_over_two_cells_writes_the_register(city, members, secretary, office):
    for _ in range(3):
        MemberFactory(cell=city.second_cell, since=SINCE)
    sheets = [reported(city.cell, secretary), reported(city.second_cell, secretary)]
    decision = decide(city, sheets, office)
    rows = Rating.objects.values_list("level", "decision_number", "year").distinct()
    assert list(rows) == [("good", "45-QĐ/ĐU", 2026)]
    assert Rating.objects.count() == 6
    assert set(RatingSheet.objects.values_list("state", "decision")) == {(RoundState.DECIDED, decision.pk)}


def test_who_is_not_rated_stands_in_the_register_with_why(city, members, secretary, office):
    MemberFactory(cell=city.cell, since=date(2026, 8, 1), admitted_on=date(2026, 8, 1), official_on=None)
    decide(city, [reported(city.cell, secretary)], office)
    row = Rating.objects.get(level="not_rated")
    assert "chưa đủ 6 tháng" in row.reason


def test_who_reported_does_not_decide(city, members, office):
    with pytest.raises(Refused) as refusal:
        decide(city, [reported(city.cell, office)], office)
    assert codes(refusal) == ["round_same_person"]
    assert not Rating.objects.exists()


def test_another_level_than_the_cell_s_needs_a_reason(city, members, secretary, office):
    sheet = reported(city.cell, secretary)
    row = entries(sheet)[0]
    consider = {"sheet_id": sheet.pk, "version": sheet.version, "by": office}
    with pytest.raises(Refused) as refusal:
        services.consider(choices={row.pk: Decided("done")}, **consider)
    assert codes(refusal) == ["round_reason"]
    assert services.consider(choices={row.pk: Decided("done", "kết luận kiểm tra số 12-KL")}, **consider) == 1
    sheet.refresh_from_db()
    decide(city, [sheet], office)
    assert Rating.objects.get(membership=row.membership).level == "done"


def test_more_excellent_than_a_fifth_of_the_good_is_warned_and_passes_with_a_reason(city, members, secretary, office):
    sheet = reported(city.cell, secretary, EXCELLENT)
    with pytest.raises(Refused) as refusal:
        decide(city, [sheet], office)
    assert codes(refusal) == ["round_cap"]
    assert refusal.value.findings[0].field == "cap_reason"
    decision = decide(city, [sheet], office, cap_reason="ban thường vụ đồng ý tại Công văn 8-CV/ĐU")
    assert decision.cap_reason.startswith("ban thường vụ")


def test_a_number_is_taken_from_the_register_of_decisions(city, members, secretary, office):
    sheet = reported(city.cell, secretary)
    paper = Paper("", date(2026, 11, 23), "Đảng ủy")
    decision = decide(city, [sheet], office, paper=paper, from_register=True)
    assert decision.decision_number == "01-QĐ"
    assert Rating.objects.first().decision_number == "01-QĐ"


# ── announcement and complaints ─────────────────────────────────────────────
@pytest.fixture
def announced(city, members, secretary, office):
    decision = decide(city, [reported(city.cell, secretary)], office)
    services.announce(decision_id=decision.pk, on=date(2026, 11, 24), by=office)
    return RatingSheet.objects.get(decision=decision)


def complain(sheet, by, on=date(2026, 11, 24), **more):
    row = entries(sheet)[0]
    given = {"entry_id": row.pk, "received_on": on, "words": "đề nghị xem xét lại", "by": by}
    return services.receive_complaint(**(given | more))


def test_a_complaint_is_answered_by_somebody_else_and_the_register_is_put_right(announced, secretary, office, officer):
    complaint = complain(announced, secretary)
    answer = {"complaint_id": complaint.pk, "version": complaint.version, "answer": "bổ sung thành tích"}
    with pytest.raises(Refused) as refusal:
        services.answer_complaint(**answer, new_level="excellent", by=office)
    assert codes(refusal) == ["round_same_person"]
    services.answer_complaint(**answer, new_level="excellent", by=officer)
    row = entries(announced)[0]
    assert row.decided_level == "excellent"
    assert Rating.objects.get(membership=row.membership).level == "excellent"
    with pytest.raises(ChangedMeanwhile):
        services.answer_complaint(**answer, by=officer)


def test_one_complaint_at_a_time_and_none_before_the_announcement(announced, members, secretary, city):
    complain(announced, secretary)
    with pytest.raises(Refused) as refusal:
        complain(announced, secretary)
    assert codes(refusal) == ["round_complaint_open"]
    with pytest.raises(Refused) as refusal:
        complain(announced, secretary, on=date(2026, 11, 1))
    assert "round_complaint_day" in codes(refusal)


# ── bodies ──────────────────────────────────────────────────────────────────
def test_a_body_says_its_level_and_the_level_above_decides_with_a_reason_where_they_differ(city, secretary, office):
    own = Own("excellent", Decimal(92))
    services.report_body(organisation_id=city.cell.pk, year=2026, own=own, by=secretary)
    given = {"organisation_id": city.base.pk, "year": 2026, "paper": PAPER, "by": office}
    with pytest.raises(Refused) as refusal:
        services.decide_bodies(choices={city.cell.pk: Decided("good")}, **given)
    assert codes(refusal) == ["round_reason"]
    choices = {city.cell.pk: Decided("good", "có đồng chí bị kỷ luật"), city.second_cell.pk: Decided("done")}
    services.decide_bodies(choices=choices, **given)
    assert dict(OrganisationRating.objects.values_list("organisation", "level")) == {
        city.cell.pk: "good",
        city.second_cell.pk: "done",
    }


# ── two at once ─────────────────────────────────────────────────────────────
@pytest.mark.django_db(transaction=True)
def test_two_people_deciding_the_same_sheet_at_once_make_one_decision(city, members, secretary, office, officer):
    sheet = reported(city.cell, secretary)

    def act(by):
        with connection.cursor() as cursor:
            cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')
        try:
            return decide(city, [sheet], by).pk
        except (Refused, ChangedMeanwhile):
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(act, [office, officer]))
    assert sorted(one is None for one in done) == [False, True]
    assert set(Rating.objects.values_list("decision_number", flat=True)) == {"45-QĐ/ĐU"}


def test_the_sitting_uses_the_list_of_its_day(city, members, secretary):
    sheet = opened(city.cell, secretary)
    assert sitting_of(sheet).voted_on == HELD
