"""Finding the header among title lines and matching its columns to fields; the vocabulary comes from above."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final, cast

from jobs.intake import limits
from jobs.intake.cells import Value, shown
from jobs.intake.sheet import Row
from vietnam import encodings
from vietnam.letters import without_unseen
from vietnam.names import fold

LOOK_AHEAD: Final = 200
"""Rows of a sheet looked at to find its header and its encoding."""

SURE: Final = 0.8
"""Below this the encoding of a sheet in legacy letters is shown to the person, who decides."""

IGNORED: Final = "-"
"""The field of a column that is known and not taken in."""

_NOISE: Final = re.compile(r"[^0-9a-z]+")
_BRACKETS: Final = re.compile(r"\([^)]*\)|\*|\[[^]]*\]")


@dataclass(frozen=True)
class Wording:
    """Headers of one field in any order of words: all words of ``needed`` are there, and no word but ``allowed``."""

    field: str
    needed: frozenset[str]
    allowed: frozenset[str]

    @classmethod
    def of(cls, field: str, needed: str, allowed: str) -> "Wording":
        """Make one of two lists of folded words."""
        return cls(field, frozenset(needed.split()), frozenset(f"{needed} {allowed}".split()))

    def fits(self, words: Sequence[str]) -> bool:
        """Say whether a header of these words means the field."""
        return self.needed <= set(words) <= self.allowed


def _nothing(title: str) -> str:
    """Let no header be a field of its own."""
    return ""


@dataclass(frozen=True)
class Vocabulary:
    """What headers can mean: field → spellings, the fields a list cannot do without, columns to pass over.

    ``wordings`` are tried, in their order, for headers that are no known spelling. ``templates`` names
    known lists: template → fields that only it has together. ``joined`` says which field means
    two of them where no column has the other and the header reads so: field → (other, both, pattern).
    ``layouts`` are the headers of known lists in their order, by which a renamed column is noticed.
    ``parts`` has the sheets that hold lines of records listed elsewhere: squeezed tab → vocabulary,
    whose ``part`` is not empty. ``moving`` makes a field of a header that differs from file to file, as the
    day of a meeting does; "" for every other.
    """

    aliases: Mapping[str, Sequence[str]]
    required: frozenset[str]
    ignored: Sequence[str] = ()
    wordings: Sequence[Wording] = ()
    templates: Mapping[str, frozenset[str]] = field(default_factory=dict)
    joined: Mapping[str, tuple[str, str, re.Pattern[str]]] = field(default_factory=dict)
    layouts: Sequence[Sequence[str]] = ()
    parts: Mapping[str, "Vocabulary"] = field(default_factory=dict)
    part: str = ""
    moving: Callable[[str], str] = _nothing

    def part_of(self, sheet: str) -> "Vocabulary | None":
        """Return what headers mean on a sheet that holds lines of records listed elsewhere; None for a list."""
        return self.parts.get(squeeze(sheet))

    def index(self) -> dict[str, str]:
        """Return every spelling, squeezed, with its field."""
        found = {squeeze(name): IGNORED for name in self.ignored}
        for key, names in self.aliases.items():
            found.update((squeeze(name), key) for name in names)
        return found

    def fingerprint(self, titles: Iterable[str]) -> str:
        """Return what identifies a header; what differs from file to file counts by its place alone."""
        return fingerprint("moving" if self.moving(title) else title for title in titles)

    def remembered(self, plan: "SheetPlan", fields: Mapping[int, str]) -> dict[int, str]:
        """Return the fields of a kept matching, those of headers that move read from this sheet."""
        now = {column: self.moving(title) for column, title in enumerate(plan.titles)}
        return {column: now.get(column) or key for column, key in fields.items()}


@dataclass
class SheetPlan:
    """How one sheet is read: where its header stands, what each column is called and means.

    ``fields`` maps column (from 0) → field; ``headers`` are the names as in the file, ``titles``
    the same put right. ``last_header_row`` is the number of the last line of the header. ``encoding``
    is that of the sheet with how sure it is; ``letters`` has the columns written in another one.
    ``part`` is "" for a list, else what part of records listed elsewhere the sheet holds. ``remembered`` is
    the kept matching that was used, ``renamed`` has [old, new] of columns that go by another name now.
    """

    name: str
    last_header_row: int
    headers: list[str]
    titles: list[str]
    fields: dict[int, str]
    encoding: str = "unicode"
    confidence: float = 1.0
    letters: dict[int, str] = field(default_factory=dict)
    part: str = ""
    remembered: int = 0
    renamed: list[list[str]] = field(default_factory=list)

    @property
    def is_doubtful(self) -> bool:
        """Say whether a person should look at the letters before anything is read."""
        return self.confidence < SURE

    def encoding_of(self, column: int) -> str:
        """Return in which encoding a column is written: its own where it differs from the sheet's."""
        return self.letters.get(column, self.encoding)

    def as_json(self) -> dict[str, Any]:
        """Return what the database keeps."""
        keyed = {
            name: {str(column): key for column, key in getattr(self, name).items()} for name in ("fields", "letters")
        }
        return {**asdict(self), **keyed}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "SheetPlan":
        """Read back what ``as_json`` made."""
        keyed = {
            name: {int(column): key for column, key in data.get(name, {}).items()} for name in ("fields", "letters")
        }
        return cls(**{**data, **keyed})

    def column_of(self, key: str) -> int | None:
        """Return the column of a field, else one that says it among others (a+b), None when the sheet has none."""
        own = next((column for column, found in self.fields.items() if found == key), None)
        if own is not None:
            return own
        return next((column for column, found in self.fields.items() if key in found.split("+")), None)

    def parts(self) -> set[str]:
        """Return the fields the sheet says, those of columns that say several each by itself."""
        return {part for found in self.fields.values() if found != IGNORED for part in found.split("+")}

    def unknown(self) -> list[str]:
        """Return the titles of columns nobody knows."""
        return [title for column, title in enumerate(self.titles) if title and column not in self.fields]


@dataclass(frozen=True)
class Known:
    """A vocabulary made ready to be asked: spellings squeezed, with their field; wordings."""

    spellings: Mapping[str, str] = field(default_factory=dict)
    wordings: Sequence[Wording] = ()
    joined: Mapping[str, tuple[str, str, re.Pattern[str]]] = field(default_factory=dict)
    moving: Callable[[str], str] = _nothing

    def by_spelling(self, title: str) -> str | None:
        """Match a title: whole, without what stands in brackets, then by the part after its group."""
        bare = _BRACKETS.sub(" ", title)
        for spelling in (title, bare, bare.replace(":", " "), bare.rpartition(":")[2]):
            if key := self.spellings.get(squeeze(spelling)):
                return key
        return None

    def by_wording(self, title: str) -> str | None:
        """Match a title by its words without what stands in brackets, else with it."""
        for spelling in (_BRACKETS.sub(" ", title), title):
            words = _NOISE.sub(" ", fold(spelling)).split()
            for wording in self.wordings:
                if wording.fits(words):
                    return wording.field
        return None


def squeeze(text: str) -> str:
    """Reduce a header to small unmarked letters and digits: "Số CCCD/ĐDCN (*)" → socccdddcn."""
    return _NOISE.sub("", fold(text))


def fingerprint(headers: Iterable[str]) -> str:
    """Return what identifies a header, so that a mapping by hand is remembered."""
    return hashlib.sha256("|".join(map(squeeze, headers)).encode()).hexdigest()


def find_header(rows: Sequence[Row], vocabulary: Vocabulary, name: str = "", *, encoding: str = "") -> SheetPlan | None:
    """Find the header in the first rows of a sheet; None when no line looks like one.

    ``encoding`` is what a person said the letters are; without it they are looked at. A header may fill
    two lines (a group above its parts). Among several candidates the one that
    names most known fields wins, the upper one on a tie.
    """
    found = encodings.Detection(cast(encodings.Encoding, encoding), 1.0) if encoding else letters_of(rows)
    encoding = found.encoding if found.encoding in encodings.LEGACY and found.confidence >= 0.5 else "unicode"
    known = Known(vocabulary.index(), vocabulary.wordings, vocabulary.joined, vocabulary.moving)
    best: SheetPlan | None = None
    for place, row in enumerate(rows[: limits.TITLE_ROWS]):
        for plan in _candidates(rows, place, row, encoding, known, name):
            if best is None or _score(plan) > _score(best):
                best = plan
    if best is None or _score(best) < 2:
        return None
    best.confidence = found.confidence if found.encoding in encodings.LEGACY else 1.0
    best.letters = _other_letters(rows, best) if not vocabulary.part else {}
    return best


_TELLING: Final = 5
"""So many cells with letters beyond ASCII let a column say that its letters are others than the sheet's."""


def _other_letters(rows: Sequence[Row], plan: SheetPlan) -> dict[int, str]:
    """Return the columns that are surely written in another legacy encoding than the sheet."""
    found: dict[int, str] = {}
    for column in plan.fields:
        texts = [row.values[column] for row in rows if column < len(row.values) and row.number > plan.last_header_row]
        telling = [text for text in texts if isinstance(text, str) and not text.isascii()]
        if len(telling) < _TELLING:
            continue
        own = encodings.detect(telling)
        if own.encoding in encodings.LEGACY and own.encoding != plan.encoding and own.confidence >= 0.9:
            found[column] = own.encoding
    return found


def renamed_columns(plan: SheetPlan, titles: Sequence[str], fields: Mapping[int, str]) -> list[tuple[int, str]]:
    """Return column → field of columns a known list has at the same place under another name.

    Most of the other columns must be where they were; only columns that mean nothing here are given a field.
    """
    width = len(plan.titles)
    same = sum(squeeze(mine) == squeeze(theirs) for mine, theirs in zip(plan.titles, titles, strict=False) if theirs)
    if same < 4 or same < 0.7 * max(width, len(titles)) or same == len(titles) == width:
        return []
    taken = set(plan.fields.values())
    return [
        (column, key)
        for column, key in fields.items()
        if column < min(width, len(titles))
        and plan.titles[column]
        and plan.fields.get(column) is None
        and key != IGNORED
        and key not in taken
        and squeeze(plan.titles[column]) != squeeze(titles[column])
    ]


def first_texts(rows: Sequence[Row], name: str = "") -> SheetPlan | None:
    """Take the first line of three texts or more as a header nobody recognised, to be mapped by hand."""
    for row in rows[: limits.TITLE_ROWS]:
        texts = [value for value in row.values if isinstance(value, str) and any(map(str.isalpha, value))]
        if len(texts) >= 3:
            return _plan(name, row.number, list(map(_text, row.values)), sheet_encoding(rows), Known())
    return None


def _score(plan: SheetPlan) -> int:
    return len({key for key in plan.fields.values() if key != IGNORED})


def _candidates(rows: Sequence[Row], place: int, row: Row, encoding: str, known: Known, name: str) -> list[SheetPlan]:
    """Read a line as a header by itself, and with the line below as its second half."""
    upper = list(map(_text, row.values))
    found = [_plan(name, row.number, upper, encoding, known)]
    below = rows[place + 1] if place + 1 < len(rows) else None
    if below is not None and below.number == row.number + 1 and _completes(upper, below.values):
        found.append(_plan(name, below.number, _joined(upper, below.values), encoding, known))
    return found


def _completes(upper: Sequence[str], lower: Sequence[Value]) -> bool:
    """Say whether a line can be the second half of a header: texts and days only, some below a blank."""
    texts = [value for value in lower if value is not None]
    under_blank = any(
        value is not None and (column >= len(upper) or not upper[column]) for column, value in enumerate(lower)
    )
    return bool(texts) and under_blank and all(map(_may_be_title, texts))


def _may_be_title(value: Value) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and not value.isdecimal())


def _joined(upper: Sequence[str], lower: Sequence[Value]) -> list[str]:
    """Join group and part as "group: part"; a group reaches right over blanks that have parts."""
    headers: list[str] = []
    group = ""
    for column in range(max(len(upper), len(lower))):
        top = upper[column] if column < len(upper) else ""
        part = _text(lower[column]) if column < len(lower) else ""
        group = top or (group if part else "")
        headers.append(f"{group}: {part}" if group and part else group or part)
    return headers


def _plan(name: str, number: int, headers: list[str], encoding: str, known: Known) -> SheetPlan:
    """Match the columns to fields: known spellings first, then wordings for what is left."""
    titles = [_on_one_line(right(header, encoding)) for header in headers]
    fields: dict[int, str] = {}
    for match in (known.by_spelling, known.by_wording, known.moving):
        for column, title in enumerate(titles):
            key = match(title) if title and column not in fields else None
            if key and (key == IGNORED or key not in fields.values()):
                fields[column] = key
    for column, key in fields.items():
        if key in known.joined:
            other, both, pattern = known.joined[key]
            if other not in fields.values() and pattern.search(right(headers[column], encoding).casefold()):
                fields[column] = both
    return SheetPlan(name, number, headers, titles, fields, encoding)


def _text(value: Value) -> str:
    """Return a header as the file has it, its line breaks too."""
    return unicodedata.normalize("NFC", shown(value)).strip()[:200]


def _on_one_line(text: str) -> str:
    return " ".join(without_unseen(text).split())


def letters_of(rows: Iterable[Row]) -> encodings.Detection:
    """Say in which encoding the texts of a sheet are written, and how sure that is."""
    return encodings.detect(value for row in rows for value in row.values if isinstance(value, str))


def sheet_encoding(rows: Iterable[Row]) -> str:
    """Say in which encoding the texts of a sheet are read, by all of its first cells together."""
    found = letters_of(rows)
    return found.encoding if found.encoding in encodings.LEGACY and found.confidence >= 0.5 else "unicode"


def right(text: str, encoding: str) -> str:
    """Put one text of a sheet right: in the sheet's legacy encoding, else only where it is clearly broken."""
    if text.isascii():
        return text
    if encoding == "unicode":
        return encodings.repair(text).text
    return encodings.repair_many([text], encoding=encoding)[0].text
