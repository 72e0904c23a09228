"""Cleaning of one cell, as django-import-export widgets: a value, or a value with what is wrong about it.

A widget remembers what it made of a text, because lists repeat themselves.
"""

import re
from abc import ABC, abstractmethod
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _
from import_export.widgets import Widget

from accounts.findings import Finding, Level
from jobs.intake.cells import Formula, Value, shown
from jobs.intake.limits import CELL_CHARACTERS
from members import codes, rules
from members.choices import Standing
from vietnam import dates, ethnic, identity, names, religions, sexes, words
from vietnam.dates import DateError, PartialDate
from vietnam.names import fold

_REMEMBERED: Final = 20_000
NOTHING: Final = frozenset({"nan", "none", "null", "-", "--", "n/a", "#n/a"})
"""Words that programs and people write for a blank."""


class CellFaults(ValueError):
    """A cell about which something must be said; ``value`` is what can be used of it all the same."""

    def __init__(self, value: Any, *findings: Finding) -> None:
        """Keep the usable value and the findings."""
        super().__init__("; ".join(finding.code for finding in findings))
        self.value = value
        self.findings = findings


class CellWidget(Widget, ABC):
    """What every column shares: formulas and overlong texts refused, blanks as "", results remembered."""

    blank: Any = ""

    def __init__(self, field: str) -> None:
        """Keep the field's name, which findings carry."""
        super().__init__()
        self.field = field
        self._memory: dict[Any, Any] = {}

    def clean(self, value: Value, row: Any = None, **kwargs: Any) -> Any:
        """Return the clean value; raises ``CellFaults`` with what must be said."""
        key = value if type(value) is str else (type(value), value)
        known = self._memory.get(key)
        if known is None:
            if len(self._memory) >= _REMEMBERED:
                self._memory.clear()
            known = self._memory[key] = self._outcome(value)
        if type(known) is CellFaults:
            raise CellFaults(known.value, *known.findings)
        return known[0]

    def _outcome(self, value: Value) -> Any:
        try:
            return (self._checked(value),)
        except CellFaults as faults:
            return faults

    def _checked(self, value: Value) -> Any:
        if isinstance(value, Formula):
            raise CellFaults(self.blank, *self._formula(value))
        if isinstance(value, str):
            if len(value) > CELL_CHARACTERS:
                raise CellFaults(self.blank, too_long(self.field, value, CELL_CHARACTERS))
            value = self._normal(value)
            if not value or value.lower() in NOTHING:
                return self.blank
        return self.read(value)

    def _normal(self, value: str) -> str:
        """Return a text with single spaces, composed, without what cannot be seen."""
        return " ".join(value.split()) if value.isascii() and value.isprintable() else names.normalise(value)

    def _formula(self, value: str) -> list[Finding]:
        return [formula_finding(self.field, value)]

    @abstractmethod
    def read(self, value: Value) -> Any:
        """Turn a value that is neither blank nor formula into what is stored; raises ``CellFaults``."""


def formula_finding(field: str, value: str) -> Finding:
    """Say that a cell is computed."""
    return Finding(
        "formula",
        field,
        _("Ô là công thức, không phải giá trị."),
        _("Trong Excel chép ô rồi dán lại bằng Dán giá trị (Paste Values)."),
        value=value[:60],
    )


def too_long(field: str, value: str, limit: int) -> Finding:
    """Say that a text is longer than its place."""
    return Finding(
        "text_too_long",
        field,
        _("Ô dài quá {limit} ký tự.").format(limit=limit),
        _("Rút ngắn nội dung của ô."),
        value=value[:60],
    )


class TextWidget(CellWidget):
    """Any text, cleaned, no longer than its column."""

    def __init__(
        self, field: str, longest: int = CELL_CHARACTERS, *, refuses: bool = False, lines: bool = False
    ) -> None:
        """Keep the length of the column in the register.

        ``refuses`` when a longer text refuses the row; ``lines`` when the breaks between lines are kept.
        """
        super().__init__(field)
        self.longest = longest
        self.refuses = refuses
        self.lines = lines

    def _normal(self, value: str) -> str:
        if not self.lines:
            return super()._normal(value)
        return "\n".join(map(super()._normal, value.splitlines())).strip()

    def read(self, value: Value) -> str:
        """Return the text; one too long is left out with a warning where it does not refuse the row."""
        text = shown(value)
        if len(text) > self.longest:
            finding = too_long(self.field, text, self.longest)
            raise CellFaults("", finding if self.refuses else replace(finding, level=Level.WARNING))
        return text


class NameWidget(CellWidget):
    """A name: Cyrillic look-alikes put right, capitals given back; the rules judge its characters.

    Of a name that is not the member's own, a wrong one is left out with a warning.
    """

    def __init__(self, field: str, *, refuses: bool = True) -> None:
        """``refuses`` says that the row cannot do without this name."""
        super().__init__(field)
        self.refuses = refuses

    def read(self, value: Value) -> str:
        """Return the name as it is stored."""
        text = shown(value)
        right = names.lookalikes(text)
        name = names.capitalise(right or text)
        if right:
            raise CellFaults(name, rules.lookalike_finding(self.field, text, name))
        if not self.refuses and (fault := next(iter(names.name_faults(name)), None)):
            raise CellFaults("", replace(rules.name_finding(self.field, fault, text), level=Level.WARNING))
        return name

    def _formula(self, value: str) -> list[Finding]:
        """Say both: to the spreadsheet an equals sign makes a formula, to the reader it is no letter of a name."""
        wrong = rules.name_finding(self.field, names.NameFault("name_characters", "="), value)
        return [*super()._formula(value), wrong]


class SexWidget(CellWidget):
    """Nam, nữ, Nu, M, F."""

    def read(self, value: Value) -> str:
        """Return ``male`` or ``female``."""
        text = shown(value)
        found = sexes.lookup(text)
        if found is None:
            reason = _("“{text}” không phải giới tính.").format(text=text[:30])
            raise CellFaults("", rules.warning("unknown_sex", self.field, reason, _("Ghi Nam hoặc Nữ."), text[:30]))
        return found


class DateWidget(CellWidget):
    """A date as exactly as the paper has it; always day first."""

    blank = None

    def __init__(self, field: str, *, full: bool = False) -> None:
        """``full`` demands the day: the register has no place for less."""
        super().__init__(field)
        self.full = full

    def read(self, value: Value) -> PartialDate | None:
        """Return the partial date; a text that is none counts as an impossible date."""
        try:
            when = _plain_date(value) or dates.parse(value)
        except DateError as error:
            if isinstance(value, str) and not any(map(str.isalnum, value)):
                return None
            finding = rules.date_finding(self.field, error)
            if finding.code == "unreadable_date":
                finding = replace(finding, code="impossible_date")
            raise CellFaults(None, finding) from None
        if self.full and not when.is_full:
            reason = _("Ngày “{known}” còn thiếu ngày, chưa ghi vào sổ.").format(known=when.display())
            remedy = _("Ghi đủ ngày, tháng, năm theo giấy.")
            raise CellFaults(None, rules.warning("day_missing", self.field, reason, remedy, when.display()))
        return when


_PLAIN_DATE: Final = re.compile(r"([0-3]\d)/([01]\d)/((?:18[5-9]|19\d|20\d)\d)")


def _plain_date(value: Value) -> PartialDate | None:
    """Read the one spelling most cells have, dd/mm/yyyy, without the general reader; None for all others."""
    match = _PLAIN_DATE.fullmatch(value) if type(value) is str else None
    if match is None:
        return None
    day, month, year = map(int, match.groups())
    try:
        return dates.of_day(date(year, month, day))
    except ValueError:
        return None


class EthnicWidget(CellWidget):
    """A people by its name or an alias; kept by its key."""

    def read(self, value: Value) -> str:
        """Return the key."""
        text = shown(value)
        key = ethnic.lookup(text)
        if key is None:
            near = ", ".join(ethnic.suggest(text))
            raise CellFaults(
                "",
                Finding(
                    "unknown_ethnic",
                    self.field,
                    _("Không có dân tộc “{text}” trong danh mục.").format(text=text[:30]),
                    _("Tên gần nhất: {names}.").format(names=near) if near else _("Ghi tên theo danh mục 54 dân tộc."),
                    value=text[:30],
                ),
            )
        return key


class ReligionWidget(CellWidget):
    """A religion by its name or an alias; an unknown one is left out with a warning."""

    def read(self, value: Value) -> str:
        """Return the key."""
        text = shown(value)
        key = religions.lookup(text)
        if key is None:
            near = ", ".join(religions.suggest(text))
            reason = _("Không có tôn giáo “{text}” trong danh mục; ô này chưa ghi vào sổ.").format(text=text[:30])
            remedy = _("Tên gần nhất: {names}.").format(names=near) if near else _("Ghi tên theo danh mục tôn giáo.")
            raise CellFaults("", rules.warning("unknown_religion", self.field, reason, remedy, text[:30]))
        return key


class CodeWidget(CellWidget):
    """A word of a code list by its name or an alias, kept by its key; an unknown one is left out with a warning."""

    def __init__(self, field: str, *, listed: str) -> None:
        """Keep which list it is."""
        super().__init__(field)
        self.listed = listed

    def read(self, value: Value) -> str:
        """Return the key."""
        text = shown(value)
        known = codes.get(self.listed)
        key = known.lookup(text)
        if key is None:
            near = ", ".join(known.suggest(text))
            reason = _("“{text}” không có trong danh mục {title}; ô này chưa ghi vào sổ.").format(
                text=text[:60], title=known.title
            )
            remedy = _("Tên gần nhất: {names}.").format(names=near) if near else _("Ghi tên theo danh mục.")
            raise CellFaults("", rules.warning("unknown_code", self.field, reason, remedy, text[:60]))
        return key


class NumberWidget(CellWidget):
    """An amount or an area as people write numbers: 240.000.000; 42,5; an unreadable one is left out with a warning."""

    blank = None

    def __init__(self, field: str, *, whole: bool) -> None:
        """``whole`` says that there are no decimals."""
        super().__init__(field)
        self.whole = whole

    def read(self, value: Value) -> Any:
        """Return an integer or a decimal."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            number = Decimal(str(value))
        else:
            try:
                number = words.parse_number(shown(value))
            except ValueError:
                raise CellFaults(None, self._unreadable(shown(value))) from None
        if number < 0 or (self.whole and number != int(number)):
            raise CellFaults(None, self._unreadable(shown(value)))
        return int(number) if self.whole else number

    def _unreadable(self, text: str) -> Finding:
        reason = _("“{text}” không phải số; ô này chưa ghi vào sổ.").format(text=text[:30])
        return rules.warning("unreadable_number", self.field, reason, _("Ghi số, ví dụ 240.000.000."), text[:30])


class Digits(str):
    """A number of a person as written; ``numeric`` when the cell was a number, which eats zeros."""

    numeric = False


class NumericDigits(Digits):
    """A number whose cell was numeric."""

    numeric = True


class DigitsWidget(CellWidget):
    """A personal or card number with its noise off; other columns decide what it is."""

    blank = Digits("")

    def read(self, value: Value) -> Digits:
        """Return the digits, or whatever else stands there."""
        if type(value) is str and value.isascii() and value.isdecimal():
            return Digits(value)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return NumericDigits(identity.clean_number(value))
        return Digits(identity.clean_number(shown(value)))


class PhoneWidget(CellWidget):
    """A telephone number; the zero a numeric cell ate is given back."""

    def read(self, value: Value) -> str:
        """Return the number as it is stored."""
        text = shown(value)
        if isinstance(value, (int, float)) and len(text) == 9:
            text = f"0{text}"
        if len(text) > 20:
            raise CellFaults("", too_long(self.field, text, 20))
        return text


_STANDINGS: Final = {
    Standing.ACTIVE: ("dang sinh hoat", "sinh hoat", "chinh thuc", "du bi", "dang hoat dong", "hoat dong",
                      "binh thuong", "dang vien chinh thuc", "dang vien du bi", "co mat"),
    Standing.EXEMPT: ("mien sinh hoat", "duoc mien sinh hoat", "mien cong tac va sinh hoat", "mien", "mien shd",
                      "duoc mien cong tac va sinh hoat", "mien cong tac, sinh hoat", "mien sinh hoat dang"),
    Standing.SUSPENDED: ("dinh chi", "dinh chi sinh hoat", "bi dinh chi sinh hoat", "dinh chi sinh hoat dang"),
    Standing.DEPARTED: ("da chuyen di", "chuyen di", "da chuyen", "chuyen sinh hoat", "roi khoi", "da roi khoi"),
    Standing.STRUCK_OFF: ("xoa ten", "da xoa ten", "bi xoa ten"),
    Standing.EXPELLED: ("khai tru", "da khai tru", "bi khai tru"),
    Standing.RESIGNED: ("xin ra khoi dang", "da xin ra khoi dang", "ra khoi dang", "cho ra khoi dang"),
    Standing.DIED: ("da tu tran", "tu tran", "da mat", "mat", "chet", "da chet", "qua doi", "da qua doi"),
}  # fmt: skip
_STANDING_WORDS: Final = {word: standing for standing, words in _STANDINGS.items() for word in words}


def standing_in(text: str) -> str:
    """Return the standing of an exit that a text speaks of, "" when it names none."""
    folded = fold(text)
    exits = (Standing.EXPELLED, Standing.STRUCK_OFF, Standing.RESIGNED, Standing.DIED)
    return next((str(one.value) for one in exits if any(word in folded for word in _STANDINGS[one])), "")


class StandingWidget(CellWidget):
    """Trạng thái hoạt động as lists name it."""

    def read(self, value: Value) -> str:
        """Return the standing."""
        text = shown(value)
        word = fold(text).strip(" .")
        found = _STANDING_WORDS.get(word) or next((one for one in Standing if fold(str(one.label)) == word), None)
        if found is None:
            reason = _("Chưa hiểu trạng thái “{text}”; ô này chưa ghi vào sổ.").format(text=text[:30])
            remedy = _("Ghi Đang sinh hoạt hoặc Miễn sinh hoạt.")
            raise CellFaults("", rules.warning("unknown_standing", self.field, reason, remedy, text[:30]))
        return str(found.value)


class RemovalWidget(CellWidget):
    """Đề nghị xóa: a wish the register does not follow by itself."""

    def read(self, value: Value) -> str:
        """Return nothing; warns when removal is asked for."""
        if fold(shown(value)) in ("khong", "k", "ko", "0", "false"):
            return ""
        reason = _("Dòng này đề nghị xóa; sổ không xóa người theo tệp.")
        remedy = _("Bỏ dòng khỏi tệp nếu không nhập; việc xóa làm ở trang hồ sơ, có quyết định.")
        raise CellFaults("", rules.warning("removal_requested", self.field, reason, remedy, shown(value)[:30]))
