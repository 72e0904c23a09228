"""Code lists as forms, pages and imports ask them: choices of a day, labels, look-up of what people type.

The data are ``rulebook.lists`` with the peoples and religions of ``vietnam``; a committee's own entries
lie in ``RULEBOOK_DIR/lists``. Which field uses which list is said by the field table of ``members``.
"""

import os
from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import rulebook
from rulebook.lists import CodeTable, Entry, SchemeUnknown, load
from vietnam import ethnic, religions
from vietnam.code_lists import CodeList

__all__ = ["Codes", "Entry", "SchemeUnknown", "get", "names", "reload"]

Choice = tuple[str, str]


class Codes:
    """One code list. A retired entry keeps its label and is found by name; it may only no longer be chosen."""

    def __init__(self, table: CodeTable) -> None:
        self.table = table
        self.name = table.name
        self.title = table.title

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.table.entries.values())

    def __len__(self) -> int:
        return len(self.table.entries)

    def __contains__(self, key: object) -> bool:
        return key in self.table.entries

    def entry(self, key: str) -> Entry | None:
        """Return the entry of a key, retired ones too; None for a key that never was."""
        return self.table.entries.get(key)

    def choices(self, on: date) -> list[Choice]:
        """Return key and label of what may be chosen on a day, in the order of the list."""
        return [(entry.key, entry.label) for entry in self.table.on(on)]

    def grouped_choices(self, on: date) -> list[tuple[str, list[Choice]]]:
        """Return the choices of a day under the names of their groups; ungrouped ones under an empty name."""
        found: dict[str, list[Choice]] = {}
        for entry in self.table.on(on):
            found.setdefault(self.table.groups.get(entry.group, ""), []).append((entry.key, entry.label))
        return list(found.items())

    def label(self, key: str) -> str:
        """Return the label of a key, retired or not; a text that is no key comes back as it is."""
        entry = self.table.entries.get(key)
        return entry.label if entry else key

    def holds(self, key: str, on: date) -> bool:
        """Say whether a key may be newly chosen on a day: a form refuses it, unless it was stored before."""
        entry = self.table.entries.get(key)
        return entry is not None and entry.holds(on)

    def lookup(self, text: str) -> str | None:
        """Find the key of a name, an alias or a key, whatever its case and marks; None when there is none."""
        return self._spellings.lookup(text) or (text if text in self else None)

    def suggest(self, text: str, limit: int = 3) -> list[str]:
        """List the labels nearest to an unknown name, best first."""
        return self._spellings.suggest(text, limit)

    def position(self, key: str) -> int:
        """Return the place of a key in the list, from low to high where the list is a ladder; -1 for a stranger."""
        return self._positions.get(key, -1)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.table.entries)}

    @cached_property
    def _spellings(self) -> CodeList:
        entries = self.table.entries.values()
        return CodeList(
            {entry.key: entry.label for entry in entries},
            {entry.key: entry.aliases for entry in entries},
            prefix=_SPOKEN_OF.get(self.name, ""),
        )


def get(name: str) -> Codes:
    """Return the code list of a name; raises ``KeyError`` for a list that is not ours."""
    return _all(os.environ.get("RULEBOOK_DIR", ""))[name]


def names() -> tuple[str, ...]:
    """Return the names of all lists, sorted."""
    return tuple(_all(os.environ.get("RULEBOOK_DIR", "")))


def reload() -> None:
    """Forget what was read, so that changed files of the committee's folder are read again."""
    _all.cache_clear()


_SPOKEN_OF = {"ethnic": ethnic.SPOKEN_OF, "religion": religions.SPOKEN_OF}
"""What people write before a name and mean nothing by: "dân tộc Kinh"."""


@lru_cache(maxsize=8)
def _all(folder: str) -> dict[str, Codes]:
    documents = {document.id: document for document in rulebook.documents()}
    given = {"ethnic": _peoples(), "religion": _religions()}
    tables = load(documents, Path(folder) if folder else None, given)
    return {name: Codes(table) for name, table in tables.items()}


def _peoples() -> list[dict[str, object]]:
    """Return the rows of the ethnic list; a number an official list was not seen to give stays absent."""
    return [
        {
            "key": key,
            "label": label,
            "aliases": list(ethnic.ALIASES.get(key, ())),
            "codes": {scheme: codes[key] for scheme, codes in ethnic.CODES.items() if key in codes},
        }
        for key, label in ethnic.LABELS.items()
    ]


def _religions() -> list[dict[str, object]]:
    return [
        {"key": key, "label": label, "aliases": list(religions.ALIASES.get(key, ()))}
        for key, label in religions.NAMES.items()
    ]
