"""The first page of the round: all cells of a unit, how far each is, how many have which level."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import needs
from accounts.requests import Request
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from branches.selectors.places import ancestors
from cell_life.models import RatingDecision
from cell_life.rounds import documents, progress, rules, selectors
from cell_life.rounds.views.places import RUN, VIEW, body_in_reach, year_asked
from cell_life.rounds.views.sheets import sheet
from members.choices import RatingLevel
from members.ratings.rules import counting_day
from members.ratings.selectors import years_of


@needs(VIEW)
@require_GET
def home(request: Request) -> HttpResponse:
    """Show the progress of a unit; a cell's own sheet when the unit is a cell."""
    year, unit = year_asked(request), _unit(request)
    if unit.kind in CELLS:
        return sheet(request, unit.organisation_id, year)
    day = counting_day(year, request.today)
    decisions = RatingDecision.objects.visible_to(request.scope).filter(organisation=unit.organisation_id, year=year)
    context = {
        "unit": unit,
        "year": year,
        "progress": progress.progress_of(unit, year, day),
        "steps": [label for _code, label in progress.STEPS],
        "levels": [RatingLevel(level).label for level in rules.LEVELS],
        "years": [(one, progress.unit_url(unit.organisation_id, one)) for one in years_of(request.today, year)],
        "above": ancestors(unit.path, request.today, request.scope),
        "may_decide": request.scope.allows(RUN, unit.path),
        "decisions": decisions.order_by("-decided_on", "-pk"),
        "rules": selectors.rule_lines(day),
    }
    return render(request, "cell_life/rounds/unit.html", context)


def _unit(request: Request) -> OrganisationPeriod:
    """Return the body the address names, else the first in reach."""
    text = request.GET.get("don_vi", "")
    if not text:
        held = (one.organisation_id for one in request.scope.grants if VIEW in one.permissions)
        text = str(next(held))
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Http404
    return body_in_reach(request, int(text), VIEW)


@require_GET
def summary_paper(request: Request, pk: int, year: int) -> HttpResponse:
    """Answer with the table of a unit as PDF: every body below with its numbers of each level."""
    unit = body_in_reach(request, pk, VIEW)
    found = progress.progress_of(unit, year, counting_day(year, request.today))
    return documents.answer(documents.summary(unit, year, found, by=request.user), f"xep-loai-{pk}-{year}.pdf")
