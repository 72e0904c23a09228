"""What is done: transfers accepted, returned or cancelled, found again by number; moves by reorganisation."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.selectors.places import detail_url, names_on
from members.choices import OPEN_TRANSFER_STAGES, MovementKind, TransferKind, TransferStage
from members.models import Movement, Transfer
from members.transfers.rules import say
from members.transfers.selectors.acting import Places
from vietnam.words import number

PAGE = 50
MOST_MOVES = 20


@dataclass(frozen=True)
class PastRow:
    """One transfer that is done, or one found by its number whatever its stage."""

    name: str
    url: str
    kind: str
    from_name: str
    to_name: str
    day: str
    stage: str
    letter: str
    portal: str


@dataclass(frozen=True)
class Reorganised:
    """The members who went from one cell to another by one reorganisation."""

    day: str
    from_name: str
    to_name: str
    words: str
    paper: str
    url: str


@dataclass(frozen=True)
class Past:
    """One page of what is done."""

    rows: tuple[PastRow, ...]
    reorganised: tuple[Reorganised, ...]
    has_more: bool


def past(scope: Scope, today: date, words: str = "", page: int = 1) -> Past:
    """Return the transfers done in reach, the last first, or those whose letter or portal number is ``words``.

    Eight queries at most; reorganisations stand on the first page without a search.
    """
    rows = Transfer.objects.visible_to(scope, today)
    if words:
        numbered = Q(portal_number__iexact=words) | Q(letter_number__iexact=words)
        rows = rows.filter(numbered).order_by("-moved_on", "-pk")
    else:
        rows = rows.exclude(stage__in=OPEN_TRANSFER_STAGES).order_by("-closed_on", "-pk")
    start = (page - 1) * PAGE
    found = list(rows.select_related("membership__person")[start : start + PAGE + 1])
    places = Places(found[:PAGE], today)
    moved = () if words or page > 1 else reorganised(scope, today)
    return Past(tuple(_row(row, places) for row in found[:PAGE]), moved, len(found) > PAGE)


def _row(row: Transfer, places: Places) -> PastRow:
    return PastRow(
        name=row.membership.person.full_name,
        url=reverse("transfers:detail", args=[row.pk]),
        kind=str(TransferKind(row.kind).label),
        from_name=places.name(row.from_cell_id, row.from_words),
        to_name=places.name(row.to_cell_id, row.to_words),
        day=say(row.closed_on or row.letter_on or row.moved_on),
        stage=str(TransferStage(row.stage).label),
        letter=row.letter_number,
        portal=row.portal_number,
    )


def reorganised(scope: Scope, today: date) -> tuple[Reorganised, ...]:
    """Return the last moves by reorganisation into cells in reach, one line for each act. Three queries.

    They need no letter: the decision on the bodies moved the members on its day.
    """
    inside = OrganisationPeriod.objects.on(today).filter(scope.q(Permission.VIEW_MEMBERS, "path"))
    rows = (
        Movement.objects.filter(kind=MovementKind.REORGANISED, to_cell__in=inside.values("organisation_id"))
        .values_list("happened_on", "from_cell", "to_cell", "decision_number")
        .annotate(n=Count("pk"))
        .order_by("-happened_on", "to_cell", "from_cell")[:MOST_MOVES]
    )
    found = list(rows)
    asked = {(cell, day) for day, *cells, _number, _n in found for cell in cells if cell}
    names = names_on(asked) if asked else {}
    return tuple(_move(day, came, went, paper, n, names) for day, came, went, paper, n in found)


def _move(
    day: date, from_cell: int | None, to_cell: int, paper: str, n: int, names: dict[tuple[int, date], str]
) -> Reorganised:
    words = ngettext("{n} đồng chí", "{n} đồng chí", n).format(n=number(n))
    before = names.get((from_cell, day), "") if from_cell else ""
    return Reorganised(
        say(day), before or _("tổ chức đã kết thúc"), names.get((to_cell, day), ""), words, paper, detail_url(to_cell)
    )
