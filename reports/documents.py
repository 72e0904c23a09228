"""The summary as an official paper: rows → HTML → PDF. No figures are computed here."""

from pathlib import Path

from django.utils import timezone

from branches.choices import CELLS, Kind
from branches.papers.issuers import issuer_on
from branches.papers.rendering import Paper, write_pdf
from reports.rows import Summary

TEMPLATE = "reports/summary_paper.html"
SECTIONS = ("sector", "standing", "sex", "age", "party", "ethnic", "religion")


def write_summary(report: Summary, trace: str, target: Path) -> None:
    """Write the summary as a tagged PDF in the official layout."""
    write_pdf(TEMPLATE, paper_context(report, trace), target)


def paper_context(report: Summary, trace: str) -> dict[str, object]:
    """Return what the template of the paper shows."""
    subject = report.subject
    issuer = issuer_on(subject.organisation_id, subject.path, subject.day)
    paper = Paper(
        above=issuer.above,
        issuer=issuer.name,
        place=issuer.place,
        day=timezone.localdate(),
        kind="Báo cáo",
        summary="tổng hợp đảng viên",
        as_of=f"Số liệu tính đến ngày {subject.day:%d/%m/%Y}",
        recipients=_recipients(subject.kind, issuer.above),
        authority=issuer.authority,
        post=issuer.post,
        trace=trace,
    )
    sections = [(report.table(key), report.chart(key)) for key in SECTIONS if report.table(key)]
    return {
        "paper": paper,
        "report": report,
        "movement": report.table("movement"),
        "sections": sections,
        "units": report.table("units"),
    }


def _recipients(kind: str, above: str) -> tuple[str, ...]:
    """Return who receives the paper: the body above, and the file."""
    to_above = (f"{above} (để báo cáo),",) if above else ()
    file = "Lưu chi bộ." if kind in CELLS else "Lưu Văn phòng." if kind == Kind.CITY else "Lưu Văn phòng Đảng ủy."
    return (*to_above, file)
