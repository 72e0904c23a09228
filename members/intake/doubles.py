"""Rows that look like somebody in the register without being surely the same: found, asked about once, remembered.

Pure comparison first, then the verdict's writing. A verdict is kept for the record and the line's own words, so
that the same line of next month's list is not asked about again. Nobody out of reach is ever compared or named.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import history
from accounts.findings import Finding, Refused
from members.choices import DoubleAnswer
from members.models import DoubleVerdict, Person
from vietnam.dates import PartialDate
from vietnam.names import fold

if TYPE_CHECKING:
    from accounts.models import User

DOUBTS: Final = frozenset({"possible_double", "same_name_elsewhere", "number_of_another", "numbers_disagree"})
"""Faults that a verdict settles."""

WORDS: Final = {
    "swapped": gettext_lazy("cùng họ tên, ngày và tháng sinh đổi chỗ cho nhau"),
    "one_digit": gettext_lazy("cùng họ tên, ngày sinh, số định danh khác nhau một chữ số"),
    "old_identity_card": gettext_lazy("cùng số CMND cũ"),
    "old_card_number": gettext_lazy("cùng số thẻ cũ"),
}
_KEYS: Final = ("full_name", "born_on", "identity_number", "card_number", "old_identity_card", "old_card_number")


def line_key(values: Mapping[str, Any]) -> str:
    """Return the digest of who a line says it is; the same line of another list has the same."""
    said = []
    for name in _KEYS:
        value = values.get(name)
        if isinstance(value, PartialDate):
            value = f"{value.value.isoformat()} {value.precision}"
        said.append(fold(value) if name == "full_name" and value else str(value or ""))
    return hashlib.sha256("|".join(said).encode()).hexdigest()


def swapped(born: PartialDate | None) -> date | None:
    """Return the birth date with day and month changed over, None where that is no other day."""
    if born is None or not born.is_full or born.value.day > 12 or born.value.day == born.value.month:
        return None
    return born.value.replace(day=born.value.month, month=born.value.day)


def likeness(values: Mapping[str, Any], found: Mapping[str, Any]) -> str:
    """Say how a row resembles a record it was not matched with; "" when it does not."""
    same_name = fold(values.get("full_name") or "") == found["name_folded"]
    born: PartialDate | None = values.get("born_on")
    for name in ("old_identity_card", "old_card_number"):
        if values.get(name) and str(values[name]) == found[name] and (same_name or _same_year(born, found)):
            return name
    if not same_name or born is None:
        return ""
    numbers = str(values.get("identity_number") or ""), found["identity_number"]
    if found["born_precision"] == "day" and swapped(born) == found["born_on"] and not _both_and_other(*numbers):
        return "swapped"
    if born.value == found["born_on"] and _off_by_one(*numbers):
        return "one_digit"
    return ""


def _same_year(born: PartialDate | None, found: Mapping[str, Any]) -> bool:
    return born is not None and born.value.year == found["born_on"].year


def _both_and_other(mine: str, theirs: str) -> bool:
    return bool(mine and theirs and mine != theirs and not _off_by_one(mine, theirs))


def _off_by_one(mine: str, theirs: str) -> bool:
    """Say whether two numbers differ in one digit, or in two neighbours that changed places."""
    if len(mine) != len(theirs) or mine == theirs:
        return False
    places = [place for place, pair in enumerate(zip(mine, theirs, strict=True)) if pair[0] != pair[1]]
    if len(places) == 1:
        return True
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    return mine[places[0]] == theirs[places[1]] and mine[places[1]] == theirs[places[0]]


def verdicts_of(person_ids: Iterable[int]) -> dict[tuple[int, str], str]:
    """Return (record, line key) → answer of what was said of lines and these records: one query."""
    said = DoubleVerdict.objects.filter(person_id__in=set(person_ids)).exclude(line_key="")
    return {(person, key): answer for person, key, answer in said.values_list("person_id", "line_key", "answer")}


def verdict_on(person_id: int, key: str) -> DoubleVerdict | None:
    """Return the verdict on a record and a line, None before anybody said one."""
    return DoubleVerdict.objects.select_related("said_by").filter(person_id=person_id, line_key=key).first()


def say(*, person_id: int, key: str, answer: str, reason: str, opened_version: int, by: "User") -> DoubleVerdict:
    """Keep the verdict on a record and a line; the same answer twice is one.

    ``opened_version`` is that of the verdict the page showed, 0 for none. Raises ``Refused`` for two
    people without a reason, and when somebody else said otherwise meanwhile. Locks the person.
    """
    if answer == DoubleAnswer.TWO and not reason.strip():
        remedy = _("Ghi điều làm đồng chí biết là hai người, ví dụ: khác quê quán.")
        raise Refused([Finding("required", "reason", _("Chưa ghi vì sao là hai người."), remedy)])
    with transaction.atomic(), history.act("say_double", by=by, reason=reason):
        Person.objects.locked(person_id)
        known = verdict_on(person_id, key)
        if known is None:
            return _first(person_id, key, answer, reason, by)
        if known.answer == answer:
            return known
        if known.version != opened_version:
            raise Refused([_said_meanwhile(known)])
        DoubleVerdict.objects.filter(pk=known.pk, version=known.version).update(
            answer=answer, reason=reason, said_by=by, said_at=timezone.now(), version=F("version") + 1
        )
        known.refresh_from_db()
        return known


def _first(person_id: int, key: str, answer: str, reason: str, by: "User") -> DoubleVerdict:
    try:
        with transaction.atomic():
            return DoubleVerdict.objects.create(
                person_id=person_id, line_key=key, answer=answer, reason=reason, said_by=by
            )
    except IntegrityError as error:
        raise Refused([_said_meanwhile(verdict_on(person_id, key))]) from error


def _said_meanwhile(verdict: DoubleVerdict | None) -> Finding:
    who = verdict.said_by.full_name if verdict and verdict.said_by else ""
    what = DoubleAnswer(verdict.answer).label if verdict else ""
    reason = _("{who} vừa kết luận là {what}.").format(who=who or _("Người khác"), what=what)
    return Finding("said_meanwhile", "answer", reason, _("Xem lại; nếu vẫn thấy khác, chọn lại và gửi lần nữa."))
