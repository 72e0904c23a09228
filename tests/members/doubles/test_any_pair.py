"""Any two records of one person, merged and taken apart: the books agree on every day, and all is as it was."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.choices import MovementKind, RatingLevel
from members.doubles.rows import snapshot
from members.doubles.services.merging import merge_records
from members.doubles.services.undoing import undo_merge
from members.keeping import keeper_columns
from members.ledger.proving.running import disagreements
from members.models import Hold, Movement, Person, Placement, Rating
from tests.factories.doubles import alike
from tests.factories.members import MemberFactory
from tests.factories.records import row

pytestmark = pytest.mark.django_db

DAYS = st.integers(0, 300).map(lambda n: date(2026, 1, 1) + timedelta(days=n))


class Back(Exception):
    """Rolls one example back."""


@st.composite
def lives(draw):
    """Return the day of registering, the days of two moves after it, and what tables and years it has."""
    first, *moves = sorted(draw(st.lists(DAYS, min_size=1, max_size=3, unique=True)))
    return {
        "since": first,
        "moves": moves,
        "work": draw(st.sets(st.sampled_from(["Giáo viên", "Hiệu trưởng", "Kế toán"]), max_size=2)),
        "years": draw(st.sets(st.sampled_from([2023, 2024, 2025]), max_size=2)),
        "hold": draw(st.booleans()),
    }


def live(person, life, cells):
    """Let a registered person move through cells and fill the tables."""
    membership = person.memberships.get()
    at = cells[0]
    for day, cell in zip(life["moves"], cells[1:], strict=False):
        Placement.objects.filter(membership=membership, ends_on=None).update(ends_on=day)
        Placement.objects.create(membership=membership, cell=cell, starts_on=day)
        Movement.objects.create(
            membership=membership, kind=MovementKind.DEPARTED, happened_on=day, from_cell=at, to_cell=cell
        )
        at = cell
    Person.objects.filter(pk=person.pk).update(**keeper_columns(at.pk, timezone.localdate()))
    for words in life["work"]:
        row("work", person=person, words=words)
    for year in life["years"]:
        Rating.objects.create(membership=membership, year=year, level=RatingLevel.GOOD, cell=at)
    if life["hold"]:
        Hold.objects.create(membership=membership, kind="complaint", starts_on=life["since"])


def rows_of(ids):
    found = snapshot(ids)
    for one in found["person"].values():
        del one["version"]
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=lives(), other=lives(), placement=st.sampled_from(["kept", "dropped"]), choices=st.booleans())
def test_a_merge_keeps_the_books_and_its_undoing_puts_all_back(city, officer, one, other, placement, choices):
    cells = [city.cell, city.second_cell, city.neighbour_cell, city.cell]
    try:
        with transaction.atomic():
            kept = MemberFactory(cell=cells[0], since=one["since"])
            dropped = alike(kept, cell=cells[1], since=other["since"], other_name="Tư")
            live(kept, one, cells)
            live(dropped, other, cells[1:])
            days = {one["since"], other["since"], *one["moves"], *other["moves"], timezone.localdate()}
            before = rows_of([kept.pk, dropped.pk])
            assert agreed(days) == []
            done = merge(kept, dropped, placement, choices, officer)
            assert agreed(days) == []
            undo_merge(merge_id=done.pk, reason="hai người", by=officer)
            assert rows_of([kept.pk, dropped.pk]) == before
            raise Back
    except Back:
        pass


def agreed(days):
    """Return what does not agree on these days."""
    today = timezone.localdate()
    return [breach for day in sorted(days) for breach in disagreements(day, today)]


def merge(kept, dropped, placement, choices, by):
    versions = tuple(Person.objects.get(pk=one.pk).version for one in (kept, dropped))
    return merge_records(
        kept_id=kept.pk,
        dropped_id=dropped.pk,
        versions=versions,
        choices={"field:other_name": "dropped" if choices else "kept"},
        placement=placement,
        reason="đối chiếu lý lịch gốc",
        by=by,
    )
