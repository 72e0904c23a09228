"""Rule values in Vietnamese words, for pages and papers; and the choices a rule may take, with their labels."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from rulebook.model import Parameter, Table

CHOICES: Mapping[str, Mapping[str, str]] = {
    "admission.ceremony.clock": {"receipt": "từ ngày nhận quyết định", "issue": "từ ngày ban hành quyết định"},
    "admission.base_decider": {"committee": "cấp ủy cơ sở", "standing_committee": "ban thường vụ cấp ủy cơ sở"},
    "admission.education": {
        "diploma_or_equivalent": "có bằng trung học cơ sở hoặc tương đương",
        "diploma": "có bằng trung học cơ sở",
        "completion": "hoàn thành chương trình trung học cơ sở",
    },
    "striking_off.months_counted": {
        "calendar_year": "đếm trong năm dương lịch",
        "consecutive": "đếm các tháng liền nhau",
    },
    "rating.excellent.cap_base": {
        "good": "số hoàn thành tốt",
        "good_and_excellent": "số hoàn thành tốt và hoàn thành xuất sắc",
        "all": "tổng số được xếp loại",
    },
    "rating.vote.counting": {
        "added": "cộng dồn phiếu từ mức cao xuống",
        "each": "mỗi mức tính riêng",
    },
    "rating.fault.disciplined": {
        "failed": "không hoàn thành nhiệm vụ",
        "completed": "hoàn thành nhiệm vụ",
        "good": "hoàn thành tốt nhiệm vụ",
    },
}
"""Per key the codes it may hold and what each means; keys not here are free text."""

_NAMES = {
    "khien_trach": "khiển trách",
    "canh_cao": "cảnh cáo",
    "cach_chuc": "cách chức",
    "I": "vùng I",
    "II": "vùng II",
    "III": "vùng III",
    "IV": "vùng IV",
    "excellent": "xuất sắc",
    "good": "tốt",
    "completed": "hoàn thành",
    "fair": "khá",
    "average": "trung bình",
}
_BARE_UNITS = {"phần", "lựa chọn", "có/không"}


def words(parameter: Parameter) -> str:
    """Say a value with its unit: "45 ngày làm việc", "2/3", "0,3%", "5.310.000 đồng", "từ ngày ban hành quyết định".

    One half is said as "quá 1/2" in shares of votes. Lists and tables are said item by item.
    """
    value, unit = parameter.value, parameter.unit
    tail = "" if unit in _BARE_UNITS else f" {unit}"
    if isinstance(value, Table):
        return "; ".join(
            f"{_NAMES.get(str(name), name)}: {_one(item, parameter.key)}" for name, item in value.items()
        ) + (f" ({unit})" if tail else "")
    if isinstance(value, tuple):
        return ", ".join(_percent(item) if unit == "phần" else _one(item, parameter.key) for item in value) + tail
    if value == Fraction(1, 2) and parameter.key.endswith("vote.share"):
        return "quá 1/2"
    return _one(value, parameter.key) + tail


def _one(value: object, key: str) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    if isinstance(value, Fraction):
        return _fraction(value)
    return CHOICES.get(key, {}).get(str(value), str(value))


def _fraction(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    if value > 1:
        return _decimal(value)
    return str(value) if value.denominator in (2, 3) else _percent(value)


def _percent(value: Fraction) -> str:
    return f"{_decimal(value * 100)}%"


def _decimal(value: Fraction) -> str:
    """Write a fraction whose denominator divides 10 with a decimal comma; any other as it is."""
    tenths = value * 10
    if tenths.denominator != 1:
        return str(value)
    whole, tenth = divmod(tenths.numerator, 10)
    return f"{whole},{tenth}" if tenth else str(whole)
