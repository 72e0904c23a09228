"""Turning movements into the tables of the book and of the reports; no queries."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.book.flows import Book, Moved, Split
from members.book.rows import Cell, Row, Table
from members.choices import EXITS, MovementKind
from members.movements import INTO, OUT_OF, WITHIN
from vietnam.words import number

INCREASES: Final = (
    MovementKind.ADMITTED,
    MovementKind.READMITTED,
    MovementKind.ARRIVED,
    MovementKind.RESTORED,
)
DECREASES: Final = (MovementKind.DEPARTED, *EXITS)


@dataclass(frozen=True)
class Column:
    """One column of the table: its words, its numbers, and the filters that keep its members in a list."""

    label: str
    moved: Moved
    params: Mapping[str, str] = field(default_factory=dict)


class Links(Protocol):
    """Where the numbers of a table lead."""

    def members(self, day: date, params: Mapping[str, str]) -> str:
        """Return the list of the members of the body on a day."""

    def moves(self, kind: str, way: str, params: Mapping[str, str]) -> str:
        """Return the list of the movements of one kind that went one way."""


def counted(value: int, url: str) -> Cell:
    """Return an entry that says how many and opens the list of them; nobody has no list to open."""
    return Cell(number(value), value, url if value else "")


def plain(value: int) -> Cell:
    """Return an entry without a list behind it."""
    return Cell(number(value), value)


def movement(columns: Sequence[Column], links: Links) -> Table:
    """Return the table of the movement in the period, in the order of Biểu 1: A, B, C, D."""
    return _Movement(columns, links).table()


class _Movement:
    """Makes the lines of the table, one cell for each column."""

    def __init__(self, columns: Sequence[Column], links: Links) -> None:
        self.columns, self.links = columns, links
        self.since, self.until = columns[0].moved.since, columns[0].moved.until

    def table(self) -> Table:
        before = self.since - timedelta(days=1)
        rows = [
            self.sum("opening", _("A. Đầu kỳ"), lambda moved: moved.opening),
            self.members("stock", _("Có mặt ngày {day}").format(day=f"{before:%d/%m/%Y}"), before),
            self.flow("registered", _("Đã có từ trước, ghi vào sổ trong kỳ"), MovementKind.REGISTERED, INTO),
            self.sum("increases", _("B. Tăng"), lambda moved: moved.increases),
            *self.kinds(INCREASES, INTO),
            *self.tree("came", _("Chi bộ chuyển về theo sắp xếp tổ chức"), lambda moved: moved.came),
            self.sum("decreases", _("C. Giảm"), lambda moved: moved.decreases),
            *self.kinds(DECREASES, OUT_OF),
            *self.tree("left", _("Chi bộ chuyển đi theo sắp xếp tổ chức"), lambda moved: moved.left),
            *self.became(),
            self.members("closing", _("D. Cuối kỳ"), self.until),
            *self.inside(),
        ]
        title = _("Biến động từ {since} đến {until}").format(
            since=f"{self.since:%d/%m/%Y}", until=f"{self.until:%d/%m/%Y}"
        )
        labels = tuple(column.label for column in self.columns)
        note = _("Người ghi vào sổ khi lập sổ được tính vào đầu kỳ, không tính là tăng.")
        return Table("movement", title, _("Biến động"), labels, tuple(rows), note)

    def sum(self, key: str, label: str, of: Callable[[Moved], int]) -> Row:
        return Row(key, label, tuple(plain(of(column.moved)) for column in self.columns), is_total=True)

    def members(self, key: str, label: str, day: date) -> Row:
        is_closing = day == self.until
        cells = tuple(
            counted(column.moved.closing if is_closing else column.moved.stock, self.links.members(day, column.params))
            for column in self.columns
        )
        return Row(key, label, cells, is_total=is_closing, of_which=not is_closing)

    def flow(self, key: str, label: str, kind: str, way: str, *, of_which: bool = True) -> Row:
        cells = tuple(
            counted(column.moved.flow(kind, way), self.links.moves(kind, way, column.params)) for column in self.columns
        )
        return Row(key, label, cells, of_which=of_which)

    def kinds(self, usual: Sequence[str], way: str) -> list[Row]:
        """Return the usual kinds, also with nobody, then whatever else went that way."""
        whole = self.columns[0].moved
        others = [
            kind
            for kind in MovementKind.values
            if kind not in usual and kind != MovementKind.REGISTERED and whole.flow(kind, way)
        ]
        return [self.flow(f"{kind}-{way}", str(MovementKind(kind).label), kind, way) for kind in [*usual, *others]]

    def inside(self) -> list[Row]:
        """Return the movements between cells of the body, which change no total."""
        words = _("Trong nội bộ, không đổi tổng số: {kind}")
        return [
            self.flow(
                f"{kind}-{WITHIN}",
                words.format(kind=str(MovementKind(kind).label).lower()),
                kind,
                WITHIN,
                of_which=False,
            )
            for kind in MovementKind.values
            if self.columns[0].moved.flow(kind, WITHIN)
        ]

    def tree(self, key: str, label: str, of: Callable[[Moved], int]) -> list[Row]:
        if not of(self.columns[0].moved):
            return []
        return [Row(key, label, tuple(plain(of(column.moved)) for column in self.columns), of_which=True)]

    def became(self) -> list[Row]:
        """Return who became official in the period: out of one part of the members into the other."""
        if not any(column.moved.became for column in self.columns):
            return []
        cells = tuple(
            Cell(f"{column.moved.became:+d}".replace("-", "−"), column.moved.became)
            if column.moved.became
            else Cell("", None)
            for column in self.columns
        )
        return [Row("became", _("Dự bị được công nhận chính thức trong kỳ"), cells, is_total=True)]


@dataclass(frozen=True)
class UnitName:
    """How a unit is called and where its own book is."""

    name: str
    url: str


UNIT_NUMBERS: Final[tuple[Callable[[Split], int], ...]] = (
    lambda split: split.total.opening,
    lambda split: split.total.increases,
    lambda split: split.total.decreases,
    lambda split: split.total.closing,
    lambda split: split.official.closing,
    lambda split: split.probationary.closing,
)


def units(book: Book, organisation_id: int, names: Mapping[int, UnitName]) -> Table | None:
    """Return the table of the units below, what passed between them taken out again, and the body as the total.

    ``names`` are the units that may be named, in their order; the others are added up. None for a
    body without units.
    """
    others = [split for unit, split in book.units.items() if unit not in names and unit != organisation_id]
    if not names and not others:
        return None
    rows = [_unit(str(unit), one.name, [book.units[unit]], one.url) for unit, one in names.items()]
    if others:
        words = ngettext(
            "{count} đơn vị khác, nay ngoài phạm vi của đồng chí",
            "{count} đơn vị khác, nay ngoài phạm vi của đồng chí",
            len(others),
        )
        rows.append(_unit("outside", words.format(count=len(others)), others))
    if organisation_id in book.units:
        rows.append(_unit("direct", _("Sinh hoạt trực tiếp, không qua đơn vị nào"), [book.units[organisation_id]]))
    rows += _passed_between(book)
    rows.append(_unit("total", _("Cộng"), [book.whole], is_total=True))
    columns = (_("Đầu kỳ"), _("Tăng"), _("Giảm"), _("Cuối kỳ"), _("Chính thức"), _("Dự bị"))
    note = _("Tăng, giảm của từng đơn vị kể cả chuyển giữa các đơn vị này với nhau.")
    return Table("units", _("Các đơn vị trực thuộc"), _("Đơn vị"), columns, tuple(rows), note, is_wide=True)


def _unit(key: str, label: str, splits: Sequence[Split], url: str = "", *, is_total: bool = False) -> Row:
    cells = tuple(plain(sum(of(split) for split in splits)) for of in UNIT_NUMBERS)
    return Row(key, label, cells, url=url, is_total=is_total)


def _passed_between(book: Book) -> list[Row]:
    """Return the line that takes out what went from one unit to another, so that the columns add up."""
    increases = sum(split.total.increases for split in book.units.values()) - book.whole.total.increases
    decreases = sum(split.total.decreases for split in book.units.values()) - book.whole.total.decreases
    if not increases and not decreases:
        return []
    blank = Cell("", None)
    cells = (blank, _less(increases), _less(decreases), blank, blank, blank)
    return [Row("between", _("Trừ đi: chuyển giữa các đơn vị trên"), cells)]


def _less(value: int) -> Cell:
    return Cell(f"−{number(value)}", -value)
