"""Writes the good rows of a chunk under one lock: judged again, planned, written set by set; and takes them back."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from accounts.roles import Permission
from branches.services.ground import hold_tree
from jobs.choices import RowState, Verdict
from jobs.models import Batch, StagedRow
from jobs.registry import scope_now
from members.intake.movements import effects as traces
from members.intake.movements.columns import unpacked
from members.intake.movements.deed import Deed, Judged, Setting, TakesStrangers
from members.intake.movements.effects import Effects
from members.intake.undoing import out_of_reach_of
from members.intake.writing import out_of_reach, skip
from members.models import Person
from members.querysets import record_merged

if TYPE_CHECKING:
    from accounts.models import User

MOST: Final = 1_000


def write_rows(*, deed: Deed, batch: Batch, rows: Sequence[StagedRow], setting: Setting, by: "User") -> None:
    """Write the rows of a chunk inside the caller's transaction and set what became of each on the rows themselves.

    Locks the tree, then the members. A row that the rules refuse by now, that is done already or whose record
    was merged or lies out of reach of ``by`` is skipped with the reason.
    """
    with history.act("write_imported_movements", by=by, reason=batch.file_name[:200], batch=batch.pk):
        hold_tree()
        known = [row for row in rows if row.object_id is not None]
        book = deed.open([row.object_id for row in known if row.object_id is not None], lock=True)
        paths = ("",) if batch.context.get("system") else scope_now(by).paths(Permission.IMPORT_MEMBERS)
        outside = {row.pk for row in out_of_reach(known, paths)}
        gone = Person.objects.filter(pk__in=[row.object_id for row in known], merged_into__isnull=False)
        merged = set(gone.values_list("pk", flat=True))
        effects, done = Effects(), set[Hashable]()
        for row in known:
            if row.object_id in merged:
                _refuse(deed, row, record_merged())
            elif row.pk in outside:
                reason = _("Hồ sơ của dòng này ngoài phạm vi của đồng chí.")
                skip(row, "outside_reach", "full_name", reason, _("Người đã gửi tệp, hoặc cấp trên, ghi dòng này."))
            else:
                _write_known(deed, row, book, setting, effects, done)
        effects.write()
        _note_versions([row for row in known if row.state == RowState.WRITTEN])
    for row in rows:
        if row.object_id is None and isinstance(deed, TakesStrangers):
            _admit(deed, row, setting)


def _write_known(
    deed: Deed, row: StagedRow, book: Any, setting: Setting, effects: Effects, done: set[Hashable]
) -> None:
    values = unpacked(deed.shapes, row.values)
    person_id = row.object_id or 0
    key = deed.key(values, person_id)
    judged = Judged(Verdict.UNCHANGED) if key in done else deed.judge(values, person_id, book, setting)
    if judged.stops:
        _refuse(deed, row, next(one for one in judged.findings if one.stops))
    elif judged.verdict not in (Verdict.NEW, Verdict.CHANGED):
        reason = _("Sổ đã có điều này từ sau khi kiểm tra.")
        skip(row, "changed_meanwhile", "full_name", reason, _("Không cần ghi lại."))
    else:
        done.add(key)
        deed.plan(row, values, person_id, book, setting, effects)
        row.state = RowState.WRITTEN


def _refuse(deed: Deed, row: StagedRow, finding: Finding) -> None:
    field = deed.aliases.get(finding.field, finding.field)
    skip(row, finding.code, field, str(finding.reason), str(finding.remedy))


def _note_versions(rows: Sequence[StagedRow]) -> None:
    """Keep the versions of the records as the rows left them."""
    now = dict(Person.objects.filter(pk__in=[row.object_id for row in rows]).values_list("pk", "version"))
    for row in rows:
        row.object_version = now.get(row.object_id or 0)


def _admit(deed: TakesStrangers, row: StagedRow, setting: Setting) -> None:
    try:
        with transaction.atomic():
            deed.admit(row, unpacked(deed.shapes, row.values), setting)
        row.state = RowState.WRITTEN
    except Refused as refused:
        _refuse(deed, row, refused.findings[0])


def undo_rows(*, batch: Batch, by: "User") -> list[int]:
    """Take the whole list back inside the caller's transaction; [] when done, else the lines that forbid it.

    Whatever a row made is taken out, its events stay; what it changed gets its former values. Locks the members.
    """
    hold_tree()
    rows = list(StagedRow.objects.filter(batch=batch, state=RowState.WRITTEN).order_by("line"))
    held = Person.objects.held({row.object_id for row in rows if row.object_id is not None})
    merged = {person.pk for person in held.only("merged_into") if person.merged_into_id}
    forbid = traces.touched(rows) | traces.followed(rows) | set(out_of_reach_of(batch, by))
    forbid |= {row.line for row in rows if row.object_id in merged}
    if not forbid:
        with history.act("undo_imported_movements", by=by, reason=batch.file_name[:200], batch=batch.pk):
            forbid = traces.take_back(rows)
    if forbid:
        return sorted(forbid)[:MOST]
    StagedRow.objects.filter(batch=batch, state=RowState.WRITTEN).update(state=RowState.UNDONE)
    return []
