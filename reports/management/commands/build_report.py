"""Make the file of a report on the server: nobody signs in, every body is named, the access log says so."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from branches.models import OrganisationPeriod
from branches.querysets import during
from reports.rows import Subject
from reports.selectors.subjects import scope_path_of, subject_of
from reports.services import WRITERS, build_summary
from vietnam.words import number

KINDS = {"tong-hop": build_summary, "summary": build_summary}
WHO = User(pk=0, username="build_report", full_name="Máy chủ (lệnh build_report)")
CODE_DIGITS = 14


class Command(BaseCommand):
    """Build one report; the file appears whole or not at all."""

    help = "Lập tệp báo cáo của một tổ chức, ví dụ: build_report tong-hop --organisation 01001000000000 …"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which report, about whom, as of which day, in which format, and where it goes."""
        parser.add_argument("kind", metavar="KIND", help=f"loại báo cáo: {', '.join(KINDS)}")
        parser.add_argument("--organisation", required=True, metavar="CODE", help="mã tổ chức, 14 chữ số")
        parser.add_argument("--as-of", required=True, metavar="YYYY-MM-DD", help="tính đến ngày")
        parser.add_argument("--since", default="", metavar="YYYY-MM-DD", help="biến động từ ngày, mặc định 01/01")
        parser.add_argument("--format", default="pdf", metavar="|".join(WRITERS), help="định dạng tệp")
        parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="tệp kết quả")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check what is asked, build, say where the file is."""
        build = KINDS.get(options["kind"])
        if build is None:
            raise CommandError(f"Không có loại báo cáo “{options['kind']}”. Dùng: {', '.join(KINDS)}.")
        if options["format"] not in WRITERS:
            raise CommandError(f"Không có định dạng “{options['format']}”. Dùng: {', '.join(WRITERS)}.")
        day = _day(options["as_of"])
        since = _day(options["since"]) if options["since"] else day.replace(month=1, day=1)
        if since > day:
            raise CommandError(f"Ngày đầu kỳ {since:%d/%m/%Y} sau ngày tính số liệu {day:%d/%m/%Y}.")
        subject = _subject(options["organisation"], day, since)
        path: Path = options["out"]
        try:
            built = build(subject=subject, file_format=options["format"], path=path, by=WHO)
        except OSError as error:
            raise CommandError(f"Không ghi được tệp {path}: {error.strerror or error}.") from None
        self.stdout.write(f"Đã lập {path}: {subject.name}, {number(built.people)} đảng viên, mã tra cứu {built.code}.")


def _day(text: str) -> date:
    """Return a day that has come; raises ``CommandError``."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"Ngày “{text}” không đúng. Ghi như 2026-06-30.") from None
    if day > timezone.localdate():
        raise CommandError(f"Ngày {day:%d/%m/%Y} chưa tới.")
    return day


def _subject(code: str, day: date, since: date) -> Subject:
    """Return the body that bore the code on the day; raises ``CommandError`` in words."""
    digits = code.replace(".", "").replace(" ", "")
    if len(digits) != CODE_DIGITS or not digits.isdecimal():
        raise CommandError(f"Mã tổ chức “{code}” không đúng: mã gồm 14 chữ số.")
    periods = OrganisationPeriod.objects.filter(code=digits)
    found = periods.filter(during(day)).first() or periods.order_by("-starts_on").first()
    if found is None:
        raise CommandError(f"Không có tổ chức nào mang mã {digits}.")
    path = scope_path_of(found.organisation_id, timezone.localdate()) or found.path
    subject = subject_of(found.organisation_id, path, day, since)
    if subject is None:
        raise CommandError(f"Ngày {day:%d/%m/%Y} tổ chức {found.name} chưa thành lập hoặc đã kết thúc.")
    return subject
