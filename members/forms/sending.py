"""Sending the form of an act: once, refusals at their fields, what another person saved told, nothing typed lost."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts import safe_forms
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from members.forms.acts import ActForm


def send(
    request: Request, form: ActForm, make: Callable[[], str], said: str = "", *, draft: str = ""
) -> HttpResponse | None:
    """Do the act once and go where ``make`` says, with the message ``said``; None with the form saying why not."""
    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, draft=draft, by=request.user)
    except Refused as refused:
        form.take(refused.findings)
    except ChangedMeanwhile as changed:
        form.say_changed(changed)
    else:
        if said:
            messages.success(request, said)
        return redirect(sent.url)
    return None
