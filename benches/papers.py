"""The papers of one member beside the summary of a ward: a page of a form costs a fifth of the summary's five pages."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from django.utils import timezone, translation
from pypdf import PdfReader

from accounts.models import User
from accounts.scope import Grant, Scope
from benches.measures import Measure, side_by_side
from branches.models import OrganisationPeriod
from members.models import Person
from members.printing import services
from members.printing.choices import PaperKind
from members.printing.services import Order
from reports import documents
from reports.selectors.subjects import subject_of
from reports.selectors.summary import summary


def measure() -> Iterable[Measure]:
    """Measure the Phiếu đảng viên and what is read aloud, by the page."""
    person = Person.objects.filter(memberships__ended_on__isnull=True).order_by("pk").first()
    assert person is not None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "paper.pdf"
        for kind in (PaperKind.CARD, PaperKind.ALOUD):
            floor, ours = side_by_side(_summary(person, target), _paper(person, kind, target), times=5)
            pages = len(PdfReader(target).pages)
            yield Measure(f"paper: {kind}, a page", "PDF of the ward's summary", floor, ours / pages, goal=0.2)


def _summary(person: Person, target: Path) -> Callable[[], object]:
    today = timezone.localdate()
    body = OrganisationPeriod.objects.on(today).get(organisation=person.committee_id)
    subject = subject_of(body.organisation_id, body.path, today, today.replace(month=1, day=1))
    assert subject is not None

    def act() -> None:
        with translation.override("vi"):
            documents.write_summary(summary(subject, today=today), "", target)

    return act


def _paper(person: Person, kind: str, target: Path) -> Callable[[], object]:
    scope = Scope(None, (Grant("officer", 0, person.keeper_path),))
    trace = services.trace_of(User(username="bench", full_name="Bench"), "ABCD-EFGH")

    def act() -> None:
        services.write(Order(kind, 2026, full=True), [person], scope=scope, trace=trace, target=target)

    return act
