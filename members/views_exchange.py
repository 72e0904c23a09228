"""Pages beside the import: one line set beside a record, the lists that go out, the empty workbooks."""

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts import safe_forms
from accounts.access import needs
from accounts.choices import AccessAction
from accounts.findings import Refused
from accounts.logbook import record_access
from accounts.requests import Request
from accounts.roles import Permission
from jobs.choices import BatchState
from jobs.models import StagedRow
from members import facts
from members.choices import DoubleAnswer
from members.exchange import going_out, profiles, templates
from members.intake import deciding, doubles
from members.intake.forms import DecideForm, ExportForm
from members.models import Person
from members.views_intake import batch_in_reach, get_or_post, importers_only

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@importers_only
@get_or_post
def double(request: Request, pk: int, line: int) -> HttpResponse:
    """Set a line beside the record it resembles and take the verdict; then go on to the next."""
    batch = batch_in_reach(request, pk)
    row = deciding.doubts(batch).filter(line=line).first() if batch.state == BatchState.CHECKED else None
    if row is None:
        return redirect("intake:detail", pk)
    reach = Person.objects.visible_to(request.scope, Permission.IMPORT_MEMBERS)
    person = reach.filter(pk__in=row.values["like"]).order_by("pk").first()
    following = deciding.doubts(batch).filter(line__gt=line).values_list("line", flat=True).first()
    next_url = reverse("intake:double", args=[pk, following]) if following else reverse("intake:detail", args=[pk])
    context = {"batch": batch, "row": row, "next_url": next_url, "waiting": deciding.doubts(batch).count()}
    if person is None:
        return render(request, "intake/double.html", context)
    form = DecideForm(request.POST or None)
    answer = request.POST.get("answer", "")
    asked = request.method == "POST" and answer in DoubleAnswer.values and form.is_valid()
    if asked and _decided(request, form, pk, line, answer):
        return redirect(next_url)
    return render(request, "intake/double.html", {**context, **_beside(request, row, person, form)})


def _decided(request: Request, form: DecideForm, pk: int, line: int, answer: str) -> bool:
    said = form.cleaned_data
    try:
        deciding.decide(
            batch_id=pk,
            line=line,
            person_id=said["person"],
            answer=answer,
            reason=said["reason"],
            opened_version=said["version"],
            by=request.user,
        )
    except Refused as refused:
        for finding in refused.findings:
            field = finding.field if finding.field in form.fields else None
            form.add_error(field, f"{finding.reason} {finding.remedy}".strip())
        return False
    return True


def _beside(request: Request, row: StagedRow, person: Person, form: DecideForm) -> dict[str, Any]:
    """Return what the page shows of the line and the record; numbers in full are logged."""
    revealed = request.scope.allows(Permission.REVEAL_NUMBERS, person.keeper_path)
    if revealed:
        record_access(
            user=request.user,
            action=AccessAction.REVEALED,
            subject_type="person",
            subject_id=person.pk,
            scope=person.keeper_path,
        )
    verdict = doubles.verdict_on(person.pk, doubles.line_key(facts.unpack(row.values)))
    if not form.is_bound or form.errors:
        opened = {"person": person.pk, "version": verdict.version if verdict else 0}
        form.initial = opened
        if form.is_bound:
            form.data = {**form.data.dict(), **opened} if isinstance(form.data, QueryDict) else form.data
    return {
        "person": person,
        "form": form,
        "said": verdict,
        "rows": deciding.compared(row, person, request.scope, revealed=revealed),
    }


@needs(Permission.EXPORT_MEMBERS)
@get_or_post
def export(request: Request) -> HttpResponse:
    """Ask for a list under one of the known forms; its job's page gives the file."""
    form = ExportForm(request.POST or None, initial={"profile": "29"})
    form.look_within(request.scope, request.today)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        profile = profiles.get(said["profile"])
        key = safe_forms.key_of(request.POST)
        job = going_out.request_file(
            profile=profile.code,
            organisation_id=said["organisation"],
            guarded=bool(said.get("guarded")) and bool(profile.guarded),
            key=f"profile:{request.user.pk}:{key}" if key else None,
            by=request.user,
        )
        return redirect("jobs:detail", job.pk)
    return render(request, "intake/export.html", {"form": form, "profiles": profiles.every()})


@importers_only
@require_GET
def template(request: Request, code: str) -> HttpResponse:
    """Give the empty workbook of a known list."""
    try:
        made = templates.workbook(code)
    except KeyError:
        raise Http404 from None
    answer = HttpResponse(made, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="mau-{code}.xlsx"'
    return answer
