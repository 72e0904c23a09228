"""The access log (nhật ký xem): who read or took out what; rows are only ever added."""

import secrets

from django.utils.functional import Promise

from accounts.models import AccessLog, User

LETTERS = "ABCDEFGHJKLMNPQRTUVXY"


def record_access(
    *,
    user: User,
    action: str,
    subject_type: str = "",
    subject_id: int | None = None,
    scope: str = "",
    filter_words: str | Promise = "",
    count: int = 1,
) -> str:
    """Write one line into the access log and return its code, such as ``KQHT-BMXA``.

    ``scope`` is the path (``1/23/``) under which the record or the list lies: it decides who may
    read this line. ``count`` is how many people were seen or taken out. The code goes on the paper
    or into the file and leads back to the line; it cannot be guessed.
    """
    code = new_code()
    AccessLog.objects.create(
        user_id=user.pk,
        username=user.username,
        action=action,
        subject_type=subject_type,
        subject_id=subject_id,
        scope=scope,
        filter_words=str(filter_words),
        count=count,
        code=code,
    )
    return code


def new_code() -> str:
    """Return eight letters nobody confuses, in two groups of four, not used before."""
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(8))
        code = f"{letters[:4]}-{letters[4:]}"
        if not AccessLog.objects.filter(code=code).exists():
            return code
