"""The proof finds each kind of disagreement between the three books, and nothing where they agree."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from members.choices import MovementKind, Standing
from members.ledger.proof import CHECKS, disagreements
from members.models import Membership, Movement, Person, Placement
from members.services.placements import correct_placement
from members.services.standings import Paper, set_standing
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
SINCE = date(2026, 1, 1)


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


def _membership(person):
    return Membership.objects.get(person=person)


def _break(code, person, city):
    membership = _membership(person)
    placements = Placement.objects.filter(membership=membership)
    if code == "no_place":
        placements.update(ends_on=date(2026, 3, 1))
    elif code == "never_placed":
        placements.update(kind="temporary")
    elif code == "after_the_end":
        Membership.objects.filter(pk=membership.pk).update(ended_on=date(2026, 3, 1), standing=Standing.DIED)
    elif code == "opened_by_nothing":
        placements.update(starts_on=date(2026, 2, 1))
    elif code == "closed_by_nothing":
        placements.update(ends_on=date(2026, 3, 1))
    elif code == "cell_sum":
        Movement.objects.create(
            membership=membership, kind=MovementKind.ARRIVED, happened_on=SINCE, to_cell=city.neighbour_cell
        )
    elif code == "standing":
        Membership.objects.filter(pk=membership.pk).update(standing=Standing.EXEMPT)
    elif code == "keeper":
        Person.objects.filter(pk=person.pk).update(keeper=city.neighbour_cell)
    elif code == "copies":
        Person.objects.filter(pk=person.pk).update(base=None, committee=None)


@pytest.mark.parametrize("code", [check.code for check in CHECKS])
def test_a_broken_book_is_named(code, member, city, today):
    _break(code, member, city)
    assert code in codes(today, today)


def test_a_past_day_is_proved_without_the_copies_of_today(member, city, today):
    _break("keeper", member, city)
    assert codes(date(2026, 6, 30), today) == []


def test_what_lies_outside_a_path_is_not_looked_at(member, city, today):
    _break("keeper", member, city)
    assert codes(today, today, member.keeper_path) != []
    assert codes(today, today, "999999/") == []


def test_the_command_says_in_one_line_that_all_agrees(member, capsys, today):
    call_command("reconcile")
    assert capsys.readouterr().out == f"Sổ khớp tính đến ngày {today:%d/%m/%Y}.\n"


def test_the_command_names_the_first_disagreement_and_nobody(member, city, today):
    _break("cell_sum", member, city)
    with pytest.raises(CommandError) as refusal:
        call_command("reconcile")
    assert "Đầu kỳ cộng tăng trừ giảm" in str(refusal.value)
    assert "phải là 1, sổ có 0" in str(refusal.value)
    assert member.full_name not in str(refusal.value)


@pytest.mark.parametrize("text", ["2026-13-01", "hôm qua", "2999-01-01"])
def test_a_day_that_cannot_be_is_refused_in_words(text):
    with pytest.raises(CommandError, match=r"không đúng|chưa tới"):
        call_command("reconcile", as_of=text)
