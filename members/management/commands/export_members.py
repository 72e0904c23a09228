"""Write the members of an organisation into a workbook under one of the known profiles, without the browser."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobs.intake.system import system_user
from members.exchange import going_out, profiles
from members.management.finding import organisation_of, root


class Command(BaseCommand):
    """Write FILE; the access log says that the system did."""

    help = "Export members into FILE (.xlsx) under a profile: 29, 8, 14 columns or full."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the profile and the organisation."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--profile", choices=profiles.CODES, default="29", help="29, 8, 14 or full (29)")
        parser.add_argument("--organisation", metavar="CODE", default="", help="14-digit code; the whole city without")
        parser.add_argument("--guarded", action="store_true", help="with items 18 and 26–30 (profile full)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write beside the target and move it there when it is whole."""
        file: Path = options["file"]
        if file.suffix.lower() != ".xlsx":
            raise CommandError(f"Tệp {file.name} phải có đuôi .xlsx.")
        if not file.parent.is_dir():
            raise CommandError(f"Không có thư mục {file.parent}.")
        unit = organisation_of(options["organisation"]) or root()
        partial = file.with_name(f".{file.name}.partial")
        try:
            count = going_out.write_here(
                path=partial, profile=options["profile"], unit=unit, guarded=options["guarded"], by=system_user()
            )
            partial.replace(file)
        finally:
            partial.unlink(missing_ok=True)
        self.stdout.write(f"Đã ghi {count} đảng viên của {unit.name} vào {file}.")
