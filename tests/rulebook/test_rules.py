"""The rules of a day: values on both sides of each change, and every promised key on every day."""

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rulebook
from rulebook import Confidence, Parameter, RuleUnknown, Table, wording
from rulebook.checking import PROMISED_KEYS

CHANGES = [
    date(2016, 7, 25),
    date(2021, 7, 30),
    date(2025, 1, 20),
    date(2025, 7, 1),
    date(2026, 4, 8),
    date(2026, 7, 26),
]
covered = st.dates(date(2016, 7, 25), date(2030, 12, 31))


def value(key, day):
    return rulebook.on(day)[key].value


@pytest.mark.parametrize(
    ("day", "number", "guidance"),
    [
        (date(2024, 3, 1), "24-QĐ/TW", "01-HD/TW@2021-09-28"),
        (date(2025, 8, 1), "294-QĐ/TW", "06-HD/TW@2025-06-09"),
        (date(2026, 9, 1), "208-QĐ/TW", "01-HD/TW@2026-05-19"),
    ],
)
def test_rule_set_by_date_screening_fact_1(day, number, guidance):
    rules = rulebook.on(day)
    assert rules.governing.number == number
    assert guidance in {document.id for document in rules.documents}
    assert number in rules.name


@pytest.mark.parametrize(
    ("last_day", "old", "new"),
    [
        (date(2016, 7, 24), "", "29-QĐ/TW"),
        (date(2021, 7, 29), "29-QĐ/TW", "24-QĐ/TW"),
        (date(2025, 1, 19), "24-QĐ/TW", "232-QĐ/TW"),
        (date(2025, 6, 30), "232-QĐ/TW", "294-QĐ/TW"),
        (date(2026, 4, 7), "294-QĐ/TW", "20-QĐ/TW"),
        (date(2026, 7, 25), "20-QĐ/TW", "208-QĐ/TW"),
    ],
)
def test_the_governing_regulation_changes_on_the_day(last_day, old, new):
    assert rulebook.on(last_day).governing.number == old
    assert rulebook.on(last_day + timedelta(days=1)).governing.number == new


@pytest.mark.parametrize(
    ("day", "decision", "extension", "recognition", "recognition_extension"),
    [
        (date(2020, 1, 1), 60, 30, 30, 30),
        (date(2023, 1, 1), 60, 30, 30, 30),
        (date(2025, 6, 30), 60, 30, 30, 30),
        (date(2025, 7, 1), 45, 15, 30, 15),
        (date(2026, 5, 1), 45, 15, 30, 15),
        (date(2026, 9, 1), 45, 15, 30, 15),
    ],
)
def test_decision_limits_of_each_regulation_details_0_1(day, decision, extension, recognition, recognition_extension):
    assert value("admission.decision.working_days", day) == decision
    assert value("admission.decision.extension_working_days", day) == extension
    assert value("recognition.decision.working_days", day) == recognition
    assert value("recognition.decision.extension_working_days", day) == recognition_extension


@pytest.mark.parametrize(
    ("day", "confidence"),
    [
        (date(2020, 1, 1), Confidence.VERIFIED),
        (date(2023, 1, 1), Confidence.ASSUMED),
        (date(2025, 3, 1), Confidence.VERIFIED),
        (date(2025, 8, 1), Confidence.VERIFIED),
        (date(2026, 5, 1), Confidence.ASSUMED),
        (date(2026, 9, 1), Confidence.ASSUMED),
    ],
)
def test_only_texts_that_were_read_are_verified(day, confidence):
    parameter = rulebook.on(day)["admission.decision.working_days"]
    assert parameter.confidence is confidence
    assert parameter.refuses is (confidence is Confidence.VERIFIED)


def test_ceremony_clock_runs_from_receipt_until_20_and_from_issue_since_208():
    assert value("admission.ceremony.clock", date(2025, 8, 1)) == "receipt"
    assert rulebook.on(date(2026, 7, 25))["admission.ceremony.clock"].confidence is Confidence.ASSUMED
    assert value("admission.ceremony.clock", date(2026, 7, 25)) == "receipt"
    assert value("admission.ceremony.clock", date(2026, 7, 26)) == "issue"
    assert value("admission.ceremony.working_days", date(2026, 7, 26)) == 30


def test_schooling_needs_a_diploma_under_24_and_completion_under_208_admissions_fact_17():
    assert value("admission.education", date(2024, 6, 1)) == "diploma"
    assert value("admission.education", date(2026, 9, 3)) == "completion"


def test_probation_is_prolonged_only_under_the_hanoi_flag_details_fact_25():
    assert value("probation.prolong.allowed", date(2025, 11, 20)) is False
    assert value("probation.prolong.allowed", date(2025, 11, 21)) is True
    assert value("probation.prolong.max_months", date(2026, 1, 1)) == 12


def test_limits_of_the_screening_facts_3_5_15_23_25_27_29():
    rules = rulebook.on(date(2026, 9, 1))
    assert rules.count("striking_off.absence.months") == 3
    assert rules.count("striking_off.dues.months") == 3
    assert rules.count("help.failed_ratings.years") == 2
    assert rules.count("striking_off.statement_requests") == 3
    assert (rules.count("suspension.days"), rules.count("suspension.extension_days")) == (90, 30)
    assert rules.count("complaint.striking_off.working_days") == 30
    assert rules.count("complaint.resolution.working_days") == 90
    assert rules.count("complaint.resolution.centre_working_days") == 180
    assert (rules.count("readmission.months"), rules.count("readmission.crime.months")) == (36, 60)
    assert rules.count("readmission.times") == 1
    assert rules.share("help.vote.share") == Fraction(2, 3)


def test_retired_member_in_an_enterprise_cell_details_fact_15():
    rules = rulebook.on(date(2026, 1, 1))
    assert rules.count("enterprise_retired.contract_months") == 12
    assert rules.share("enterprise_retired.working_time.share") == Fraction(1, 2)
    assert rules.count("enterprise_retired.payroll_months") == 6


def test_a_cell_below_three_official_members_and_a_base_of_thirty_records_fact_35():
    rules = rulebook.on(date(2026, 1, 1))
    assert rules.count("organisation.min_official_members") == 3
    assert rules.count("organisation.base_committee.min_members") == 30


def test_base_salary_on_both_sides_of_each_change():
    assert value("base_salary", date(2024, 6, 30)) == 1_800_000
    assert value("base_salary", date(2024, 7, 1)) == 2_340_000
    assert value("base_salary", date(2026, 6, 30)) == 2_340_000
    assert value("base_salary", date(2026, 7, 1)) == 2_530_000


def test_gift_multiples_have_no_default_for_45_85_and_90():
    multiples = value("badge.gift.multiples", date(2026, 9, 2))
    assert multiples == {30: Fraction(3, 2), 40: 2, 50: 3, 55: Fraction(7, 2), 60: 5, 65: 6, 70: 8, 75: 10, 80: 15}


@given(day=covered)
def test_every_promised_key_has_a_value_on_every_day_from_25_7_2016(day):
    rules = rulebook.on(day)
    for key in PROMISED_KEYS:
        parameter = rules[key]
        assert parameter.since <= day
        assert parameter.until is None or day < parameter.until
        assert parameter.source
        assert parameter.unit


@pytest.mark.parametrize("key", PROMISED_KEYS)
@pytest.mark.parametrize("day", [one + timedelta(days=shift) for one in CHANGES for shift in (-1, 0, 1)])
def test_promised_keys_on_both_sides_of_each_change(key, day):
    if day >= date(2016, 7, 25):
        assert key in rulebook.on(day)


@given(day=st.dates(date(2011, 1, 19), date(2016, 7, 24)))
def test_before_25_7_2016_only_the_charter_is_known(day):
    rules = rulebook.on(day)
    assert {parameter.document.kind for parameter in rules.values()} == {"Điều lệ Đảng"}
    assert rules["admission.vote.share"].value == Fraction(2, 3)
    assert rules["probation.months"].value == 12


def test_an_unknown_rule_names_the_key_and_the_day():
    with pytest.raises(RuleUnknown, match=r"dues\.pension\.rate.*24/07/2016") as caught:
        rulebook.on(date(2016, 7, 24))["dues.pension.rate"]
    assert isinstance(caught.value, KeyError)
    assert (caught.value.key, caught.value.day) == ("dues.pension.rate", date(2016, 7, 24))


def test_a_key_that_never_was_raises_too():
    with pytest.raises(RuleUnknown, match="nonsense"):
        rulebook.on(date(2026, 1, 1))["nonsense"]


def test_shares_are_fractions_lists_tuples_tables_unchangeable():
    for periods in rulebook.changes().values():
        for parameter in periods:
            items = parameter.value
            assert isinstance(items, int | str | Fraction | tuple | Table)
            if parameter.unit == "phần" and isinstance(items, Fraction):
                assert 0 < items <= 1
    table = value("rating.bands", date(2026, 1, 1))
    with pytest.raises(TypeError):
        table["excellent"] = 1
    with pytest.raises(TypeError):
        table.update(excellent=1)


def test_the_same_day_gives_the_same_object():
    assert rulebook.on(date(2026, 1, 1)) is rulebook.on(date(2026, 1, 1))


def test_a_moment_is_not_a_day():
    with pytest.raises(TypeError):
        rulebook.on(datetime(2026, 1, 1, 8, 0))  # noqa: DTZ001 - any datetime is refused


def test_the_typed_questions_refuse_the_wrong_type():
    rules = rulebook.on(date(2026, 1, 1))
    assert rules.flag("probation.prolong.allowed") is True
    assert rules.choice("admission.ceremony.clock") == "receipt"
    with pytest.raises(TypeError, match=r"admission\.ceremony\.clock"):
        rules.count("admission.ceremony.clock")
    with pytest.raises(TypeError):
        rules.count("probation.prolong.allowed")


def test_changes_tell_the_story_of_a_key_in_order():
    story = rulebook.changes()["admission.decision.working_days"]
    assert [one.value for one in story] == [60, 60, 60, 45, 45, 45]
    assert [one.since for one in story] == CHANGES
    assert all(isinstance(one, Parameter) and one.document.governing for one in story)
    assert tuple(rulebook.changes()) == rulebook.keys()


def test_number_alone_is_no_key_for_01_hd_tw():
    same = [document for document in rulebook.documents() if document.number == "01-HD/TW"]
    assert len({document.issued_on for document in same}) == len(same) == 3


def test_only_one_of_documents_replacing_each_other_is_in_force():
    for document in rulebook.documents():
        if document.replaced_by and document.until:
            assert not document.in_force(document.until)
            assert document.in_force(document.until - timedelta(days=1))


def test_the_fingerprint_changes_with_the_rules_and_only_then():
    assert rulebook.on(date(2026, 8, 1)).fingerprint == rulebook.on(date(2026, 8, 2)).fingerprint
    assert rulebook.on(date(2026, 7, 25)).fingerprint != rulebook.on(date(2026, 7, 26)).fingerprint


def test_vietnamese_words_for_confidence():
    assert {level.label for level in Confidence} == {
        "đã kiểm chứng",
        "theo nguồn thứ cấp, chưa kiểm chứng",
        "giả định, chưa kiểm chứng",
    }


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("admission.decision.working_days", "45 ngày làm việc"),
        ("admission.vote.share", "2/3"),
        ("admission.standing_committee.vote.share", "quá 1/2"),
        ("admission.ceremony.clock", "từ ngày ban hành quyết định"),
        ("probation.prolong.allowed", "có"),
        ("dues.uninsured.rate", "0,3%"),
        ("dues.relief.shares", "30%, 50%, 70%"),
        ("rating.excellent.cap", "20%"),
        ("base_salary", "2.530.000 đồng"),
        ("minimum_wage", "vùng I: 5.310.000; vùng II: 4.730.000; vùng III: 4.140.000; vùng IV: 3.700.000 (đồng)"),
        ("badge.discipline_delay.months", "khiển trách: 6; cảnh cáo: 9; cách chức: 12 (tháng)"),
    ],
)
def test_values_are_said_in_vietnamese(key, said):
    assert wording.words(rulebook.on(date(2026, 9, 1))[key]) == said


def test_gift_multiples_are_said_with_a_decimal_comma():
    assert wording.words(rulebook.on(date(2026, 9, 1))["badge.gift.multiples"]).startswith("30: 1,5; 40: 2; ")


def test_every_value_can_be_said_and_every_choice_has_a_label():
    for periods in rulebook.changes().values():
        for parameter in periods:
            assert wording.words(parameter)
            if parameter.unit == "lựa chọn" and isinstance(parameter.value, str):
                assert parameter.value in wording.CHOICES[parameter.key]
