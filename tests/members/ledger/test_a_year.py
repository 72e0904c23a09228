"""A year of random legal movements over 5,000 members keeps every identity of the ledger, and a lost row is noticed.

records.md §4 and §8 (27, 31) with details.md §12 (27): D = A + B − C, the next A is this D, the parts add
up to the whole, transfers inside the city cancel, official + probationary = D.
"""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest
from django.conf import settings
from django.db import connection

from members.book import flows
from members.book.flows import Book
from members.choices import MovementKind
from members.counts import counts
from members.ledger.proving import disagreements
from members.models import Movement, Person, Placement
from members.movements import INTO, OUT_OF, WITHIN
from rulebook.calendar import add_months
from tests.members.ledger.year import ACTS, BEGIN, END, Year, build_city, fill

pytestmark = pytest.mark.django_db
MEMBERS, MOVES, SEED = 5_000, 450, 20_251_201


@pytest.fixture
def lived(officer_of_the_city, city_of_cells, clock) -> tuple[Year, Counter[int]]:
    """Live through the year and keep what each cell had before it."""
    random = Random(SEED)
    clock(BEGIN)
    people = fill(city_of_cells, MEMBERS, random)
    tell_the_planner()
    listed = Counter(one.cell for one in people if one.cell)
    year = Year(city_of_cells, people, random, officer_of_the_city)
    year.live(MOVES, clock)
    return year, listed


def tell_the_planner() -> None:
    """Let the database know how many rows it has now, as it does by itself in a living register."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("ANALYZE members_person, members_membership, members_placement, members_movement")
        cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')


@pytest.fixture
def city_of_cells(db):
    return build_city()


@pytest.fixture
def officer_of_the_city(city_of_cells):
    from tests.factories import GrantFactory, UserFactory

    user = UserFactory(username="to.chuc.thanh.uy", full_name="Trần Văn Tổ")
    GrantFactory(user=user, role="officer", organisation=city_of_cells.root)
    return user


@pytest.fixture
def clock(monkeypatch):
    """Set the day of every clock."""
    now = {"day": BEGIN}
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args, **kwargs: now["day"])
    return lambda day: now.update(day=day)


def months():
    first = BEGIN
    while first <= END:
        yield first, min(add_months(first, 1) - timedelta(days=1), END)
        first = add_months(first, 1)


def check_month(year: Year, listed: Counter[int], since: date, until: date) -> Book:
    """Check every identity of one month in every body; return the book of the city."""
    opening, closing = year.on(since - timedelta(days=1), listed), year.on(until, listed)
    books = {body: flows.book(body, since, until) for body in year.city.bodies}
    for body, book in books.items():
        below = [split for unit, split in book.units.items()]
        assert book.whole.holds, (body, since)
        assert all(split.holds for split in below), (body, since)
        assert book.whole.total.gap_count == 0
        for part in ("opening", "closing"):
            assert getattr(book.whole.total, part) == sum(getattr(split.total, part) for split in below)
        ours = [cell for cell, above in year.city.above.items() if body in above]
        assert book.whole.total.closing == sum(closing[cell] for cell in ours)
        assert book.whole.total.stock == sum(opening[cell] for cell in ours)
        assert book.whole.official.closing + book.whole.probationary.closing == book.whole.total.closing
        assert min(book.whole.probationary.closing, book.whole.official.closing) >= 0
        for unit, split in book.units.items():
            if unit in year.city.above:
                assert (split.total.stock, split.total.closing) == (opening[unit], closing[unit])
    root = books[year.city.root.pk]
    check_cancelling(root)
    assert counts([year.city.root.pk], until)[year.city.root.pk].total == root.whole.total.closing
    return root


def check_cancelling(root: Book) -> None:
    """What one ward lets go and another takes in changes no number of the city."""
    wards = [split.total for split in root.units.values()]
    going = sum(ward.decreases for ward in wards) - root.whole.total.decreases
    coming = sum(ward.increases for ward in wards) - root.whole.total.increases
    inside = sum(root.whole.total.flow(kind, WITHIN) for kind in MovementKind.values)
    at_home = sum(ward.flow(kind, WITHIN) for ward in wards for kind in MovementKind.values)
    assert going == coming == inside - at_home


def check_copies(year: Year) -> None:
    """The keeper of everybody is where the journal has them."""
    keepers = dict(Person.objects.values_list("pk", "keeper_id"))
    assert [one.pk for one in year.people if one.cell and keepers[one.pk] != one.cell] == []


def check_a_lost_row_is_named(year: Year) -> None:
    """Take rows out of the books one by one: the proof names the member at once."""
    arrived = Movement.objects.filter(kind=MovementKind.ARRIVED, from_cell__isnull=False, to_cell__in=year.city.cells)
    lost = arrived.filter(membership__ended_on=None).order_by("pk")[0]
    first, last = lost.happened_on.replace(day=1), min(add_months(lost.happened_on.replace(day=1), 1), END)
    person, cell = lost.membership.person_id, lost.to_cell_id
    Movement.objects.filter(pk=lost.pk).delete()
    found = next(disagreements(END, END))
    assert (found.code, found.person_id, found.day) == ("opened_by_nothing", person, lost.happened_on)
    book = flows.book(year.city.above[cell][-1], first, last)
    assert not book.units[cell].total.holds
    lost.save(force_insert=True)
    assert next(disagreements(END, END), None) is None
    placement = Placement.objects.filter(membership=lost.membership_id, cell=cell, ends_on=None).first()
    gone = placement or Placement.objects.filter(membership=lost.membership_id).latest("starts_on")
    Placement.objects.filter(pk=gone.pk).delete()
    found = next(disagreements(END, END))
    assert (found.code, found.person_id) == ("no_place", person)


def test_a_year_of_legal_movements_keeps_every_identity(lived):
    year, listed = lived
    assert set(ACTS) | {"merge", "split", "unite"} <= set(year.done), year.done
    assert sum(year.refused.values()) <= MOVES // 50, year.refused
    closing = None
    for since, until in months():
        root = check_month(year, listed, since, until)
        assert closing in (None, root.whole.total.stock)
        closing = root.whole.total.closing
        assert list(disagreements(until, END)) == [], until
    whole = flows.book(year.city.root.pk, BEGIN, END)
    assert whole.whole.holds
    assert whole.whole.total.flow(MovementKind.DIED, OUT_OF) > 0 < whole.whole.total.flow(MovementKind.ADMITTED, INTO)
    check_copies(year)
    check_a_lost_row_is_named(year)
