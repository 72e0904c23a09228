"""What every act on a membership shares: the one transaction, its locks, what is judged, the movement.

An act locks the tree, then the person, judges by ``members.ledger.rules`` and writes all books at once.
Errors raise ``Refused``; warnings pass with a reason.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused, stopping
from branches.choices import Book
from branches.services import issue_number
from branches.services.ground import hold_tree
from branches.services.numbering import Subject
from members.choices import MovementKind, Standing
from members.ledger.rules import Decision, Life
from members.models import Exemption, Hold, Membership, Movement, Person, Suspension
from members.services.persons import current_membership
from members.services.running import open_posts, open_transfers

if TYPE_CHECKING:
    from accounts.models import User


@dataclass
class Ground:
    """The rows an act stands on, locked: the person, the membership, and what is known of its life."""

    person: Person
    membership: Membership
    life: Life
    today: date


@contextmanager
def act(
    *, name: str, person_id: int, on: date, paper: Decision, version: int | None = None, by: "User"
) -> Iterator[Ground]:
    """Open the one transaction of an act, lock tree and person, and raise the version at the end.

    ``version`` is the one that was read when the form was opened; None where nobody read one.
    """
    with transaction.atomic(), history.act(name, by=by, reason=paper.reason, paper=paper.number):
        hold_tree()
        person = Person.objects.locked(person_id)
        if version is not None and version != person.version:
            raise ChangedMeanwhile({}, person.version)
        membership = current_membership(person_id)
        if membership is None:
            raise Refused([Finding("no_membership", "", _("Người này chưa có đảng tịch."), _("Ghi đảng tịch trước."))])
        yield Ground(person, membership, life_of(membership, on), timezone.localdate())
        Person.objects.filter(pk=person.pk).update(version=F("version") + 1)


def life_of(membership: Membership, on: date) -> Life:
    """Read what judging an act on ``on`` needs: seven small queries."""
    told = Movement.objects.filter(membership=membership).exclude(kind=MovementKind.CORRECTED)
    days = list(told.order_by("pk").values_list("kind", "happened_on"))
    registered = next((day for kind, day in days if kind == MovementKind.REGISTERED), None)
    official = membership.official_on
    return Life(
        standing=membership.standing,
        last_on=_latest(membership.admitted_on, *(day for _kind, day in days)),
        registered_on=registered,
        earlier_on=_earlier(membership, [day for _kind, day in days if day != registered]),
        probationary=official is None or official > on,
        open_posts=open_posts(membership.person_id, on).count(),
        open_transfer=open_transfers(membership).exists(),
        admissions=Membership.objects.filter(person_id=membership.person_id).count(),
        held=Hold.objects.on(on).filter(membership=membership).exists(),
    )


def _earlier(membership: Membership, days: list[date]) -> date | None:
    """Return the last thing known of a membership apart from its coming into the register."""
    spells = Exemption.objects.filter(membership=membership).values_list("starts_on", "ends_on")
    spells = spells.union(Suspension.objects.filter(membership=membership).values_list("starts_on", "ends_on"))
    return _latest(membership.admitted_on, membership.ended_on, *days, *(day for spell in spells for day in spell))


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def refuse(findings: Sequence[Finding], paper: Decision) -> None:
    """Stop on errors, and on warnings for which no reason is written."""
    if stopping(findings) or (findings and not paper.reason.strip()):
        raise Refused(findings)


def numbered(paper: Decision, book: Book, kind: str, person_id: int, register_of: int | None, by: "User") -> Decision:
    """Return the paper with the next number of a body's register where none was given; before anything is judged."""
    if paper.number.strip() or register_of is None or paper.decided_on is None:
        return paper
    subject = Subject(kind, "person", person_id)
    issued = issue_number(organisation_id=register_of, book=book, day=paper.decided_on, subject=subject, by=by)
    return replace(paper, number=issued.symbol)


def columns(paper: Decision) -> dict[str, Any]:
    """Return the columns that keep a paper."""
    return {
        "decision_number": paper.number[:60],
        "decided_on": paper.decided_on,
        "issuer": paper.issuer[:200],
        "reason": paper.reason[:300],
    }


def move(it: Ground, kind: str, on: date, paper: Decision, **more: Any) -> Movement:
    """Write the movement."""
    return Movement.objects.create(membership=it.membership, kind=kind, **booked(it.life, on, paper), **more)


def booked(life: Life, on: date, paper: Decision) -> dict[str, Any]:
    """Return day and paper of a movement; what happened before the register began is booked on its first day."""
    kept = {**columns(paper), "happened_on": on}
    if life.is_past(on) and life.registered_on:
        kept["happened_on"] = life.registered_on
        words = _("Việc từ ngày {day}, trước khi ghi vào sổ.").format(day=f"{on:%d/%m/%Y}")
        kept["reason"] = f"{words} {paper.reason}"[:300].strip()
    return kept


def stand(it: Ground, standing: Standing, on: date, paper: Decision) -> Movement:
    """Give the membership a present standing from a day."""
    Membership.objects.filter(pk=it.membership.pk).update(standing=standing, standing_on=on)
    return move(it, MovementKind.STANDING, on, paper, standing=standing)
