"""The columns of a list: which there are for somebody, which were chosen, and what stands in their cells.

A column names the values it reads (paths seen from a membership) and turns a row of them into a text. The
columns of tables read their lines for the page at once. Numbers and phones stay masked, as on the record.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import Any, Final

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.scope import Scope
from members import codes, facts, kinds, policy
from members.badges.ages import Course
from members.choices import Standing
from members.field_classes import FieldClass, masked
from members.fields import BY_NAME, TABLES_BY_NAME, WORDS, Kind, Table
from members.lists import items
from vietnam import dates
from vietnam.words import number

MOST: Final = 24
WIDE: Final = frozenset({Kind.TEXT, Kind.LONG, Kind.NAME})
NUMERIC: Final = frozenset({Kind.DATE, Kind.DAY, Kind.AMOUNT, Kind.AREA})
TONES: Final = {Standing.ACTIVE: "ok", Standing.EXEMPT: "info", Standing.SUSPENDED: "bad"}
OFFICIAL, PROBATIONARY = "official", "probationary"
"""The two ways of being active, beside the standings."""

Raw = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """What the cells of a page are made from, beside the values of each row.

    On a day gone by ``placed`` and ``stood`` say by membership in which cell and how each stood then. ``courses``
    tells by person all times in the Party, for party age; ``ratings`` by membership the last rating in words.
    """

    day: date
    cells: dict[int, str] = field(default_factory=dict)
    lines: dict[str, dict[int, str]] = field(default_factory=dict)
    placed: dict[int, int] = field(default_factory=dict)
    stood: dict[int, str] = field(default_factory=dict)
    courses: dict[int, Course] = field(default_factory=dict)
    ratings: dict[int, str] = field(default_factory=dict)

    @cached_property
    def standings(self) -> dict[str, tuple[str, str]]:
        """Return tone and words of each standing; probation is worth saying while all is well."""
        made = {str(one): (TONES.get(one, "plain"), str(one.label)) for one in Standing}
        return made | {OFFICIAL: ("ok", _("Chính thức")), PROBATIONARY: ("warn", _("Dự bị"))}

    def standing(self, row: Raw) -> tuple[str, str]:
        """Return tone and words of a member's standing on the day."""
        standing = self.stood.get(row["pk"]) or row["standing"]
        if standing == Standing.ACTIVE:
            standing = OFFICIAL if row["official_on"] is not None and row["official_on"] <= self.day else PROBATIONARY
        return self.standings[standing]

    def cell(self, row: Raw) -> str:
        """Return the name of a member's cell on the day."""
        return self.cells.get(self.placed.get(row["pk"]) or row["person__keeper_id"], "")


@dataclass(frozen=True)
class Column:
    """One column: its name and words, its class, how wide a file makes it, what it reads and how it says it."""

    name: str
    label: str | Promise
    klass: FieldClass
    width: int
    paths: tuple[str, ...]
    text: Callable[[Raw, Rows], str]
    numeric: bool = False
    order: str = ""
    table: Table | None = None

    @property
    def is_special(self) -> bool:
        """Say whether a file with it needs a second person."""
        return self.klass == FieldClass.SPECIAL


# ── cells ───────────────────────────────────────────────────────────────────
def day_text(value: date | None, precision: str = "day") -> str:
    """Write a date as exactly as it is known."""
    if value is None:
        return ""
    if precision == "day":
        return f"{value.day:02}/{value.month:02}/{value.year}"
    return dates.restore(value, precision).display()


def _party_age(row: Raw, rows: Rows) -> str:
    course = rows.courses.get(row["person_id"])
    official = row["official_on"] is not None and row["official_on"] <= rows.day
    if course is None or course.start is None or not official:
        return ""
    _few, many = course.years_on(rows.day)
    return str(many)


def _age(row: Raw, rows: Rows) -> str:
    born = row["person__born_on"]
    return str(rows.day.year - born.year - ((rows.day.month, rows.day.day) < (born.month, born.day)))


def _plain(path: str, row: Raw, rows: Rows) -> str:
    return str(row[path] or "")


def _masked(name: str, path: str, row: Raw, rows: Rows) -> str:
    return masked(name, row[path] or "")


def _date(path: str, precision: str, row: Raw, rows: Rows) -> str:
    return day_text(row[path], row[precision] if precision else "day")


def _code(labels: dict[str, str], path: str, row: Raw, rows: Rows) -> str:
    value = row[path]
    return labels.get(str(value), str(value)) if value else ""


def _number(path: str, row: Raw, rows: Rows) -> str:
    return "" if row[path] is None else number(row[path])


def _line(name: str, row: Raw, rows: Rows) -> str:
    return rows.lines[name].get(row["person_id"], "")


def _labels(listed: str) -> dict[str, str]:
    return {entry.key: kinds.code_label(listed, entry.key) for entry in codes.get(listed)}


# ── columns ─────────────────────────────────────────────────────────────────
COMPUTED: Final = (
    Column(
        "cell", gettext_lazy("Chi bộ"), FieldClass.BASIC, 36, ("person__keeper_id",),
        lambda row, rows: rows.cell(row),
    ),
    Column("age", gettext_lazy("Tuổi"), FieldClass.BASIC, 8, ("person__born_on",), _age, numeric=True, order="sinh"),
    Column(
        "party_age", gettext_lazy("Tuổi Đảng"), FieldClass.BASIC, 10, ("decided_on", "admitted_on", "official_on"),
        _party_age, numeric=True, order="tuoi_dang",
    ),
    Column(
        "standing", gettext_lazy("Trạng thái"), FieldClass.BASIC, 24, ("standing", "official_on"),
        lambda row, rows: rows.standing(row)[1],
    ),
    Column(
        "rating", gettext_lazy("Xếp loại gần nhất"), FieldClass.BASIC, 34, ("pk",),
        lambda row, rows: rows.ratings.get(row["pk"], ""),
    ),
)  # fmt: skip
COMPUTED_BY_NAME: Final = {column.name: column for column in COMPUTED}
DEFAULT: Final = ("cell", "admitted_on", "party_age", "standing")
FILE_DEFAULT: Final = ("born_on", "sex", "cell", "admitted_on", "official_on", "party_age", "standing")
SHORT: Final = {
    "admitted_on": gettext_lazy("Vào Đảng"),
    "official_on": gettext_lazy("Chính thức"),
    "born_on": gettext_lazy("Sinh ngày"),
}
ORDER_OF: Final = {"born_on": "sinh", "admitted_on": "vao_dang"}
NEVER: Final = frozenset({"full_name"})
"""The name stands first in every list; it is no column to choose."""


def column(name: str) -> Column | None:
    """Return the column of a name; None for what no list shows."""
    return _column(name, get_language() or "vi")


@lru_cache(maxsize=512)
def _column(name: str, language: str) -> Column | None:
    """Make a column once for each language: its code labels are words."""
    if name in COMPUTED_BY_NAME:
        return COMPUTED_BY_NAME[name]
    if name in NEVER or (name not in BY_NAME and name not in TABLES_BY_NAME):
        return None
    return _of_table(TABLES_BY_NAME[name]) if name in TABLES_BY_NAME else _of_field(name)


def _of_field(name: str) -> Column:
    one, path = BY_NAME[name], items.Item(name, field=BY_NAME[name]).path
    paths: tuple[str, ...] = (path,)
    text: Callable[[Raw, Rows], str] = partial(_plain, path)
    if one.kind == Kind.CODE:
        text = partial(_code, _labels(one.codes), path)
    elif one.kind in (Kind.DATE, Kind.DAY):
        precision = f"{path.removesuffix('_on')}_precision" if one.kind == Kind.DATE else ""
        paths = (path, precision) if precision else (path,)
        text = partial(_date, path, precision)
    elif one.kind in (Kind.AMOUNT, Kind.AREA):
        text = partial(_number, path)
    elif name in policy.MASKABLE:
        text = partial(_masked, name, path)
    width = 32 if one.kind in WIDE else 18 if one.kind in WORDS else 14
    label = SHORT.get(name, facts.label(name))
    return Column(name, label, one.klass, width, paths, text, one.kind in NUMERIC, ORDER_OF.get(name, ""))


def _of_table(table: Table) -> Column:
    label = items.Item(table.name, table=table).label
    return Column(table.name, label, table.klass, 36, ("person_id",), partial(_line, table.name), table=table)


def chosen(names: Iterable[str], scope: Scope) -> tuple[Column, ...]:
    """Return the columns of these names that somebody may have, in this order, each once."""
    found = [column(name) for name in dict.fromkeys(names)]
    return tuple(one for one in found if one and (one.name in COMPUTED_BY_NAME or policy.holds(one.name, scope)))[:MOST]


def paths_of(columns: Sequence[Column]) -> list[str]:
    """Return all values the columns read."""
    return list(dict.fromkeys(path for column in columns for path in column.paths))


def lines_of(columns: Sequence[Column], persons: Sequence[int]) -> dict[str, dict[int, str]]:
    """Return, for each column of a table, the words of its lines by person: one query a table."""
    return {one.name: _lines(one.table, persons) for one in columns if one.table}


def _lines(table: Table, persons: Sequence[int]) -> dict[int, str]:
    """Return what the lines of a table say of each person: the code or the first text, with the year of the date."""
    what = items.main_code(table) or table.columns[0]
    if what.kind not in WORDS:
        what = next(one for one in table.columns if one.kind in WORDS)
    dated = items.main_date(table)
    names = ["person_id", what.name, *([dated.name] if dated else [])]
    rows = apps.get_model("members", table.model).objects.filter(person__in=persons)
    labels = _labels(what.codes) if what.codes else {}
    found: dict[int, list[str]] = {}
    for row in rows.order_by(*([dated.name] if dated else []), "pk").values_list(*names):
        words = labels.get(str(row[1]), str(row[1]))
        year = f" ({row[2].year})" if dated and row[2] else ""
        found.setdefault(row[0], []).append(words + year)
    return {person: "; ".join(words) for person, words in found.items()}
