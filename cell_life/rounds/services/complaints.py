"""Complaints about a rating: taken in with a receipt, answered by somebody who did not decide, results put right."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding
from cell_life.choices import ComplaintState
from cell_life.models import RatingComplaint, RatingEntry
from cell_life.rounds import rules
from cell_life.rounds.services.sheets import refuse
from members.models import Rating
from members.ratings.services import record_rating
from members.services.standings import Paper

if TYPE_CHECKING:
    from accounts.models import User


def receive_complaint(
    *, entry_id: int, received_on: date, words: str, late_reason: str = "", by: "User"
) -> RatingComplaint:
    """Take in a written complaint of a member about his own rating; too late it needs a reason. Raises ``Refused``."""
    with transaction.atomic(), history.act("receive_rating_complaint", by=by, reason=late_reason):
        row = _locked_entry(entry_id)
        decision = row.sheet.decision
        announced = decision.announced_on if decision else None
        found = rules.complaint_findings(announced, received_on, late_reason, timezone.localdate())
        if not words.strip():
            said = _("Chưa ghi nội dung kiến nghị.")
            found.append(Finding("required", "words", said, _("Ghi đúng điều đồng chí ấy đề nghị.")))
        if RatingComplaint.objects.filter(entry=row, state=ComplaintState.RECEIVED).exists():
            said = _("Đồng chí này đang có một kiến nghị chưa trả lời.")
            found.append(Finding("round_complaint_open", "", said, _("Trả lời kiến nghị ấy trước.")))
        refuse(found)
        return RatingComplaint.objects.create(
            entry=row, received_on=received_on, words=words.strip()[:1000], created_by=by
        )


def answer_complaint(
    *, complaint_id: int, version: int, answer: str, new_level: str = "", by: "User"
) -> RatingComplaint:
    """Answer a complaint: the result stays, or becomes ``new_level``, and the register is put right with the answer.

    Raises ``Refused`` (by who decided, no words, no change), ``ChangedMeanwhile``.
    """
    with transaction.atomic(), history.act("answer_rating_complaint", by=by, reason=answer):
        complaint = RatingComplaint.objects.select_for_update(of=("self",)).get(pk=complaint_id)
        if complaint.version != version or complaint.state != ComplaintState.RECEIVED:
            raise ChangedMeanwhile({"answer": ("", complaint.answer, answer)}, complaint.version)
        row = _locked_entry(complaint.entry_id)
        decider = row.sheet.decision.created_by_id if row.sheet.decision else None
        found = rules.answer_findings(decider, by.pk, new_level, row.decided_level)
        if not answer.strip():
            said = _("Chưa ghi nội dung trả lời.")
            found.append(Finding("required", "answer", said, _("Nói rõ căn cứ giữ nguyên hoặc thay đổi kết quả.")))
        refuse(found)
        complaint.state = ComplaintState.CHANGED if new_level else ComplaintState.KEPT
        complaint.answer, complaint.new_level = answer.strip()[:1000], new_level
        complaint.answered_on, complaint.answered_by = timezone.localdate(), by
        complaint.version += 1
        complaint.save(update_fields=["state", "answer", "new_level", "answered_on", "answered_by", "version"])
        if new_level:
            _put_right(row, new_level, answer, by)
    return complaint


def _locked_entry(entry_id: int) -> RatingEntry:
    rows = RatingEntry.objects.select_for_update(of=("self",))
    return rows.select_related("sheet__decision", "membership").get(pk=entry_id)


def _put_right(row: RatingEntry, level: str, answer: str, by: "User") -> None:
    """Change the decided level here and correct the rating in the register, with why."""
    why = _("Trả lời kiến nghị: {answer}").format(answer=answer.strip())[:300]
    RatingEntry.objects.filter(pk=row.pk).update(decided_level=level, decided_reason=why, version=F("version") + 1)
    rating = Rating.objects.filter(membership=row.membership_id, year=row.sheet.year).first()
    decision = row.sheet.decision
    assert decision is not None
    record_rating(
        person_id=row.membership.person_id,
        year=row.sheet.year,
        level=level,
        paper=Paper(decision.decision_number, decision.decided_on, decision.issuer),
        why=why,
        version=rating.version if rating else None,
        may_decide=True,
        by=by,
    )
