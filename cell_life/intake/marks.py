"""What a mark of attendance says: the words of handbooks and the signs people write into squares of a table."""

import re
import unicodedata
from typing import Final, NamedTuple

from cell_life.choices import AbsenceReason, Presence
from vietnam.names import fold

_WORD: Final = re.compile(r"[^0-9a-z]+")
_TICKS: Final = frozenset("✓✔√☑●")


class Mark(NamedTuple):
    """Present or absent, the reason of an excused absence, a note."""

    presence: str
    reason: str = ""
    note: str = ""

    def packed(self) -> str:
        """Return the mark as a staged row keeps it: presence, reason and note with colons between."""
        return f"{self.presence}:{self.reason}:{self.note}"

    @classmethod
    def unpacked(cls, text: str) -> "Mark":
        """Read back what ``packed`` made."""
        return cls(*text.split(":", 2))

    def words(self) -> str:
        """Return the mark as people read it."""
        said = str(Presence(self.presence).label)
        return f"{said}: {AbsenceReason(self.reason).label}" if self.reason else said


_PRESENT: Final = (
    "x", "co mat", "co", "cm", "du", "du hop", "tham du", "tham gia", "da diem danh", "co tham gia", "dung gio",
    "di hop", "present", "1",
)  # fmt: skip
_UNEXCUSED: Final = (
    "kp", "khong phep", "vang khong phep", "vkp", "v kp", "vang kp", "vang khong ly do", "vang khong li do",
    "khong ly do", "khong li do", "vang mat khong ly do", "vang khong xin phep", "khong xin phep", "absent",
)  # fmt: skip
_ABSENT: Final = ("v", "vang", "vang mat", "vm", "khong co mat", "nghi", "0")
"""Says that somebody was away and not whether he was excused: nobody is taken as away without reason by that."""
_EXCUSED: Final = ("vang co ly do", "vang co li do", "co ly do", "vang mat co ly do", "cld", "vcld")
"""Says excused and not why; the reason must stand beside it."""
_REASONS: Final[dict[AbsenceReason, tuple[str, ...]]] = {
    AbsenceReason.LEAVE: ("p", "cp", "phep", "co phep", "vang phep", "vang co phep", "xin phep", "nghi phep", "vp",
                          "vcp", "vang xin phep", "co xin phep", "da xin phep", "xin nghi", "viec gia dinh",
                          "viec rieng", "ban viec gia dinh"),
    AbsenceReason.MISSION: ("ct", "cong tac", "di cong tac", "ban cong tac", "di hoc", "hoc tap", "tap huan",
                            "truc", "ban truc", "lam nhiem vu"),
    AbsenceReason.ILL: ("o", "om", "benh", "bi benh", "dau om", "om dau", "nam vien", "dieu tri", "suc khoe", "bi om",
                        "di vien", "kham benh"),
    AbsenceReason.MATERNITY: ("ts", "thai san", "nghi thai san", "sinh con", "nghi sinh"),
    AbsenceReason.EXEMPT: ("m", "mien", "mien sinh hoat", "duoc mien sinh hoat", "duoc mien", "mien shd"),
    AbsenceReason.SUSPENDED: ("dinh chi", "dinh chi sinh hoat", "bi dinh chi", "bi dinh chi sinh hoat"),
    AbsenceReason.ELSEWHERE: ("sinh hoat tam thoi", "sinh hoat noi khac", "sinh hoat tam thoi noi khac", "shtt",
                              "dang sinh hoat tam thoi noi khac", "tam thoi noi khac"),
}  # fmt: skip
_REASON_OF: Final = {word: reason for reason, words in _REASONS.items() for word in words}
_LONG: Final = sorted((word for word in _REASON_OF if len(word) > 3), key=len, reverse=True)
_OTHER: Final = re.compile(r"^\s*l[ýíyi]\s+do\s+kh[áa]c\s*[:,-]?\s*(.*)$", re.IGNORECASE | re.DOTALL)

UNCLEAR: Final = "unclear"
UNKNOWN: Final = "unknown"
REASONLESS: Final = "reasonless"


def _said(text: str) -> str:
    return " ".join(_WORD.sub(" ", fold(text)).split())


def read(text: str) -> Mark | str:
    """Return what one square says, or why it says nothing: ``unclear``, ``unknown``, ``reasonless``."""
    if text.strip() and set(text.strip()) <= _TICKS:
        return Mark(Presence.PRESENT)
    said = _said(text)
    if said in _PRESENT:
        return Mark(Presence.PRESENT)
    if said in _UNEXCUSED:
        return Mark(Presence.UNEXCUSED)
    if said in _ABSENT:
        return UNCLEAR
    if said in _EXCUSED:
        return REASONLESS
    return reason_in(text) or UNKNOWN


def reason_in(text: str) -> Mark | None:
    """Return the excused absence a reason in words speaks of; "lý do khác: …" keeps the words; None for others."""
    if other := _OTHER.match(unicodedata.normalize("NFC", text)):
        said = other[1].strip()[:200]
        return Mark(Presence.EXCUSED, AbsenceReason.OTHER, said) if said else None
    said = _said(text)
    for opening in ("vang mat", "vang", "v", "nghi"):
        said = said.removeprefix(f"{opening} ") if said not in _REASON_OF else said
    if said in _REASON_OF:
        return Mark(Presence.EXCUSED, _REASON_OF[said])
    padded = f" {said} "
    found = next((word for word in _LONG if f" {word} " in padded), "")
    if not found or " khong " in padded:
        return None
    return Mark(Presence.EXCUSED, _REASON_OF[found], text.strip()[:200])


def together(status: str, reason: str) -> Mark | str:
    """Return what a status and a reason of two columns say together."""
    if not status:
        return read(reason)
    mark = read(status)
    if not reason:
        return mark
    if isinstance(mark, Mark) and mark.presence == Presence.PRESENT:
        return mark
    why = read(reason)
    if isinstance(mark, Mark) and mark.presence == Presence.UNEXCUSED:
        return mark._replace(note=reason[:200]) if isinstance(why, str) else (mark if why == mark else UNCLEAR)
    if isinstance(why, Mark) and why.presence != Presence.PRESENT:
        return why
    return UNKNOWN if why == UNKNOWN else UNCLEAR
