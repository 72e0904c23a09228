"""Giving numbers out of a register: one after the other, without gaps, also when two ask at once."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from accounts import history
from branches.choices import Book
from branches.models import IssuedPaper, Register

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Subject:
    """What the number is given to: the kind of paper, and the row of an app above that it is about."""

    kind: str
    row_type: str = ""
    row_id: int | None = None


SYMBOLS = {
    Book.TRANSFERS: "{number:02d}-GTSHĐ",
    Book.DECISIONS: "{number:02d}-QĐ",
    Book.RESOLUTIONS: "{number:02d}-NQ",
    Book.NOTICES: "{number:02d}-TB",
}
"""Book → number and symbol as papers show them (our reading)."""


def issue_number(*, organisation_id: int, book: Book, day: date, subject: Subject, by: "User") -> IssuedPaper:
    """Give the next number of an organisation's book in the year of ``day``.

    Locks the register until the transaction ends, so that whoever asks at the same time waits and gets the
    next one; when the act around it fails the number is given again. A year begins at 1, or where
    ``begin_register`` says.
    """
    with transaction.atomic(), history.act("issue_number", by=by):
        asked = {"organisation_id": organisation_id, "book": book, "year": day.year}
        Register.objects.bulk_create([Register(**asked)], ignore_conflicts=True)
        register = Register.objects.select_for_update(of=("self",)).get(**asked)
        number = register.last_number + 1
        Register.objects.filter(pk=register.pk).update(last_number=F("last_number") + 1)
        return IssuedPaper.objects.create(
            register=register,
            number=number,
            symbol=SYMBOLS[book].format(number=number),
            kind=subject.kind,
            issued_on=day,
            subject_type=subject.row_type,
            subject_id=subject.row_id,
            issued_by=by,
        )
