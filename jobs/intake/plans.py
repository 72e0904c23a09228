"""The plan of a whole file: which sheets are lists, which are notes, and how the rows are told from titles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Final

from django.utils.translation import gettext as _

from jobs.intake import headers, limits
from jobs.intake.errors import FileRefused
from jobs.intake.headers import SheetPlan, Vocabulary
from jobs.intake.reader import Source
from jobs.intake.sheet import Row, too_many_rows
from jobs.intake.sieve import Sieve
from jobs.intake.workbook import SheetInfo


@dataclass
class FilePlan:
    """How a file is read: the plans of its lists, of the sheets that belong to them, the sheets passed over."""

    sheets: list[SheetPlan] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    parts: list[SheetPlan] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return what the database keeps."""
        return {
            "sheets": [sheet.as_json() for sheet in self.sheets],
            "passed_over": self.passed_over,
            "hidden": self.hidden,
            "parts": [sheet.as_json() for sheet in self.parts],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "FilePlan":
        """Read back what ``as_json`` made."""
        sheets = [SheetPlan.from_json(sheet) for sheet in data.get("sheets", ())]
        parts = [SheetPlan.from_json(sheet) for sheet in data.get("parts", ())]
        return cls(sheets, list(data.get("passed_over", ())), list(data.get("hidden", ())), parts)

    def missing(self, required: frozenset[str]) -> set[str]:
        """Return the fields that some sheet lacks although no list can do without."""
        return {key for sheet in self.sheets for key in required if sheet.column_of(key) is None}

    def fields(self) -> set[str]:
        """Return the fields that any sheet has."""
        return {part for sheet in self.sheets for part in sheet.parts()}

    def unknown(self) -> list[str]:
        """Return the titles of columns nobody knows, each once."""
        return list(dict.fromkeys(title for sheet in self.sheets for title in sheet.unknown()))

    def encoding(self) -> str:
        """Return the first legacy encoding met, or ``unicode``."""
        return next((sheet.encoding for sheet in self.sheets if sheet.encoding != "unicode"), "unicode")

    def template(self, vocabulary: Vocabulary) -> str:
        """Return the name of the known list this is, or ""."""
        fields = self.fields()
        return next((name for name, own in vocabulary.templates.items() if own <= fields), "")


def plan_file(source: Source, vocabulary: Vocabulary, *, encoding: str = "") -> FilePlan:
    """Recognise the lists of a file by their headers; ``encoding`` is what a person said its letters are.

    Hidden sheets count only when no shown one is a list. A file without any header that can be
    known keeps its first line of texts for mapping by hand; without such a line it is refused.
    """
    plan = FilePlan()
    strangers: list[SheetPlan] = []
    for info in sorted(source.sheets, key=lambda sheet: not sheet.visible):
        if not info.visible and plan.sheets:
            plan.hidden.append(info.name)
            continue
        rows = list(islice(source.rows(info), headers.LOOK_AHEAD))
        if own := vocabulary.part_of(info.name):
            _add_part(plan, own, rows, info.name)
            continue
        found = headers.find_header(rows, vocabulary, info.name, encoding=encoding)
        if found is not None and vocabulary.required & found.parts():
            plan.sheets.append(found)
            continue
        plan.passed_over.append(info.name)
        stranger = headers.first_texts(rows, info.name)
        if stranger is not None:
            strangers.append(stranger)
    _leave_out_incomplete(plan, vocabulary.required)
    if not plan.sheets:
        if not strangers:
            raise no_header()
        plan.sheets = strangers[:1]
        plan.passed_over.remove(strangers[0].name)
    known = vocabulary.index()
    for sheet in plan.sheets:
        for layout in vocabulary.layouts:
            fields = {
                place: known[squeezed]
                for place, title in enumerate(layout)
                if (squeezed := headers.squeeze(title)) in known
            }
            take_renamed(sheet, layout, fields)
    return plan


def take_renamed(sheet: SheetPlan, titles: Sequence[str], fields: Mapping[int, str]) -> None:
    """Give columns that a known list has under another name their fields, and note it."""
    for column, key in headers.renamed_columns(sheet, titles, fields):
        sheet.fields[column] = key
        sheet.renamed.append([titles[column], sheet.titles[column]])


def _add_part(plan: FilePlan, vocabulary: Vocabulary, rows: list[Row], name: str) -> None:
    """Take up a sheet of lines that belong to records listed elsewhere; without a header it is passed over."""
    found = headers.find_header(rows, vocabulary, name)
    if found is None:
        plan.passed_over.append(name)
    else:
        plan.parts.append(replace(found, part=vocabulary.part))


def _leave_out_incomplete(plan: FilePlan, required: frozenset[str]) -> None:
    """Pass over sheets that lack a needed column when another sheet has them all."""
    complete = [sheet for sheet in plan.sheets if required <= sheet.parts()]
    if complete:
        plan.passed_over += [sheet.name for sheet in plan.sheets if sheet not in complete]
        plan.sheets = complete


def no_header() -> FileRefused:
    """Refuse a file in which no line names its columns."""
    return FileRefused(
        "no_header",
        _("Không tìm thấy dòng tiêu đề cột (Họ và tên, Ngày sinh…) trong {rows} dòng đầu.").format(
            rows=limits.TITLE_ROWS
        ),
        _("Thêm một dòng ghi tên các cột ở trên danh sách rồi tải lên lại."),
    )


Mended = Mapping[str, Mapping[str, str]]
"""Lines put right by hand on the page: line → column (from 0) → text; both as texts, as JSON keeps them."""


MENDED: Final = "nfd"
"""The encoding of a line whose letters are right already; told apart from a sheet in Unicode only by its name."""


def mend(row: Row, cells: Mapping[str, str], sheet: SheetPlan) -> Row:
    """Return a row, its letters put right, with cells replaced by what somebody typed on the page."""
    values = [
        headers.right(value, sheet.encoding_of(column)) if type(value) is str else value
        for column, value in enumerate(row.values)
    ]
    for place, text in cells.items():
        column = int(place)
        values.extend([None] * (column + 1 - len(values)))
        values[column] = text or None
    return row._replace(values=values)


def data_rows(source: Source, plan: FilePlan, mended: Mended | None = None) -> Iterator[tuple[int, SheetPlan, Row]]:
    """Yield the line (from 1, over the whole file), the plan of its sheet and each row that is data.

    What was put right by hand (``mended``) takes the place of what the file says.
    """
    infos: dict[str, SheetInfo] = {info.name: info for info in source.sheets}
    line = 0
    for sheet in (*plan.sheets, *plan.parts):
        sieve = Sieve(sheet)
        for row in source.rows(infos[sheet.name]):
            if row.number > sheet.last_header_row and sieve.is_data(row):
                line += 1
                if line > limits.ROWS:
                    raise too_many_rows()
                if mended and (cells := mended.get(str(line))):
                    yield line, replace(sheet, encoding=MENDED, letters={}), mend(row, cells, sheet)
                else:
                    yield line, sheet, row
