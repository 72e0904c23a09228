"""Cells of lists of what happened: the exit and its exact ground, the level of a year, the form of a transfer."""

import re
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from accounts.findings import Finding
from jobs.intake.cells import Value, shown
from members import codes
from members.choices import BadgeYears, MovementKind, RatingLevel, TransferKind
from members.intake.widgets import CellFaults, CellWidget, standing_in
from members.ledger.rules import GROUNDS
from vietnam.names import fold

_WORD: Final = re.compile(r"[^0-9a-z]+")
Word = TypeVar("Word", bound=str)


def words(text: str) -> str:
    """Return the small unmarked words of a text, one space between."""
    return " ".join(_WORD.sub(" ", fold(text)).split())


def _unknown(field: str, text: str, reason: str, remedy: str) -> CellFaults:
    return CellFaults("", Finding("unknown_word", field, reason.format(text=text[:60]), remedy, value=text[:60]))


class ExitWidget(CellWidget):
    """Hình thức ra khỏi Đảng: xóa tên, khai trừ, xin ra, từ trần, also where more words stand around it."""

    def read(self, value: Value) -> str:
        """Return the kind of movement."""
        text = shown(value)
        found = standing_in(text) or self._by_ground(text)
        if not found:
            reason = _("Chưa hiểu hình thức “{text}”.")
            raise _unknown(self.field, text, reason, _("Ghi Xóa tên, Khai trừ, Xin ra khỏi Đảng hoặc Từ trần."))
        return found

    @staticmethod
    def _by_ground(text: str) -> str:
        ground = ground_in(text)
        return exit_of(ground) if ground else ""


def exit_of(ground: str) -> str:
    """Return the exit a ground goes with, "" for none."""
    return next((str(MovementKind(kind).value) for kind, grounds in GROUNDS.items() if ground in grounds), "")


def ground_in(text: str) -> str:
    """Return the ground of leaving a text names by label, alias or code, else the longest it speaks of; else ""."""
    known = codes.get("exit_ground")
    if key := known.lookup(text):
        return key
    said = words(text)
    spelled = [(words(name), entry.key) for entry in known for name in (entry.label, *entry.aliases, entry.key)]
    found = [(len(name), key) for name, key in spelled if name == said or (len(name) > 5 and name in said)]
    return max(found)[1] if found else ""


class GroundWidget(CellWidget):
    """Căn cứ: by words or code of the list of grounds; readmission hangs on it, so an unknown one is refused."""

    def read(self, value: Value) -> str:
        """Return the key of the list."""
        text = shown(value)
        found = ground_in(text)
        if not found:
            near = "; ".join(codes.get("exit_ground").suggest(text))
            remedy = (
                _("Gần nhất: {names}.").format(names=near) if near else _("Ghi căn cứ theo danh mục trong tệp mẫu.")
            )
            raise _unknown(self.field, text, _("Không có căn cứ “{text}” trong danh mục."), remedy)
        return found


_LEVELS: Final[dict[RatingLevel, tuple[str, ...]]] = {
    RatingLevel.EXCELLENT: ("hoan thanh xuat sac nhiem vu", "hoan thanh xuat sac", "xuat sac", "htxs", "htxsnv",
                            "hoan thanh xs nv"),
    RatingLevel.GOOD: ("hoan thanh tot nhiem vu", "hoan thanh tot", "tot", "htt", "httnv", "hoan thanh tot nv"),
    RatingLevel.DONE: ("hoan thanh nhiem vu", "hoan thanh", "ht", "htnv", "hoan thanh nv"),
    RatingLevel.NOT_DONE: ("khong hoan thanh nhiem vu", "khong hoan thanh", "kht", "khtnv", "chua hoan thanh nhiem vu",
                           "khong ht"),
    RatingLevel.NOT_RATED: ("chua xep loai", "chua danh gia", "chua phan loai", "khong xep loai", "mien xep loai",
                            "chua danh gia xep loai", "khong danh gia", "chua duoc xep loai"),
}  # fmt: skip
LEVEL_WORDS: Final = {word: level for level, spellings in _LEVELS.items() for word in spellings}


class LevelWidget(CellWidget):
    """Mức xếp loại: its name or one of the short forms offices write."""

    def read(self, value: Value) -> str:
        """Return the level."""
        text = shown(value)
        found = LEVEL_WORDS.get(words(text).removeprefix("dang vien "))
        if found is None:
            reason = _("Chưa hiểu mức xếp loại “{text}”.")
            raise _unknown(self.field, text, reason, _("Ghi đủ chữ, ví dụ Hoàn thành tốt nhiệm vụ, hoặc HTTNV."))
        return str(found.value)


_KINDS: Final[tuple[tuple[TransferKind, tuple[str, ...]], ...]] = (
    (TransferKind.TEMPORARY, ("tam thoi",)),
    (TransferKind.ABROAD, ("ngoai nuoc", "nuoc ngoai")),
    (TransferKind.INTERNAL, ("noi bo", "trong dang bo", "cung dang bo")),
    (TransferKind.FORMAL, ("chinh thuc",)),
)
OUTSIDE: Final = ("ngoai tinh", "ngoai thanh pho", "tinh khac", "ngoai dang bo thanh pho", "ngoai ha noi")


class TransferWidget(CellWidget):
    """Hình thức chuyển: chính thức, tạm thời, nội bộ, ngoài nước, ngoài thành phố."""

    def read(self, value: Value) -> str:
        """Return the kind of transfer, ``outside`` for a formal one that leaves the city."""
        text = shown(value)
        said = words(text)
        found = next((str(kind.value) for kind, names in _KINDS if any(name in said for name in names)), "")
        if any(name in said for name in OUTSIDE) and found in ("", TransferKind.FORMAL):
            return "outside"
        if not found and said not in ("chuyen di", "chuyen den", "chuyen sinh hoat", "chuyen sinh hoat dang"):
            reason = _("Chưa hiểu hình thức “{text}”.")
            raise _unknown(
                self.field, text, reason, _("Ghi Chính thức, Tạm thời, Nội bộ, Ngoài nước, Ngoài thành phố.")
            )
        return found


class WholeWidget(CellWidget):
    """A small whole number with words around it, as "Năm 2025" or "30 năm"."""

    blank = None
    _NUMBER: Final = re.compile(r"\d+")

    def read(self, value: Value) -> int:
        """Return the number; none or several are refused."""
        if isinstance(value, float) and value == int(value):
            value = int(value)
        found = self._NUMBER.findall(shown(value))
        if len(found) != 1 or len(found[0]) > 4:
            reason = _("“{text}” không phải một con số.")
            raise CellFaults(None, *_unknown(self.field, shown(value), reason, _("Ghi một số, ví dụ 2025.")).findings)
        return int(found[0])


class BadgeWidget(WholeWidget):
    """Huy hiệu: its years in the Party."""

    def read(self, value: Value) -> int:
        """Return the years; there are badges of some years only."""
        years = super().read(value)
        if years not in BadgeYears.values:
            reason = _("Không có Huy hiệu {text} năm tuổi Đảng.")
            raise CellFaults(
                None, *_unknown(self.field, str(years), reason, _("Xem lại số năm trên quyết định.")).findings
            )
        return years
