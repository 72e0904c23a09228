"""The shared texts of a workbook, kept as bytes: half a million of them in a few megabytes."""

from array import array
from typing import IO

from jobs.intake import limits
from jobs.intake.archive import safe_parser
from jobs.intake.errors import FileRefused, Unreadable

_BLOCK = 1 << 16


class SharedTexts:
    """Texts by their number; each is cut just above the longest a cell may have."""

    def __init__(self) -> None:
        """Start empty, as a workbook without shared texts is."""
        self._bytes = bytearray()
        self._ends = array("Q")

    def __len__(self) -> int:
        return len(self._ends)

    def add(self, text: str) -> None:
        """Keep one more text."""
        self._bytes += text.encode("utf-8", "replace")
        self._ends.append(len(self._bytes))
        if len(self._bytes) > limits.STRING_BYTES or len(self._ends) > limits.SHARED_STRINGS:
            raise too_much_text()

    def __getitem__(self, place: int) -> str:
        start = self._ends[place - 1] if place else 0
        return self._bytes[start : self._ends[place]].decode("utf-8")


def too_much_text() -> FileRefused:
    """Refuse a workbook whose texts would fill the memory."""
    from django.utils.translation import gettext as _

    return FileRefused(
        "too_much_text",
        _("Tệp có quá nhiều chữ: hơn {size} MB.").format(size=limits.STRING_BYTES // limits.MEGABYTE),
        _("Chia danh sách thành nhiều tệp, bỏ các cột không cần, rồi tải lên lại."),
    )


def read_texts(stream: IO[bytes]) -> SharedTexts:
    """Read ``sharedStrings.xml`` as a stream; readings of characters (rPh) are left out."""
    reader = _Reader()
    while block := stream.read(_BLOCK):
        reader.parse(block)
    reader.parse(b"", last=True)
    return reader.texts


class _Reader:
    """Collects the ``t`` parts of each ``si``."""

    def __init__(self) -> None:
        self.texts = SharedTexts()
        self._pieces: list[str] = []
        self._size = 0
        self._in_text = False
        self._in_reading = 0
        self._parser = safe_parser()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._data

    def parse(self, block: bytes, *, last: bool = False) -> None:
        from xml.parsers import expat

        try:
            self._parser.Parse(block, last)
        except expat.ExpatError as error:
            raise Unreadable from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "t":
            self._in_text = not self._in_reading
        elif name == "rPh":
            self._in_reading += 1

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "t":
            self._in_text = False
        elif name == "rPh":
            self._in_reading -= 1
        elif name == "si":
            self.texts.add("".join(self._pieces)[: limits.CELL_CHARACTERS + 1])
            self._pieces.clear()
            self._size = 0

    def _data(self, data: str) -> None:
        if self._in_text and self._size <= limits.CELL_CHARACTERS:
            self._pieces.append(data)
            self._size += len(data)
