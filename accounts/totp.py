"""Codes that change every thirty seconds (TOTP, RFC 6238): secret, picture to scan, checking. No database."""

import hmac
import time

import segno
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings

from accounts.models import User

PERIOD, DIGITS = 30, 6


def new_secret() -> str:
    """Return a new secret of 160 bits in base 32."""
    return generate_totp_secret()


def in_fours(secret: str) -> str:
    """Write the secret in groups of four, as one types it by hand."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def picture(*, user: User, secret: str) -> str:
    """Return the address to scan as a picture: an SVG inside a data address, which the policy allows for images."""
    return str(segno.make(address(user=user, secret=secret), error="m").svg_data_uri(scale=6, border=4, light="#fff"))


def address(*, user: User, secret: str) -> str:
    """Return the ``otpauth`` address that an app on this same telephone opens."""
    return get_adapter().build_totp_url(user, secret)


def step_of(secret: str, code: str, *, after: int = -1) -> int | None:
    """Return the number of the half minute that ``code`` belongs to, None when it is wrong or used.

    One step before and after now is accepted, for clocks that go a little wrong. Steps up to and
    with ``after``, the last one used, are not: a code counts once, and so do all older ones.
    """
    if not secret or len(code) != DIGITS or not code.isascii() or not code.isdecimal():
        return None
    now = int(time.time()) // PERIOD
    tolerance = settings.MFA_TOTP_TOLERANCE
    for step in range(max(now - tolerance, after + 1), now + tolerance + 1):
        if hmac.compare_digest(format_hotp_value(hotp_value(secret, step)), code):
            return step
    return None
