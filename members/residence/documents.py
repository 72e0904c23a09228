"""The papers of residence: letter of introduction, slips for the yearly comment with their list. Logged.

Party papers are Vietnamese whatever the reader's language; the wording is ours, no model form was seen.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.choices import AccessAction
from accounts.logbook import record_access
from branches.models import OrganisationPeriod
from branches.papers.issuers import Issuer, issuer_on
from branches.papers.rendering import Paper, write_joined
from members.models import ResidenceTie
from members.printing.services import trace_of
from members.residence.selectors import CellRow

if TYPE_CHECKING:
    from accounts.models import User


def write_letter(tie: ResidenceTie, cell: str, issuer: Issuer, *, by: "User", target: Path) -> None:
    """Write the letter that introduces a member to the committee where he lives."""
    person = tie.person
    code = _logged(by, person.keeper_path, "giấy giới thiệu về nơi cư trú", 1)
    paper = _paper(
        issuer,
        "Giấy giới thiệu",
        "đảng viên đang công tác giữ mối liên hệ với nơi cư trú",
        trace_of(by, code),
        number=tie.letter_number,
        day=tie.letter_on,
    )
    write_joined([_html("letter", paper, tie=tie, name=person.full_name, cell=cell)], target)


def write_slips(cell: OrganisationPeriod, rows: Sequence[CellRow], year: int, *, by: "User", target: Path) -> None:
    """Write the list of those about whom comments are asked, then one blank slip for each."""
    code = _logged(by, cell.path, f"phiếu nhận xét nơi cư trú năm {year}", len(rows))
    issuer = issuer_on(cell.organisation_id, cell.path, timezone.localdate())
    trace = trace_of(by, code)
    listed = _paper(issuer, "Danh sách", f"xin nhận xét của nơi cư trú năm {year}", trace)
    papers = [_html("list", listed, rows=rows)]
    if rows:
        slip = _paper(issuer, "Phiếu nhận xét", f"đảng viên giữ mối liên hệ với nơi cư trú năm {year}", trace)
        papers += [_html("slip", slip, row=row, cell=cell.name, year=year) for row in rows]
    write_joined(papers, target)


def _logged(by: "User", path: str, words: str, count: int) -> str:
    return record_access(
        user=by, action=AccessAction.EXPORTED, subject_type="list", scope=path, filter_words=words, count=count
    )


def _paper(issuer: Issuer, kind: str, summary: str, trace: str, **more: Any) -> Paper:
    return Paper(
        above=issuer.above,
        issuer=issuer.name,
        place=issuer.place,
        kind=kind,
        summary=summary,
        authority=issuer.authority,
        post=issuer.post,
        trace=trace,
        **more,
    )


def _html(template: str, paper: Paper, /, **more: Any) -> str:
    with translation.override("vi"):
        return render_to_string(f"papers/residence/{template}.html", {"paper": paper, **more})
