"""Danh sách đảng viên as a kind of list that can come in; registered when the app is ready."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from jobs.choices import Verdict
from jobs.intake.errors import FileRefused
from jobs.intake.plans import FilePlan, Mended
from jobs.intake.reader import Source
from jobs.models import Batch, StagedRow
from jobs.registry import scope_now
from members import facts
from members.choices import Standing
from members.intake import columns
from members.intake.cells import CellIndex, cells_under
from members.intake.checking import CheckedRow, Checker
from members.intake.lines import LineChecker, LineMatcher
from members.intake.matching import APART, Matcher
from members.intake.reach import paths_of
from members.intake.undoing import undo_batch
from members.intake.writing import write_rows
from vietnam.dates import PartialDate


class MemberReading:
    """The check of one list of members."""

    def __init__(
        self,
        *,
        source: Source,
        plan: FilePlan,
        cells: CellIndex,
        paths: Sequence[str],
        within: str = "",
        mended: Mended | None = None,
        scope: Scope | None = None,
    ) -> None:
        """``paths`` are where the person who imports may write, ``within`` the path of the list's organisation.

        ``scope`` is that person's, None for the system.
        """
        self._mended = mended
        self._source, self._plan = source, plan
        self.cells = cells
        self._checker = Checker(cells, timezone.localdate(), LineChecker().check)
        self._matcher = Matcher(paths, plan.sheets, within)
        self._lines = LineMatcher(scope, paths)

    def rows(self) -> Iterator[CheckedRow]:
        """Yield every data row, checked by itself and against earlier ones."""
        return self._checker.rows(self._source, self._plan, self._mended)

    def resume(self, staged: Iterable[tuple[int, int]]) -> None:
        """Take up (record, row) of what was staged before an interruption."""
        self._matcher.remember(staged)

    def settle(self, rows: Sequence[CheckedRow]) -> None:
        """Say what writing the rows of a chunk would do: one query."""
        self._matcher.settle([row for row in rows if "part" not in row.values])
        if lines := [row for row in rows if "part" in row.values]:
            self._lines.settle(lines)

    def notes(self) -> Mapping[str, int]:
        """Return how many rows the sheet hides; they were read all the same."""
        return {"hidden_rows": self._checker.hidden_rows}

    def pack(self, row: CheckedRow) -> Mapping[str, Any]:
        """Return the values of a row as the staged row keeps them: blanks left out, dates with precision."""
        if row.packed is not None and row.verdict == Verdict.UNCHANGED:
            return row.packed
        packed: dict[str, Any] = {"like": row.like} if row.like else {}
        for name, value in row.values.items():
            if isinstance(value, PartialDate):
                packed[name] = f"{value.value.isoformat()} {value.precision}"
            elif value:
                packed[name] = value
        return packed


class MemberIntake:
    """Lists of members: the 29-column template, DS_DANGVIEN, and what people make of them."""

    code = "members"
    label = gettext_lazy("Danh sách đảng viên")
    permission = Permission.IMPORT_MEMBERS
    vocabulary = columns.VOCABULARY
    apart = APART
    guarded = False

    def read(self, batch: Batch, source: Source, plan: FilePlan) -> MemberReading:
        """Begin the check of a file; names of cells are those under the batch's organisation."""
        cells = cells_under(batch.scope_path, timezone.localdate(), since=batch.as_of)
        scope = None if batch.context.get("system") else scope_now(batch.created_by)
        return MemberReading(
            source=source,
            plan=plan,
            cells=cells,
            paths=paths_of(batch),
            within=batch.scope_path,
            mended=batch.context.get("mended"),
            scope=scope,
        )

    def problem(self, batch: Batch, plan: FilePlan) -> None:
        """Refuse a list without a column of cells unless the organisation is itself a cell."""
        cells = cells_under(batch.scope_path, timezone.localdate(), since=batch.as_of)
        refuse_without_cells(plan, cells)

    def write(self, batch: Batch, rows: Sequence[StagedRow], *, by: User) -> None:
        """Write the rows of a chunk."""
        write_rows(batch=batch, rows=rows, by=by)

    def undo(self, batch: Batch, *, by: User) -> list[int]:
        """Take back all the batch wrote."""
        return undo_batch(batch=batch, by=by)

    def label_of(self, field: str) -> str:
        """Return the name of a field for people."""
        return columns.label(field)

    def show(self, field: str, value: Any) -> str:
        """Write a value of a change as people read it."""
        if field == "standing":
            return str(Standing(value).label)
        return facts.show(field, facts.unpack({field: value})[field])

    def impact(self, batch: Batch) -> list[str]:
        """Say how many members the unit will count more."""
        new = batch.counts.get("verdict_new", 0)
        return [_("Ghi xong, đảng số tăng {n}.").format(n=new)] if new else []


def refuse_without_cells(plan: FilePlan, cells: CellIndex) -> None:
    """Raise ``FileRefused`` when neither the file nor the organisation says which cell the rows belong to."""
    if cells.only is None and any(sheet.column_of("cell") is None for sheet in plan.sheets):
        raise FileRefused(
            "no_cell",
            _("Tệp không có cột chi bộ, mà tổ chức đã chọn không phải một chi bộ."),
            _("Chọn đúng chi bộ của danh sách, hoặc thêm cột Chi bộ vào tệp."),
        )
