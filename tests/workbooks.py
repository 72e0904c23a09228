"""Makes workbooks of made-up members in the 29 columns, as long as wanted; for tests and benches."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

HEADERS = (
    "STT", "ID", "Họ và tên", "Tên gọi khác", "Giới tính", "Sinh ngày", "Dân tộc", "Tôn giáo", "Số định danh cá nhân",
    "Số thẻ Đảng", "Nơi cấp thẻ", "Ngày cấp thẻ", "Số thẻ theo quyết định 85", "Tổ chức Đảng đang sinh hoạt",
    "Nơi đăng ký khai sinh: Quốc gia", "Nơi đăng ký khai sinh: Tỉnh", "Nơi đăng ký khai sinh: Địa chỉ chi tiết",
    "Quê quán: Quốc gia", "Quê quán: Tỉnh", "Quê quán: Địa chỉ chi tiết", "Thường trú: Quốc gia", "Thường trú: Tỉnh",
    "Thường trú: Địa chỉ chi tiết", "Ngày vào Đảng", "Ngày chính thức", "Số CMND cũ", "Trạng thái hoạt động",
    "Ngày rời khỏi/mất/miễn", "Đề nghị xoá",
)  # fmt: skip
FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh"]
MIDDLES = {
    "Nam": ["Văn", "Đức", "Quang", "Minh", "Hữu", "Xuân", "Đình", "Công"],
    "Nữ": ["Thị", "Ngọc", "Thu", "Thanh", "Bích", "Kim"],
}
GIVEN = {
    "Nam": ["Hùng", "Dũng", "Bình", "Thắng", "Sơn", "Long", "Cường", "Khánh", "Tuấn", "Phúc"],
    "Nữ": ["Lan", "Hoa", "Hà", "Mai", "Hương", "Nga", "Yến", "Thủy", "Hạnh", "Vân"],
}
WARDS = ["Phường Đống Đa", "Phường Ba Đình", "Xã Sóc Sơn", "Phường Long Biên", "Xã Ba Vì", "Phường Kim Liên"]
DAY = "%d/%m/%Y"


def members(count: int, cells: Sequence[str], *, seed: int = 1, first: int = 0) -> Iterator[list[Any]]:
    """Yield rows of the 29 columns: distinct numbers from ``first``, right in themselves, one in fifty probationary."""
    chance = random.Random(seed)
    for place in range(first, first + count):
        sex = chance.choice(("Nam", "Nữ"))
        born = date(1940, 1, 1) + timedelta(days=chance.randrange(20_000))
        admitted = born + timedelta(days=7_300 + chance.randrange(3_000))
        digit = (0 if born.year < 2000 else 2) + (sex == "Nữ")
        number = f"001{digit}{born.year % 100:02}{place:06}"
        name = " ".join((chance.choice(FAMILIES), chance.choice(MIDDLES[sex]), chance.choice(GIVEN[sex])))
        official = None if place % 50 == 0 else (admitted + timedelta(days=366)).strftime(DAY)
        ward = chance.choice(WARDS)
        yield [
            place + 1, place + 1, name, None, sex, born.strftime(DAY), "Kinh", "Không", number, number, None, None,
            str(10_000_000 + place), chance.choice(cells), "Việt Nam", "Hà Nội", None, "Việt Nam", "Hà Nội", ward,
            "Việt Nam", "Hà Nội", ward, admitted.strftime(DAY), official, None, "Đang sinh hoạt", None, None,
        ]  # fmt: skip


def write(
    path: Path, rows: Iterator[Sequence[Any]] | Sequence[Sequence[Any]], headers: Sequence[str] = HEADERS
) -> Path:
    """Write a workbook of one sheet as a stream; texts as texts, also when they look like formulas."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(str(path), options)
    sheet = workbook.add_worksheet("Danh sách")
    sheet.write_row(0, 0, headers)
    for place, row in enumerate(rows, 1):
        sheet.write_row(place, 0, row)
    workbook.close()
    return path
