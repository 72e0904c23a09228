"""Reading of the TOML files, ours and a committee's, into a Book; every fault names file and key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from rulebook import values
from rulebook.book import Book
from rulebook.errors import RulebookError
from rulebook.model import Confidence, Document, Parameter

HERE = Path(__file__).parent
_VALUE_FIELDS = {"since", "until", "value", "document", "clause", "confidence", "note"}
_RULE_FIELDS = {"key", "title", "unit", "values"}
_DOCUMENT_FIELDS = {
    "id", "number", "issued_on", "issuer", "kind", "title", "since", "until",
    "replaced_by", "confidence", "note", "governing",
}  # fmt: skip

Periods = Mapping[str, tuple[Parameter, ...]]
Raw = Mapping[str, Any]


def load(overlay: Path | None = None) -> Book:
    """Read our files and, when given, a committee's folder of the same shape.

    Raises ``RulebookError`` naming file, key, reason and remedy at the first fault.
    """
    documents = _documents(HERE / "documents.toml", {}, overlay=False)
    ours = _rules(_rule_files(HERE / "rules"), documents, {}, overlay=False)
    theirs: Periods = {}
    if overlay is not None:
        if not overlay.is_dir():
            raise RulebookError(
                file=str(overlay), reason="thư mục không có.", remedy="sửa RULEBOOK_DIR hoặc bỏ biến này."
            )
        extra = overlay / "documents.toml"
        if extra.exists():
            documents = {**documents, **_documents(extra, documents, overlay=True)}
        theirs = _rules(_rule_files(overlay), documents, ours, overlay=True)
    return Book(documents=documents, values=ours, overlays=theirs)


@dataclass(frozen=True, slots=True)
class Place:
    """Where we are reading: a file and, once known, the key; turns faults into ``RulebookError``."""

    file: str
    key: str = ""

    def fault(self, reason: str, remedy: str) -> RulebookError:
        """Give the error that names this place."""
        return RulebookError(file=self.file, key=self.key, reason=reason, remedy=remedy)

    def rows(self, raw: Raw, name: str) -> list[Raw]:
        """Give the tables of an array of tables."""
        rows = raw.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.fault(f"«{name}» phải là danh sách bảng.", f"viết [[{name}]].")
        return rows

    def text(self, raw: Raw, name: str) -> str:
        """Give a text that must be there."""
        value = raw.get(name)
        if not isinstance(value, str) or not value:
            raise self.fault(f"thiếu «{name}».", f"điền {name} bằng chữ.")
        return value

    def day(self, raw: Raw, name: str) -> date:
        """Give a day that must be there."""
        value = raw.get(name)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(f"«{name}» không phải ngày.", "viết năm-tháng-ngày, ví dụ 2026-07-26.")
        return value

    def day_or_none(self, raw: Raw, name: str) -> date | None:
        """Give a day, None when the field is absent."""
        return self.day(raw, name) if name in raw else None

    def confidence(self, raw: Raw) -> Confidence:
        """Give how sure the file says it is."""
        try:
            return Confidence(str(raw.get("confidence", "")))
        except ValueError as error:
            raise self.fault(
                "mức tin cậy (confidence) không hợp lệ.", "dùng verified, reported hoặc assumed."
            ) from error

    def only(self, raw: Raw, allowed: set[str]) -> None:
        """Refuse fields nobody reads."""
        strangers = sorted(set(raw) - allowed)
        if strangers:
            raise self.fault(f"trường lạ: {', '.join(strangers)}.", "xóa hoặc sửa tên trường.")


def _rule_files(folder: Path) -> list[Path]:
    found = {*folder.glob("*.toml"), *folder.glob("rules/*.toml")}
    return sorted(path for path in found if path.name != "documents.toml")


def read_toml(path: Path) -> Raw:
    """Read one TOML file; raises ``RulebookError`` where it cannot be opened or read."""
    place = Place(path.name)
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise place.fault(f"không đọc được ({error}).", "sửa cú pháp TOML, lưu bằng UTF-8.") from error
    except OSError as error:
        raise place.fault(f"không mở được ({error.strerror}).", "cho quyền đọc tệp.") from error


def _documents(path: Path, known: Mapping[str, Document], *, overlay: bool) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for raw in Place(path.name).rows(read_toml(path), "document"):
        document = _document(raw, Place(path.name, str(raw.get("id", ""))), overlay=overlay)
        if document.id in found or document.id in known:
            raise Place(path.name, document.id).fault("văn bản khai hai lần.", "giữ một mục.")
        found[document.id] = document
    for document in found.values():
        if document.replaced_by and document.replaced_by not in {**known, **found}:
            raise Place(path.name, document.id).fault(
                f"văn bản thay thế «{document.replaced_by}» không có.", "thêm văn bản đó hoặc sửa replaced_by."
            )
    return found


def _document(raw: Raw, place: Place, *, overlay: bool) -> Document:
    place.only(raw, _DOCUMENT_FIELDS)
    since, until = place.day(raw, "since"), place.day_or_none(raw, "until")
    if until is not None and until <= since:
        raise place.fault("until không sau since.", "sửa thời gian hiệu lực.")
    return Document(
        id=place.text(raw, "id"),
        number=str(raw.get("number", "")),
        issued_on=place.day_or_none(raw, "issued_on"),
        issuer=place.text(raw, "issuer"),
        kind=place.text(raw, "kind"),
        title=place.text(raw, "title"),
        since=since,
        until=until,
        replaced_by=str(raw.get("replaced_by", "")),
        confidence=place.confidence(raw),
        note=str(raw.get("note", "")),
        governing=raw.get("governing") is True,
        overlay=overlay,
    )


def _rules(paths: Iterable[Path], documents: Mapping[str, Document], ours: Periods, *, overlay: bool) -> Periods:
    """Read the rules of several files; ``ours`` lends unit and title to a committee's values of the same key."""
    found: dict[str, tuple[Parameter, ...]] = {}
    for path in paths:
        for raw in Place(path.name).rows(read_toml(path), "rule"):
            place = Place(path.name, str(raw.get("key", "")))
            key = place.text(raw, "key")
            if key in found:
                raise place.fault("khóa khai hai lần.", "gộp vào một mục.")
            found[key] = _periods(raw, place, documents, ours.get(key, ()), overlay=overlay)
    return found


def _periods(
    raw: Raw, place: Place, documents: Mapping[str, Document], ours: tuple[Parameter, ...], *, overlay: bool
) -> tuple[Parameter, ...]:
    unit, title = _unit_and_title(raw, place, ours)
    rows = place.rows(raw, "values")
    built = []
    for row, following in zip_longest(rows, rows[1:]):
        since, until = _span(row, following, place, gaps_allowed=overlay)
        document = _cited(row, place, documents)
        clause = str(row.get("clause", ""))
        built.append(
            Parameter(
                value=_value(row, unit, place),
                unit=unit,
                source=f"{document.label}, {clause}" if clause else document.label,
                confidence=place.confidence(row),
                key=place.key,
                title=title,
                document=document,
                clause=clause,
                since=since,
                until=until,
                note=str(row.get("note", "")),
                overlay=overlay,
            )
        )
    if not built:
        raise place.fault("chưa có giá trị nào.", "thêm một dòng values.")
    if len({values.shape(parameter.value) for parameter in (*built, *ours)}) > 1:
        raise place.fault("các giá trị không cùng dạng.", "dùng một dạng cho mọi thời kỳ.")
    return tuple(built)


def _unit_and_title(raw: Raw, place: Place, ours: tuple[Parameter, ...]) -> tuple[str, str]:
    place.only(raw, _RULE_FIELDS)
    unit = str(raw.get("unit", ours[0].unit if ours else ""))
    title = str(raw.get("title", ours[0].title if ours else ""))
    if not unit or not title:
        raise place.fault("thiếu title hoặc unit.", "khai đủ title và unit.")
    if ours and unit != ours[0].unit:
        raise place.fault(f"đơn vị «{unit}» khác «{ours[0].unit}».", f"dùng «{ours[0].unit}».")
    return unit, title


def _span(row: Raw, following: Raw | None, place: Place, *, gaps_allowed: bool) -> tuple[date, date | None]:
    """Give [since, until) of a row; without its own ``until`` it ends where the following row begins."""
    since, until = place.day(row, "since"), place.day_or_none(row, "until")
    next_since = place.day(following, "since") if following else None
    end = until or next_since
    if end is not None and end <= since:
        raise place.fault(
            f"thời kỳ bắt đầu {since:%d/%m/%Y} chồng hoặc ngược thứ tự.",
            "xếp các thời kỳ theo thứ tự ngày, until sau since.",
        )
    if until and next_since and (until > next_since or (until < next_since and not gaps_allowed)):
        raise place.fault(
            f"thời kỳ bắt đầu {since:%d/%m/%Y} hở hoặc chồng với thời kỳ sau ({next_since:%d/%m/%Y}).",
            "bỏ until để nối liền, hoặc cho until bằng since của thời kỳ sau.",
        )
    return since, end


def _cited(row: Raw, place: Place, documents: Mapping[str, Document]) -> Document:
    place.only(row, _VALUE_FIELDS)
    document = documents.get(place.text(row, "document"))
    if document is None:
        raise place.fault(
            f"văn bản «{row['document']}» không có trong documents.toml.",
            "khai văn bản (số và ngày) rồi mới dẫn.",
        )
    return document


def _value(row: Raw, unit: str, place: Place) -> Any:
    try:
        return values.read(row.get("value"), unit)
    except ValueError as error:
        raise place.fault(f"giá trị không dùng được: {error}.", f"sửa cho đúng đơn vị «{unit}».") from error
