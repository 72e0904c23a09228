"""The tree as a page shows it: the bodies a person may see on a day, opened where they asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import Permission
from accounts.scope import Scope
from branches import hooks
from branches.choices import Kind
from branches.days import carried, no_figures, params
from branches.hooks import NOBODY, Clean, Counts
from branches.models import Organisation, OrganisationPeriod
from branches.querysets import PeriodQuerySet
from branches.selectors.places import detail_url, ids_of
from vietnam.words import number

AT_ONCE = 300
"""Children of one body shown on one page; the search box finds the others."""
OPEN_AT_ONCE = 12
"""Bodies that may stand open together, so that no address asks for the whole tree."""

TOLD_BY_NAME = (Kind.CITY, Kind.COMMUNE, Kind.CELL)
"""Kinds that the name itself says; the tree does not repeat them."""


@dataclass
class Node:
    """One body in the tree with its head-count, and its children when it stands open."""

    organisation_id: int
    name: str
    kind: str
    counts: Counts | None
    has_children: bool
    is_open: bool
    url: str
    toggle_url: str
    children: list["Node"] = field(default_factory=list)
    left_out: str = ""
    clean: Clean | None = None
    first_day: date | None = None

    @property
    def count_words(self) -> str:
        """Say the head-count: 1.284 đảng viên, 14 dự bị; nothing to those who see no members."""
        return count_words(self.counts, self.first_day) if self.counts else ""


@dataclass(frozen=True)
class Tree:
    """What the tree page shows."""

    roots: list[Node]
    day: date
    is_past: bool
    left_out: str = ""


def count_words(counts: Counts, first_day: date | None = None) -> str:
    """Say a head-count in words; ``first_day`` is the first one with figures, where there are none yet."""
    if first_day:
        return no_figures(first_day)
    words = ngettext("{count} đảng viên", "{count} đảng viên", counts.total).format(count=number(counts.total))
    if not counts.probationary:
        return words
    part = ngettext("{count} dự bị", "{count} dự bị", counts.probationary)
    return _("{all}, {part}").format(all=words, part=part.format(count=number(counts.probationary)))


def tree(scope: Scope, day: date, today: date, opened: Iterable[int] = ()) -> Tree:
    """Return the tree of ``day`` as this person may see it, the bodies in ``opened`` with their children.

    Reach is by today's tree: on a past day only bodies now in reach are named, the others counted.
    Without ``opened`` a single root stands open.
    """
    is_past = day != today
    seen = _visible(scope, day, today)
    roots = list(_roots(seen, scope, is_past=is_past)[: AT_ONCE + 1])
    paths = _open_paths(seen, opened, roots)
    shown_open = list(paths)
    children = _children(seen, shown_open)
    rows = [*roots[:AT_ONCE], *(child for group in children.values() for child in group[:AT_ONCE])]
    counts = head_counts(scope, rows, day)
    clean = {} if is_past else hooks.clean(list(counts), day)
    builder = _Builder(paths, children, counts, clean, first_days(counts, day) if is_past else {}, day, today)
    hidden = _hidden(seen, shown_open, day) if is_past else {}
    nodes = [builder.node(root, hidden) for root in roots[:AT_ONCE]]
    return Tree(nodes, day, is_past, _too_many(len(roots)))


def head_counts(scope: Scope, periods: Iterable[OrganisationPeriod], day: date) -> dict[int, Counts]:
    """Return the head-counts of those bodies whose members this person may see; others are absent."""
    ids = [one.organisation_id for one in periods if scope.allows(Permission.VIEW_MEMBERS, one.path)]
    found = hooks.counts(ids, day)
    return {one: found.get(one, NOBODY) for one in ids}


def first_days(counts: dict[int, Counts], day: date) -> dict[int, date]:
    """Return the first day with figures of those of the bodies counted that have none yet on ``day``."""
    return hooks.first_days([one for one, found in counts.items() if not found.total], day)


def _open_paths(seen: PeriodQuerySet[Any], opened: Iterable[int], roots: list[OrganisationPeriod]) -> dict[int, str]:
    """Return the paths of the bodies that stand open: those asked for with all above them, else a single root."""
    asked = list(opened)
    if not asked:
        return {roots[0].organisation_id: roots[0].path} if len(roots) == 1 else {}
    paths = seen.filter(organisation_id__in=asked).order_by("path").values_list("path", flat=True)[:OPEN_AT_ONCE]
    tops = tuple(root.path for root in roots)
    steps: dict[int, str] = {}
    for path in paths:
        above = ""
        for step in ids_of(path):
            above += f"{step}/"
            if above.startswith(tops):
                steps[step] = above
    return steps


def _visible(scope: Scope, day: date, today: date) -> PeriodQuerySet[Any]:
    """Return the periods in force on ``day`` of bodies in reach today."""
    periods = OrganisationPeriod.objects.on(day)
    if day == today:
        return periods.visible_to(scope)
    return periods.filter(organisation__in=Organisation.objects.visible_to(scope, today).values("pk"))


def _roots(seen: PeriodQuerySet[Any], scope: Scope, *, is_past: bool) -> PeriodQuerySet[Any]:
    """Return the topmost visible bodies."""
    if is_past:
        topmost = seen.exclude(parent_id__in=seen.values("organisation_id"))
    else:
        topmost = seen.filter(path__in=scope.paths(Permission.VIEW_ORGANISATIONS))
    return _with_children_flag(topmost, seen).order_by("name_sort", "pk")


def _with_children_flag(periods: PeriodQuerySet[Any], seen: PeriodQuerySet[Any]) -> PeriodQuerySet[Any]:
    below = seen.filter(parent_id=OuterRef("organisation_id"))
    return periods.annotate(has_children=Exists(below))


def _children(seen: PeriodQuerySet[Any], opened: list[int]) -> dict[int, list[OrganisationPeriod]]:
    """Return the first children of each open body in one query, one more than is shown."""
    if not opened:
        return {}
    place = Window(RowNumber(), partition_by=F("parent_id"), order_by=["name_sort", "pk"])
    rows = _with_children_flag(seen.filter(parent_id__in=opened), seen).annotate(place=place)
    groups: dict[int, list[OrganisationPeriod]] = {}
    for row in rows.filter(place__lte=AT_ONCE + 1).order_by("parent_id", "name_sort", "pk"):
        groups.setdefault(row.parent_id, []).append(row)
    return groups


def _hidden(seen: PeriodQuerySet[Any], opened: list[int], day: date) -> dict[int, int]:
    """Count the children each open body had on the day that are out of reach today."""
    rows = OrganisationPeriod.objects.on(day).filter(parent_id__in=opened).exclude(pk__in=seen.values("pk"))
    return dict(rows.values_list("parent_id").annotate(count=Count("pk")).order_by())


class _Builder:
    """Makes nodes of periods; keeps what all of them share."""

    def __init__(
        self,
        opened: dict[int, str],
        children: dict[int, list[OrganisationPeriod]],
        counts: dict[int, Counts],
        clean: dict[int, Clean],
        first_days: dict[int, date],
        day: date,
        today: date,
    ) -> None:
        self.opened, self.children, self.counts, self.clean = opened, children, counts, clean
        self.first_days, self.day, self.today = first_days, day, today
        self.base = reverse("branches:tree")

    def node(self, period: Any, hidden: dict[int, int]) -> Node:
        own = period.organisation_id
        is_open = own in self.opened
        below = self.children.get(own, []) if is_open else []
        return Node(
            organisation_id=own,
            name=period.name,
            kind="" if period.kind in TOLD_BY_NAME else str(Kind(period.kind).label),
            counts=self.counts.get(own),
            has_children=period.has_children,
            is_open=is_open,
            url=carried(detail_url(own), self.day, self.today),
            toggle_url=self._toggle(own, is_open),
            children=[self.node(child, hidden) for child in below[:AT_ONCE]],
            left_out=_left_out(len(below), hidden.get(own, 0)),
            clean=self.clean.get(own),
            first_day=self.first_days.get(own),
        )

    def _toggle(self, own: int, is_open: bool) -> str:
        """Return the address with this body opened, or closed with all below it."""
        if is_open:
            opened = [one for one, path in self.opened.items() if not path.startswith(self.opened[own])]
        else:
            opened = [*self.opened, own]
        pairs = [("mo", str(one)) for one in sorted(opened) or [0]]
        pairs += params(self.day, self.today).items()
        return f"{self.base}?{urlencode(pairs)}#to-chuc-{own}"


def _left_out(shown: int, hidden: int) -> str:
    """Say what of the children is not named here."""
    if hidden:
        words = ngettext(
            "và {count} tổ chức khác, nay ngoài phạm vi của đồng chí",
            "và {count} tổ chức khác, nay ngoài phạm vi của đồng chí",
            hidden,
        )
        return words.format(count=number(hidden))
    return _too_many(shown)


def _too_many(shown: int) -> str:
    if shown <= AT_ONCE:
        return ""
    return _("Chỉ hiện {count} tổ chức đầu; dùng ô tìm để thấy các tổ chức khác.").format(count=AT_ONCE)
