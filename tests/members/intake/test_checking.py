"""What each fault is called and when it is raised, cell by cell."""

from datetime import date
from types import SimpleNamespace

import pytest

from jobs.intake.cells import Formula
from jobs.intake.headers import SheetPlan
from jobs.intake.sheet import Row
from members.intake.cells import CellIndex, cell_key
from members.intake.checking import Checker
from members.intake.showing import person_json

FIELDS = (
    "full_name",
    "sex",
    "born_on",
    "identity_number",
    "card_number",
    "admitted_on",
    "official_on",
    "cell",
    "ethnic",
)
TODAY = date(2026, 11, 24)


@pytest.fixture
def cells() -> CellIndex:
    index = CellIndex("Đảng bộ phường Thử Nghiệm")
    for key, name in enumerate(("Chi bộ Thôn Đoài", "Chi bộ Hoà Bình", "Chi bộ Quân sự"), 1):
        index.add(key, name, f"0100100000000{key}")
    return index


@pytest.fixture
def check(cells):
    """Return a function that checks one row given by field, and rows after it."""
    checker = Checker(cells, TODAY)
    plan = SheetPlan("S", 1, list(FIELDS), list(FIELDS), dict(enumerate(FIELDS)))
    count = iter(range(2, 10_000))

    def run(**values):
        given = {"full_name": "Nguyễn Văn An", "born_on": "05/03/1970", "cell": "Chi bộ Thôn Đoài", **values}
        number = next(count)
        checked = checker.check(number - 1, plan, Row(number, [given.get(name) for name in FIELDS]))
        return SimpleNamespace(
            outcome=str(checked.outcome),
            codes=[fault.code for fault in checked.faults],
            faults=checked.faults,
            person=person_json(checked.values, cells),
        )

    return run


@pytest.mark.parametrize(
    ("values", "code", "outcome"),
    [
        ({"full_name": None}, "required", "refused"),
        ({"full_name": "\u200b\u00a0"}, "required", "refused"),
        ({"born_on": None}, "required", "refused"),
        ({"cell": None}, "required", "refused"),
        ({"born_on": "31/02/1970"}, "impossible_date", "refused"),
        ({"born_on": "không rõ"}, "impossible_date", "refused"),
        ({"born_on": "05/03/70"}, "two_digit_year", "refused"),
        ({"born_on": "05/03/2027"}, "date_in_future", "refused"),
        ({"official_on": "25/11/2026", "admitted_on": "25/11/2000"}, "date_in_future", "refused"),
        ({"admitted_on": "19/05/1995", "official_on": "18/05/1995"}, "official_before_admission", "refused"),
        ({"admitted_on": "28/02/1988"}, "admitted_under_18", "warning"),
        ({"admitted_on": "5/1995"}, "admission_day_missing", "warning"),
        ({"identity_number": "00107012345"}, "identity_length", "refused"),
        ({"identity_number": "1070123456"}, "identity_length", "refused"),
        ({"identity_number": "00107012345X"}, "identity_characters", "refused"),
        ({"identity_number": 1070123456, "sex": "Nam"}, "leading_zeros_restored", "warning"),
        ({"identity_number": 1071123456, "sex": "Nam"}, "identity_length", "refused"),
        ({"identity_number": "012345678"}, "old_identity_card", "warning"),
        ({"identity_number": "001170123456", "sex": "Nam"}, "identity_sex_mismatch", "warning"),
        ({"identity_number": "001071123456"}, "identity_year_mismatch", "warning"),
        ({"identity_number": "003070123456"}, "unknown_province", "warning"),
        ({"cell": "Chi bộ Thôn Đoai"}, "unknown_cell", "refused"),
        ({"ethnic": "Klingon"}, "unknown_ethnic", "refused"),
        ({"full_name": "Nguyễn 😀 An"}, "name_characters", "refused"),
        ({"full_name": "@Nguyễn An"}, "name_characters", "refused"),
        ({"born_on": Formula("=TODAY()")}, "formula", "refused"),
        ({"full_name": "A" * 2001}, "text_too_long", "refused"),
        ({"full_name": "Nguyễn Vаn Аn"}, "lookalike_letters", "warning"),
    ],
)
def test_each_fault_has_its_code_and_outcome(check, values, code, outcome):
    checked = check(**values)
    assert code in checked.codes
    assert checked.outcome == outcome
    fault = checked.faults[0]
    assert fault.reason
    assert fault.remedy


@pytest.mark.parametrize(
    "values",
    [
        {"admitted_on": "01/03/1988"},
        {"born_on": "1970", "admitted_on": "05/01/1988"},
        {"born_on": 25632},
        {"born_on": date(1970, 3, 5)},
        {"born_on": "5-3-1970"},
        {"born_on": "05.03.1970"},
        {"born_on": "00/00/1970"},
        {"born_on": "3/1970"},
        {"born_on": 1970},
        {"identity_number": "'001070123456"},
        {"identity_number": "001070123456.0"},
        {"ethnic": "Dân tộc Kinh"},
        {"ethnic": "KINH"},
        {"sex": "NAM"},
        {"sex": "Nu"},
        {"cell": "  CHI  BỘ THÔN  ĐOÀI "},
        {"cell": "Chi bộ Hòa Bình"},
        {"cell": "01001000000003"},
        {"full_name": "\u200eNGUYỄN\u00a0\u00a0VĂN AN\u200b"},
        {"full_name": "H'Hen Niê"},
    ],
)
def test_ways_of_writing_are_accepted_silently(check, values):
    checked = check(**values)
    assert checked.codes == []
    assert checked.outcome == "accepted"


def test_values_come_out_in_one_form(check):
    person = check(
        full_name="  NGUYỄN   VĂN  AN ", born_on="5/3/1970", sex="nữ", ethnic="kinh", identity_number=1170123456
    ).person
    assert person["full_name"] == "Nguyễn Văn An"
    assert (person["born_on"], person["born_precision"]) == ("1970-03-05", "day")
    assert (person["sex"], person["ethnic"], person["cell"]) == ("female", "Kinh", "Chi bộ Thôn Đoài")
    assert person["identity_number"] == "001170123456"
    assert person["card_number"] is None


def test_nine_digits_go_to_the_old_card(check):
    person = check(identity_number=123456789).person
    assert person["identity_number"] is None
    assert person["old_identity_card"] == "123456789"


def test_cyrillic_letters_are_put_right(check):
    assert check(full_name="Nguyễn Vаn Аn").person["full_name"] == "Nguyễn Van An"


def test_an_unknown_cell_names_the_nearest(check):
    assert "Chi bộ Thôn Đoài" in check(cell="Chi bộ Thôn Đòai X").faults[0].remedy


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ({"identity_number": "001070123456"}, {"identity_number": "001070123456", "full_name": "Trần Văn Bê"}, True),
        ({"card_number": "001070123456"}, {"card_number": "001070123456", "full_name": "Trần Văn Bê"}, True),
        ({}, {"full_name": "NGUYỄN VĂN AN"}, True),
        ({"identity_number": "001070123456"}, {}, True),
        ({"identity_number": "001070123456"}, {"identity_number": "001070123457"}, False),
        ({}, {"born_on": "1970"}, False),
        ({}, {"born_on": "06/03/1970"}, False),
    ],
)
def test_an_earlier_row_of_the_same_person_makes_a_duplicate(check, first, second, code):
    check(**first)
    checked = check(**second)
    assert ("duplicate_in_file" in checked.codes) is code
    assert (checked.outcome == "duplicate") is code
    if code:
        assert "dòng 2" in checked.faults[-1].reason


def test_the_strongest_fault_decides(check):
    check(identity_number="001070123456")
    assert check(identity_number="001070123456", admitted_on="5/1995").outcome == "duplicate"
    assert check(identity_number="001070123456", born_on="31/02/1970").outcome == "refused"


def test_the_place_of_a_tone_mark_does_not_make_another_cell():
    assert cell_key("Chi bộ Hoà Bình") == cell_key(" CHI BỘ  Hòa Bình")
    assert cell_key("Chi bộ Hoa Bình") != cell_key("Chi bộ Hòa Bình")
