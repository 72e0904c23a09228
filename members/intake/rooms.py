"""Makes the lists of members that come in and go out known: the kind of list, the jobs, the room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import navigation
from accounts.roles import Permission
from jobs import registry
from jobs.intake import kinds, runners
from jobs.models import Job
from members.exchange import going_out
from members.intake.kind import MemberIntake
from members.intake.movements import kinds as movements


def open_rooms() -> None:
    """Register everything; called once when the app is ready."""
    intakes: tuple[kinds.Intake, ...] = (MemberIntake(), *movements.KINDS)
    for intake in intakes:
        kinds.register(intake)
        for kind in runners.job_kinds(intake, _page):
            registry.register(kind)
    registry.register(
        registry.JobKind(
            going_out.KIND,
            _("Xuất đảng viên theo mẫu"),
            going_out.run,
            Permission.EXPORT_MEMBERS,
            content=going_out.content,
        )
    )
    navigation.register(
        navigation.NavItem(
            name="intake",
            label=_("Nhập, xuất"),
            url_name="intake:list",
            permission=Permission.IMPORT_MEMBERS,
            order=40,
            daily=True,
            icon="upload",
        )
    )


def _page(job: Job) -> str:
    return reverse("intake:detail", args=[job.params["batch"]])
