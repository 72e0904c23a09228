"""The list a vote is counted on: opened from the register, contested, settled, brought up to date, closed."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

import rulebook
from accounts import history
from accounts.findings import Finding, Refused
from branches.choices import CELLS
from branches.models import Organisation, OrganisationPeriod
from cell_life.ballots import lists, rules
from cell_life.ballots.changes import Change, changes_of
from cell_life.ballots.lists import Seat
from cell_life.ballots.services.locking import refuse, unfrozen_base
from cell_life.choices import BaseKind, MeetingState
from cell_life.models import BallotBase, BallotVoter, Meeting
from rulebook.bases import LeftOut

if TYPE_CHECKING:
    from accounts.models import User


def open_base(
    *, organisation_id: int, kind: str, held_on: date, meeting_id: int | None = None, by: "User"
) -> BallotBase:
    """Make the list of a body for its votes of a day, or return the one that stands: a day has one of a kind.

    Everybody of the body is on it, counted or left out by the dated rows of the register, each with the reason.
    Raises ``Refused``: no such body that day, a kind it cannot have, fewer official members than a vote needs.
    """
    with transaction.atomic(), history.act("open_ballot_base", by=by):
        Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation_id)
        there = BallotBase.objects.filter(organisation=organisation_id, kind=kind, held_on=held_on).first()
        if there is not None:
            return there
        refuse(_body_findings(organisation_id, kind, held_on) + _meeting_findings(organisation_id, meeting_id, held_on))
        seats = lists.seats_of(organisation_id, kind, held_on, meeting_id)
        refuse(_size_findings(kind, seats, held_on))
        base = BallotBase.objects.create(
            organisation_id=organisation_id, kind=kind, held_on=held_on, meeting_id=meeting_id, created_by=by
        )
        BallotVoter.objects.bulk_create(_voter(base.pk, seat) for seat in seats)
    return base


def contest(*, voter_id: int, words: str, version: int | None = None, by: "User") -> BallotVoter:
    """Write down who objects to somebody being counted or left out, and why; the list waits for a conclusion."""
    with transaction.atomic(), history.act("contest_ballot_voter", by=by):
        base, voter = _voter_of_open_list(voter_id, version)
        if not words.strip():
            raise Refused([Finding("required", "words", _("Chưa ghi ai có ý kiến gì."), _("Ghi tên và ý kiến."))])
        voter.contest, voter.settled = words.strip()[:500], "" if voter.counted == voter.proposed else voter.settled
        voter.save(update_fields=["contest", "settled"])
        _touch(base)
    return voter


def settle(
    *, voter_id: int, counted: bool, conclusion: str, left_out: str = "", version: int | None = None, by: "User"
) -> BallotVoter:
    """Count somebody or leave him out as the meeting concludes, with the conclusion in words.

    ``left_out`` says why where the register itself gives no reason. Nobody who is not official is ever counted:
    the register is put right first.
    """
    with transaction.atomic(), history.act("settle_ballot_voter", by=by, reason=conclusion):
        base, voter = _voter_of_open_list(voter_id, version)
        why = "" if counted else left_out or voter.left_out
        refuse(_settling_findings(voter, counted=counted, why=why, conclusion=conclusion))
        voter.counted, voter.left_out, voter.settled = counted, why, conclusion.strip()[:500]
        voter.present = voter.present or counted
        voter.save(update_fields=["counted", "left_out", "settled", "present"])
        _touch(base)
    return voter


def refresh_base(*, base_id: int, version: int | None = None, by: "User") -> list[Change]:
    """Bring a list up to the register; return what changed, by name. What the meeting settled stays settled."""
    with transaction.atomic(), history.act("refresh_ballot_base", by=by):
        base = unfrozen_base(base_id, version)
        changes = changes_of(base)
        for change in changes:
            _take(base, change)
        if changes:
            _touch(base)
    return changes


def freeze_base(*, base_id: int, version: int | None = None, by: "User") -> BallotBase:
    """Close a list: from now on nobody changes it, the database itself refuses; votes may be counted.

    Raises ``Refused`` naming every row that changed in the register meanwhile and every objection still open.
    """
    with transaction.atomic(), history.act("freeze_ballot_base", by=by):
        base = unfrozen_base(base_id, version)
        refuse(_freezing_findings(base))
        base.size = base.voters.filter(counted=True).count()
        base.frozen_at, base.frozen_by = timezone.now(), by
        base.version += 1
        base.save(update_fields=["size", "frozen_at", "frozen_by", "version"])
    return base


# ── what is refused ─────────────────────────────────────────────────────────
def _body_findings(organisation_id: int, kind: str, held_on: date) -> list[Finding]:
    period = OrganisationPeriod.objects.on(held_on).filter(organisation=organisation_id).first()
    if period is None:
        reason = _("Ngày {day} tổ chức này chưa có hoặc không còn trong sổ.").format(day=f"{held_on:%d/%m/%Y}")
        return [Finding("ballot_no_body", "held_on", reason, _("Chọn ngày khác."))]
    if not rules.fits(kind, is_cell=period.kind in CELLS):
        reason = _("{name} không lập danh sách theo cách này: {kind}.").format(
            name=period.name, kind=BaseKind(kind).label
        )
        return [
            Finding(
                "ballot_kind",
                "kind",
                reason,
                _("Chi bộ tính trên đảng viên chính thức; cấp ủy tính trên ủy viên đương nhiệm."),
            )
        ]
    return []


def _meeting_findings(organisation_id: int, meeting_id: int | None, held_on: date) -> list[Finding]:
    if meeting_id is None:
        return []
    meeting = Meeting.objects.get(pk=meeting_id)
    fits = meeting.cell_id == organisation_id and meeting.held_on == held_on
    if fits and meeting.state != MeetingState.CANCELLED:
        return []
    reason = _("Buổi sinh hoạt ngày {day} không phải của tổ chức này trong ngày biểu quyết.").format(
        day=f"{meeting.held_on:%d/%m/%Y}"
    )
    return [Finding("ballot_meeting", "meeting", reason, _("Chọn buổi sinh hoạt đúng ngày, hoặc để trống."))]


def _size_findings(kind: str, seats: Sequence[Seat], day: date) -> list[Finding]:
    if kind in rules.OF_MEMBERS:
        found = rules.official_findings(lists.official(seats), rulebook.on(day).count(rules.MIN_OFFICIAL))
        return found
    return [] if seats else [rules.nobody()]


def _settling_findings(voter: BallotVoter, *, counted: bool, why: str, conclusion: str) -> list[Finding]:
    found = []
    if not conclusion.strip():
        found.append(Finding("required", "conclusion", _("Chưa ghi kết luận."), _("Ghi buổi họp kết luận thế nào.")))
    if counted and voter.left_out == LeftOut.NOT_OFFICIAL:
        reason = _("Đảng viên dự bị không có quyền biểu quyết nên không tính vào danh sách.")
        remedy = _(
            "Nếu đồng chí ấy đã được công nhận chính thức, ghi ngày chính thức vào hồ sơ rồi cập nhật danh sách."
        )
        found.append(Finding("ballot_not_official", "counted", reason, remedy))
    if not counted and why not in {one.value for one in LeftOut}:
        found.append(Finding("required", "left_out", _("Chưa chọn vì sao không tính."), _("Chọn một lý do.")))
    return found


def _freezing_findings(base: BallotBase) -> list[Finding]:
    found = rules.day_finding(base.held_on, timezone.localdate())
    for change in changes_of(base):
        found.append(Finding("ballot_rows_changed", "", change.words, _("Cập nhật danh sách theo sổ rồi chốt.")))
    waiting = base.voters.filter(settled="").exclude(contest="").select_related("membership__person")
    for voter in waiting:
        reason = _("Ý kiến về đồng chí {name} chưa có kết luận.").format(name=voter.membership.person.full_name)
        found.append(Finding("ballot_contest_open", "", reason, _("Mở dòng của đồng chí ấy và ghi kết luận.")))
    if not base.voters.filter(counted=True).exists():
        found.append(rules.nobody())
    return found


# ── small steps ─────────────────────────────────────────────────────────────
def _voter(base_id: int, seat: Seat) -> BallotVoter:
    return BallotVoter(
        base_id=base_id,
        membership_id=seat.membership_id,
        present=seat.present,
        proposed=seat.counted,
        counted=seat.counted,
        left_out=seat.left_out,
        source=seat.source,
    )


def _take(base: BallotBase, change: Change) -> None:
    """Write one change; what was settled by the meeting keeps its verdict beside the new row of the register."""
    voter, seat = change.voter, change.seat
    if voter is None and seat is not None:
        BallotVoter.objects.bulk_create([_voter(base.pk, seat)])
    elif voter is not None and seat is None:
        voter.delete()
    elif voter is not None and seat is not None:
        voter.proposed, voter.source = seat.counted, seat.source
        if not voter.settled:
            voter.counted, voter.left_out, voter.present = seat.counted, seat.left_out, seat.present
        voter.save(update_fields=["proposed", "source", "counted", "left_out", "present"])


def _voter_of_open_list(voter_id: int, version: int | None) -> tuple[BallotBase, BallotVoter]:
    base_id = BallotVoter.objects.values_list("base_id", flat=True).get(pk=voter_id)
    base = unfrozen_base(base_id, version)
    return base, BallotVoter.objects.get(pk=voter_id)


def _touch(base: BallotBase) -> None:
    base.version += 1
    base.save(update_fields=["version"])
