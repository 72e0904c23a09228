"""Putting members forward for a badge, thinking better of it, and the decision that gives the badges.

Each act is one transaction. A decision locks the proposals, gives numbers that run through the whole city for
each kind, writes the badges of all of them or of none. Errors raise ``Refused``; warnings pass with a reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused, stopping
from branches.choices import Book
from branches.services import issue_number
from branches.services.numbering import Subject
from members.badges import rounds, rules
from members.badges.bearers import bearers_of, last_serial
from members.badges.rules import Bearer
from members.choices import BadgeWay, PlacementKind, ProposalStage
from members.models import Badge, BadgeProposal, Person, Placement
from vietnam.identity import format_badge_number

if TYPE_CHECKING:
    from accounts.models import User

NUMBERS_LOCK: Final = 71_306
"""The advisory lock under which badge numbers are given: they run through the whole city."""


@dataclass(frozen=True)
class Asking:
    """One badge asked for: for how many years, in which round, as which case, with which papers."""

    years: int
    round_on: date
    way: str = ""
    evidence: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Paper:
    """The decision: its number (empty = the next of the register of ``register_of``), day and issuer."""

    number: str
    on: date
    issuer: str = ""
    register_of: int | None = None


# ── putting forward ─────────────────────────────────────────────────────────
def propose(*, person_id: int, asking: Asking, by: "User") -> BadgeProposal:
    """Put one member forward for a badge in a round. Raises ``Refused``."""
    with transaction.atomic(), history.act("propose_badge", by=by, reason=asking.reason):
        person = Person.objects.locked(person_id)
        bearer = bearers_of([person], [(person_id, asking.years)])[person_id, asking.years]
        row = _proposal(person, bearer, asking, by)
        row.save(force_insert=True)
        return row


def propose_due(*, asked: Sequence[tuple[int, int]], round_on: date, reason: str = "", by: "User") -> int:
    """Put forward all who are due, (person, years) each, or none; returns how many. Raises ``Refused``."""
    with transaction.atomic(), history.act("propose_badges", by=by, reason=reason):
        by_id = Person.objects.locked_all({person_id for person_id, _years in asked})
        bearers = bearers_of(list(by_id.values()), asked)
        rows, refused = [], list[Finding]()
        for person_id, years in sorted(set(asked)):
            asking = Asking(years, round_on, BadgeWay.DUE, reason=reason)
            try:
                rows.append(_proposal(by_id[person_id], bearers[person_id, years], asking, by))
            except Refused as one:
                refused += [_naming(by_id[person_id], finding) for finding in one.findings]
        if refused:
            raise Refused(refused)
        BadgeProposal.objects.bulk_create(rows)
    return len(rows)


def _proposal(person: Person, bearer: Bearer, asking: Asking, by: "User") -> BadgeProposal:
    """Judge and return the row, not yet written."""
    today = timezone.localdate()
    one = rounds.round_on(asking.round_on, today)
    if one is None or asking.years not in rounds.steps(one):
        raise Refused([Finding("no_round", "round_on", _("Không có đợt hoặc loại huy hiệu này."), _("Chọn lại."))])
    way = asking.way or rules.way_of(bearer.course, asking.years, one)
    found = rules.proposal_findings(bearer, asking.years, one, way, asking.evidence, asking.reason, today)
    found += [] if stopping(found) else rules.late_file(one, today, way, asking.reason)
    if stopping(found) or (found and not asking.reason.strip()):
        raise Refused(found)
    return BadgeProposal(
        person=person,
        years=asking.years,
        round_on=asking.round_on,
        way=way,
        proposer_id=proposer_of(person, bearer, asking.years),
        evidence=asking.evidence.strip()[:300],
        reason=asking.reason.strip()[:500],
        created_by=by,
    )


def _naming(person: Person, finding: Finding) -> Finding:
    words = _("{name}: {words}").format(name=person.full_name, words=finding.reason)
    return Finding(finding.code, "", words, finding.remedy, finding.level, rule=finding.rule)


def proposer_of(person: Person, bearer: Bearer, years: int) -> int:
    """Return who proposes: the cell in which the years were reached, else the one that keeps the record.

    A member who moves officially when due is put forward by the body he left. 21-HD/BTCTU (21/8/2025).
    """
    reached_on, _last = bearer.course.reached(years)
    if reached_on is None or reached_on > timezone.localdate():
        return person.keeper_id
    there = Placement.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=reached_on),
        membership__person=person,
        kind=PlacementKind.FORMAL,
        starts_on__lte=reached_on,
    )
    return there.order_by("-starts_on").values_list("cell_id", flat=True).first() or person.keeper_id


def withdraw(*, proposal_id: int, reason: str, version: int | None = None, by: "User") -> BadgeProposal:
    """Take a proposal back for a reason. Raises ``Refused`` and ``ChangedMeanwhile``."""
    with transaction.atomic(), history.act("withdraw_badge", by=by, reason=reason):
        row = BadgeProposal.objects.select_for_update(of=("self",)).get(pk=proposal_id)
        _refuse_closed([row])
        if version is not None and version != row.version:
            raise ChangedMeanwhile({"stage": (None, row.stage, None)}, row.version)
        if not reason.strip():
            words = _("Chưa ghi lý do thôi đề nghị.")
            raise Refused([Finding("required", "reason", words, _("Ví dụ: đồng chí ấy đã được tặng từ trước."))])
        BadgeProposal.objects.filter(pk=row.pk).update(
            stage=ProposalStage.WITHDRAWN, closing_reason=reason.strip()[:300], version=F("version") + 1
        )
        row.refresh_from_db()
        return row


def _refuse_closed(rows: Sequence[BadgeProposal]) -> None:
    if any(row.stage != ProposalStage.PROPOSED for row in rows):
        words = _("Có đề nghị vừa được người khác quyết định hoặc thôi.")
        raise Refused([Finding("badge_proposal_closed", "", words, _("Tải lại trang rồi chọn lại."))])


# ── deciding ────────────────────────────────────────────────────────────────
def decide(*, proposal_ids: Iterable[int], paper: Paper, by: "User") -> str:
    """Give the badges of a list by one decision: numbers, badges in the records; returns its number.

    All or nothing. A badge given again for a lost one keeps its number and makes no second row. Raises ``Refused``.
    """
    ids = sorted(set(proposal_ids))
    with transaction.atomic(), history.act("decide_badges", by=by, paper=paper.number):
        ids_of = BadgeProposal.objects.filter(pk__in=ids).values_list("person_id", flat=True)
        people = list(Person.objects.locked_all(list(ids_of)).values())
        rows = list(BadgeProposal.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("years", "pk"))
        _refuse_closed(rows)
        _refuse_paper(rows, paper)
        _judge_again(people, rows)
        number = paper.number.strip()[:60] or _next_number(rows[0], paper, by)
        new = [row for row in rows if row.way != BadgeWay.REISSUE]
        numbers = _numbers(new) | _numbers_held([row for row in rows if row.way == BadgeWay.REISSUE])
        Badge.objects.bulk_create(
            Badge(
                person_id=row.person_id,
                years=row.years,
                number=numbers[row.pk],
                decision_number=number,
                decided_on=paper.on,
                issuer=paper.issuer[:200],
            )
            for row in new
        )
        for row in rows:
            row.number, row.decision_number, row.decided_on = numbers[row.pk], number, paper.on
            row.issuer, row.stage, row.version = paper.issuer[:200], ProposalStage.DECIDED, row.version + 1
        columns = ["number", "decision_number", "decided_on", "issuer", "stage", "version"]
        BadgeProposal.objects.bulk_update(rows, columns)
    return number


def _refuse_paper(rows: Sequence[BadgeProposal], paper: Paper) -> None:
    found = []
    if not rows:
        found.append(
            Finding("required", "", _("Chưa chọn đồng chí nào."), _("Đánh dấu những đồng chí có trong quyết định."))
        )
    if paper.on > timezone.localdate():
        found.append(Finding("date_in_future", "on", _("Ngày này chưa tới."), _("Ghi ngày trên quyết định.")))
    if not paper.number.strip() and not paper.register_of:
        found.append(Finding("required", "number", _("Chưa có số quyết định."), _("Ghi số trên quyết định.")))
    if found:
        raise Refused(found)


def _next_number(row: BadgeProposal, paper: Paper, by: "User") -> str:
    subject = Subject("badge_decision", "badgeproposal", row.pk)
    register = paper.register_of or 0
    given = issue_number(organisation_id=register, book=Book.DECISIONS, day=paper.on, subject=subject, by=by)
    return given.symbol


def _judge_again(people: Sequence[Person], rows: Sequence[BadgeProposal]) -> None:
    """Refuse, naming everybody, when something came meanwhile: the badge, an exit, a discipline."""
    today = timezone.localdate()
    bearers = bearers_of(people, [(row.person_id, row.years) for row in rows])
    by_id = {person.pk: person for person in people}
    found = []
    for row in rows:
        one = rounds.round_on(row.round_on, today)
        bearer = replace(bearers[row.person_id, row.years], proposed=False)
        said = _("đã xem khi đề nghị") if not row.reason else row.reason
        if one:
            judged = rules.proposal_findings(bearer, row.years, one, row.way, row.evidence, said, today)
            found += [_naming(by_id[row.person_id], finding) for finding in stopping(judged)]
    if found:
        raise Refused(found)


def _numbers(rows: Sequence[BadgeProposal]) -> dict[int, str]:
    """Give each row the next number of its kind; others who decide at the same moment wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERS_LOCK])
    last = {years: last_serial(years) for years in {row.years for row in rows}}
    found = {}
    for row in rows:
        last[row.years] += 1
        try:
            found[row.pk] = format_badge_number(row.years, last[row.years])
        except ValueError:
            words = _("Dãy số của huy hiệu {n} năm đã hết.").format(n=row.years)
            raise Refused(
                [Finding("badge_serials_used_up", "", words, _("Báo cấp trên để được dãy số mới."))]
            ) from None
    return found


def _numbers_held(rows: Sequence[BadgeProposal]) -> dict[int, str]:
    found = Badge.objects.filter(person_id__in=[row.person_id for row in rows])
    numbers = {(badge.person_id, badge.years): badge.number for badge in found}
    return {row.pk: numbers.get((row.person_id, row.years), "") for row in rows}
