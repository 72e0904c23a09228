"""The proof finds each kind of disagreement between the books, and nothing where they agree."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from members.choices import MovementKind, Standing
from members.ledger.proving import CHECKS, disagreements
from members.models import (
    Badge,
    DoubleCandidate,
    Exemption,
    Membership,
    Movement,
    PartyCard,
    Person,
    Placement,
    Suspension,
    Transfer,
)
from members.services.placements import correct_placement
from members.services.standings import Paper, set_standing
from members.transfers import services as transfers
from members.transfers.services import Coming, Letter
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
SINCE = date(2026, 1, 1)
MARCH = date(2026, 3, 1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def member(city):
    return MemberFactory(cell=city.cell, since=SINCE)


def codes(day, today, path=""):
    return [found.code for found in disagreements(day, today, path)]


def test_books_that_agree_have_nothing_to_say(member, today):
    assert codes(today, today) == []


def test_acts_of_the_register_keep_the_books_in_agreement(city, officer, member, today):
    other = MemberFactory(cell=city.cell, since=SINCE)
    correct_placement(person_id=member.pk, cell_id=city.neighbour_cell.pk, reason="ghi nhầm", by=officer)
    set_standing(
        person_id=other.pk,
        standing=Standing.DIED,
        on=today - timedelta(days=3),
        paper=Paper("12-BC/CB"),
        by=officer,
    )
    assert codes(today, today) == []
    assert codes(today - timedelta(days=10), today) == []


def _left_the_city(person, officer, on):
    row = transfers.request_transfer(
        person_id=person.pk, kind="formal", moved_on=on, to_words="Đảng bộ phường Hải Châu, Đà Nẵng", by=officer
    )
    transfers.approve_transfer(transfer_id=row.pk, by=officer)
    transfers.issue_letter(
        transfer_id=row.pk, letter=Letter("7-GT/ĐU", on), register_of=None, late_reason="ghi sau", by=officer
    )
    transfers.accept_transfer(transfer_id=row.pk, on=on, late_reason="ghi sau", by=officer)


def test_a_day_inside_an_absence_agrees_after_the_member_came_back(city, officer, member, today):
    _left_the_city(member, officer, MARCH)
    coming = Coming("Đảng bộ phường Hải Châu, Đà Nẵng", Letter("9-GT/ĐU", date(2026, 6, 1)), date(2026, 6, 10))
    transfers.receive_returning(
        person_id=member.pk, cell_id=city.second_cell.pk, coming=coming, reason="ghi sau", by=officer
    )
    for day in (date(2026, 2, 1), MARCH, date(2026, 4, 30), date(2026, 6, 9), date(2026, 6, 10), today):
        assert codes(day, today) == [], day


def test_a_place_held_during_an_absence_is_named(city, officer, member, today):
    _left_the_city(member, officer, MARCH)
    set_standing(person_id=member.pk, standing=Standing.ACTIVE, on=date(2026, 6, 1), reason="về lại", by=officer)
    Placement.objects.filter(membership__person=member, ends_on=MARCH).update(ends_on=date(2026, 5, 1))
    assert "no_place" in codes(date(2026, 4, 1), today)


def _membership(person):
    return Membership.objects.get(person=person)


def _move(membership, **columns):
    Movement.objects.create(membership=membership, happened_on=SINCE, **columns)


def _transfer(membership, city, **columns):
    return Transfer.objects.create(
        membership=membership, from_cell=city.cell, to_cell=city.second_cell, moved_on=MARCH, **columns
    )


def _accepted(membership, city, kind):
    columns = {"stage": "accepted", "letter_number": "7-GT/ĐU", "letter_on": MARCH, "presented_on": MARCH}
    until = date(2026, 9, 1) if kind == "temporary" else None
    _transfer(membership, city, kind=kind, closed_on=MARCH, until_on=until, **columns)


def _same_member_twice(person, city):
    other = MemberFactory(cell=city.cell, since=SINCE)
    DoubleCandidate.objects.create(person=person, other=other, score=90)
    Person.objects.filter(pk=other.pk).update(merged_into=person, keeper_path="", base=None, committee=None)


BREAKS = {
    "no_place": lambda person, m, city: m.placements.update(ends_on=MARCH),
    "never_placed": lambda person, m, city: m.placements.update(kind="temporary"),
    "after_the_end": lambda person, m, city: Membership.objects.filter(pk=m.pk).update(
        ended_on=MARCH, standing=Standing.DIED
    ),
    "opened_by_nothing": lambda person, m, city: m.placements.update(starts_on=date(2026, 2, 1)),
    "closed_by_nothing": lambda person, m, city: m.placements.update(ends_on=MARCH),
    "opens_nothing": lambda person, m, city: _move(m, kind=MovementKind.ARRIVED, to_cell=city.neighbour_cell),
    "closes_nothing": lambda person, m, city: _move(m, kind=MovementKind.DEPARTED, from_cell=city.cell),
    "cell_sum": lambda person, m, city: _move(m, kind=MovementKind.ARRIVED, to_cell=city.neighbour_cell),
    "standing": lambda person, m, city: Membership.objects.filter(pk=m.pk).update(standing=Standing.EXEMPT),
    "keeper": lambda person, m, city: Person.objects.filter(pk=person.pk).update(keeper=city.neighbour_cell),
    "copies": lambda person, m, city: Person.objects.filter(pk=person.pk).update(base=None, committee=None),
    "exemption": lambda person, m, city: Exemption.objects.create(membership=m, ground="treatment", starts_on=MARCH),
    "suspension": lambda person, m, city: Suspension.objects.create(membership=m, starts_on=MARCH),
    "transfer": lambda person, m, city: _accepted(m, city, "formal"),
    "stay": lambda person, m, city: _accepted(m, city, "temporary"),
    "card": lambda person, m, city: PartyCard.objects.create(
        person=person, number="001070000001", kind="first", issued_on=MARCH
    ),
    "merged": lambda person, m, city: _same_member_twice(person, city),
    "pair": lambda person, m, city: _same_member_twice(person, city),
    "badge": lambda person, m, city: Badge.objects.create(person=person, years=60, decided_on=MARCH, awarded_on=MARCH),
}


def test_every_check_is_broken_once():
    assert list(BREAKS) == [check.code for check in CHECKS]


@pytest.mark.parametrize("code", BREAKS)
def test_a_broken_book_is_named(code, member, city, today):
    BREAKS[code](member, _membership(member), city)
    assert code in codes(today, today)
    assert code in codes(today, today, f"{city.root.pk}/")
    assert codes(today, today, "999999/") == []


def test_a_movement_of_a_transfer_nobody_accepted_is_named(member, city, today):
    membership = _membership(member)
    row = _transfer(membership, city, kind="formal")
    Movement.objects.filter(membership=membership).update(transfer=row)
    assert "transfer" in codes(today, today)


def test_time_out_of_the_party_is_no_party_age(member, city, today):
    Membership.objects.filter(person=member).update(ended_on=date(2005, 5, 19), standing=Standing.STRUCK_OFF)
    Membership.objects.create(person=member, decided_on=date(2015, 5, 19), admitted_on=date(2015, 5, 19))
    badge = Badge.objects.create(person=member, years=30, awarded_on=date(2025, 5, 19))
    assert "badge" in codes(today, today)
    Membership.objects.filter(person=member, ended_on=None).update(decided_on=date(2005, 6, 1))
    assert "badge" not in codes(today, today)
    Badge.objects.filter(pk=badge.pk).update(awarded_on=date(2024, 5, 1))
    assert "badge" in codes(today, today)


def test_a_past_day_is_proved_without_the_copies_of_today(member, city, today):
    BREAKS["keeper"](member, _membership(member), city)
    assert codes(date(2026, 6, 30), today) == []


def test_what_lies_outside_a_path_is_not_looked_at(member, city, today):
    BREAKS["keeper"](member, _membership(member), city)
    assert codes(today, today, member.keeper_path) != []
    assert codes(today, today, "999999/") == []


def test_the_command_says_in_one_line_that_all_agrees(member, capsys, today):
    call_command("reconcile")
    assert capsys.readouterr().out == f"Sổ khớp tính đến ngày {today:%d/%m/%Y}.\n"


def test_the_command_names_the_first_disagreement_and_nobody(member, city, today):
    BREAKS["cell_sum"](member, _membership(member), city)
    with pytest.raises(CommandError) as refusal:
        call_command("reconcile")
    assert "Biến động đến một chi bộ phải mở một lần sinh hoạt ở đó cùng ngày" in str(refusal.value)
    assert "Chi bộ Tổ dân phố 9" in str(refusal.value)
    assert "phải là 1, sổ có 0" in str(refusal.value)
    assert f"hồ sơ số {member.pk}" in str(refusal.value)
    assert member.full_name not in str(refusal.value)


@pytest.mark.parametrize("text", ["2026-13-01", "hôm qua", "2999-01-01"])
def test_a_day_that_cannot_be_is_refused_in_words(text):
    with pytest.raises(CommandError, match=r"không đúng|chưa tới"):
        call_command("reconcile", as_of=text)
