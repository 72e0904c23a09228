"""What the ledger puts into the inbox: exemptions and suspensions past their end, or nearly there.

Told to those who can write there; the city is left out: there it is a figure of the committees.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.inbox import InboxItem
from members.ledger import rules, worklist
from members.models import Exemption, Suspension

TITLES: Final[dict[tuple[type[Any], bool], str | Promise]] = {
    (Suspension, True): gettext_lazy("Quá hạn đình chỉ sinh hoạt: {who}"),
    (Suspension, False): gettext_lazy("Sắp hết hạn đình chỉ sinh hoạt: {who}"),
    (Exemption, True): gettext_lazy("Quá hạn miễn sinh hoạt: {who}"),
    (Exemption, False): gettext_lazy("Sắp hết hạn miễn sinh hoạt: {who}"),
}
RULES: Final = {Suspension: rules.SUSPENSION_DAYS, Exemption: rules.NON_HEALTH_MONTHS}


def waiting(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell whose time apart is past its end or ends soon, one line for each kind of thing; two queries."""
    paths = scope.paths(Permission.EDIT_MEMBERS)
    if not any(path.count("/") > 1 for path in paths):
        return []
    return [item for model in (Suspension, Exemption) for item in _items(model, scope, today)]


def _items(model: type[Exemption] | type[Suspension], scope: Scope, today: date) -> Iterator[InboxItem]:
    rows = worklist.running(model, scope, permission=Permission.EDIT_MEMBERS)
    found = list(
        rows.filter(worklist.late(today) | worklist.near(today))
        .order_by("until_on", "pk")
        .values_list("until_on", "membership__person_id", "membership__person__full_name")
    )
    for is_late in (True, False):
        group = [one for one in found if (one[0] < today) == is_late]
        if group:
            yield _item(model, group, today, is_late=is_late)


def _item(model: Any, group: list[tuple[date, int, str]], today: date, *, is_late: bool) -> InboxItem:
    until, person, name = group[0]
    more = ngettext("{name} và {n} đồng chí khác", "{name} và {n} đồng chí khác", len(group) - 1)
    who = name if len(group) == 1 else more.format(name=name, n=len(group) - 1)
    one_url = reverse("ledger:acts", args=[person])
    many_url = f"{reverse('ledger:apart')}?nhom={'qua-han' if is_late else 'sap-het'}"
    return InboxItem(
        title=str(TITLES[model, is_late]).format(who=who),
        why=_("Theo quyết định đến {day}: {words}.").format(
            day=f"{until:%d/%m/%Y}", words=worklist.until_words(until, today)
        ),
        url=one_url if len(group) == 1 else many_url,
        act=_("Mở") if len(group) == 1 else _("Xem danh sách"),
        due_on=until,
        tone="info",
        order=22,
        rule_key=RULES[model],
    )
