"""Where the prints enter the house: the kinds of job that print all members of a body, and its roll."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from jobs import registry
from members.printing import many, roll_job


def open_rooms() -> None:
    """Make the kinds of job known."""
    registry.register(
        registry.JobKind(many.KIND, _("In phiếu đảng viên"), many.run, Permission.EXPORT_MEMBERS, content=many.content)
    )
    registry.register(
        registry.JobKind(
            roll_job.KIND,
            _("In sổ danh sách đảng viên"),
            roll_job.run,
            Permission.EXPORT_MEMBERS,
            content=roll_job.content,
        )
    )
