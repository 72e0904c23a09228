"""Sending a form about a meeting: once, refusals at their fields, what another person saved told and nothing lost."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts import safe_forms
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request


def send(request: Request, form: Any, do: Callable[[], str], *, done: str, draft: str = "") -> HttpResponse | None:
    """Do the act once and go where ``do`` says, with the message ``done``; None with the form saying why not."""
    try:
        sent = once(key=safe_forms.key_of(request.POST), make=do, draft=draft, by=request.user)
    except Refused as refused:
        form.take(refused.findings)
    except ChangedMeanwhile as changed:
        form.say_changed(changed)
    else:
        messages.success(request, done)
        return redirect(sent.url)
    return None
