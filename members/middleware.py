"""The old addresses of a merged record: every page of it that is read leads to the same page of the kept record."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _


class MergedInto(Http404):
    """The record asked for was merged into another one that may be seen."""

    def __init__(self, old: int, kept: int) -> None:
        super().__init__(f"{old} -> {kept}")
        self.old = old
        self.kept = kept


class MergedRecordsLeadOn:
    """Answers ``MergedInto``; what was sent to the old address is not found, as nothing can be written there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead to the same page of the kept record with a note; None for all other exceptions."""
        match = request.resolver_match
        if not isinstance(exception, MergedInto) or match is None or request.method not in ("GET", "HEAD"):
            return None
        same = match.kwargs.get("pk") == exception.old and exception.kept not in match.kwargs.values()
        name, kwargs = ("members:detail", {"pk": exception.kept})
        if same:
            name, kwargs = match.view_name, {**match.kwargs, "pk": exception.kept}
        query = request.META.get("QUERY_STRING", "")
        messages.info(request, _("Hồ sơ ở đường dẫn cũ đã được gộp vào hồ sơ này."))
        return redirect(reverse(name, kwargs=kwargs) + (f"?{query}" if query and same else ""))
