"""The small list of the import exercise: six invented people in a workbook, two lines with a fault."""

from io import BytesIO
from typing import Final

import xlsxwriter

from members import facts
from members.practice import Trainee
from members.practice_cast import Comrade

HEADERS: Final = (
    ("Họ và tên", "full_name"),
    ("Ngày sinh", "born_on"),
    ("Giới tính", "sex"),
    ("Dân tộc", "ethnic"),
    ("Số định danh cá nhân", "identity_number"),
    ("Ngày vào Đảng", "admitted_on"),
    ("Ngày chính thức", "official_on"),
)
SHORT_NUMBER, IMPOSSIBLE_DAY = 1, 4
"""Places of the two faulty lines among the six: a number that lost a digit, a birth date that is in no calendar."""


def workbook(trainee: Trainee) -> bytes:
    """Return the file; every cell is a text, as in lists made by hand."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.set_column(0, len(HEADERS) - 1, 22)
        sheet.write_row(0, 0, [header for header, _field in HEADERS], book.add_format({"bold": True}))
        for place, comrade in enumerate(trainee.cast.listed):
            sheet.write_row(place + 1, 0, _line(comrade, place))
    return target.getvalue()


def _line(comrade: Comrade, place: int) -> list[str]:
    cells = {field: facts.show(field, comrade.true[field]) for _header, field in HEADERS}
    if place == SHORT_NUMBER:
        cells["identity_number"] = comrade.number[:-1]
    if place == IMPOSSIBLE_DAY:
        cells["born_on"] = f"31/02/{comrade.true['born_on'].value.year}"
    return [cells[field] for _header, field in HEADERS]
