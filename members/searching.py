"""The one search box: what a text may mean, and which persons in reach it finds.

A name is found without marks by trigrams; the first 1,001 hits are taken and then put in order, the
ones with the very marks first. Numbers and dates are looked up exactly. Texts never enter a URL.
"""

import re
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from members.models import Person
from vietnam import dates, names

MOST_HITS = 1000
DIGITS = re.compile(r"[\s.\-']")


@dataclass(frozen=True)
class Question:
    """What a text asks for: ``kind`` is name, number, born or nothing; ``text`` the clean text."""

    kind: str
    text: str
    condition: Q


def understand(text: str) -> Question:
    """Return what the text of the search box asks for."""
    clean = names.normalise(text)[: names.MAX_NAME]
    digits = DIGITS.sub("", clean)
    if digits.isdigit() and len(digits) >= 8 and "/" not in clean and not _is_written_date(clean):
        return Question("number", digits, _number(digits))
    try:
        born = dates.parse(clean)
    except ValueError:
        born = None
    if born is not None and clean[:1].isdigit():
        return Question("born", clean, Q(born_on__range=(born.earliest, born.latest)))
    folded = names.fold(clean)
    if len(folded.replace(" ", "")) < 2:
        return Question("nothing", clean, Q(pk__in=[]))
    return Question("name", clean, _name(folded))


def find(people: QuerySet[Person], question: Question) -> tuple[list[int], bool]:
    """Return the ids of the persons found, best first, and whether there are more than shown.

    ``people`` holds those in reach. Two steps in one statement: the first hits, then their order.
    """
    hits = people.filter(question.condition).order_by().values("pk")[: MOST_HITS + 1]
    exact = Case(
        When(full_name__iexact=question.text, then=Value(0)),
        When(full_name__icontains=question.text, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    ordered = Person.objects.filter(pk__in=hits).annotate(rank=exact).order_by("rank", "name_sort", "pk")
    found = list(ordered.values_list("pk", flat=True))
    return found[:MOST_HITS], len(found) > MOST_HITS


def _is_written_date(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}[-. ]\d{1,2}[-. ]\d{4}", text))


def _number(digits: str) -> Q:
    """Return who holds the number, by its length: identity, card, old card, old identity card, phone."""
    found = Q(phone=digits)
    if len(digits) == 12:
        found |= Q(identity_number=digits) | Q(card_number=digits)
    if len(digits) == 9:
        found |= Q(old_identity_card=digits)
    if len(digits) == 8:
        found |= Q(old_card_number=digits) | Q(card_number=digits)
        try:
            day = dates.parse(digits)
        except ValueError:
            return found
        found |= Q(born_on__range=(day.earliest, day.latest))
    return found


def _name(folded: str) -> Q:
    """Return the condition that every word occurs; words of one or two letters as whole words."""
    condition = Q()
    for word in folded.split():
        if len(word) >= 3:
            condition &= Q(name_folded__contains=word)
        else:
            condition &= Q(name_folded__regex=rf"\m{re.escape(word)}\M")
    return condition
