"""What things to do bring to the home page: one's own by post, and in one line each what is late below."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.scope import Scope
from branches.inbox import InboxItem
from branches.models import WorkItem
from branches.workitems import selectors, services
from branches.workitems.selectors import Own, Shown, Tally
from vietnam.words import number

MOST: Final = 40
"""One's own things on the home page; the page of all has the others."""
OWN_UNITS: Final = 4
"""Bodies reckoned anew at a visit; who holds more posts sees what the night left."""


def waiting(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell what waits for the posts a person holds, reckoned anew, and what is late in the bodies below.

    The city is told its own things only: there the bodies below are a page.
    """
    own = selectors.own_of(scope)
    if not own.paths:
        return []
    if len(own.ids) <= OWN_UNITS:
        services.refresh(cells=own.ids, today=today, by=user)
    items = WorkItem.objects.visible_to(scope).open()
    mine = list(selectors.pressing(items.filter(organisation_id__in=own.ids))[: MOST + 1])
    several = len(own.ids) > 1
    rows = selectors.shown(mine[:MOST], today, with_units=several)
    found = [item_of(one, with_unit=several) for one in rows]
    if len(mine) > MOST:
        found.append(_more())
    return [*found, *_below(own, scope, today)]


def item_of(one: Shown, *, with_unit: bool) -> InboxItem:
    """Return a thing to do as the home page and the page of all show it, where asked for with its body."""
    title = _("{what} · {unit}").format(what=one.words.title, unit=one.unit) if with_unit else one.words.title
    return InboxItem(
        title=title,
        why=one.why,
        url=one.words.url,
        act=one.words.act,
        due_on=one.item.due_on,
        tone=one.kind.tone,
        order=one.kind.order,
        rule_key=one.item.rule_key or None,
    )


def _more() -> InboxItem:
    return InboxItem(_("Còn việc khác của đơn vị"), "", reverse("workitems:list"), _("Xem tất cả"), order=99)


def _below(own: Own, scope: Scope, today: date) -> Iterator[InboxItem]:
    """Tell kinds a committee helps with one by one, and all others that are late in one line. One query."""
    paths = [path for path in own.paths.values() if path.count("/") > 1]
    if not paths:
        return
    reach = Q()
    for path in paths:
        reach |= Q(path__startswith=path)
    items = WorkItem.objects.visible_to(scope).open().filter(reach).exclude(organisation_id__in=own.ids)
    tallies = selectors.tallies(items, today)
    yield from (_tally(one) for one in tallies if one.kind.upward)
    late = [one for one in tallies if one.late and not one.kind.upward]
    if late:
        yield _late(late)


def _tally(one: Tally) -> InboxItem:
    units = ngettext("Ở {n} đơn vị", "Ở {n} đơn vị", one.units).format(n=number(one.units))
    late = ngettext("{n} việc trễ hạn", "{n} việc trễ hạn", one.late).format(n=number(one.late))
    return InboxItem(
        title=_("{kind}: {n}").format(kind=one.kind.label, n=number(one.count)),
        why=f"{units}. " + (_("{late}.").format(late=late) if one.late else _("Chưa việc nào trễ hạn.")),
        url=f"{reverse('workitems:list')}?{urlencode({'loai': one.kind.code})}",
        act=_("Xem danh sách"),
        due_on=one.first,
        tone=one.kind.tone,
        order=one.kind.order,
    )


def _late(tallies: list[Tally]) -> InboxItem:
    count = sum(one.late for one in tallies)
    title = ngettext("{n} việc của đơn vị cấp dưới trễ hạn", "{n} việc của đơn vị cấp dưới trễ hạn", count)
    most = "; ".join(_("{kind}: {n}").format(kind=one.kind.label, n=number(one.late)) for one in tallies[:3])
    return InboxItem(
        title=title.format(n=number(count)),
        why=_("Nhiều nhất: {kinds}.").format(kinds=most),
        url=f"{reverse('workitems:list')}?{urlencode({'han': 'tre'})}",
        act=_("Xem đơn vị nào"),
        tone="warn",
        order=68,
    )
