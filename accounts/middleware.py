"""What every request passes: language, life of the session, sign-in in two steps, no storing of personal pages."""

from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.http import escape_leading_slashes

from accounts import kept, safe_forms, sessions
from accounts.addresses import is_own_path
from accounts.factors import has_factor
from accounts.requests import Request
from accounts.scope import NO_SCOPE

Handler = Callable[[HttpRequest], HttpResponse]
OPEN_VIEWS = frozenset(
    {"account_login", "account_logout", "account_inactive", "health", "accounts:preferences", "mfa_authenticate"}
    | {"help:card", "practice:index", "practice:enter"}
)
BEFORE_OWN_PASSWORD = frozenset({"account_change_password", "account_logout", "accounts:preferences"})
BEFORE_SECOND_FACTOR = (
    OPEN_VIEWS
    | BEFORE_OWN_PASSWORD
    | {"accounts:protection", "accounts:set_app", "accounts:add_passkey", "accounts:confirm"}
)
HAS_FACTOR, AFTER_FACTOR = "has_second_factor", "after_second_factor"


def view_name_of(request: HttpRequest) -> str:
    """Return the URL name of the page asked for, an empty text when there is none."""
    return request.resolver_match.view_name if request.resolver_match else ""


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send to the sign-in page and back afterwards; a form with its owner's signature is kept meanwhile.

    A script gets an answer it can use: 401 for a draft, a move of the whole page for htmx.
    """
    if request.headers.get("X-Draft"):
        return HttpResponse(status=401)
    back = _way_back(request)
    return _moved(request, redirect_to_login(back) if back else redirect("account_login"))


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """Send to the setting up of a second factor and back afterwards; a form is kept as at a lost session."""
    if request.headers.get("X-Draft"):
        return HttpResponse(status=401)
    back = _way_back(request)
    if back and len(back) <= 300:
        request.session[AFTER_FACTOR] = back
    return _moved(request, redirect("accounts:protection"))


def _way_back(request: HttpRequest) -> str:
    """Return where to go on afterwards, an empty text for nowhere in particular; keeps a form that was sent."""
    held = kept.keep_post(request) if request.method == "POST" else None
    if held:
        return reverse("accounts:kept", args=[held.pk])
    if "HX-Request" in request.headers:
        return _shown_path(request)
    return request.get_full_path() if request.method == "GET" else ""


def _moved(request: HttpRequest, answer: HttpResponseRedirect) -> HttpResponse:
    """Return the redirect, in the way in which htmx moves a whole page when it was htmx that asked."""
    is_htmx = "HX-Request" in request.headers
    return HttpResponse(status=204, headers={"HX-Redirect": answer.url}) if is_htmx else answer


def _shown_path(request: HttpRequest) -> str:
    """Return the path of the page htmx asks from, an empty text when the header is no address of this site."""
    try:
        path = urlsplit(request.headers.get("HX-Current-URL", "")).path
    except ValueError:
        return ""
    return path if is_own_path(path) else ""


class NoNulInAddresses:
    """Sends an address with a NUL sign, which no database takes, on to the same address without it."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Clean the address, or go on."""
        address = request.get_full_path()
        if "%00" not in address:
            return self.get_response(request)
        return HttpResponseRedirect(escape_leading_slashes(address.replace("%00", "")))


class LanguageOfTheUser:
    """Vietnamese, unless the person chose otherwise, in the account or before sign-in in a cookie."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Activate the language for this request only."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = getattr(request.user, "language", None) or chosen
        known = dict(settings.LANGUAGES)
        with translation.override(language if language in known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            return self.get_response(request)


class SessionLife:
    """Ends a session that is over, before anything is done in its name."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out when the time is up, else note the use."""
        if request.user.is_authenticated:
            signed_in = cast(Request, request)
            if sessions.is_over(signed_in):
                logout(request)
                signed_in.scope = NO_SCOPE
            elif not _refreshes_itself(request):
                sessions.touch(signed_in)
        return self.get_response(request)


def _refreshes_itself(request: HttpRequest) -> bool:
    """Say whether a page left open asks for its own news: that is no use of the session by a person."""
    return request.method == "GET" and "HX-Request" in request.headers and _shown_path(request) == request.path


class SignInRequired:
    """Every page asks for sign-in unless its URL name is in ``OPEN_VIEWS``, and for one's own password."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; afterwards forget a kept form that has now been sent."""
        response = self.get_response(request)
        if request.method == "POST" and request.user.is_authenticated and response.status_code < 400:
            _forget_the_kept(request)
        return response

    def process_view(
        self, request: HttpRequest, view: Handler, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Send an anonymous visitor to the sign-in page, a new user to the change of password."""
        name = view_name_of(request)
        if not request.user.is_authenticated:
            return None if name in OPEN_VIEWS else to_sign_in(request)
        if request.user.must_change_password and name not in BEFORE_OWN_PASSWORD:
            return redirect("account_change_password")
        return None


class SecondFactorRequired:
    """Lets people without a second factor reach only its setting up and ``BEFORE_SECOND_FACTOR``."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Handler, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Ask once a session whether a factor is there: taking one away ends the sessions or leaves another."""
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        if view_name_of(request) in BEFORE_SECOND_FACTOR or request.session.get(HAS_FACTOR):
            return None
        if not has_factor(cast(Request, request).user):
            return to_second_factor(request)
        request.session[HAS_FACTOR] = True
        return None


def _forget_the_kept(request: HttpRequest) -> None:
    number = request.POST.get(safe_forms.KEPT)
    if not number:
        return
    try:
        kept.forget(number=number, by=cast(Request, request).user)
    except ValidationError:
        return


class PersonalPagesAreNotStored:
    """Pages of signed-in people are kept by no cache and no browser."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add ``no-store`` to every answer for a signed-in user."""
        response = self.get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
