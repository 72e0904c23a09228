"""Saying of two records that they are one person or two; said once, remembered while the facts stay."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from accounts.roles import Permission
from branches.scopes import scope_of
from members.choices import DoubleAnswer
from members.doubles.services import finding
from members.models import DoubleCandidate, DoubleVerdict, Person

if TYPE_CHECKING:
    from accounts.models import User


def verdict_on(first_id: int, second_id: int) -> DoubleVerdict | None:
    """Return what was said of two records, None before anybody said anything."""
    pair = {"person_id": min(first_id, second_id), "other_id": max(first_id, second_id)}
    return DoubleVerdict.objects.select_related("said_by").filter(**pair).first()


def say_of_pair(
    *, first_id: int, second_id: int, answer: str, reason: str, opened_version: int, by: "User"
) -> DoubleVerdict:
    """Keep the verdict on two records and take the pair off the list; the same answer twice is one.

    ``opened_version`` is that of the verdict the page showed, 0 for none. Raises ``Refused`` for two people
    without a reason, for who may not edit both records, when one of them was merged, and when somebody said
    otherwise meanwhile. Locks both.
    """
    if answer == DoubleAnswer.TWO and not reason.strip():
        remedy = _("Ghi điều làm đồng chí biết là hai người, ví dụ: khác quê quán.")
        raise Refused([Finding("required", "reason", _("Chưa ghi vì sao là hai người."), remedy)])
    lower, higher = sorted((first_id, second_id))
    with transaction.atomic(), history.act("say_double", by=by, reason=reason):
        sentence = _("Chỉ người có quyền sửa cả hai hồ sơ mới kết luận được.")
        refuse_without_right([one.keeper_path for one in lock_pair(lower, higher)], sentence, by=by)
        grounds = finding.grounds_of(lower, higher)
        known = verdict_on(lower, higher)
        if known is not None and known.version != opened_version and known.answer != answer:
            raise Refused([_said_meanwhile(known)])
        said = {"answer": answer, "reason": reason[:300], "grounds": grounds, "said_by": by, "said_at": timezone.now()}
        DoubleCandidate.objects.filter(person=lower, other=higher).delete()
        if known is None:
            return DoubleVerdict.objects.create(person_id=lower, other_id=higher, **said)
        DoubleVerdict.objects.filter(pk=known.pk).update(**said, version=F("version") + 1)
        known.refresh_from_db()
        return known


def lock_pair(lower_id: int, higher_id: int) -> tuple[Person, Person]:
    """Lock two records, the lower number first; raises ``Refused`` when one of them has been merged."""
    rows = Person.objects.select_for_update(of=("self",)).filter(pk__in=(lower_id, higher_id)).order_by("pk")
    lower, higher = rows
    if lower.merged_into_id or higher.merged_into_id:
        raise Refused([merged_already()])
    return lower, higher


def refuse_without_right(paths: Iterable[str], sentence: str, *, by: "User") -> None:
    """Raise ``Refused`` with the sentence unless ``by`` may edit records kept at each of these places."""
    scope = scope_of(by, timezone.localdate())
    if not all(scope.allows(Permission.EDIT_MEMBERS, path) for path in paths):
        remedy = _("Nhờ cấp phụ trách cả hai nơi quản lý hồ sơ thực hiện.")
        raise Refused([Finding("right_on_both", "", sentence, remedy)])


def merged_already() -> Finding:
    """Say that a record was merged by somebody else."""
    reason = _("Một trong hai hồ sơ vừa được gộp vào hồ sơ khác.")
    return Finding("merged_already", "", reason, _("Mở lại danh sách nghi trùng để xem hồ sơ còn lại."))


def _said_meanwhile(verdict: DoubleVerdict) -> Finding:
    who = verdict.said_by.full_name if verdict.said_by else _("Người khác")
    reason = _("{who} vừa kết luận là {what}.").format(who=who, what=DoubleAnswer(verdict.answer).label)
    return Finding("said_meanwhile", "answer", reason, _("Xem lại; nếu vẫn thấy khác, chọn lại và gửi lần nữa."))


def ask_to_compare(*, candidate_id: int, by: "User") -> None:
    """Ask the level that sees both records to compare them; asking twice is asking once."""
    with transaction.atomic(), history.act("ask_to_compare", by=by):
        DoubleCandidate.objects.filter(pk=candidate_id, asked_at__isnull=True).update(
            asked_by=by, asked_at=timezone.now()
        )
