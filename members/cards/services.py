"""Acts on cards: asked for, decided, refused, handed over, lost, collected. Each is one transaction.

Only here, and in ``members.services.cards``, the record is told of a new card: number, day, issuer.
Errors raise ``Refused``; warnings pass with a reason; ``ChangedMeanwhile`` when the request has moved on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused
from branches.choices import Book
from branches.services import issue_number
from branches.services.numbering import Subject
from members.cards import rules
from members.cards.rules import Holder
from members.cards.state import Hand, holders_of
from members.choices import CardAsk, CardEnd, CardKind
from members.models import CardRequest, PartyCard, Person
from members.services.persons import held_finding

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Paper:
    """The decision: its number (empty = the next of the register of ``register_of``), day and issuer."""

    number: str
    on: date
    issuer: str = ""
    register_of: int | None = None


def ask_card(
    *, person_id: int, kind: str, asked_on: date, reason: str = "", happened_on: date | None = None, by: "User"
) -> CardRequest:
    """Ask for a card: the first, or another for one damaged, wrong or lost. Raises ``Refused``."""
    with transaction.atomic(), history.act("ask_card", by=by, reason=reason):
        person, _hand, holder = _locked(person_id)
        _stop(rules.asking_findings(holder, kind, asked_on, reason, happened_on, timezone.localdate()))
        return _request(person, kind, asked_on, reason, happened_on)


def _locked(person_id: int) -> tuple[Person, Hand, Holder]:
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    hand, holder = holders_of([person])[person_id]
    return person, hand, holder


def _stop(findings: Sequence[Finding]) -> None:
    if findings:
        raise Refused(findings)


def _request(person: Person, kind: str, asked_on: date, reason: str, happened_on: date | None) -> CardRequest:
    return CardRequest.objects.create(
        person=person, kind=kind, asked_on=asked_on, reason=reason.strip()[:300], happened_on=happened_on
    )


def record_loss(*, person_id: int, on: date, reason: str, by: "User") -> CardRequest | None:
    """Write that the card in hand is lost and, for one still in the Party, ask for another. Raises ``Refused``."""
    with transaction.atomic(), history.act("record_card_loss", by=by, reason=reason):
        today = timezone.localdate()
        person, hand, holder = _locked(person_id)
        found = rules.ending_findings(holder, CardEnd.LOST, on, hand.issued_on, today)
        if not reason.strip():
            found.append(Finding("required", "reason", _("Chưa ghi mất thế nào."), _("Ví dụ: mất ví trên xe buýt.")))
        _stop(found)
        _end(person, hand, CardEnd.LOST, on, reason)
        if holder.has_left or hand.waiting:
            return None
        return _request(person, CardKind.REPLACE, today, reason, on)


def end_card(*, person_id: int, ending: str, on: date, reason: str = "", by: "User") -> PartyCard:
    """Write that a card is collected from who left, or left to the family of the dead. Raises ``Refused``."""
    with transaction.atomic(), history.act("end_card", by=by, reason=reason):
        person, hand, holder = _locked(person_id)
        _stop(rules.ending_findings(holder, ending, on, hand.issued_on, timezone.localdate()))
        return _end(person, hand, ending, on, reason)


def _end(person: Person, hand: Hand, ending: str, on: date, note: str) -> PartyCard:
    """End the card in hand; one known from the record alone is written into the book as it ends."""
    card = hand.open_card
    if card is None:
        unknown = "" if hand.issued_on else _("Không rõ ngày cấp.")
        card = PartyCard(
            person=person,
            number=hand.number,
            kind=CardKind.FIRST,
            issued_on=min(hand.issued_on or on, on),
            issuer=hand.issuer[:200],
        )
        note = f"{unknown} {note}".strip()
    card.ended_on, card.ending, card.note = on, ending, (note or card.note)[:300]
    card.version += 1
    card.save()
    return card


# ── deciding ────────────────────────────────────────────────────────────────
def decide_cards(*, request_ids: Iterable[int], paper: Paper, by: "User") -> str:
    """Write one decision on many requests, all or none; returns its number. Raises ``Refused``."""
    with transaction.atomic(), history.act("decide_cards", by=by, paper=paper.number):
        rows = _waiting(request_ids)
        found = []
        if any(row.decided_on for row in rows):
            found.append(_closed())
        if paper.on > timezone.localdate():
            found.append(Finding("date_in_future", "on", _("Ngày này chưa tới."), _("Ghi ngày trên quyết định.")))
        if not paper.number.strip() and not paper.register_of:
            found.append(Finding("required", "number", _("Chưa có số quyết định."), _("Ghi số trên quyết định.")))
        _stop(found)
        number = paper.number.strip()[:60] or _next_number(rows[0], paper, by)
        CardRequest.objects.filter(pk__in=[row.pk for row in rows]).update(
            decision_number=number, decided_on=paper.on, issuer=paper.issuer[:200], version=F("version") + 1
        )
    return number


def _waiting(request_ids: Iterable[int]) -> list[CardRequest]:
    """Lock requests that are not finished, people first; refuses none chosen and those that are finished."""
    ids = sorted(set(request_ids))
    people = CardRequest.objects.filter(pk__in=ids).values_list("person_id", flat=True)
    list(Person.objects.select_for_update(of=("self",)).filter(pk__in=list(people)).order_by("pk"))
    rows = list(CardRequest.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    if not rows:
        words = _("Chưa chọn đồng chí nào.")
        raise Refused([Finding("required", "", words, _("Đánh dấu những đồng chí có trong quyết định."))])
    if any(row.stage != CardAsk.ASKED for row in rows):
        raise Refused([_closed()])
    return rows


def _closed() -> Finding:
    words = _("Có đề nghị vừa được người khác quyết định hoặc trao thẻ.")
    return Finding("card_closed", "", words, _("Tải lại trang rồi chọn lại."))


def _next_number(row: CardRequest, paper: Paper, by: "User") -> str:
    subject = Subject("card_decision", "cardrequest", row.pk)
    register = paper.register_of or 0
    given = issue_number(organisation_id=register, book=Book.DECISIONS, day=paper.on, subject=subject, by=by)
    return given.symbol


def refuse_card(*, request_id: int, reason: str, version: int | None = None, by: "User") -> CardRequest:
    """Close a request without a card, for a reason. Raises ``Refused`` and ``ChangedMeanwhile``."""
    with transaction.atomic(), history.act("refuse_card", by=by, reason=reason):
        row = _waiting([request_id])[0]
        if version is not None and version != row.version:
            raise ChangedMeanwhile({"stage": (None, row.stage, None)}, row.version)
        if not reason.strip():
            words = _("Chưa ghi lý do không cấp thẻ.")
            raise Refused([Finding("required", "reason", words, _("Ví dụ: đã tìm thấy thẻ cũ."))])
        CardRequest.objects.filter(pk=row.pk).update(
            stage=CardAsk.REFUSED, closing_reason=reason.strip()[:300], version=F("version") + 1
        )
        row.refresh_from_db()
        return row


# ── handing over ────────────────────────────────────────────────────────────
def hand_over(*, request_id: int, issued_on: date, number: str = "", note: str = "", by: "User") -> PartyCard:
    """Write that a new card is in hand; its number is the personal number unless given. Raises ``Refused``."""
    with transaction.atomic(), history.act("hand_over_card", by=by, reason=note):
        return _hand_over(_waiting([request_id])[0], issued_on, number, note)


def hand_over_many(*, request_ids: Iterable[int], issued_on: date, by: "User") -> int:
    """Write that these cards are handed over, each with the personal number, all or none. Raises ``Refused``."""
    with transaction.atomic(), history.act("hand_over_cards", by=by):
        rows, refused = _waiting(request_ids), list[Finding]()
        for row in rows:
            try:
                _hand_over(row, issued_on, "", "")
            except Refused as one:
                refused += [_naming(row, finding) for finding in one.findings]
        _stop(refused)
    return len(rows)


def _naming(row: CardRequest, finding: Finding) -> Finding:
    words = _("{name}: {words}").format(name=row.person.full_name, words=finding.reason)
    return Finding(finding.code, "", words, finding.remedy, finding.level)


def _hand_over(row: CardRequest, issued_on: date, number: str, note: str) -> PartyCard:
    person = row.person
    hand, holder = holders_of([person])[person.pk]
    given = number.strip() or person.identity_number
    found = _handing_findings(row, holder, issued_on)
    _stop(found or rules.number_findings(holder, given, note))
    if hand.in_hand:
        _end(person, hand, CardEnd.EXCHANGED, issued_on, "")
    try:
        with transaction.atomic():
            card = PartyCard.objects.create(
                person=person,
                number=given,
                kind=row.kind,
                issued_on=issued_on,
                decision_number=row.decision_number,
                issuer=row.issuer,
                note=note.strip()[:300],
            )
            Person.objects.filter(pk=person.pk).update(
                card_number=given, card_issued_on=issued_on, card_issued_by=row.issuer[:200], version=F("version") + 1
            )
    except IntegrityError as error:
        raise Refused([held_finding("card_number")]) from error
    CardRequest.objects.filter(pk=row.pk).update(stage=CardAsk.ISSUED, card=card, version=F("version") + 1)
    return card


def _handing_findings(row: CardRequest, holder: Holder, issued_on: date) -> list[Finding]:
    if row.decided_on is None:
        words = _("Đề nghị này chưa có quyết định.")
        return [Finding("card_not_decided", "", words, _("Ghi quyết định trước khi trao thẻ."))]
    if holder.has_left:
        words = _("Đồng chí này không còn ở trong Đảng.")
        return [Finding("card_not_official", "", words, _("Ghi không cấp thẻ."))]
    if issued_on > timezone.localdate() or issued_on < row.decided_on:
        words = _("Ngày cấp thẻ phải từ ngày quyết định {day} đến hôm nay.").format(day=f"{row.decided_on:%d/%m/%Y}")
        return [Finding("date_in_future", "issued_on", words, _("Xem lại ngày."))]
    return []
