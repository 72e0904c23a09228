"""Papers of a meeting as PDF: the roll to sign, the minutes, the score sheet; printing is logged."""

import tempfile
from pathlib import Path

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from accounts.requests import Request
from accounts.roles import Permission
from cell_life.meetings import papers
from cell_life.meetings.reach import meeting_in_reach


@require_POST
def print_paper(request: Request, pk: int, paper: str) -> HttpResponse:
    """Answer with one paper of a meeting."""
    meeting, period = meeting_in_reach(request, pk)
    if paper not in papers.WRITERS:
        raise Http404
    guarded = request.scope.allows(Permission.VIEW_BACKGROUND, period.path)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "giay.pdf"
        if not papers.write(paper, meeting, period, target=target, guarded=guarded, by=request.user):
            raise Http404
        response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{paper}-{meeting.held_on:%Y-%m-%d}.pdf"'
    return response
