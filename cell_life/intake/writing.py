"""Writes the good rows of a chunk under one lock: judged again, planned, written set by set; and takes them back."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding
from cell_life.intake import people
from cell_life.intake.deed import LifeDeed, Told
from jobs.choices import RowState, Verdict
from jobs.models import Batch, StagedRow
from members.intake.movements import effects as traces
from members.intake.movements.columns import unpacked
from members.intake.movements.deed import Setting
from members.intake.movements.effects import Effects
from members.intake.writing import skip

if TYPE_CHECKING:
    from accounts.models import User

MOST: Final = 1_000


def write_rows(
    *,
    deed: LifeDeed,
    batch: Batch,
    rows: Sequence[StagedRow],
    setting: Setting,
    cells: Mapping[int, Any],
    by: "User",
) -> None:
    """Write the rows of a chunk inside the caller's transaction and set what became of each on the rows themselves.

    ``cells`` are those in which ``by`` may do it today. A row that the rules refuse by now, that is done already,
    or whose member was merged or was in no such cell is skipped with the reason.
    """
    with history.act("write_imported_cell_life", by=by, reason=batch.file_name[:200], batch=batch.pk):
        found = people.read([row.object_id for row in rows if row.object_id is not None])
        told = {
            row.pk: Told(unpacked(deed.shapes, row.values), found[row.object_id])
            for row in rows
            if row.object_id in found
        }
        book = deed.open(list(told.values()), cells, setting, lock=True)
        effects, done = Effects(), set[Hashable]()
        for row in rows:
            if row.pk in told:
                _write(deed, row, told[row.pk], book, setting, effects, done)
            else:
                _refuse(deed, row, people.nobody())
        effects.write()
        deed.finish(book, by=by)


def _write(
    deed: LifeDeed, row: StagedRow, told: Told, book: Any, setting: Setting, effects: Effects, done: set[Hashable]
) -> None:
    if not any(stay.cell_id in book.cells for stay in told.known.stays):
        _refuse(deed, row, people.nobody())
        return
    judged = deed.judge(told, book, setting)
    keys = set(deed.keys(told, book, setting))
    if judged.stops:
        _refuse(deed, row, next(one for one in judged.findings if one.stops))
    elif judged.verdict not in (Verdict.NEW, Verdict.CHANGED) or keys & done:
        reason = _("Sổ đã có điều này từ sau khi kiểm tra.")
        skip(row, "changed_meanwhile", "full_name", reason, _("Không cần ghi lại."))
    else:
        done |= keys
        deed.plan(row, told, book, setting, effects)
        deed.follow(told, book, setting)
        row.state = RowState.WRITTEN


def _refuse(deed: LifeDeed, row: StagedRow, finding: Finding) -> None:
    field = deed.aliases.get(finding.field, finding.field)
    skip(row, finding.code, field, str(finding.reason), str(finding.remedy))


def undo_rows(*, deed: LifeDeed, batch: Batch, cells: Mapping[int, Any], by: "User") -> list[int]:
    """Take the whole list back inside the caller's transaction; [] when done, else the lines that forbid it.

    Whatever a row made is taken out, its events stay; what it changed gets its former values.
    """
    rows = list(StagedRow.objects.filter(batch=batch, state=RowState.WRITTEN).order_by("line"))
    deed.hold(rows)
    forbid = traces.touched(rows) | deed.forbidden(rows, cells)
    if not forbid:
        with history.act("undo_imported_cell_life", by=by, reason=batch.file_name[:200], batch=batch.pk):
            forbid = traces.take_back(rows)
    if forbid:
        return sorted(forbid)[:MOST]
    StagedRow.objects.filter(batch=batch, state=RowState.WRITTEN).update(state=RowState.UNDONE)
    return []
