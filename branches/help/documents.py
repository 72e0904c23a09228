"""Task cards as PDF: one card a sheet of A5, in type of at least sixteen points, or all of them as a booklet."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.template.loader import render_to_string

from accounts.navigation import HelperContact
from branches.help.cards import Card
from branches.papers.rendering import write_pdf_of

STYLESHEET = "css/card.css"


def cards_pdf(cards: Sequence[Card], *, title: str, committee: str, helper: HelperContact | None) -> bytes:
    """Return a tagged PDF of the cards, each on a sheet of its own; the helper's number stands on every one."""
    context = {"cards": cards, "title": title, "committee": committee, "helper": helper, "many": len(cards) > 1}
    html = render_to_string("help/paper.html", context)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "the-viec.pdf"
        write_pdf_of(html, target, stylesheet=STYLESHEET)
        return target.read_bytes()
