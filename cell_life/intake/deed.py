"""What a list about the life of cells says of itself, and how its rows are read and judged."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.findings import Finding
from cell_life.intake.people import Known, Whose
from jobs.choices import Outcome, Verdict
from jobs.intake.plans import FilePlan, Mended
from jobs.intake.reader import Source
from jobs.models import StagedRow
from members.intake.checking import CheckedRow
from members.intake.movements.columns import CELL, WHO, Shape, spelled
from members.intake.movements.deed import Judged, ListKind, Setting
from members.intake.movements.effects import Effects
from members.intake.movements.reading import ListReading
from members.intake.widgets import CellWidget, Digits, DigitsWidget

if TYPE_CHECKING:
    from accounts.models import User

EITHER: Final = Shape(
    "any_number",
    _("Số định danh hoặc số thẻ"),
    ("Số định danh/Số thẻ", "Số thẻ/Số định danh", "Số thẻ/CCCD", "CCCD/Số thẻ", "Mã đảng viên", "Mã ĐV"),
    "Một trong hai số, khi tệp không tách.",
    DigitsWidget,
)
HERE: Final = Shape(
    "cell",
    _("Chi bộ"),
    spelled("cell", "Chi bộ"),
    "Tên chi bộ như trong sổ, hoặc mã 14 chữ số.",
    kind=CELL,
    width=34,
)
DOUBTS: Final = ("several_in_register", "number_of_another", "transaction_known")
"""Findings of rows that are somebody else's or are there already: looked at, not refused."""
PEOPLE: Final = (*WHO, EITHER, HERE)


class Told(NamedTuple):
    """What a row says and of whom."""

    values: dict[str, Any]
    known: Known


class LifeDeed(ListKind, ABC):
    """One kind of list about the life of cells; has no state, setting and book are handed in.

    ``is_wide`` says that a column may be a meeting; ``doubled`` has the field and the words of a row said twice.
    """

    is_wide: ClassVar[bool] = False
    doubled: ClassVar[tuple[str, str | Promise]]

    @abstractmethod
    def open(self, told: Sequence[Told], cells: Mapping[int, Any], setting: Setting, *, lock: bool = False) -> Any:
        """Read the book that the rows of a chunk are judged by: a fixed number of queries.

        ``cells`` are those within reach. ``lock`` locks what the rows change, cells first, in the order of ids.
        """

    @abstractmethod
    def judge(self, told: Told, book: Any, setting: Setting) -> Judged:
        """Say what the rules say of a row."""

    @abstractmethod
    def keys(self, told: Told, book: Any, setting: Setting) -> Iterable[Hashable]:
        """Return what a list may say once."""

    def follow(self, told: Told, book: Any, setting: Setting) -> None:
        """Let the rows after a good one see what it would do."""
        return

    def finish(self, book: Any, *, by: "User") -> None:
        """Write what the rows of a chunk asked for together; a row may still be skipped."""
        return

    @abstractmethod
    def plan(self, row: StagedRow, told: Told, book: Any, setting: Setting, effects: Effects) -> None:
        """Put what writing a row does into the effects of the chunk."""

    @abstractmethod
    def forbidden(self, rows: Sequence[StagedRow], cells: Mapping[int, Any]) -> set[int]:
        """Return the written lines that must not be taken back any more, or not by somebody who reaches ``cells``."""

    @abstractmethod
    def hold(self, rows: Sequence[StagedRow]) -> None:
        """Lock what the written rows changed, before it is looked at."""

    def problem(self, plan: FilePlan) -> None:
        """Raise ``FileRefused`` when the file lacks what no row can do without; the name alone is always needed."""
        return

    def label_of(self, field: str) -> str:
        """Return the name of a field that differs from file to file, "" for others."""
        return ""

    def moving_widgets(self, fields: Iterable[str]) -> dict[str, CellWidget]:
        """Return the widgets of columns that differ from file to file."""
        return {}

    def is_total(self, values: Mapping[str, Any]) -> bool:
        """Say whether a row adds up others instead of telling of somebody."""
        return False


class LifeReading(ListReading):
    """The check of one list about the life of cells."""

    def __init__(
        self,
        *,
        deed: LifeDeed,
        source: Source,
        plan: FilePlan,
        setting: Setting,
        cells: Mapping[int, Any],
        mended: Mended | None = None,
    ) -> None:
        """``cells`` are those within reach of whoever typed into the list."""
        super().__init__(deed=deed, source=source, plan=plan, setting=setting, mended=mended)
        self._deed, self._cells = deed, cells
        self._whose = Whose(cells, setting.cells.only)
        self._taken: dict[Hashable, int] = {}
        for sheet in plan.sheets:
            self._widgets |= deed.moving_widgets(sheet.fields.values())

    def rows(self) -> Iterator[CheckedRow]:
        """Yield every data row but those that add up, checked by itself."""
        return (row for row in super().rows() if not self._deed.is_total(row.values))

    def resume(self, staged: Iterable[tuple[int, int]]) -> None:
        """Take up nothing: the commit judges every row again, in the order of the file."""

    def settle(self, rows: Sequence[CheckedRow]) -> None:
        """Say whose each row is and what writing it would do."""
        usable = [row for row in rows if row.outcome in (Outcome.ACCEPTED, Outcome.WARNING)]
        found = self._whose.find(usable)
        told = {row.line: Told(row.values, one) for row in usable if isinstance(one := found[row.line], Known)}
        book = self._deed.open(list(told.values()), self._cells, self._setting)
        for row in usable:
            whose = found[row.line]
            if isinstance(whose, Finding):
                self._say(row, [whose], _outcome_of(whose))
            else:
                self._settle(row, told[row.line], book)

    def _settle(self, row: CheckedRow, told: Told, book: Any) -> None:
        row.object_id, row.object_version = told.known.person_id, told.known.version
        judged = self._deed.judge(told, book, self._setting)
        doubts = [one for one in judged.findings if one.code in DOUBTS]
        if doubts:
            self._say(row, doubts, Outcome.DUPLICATE)
            return
        self._take(row, judged)
        if row.verdict not in (Verdict.NEW, Verdict.CHANGED, Verdict.UNCHANGED):
            return
        for key in self._deed.keys(told, book, self._setting):
            if self._taken.setdefault(key, row.row) != row.row:
                field, words = self._deed.doubled
                reason = str(words).format(row=self._taken[key])
                finding = Finding("duplicate_in_file", field, reason, gettext("Giữ một dòng."))
                self._say(row, [finding], Outcome.DUPLICATE)
                return
        self._deed.follow(told, book, self._setting)


def _outcome_of(finding: Finding) -> str:
    return str(Outcome.DUPLICATE if finding.code in DOUBTS else Outcome.REFUSED)


def split_number(values: dict[str, Any]) -> None:
    """Let a number that may be either be looked for among both."""
    if number := values.pop("any_number", ""):
        values["identity_number"] = values.get("identity_number") or Digits(number)
        values["card_number"] = values.get("card_number") or Digits(number)
