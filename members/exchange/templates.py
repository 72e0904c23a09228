"""The empty workbook people fill in: a known header, and beside it what each column is for."""

from io import BytesIO
from typing import Final

import xlsxwriter
from django.utils import translation

from members import codes
from members.exchange import profiles
from members.exchange.profiles import Column, Profile
from members.fields import BY_NAME

CODES: Final = ("29", "full")
_MOST: Final = 60
"""So many names of a list are written out; a longer list is named."""


def workbook(code: str) -> bytes:
    """Return the empty workbook of a profile; raises ``KeyError`` for one that is not offered."""
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
