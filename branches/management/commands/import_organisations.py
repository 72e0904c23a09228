"""Take organisations from a CSV or XLSX file: Mã, Tên tổ chức, Loại, Mã cấp trên."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from branches import importing
from jobs.intake.errors import FileRefused


class Command(BaseCommand):
    """Import organisations; a second run of the same file changes nothing."""

    help = "Nhập danh sách tổ chức đảng từ tệp CSV hoặc XLSX (Mã, Tên tổ chức, Loại, Mã cấp trên)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, where its topmost rows go, and since when they are in the register."""
        parser.add_argument("file", type=Path, metavar="FILE", help="tệp .csv hoặc .xlsx")
        parser.add_argument("--parent", default="", metavar="CODE", help="mã tổ chức nhận các dòng không có cấp trên")
        parser.add_argument("--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD", help="ghi từ ngày")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, then say how many bodies were opened and how many were there already."""
        path: Path = options["file"]
        try:
            result = importing.import_organisations(
                lines=importing.read_lines(path),
                parent_code=options["parent"],
                as_of=options["as_of"] or timezone.localdate(),
                source=path.name,
                by=None,
            )
        except FileNotFoundError:
            raise CommandError(f"Không có tệp {path}.") from None
        except FileRefused as refused:
            raise CommandError(" ".join(str(f"{one.reason} {one.remedy}") for one in refused.findings)) from None
        except importing.ImportRefused as refused:
            self._refuse(refused)
        for warning in result.warnings:
            self.stderr.write(f"Dòng {warning.row}: cảnh báo: {warning.words}")
        self.stdout.write(f"Đã ghi {result.opened} tổ chức mới; {result.unchanged} tổ chức đã có, không đổi.")

    def _refuse(self, refused: importing.ImportRefused) -> None:
        lines = [f"Dòng {error.row}: {error.words}" if error.row else error.words for error in refused.errors]
        if len(lines) == 1:
            raise CommandError(f"Chưa ghi gì. {lines[0]}")
        for line in lines:
            self.stderr.write(line)
        raise CommandError(f"Chưa ghi gì: {len(lines)} chỗ phải sửa trong tệp.")
