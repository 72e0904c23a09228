"""What does not yet agree in a month, body by body: not closed, not sent, not confirmed, changed behind the voucher."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db import connection
from django.utils.translation import gettext as _

from branches.models import OrganisationPeriod
from cell_life.dues.above.selectors.sheets import PLACE
from cell_life.dues.above.spans import Span

SHOWN: Final = 300
"""Lines a page names; the counts are always whole."""


class Kind(StrEnum):
    """What is wrong with the month of a body."""

    OPEN = "chua-khoa"
    NOT_SENT = "chua-nop"
    NOT_RECEIVED = "chua-nhan"
    TAKEN = "so-thu"
    BELOW = "cap-duoi"


STATEMENT: Final = f"""
    WITH place AS ({PLACE}), money AS (
        SELECT cell_id, sum(total) AS taken FROM cell_life_duesreceipt
         WHERE paid_on >= %(since)s AND paid_on < %(until)s AND void_on IS NULL GROUP BY cell_id
    ), come AS (
        SELECT to_id, sum(sent) AS sent FROM cell_life_duesremittance
         WHERE month = %(since)s AND received_on IS NOT NULL GROUP BY to_id
    ), judged AS (
        SELECT place.organisation_id, place.path, place.name, place.name_sort,
               coalesce(money.taken, 0) AS taken, coalesce(come.sent, 0) AS come, slip.taken AS said_taken,
               slip.from_below AS said_below, slip.sent,
               CASE WHEN place.kind IN ('cell', 'base_cell') AND sheet.id IS NULL THEN 'chua-khoa'
                    WHEN place.parent_id IS NULL THEN ''
                    WHEN slip.id IS NULL THEN 'chua-nop'
                    WHEN slip.taken <> coalesce(money.taken, 0) THEN 'so-thu'
                    WHEN slip.from_below <> coalesce(come.sent, 0) THEN 'cap-duoi'
                    WHEN slip.received_on IS NULL THEN 'chua-nhan'
                    ELSE '' END AS kind
          FROM place
          LEFT JOIN cell_life_duessheet AS sheet ON sheet.cell_id = place.organisation_id
               AND sheet.month = %(since)s AND sheet.state = 'closed'
          LEFT JOIN cell_life_duesremittance AS slip ON slip.organisation_id = place.organisation_id
               AND slip.month = %(since)s
          LEFT JOIN money ON money.cell_id = place.organisation_id
          LEFT JOIN come ON come.to_id = place.organisation_id
    ), ranked AS (
        SELECT *, count(*) OVER (PARTITION BY kind) AS many,
               row_number() OVER (PARTITION BY kind ORDER BY path, name_sort) AS place
          FROM judged WHERE kind <> ''
    )
    SELECT kind, many, organisation_id, path, name, taken, come, said_taken, said_below, sent
      FROM ranked WHERE place <= %(most)s ORDER BY kind, place
"""  # noqa: S608 - the only part put in is the constant above


@dataclass(frozen=True)
class Difference:
    """One body whose month does not agree: two numbers where two are compared (said on the voucher, in the books)."""

    organisation_id: int
    kind: Kind
    name: str
    above: str
    said: int | None
    found: int | None


@dataclass(frozen=True)
class Group:
    """All of one kind: how many there are, and the first of them by name."""

    kind: Kind
    count: int
    rows: tuple[Difference, ...]

    @property
    def title(self) -> str:
        """Return what the group is called."""
        return kind_words(self.kind)

    @property
    def compares(self) -> bool:
        """Say whether two numbers stand against each other."""
        return self.kind in (Kind.NOT_RECEIVED, Kind.TAKEN, Kind.BELOW)

    @property
    def more(self) -> int:
        """Return how many are not named."""
        return self.count - len(self.rows)


def kind_words(kind: Kind) -> str:
    """Return the words of a kind."""
    words = {
        Kind.OPEN: _("Chi bộ chưa khóa sổ"),
        Kind.NOT_SENT: _("Chưa lập phiếu nộp"),
        Kind.NOT_RECEIVED: _("Đã nộp, cấp trên chưa xác nhận"),
        Kind.TAKEN: _("Số thu khác phiếu nộp"),
        Kind.BELOW: _("Số cấp dưới nộp lên khác phiếu nộp"),
    }
    return words[kind]


def differences_of(unit: OrganisationPeriod, span: Span) -> list[Group]:
    """Return what does not agree at a unit and below it in one month, by kind: two queries, whatever stands below."""
    given: dict[str, Any] = {"prefix": unit.path, "since": span.since, "until": span.until, "most": SHOWN}
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, given)
        rows = cursor.fetchall()
    names = _names_above({_above(row[3]) for row in rows}, span)
    found: dict[Kind, tuple[int, list[Difference]]] = {}
    for code, many, organisation_id, path, name, taken, come, said_taken, said_below, sent in rows:
        kind = Kind(code)
        said, now = {
            Kind.TAKEN: (said_taken, taken),
            Kind.BELOW: (said_below, come),
            Kind.NOT_RECEIVED: (sent, 0),
        }.get(kind, (None, None))
        one = Difference(organisation_id, kind, name, names.get(_above(path), ""), said, now)
        found.setdefault(kind, (many, []))[1].append(one)
    return [Group(kind, found[kind][0], tuple(found[kind][1])) for kind in Kind if kind in found]


def _above(path: str) -> int:
    steps = path.rstrip("/").split("/")
    return int(steps[-2]) if len(steps) > 1 else 0


def _names_above(ids: set[int], span: Span) -> Mapping[int, str]:
    places = OrganisationPeriod.objects.filter(organisation__in=ids, starts_on__lt=span.until).order_by("starts_on")
    return dict(places.values_list("organisation_id", "name"))
