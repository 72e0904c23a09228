"""The papers of an act: values → HTML → PDF. No queries, no rights."""

from datetime import date
from pathlib import Path

from django.template.loader import render_to_string

from branches.papers.issuers import Issuer
from branches.papers.rendering import Paper, write_joined
from members.ledger.papers import Act, Form, Member


def write_paper(
    form: Form,
    member: Member,
    act: Act,
    issuer: Issuer,
    *,
    number: str,
    day: date | None,
    trace: str,
    target: Path,
) -> None:
    """Write the paper; without a number or a day both are left to the pen."""
    paper = Paper(
        above=issuer.above,
        issuer=issuer.name,
        place=issuer.place,
        number=number or "…",
        day=day,
        kind=form.kind,
        summary=form.summary,
        recipients=("Cấp ủy cấp trên", "Chi bộ", "Lưu hồ sơ"),
        authority=issuer.authority,
        post=issuer.post,
        trace=trace,
    )
    context = {"paper": paper, "member": member, "act": act}
    write_joined([render_to_string(f"papers/ledger/{form.template}.html", context)], target)
