"""Putting a question to a body: one ballot on its list, with the share and the clause of the day of the vote."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from branches.choices import CELLS
from branches.models import Organisation
from cell_life.ballots import rules, shares, subjects
from cell_life.ballots.rules import Level
from cell_life.ballots.services.locking import locked_base, period_on, refuse
from cell_life.ballots.shares import Asked
from cell_life.choices import BallotState
from cell_life.models import Ballot, BallotBase, BallotOption

if TYPE_CHECKING:
    from accounts.models import User


def open_ballot(
    *,
    base_id: int,
    subject_kind: str,
    question: str,
    subject_id: int | None = None,
    about_id: int | None = None,
    rule_key: str = "",
    share: Fraction | None = None,
    clause: str = "",
    secret: bool = True,
    options: Sequence[Level] = (),
    round: int = 1,
    by: "User",
) -> Ballot:
    """Put one question to the body of a list; several candidates of a sitting are several ballots on one list.

    The share comes from ``rule_key`` on the day of the vote, or is given with the ``clause`` that says so.
    ``options`` are the levels on the paper, the heaviest or highest first, each with its own share where it has
    one. Raises ``Refused`` for the same subject in the same round and for a body without the power.
    """
    with transaction.atomic(), history.act("open_ballot", by=by):
        base = BallotBase.objects.get(pk=base_id)
        Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=base.organisation_id)
        base = locked_base(base_id)
        subjects.of(subject_kind)
        asked = shares.of_rule(rule_key, base.held_on) if rule_key else _given(share, clause)
        body = period_on(base)
        found = rules.competence_findings(asked.rule_key, base.kind, is_cell=body.kind in CELLS)
        found += _question_findings(question, options)
        found += _again_findings(base, subject_kind, subject_id, question.strip(), round)
        refuse(found)
        ballot = Ballot.objects.create(
            base=base,
            subject_kind=subject_kind,
            subject_id=subject_id,
            about_id=about_id,
            question=question.strip()[:500],
            round=round,
            secret=secret,
            share_numerator=asked.share.numerator,
            share_denominator=asked.share.denominator,
            rule_key=asked.rule_key,
            clause=asked.clause,
            created_by=by,
        )
        _write_levels(ballot, options, asked.share)
    return ballot


def _given(share: Fraction | None, clause: str) -> Asked:
    """Return a share given with the vote; one half means more than half."""
    if share is None or not 0 < share <= 1:
        reason = _("Chưa ghi cần bao nhiêu phiếu đồng ý.")
        raise Refused([Finding("required", "share", reason, _("Chọn quá 1/2 hoặc 2/3 theo quy định."))])
    return Asked(share, clause.strip()[:200])


def _question_findings(question: str, options: Sequence[Level]) -> list[Finding]:
    found = []
    if not question.strip():
        found.append(
            Finding(
                "required", "question", _("Chưa ghi nội dung biểu quyết."), _("Ví dụ: thông qua nghị quyết tháng 11.")
            )
        )
    if len({one.code for one in options}) != len(options) or len(options) == 1:
        reason = _("Các mức trên phiếu phải khác nhau và từ hai mức trở lên.")
        found.append(Finding("ballot_levels", "options", reason, _("Ghi mỗi mức một lần, mức nặng nhất trước.")))
    return found


def _again_findings(base: BallotBase, kind: str, subject_id: int | None, question: str, round: int) -> list[Finding]:
    """Refuse a second ballot of the same body on the same subject and round; a free question is known by its words."""
    others = Ballot.objects.exclude(state=BallotState.VOID).filter(subject_kind=kind, round=round)
    if subject_id is None:
        others = others.filter(base=base, subject_id=None, question__iexact=question)
    else:
        others = others.filter(base__organisation=base.organisation_id, base__kind=base.kind, subject_id=subject_id)
    there = others.select_related("base").first()
    if there is None:
        return []
    reason = _("Việc này đã có lần biểu quyết thứ {round}, ngày {day}.").format(
        round=round, day=f"{there.base.held_on:%d/%m/%Y}"
    )
    remedy = _("Biểu quyết lại thì ghi là lần {next}; ghi nhầm thì hủy lần trước với lý do.").format(next=round + 1)
    return [Finding("ballot_again", "question", reason, remedy)]


def _write_levels(ballot: Ballot, options: Sequence[Level], share: Fraction) -> None:
    BallotOption.objects.bulk_create(
        BallotOption(
            ballot=ballot,
            order=place,
            code=one.code,
            label=one.label,
            share_numerator=(one.share or share).numerator,
            share_denominator=(one.share or share).denominator,
        )
        for place, one in enumerate(options, start=1)
    )
