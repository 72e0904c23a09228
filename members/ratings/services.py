"""Writing ratings: a whole cell at once, one member, the decision of the level above, a correction with its reason.

Each locks the persons, so that two people at once write one after the other; the later one is told what the
first wrote, and nothing of his is half written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused
from members.models import Membership, Person, Placement, Rating
from members.ratings import rules
from members.ratings.rules import Rated
from members.services.standings import NO_PAPER, Paper

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Choice:
    """What a cell says of one member: the level, and the reason where there is none."""

    membership_id: int
    level: str
    reason: str = ""

    @property
    def field(self) -> str:
        """Return the name under which the form knows this member."""
        return f"m{self.membership_id}"

    def kept_reason(self) -> str:
        """Return the reason as the row keeps it."""
        return self.reason.strip()[:300]


def rate_cell(*, cell_id: int, year: int, choices: Sequence[Choice], by: "User") -> int:
    """Write the ratings of members of a cell for a year, all or none, and return how many are new.

    Raises ``Refused`` with everything wrong: not in the cell on the counting day, a future year, somebody else
    was first with another level. What stands already with the same words is passed over.
    """
    today = timezone.localdate()
    _refuse(rules.year_findings(year, today) or _nobody(choices))
    day = rules.counting_day(year, today)
    with transaction.atomic(), history.act("rate_cell", by=by):
        names = _lock([one.membership_id for one in choices])
        members = _placed(cell_id, day, list(names))
        standing = {row.membership_id: row for row in Rating.objects.filter(membership__in=names, year=year)}
        found: list[Finding] = []
        for one in choices:
            found += _choice_findings(one, members, names, standing, day)
        _refuse(found)
        fresh = [one for one in choices if one.membership_id not in standing]
        Rating.objects.bulk_create(
            Rating(
                membership_id=one.membership_id, year=year, level=one.level, cell_id=cell_id, reason=one.kept_reason()
            )
            for one in fresh
        )
    return len(fresh)


def _nobody(choices: Sequence[Choice]) -> list[Finding]:
    if choices:
        return []
    return [Finding("rating_no_choice", "", _("Chưa chọn mức cho đồng chí nào."), _("Chọn ít nhất một dòng rồi lưu."))]


def _choice_findings(
    one: Choice,
    members: Mapping[int, Membership],
    names: Mapping[int, str],
    standing: Mapping[int, Rating],
    day: date,
) -> list[Finding]:
    name, there = names.get(one.membership_id, ""), standing.get(one.membership_id)
    member = members.get(one.membership_id)
    if member is None:
        return [rules.not_in_cell(name, day, one.field)]
    if there is not None:
        same = (there.level, there.reason) == (one.level, one.kept_reason())
        return [] if same else [rules.already(name, there.level, one.field)]
    found = rules.level_findings(one.level, one.reason, member.admitted_on, day)
    return [replace(finding, field=one.field) for finding in found]


def record_rating(
    *,
    person_id: int,
    year: int,
    level: str,
    reason: str = "",
    paper: Paper = NO_PAPER,
    why: str = "",
    version: int | None = None,
    may_decide: bool = False,
    by: "User",
) -> Rating:
    """Write the rating of one member for a year, or put right the one that stands; then ``why`` is asked for.

    ``version`` is that of the rating the page showed, None where it showed none. ``may_decide`` says that ``by``
    writes for the level above. Raises ``Refused`` and ``ChangedMeanwhile``.
    """
    today = timezone.localdate()
    _refuse(rules.year_findings(year, today))
    day = rules.counting_day(year, today)
    with transaction.atomic(), history.act("record_rating", by=by, reason=why, paper=paper.number):
        person = Person.objects.locked(person_id)
        membership, cell_id = _membership_on(person_id, day)
        if membership is None:
            raise Refused([rules.not_a_member(person.full_name, day)])
        row = Rating.objects.filter(membership=membership, year=year).first()
        kept = Choice(membership.pk, level, reason).kept_reason()
        found = rules.level_findings(level, reason, membership.admitted_on, day)
        found += rules.paper_findings(paper, may_decide=may_decide)
        if row is None:
            _refuse(found)
            row = Rating(membership=membership, year=year, level=level, cell_id=cell_id, reason=kept, **paper.columns())
            row.save(force_insert=True)
            return row
        if row.version != version:
            raise ChangedMeanwhile({"level": (None, row.level, level)}, row.version)
        was = Rated(row.level, row.reason, bool(row.decision_number))
        _refuse(found + rules.correction_findings(was, level, kept, paper, why, may_decide=may_decide))
        return _change(row, level=level, reason=kept, **(paper.columns() if paper.number else {}))


def decide_ratings(*, cell_id: int, year: int, paper: Paper, by: "User") -> int:
    """Put the decision of the level above on all ratings of a cell that have none; return how many. ``Refused``."""
    found = rules.paper_findings(paper, may_decide=True)
    if not paper.number:
        words = _("Chưa ghi số quyết định.")
        found = [Finding("required", "decision_number", words, _("Ghi số và ngày theo văn bản."))]
    elif paper.decided_on and paper.decided_on > timezone.localdate():
        words = _("Ngày quyết định chưa tới.")
        found = [Finding("date_in_future", "decided_on", words, _("Ghi ngày hôm nay hoặc ngày đã qua."))]
    _refuse(found)
    with transaction.atomic(), history.act("decide_ratings", by=by, paper=paper.number):
        waiting = Rating.objects.filter(cell=cell_id, year=year, decision_number="")
        _lock(list(waiting.values_list("membership_id", flat=True)))
        count = waiting.update(**paper.columns(), version=F("version") + 1)
        if not count:
            words = _("Không còn kết quả nào của chi bộ này chờ quyết định.")
            raise Refused([Finding("rating_nothing_to_decide", "", words, _("Tải lại trang để xem kết quả hiện nay."))])
    return count


def _change(row: Rating, **columns: object) -> Rating:
    Rating.objects.filter(pk=row.pk).update(**columns, version=F("version") + 1)
    row.refresh_from_db()
    return row


def _refuse(findings: Sequence[Finding]) -> None:
    """Stop on any finding: a warning is one only while its reason is missing."""
    if findings:
        raise Refused(findings)


def _lock(membership_ids: Sequence[int]) -> dict[int, str]:
    """Lock the persons of these memberships in one order; return their names by membership.

    Raises ``Refused`` for a record merged meanwhile; a membership that went to another record while we waited
    has no name.
    """
    rows = Membership.objects.filter(pk__in=membership_ids)
    persons = Person.objects.locked_all(set(rows.values_list("person_id", flat=True)))
    of_locked = rows.filter(person_id__in=list(persons)).values_list("pk", "person_id")
    return {pk: persons[person_id].full_name for pk, person_id in of_locked}


def _placed(cell_id: int, day: date, membership_ids: Sequence[int]) -> dict[int, Membership]:
    """Return the memberships that the cell counted on a day, among these."""
    placed = Placement.objects.on(day).formal().filter(cell=cell_id, membership__in=membership_ids)
    return {row.membership_id: row.membership for row in placed.select_related("membership")}


def _membership_on(person_id: int, day: date) -> tuple[Membership | None, int | None]:
    """Return the membership that counts on a day with its cell; no cell where the register began later."""
    placement = Placement.objects.on(day).formal().filter(membership__person=person_id).select_related("membership")
    row = placement.first()
    if row is not None:
        return row.membership, row.cell_id
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gt=day)
    found = Membership.objects.filter(lasting, person=person_id, admitted_on__lte=day)
    first = Placement.objects.filter(membership__in=found).order_by("starts_on").first()
    began_later = first is None or first.starts_on > day
    return (found.order_by("pk").first() if began_later else None), None
