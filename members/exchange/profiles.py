"""The profiles of lists that go out: which columns under which headers, of which class. No queries.

What a profile writes, the import reads back: headers are those the intake knows, values the words it understands.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members import facts, kinds, policy
from members.choices import Standing
from members.exchange.sheets import LIST
from members.fields import BACKGROUND, BY_NAME, RECORD, TABLES, Field, FieldClass, Table
from members.intake.columns import ALIASES
from members.intake.composites import ADMISSION, LEARNING, NAMES, NUMBERS, PERSON, WORK
from members.models import Background, Membership, Person


class Moves(NamedTuple):
    """What columns 10–14 of the roll say: left, came, died, out of the Party, a note; each with its day."""

    left: str = ""
    came: str = ""
    died: str = ""
    out: str = ""
    note: str = ""


class Entry(NamedTuple):
    """One member as a profile writes them; ``instead`` holds values shown in place of those of the record."""

    number: int
    person: Person
    membership: Membership
    background: Background | None
    cell: str
    moves: Moves = Moves()
    instead: Mapping[str, Any] = MappingProxyType({})

    @property
    def values(self) -> facts.Values:
        """Return the values of the record, or what is shown in their place."""
        return {**facts.values_of(self.person, self.membership), **self.instead}


Text = Callable[[Entry, facts.Values], str]


@dataclass(frozen=True)
class Column:
    """One column that goes out: header, width, the text of an entry, and the fields it tells."""

    title: str
    text: Text
    width: int = 16
    fields: tuple[str, ...] = ()

    @property
    def klass(self) -> FieldClass:
        """Return the strictest class of what it tells."""
        classes = [policy.klass(name) for name in self.fields]
        return next((one for one in (FieldClass.SPECIAL, FieldClass.SENSITIVE) if one in classes), FieldClass.BASIC)


@dataclass(frozen=True)
class Profile:
    """A form in which a list goes out; ``tables`` adds a sheet for each table of the record."""

    code: str
    name: str | Promise
    note: str | Promise
    columns: tuple[Column, ...]
    sheet: str = LIST
    guarded: tuple[Column, ...] = ()
    tables: tuple[Table, ...] = ()

    @cached_property
    def sensitive(self) -> bool:
        """Say whether it tells numbers in full."""
        return any(column.klass == FieldClass.SENSITIVE for column in self.columns)


def value_text(name: str, entry: Entry, values: facts.Values) -> str:
    """Write a value of the record as people write it: dates day first as far as known, codes by their names."""
    field = BY_NAME[name]
    if field.row == "background":
        return kinds.show(field, kinds.read(entry.background, name, field.kind)) if entry.background else ""
    return facts.show(name, values[name])


def _of(name: str, title: str = "", width: int = 16) -> Column:
    return Column(title or header(BY_NAME[name]), lambda entry, values: value_text(name, entry, values), width, (name,))


def header(field: Field) -> str:
    """Return the header a field goes out under: the first spelling the intake knows."""
    return (ALIASES.get(field.name) or field.headers)[0]


def _blank(title: str) -> Column:
    return Column(title, lambda entry, values: "", 12)


def _number(title: str) -> Column:
    return Column(title, lambda entry, values: str(entry.number), 6)


def _cell(title: str) -> Column:
    return Column(title, lambda entry, values: entry.cell, 34)


def _standing(title: str) -> Column:
    return Column(title, lambda entry, values: str(Standing(entry.membership.standing).label), 24, ("standing",))


def _standing_day(entry: Entry, values: facts.Values) -> str:
    day = entry.membership.standing_on
    return f"{day:%d/%m/%Y}" if day else ""


# ── 29 columns: the national template ───────────────────────────────────────
_TEMPLATE: Final = (
    _number("STT"),
    Column("ID", lambda entry, values: str(entry.person.pk), 8),
    _of("full_name", "Họ và tên", 28),
    _of("other_name", "Tên gọi khác", 20),
    _of("sex", "Giới tính", 9),
    _of("born_on", "Sinh ngày", 12),
    _of("ethnic", "Dân tộc"),
    _of("religion", "Tôn giáo"),
    _of("identity_number", "Số định danh cá nhân", 18),
    _of("card_number", "Số thẻ Đảng", 18),
    _of("card_issued_by", "Nơi cấp thẻ", 20),
    _of("card_issued_on", "Ngày cấp thẻ", 12),
    _of("old_card_number", "Số thẻ theo quyết định 85"),
    _cell("Tổ chức Đảng đang sinh hoạt"),
    _of("birth_country", "Nơi đăng ký khai sinh: Quốc gia"),
    _of("birth_province", "Nơi đăng ký khai sinh: Tỉnh", 20),
    _of("birth_detail", "Nơi đăng ký khai sinh: Địa chỉ chi tiết", 30),
    _of("home_country", "Quê quán: Quốc gia"),
    _of("home_province", "Quê quán: Tỉnh", 20),
    _of("home_detail", "Quê quán: Địa chỉ chi tiết", 30),
    _of("residence_country", "Thường trú: Quốc gia"),
    _of("residence_province", "Thường trú: Tỉnh", 20),
    _of("residence_detail", "Thường trú: Địa chỉ chi tiết", 30),
    _of("admitted_on", "Ngày vào Đảng", 12),
    _of("official_on", "Ngày chính thức", 12),
    _of("old_identity_card", "Số CMND cũ", 12),
    _standing("Trạng thái hoạt động"),
    Column("Ngày rời khỏi/mất/miễn", _standing_day, 12, ("standing_on",)),
    _blank("Đề nghị xoá"),
)

# ── 8 columns: DS_DANGVIEN ──────────────────────────────────────────────────
_EIGHT: Final = (
    _of("full_name", "Họ và tên", 28),
    _of("card_number", "Số thẻ Đảng viên", 18),
    _of("identity_number", "Số CCCD", 18),
    _of("born_on", "Ngày sinh", 12),
    _of("admitted_on", "Ngày kết nạp", 12),
    _cell("Chi bộ đang sinh hoạt"),
    _blank("Chi bộ nơi cư trú"),
    _standing("Trạng thái"),
)


# ── 14 columns: the roll 7-HSĐV ─────────────────────────────────────────────
def _joined(separator: str, *names: str) -> Text:
    def text(entry: Entry, values: facts.Values) -> str:
        return separator.join(part for name in names if (part := value_text(name, entry, values)))

    return text


def _names(entry: Entry, values: facts.Values) -> str:
    born = f"sinh {values['born_on'].display()}"
    if values["other_name"]:
        return f"{values['other_name']}\n(tên khai sinh: {values['full_name']})\n{born}"
    return f"{values['full_name']}\n{born}"


def _days(entry: Entry, values: facts.Values) -> str:
    official = values["official_on"]
    parts = [values["admitted_on"] and values["admitted_on"].display(), official and f"CT: {official.display()}"]
    return "\n".join(part for part in parts if part)


def _learning(entry: Entry, values: facts.Values) -> str:
    said = (("VH", "schooling"), ("LLCT", "theory"), ("CM", "expertise"), ("NN", "language"))
    return "\n".join(f"{word}: {text}" for word, name in said if (text := value_text(name, entry, values)))


def _work(entry: Entry, values: facts.Values) -> str:
    said = (("Trước khi vào Đảng", "occupation_before"), ("Hiện nay", "occupation_words"))
    return "\n".join(f"{word}: {values[name]}" for word, name in said if values[name])


def _service(entry: Entry, values: facts.Values) -> str:
    return value_text("occupation", entry, values) if values["occupation"] in ("soldier", "police", "retired") else ""


def _move(title: str, name: str) -> Column:
    return Column(title, lambda entry, values: getattr(entry.moves, name), 14)


def _parts(key: str) -> tuple[str, ...]:
    return tuple(key.split("+"))


_ROLL: Final = (
    _number("TT"),
    Column("Họ và tên, tên khai sinh", _names, 28, _parts(NAMES)),
    Column("Nam/nữ, dân tộc, tôn giáo", _joined(", ", "sex", "ethnic", "religion"), 18, _parts(PERSON)),
    Column("Quê quán", _joined(", ", "home_detail", "home_province"), 26, ("home_detail", "home_province")),
    Column("Văn hóa, lý luận, chuyên môn, ngoại ngữ", _learning, 24, _parts(LEARNING)),
    Column("Nghề nghiệp trước khi vào Đảng, hiện nay", _work, 24, _parts(WORK)),
    Column("Ngày vào Đảng, ngày chính thức", _days, 16, _parts(ADMISSION)),
    Column("Số thẻ, số lý lịch", _joined("\n", "card_number", "dossier_number"), 18, _parts(NUMBERS)),
    Column("Bộ đội, công an, hưu trí", _service, 14, ("occupation",)),
    _move("Ngày chuyển đi, đến đâu", "left"),
    _move("Ngày chuyển đến, từ đâu", "came"),
    _move("Ngày từ trần, lý do", "died"),
    _move("Ngày ra khỏi Đảng, hình thức", "out"),
    _move("Ghi chú", "note"),
)


# ── everything ──────────────────────────────────────────────────────────────
def _full() -> Profile:
    """Return the profile of the whole record: what is guarded on a sheet of its own, each table on one."""
    plain = [field for field in RECORD if not field.guarded]
    guarded = [field for field in (*RECORD, *BACKGROUND) if field.guarded and policy.kept(field.name)]
    return Profile(
        code="full",
        name=_("Toàn bộ hồ sơ"),
        note=_("Mọi mục của Phiếu đảng viên, mỗi bảng của phiếu là một trang tính."),
        columns=(
            _number("STT"),
            *(_of(field.name) for field in plain),
            _cell("Tổ chức Đảng đang sinh hoạt"),
            _standing("Trạng thái hoạt động"),
        ),
        guarded=tuple(_of(field.name) for field in guarded),
        tables=tuple(table for table in TABLES if policy.kept(table.name)),
    )


PLAIN: Final = (
    Profile(
        code="29",
        name=_("Mẫu rà soát 29 cột"),
        note=_("Đúng thứ tự và tên cột của mẫu toàn quốc."),
        columns=_TEMPLATE,
    ),
    Profile(
        code="8",
        name=_("DS_DANGVIEN, 8 cột"),
        note=_("Như tệp xuất từ cơ sở dữ liệu đảng viên."),
        columns=_EIGHT,
        sheet="DS_DANGVIEN",
    ),
    Profile(
        code="14",
        name=_("Sổ danh sách đảng viên (7-HSĐV), 14 cột"),
        note=_("Mỗi ô ghi nhiều mục như sổ giấy."),
        columns=_ROLL,
        sheet="Sổ danh sách",
    ),
)
CODES: Final = ("29", "8", "14", "full")


def get(code: str) -> Profile:
    """Return a profile by its code; raises ``KeyError``."""
    return _full() if code == "full" else {profile.code: profile for profile in PLAIN}[code]


def every() -> list[Profile]:
    """Return all profiles in the order of the page."""
    return [get(code) for code in CODES]


def table_text(table: Table, name: str, value: Any) -> str:
    """Write a value of a line of a table as people write it."""
    return kinds.show(table.column(name), value)
