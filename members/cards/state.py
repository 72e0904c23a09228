"""Which card a member holds: from the book of cards, else from what the record says. Reading only.

The fields of the record (number, day, issuer) tell the last card that was given, and are what lists search. The
book tells what became of each card. A record with a number and no line in the book is a card given before the
book began: it counts as in hand until the book says otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from members.badges import ages
from members.badges.ages import Course
from members.cards.rules import Holder
from members.choices import CardAsk
from members.models import CardRequest, PartyCard, Person


@dataclass(frozen=True)
class Hand:
    """The card in hand (or the last one), the cards before it, the request that is not finished."""

    in_hand: bool
    number: str
    issued_on: date | None
    issuer: str
    open_card: PartyCard | None
    cards: tuple[PartyCard, ...]
    waiting: CardRequest | None

    @property
    def is_from_record(self) -> bool:
        """Say whether the book has no line of this card: the record alone tells of it."""
        return self.in_hand and self.open_card is None


def hands_of(people: Iterable[Person]) -> dict[int, Hand]:
    """Return what each of some people holds: two queries."""
    by_id = {person.pk: person for person in people}
    cards: dict[int, list[PartyCard]] = {}
    for card in PartyCard.objects.filter(person_id__in=by_id).order_by("issued_on", "pk"):
        cards.setdefault(card.person_id, []).append(card)
    waiting = {row.person_id: row for row in CardRequest.objects.filter(person_id__in=by_id, stage=CardAsk.ASKED)}
    return {one: _hand(person, cards.get(one, []), waiting.get(one)) for one, person in by_id.items()}


def _hand(person: Person, cards: list[PartyCard], waiting: CardRequest | None) -> Hand:
    current = next((card for card in cards if card.ended_on is None), None)
    number = person.card_number or person.old_card_number
    return Hand(
        in_hand=current is not None or (not cards and bool(number)),
        number=number,
        issued_on=person.card_issued_on,
        issuer=person.card_issued_by,
        open_card=current,
        cards=tuple(cards),
        waiting=waiting,
    )


def holder_of(person: Person, hand: Hand, course: Course) -> Holder:
    """Return a member as the rules of cards see him."""
    return Holder(
        is_official=course.is_official,
        in_hand=hand.in_hand,
        asked=hand.waiting is not None,
        has_left=course.ended_on is not None,
        is_dead=course.is_dead,
        identity_number=person.identity_number,
    )


def holders_of(people: Iterable[Person]) -> dict[int, tuple[Hand, Holder]]:
    """Return hand and holder of some people: three queries."""
    found = list(people)
    courses, nothing = ages.courses(person.pk for person in found), ages.course_of([])
    hands = hands_of(found)
    return {
        person.pk: (hands[person.pk], holder_of(person, hands[person.pk], courses.get(person.pk, nothing)))
        for person in found
    }
