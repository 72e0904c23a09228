"""What badges give a cell to do: who is due in the next round and not yet put forward, while files may still come."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.roles import Permission
from branches.choices import CELLS, WorkPost
from branches.models import OrganisationPeriod, WorkItem
from branches.workitems import registry
from branches.workitems.registry import Moment, Names, Statement, Wanted, Words, WorkKind
from members.badges import planner, reaching, rounds
from members.badges.ages import say
from members.badges.reaching import Cut
from members.choices import ProposalStage
from members.models import BadgeProposal, Person

CODE: Final = "badges.round"
RULE: Final = "badge.file.working_days"
AHEAD: Final = timedelta(days=45)
EVERYBODY: Final = 1_000_000


def open_rooms() -> None:
    """Register the kind."""
    registry.register_kind(
        WorkKind(
            code=CODE,
            label=gettext_lazy("Đủ năm nhận Huy hiệu Đảng, chưa đề nghị"),
            permission=Permission.EDIT_MEMBERS,
            post=WorkPost.SECRETARY,
            wanted=wanted,
            shown=_shown,
            order=40,
            upward=True,
        )
    )


def wanted(moment: Moment) -> Statement | None:
    """Find the cells with people due whose file may still come in time. Three queries at most for the whole city."""
    one = next(one for one in rounds.coming(moment.today) if one.on >= moment.today)
    due = one.files_due
    if due is None or not moment.today <= due <= moment.today + AHEAD:
        return None
    hits = [hit for path in _paths(moment) for hit in reaching.reached(planner.asked_of("", one), _cut(path, one)).hits]
    people = {hit.person_id for hit in hits}
    asked = BadgeProposal.objects.filter(person_id__in=people, stage=ProposalStage.PROPOSED)
    proposed = set(asked.values_list("person_id", "years")) if people else set()
    left = [hit.person_id for hit in hits if (hit.person_id, hit.years) not in proposed]
    return registry.from_rows(_rows(left, one, due))


def _paths(moment: Moment) -> list[str]:
    if moment.cells is None:
        return [""]
    cells = OrganisationPeriod.objects.on(moment.today).filter(organisation__in=moment.cells, kind__in=CELLS)
    return list(cells.values_list("path", flat=True))


def _cut(path: str, one: rounds.Round) -> Cut:
    return Cut(path, one.on, limit=EVERYBODY)


def _rows(left: list[int], one: rounds.Round, due: date) -> list[Wanted]:
    if not left:
        return []
    keepers = dict(Person.objects.filter(pk__in=set(left)).values_list("pk", "keeper_id"))
    amounts = Counter(keepers[person] for person in left)
    people = defaultdict(list)
    for person in left:
        people[keepers[person]].append(person)
    return [
        Wanted(
            organisation_id=cell,
            subject=one.on.isoformat(),
            due_on=due,
            amount=amount,
            rule_key=RULE,
            facts={"persons": sorted(people[cell])[:3]},
        )
        for cell, amount in amounts.items()
    ]


def _shown(item: WorkItem, names: Names) -> Words:
    title = ngettext(
        "{n} đồng chí đủ năm nhận Huy hiệu Đảng, chưa đề nghị",
        "{n} đồng chí đủ năm nhận Huy hiệu Đảng, chưa đề nghị",
        item.amount,
    )
    on = date.fromisoformat(item.subject)
    why = _("Đợt {round}: hồ sơ gửi Thành ủy chậm nhất {day}").format(round=say(on), day=say(item.due_on or on))
    query = urlencode({"don_vi": item.organisation_id, "dot": item.subject})
    return Words(title.format(n=item.amount), _("Xem và đề nghị"), f"{reverse('badges:planner')}?{query}", why)
