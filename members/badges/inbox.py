"""What badges put into the inbox of a cell or a base: who is due in the next round and not yet put forward."""

from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from branches.inbox import InboxItem
from members.badges import planner, reaching, rounds
from members.badges.ages import say
from members.badges.reaching import Cut
from members.choices import ProposalStage
from members.models import BadgeProposal

AHEAD: Final = timedelta(days=45)
LEAST_DEPTH: Final = 3
"""Units at or below a base: further up the planner itself is the place, and the count would cost the home page."""


def waiting(user: User, scope: Scope, today: date) -> list[InboxItem]:
    """Tell of those who are due and not put forward while the file may still come in time. Two queries at most."""
    paths = [path for path in scope.paths(Permission.EDIT_MEMBERS) if path.count("/") >= LEAST_DEPTH]
    one = next(one for one in rounds.coming(today) if one.on >= today)
    if not paths or one.files_due is None or not today <= one.files_due <= today + AHEAD:
        return []
    got = reaching.reached(planner.asked_of("", one), Cut(paths[0], one.on, limit=200))
    if not got.hits:
        return []
    asked = BadgeProposal.objects.filter(
        person_id__in=[hit.person_id for hit in got.hits], stage=ProposalStage.PROPOSED
    )
    proposed = set(asked.values_list("person_id", "years"))
    left = sum((hit.person_id, hit.years) not in proposed for hit in got.hits)
    return [_item(left, one, paths[0])] if left else []


def _item(left: int, one: rounds.Round, path: str) -> InboxItem:
    title = ngettext(
        "{n} đồng chí đủ năm nhận Huy hiệu Đảng, chưa đề nghị",
        "{n} đồng chí đủ năm nhận Huy hiệu Đảng, chưa đề nghị",
        left,
    )
    due = one.files_due or one.on
    unit = path.rstrip("/").rpartition("/")[2]
    return InboxItem(
        title=title.format(n=left),
        why=_("Đợt {round}: hồ sơ gửi Thành ủy chậm nhất {day}.").format(round=say(one.on), day=say(due)),
        url=f"{reverse('badges:planner')}?{urlencode({'don_vi': unit, 'dot': one.on.isoformat()})}",
        act=_("Xem và đề nghị"),
        due_on=due,
        tone="info",
        order=40,
        rule_key="badge.file.working_days",
    )
