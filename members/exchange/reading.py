"""The members a file holds, a thousand at a time, with the rows that belong to them: a fixed number of queries each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet

from branches.choices import CELLS
from branches.models import OrganisationPeriod
from members import rows
from members.exchange.profiles import Entry, Profile
from members.fields import Table
from members.models import Background, Membership

CHUNK: Final = 1_000


@dataclass(frozen=True)
class Chunk:
    """Some members, and by table the lines of each."""

    entries: list[Entry]
    lines: dict[str, dict[int, list[dict[str, Any]]]]


def members_under(path: str, reach: Q) -> QuerySet[Membership]:
    """Return the open memberships of persons kept under ``path``, within ``reach`` (a condition on the person)."""
    found = Membership.objects.open().filter(reach, person__keeper_path__startswith=path)
    return found.select_related("person").order_by("person__name_sort", "person_id")


def cell_words(path: str, day: date) -> dict[int, str]:
    """Return what each cell under ``path`` is called in a file: its name, with its code where names repeat."""
    found = list(
        OrganisationPeriod.objects.on(day)
        .below(path)
        .filter(kind__in=CELLS)
        .values_list("organisation_id", "name", "code")
    )
    times = Counter(name for _pk, name, _code in found)
    return {pk: f"{name} ({code})" if times[name] > 1 and code else name for pk, name, code in found}


def chunks(
    members: QuerySet[Membership], profile: Profile, cells: dict[int, str], tables: Sequence[Table]
) -> Iterator[Chunk]:
    """Yield the members in the order of their names, by keys and not by offsets."""
    done = 0
    last: tuple[str, int] | None = None
    while True:
        after = Q()
        if last is not None:
            name, key = last
            after = Q(person__name_sort__gt=name) | Q(person__name_sort=name, person_id__gt=key)
        found = list(members.filter(after)[:CHUNK])
        if not found:
            return
        ids = [one.person_id for one in found]
        backgrounds = (
            {one.person_id: one for one in Background.objects.filter(person_id__in=ids)} if profile.guarded else {}
        )
        entries = []
        for place, one in enumerate(found, done + 1):
            cell = cells.get(one.person.keeper_id, "")
            entries.append(Entry(place, one.person, one, backgrounds.get(one.person_id), cell))
        yield Chunk(entries, {table.name: _lines(table, ids) for table in tables})
        done += len(found)
        last = (found[-1].person.name_sort, found[-1].person_id)


def _lines(table: Table, ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """Return person → values of the lines of a table, in the order of the paper."""
    found: dict[int, list[Any]] = {}
    for row in rows.model_of(table).objects.filter(person_id__in=ids).order_by("person_id", "pk"):
        found.setdefault(row.person_id, []).append(row)
    return {person: [rows.values_of(table, row) for row in rows.in_order(table, own)] for person, own in found.items()}
