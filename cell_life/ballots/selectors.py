"""What the pages of votes show: the votes of a body in a year, a list with its reasons, a ballot with its result."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.scope import Scope
from branches.models import OrganisationPeriod
from branches.selectors.places import names_on
from cell_life.ballots import rules, shares, subjects
from cell_life.ballots.changes import changes_of
from cell_life.ballots.rules import Level, Result, Tally
from cell_life.choices import BallotState, BaseKind, Outcome
from cell_life.models import Ballot, BallotBase, BallotCounter, BallotVoter, Meeting
from rulebook.bases import LeftOut

FIRST_YEAR = 2010
SHOWN = 300
"""The most bodies or votes on one page."""
MARKS = {Outcome.REACHED: "ok", Outcome.NOT_REACHED: "warn"}


@dataclass(frozen=True)
class BallotLine:
    """One vote in a list."""

    ballot: Ballot
    mark: str
    words: str
    note: str
    share: str


@dataclass(frozen=True)
class Sitting:
    """One list with its votes."""

    base: BallotBase
    words: str
    lines: list[BallotLine]


@dataclass(frozen=True)
class VoterLine:
    """One person of a list as the page shows him."""

    voter: BallotVoter
    name: str
    person_id: int
    reason: str
    source: str


@dataclass(frozen=True)
class Body:
    """One body in reach with votes in a year."""

    organisation_id: int
    name: str
    votes: int
    failed: int


@dataclass(frozen=True)
class Shown:
    """A ballot in words: what it needs, what it came to, the votes one by one."""

    share: str
    needed: str
    mark: str
    result: str
    arithmetic: str
    figures: list[dict[str, Any]]
    levels: list[dict[str, Any]]
    rule_url: str
    subject_url: str


# ── a body in a year ────────────────────────────────────────────────────────
def sittings_of(organisation_id: int, year: int, scope: Scope) -> list[Sitting]:
    """Return the lists of a body in a year with their votes, the newest first: three queries."""
    bases = BallotBase.objects.visible_to(scope).filter(organisation=organisation_id, held_on__year=year)
    return _sittings(bases)


def sittings_of_meeting(meeting: Meeting, scope: Scope) -> list[Sitting]:
    """Return the lists made for a meeting, or for its body on its day."""
    of_day = Q(organisation=meeting.cell_id, held_on=meeting.held_on)
    return _sittings(BallotBase.objects.visible_to(scope).filter(of_day | Q(meeting=meeting.pk)))


def _sittings(bases: Any) -> list[Sitting]:
    rows = bases.annotate(listed=Count("voters", filter=Q(voters__counted=True))).order_by("-held_on", "-pk")
    found = rows.prefetch_related("ballots__options")[:SHOWN]
    return [Sitting(base, size_words(base), [line_of(one) for one in _in_order(base.ballots.all())]) for base in found]


def _in_order(ballots: Iterable[Ballot]) -> list[Ballot]:
    return sorted(ballots, key=lambda one: one.pk)


def size_words(base: Any) -> str:
    """Say how many people a list counts, and whether it is closed."""
    count = base.size if base.frozen_at else base.listed
    words = ngettext("{n} người làm căn cứ", "{n} người làm căn cứ", count).format(n=count)
    if base.frozen_at:
        return _("{words}, đã chốt ngày {day}").format(
            words=words, day=f"{timezone.localtime(base.frozen_at):%d/%m/%Y}"
        )
    return _("{words}, chưa chốt").format(words=words)


def line_of(ballot: Ballot) -> BallotLine:
    """Return a vote as a list shows it."""
    share = rules.share_words(shares.share_of(ballot))
    return BallotLine(ballot, _mark(ballot), _state_words(ballot), _note(ballot), share)


def _mark(ballot: Ballot) -> str:
    return MARKS.get(Outcome(ballot.outcome), "empty") if ballot.outcome else "empty"


def _state_words(ballot: Ballot) -> str:
    return str(ballot.get_outcome_display() if ballot.outcome else ballot.get_state_display())


def _note(ballot: Ballot) -> str:
    """Say how many agreed, or at which level; and whether what failed went up."""
    if ballot.state != BallotState.COUNTED:
        return ""
    level = next((one.label for one in ballot.options.all() if one.code == ballot.reached), "")
    if level:
        return level
    votes = "" if ballot.options.all() else _("{yes}/{base} đồng ý").format(yes=ballot.yes, base=ballot.base_size)
    if ballot.outcome == Outcome.REACHED:
        return votes
    day = ballot.reported_on
    told = _("đã báo cáo cấp trên ngày {day}").format(day=f"{day:%d/%m/%Y}") if day else _("chưa báo cáo cấp trên")
    return _("{votes}; {told}").format(votes=votes, told=told) if votes else told


def bodies_with_votes(scope: Scope, year: int, but: int) -> list[Body]:
    """Return the other bodies in reach that voted in a year, with how many votes, how many failed unreported."""
    rows = Ballot.objects.visible_to(scope).exclude(state=BallotState.VOID).exclude(base__organisation=but)
    failed = Q(outcome=Outcome.NOT_REACHED, reported_on__isnull=True)
    counts = (
        rows.filter(base__held_on__year=year)
        .values(pk_of=F("base__organisation"))
        .annotate(votes=Count("pk"), failed=Count("pk", filter=failed))
        .order_by("-failed", "-votes", "pk_of")[:SHOWN]
    )
    found = list(counts)
    names = names_on({(row["pk_of"], date(year, 12, 31)) for row in found}) if found else {}
    return [
        Body(row["pk_of"], names.get((row["pk_of"], date(year, 12, 31)), ""), row["votes"], row["failed"])
        for row in found
    ]


def kinds_for(period: OrganisationPeriod, *, is_cell: bool) -> list[str]:
    """Return the kinds of list a body may have."""
    return [kind for kind in BaseKind.values if rules.fits(kind, is_cell=is_cell)]


# ── a list ──────────────────────────────────────────────────────────────────
def voters_of(base: BallotBase, *, guarded: bool) -> list[VoterLine]:
    """Return everybody on a list by Vietnamese name; ``guarded`` tells what touches crimes too. One query."""
    rows = base.voters.select_related("membership__person").order_by("membership__person__name_sort", "pk")
    return [voter_line(row, guarded=guarded) for row in rows]


def voter_line(row: BallotVoter, *, guarded: bool) -> VoterLine:
    """Return one person of a list."""
    person = row.membership.person
    hidden = row.left_out == LeftOut.PROSECUTED and not guarded
    reason = row.get_left_out_display()
    return VoterLine(
        voter=row,
        name=person.full_name,
        person_id=person.pk,
        reason=_("lý do thuộc mục hạn chế xem") if hidden else reason,
        source="" if hidden else row.source,
    )


def changes_in(base: BallotBase) -> list[str]:
    """Say what changed in the register since an open list was made."""
    return [] if base.frozen_at else [one.words for one in changes_of(base)]


def people_of(base: BallotBase, *, but: int | None = None) -> list[tuple[str, str]]:
    """Return the official members of a list as choices, without the person concerned."""
    rows = base.voters.exclude(left_out=LeftOut.NOT_OFFICIAL).exclude(membership__person=but)
    named = rows.order_by("membership__person__name_sort").values_list(
        "membership__person_id", "membership__person__full_name"
    )
    return [(str(pk), name) for pk, name in named]


# ── a ballot ────────────────────────────────────────────────────────────────
def shown(ballot: Ballot) -> Shown:
    """Return a ballot in words; before the count it says what is needed as far as the list is closed."""
    question = shares.question_of(ballot, ballot.base.held_on)
    size = ballot.base_size or ballot.base.size
    counted = ballot.yes is not None and size is not None
    tally = _tally(ballot)
    result = rules.result_of(question, tally, size) if size else None
    return Shown(
        share=rules.share_words(question.share),
        needed=_needed(result.needed, size) if result and size and not question.levels else "",
        mark=_mark(ballot),
        result=_result_words(ballot, question.levels),
        arithmetic=rules.arithmetic(result, size) if counted and result and size else "",
        figures=_figures(ballot, result) if counted and result else [],
        levels=_levels(question, tally, size),
        rule_url=reverse("rules:key", args=[ballot.rule_key]) if ballot.rule_key else "",
        subject_url=subjects.url_of(ballot),
    )


def _needed(needed: int, size: int) -> str:
    return _("cần ít nhất {needed} phiếu đồng ý trên {size} người").format(needed=needed, size=size)


def _tally(ballot: Ballot) -> Tally:
    votes = {one.code: one.votes or 0 for one in ballot.options.all()}
    return Tally(yes=ballot.yes or 0, no=ballot.no or 0, votes=votes)


def _result_words(ballot: Ballot, levels: Sequence[Level]) -> str:
    if ballot.state == BallotState.VOID:
        return _("Đã hủy: {reason}").format(reason=ballot.void_reason)
    if ballot.state == BallotState.OPEN:
        return _("Chờ kiểm phiếu")
    if ballot.outcome == Outcome.NOT_REACHED:
        return _("Không đủ tỷ lệ. Báo cáo đầy đủ kết quả lên cấp có thẩm quyền xem xét, quyết định.")
    label = next((level.label for level in levels if level.code == ballot.reached), "")
    return _("Đủ tỷ lệ ở mức: {level}").format(level=label) if label else _("Đủ tỷ lệ, được thông qua")


def _figures(ballot: Ballot, result: Result) -> list[dict[str, Any]]:
    """Return the numbers, the deciding one first."""
    needed = _("cần {needed}").format(needed=result.needed)
    rows: list[tuple[Any, Any, str]] = [(_("phiếu đồng ý"), result.votes, needed)]
    if not ballot.options.all():
        rows.append((_("không đồng ý"), ballot.no, ""))
    rows += [(_("phiếu trắng, không ý kiến"), ballot.blank, ""), (_("không hợp lệ"), ballot.invalid, "")]
    rows.append((_("không bỏ phiếu"), ballot.not_cast, ""))
    if ballot.issued is not None:
        rows.append((_("phiếu phát ra"), ballot.issued, ""))
    rows.append((_("người làm căn cứ"), ballot.base_size, ""))
    return [{"label": label, "value": value, "note": note, "url": ""} for label, value, note in rows]


def _levels(question: rules.Question, tally: Tally, size: int | None) -> list[dict[str, Any]]:
    """Return the levels with their own votes, those that count with them, and how many are needed."""
    counted = rules.added(question, tally)
    return [
        {
            "label": level.label,
            "votes": tally.votes.get(level.code, 0),
            "added": counted[level.code],
            "share": rules.share_words(level.share or question.share),
            "needed": rules.needed(level.share or question.share, size) if size else None,
            "is_added": question.added_up,
        }
        for level in question.levels
    ]


def counters_of(ballot: Ballot) -> list[BallotCounter]:
    """Return who counted, the head first: one query."""
    return list(ballot.counters.select_related("person").order_by("-head", "pk"))


def ballots_reported_by(base: BallotBase) -> list[BallotLine]:
    """Return the votes on a list in the order they were put."""
    return [line_of(one) for one in base.ballots.order_by("pk").prefetch_related("options")]
