"""Making the papers of members: by right, in Vietnamese, logged with a code that stands on the paper."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.roles import Permission
from accounts.scope import Scope
from members.models import Person
from members.printing import documents
from members.printing.aloud import Reading, reading_of
from members.printing.changes import changed_items
from members.printing.choices import PaperKind
from members.printing.documents import Slip
from members.printing.selectors import Source, facts_for, sources_of
from members.printing.sheets import Facts, Sheet, sheet_of
from members.viewing import SUBJECT

if TYPE_CHECKING:
    from accounts.models import User

CHUNK: Final = 10
Tell = Callable[[int], None]


@dataclass(frozen=True)
class Order:
    """What is printed: which paper, of which year (the slip), with full numbers or masked."""

    kind: str
    year: int = 0
    full: bool = False

    @property
    def words(self) -> str:
        """Say what is printed, for the access log."""
        label = str(PaperKind(self.kind).label)
        if self.kind == PaperKind.SLIP:
            label = _("{paper} năm {year}").format(paper=label, year=self.year)
        return (
            _("in {paper}, đủ số định danh").format(paper=label) if self.full else _("in {paper}").format(paper=label)
        )


def print_paper(*, person: Person, order: Order, scope: Scope, target: Path, by: "User") -> str:
    """Write one paper of one person to ``target``, log it and return the code that stands on it.

    Full numbers come only to who may reveal them there; what the reader may not see stays empty.
    """
    order = allowed(order, scope, person.keeper_path)
    code = record_access(
        user=by,
        action=AccessAction.REVEALED if order.full else AccessAction.EXPORTED,
        subject_type=SUBJECT,
        subject_id=person.pk,
        scope=person.keeper_path,
        filter_words=order.words,
    )
    write(order, [person], scope=scope, trace=trace_of(by, code), target=target)
    return code


def allowed(order: Order, scope: Scope, path: str) -> Order:
    """Return the order with numbers masked where the right to reveal them is missing, or none are printed."""
    full = order.full and order.kind != PaperKind.ALOUD and scope.allows(Permission.REVEAL_NUMBERS, path)
    return Order(order.kind, order.year, full)


def print_blank(*, target: Path) -> None:
    """Write an empty Phiếu đảng viên to fill in by hand."""
    with translation.override("vi"):
        documents.write_sheets([sheet_of(Facts())], trace="", target=target)


def write(
    order: Order, persons: Sequence[Person], *, scope: Scope, trace: str, target: Path, tell: Tell | None = None
) -> None:
    """Write the papers of these persons into one file; Party papers are Vietnamese whatever the reader's language."""
    today = timezone.localdate()
    with translation.override("vi"):
        sources = _sources(persons, today, tell)
        if order.kind == PaperKind.ALOUD:
            documents.write_readings((reading_of(one) for one in sources), trace=trace, target=target)
        elif order.kind == PaperKind.SLIP:
            slips = (slip_of(one, order, scope) for one in sources)
            documents.write_slips(slips, year=order.year, trace=trace, target=target)
        else:
            documents.write_sheets((card_of(one, order, scope) for one in sources), trace=trace, target=target)


def _sources(persons: Sequence[Person], today: date, tell: Tell | None) -> Iterator[Source]:
    """Read the rows of ten persons at a time, and tell how many are done."""
    for start in range(0, len(persons), CHUNK):
        yield from sources_of(persons[start : start + CHUNK], today)
        if tell:
            tell(min(start + CHUNK, len(persons)))


def card_of(source: Source, order: Order, scope: Scope) -> Sheet:
    """Return the filled Phiếu đảng viên of one person."""
    return sheet_of(facts_for(source, scope, revealed=allowed(order, scope, source.person.keeper_path).full))


def slip_of(source: Source, order: Order, scope: Scope) -> Slip:
    """Return the Phiếu bổ sung of one person for the year of the order."""
    revealed = allowed(order, scope, source.person.keeper_path).full
    said = facts_for(source, scope, revealed=revealed)
    return Slip(
        sheet=sheet_of(said),
        capitals=said.texts["full_name"].upper(),
        born=said.texts["born_on"],
        admitted=said.texts["admitted_on"],
        official=said.texts["official_on"],
        items=tuple(changed_items(source.person, order.year, scope, revealed=revealed)),
    )


def reading(person: Person, *, today: date) -> Reading:
    """Return what is read aloud about one person, for the page."""
    with translation.override("vi"):
        return reading_of(sources_of([person], today)[0])


def trace_of(by: "User", code: str) -> str:
    """Say on the paper who printed it, when, and the code of the line in the access log."""
    now = timezone.localtime()
    with translation.override("vi"):
        return _("{who} in lúc {at} · mã tra cứu {code}").format(who=by, at=f"{now:%H:%M %d/%m/%Y}", code=code)
