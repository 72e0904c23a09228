"""Take in a list of members from a workbook or CSV file, without the browser."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from branches.models import OrganisationPeriod
from jobs.choices import BatchState
from jobs.intake import limits, runners, services, staging
from jobs.intake.errors import FileRefused
from jobs.intake.plans import FilePlan, plan_file
from jobs.intake.reader import open_source
from jobs.intake.system import system_user
from jobs.models import Batch, StagedRow
from members.intake.cells import cells_under
from members.intake.columns import VOCABULARY, label
from members.intake.kind import MemberReading, refuse_without_cells
from members.intake.showing import row_json, staged_json
from members.management.finding import organisation_of, root


class Command(BaseCommand):
    """Check a file, print what it says of each row, and write the good rows unless told only to check."""

    help = "Import members from FILE (.xlsx or .csv)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the organisation and what to do."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--organisation", metavar="CODE", default="", help="14-digit code; the whole city without")
        parser.add_argument("--check-only", action="store_true", help="write nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object a source row")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run; a refused file ends with one clear line and a status other than 0."""
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"Không có tệp {file}.")
        with translation.override("vi"):
            period = organisation_of(options["organisation"])
            try:
                if options["check_only"]:
                    counts = self._check(file, period, as_json=options["json"])
                else:
                    counts = self._commit(file, period, as_json=options["json"])
            except FileRefused as refusal:
                raise CommandError(f"{file.name}: {refusal}") from refusal
            if not options["json"]:
                self.stdout.write(_summary(counts))

    def _check(self, file: Path, period: OrganisationPeriod | None, *, as_json: bool) -> dict[str, int]:
        """Check the rows as a stream and store nothing."""
        source = open_source(file)
        plan = plan_file(source, VOCABULARY)
        refuse_incomplete(plan)
        path = period.path if period else ""
        cells = cells_under(path, timezone.localdate())
        refuse_without_cells(plan, cells)
        reading = MemberReading(source=source, plan=plan, cells=cells, paths=("",), within=path)
        counts: dict[str, int] = {"rows": 0}
        for chunk in staging.in_chunks(reading.rows(), limits.CHUNK):
            reading.settle(chunk)
            for row in chunk:
                counts["rows"] += 1
                counts[str(row.outcome)] = counts.get(str(row.outcome), 0) + 1
                if as_json:
                    self._line(row_json(row, cells))
        return counts

    def _commit(self, file: Path, period: OrganisationPeriod | None, *, as_json: bool) -> dict[str, int]:
        """Check, stage and write, in the name of the system."""
        user = system_user()
        period = period or root()
        batch = services.receive_file(
            kind="members",
            path=file,
            name=file.name,
            organisation_id=period.organisation_id,
            scope_path=period.path,
            as_of=timezone.localdate(),
            context={"system": True},
            by=user,
        )
        try:
            refuse_incomplete(FilePlan.from_json(batch.mapping))
        except FileRefused:
            services.forget(batch, state=BatchState.REFUSED)
            raise
        Batch.objects.filter(pk=batch.pk).update(state=BatchState.CHECKING)
        runners.check_batch(batch, runners.LocalWork())
        Batch.objects.filter(pk=batch.pk).update(state=BatchState.COMMITTING)
        runners.commit_batch(batch, runners.LocalWork(), by=user)
        if as_json:
            cells = cells_under(period.path, timezone.localdate())
            plan = FilePlan.from_json(batch.mapping)
            for row in StagedRow.objects.filter(batch=batch).order_by("line").iterator():
                self._line(staged_json(row, plan, cells))
        batch.refresh_from_db()
        return batch.counts

    def _line(self, data: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False))


def refuse_incomplete(plan: FilePlan) -> None:
    """Refuse a file whose header lacks a column no list can do without: a command has no mapping page."""
    missing = sorted(label(field) for field in plan.missing(VOCABULARY.required))
    if missing:
        raise FileRefused(
            "no_header",
            _("Không tìm thấy cột: {names}.").format(names=", ".join(missing)),
            _("Sửa tên cột trong dòng tiêu đề của tệp, hoặc nhập qua trang web để tự ghép cột."),
        )


def _summary(counts: dict[str, int]) -> str:
    return (
        f"{counts.get('rows', 0)} dòng: {counts.get('accepted', 0)} nhận, {counts.get('warning', 0)} cảnh báo, "
        f"{counts.get('duplicate', 0)} trùng, {counts.get('refused', 0)} không nhận; "
        f"{counts.get('state_written', 0)} dòng đã ghi vào sổ."
    )
