"""Names of persons: search key, sort key, clean form, capitals, faults. Encodings are repaired elsewhere."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vietnam.letters import ALPHABET, SHAPES, TONES, split_tone, with_true_d, without_unseen

MAX_NAME = 120
"""Longest name that is stored; the longest real ones stay under 60."""

_FAMILY_NAMES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đào Đoàn Mai Tô Trương Lâm Phùng
Tạ Hà Cao Chu Châu Kiều Lương Lưu Nghiêm Quách Tăng Thái Tống Triệu Vương Văn Viên Bạch Cù Doãn Đàm Đậu Điền Giang
Hứa Khuất Khổng La Lại Lã Lục Mạc Ngụy Nhâm Ninh Nông Ông Phí Phó Quản Sầm Thân Thạch Thiều Tiêu Tôn Tưởng Từ Uông
Vi Bế Hoa Lò Quàng Cầm Lường Âu Ân Đồng Đường Giáp Hạ Hầu Hình Kim Kha Khương Lữ Mã Mẫn Nhữ Ngạc Phương Sái Sử Thẩm
"""

FAMILY_NAMES = frozenset(_FAMILY_NAMES.split())
"""Usual family names, as a hint that a text is a name; never to refuse one."""

MAX_TEXT = 2000
"""Longest text of one cell that an import accepts."""

_CACHE = 1 << 16
_LONG_WORD = 64
_APOSTROPHES = dict.fromkeys(map(ord, "\u2018\u2019\u201b\u02bc\u02b9\u02bb\u00b4\u0060\u2032"), "'")
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_PUNCTUATION = _APOSTROPHES | _HYPHENS

_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХҮУасеѕіјорхуһԁԛԝӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιɑıɡ",
    "ABESIJKMHOPCTXYYacesijopxyhdqwl" + "ABEZHIKMNOPTYXovi" + "aig",
)
_LOOK_ALIKE_LETTERS = frozenset(map(chr, _LOOK_ALIKES))


def normalise(text: str) -> str:
    """Clean a text without changing what it says: NFC, single spaces, no unseen characters, true Đ.

    The place of the tone mark (hoà or hòa) stays as written. Repair encodings first: TCVN3 writes ư as a soft
    hyphen, which is dropped here.
    """
    return " ".join(with_true_d(without_unseen(unicodedata.normalize("NFC", text))).split())


def fold(text: str) -> str:
    """Make the search key of a text: no marks, small letters, single spaces; đ is d, hoà equals hòa."""
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().translate(_PUNCTUATION).split())
    return " ".join(filter(None, map(_folded, text.split())))


def _folded(word: str) -> str:
    return _fold_word(word) if len(word) > _LONG_WORD else _fold_cached(word)


def _fold_word(word: str) -> str:
    """Fold until nothing changes: a few rare letters of other languages need a second pass."""
    while (once := _fold_once(word)) != word:
        word = once
    return word


_fold_cached = lru_cache(maxsize=_CACHE)(_fold_word)


def _fold_once(word: str) -> str:
    spread = unicodedata.normalize("NFKD", without_unseen(word).translate(_PUNCTUATION).casefold())
    plain = "".join(c for c in spread if c.isascii() or unicodedata.category(c) not in _DROPPED)
    plain = with_true_d(plain).replace("đ", "d").translate(_LOOK_ALIKES)
    return " ".join(plain.translate(_PUNCTUATION).casefold().split())


_DROPPED = frozenset(("Mn", "Me", "Cf", "Cc"))


def sort_key(full_name: str) -> str:
    """Make the Vietnamese dictionary key of a name: given name first, then the rest from the left.

    Compare keys byte by byte (collation "C"). Word by word the letters decide, then the tone
    (ngang, huyền, hỏi, ngã, sắc, nặng); case and the place of the tone mark do not matter.
    Printable ASCII only; about 1.5 characters for each letter of the name, 9 for one of a foreign script.
    """
    words = full_name.split()
    keys = list(filter(None, (_word_key(w) if len(w) > _LONG_WORD else _word_key_cached(w) for w in words)))
    return "".join(keys[-1:] + keys[:-1])


_END = "!"
_OTHER_MARK = "6"
_LETTER_CODES = {letter: chr(ord("A") + place) for place, letter in enumerate(ALPHABET)}
_SYMBOL_CODES = {symbol: symbol for symbol in "0123456789'-.()"} | {",": "."}


def _word_key(word: str) -> str:
    """Spell a word's letters, then its tones; both parts end in a sign below all others."""
    spread = unicodedata.normalize("NFD", normalise(word).translate(_PUNCTUATION).casefold())
    letters: list[str] = []
    tones: list[str] = []
    base = ""
    for char in spread:
        if char in TONES:
            tones.append(str(TONES[char]))
        elif char in SHAPES and (shaped := _LETTER_CODES.get(unicodedata.normalize("NFC", base + char))):
            letters[-1] = shaped
        elif unicodedata.combining(char):
            tones.append(_OTHER_MARK)
        else:
            base = char
            letters.append(_LETTER_CODES.get(char) or _SYMBOL_CODES.get(char) or f"~{ord(char):05x}")
    return f"{''.join(letters)}{_END}{''.join(tones)}{_END}" if letters else ""


_word_key_cached = lru_cache(maxsize=_CACHE)(_word_key)

_VOWEL_PAIRS = {"oa": 1, "oe": 1, "uy": 1}


def tone_place_normal(text: str) -> str:
    """Move tone marks of open oa, oe, uy to the second letter (hòa → hoà, thúy → thuý), for comparison only."""
    return " ".join(_tone_moved(word) for word in normalise(text).split(" "))


@lru_cache(maxsize=_CACHE)
def _tone_moved(word: str) -> str:
    if len(word) < 2 or word.isascii():
        return word
    first, tone = split_tone(word[-2])
    if not tone or (first + word[-1]).lower() not in _VOWEL_PAIRS or word[-3:-2].lower() == "q":
        return word
    return unicodedata.normalize("NFC", word[:-2] + first + word[-1] + tone)


_PART = re.compile(r"[^\W\d_]+", re.UNICODE)
_HIGHLAND_PREFIX = re.compile(r"[HKY][^\W\d_a-z][^\WA-Z\d_]+")


def capitalise(text: str) -> str:
    """Give every word of a name one capital: NGUYỄN VĂN A → Nguyễn Văn A, h'hen → H'Hen.

    Words that already have small letters after their capital (Nguyễn, H'Hen, HBia) stay as they are, and so do
    words with characters no name may have.
    """
    return " ".join(map(_capital_word, normalise(text).split(" ")))


@lru_cache(maxsize=_CACHE)
def _capital_word(word: str) -> str:
    if not all(map(_allowed, word)):
        return word
    if word.isupper() or word.islower():
        return _PART.sub(lambda part: _title(part[0]), word)
    if _HIGHLAND_PREFIX.fullmatch(word):
        return word
    return _PART.sub(lambda part: part[0] if part[0].islower() and part.start() else _title(part[0]), word)


def _title(part: str) -> str:
    return unicodedata.normalize("NFC", part[:1].title() + part[1:].lower())


def lookalikes(text: str) -> str | None:
    """Replace Cyrillic, Greek and phonetic letters that look Latin; None when the text has none."""
    if text.isascii():
        return None
    spread = unicodedata.normalize("NFD", text)
    if _LOOK_ALIKE_LETTERS.isdisjoint(spread):
        return None
    return unicodedata.normalize("NFC", spread.translate(_LOOK_ALIKES))


@dataclass(frozen=True, slots=True)
class NameFault:
    """One reason why a name cannot be stored; ``characters`` are those that may not stand in a name."""

    code: str
    characters: str = ""


def name_faults(text: str) -> tuple[NameFault, ...]:
    """List why a name must be refused: ``required``, ``name_characters``, ``text_too_long``; empty when it is fine."""
    if len(text) > MAX_TEXT:
        return (NameFault("text_too_long"),)
    name = normalise(text)
    wrong = "" if _MET.issuperset(name) else "".join(dict.fromkeys(c for c in name if not _may_stand(c)))
    if name.translate(_PUNCTUATION).startswith("-"):
        wrong = f"-{wrong}"
    faults = [NameFault("name_characters", wrong)] if wrong else []
    if len(name) > MAX_NAME:
        faults.append(NameFault("text_too_long"))
    if not any(map(str.isalpha, name)):
        faults.append(NameFault("name_characters" if name else "required", name))
    return tuple(dict.fromkeys(faults))


_MET: set[str] = set()
"""Characters already found to be allowed; a handful of letters makes up all names."""


def _may_stand(char: str) -> bool:
    if char in _MET:
        return True
    if _allowed(char):
        _MET.add(char)
        return True
    return False


def _allowed(char: str) -> bool:
    """Latin letters, marks on them, and the few signs real names carry (H'Hen, Ê-ban, initials, brackets)."""
    if char in " '-.()" or ord(char) in _PUNCTUATION:
        return True
    name = unicodedata.name(char, "")
    return (name.startswith("LATIN ") and char.isalpha()) or char in TONES or char in SHAPES
