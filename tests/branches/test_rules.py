"""Guards of organisations on both sides of each boundary."""

from datetime import date, timedelta

import pytest

from accounts.findings import Level
from branches import rules
from branches.choices import Kind
from branches.rules import Body, Paper

DAY = date(2026, 3, 1)
WARD = Body("Đảng bộ phường Láng", Kind.COMMUNE, date(2025, 7, 1), code="01002000000000", path="1/2/")


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("kind", "parent", "found"),
    [
        (Kind.CELL, Kind.COMMUNE, []),
        (Kind.CELL, Kind.CITY, ["kind_under_parent"]),
        (Kind.BASE, Kind.COMMUNE, []),
        (Kind.COMMUNE, Kind.COMMUNE, ["kind_under_parent"]),
        (Kind.CELL, None, ["parent_missing"]),
        (Kind.CITY, None, []),
        (Kind.CITY, Kind.CITY, ["kind_under_parent"]),
        ("đoàn", Kind.COMMUNE, ["required"]),
    ],
)
def test_a_kind_stands_under_some_kinds_only(kind, parent, found):
    assert codes(rules.kind_findings(kind, parent, DAY)) == found


@pytest.mark.parametrize(
    ("kind", "parent", "day", "found"),
    [
        (Kind.UNDER_BASE, Kind.BASE, date(2026, 7, 25), ["kind_not_in_force"]),
        (Kind.UNDER_BASE, Kind.BASE, date(2026, 7, 26), []),
        (Kind.BASE_CELL, Kind.UPPER, date(2026, 7, 25), []),
        (Kind.BASE_CELL, Kind.UPPER, date(2026, 7, 26), ["kind_not_in_force"]),
        (Kind.COMMUNE, Kind.CITY, date(2025, 6, 30), ["kind_not_in_force"]),
        (Kind.COMMUNE, Kind.CITY, date(2025, 7, 1), []),
    ],
)
def test_a_kind_is_in_use_between_its_days(kind, parent, day, found):
    findings = rules.kind_findings(kind, parent, day)
    assert codes(findings) == found
    assert all(finding.level == Level.WARNING for finding in findings)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("", []),
        ("01002000000001", []),
        ("0100200000001", ["code_digits"]),
        ("0100200000000a", ["code_digits"]),
        ("01003000000001", ["code_outside_parent"]),
        ("01002000000000", ["code_outside_parent"]),
    ],
)
def test_a_code_has_fourteen_digits_under_the_parents(code, found):
    assert codes(rules.code_findings(code, Kind.CELL, above=WARD)) == found


def test_a_code_held_by_another_body_is_refused():
    assert codes(rules.code_findings("01002000000001", Kind.CELL, above=WARD, is_taken=True)) == ["code_taken"]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (DAY, []),
        (DAY + timedelta(days=1), ["date_in_future"]),
        (WARD.opened_on, []),
        (WARD.opened_on - timedelta(days=1), ["before_parent"]),
        (date(1930, 2, 2), ["date_too_early", "before_parent"]),
    ],
)
def test_the_day_is_neither_to_come_nor_before_the_parent(day, found):
    assert codes(rules.day_findings(day, Paper(), today=DAY, above=WARD)) == found


def test_a_closed_parent_takes_no_more():
    closed = Body("Đảng bộ cũ", Kind.BASE, date(2020, 1, 1), closed_on=DAY)
    assert codes(rules.day_findings(DAY, Paper(), today=DAY, above=closed)) == ["parent_closed"]
    assert codes(rules.day_findings(DAY - timedelta(days=1), Paper(), today=DAY, above=closed)) == []


def test_a_paper_signed_after_its_effect_is_a_warning_and_signed_tomorrow_is_refused():
    assert codes(rules.paper_findings(Paper("1", DAY), DAY, today=DAY)) == []
    late = rules.paper_findings(Paper("1", DAY), DAY - timedelta(days=1), today=DAY)
    assert codes(late) == ["decided_after_effect"]
    assert not late[0].stops
    assert codes(rules.paper_findings(Paper("1", DAY + timedelta(days=1)), DAY, today=DAY)) == ["date_in_future"]


def test_a_namesake_under_one_parent_is_a_warning():
    found = rules.name_findings("Chi bộ Thôn Đoài", ["CHI BỘ THÔN ĐOÀI"])
    assert codes(found) == ["namesake"]
    assert not found[0].stops


@pytest.mark.parametrize("name", ["", "x" * 201, "Chi bộ Тhôn"])
def test_a_name_that_cannot_stand_is_refused(name):
    assert any(finding.stops for finding in rules.name_findings(name))


def test_an_act_must_come_after_the_period_in_force_began():
    assert codes(rules.order_findings(DAY, DAY)) == ["not_after_period"]
    assert codes(rules.order_findings(DAY + timedelta(days=1), DAY)) == []


def test_a_body_moves_neither_under_itself_nor_to_where_it_is():
    below = Body("Chi bộ", Kind.BASE, DAY, path="1/2/3/")
    assert codes(rules.move_findings(WARD, "1/", below)) == ["under_itself"]
    assert codes(rules.move_findings(below, "1/2/", WARD)) == ["same_parent"]
    assert codes(rules.move_findings(below, "1/9/", WARD)) == []


def test_children_must_fit_a_new_kind():
    assert codes(rules.child_findings(Kind.CELL, [Kind.CELL])) == ["children_do_not_fit"]
    assert codes(rules.child_findings(Kind.BASE, [Kind.CELL])) == []
