"""What the pages of residence show: a cell with its ties and comments, one member, who is still without a comment."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.querysets import during
from members import codes
from members.models import Placement, ResidenceComment, ResidenceTie
from members.residence import rules
from members.timeline import Names
from vietnam import dates

MOST_NAMES: Final = 500


@dataclass(frozen=True)
class CellRow:
    """One member of a cell: the tie that runs in words, the comment of the year, or the boxes to write it."""

    person_id: int
    name: str
    born: str
    tie: str
    asked: bool
    comment: ResidenceComment | None
    boxes: Any = None


@dataclass(frozen=True)
class CellPage:
    """A cell's members with their ties and comments of a year."""

    rows: tuple[CellRow, ...] = field(default=())

    @property
    def open_rows(self) -> list[CellRow]:
        """Return who has no comment yet."""
        return [row for row in self.rows if row.comment is None]

    @property
    def missing(self) -> int:
        """Return how many are asked about and not answered yet."""
        return sum(1 for row in self.rows if row.asked and row.comment is None)

    @property
    def asked(self) -> int:
        """Return about how many the place of residence is asked."""
        return sum(1 for row in self.rows if row.asked)


def cell_page(cell_id: int, year: int, scope: Scope, today: date) -> CellPage:
    """Return the members a cell counts today, with ties and comments: three queries."""
    placed = Placement.objects.on(today).formal().filter(cell=cell_id).visible_to(scope)
    rows = list(placed.select_related("membership__person").order_by("membership__person__name_sort", "pk"))
    ids = [row.membership.person_id for row in rows]
    ties = running(ids, today)
    comments = {row.person_id: row for row in ResidenceComment.objects.filter(person__in=ids, year=year)}
    return CellPage(
        tuple(_cell_row(row.membership.person, ties.get(row.membership.person_id), comments) for row in rows)
    )


def running(person_ids: Sequence[int], day: date) -> dict[int, ResidenceTie]:
    """Return the tie in force on a day, by person: one query."""
    rows = ResidenceTie.objects.filter(during(day), person__in=person_ids).order_by("starts_on", "pk")
    return {row.person_id: row for row in rows}


def _cell_row(person: Any, tie: ResidenceTie | None, comments: dict[int, ResidenceComment]) -> CellRow:
    born = dates.restore(person.born_on, person.born_precision).display() if person.born_on else ""
    asked = tie is not None and not tie.exemption
    return CellRow(person.pk, person.full_name, born, tie_words(tie), asked, comments.get(person.pk))


def tie_words(tie: ResidenceTie | None) -> str:
    """Write a tie: to whom, by which letter, or why nobody is asked."""
    if tie is None:
        return ""
    parts = [tie.place, tie.letter_number]
    if tie.exemption:
        parts.append(codes.get(rules.LIST).label(tie.exemption).lower())
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class MissingRow:
    """One member about whom the place of residence has not written yet."""

    person_id: int
    name: str
    cell_id: int
    cell: str
    place: str


def missing_below(unit: OrganisationPeriod, year: int, scope: Scope, today: date) -> tuple[list[MissingRow], int]:
    """Return who is asked about and not answered in a unit, at most 500, and how many in all: three queries."""
    cells = OrganisationPeriod.objects.on(today).below(unit.path).values("organisation_id")
    asked = ResidenceTie.objects.filter(during(today), exemption="").values("person")
    came = ResidenceComment.objects.filter(year=year).values("person")
    placed = Placement.objects.on(today).formal().filter(cell__in=cells, membership__person__in=asked)
    waiting = placed.exclude(membership__person__in=came).visible_to(scope)
    ordered = waiting.select_related("membership__person").order_by("cell", "membership__person__name_sort", "pk")
    rows = list(ordered[:MOST_NAMES])
    names, ties = Names(row.cell_id for row in rows), running([row.membership.person_id for row in rows], today)
    found = [
        MissingRow(
            row.membership.person_id,
            row.membership.person.full_name,
            row.cell_id,
            names.on(row.cell_id, today),
            ties[row.membership.person_id].place,
        )
        for row in rows
    ]
    return found, len(rows) if len(rows) < MOST_NAMES else waiting.count()


def of_person(person_id: int) -> tuple[list[tuple[ResidenceTie, str]], list[ResidenceComment]]:
    """Return the ties of a person, the newest first, each with its ground in words, and the comments by year."""
    ties = ResidenceTie.objects.filter(person=person_id).order_by("-starts_on", "-pk")
    comments = ResidenceComment.objects.filter(person=person_id).order_by("-year")
    label = codes.get(rules.LIST).label
    return [(row, label(row.exemption) if row.exemption else "") for row in ties], list(comments)
