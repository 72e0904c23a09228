"""The page of one member's year."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.requests import Request
from accounts.roles import Permission
from cell_life.member_year import selectors
from members.viewing import record_part
from members.views import person_in_reach, show

ABOUT = "person_dues"
"""What a line of the access log is about when somebody reads the dues of one member."""
FIRST_YEAR = 2016
YEARS_SHOWN = 4


@require_GET
def year(request: Request, pk: int) -> HttpResponse:
    """Show the year of a member: who may see dues sees them, and that he did is logged."""
    person = person_in_reach(request, pk, Permission.VIEW_CELL_LIFE)
    found = selectors.year_of(person, _year(request), request.scope, request.today)
    if found.has_dues:
        record_part(person, ABOUT, _("đọc việc đóng đảng phí"), today=request.today, by=request.user)
    own = reverse("cell_life_member:year", args=[pk])
    every = sorted({found.year, *range(request.today.year - YEARS_SHOWN + 1, request.today.year + 1)}, reverse=True)
    return show(
        request,
        person,
        "cell_life",
        "cell_life/member_year/year.html",
        guarded=found.has_guarded,
        found=found,
        years=[(one, f"{own}?nam={one}", one == found.year) for one in every],
    )


def _year(request: Request) -> int:
    """Return the year the address asks for (``nam``), else this year."""
    text = request.GET.get("nam", "")
    asked = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else request.today.year
    return asked if FIRST_YEAR <= asked <= request.today.year else request.today.year
