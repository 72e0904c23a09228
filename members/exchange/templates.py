"""The empty workbook people fill in: a known header, and beside it what each column is for."""

from io import BytesIO
from typing import Final

import xlsxwriter
from django.utils import translation
from django.utils.functional import Promise
from xlsxwriter.utility import xl_col_to_name

from accounts.scope import Scope
from members import codes
from members.exchange import profiles
from members.exchange.profiles import Column, Profile
from members.fields import BY_NAME
from members.intake.movements.deed import ListKind
from members.intake.movements.kinds import DEEDS

CODES: Final = ("29", "full")
_deeds: dict[str, ListKind] = {}
_ROWS: Final = 5_000
"""So many rows of an empty list offer the words of a cell."""
_MOST: Final = 60
"""So many names of a list are written out; a longer list is named."""


def offer(deed: ListKind) -> None:
    """Make the empty workbook of a list of happenings known; apps above offer theirs when they are ready."""
    _deeds[deed.code.removeprefix("list_")] = deed


for _deed in DEEDS:
    offer(_deed)


def of_lists(scope: Scope) -> list[tuple[str, str | Promise, str | Promise]]:
    """Return the workbooks of lists a person may bring in: the word of the address, the name, what it is for."""
    return [(code, deed.label, deed.note) for code, deed in _deeds.items() if scope.holds(deed.permission)]


def workbook(code: str) -> bytes:
    """Return the empty workbook of a profile; raises ``KeyError`` for one that is not offered."""
    if code in _deeds:
        with translation.override("vi"):
            return _of_happenings(_deeds[code])
    if code not in CODES:
        raise KeyError(code)
    with translation.override("vi"):
        return _written(profiles.get(code))


def _written(profile: Profile) -> bytes:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        text = book.add_format({"num_format": "@"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(profile.sheet)
        for place, column in enumerate(profile.columns):
            sheet.set_column(place, place, column.width, text)
            sheet.write_string(0, place, column.title, head)
        sheet.freeze_panes(1, 0)
        guide = book.add_worksheet("Hướng dẫn")
        for place, width in enumerate((36, 60, 60)):
            guide.set_column(place, place, width)
        for row, line in enumerate([("Cột", "Cách ghi", "Danh mục"), *map(_explained, profile.columns)]):
            for place, words in enumerate(line):
                guide.write_string(row, place, words, wrapped if row else head)
    return kept.getvalue()


def _of_happenings(deed: ListKind) -> bytes:
    """Write the empty workbook of a list of happenings: its columns, the words a cell may be chosen from, a guide."""
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        text = book.add_format({"num_format": "@"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet, guide, lists = (book.add_worksheet(name) for name in (deed.sheet[:31], "Hướng dẫn", "Danh mục"))
        guide.write_row(0, 0, ("Cột", "Cách ghi"), head)
        guide.set_column(0, 1, 60, wrapped)
        for place, shape in enumerate(deed.shapes):
            sheet.set_column(place, place, shape.width, text)
            sheet.write_string(0, place, shape.title, head)
            guide.write_row(place + 1, 0, (shape.title, shape.hint), wrapped)
            lists.set_column(place, place, 40)
            if choices := tuple(shape.choices()):
                lists.write_column(0, place, (shape.title, *choices))
                column = xl_col_to_name(place)
                source = f"='Danh mục'!${column}$2:${column}${len(choices) + 1}"
                rule = {"validate": "list", "source": source, "error_type": "warning"}
                sheet.data_validation(1, place, _ROWS, place, rule)
        sheet.freeze_panes(1, 0)
    return kept.getvalue()


def _explained(column: Column) -> tuple[str, str, str]:
    known = [BY_NAME[name] for name in column.fields if name in BY_NAME]
    if not known:
        return column.title, _OTHERS.get(column.title, ""), ""
    field = known[0]
    listed = ""
    if field.codes:
        names = [entry.label for entry in codes.get(field.codes)]
        listed = "; ".join(names[:_MOST]) + ("…" if len(names) > _MOST else "")
    return column.title, f"{field.hint} Ví dụ trong ô: {field.example}.", listed


_OTHERS: Final = {
    "STT": "Số thứ tự, để trống được.",
    "ID": "Để trống.",
    "Tổ chức Đảng đang sinh hoạt": "Tên chi bộ như trong sổ, hoặc mã 14 chữ số.",
    "Trạng thái hoạt động": "Đang sinh hoạt, hoặc Được miễn công tác và sinh hoạt.",
    "Ngày rời khỏi/mất/miễn": "Ngày của trạng thái, ví dụ 02/09/2025.",
    "Đề nghị xoá": "Để trống; việc xóa làm ở trang hồ sơ.",
}
