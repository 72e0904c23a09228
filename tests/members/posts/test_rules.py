"""Judging an appointment: both sides of each boundary, verified rules stop, others ask for a reason."""

from datetime import date

import pytest

from accounts.findings import Level
from branches.choices import Kind
from members.choices import PostKind
from members.posts import rules
from members.posts.rules import Appointee, Body, Wanted

TODAY = date(2026, 11, 24)
WHO = Appointee("Nguyễn Thị Hòa", path="1/2/3/", official_on=date(2000, 1, 1))
CELL = Body("Chi bộ 7", Kind.CELL, "1/2/3/", official=12, seats=2)


def wanted(kind=PostKind.MEMBER, starts_on=date(2026, 7, 1), **more):
    return Wanted(kind, starts_on, decision_number="1-QĐ/ĐU", **more)


def found(who=WHO, body=CELL, post=None):
    return rules.appointment_findings(who, body, post or wanted(), TODAY)


def codes(findings):
    return [finding.code for finding in findings]


def test_an_official_member_of_the_cell_by_a_paper_is_fine():
    assert found() == []


def test_the_body_must_exist_that_day():
    assert codes(found(body=Body("", "", ""))) == ["body_not_there"]


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (Appointee("X", path="1/2/3/", official_on=date(2026, 7, 2)), "post_not_official"),
        (Appointee("X", path="1/2/3/"), "post_not_official"),
        (Appointee("X", path="1/2/33/", official_on=date(2000, 1, 1)), "post_outside_body"),
        (Appointee("X", path="1/2/3/", official_on=date(2000, 1, 1), is_member=False), "not_a_member"),
    ],
)
def test_only_official_members_of_the_body_are_appointed(who, code):
    assert codes(found(who)) == [code]


def test_the_day_of_becoming_official_is_early_enough():
    assert found(Appointee("X", path="1/2/3/", official_on=date(2026, 7, 1))) == []


def test_an_unverified_rule_asks_for_a_reason_and_says_which_it_is():
    finding = found(Appointee("X", path="1/2/3/"))[0]
    assert finding.level == Level.WARNING
    assert finding.rule == rules.OFFICIAL_ONLY
    assert "Điều 3" in finding.reason


@pytest.mark.parametrize(("seats", "count"), [(6, 0), (7, 1)])
def test_a_cell_committee_has_at_most_seven(seats, count):
    body = Body("Chi bộ 7", Kind.CELL, "1/2/3/", official=20, seats=seats)
    assert codes(found(body=body)).count("too_many_seats") == count


def test_the_seventh_seat_under_the_verified_rule_of_2025_refuses():
    body = Body("Chi bộ 7", Kind.CELL, "1/2/3/", official=20, seats=7)
    finding = found(body=body, post=wanted(starts_on=date(2025, 8, 1)))[0]
    assert (finding.code, finding.level) == ("too_many_seats", Level.ERROR)


def test_somebody_already_in_the_committee_takes_no_further_seat():
    body = Body("Chi bộ 7", Kind.CELL, "1/2/3/", official=20, seats=7)
    seated = Appointee("X", path="1/2/3/", official_on=date(2000, 1, 1), is_seated=True)
    assert found(seated, body, wanted(PostKind.DEPUTY)) == []


@pytest.mark.parametrize(("official", "count"), [(8, 1), (9, 0)])
def test_from_nine_officials_a_cell_has_a_committee(official, count):
    body = Body("Chi bộ 7", Kind.CELL, "1/2/3/", official=official)
    assert codes(found(body=body)).count("cell_without_committee") == count


def test_one_secretary_at_a_time():
    body = Body("Chi bộ 7", Kind.CELL, "1/2/3/", official=12, secretary="Trần Văn Tổ")
    assert codes(found(body=body, post=wanted(PostKind.SECRETARY))) == ["secretary_stands"]
    assert found(body=body, post=wanted(PostKind.DEPUTY)) == []


@pytest.mark.parametrize(
    ("term", "code"),
    [
        ("2025–2030", []),
        ("2026–2028", []),
        ("2020–2025", ["outside_term"]),
        ("2025", ["term_form"]),
        ("2030–2025", ["term_form"]),
        ("2025–2031", ["term_too_long"]),
    ],
)
def test_the_post_lies_in_its_term(term, code):
    assert codes(found(post=wanted(term=term))) == code


@pytest.mark.parametrize(
    ("kind", "body_kind", "fits"),
    [
        (PostKind.STANDING, Kind.CELL, False),
        (PostKind.GROUP_HEAD, Kind.CELL, True),
        (PostKind.GROUP_HEAD, Kind.BASE, False),
        (PostKind.INSPECTION_HEAD, Kind.COMMUNE, True),
    ],
)
def test_each_kind_of_body_has_its_posts(kind, body_kind, fits):
    body = Body("X", body_kind, "1/2/3/", official=40)
    assert ("post_not_of_body" in codes(found(body=body, post=wanted(kind)))) is not fits


def test_without_a_paper_a_reason_is_asked():
    post = Wanted(PostKind.MEMBER, date(2026, 7, 1))
    assert codes(found(post=post)) == ["post_without_paper"]


def test_nothing_to_come_is_written():
    post = wanted(starts_on=date(2026, 12, 1), decided_on=date(2026, 12, 1))
    assert codes(found(post=post)) == ["date_in_future", "date_in_future"]


@pytest.mark.parametrize(
    ("ends_on", "ended_on", "grounds", "code"),
    [
        (date(2026, 7, 2), None, "hết nhiệm kỳ", []),
        (date(2026, 7, 1), None, "hết nhiệm kỳ", ["ends_before_start"]),
        (date(2026, 12, 1), None, "hết nhiệm kỳ", ["date_in_future"]),
        (date(2026, 8, 1), date(2026, 7, 5), "hết nhiệm kỳ", ["ended_already"]),
        (date(2026, 8, 1), None, " ", ["required"]),
    ],
)
def test_a_post_ends_once_after_it_began_and_by_something(ends_on, ended_on, grounds, code):
    assert codes(rules.ending_findings(date(2026, 7, 1), ends_on, ended_on, grounds, TODAY)) == code


def test_a_term_is_written_as_it_is_printed():
    assert rules.clean_term(" 2025 - 2030 ") == "2025–2030"
    assert rules.term_of(date(2026, 11, 24)) == "2025–2030"
