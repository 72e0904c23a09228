"""Papers of dues: receipts three a page, the book of a year as workbook and PDF. Vietnamese whatever the language."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.template.loader import render_to_string
from django.utils import translation

from branches.models import OrganisationPeriod
from branches.papers.issuers import issuer_on
from branches.papers.rendering import Paper, write_pdf_of
from cell_life.dues.rules import dotted
from cell_life.dues.selectors.ledger import Ledger
from cell_life.dues.selectors.receipts import Slip
from members.badges.listing import Column, Table, table_html, write_xlsx
from members.printing.services import trace_of
from vietnam.words import spelled

if TYPE_CHECKING:
    from accounts.models import User

SLIPS: Final = "css/slip.css"


def write_receipts(
    slips: Sequence[Slip], period: OrganisationPeriod, today: date, *, code: str, target: Path, by: "User"
) -> None:
    """Write receipts, three a page."""
    with translation.override("vi"):
        context: dict[str, Any] = {
            "slips": [(slip, spelled(slip.total)) for slip in slips],
            "issuer": issuer_on(period.organisation_id, period.path, _day(period, today)),
            "committee": period.name,
            "trace": trace_of(by, code),
        }
        write_pdf_of(render_to_string("papers/dues/receipts.html", context), target, stylesheet=SLIPS)


def _day(period: OrganisationPeriod, today: date) -> date:
    """Return the day whose names a paper bears: today, or the last day of a cell that was closed."""
    return period.ends_on - timedelta(days=1) if period.ends_on else today


def write_ledger(
    book: Ledger, period: OrganisationPeriod, today: date, form: str, *, code: str, target: Path, by: "User"
) -> None:
    """Write the book of a year in one of the two forms."""
    with translation.override("vi"):
        trace = trace_of(by, code)
        table = table_of(book, period.name)
        if form == "xlsx":
            write_xlsx(table, trace, target)
            return
        issuer = issuer_on(period.organisation_id, period.path, _day(period, today))
        paper = Paper(
            above=issuer.above,
            issuer=issuer.name,
            place=issuer.place,
            day=None,
            kind="Sổ thu đảng phí",
            summary=f"Năm {book.year}",
            authority=issuer.authority,
            post=issuer.post,
            trace=trace,
        )
        write_pdf_of(table_html(table, paper), target)


def table_of(book: Ledger, cell: str) -> Table:
    """Return the book as heads and rows of texts, the same for both forms."""
    months = [Column(f"T{column.month.month}", 10) for column in book.columns]
    columns = [Column("TT", 5), Column("Họ và tên", 24), *months, Column("Phải đóng", 12), Column("Đã đóng", 12)]
    rows = [
        [str(place), row.name, *(square.text for square in row.squares), dotted(row.due), dotted(row.paid)]
        for place, row in enumerate(book.rows, start=1)
    ]
    if rows:
        sums = [dotted(column.paid) for column in book.columns]
        rows.append(["", "Cộng", *sums, dotted(book.due), dotted(book.paid)])
    below = [f"Tiền thu trong năm (theo ngày thu): {dotted(book.cash)} đồng"]
    return Table("Sổ thu đảng phí", f"{cell}, năm {book.year}", columns, rows, below)
