"""What the parked put into the inbox: how many signs wait to be looked at, in one line; the city has its list."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.inbox import InboxItem
from members.parked import selectors
from members.parked.registry import providers
from vietnam.words import number


def waiting(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell those who can clear them how many signs there are, and of which kinds; two queries."""
    if not any(path.count("/") > 1 for path in scope.paths(Permission.EDIT_MEMBERS)):
        return []
    counted = selectors.counts(scope, today)
    total = sum(counted.values())
    if not total:
        return []
    title = ngettext("{n} dấu hiệu gửi sinh hoạt cần xem", "{n} dấu hiệu gửi sinh hoạt cần xem", total)
    kinds = [(one.label, counted[kind]) for kind, one in providers().items() if counted.get(kind)]
    why = "; ".join(_("{kind}: {n}").format(kind=label, n=number(count)) for label, count in kinds)
    return [
        InboxItem(
            title.format(n=number(total)), why, reverse("parked:list"), _("Xem từng dấu hiệu"), tone="warn", order=65
        )
    ]
