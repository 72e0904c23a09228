"""The gate of files about people: asked when the job is asked for, when it runs, and when its file is fetched."""

from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _

from jobs import registry
from jobs.approvals import ApprovalNeeded, covers, needed
from jobs.choices import ApprovalOutcome, JobState
from jobs.errors import JobRefused
from jobs.models import Approval, Job
from vietnam.words import number


def need_of(job: Job) -> ApprovalNeeded | None:
    """Return what a second person must agree to for this job as things stand now, None for nothing.

    Words are Vietnamese whatever the requester reads: the row of the approval keeps them. A file
    already written is judged by the people in it, not by those who came later.
    """
    kind = registry.kind_of(job.kind)
    if kind is None or kind.content is None:
        return None
    with translation.override("vi"):
        content = kind.content(job)
    if job.state == JobState.SUCCEEDED and "people" in job.result:
        written = int(job.result["people"])
        content = replace(content, people=min(content.people, written), outside=min(content.outside, written))
    return needed(content)


def check(job: Job) -> None:
    """Go on only if nobody need agree, or somebody did and to no less than this.

    Raises ``JobRefused`` in words for the requester.
    """
    approval = Approval.objects.filter(job=job).first()
    if approval is not None and approval.outcome != ApprovalOutcome.APPROVED:
        raise JobRefused(
            _("Việc này chưa được người thứ hai phê duyệt."), _("Xem trang của việc để biết ai phê duyệt.")
        )
    need = need_of(job)
    if need is None or (approval is not None and _covered(need, approval)):
        return
    raise JobRefused(
        _("Tệp này nay có %(people)s người, %(outside)s người ngoài chi bộ của đồng chí; quá mức đã được phép.")
        % {"people": number(need.content.people), "outside": number(need.content.outside)},
        _("Yêu cầu lại từ danh sách; yêu cầu mới sẽ chờ người thứ hai phê duyệt."),
    )


def _covered(need: ApprovalNeeded, approval: Approval) -> bool:
    told = [*approval.columns, *approval.conditions]
    return covers(
        need,
        scope_path=approval.scope_path,
        people=approval.people,
        special=[label for label, _value, kind in told if kind == "special"],
    )
