"""What two records say differently: one line for each field or row of which only one can stay, with what we would keep.

We propose the fuller value, then the newer record's; the reason stands beside it and a person decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from members import facts
from members.doubles.rows import SLOTS, model_of
from members.doubles.services.memberships import DROPPED, KEPT, Pairing, pairings, said
from members.fields import BY_NAME
from members.models import Person
from vietnam.dates import PartialDate


@dataclass(frozen=True)
class Line:
    """One thing of which only one can stay: what each record says, what we propose and why."""

    name: str
    label: str | Promise
    kept: str
    dropped: str
    proposed: str
    why: str

    @property
    def field(self) -> str:
        """Return the field or table whose policy says who may read it."""
        kind, _colon, rest = self.name.partition(":")
        return rest if kind == "field" else _TABLE[rest.partition(":")[0]]


_TABLE: Final = {
    "badge": "badges",
    "filepaper": "full_name",
    "background": "family",
    "rating": "full_name",
    "residencecomment": "family",
}


@dataclass(frozen=True)
class Plan:
    """Everything a merge must know: both records, the memberships that become one, the lines to choose."""

    kept: Person
    dropped: Person
    pairs: list[Pairing]
    lines: list[Line]

    @property
    def asks_placement(self) -> bool:
        """Say whether somebody must say where the member takes part."""
        return any(pair.both_open for pair in self.pairs)


def plan_of(kept: Person, dropped: Person) -> Plan:
    """Compare two records."""
    pairs = pairings(kept, dropped)
    newer = DROPPED if _told_on(dropped) > _told_on(kept) else KEPT
    return Plan(kept, dropped, pairs, [*_field_lines(kept, dropped, pairs, newer), *_slot_lines(kept, dropped, pairs)])


def _told_on(person: Person) -> date:
    return person.confirmed_on or person.created_at.date()


def values_of(kept: Person, dropped: Person, pairs: list[Pairing]) -> tuple[facts.Values, facts.Values]:
    """Return what both records say; of memberships only where two of them become one."""
    pair = pairs[0] if pairs else None
    return facts.values_of(kept, pair.kept if pair else None), facts.values_of(dropped, pair.dropped if pair else None)


def _field_lines(kept: Person, dropped: Person, pairs: list[Pairing], newer: str) -> list[Line]:
    mine, theirs = values_of(kept, dropped, pairs)
    found = []
    for name, value in mine.items():
        other = theirs[name]
        if value == other or (not value and not other):
            continue
        proposed, why = propose(value, other, newer)
        kept_words, dropped_words = facts.show(name, value), facts.show(name, other)
        found.append(Line(f"field:{name}", facts.label(name), kept_words, dropped_words, proposed, why))
    return found


def propose(value: Any, other: Any, newer: str) -> tuple[str, str]:
    """Return which of two values we would keep, and why."""
    if not value or not other:
        return (KEPT if value else DROPPED), _("hồ sơ kia để trống")
    if isinstance(value, PartialDate) and value.precision != other.precision:
        rank = ["year", "month", "day"].index
        return (KEPT if rank(value.precision) > rank(other.precision) else DROPPED), _("ghi ngày đủ hơn")
    if isinstance(value, str) and value.casefold() != other.casefold():
        for one, longer, side in ((other, value, KEPT), (value, other, DROPPED)):
            if one.casefold() in longer.casefold():
                return side, _("ghi đầy đủ hơn")
    return newer, _("hồ sơ kiểm hoặc ghi sau")


def _slot_lines(kept: Person, dropped: Person, pairs: list[Pairing]) -> list[Line]:
    found = []
    for name, mine, theirs in taken_slots(kept, dropped, pairs):
        if said(mine) != said(theirs):
            key = ":".join(["row", name, *(str(getattr(mine, part)) for part in SLOTS[name])])
            words = row_words(mine), row_words(theirs)
            proposed = KEPT if len(words[0]) >= len(words[1]) else DROPPED
            found.append(Line(key, _slot_label(name, mine), *words, proposed, _("ghi đầy đủ hơn")))
    return found


def taken_slots(kept: Person, dropped: Person, pairs: list[Pairing]) -> list[tuple[str, Any, Any]]:
    """Return the rows of which both records have one for the same key."""
    found = []
    for name, keys in SLOTS.items():
        sides: list[tuple[dict[str, Any], dict[str, Any]]]
        if name == "rating":
            sides = [({"membership": pair.kept}, {"membership": pair.dropped}) for pair in pairs]
        else:
            sides = [({"person": kept}, {"person": dropped})]
        for mine, theirs in sides:
            rows = {tuple(getattr(row, key) for key in keys): row for row in model_of(name).objects.filter(**mine)}
            for row in model_of(name).objects.filter(**theirs).order_by("pk"):
                same = rows.get(tuple(getattr(row, key) for key in keys))
                if same is not None:
                    found.append((name, same, row))
    return found


def _slot_label(name: str, row: Any) -> str:
    if name == "filepaper":
        return _("Giấy tờ loại {kind}").format(kind=row.kind)
    if name == "rating":
        return _("Xếp loại năm {year}").format(year=row.year)
    if name == "residencecomment":
        return _("Nhận xét của nơi cư trú năm {year}").format(year=row.year)
    return str(row.get_years_display() if name == "badge" else row._meta.verbose_name)


def row_words(row: Any) -> str:
    """Tell a row in words: its filled columns, one after the other."""
    words = []
    for name, value in said(row):
        if value in (None, "") or name.endswith("_precision") or name.endswith("_id"):
            continue
        shown = getattr(row, f"get_{name}_display", None)
        real = getattr(row, name)
        words.append(str(shown()) if shown else real.strftime("%d/%m/%Y") if isinstance(real, date) else str(real))
    return " · ".join(words)


def chosen_values(plan: Plan, choices: Mapping[str, str]) -> tuple[facts.Values, facts.Values]:
    """Return what the kept record says after the merge, and of it what changes: person and membership alike."""
    mine, theirs = values_of(plan.kept, plan.dropped, plan.pairs)
    changes = {}
    for line in plan.lines:
        name = line.name.removeprefix("field:")
        if name in BY_NAME and line.name.startswith("field:") and choices.get(line.name, line.proposed) == DROPPED:
            changes[name] = theirs[name]
    return {**mine, **changes}, changes
