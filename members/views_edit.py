"""The form of one record: adding, changing, and choosing where two people changed the same field."""

from functools import lru_cache
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts import drafts, safe_forms
from accounts.access import require_anywhere
from accounts.citations import as_error
from accounts.findings import ChangedMeanwhile, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from branches.choices import CELLS
from branches.models import OrganisationPeriod
from members import facts, selectors, services
from members.choices import ENDED_STANDINGS, Standing
from members.errors import NumberHeld
from members.forms import PersonForm, form_data
from members.forms.person import read_opened, sign_opened
from members.holders import namesakes
from members.models import Person
from members.rules import warning
from members.viewing import record_revealing
from members.views import person_in_reach
from vietnam import names
from vietnam.identity import PROVINCES
from vietnam.places import provinces

ADD_KEY = "dang-vien-them"
get_or_post = require_http_methods(["GET", "POST"])


# ── adding ──────────────────────────────────────────────────────────────────
@get_or_post
def add(request: Request) -> HttpResponse:
    """Write a member into the register; a second sending of the same form leads to the same record."""
    require_anywhere(request.scope, Permission.EDIT_MEMBERS)
    draft = drafts.load(key=ADD_KEY, by=request.user) if request.method == "GET" else None
    arguments: dict[str, Any] = {"scope": request.scope, "today": request.today, **_preset_cell(request)}
    if request.method == "POST":
        form = PersonForm(request.POST, **arguments)
        _doubt_namesakes(request, form)
        if form.is_valid() and (answer := _register(request, form)):
            return answer
    elif draft is not None and drafts.wanted(request):
        form = drafts.restored(PersonForm, draft, **arguments)
    else:
        form = PersonForm(**arguments)
    context = {
        "form": form,
        "title": _("Thêm đảng viên"),
        "key": ADD_KEY,
        "draft": draft,
        "back": reverse("members:list"),
        "provinces": _provinces(),
    }
    return render(request, "members/edit.html", context)


def _preset_cell(request: Request) -> dict[str, Any]:
    """Return the cell the address names (``chi-bo``), else the only one in reach: one query."""
    asked = request.GET.get("chi-bo", "")
    if asked.isascii() and asked.isdecimal() and len(asked) < 19:
        return {"cell_id": int(asked)}
    rows = OrganisationPeriod.objects.on(request.today).filter(kind__in=CELLS)
    rows = rows.filter(request.scope.q(Permission.EDIT_MEMBERS, "path"))
    ids = list(rows.values_list("organisation_id", flat=True)[:2])
    return {"cell_id": ids[0], "only_cell": True} if len(ids) == 1 else {}


def _register(request: Request, form: PersonForm) -> HttpResponse | None:
    """Register once and go to the record; None when the service refuses, with the form saying why."""

    def make() -> str:
        person = services.register_person(
            values=form.values,
            cell_id=form.cleaned_data["cell"],
            as_of=form.cleaned_data["as_of"].value,
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        return reverse("members:detail", args=[person.pk])

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, draft=ADD_KEY, by=request.user)
    except NumberHeld as held:
        _show_holders(request, form, held)
        return None
    except Refused as refusal:
        form.take(refusal.findings)
        return None
    if sent.is_first:
        messages.success(request, _("Đã ghi đồng chí {name} vào sổ.").format(name=form.values["full_name"]))
    return redirect(sent.url)


def _doubt_namesakes(request: Request, form: PersonForm) -> None:
    """Ask for a reason when somebody of the same name and birth date is in the register already."""
    if form.errors and ("full_name" in form.errors or "born_on" in form.errors):
        return
    born = form.values.get("born_on")
    if not born or form.data.get("reason", "").strip():
        return
    found = namesakes(names.fold(form.values["full_name"]), born.value, request.scope)
    if found and not drafts.is_late(form_key=safe_forms.key_of(request.POST), by=request.user):
        form.similar = [(person.full_name, reverse("members:detail", args=[person.pk])) for person in found]
        count = len(found)
        reason = ngettext(
            "Trong sổ đã có {n} người cùng họ tên và ngày sinh.",
            "Trong sổ đã có {n} người cùng họ tên và ngày sinh.",
            count,
        ).format(n=count)
        remedy = _("Mở hồ sơ đó xem có phải cùng một người; nếu là người khác, ghi lý do.")
        form.take([warning("may_be_registered", "full_name", reason, remedy)])


def _show_holders(request: Request, form: PersonForm, held: NumberHeld) -> None:
    """Lead to the record that holds the number, if it is in reach; else say no more than that it exists."""
    rows = Person.objects.visible_to(request.scope).filter(pk__in=held.holders.values())
    visible = {person.pk: person for person in rows.only("pk", "full_name")}
    form.similar = [(person.full_name, reverse("members:detail", args=[person.pk])) for person in visible.values()]
    for finding in held.findings:
        if held.holders.get(finding.field) in visible:
            text = _("Số này đang ghi ở hồ sơ của đồng chí {name}. Mở hồ sơ đó để xem lại số của hai người.")
            form.add_error(finding.field, text.format(name=visible[held.holders[finding.field]].full_name))
        else:
            form.add_error(finding.field, as_error(finding))


@lru_cache(maxsize=1)
def _provinces() -> tuple[str, ...]:
    """Return the names of provinces, of today and those ended on 1/7/2025, to be suggested."""
    return tuple(sorted({unit.name for unit in provinces()} | set(PROVINCES.values()), key=names.sort_key))


# ── changing ────────────────────────────────────────────────────────────────
@get_or_post
def edit(request: Request, pk: int) -> HttpResponse:
    """Change a record; what others changed meanwhile is merged, or shown field by field."""
    key = f"dang-vien-{pk}-sua"
    if request.method == "POST" and (answer := _kept_when_gone(request, pk, key)):
        return answer
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    record = selectors.record_of(person)
    if request.method == "POST":
        answer = _save(request, record, key)
        if answer.status_code == 200 and not _was_shown(request.POST, record):
            record_revealing(person, what=_("mở biểu mẫu sửa"), by=request.user)
        return answer
    record_revealing(person, what=_("mở biểu mẫu sửa"), by=request.user)
    draft = drafts.load(key=key, by=request.user)
    if draft is not None and drafts.wanted(request):
        post = drafts.as_post(draft)
        form = drafts.restored(PersonForm, draft, **_arguments(request, record, post))
        return _form_page(request, record, form, key, draft=draft, version=_version(post, person))
    form = PersonForm(**_arguments(request, record, None))
    return _form_page(request, record, form, key, draft=draft, version=person.version)


def _kept_when_gone(request: Request, pk: int, key: str) -> HttpResponse | None:
    """Keep as a draft what was typed into a record that left one's reach while the form was open.

    Only for a form that was really opened (its signed field says so); anybody else goes on to a 404.
    """
    still = Person.objects.visible_to(request.scope, Permission.EDIT_MEMBERS).filter(pk=pk).exists()
    opened = None if still else read_opened(request.POST.get("opened", ""), pk)
    if opened is None or safe_forms.owner_of(request.POST) != request.user:
        return None
    fields = safe_forms.typed_fields(request.POST)
    title = _("Sửa hồ sơ {name}").format(name=opened.get("full_name", ""))
    drafts.save(key=key, fields=fields, title=title, path=request.path, by=request.user)
    messages.warning(
        request,
        _("Hồ sơ này vừa ra khỏi phạm vi của đồng chí nên chưa lưu được. Những gì đồng chí ghi đã giữ ở bản nháp."),
    )
    return redirect("accounts:drafts")


def _arguments(request: Request, record: selectors.Record, post: QueryDict | None) -> dict[str, Any]:
    """Return what the form needs: what was shown at opening (signed in the form), and what stands now."""
    opened = read_opened(post.get("opened", ""), record.person.pk) if post is not None else None
    ended = {"ended_on": record.membership.ended_on if record.membership else None}
    return {
        "scope": request.scope,
        "today": request.today,
        "person_id": record.person.pk,
        "opened": opened if opened is not None else record.values,
        "now": record.values | ended,
    }


def _was_shown(post: QueryDict, record: selectors.Record) -> bool:
    """Say whether the form had shown, and logged, all that a page about the record now shows again."""
    opened = read_opened(post.get("opened", ""), record.person.pk)
    return opened is not None and facts.pack(opened) == facts.pack(record.values)


def _version(post: QueryDict, person: Person) -> int:
    text = post.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else person.version


def _save(request: Request, record: selectors.Record, key: str) -> HttpResponse:
    """Save what was sent, or show the form again with all that is wrong."""
    person = record.person
    post = _settled(request.POST, record)
    form = PersonForm(post, **_arguments(request, record, post))
    version = _version(post, person)
    if form.is_valid():
        try:
            changed = services.change_person(
                person_id=person.pk,
                opened_version=version,
                opened_values=form.opened,
                values=form.values,
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
        except ChangedMeanwhile as clash:
            return _conflict_page(request, record, post, clash, key)
        except NumberHeld as held:
            _show_holders(request, form, held)
        except Refused as refusal:
            form.take(refusal.findings)
        else:
            drafts.discard(key=key, by=request.user)
            _say_saved(request, record, changed, version)
            return redirect("members:detail", person.pk)
    return _form_page(request, record, form, key, version=version)


def _settled(post: QueryDict, record: selectors.Record) -> QueryDict:
    """Put into the form what now stands for every field where the person chose to keep it."""
    settled = post.copy()
    for field in facts.FIELDS:
        if post.get(f"keep_{field}") == "now":
            for box, text in form_data(field, record.values[field]).items():
                settled[box] = text
    return settled


def _say_saved(request: Request, record: selectors.Record, changed: Person, version: int) -> None:
    """Say that it is saved, that others' changes were kept, and that the membership ended meanwhile."""
    if changed.version == record.person.version:
        messages.info(request, _("Không có gì thay đổi, hồ sơ giữ nguyên."))
        return
    messages.success(request, _("Đã lưu hồ sơ của đồng chí {name}.").format(name=changed.full_name))
    if version == record.person.version:
        return
    messages.info(request, _("Trong lúc đó có người khác cũng sửa hồ sơ này; phần sửa của cả hai đều được giữ."))
    membership = record.membership
    if membership and membership.standing in ENDED_STANDINGS:
        words = _("Hồ sơ này đã được ghi: {standing}.")
        messages.warning(request, words.format(standing=Standing(membership.standing).label))


def _form_page(
    request: Request, record: selectors.Record, form: PersonForm, key: str, *, version: int, draft: Any = None
) -> HttpResponse:
    context = {
        "form": form,
        "person": record.person,
        "version": version,
        "title": _("Sửa hồ sơ"),
        "key": key,
        "draft": draft,
        "back": reverse("members:detail", args=[record.person.pk]),
        "provinces": _provinces(),
    }
    return render(request, "members/edit.html", context)


def _conflict_page(
    request: Request, record: selectors.Record, post: QueryDict, clash: ChangedMeanwhile, key: str
) -> HttpResponse:
    """Show the three values of each field both changed; what was typed elsewhere goes along unseen.

    The form then counts as opened with what stands now in those fields, so that the choice is final
    unless a third person changes them again.
    """
    rows = [
        {
            "name": field,
            "label": facts.label(field),
            "opened": facts.show(field, opened),
            "now": facts.show(field, now),
            "yours": facts.show(field, yours),
        }
        for field, (opened, now, yours) in clash.fields.items()
    ]
    opened = read_opened(post.get("opened", ""), record.person.pk) or record.values
    opened |= {field: now for field, (_before, now, _mine) in clash.fields.items()}
    typed = safe_forms.typed_fields(post) | {"opened": [sign_opened(opened, record.person.pk)]}
    hidden = [
        (name, value)
        for name, values in typed.items()
        if not name.startswith("keep_") and name != safe_forms.KEY
        for value in values
    ]
    context = {"person": record.person, "rows": rows, "hidden": hidden, "key": key}
    return render(request, "members/conflict.html", context)
