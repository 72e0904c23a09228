"""How large a file may be that comes in. One place, so that words, checks and tests agree."""

from typing import Final

MEGABYTE: Final = 1024 * 1024
FILE_BYTES: Final = 20 * MEGABYTE
ARCHIVE_ENTRIES: Final = 200
ARCHIVE_DIRECTORY_BYTES: Final = 256 * 1024
READ_BYTES: Final = 200 * MEGABYTE
RATIO: Final = 100
RATIO_FREE_BYTES: Final = MEGABYTE
"""Below this an entry may compress as it likes: a small sheet of blanks is no bomb."""
PART_BYTES: Final = 8 * MEGABYTE
"""Largest part that is read as a whole: list of sheets, relations, styles."""
STRING_BYTES: Final = 64 * MEGABYTE
"""Shared texts of one workbook, kept compactly in memory."""
SHARED_STRINGS: Final = 4_000_000
SHEETS: Final = 100
COLUMNS: Final = 60
ROWS: Final = 200_000
TITLE_ROWS: Final = 50
"""Lines above the data in which a header is looked for; they do not count as rows."""
CELL_CHARACTERS: Final = 2_000
CHUNK: Final = 1_000
ANNOTATED_ROWS: Final = 10_000
"""Up to this many rows the user's own workbook is marked; above, a new one is streamed."""
