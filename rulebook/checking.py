"""Checks over the whole book: every promised key without a gap, one governing regulation for every day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from rulebook.book import Book
from rulebook.calendar import holidays_by_law, legal_year
from rulebook.errors import RulebookError
from rulebook.loading import load
from rulebook.model import Parameter
from rulebook.wording import CHOICES

REGULATIONS_FROM = date(2016, 7, 25)
"""The day 29-QĐ/TW took effect; before it only the Charter's values are kept."""

PROMISED_KEYS: tuple[str, ...] = (
    "admission.age.min_months", "admission.age.max_months", "admission.vote.share", "admission.certificate.months",
    "admission.dossier.months", "admission.introducer.months", "admission.verification.working_days",
    "admission.decision.working_days", "admission.decision.extension_working_days",
    "admission.ceremony.working_days", "admission.ceremony.clock", "probation.months",
    "probation.review.working_days", "recognition.decision.working_days", "readmission.months",
    "transfer.start.working_days", "transfer.present.working_days", "transfer.lapse.months",
    "striking_off.vote.share", "striking_off.absence.months", "striking_off.dues.months",
    "striking_off.statement_requests", "complaint.striking_off.working_days", "complaint.resolution.working_days",
    "complaint.resolution.centre_working_days", "help.vote.share", "help.months", "rating.excellent.cap",
    "rating.bands", "meeting.minutes", "meeting.minutes_combined", "dues.insured.rate", "dues.pension.rate",
    "dues.student.amount", "dues.exempt.party_age_years", "badge.years", "badge.gift.multiples", "base_salary",
    "suspension.days", "suspension.extension_days",
)  # fmt: skip
"""Keys other code relies on: each has a value on every day from 25/7/2016 on."""


def check(overlay: Path | None = None) -> Book:
    """Load everything and check it as a whole; give the book.

    Raises ``RulebookError`` at the first fault, with file, key, reason and remedy.
    """
    book = load(overlay)
    _check_governing(book)
    for key in PROMISED_KEYS:
        _check_promised(book, key)
    for key in book.keys:
        for parameter in (*book.values.get(key, ()), *book.overlays.get(key, ())):
            _check_choice(parameter)
            _check_document_period(parameter)
    for year in range(2010, 2036):
        if not holidays_by_law(year) or legal_year(year).tet.month > 2:
            raise RulebookError(
                file="holidays.toml", key=str(year), reason="mùng một sai.", remedy="sửa ngày mùng một."
            )
    return book


def counts(book: Book) -> dict[str, int]:
    """Count documents, keys, values and values by confidence, for the line the command prints."""
    every = list(_parameters(book))
    return {
        "documents": len(book.documents),
        "keys": len(book.keys),
        "values": len(every),
        "overlays": sum(1 for parameter in every if parameter.overlay),
        **{
            level: sum(1 for parameter in every if parameter.confidence.value == level)
            for level in ("verified", "reported", "assumed")
        },
    }


def _parameters(book: Book) -> Iterator[Parameter]:
    for key in book.keys:
        yield from book.values.get(key, ())
        yield from book.overlays.get(key, ())


def _check_promised(book: Book, key: str) -> None:
    periods = book.values.get(key, ())
    if not periods or periods[0].since > REGULATIONS_FROM or periods[-1].until is not None:
        raise RulebookError(
            file="rules",
            key=key,
            reason="không phủ hết thời gian từ 25/07/2016.",
            remedy="thêm giá trị cho thời kỳ còn thiếu, bỏ until ở dòng cuối.",
        )


def _check_choice(parameter: Parameter) -> None:
    allowed = CHOICES.get(parameter.key)
    if allowed and parameter.value not in allowed:
        raise RulebookError(
            file=_file(parameter),
            key=parameter.key,
            reason=f"lựa chọn «{parameter.value}» không có.",
            remedy=f"dùng một trong: {', '.join(sorted(allowed))}.",
        )


def _check_document_period(parameter: Parameter) -> None:
    """Refuse a value that outlives the document it cites."""
    end = parameter.document.until
    if end is not None and (parameter.until is None or parameter.until > end):
        raise RulebookError(
            file=_file(parameter),
            key=parameter.key,
            reason=f"dẫn {parameter.document.label} đã hết hiệu lực ngày {end:%d/%m/%Y}.",
            remedy="thêm dòng dẫn văn bản thay thế từ ngày đó, hoặc khai until.",
        )


def _check_governing(book: Book) -> None:
    chain = sorted((d for d in book.documents.values() if d.governing and d.number), key=lambda d: d.since)
    for earlier, later in pairwise(chain):
        if earlier.until != later.since:
            raise RulebookError(
                file="documents.toml",
                key=later.id,
                reason=f"không nối liền với {earlier.label}.",
                remedy="cho until của văn bản trước bằng since của văn bản sau.",
            )


def _file(parameter: Parameter) -> str:
    return "RULEBOOK_DIR" if parameter.overlay else "rules"
