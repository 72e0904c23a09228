"""The book of cards follows the record: who corrects number, day or issuer there corrects the card in hand."""

from collections.abc import Iterable
from typing import Final

from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.findings import Finding, Refused
from members.models import PartyCard

FIELDS: Final = frozenset({"card_number", "card_issued_on", "card_issued_by"})
"""Fields of the record that tell of the card in hand."""


def follow_record(person_ids: Iterable[int]) -> None:
    """Let the cards in hand say what the records say now; one query where nothing differs.

    Raises ``Refused`` when the number of a card in hand was emptied: a card ends by loss, exchange or collection.
    """
    differs = ~Q(number=F("person__card_number")) | ~Q(issuer=F("person__card_issued_by"))
    differs |= Q(person__card_issued_on__isnull=False) & ~Q(issued_on=F("person__card_issued_on"))
    open_cards = PartyCard.objects.filter(differs, person_id__in=list(person_ids), ended_on__isnull=True)
    for card in open_cards.select_related("person"):
        if not card.person.card_number:
            words = _("Sổ thẻ ghi đồng chí này đang giữ thẻ, nên không bỏ trống số thẻ được.")
            remedy = _("Ghi mất, đổi hoặc thu hồi ở trang Thẻ đảng viên.")
            raise Refused([Finding("card_kept_by_the_book", "card_number", words, remedy)])
        card.number, card.issuer = card.person.card_number, card.person.card_issued_by
        card.issued_on = card.person.card_issued_on or card.issued_on
        card.version += 1
        card.save(update_fields=["number", "issuer", "issued_on", "version"])
