"""What transfers put into the inbox: who waits to be taken in, papers late or nearly so, stays past their end.

Told to those who can write there; the city is left out: there it is a figure of the committees.
"""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.inbox import InboxItem
from members.transfers import selectors
from members.transfers.selectors import Found


def waiting(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell what waits at both ends of the transfers in reach, one line for each kind of thing; four queries."""
    paths = scope.paths(Permission.EDIT_MEMBERS)
    if not any(path.count("/") > 1 for path in paths):
        return []
    found = selectors.found_in(scope, today)
    names = selectors.names_of([group[0].pk for _key, group in _groups(found, today) if group], scope, today)
    return [_item(key, group, names, today) for key, group in _groups(found, today) if group]


def _groups(found: list[Found], today: date) -> list[tuple[str, list[Found]]]:
    """Put each transfer under the first thing that is to be done about it."""
    groups: dict[str, list[Found]] = {key: [] for key in ("bo-sinh-hoat", "qua-han", "sap-han", "het-tam-thoi", "den")}
    for one in sorted(found, key=lambda row: (row.sort, row.pk)):
        key = next((key for key in groups if selectors.is_in(one, key, today)), "")
        if key and (key != "den" or one.has_letter):
            groups[key].append(one)
    return list(groups.items())


def _item(key: str, group: list[Found], names: dict[int, str], today: date) -> InboxItem:
    first, count = group[0], len(group)
    titles = {
        "bo-sinh-hoat": _("Quá 3 tháng không nộp giấy giới thiệu: {who}"),
        "qua-han": _("Chuyển sinh hoạt quá hạn: {who}"),
        "sap-han": _("Chuyển sinh hoạt sắp đến hạn: {who}"),
        "het-tam-thoi": _("Hết hạn sinh hoạt tạm thời: {who}"),
        "den": _("Chờ tiếp nhận: {who}"),
    }
    name = names.get(first.pk, "")
    more = ngettext("{name} và {n} đồng chí khác", "{name} và {n} đồng chí khác", count - 1)
    who = more.format(name=name, n=count - 1) if count > 1 else name
    clock = first.lapse if key == "bo-sinh-hoat" else first.clock
    return InboxItem(
        title=titles[key].format(who=who),
        why=clock.words if clock else "",
        url=selectors.address(key) if count > 1 else reverse("transfers:detail", args=[first.pk]),
        act=_("Xem danh sách") if count > 1 else _("Mở"),
        due_on=first.sort if first.sort != date.max else None,
        tone="info",
        order=20,
        rule_key=clock.parameter.key if clock else None,
    )
