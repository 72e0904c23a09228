"""Reading of the TOML files, ours and a committee's, into a Book; every fault names file and key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
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


def load(overlay: Path | None = None) -> Book:
    """Read our files and, when given, a committee's folder of the same shape.

    Raises ``RulebookError`` naming file, key, reason and remedy at the first fault.
    """
    documents = _documents(HERE / "documents.toml", overlay=False, known={})
    ours = _rules(_rule_files(HERE / "rules"), documents, units={}, overlay=False)
    theirs: dict[str, tuple[Parameter, ...]] = {}
    if overlay is not None:
        if not overlay.is_dir():
            raise RulebookError(
                file=str(overlay), reason="thư mục không có.", remedy="sửa RULEBOOK_DIR hoặc bỏ biến này."
            )
        extra = overlay / "documents.toml"
        if extra.exists():
            documents = {**documents, **_documents(extra, overlay=True, known=documents)}
        units = {key: (periods[0].unit, periods[0].title) for key, periods in ours.items()}
        theirs = _rules(_rule_files(overlay), documents, units=units, overlay=True)
    return Book(documents=documents, values=ours, overlays=theirs)


def _rule_files(folder: Path) -> list[Path]:
    found = {*folder.glob("*.toml"), *folder.glob("rules/*.toml")}
    return sorted(path for path in found if path.name != "documents.toml")


def _read(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulebookError(
            file=path.name, reason=f"không đọc được ({error}).", remedy="sửa cú pháp TOML, lưu bằng UTF-8."
        ) from error
    except OSError as error:
        raise RulebookError(
            file=path.name, reason=f"không mở được ({error.strerror}).", remedy="cho quyền đọc tệp."
        ) from error


def _documents(path: Path, *, overlay: bool, known: Mapping[str, Document]) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for raw in _list(_read(path), "document", path):
        document = _document(raw, path, overlay=overlay)
        if document.id in found or document.id in known:
            raise RulebookError(file=path.name, key=document.id, reason="văn bản khai hai lần.", remedy="giữ một mục.")
        found[document.id] = document
    for document in found.values():
        if document.replaced_by and document.replaced_by not in {**known, **found}:
            raise RulebookError(
                file=path.name,
                key=document.id,
                reason=f"văn bản thay thế «{document.replaced_by}» không có.",
                remedy="thêm văn bản đó hoặc sửa replaced_by.",
            )
    return found


def _document(raw: Mapping[str, Any], path: Path, *, overlay: bool) -> Document:
    key = str(raw.get("id", ""))
    _no_strangers(raw, _DOCUMENT_FIELDS, path, key)
    since, until = _day(raw, "since", path, key), _day(raw, "until", path, key, optional=True)
    assert since is not None
    if until is not None and until <= since:
        raise RulebookError(file=path.name, key=key, reason="until không sau since.", remedy="sửa thời gian hiệu lực.")
    return Document(
        id=_text(raw, "id", path, key),
        number=str(raw.get("number", "")),
        issued_on=_day(raw, "issued_on", path, key, optional=True),
        issuer=_text(raw, "issuer", path, key),
        kind=_text(raw, "kind", path, key),
        title=_text(raw, "title", path, key),
        since=since,
        until=until,
        replaced_by=str(raw.get("replaced_by", "")),
        confidence=_confidence(raw, path, key),
        note=str(raw.get("note", "")),
        governing=raw.get("governing") is True,
        overlay=overlay,
    )


def _rules(
    paths: Iterable[Path],
    documents: Mapping[str, Document],
    *,
    units: Mapping[str, tuple[str, str]],
    overlay: bool,
) -> dict[str, tuple[Parameter, ...]]:
    found: dict[str, tuple[Parameter, ...]] = {}
    for path in paths:
        for raw in _list(_read(path), "rule", path):
            key = _text(raw, "key", path, str(raw.get("key", "")))
            if key in found:
                raise RulebookError(file=path.name, key=key, reason="khóa khai hai lần.", remedy="gộp vào một mục.")
            unit, title = _unit_and_title(raw, units.get(key), path, key)
            found[key] = _periods(raw, key, unit, title, documents, path, overlay=overlay)
    return found


def _unit_and_title(raw: Mapping[str, Any], ours: tuple[str, str] | None, path: Path, key: str) -> tuple[str, str]:
    _no_strangers(raw, _RULE_FIELDS, path, key)
    unit = str(raw.get("unit", ours[0] if ours else ""))
    title = str(raw.get("title", ours[1] if ours else ""))
    if not unit or not title:
        raise RulebookError(file=path.name, key=key, reason="thiếu title hoặc unit.", remedy="khai đủ title và unit.")
    if ours and unit != ours[0]:
        raise RulebookError(
            file=path.name, key=key, reason=f"đơn vị «{unit}» khác «{ours[0]}».", remedy=f"dùng «{ours[0]}»."
        )
    return unit, title


def _periods(
    raw: Mapping[str, Any],
    key: str,
    unit: str,
    title: str,
    documents: Mapping[str, Document],
    path: Path,
    *,
    overlay: bool,
) -> tuple[Parameter, ...]:
    rows = _list(raw, "values", path, key)
    starts = [_day(row, "since", path, key) for row in rows]
    built = []
    for position, row in enumerate(rows):
        following = starts[position + 1] if position + 1 < len(rows) else None
        since, until = _span(row, following, path, key, gaps_allowed=overlay)
        built.append(_parameter(row, key, unit, title, documents, path, since=since, until=until, overlay=overlay))
    if not built:
        raise RulebookError(file=path.name, key=key, reason="chưa có giá trị nào.", remedy="thêm một dòng values.")
    if len({values.shape(parameter.value) for parameter in built}) > 1:
        raise RulebookError(
            file=path.name, key=key, reason="các giá trị không cùng dạng.", remedy="dùng một dạng cho mọi thời kỳ."
        )
    return tuple(built)


def _span(
    row: Mapping[str, Any], following: date | None, path: Path, key: str, *, gaps_allowed: bool
) -> tuple[date, date | None]:
    since, until = _day(row, "since", path, key), _day(row, "until", path, key, optional=True)
    assert since is not None
    end = until or following
    if end is not None and end <= since:
        raise RulebookError(
            file=path.name,
            key=key,
            reason=f"thời kỳ bắt đầu {since:%d/%m/%Y} chồng hoặc ngược thứ tự.",
            remedy="xếp các thời kỳ theo thứ tự ngày, until sau since.",
        )
    if until and following and (until > following or (until < following and not gaps_allowed)):
        raise RulebookError(
            file=path.name,
            key=key,
            reason=f"thời kỳ bắt đầu {since:%d/%m/%Y} hở hoặc chồng với thời kỳ sau ({following:%d/%m/%Y}).",
            remedy="bỏ until để nối liền, hoặc cho until bằng since của thời kỳ sau.",
        )
    return since, end


def _parameter(
    row: Mapping[str, Any],
    key: str,
    unit: str,
    title: str,
    documents: Mapping[str, Document],
    path: Path,
    *,
    since: date,
    until: date | None,
    overlay: bool,
) -> Parameter:
    _no_strangers(row, _VALUE_FIELDS, path, key)
    document = documents.get(_text(row, "document", path, key))
    if document is None:
        raise RulebookError(
            file=path.name,
            key=key,
            reason=f"văn bản «{row['document']}» không có trong documents.toml.",
            remedy="khai văn bản (số và ngày) rồi mới dẫn.",
        )
    try:
        value = values.read(row.get("value"), unit)
    except ValueError as error:
        raise RulebookError(
            file=path.name,
            key=key,
            reason=f"giá trị không dùng được: {error}.",
            remedy=f"sửa cho đúng đơn vị «{unit}».",
        ) from error
    clause = str(row.get("clause", ""))
    return Parameter(
        value=value,
        unit=unit,
        source=f"{document.label}, {clause}" if clause else document.label,
        confidence=_confidence(row, path, key),
        key=key,
        title=title,
        document=document,
        clause=clause,
        since=since,
        until=until,
        note=str(row.get("note", "")),
        overlay=overlay,
    )


def _list(raw: Mapping[str, Any], name: str, path: Path, key: str = "") -> list[Mapping[str, Any]]:
    rows = raw.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RulebookError(
            file=path.name, key=key, reason=f"«{name}» phải là danh sách bảng.", remedy=f"viết [[{name}]]."
        )
    return rows


def _text(raw: Mapping[str, Any], name: str, path: Path, key: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not value:
        raise RulebookError(file=path.name, key=key, reason=f"thiếu «{name}».", remedy=f"điền {name} bằng chữ.")
    return value


def _day(raw: Mapping[str, Any], name: str, path: Path, key: str, *, optional: bool = False) -> date | None:
    value = raw.get(name)
    if value is None and optional:
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise RulebookError(
            file=path.name,
            key=key,
            reason=f"«{name}» không phải ngày.",
            remedy="viết năm-tháng-ngày, ví dụ 2026-07-26.",
        )
    return value


def _confidence(raw: Mapping[str, Any], path: Path, key: str) -> Confidence:
    try:
        return Confidence(str(raw.get("confidence", "")))
    except ValueError as error:
        raise RulebookError(
            file=path.name,
            key=key,
            reason="mức tin cậy (confidence) không hợp lệ.",
            remedy="dùng verified, reported hoặc assumed.",
        ) from error


def _no_strangers(raw: Mapping[str, Any], allowed: set[str], path: Path, key: str) -> None:
    strangers = sorted(set(raw) - allowed)
    if strangers:
        raise RulebookError(
            file=path.name, key=key, reason=f"trường lạ: {', '.join(strangers)}.", remedy="xóa hoặc sửa tên trường."
        )
