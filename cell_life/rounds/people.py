"""Who a cell counts on a day, as the round needs it: the roll with admission, arrival and what was disciplined."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cell_life.choices import Capacity
from cell_life.roll import roll_of
from cell_life.rounds.rules import Life, say
from members.choices import PlacementKind, PostKind
from members.models import Discipline, Membership, Placement, Post


@dataclass(frozen=True)
class Standing:
    """One member on the day: the dated facts that say whether he is rated, and notes that go with him."""

    person_id: int
    name: str
    official: bool
    life: Life
    notes: tuple[str, ...] = ()


def members_of(cell_id: int, day: date) -> dict[int, Standing]:
    """Return who the cell counts on a day, by membership; guests for a time are rated at home. Constant queries."""
    rows = [row for row in roll_of(cell_id, day) if row.capacity != Capacity.TEMPORARY]
    ids = [row.membership_id for row in rows]
    admitted = dict(Membership.objects.filter(pk__in=ids).values_list("pk", "admitted_on"))
    arrived = dict(
        Placement.objects.on(day)
        .filter(cell=cell_id, kind=PlacementKind.FORMAL, membership__in=ids, starts_on__gt=date(day.year, 1, 1))
        .values_list("membership_id", "starts_on")
    )
    found = {}
    for row in rows:
        life = Life(admitted.get(row.membership_id), row.suspended or row.detained or "", row.exempt or "")
        notes = []
        if row.temporary_elsewhere:
            notes.append(_("{words}: nơi ấy gửi nhận xét, chi bộ xếp loại").format(words=row.temporary_elsewhere))
        since = arrived.get(row.membership_id)
        if since and since != life.admitted_on:
            notes.append(_("ở chi bộ này từ {day}: xin nhận xét của nơi trước").format(day=say(since)))
        found[row.membership_id] = Standing(row.person_id, row.full_name, row.official, life, tuple(notes))
    return found


def secretaries(cell_id: int, day: date) -> set[int]:
    """Return who is secretary of the cell on a day, as persons."""
    posts = Post.objects.on(day).filter(organisation=cell_id, kind=PostKind.SECRETARY)
    return set(posts.values_list("person_id", flat=True))


def disciplined_in(person_ids: Sequence[int], year: int) -> dict[int, date]:
    """Return the day of the last discipline decided in a year, by person."""
    rows = Discipline.objects.filter(person__in=person_ids, decided_on__year=year).order_by("decided_on")
    return {person: day for person, day in rows.values_list("person_id", "decided_on") if day}
