"""What a square of a table of attendance says, and which day a header names."""

import unicodedata
from datetime import date

import pytest

from cell_life.intake import days, marks
from cell_life.intake.marks import Mark


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x", ("present", "")), ("X", ("present", "")), ("✓", ("present", "")), ("Có mặt", ("present", "")),
        ("P", ("excused", "leave")), ("Vắng có phép", ("excused", "leave")), ("KP", ("unexcused", "")),
        ("Vắng không lý do", ("unexcused", "")), ("vắng không phép", ("unexcused", "")),
        ("CT", ("excused", "mission")), ("Vắng: đi công tác Huế", ("excused", "mission")),
        ("ốm", ("excused", "ill")), ("Nằm viện Bạch Mai", ("excused", "ill")),
        ("nghỉ thai sản", ("excused", "maternity")),
        ("Miễn sinh hoạt", ("excused", "exempt")), ("đình chỉ", ("excused", "suspended")),
        ("Lý do khác: đưa tang mẹ", ("excused", "other")),
    ],
)  # fmt: skip
def test_marks_and_reasons_are_understood_in_both_forms_of_unicode(text, said):
    for form in ("NFC", "NFD"):
        found = marks.read(unicodedata.normalize(form, text))
        assert isinstance(found, Mark)
        assert found[:2] == said


@pytest.mark.parametrize(
    ("text", "why"),
    [("v", "unclear"), ("Vắng", "unclear"), ("vắng có lý do", "reasonless"), ("bận", "unknown"), ("?", "unknown"),
     ("Lý do khác:", "unknown"),
     ("không ốm", "unknown")],
)  # fmt: skip
def test_nobody_is_taken_as_absent_without_reason_by_an_unclear_mark(text, why):
    assert marks.read(text) == why


def test_a_status_and_its_reason_are_read_together():
    assert marks.together("Vắng", "đi công tác")[:2] == ("excused", "mission")
    assert marks.together("Vắng có lý do", "ốm")[:2] == ("excused", "ill")
    assert marks.together("Có mặt", "đến muộn 15 phút") == ("present", "", "")
    assert marks.together("", "ốm")[:2] == ("excused", "ill")
    assert marks.together("Vắng không lý do", "không liên lạc được")[:2] == ("unexcused", "")
    assert marks.together("Vắng không lý do", "ốm") == "unclear"
    assert marks.together("Vắng có lý do", "bận lắm") == "unknown"
    assert marks.together("Vắng", "") == "unclear"


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("03/09/2026", "mark:2026-09-03"), ("Ngày 3/9", "mark:-09-03"),
        ("Buổi 03/9/2026 (thường kỳ)", "mark:2026-09-03"),
        ("Tháng 9", "mark:-09"), ("T9/2026", "mark:2026-09"), ("Kết quả: 5/8", "mark:-08-05"),
        ("2026-09-03", "mark:2026-09-03"), ("Ngày sinh", ""), ("31/02/2026", ""), ("Ngày sinh: 05/03/1970", ""),
        ("Danh sách tháng 9 năm 2026", ""), ("Số 12-QĐ", ""),
    ],
)  # fmt: skip
def test_a_header_names_a_day_or_a_month_day_first(title, field):
    assert days.field_of(title) == field


def test_a_day_without_year_is_the_last_one_before_the_list():
    assert days.when("-09-03", date(2026, 11, 24)).day == date(2026, 9, 3)
    assert days.when("-12", date(2026, 11, 24)).month == date(2025, 12, 1)
    assert days.when("-02-29", date(2026, 11, 24)) is None
