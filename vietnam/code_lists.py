"""Look-up in a closed list of names with aliases, whatever their case, marks and spaces. The lists are elsewhere."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from vietnam.names import fold, normalise

_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_NOISE = re.compile(r"[^0-9a-z]+")


def squash(text: str) -> str:
    """Reduce a name to small unmarked letters without spaces and signs: H'Mông → hmong."""
    return _NOISE.sub("", fold(text))


class CodeList:
    """Names by key, with aliases; built once when its module is imported."""

    def __init__(self, labels: Mapping[str, str], aliases: Mapping[str, Iterable[str]], prefix: str = "") -> None:
        """Index all spellings; a spelling without marks that fits two keys finds neither."""
        self.labels = dict(labels)
        self._prefix = re.compile(prefix, re.IGNORECASE) if prefix else None
        self._exact: dict[str, str] = {}
        loose: dict[str, set[str]] = {}
        for key, name in labels.items():
            for spelling in (name, *aliases.get(key, ())):
                self._exact.setdefault(_exact(spelling), key)
                loose.setdefault(squash(spelling), set()).add(key)
        self._names = {squash(name): key for key, name in labels.items()}
        self._loose = {text: min(keys) for text, keys in loose.items() if len(keys) == 1}

    def lookup(self, text: str) -> str | None:
        """Find the key of a name or alias, None when there is none."""
        for spelling in self._spellings(text):
            key = (
                self._exact.get(_exact(spelling))
                or self._names.get(squash(spelling))
                or self._loose.get(squash(spelling))
            )
            if key:
                return key
        return None

    def _spellings(self, text: str) -> list[str]:
        """List what a cell may mean: all of it, what stands before brackets, what stands inside."""
        name = normalise(text).strip(" .,;:")
        if self._prefix:
            name = self._prefix.sub("", name)
        if "(" not in name:
            return [name]
        inside = _BRACKETS.search(name)
        return [name, _BRACKETS.sub(" ", name).strip(), inside[1] if inside else ""]

    def suggest(self, text: str, limit: int = 3) -> list[str]:
        """List the labels nearest to an unknown name, best first."""
        name = self._spellings(text)[0]
        near = get_close_matches(squash(name), list(self._loose), n=limit * 3, cutoff=0.5)
        return [self.labels[key] for key in dict.fromkeys(self._loose[spelling] for spelling in near)][:limit]


def _exact(text: str) -> str:
    """Keep marks, drop case, spaces and signs."""
    letters = (c for c in normalise(text).casefold() if c.isalnum())
    return unicodedata.normalize("NFC", "".join(letters))
