"""Writing the sheet of a cell in one sitting: what was prepared of each member, and the votes counted for him."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from cell_life.choices import Taking
from cell_life.models import RatingEntry, RatingSheet
from cell_life.rounds import rules
from cell_life.rounds.people import disciplined_in
from cell_life.rounds.rules import Votes
from cell_life.rounds.services import voting
from cell_life.rounds.services.sheets import locked, refuse, settle
from members.merging import merge
from members.ratings.rules import counting_day

if TYPE_CHECKING:
    from accounts.models import User

COLUMNS: Final = ("review_on", "own_level", "points", "proposed_level", "remark")
DAYS: Final = ("draft_sent_on", "voted_on")
Opened = Mapping[str, str]
"""What the form showed, packed as texts: ``12_points`` for a line, ``voted_on`` for the sheet."""


@dataclass(frozen=True)
class Line:
    """What was typed for one member: the columns, and the votes where they were counted."""

    entry_id: int
    values: Mapping[str, Any]
    votes: Votes | None = None


@dataclass(frozen=True)
class Sitting:
    """The meeting: days, who chairs, who chairs when the chair himself is reviewed, who counts, papers given out."""

    draft_sent_on: date | None = None
    voted_on: date | None = None
    chair_id: int | None = None
    other_chair_id: int | None = None
    counters: tuple[int, ...] = ()
    issued: int | None = None
    days: tuple[str, ...] = field(default=DAYS)


def packed(value: Any) -> str:
    """Write a value as the signed opening of the form keeps it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def opening_of(sheet: RatingSheet, rows: Sequence[RatingEntry]) -> dict[str, str]:
    """Return what a form shows now of a sheet and its lines."""
    shown = {name: packed(getattr(sheet, name)) for name in DAYS}
    return shown | {f"{row.pk}_{name}": packed(getattr(row, name)) for row in rows for name in COLUMNS}


def save_lines(*, sheet_id: int, opened: Opened, sitting: Sitting, lines: Sequence[Line], by: "User") -> int:
    """Write what was typed, all or nothing, and count the votes given; return how many members were written.

    What others wrote meanwhile into other boxes stays; where two wrote the same box the later one is told.
    Raises ``Refused`` with everything wrong, each at its box.
    """
    with transaction.atomic(), history.act("save_lines", by=by):
        sheet = locked(sheet_id, None)
        refuse(rules.step_findings(sheet.state, rules.BEFORE_REPORT))
        ids = [line.entry_id for line in lines]
        entries = RatingEntry.objects.filter(sheet=sheet, pk__in=ids).select_related("membership__person")
        rows = {row.pk: row for row in entries}
        found = _write_days(sheet, opened, sitting)
        changed: list[RatingEntry] = []
        for line in lines:
            if row := rows.get(line.entry_id):
                found += _take(row, opened, line, changed)
        found += _judge(sheet, changed)
        refuse(found)
        RatingEntry.objects.bulk_update(changed, [*COLUMNS, "version"])
        counted = _count(sheet, rows, lines, sitting, by)
        settle(sheet.pk)
    return len({row.pk for row in changed} | counted)


def _write_days(sheet: RatingSheet, opened: Opened, sitting: Sitting) -> list[Finding]:
    """Write the days of the meeting; once votes are counted the day of the vote stays."""
    now = {name: packed(getattr(sheet, name)) for name in DAYS}
    joined = merge(opened, now, {name: packed(getattr(sitting, name)) for name in DAYS})
    found = [_taken(name, name) for name in joined.conflicts]
    if "voted_on" in joined.changes and RatingEntry.objects.filter(sheet=sheet, ballot__isnull=False).exists():
        said = _("Đã có kết quả bỏ phiếu ngày {day}.").format(day=rules.say(sheet.voted_on) if sheet.voted_on else "")
        found.append(Finding("round_day", "voted_on", said, _("Giữ ngày ấy; bỏ phiếu lại thì chọn Kiểm phiếu lại.")))
    if joined.changes and not found:
        columns = {name: getattr(sitting, name) for name in joined.changes}
        RatingSheet.objects.filter(pk=sheet.pk).update(**columns, version=F("version") + 1)
        sheet.refresh_from_db()
    return found


def _take(row: RatingEntry, opened: Opened, line: Line, changed: list[RatingEntry]) -> list[Finding]:
    """Put what was typed into a line; add it to ``changed`` when anything is new; say where two wrote one box."""
    mine = {name: packed(value) for name, value in line.values.items() if name in COLUMNS}
    now = {name: packed(getattr(row, name)) for name in mine}
    begun = {name: opened[f"{row.pk}_{name}"] for name in mine if f"{row.pk}_{name}" in opened}
    joined = merge(begun, now, mine)
    if joined.conflicts:
        return [_taken(f"e{row.pk}_{name}", row.membership.person.full_name) for name in joined.conflicts]
    if joined.changes:
        for name in joined.changes:
            setattr(row, name, line.values[name])
        row.version += 1
        changed.append(row)
    return []


def _taken(box: str, name: str) -> Finding:
    said = (
        _("Người khác vừa ghi ô này.")
        if box == name
        else _("Người khác vừa ghi ô này của đồng chí {name}.").format(name=name)
    )
    return Finding(
        "round_taken", box, said, _("Mở lại trang ở cửa sổ khác để xem; lưu lần nữa thì giữ số của đồng chí.")
    )


def _judge(sheet: RatingSheet, changed: Sequence[RatingEntry]) -> list[Finding]:
    """Say what speaks against points and proposed levels: the bands, a discipline of the year."""
    day = counting_day(sheet.year, date.max)
    faults = disciplined_in([row.membership.person_id for row in changed], sheet.year)
    found: list[Finding] = []
    for row in changed:
        found += rules.points_findings(row.points, row.proposed_level, row.remark, f"e{row.pk}_points", day)
        faulty = faults.get(row.membership.person_id)
        found += rules.fault_findings(row.proposed_level, faulty, row.remark, f"e{row.pk}_proposed_level", day)
    return found


def _count(
    sheet: RatingSheet, rows: Mapping[int, RatingEntry], lines: Sequence[Line], sitting: Sitting, by: "User"
) -> set[int]:
    """Count the votes given for members who have none yet; return whose."""
    given = [line for line in lines if line.votes is not None and line.entry_id in rows]
    fresh = [line for line in given if rows[line.entry_id].ballot_id is None]
    fresh = [line for line in fresh if rows[line.entry_id].taking == Taking.RATED]
    if not fresh:
        return set()
    base = voting.base_of(sheet, by=by)
    found: list[Finding] = []
    for line in fresh:
        row = rows[line.entry_id]
        assert line.votes is not None
        found += rules.votes_findings(line.votes, base.size or 0, f"v{row.pk}")
        try:
            ballot = voting.count(base, row, line.votes, sitting, by=by)
        except Refused as refused:
            found += [replace(one, field=_box(one.field, row.pk)) for one in refused.findings]
        else:
            row.ballot, row.cell_level = ballot, rules.level_of_votes(line.votes, base.size or 1, base.held_on)
            row.version += 1
    refuse(found)
    RatingEntry.objects.bulk_update([rows[line.entry_id] for line in fresh], ["ballot", "cell_level", "version"])
    return {line.entry_id for line in fresh}


def _box(name: str, entry_id: int) -> str:
    """Return the box of our form for one of the ballot's."""
    ours = {"chair": "chair", "counters": "counter_1", "issued": "issued", "other_chair": "other_chair"}
    return ours.get(name, f"v{entry_id}")


def recount(*, entry_id: int, reason: str, by: "User") -> RatingEntry:
    """Void the counted vote about one member, so that it is counted again. Raises ``Refused``."""
    with transaction.atomic(), history.act("recount", by=by, reason=reason):
        sheet_id = RatingEntry.objects.values_list("sheet", flat=True).get(pk=entry_id)
        sheet = locked(sheet_id, None)
        refuse(rules.step_findings(sheet.state, rules.BEFORE_REPORT))
        row = RatingEntry.objects.select_for_update(of=("self",)).get(pk=entry_id)
        if row.ballot_id is None:
            said = _("Đồng chí này chưa có kết quả bỏ phiếu.")
            raise Refused([Finding("round_recount", "", said, _("Ghi số phiếu ở bảng của chi bộ."))])
        if not reason.strip():
            said = _("Chưa ghi vì sao kiểm phiếu lại.")
            raise Refused([Finding("required", "reason", said, _("Ví dụ: cộng nhầm một phiếu ở mức tốt."))])
        voting.void(row.ballot_id, reason, by=by)
        row.refresh_from_db()
    return row
