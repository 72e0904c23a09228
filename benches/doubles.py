"""The search for doubles: one record after a save beside the bare look-up, the register beside its ten minutes."""

import time
from collections.abc import Iterable

from django.db import connection, transaction

from benches.measures import Measure, side_by_side
from members.doubles.services import finding
from members.models import DoubleCandidate, Person

ALLOWED = 600.0
"""Seconds that 500,000 records may take on two cores."""
FULL = 500_000
BARE = """
    SELECT id FROM members_person WHERE born_on = %(born)s AND name_folded || '' = %(name)s
    UNION SELECT id FROM members_person WHERE name_folded = %(name)s
    UNION SELECT id FROM members_person WHERE phone = %(phone)s AND phone <> ''
"""


def measure() -> Iterable[Measure]:
    """Yield the figures of the search; what it finds is taken back."""
    pk = Person.objects.filter(merged_into=None).values_list("pk", flat=True)[777]
    floor, ours = side_by_side(lambda: _bare(pk), lambda: finding.search_persons([pk]))
    yield Measure("doubles of one record after a save", "bare look-ups by name, birth date, phone", floor, ours, 10)
    share = Person.objects.count() / FULL
    yield Measure("doubles of the whole register", "ten minutes for 500,000", ALLOWED * share, _night(), 1)


def _bare(pk: int) -> None:
    person = Person.objects.get(pk=pk)
    with connection.cursor() as cursor:
        cursor.execute(BARE, {"born": person.born_on, "name": person.name_folded, "phone": person.phone})
        cursor.fetchall()


def _night() -> float:
    """Return the seconds of all steps of the night, each committed as the job does."""
    began = time.perf_counter()
    for year in finding.years():
        with transaction.atomic():
            finding.search_year(year)
    with transaction.atomic():
        finding.search_numbers()
    with transaction.atomic():
        finding.drop_unlike()
    taken = time.perf_counter() - began
    DoubleCandidate.objects.all().delete()
    return taken
