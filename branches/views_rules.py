"""Pages about the rules: those of a day, the life of one, what changed, documents, days off. Anybody signed in."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

import rulebook
from accounts.requests import Request
from branches import rules_calendar, rules_examples, rules_pages
from branches.forms_rules import DayForm, TwoDaysForm, came_in_boxes, read_days


@require_GET
def index(request: Request) -> HttpResponse:
    """Show the rules of today or of the day asked for."""
    form, days = read_days(DayForm, request.GET)
    if days and came_in_boxes(request.GET):
        return redirect(rules_pages.set_url(days["ngay"]))
    day = days.get("ngay") or request.today
    context = {
        "page": rules_pages.set_page(day, request.today),
        "form": form,
        "tabs": tabs(request),
        "sets": [
            {"number": number, "since": since, "url": rules_pages.set_url(since), "current": since == day}
            for number, since in rules_pages.governing_sets()
        ],
    }
    return render(request, "rules/index.html", context)


@require_GET
def compare(request: Request) -> HttpResponse:
    """Show what changed between two days, and all days on which something did."""
    form, days = read_days(TwoDaysForm, request.GET)
    usual = rules_pages.default_days(request.today)
    start, end = sorted((days.get("tu_ngay", usual[0]), days.get("den_ngay", usual[1])))
    if days and came_in_boxes(request.GET):
        return redirect(rules_pages.compare_url(start, end))
    steps = rules_pages.steps(request.today)
    context = {
        "found": rules_pages.compare(start, end),
        "form": form,
        "coming": [step for step in steps if step.soft],
        "past": [step for step in steps if not step.soft],
        "tabs": tabs(request),
    }
    return render(request, "rules/compare.html", context)


@require_GET
def key(request: Request, key: str) -> HttpResponse:
    """Show the whole life of one rule."""
    page = rules_pages.key_page(key, request.today)
    if page is None:
        raise Http404
    rule = rulebook.on(request.today).get(key)
    context = {"page": page, "example": rules_examples.example(rule, request.today) if rule else ()}
    return render(request, "rules/key.html", context)


@require_GET
def documents(request: Request) -> HttpResponse:
    """List the documents the rules come from."""
    page = rules_pages.documents_page(request.today)
    return render(request, "rules/documents.html", {"page": page, "tabs": tabs(request)})


@require_GET
def holidays(request: Request) -> HttpResponse:
    """Show the days off of a year."""
    asked = request.GET.get("nam", "")
    year = int(asked) if len(asked) == 4 and asked.isdecimal() and 1900 <= int(asked) <= 2200 else request.today.year
    years = rules_calendar.known_years(request.today)
    context = {"page": rules_calendar.year_page(year), "years": years, "tabs": tabs(request)}
    return render(request, "rules/holidays.html", context)


def tabs(request: Request) -> list[dict[str, object]]:
    """Return the tabs over the pages about rules."""
    pages = (
        ("rules:index", _("Mức theo ngày")),
        ("rules:compare", _("Đã thay đổi gì")),
        ("rules:lists", _("Danh mục")),
        ("rules:documents", _("Văn bản")),
        ("rules:holidays", _("Ngày nghỉ")),
    )
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [{"url": reverse(name), "label": label, "current": name == here} for name, label in pages]
