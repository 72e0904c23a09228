"""Making the papers of an act: numbered by the register, by right, in Vietnamese, logged with a code on the paper."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import Book
from branches.models import IssuedPaper
from branches.papers.issuers import issuer_on
from branches.services import issue_number
from branches.services.numbering import Subject
from members import codes, facts
from members.choices import MovementKind, Standing
from members.ledger import documents, papers
from members.ledger.papers import Act, Form, Member
from members.models import Exemption, Movement, Person, Suspension
from members.printing.services import trace_of
from members.timeline import Names
from members.viewing import SUBJECT

if TYPE_CHECKING:
    from accounts.models import User

ABOUT = "movement"


def print_paper(*, movement: Movement, scope: Scope, target: Path, by: "User") -> str:
    """Write the paper of a movement to ``target``, log it and return the code that stands on it.

    Its number is taken from the register when it is first made by somebody who writes for the body that
    issues it; numbers of the member come only to who may reveal them. Raises ``LookupError`` when
    the movement calls for no paper.
    """
    row = row_of(movement)
    form = papers.form_of(movement.kind, movement.standing, getattr(row, "ground", ""))
    if form is None:
        raise LookupError(movement.pk)
    with translation.override("vi"):
        person = movement.membership.person
        full = scope.allows(Permission.REVEAL_NUMBERS, person.keeper_path)
        today = timezone.localdate()
        number, day = _number(movement, form, scope, today, by)
        body, path = issuing_body(person, form)
        code = _logged(person, form, by, full=full)
        documents.write_paper(
            form,
            _member(movement, full=full),
            _act(movement, row),
            issuer_on(body, path, today),
            number=number,
            day=day,
            trace=trace_of(by, code),
            target=target,
        )
    return code


def give_number(*, person_id: int, scope: Scope, by: "User") -> None:
    """Give the paper of the movement just written its number, where somebody may; two queries more."""
    made = Movement.objects.filter(membership__person=person_id).select_related("membership__person")
    movement = made.order_by("-pk").first()
    form = papers.form_of(movement.kind, movement.standing) if movement else None
    if movement and form:
        _number(movement, form, scope, timezone.localdate(), by)


def row_of(movement: Movement) -> Exemption | Suspension | None:
    """Return the time apart a movement began or prolonged. Two queries at most."""
    if movement.kind != MovementKind.STANDING or movement.standing == Standing.ACTIVE:
        return None
    model: Any = Exemption if movement.standing == Standing.EXEMPT else Suspension
    rows = model.objects.filter(membership_id=movement.membership_id).order_by("-pk")
    own = rows.filter(decision_number=movement.decision_number, decided_on=movement.decided_on)
    return own.first() or rows.filter(starts_on__lte=movement.happened_on).first()


def issuing_body(person: Person, form: Form) -> tuple[int, str]:
    """Return the body whose paper it is with its path: the cell, the base, or the committee above it."""
    if form.level == papers.COMMITTEE and person.committee_id:
        return person.committee_id, path_of(person, person.committee_id)
    if form.level == papers.CELL or not (person.base_id or person.committee_id):
        return person.keeper_id, person.keeper_path
    return body_above(person)


def body_above(person: Person) -> tuple[int, str]:
    """Return the base of a member, else the committee above the cell, with its path."""
    wanted = person.base_id or person.committee_id or person.keeper_id
    return wanted, path_of(person, wanted)


def path_of(person: Person, body: int) -> str:
    """Return the path of a body above a member."""
    steps = person.keeper_path.split("/")
    return "/".join(steps[: steps.index(str(body)) + 1]) + "/"


def _number(movement: Movement, form: Form, scope: Scope, today: date, by: "User") -> tuple[str, date | None]:
    """Return number and day of the paper; empty where nobody who may number it has made it yet."""
    if form.own_number:
        return movement.decision_number, movement.decided_on or movement.happened_on
    issued = IssuedPaper.objects.filter(subject_type=ABOUT, subject_id=movement.pk).first()
    if issued is None:
        body, path = issuing_body(movement.membership.person, form)
        if not scope.allows(Permission.EDIT_MEMBERS, path):
            return "", None
        subject = Subject(form.template, ABOUT, movement.pk)
        issued = issue_number(organisation_id=body, book=Book.NOTICES, day=today, subject=subject, by=by)
    return issued.symbol, issued.issued_on


def _logged(person: Person, form: Form, by: "User", *, full: bool) -> str:
    words = _("in {kind} {summary}").format(kind=form.kind.lower(), summary=form.summary)
    return record_access(
        user=by,
        action=AccessAction.REVEALED if full else AccessAction.EXPORTED,
        subject_type=SUBJECT,
        subject_id=person.pk,
        scope=person.keeper_path,
        filter_words=words,
    )


def _member(movement: Movement, *, full: bool) -> Member:
    person = movement.membership.person
    said = facts.values_of(person, movement.membership)
    shown = {name: facts.show(name, said[name]) for name in ("born_on", "admitted_on", "official_on")}
    cell = movement.from_cell_id or movement.to_cell_id or person.keeper_id
    return Member(
        name=person.full_name,
        born=shown["born_on"],
        admitted=shown["admitted_on"],
        official=shown["official_on"],
        card=str(said["card_number"] or "") if full else "",
        dossier=str(said["dossier_number"] or "") if full else "",
        cell=Names([cell]).on(cell, movement.happened_on),
    )


def _act(movement: Movement, row: Exemption | Suspension | None) -> Act:
    """Return what the paper says of the act; what happened before the register began has its true day."""
    begun = row is not None and (row.decision_number, row.decided_on) == (movement.decision_number, movement.decided_on)
    ended = movement.membership.ended_on if movement.from_cell_id else None
    ground = codes.get("exit_ground").label(movement.ground)
    if isinstance(row, Exemption):
        ground = str(row.get_ground_display())
    return Act(
        words=str(MovementKind(movement.kind).label).lower(),
        since=row.starts_on if row else ended or movement.happened_on,
        until=row.until_on if row else None,
        number=movement.decision_number,
        decided_on=movement.decided_on,
        issuer=movement.issuer,
        ground=ground,
        reason=movement.reason,
        extended=bool(row and not begun and getattr(row, "extended", False)),
    )
