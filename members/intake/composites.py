"""Columns that say several things in one cell, as the roll 7-HSĐV has them: one text into the texts of its fields.

A column's key names its fields with ``+`` between them. Splitting only cuts; each part is then cleaned as if it
stood in a column of its own. What no field takes is given back under "", so that a row says what was not taken.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from jobs.intake.cells import Value, shown
from members import codes
from vietnam import ethnic, religions, sexes
from vietnam.names import fold

Parts = dict[str, Value]

NAMES: Final = "full_name+other_name+born_on"
PERSON: Final = "sex+ethnic+religion+born_on"
LEARNING: Final = "schooling+theory+expertise+expertise_words+degree+academic_title+language+computing"
WORK: Final = "occupation_before+occupation_words"
ADMISSION: Final = "admitted_on+official_on"
NUMBERS: Final = "card_number+dossier_number+old_card_number"

REST: Final = ""
_DATE: Final = re.compile(
    r"(?<!\d)(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|\d{1,2}\s?[/-]\s?\d{4}|/\d{4}|\d{4})(?!\d)"
)
_SEPARATORS: Final = re.compile(r"\s*(?:[,;|\n\r]|(?<!\d)/|/(?!\d)|\s[-–—]\s)+\s*")
_CLASS: Final = re.compile(r"\d{1,2}\s*/\s*1[02]")
_LABEL: Final = re.compile(r"\s*([^:]{1,30}):\s*(.+)", re.DOTALL)
_DOSSIER: Final = re.compile(r"\d{6}[A-ZĐ]{1,4}")
_OFFICIAL: Final = re.compile(r"\b(ct|chinh thuc)\b")
_BADGE: Final = re.compile(r"\b(huy hieu|hh)\b")


def split(key: str, value: Value) -> Parts:
    """Return field → text of a cell of the column ``key``; under "" what belongs to no field."""
    if value is None or not shown(value).strip():
        return {}
    return _SPLITTERS[key](value)


def _pieces(text: str) -> list[str]:
    return [piece for piece in (part.strip(" .()") for part in _SEPARATORS.split(text)) if piece]


def _with_rest(parts: Mapping[str, Value], rest: list[str]) -> Parts:
    return {**parts, REST: "; ".join(rest)} if rest else dict(parts)


def _take_date(text: str) -> tuple[str, Parts]:
    """Take the first date out of a text."""
    found = _DATE.search(text)
    if found is None:
        return text, {}
    left = re.sub(r"(?i)\b(sinh( ngày| năm)?|ngày sinh|năm sinh|ns|sn)\s*:?\s*$", "", text[: found.start()].rstrip())
    return f"{left}\n{text[found.end() :]}", {"born_on": found[0]}


def _names(value: Value) -> Parts:
    """Họ và tên, tên khai sinh: the one used first, the one of birth below or in brackets."""
    text, parts = _take_date(shown(value))
    text = re.sub(r"(?i)\(?\s*(họ và )?tên khai sinh\s*:?|\(?\s*(ks|khai sinh)\s*:", "\n", text)
    pieces = [piece for part in re.split(r"[\n\r;(/,]", text) if (piece := part.strip(" .)-–"))]
    if len(pieces) > 1 and fold(pieces[0]) != fold(pieces[1]):
        return _with_rest({**parts, "full_name": pieces[1], "other_name": pieces[0]}, pieces[2:])
    return _with_rest({**parts, **({"full_name": pieces[0]} if pieces else {})}, pieces[2:])


def _person(value: Value) -> Parts:
    """Nam/nữ, dân tộc, tôn giáo: by what each word is, else by its place."""
    text, parts = _take_date(shown(value))
    rest: list[str] = []
    for piece in _pieces(text):
        label = _LABEL.fullmatch(piece)
        piece = label[2].strip() if label else piece
        if "sex" not in parts and sexes.lookup(piece):
            parts["sex"] = piece
        elif "ethnic" not in parts and ethnic.lookup(piece):
            parts["ethnic"] = piece
        elif "religion" not in parts and religions.lookup(piece):
            parts["religion"] = piece
        else:
            rest.append(piece)
    for name in ("ethnic", "religion"):
        if rest and name not in parts:
            parts[name] = rest.pop(0)
    return _with_rest(parts, rest)


_LADDERS: Final = ("schooling", "expertise", "language", "computing", "degree", "academic_title", "theory")
_SAID: Final = (
    ("schooling", re.compile(r"^(van hoa|vh|hoc van|pho thong|gdpt)\b")),
    ("theory", re.compile(r"\b(llct|ly luan|chinh tri|ll)\b")),
    ("language", re.compile(r"^(ngoai ngu|nn|tieng)\b")),
    ("computing", re.compile(r"^(tin hoc|th)\b")),
    ("expertise", re.compile(r"^(chuyen mon|cm|nghiep vu)\b")),
)
_PLACES: Final = ("schooling", "theory", "expertise", "language")


@cache
def _listed(name: str, text: str) -> bool:
    return codes.get(name).lookup(text) is not None


def _learning(value: Value) -> Parts:
    """Văn hóa, lý luận, chuyên môn, ngoại ngữ: by what is written before it, by the four places, else by what it is."""
    text = _CLASS.sub(lambda found: found[0].replace(" ", ""), shown(value))
    pieces = _pieces(text)
    parts: Parts = {}
    rest: list[str] = []
    by_place = dict(zip(pieces, _PLACES, strict=True)) if len(pieces) == len(set(pieces)) == len(_PLACES) else {}
    for piece in pieces:
        name, text = _level(piece, by_place.get(piece, ""), parts)
        if name:
            parts[name] = text
        else:
            rest.append(text)
    if rest and "expertise_words" not in parts:
        parts["expertise_words"] = "; ".join(rest)
        rest = []
    if "expertise" not in parts and (rung := _rung(str(parts.get("expertise_words", "")))):
        parts["expertise"] = rung
    return _with_rest(parts, rest)


def _rung(text: str) -> str:
    """Return the first words that name a level of expertise: Thạc sĩ kinh tế → Thạc sĩ."""
    found = text.split()
    starts = (" ".join(found[:count]) for count in range(min(len(found), 4), 0, -1))
    return next((start for start in starts if _listed("expertise", start)), "")


def _level(piece: str, place: str, taken: Mapping[str, Value]) -> tuple[str, str]:
    """Say which ladder a word belongs to, "" for none."""
    label = _LABEL.fullmatch(piece)
    text = label[2].strip() if label else piece
    said = next((name for name, words in _SAID if words.search(fold(label[1] if label else piece))), "")
    for name in (said, place, *_LADDERS):
        if name and name not in taken and _listed(name, text):
            return name, text
    if (said or place) == "expertise" and "expertise_words" not in taken:
        return "expertise_words", text
    return (said, text) if said and said not in taken else ("", text)


def _work(value: Value) -> Parts:
    """Nghề nghiệp trước khi vào Đảng, hiện nay; one alone is the present one."""
    text = shown(value).strip()
    pieces = [part.strip(" .") for part in re.split(r"[\n\r;]|\s[-–—/]\s|/", text) if part.strip(" .")]
    if len(pieces) == 1 and text.count(",") == 1:
        pieces = [part.strip(" .") for part in text.split(",") if part.strip(" .")]
    parts: Parts = {}
    plain = []
    for piece in pieces:
        label = _LABEL.fullmatch(piece)
        said = fold(label[1]) if label else ""
        if label and re.search(r"\b(hien nay|nay)\b", said):
            parts["occupation_words"] = label[2].strip()
        elif label and re.search(r"\b(truoc|khi vao)\b", said):
            parts["occupation_before"] = label[2].strip()
        else:
            plain.append(piece)
    if plain and "occupation_words" not in parts:
        parts["occupation_words"] = plain.pop()
    if plain and "occupation_before" not in parts:
        parts["occupation_before"] = plain.pop(0)
    return _with_rest(parts, plain)


def _admission(value: Value) -> Parts:
    """Ngày vào Đảng, chính thức: two dates in this order, unless words say otherwise."""
    if not isinstance(value, str):
        return {"admitted_on": value}
    parts: Parts = {}
    rest: list[str] = []
    end = 0
    for found in _DATE.finditer(value):
        official = _OFFICIAL.search(fold(value[end : found.start()])) is not None
        name = "official_on" if official or "admitted_on" in parts else "admitted_on"
        if name in parts:
            rest.append(found[0])
        else:
            parts[name] = found[0]
        end = found.end()
    if not parts:
        return {"admitted_on": value}
    return _with_rest(parts, rest)


def _numbers(value: Value) -> Parts:
    """Số thẻ, số lý lịch, số huy hiệu: by their shape; a badge has a place of its own among the honours."""
    if not isinstance(value, str):
        return {"card_number": value}
    parts: Parts = {}
    rest: list[str] = []
    for piece in re.split(r"[,;|/\n\r]", value):
        label = _LABEL.fullmatch(piece)
        text = (label[2] if label else piece).strip(" .")
        figures = text.replace(" ", "").replace(".", "").strip("'")
        if not text:
            continue
        if _BADGE.search(fold(piece)) or not any(map(str.isdecimal, figures)):
            rest.append(piece.strip())
        elif "dossier_number" not in parts and _DOSSIER.fullmatch(figures.upper()):
            parts["dossier_number"] = figures.upper()
        elif "card_number" not in parts and figures.isdecimal() and len(figures) in (8, 12):
            parts["card_number"] = figures
        elif "old_card_number" not in parts and figures.isdecimal() and len(figures) == 8:
            parts["old_card_number"] = figures
        elif "card_number" not in parts and not rest:
            parts["card_number"] = text
        else:
            rest.append(piece.strip())
    return _with_rest(parts, rest)


_SPLITTERS: Final[dict[str, Callable[[Value], Parts]]] = {
    NAMES: _names,
    PERSON: _person,
    LEARNING: _learning,
    WORK: _work,
    ADMISSION: _admission,
    NUMBERS: _numbers,
}
COMPOSITES: Final = tuple(_SPLITTERS)
