"""The columns that lists of what happened may have: header, widget, hint; and what makes a vocabulary of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobs.intake.headers import Vocabulary
from members.intake import columns, widgets
from members.intake.cells import CellIndex, MemberCellWidget
from vietnam import dates
from vietnam.dates import PartialDate

DATE: Final = "date"
TEXT: Final = "text"
CELL: Final = "cell"


@dataclass(frozen=True)
class Shape:
    """One column: its name in values, its label, the spellings of its header, and how a cell of it is cleaned."""

    name: str
    label: str | Promise
    headers: tuple[str, ...]
    hint: str
    widget: Callable[[str], widgets.CellWidget] = widgets.TextWidget
    kind: str = TEXT
    width: int = 18
    choices: Callable[[], Iterable[str]] = tuple

    @property
    def title(self) -> str:
        """Return the header under which an empty workbook has it."""
        return self.headers[0]

    def made(self, cells: CellIndex) -> widgets.CellWidget:
        """Return a widget for the columns of one file."""
        return MemberCellWidget(self.name, cells) if self.kind == CELL else self.widget(self.name)


def day(name: str, label: str | Promise, headers: tuple[str, ...], hint: str) -> Shape:
    """Make a column of a whole day."""
    return Shape(name, label, headers, hint, lambda key: widgets.DateWidget(key, full=True), DATE, 14)


def text(name: str, label: str | Promise, headers: tuple[str, ...], hint: str, longest: int = 300) -> Shape:
    """Make a column of free words."""
    return Shape(name, label, headers, hint, lambda key: widgets.TextWidget(key, longest), width=26)


def spelled(name: str, first: str) -> tuple[str, ...]:
    """Return the spellings of a field of the record, the one of our workbook first."""
    return (first, *(one for one in columns.ALIASES[name] if one != first))


WHO: Final = (
    Shape(
        "full_name",
        _("Họ và tên"),
        spelled("full_name", "Họ và tên"),
        "Như trong sổ.",
        widgets.NameWidget,
        width=28,
    ),
    Shape(
        "born_on",
        _("Ngày sinh"),
        spelled("born_on", "Ngày sinh"),
        "Ngày/tháng/năm; chỉ nhớ năm thì ghi năm.",
        widgets.DateWidget,
        DATE,
        14,
    ),
    Shape(
        "identity_number",
        _("Số định danh cá nhân"),
        spelled("identity_number", "Số định danh cá nhân"),
        "12 chữ số. Có số này thì không nhầm người cùng tên.",
        widgets.DigitsWidget,
    ),
    Shape(
        "card_number",
        _("Số thẻ đảng viên"),
        spelled("card_number", "Số thẻ đảng viên"),
        "12 chữ số; để trống được khi đã có số định danh.",
        widgets.DigitsWidget,
    ),
)
"""By what a row says whose it is."""

HOME: Final = Shape(
    "cell",
    _("Chi bộ đang sinh hoạt"),
    spelled("cell", "Chi bộ"),
    "Tên chi bộ như trong sổ, hoặc mã 14 chữ số.",
    kind=CELL,
    width=34,
)
NUMBER: Final = text(
    "number",
    _("Số quyết định"),
    ("Số quyết định", "Số QĐ", "Quyết định số", "QĐ số", "Số, ký hiệu quyết định", "Số văn bản", "Số"),
    "Ví dụ 45-QĐ/ĐU.",
    60,
)
DECIDED: Final = day(
    "decided_on",
    _("Ngày quyết định"),
    ("Ngày quyết định", "Ngày QĐ", "Ngày ký", "Ngày ký quyết định", "Ngày, tháng quyết định", "Ngày ban hành"),
    "Ngày ký, ví dụ 12/03/2026.",
)
ISSUER: Final = text(
    "issuer",
    _("Nơi ban hành"),
    (
        "Nơi ban hành",
        "Cấp ban hành",
        "Cơ quan ban hành",
        "Cấp quyết định",
        "Cơ quan ra quyết định",
        "Cấp ra quyết định",
    ),
    "Ví dụ Đảng ủy phường Ngọc Hà.",
    200,
)
REASON: Final = text(
    "reason",
    _("Lý do"),
    ("Lý do", "Lí do", "Lý do cụ thể", "Nội dung"),
    "Để trống được khi đã có số quyết định.",
)
PASSED_OVER: Final = (
    "STT", "TT", "Số TT", "ID", "Ghi chú", "Đảng bộ", "Chức vụ", "Đơn vị công tác", "Số thứ tự", "Ký tên", "Tuổi",
    "Tuổi Đảng", "Giới tính", "Dân tộc", "Quê quán", "Ngày vào Đảng", "Ngày chính thức",
)  # fmt: skip


def vocabulary(shapes: Iterable[Shape], required: frozenset[str]) -> Vocabulary:
    """Return what headers mean in a list of these columns."""
    found = tuple(shapes)
    names = {shape.name for shape in found}
    wordings = tuple(one for one in columns.WORDINGS if one.field in names)
    known = {header for shape in found for header in shape.headers}
    return Vocabulary(
        aliases={shape.name: shape.headers for shape in found},
        required=required,
        ignored=tuple(title for title in PASSED_OVER if title not in known),
        wordings=wordings,
    )


def packed(values: dict[str, Any]) -> dict[str, Any]:
    """Return values as the staged row keeps them: blanks left out, dates with their precision."""
    kept: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, PartialDate):
            kept[name] = f"{value.value.isoformat()} {value.precision}"
        elif value not in ("", None):
            kept[name] = value
    return kept


def unpacked(shapes: Iterable[Shape], kept: dict[str, Any]) -> dict[str, Any]:
    """Turn back what ``packed`` made."""
    dated = {shape.name for shape in shapes if shape.kind == DATE}
    found: dict[str, Any] = {}
    for name, value in kept.items():
        if name in dated:
            iso, _space, precision = value.partition(" ")
            found[name] = dates.restore(date.fromisoformat(iso), precision)
        else:
            found[name] = value
    return found
