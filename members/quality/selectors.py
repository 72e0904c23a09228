"""What pages say of the quality of data: a unit's four sides and repairs, the share of clean records of many bodies."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from accounts.roles import Permission
from accounts.scope import Scope
from branches.hooks import Clean
from branches.models import OrganisationPeriod
from branches.querysets import during
from members import filters
from members.quality.faults import ASPECT_WORDS, CLEAN, FAULTS, Aspect, Fault
from vietnam.words import number

REPAIRS: Final = 5
UNIT: Final = """
    WITH part AS (SELECT * FROM members_cellquality WHERE path LIKE %s || '%%'),
    repair AS (SELECT key, sum(value::int) AS n FROM part, jsonb_each_text(part.repairs) GROUP BY key)
    SELECT sum(members), sum(wrong), sum(missing), sum(doubled), sum(stale), sum(clean), min(computed_at),
           (SELECT jsonb_object_agg(key, n)::text FROM repair)
    FROM part
"""
MANY: Final = """
    SELECT unit.id, sum(kept.members), sum(kept.clean)
    FROM unnest(%s::bigint[], %s::text[]) AS unit(id, path)
    JOIN members_cellquality AS kept ON kept.path ~>=~ unit.path AND kept.path ~<~ (rtrim(unit.path, '/') || '0')
    WHERE kept.members > 0
    GROUP BY unit.id
"""
"""Below a path lies what begins with it: from the path to the same with the sign after the slash, one index range."""
SIDES: Final[Mapping[Aspect, str | Promise]] = {
    Aspect.WRONG: gettext_lazy("Đúng"),
    Aspect.MISSING: gettext_lazy("Đủ"),
    Aspect.DOUBLED: gettext_lazy("Sạch"),
    Aspect.STALE: gettext_lazy("Sống"),
}


@dataclass(frozen=True)
class Side:
    """One of the four sides: its name, what is amiss, how many records, the list of them."""

    name: str | Promise
    words: str | Promise
    number: int
    url: str

    @property
    def amount(self) -> str:
        """Say the number as people read it."""
        return number(self.number)


@dataclass(frozen=True)
class Repair:
    """One repair: what to do, how many records it mends, the prepared list, and where many may be mended at once."""

    act: str | Promise
    number: int
    url: str
    many_url: str = ""

    @property
    def amount(self) -> str:
        """Say how many records: 12 hồ sơ."""
        return ngettext("{n} hồ sơ", "{n} hồ sơ", self.number).format(n=number(self.number))


@dataclass(frozen=True)
class Quality:
    """The quality of one unit's data; ``repairs`` are at most five, those that mend most records first."""

    members: int
    clean: Clean
    clean_url: str
    page_url: str
    sides: tuple[Side, ...]
    repairs: tuple[Repair, ...]
    more: int
    computed_at: datetime

    @property
    def words(self) -> str:
        """Say how many of all records are clean."""
        form = ngettext("{clean} trong {n} hồ sơ sạch", "{clean} trong {n} hồ sơ sạch", self.members)
        return form.format(clean=number(self.clean.clean), n=number(self.members))


def quality_of(unit: filters.Unit, scope: Scope) -> Quality | None:
    """Return the quality of a unit's data as last counted; None where nobody has been counted. One query."""
    with connection.cursor() as cursor:
        cursor.execute(UNIT, [unit.path])
        members, *sides, clean, computed_at, repairs = cursor.fetchone()
    if not members:
        return None
    order = (Aspect.WRONG, Aspect.MISSING, Aspect.DOUBLED, Aspect.STALE)
    mending = _repairs(json.loads(repairs or "{}"), unit, scope)
    return Quality(
        members=members,
        clean=Clean(members, clean),
        clean_url=_list(unit, {"sai": CLEAN}),
        page_url=f"{reverse('members:quality')}?{urlencode({'don_vi': unit.organisation_id})}",
        sides=tuple(
            Side(SIDES[aspect], ASPECT_WORDS[aspect], number, _list(unit, {"sai": aspect}))
            for aspect, number in zip(order, sides, strict=True)
        ),
        repairs=tuple(mending[:REPAIRS]),
        more=max(len(mending) - REPAIRS, 0),
        computed_at=computed_at,
    )


def _repairs(numbers: Mapping[str, int], unit: filters.Unit, scope: Scope) -> list[Repair]:
    """Return all repairs of a unit, those that mend most records first; equals as ``FAULTS`` has them."""
    known = [(FAULTS[code], numbers[code]) for code in FAULTS if numbers.get(code)]
    may_edit = scope.allows(Permission.EDIT_MEMBERS, unit.path)
    return [
        Repair(fault.act, number, _list(unit, fault.params), _bulk(fault, unit) if may_edit else "")
        for fault, number in sorted(known, key=lambda pair: -pair[1])
    ]


def _list(unit: filters.Unit, params: Mapping[str, str]) -> str:
    return f"{reverse('members:list')}?{urlencode({'don_vi': unit.organisation_id, **params})}"


def _bulk(fault: Fault, unit: filters.Unit) -> str:
    """Return where the field is given to all of the list at once; empty for what each record says by itself."""
    if not fault.field:
        return ""
    return f"{reverse('members:bulk')}?{urlencode({'don_vi': unit.organisation_id, **fault.params})}"


def shares(organisation_ids: Sequence[int], day: date) -> dict[int, Clean]:
    """Return the clean records of each body with all below it; bodies never counted are absent. Two queries.

    A cell closed since the night is still among them, and so are its records, which went to another.
    """
    paths = OrganisationPeriod.objects.filter(during(day), organisation_id__in=organisation_ids)
    places = dict(paths.values_list("organisation_id", "path"))
    with connection.cursor() as cursor:
        cursor.execute(MANY, [list(places), list(places.values())])
        return {row[0]: Clean(int(row[1]), int(row[2])) for row in cursor.fetchall()}
