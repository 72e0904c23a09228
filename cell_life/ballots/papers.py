"""The papers of a vote: minutes of counting, ballot papers, the list. Values → HTML → PDF, with who printed what.

Party papers are Vietnamese whatever the reader's language; what nobody has counted yet is left to the pen.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.choices import AccessAction
from accounts.logbook import record_access
from branches.models import OrganisationPeriod
from branches.papers.issuers import Issuer, issuer_on
from branches.papers.rendering import Paper, write_joined
from cell_life.ballots import rules, selectors, shares
from cell_life.choices import BallotState, BaseKind, Outcome
from cell_life.models import Ballot, BallotBase
from members.printing.services import trace_of
from rulebook.votes import HALF

if TYPE_CHECKING:
    from accounts.models import User

BLANKS_STYLESHEET = "css/ballot.css"
DOTS = "……"


def answer(name: str, write: Callable[[Path], None]) -> HttpResponse:
    """Return what ``write`` writes as a PDF to be shown."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "giay.pdf"
        write(target)
        response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def write_minutes(ballot: Ballot, period: OrganisationPeriod, *, target: Path, by: "User") -> None:
    """Write the minutes of counting of a ballot."""
    with translation.override("vi"):
        code = _logged(ballot.base, period, "in biên bản kiểm phiếu", 1, by)
        summary = "kiểm phiếu biểu quyết" if ballot.secret else "kết quả biểu quyết"
        paper = _paper(ballot.base, period, "Biên bản", summary, trace_of(by, code))
        context = {"paper": paper} | _minutes_of(ballot)
        write_joined([render_to_string("papers/ballots/minutes.html", context)], target)


def _minutes_of(ballot: Ballot) -> dict[str, Any]:
    shown, counted = selectors.shown(ballot), ballot.state == BallotState.COUNTED
    counters = [one.person.full_name for one in selectors.counters_of(ballot)]
    return {
        "ballot": ballot,
        "base": ballot.base,
        "shown": shown,
        "levels": shown.levels,
        "counted": counted,
        "dots": DOTS,
        "passed": ballot.outcome == Outcome.REACHED,
        "size": ballot.base.size or ballot.base.voters.filter(counted=True).count(),
        "left_out": ballot.base.voters.filter(counted=False).count(),
        "kind": BaseKind(ballot.base.kind).label,
        "returned": _returned(ballot),
        "head": counters[0] if counters else "",
        "others": counters[1:],
        "chair": ballot.chair.full_name if ballot.chair else "",
    }


def _returned(ballot: Ballot) -> int | None:
    if ballot.yes is None:
        return None
    return ballot.yes + (ballot.no or 0) + (ballot.blank or 0) + (ballot.invalid or 0)


def write_blanks(ballot: Ballot, period: OrganisationPeriod, *, copies: int, target: Path) -> None:
    """Write ballot papers, several on a sheet: the question and empty boxes, no name and no number."""
    with translation.override("vi"):
        levels = shares.question_of(ballot, ballot.base.held_on).levels
        a_sheet = papers_a_sheet(ballot.question, len(levels))
        context = {
            "ballot": ballot,
            "issuer": _issuer(ballot.base, period),
            "sheets": [range(min(a_sheet, copies - done)) for done in range(0, copies, a_sheet)],
            "a_sheet": a_sheet,
            "levels": levels,
        }
        html = render_to_string("papers/ballots/blanks.html", context)
        write_joined([html], target, stylesheet=BLANKS_STYLESHEET)


def papers_a_sheet(question: str, levels: int) -> int:
    """Return how many papers a sheet of A4 holds so that question and boxes stand on each in full."""
    lines = len(question) / 38 + max(levels, 2) * 1.5
    return 6 if lines <= 7 else 4 if lines <= 16 else 2


def write_list(
    base: BallotBase,
    period: OrganisationPeriod,
    voters: Sequence[selectors.VoterLine],
    *,
    target: Path,
    by: "User",
) -> None:
    """Write the list: who counts, who does not with reason and row, who objected and what was concluded."""
    with translation.override("vi"):
        code = _logged(base, period, "in danh sách làm căn cứ biểu quyết", len(voters), by)
        summary = f"làm căn cứ biểu quyết ngày {base.held_on:%d/%m/%Y}"
        paper = _paper(base, period, "Danh sách", summary, trace_of(by, code))
        counted = [one for one in voters if one.voter.counted]
        context = {
            "paper": paper,
            "base": base,
            "kind": BaseKind(base.kind).label,
            "counted": counted,
            "left_out": [one for one in voters if not one.voter.counted],
            "two_thirds": rules.needed(rules.TWO_THIRDS, len(counted)) if counted else 0,
            "half": rules.needed(HALF, len(counted)) if counted else 0,
        }
        write_joined([render_to_string("papers/ballots/list.html", context)], target)


def _logged(base: BallotBase, period: OrganisationPeriod, words: str, count: int, by: "User") -> str:
    return record_access(
        user=by,
        action=AccessAction.EXPORTED,
        subject_type="list",
        subject_id=base.pk,
        scope=period.path,
        filter_words=words,
        count=count,
    )


def _paper(base: BallotBase, period: OrganisationPeriod, kind: str, summary: str, trace: str) -> Paper:
    issuer = _issuer(base, period)
    return Paper(
        above=issuer.above,
        issuer=issuer.name,
        place=issuer.place,
        day=base.held_on if base.held_on <= timezone.localdate() else None,
        kind=kind,
        summary=summary,
        authority=issuer.authority,
        post=issuer.post,
        trace=trace,
    )


def _issuer(base: BallotBase, period: OrganisationPeriod) -> Issuer:
    """Return the body as it stood on the day of the vote."""
    then = OrganisationPeriod.objects.on(base.held_on).filter(organisation=base.organisation_id).first() or period
    return issuer_on(then.organisation_id, then.path, max(base.held_on, then.starts_on))
