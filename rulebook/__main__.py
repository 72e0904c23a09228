"""Command line: ``python -m rulebook check`` validates the rules; ``table`` prints them for docs/rules.md."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import rulebook
from rulebook import checking
from rulebook.errors import RulebookError
from rulebook.wording import words

USAGE = "Cách dùng: python -m rulebook check | table"


def main(arguments: Sequence[str]) -> int:
    """Run one command; give 0 when all is well, 1 for a faulty rule file, 2 for a wrong command."""
    if list(arguments) not in (["check"], ["table"]):
        sys.stderr.write(f"{USAGE}\n")
        return 2
    folder = os.environ.get("RULEBOOK_DIR", "")
    try:
        book = checking.check(Path(folder) if folder else None)
    except RulebookError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if arguments[0] == "table":
        sys.stdout.write("\n".join(table_rows()) + "\n")
        return 0
    found = checking.counts(book)
    sys.stdout.write(
        f"Đạt: {found['documents']} văn bản, {found['keys']} khóa, {found['values']} giá trị "
        f"({found['verified']} đã kiểm chứng, {found['reported']} theo nguồn thứ cấp, {found['assumed']} giả định; "
        f"{found['overlays']} do cấp ủy khai).\n"
    )
    return 0


def table_rows() -> list[str]:
    """Give one Markdown row per key: key, what it is, each value with source and confidence."""
    rows = []
    for key, periods in rulebook.changes().items():
        sources = "; ".join(f"{words(one)}: {one.source} ({one.confidence.value})" for one in periods)
        rows.append(f"| `{key}` | {periods[0].title} | {sources} |")
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
