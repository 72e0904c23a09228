"""The request as a view receives it: somebody has signed in, scope and day are set. For type checkers only."""

from datetime import date

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from accounts.scope import Scope


class Request(HttpRequest):
    """A request after all middleware; annotate views with it. Nothing is ever made of this class."""

    user: User
    scope: Scope
    today: date
    htmx: HtmxDetails
