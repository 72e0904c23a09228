"""The papers of badges: list of a round, decision with its list, book 5-HHĐ, list 4A-HHĐ. By right, logged.

Party papers are Vietnamese whatever the reader's language. Card numbers come only to who may reveal them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from members.badges.planner import Money, money_of
from members.badges.units import Body, Unit, deciding_body, names_of
from members.choices import BadgeWay
from members.field_classes import masked
from members.models import BadgeProposal, Membership
from members.printing.services import trace_of
from vietnam import dates

if TYPE_CHECKING:
    from accounts.models import User

DECISION, ROUND, BOOK, REISSUES = "quyet-dinh", "de-nghi", "so", "cap-lai"
TITLES: Final[Mapping[str, str]] = {
    ROUND: "Danh sách đề nghị tặng Huy hiệu Đảng",
    DECISION: "Danh sách được tặng Huy hiệu Đảng",
    BOOK: "Sổ tặng Huy hiệu Đảng (mẫu 5-HHĐ)",
    REISSUES: "Danh sách đề nghị cấp lại Huy hiệu Đảng (mẫu 4A-HHĐ)",
}
_WHO: Final = (Column("TT", 5), Column("Họ và tên", 26), Column("Ngày sinh", 12))
_DAYS: Final = (Column("Ngày QĐ kết nạp", 13), Column("Ngày kết nạp", 13), Column("Ngày chính thức", 13))
COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = {
    ROUND: (*_WHO, Column("Quê quán", 20), *_DAYS, Column("Số thẻ", 15), Column("Huy hiệu", 10),
            Column("Trường hợp", 16), Column("Nơi đề nghị", 26), Column("Ghi chú", 24)),
    DECISION: (*_WHO, *_DAYS, Column("Huy hiệu", 10), Column("Số huy hiệu", 14), Column("Nơi nhận", 26),
               Column("Tiền tặng kèm (đồng)", 16), Column("Ghi chú", 16)),
    BOOK: (Column("TT", 5), Column("Đợt", 12), Column("Loại và số huy hiệu", 20), Column("Họ và tên, ngày sinh", 30),
           *_DAYS, Column("Nơi nhận", 26), Column("Ghi chú", 22)),
    REISSUES: (Column("TT", 5), Column("Số HHĐ", 14), Column("Họ và tên", 26), Column("Ngày sinh", 12),
               Column("Quê quán", 20), *_DAYS, Column("Số thẻ", 15), Column("Nơi đề nghị", 26), Column("Ghi chú", 24)),
}  # fmt: skip


@dataclass(frozen=True)
class Order:
    """Which paper of which proposals: of a unit and round, of one decision, of a year."""

    paper: str
    unit: Unit
    round_on: date
    decision: str = ""


@dataclass(frozen=True)
class Entry:
    """One proposal with what papers say of the person."""

    row: BadgeProposal
    born: str
    home: str
    days: tuple[str, str, str]
    card: str
    place: str


def write(order: Order, rows: Sequence[BadgeProposal], form: str, *, scope: Scope, target: Path, by: "User") -> str:
    """Write a paper of these proposals as PDF or XLSX, log it and return the code that stands on it."""
    with translation.override("vi"):
        full = scope.allows(Permission.REVEAL_NUMBERS, order.unit.path)
        words = f"{TITLES[order.paper]}, {order.unit.name}"
        code = record_access(
            user=by,
            action=AccessAction.REVEALED if full else AccessAction.EXPORTED,
            subject_type="list",
            scope=order.unit.path,
            filter_words=words,
            count=len(rows),
        )
        table = _table(order, entries(rows, full=full))
        trace = trace_of(by, code)
        if form == "xlsx":
            listing.write_xlsx(table, trace, target)
        else:
            listing.write_pdf(_papers(order, table, rows, trace), target)
    return code


def entries(rows: Sequence[BadgeProposal], *, full: bool) -> list[Entry]:
    """Read what papers say of these people: two queries."""
    first: dict[int, Membership] = {}
    for one in Membership.objects.filter(person_id__in=[row.person_id for row in rows]).order_by("pk"):
        first.setdefault(one.person_id, one)
    names = names_of([row.proposer_id for row in rows], timezone.localdate())
    return [_entry(row, first.get(row.person_id), names, full=full) for row in rows]


def _entry(row: BadgeProposal, first: Membership | None, names: Mapping[int, str], *, full: bool) -> Entry:
    person = row.person
    home = [person.home_detail if full else "", person.home_province]
    return Entry(
        row=row,
        born=_day(person.born_on, person.born_precision),
        home=", ".join(part for part in home if part),
        days=(
            _day(first.decided_on) if first else "",
            _day(first.admitted_on, first.admitted_precision) if first else "",
            _day(first.official_on, first.official_precision) if first else "",
        ),
        card=person.card_number if full else masked("card_number", person.card_number),
        place=names.get(row.proposer_id, ""),
    )


def _day(day: date | None, precision: str = "day") -> str:
    return dates.restore(day, precision).display() if day else ""


def _table(order: Order, found: Sequence[Entry]) -> Table:
    makers = {ROUND: _round_row, DECISION: _decision_row, BOOK: _book_row, REISSUES: _reissue_row}
    make = makers[order.paper]
    rows = [make(str(place), one) for place, one in enumerate(found, start=1)]
    counts = Counter(one.row.years for one in found if one.row.way != BadgeWay.REISSUE)
    below = [_sum_words(counts), *_money_words(money_of(counts, order.round_on))] if order.paper != REISSUES else []
    summary = f"{order.unit.name}, đợt {order.round_on:%d/%m/%Y}"
    if order.paper == BOOK:
        summary, below = f"{order.unit.name}, năm {order.round_on.year}", [_sum_words(counts)]
    return Table(TITLES[order.paper], summary, COLUMNS[order.paper], rows, below)


def _round_row(place: str, one: Entry) -> list[str]:
    row, note = one.row, "; ".join(part for part in (one.row.evidence, one.row.reason) if part)
    way = str(BadgeWay(row.way).label)
    return [
        place,
        row.person.full_name,
        one.born,
        one.home,
        *one.days,
        one.card,
        f"{row.years} năm",
        way,
        one.place,
        note,
    ]


def _decision_row(place: str, one: Entry) -> list[str]:
    row = one.row
    money = money_of({row.years: 1}, row.round_on) if row.way != BadgeWay.REISSUE else Money(0, ())
    amount = "theo văn bản của cấp ủy" if money.unknown else number(money.total) if money.total else ""
    note = str(BadgeWay(row.way).label) if row.way != BadgeWay.DUE else ""
    return [place, row.person.full_name, one.born, *one.days, f"{row.years} năm", row.number, one.place, amount, note]


def _book_row(place: str, one: Entry) -> list[str]:
    row = one.row
    note = f"QĐ số {row.decision_number} ngày {_day(row.decided_on)}"
    badge, who = f"{row.years} năm, số {row.number}", f"{row.person.full_name}, {one.born}"
    return [place, _day(row.round_on), badge, who, *one.days, one.place, note]


def _reissue_row(place: str, one: Entry) -> list[str]:
    row = one.row
    note = f"{row.years} năm; {row.reason}".strip("; ")
    return [place, row.number, row.person.full_name, one.born, one.home, *one.days, one.card, one.place, note]


def number(amount: int) -> str:
    """Write a number with dots between thousands."""
    return f"{amount:,}".replace(",", ".")


def _sum_words(counts: Mapping[int, int]) -> str:
    parts = [f"{years} năm: {many}" for years, many in sorted(counts.items(), reverse=True)]
    return f"Tổng số {sum(counts.values())}" + (f" ({'; '.join(parts)})" if parts else "")


def _money_words(money: Money) -> list[str]:
    found = [f"Tiền tặng kèm: {number(money.total)} đồng"]
    if money.unknown:
        named = ", ".join(map(str, money.unknown))
        found.append(f"Chưa gồm huy hiệu {named} năm: chưa có căn cứ mức tiền, nhập theo văn bản của cấp ủy.")
    return found


# ── on paper ────────────────────────────────────────────────────────────────
def _papers(order: Order, table: Table, rows: Sequence[BadgeProposal], trace: str) -> list[str]:
    today = timezone.localdate()
    body = _body(order, rows, today)
    issuer = issuer_on(body.pk, body.path, today)
    paper = Paper(
        above=issuer.above,
        issuer=issuer.name,
        place=issuer.place,
        day=None,
        kind=table.title,
        summary=table.summary,
        authority=issuer.authority,
        post=issuer.post,
        trace=trace,
    )
    found = [listing.table_html(table, paper)]
    if order.paper == DECISION and rows:
        found.insert(0, _decision(rows, paper))
    return found


def _body(order: Order, rows: Sequence[BadgeProposal], today: date) -> Body:
    own = Body(order.unit.pk, order.unit.name, order.unit.path)
    return (deciding_body(order.unit.path, today) or own) if order.paper == DECISION else own


def _decision(rows: Sequence[BadgeProposal], frame: Paper) -> str:
    first = rows[0]
    paper = Paper(
        above=frame.above,
        issuer=first.issuer or frame.issuer,
        number=first.decision_number,
        place=frame.place,
        day=first.decided_on,
        kind="Quyết định",
        summary="tặng Huy hiệu Đảng",
        recipients=("Như Điều 2", "Lưu hồ sơ"),
        authority=frame.authority,
        post=frame.post,
        trace=frame.trace,
    )
    counts = Counter(row.years for row in rows)
    words = {
        "paper": paper,
        "total": len(rows),
        "counts": sorted(counts.items(), reverse=True),
        "round": first.round_on,
    }
    return render_to_string("papers/badges/decision.html", words)
