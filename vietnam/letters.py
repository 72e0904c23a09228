"""Letters and marks of Vietnamese: tones, the alphabet's order, characters nobody sees. No words here."""

import re
import unicodedata

GRAVE, HOOK, TILDE, ACUTE, DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
BREVE, CIRCUMFLEX, HORN = "\u0306", "\u0302", "\u031b"

TONES = {GRAVE: 1, HOOK: 2, TILDE: 3, ACUTE: 4, DOT: 5}
"""Tone marks in dictionary order (huyền, hỏi, ngã, sắc, nặng); no mark is 0."""

SHAPES = frozenset((BREVE, CIRCUMFLEX, HORN))
"""Marks that make another letter (ă, â, ê, ô, ơ, ư), not another tone."""

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""All letters in dictionary order; f, j, w and z stand where Latin puts them."""

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_STROKED = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})


def without_unseen(text: str) -> str:
    """Drop zero-width, direction and control characters; line ends and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROLS.sub("", _UNSEEN.sub("", text))


def with_true_d(text: str) -> str:
    """Write Đ with its own code where a look-alike from another language (Ð, Ɖ) stands."""
    return text if text.isascii() else text.translate(_STROKED)


def split_tone(letter: str) -> tuple[str, str]:
    """Take one composed letter apart into the letter without tone and its tone mark ("" when level)."""
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in TONES)[:1]
    rest = "".join(mark for mark in marks if mark not in TONES)
    return unicodedata.normalize("NFC", rest), tone
