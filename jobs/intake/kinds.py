"""Which kinds of list can come in; the apps above register what their rows mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.functional import Promise

from accounts.models import User
from accounts.roles import Permission
from jobs.intake.headers import Vocabulary
from jobs.intake.plans import FilePlan
from jobs.intake.reader import Source

if TYPE_CHECKING:
    from jobs.models import Batch, StagedRow


class Reading(Protocol):
    """The check of one file: rows (``staging.Checked``) out, one after the other, then settled by chunks."""

    def rows(self) -> Iterator[Any]:
        """Yield every data row, checked by itself and against earlier ones."""
        ...

    def resume(self, staged: Iterable[tuple[int, int]]) -> None:
        """Take up (record, row) of what was staged before an interruption."""
        ...

    def settle(self, rows: Sequence[Any]) -> None:
        """Say what writing the rows of a chunk would do; a fixed number of queries."""
        ...

    def notes(self) -> Mapping[str, int]:
        """Return figures about the file itself, such as ``hidden_rows``, once all rows are read."""
        ...

    def pack(self, row: Any) -> Mapping[str, Any]:
        """Return the values of a row as the staged row keeps them."""
        ...


class Intake(Protocol):
    """One kind of list; ``apart`` names the changes that are listed apart and written only when asked for."""

    @property
    def code(self) -> str:
        """Return the code that batches and jobs carry."""
        ...

    @property
    def label(self) -> str | Promise:
        """Return its name for people."""
        ...

    @property
    def permission(self) -> Permission:
        """Return the right it takes."""
        ...

    @property
    def vocabulary(self) -> Vocabulary:
        """Return what its headers can mean."""
        ...

    @property
    def apart(self) -> Sequence[str]:
        """Return the changes that are listed apart."""
        ...

    @property
    def guarded(self) -> bool:
        """Say whether what the check says of rows tells what few may know: then looking at it is logged."""
        ...

    def read(self, batch: "Batch", source: Source, plan: FilePlan) -> Reading:
        """Begin the check of a file."""
        ...

    def problem(self, batch: "Batch", plan: FilePlan) -> None:
        """Raise ``FileRefused`` when the file cannot be this kind of list for this organisation."""
        ...

    def write(self, batch: "Batch", rows: Sequence["StagedRow"], *, by: User) -> None:
        """Write the rows of a chunk inside the caller's transaction and set what became of each."""
        ...

    def undo(self, batch: "Batch", *, by: User) -> list[int]:
        """Take back all the batch wrote, inside the caller's transaction; or return the lines that forbid it."""
        ...

    def label_of(self, field: str) -> str:
        """Return the name of a field for people."""
        ...

    def show(self, field: str, value: Any) -> str:
        """Write a value of a change, as the staged row keeps it, as people read it."""
        ...

    def impact(self, batch: "Batch") -> list[str]:
        """Say in words what writing the good rows does to the counts, sentence by sentence."""
        ...


_kinds: dict[str, Intake] = {}


def register(kind: Intake) -> None:
    """Make a kind of list known."""
    _kinds[kind.code] = kind


def every() -> list[Intake]:
    """Return the kinds in the order they were made known."""
    return list(_kinds.values())


def kind_of(code: str) -> Intake:
    """Return the kind; ``KeyError`` when no installed app knows it."""
    return _kinds[code]
