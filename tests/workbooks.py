"""Makes workbooks of made-up members in the 29 columns, as long as wanted; for tests and benches."""

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from vietnam.legacy_tables import TCVN3

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


@dataclass(frozen=True)
class Sample:
    """Rows of a made-up list with what each of them must come to: outcome, and the code of its last fault."""

    rows: tuple[tuple[Any, ...], ...]
    truth: tuple[tuple[str, str], ...]


EXIT_HEADERS = ("TT", "Họ và tên", "Ngày sinh", "Số CCCD", "Chi bộ", "Hình thức", "Lý do ra khỏi Đảng",
                "Ngày hiệu lực", "QĐ số", "Ngày ký", "Cấp ra quyết định")  # fmt: skip


def exits(people: Sequence[tuple[str, date, str]], cell: str) -> Sample:
    """Return exits of seven people (name, birth, number) of a cell, told in all the ways offices tell them."""
    lines: tuple[tuple[int, dict[str, object], tuple[str, str]], ...] = (
        (0, {}, ("accepted", "")),
        (1, {"name": people[1][0].upper(), "born": people[1][1], "on": date(2026, 3, 12)}, ("accepted", "")),
        (2, {"kind": "Đã mất", "why": None, "on": "12-3-2026", "paper": "Giấy chứng tử 12"}, ("accepted", "")),
        (3, {"number": None, "kind": "Khai trừ", "why": "tham nhũng"}, ("accepted", "")),
        (4, {"why": "no_will", "kind": None}, ("accepted", "")),
        (5, {"why": "Hay vắng mặt"}, ("refused", "unknown_word")),
        (6, {"on": "30/02/2026"}, ("refused", "impossible_date")),
        (0, {"number": None}, ("duplicate", "duplicate_in_file")),
        (1, {"number": people[2][2]}, ("duplicate", "number_of_another")),
        (2, {"number": "001199999999", "name": "Người Không Có"}, ("refused", "no_record")),
    )
    rows = []
    for place, (who, more, _truth) in enumerate(lines, 1):
        name, born, number = people[who]
        said = {
            "tt": place, "name": name, "born": born.strftime(DAY), "number": number, "cell": cell, "kind": "Xóa tên",
            "why": "Trả thẻ", "on": "12/03/2026", "paper": "45-QĐ/ĐU", "decided": "10/03/2026", "by": "Đảng ủy phường",
        }  # fmt: skip
        rows.append(tuple({**said, **more}.values()))
    return Sample(tuple(rows), tuple(truth for _who, _more, truth in lines))


def in_tcvn3(value: Any) -> Any:
    """Write a text as a font of the nineties has it: marked capitals have no sign of their own."""
    if type(value) is not str:
        return value
    letters = {right: old for old, right in TCVN3.items()}
    return "".join(letters.get(one) or letters.get(one.lower(), one) for one in unicodedata.normalize("NFC", value))


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
