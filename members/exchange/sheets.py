"""What the sheets of a file are called, and how a line of another sheet names its member; for both ways."""

from typing import Final

from members.fields import Table

LIST: Final = "Đảng viên"
GUARDED_SHEET: Final = "Sức khỏe, lịch sử, kinh tế"
KEYS: Final = ("Số định danh cá nhân", "Họ và tên", "Sinh ngày")
"""The columns by which a line of another sheet names its member."""


def sheet_name(table: Table) -> str:
    """Return the name of a table's sheet: its legend without the item, as long as a tab may be."""
    return str(table.legend).partition(" (")[0][:31]
