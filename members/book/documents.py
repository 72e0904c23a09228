"""The book as an official paper: rows → HTML → PDF. No figures are computed here."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from branches.models import OrganisationPeriod
from branches.papers.issuers import issuer_on
from branches.papers.rendering import Paper, write_pdf

if TYPE_CHECKING:
    from members.book.services import Written

TEMPLATE: Final = "papers/members/book.html"


def write_book(book: "Written", target: Path) -> None:
    """Write the book as a tagged PDF in the official layout, landscape."""
    write_pdf(TEMPLATE, {"paper": _paper(book), "book": book}, target)


def _paper(book: "Written") -> Paper:
    body, until = book.body, book.body.period.until
    place = OrganisationPeriod.objects.filter(organisation_id=body.organisation_id, starts_on__lte=until)
    last = place.order_by("-starts_on").values_list("path", flat=True).first()
    issuer = issuer_on(body.organisation_id, last or body.path, until)
    return Paper(
        above=issuer.above,
        issuer=issuer.name,
        place=issuer.place,
        day=timezone.localdate(),
        kind="Sổ biến động đảng viên",
        summary=body.period.words,
        as_of=f"Từ ngày {body.period.since:%d/%m/%Y} đến ngày {until:%d/%m/%Y}",
        recipients=("Lưu.",),
        authority=issuer.authority,
        post=issuer.post,
        trace=book.trace,
    )
