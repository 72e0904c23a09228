"""Taking in members from outside the city: unknown to the register, or departed from it before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from branches.services.ground import hold_tree
from members.choices import MovementKind, Standing, TransferKind, TransferStage
from members.ledger.services import life_of
from members.models import Membership, Movement, Person, Transfer
from members.services.persons import current_membership, register_person
from members.transfers import clocks, rules
from members.transfers.services.acts import Ground, Letter, arrive, refuse, spot

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Coming:
    """Who sends, by which letter, from when the new cell counts the member, whether the file's index is confirmed."""

    from_words: str
    letter: Letter
    on: date
    index_confirmed: bool | None = None


def receive_from_outside(
    *, values: Mapping[str, Any], cell_id: int, coming: Coming, reason: str = "", by: "User"
) -> Transfer:
    """Write a member unknown to the register who arrives in a cell: record, place and one movement ``arrived``.

    ``values`` by field name (``facts.FIELDS``). Raises ``Refused``, and ``NumberHeld`` for a number known already.
    """
    with transaction.atomic(), history.act("receive_from_outside", by=by, reason=reason, paper=coming.letter.number):
        today = timezone.localdate()
        refuse(coming_findings(coming, today, reason), reason)
        person = register_person(
            values=values, cell_id=cell_id, as_of=coming.on, kind=MovementKind.ARRIVED, reason=reason, by=by
        )
        membership = Membership.objects.get(person=person)
        row = _row(membership, cell_id, coming, reason, by)
        Movement.objects.filter(membership=membership).update(
            transfer=row, decision_number=row.letter_number, decided_on=row.letter_on, issuer=row.letter_issuer
        )
        return row


def receive_returning(*, person_id: int, cell_id: int, coming: Coming, reason: str = "", by: "User") -> Transfer:
    """Take back a member who had departed from the city: the same membership goes on in a cell. Raises ``Refused``."""
    with transaction.atomic(), history.act("receive_returning", by=by, reason=reason, paper=coming.letter.number):
        hold_tree()
        today = timezone.localdate()
        person = Person.objects.locked(person_id)
        membership = current_membership(person_id)
        if membership is None or membership.standing != Standing.DEPARTED:
            words = _("Sổ không ghi đồng chí này đã chuyển đi.")
            raise Refused([Finding("not_departed", "", words, _("Xem lại trạng thái của đồng chí ấy."))])
        to = spot(cell_id, coming.on, today)
        found = coming_findings(coming, today, reason)
        found += rules.accept_findings(coming.on, None, today, to, None, life_of(membership, coming.on), official=True)
        refuse(found, reason)
        Membership.objects.filter(pk=membership.pk).update(
            standing=Standing.ACTIVE, standing_on=coming.on, ended_on=None
        )
        membership.refresh_from_db()
        row = _row(membership, cell_id, coming, reason, by)
        arrive(Ground(person, membership, row, today), cell_id, coming.on)
        return row


def coming_findings(coming: Coming, today: date, reason: str) -> list[Finding]:
    """Say what speaks against the letter of another province and the day it was handed in."""
    letter = coming.letter
    found = rules.letter_findings(
        letter.on, letter.dues_until, today, None, reason, numbered=bool(letter.number.strip())
    )
    if not coming.from_words.strip():
        words = _("Chưa ghi chuyển từ đâu đến.")
        found.append(Finding("required", "from_words", words, _("Ghi tổ chức đảng và tỉnh, thành phố nơi đi.")))
    terms = (TransferKind.FORMAL, letter.on, None, letter.on)
    clock, lapse = clocks.present_clock(*terms, clocks.days_off()), clocks.lapse_clock(*terms)
    found += rules.presented_findings(coming.on, letter.on, today, clock, lapse, reason)
    return found + rules.index_findings(coming.on, coming.index_confirmed)


def _row(membership: Membership, cell_id: int, coming: Coming, reason: str, by: "User") -> Transfer:
    letter = coming.letter
    return Transfer.objects.create(
        membership=membership,
        kind=TransferKind.FORMAL,
        stage=TransferStage.ACCEPTED,
        to_cell_id=cell_id,
        from_words=coming.from_words[:300],
        moved_on=letter.on,
        letter_number=letter.number.strip()[:60],
        letter_on=letter.on,
        letter_issuer=letter.issuer[:200],
        dues_until=letter.dues_until,
        portal_number=letter.portal_number[:60],
        presented_on=coming.on,
        index_confirmed=coming.index_confirmed,
        late_reason=reason[:300],
        closed_on=coming.on,
        created_by=by,
    )
