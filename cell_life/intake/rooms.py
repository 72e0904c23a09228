"""Makes the lists about the life of cells known: the kinds of list, their jobs, their empty workbooks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import citations as rules_cited
from cell_life.intake import citations
from cell_life.intake.kinds import KINDS
from cell_life.models import Attendance, DuesPayment, DuesReceipt, Meeting
from jobs import registry
from jobs.intake import kinds, runners
from jobs.models import Job
from members.exchange import templates
from members.history_words import name_act
from members.intake.movements import effects


def open_rooms() -> None:
    """Register everything; called once when the app is ready."""
    rules_cited.plain(citations.PLAIN)
    name_act("write_imported_cell_life", _("Nhập từ tệp"))
    name_act("undo_imported_cell_life", _("Hoàn tác đợt nhập"))
    effects.include(
        {
            Attendance: ("presence", "reason", "note", "capacity"),
            Meeting: ("version",),
            DuesPayment: ("amount",),
            DuesReceipt: ("version",),
        }
    )
    for intake in KINDS:
        kinds.register(intake)
        templates.offer(intake.deed)
        for kind in runners.job_kinds(intake, _page):
            registry.register(kind)


def _page(job: Job) -> str:
    return reverse("intake:detail", args=[job.params["batch"]])
