"""What the papers of a transfer say: which letter, its boxes, the two notices. Frozen values, no queries.

38-HD/BTCTW (29/9/2025), 4.3: ten boxes out of the committee above the base, seven inside it, eight for a
time (four out, four back), two abroad. Who stands in boxes 2 to 4 of the eight is our reading. Party papers
are Vietnamese whatever the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from members.choices import TransferKind

HOME, THERE = "home", "there"
Level = tuple[str, str]


@dataclass(frozen=True)
class Form:
    """One form of the letter: its title, its colour of paper, and whose each box is (side, level)."""

    title: str
    boxes: tuple[Level, ...]
    paper: str = ""
    back_from: int = 0


TEN: Final = Form(
    "Giấy giới thiệu sinh hoạt đảng chính thức (loại 10 ô)",
    (
        (HOME, "cell"),
        (HOME, "section"),
        (HOME, "base"),
        (HOME, "above"),
        (HOME, "city"),
        (THERE, "city"),
        (THERE, "above"),
        (THERE, "base"),
        (THERE, "section"),
        (THERE, "cell"),
    ),
    "in trên giấy màu xanh lá cây nhạt",
)
SEVEN: Final = Form(
    "Giấy giới thiệu sinh hoạt đảng chính thức (loại 7 ô)",
    (
        (HOME, "cell"),
        (HOME, "section"),
        (HOME, "base"),
        (HOME, "above"),
        (THERE, "base"),
        (THERE, "section"),
        (THERE, "cell"),
    ),
)
EIGHT: Final = Form(
    "Giấy giới thiệu sinh hoạt đảng tạm thời (loại 8 ô)",
    (
        (HOME, "cell"),
        (HOME, "base"),
        (THERE, "base"),
        (THERE, "cell"),
        (THERE, "cell"),
        (THERE, "base"),
        (HOME, "base"),
        (HOME, "cell"),
    ),
    "in trên giấy màu vàng chanh",
    back_from=5,
)
TWO: Final = Form(
    "Giấy giới thiệu sinh hoạt đảng ra ngoài nước (loại 2 ô)",
    ((HOME, "above"), (THERE, "abroad")),
    "in trên giấy màu hồng đào",
)

LEVELS: Final[Mapping[str, str]] = {
    "cell": "Chi bộ",
    "section": "Đảng ủy bộ phận",
    "base": "Đảng ủy cơ sở",
    "above": "Đảng ủy cấp trên trực tiếp cơ sở",
    "city": "Tỉnh ủy, thành ủy",
    "abroad": "Tổ chức đảng ở ngoài nước",
}


@dataclass(frozen=True)
class Side:
    """The bodies of one side by level; words where the side is outside the register."""

    bodies: Mapping[str, str]
    words: str = ""

    def name(self, level: str) -> str:
        """Return the body of a level, empty to be written by hand."""
        return self.bodies.get(level, "")


@dataclass(frozen=True)
class Member:
    """What a letter says of the member; numbers are empty for who may not print them."""

    name: str
    born: str
    admitted: str
    official: str
    card: str
    dossier: str


@dataclass(frozen=True)
class Terms:
    """What a letter says of the transfer."""

    kind: str
    number: str
    day: date
    issuer: str
    dues_until: str
    until: str
    reason: str
    from_name: str
    to_name: str


@dataclass(frozen=True)
class Box:
    """One box: number, whose, to whom it introduces; ``filled`` for the first, which the register knows."""

    number: int
    level: str
    name: str
    to: str
    day: date | None
    dues: str
    is_back: bool


@dataclass(frozen=True)
class LetterPaper:
    """A whole letter for the template."""

    form: Form
    member: Member
    terms: Terms
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Notice:
    """Phiếu báo (1-SHĐ): to one of the two committees that await the member."""

    to: str
    member: Member
    terms: Terms


def form_of(kind: str, home: Side, there: Side) -> Form:
    """Return which letter it is: by kind and, for official ones, whether it leaves the committee above the base."""
    if kind == TransferKind.TEMPORARY:
        return EIGHT
    if kind == TransferKind.ABROAD:
        return TWO
    inside = bool(home.name("above")) and home.name("above") == there.name("above")
    return SEVEN if inside or kind == TransferKind.INTERNAL else TEN


def letter(member: Member, terms: Terms, home: Side, there: Side) -> LetterPaper:
    """Return the letter with its first box filled in; the others carry names and wait for the pen."""
    form = form_of(terms.kind, home, there)
    sides = {HOME: home, THERE: there}
    named = [sides[side].name(level) for side, level in form.boxes]
    boxes = tuple(
        Box(
            number=place + 1,
            level=LEVELS[level],
            name=named[place],
            to=_next_body(named, place, form, there),
            day=terms.day if place == 0 else None,
            dues=terms.dues_until if place == 0 else "",
            is_back=bool(form.back_from) and place + 1 >= form.back_from,
        )
        for place, (_side, level) in enumerate(form.boxes)
    )
    return LetterPaper(form, member, terms, boxes)


def _next_body(named: list[str], place: int, form: Form, there: Side) -> str:
    """Return the next body with a name on the way, to whom a box introduces; the host where none is known."""
    last = form.back_from - 1 if form.back_from and place + 1 < form.back_from else len(named)
    return next((name for name in named[place + 1 : last] if name), there.words if place + 1 < last else "")


def notices(member: Member, terms: Terms, home: Side, there: Side) -> tuple[Notice, ...]:
    """Return the notices: to the committee above the base and to the base of the new side, none to oneself.

    Where the register knows neither, one with the words that were given.
    """
    named = [there.name(level) for level in ("above", "base") if there.name(level) != home.name(level)]
    named = [name for name in named if name]
    return tuple(Notice(to, member, terms) for to in named or [there.words])
