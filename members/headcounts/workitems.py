"""What a quarter that has ended gives to do: one's own number to confirm, those below that wait for the level above."""

from collections import Counter
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.roles import Permission
from branches.choices import WorkPost
from branches.models import OrganisationPeriod, WorkItem
from branches.workitems import registry
from branches.workitems.registry import Moment, Names, Statement, Wanted, Words, WorkKind
from members.headcounts import selectors
from members.headcounts.rules import Quarter, State, last_ended

OWN: Final = "headcounts.own"
BELOW: Final = "headcounts.below"


def open_rooms() -> None:
    """Register the kinds."""
    registry.register_kind(
        WorkKind(
            code=OWN,
            label=gettext_lazy("Đối khớp số lượng đảng viên"),
            permission=Permission.EDIT_MEMBERS,
            post=WorkPost.SECRETARY,
            wanted=own,
            shown=_own,
            order=30,
        )
    )
    registry.register_kind(
        WorkKind(
            code=BELOW,
            label=gettext_lazy("Xác nhận số lượng của đơn vị cấp dưới"),
            permission=Permission.EDIT_MEMBERS,
            post=WorkPost.OFFICE,
            wanted=below,
            shown=_below,
            order=31,
        )
    )


def own(moment: Moment) -> Statement | None:
    """Find the bodies whose number is not confirmed, or has changed since."""
    quarter, parents, found = _read(moment)
    rows = []
    for pk in parents:
        state, match = found.get(pk, (State.MATCHED, None))
        if state in (State.OPEN, State.REOPENED):
            old = match.counted if match and state == State.REOPENED else None
            rows.append(Wanted(pk, _key(quarter), facts={"old": old}))
    asked = None if moment.cells is None else set(moment.cells)
    return registry.from_rows(row for row in rows if asked is None or row.organisation_id in asked)


def below(moment: Moment) -> Statement | None:
    """Find the committees with confirmed numbers of bodies below that wait for them."""
    quarter, parents, found = _read(moment)
    waiting = Counter(
        parent for pk, parent in parents.items() if found.get(pk, (State.OPEN, None))[0] == State.CONFIRMED
    )
    asked = None if moment.cells is None else set(moment.cells)
    rows = (Wanted(pk, _key(quarter), amount=count) for pk, count in waiting.items() if asked is None or pk in asked)
    return registry.from_rows(rows)


def _read(moment: Moment) -> tuple[Quarter, dict[int, int], dict[int, Any]]:
    found: tuple[Quarter, dict[int, int], dict[int, Any]] = moment.once("headcounts", lambda: _states(moment))
    return found


def _states(moment: Moment) -> tuple[Quarter, dict[int, int], dict[int, Any]]:
    """Return the quarter, each body with its parent, and where each match stands. Three queries."""
    quarter = last_ended(moment.today)
    periods = OrganisationPeriod.objects.on(quarter.day).filter(parent__isnull=False)
    if moment.cells is not None:
        periods = periods.filter(organisation__in=moment.cells) | periods.filter(parent__in=moment.cells)
    parents = dict(periods.values_list("organisation_id", "parent_id"))
    return quarter, parents, selectors.states(dict.fromkeys(parents, ""), quarter) if parents else {}


def _key(quarter: Quarter) -> str:
    return f"{quarter.year}-{quarter.number}"


def _quarter(item: WorkItem) -> Quarter:
    year, number = item.subject.split("-")
    return Quarter(int(year), int(number))


def _own(item: WorkItem, names: Names) -> Words:
    quarter, old = _quarter(item), item.facts.get("old")
    why = _("So số trong sổ này với Sổ danh sách đảng viên rồi xác nhận với cấp trên.")
    if old is not None:
        why = _("Sổ đã thay đổi sau khi xác nhận {old} người.").format(old=old)
    title = _("Đối khớp số lượng đảng viên {quarter}").format(quarter=quarter.inside)
    url = reverse("headcounts:confirm", args=[item.organisation_id, quarter.year, quarter.number])
    return Words(title, _("Đối khớp"), url, why)


def _below(item: WorkItem, names: Names) -> Words:
    quarter = _quarter(item)
    words = ngettext("{n} đơn vị đã xác nhận số lượng", "{n} đơn vị đã xác nhận số lượng", item.amount)
    why = _("Cấp trên xem và xác nhận số của {quarter}.").format(quarter=quarter.inside)
    url = reverse("headcounts:quarter", args=[item.organisation_id, quarter.year, quarter.number])
    return Words(words.format(n=item.amount), _("Xem và xác nhận"), url, why)
