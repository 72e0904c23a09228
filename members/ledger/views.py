"""Pages of the ledger: what happens to one member, each act with its check, its paper; the list of times apart."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import drafts, safe_forms
from accounts.access import require_anywhere
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from members.ledger import pages, printing, worklist
from members.ledger.forms import DecisionForm
from members.ledger.menu import ACTS, Act, open_acts
from members.ledger.rehearsal import rehearse
from members.ledger.state import Difference, State, state_of
from members.models import Person
from members.selectors import head_of
from members.viewing import record_background, record_viewing
from members.views import person_in_reach

get_or_post = require_http_methods(["GET", "POST"])
CONFIRM, BACK = "ghi", "sua"
"""Names of the two buttons of the check: write it, go back and change it."""


@require_GET
def acts(request: Request, pk: int) -> HttpResponse:
    """Show where a member stands, what may happen next, the times apart and the papers."""
    person = person_in_reach(request, pk)
    record_viewing(person, by=request.user)
    state = state_of(pk, request.today)
    page = pages.page_of(state, request.scope, request.today)
    if page.is_guarded:
        record_background(person, by=request.user)
    context = {"person": person, "head": head_of(state.record, request.today), "page": page}
    return render(request, "ledger/acts.html", context)


@get_or_post
def act(request: Request, pk: int, word: str) -> HttpResponse:
    """Do one act in three steps: fill in, read what will change, write it."""
    if word not in ACTS:
        raise Http404
    person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    state = state_of(pk, request.today)
    if request.method == "GET" and word not in open_acts(state):
        messages.info(request, _("Trạng thái hiện nay của đồng chí này không ghi được việc ấy."))
        return redirect("ledger:acts", pk)
    page = ActPage(request, state, word, ACTS[word])
    form = page.form()
    if request.method != "POST" or not form.is_valid() or BACK in request.POST:
        return page.show(form)
    return page.write(form) if CONFIRM in request.POST else page.check(form)


@dataclass(frozen=True)
class ActPage:
    """The page of one act: its form, its check, what follows when it is done."""

    request: Request
    state: State
    word: str
    act: Act

    @property
    def person(self) -> Person:
        """Return whom it is about."""
        return self.state.record.person

    @property
    def key(self) -> str:
        """Return the key of the draft."""
        return f"dang-vien-{self.person.pk}-{self.word}"

    def form(self) -> DecisionForm:
        """Return the form with what was sent, with the draft when asked for, or filled in with what is known."""
        about = pages.about_of(self.state, self.request.scope, self.request.today)
        if self.request.method == "POST":
            return self.act.form(self.request.POST, about=about)
        draft = drafts.load(key=self.key, by=self.request.user)
        if draft is not None and drafts.wanted(self.request):
            return drafts.restored(self.act.form, draft, about=about)
        return self.act.form(about=about)

    def check(self, form: DecisionForm) -> HttpResponse:
        """Try the act out and say what it will change, or show at the form why it cannot be done."""
        try:
            told = rehearse(self._service(form), self.person.pk, form.day)
        except (Refused, ChangedMeanwhile) as why:
            return self._refused(form, why)
        sent = safe_forms.typed_fields(self.request.POST)
        hidden = [
            (name, value)
            for name, values in sent.items()
            if name not in (safe_forms.KEY, CONFIRM, BACK)
            for value in values
        ]
        context = self._context() | {"hidden": hidden, "form": form, "confirm": CONFIRM, "back": BACK}
        return render(self.request, "ledger/check.html", context | _sorted(told))

    def write(self, form: DecisionForm) -> HttpResponse:
        """Write the act once and lead to the page with its paper."""
        try:
            sent = once(
                key=safe_forms.key_of(self.request.POST),
                make=lambda: self._made(form),
                draft=self.key,
                by=self.request.user,
            )
        except (Refused, ChangedMeanwhile) as why:
            return self._refused(form, why)
        messages.success(self.request, str(self.act.done).format(name=self.person.full_name))
        return redirect(sent.url)

    def show(self, form: DecisionForm) -> HttpResponse:
        """Show the form."""
        draft = drafts.load(key=self.key, by=self.request.user) if self.request.method == "GET" else None
        return render(self.request, "ledger/act.html", self._context() | {"form": form, "draft": draft})

    def _refused(self, form: DecisionForm, why: Refused | ChangedMeanwhile) -> HttpResponse:
        """Show at the form why it was not done; the form takes the version now in force."""
        if isinstance(why, Refused):
            form.take(why.findings)
        else:
            words = _("Trong lúc đồng chí ghi, người khác đã ghi vào hồ sơ này. Xem lại rồi làm tiếp.")
            form.add_error(None, words)
            form.data = {**self.request.POST.dict(), "version": str(why.version)}
        return self.show(form)

    def _service(self, form: DecisionForm) -> Callable[[], Any]:
        values = form.values()
        about = {} if "hold_id" in values else {"person_id": self.person.pk}
        return partial(self.act.service, **about, **values, by=self.request.user)

    def _made(self, form: DecisionForm) -> str:
        self._service(form)()
        if self.act.has_paper:
            printing.give_number(person_id=self.person.pk, scope=self.request.scope, by=self.request.user)
        still = Person.objects.visible_to(self.request.scope).filter(pk=self.person.pk).exists()
        return reverse("ledger:acts", args=[self.person.pk]) if still else reverse("members:list")

    def _context(self) -> dict[str, Any]:
        return {
            "person": self.person,
            "head": head_of(self.state.record, self.request.today),
            "act": self.act,
            "posts": self.state.posts if self.act.is_end else (),
            "key": self.key,
        }


def _sorted(told: list[Difference]) -> dict[str, list[Difference]]:
    return {
        "changes": [one for one in told if one.is_change],
        "same": [one for one in told if not one.is_change],
    }


@require_POST
def paper(request: Request, pk: int, movement: int) -> HttpResponse:
    """Answer with the paper of a movement as PDF; printing is logged."""
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    row = pages.movement_of(person, movement)
    if row is None:
        raise Http404
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "giay.pdf"
        printing.print_paper(movement=row, scope=request.scope, target=target, by=request.user)
        response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="bien-dong-{movement}.pdf"'
    return response


@require_GET
def apart(request: Request) -> HttpResponse:
    """Show who is exempt, suspended or held up in this person's reach, those past their end first."""
    require_anywhere(request.scope, Permission.VIEW_MEMBERS)
    asked = worklist.asked_of(request.GET, request.scope, request.today)
    found = worklist.of(request.scope, request.today, asked)
    return render(request, "ledger/apart.html", {"list": found, "asked": asked})
