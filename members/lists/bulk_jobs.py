"""The jobs that write an edit of many records and take it back, chunk by chunk; a killed one goes on where it was."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from branches.scopes import scope_of
from jobs.errors import JobRefused
from jobs.models import Job
from jobs.registry import JobResult
from jobs.running import JobContext
from members.choices import BulkState
from members.lists import bulk
from members.lists.services import bulk as services
from members.models import BulkEdit


def run(context: JobContext) -> JobResult:
    """Write the value into each record that still says what it said at the preview."""
    edit = _edit_of(context)
    if not bulk.still_allowed(edit.field, edit.value, timezone.localdate()):
        raise JobRefused(
            _("Giá trị “{value}” không còn trong danh mục.").format(value=bulk.value_words(edit.field, edit.value)),
            _("Lập lần sửa mới với giá trị khác."),
        )
    _walk(context, edit, services.write_rows, BulkState.WRITTEN)
    return _result(edit)


def undo(context: JobContext) -> JobResult:
    """Put the old values back where nobody changed them since."""
    edit = _edit_of(context)
    _walk(context, edit, services.undo_rows, BulkState.UNDONE)
    return _result(edit)


def page(job: Job) -> str:
    """Return the address of the act a job belongs to."""
    return reverse("members:bulk_edit", args=[job.params["bulk_edit"]])


def _edit_of(context: JobContext) -> BulkEdit:
    return BulkEdit.objects.get(pk=context.params["bulk_edit"])


def _walk(context: JobContext, edit: BulkEdit, work: Callable[..., services.Chunk], ended: BulkState) -> None:
    """Work through the records in the order of their numbers; the place reached is kept with each chunk."""
    user = context.job.requested_by
    while True:
        scope = scope_of(user, timezone.localdate())
        with context.chunk() as step:
            step.total = edit.count
            chunk = work(edit, after=step.cursor.get("after", 0), scope=scope, by=user)
            step.cursor["after"] = chunk.last
            step.done = min(step.done + chunk.rows, edit.count)
            if chunk.rows < services.CHUNK:
                services.finish(edit, ended)
                return


def _result(edit: BulkEdit) -> JobResult:
    summary: dict[str, Any] = {"bulk_edit": edit.pk}
    return JobResult(summary=summary)
