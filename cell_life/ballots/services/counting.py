"""Counting: the numbers of a ballot on its closed list, what they come to, and what happens to a vote that failed.

Only numbers come in and only numbers are kept: who voted how is nowhere.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding
from cell_life.ballots import rules, shares, subjects
from cell_life.ballots.rules import Result, Tally
from cell_life.ballots.services.locking import locked_ballot, refuse
from cell_life.choices import BallotState, Outcome
from cell_life.models import Ballot, BallotCounter, BallotVoter
from rulebook.bases import LeftOut

if TYPE_CHECKING:
    from accounts.models import User


def record_count(
    *,
    ballot_id: int,
    tally: Tally,
    chair_id: int | None,
    counters: Sequence[int],
    version: int | None = None,
    by: "User",
) -> Ballot:
    """Write the count of a ballot and what it comes to; whoever asked for the vote hears it in the same transaction.

    ``chair_id`` and ``counters`` (the head first) are persons of the list, never the person concerned.
    Raises ``Refused`` with everything wrong, ``ChangedMeanwhile`` when somebody else was first with another page.
    """
    with transaction.atomic(), history.act("record_ballot_count", by=by):
        ballot = locked_ballot(ballot_id)
        refuse(_state_findings(ballot))
        ballot = locked_ballot(ballot_id, version)
        question = shares.question_of(ballot, ballot.base.held_on)
        size = ballot.base.size or 0
        refuse(_count_findings(ballot, tally, chair_id, counters))
        result = rules.result_of(question, tally, size)
        _write_count(ballot, tally, result, chair_id, by)
        for level in ballot.options.all():
            level.votes = tally.votes.get(level.code, 0)
            level.save(update_fields=["votes"])
        BallotCounter.objects.bulk_create(
            BallotCounter(ballot=ballot, person_id=one, head=place == 0) for place, one in enumerate(counters)
        )
        heard = subjects.of(ballot.subject_kind).on_counted
        if heard is not None:
            heard(ballot, by)
    return ballot


def void_ballot(*, ballot_id: int, reason: str, version: int | None = None, by: "User") -> Ballot:
    """Make a ballot void, with the reason; its numbers stay to be read, its outcome does not count."""
    with transaction.atomic(), history.act("void_ballot", by=by, reason=reason):
        ballot = locked_ballot(ballot_id, version)
        subject, counted = subjects.of(ballot.subject_kind), ballot.state == BallotState.COUNTED
        refuse(_void_findings(ballot, reason, kept=counted and subject.keeps_votes))
        ballot.state, ballot.outcome, ballot.reached = BallotState.VOID, "", ""
        ballot.void_reason = reason.strip()[:300]
        ballot.version += 1
        ballot.save(update_fields=["state", "outcome", "reached", "void_reason", "version"])
        if counted and subject.on_voided is not None:
            subject.on_voided(ballot, by)
    return ballot


def report_upwards(*, ballot_id: int, reported_on: date, version: int | None = None, by: "User") -> Ballot:
    """Write when the full result of a vote that did not reach its share went to the level above, which decides."""
    with transaction.atomic(), history.act("report_ballot_upwards", by=by):
        ballot = locked_ballot(ballot_id, version)
        refuse(_report_findings(ballot, reported_on))
        ballot.reported_on = reported_on
        ballot.version += 1
        ballot.save(update_fields=["reported_on", "version"])
    return ballot


def _state_findings(ballot: Ballot) -> list[Finding]:
    if ballot.state == BallotState.COUNTED:
        reason = _("Lần biểu quyết này đã có kết quả kiểm phiếu: {yes} phiếu đồng ý, {no} không đồng ý.").format(
            yes=ballot.yes, no=ballot.no
        )
        remedy = _("Xem kết quả đã ghi. Nếu ghi sai, hủy lần biểu quyết với lý do rồi lập lại.")
        return [Finding("ballot_counted", "", reason, remedy)]
    if ballot.state == BallotState.VOID:
        return [Finding("ballot_void", "", _("Lần biểu quyết này đã hủy."), _("Lập lần biểu quyết khác nếu cần."))]
    if ballot.base.frozen_at is None:
        reason = _("Danh sách làm căn cứ chưa chốt.")
        return [Finding("ballot_list_open", "", reason, _("Chốt danh sách trước, rồi ghi kết quả kiểm phiếu."))]
    return []


def _count_findings(ballot: Ballot, tally: Tally, chair_id: int | None, counters: Sequence[int]) -> list[Finding]:
    voters = BallotVoter.objects.filter(base=ballot.base_id)
    present = voters.filter(counted=True, present=True).count()
    listed = set(voters.exclude(left_out=LeftOut.NOT_OFFICIAL).values_list("membership__person_id", flat=True))
    levels = [one.code for one in ballot.options.all()]
    found = rules.tally_findings(tally, ballot.base.size or 0, present, secret=ballot.secret, levels=levels)
    return found + rules.people_findings(ballot.about_id, chair_id, counters, listed, secret=ballot.secret)


def _write_count(ballot: Ballot, tally: Tally, result: Result, chair_id: int | None, by: "User") -> None:
    size = ballot.base.size or 0
    ballot.issued = tally.issued if ballot.secret else None
    ballot.yes, ballot.no, ballot.blank, ballot.invalid = tally.yes, tally.no, tally.blank, tally.invalid
    ballot.not_cast, ballot.base_size = size - tally.total, size
    ballot.outcome = Outcome.REACHED if result.reached else Outcome.NOT_REACHED
    ballot.reached, ballot.state = result.level, BallotState.COUNTED
    ballot.chair_id, ballot.counted_at, ballot.counted_by = chair_id, timezone.now(), by
    ballot.version += 1
    ballot.save()


def _void_findings(ballot: Ballot, reason: str, *, kept: bool) -> list[Finding]:
    if ballot.state == BallotState.VOID:
        return [Finding("ballot_void", "", _("Lần biểu quyết này đã hủy."), _("Không cần hủy lần nữa."))]
    if kept:
        words = _("Kết quả này đã chuyển sang hồ sơ của việc được biểu quyết.")
        return [Finding("ballot_outcome_used", "", words, _("Sửa ở hồ sơ ấy, hoặc biểu quyết lại là lần sau."))]
    if not reason.strip():
        return [Finding("required", "reason", _("Chưa ghi lý do hủy."), _("Ví dụ: ghi nhầm nội dung biểu quyết."))]
    return []


def _report_findings(ballot: Ballot, reported_on: date) -> list[Finding]:
    if ballot.state != BallotState.COUNTED or ballot.outcome != Outcome.NOT_REACHED:
        words = _("Chỉ kết quả không đủ tỷ lệ mới phải báo cáo cấp trên xem xét.")
        return [Finding("ballot_nothing_to_report", "", words, _("Xem lại kết quả của lần biểu quyết."))]
    if not ballot.base.held_on <= reported_on <= timezone.localdate():
        words = _("Ngày báo cáo phải từ ngày biểu quyết {day} đến hôm nay.").format(
            day=f"{ballot.base.held_on:%d/%m/%Y}"
        )
        return [Finding("ballot_report_day", "reported_on", words, _("Ghi ngày đã gửi báo cáo."))]
    return []
