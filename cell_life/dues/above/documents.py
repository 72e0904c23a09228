"""The sheet and the ledger of a level in the official layout: values → HTML → PDF. No queries of their own figures."""

from pathlib import Path

from django.template.loader import render_to_string
from django.utils import timezone

from branches.papers.issuers import Issuer
from branches.papers.rendering import Paper, write_pdf_of
from cell_life.dues.above.tables import Table

TEMPLATE = "papers/cell_life/dues_sheet.html"


def write_tables(
    kind: str, summary: str, tables: tuple[Table, ...], notes: tuple[str, ...], target: Path, *, by: str, issuer: Issuer
) -> None:
    """Write the tables as a tagged PDF, landscape; call it with Vietnamese in force, as all Party papers."""
    now = timezone.localtime()
    paper = Paper(
        above=issuer.above,
        issuer=issuer.name,
        place=issuer.place,
        day=timezone.localdate(),
        kind=kind,
        summary=summary,
        recipients=("Cấp trên trực tiếp,", "Lưu."),
        authority=issuer.authority,
        post=issuer.post,
        trace=f"{by} in lúc {now:%H:%M %d/%m/%Y}",
    )
    write_pdf_of(render_to_string(TEMPLATE, {"paper": paper, "tables": tables, "notes": notes}), target)
