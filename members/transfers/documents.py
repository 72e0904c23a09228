"""The papers of a transfer: values → HTML → PDF. No queries, no rights."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from branches.papers.issuers import Issuer
from branches.papers.rendering import Paper, write_joined
from members.transfers.letters import LetterPaper, Notice

STYLESHEET = "css/letter.css"


def write_letter(letter: LetterPaper, *, trace: str, target: Path) -> None:
    """Write a letter of introduction."""
    paper = Paper(issuer=letter.terms.issuer, kind=letter.form.title, summary=letter.member.name, trace=trace)
    write_joined([_html("letter", paper, letter=letter)], target, stylesheet=STYLESHEET)


def write_notices(notices: Sequence[Notice], issuer: Issuer, *, trace: str, target: Path) -> None:
    """Write the notices of an official transfer, each a paper of its own in the official layout."""
    write_joined((_notice(one, issuer, trace) for one in notices), target)


def _notice(one: Notice, issuer: Issuer, trace: str) -> str:
    paper = Paper(
        above=issuer.above,
        issuer=issuer.name,
        place=issuer.place,
        day=one.terms.day,
        kind="Phiếu báo",
        summary="đảng viên chuyển sinh hoạt đảng chính thức",
        recipients=("Như trên", "Lưu hồ sơ"),
        authority=issuer.authority,
        post=issuer.post,
        trace=trace,
    )
    return _html("notice", paper, notice=one)


def _html(name: str, paper: Paper, **more: Any) -> str:
    return render_to_string(f"papers/transfers/{name}.html", {"paper": paper, **more})
