"""Drafts: what somebody is typing into a form, kept on the server until it is saved or thrown away.

A page with a draft does four things: ``draft = load(key=…, by=…)``; shows ``{% draft_offer draft %}``; builds
its form by ``restored(Form, draft, …)`` when ``wanted(request)``; and calls ``discard`` once saved.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.forms import BaseForm
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.findings import Finding, Refused
from accounts.models import Draft, SentOnce, User

MAX_BYTES = 64 * 1024
MAX_DRAFTS = 50
Form = TypeVar("Form", bound=BaseForm)


def save(*, key: str, fields: Mapping[str, Sequence[str]], title: str = "", path: str = "", by: User) -> Draft:
    """Keep the fields under ``key``, over what was kept before; the oldest beyond fifty go.

    Raises ``Refused`` when they take more than 64 KB as JSON.
    """
    if len(json.dumps(fields, ensure_ascii=False).encode()) > MAX_BYTES:
        raise Refused(
            [
                Finding(
                    "draft_too_large",
                    "",
                    _("Bản nháp dài quá 64 KB nên không giữ được."),
                    _("Hãy lưu biểu mẫu, rồi ghi phần còn lại sau."),
                )
            ]
        )
    values = {"data": dict(fields), "title": title[:200], "path": path[:300]}
    draft, _created = Draft.objects.update_or_create(user=by, key=key, defaults=values)
    surplus = Draft.objects.filter(user=by).order_by("-updated_at", "-pk").values("pk")[MAX_DRAFTS:]
    Draft.objects.filter(pk__in=list(surplus.values_list("pk", flat=True))).delete()
    return draft


def load(*, key: str, by: User) -> Draft | None:
    """Return the draft of this form, None when there is none."""
    return Draft.objects.filter(user=by, key=key).first()


def discard(*, key: str, by: User) -> None:
    """Throw the draft away; nothing happens when there is none."""
    Draft.objects.filter(user=by, key=key).delete()


def of(user: User) -> list[Draft]:
    """Return the drafts of one person, the newest first."""
    return list(Draft.objects.filter(user=user).order_by("-updated_at"))


def is_late(*, form_key: UUID | None, by: User) -> bool:
    """Say whether the form with this key has been saved already, so that a late draft of it is not kept."""
    return form_key is not None and SentOnce.objects.filter(user=by, key=form_key).exists()


def wanted(request: HttpRequest) -> bool:
    """Say whether the person chose to go on with the draft."""
    return request.method == "GET" and "ban-nhap" in request.GET


def as_post(draft: Draft) -> QueryDict:
    """Return what was typed in the shape in which a form receives it."""
    post = QueryDict(mutable=True)
    for name, values in draft.data.items():
        post.setlist(name, values)
    return post


def restored(form_class: type[Form], draft: Draft, **arguments: Any) -> Form:
    """Return the form filled with the draft, without complaints: nothing has been sent yet."""
    form = form_class(data=as_post(draft), **arguments)
    form.__dict__["_errors"] = ErrorDict()
    return form
