"""What is missing in the records of a reach: how many lack each field, in one pass, each with the list behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise

from accounts.roles import Permission
from members import filters, listing
from members.lists import conditions, items
from members.lists.conditions import ABSENT, PREFIX

KEPT_SECONDS: Final = 600
FEW: Final = 20_000
"""Reach up to which the figures are counted anew each time."""
EXPECTED: Final = (
    "sex",
    "ethnic",
    "religion",
    "birth_province",
    "home_province",
    "residence_province",
    "origin",
    "occupation",
    "occupation_words",
    "occupation_before",
    "admitted_at",
    "introducer_1",
    "schooling",
    "expertise",
    "theory",
    "language",
    "computing",
    "identity_number",
    "dossier_number",
    "phone",
    "union_on",
    "recruited_on",
    "declared_on",
)
"""Fields that every record should have; the others are empty for good reasons with most people."""
OLDER: Final = ("so_the", "ngay_sinh", "ngay_vao_dang", "ngay_chinh_thuc", "moc_tuoi_dang")
"""Gaps that take more than one field to see; the filter ``thieu`` has them."""


@dataclass(frozen=True)
class Gap:
    """One thing that is missing: its words, how many lack it, the list of them."""

    name: str
    label: str | Promise
    number: int
    share: int
    url: str


@dataclass(frozen=True)
class Gaps:
    """All gaps of a reach: those of every record, the rest, and the records there are."""

    total: int
    expected: list[Gap]
    others: list[Gap]


def of(asked: listing.Request) -> Gaps:
    """Return what is missing among the members asked for (unit and reach; other conditions are left out)."""
    named = _conditions(asked)
    reaches = (",".join(asked.scope.paths(one)) for one in (asked.permission, Permission.VIEW_BACKGROUND))
    key = f"gaps:{':'.join(reaches)}:{asked.unit and asked.unit.organisation_id}:{asked.today}"
    numbers = cache.get(key) if asked.unit is None else None
    if numbers is None or set(numbers) != {"total", *named}:
        numbers = _count(asked, {name: q for name, (_label, q, _params) in named.items()})
        if numbers["total"] > FEW:
            cache.set(key, numbers, KEPT_SECONDS)
    total = numbers["total"]
    made = [_gap(name, label, numbers[name], total, params, asked) for name, (label, _q, params) in named.items()]
    first = {*EXPECTED, *OLDER}
    return Gaps(
        total=total,
        expected=_sorted(gap for gap in made if gap.name in first),
        others=_sorted(gap for gap in made if gap.name not in first),
    )


def _sorted(gaps: Any) -> list[Gap]:
    return sorted((gap for gap in gaps if gap.number), key=lambda gap: -gap.number)


def _count(asked: listing.Request, named: dict[str, Q]) -> dict[str, int]:
    present = filters.people_on(asked.day, asked.today, "", asked.unit).filter(listing.reach(asked))
    counts = {f"n_{name}": Count("pk", filter=q) for name, q in named.items()}
    found = present.aggregate(total=Count("pk"), **counts)
    return {"total": found["total"], **{name: found[f"n_{name}"] for name in named}}


Named = dict[str, tuple[str | Promise, Q, dict[str, str]]]


def _conditions(asked: listing.Request) -> Named:
    """Return words, condition and parameters of every gap somebody may know of."""
    older: dict[str, tuple[Any, Callable[[date], Q]]] = filters.MISSING_DATA
    made: Named = {name: (older[name][0], older[name][1](asked.day), {"thieu": name}) for name in OLDER}
    for shelf in items.shelves(asked.scope):
        for item in shelf.items:
            if item.table is None and item.name not in ("full_name", "born_on", "card_number"):
                made[item.name] = (item.label, _missing(item, asked), {f"{PREFIX}{item.name}": ABSENT})
    return made


def _missing(item: items.Item, asked: listing.Request) -> Q:
    q = conditions.missing(item)
    narrower = items.narrower(item.name, asked.scope)
    return q & asked.scope.q(narrower, "person__keeper_path") if narrower else q


def _gap(
    name: str, label: str | Promise, number: int, total: int, params: dict[str, str], asked: listing.Request
) -> Gap:
    unit = {"don_vi": str(asked.unit.organisation_id)} if asked.unit else {}
    url = f"{reverse('members:list')}?{urlencode({**unit, **params})}"
    return Gap(name, label, number, round(100 * number / total) if total else 0, url)
