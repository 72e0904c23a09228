"""The cards of a person as entries of the person's timeline: given, and ended by loss, exchange or collection."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.scope import Scope
from members.choices import CardEnd, CardKind
from members.models import PartyCard
from members.timeline import Entry


def entries(person_id: int, scope: Scope) -> Iterator[Entry]:
    """Give the issue and the end of each card of the book; numbers stay on the page of cards. One query."""
    url = reverse("cards:person", args=[person_id])
    for card in PartyCard.objects.filter(person_id=person_id).order_by("issued_on", "pk"):
        title = _("Thẻ đảng viên: {kind}").format(kind=CardKind(card.kind).label)
        yield Entry(card.issued_on, f"{card.issued_on:%d/%m/%Y}", title, card.decision_number, url)
        if card.ended_on and card.ending != CardEnd.EXCHANGED:
            ended = _("Thẻ đảng viên {ending}").format(ending=CardEnd(card.ending).label)
            yield Entry(card.ended_on, f"{card.ended_on:%d/%m/%Y}", ended, card.note, url)
