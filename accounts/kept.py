"""Forms sent after the session died: kept for their owner, offered again after sign-in."""

import json
from uuid import UUID

from django.http import HttpRequest

from accounts.models import KeptPost, User
from accounts.safe_forms import owner_of, typed_fields

MAX_BYTES = 256 * 1024
MAX_KEPT = 20


def keep_post(request: HttpRequest) -> KeptPost | None:
    """Keep the form of this request for the person it was shown to.

    Returns None when it carries no valid signature or is larger than 256 KB. Files are not kept,
    only that there were some. The oldest beyond twenty of one person go.
    """
    owner = owner_of(request.POST)
    path = request.get_full_path()
    if owner is None or len(path) > 300:
        return None
    data = {"fields": typed_fields(request.POST), "files": bool(request.FILES)}
    if len(json.dumps(data, ensure_ascii=False).encode()) > MAX_BYTES:
        return None
    kept = KeptPost.objects.create(user=owner, path=path, data=data)
    surplus = KeptPost.objects.filter(user=owner).order_by("-kept_at").values_list("pk", flat=True)[MAX_KEPT:]
    KeptPost.objects.filter(pk__in=list(surplus)).delete()
    return kept


def of(user: User) -> list[KeptPost]:
    """Return the kept forms of one person, the newest first."""
    return list(KeptPost.objects.filter(user=user).order_by("-kept_at"))


def forget(*, number: UUID | str, by: User) -> None:
    """Throw a kept form away, if it is this person's."""
    KeptPost.objects.filter(pk=number, user=by).delete()
