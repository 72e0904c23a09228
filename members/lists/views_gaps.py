"""The page of what is missing in the records of one's reach."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.requests import Request
from members.lists import gaps
from members.views_list import asked_of


@require_GET
def index(request: Request) -> HttpResponse:
    """Show how many records lack each field, each with the list behind it."""
    asked = asked_of(request)
    return render(request, "members/lists/gaps.html", {"gaps": gaps.of(asked), "asked": asked})
