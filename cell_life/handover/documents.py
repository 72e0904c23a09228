"""Biên bản bàn giao: values → HTML → PDF. No queries, no rights."""

import tempfile
from pathlib import Path
from typing import Final

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.papers.issuers import Issuer
from branches.papers.rendering import Paper, write_pdf_of
from cell_life.models import HandOver

PARTS: Final = (
    ("items", gettext_lazy("Việc đang chờ")),
    ("books", gettext_lazy("Sổ và số cuối đã dùng")),
    ("months", gettext_lazy("Tháng chưa khóa sổ")),
    ("tasks", gettext_lazy("Nhiệm vụ chi bộ đã giao, chưa xong")),
    ("drafts", gettext_lazy("Bản nháp để lại")),
)
"""What is handed over, in the order of the minutes."""


def parts_of(content: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Return the parts of a hand-over with their headings."""
    return [(str(label), content.get(key, [])) for key, label in PARTS]


def minutes_pdf(row: HandOver, issuer: Issuer, *, by: str) -> bytes:
    """Return the minutes; Party papers are Vietnamese whatever the reader's language."""
    with translation.override("vi"):
        now = timezone.localtime()
        paper = Paper(
            above=issuer.above,
            issuer=issuer.name,
            place=issuer.place,
            kind="Biên bản",
            summary="bàn giao nhiệm vụ bí thư chi bộ",
            day=row.starts_on,
            trace=_("{who} in lúc {at}").format(who=by, at=f"{now:%H:%M %d/%m/%Y}"),
            watermark="ĐÃ RÚT LẠI" if row.undone_on else "",
        )
        context = {"paper": paper, "row": row, "parts": parts_of(row.content), "unit": issuer.name}
        html = render_to_string("papers/cell_life/hand_over.html", context)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "bien-ban-ban-giao.pdf"
        write_pdf_of(html, target)
        return target.read_bytes()
