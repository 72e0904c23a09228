"""Mức thu và trích of a body: what counts today and where it is from, what was written for it, what the rules say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import rulebook
from branches.models import OrganisationPeriod
from branches.querysets import during
from branches.selectors.places import ids_of, paper_words
from cell_life.dues.above.shares import Share, share_words, shares_of
from cell_life.models import DuesSetting

RETENTION = "dues.retention."


@dataclass(frozen=True)
class Rule:
    """What the rules of the day say of a kind of body."""

    key: str
    title: str
    share: str
    source: str
    sureness: str
    note: str


@dataclass(frozen=True)
class Written:
    """One row written for the body itself."""

    row: DuesSetting
    share: str
    paper: str
    is_current: bool


@dataclass(frozen=True)
class Page:
    """The page of a body's settings."""

    share: Share
    zone: str
    zone_from: str
    rows: tuple[Written, ...]
    rules: tuple[Rule, ...]


def page_of(place: OrganisationPeriod, today: date) -> Page:
    """Return the page of a body on a day: five queries."""
    rows = DuesSetting.objects.filter(organisation=place.organisation_id).order_by("-starts_on", "-pk")
    zone, giver = zone_of(place, today)
    return Page(
        share=shares_of([place], today)[place.organisation_id],
        zone=zone,
        zone_from=giver,
        rows=tuple(_written(row, today) for row in rows),
        rules=rules_of(today),
    )


def _written(row: DuesSetting, today: date) -> Written:
    numerator, denominator = row.kept_numerator, row.kept_denominator
    share = share_words(Fraction(numerator, denominator)) if numerator is not None and denominator else ""
    is_current = row.starts_on <= today and (row.ends_on is None or row.ends_on > today)
    return Written(row, share, paper_words(row.decision_number, row.decided_on, row.issuer), is_current)


def zone_of(place: OrganisationPeriod, day: date) -> tuple[str, str]:
    """Return the wage zone of a body and the name of the body that wrote it: the nearest upwards. Two queries."""
    line = ids_of(place.path)
    rows = DuesSetting.objects.filter(during(day), organisation__in=line).exclude(zone="")
    held = [row for row in rows if not row.own_only or row.organisation_id == place.organisation_id]
    if not held:
        return "", ""
    nearest = max(held, key=lambda row: (line.index(row.organisation_id), row.own_only))
    giver = OrganisationPeriod.objects.filter(organisation=nearest.organisation_id).order_by("-starts_on")
    return nearest.zone, giver.values_list("name", flat=True).first() or ""


def rules_of(day: date) -> tuple[Rule, ...]:
    """Return what the rules of a day say about shares kept, whoever they are about."""
    known = rulebook.on(day)
    found: Sequence[rulebook.Parameter] = [known[key] for key in known if key.startswith(RETENTION)]
    return tuple(
        Rule(one.key, one.title, share_words(one.value), str(one.source), one.confidence.label, one.note)
        for one in found
    )
