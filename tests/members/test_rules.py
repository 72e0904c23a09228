"""What the values of a person contradict, on both sides of each boundary."""

from datetime import date

import pytest

from accounts.findings import Level
from members.rules import LIST_CODES, person_findings
from vietnam.dates import parse

TODAY = date(2026, 11, 24)
GOOD = {
    "full_name": "Nguyễn Thị Ánh",
    "sex": "female",
    "born_on": parse("14/02/1958"),
    "identity_number": "001158000123",
    "card_number": "001158000123",
    "decided_on": parse("02/05/1985"),
    "admitted_on": parse("19/05/1985"),
    "official_on": parse("19/05/1986"),
    "card_issued_on": parse("02/09/2025"),
    "cell": 7,
}


def codes(**changes) -> list[tuple[str, str]]:
    values = {
        **GOOD,
        **{key: parse(value) if key.endswith("_on") and value else value for key, value in changes.items()},
    }
    return [(finding.code, finding.field) for finding in person_findings(values, TODAY)]


def test_a_good_record_has_no_findings():
    assert codes() == []


@pytest.mark.parametrize("field", ["full_name", "born_on", "cell"])
def test_name_birth_date_and_cell_are_demanded(field):
    assert codes(**{field: ""}) == [("required", field)]


def test_a_cell_is_demanded_only_where_it_is_asked_for():
    values = {key: value for key, value in GOOD.items() if key != "cell"}
    assert person_findings(values, TODAY) == []


@pytest.mark.parametrize(
    ("field", "last_good", "first_bad"),
    [
        ("official_on", "24/11/2026", "25/11/2026"),
        ("card_issued_on", "24/11/2026", "25/11/2026"),
        ("official_on", "11/2026", "12/2026"),
        ("official_on", "2026", "2027"),
    ],
)
def test_a_day_still_to_come_is_refused(field, last_good, first_bad):
    assert ("date_in_future", field) not in codes(**{field: last_good})
    assert ("date_in_future", field) in codes(**{field: first_bad})


@pytest.mark.parametrize(
    ("official", "wrong"), [("18/05/1985", True), ("19/05/1985", False), ("05/1985", False), ("04/1985", True)]
)
def test_official_before_admission_is_refused_when_it_is_sure(official, wrong):
    assert (("official_before_admission", "official_on") in codes(official_on=official)) is wrong


@pytest.mark.parametrize(
    ("born", "admitted", "wrong"),
    [
        ("31/05/1967", "01/05/1985", False),
        ("01/06/1967", "31/05/1985", True),
        ("31/05/1967", "30/04/1985", True),
        ("1967", "02/01/1985", False),
        ("1967", "31/12/1984", True),
        ("05/1967", "05/1985", False),
        ("05/1967", "04/1985", True),
    ],
)
def test_admission_before_the_month_of_the_eighteenth_birthday_is_doubted(born, admitted, wrong):
    found = codes(born_on=born, admitted_on=admitted, official_on="", identity_number="", card_number="", decided_on="")
    assert (("admitted_under_18", "admitted_on") in found) is wrong


@pytest.mark.parametrize(("admitted", "missing"), [("05/1985", True), ("1985", True), ("19/05/1985", False)])
def test_an_admission_without_its_day_is_doubted(admitted, missing):
    found = codes(admitted_on=admitted, decided_on="", official_on="2025")
    assert (("admission_day_missing", "admitted_on") in found) is missing


@pytest.mark.parametrize(
    ("admitted", "official", "doubted"),
    [
        ("03/02/1990", "03/02/1991", False),
        ("03/02/1990", "04/02/1991", True),
        ("03/02/1990", "02/02/1991", True),
        ("03/02/1990", "02/1991", False),
        ("02/1990", "03/1991", True),
        ("31/12/1986", "30/06/1987", False),
        ("01/01/1987", "30/06/1987", True),
        ("29/02/2024", "28/02/2025", False),
    ],
)
def test_probation_of_other_than_twelve_months_is_doubted_from_1987(admitted, official, doubted):
    found = codes(admitted_on=admitted, official_on=official, decided_on="")
    assert (("probation_length", "official_on") in found) is doubted


@pytest.mark.parametrize(("decided", "doubted"), [("19/05/1985", False), ("20/05/1985", True), ("05/1985", False)])
def test_a_decision_after_the_ceremony_is_doubted(decided, doubted):
    assert (("decision_after_admission", "decided_on") in codes(decided_on=decided)) is doubted


def test_a_card_issued_before_admission_is_doubted():
    assert ("card_before_admission", "card_issued_on") in codes(card_issued_on="18/05/1985")


@pytest.mark.parametrize(("born", "doubted"), [("24/11/1916", False), ("23/11/1916", True), ("1916", False)])
def test_a_birth_more_than_110_years_ago_is_doubted(born, doubted):
    found = codes(born_on=born, identity_number="", card_number="")
    assert (("too_old", "born_on") in found) is doubted


@pytest.mark.parametrize(
    ("number", "code", "level"),
    [
        ("00115800012", "identity_length", Level.ERROR),
        ("0011580001234", "identity_length", Level.ERROR),
        ("00115800012A", "identity_characters", Level.ERROR),
        ("012345678", "old_identity_card", Level.WARNING),
        ("001058000123", "identity_sex_mismatch", Level.WARNING),
        ("001159000123", "identity_year_mismatch", Level.WARNING),
        ("003158000123", "unknown_province", Level.WARNING),
    ],
)
def test_an_identity_number_is_read(number, code, level):
    found = person_findings({**GOOD, "identity_number": number, "card_number": ""}, TODAY)
    assert [(finding.code, finding.level) for finding in found] == [(code, level)]
    assert number not in str(found[0].value)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("001158000124", "card_identity_mismatch"),
        ("12345678", "card_legacy"),
        ("1234567", "card_length"),
        ("12345678901X", "card_characters"),
    ],
)
def test_a_card_number_is_read(number, code):
    assert codes(card_number=number) == [(code, "card_number")]


def test_an_end_before_the_admission_is_refused():
    assert ("admission_after_end", "admitted_on") in codes(ended_on="18/05/1985")
    assert ("admission_after_end", "admitted_on") not in codes(ended_on="19/05/1985")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Nguyễn Văn 😀", "name_characters"),
        ("=CMD()", "name_characters"),
        ("a@b.vn", "name_characters"),
        ("Ấ" * 121, "text_too_long"),
        ("x" * 10_000, "text_too_long"),
    ],
)
def test_a_name_that_is_none_is_refused(name, code):
    assert codes(full_name=name) == [(code, "full_name")]


@pytest.mark.parametrize("name", ["Y Phương", "H'Hen Niê", "K'Sor Krơn", "Thào", "Nguyễn Thị Hoà", "Ê-ban Y Bih"])
def test_names_of_all_peoples_are_names(name):
    assert codes(full_name=name) == []


def test_a_field_already_unreadable_is_asked_nothing_more():
    assert person_findings({**GOOD, "born_on": None}, TODAY, skip={"born_on"}) == []


def test_every_finding_says_reason_and_remedy():
    values = {**GOOD, "full_name": "", "sex": "male", "official_on": parse("1/1/1980"), "identity_number": "12"}
    found = person_findings(values, TODAY)
    assert len(found) >= 3
    assert all(str(finding.reason) and str(finding.remedy) for finding in found)


def test_the_codes_of_lists_are_codes_of_the_rules():
    assert {"required", "official_before_admission", "identity_sex_mismatch"} <= LIST_CODES
    assert "probation_length" not in LIST_CODES
