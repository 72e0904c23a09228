"""Every write on a batch but the running itself: receive, map, check, commit, discard, undo, ask for the copy."""

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.findings import Finding, Refused
from accounts.models import User
from jobs.choices import BatchState, JobState
from jobs.intake import kinds
from jobs.intake.errors import FileRefused
from jobs.intake.headers import IGNORED, SheetPlan
from jobs.intake.plans import FilePlan, plan_file, take_renamed
from jobs.intake.reader import Source, open_source
from jobs.models import Batch, HeaderMapping, Job, StagedRow
from jobs.services import cancel_job, request_job

FOLDER = "intake"
STEM = 150
"""Letters of a file's name that are kept, so that its ending, and what is added to it, still fit."""
COMMITTABLE = (BatchState.CHECKED, BatchState.COMMITTING)


def path_of(batch: Batch) -> Path:
    """Return where the file of a batch lies."""
    return Path(settings.MEDIA_ROOT) / batch.file


def receive_file(
    *,
    kind: str,
    path: Path,
    name: str,
    organisation_id: int,
    scope_path: str,
    as_of: date,
    by: User,
    context: Mapping[str, Any] | None = None,
) -> Batch:
    """Take a file in: check it against the limits, recognise it, keep it; nothing stays of a refused one.

    ``path`` is where it lies now and is left alone. Raises ``FileRefused``. A mapping made by hand
    for the same header is remembered. The batch waits for its check, or for a mapping (``needs_mapping``).
    """
    intake = kinds.kind_of(kind)
    source = open_source(path, name)
    plan = plan_file(source, intake.vocabulary)
    _apply_remembered(plan, intake, scope_path, by)
    batch = Batch(
        kind=kind,
        created_by=by,
        organisation_id=organisation_id,
        scope_path=scope_path,
        as_of=as_of,
        context=dict(context or {}),
        file_name=f"{Path(name).stem[:STEM]}{Path(name).suffix}",
        file_hash=_hash(path),
        template=plan.template(intake.vocabulary),
        encoding=_encoding(plan, source),
        mapping=plan.as_json(),
    )
    if not plan.missing(intake.vocabulary.required):
        intake.problem(batch, plan)
    batch.file = _keep(path, name)
    try:
        batch.save(force_insert=True)
    except BaseException:
        path_of(batch).unlink(missing_ok=True)
        raise
    return batch


def _encoding(plan: FilePlan, source: Source) -> str:
    legacy = plan.encoding()
    return legacy if legacy != "unicode" else source.encoding[:10]


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep(path: Path, name: str) -> str:
    """Copy the file under a name that says nothing; return it relative to the folder of files."""
    kept = f"{FOLDER}/{uuid4().hex}{Path(name).suffix.lower()}"
    target = Path(settings.MEDIA_ROOT) / kept
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(path, target)
    except OSError:
        target.unlink(missing_ok=True)
        raise
    return kept


def needs_mapping(batch: Batch) -> set[str]:
    """Return the fields this kind of list cannot do without and that no column was matched to."""
    return FilePlan.from_json(batch.mapping).missing(kinds.kind_of(batch.kind).vocabulary.required)


def _apply_remembered(plan: FilePlan, intake: kinds.Intake, scope_path: str, by: User) -> None:
    """Read each sheet as its unit, else a unit above, else the person, matched the same header the last time.

    Where nobody did, a list that differs from a remembered one in the names of some columns is read like it.
    """
    units = [int(part) for part in scope_path.strip("/").split("/") if part]
    known = HeaderMapping.objects.filter(kind=intake.code).filter(
        Q(organisation_id__in=units) | Q(organisation_id=None, created_by=by)
    )
    nearest = sorted(known.order_by("-pk")[:500], key=lambda one: _distance(one, units))
    for sheet in plan.sheets:
        own = intake.vocabulary.fingerprint(sheet.titles)
        same = next((one for one in nearest if one.fingerprint == own), None)
        if same is not None:
            fields = {int(column): field for column, field in same.mapping.items()}
            sheet.fields = intake.vocabulary.remembered(sheet, fields)
            sheet.remembered = same.pk
            continue
        for one in nearest:
            if not sheet.renamed:
                _read_like(sheet, one)


def _read_like(sheet: SheetPlan, known: HeaderMapping) -> None:
    """Read a sheet as a remembered one of which some columns go by another name now."""
    fields = {int(column): field for column, field in known.mapping.items()}
    take_renamed(sheet, known.titles, fields)
    if sheet.renamed:
        same = {column for column, title in enumerate(known.titles) if title in sheet.titles[column : column + 1]}
        sheet.fields |= {column: field for column, field in fields.items() if column in same}


def _distance(known: HeaderMapping, units: list[int]) -> int:
    """Return how far above the list's unit a matching was made; those of no unit come last."""
    return len(units) - units.index(known.organisation_id) if known.organisation_id in units else len(units) + 1


def _locked(batch_id: int, *states: str) -> Batch:
    """Lock a batch that is in one of the states; raises ``Refused`` when it is not."""
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch_id)
    if batch.state not in states:
        raise Refused(
            [
                Finding(
                    "wrong_state",
                    "",
                    _("Đợt nhập này {state}.").format(state=BatchState(batch.state).label),
                    _("Tải lại trang để xem trạng thái mới nhất."),
                )
            ]
        )
    return batch


@transaction.atomic
def set_mapping(*, batch_id: int, sheet: int, fields: Mapping[int, str], by: User) -> Batch:
    """Match columns of one sheet by hand and remember it for the same header.

    ``fields`` maps column → field; every other column of the sheet is passed over. Raises
    ``Refused`` when a field the list cannot do without is missing or stands twice.
    """
    batch = _locked(batch_id, BatchState.UPLOADED, BatchState.CHECKED)
    intake = kinds.kind_of(batch.kind)
    plan = FilePlan.from_json(batch.mapping)
    wanted = [field for field in fields.values() if field != IGNORED]
    found = [_double(intake, field) for field in sorted(set(wanted)) if wanted.count(field) > 1]
    said = {part for field in wanted for part in field.split("+")}
    found += [_absent(intake, field) for field in sorted(intake.vocabulary.required) if field not in said]
    if found:
        raise Refused(found)
    target = plan.sheets[sheet]
    target.fields = {column: fields.get(column, IGNORED) for column in range(len(target.headers))}
    try:
        intake.problem(batch, plan)
    except FileRefused as refusal:
        raise Refused(refusal.findings) from refusal
    known, _made = HeaderMapping.objects.update_or_create(
        kind=batch.kind,
        organisation_id=batch.organisation_id,
        fingerprint=intake.vocabulary.fingerprint(target.titles),
        defaults={
            "mapping": {str(column): field for column, field in target.fields.items()},
            "titles": target.titles,
            "created_by": by,
        },
    )
    target.remembered, target.renamed = known.pk, []
    batch.mapping = plan.as_json()
    return _read_anew(batch)


def _read_anew(batch: Batch) -> Batch:
    """Put a batch back before its check; what was staged is dropped."""
    StagedRow.objects.filter(batch=batch).delete()
    batch.state, batch.counts = BatchState.UPLOADED, {}
    batch.save(update_fields=["mapping", "encoding", "template", "state", "counts"])
    return batch


@transaction.atomic
def forget_mapping(*, batch_id: int, sheet: int, by: User) -> Batch:
    """Forget how the unit matched the header of one sheet; the next such list is read by its headers alone."""
    batch = _locked(batch_id, BatchState.UPLOADED, BatchState.CHECKED)
    plan = FilePlan.from_json(batch.mapping)
    own = kinds.kind_of(batch.kind).vocabulary.fingerprint(plan.sheets[sheet].titles)
    HeaderMapping.objects.filter(kind=batch.kind, organisation_id=batch.organisation_id, fingerprint=own).delete()
    return _planned_anew(batch, by)


@transaction.atomic
def set_letters(*, batch_id: int, encoding: str, by: User) -> Batch:
    """Read the file in the encoding a person chose, ``unicode`` for none; headers are looked at again."""
    batch = _locked(batch_id, BatchState.UPLOADED, BatchState.CHECKED)
    return _planned_anew(batch, by, encoding)


def _planned_anew(batch: Batch, by: User, encoding: str = "") -> Batch:
    intake = kinds.kind_of(batch.kind)
    source = open_source(path_of(batch), batch.file_name)
    plan = plan_file(source, intake.vocabulary, encoding=encoding)
    _apply_remembered(plan, intake, batch.scope_path, by)
    batch.mapping, batch.encoding = plan.as_json(), _encoding(plan, source)
    batch.template = plan.template(intake.vocabulary)
    return _read_anew(batch)


def doubtful_letters(batch: Batch) -> bool:
    """Say whether a person should look at the letters of the file before it is checked."""
    return any(sheet.is_doubtful for sheet in FilePlan.from_json(batch.mapping).sheets)


def _double(intake: kinds.Intake, field: str) -> Finding:
    reason = _("“{field}” được chọn cho hai cột.").format(field=intake.label_of(field))
    return Finding("field_twice", field, reason, _("Chọn một cột cho mỗi mục."))


def _absent(intake: kinds.Intake, field: str) -> Finding:
    reason = _("Chưa chọn cột nào là “{field}”.").format(field=intake.label_of(field))
    return Finding("required", field, reason, _("Danh sách nào cũng phải có cột này."))


def active_job(batch: Batch) -> Job | None:
    """Return the job that works on a batch or waits to."""
    jobs = Job.objects.filter(kind__startswith=f"{batch.kind}.", params__batch=batch.pk)
    return jobs.filter(state__in=[JobState.QUEUED, JobState.RUNNING]).order_by("-pk").first()


def last_job(batch: Batch) -> Job | None:
    """Return the newest job of a batch, whatever became of it."""
    jobs = Job.objects.filter(kind__startswith=f"{batch.kind}.", params__batch=batch.pk)
    return jobs.exclude(kind__endswith=".annotate").order_by("-pk").first()


def _request(batch: Batch, what: str, by: User) -> Job:
    """Ask for a job on the batch, under the lock of its row."""
    return request_job(
        kind=f"{batch.kind}.{what}",
        params={"batch": batch.pk},
        scope_path=batch.scope_path,
        organisation_id=batch.organisation_id,
        by=by,
    )


@transaction.atomic
def start_check(*, batch_id: int, by: User) -> Job:
    """Ask for the check of a batch, also again after one that broke off; rows staged before are dropped.

    A second click finds the job of the first.
    """
    batch = _locked(batch_id, BatchState.UPLOADED, BatchState.CHECKING)
    if job := active_job(batch):
        return job
    StagedRow.objects.filter(batch=batch).delete()
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.CHECKING, counts={})
    return _request(batch, "check", by)


@transaction.atomic
def mend_row(*, batch_id: int, line: int, cells: Mapping[int, str], by: User) -> Job:
    """Put one line of a checked list right by hand and ask for the check of the whole list anew.

    ``cells`` maps column → text. The file stays as it came; what was typed is kept with the batch,
    with who typed it. Other lines are judged anew too, because a line may have been their double.
    """
    batch = _locked(batch_id, BatchState.CHECKED)
    mended = dict(batch.context.get("mended", {}))
    mended[str(line)] = {**mended.get(str(line), {}), **{str(column): text for column, text in cells.items()}}
    menders = {**batch.context.get("menders", {}), str(line): by.pk}
    StagedRow.objects.filter(batch=batch).delete()
    context = {**batch.context, "mended": mended, "menders": menders}
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.CHECKING, counts={}, context=context)
    return _request(batch, "check", by)


@transaction.atomic
def start_commit(*, batch_id: int, write_apart: Iterable[str] = (), by: User) -> Job:
    """Ask for the good rows to be written; ``write_apart`` names the changes listed apart that go along.

    Also goes on with a commit that broke off: rows already written stay as they are.
    """
    batch = _locked(batch_id, *COMMITTABLE)
    if job := active_job(batch):
        return job
    context = {**batch.context, "write_apart": sorted(set(write_apart))}
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.COMMITTING, context=context)
    return _request(batch, "commit", by)


@transaction.atomic
def start_undo(*, batch_id: int, by: User) -> Job:
    """Ask for the whole batch to be taken back, also for what was written before a commit broke off."""
    batch = _locked(batch_id, BatchState.COMMITTED, BatchState.COMMITTING, BatchState.UNDOING)
    if job := active_job(batch):
        return job
    before = batch.context.get("undo_from") if batch.state == BatchState.UNDOING else batch.state
    context = {**batch.context, "undo_from": before}
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.UNDOING, context=context)
    return _request(batch, "undo", by)


@transaction.atomic
def start_annotated_copy(*, batch_id: int, by: User) -> Job:
    """Ask for the user's own workbook with its faults marked."""
    batch = _locked(batch_id, BatchState.CHECKED, BatchState.COMMITTED, BatchState.UNDONE)
    if job := active_job(batch):
        return job
    return _request(batch, "annotate", by)


@transaction.atomic
def discard(*, batch_id: int, by: User) -> None:
    """Throw a batch away before anything of it was written: rows and file go, the line of the list stays."""
    batch = _locked(batch_id, BatchState.UPLOADED, BatchState.CHECKING, BatchState.CHECKED)
    if job := active_job(batch):
        cancel_job(job_id=job.pk, by=job.requested_by)
    forget(batch, state=BatchState.DISCARDED)


def forget(batch: Batch, *, state: str, refusal: Mapping[str, str] | None = None) -> None:
    """Drop the staged rows and, after the commit, the file of a batch; inside the caller's transaction."""
    StagedRow.objects.filter(batch=batch).delete()
    path = path_of(batch) if batch.file else None
    Batch.objects.filter(pk=batch.pk).update(state=state, file="", refusal=dict(refusal or {}), counts={}, mapping={})
    if path is not None:
        transaction.on_commit(lambda: path.unlink(missing_ok=True), robust=True)
