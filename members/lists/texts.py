"""Looking for words in a column whatever their marks and capitals, by the regular expressions of the database."""

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache

from vietnam.names import fold

MOST = 100


@lru_cache(maxsize=1)
def _marked() -> dict[str, str]:
    """Return for each plain letter all letters that it stands for, small and capital."""
    found: dict[str, set[str]] = defaultdict(set)
    for base in "aeiouyd":
        found[base] |= {base, base.upper()}
    for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)):
        letter = chr(code)
        plain = "d" if letter in "đĐ" else unicodedata.normalize("NFD", letter)[0].lower()
        if plain in found:
            found[plain].add(letter)
    return {base: "".join(sorted(letters)) for base, letters in found.items()}


def pattern(text: str) -> str:
    """Return a pattern that finds the words of ``text`` one after the other, marked or not."""
    return r"\s+".join("".join(_letter(sign) for sign in word) for word in fold(text[:MOST]).split())


def _letter(sign: str) -> str:
    letters = _marked().get(sign)
    return f"[{letters}]" if letters else re.escape(sign)
