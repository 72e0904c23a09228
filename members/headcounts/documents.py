"""The minutes of a match of head-counts: values → HTML → PDF. No queries, no rights."""

from pathlib import Path

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from branches.papers.rendering import Paper, write_pdf_of
from members.headcounts.selectors import Page, Sides


def write_minutes(page: Page, sides: Sides, *, by: str, target: Path) -> None:
    """Write the minutes to ``target``; Party papers are Vietnamese whatever the reader's language."""
    with translation.override("vi"):
        now = timezone.localtime()
        paper = Paper(
            above=sides.unit.above,
            issuer=sides.unit.name,
            place=sides.unit.place,
            kind="Biên bản",
            summary=f"đối khớp số lượng đảng viên {page.quarter.inside}",
            as_of=f"Tính đến ngày {page.quarter.day:%d/%m/%Y}",
            trace=_("{who} in lúc {at}").format(who=by, at=f"{now:%H:%M %d/%m/%Y}"),
        )
        context = {"paper": paper, "page": page, "sides": sides}
        write_pdf_of(render_to_string("papers/headcounts/minutes.html", context), target)
