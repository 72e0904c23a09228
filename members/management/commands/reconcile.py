"""Prove that movements, placements and memberships agree; name the first thing that does not."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from branches.models import OrganisationPeriod
from members.ledger.proving import Breach, disagreements


class Command(BaseCommand):
    """Run every check as of a day; ends with status 1 at the first breach."""

    help = "Prove that the ledger, the placements and the memberships agree."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the day."""
        parser.add_argument("--as-of", default="", metavar="YYYY-MM-DD", help="today without")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, and say in one line that all agrees or what does not."""
        today = timezone.localdate()
        day = _day(options["as_of"], today)
        with translation.override("vi"):
            first = next(disagreements(day, today), None)
            if first is not None:
                raise CommandError(sentence(first))
        self.stdout.write(f"Sổ khớp tính đến ngày {day:%d/%m/%Y}.")


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        raise CommandError(f"Ngày “{text}” không đúng. Ghi như 2026-06-30.") from None
    if day > today:
        raise CommandError(f"Ngày {day:%d/%m/%Y} chưa tới.")
    return day


def sentence(found: Breach) -> str:
    """Return one line that names the first breach by ids, never by people's names."""
    where = ""
    if found.organisation_id:
        last = OrganisationPeriod.objects.filter(organisation_id=found.organisation_id).order_by("starts_on").last()
        where = f" {last.name} (tổ chức số {found.organisation_id})" if last else ""
    who = f" hồ sơ số {found.person_id}" if found.person_id else ""
    when = f" ngày {found.day:%d/%m/%Y}" if found.day else ""
    values = f": phải là {found.expected}, sổ có {found.found}" if found.expected or found.found else ""
    return f"Sổ không khớp: {found.check.words}{where}{who}{when}{values}."
