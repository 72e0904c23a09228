"""Passkeys (WebAuthn): the question for the browser and the checking of its answer, both by the library."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from accounts.factors import WRONG
from accounts.findings import Finding, Refused
from accounts.models import User

Checked = TypeVar("Checked")


def question_for_new(user: User) -> str:
    """Return, as JSON, what the browser must know to make a passkey; the challenge is kept in the session."""
    return json.dumps(auth.begin_registration(user, passwordless=False))


def question_for_known(user: User) -> str:
    """Return, as JSON, what the browser must know to answer with a passkey already known."""
    return json.dumps(auth.begin_authentication(user))


def check_new(credential: Mapping[str, Any]) -> None:
    """Raise ``Refused`` unless the answer is a new passkey for our challenge and our address."""

    def check() -> None:
        auth.parse_registration_response(credential)
        auth.complete_registration(dict(credential))

    _refusing(check)


def check_known(user: User, credential: Mapping[str, Any]) -> Authenticator:
    """Return the passkey that answered our challenge; raises ``Refused`` for any other answer."""

    def check() -> Authenticator:
        auth.parse_authentication_response(credential)
        return auth.complete_authentication(user, dict(credential))

    return _refusing(check)


def _refusing(check: Callable[[], Checked]) -> Checked:
    try:
        return check()
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError, LookupError) as error:
        raise Refused([Finding("wrong_passkey", "", WRONG)]) from error
