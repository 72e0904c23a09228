"""Where the book and its proof enter the house: a room of the navigation and their kinds of job."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.navigation import NavItem, register
from accounts.roles import Permission
from jobs import registry
from jobs.models import Job
from members.book import services
from members.ledger.proving import services as proving


def open_rooms() -> None:
    """Make them known; called when the app is ready."""
    register(
        NavItem(
            name="book",
            label=_("Sổ biến động"),
            url_name="book:summary",
            permission=Permission.VIEW_MEMBERS,
            order=45,
            icon="paper",
        )
    )
    kinds = (
        registry.JobKind(
            services.KIND,
            _("Sổ biến động"),
            services.run,
            Permission.EXPORT_MEMBERS,
            content=services.content,
        ),
        registry.JobKind(proving.KIND, _("Đối soát sổ"), proving.run, Permission.PROVE_LEDGER, page=proof_page),
        registry.JobKind(
            proving.KIND_OF_THE_NIGHT,
            _("Đối soát toàn bộ sổ hằng đêm"),
            proving.run_the_night,
            Permission.PROVE_LEDGER,
            upkeep=True,
        ),
    )
    for kind in kinds:
        registry.register(kind)


def proof_page(job: Job) -> str:
    """Return the page that shows what a proof found."""
    return f"{reverse('book:proof')}?don_vi={job.organisation_id}"
