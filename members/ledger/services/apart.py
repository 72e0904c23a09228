"""Times apart: exemption from work and party life, suspension; begun, prolonged, ended."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F

from accounts.dates import years_between
from branches.choices import Book
from members.choices import ExemptionGround, MovementKind, Standing
from members.ledger import rules
from members.ledger.rules import Decision, Running
from members.ledger.services.acts import Ground, act, columns, move, numbered, refuse, stand
from members.models import Exemption, Membership, Movement, Suspension

if TYPE_CHECKING:
    from accounts.models import User

BOOKS = {ExemptionGround.AGE_HEALTH: Book.RESOLUTIONS}
"""Age and health are for the cell, whose resolution it is; all else the committee decides."""


def exempt_member(
    *,
    person_id: int,
    ground: str,
    on: date,
    until: date | None = None,
    paper: Decision,
    register_of: int | None = None,
    version: int | None = None,
    by: "User",
) -> Exemption:
    """Exempt a member from work and party life from ``on``; he stays counted.

    ``register_of`` is the body whose register numbers the paper where no number is given. Raises ``Refused``.
    """
    with act(name="exempt_member", person_id=person_id, on=on, paper=paper, version=version, by=by) as it:
        return _exempt(it, ground, on, until, _of_register(paper, ground, person_id, register_of, by))


def renew_exemption(
    *,
    person_id: int,
    ground: str,
    on: date,
    until: date | None = None,
    paper: Decision,
    register_of: int | None = None,
    version: int | None = None,
    by: "User",
) -> Exemption:
    """Follow the exemption that runs by another from ``on``, by the same procedure. Raises ``Refused``."""
    with act(name="renew_exemption", person_id=person_id, on=on, paper=paper, version=version, by=by) as it:
        return _exempt(it, ground, on, until, _of_register(paper, ground, person_id, register_of, by), again=True)


def _of_register(paper: Decision, ground: str, person_id: int, register_of: int | None, by: "User") -> Decision:
    book = BOOKS.get(ExemptionGround(ground), Book.DECISIONS)
    return numbered(paper, book, "exemption", person_id, register_of, by)


def _exempt(
    it: Ground, ground: str, on: date, until: date | None, paper: Decision, *, again: bool = False
) -> Exemption:
    age = years_between(it.person.born_on, on)
    refuse(rules.exemption_findings(it.life, ground, on, until, paper, it.today, age=age, again=again), paper)
    if again:
        _close(Exemption, it.membership, on, paper)
    row = Exemption.objects.create(
        membership=it.membership, ground=ground, starts_on=on, until_on=until, **columns(paper)
    )
    stand(it, Standing.EXEMPT, on, paper)
    return row


def end_exemption(*, person_id: int, on: date, paper: Decision, version: int | None = None, by: "User") -> Movement:
    """Let an exempt member take part again from ``on``. Raises ``Refused``."""
    with act(name="end_exemption", person_id=person_id, on=on, paper=paper, version=version, by=by) as it:
        refuse(rules.ending_findings(it.life, Standing.EXEMPT, on, paper, it.today), paper)
        _close(Exemption, it.membership, on, paper)
        return stand(it, Standing.ACTIVE, on, paper)


def suspend_member(
    *,
    person_id: int,
    on: date,
    until: date | None,
    detained: bool = False,
    paper: Decision,
    version: int | None = None,
    by: "User",
) -> Suspension:
    """Suspend a member from party life from ``on`` for the time of the decision. Raises ``Refused``."""
    with act(name="suspend_member", person_id=person_id, on=on, paper=paper, version=version, by=by) as it:
        refuse(rules.suspension_findings(it.life, on, until, paper, it.today), paper)
        row = Suspension.objects.create(
            membership=it.membership, starts_on=on, until_on=until, detained=detained, **columns(paper)
        )
        _close(Exemption, it.membership, on, paper)
        stand(it, Standing.SUSPENDED, on, paper)
        return row


def extend_suspension(
    *, person_id: int, on: date, until: date, paper: Decision, version: int | None = None, by: "User"
) -> Movement:
    """Prolong the suspension that runs, once, by a decision of ``on``. Raises ``Refused``."""
    with act(name="extend_suspension", person_id=person_id, on=on, paper=paper, version=version, by=by) as it:
        row = Suspension.objects.filter(membership=it.membership, ends_on__isnull=True).first()
        running = Running(row.starts_on, row.until_on, row.extended) if row else None
        refuse(rules.extension_findings(it.life, running, on, until, paper, it.today), paper)
        Suspension.objects.filter(membership=it.membership, ends_on__isnull=True).update(
            until_on=until, extended=True, version=F("version") + 1
        )
        return move(it, MovementKind.STANDING, on, paper, standing=Standing.SUSPENDED)


def end_suspension(*, person_id: int, on: date, paper: Decision, version: int | None = None, by: "User") -> Movement:
    """Let a suspended member take part again from ``on``. Raises ``Refused``."""
    with act(name="end_suspension", person_id=person_id, on=on, paper=paper, version=version, by=by) as it:
        refuse(rules.ending_findings(it.life, Standing.SUSPENDED, on, paper, it.today), paper)
        _close(Suspension, it.membership, on, paper)
        return stand(it, Standing.ACTIVE, on, paper)


def _close(model: Any, membership: Membership, on: date, paper: Decision) -> None:
    model.objects.filter(membership=membership, ends_on__isnull=True).update(
        ends_on=on,
        ending_number=paper.number[:60],
        ending_reason=paper.reason[:300],
        version=F("version") + 1,
    )
