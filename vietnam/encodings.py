"""Repair of text from before Unicode (TCVN3, VNI-Windows, windows-1258) and of loose marks; right text stays."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple, cast

from vietnam.legacy_tables import CP1258, TCVN3, VNI
from vietnam.names import FAMILY_NAMES
from vietnam.syllables import has_onset, is_syllable, words

Encoding = Literal["unicode", "nfd", "tcvn3", "vni", "cp1258"]
LEGACY: tuple[Encoding, ...] = ("tcvn3", "vni", "cp1258")


class Repair(NamedTuple):
    """A text put right, the encoding it was found in, and how sure that is (0 to 1)."""

    text: str
    encoding: Encoding
    confidence: float


class Detection(NamedTuple):
    """The encoding of a whole column or sheet, and how sure that is (0 to 1)."""

    encoding: Encoding
    confidence: float


_ONLY_UNICODE = re.compile("[ăĂđĐơƠưƯĩĨũŨ\u1ea0-\u1ef9]")
"""Letters that text wrongly read as Western never shows."""

_LOOSE = re.compile("[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]")
_COMPOSED_THEN_TONE = re.compile("[ăâêôơưĂÂÊÔƠƯ][\u0300\u0301\u0303\u0309\u0323]")
_VNI_SIGN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_TCVN3_MAP = str.maketrans(TCVN3)
_CP1258_MAP = str.maketrans(CP1258)


def decode(text: str, encoding: str) -> str:
    """Read a text in the named encoding, whether or not it looks like it; the result is NFC.

    Raises ``ValueError`` for an encoding that is not known.
    """
    if encoding == "tcvn3":
        return _capitals_given_back(unicodedata.normalize("NFC", text.translate(_TCVN3_MAP)))
    if encoding == "vni":
        return unicodedata.normalize("NFC", _VNI_SIGN.sub(lambda sign: VNI[sign[0]], text))
    if encoding == "cp1258":
        return unicodedata.normalize("NFC", text.translate(_CP1258_MAP))
    if encoding in ("unicode", "nfd"):
        return unicodedata.normalize("NFC", text)
    raise ValueError(encoding)


def _capitals_given_back(text: str) -> str:
    """Raise marked letters that TCVN3 has no capitals for: in words of capitals (NGUYễN) and in names (Trần ánh)."""
    found = words(text)
    if len(found) > 1 and found[0] in FAMILY_NAMES and all(w[0].isupper() or not w[0].isascii() for w in found):
        return _WORD_START.sub(lambda start: start[0].upper(), text)
    capitals = [word for word in found if _is_capital(word)]
    loud = len(capitals) == len(found) and any(sum(map(str.isupper, word)) > 1 for word in capitals)
    for word in capitals:
        if loud or sum(map(str.isupper, word)) > 1:
            text = text.replace(word, word.upper())
    return text


_WORD_START = re.compile(r"(?<![^\W_])[^\W\d_]", re.UNICODE)


def _is_capital(word: str) -> bool:
    """Say whether all letters that have a capital in TCVN3 are capitals."""
    return not any(c.islower() and (c.isascii() or c in "ăâêôơưđ") for c in word)


def repair(text: str) -> Repair:
    """Put one text right if it is clearly not Unicode Vietnamese; give it back unchanged (but NFC) otherwise.

    A short text can be right both ways (bé, or bộ in TCVN3): it is left alone with a low confidence. Where the rest of
    the sheet is at hand ask ``repair_many``.
    """
    if text.isascii():
        return Repair(text, "unicode", 1.0)
    return _repair_cached(text) if len(text) <= 200 else _repair_marked(text)


def _repair_marked(text: str) -> Repair:
    """Repair a text with letters beyond ASCII."""
    composed = unicodedata.normalize("NFC", text)
    if _ONLY_UNICODE.search(composed):
        return Repair(composed, _unicode_form(text), 1.0)
    if composed != text and _LOOSE.search(text):
        return Repair(composed, _unicode_form(text), 1.0)
    shown = _shares(composed)
    best = max(LEGACY, key=lambda encoding: shown[encoding])
    gain = shown[best] - shown["unicode"]
    clear = shown[best] > max(shown[other] for other in LEGACY if other != best)
    if (shown[best] >= 0.6 and gain >= 0.3 and clear) or (shown[best] > 0.99 and gain > 0):
        return Repair(decode(composed, best), best, _confidence(composed, shown, best))
    return Repair(composed, "unicode", round(1.0 - 0.4 * max(0.0, shown[best]), 2))


def _confidence(text: str, shown: dict[Encoding, float], best: Encoding) -> float:
    """Say how sure a repair is: by its gain, less where another encoding reads well too or a single word tells."""
    rival = max(shown[other] for other in LEGACY if other != best)
    sure = min(1.0, 0.5 + (shown[best] - shown["unicode"]) / 2) - 0.2 * rival
    alone = len(_telling(text)) < 2 and _SIGNS.isdisjoint(text)
    return round(min(sure, 0.7) if alone else sure, 2)


_repair_cached = lru_cache(maxsize=1 << 15)(_repair_marked)


def _unicode_form(text: str) -> Encoding:
    """Name the form of Unicode text: composed, loose as windows-1258 leaves it, or fully loose."""
    if not _LOOSE.search(text):
        return "unicode"
    return "cp1258" if _COMPOSED_THEN_TONE.search(text) else "nfd"


def _shares(text: str) -> dict[Encoding, float]:
    """Measure for each encoding which share of the words with marks can be Vietnamese."""
    shares: dict[Encoding, float] = {"unicode": _share(text, text, strict=False)}
    for encoding in LEGACY:
        shares[encoding] = _share(text, decode(text, encoding), strict=True)
    return shares


def _share(text: str, decoded: str, *, strict: bool) -> float:
    """Return the share of good words among those that tell; signs glued to letters count as bad words."""
    telling = _telling(decoded)
    count = len(telling) + len(_GLUED_SIGN.findall(decoded))
    if strict and (decoded == text or not telling):
        return 0.0
    return sum(_worth(word, strict=strict) for word in telling) / count if count else 1.0


def _telling(text: str) -> list[str]:
    """List the words that can prove an encoding: with marks, and not so short as où, Á and µm."""
    return [word for word in words(text) if not word.isascii() and (len(word) > 2 or has_onset(word))]


def _worth(word: str, *, strict: bool) -> float:
    """Count a word that only other peoples' languages can have as half a proof for another encoding."""
    if is_syllable(word, strict=strict):
        return 1.0
    return 0.5 if strict and is_syllable(word, strict=False) else 0.0


_SIGNS = frozenset(sign for sign in TCVN3 if not sign.isalpha())
"""Signs that are letters in TCVN3 only; within words they mean wrongly read text."""

_SIGN_CLASS = f"[{re.escape(''.join(sorted(_SIGNS)))}]"
_GLUED_SIGN = re.compile(rf"(?<=[^\W\d_]){_SIGN_CLASS}|{_SIGN_CLASS}(?=[^\W\d_])")


_ENOUGH = 2000
"""So many cells with letters beyond ASCII settle the encoding of a sheet of any length."""


def detect(texts: Iterable[str]) -> Detection:
    """Say in which encoding a column or sheet is written, by its first 2,000 telling cells together."""
    votes: dict[Encoding, float] = dict.fromkeys(("unicode", "nfd", *LEGACY), 0.0)
    for text in islice((text for text in texts if not text.isascii()), _ENOUGH):
        found = repair(text)
        votes[found.encoding] += _weight(found)
    total = sum(votes.values())
    if not total:
        return Detection("unicode", 1.0)
    best = max(votes, key=lambda encoding: votes[encoding])
    return Detection(best, round(votes[best] / total, 2))


def _weight(found: Repair) -> float:
    """Count a cell by how much it proves: text that could be right either way proves little."""
    if found.encoding == "unicode" and not _ONLY_UNICODE.search(found.text):
        return 0.05
    return found.confidence


def repair_many(texts: Sequence[str], *, encoding: str | None = None) -> list[Repair]:
    """Put a column or sheet right with one judgment for all cells, or in the encoding the user chose.

    Cells that hold letters only Unicode has stay as they are, also in a legacy sheet.
    """
    found = Detection(cast(Encoding, encoding), 1.0) if encoding else detect(texts)
    if found.encoding not in LEGACY or found.confidence < 0.5:
        return [repair(text) for text in texts]
    return [_repair_as(text, found) for text in texts]


def _repair_as(text: str, found: Detection) -> Repair:
    if text.isascii():
        return Repair(text, "unicode", 1.0)
    if _ONLY_UNICODE.search(text) or _LOOSE.search(text):
        return repair(text)
    return Repair(decode(text, found.encoding), found.encoding, found.confidence)
