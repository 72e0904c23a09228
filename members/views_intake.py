"""Pages of the import, under /nhap-lieu/: upload, columns, check, preview, commit, undo. Out of reach is 404."""

import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import safe_forms
from accounts.access import needs, require
from accounts.choices import AccessAction
from accounts.citations import as_error
from accounts.findings import Refused
from accounts.logbook import record_access
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches.models import OrganisationPeriod
from jobs.choices import BatchState
from jobs.intake import kinds, limits, samples, services
from jobs.intake.errors import FileRefused
from jobs.intake.plans import FilePlan
from jobs.intake.reader import check_name_and_size
from jobs.intake.samples import first_rows, line_now
from jobs.intake.uploads import TOO_LARGE
from jobs.models import Batch
from jobs.selectors import job_row
from members.exchange import templates
from members.intake import deciding, selectors
from members.intake.forms import LETTERS, LettersForm, MappingForm, MendForm, UploadForm
from members.intake.matching import APART

get_or_post = require_http_methods(["GET", "POST"])
OPEN = (BatchState.UPLOADED, BatchState.CHECKED)
WORKING = (BatchState.CHECKING, BatchState.COMMITTING, BatchState.UNDOING)
importers_only = needs(Permission.IMPORT_MEMBERS)


@importers_only
@get_or_post
def index(request: Request) -> HttpResponse:
    """List the batches in reach and take in a new file."""
    form = UploadForm(request.POST or None, request.FILES or None, initial=_initial(request))
    form.look_within(request.scope, request.today)
    if request.method == "POST":
        answer = _receive(request, form)
        if answer is not None:
            return answer
    batches = selectors.batch_rows(request.scope, request.today)
    return render(
        request, "intake/list.html", {"form": form, "batches": batches, "templates": templates.of_lists(request.scope)}
    )


def _initial(request: Request) -> dict[str, Any]:
    """Start with today and, where the person has just one, the own organisation."""
    paths = request.scope.paths(Permission.IMPORT_MEMBERS)
    own = int(paths[0].rstrip("/").rpartition("/")[2]) if len(paths) == 1 else None
    return {"as_of": request.today, "organisation": own, "kind": kinds.every()[0].code}


def _receive(request: Request, form: UploadForm) -> HttpResponse | None:
    """Take the file in and go on; None leaves the form with its errors."""
    is_valid = form.is_valid()
    if request.META.get(TOO_LARGE):
        form.errors.pop("file", None)
        form.add_error("file", str(_too_large()))
        return None
    if not is_valid:
        return None
    period = OrganisationPeriod.objects.on(request.today).get(organisation_id=form.cleaned_data["organisation"])
    require(request.scope, Permission.IMPORT_MEMBERS, period.path)
    require(request.scope, kinds.kind_of(form.cleaned_data["kind"]).permission, period.path)
    try:
        with on_disk(form.cleaned_data["file"]) as path:
            sent = once(
                key=safe_forms.key_of(request.POST), make=lambda: _take_in(request, form, period, path), by=request.user
            )
    except FileRefused as refusal:
        form.add_error("file", str(refusal))
        return None
    return redirect(sent.url)


def _too_large() -> FileRefused:
    try:
        check_name_and_size(suffix=".xlsx", size=limits.FILE_BYTES + 1)
    except FileRefused as refusal:
        return refusal
    raise AssertionError("a file above the limit is refused")


def _take_in(request: Request, form: UploadForm, period: OrganisationPeriod, path: Path) -> str:
    batch = services.receive_file(
        kind=form.cleaned_data["kind"],
        path=path,
        name=form.cleaned_data["file"].name,
        organisation_id=period.organisation_id,
        scope_path=period.path,
        as_of=form.cleaned_data["as_of"].value,
        by=request.user,
    )
    if services.doubtful_letters(batch):
        return reverse("intake:letters", args=[batch.pk])
    if services.needs_mapping(batch):
        return reverse("intake:mapping", args=[batch.pk])
    services.start_check(batch_id=batch.pk, by=request.user)
    return reverse("intake:detail", args=[batch.pk])


@contextmanager
def on_disk(file: UploadedFile) -> Any:
    """Give the path of an uploaded file; a small one is written to a temporary file that goes away."""
    if hasattr(file, "temporary_file_path"):
        yield Path(file.temporary_file_path())
        return
    with tempfile.NamedTemporaryFile(suffix=Path(file.name or "").suffix.lower()) as kept:
        for block in file.chunks():
            kept.write(block)
        kept.flush()
        yield Path(kept.name)


def batch_in_reach(request: Request, pk: int) -> Batch:
    """Return a batch on whose organisation this person may import, else 404."""
    return get_object_or_404(selectors.batches_in_reach(request.scope).select_related("created_by"), pk=pk)


@importers_only
@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show a batch as far as it has come; htmx asks again for the moving part."""
    batch = batch_in_reach(request, pk)
    working = batch.state in WORKING
    job = services.last_job(batch) if working else None
    if request.htmx:
        if not working:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "intake/_progress.html", {"batch": batch, "job": job and job_row(job)})
    names = selectors.organisation_names([batch.organisation_id], request.today)
    context: dict[str, Any] = {
        "batch": batch,
        "kind": kinds.kind_of(batch.kind).label,
        "organisation": names.get(batch.organisation_id, ""),
        "job": job and job_row(job),
        "working": working,
        "state_label": BatchState(batch.state).label,
        "tone": selectors.TONES[BatchState(batch.state)],
        "needs_mapping": batch.state == BatchState.UPLOADED and bool(services.needs_mapping(batch)),
    }
    if batch.state in (BatchState.CHECKED, BatchState.COMMITTED, BatchState.UNDONE):
        context |= _preview(request, batch)
        if kinds.kind_of(batch.kind).guarded:
            _log_looking(request, batch)
    return render(request, "intake/detail.html", context)


def _preview(request: Request, batch: Batch) -> dict[str, Any]:
    chosen = request.GET.get("ket-qua", "")
    after = request.GET.get("sau", "")
    page = selectors.line_page(
        batch,
        chosen=chosen,
        after=int(after) if after.isdecimal() and len(after) < 9 else 0,
        scope=request.scope,
        day=request.today,
    )
    return {
        "figures": selectors.figures(batch),
        "remarks": selectors.remarks(batch),
        "good": selectors.good_rows(batch),
        "apart": batch.counts.get("apart", 0),
        "doubts": deciding.doubts(batch).values_list("line", flat=True).first()
        if batch.state == BatchState.CHECKED
        else None,
        "unwritten": batch.counts.get("duplicate", 0) + batch.counts.get("refused", 0),
        "page": page,
        "chosen": selectors.FILTERS[chosen][0] if chosen in selectors.FILTERS else "",
        "impact": kinds.kind_of(batch.kind).impact(batch) if batch.state == BatchState.CHECKED else (),
        "first_in_the_way": selectors.first_in_the_way(batch, request.scope),
        "refused_lines": batch.context.get("undo_refused", [])[:50],
    }


@importers_only
@get_or_post
def mapping(request: Request, pk: int) -> HttpResponse:
    """Match the columns of a file by hand, also of one that was recognised, and remember it for the unit."""
    batch = batch_in_reach(request, pk)
    if batch.state not in OPEN:
        return redirect("intake:detail", pk)
    sheets = FilePlan.from_json(batch.mapping).sheets
    place = sheet_asked(request, len(sheets))
    sheet = sheets[place]
    form = MappingForm(sheet, first_rows(batch, sheet), kinds.kind_of(batch.kind), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_mapping(batch_id=pk, sheet=place, fields=form.mapping(), by=request.user)
            services.start_check(batch_id=pk, by=request.user)
            return redirect("intake:detail", pk)
        except Refused as refused:
            for finding in refused.findings:
                form.add_error(form.field_for(finding.field), as_error(finding))
    others = [(number, one.name) for number, one in enumerate(sheets) if number != place]
    context = {"batch": batch, "form": form, "sheet": sheet, "place": place, "others": others}
    return render(request, "intake/mapping.html", context)


def sheet_asked(request: Request, count: int) -> int:
    """Return the sheet the address names, the first for one that is not there."""
    asked = request.GET.get("trang", "0")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 and int(asked) < count else 0


@importers_only
@require_POST
def forget(request: Request, pk: int) -> HttpResponse:
    """Forget how the unit matched this header."""
    batch = batch_in_reach(request, pk)
    place = sheet_asked(request, len(FilePlan.from_json(batch.mapping).sheets))
    if _act(request, pk, services.forget_mapping, sheet=place) is None:
        return redirect("intake:detail", pk)
    messages.info(request, _("Đã quên cách ghép cột này. Tệp cùng mẫu lần sau được đọc theo tên cột."))
    return redirect("intake:mapping", pk)


@importers_only
@get_or_post
def letters(request: Request, pk: int) -> HttpResponse:
    """Show the letters of the file before and after, and take the choice of a person."""
    batch = batch_in_reach(request, pk)
    if batch.state not in OPEN:
        return redirect("intake:detail", pk)
    found = FilePlan.from_json(batch.mapping).encoding()
    form = LettersForm(request.POST or None, initial={"encoding": found})
    if request.method == "POST" and form.is_valid():
        _act(request, pk, services.set_letters, encoding=form.cleaned_data["encoding"])
        batch.refresh_from_db()
        if batch.state == BatchState.UPLOADED and not services.needs_mapping(batch):
            _act(request, pk, services.start_check)
        return redirect("intake:mapping" if services.needs_mapping(batch) else "intake:detail", pk)
    read = samples.letters(batch, list(LETTERS))
    lines = [(text, [(LETTERS[one], after) for one, after in by.items()]) for text, by in read]
    return render(request, "intake/letters.html", {"batch": batch, "form": form, "lines": lines})


@importers_only
@get_or_post
def mend(request: Request, pk: int, line: int) -> HttpResponse:
    """Put one line of a checked list right on the page; the list is then checked anew."""
    batch = batch_in_reach(request, pk)
    row = batch.rows.filter(line=line).first() if batch.state == BatchState.CHECKED else None
    found = line_now(batch, line) if row is not None else None
    if row is None or found is None:
        return redirect("intake:detail", pk)
    form = MendForm(*found, row.faults, kinds.kind_of(batch.kind), request.POST or None)
    if request.method == "POST" and form.is_valid():
        if changes := form.changes():
            _act(request, pk, services.mend_row, line=line, cells=changes)
        return redirect("intake:detail", pk)
    _log_looking(request, batch)
    return render(request, "intake/mend.html", {"batch": batch, "row": row, "form": form})


def _log_looking(request: Request, batch: Batch) -> None:
    """Keep that somebody read what the rows of a batch say."""
    record_access(
        user=request.user,
        action=AccessAction.REVEALED,
        subject_type="batch",
        subject_id=batch.pk,
        scope=batch.scope_path,
    )


def _act(request: Request, pk: int, service: Callable[..., Any], **more: Any) -> Any:
    """Call a service on a batch in reach; what it refuses becomes a message. Returns what it returned, or None."""
    batch = batch_in_reach(request, pk)
    require(request.scope, kinds.kind_of(batch.kind).permission, batch.scope_path)
    try:
        return service(batch_id=pk, by=request.user, **more)
    except Refused as refused:
        for finding in refused.findings:
            messages.error(request, f"{finding.reason} {finding.remedy}".strip())
        return None


@importers_only
@require_POST
def check(request: Request, pk: int) -> HttpResponse:
    """Check, or check again after the check broke off."""
    _act(request, pk, services.start_check)
    return redirect("intake:detail", pk)


@importers_only
@require_POST
def commit(request: Request, pk: int) -> HttpResponse:
    """Write the good rows; changes of cell and standing only when ticked."""
    _act(request, pk, services.start_commit, write_apart=[name for name in APART if request.POST.get(name) == "1"])
    return redirect("intake:detail", pk)


@importers_only
@require_POST
def discard(request: Request, pk: int) -> HttpResponse:
    """Throw the batch away before anything is written."""
    _act(request, pk, services.discard)
    if not list(messages.get_messages(request)):
        messages.info(request, _("Đã bỏ danh sách này. Sổ không thay đổi gì."))
    return redirect("intake:list")


@importers_only
@require_POST
def annotate(request: Request, pk: int) -> HttpResponse:
    """Ask for the marked copy; the job's page gives it."""
    job = _act(request, pk, services.start_annotated_copy)
    return redirect("jobs:detail", job.pk) if job else redirect("intake:detail", pk)


@importers_only
@require_POST
def undo(request: Request, pk: int) -> HttpResponse:
    """Take the whole batch back."""
    _act(request, pk, services.start_undo)
    return redirect("intake:detail", pk)
