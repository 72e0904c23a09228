"""Reading of ``lists/*.toml``, ours and a committee's, into code tables; every fault names file and key."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from rulebook.errors import RulebookError
from rulebook.lists.model import CodeTable, Entry
from rulebook.loading import Place, Raw, read_toml
from rulebook.model import Confidence, Document

HERE = Path(__file__).parent
_LIST_FIELDS = {"title", "note", "document", "confidence", "groups", "schemes", "entry"}
_ENTRY_FIELDS = {
    "key", "label", "aliases", "group", "since", "until", "codes", "document", "clause", "confidence", "note",
}  # fmt: skip

Given = Mapping[str, Iterable[Raw]]
Documents = Mapping[str, Document]


def load(documents: Documents, overlay: Path | None = None, given: Given | None = None) -> dict[str, CodeTable]:
    """Read our lists and, when given, the folder ``lists`` of a committee; list name → table, sorted.

    ``given`` brings the rows of lists whose names and aliases are kept elsewhere (the peoples of
    ``vietnam.ethnic``); they come before those of the file. Raises ``RulebookError`` at the first fault.
    """
    given = given or {}
    tables = {path.stem: _table(path, documents, given.get(path.stem, ())) for path in sorted(HERE.glob("*.toml"))}
    if overlay is not None:
        for path in sorted((overlay / "lists").glob("*.toml")):
            tables[path.stem] = _laid_over(path, tables.get(path.stem), documents)
    for name, table in tables.items():
        _check_spellings(name, table)
    return tables


def _table(path: Path, documents: Documents, given: Iterable[Raw]) -> CodeTable:
    raw, place = read_toml(path), Place(path.name)
    place.only(raw, _LIST_FIELDS)
    table = CodeTable(
        name=path.stem,
        title=place.text(raw, "title"),
        entries={},
        groups=_words(raw, "groups", place),
        schemes=_words(raw, "schemes", place),
        document=_document(raw, place, documents),
        confidence=place.confidence(raw),
        note=str(raw.get("note", "")),
    )
    return _with_rows(table, (*given, *place.rows(raw, "entry")), path.name, documents)


def _laid_over(path: Path, ours: CodeTable | None, documents: Documents) -> CodeTable:
    """Add a committee's entries to a list of ours; a key we have is changed only where the file says so."""
    raw, place = read_toml(path), Place(path.name)
    if ours is None:
        raise place.fault("không có danh mục mang tên này.", "đặt tên tệp theo một danh mục đang có.")
    place.only(raw, {"entry", "groups", "schemes"})
    table = replace(
        ours,
        groups={**ours.groups, **_words(raw, "groups", place)},
        schemes={**ours.schemes, **_words(raw, "schemes", place)},
    )
    return _with_rows(table, place.rows(raw, "entry"), path.name, documents, overlay=True)


def _with_rows(
    table: CodeTable, rows: Iterable[Raw], file: str, documents: Documents, *, overlay: bool = False
) -> CodeTable:
    found: dict[str, Entry] = {}
    for raw in rows:
        place = Place(file, str(raw.get("key", "")))
        key = place.text(raw, "key")
        if key in found:
            raise place.fault("mục khai hai lần.", "giữ một mục.")
        found[key] = _entry(raw, table, place, documents, overlay=overlay)
    return replace(table, entries={**table.entries, **found})


def _entry(raw: Raw, table: CodeTable, place: Place, documents: Documents, *, overlay: bool) -> Entry:
    place.only(raw, _ENTRY_FIELDS)
    ours = table.entries.get(place.key)
    base = ours or Entry(key=place.key, label="", document=table.document, confidence=table.confidence)
    entry = replace(
        base,
        label=place.text(raw, "label") if "label" in raw or ours is None else base.label,
        aliases=tuple(dict.fromkeys((*base.aliases, *_aliases(raw, place)))),
        group=_one_of(raw, "group", base.group, table.groups, place),
        since=place.day_or_none(raw, "since") or base.since,
        until=place.day_or_none(raw, "until") or base.until,
        codes={**base.codes, **_codes(raw, table, place)},
        document=_document(raw, place, documents) if "document" in raw else base.document,
        clause=str(raw.get("clause", base.clause)),
        confidence=place.confidence(raw) if "confidence" in raw else base.confidence,
        note=str(raw.get("note", base.note)),
        overlay=overlay,
    )
    _check_entry(entry, place)
    return entry


def _check_entry(entry: Entry, place: Place) -> None:
    if entry.since and entry.until and entry.until <= entry.since:
        raise place.fault("until không sau since.", "sửa thời gian dùng mục này.")
    if entry.document is None and entry.confidence is not Confidence.ASSUMED:
        raise place.fault(
            "chưa dẫn văn bản mà mức tin cậy không phải assumed.", "dẫn văn bản hoặc ghi confidence = assumed."
        )


def _words(raw: Raw, name: str, place: Place) -> dict[str, str]:
    found = raw.get(name, {})
    if not isinstance(found, dict) or not all(isinstance(text, str) and text for text in found.values()):
        raise place.fault(f"«{name}» phải là bảng chữ.", f"viết [{name}] rồi từng dòng khóa = chữ.")
    return dict(found)


def _aliases(raw: Raw, place: Place) -> tuple[str, ...]:
    found = raw.get("aliases", [])
    if not isinstance(found, (list, tuple)) or not all(isinstance(text, str) and text for text in found):
        raise place.fault("«aliases» phải là danh sách chữ.", 'viết aliases = ["tên khác"].')
    return tuple(found)


def _codes(raw: Raw, table: CodeTable, place: Place) -> dict[str, str]:
    codes = _words(raw, "codes", place)
    for scheme in codes:
        if scheme not in table.schemes:
            raise place.fault(f"bộ mã «{scheme}» không có.", "khai bộ mã trong [schemes] trước.")
    return codes


def _one_of(raw: Raw, name: str, fallback: str, allowed: Mapping[str, str], place: Place) -> str:
    value = str(raw.get(name, fallback))
    if value and value not in allowed:
        raise place.fault(f"nhóm «{value}» không có.", "khai nhóm trong [groups] trước.")
    return value


def _document(raw: Raw, place: Place, documents: Documents) -> Document | None:
    if "document" not in raw:
        return None
    found = documents.get(place.text(raw, "document"))
    if found is None:
        raise place.fault(
            f"văn bản «{raw['document']}» không có trong documents.toml.",
            "khai văn bản (số và ngày) rồi mới dẫn.",
        )
    return found


def _check_spellings(name: str, table: CodeTable) -> None:
    """Refuse a spelling that stands for two entries, and a number that does so within one scheme."""
    owners: dict[str, str] = {}
    numbers: dict[tuple[str, str], str] = {}
    for entry in table.entries.values():
        for spelling in entry.spellings:
            other = owners.setdefault(_plain(spelling), entry.key)
            if other != entry.key:
                raise _twice(name, entry.key, f"tên «{spelling}» đã dùng cho mục «{other}».")
        for scheme, number in entry.codes.items():
            other = numbers.setdefault((scheme, number), entry.key)
            if other != entry.key:
                raise _twice(name, entry.key, f"mã «{number}» của bộ «{scheme}» đã dùng cho mục «{other}».")


def _twice(name: str, key: str, reason: str) -> RulebookError:
    return RulebookError(file=f"{name}.toml", key=key, reason=reason, remedy="mỗi tên, mỗi mã chỉ dùng cho một mục.")


def _plain(text: str) -> str:
    """Keep letters with their marks and digits, whatever case, spaces and signs."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text).casefold() if sign.isalnum())
