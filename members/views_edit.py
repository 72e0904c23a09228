"""Changing a record: the list of short forms, each of them, all at once; choosing where two people changed a field."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts import drafts, safe_forms
from accounts.access import PermissionRefused
from accounts.findings import ChangedMeanwhile, Refused
from accounts.requests import Request
from accounts.roles import Permission
from members import codes, facts, policy, selectors, services
from members.choices import ENDED_STANDINGS, Standing
from members.doubles import selectors as doubles
from members.doubles.services.finding import COMPARED, search_persons
from members.errors import NumberHeld
from members.fields import STEPS, STEPS_BY_SLUG, Step
from members.forms import BackgroundForm, PersonForm, form_data
from members.forms import doubts as forms_opened
from members.forms.doubts import DoubtForm
from members.forms.person import read_opened, sign_opened
from members.holders import holders_in_reach
from members.models import Background, Person
from members.policy import MASKABLE
from members.viewing import record_background, record_revealing
from members.views import person_in_reach
from vietnam import names
from vietnam.identity import PROVINCES
from vietnam.places import provinces

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def edit(request: Request, pk: int) -> HttpResponse:
    """Show the short forms of the record, what is filled, missing or doubtful in each."""
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    record = selectors.record_of(person)
    if request.scope.allows(Permission.VIEW_BACKGROUND, person.keeper_path):
        record_background(person, by=request.user)
    context = {
        "person": person,
        "head": selectors.head_of(record, request.today),
        "groups": selectors.tasks_of(record, request.scope, request.today),
        **doubles.note_of(person, request.scope),
    }
    return render(request, "members/tasks.html", context)


@get_or_post
def edit_step(request: Request, pk: int, step: str) -> HttpResponse:
    """Change one short form of a record."""
    found = STEPS_BY_SLUG.get(step)
    if found is None or not policy.kept(found.fields[0]):
        raise Http404
    key = f"dang-vien-{pk}-sua-{step}"
    about: object = pk if found.row == "record" else f"{pk}.background"
    if answer := kept_when_gone(request, pk, key, about):
        return answer
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    if not policy.may_edit(found.fields[0], request.scope, person.keeper_path):
        raise PermissionRefused(Permission.VIEW_BACKGROUND, person.keeper_path)
    if found.row == "background":
        return BackgroundSheet(request, person, key, found).answer()
    return RecordSheet(request, person, key, found).answer()


@get_or_post
def edit_all(request: Request, pk: int) -> HttpResponse:
    """Change items 01–20 of a record on one page."""
    key = f"dang-vien-{pk}-sua"
    if answer := kept_when_gone(request, pk, key, pk):
        return answer
    return RecordSheet(request, person_in_reach(request, pk, Permission.EDIT_MEMBERS), key).answer()


def kept_when_gone(request: Request, pk: int, key: str, about: object) -> HttpResponse | None:
    """Keep as a draft what was typed into a record that left one's reach while the form was open.

    Only for a form that was really opened (its signed field says so); anybody else goes on to a 404.
    """
    if request.method != "POST":
        return None
    still = Person.objects.visible_to(request.scope, Permission.EDIT_MEMBERS).filter(pk=pk).exists()
    opened = None if still else forms_opened.read_opened(request.POST.get("opened", ""), about)
    if opened is None or safe_forms.owner_of(request.POST) != request.user:
        return None
    fields = safe_forms.typed_fields(request.POST)
    title = safe_forms.without_nul(request.POST.get(safe_forms.DRAFT_TITLE, ""))
    drafts.save(key=key, fields=fields, title=title, path=request.path, by=request.user)
    messages.warning(
        request,
        _("Hồ sơ này vừa ra khỏi phạm vi của đồng chí nên chưa lưu được. Những gì đồng chí ghi đã giữ ở bản nháp."),
    )
    return redirect("accounts:drafts")


class Sheet(ABC):
    """One opening or sending of a form that changes what stands: draft, version, merging, conflict, findings.

    Subclasses say what stands now, make the form and save it.
    """

    template = "members/edit.html"
    title: str | Promise = ""

    def __init__(self, request: Request, person: Person, key: str) -> None:
        """Remember who asks about whom; ``key`` is that of the draft."""
        self.request, self.person, self.key = request, person, key
        self.back = reverse("members:edit", args=[person.pk])

    # ── what a subclass says ────────────────────────────────────────────────
    @abstractmethod
    def now(self) -> Mapping[str, Any]:
        """Return what stands now, by name."""

    @abstractmethod
    def version(self) -> int:
        """Return the version of what stands now."""

    @abstractmethod
    def form_of(self, post: QueryDict | None) -> tuple[type, dict[str, Any]]:
        """Return the class of the form and its arguments."""

    @abstractmethod
    def save(self, form: Any, version: int) -> bool:
        """Save and say whether anything changed."""

    @abstractmethod
    def read_opened(self, post: QueryDict) -> facts.Values | None:
        """Return what the form showed when it was opened."""

    @abstractmethod
    def sign_opened(self, values: Mapping[str, Any]) -> str:
        """Sign what the form counts as having shown."""

    def words(self, name: str, value: Any) -> tuple[str | Promise, str]:
        """Return label and value of a field in words."""
        return facts.label(name), facts.show(name, value)

    def boxes(self, name: str, value: Any) -> dict[str, str]:
        """Return the boxes of a field as the browser would send them."""
        return form_data(name, value)

    @abstractmethod
    def log(self) -> None:
        """Log what opening the form shows."""

    def context(self) -> dict[str, Any]:
        """Return what the page needs besides."""
        return {}

    # ── the way of every form ───────────────────────────────────────────────
    def answer(self) -> HttpResponse:
        """Show the form, or its draft, or save what was sent."""
        if self.request.method == "POST":
            answer = self._save()
            if answer.status_code == 200 and not self._was_shown():
                self.log()
            return answer
        self.log()
        draft = drafts.load(key=self.key, by=self.request.user)
        if draft is not None and drafts.wanted(self.request):
            post = drafts.as_post(draft)
            kind, arguments = self.form_of(post)
            return self._page(drafts.restored(kind, draft, **arguments), draft=draft, version=self._sent_version(post))
        kind, arguments = self.form_of(None)
        return self._page(kind(**arguments), draft=draft, version=self.version())

    def _was_shown(self) -> bool:
        """Say whether the form had shown, and logged, all that a page about it now shows again."""
        opened = self.read_opened(self.request.POST)
        return opened is not None and all(self.now().get(name) == value for name, value in opened.items())

    def _sent_version(self, post: QueryDict) -> int:
        text = post.get("version", "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else self.version()

    def _save(self) -> HttpResponse:
        """Save what was sent, or show the form again with all that is wrong."""
        post = self._settled(self.request.POST)
        kind, arguments = self.form_of(post)
        form: DoubtForm = kind(post, **arguments)
        version = self._sent_version(post)
        if form.is_valid():
            try:
                changed = self.save(form, version)
            except ChangedMeanwhile as clash:
                return self._conflict(post, clash)
            except NumberHeld as held:
                say_holders(self.request, form, held)
            except Refused as refusal:
                form.take(refusal.findings)
            else:
                drafts.discard(key=self.key, by=self.request.user)
                self.say(changed, version)
                return redirect(self.next())
        return self._page(form, version=version)

    def _settled(self, post: QueryDict) -> QueryDict:
        """Put into the form what now stands for every field where the person chose to keep it."""
        settled = post.copy()
        for name, value in self.now().items():
            if post.get(f"keep_{name}") == "now":
                for box, text in self.boxes(name, value).items():
                    settled[box] = text
        return settled

    def say(self, changed: bool, version: int) -> None:
        """Say that it is saved, and that others' changes were kept."""
        if not changed:
            messages.info(self.request, _("Không có gì thay đổi, hồ sơ giữ nguyên."))
            return
        messages.success(self.request, _("Đã lưu hồ sơ của đồng chí {name}.").format(name=self.person.full_name))
        if version != self.version():
            messages.info(
                self.request,
                _("Trong lúc đó có người khác cũng sửa hồ sơ này; phần sửa của cả hai đều được giữ."),
            )

    def next(self) -> str:
        """Return where saving leads."""
        return self.back

    def _page(self, form: Any, *, version: int, draft: Any = None) -> HttpResponse:
        context = {
            "form": form,
            "person": self.person,
            "version": version,
            "title": self.title,
            "key": self.key,
            "draft": draft,
            "back": self.back,
            **suggestions(),
            **self.context(),
        }
        return render(self.request, self.template, context)

    def _conflict(self, post: QueryDict, clash: ChangedMeanwhile) -> HttpResponse:
        """Show the three values of each field both changed; what was typed elsewhere goes along unseen.

        The form then counts as opened with what stands now in those fields, so that the choice is final
        unless a third person changes them again.
        """
        rows = []
        for name, (opened, now, yours) in clash.fields.items():
            label = self.words(name, now)[0]
            shown = (self.words(name, value)[1] for value in (opened, now, yours))
            rows.append({"name": name, "label": label, **dict(zip(("opened", "now", "yours"), shown, strict=True))})
        begun = {**(self.read_opened(post) or self.now())}
        begun |= {name: now for name, (_before, now, _mine) in clash.fields.items()}
        typed = safe_forms.typed_fields(post) | {"opened": [self.sign_opened(begun)]}
        hidden = [
            (name, value)
            for name, values in typed.items()
            if not name.startswith("keep_") and name != safe_forms.KEY
            for value in values
        ]
        context = {"person": self.person, "rows": rows, "hidden": hidden, "key": self.key, "here": self.request.path}
        return render(self.request, "members/conflict.html", context)


class RecordSheet(Sheet):
    """One short form of items 01–20, or all of them."""

    def __init__(self, request: Request, person: Person, key: str, step: Step | None = None) -> None:
        """Take the fields of the step, or all, that the person asking may write."""
        super().__init__(request, person, key)
        self.step, self.record = step, selectors.record_of(person)
        self.title = step.title if step else _("Sửa tất cả các mục 1–20")
        wanted = step.fields if step else facts.FIELDS
        self.fields = [name for name in wanted if policy.may_edit(name, request.scope, person.keeper_path)]

    def now(self) -> Mapping[str, Any]:
        """Return what the record says."""
        return self.record.values

    def version(self) -> int:
        """Return the version of the person."""
        return self.person.version

    def form_of(self, post: QueryDict | None) -> tuple[type, dict[str, Any]]:
        """Return the form of these fields."""
        opened = self.read_opened(post) if post is not None else None
        ended = {"ended_on": self.record.membership.ended_on if self.record.membership else None}
        return PersonForm, {
            "scope": self.request.scope,
            "today": self.request.today,
            "person_id": self.person.pk,
            "opened": opened if opened is not None else self.record.values,
            "now": self.record.values | ended,
            "asked": self.fields,
        }

    def save(self, form: Any, version: int) -> bool:
        """Change the person."""
        changed = services.change_person(
            person_id=self.person.pk,
            opened_version=version,
            opened_values=form.opened,
            values=form.values,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
        )
        if COMPARED.intersection(self.fields):
            search_persons([changed.pk])
        return changed.version != self.person.version

    def read_opened(self, post: QueryDict) -> facts.Values | None:
        """Return what the form showed."""
        return read_opened(post.get("opened", ""), self.person.pk)

    def sign_opened(self, values: Mapping[str, Any]) -> str:
        """Sign the fields of this form."""
        return sign_opened({name: values[name] for name in self.fields if name in values}, self.person.pk)

    def log(self) -> None:
        """Log that numbers were shown in full, and that guarded items were read."""
        if MASKABLE.intersection(self.fields):
            record_revealing(self.person, what=_("mở biểu mẫu sửa"), by=self.request.user)
        if any(policy.is_guarded(name) for name in self.fields):
            record_background(self.person, by=self.request.user)

    def context(self) -> dict[str, Any]:
        """Name the form that comes after."""
        return {"following": _following(self.step)} if self.step else {}

    def next(self) -> str:
        """Lead to the next form when asked, to the list of forms, or to the record after all at once."""
        following = _following(self.step) if self.step else None
        if following and "then" in self.request.POST:
            return reverse("members:edit_step", args=[self.person.pk, following.slug])
        return self.back if self.step else reverse("members:detail", args=[self.person.pk])

    def say(self, changed: bool, version: int) -> None:
        """Say besides that the membership ended meanwhile."""
        super().say(changed, version)
        membership = self.record.membership
        ended = membership is not None and membership.standing in ENDED_STANDINGS
        if changed and ended and version != self.version() and membership is not None:
            words = _("Hồ sơ này đã được ghi: {standing}.")
            messages.warning(self.request, words.format(standing=Standing(membership.standing).label))


class BackgroundSheet(Sheet):
    """One short form of items 27, 28 b–c and 30."""

    def __init__(self, request: Request, person: Person, key: str, step: Step) -> None:
        """Read what stands."""
        super().__init__(request, person, key)
        self.step, self.title, self.about = step, step.title, f"{person.pk}.background"
        kept = Background.objects.visible_to(request.scope, Permission.VIEW_BACKGROUND)
        self.row = kept.filter(person=person).first()
        self.values = facts.background_values(self.row)

    def now(self) -> Mapping[str, Any]:
        """Return what the background says."""
        return self.values

    def version(self) -> int:
        """Return its version, 0 before there is one."""
        return self.row.version if self.row else 0

    def form_of(self, post: QueryDict | None) -> tuple[type, dict[str, Any]]:
        """Return the form of these headings."""
        opened = self.read_opened(post) if post is not None else None
        return BackgroundForm, {
            "groups": self.step.groups,
            "today": self.request.today,
            "about": self.about,
            "opened": opened if opened is not None else self.values,
            "now": self.values,
        }

    def save(self, form: Any, version: int) -> bool:
        """Change the background."""
        changed = services.change_background(
            person_id=self.person.pk,
            opened_version=version,
            opened_values=form.opened,
            values=form.values,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
        )
        return (changed.version if changed else 0) != self.version()

    def read_opened(self, post: QueryDict) -> facts.Values | None:
        """Return what the form showed."""
        packed = forms_opened.read_opened(post.get("opened", ""), self.about)
        return None if packed is None else facts.unpack(packed)

    def sign_opened(self, values: Mapping[str, Any]) -> str:
        """Sign the fields of this form."""
        shown = {name: values[name] for name in self.step.fields if name in values}
        return forms_opened.sign_opened(facts.pack(shown), self.about)

    def boxes(self, name: str, value: Any) -> dict[str, str]:
        """Return an amount or area as the browser would send it."""
        return {name: facts.show(name, value)}

    def log(self) -> None:
        """Log that guarded items were read."""
        record_background(self.person, by=self.request.user)


def _following(step: Step | None) -> Step | None:
    places = {one.slug: place for place, one in enumerate(STEPS)}
    place = places.get(step.slug) if step else None
    return STEPS[place + 1] if place is not None and place + 1 < len(STEPS) else None


def say_holders(request: Request, form: DoubtForm, held: NumberHeld) -> None:
    """Lead to the record that holds the number, if it is in reach; else say no more than that it exists."""
    visible = holders_in_reach(held.holders, request.scope)
    form.similar = [(person.full_name, reverse("members:detail", args=[person.pk])) for person in visible.values()]
    for finding in held.findings:
        person = visible.get(held.holders.get(finding.field, 0))
        if person is not None:
            text = _("Số này đang ghi ở hồ sơ của đồng chí {name}. Mở hồ sơ đó để xem lại số của hai người.")
            form.add_error(finding.field if finding.field in form.fields else None, text.format(name=person.full_name))
        else:
            form.take([finding])


def suggestions() -> dict[str, Any]:
    """Return the names that pages with places suggest."""
    return {"provinces": _provinces(), "countries": _countries()}


@lru_cache(maxsize=1)
def _provinces() -> tuple[str, ...]:
    """Return the names of provinces, of today and those ended on 1/7/2025, to be suggested."""
    return tuple(sorted({unit.name for unit in provinces()} | set(PROVINCES.values()), key=names.sort_key))


def _countries() -> list[str]:
    return [entry.label for entry in codes.get("country")]
