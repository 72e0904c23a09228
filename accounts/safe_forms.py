"""Forms that survive: whose form it is, signed into it, and the key that makes one sending count once.

A form carries ``form_owner`` (the signed id of the person it was shown to) and ``form_key`` (random).
The first lets a form sent after the session died be kept for its owner, the second is for ``once``.
"""

import uuid
from collections.abc import Mapping

from django.core.signing import BadSignature, TimestampSigner
from django.http import QueryDict

from accounts.models import User

OWNER, KEY = "form_owner", "form_key"
DRAFT_TITLE, DRAFT_PATH, KEPT = "draft_title", "draft_path", "kept_post"
MACHINERY = frozenset({OWNER, "csrfmiddlewaretoken", DRAFT_TITLE, DRAFT_PATH, KEPT})
OWNER_MAX_AGE = 7 * 24 * 3600
_signer = TimestampSigner(salt="accounts.form_owner")


def sign_owner(user: User) -> str:
    """Return the value of the ``form_owner`` field for a form shown to ``user``."""
    return _signer.sign(str(user.pk))


def owner_of(post: Mapping[str, str]) -> User | None:
    """Return the active user to whom the form was shown, None when the signature is missing, wrong or old."""
    try:
        number = _signer.unsign(post.get(OWNER, ""), max_age=OWNER_MAX_AGE)
    except BadSignature:
        return None
    return User.objects.filter(pk=number, is_active=True).first()


def key_of(post: Mapping[str, str]) -> uuid.UUID | None:
    """Return the key of one sending, None when the form carries no valid one."""
    try:
        return uuid.UUID(post.get(KEY, ""))
    except ValueError:
        return None


def typed_fields(post: QueryDict) -> dict[str, list[str]]:
    """Return what the person typed: all fields but passwords and the machinery of forms, without NUL signs."""
    names = [name for name in post if name not in MACHINERY and "password" not in name.lower()]
    return {without_nul(name): [without_nul(value) for value in post.getlist(name)] for name in names}


def without_nul(text: str) -> str:
    """Return the text without NUL signs, which the database does not take."""
    return text.replace("\0", "")
