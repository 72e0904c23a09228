"""What judging people for badges needs, read for all of them at once. Reading only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Max
from django.db.models.functions import Right

from members.badges import ages, rules
from members.badges.rules import Bearer
from members.choices import ProposalStage
from members.models import Badge, BadgeProposal, Discipline, Person
from vietnam.identity import BADGE_FORMS

Wanted = tuple[int, int]


def bearers_of(people: Iterable[Person], wanted: Iterable[Wanted]) -> dict[Wanted, Bearer]:
    """Return who each (person, years) is about: four queries, whatever the number."""
    by_id = {person.pk: person for person in people}
    courses, delays = ages.courses(by_id), delays_of(by_id)
    held = set(Badge.objects.filter(person_id__in=by_id).values_list("person_id", "years"))
    waiting = BadgeProposal.objects.filter(person_id__in=by_id, stage=ProposalStage.PROPOSED)
    proposed = set(waiting.values_list("person_id", "years"))
    nothing = ages.course_of([])
    return {
        (one, years): Bearer(
            course=courses.get(one, nothing),
            born_on=by_id[one].born_on,
            held=(one, years) in held,
            proposed=(one, years) in proposed,
            delayed_until=delays.get(one),
        )
        for one, years in wanted
    }


def delays_of(person_ids: Iterable[int]) -> Mapping[int, date]:
    """Return until when disciplines put a badge off, for those where they do. One query."""
    found: dict[int, list[tuple[str, date]]] = defaultdict(list)
    rows = Discipline.objects.filter(person_id__in=list(person_ids), decided_on__isnull=False, kind__in=rules.FORMS)
    for person, kind, day in rows.values_list("person_id", "kind", "decided_on"):
        if day:
            found[person].append((kind, day))
    until = {person: rules.delayed_until(kinds) for person, kinds in found.items()}
    return {person: day for person, day in until.items() if day}


def last_serial(years: int) -> int:
    """Return the highest running number given in the city for a badge, 0 for none. One query."""
    letter, digits = BADGE_FORMS[years]
    given = Badge.objects.filter(years=years, number__regex=rf"^HN ?{letter}[0-9]{{{digits}}}$")
    top = given.aggregate(top=Max(Right("number", digits)))["top"]
    return int(top) if top else 0
