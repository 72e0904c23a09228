"""The papers of cards: the list of a step for a unit and period, and the decision with its list. By right, logged.

Party papers are Vietnamese whatever the reader's language. Numbers come only to who may reveal them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.roles import Permission
from accounts.scope import Scope
from branches.papers.issuers import issuer_on
from branches.papers.rendering import Paper
from members.badges import listing
from members.badges.listing import Column, Table
from members.badges.units import Body, deciding_body, names_of
from members.cards.selectors import GROUPS, Wish, days_of
from members.choices import CardKind
from members.field_classes import masked
from members.models import CardRequest, Membership
from members.printing.services import trace_of
from vietnam import dates

if TYPE_CHECKING:
    from accounts.models import User

TITLES: Final[Mapping[str, str]] = {
    "": "Danh sách đảng viên đề nghị phát, đổi, cấp lại thẻ đảng viên",
    "phat": "Danh sách đảng viên đề nghị phát thẻ đảng viên",
    "doi": "Danh sách đảng viên đề nghị đổi thẻ đảng viên",
    "cap-lai": "Danh sách đảng viên đề nghị cấp lại thẻ đảng viên bị mất",
}
COLUMNS: Final = (
    Column("TT", 5), Column("Họ và tên", 26), Column("Ngày sinh", 12), Column("Quê quán", 20),
    Column("Ngày vào Đảng", 13), Column("Ngày chính thức", 13), Column("Số thẻ cũ", 15),
    Column("Số định danh cá nhân", 16), Column("Chi bộ", 26), Column("Đề nghị", 16), Column("Ngày mất, hỏng", 13),
    Column("Lý do", 26),
)  # fmt: skip


def write(wish: Wish, rows: Sequence[CardRequest], form: str, *, scope: Scope, target: Path, by: "User") -> str:
    """Write the list of these requests as PDF or XLSX, log it and return the code that stands on it."""
    with translation.override("vi"):
        full = scope.allows(Permission.REVEAL_NUMBERS, wish.unit.path)
        title = TITLES[wish.kind]
        code = record_access(
            user=by,
            action=AccessAction.REVEALED if full else AccessAction.EXPORTED,
            subject_type="list",
            scope=wish.unit.path,
            filter_words=f"{title}, {wish.unit.name}",
            count=len(rows),
        )
        table, trace = _table(wish, rows, full=full), trace_of(by, code)
        if form == "xlsx":
            listing.write_xlsx(table, trace, target)
        else:
            listing.write_pdf(_papers(wish, table, rows, trace), target)
    return code


def _table(wish: Wish, rows: Sequence[CardRequest], *, full: bool) -> Table:
    first: dict[int, Membership] = {}
    for one in Membership.objects.filter(person_id__in=[row.person_id for row in rows]).order_by("pk"):
        first.setdefault(one.person_id, one)
    today = timezone.localdate()
    names = names_of([row.person.keeper_id for row in rows], today)
    lines = [
        _line(str(place), row, first.get(row.person_id), names.get(row.person.keeper_id, ""), full=full)
        for place, row in enumerate(rows, start=1)
    ]
    counts = Counter(str(CardKind(row.kind).label) for row in rows)
    parts = "; ".join(f"{kind}: {many}" for kind, many in sorted(counts.items()))
    summary = f"{wish.unit.name}, {str(GROUPS[wish.group]).lower()}{_period(wish, today)}"
    return Table(
        TITLES[wish.kind], summary, COLUMNS, lines, [f"Tổng số {len(rows)}" + (f" ({parts})" if parts else "")]
    )


def _period(wish: Wish, today: date) -> str:
    days = days_of(wish.period, today)
    return f", từ {days[0]:%d/%m/%Y} đến {days[1]:%d/%m/%Y}" if days else ""


def _line(place: str, row: CardRequest, first: Membership | None, cell: str, *, full: bool) -> list[str]:
    person = row.person
    home = [person.home_detail if full else "", person.home_province]
    old = person.card_number or person.old_card_number
    return [
        place,
        person.full_name,
        _day(person.born_on, person.born_precision),
        ", ".join(part for part in home if part),
        _day(first.admitted_on, first.admitted_precision) if first else "",
        _day(first.official_on, first.official_precision) if first else "",
        old if full else masked("card_number", old),
        person.identity_number if full else masked("identity_number", person.identity_number),
        cell,
        str(CardKind(row.kind).label),
        _day(row.happened_on),
        row.reason,
    ]


def _day(day: date | None, precision: str = "day") -> str:
    return dates.restore(day, precision).display() if day else ""


def _papers(wish: Wish, table: Table, rows: Sequence[CardRequest], trace: str) -> list[str]:
    """Return the list and, where all rows stand in one decision, the decision before it."""
    today = timezone.localdate()
    decisions = {(row.decision_number, row.decided_on, row.issuer) for row in rows}
    own = Body(wish.unit.pk, wish.unit.name, wish.unit.path)
    decided = len(decisions) == 1 and rows[0].decided_on is not None
    body = (deciding_body(wish.unit.path, today) or own) if decided else own
    issuer = issuer_on(body.pk, body.path, today)
    paper = Paper(
        above=issuer.above,
        issuer=issuer.name,
        place=issuer.place,
        kind=table.title,
        summary=table.summary,
        authority=issuer.authority,
        post=issuer.post,
        trace=trace,
    )
    found = [listing.table_html(table, paper)]
    if decided:
        head = replace(
            paper,
            issuer=rows[0].issuer or issuer.name,
            number=rows[0].decision_number,
            day=rows[0].decided_on,
            kind="Quyết định",
            summary="phát, đổi, cấp lại thẻ đảng viên",
            recipients=("Như Điều 2", "Lưu hồ sơ"),
        )
        counts = Counter(str(CardKind(row.kind).label) for row in rows)
        words = {"paper": head, "total": len(rows), "counts": sorted(counts.items())}
        found.insert(0, render_to_string("papers/cards/decision.html", words))
    return found
