"""The door: says whether a file may come in at all, and opens it as a stream of rows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from django.utils.translation import gettext as _

from jobs.intake import limits
from jobs.intake.archive import check_archive, encrypted
from jobs.intake.delimited import Delimited
from jobs.intake.errors import FileRefused
from jobs.intake.sheet import Row
from jobs.intake.workbook import SheetInfo, Workbook

_ZIP: Final = b"PK\x03\x04"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"#!", b"%PDF", b"\xca\xfe\xba\xbe")
SUFFIXES: Final = (".xlsx", ".csv")


class Source(Protocol):
    """An open file: its sheets, the codec of its text, and rows as a stream."""

    sheets: list[SheetInfo]
    encoding: str

    def rows(self, sheet: SheetInfo) -> Iterator[Row]:
        """Yield the rows of one sheet that hold anything."""
        ...


def open_source(path: Path, name: str = "") -> Source:
    """Check a file against every limit that can be known before reading, and open it.

    ``name`` is what the sender called it. Raises ``FileRefused``; limits of rows, columns and text
    are met while the rows are read, and raise it too.
    """
    suffix = Path(name or path.name).suffix.lower()
    size = path.stat().st_size
    check_name_and_size(suffix=suffix, size=size)
    with path.open("rb") as file:
        head = file.read(8)
    if head == _COMPOUND:
        raise encrypted()
    if head.startswith(_PROGRAMS):
        raise _wrong_content(suffix)
    if suffix == ".csv":
        if head.startswith(_ZIP):
            raise _wrong_content(suffix)
        return Delimited(path)
    if not head.startswith(_ZIP):
        raise _wrong_content(suffix)
    check_archive(path)
    return Workbook(path)


def check_name_and_size(*, suffix: str, size: int) -> None:
    """Refuse by what is known before the first byte is read."""
    if suffix not in SUFFIXES:
        raise FileRefused(
            "wrong_suffix",
            _("Chỉ nhận tệp Excel đuôi .xlsx hoặc tệp .csv."),
            _("Mở danh sách bằng Excel, chọn Lưu thành, loại Excel Workbook (.xlsx)."),
        )
    if size == 0:
        raise FileRefused(
            "empty",
            _("Tệp rỗng, không có nội dung."),
            _("Xem lại tệp đã chọn, mở thử bằng Excel rồi tải lên lại."),
        )
    if size > limits.FILE_BYTES:
        raise FileRefused(
            "too_large",
            _("Tệp nặng {size} MB, quá mức {limit} MB.").format(
                size=-(-size // limits.MEGABYTE), limit=limits.FILE_BYTES // limits.MEGABYTE
            ),
            _("Chia danh sách thành nhiều tệp, xóa hình ảnh và trang không cần, rồi tải lên lại."),
        )


def _wrong_content(suffix: str) -> FileRefused:
    return FileRefused(
        "wrong_content",
        _("Tệp mang đuôi {suffix} nhưng nội dung là loại tệp khác.").format(suffix=suffix),
        _("Mở danh sách bằng Excel, chọn Lưu thành, loại Excel Workbook (.xlsx)."),
    )
