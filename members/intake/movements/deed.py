"""What a kind of list of happenings must say of itself: its columns, its judgement of a row, what writing it does."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.functional import Promise

from accounts.findings import Finding, stopping
from accounts.roles import Permission
from branches.models import Organisation
from jobs.choices import Verdict
from jobs.models import Batch, StagedRow
from members import keepers
from members.intake.cells import CellIndex
from members.intake.movements.columns import Shape
from members.intake.movements.effects import Effects
from members.keepers import Place
from members.transfers import clocks
from members.transfers.clocks import DaysOff
from members.transfers.rules import Spot
from members.transfers.services import acts

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Setting:
    """Of which list a row is: its batch, the cells it may name, today."""

    batch: Batch
    cells: CellIndex
    today: date
    by: "User"

    @cached_property
    def days_off(self) -> DaysOff:
        """Return the days off by which clocks run: one query for a file."""
        return clocks.days_off()

    @cached_property
    def places(self) -> dict[int, Place]:
        """Return where the cells a list may name stand today: one query for a file."""
        return dict(keepers.places(list(self.cells.names), self.today))

    @cached_property
    def _opened(self) -> dict[int, date]:
        return dict(Organisation.objects.filter(pk__in=self.cells.names).values_list("pk", "opened_on"))

    def spot(self, cell_id: int, *days: date) -> Spot | None:
        """Return a cell as the rules of transfers see it; one the list may not name is read by itself."""
        place = self.places.get(cell_id)
        if place is None:
            return acts.spot(cell_id, *days)
        return Spot(cell_id, self._opened[cell_id] <= min(days), (place.base_id, place.committee_id))

    @property
    def reason(self) -> str:
        """Return the reason that rows written by the list carry beside their own."""
        from members.intake.writing import reason_of

        return reason_of(self.batch)


@dataclass
class Judged:
    """What the rules say of one row, and what writing it would do."""

    verdict: str = Verdict.NEW
    findings: list[Finding] = field(default_factory=list)
    changes: dict[str, list[Any]] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def stops(self) -> bool:
        """Say whether the row must not be written."""
        return bool(stopping(self.findings))


class ListKind(ABC):
    """What any kind of list that comes in row by row says of itself: its columns, its words, the right it takes."""

    code: ClassVar[str]
    label: ClassVar[str | Promise]
    sheet: ClassVar[str]
    note: ClassVar[str | Promise]
    shapes: ClassVar[tuple[Shape, ...]]
    required: ClassVar[frozenset[str]]
    permission: ClassVar[Permission] = Permission.IMPORT_MEMBERS
    aliases: ClassVar[Mapping[str, str]] = {}
    guarded: ClassVar[bool] = False

    def complete(self, values: dict[str, Any], setting: Setting) -> list[Finding]:
        """Fill in what follows from other cells of a row; say what is wrong with the row by itself."""
        return []

    @abstractmethod
    def sentences(self, rows: Any) -> list[str]:
        """Say in words what writing the rows (a queryset of staged rows) does to the counts."""

    def show(self, name: str, value: Any) -> str:
        """Write a value of a change as people read it."""
        return str(value)


class Deed(ListKind, ABC):
    """One kind of list of happenings; has no state, ``Setting`` and book are handed in."""

    @abstractmethod
    def key(self, values: Mapping[str, Any], person_id: int) -> Hashable:
        """Return what may be written once by a list, for a person."""

    @abstractmethod
    def open(self, person_ids: Iterable[int], *, lock: bool = False) -> Any:
        """Read the book that the rows of a chunk are judged by: a fixed number of queries."""

    @abstractmethod
    def judge(self, values: dict[str, Any], person_id: int | None, book: Any, setting: Setting) -> Judged:
        """Say what the rules say of a row; ``person_id`` is None for somebody the register does not know."""

    @abstractmethod
    def plan(
        self, row: StagedRow, values: dict[str, Any], person_id: int, book: Any, setting: Setting, effects: Effects
    ) -> None:
        """Put what writing a row does into the effects of the chunk."""


class TakesStrangers(Deed, ABC):
    """A list that may tell of somebody the register does not know yet: their row makes the record too."""

    @abstractmethod
    def admit(self, row: StagedRow, values: dict[str, Any], setting: Setting) -> None:
        """Write a row about somebody the register does not know; raises ``Refused``."""
