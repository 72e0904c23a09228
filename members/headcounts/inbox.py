"""What a quarter that has ended puts into the inbox: one's own number to confirm, those below that wait.

Told where the role was given, and for the bodies directly below it; the city is left out: there it is a page.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.inbox import InboxItem
from branches.models import OrganisationPeriod
from branches.selectors.places import ids_of
from members.headcounts import selectors
from members.headcounts.rules import Quarter, State, last_ended
from members.models import HeadcountMatch

MOST_BODIES = 300


def waiting(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell what is to be confirmed for the last quarter that is over; three queries."""
    own = {ids_of(path)[-1]: path for path in scope.paths(Permission.EDIT_MEMBERS) if path.count("/") > 1}
    if not own:
        return []
    quarter = last_ended(today)
    periods = OrganisationPeriod.objects.on(quarter.day)
    below = dict(periods.filter(parent__in=own).values_list("organisation_id", "parent_id")[:MOST_BODIES])
    found = selectors.states({**dict.fromkeys(below, ""), **own}, quarter)
    items = []
    for pk in own:
        state, match = found.get(pk, (State.MATCHED, None))
        if state in (State.OPEN, State.REOPENED):
            items.append(_own(pk, state, match, quarter))
        ready = [one for one, parent in below.items() if parent == pk and _waits(found.get(one), user)]
        items += _below(pk, len(ready), quarter)
    return items


def _waits(found: tuple[State, HeadcountMatch | None] | None, user: User) -> bool:
    """Say whether a body has confirmed, by somebody else, and waits for the level above."""
    state, match = found or (State.OPEN, None)
    return state == State.CONFIRMED and match is not None and match.confirmed_by_id != user.pk


def _own(pk: int, state: State, match: HeadcountMatch | None, quarter: Quarter) -> InboxItem:
    why = _("So số trong sổ này với Sổ danh sách đảng viên rồi xác nhận với cấp trên.")
    if state == State.REOPENED and match is not None:
        why = _("Sổ đã thay đổi sau khi xác nhận {old} người.").format(old=match.counted)
    return InboxItem(
        title=_("Đối khớp số lượng đảng viên {quarter}").format(quarter=quarter.inside),
        why=why,
        url=reverse("headcounts:confirm", args=[pk, quarter.year, quarter.number]),
        act=_("Đối khớp"),
        tone="warn" if state == State.REOPENED else "info",
        order=30,
    )


def _below(pk: int, count: int, quarter: Quarter) -> Iterator[InboxItem]:
    if not count:
        return
    words = ngettext("{n} đơn vị đã xác nhận số lượng", "{n} đơn vị đã xác nhận số lượng", count)
    yield InboxItem(
        title=words.format(n=count),
        why=_("Cấp trên xem và xác nhận số của {quarter}.").format(quarter=quarter.inside),
        url=reverse("headcounts:quarter", args=[pk, quarter.year, quarter.number]),
        act=_("Xem và xác nhận"),
        tone="info",
        order=31,
    )
