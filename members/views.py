"""Pages of one person: the record in its tabs, the check of it, and the acts on it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import drafts, safe_forms
from accounts.access import require
from accounts.findings import Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches.days import day_asked
from members import history_words, policy, selectors, services, tabs, timeline
from members.doubles import selectors as doubles
from members.forms import ConfirmForm, PlacementForm
from members.middleware import MergedInto
from members.models import Person
from members.policy import View
from members.selectors.lines import Lines
from members.viewing import lookers, record_background, record_revealing, record_viewing, viewers, with_seen
from vietnam.dates import PartialDate

get_or_post = require_http_methods(["GET", "POST"])


def person_in_reach(request: Request, pk: int, permission: Permission = Permission.VIEW_MEMBERS) -> Person:
    """Return the person if the record may be seen (else 404) and the permission holds there (else 403).

    Raises ``MergedInto`` for a merged record whose other one may be seen: a page that is read leads there.
    """
    persons = Person.objects.visible_to(request.scope)
    person = with_seen(persons, today=request.today, by=request.user).filter(pk=pk).first()
    if person is None:
        kept = doubles.successor(pk, request.scope)
        raise MergedInto(pk, kept.pk) if kept else Http404
    require(request.scope, permission, person.keeper_path)
    return person


def show(request: Request, person: Person, tab: str, template: str, **more: Any) -> HttpResponse:
    """Show one tab of the record and log that it was read; ``guarded=True`` when guarded items stand on it."""
    record = more.pop("record", None) or selectors.record_of(person)
    record_viewing(person, by=request.user)
    if more.pop("guarded", False):
        record_background(person, by=request.user)
    context = {
        "person": person,
        "record": record,
        "head": selectors.head_of(record, request.today),
        "tabs": _tabs(request, person, tab),
        "can_edit": request.scope.allows(Permission.EDIT_MEMBERS, person.keeper_path),
        "can_reveal": request.scope.allows(Permission.REVEAL_NUMBERS, person.keeper_path),
    }
    return render(request, template, context | more)


_ELSEWHERE = {"cards": "cards:person"}
"""Tabs whose page belongs to a room of its own."""


def _tabs(request: Request, person: Person, current: str) -> list[dict[str, object]]:
    """Return the tabs in the order of 2-HSĐV, then those of higher floors; what somebody may not read has none."""
    more = tabs.provided(request.scope, person.keeper_path)
    elsewhere = _ELSEWHERE | {tab.name: tab.url_name for tab in more}
    names = {
        "detail": _("Tổng quan"),
        "profile": _("Lý lịch"),
        "course": _("Quá trình"),
        "honours": _("Khen thưởng, kỷ luật"),
        "background": _("Gia đình, kinh tế"),
        "cards": _("Thẻ, tuổi Đảng"),
        "papers": _("Giấy tờ"),
        **{tab.name: str(tab.label) for tab in more},
        "history": _("Thay đổi"),
        "lookers": _("Ai xem"),
    }
    if policy.view("family", request.scope, person.keeper_path) == View.HIDDEN:
        del names["background"]
    return [
        {
            "url": reverse(elsewhere.get(name, f"members:{name}"), args=[person.pk]),
            "label": label,
            "current": name == current,
        }
        for name, label in names.items()
    ]


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """Show the course of a membership, what the record contradicts or lacks."""
    person = person_in_reach(request, pk)
    record = selectors.record_of(person)
    lines = selectors.lines_of(pk, policy.tables(request.scope, person.keeper_path))
    day = day_asked(request)
    if day != request.today:
        return _past(request, record, lines, day)
    concerns = selectors.concerns_of(record, request.today, request.scope)
    entries = timeline.entries(record, request.scope, lines)
    return show(
        request,
        person,
        "detail",
        "members/detail.html",
        record=record,
        entries=entries,
        concerns=[*concerns, *selectors.line_concerns(record, lines, request.today)],
        missing=selectors.missing_of(record, request.scope),
        **doubles.note_of(person, request.scope),
        guarded=_tells_guarded(lines, entries),
    )


def _past(request: Request, record: selectors.Record, lines: Lines, day: date) -> HttpResponse:
    """Show the member as of a day gone by: nothing can be written from there."""
    past = selectors.past_of(record, day)
    entries = [entry for entry in timeline.entries(record, request.scope, lines) if entry.on <= day]
    return show(
        request,
        record.person,
        "detail",
        "members/past.html",
        record=record,
        head=past.head,
        past=past,
        day=day,
        entries=entries,
        can_edit=False,
        guarded=_tells_guarded(lines, entries),
    )


def _tells_guarded(lines: Lines, entries: Iterable[timeline.Entry]) -> bool:
    """Say whether a page tells of guarded items, in its tables or in its timeline."""
    return any(there and policy.is_guarded(name) for name, there in lines.items()) or any(
        entry.is_guarded for entry in entries
    )


@require_GET
def profile(request: Request, pk: int) -> HttpResponse:
    """Show items 01–20 in the order of the paper form, numbers masked."""
    person = person_in_reach(request, pk)
    return _profile(request, person)


def _profile(request: Request, person: Person, *, revealed: bool = False) -> HttpResponse:
    record = selectors.record_of(person)
    groups = selectors.profile_of(record, request.scope, revealed=revealed)
    guarded = any(group.guarded for group in groups)
    more = {"record": record, "groups": groups, "revealed": revealed, "guarded": guarded}
    return show(request, person, "profile", "members/profile.html", **more)


@require_GET
def course(request: Request, pk: int) -> HttpResponse:
    """Show work and training: items 21–22."""
    return _tables(request, pk, "course", ("work", "training"))


@require_GET
def honours(request: Request, pk: int) -> HttpResponse:
    """Show rewards, badges, honours and, to those who may, disciplines: items 23–26."""
    tables = ("rewards", "badges", "honours", "disciplines")
    return _tables(request, pk, "honours", tables, ratings_url=reverse("ratings:person", args=[pk]))


def _tables(request: Request, pk: int, tab: str, names: tuple[str, ...], **more: Any) -> HttpResponse:
    person = person_in_reach(request, pk)
    sections = selectors.sections_of(person, request.scope, names)
    guarded = any(section.guarded for section in sections)
    return show(request, person, tab, "members/tables.html", sections=sections, guarded=guarded, **more)


@require_GET
def background(request: Request, pk: int) -> HttpResponse:
    """Show items 27–30 to those who may see them; where they are not kept there is no such page."""
    if not policy.kept("family"):
        raise Http404
    person = person_in_reach(request, pk, Permission.VIEW_BACKGROUND)
    sections = selectors.sections_of(person, request.scope, ("travels", "family"))
    groups = selectors.background_of(person, request.scope)
    more = {"sections": sections, "groups": groups, "guarded": True}
    return show(request, person, "background", "members/background.html", **more)


@require_GET
def history(request: Request, pk: int) -> HttpResponse:
    """Show who changed what, when and why."""
    person = person_in_reach(request, pk)
    record = selectors.record_of(person)
    acts = history_words.acts(person, record.memberships, record.names, request.scope)
    guarded = any(act.is_guarded for act in acts)
    return show(request, person, "history", "members/history.html", record=record, acts=acts, guarded=guarded)


@require_GET
def who_looked(request: Request, pk: int) -> HttpResponse:
    """Show who may open the record and who looked at it."""
    person = person_in_reach(request, pk)
    background = request.scope.allows(Permission.VIEW_BACKGROUND, person.keeper_path)
    seen_by = lookers(person, request.today, background=background)
    may_see = viewers(person, request.today)
    return show(request, person, "lookers", "members/lookers.html", lookers=seen_by, viewers=may_see)


@require_POST
def reveal(request: Request, pk: int) -> HttpResponse:
    """Show the full numbers once, in this answer only, and log it."""
    person = person_in_reach(request, pk, Permission.REVEAL_NUMBERS)
    record_revealing(person, by=request.user)
    return _profile(request, person, revealed=True)


@get_or_post
def check(request: Request, pk: int) -> HttpResponse:
    """Show at once all that is wrong or missing in a record; write that it was gone through with the member."""
    writes = request.method == "POST"
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS if writes else Permission.VIEW_MEMBERS)
    form = ConfirmForm(request.POST if writes else None, today=request.today)
    if writes and form.is_valid():
        try:
            services.confirm_record(person_id=pk, on=form.cleaned_data["on"].value, by=request.user)
        except Refused as refusal:
            form.take(refusal.findings)
        else:
            messages.success(request, _("Đã ghi ngày kiểm hồ sơ với đồng chí {name}.").format(name=person.full_name))
            return redirect("members:check", pk)
    record = selectors.record_of(person)
    checked = selectors.checked_of(record, request.scope, request.today)
    more = {"record": record, "checked": checked, "form": form, "guarded": checked.guarded}
    return show(request, person, "check", "members/check.html", **more)


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
