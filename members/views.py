"""Pages of one person: the record in four tabs, adding, changing, and the acts on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import drafts, safe_forms
from accounts.access import require
from accounts.findings import Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from members import history_words, selectors, services, timeline
from members.forms import PlacementForm, StandingForm
from members.models import Person
from members.services.standings import Paper
from members.viewing import lookers, record_revealing, record_viewing, viewers, with_seen
from vietnam.dates import PartialDate

get_or_post = require_http_methods(["GET", "POST"])


def person_in_reach(request: Request, pk: int, permission: Permission = Permission.VIEW_MEMBERS) -> Person:
    """Return the person if the record may be seen (else 404) and the permission holds there (else 403)."""
    persons = Person.objects.visible_to(request.scope)
    person = get_object_or_404(with_seen(persons, today=request.today, by=request.user), pk=pk)
    require(request.scope, permission, person.keeper_path)
    return person


def show(request: Request, person: Person, tab: str, template: str, **more: Any) -> HttpResponse:
    """Show one tab of the record and log that it was read."""
    record = more.pop("record", None) or selectors.record_of(person)
    record_viewing(person, by=request.user)
    context = {
        "person": person,
        "record": record,
        "head": selectors.head_of(record, request.today),
        "tabs": _tabs(person, tab),
        "can_edit": request.scope.allows(Permission.EDIT_MEMBERS, person.keeper_path),
        "can_reveal": request.scope.allows(Permission.REVEAL_NUMBERS, person.keeper_path),
    }
    return render(request, template, context | more)


def _tabs(person: Person, current: str) -> list[dict[str, object]]:
    names = {
        "detail": _("Quá trình"),
        "profile": _("Lý lịch"),
        "papers": _("Giấy tờ"),
        "history": _("Lịch sử ghi sổ"),
        "lookers": _("Ai đã xem"),
    }
    return [
        {"url": reverse(f"members:{name}", args=[person.pk]), "label": label, "current": name == current}
        for name, label in names.items()
    ]


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show the course of a membership, and what the record contradicts or lacks."""
    person = person_in_reach(request, pk)
    record = selectors.record_of(person)
    return show(
        request,
        person,
        "detail",
        "members/detail.html",
        record=record,
        entries=timeline.entries(record, request.scope),
        concerns=selectors.concerns_of(record, request.today),
        missing=selectors.missing_of(record),
    )


@require_GET
def profile(request: Request, pk: int) -> HttpResponse:
    """Show the whole record in the order of the paper form, numbers masked."""
    person = person_in_reach(request, pk)
    record = selectors.record_of(person)
    return show(request, person, "profile", "members/profile.html", record=record, groups=selectors.profile_of(record))


@require_GET
def history(request: Request, pk: int) -> HttpResponse:
    """Show who changed what, when and why."""
    person = person_in_reach(request, pk)
    record = selectors.record_of(person)
    acts = history_words.acts(person, record.memberships, record.names)
    return show(request, person, "history", "members/history.html", record=record, acts=acts)


@require_GET
def who_looked(request: Request, pk: int) -> HttpResponse:
    """Show who may open the record and who looked at it."""
    person = person_in_reach(request, pk)
    seen_by = lookers(person, request.today)
    may_see = viewers(person, request.today)
    return show(request, person, "lookers", "members/lookers.html", lookers=seen_by, viewers=may_see)


@require_POST
def reveal(request: Request, pk: int) -> HttpResponse:
    """Show the full numbers once, in this answer only, and log it."""
    person = person_in_reach(request, pk, Permission.REVEAL_NUMBERS)
    record_revealing(person, by=request.user)
    record = selectors.record_of(person)
    groups = selectors.profile_of(record, revealed=True)
    return show(request, person, "profile", "members/profile.html", record=record, groups=groups, revealed=True)


@get_or_post
def standing(request: Request, pk: int) -> HttpResponse:
    """Change the standing: exempt, suspended, active again, gone, dead, restored."""
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    record = selectors.record_of(person)
    current = record.membership.standing if record.membership else ""
    page = ActPage(request, record, f"dang-vien-{pk}-trang-thai", _("Đổi trạng thái"))
    form = page.form(StandingForm, standing=current)

    def act() -> None:
        data = form.cleaned_data
        paper = Paper(data["decision_number"], _day(data["decided_on"]), data["issuer"])
        services.set_standing(
            person_id=pk,
            standing=data["standing"],
            on=data["on"].value,
            reason=data["reason"],
            paper=paper,
            by=request.user,
        )

    return page.answer(form, act, _("Đã ghi trạng thái mới của đồng chí {name}."))


@get_or_post
def placement(request: Request, pk: int) -> HttpResponse:
    """Put right a cell that was registered wrongly."""
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    record = selectors.record_of(person)
    page = ActPage(request, record, f"dang-vien-{pk}-chi-bo", _("Đính chính chi bộ"))
    form = page.form(PlacementForm, scope=request.scope, today=request.today)

    def act() -> None:
        data = form.cleaned_data
        services.correct_placement(
            person_id=pk, cell_id=data["cell"], since=_day(data["since"]), reason=data["reason"], by=request.user
        )

    return page.answer(form, act, _("Đã đính chính chi bộ của đồng chí {name}."))


@dataclass(frozen=True)
class ActPage:
    """The page of one act on a record: its form, its draft, what follows when it is done."""

    request: Request
    record: selectors.Record
    key: str
    title: str

    def form(self, form_class: type, **arguments: Any) -> Any:
        """Return the form with what was sent, with the draft when asked for, or empty."""
        if self.request.method == "POST":
            return form_class(self.request.POST, **arguments)
        draft = drafts.load(key=self.key, by=self.request.user)
        if draft is not None and drafts.wanted(self.request):
            return drafts.restored(form_class, draft, **arguments)
        return form_class(**arguments)

    def answer(self, form: Any, act: Callable[[], None], words: str) -> HttpResponse:
        """Do the act once when the form is right and go on; else show the form with all that is wrong."""
        if self.request.method == "POST" and form.is_valid():
            try:
                sent = once(
                    key=safe_forms.key_of(self.request.POST),
                    make=lambda: self._made(act),
                    draft=self.key,
                    by=self.request.user,
                )
            except Refused as refusal:
                form.take(refusal.findings)
            else:
                messages.success(self.request, words.format(name=self.record.person.full_name))
                return redirect(sent.url)
        context = {
            "person": self.record.person,
            "head": selectors.head_of(self.record, self.request.today),
            "form": form,
            "title": self.title,
            "draft": drafts.load(key=self.key, by=self.request.user) if self.request.method == "GET" else None,
            "key": self.key,
        }
        return render(self.request, "members/act.html", context)

    def _made(self, act: Callable[[], None]) -> str:
        """Do the act; lead to the record or, when it left one's reach, to the list."""
        act()
        pk = self.record.person.pk
        still = Person.objects.visible_to(self.request.scope).filter(pk=pk).exists()
        return reverse("members:detail", args=[pk]) if still else reverse("members:list")


def _day(when: PartialDate | None) -> date | None:
    return when.value if when else None
