"""The walk through a workbook's zip before anything is parsed: nothing is extracted, everything is counted."""

import struct
import zipfile
import zlib
from pathlib import Path
from typing import Final
from xml.parsers import expat

from django.utils.translation import gettext as _

from jobs.intake import limits
from jobs.intake.errors import FileRefused, Unreadable

_BLOCK: Final = 1 << 16
_END_RECORD: Final = b"PK\x05\x06"
_INNER_ARCHIVES: Final = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_INNER_NAMES: Final = (".zip", ".xlsx", ".xlsm", ".docx", ".rar", ".7z", ".gz", ".jar")
_XML_NAMES: Final = (".xml", ".rels", ".vml")


def check_archive(path: Path) -> None:
    """Refuse a workbook that is a bomb, carries programs or points outside; ``FileRefused`` says why."""
    _check_directory(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > limits.ARCHIVE_ENTRIES:
                raise too_many_parts(len(entries))
            _check_names(entries)
            _check_sizes(entries)
            _read_through(archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        raise Unreadable from error


def _check_directory(path: Path) -> None:
    """Look at the directory's size first: reading a million entries would itself take the memory."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 66_000))
        tail = file.read()
    place = tail.rfind(_END_RECORD)
    if place < 0 or len(tail) < place + 22:
        raise Unreadable
    count, size = struct.unpack("<HL", tail[place + 10 : place + 16])
    if count > limits.ARCHIVE_ENTRIES or size > limits.ARCHIVE_DIRECTORY_BYTES:
        raise too_many_parts(count)


def too_many_parts(count: int) -> FileRefused:
    """Refuse a zip of many parts, in practice a workbook of very many sheets."""
    return FileRefused(
        "too_many_parts",
        _("Tệp có {count} phần bên trong, quá mức {limit}.").format(count=count, limit=limits.ARCHIVE_ENTRIES),
        _("Giữ lại trang tính có danh sách, xóa các trang khác rồi tải lên lại."),
    )


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.replace("\\", "/").lower() for entry in entries]
    if len(set(names)) != len(names) or not any(name.endswith("xl/workbook.xml") for name in names):
        raise FileRefused(
            "not_a_workbook",
            _("Tệp mang đuôi .xlsx nhưng không phải là bảng tính Excel."),
            _("Mở danh sách bằng Excel, chọn Lưu thành, loại Excel Workbook (.xlsx)."),
        )
    if any("vbaproject" in name or "/macrosheets/" in name or "/activex/" in name for name in names):
        raise FileRefused(
            "macro",
            _("Tệp chứa chương trình (macro), không được nhận."),
            _("Trong Excel chọn Lưu thành, loại Excel Workbook (.xlsx) không có macro, rồi tải lên lại."),
        )
    if any("/externallinks/" in name or name.endswith("/connections.xml") for name in names):
        raise FileRefused(
            "external_link",
            _("Tệp có liên kết tới tệp hoặc nguồn dữ liệu khác, không được nhận."),
            _("Trong Excel vào Dữ liệu, Sửa liên kết, chọn Ngắt liên kết, lưu rồi tải lên lại."),
        )
    if any(name.endswith(_INNER_NAMES) for name in names):
        raise _nested()


def _nested() -> FileRefused:
    return FileRefused(
        "nested",
        _("Trong tệp có tệp nén hoặc tài liệu khác được nhúng vào, không được nhận."),
        _("Xóa các tệp nhúng, chỉ giữ trang tính có danh sách, rồi tải lên lại."),
    )


def encrypted() -> FileRefused:
    """Refuse a file that needs a password."""
    return FileRefused(
        "encrypted",
        _("Tệp có mật khẩu hoặc là tệp .xls đời cũ, máy chủ không mở được."),
        _("Mở bằng Excel, bỏ mật khẩu, lưu thành loại Excel Workbook (.xlsx) rồi tải lên lại."),
    )


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Believe what the directory admits; what it hides is found while reading."""
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise encrypted()
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise Unreadable
    for entry in entries:
        _check_ratio(entry, entry.file_size)
    if sum(entry.file_size for entry in entries) > limits.READ_BYTES:
        raise _too_large()


def _check_ratio(entry: zipfile.ZipInfo, read: int) -> None:
    if read > limits.READ_BYTES or (
        read > limits.RATIO_FREE_BYTES and read > limits.RATIO * max(1, entry.compress_size)
    ):
        raise _too_large()


def _too_large() -> FileRefused:
    return FileRefused(
        "inflates",
        _("Mở ra tệp lớn bất thường: quá {size} MB hoặc quá {ratio} lần cỡ đã nén.").format(
            size=limits.READ_BYTES // limits.MEGABYTE, ratio=limits.RATIO
        ),
        _("Xóa các dòng, cột trống đã định dạng hoặc chia danh sách thành nhiều tệp."),
    )


def _read_through(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Decompress every entry in blocks, counting what really comes out; look at each beginning."""
    total = 0
    for entry in entries:
        read = 0
        with archive.open(entry) as stream:
            prolog = _Prolog() if entry.filename.lower().endswith(_XML_NAMES) else None
            while block := stream.read(_BLOCK):
                if not read and prolog is None and block.startswith(_INNER_ARCHIVES):
                    raise _nested()
                read += len(block)
                total += len(block)
                _check_ratio(entry, read)
                if total > limits.READ_BYTES:
                    raise _too_large()
                if prolog is not None and not prolog.over:
                    prolog.feed(block)


class _Prolog:
    """Reads a part up to its first element: a document type can stand nowhere else."""

    def __init__(self) -> None:
        self.over = False
        self._parser = safe_parser()
        self._parser.StartElementHandler = self._element

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self.over = True
        self._parser.StartElementHandler = None

    def feed(self, block: bytes) -> None:
        try:
            self._parser.Parse(block, False)
        except expat.ExpatError as error:
            raise Unreadable from error


def safe_parser() -> expat.XMLParserType:
    """Make an XML parser that refuses document types, and with them every entity and outside address."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_doctype
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def _refuse_doctype(*_arguments: object) -> None:
    raise FileRefused(
        "entities",
        _("Tệp có phần khai báo lạ (thực thể XML) có thể gây hại nên không được nhận."),
        _("Mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi tải lên lại."),
    )
