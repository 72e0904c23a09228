"""What doubles put into the inbox: pairs waiting for a verdict, told to those who can write both records."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.inbox import InboxItem
from members.doubles import selectors


def waiting(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell how many pairs wait, and how many of them a lower level asked about: two queries."""
    if not scope.holds(Permission.EDIT_MEMBERS):
        return []
    pairs, asked = selectors.waiting(scope)
    if not pairs:
        return []
    title = ngettext("{n} cặp hồ sơ nghi trùng", "{n} cặp hồ sơ nghi trùng", pairs).format(n=pairs)
    why = _("Một người có hai hồ sơ thì đảng số sai. Xem từng cặp rồi kết luận.")
    if asked:
        why = ngettext("Cấp dưới yêu cầu đối chiếu {n} cặp.", "Cấp dưới yêu cầu đối chiếu {n} cặp.", asked).format(
            n=asked
        )
    tone = "warn" if asked else "info"
    return [InboxItem(title, why, reverse("doubles:worklist"), _("Xem từng cặp"), tone=tone, order=40)]
