"""Acts on a transfer, each one transaction: asked for, approved, letter, presented, accepted, returned, cancelled.

All lock the tree, then the person, then the transfer, and judge by ``members.transfers.rules``. The old
cell counts the member until ``accept_transfer``, which alone touches placements and writes the one movement.
Errors raise ``Refused``; warnings pass with a reason; ``ChangedMeanwhile`` when the transfer has moved on.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused, stopping
from branches.choices import CELLS, Book
from branches.services import issue_number
from branches.services.ground import hold_tree
from branches.services.numbering import Subject
from members.choices import FOR_A_TIME, MovementKind, PlacementKind, Standing, TransferKind, TransferStage
from members.keeping import CellNotThere, keeper_of
from members.ledger.rules import Life, posts_held
from members.ledger.services import life_of
from members.models import (
    Hold,
    Membership,
    Movement,
    Person,
    Placement,
    Transfer,
)
from members.services.persons import current_membership
from members.services.placements import close_placements, open_placement
from members.services.running import end_posts, end_times_apart
from members.transfers import clocks, rules
from members.transfers.rules import Asked, Spot

if TYPE_CHECKING:
    from accounts.models import User

LETTER: Final = "transfer_letter"
SUBJECT: Final = "transfer"
"""What the register of numbers calls a letter of introduction, and the row it is about."""


@dataclass(frozen=True)
class Letter:
    """Giấy giới thiệu: number, day, issuer; the month dues are paid to; the portal's number of the file."""

    number: str
    on: date
    issuer: str = ""
    dues_until: date | None = None
    portal_number: str = ""


@dataclass
class Ground:
    """The rows an act stands on, locked: the person, the membership, the transfer."""

    person: Person
    membership: Membership
    transfer: Transfer
    today: date

    @property
    def is_official(self) -> bool:
        """Say whether the membership itself moves."""
        return rules.is_official(self.transfer.kind, self.transfer.moved_on, self.transfer.until_on)


@contextmanager
def act_on(*, name: str, step: str, transfer_id: int, version: int | None, reason: str, by: "User") -> Iterator[Ground]:
    """Open the one transaction of an act on a transfer; lock tree, person and transfer; check the step."""
    person_id = Transfer.objects.values_list("membership__person_id", flat=True).get(pk=transfer_id)
    with transaction.atomic(), history.act(name, by=by, reason=reason):
        hold_tree()
        person = Person.objects.locked(person_id)
        transfer = Transfer.objects.select_for_update(of=("self",)).select_related("membership").get(pk=transfer_id)
        if step:
            refuse(rules.step_findings(step, transfer.stage), "")
        if version is not None and version != transfer.version:
            raise ChangedMeanwhile({"stage": (None, transfer.stage, None)}, transfer.version)
        yield Ground(person, transfer.membership, transfer, timezone.localdate())


def refuse(findings: Sequence[Finding], reason: str) -> None:
    """Stop on errors, and on warnings for which no reason is written."""
    if stopping(findings) or (findings and not reason.strip()):
        raise Refused(findings)


def move_on(transfer: Transfer, **columns: Any) -> Transfer:
    """Write columns of a transfer and raise its version."""
    Transfer.objects.filter(pk=transfer.pk).update(**columns, version=F("version") + 1)
    transfer.refresh_from_db()
    return transfer


def spot(cell_id: int | None, *days: date) -> Spot | None:
    """Return a cell with whether it is one and open on all the days; None for no cell."""
    if cell_id is None:
        return None
    try:
        places = [keeper_of(cell_id, day) for day in days]
    except CellNotThere:
        return Spot(cell_id, is_open=False)
    return Spot(cell_id, all(one.kind in CELLS for one in places), (places[-1].base_id, places[-1].committee_id))


def _home(person_id: int, today: date) -> Spot | None:
    placement = open_placement(person_id)
    return spot(placement.cell_id, today) if placement else None


def _held(membership: Membership, day: date) -> bool:
    return Hold.objects.on(day).filter(membership=membership).exists()


def _is_elsewhere(membership: Membership) -> bool:
    return Placement.objects.filter(membership=membership, kind=PlacementKind.TEMPORARY, ends_on__isnull=True).exists()


# ── leaving ─────────────────────────────────────────────────────────────────
def request_transfer(
    *,
    person_id: int,
    kind: str,
    moved_on: date,
    to_cell_id: int | None = None,
    to_words: str = "",
    until_on: date | None = None,
    study: bool = False,
    portal_number: str = "",
    reason: str = "",
    by: "User",
) -> Transfer:
    """Write that a member is to move: to a cell of ours, or in words to a place outside the city.

    Nothing moves yet. ``until_on`` is for stays for a time, ``study`` lengthens them. Raises ``Refused``.
    """
    if kind not in rules.ASKED_FOR:
        raise ValueError(f"not a kind of transfer to ask for: {kind!r}")
    with transaction.atomic(), history.act("request_transfer", by=by, reason=reason):
        hold_tree()
        person = Person.objects.locked(person_id)
        membership = current_membership(person_id)
        if membership is None:
            raise Refused([Finding("no_membership", "", _("Người này chưa có đảng tịch."), _("Ghi đảng tịch trước."))])
        today = timezone.localdate()
        home = _home(person_id, today)
        asked = Asked(kind, spot(to_cell_id, today), to_words, moved_on, until_on, study)
        held, elsewhere = _held(membership, today), _is_elsewhere(membership)
        life = life_of(membership, today)
        refuse(rules.request_findings(asked, life, home, today, held=held, elsewhere=elsewhere), reason)
        return Transfer.objects.create(
            membership=membership,
            kind=kind,
            from_cell_id=home.cell_id if home else person.keeper_id,
            to_cell_id=to_cell_id,
            to_words="" if to_cell_id else to_words[:300],
            reason=reason[:300],
            moved_on=moved_on,
            until_on=until_on if kind in FOR_A_TIME else None,
            study=study and kind == TransferKind.TEMPORARY,
            portal_number=portal_number[:60],
            created_by=by,
        )


def approve_transfer(*, transfer_id: int, version: int | None = None, by: "User") -> Transfer:
    """Write that cell and grassroots committee agree. Raises ``Refused`` and ``ChangedMeanwhile``."""
    with act_on(
        name="approve_transfer", step="approve", transfer_id=transfer_id, version=version, reason="", by=by
    ) as it:
        refuse_held(it)
        return move_on(it.transfer, stage=TransferStage.APPROVED)


def issue_letter(
    *,
    transfer_id: int,
    letter: Letter,
    register_of: int | None = None,
    late_reason: str = "",
    version: int | None = None,
    by: "User",
) -> Transfer:
    """Write the letter of introduction; from its day the clock of presenting runs.

    A letter without a number gets the next one of the organisation ``register_of``, in this transaction: an
    act that fails leaves no gap. Past the clock of starting ``late_reason`` is asked for. Raises ``Refused``
    and ``ChangedMeanwhile``.
    """
    with act_on(
        name="issue_letter", step="issue", transfer_id=transfer_id, version=version, reason=late_reason, by=by
    ) as it:
        refuse_held(it)
        row, given = it.transfer, letter.number.strip()
        clock = clocks.start_clock(row.kind, row.moved_on, row.until_on, clocks.days_off())
        numbered = bool(given or register_of)
        refuse(
            rules.letter_findings(letter.on, letter.dues_until, it.today, clock, late_reason, numbered=numbered),
            late_reason,
        )
        return move_on(
            row,
            stage=TransferStage.ISSUED,
            letter_number=given[:60] or next_number(row, register_of or 0, letter.on, by),
            letter_on=letter.on,
            letter_issuer=letter.issuer[:200],
            dues_until=letter.dues_until,
            portal_number=letter.portal_number[:60] or row.portal_number,
            late_reason=late_reason[:300],
        )


def next_number(row: Transfer, organisation_id: int, day: date, by: "User") -> str:
    """Give the letter the next number of an organisation's book."""
    subject = Subject(LETTER, SUBJECT, row.pk)
    paper = issue_number(organisation_id=organisation_id, book=Book.TRANSFERS, day=day, subject=subject, by=by)
    return paper.symbol


def refuse_held(it: Ground) -> None:
    """Stop an official transfer while an inspection or complaint is open."""
    if it.is_official:
        refuse(rules.hold_findings(held=_held(it.membership, it.today)), "")


def cancel_transfer(*, transfer_id: int, reason: str, version: int | None = None, by: "User") -> Transfer:
    """End a transfer that will not take place; the member stays where he is. Raises ``Refused``."""
    with act_on(
        name="cancel_transfer", step="cancel", transfer_id=transfer_id, version=version, reason=reason, by=by
    ) as it:
        return _close(it, TransferStage.CANCELLED, it.today, reason)


# ── arriving ────────────────────────────────────────────────────────────────
def record_presented(
    *, transfer_id: int, on: date, late_reason: str = "", version: int | None = None, by: "User"
) -> Transfer:
    """Write the day the letter was handed in at the new place; late, with its reason. Raises ``Refused``."""
    with act_on(
        name="record_presented", step="present", transfer_id=transfer_id, version=version, reason=late_reason, by=by
    ) as it:
        refuse(_presented(it, on, late_reason), late_reason)
        reasons = _joined(it.transfer.late_reason, late_reason)
        return move_on(it.transfer, stage=TransferStage.PRESENTED, presented_on=on, late_reason=reasons)


def _presented(it: Ground, on: date, late_reason: str) -> list[Finding]:
    row = it.transfer
    terms = (row.kind, row.moved_on, row.until_on, row.letter_on)
    clock, lapse = clocks.present_clock(*terms, clocks.days_off()), clocks.lapse_clock(*terms)
    return rules.presented_findings(on, row.letter_on, it.today, clock, lapse, late_reason)


def _joined(*reasons: str) -> str:
    return "; ".join(dict.fromkeys(one.strip() for one in reasons if one.strip()))[:300]


def accept_transfer(
    *,
    transfer_id: int,
    on: date,
    presented_on: date | None = None,
    late_reason: str = "",
    posts_end: bool = False,
    index_confirmed: bool | None = None,
    version: int | None = None,
    by: "User",
) -> Transfer:
    """Take the member in on a day: from then on the new cell counts him, by one movement.

    To a cell of ours: the old formal placement ends and the new begins. Out of the city: the membership
    ends as departed, and posts with it when ``posts_end``. For a time: a temporary placement without
    movement, or nothing where the host is outside. ``presented_on`` is needed when it was not recorded
    before (``on`` when None); ``index_confirmed`` says whether the file came with its confirmed index (None:
    nobody looked). Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    with act_on(
        name="accept_transfer", step="accept", transfer_id=transfer_id, version=version, reason=late_reason, by=by
    ) as it:
        row = it.transfer
        found = []
        if row.presented_on is None:
            row.presented_on = presented_on or on
            found = _presented(it, row.presented_on, late_reason)
        home = _home(it.person.pk, it.today)
        life = life_of(it.membership, on)
        not_before = max(day for day in (row.letter_on, row.presented_on) if day)
        to = spot(row.to_cell_id, on, it.today)
        refuse_held(it)
        found += rules.accept_findings(on, not_before, it.today, to, home, life, official=it.is_official)
        found += _posts_held(it, life, posts_end=posts_end)
        found += rules.index_findings(on, index_confirmed)
        refuse(found, late_reason)
        _settle(it, on, posts_end=posts_end)
        return move_on(
            row,
            stage=TransferStage.ACCEPTED,
            presented_on=row.presented_on,
            late_reason=_joined(row.late_reason, late_reason),
            index_confirmed=index_confirmed,
            closed_on=on,
        )


def _posts_held(it: Ground, life: Life, *, posts_end: bool) -> list[Finding]:
    if posts_end or not life.open_posts or not it.is_official or it.transfer.to_cell_id:
        return []
    return [posts_held(life.open_posts)]


def _settle(it: Ground, on: date, *, posts_end: bool) -> None:
    """Write what the acceptance means for placements, membership and keeper."""
    to_cell_id = it.transfer.to_cell_id
    if not it.is_official:
        if to_cell_id:
            Placement.objects.create(
                membership=it.membership, cell_id=to_cell_id, kind=PlacementKind.TEMPORARY, starts_on=on
            )
    elif to_cell_id:
        arrive(it, to_cell_id, on)
    else:
        _depart(it, on, posts_end=posts_end)


def arrive(it: Ground, to_cell_id: int, on: date) -> None:
    """Move the formal placement to a cell of ours; a stay for a time there ends, it is home now."""
    old = open_placement(it.person.pk)
    here = it.membership.placements.filter(kind=PlacementKind.TEMPORARY, cell_id=to_cell_id, ends_on__isnull=True)
    here.update(ends_on=on)
    if old:
        Placement.objects.filter(pk=old.pk).update(ends_on=on)
    Placement.objects.create(membership=it.membership, cell_id=to_cell_id, starts_on=on, kind=PlacementKind.FORMAL)
    Person.objects.filter(pk=it.person.pk).update(**keeper_of(to_cell_id, it.today).columns(), version=F("version") + 1)
    from_cell_id = old.cell_id if old else None
    _write_movement(
        it, MovementKind.ARRIVED, on, from_cell_id=from_cell_id, to_cell_id=to_cell_id, standing=it.membership.standing
    )


def _depart(it: Ground, on: date, *, posts_end: bool) -> None:
    """End the membership in this register: the member lives on in another province, or abroad."""
    placement = close_placements(it.membership, on)
    if posts_end:
        end_posts(it.person.pk, on, reason=_("Chuyển sinh hoạt đảng."))
    end_times_apart(it.membership, on, "")
    standing = Standing.DEPARTED
    Membership.objects.filter(pk=it.membership.pk).update(standing=standing, standing_on=on, ended_on=on)
    Person.objects.filter(pk=it.person.pk).update(version=F("version") + 1)
    from_cell_id = placement.cell_id if placement else it.person.keeper_id
    _write_movement(it, MovementKind.DEPARTED, on, from_cell_id=from_cell_id, standing=standing)


def _write_movement(it: Ground, kind: str, on: date, **more: Any) -> Movement:
    row = it.transfer
    return Movement.objects.create(
        membership=it.membership,
        kind=kind,
        happened_on=on,
        decision_number=row.letter_number,
        decided_on=row.letter_on,
        issuer=row.letter_issuer,
        reason=row.reason,
        transfer=row,
        **more,
    )


def return_transfer(*, transfer_id: int, on: date, reason: str, version: int | None = None, by: "User") -> Transfer:
    """Send the letter back; the member stays with the old cell. Raises ``Refused``."""
    with act_on(
        name="return_transfer", step="return", transfer_id=transfer_id, version=version, reason=reason, by=by
    ) as it:
        if on > it.today or (it.transfer.letter_on and on < it.transfer.letter_on):
            words = _("Ngày trả lại phải từ ngày giấy giới thiệu đến hôm nay.")
            raise Refused([Finding("date_in_future", "on", words, _("Xem lại ngày."))])
        return _close(it, TransferStage.RETURNED, on, reason)


def _close(it: Ground, stage: str, on: date, reason: str) -> Transfer:
    if not reason.strip():
        raise Refused([Finding("required", "reason", _("Chưa ghi lý do."), _("Ghi vì sao trả lại hoặc hủy."))])
    return move_on(it.transfer, stage=stage, closed_on=on, closing_reason=reason[:300])
