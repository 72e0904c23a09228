"""The frozen rows of a report: screen, workbook, paper and tests read the same ones."""

from dataclasses import dataclass
from datetime import date

from members.book.rows import Table


@dataclass(frozen=True)
class Chart:
    """One drawing: bars where ``parts`` is empty, else stacked bars; it stands with the table of its key."""

    key: str
    title: str
    parts: tuple[str, ...]
    rows: tuple[tuple[str, int | tuple[int, ...]], ...]


@dataclass(frozen=True)
class Headline:
    """One large number."""

    key: str
    label: str
    value: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Check:
    """One comparison of figures: what must agree, whether it does, and where it does not."""

    words: str
    holds: bool
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """Something to look into before signing, and the list of the people it is about."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Definition:
    """What one figure means, in words."""

    label: str
    words: str


@dataclass(frozen=True)
class Subject:
    """What a report is about: a body as it stood on ``day``, the period from ``since`` to that day.

    ``scope_path`` is its place in today's tree, which decides who may see the report.
    """

    organisation_id: int
    name: str
    kind: str
    path: str
    scope_path: str
    day: date
    since: date


@dataclass(frozen=True)
class Summary:
    """Báo cáo tổng hợp đảng viên: everything that any form of it shows."""

    subject: Subject
    kind_words: str
    rules: str
    total: int
    headlines: tuple[Headline, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    checks: tuple[Check, ...]
    remarks: tuple[Remark, ...]
    definitions: tuple[Definition, ...]

    @property
    def agrees(self) -> bool:
        """Say whether every comparison holds."""
        return all(check.holds for check in self.checks)

    def table(self, key: str) -> Table | None:
        """Return a table by its key, None when the report has none such."""
        return next((table for table in self.tables if table.key == key), None)

    def chart(self, key: str) -> Chart | None:
        """Return the drawing that stands with the table of this key."""
        return next((chart for chart in self.charts if chart.key == key), None)
