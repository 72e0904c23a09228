"""What a line of a table of the record contradicts: its own dates, the life of its bearer, the other lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

import rulebook
from accounts.findings import Finding
from members.fields import DATES, Column, Kind, Table
from members.rules.codes import code_findings
from members.rules.person import name_finding
from members.rules.saying import warning
from rulebook.calendar import add_months
from vietnam import names
from vietnam.dates import PartialDate

Values = Mapping[str, Any]
_ELDERS: Final = frozenset({"father", "mother", "paternal_grandfather", "paternal_grandmother"})
_ELDERS_TOO: Final = _ELDERS | {"maternal_grandfather", "maternal_grandmother"}
_CHILDREN: Final = frozenset({"son", "daughter", "child"})
_PARENT_MONTHS: Final = 12 * 12
"""Less than twelve years between parent and child is asked back (plain sense)."""


@dataclass(frozen=True)
class Bearer:
    """What the lines of a record are held against: birth, and the day party age runs from."""

    born_on: PartialDate | None
    party_from: PartialDate | None


def row_findings(
    table: Table, values: Values, *, bearer: Bearer, others: Sequence[Values], before: Values, today: date
) -> list[Finding]:
    """Say all that is wrong or doubtful in one line; ``before`` is what it said until now, {} for a new line.

    ``others`` are the other lines of the same table. Field names are those of the columns.
    """
    found = [*_required(table, values), *code_findings(table.columns, values, before, today), *_names(table, values)]
    found += [*_days(table, values, bearer, today), *_order(values)]
    found += _OWN.get(table.name, _nothing)(values, bearer)
    return [*found, *_beside(table, values, others)]


def background_findings(values: Values) -> list[Finding]:
    """Say what is doubtful in items 27, 28 b–c and 30."""
    total, each = values.get("income"), values.get("income_per_head")
    found = []
    if total is not None and each is not None and each > total:
        found.append(
            warning(
                "income_per_head_too_high",
                "income_per_head",
                _("Thu nhập bình quân một người lớn hơn thu nhập của cả hộ."),
                _("Xem lại hai số; hay bị ghi đổi chỗ cho nhau."),
            )
        )
    pairs = (("house_granted", "house_granted_area"), ("house_own", "house_own_area"), ("assets", "assets_value"))
    for words, number in pairs:
        if values.get(number) and not values.get(words):
            reason = _("Có số nhưng chưa ghi là loại gì.")
            found.append(warning("kind_missing", words, reason, _("Ghi loại, hoặc xóa số nếu ghi nhầm ô.")))
    return found


# ── one line by itself ──────────────────────────────────────────────────────
def _required(table: Table, values: Values) -> Iterator[Finding]:
    for column in table.columns:
        if column.required and not values.get(column.name):
            yield Finding("required", column.name, _("Chưa ghi mục này."), _("Hãy ghi theo giấy tờ gốc."))


def _names(table: Table, values: Values) -> Iterator[Finding]:
    for column in table.columns:
        text = str(values.get(column.name) or "")
        if column.kind == Kind.NAME and text:
            yield from (name_finding(column.name, fault, text) for fault in names.name_faults(text))


def _dated(table: Table, values: Values) -> Iterator[tuple[Column, PartialDate]]:
    for column in table.columns:
        when = values.get(column.name)
        if column.kind in DATES and isinstance(when, PartialDate):
            yield column, when


def _days(table: Table, values: Values, bearer: Bearer, today: date) -> Iterator[Finding]:
    """Yield days still to come, and days before the bearer was born (a relative's birth may lie there)."""
    for column, when in _dated(table, values):
        if when.earliest > today and column.name != "ended_on":
            yield Finding(
                "date_in_future",
                column.name,
                _("Ngày {day} chưa tới.").format(day=when.display()),
                _("Xem lại năm; việc chưa diễn ra thì chưa ghi."),
                value=when.display(),
            )
        if table.name != "family" and bearer.born_on and when.surely_before(bearer.born_on):
            yield Finding(
                "before_birth",
                column.name,
                _("Ngày {day} trước ngày sinh {born}.").format(day=when.display(), born=bearer.born_on.display()),
                _("Xem lại năm ở dòng này và ngày sinh của đồng chí ấy."),
                value=when.display(),
            )


def _order(values: Values) -> Iterator[Finding]:
    """Yield what ends before it begins."""
    starts, ends = values.get("starts_on"), values.get("ends_on")
    if starts and ends and ends.surely_before(starts):
        yield Finding(
            "end_before_start",
            "ends_on",
            _("Kết thúc {end} trước khi bắt đầu {start}.").format(end=ends.display(), start=starts.display()),
            _("Xem lại hai ngày; hay bị ghi đổi chỗ cho nhau."),
            value=ends.display(),
        )
    decided, ended = values.get("decided_on"), values.get("ended_on")
    if decided and ended and ended.surely_before(decided):
        yield Finding(
            "end_before_decision",
            "ended_on",
            _("Hết hiệu lực {end} trước ngày quyết định {day}.").format(end=ended.display(), day=decided.display()),
            _("Xem lại hai ngày trên quyết định."),
            value=ended.display(),
        )


# ── tables with a sense of their own ────────────────────────────────────────
def _nothing(values: Values, bearer: Bearer) -> Iterator[Finding]:
    yield from ()


def _badge(values: Values, bearer: Bearer) -> Iterator[Finding]:
    """Yield a badge given before its party age, the months allowed to the gravely ill taken off."""
    decided, years = values.get("decided_on") or values.get("awarded_on"), str(values.get("years") or "")
    if not decided or not bearer.party_from or not years.isdecimal():
        return
    rule = rulebook.on(decided.earliest).get("badge.early.max_months")
    early = int(rule.value.get(int(years), 0)) if rule is not None else 24
    if decided.latest < add_months(bearer.party_from.earliest, 12 * int(years) - early):
        field = "decided_on" if values.get("decided_on") else "awarded_on"
        yield warning(
            "badge_too_early",
            field,
            _("Tuổi Đảng tính từ {start}, đến {day} chưa đủ {years} năm.").format(
                start=bearer.party_from.display(), day=decided.display(), years=years
            ),
            _("Xem lại loại huy hiệu, ngày quyết định và ngày vào Đảng; nếu đúng, ghi lý do."),
            decided.display(),
        )


def _relative(values: Values, bearer: Bearer) -> Iterator[Finding]:
    """Yield a parent or grandparent not older, and a child not younger, than life allows."""
    born, own, relation = values.get("born_on"), bearer.born_on, values.get("relation")
    if not born or not own:
        return
    elder = relation in _ELDERS_TOO and own.latest < add_months(born.earliest, _PARENT_MONTHS)
    child = relation in _CHILDREN and born.latest < add_months(own.earliest, _PARENT_MONTHS)
    if elder or child:
        yield warning(
            "relative_age",
            "born_on",
            _("Sinh {born}, không hợp với quan hệ đã chọn.").format(born=born.display()),
            _("Xem lại năm sinh và quan hệ."),
            born.display(),
        )


_OWN: Final = {"badges": _badge, "family": _relative}


# ── beside the other lines ──────────────────────────────────────────────────
def _beside(table: Table, values: Values, others: Sequence[Values]) -> Iterator[Finding]:
    """Yield a line that stands there already, a badge given twice, two journeys at one time."""
    if table.name == "badges" and any(other["years"] == values.get("years") for other in others):
        reason = _("Huy hiệu loại này đã có một dòng.")
        yield Finding("badge_twice", "years", reason, _("Sửa dòng đã có; mỗi loại huy hiệu chỉ tặng một lần."))
        return
    same = [other for other in others if all(other.get(name) == values.get(name) for name in table.key)]
    if same:
        column = table.key[0]
        yield warning("line_twice", column, _("Đã có một dòng như vậy."), _("Bỏ dòng này; nếu là hai việc, ghi lý do."))
    if table.name == "travels" and any(_overlap(values, other) for other in others):
        reason = _("Trùng thời gian với một lần đi nước ngoài khác.")
        yield warning("travel_overlaps", "starts_on", reason, _("Xem lại ngày đi, ngày về của hai lần."))


def _overlap(one: Values, other: Values) -> bool:
    """Say whether two periods surely share a day."""
    first, last, start, end = (values.get(name) for values in (one, other) for name in ("starts_on", "ends_on"))
    if not (first and last and start and end):
        return False
    return bool(first.latest < end.earliest and start.latest < last.earliest)
