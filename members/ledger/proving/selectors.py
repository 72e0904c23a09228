"""What the page of the proof shows: the last proof of a unit and of the night, the first fault of each check."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.selectors.places import detail_url
from jobs.choices import JobState
from jobs.models import Job
from members.ledger.proving.check import Check
from members.ledger.proving.running import CHECKS, Breach
from members.ledger.proving.services import KIND
from members.ledger.proving.words import values
from members.models import LedgerProof, Person

BY_CODE: Final = {check.code: check for check in CHECKS}


@dataclass(frozen=True)
class Fault:
    """The first breach of one check as the page shows it, and how many breaches there are."""

    words: str | Promise
    count: int
    is_cut: bool
    what: str
    day: date | None
    who: str
    who_url: str
    where: str
    where_url: str
    is_hidden: bool


@dataclass(frozen=True)
class ProofPage:
    """The last proof of a unit: when, as of which day, what it found; ``of_the_night`` when it was made for all."""

    made_at: datetime
    day: date
    seconds: float
    of_the_night: bool
    faults: tuple[Fault, ...]
    checks: int


def latest(organisation_id: int, path: str, scope: Scope) -> ProofPage | None:
    """Return the newer of the unit's own last proof and the night's, as far as it concerns the unit; None before any.

    Five queries, three where nothing is broken.
    """
    own = LedgerProof.objects.visible_to(scope).filter(organisation_id=organisation_id).order_by("-made_at").first()
    night = LedgerProof.objects.filter(organisation=None).order_by("-made_at").first()
    proof = max((one for one in (own, night) if one), key=lambda one: one.made_at, default=None)
    if proof is None:
        return None
    told = _inside(proof.found, path) if proof.organisation_id is None else _all(proof.found)
    broken = [(check, rows, is_cut) for check, rows, is_cut in told if rows]
    return ProofPage(
        made_at=proof.made_at,
        day=proof.day,
        seconds=proof.milliseconds / 1000,
        of_the_night=proof.organisation_id is None,
        faults=tuple(_faults(broken, scope)),
        checks=len([check for check in CHECKS if not check.today_only or proof.day == proof.made_at.date()]),
    )


Told = tuple[Check, list[Breach], bool]


def _all(found: Iterable[Mapping[str, Any]]) -> list[Told]:
    return [
        (BY_CODE[one["code"]], [_breach(one["code"], row) for row in one["rows"]], bool(one["is_cut"]))
        for one in found
        if one["code"] in BY_CODE
    ]


def _breach(code: str, row: list[Any]) -> Breach:
    person, organisation, day, expected, found = row
    return Breach(BY_CODE[code], person, organisation, date.fromisoformat(day) if day else None, expected, found)


def _inside(found: Iterable[Mapping[str, Any]], path: str) -> list[Told]:
    """Keep the breaches of the night's proof that lie in a unit: by the keeper of the person, else by the body."""
    told = _all(found)
    persons = {one.person_id for _check, rows, _cut in told for one in rows if one.person_id}
    bodies = {one.organisation_id or 0 for _check, rows, _cut in told for one in rows if not one.person_id}
    known = set(Person.objects.filter(pk__in=persons).below(path).values_list("pk", flat=True)) if persons else set()
    periods = OrganisationPeriod.objects.filter(organisation_id__in=bodies, path__startswith=path)
    places = set(periods.values_list("organisation_id", flat=True)) if bodies else set()
    return [
        (
            check,
            [one for one in rows if (one.person_id in known if one.person_id else one.organisation_id in places)],
            is_cut,
        )
        for check, rows, is_cut in told
    ]


def _faults(broken: list[Told], scope: Scope) -> Iterable[Fault]:
    """Tell the first breach of each check; people and bodies out of reach today stay unnamed."""
    firsts = [rows[0] for _check, rows, _cut in broken]
    people = Person.objects.visible_to(scope).filter(pk__in={one.person_id for one in firsts if one.person_id})
    names = dict(people.values_list("pk", "full_name")) if firsts else {}
    periods = OrganisationPeriod.objects.filter(
        scope.q(Permission.VIEW_ORGANISATIONS, "path"),
        organisation_id__in={one.organisation_id for one in firsts if one.organisation_id},
    )
    bodies = dict(periods.order_by("starts_on").values_list("organisation_id", "name")) if firsts else {}
    for check, rows, is_cut in broken:
        first = rows[0]
        who, where = names.get(first.person_id or 0, ""), bodies.get(first.organisation_id or 0, "")
        yield Fault(
            words=check.words,
            count=len(rows),
            is_cut=is_cut,
            what=values(first),
            day=first.day,
            who=who,
            who_url=reverse("members:detail", args=[first.person_id]) if who else "",
            where=where,
            where_url=detail_url(first.organisation_id) if where and first.organisation_id else "",
            is_hidden=bool(first.person_id and not who),
        )


def under_way(organisation_id: int) -> int | None:
    """Return the job that proves the unit now, None when none does."""
    waiting = Job.objects.filter(
        kind=KIND, organisation_id=organisation_id, state__in=[JobState.QUEUED, JobState.RUNNING]
    )
    return waiting.order_by("-pk").values_list("pk", flat=True).first()


def name_of(organisation_id: int) -> str:
    """Return the latest name of an organisation."""
    last = OrganisationPeriod.objects.filter(organisation_id=organisation_id).order_by("-starts_on")
    return last.values_list("name", flat=True).first() or _("tổ chức chưa rõ")
