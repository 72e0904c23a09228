"""Registers of numbers beside giving numbers out: where a book begins, papers spoiled, the file made of a paper."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from branches.choices import Book
from branches.models import IssuedPaper, Register

if TYPE_CHECKING:
    from accounts.models import User

MOST: int = 99_999


def begin_register(
    *, organisation_id: int, book: Book, year: int, first_number: int, reason: str, by: "User"
) -> Register:
    """Let the book of a year begin at a number, because a paper book led up to it.

    Only before a number was given: afterwards it would leave a gap. Raises ``Refused``.
    """
    with transaction.atomic(), history.act("begin_register", by=by, reason=reason):
        asked = {"organisation_id": organisation_id, "book": book, "year": year}
        Register.objects.bulk_create([Register(**asked)], ignore_conflicts=True)
        register = Register.objects.select_for_update(of=("self",)).get(**asked)
        _refuse(register, first_number, reason)
        Register.objects.filter(pk=register.pk).update(first_number=first_number, last_number=first_number - 1)
        register.refresh_from_db()
        return register


def _refuse(register: Register, first_number: int, reason: str) -> None:
    if register.papers.exists():
        words = _("Sổ này đã cấp đến số {n}, không đổi số bắt đầu được nữa.").format(n=register.last_number)
        raise Refused([Finding("register_begun", "first_number", words, _("Số tiếp theo là số sau đó."))])
    found = []
    if not 1 <= first_number <= MOST:
        words = _("Số bắt đầu phải từ 1 đến {most}.").format(most=MOST)
        found.append(Finding("register_number", "first_number", words, _("Ghi số đứng sau số cuối trong sổ giấy.")))
    if not reason.strip():
        found.append(Finding("required", "reason", _("Chưa ghi lý do."), _("Ví dụ: sổ giấy đã dùng đến số 47.")))
    if found:
        raise Refused(found)


def void_paper(*, paper_id: int, on: date, reason: str, by: "User") -> IssuedPaper:
    """Mark a spoiled paper as void; its number stays in the book and is never given again."""
    with transaction.atomic(), history.act("void_paper", by=by, reason=reason):
        paper = IssuedPaper.objects.select_for_update(of=("self",)).get(pk=paper_id)
        if paper.void_on is None:
            IssuedPaper.objects.filter(pk=paper_id).update(void_on=on, void_reason=reason[:300])
            paper.refresh_from_db()
        return paper


def seal_paper(*, subject_type: str, subject_id: int, sha256: str, by: "User") -> bool:
    """Keep the digest of the file just made of the paper in force of a row; False when no register numbered it."""
    with transaction.atomic(), history.act("seal_paper", by=by):
        papers = IssuedPaper.objects.filter(subject_type=subject_type, subject_id=subject_id, void_on__isnull=True)
        return papers.update(sha256=sha256) > 0
