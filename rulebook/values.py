"""Reading of rule values: which Python type each unit has, and its bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from rulebook.model import FrozenValue, Table

_FRACTION = re.compile(r"\d+(/\d+)?")


def _count(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise ValueError("phải là số nguyên không âm")
    return raw


def _fraction(raw: object) -> Fraction:
    if isinstance(raw, bool) or not isinstance(raw, int | str) or not _FRACTION.fullmatch(str(raw)):
        raise ValueError('phải là phân số viết trong ngoặc kép, ví dụ "2/3"')
    denominator = str(raw).partition("/")[2]
    if denominator and int(denominator) == 0:
        raise ValueError("mẫu số phải khác 0")
    return Fraction(str(raw))


def _share(raw: object) -> Fraction:
    share = _fraction(raw)
    if not 0 < share <= 1:
        raise ValueError("phải lớn hơn 0 và không quá 1")
    return share


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise ValueError("phải là true hoặc false")
    return raw


def _choice(raw: object) -> str:
    if not isinstance(raw, str) or not raw:
        raise ValueError("phải là một chuỗi không rỗng")
    return raw


READERS: Mapping[str, Callable[[object], FrozenValue]] = {
    "ngày làm việc": _count,
    "ngày": _count,
    "tháng": _count,
    "năm": _count,
    "phút": _count,
    "lần": _count,
    "người": _count,
    "tuổi": _count,
    "điểm": _count,
    "đồng": _count,
    "phần": _share,
    "lần lương cơ sở": _fraction,
    "có/không": _flag,
    "lựa chọn": _choice,
}


def read(raw: object, unit: str) -> Any:
    """Turn a TOML value into its frozen form: scalar, tuple (from a list) or Table (from a table).

    Table keys made of digits become ``int``. Raises ``ValueError`` with the reason in Vietnamese
    when the unit is unknown or a value does not fit it.
    """
    reader = READERS.get(unit)
    if reader is None:
        raise ValueError(f"đơn vị «{unit}» không có trong danh mục ({', '.join(READERS)})")
    if isinstance(raw, list):
        return tuple(reader(item) for item in raw)
    if isinstance(raw, dict):
        return Table({int(key) if key.isdigit() else key: reader(item) for key, item in raw.items()})
    return reader(raw)


def shape(value: object) -> str:
    """Name the shape of a value, so that one key keeps one shape through time."""
    if isinstance(value, tuple):
        return "danh sách"
    return "bảng" if isinstance(value, Table) else "giá trị đơn"
