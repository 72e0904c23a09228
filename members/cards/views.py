"""Pages of cards: the requests of a unit, the decision, handing over; the cards of one member and the acts on them."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import safe_forms
from accounts.access import PermissionRefused, require, require_anywhere
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from jobs.approvals import needed
from jobs.services import request_job
from members.badges import ages
from members.badges.units import Body, Unit, decider, unit_of
from members.cards import files, forms, selectors, services
from members.cards import papers as card_papers
from members.cards.selectors import GROUPS, KINDS, PERIODS, Wish
from members.cards.services import Paper
from members.cards.state import hands_of
from members.choices import CardEnd, CardKind
from members.field_classes import masked
from members.models import CardRequest
from members.selectors import record_of
from members.views import ActPage, person_in_reach, show

get_or_post = require_http_methods(["GET", "POST"])
MOST_PAGES = 2_000
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


# ── the requests of a unit ──────────────────────────────────────────────────
def _wish(request: Request, permission: Permission = Permission.VIEW_MEMBERS) -> Wish:
    """Return what the address asks for; 404 out of reach, 403 for who sees no members anywhere."""
    require_anywhere(request.scope, permission)
    unit = unit_of(request.scope, _said(request, "don_vi"), request.today)
    if unit is None:
        raise Http404
    require(request.scope, permission, unit.path)
    group, kind, period = (_said(request, name) for name in ("buoc", "loai", "ky"))
    page = _said(request, "trang")
    return Wish(
        unit,
        group if group in GROUPS else "",
        kind if kind in KINDS else "",
        period if period in PERIODS else "",
        min(int(page), MOST_PAGES) if page.isascii() and page.isdecimal() and 0 < len(page) < 6 and int(page) else 1,
    )


def _said(request: Request, name: str) -> str:
    return str(request.POST.get(name) or request.GET.get(name) or "")[:40]


@require_GET
def index(request: Request) -> HttpResponse:
    """Show the requests for cards in a unit, by step, kind and period."""
    wish = _wish(request)
    found = selectors.listed(wish, request.scope, request.today)
    context = {
        "list": found,
        "wish": wish,
        "unit": wish.unit,
        "groups": _chips(wish, "buoc", wish.group, GROUPS),
        "kinds": _chips(wish, "loai", wish.kind, {"": _("Mọi đề nghị"), **{k: v.label for k, v in KINDS.items()}}),
        "periods": _chips(wish, "ky", wish.period, PERIODS),
        "above": [(name, wish.url(don_vi=pk)) for pk, name in wish.unit.above],
        "is_first": wish.page == 1,
        "first_url": wish.url(),
        "can_print": wish.group != "thu-hoi" and request.scope.allows(Permission.EXPORT_MEMBERS, wish.unit.path),
        "act": _next_act(wish, found),
    }
    return render(request, "members/cards/list.html", context)


def _chips(wish: Wish, name: str, current: str, choices: Any) -> list[tuple[str, str, bool]]:
    return [(str(label), wish.url(**{name: key}), key == current) for key, label in choices.items()]


def _next_act(wish: Wish, found: selectors.Listed) -> tuple[str, str] | None:
    """Return label and address of the act that the deciding body does with the list."""
    if found.decider is None or not found.rows:
        return None
    if wish.group == "":
        return _("Ghi quyết định"), wish.url("cards:decide")
    return (_("Ghi trao thẻ"), wish.url("cards:hand_over_many")) if wish.group == "cho-trao" else None


def _deciding(request: Request, unit: Unit) -> Body:
    """Return the body that decides for the unit; 403 for who does not write for it."""
    body = decider(request.scope, unit.path, request.today)
    if body is None:
        raise PermissionRefused(Permission.EDIT_MEMBERS, unit.path)
    return body


@get_or_post
def decide(request: Request) -> HttpResponse:
    """Write the decision on the requests that wait."""
    wish = _wish(request)
    body = _deciding(request, wish.unit)
    wish = Wish(wish.unit, "", wish.kind, wish.period)
    people = selectors.labels(wish, request.scope, request.today)
    post = request.POST if request.method == "POST" else None
    form = forms.DecideForm(post, people=people, today=request.today, issuer=body.name)

    def act(ids: list[int], data: dict[str, Any]) -> None:
        paper = Paper(data["number"], data["on"].value, data["issuer"], register_of=body.pk)
        services.decide_cards(request_ids=ids, paper=paper, by=request.user)

    said = ngettext("Đã ghi quyết định cấp {n} thẻ.", "Đã ghi quyết định cấp {n} thẻ.", len(people))
    return _ManyPage(request, wish, _("Quyết định cấp thẻ đảng viên"), "cho-trao").answer(form, act, said)


@get_or_post
def hand_over_many(request: Request) -> HttpResponse:
    """Write that the cards of a decision are handed over."""
    wish = _wish(request)
    _deciding(request, wish.unit)
    wish = Wish(wish.unit, "cho-trao", wish.kind, wish.period)
    people = selectors.labels(wish, request.scope, request.today)
    form = forms.HandManyForm(request.POST if request.method == "POST" else None, people=people, today=request.today)

    def act(ids: list[int], data: dict[str, Any]) -> None:
        services.hand_over_many(request_ids=ids, issued_on=data["on"].value, by=request.user)

    said = ngettext("Đã ghi trao {n} thẻ.", "Đã ghi trao {n} thẻ.", len(people))
    return _ManyPage(request, wish, _("Trao thẻ đảng viên"), "da-trao").answer(form, act, said)


@dataclass(frozen=True)
class _ManyPage:
    """One act on many requests: the form, the act, where it leads."""

    request: Request
    wish: Wish
    title: str
    then: str

    def answer(self, form: Any, act: Callable[[list[int], dict[str, Any]], None], said: str) -> HttpResponse:
        """Do the act once on those that are marked; show at the form why it could not be done."""
        request = self.request
        if request.method == "POST" and form.is_valid():
            ids = selectors.ids_in_reach(self.wish, request.scope, request.today, form.cleaned_data["people"])

            def make() -> str:
                act(ids, form.cleaned_data)
                return self.wish.url(buoc=self.then)

            try:
                sent = once(key=safe_forms.key_of(request.POST), make=make, by=request.user)
            except Refused as refused:
                form.take(refused.findings)
            else:
                messages.success(request, said.format(n=len(ids)))
                return redirect(sent.url)
        context = {"form": form, "title": self.title, "unit": self.wish.unit, "list_url": self.wish.url()}
        return render(request, "members/cards/many.html", context | {"is_empty": not form.fields["people"].choices})


@get_or_post
def refuse(request: Request, pk: int) -> HttpResponse:
    """Close a request without a card."""
    row = _request(request, pk)
    form = forms.RefuseForm(request.POST if request.method == "POST" else None, version=row.version)

    def act(data: dict[str, Any]) -> None:
        services.refuse_card(request_id=pk, by=request.user, **data)

    return _one(request, row, form, act, _("Không cấp thẻ"), _("Đã ghi không cấp thẻ."))


@get_or_post
def hand_over(request: Request, pk: int) -> HttpResponse:
    """Hand over one card, with the number that stands on it."""
    row = _request(request, pk)
    _deciding(request, _unit_of(row))
    form = forms.HandForm(request.POST if request.method == "POST" else None, today=request.today)

    def act(data: dict[str, Any]) -> None:
        given = {**data, "issued_on": data["issued_on"].value}
        services.hand_over(request_id=pk, by=request.user, **given)

    return _one(request, row, form, act, _("Trao thẻ đảng viên"), _("Đã ghi trao thẻ."))


def _unit_of(row: CardRequest) -> Unit:
    return Unit(row.person.keeper_id, "", row.person.keeper_path, "")


def _request(request: Request, pk: int) -> CardRequest:
    """Return a request that waits, of a member this person writes for."""
    seen = CardRequest.objects.visible_to(request.scope).select_related("person")
    row: CardRequest = get_object_or_404(seen, pk=pk)
    require(request.scope, Permission.EDIT_MEMBERS, row.person.keeper_path)
    return row


def _one(
    request: Request, row: CardRequest, form: Any, act: Callable[[dict[str, Any]], None], title: str, said: str
) -> HttpResponse:
    url = reverse("cards:person", args=[row.person_id])
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refused:
            form.take(refused.findings)
        except ChangedMeanwhile:
            form.add_error(None, _("Trong lúc đồng chí ghi, người khác đã ghi vào đề nghị này. Tải lại trang."))
        else:
            messages.success(request, said)
            return redirect(url)
    context = {
        "form": form,
        "row": row,
        "title": title,
        "back_url": url,
        "is_danger": isinstance(form, forms.RefuseForm),
    }
    return render(request, "members/cards/one.html", context)


@require_POST
def papers(request: Request, form: str) -> HttpResponse:
    """Answer with the list of a step, before it the decision where there is one, as PDF or XLSX; logged.

    A list of many waits for a second person; the page of its job tells when it is ready.
    """
    if form not in TYPES:
        raise Http404
    wish = _wish(request, Permission.EXPORT_MEMBERS)
    if wish.group == "thu-hoi":
        raise Http404
    rows = files.rows_of(wish, request.scope, request.today)
    need = needed(files.content_of(wish, rows, request.scope, request.today))
    if need:
        key = safe_forms.key_of(request.POST)
        job = request_job(
            kind=files.KIND,
            params=files.params_of(wish, form),
            scope_path=wish.unit.path,
            organisation_id=wish.unit.pk,
            idempotency_key=f"cards:{request.user.pk}:{form}:{key}" if key else None,
            approval=need,
            by=request.user,
        )
        return redirect("jobs:detail", pk=job.pk)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"giay.{form}"
        card_papers.write(wish, rows, form, scope=request.scope, target=target, by=request.user)
        response = HttpResponse(target.read_bytes(), content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="the-dang-vien-{wish.kind or "tat-ca"}.{form}"'
    return response


# ── the cards of one member ─────────────────────────────────────────────────
@require_GET
def person(request: Request, pk: int) -> HttpResponse:
    """Show the card in hand, those before it, what is asked for, and the party age with how it is reckoned."""
    found = person_in_reach(request, pk)
    record = record_of(found)
    hand = hands_of([found])[pk]
    course = ages.course_of(record.memberships)
    asked = CardRequest.objects.visible_to(request.scope).filter(person=found).order_by("-asked_on", "-pk")
    more = {
        "hand": hand,
        "number": masked("card_number", hand.number),
        "cards": [(card, masked("card_number", card.number)) for card in hand.cards],
        "asked": list(asked[:20]),
        "story": ages.story_of(course, request.today),
        "is_open": course.ended_on is None,
        "is_decided": bool(hand.waiting and hand.waiting.decided_on),
    }
    return show(request, found, "cards", "members/cards/person.html", record=record, **more)


@dataclass(frozen=True)
class CardPage(ActPage):
    """The page of one act on a card; leads to the cards of the member."""

    def _made(self, act: Callable[[], None]) -> str:
        act()
        return reverse("cards:person", args=[self.record.person.pk])


@get_or_post
def ask(request: Request, pk: int) -> HttpResponse:
    """Ask for a card."""
    found = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    hand = hands_of([found])[pk]
    lost = any(card.ending == CardEnd.LOST for card in hand.cards[-1:])
    kind = CardKind.EXCHANGE if hand.in_hand else CardKind.REPLACE if lost else CardKind.FIRST
    page = CardPage(request, record_of(found), f"dang-vien-{pk}-the", _("Đề nghị cấp thẻ đảng viên"))
    form = page.form(forms.AskForm, today=request.today, kind=kind)

    def make() -> None:
        services.ask_card(person_id=pk, by=request.user, **form.values())

    return page.answer(form, make, _("Đã ghi đề nghị cấp thẻ của đồng chí {name}."))


@get_or_post
def lose(request: Request, pk: int) -> HttpResponse:
    """Write that the card is lost; another is asked for at once."""
    found = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    page = CardPage(request, record_of(found), f"dang-vien-{pk}-the-mat", _("Ghi mất thẻ"))
    form = page.form(forms.LossForm, today=request.today)

    def make() -> None:
        data = form.cleaned_data
        services.record_loss(person_id=pk, on=data["on"].value, reason=data["reason"], by=request.user)

    return page.answer(form, make, _("Đã ghi mất thẻ và lập đề nghị cấp lại cho đồng chí {name}."))


@get_or_post
def end(request: Request, pk: int) -> HttpResponse:
    """Write that the card is collected, or left to the family."""
    found = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    record = record_of(found)
    is_dead = ages.course_of(record.memberships).is_dead
    page = CardPage(request, record, f"dang-vien-{pk}-the-thu-hoi", _("Thu hồi thẻ, để lại gia đình"))
    form = page.form(forms.EndForm, today=request.today, ending=CardEnd.LEFT if is_dead else CardEnd.COLLECTED)

    def make() -> None:
        data = form.cleaned_data
        given = {"ending": data["ending"], "on": data["on"].value, "reason": data["reason"]}
        services.end_card(person_id=pk, by=request.user, **given)

    return page.answer(form, make, _("Đã ghi vào sổ thẻ của đồng chí {name}."))
