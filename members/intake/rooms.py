"""Makes the import of members known: the kind of list, its jobs, its room in the navigation."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import navigation
from accounts.roles import Permission
from jobs import registry
from jobs.intake import kinds, runners
from jobs.models import Job
from members.intake.kind import MemberIntake


def open_rooms() -> None:
    """Register everything; called once when the app is ready."""
    intake = MemberIntake()
    kinds.register(intake)
    for kind in runners.job_kinds(intake, _page):
        registry.register(kind)
    navigation.register(
        navigation.NavItem(
            name="intake",
            label=_("Nhập danh sách"),
            url_name="intake:list",
            permission=Permission.IMPORT_MEMBERS,
            order=40,
            daily=True,
            icon="upload",
        )
    )


def _page(job: Job) -> str:
    return reverse("intake:detail", args=[job.params["batch"]])
