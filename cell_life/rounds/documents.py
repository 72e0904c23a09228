"""The papers of a round: minutes of the cell, decision with its list, notices, receipt, table of a unit. Logged.

Party papers are Vietnamese whatever the reader's language; the wording is ours, no model form was seen.
"""

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.choices import AccessAction
from accounts.logbook import record_access
from branches.models import OrganisationPeriod
from branches.papers.issuers import issuer_on
from branches.papers.rendering import Paper, write_joined
from cell_life.choices import Taking
from cell_life.models import BallotBase, RatingComplaint, RatingDecision, RatingEntry, RatingSheet
from cell_life.rounds import decisions, rules
from cell_life.rounds.progress import STEPS, Progress
from cell_life.rounds.selectors import SheetPage
from members.printing.services import trace_of
from members.timeline import Names

if TYPE_CHECKING:
    from accounts.models import User

LEVEL_WORDS: Final = tuple(str(level.label) for level in rules.LEVELS)


def answer(papers: Sequence[str], name: str) -> HttpResponse:
    """Answer with papers joined to one PDF, shown in the browser."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "giay.pdf"
        write_joined(papers, target)
        response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _paper(period: OrganisationPeriod, kind: str, summary: str, *, count: int, by: "User", **more: Any) -> Paper:
    """Make the frame of a paper of a body and log that it was printed."""
    today = timezone.localdate()
    issuer = issuer_on(period.organisation_id, period.path, today)
    code = record_access(
        user=by,
        action=AccessAction.EXPORTED,
        subject_type="list",
        scope=period.path,
        filter_words=f"{kind} {summary}, {period.name}",
        count=count,
    )
    known = {"day": None, "place": issuer.place, "authority": issuer.authority, "post": issuer.post}
    frame = known | {"above": issuer.above, "issuer": issuer.name, "trace": trace_of(by, code)}
    return Paper(kind=kind, summary=summary, **(frame | more))


def _html(template: str, paper: Paper, /, **more: Any) -> str:
    with translation.override("vi"):
        return render_to_string(f"papers/rounds/{template}.html", {"paper": paper, "levels": LEVEL_WORDS, **more})


def minutes(period: OrganisationPeriod, page: SheetPage, *, by: "User") -> list[str]:
    """Write the minutes of the meeting of a cell: who took part, each vote, what is put to the level above."""
    year = page.day.year
    paper = _paper(
        period,
        "Biên bản",
        f"hội nghị kiểm điểm, đánh giá, xếp loại đảng viên năm {year}",
        count=len(page.rows),
        by=by,
        day=page.sheet.voted_on if page.sheet else None,
        authority="CHỦ TRÌ",
        post="",
    )
    base: BallotBase | None = page.base
    return [_html("minutes", paper, page=page, year=year, base=base, chair=_name_of(page))]


def _name_of(page: SheetPage) -> str:
    return next((row.name for row in page.rows if row.person_id == page.chair_id), "")


def decision(unit: OrganisationPeriod, found: RatingDecision, *, by: "User") -> list[str]:
    """Write a decision and the list of everybody and every body in it."""
    rows = RatingEntry.objects.filter(sheet__decision=found, taking=Taking.RATED)
    people = list(rows.select_related("membership__person", "sheet").order_by("membership__person__name_sort", "pk"))
    names = Names(row.sheet.cell_id for row in people)
    bodies = decisions.bodies_of(found)
    what = "xếp loại đảng viên" if people else "xếp loại tổ chức đảng"
    paper = _paper(
        unit,
        "Quyết định",
        f"về việc {what} năm {found.year}",
        count=len(people),
        by=by,
        number=found.decision_number,
        day=found.decided_on,
        recipients=("Như Điều 2", "Lưu hồ sơ"),
    )
    listed = [
        (
            row.membership.person.full_name,
            names.on(row.sheet.cell_id, found.decided_on),
            decisions.word(row.decided_level),
        )
        for row in people
    ]
    counts = [
        (word, sum(1 for row in people if row.decided_level == level))
        for word, level in zip(LEVEL_WORDS, rules.LEVELS, strict=True)
    ]
    return [_html("decision", paper, decision=found, people=listed, bodies=bodies, counts=counts)]


def notices(period: OrganisationPeriod, sheet: RatingSheet, *, by: "User") -> list[str]:
    """Write the notice of the result for each member rated, one sheet each."""
    rows = RatingEntry.objects.filter(sheet=sheet, taking=Taking.RATED).exclude(decided_level="")
    people = list(rows.select_related("membership__person").order_by("membership__person__name_sort", "pk"))
    found = sheet.decision
    announced = found.announced_on if found else None
    summary = f"kết quả xếp loại đảng viên năm {sheet.year}"
    paper = _paper(period, "Thông báo", summary, count=len(people), by=by, day=announced)
    until: date | None = rules.complain_until(announced) if announced else None
    known = {"decision": found, "until": until, "year": sheet.year}
    return [
        _html("notice", paper, name=row.membership.person.full_name, level=decisions.word(row.decided_level), **known)
        for row in people
    ] or [_html("notice", paper, name="", level="", **known)]


def receipt(period: OrganisationPeriod, complaint: RatingComplaint, *, by: "User") -> list[str]:
    """Write the receipt of a complaint."""
    paper = _paper(
        period,
        "Giấy biên nhận",
        f"kiến nghị về kết quả xếp loại năm {complaint.entry.sheet.year}",
        count=1,
        by=by,
        day=complaint.received_on,
        authority="NGƯỜI NHẬN",
        post="",
    )
    return [_html("receipt", paper, complaint=complaint, name=complaint.entry.membership.person.full_name)]


def summary(unit: OrganisationPeriod, year: int, found: Progress, *, by: "User") -> list[str]:
    """Write the table of a unit: every body below with its cells by step and its members by level."""
    paper = _paper(
        unit, "Biểu tổng hợp", f"kết quả xếp loại đảng viên năm {year}", count=sum(found.total.levels), by=by
    )
    steps = [label for _code, label in STEPS]
    return [_html("summary", paper, progress=found, steps=steps, year=year)]
