"""Where the prints enter the house: the kind of job that prints all members of a body."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from jobs import registry
from members.printing import many


def open_rooms() -> None:
    """Make the kind of job known."""
    registry.register(
        registry.JobKind(many.KIND, _("In phiếu đảng viên"), many.run, Permission.EXPORT_MEMBERS, content=many.content)
    )
