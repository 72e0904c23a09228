"""What the telephone of a test shows: codes of ``SECRET`` now, before and after."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.factories.accounts import SECRET


def code_now(secret: str = SECRET, *, steps: int = 0) -> str:
    """Return the six digits shown now, or so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def wrong_code(secret: str = SECRET) -> str:
    """Return six digits that no telephone shows about now."""
    near = {code_now(secret, steps=step) for step in range(-3, 4)}
    return next(
        code
        for code in ("000000", "111111", "222222", "333333", "444444", "555555", "666666", "777777")
        if code not in near
    )
