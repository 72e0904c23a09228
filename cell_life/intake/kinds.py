"""The lists about the life of cells as kinds of list that can come in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from accounts.models import User
from cell_life.intake import days
from cell_life.intake.attendance import AttendanceList
from cell_life.intake.deed import LifeDeed, LifeReading
from cell_life.intake.payments import PaymentList
from cell_life.intake.writing import undo_rows, write_rows
from jobs.intake.plans import FilePlan
from jobs.intake.reader import Source
from jobs.models import Batch, StagedRow
from jobs.registry import scope_now
from members.intake.movements.deed import Setting
from members.intake.movements.kinds import ListIntake
from members.intake.reach import paths_of
from members.keepers import Place


class LifeIntake(ListIntake):
    """One kind of list about the life of cells; its rows reach the cells where the person holds the right it takes."""

    def __init__(self, deed: LifeDeed) -> None:
        """Take what is particular to the kind."""
        super().__init__(deed)
        self.deed = deed
        if deed.is_wide:
            self.vocabulary = replace(self.vocabulary, moving=days.field_of)

    def read(self, batch: Batch, source: Source, plan: FilePlan) -> LifeReading:
        """Begin the check of a file."""
        setting = self.setting(batch, batch.created_by)
        return LifeReading(
            deed=self.deed,
            source=source,
            plan=plan,
            setting=setting,
            cells=_within(setting, paths_of(batch, self.permission)),
            mended=batch.context.get("mended"),
        )

    def problem(self, batch: Batch, plan: FilePlan) -> None:
        """Refuse a file that lacks what no row can do without."""
        self.deed.problem(plan)

    def write(self, batch: Batch, rows: Sequence[StagedRow], *, by: User) -> None:
        """Write the rows of a chunk."""
        setting = self.setting(batch, by)
        write_rows(deed=self.deed, batch=batch, rows=rows, setting=setting, cells=self._reach(setting, by), by=by)

    def undo(self, batch: Batch, *, by: User) -> list[int]:
        """Take back all the batch wrote."""
        return undo_rows(deed=self.deed, batch=batch, cells=self._reach(self.setting(batch, by), by), by=by)

    def _reach(self, setting: Setting, by: User) -> dict[int, Place]:
        paths = ("",) if setting.batch.context.get("system") else scope_now(by).paths(self.permission)
        return _within(setting, paths)

    def label_of(self, field: str) -> str:
        """Return the name of a field for people; of a column that is a meeting, its day."""
        return self.deed.label_of(field) or super().label_of(field)


def _within(setting: Setting, paths: Sequence[str]) -> dict[int, Place]:
    """Return the cells of a list that lie under the paths."""
    return {key: place for key, place in setting.places.items() if place.path.startswith(tuple(paths))}


KINDS: Final = (LifeIntake(AttendanceList()), LifeIntake(PaymentList()))
