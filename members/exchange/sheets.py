"""What the sheets of a file are called, and how a line of another sheet names its member; for both ways."""

from typing import Final

from members.fields import Table

LIST: Final = "Đảng viên"
GUARDED_SHEET: Final = "Sức khỏe, lịch sử, kinh tế"
KEYS: Final = ("Số định danh cá nhân", "Họ và tên", "Sinh ngày")
"""The columns by which a line of another sheet names its member."""


NATIONAL: Final = (
    "STT", "ID", "Họ và tên", "Tên gọi khác", "Giới tính", "Sinh ngày", "Dân tộc", "Tôn giáo", "Số định danh cá nhân",
    "Số thẻ Đảng", "Nơi cấp thẻ", "Ngày cấp thẻ", "Số thẻ theo quyết định 85", "Tổ chức Đảng đang sinh hoạt",
    "Nơi đăng ký khai sinh: Quốc gia", "Nơi đăng ký khai sinh: Tỉnh", "Nơi đăng ký khai sinh: Địa chỉ chi tiết",
    "Quê quán: Quốc gia", "Quê quán: Tỉnh", "Quê quán: Địa chỉ chi tiết", "Thường trú: Quốc gia", "Thường trú: Tỉnh",
    "Thường trú: Địa chỉ chi tiết", "Ngày vào Đảng", "Ngày chính thức", "Số CMND cũ", "Trạng thái hoạt động",
    "Ngày rời khỏi/mất/miễn", "Đề nghị xoá",
)  # fmt: skip
DS_DANGVIEN: Final = (
    "Họ và tên", "Số thẻ Đảng viên", "Số CCCD", "Ngày sinh", "Ngày kết nạp", "Chi bộ đang sinh hoạt",
    "Chi bộ nơi cư trú", "Trạng thái",
)  # fmt: skip
"""The headers of the two national lists in their order."""


def sheet_name(table: Table) -> str:
    """Return the name of a table's sheet: its legend without the item, as long as a tab may be."""
    return str(table.legend).partition(" (")[0][:31]
