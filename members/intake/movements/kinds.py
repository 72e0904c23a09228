"""The lists of happenings as kinds of list that can come in; registered with the list of members."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Final

from django.utils import timezone
from django.utils.functional import Promise

from accounts.models import User
from accounts.roles import Permission
from jobs.choices import Outcome, Verdict
from jobs.intake.headers import Vocabulary
from jobs.intake.plans import FilePlan
from jobs.intake.reader import Source
from jobs.models import Batch, StagedRow
from members.intake.cells import cells_under
from members.intake.movements.badges import Badges
from members.intake.movements.columns import vocabulary
from members.intake.movements.deed import Deed, ListKind, Setting
from members.intake.movements.exits import Exits
from members.intake.movements.ratings import Ratings
from members.intake.movements.reading import HappeningReading, ListReading
from members.intake.movements.transfers import Transfers
from members.intake.movements.writing import undo_rows, write_rows
from members.intake.reach import paths_of


class ListIntake(ABC):
    """One kind of list that comes in row by row; apps above have their own."""

    apart: Sequence[str] = ()

    def __init__(self, deed: ListKind) -> None:
        """Take what is particular to the kind."""
        self._kind = deed
        self.code = deed.code
        self.permission: Permission = deed.permission
        self.guarded: bool = deed.guarded
        self.vocabulary: Vocabulary = vocabulary(deed.shapes, deed.required)
        self._labels: dict[str, str | Promise] = {shape.name: shape.label for shape in deed.shapes}

    @property
    def label(self) -> str | Promise:
        """Return its name for people."""
        return self._kind.label

    @abstractmethod
    def read(self, batch: Batch, source: Source, plan: FilePlan) -> ListReading:
        """Begin the check of a file."""

    @staticmethod
    def setting(batch: Batch, by: User) -> Setting:
        """Return of which list a row is."""
        today = timezone.localdate()
        return Setting(batch, cells_under(batch.scope_path, today), today, by)

    @abstractmethod
    def problem(self, batch: Batch, plan: FilePlan) -> None:
        """Raise ``FileRefused`` when the file cannot be this kind of list for this organisation."""

    @abstractmethod
    def write(self, batch: Batch, rows: Sequence[StagedRow], *, by: User) -> None:
        """Write the rows of a chunk."""

    @abstractmethod
    def undo(self, batch: Batch, *, by: User) -> list[int]:
        """Take back all the batch wrote."""

    def label_of(self, field: str) -> str:
        """Return the name of a field for people."""
        return str(self._labels.get(field, ""))

    def show(self, field: str, value: Any) -> str:
        """Write a value of a change as people read it."""
        return self._kind.show(field, value)

    def impact(self, batch: Batch) -> list[str]:
        """Say in words what writing the good rows does to the counts."""
        rows = StagedRow.objects.filter(batch=batch, outcome__in=(Outcome.ACCEPTED, Outcome.WARNING))
        return self._kind.sentences(rows.filter(verdict__in=(Verdict.NEW, Verdict.CHANGED)))


class HappeningIntake(ListIntake):
    """One kind of list of happenings."""

    def __init__(self, deed: Deed) -> None:
        """Take what is particular to the kind."""
        super().__init__(deed)
        self.deed = deed

    def read(self, batch: Batch, source: Source, plan: FilePlan) -> HappeningReading:
        """Begin the check of a file."""
        return HappeningReading(
            deed=self.deed,
            source=source,
            plan=plan,
            setting=self.setting(batch, batch.created_by),
            paths=paths_of(batch),
            mended=batch.context.get("mended"),
        )

    def problem(self, batch: Batch, plan: FilePlan) -> None:
        """Refuse nothing: whose a row is may be told by a number alone."""

    def write(self, batch: Batch, rows: Sequence[StagedRow], *, by: User) -> None:
        """Write the rows of a chunk."""
        write_rows(deed=self.deed, batch=batch, rows=rows, setting=self.setting(batch, by), by=by)

    def undo(self, batch: Batch, *, by: User) -> list[int]:
        """Take back all the batch wrote."""
        return undo_rows(batch=batch, by=by)


DEEDS: Final[tuple[Deed, ...]] = (Transfers(), Exits(), Badges(), Ratings())
KINDS: Final = tuple(HappeningIntake(deed) for deed in DEEDS)
CODES: Final = tuple(deed.code for deed in DEEDS)
