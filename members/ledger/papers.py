"""Which paper a movement calls for, and what it says. Frozen values, no queries.

Party papers are Vietnamese whatever the reader's language. Titles follow 38-HD/BTCTW and 294-QĐ/TW as far as
read; the wording of the notices is ours.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from members.choices import ExemptionGround, MovementKind, Standing

CELL, BASE, COMMITTEE = "cell", "base", "committee"


@dataclass(frozen=True)
class Form:
    """One kind of paper: its template, title and summary, who issues it, whether its number is the act's own."""

    template: str
    kind: str
    summary: str
    level: str = BASE
    own_number: bool = False


LEFT: Final = Form("left", "Phiếu báo", "đảng viên ra khỏi Đảng")
DIED: Final = Form("died", "Phiếu báo", "đảng viên từ trần")
RESOLVED: Final = Form("exempt", "Nghị quyết", "về việc miễn công tác và sinh hoạt đảng", CELL, own_number=True)
DECIDED: Final = Form("exempt", "Quyết định", "về việc miễn công tác và sinh hoạt đảng", own_number=True)
SUSPENDED: Final = Form("suspended", "Thông báo", "về việc đình chỉ sinh hoạt đảng")
BACK: Final = Form("back", "Thông báo", "về việc đảng viên trở lại sinh hoạt đảng")
RESTORED: Final = Form("restored", "Thông báo", "về việc khôi phục đảng tịch")
READMITTED: Final = Form("readmitted", "Quyết định", "kết nạp lại người vào Đảng", COMMITTEE, own_number=True)

BY_KIND: Final[dict[str, Form]] = {
    MovementKind.STRUCK_OFF: LEFT,
    MovementKind.EXPELLED: LEFT,
    MovementKind.RESIGNED: LEFT,
    MovementKind.DIED: DIED,
    MovementKind.RESTORED: RESTORED,
    MovementKind.READMITTED: READMITTED,
}
BY_STANDING: Final[dict[str, Form]] = {
    Standing.EXEMPT: DECIDED,
    Standing.SUSPENDED: SUSPENDED,
    Standing.ACTIVE: BACK,
}


def form_of(kind: str, standing: str, ground: str = "") -> Form | None:
    """Return the paper a movement calls for; ``ground`` is that of the exemption. None for none."""
    if kind != MovementKind.STANDING:
        return BY_KIND.get(kind)
    if standing == Standing.EXEMPT and ground == ExemptionGround.AGE_HEALTH:
        return RESOLVED
    return BY_STANDING.get(standing)


@dataclass(frozen=True)
class Member:
    """What a paper says of the member; numbers are empty for who may not print them."""

    name: str
    born: str
    admitted: str
    official: str
    card: str
    dossier: str
    cell: str


@dataclass(frozen=True)
class Act:
    """What a paper says of the act: what, from when until when, by which decision, on which ground."""

    words: str
    since: date
    until: date | None
    number: str
    decided_on: date | None
    issuer: str
    ground: str
    reason: str
    extended: bool = False
