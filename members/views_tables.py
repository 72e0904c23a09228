"""Pages of the tables of a record: the lines of one with the next to be added, one line, taking one out."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import drafts, safe_forms
from accounts.access import PermissionRefused
from accounts.findings import ChangedMeanwhile, Finding, Refused
from accounts.once import once
from accounts.requests import Request
from accounts.roles import Permission
from members import policy, rows, selectors, services
from members.fields import DATES, TABLES_BY_SLUG, Table
from members.forms import RemovalForm, RowForm
from members.forms import doubts as forms_opened
from members.forms.doubts import boxes_of
from members.models import Person
from members.services.tables import findings_for
from members.viewing import record_background
from members.views import person_in_reach
from members.views_edit import Sheet, kept_when_gone, suggestions

get_or_post = require_http_methods(["GET", "POST"])


@get_or_post
def table_rows(request: Request, pk: int, table: str) -> HttpResponse:
    """Show the lines of a table of a record and write one more, as many as wanted in one sitting."""
    found = _table_of(table)
    person = _person(request, pk, found)
    key = f"dang-vien-{pk}-{table}-them"
    draft = drafts.load(key=key, by=request.user) if request.method == "GET" else None
    arguments: dict[str, Any] = {"table": found, "today": request.today, "judge": _judge(request, person, found)}
    if request.method == "POST":
        form = RowForm(request.POST, **arguments)
        if form.is_valid() and (answer := _added(request, person, found, form, key)):
            return answer
    elif draft is not None and drafts.wanted(request):
        form = drafts.restored(RowForm, draft, **arguments)
    else:
        form = RowForm(**arguments)
    lines = selectors.lines_of(pk, [found])[found.name]
    context = {
        "person": person,
        "section": selectors.section(found, lines),
        "form": form,
        "key": key,
        "draft": draft,
        "back": reverse("members:edit", args=[pk]),
        **suggestions(),
    }
    return render(request, "members/rows.html", context)


@get_or_post
def row(request: Request, pk: int, table: str, row: int) -> HttpResponse:
    """Change one line of a table of a record."""
    found = _table_of(table)
    key, about = f"dang-vien-{pk}-{table}-{row}", f"{pk}.{table}.{row}"
    if answer := kept_when_gone(request, pk, key, about):
        return answer
    person = _person(request, pk, found)
    line = rows.model_of(found).objects.visible_to(request.scope).filter(person=person, pk=row).first()
    if line is None:
        return _gone(request, person, table, key)
    return RowSheet(request, person, key, found, line).answer()


@get_or_post
def remove_row(request: Request, pk: int, table: str, row: int) -> HttpResponse:
    """Ask why a line is taken out, and take it out."""
    found = _table_of(table)
    person = _person(request, pk, found)
    line = rows.model_of(found).objects.visible_to(request.scope).filter(person=person, pk=row).first()
    if line is None:
        return _gone(request, person, table, "")
    form = RemovalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.remove_row(
                person_id=pk,
                table=found,
                row_id=row,
                opened_version=_version(request.POST, line.version),
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
        except ChangedMeanwhile:
            reason = _("Dòng này vừa được người khác sửa.")
            form.take([Finding("line_changed", "", reason, _("Xem lại dòng dưới đây rồi bỏ lần nữa nếu vẫn đúng."))])
        except Refused as refusal:
            form.take(refusal.findings)
        else:
            messages.success(request, _("Đã bỏ dòng. Lịch sử thay đổi vẫn giữ dòng đó đã ghi gì."))
            return redirect("members:rows", pk, table)
    context = {
        "person": person,
        "section": selectors.section(found, [line]),
        "line": selectors.line_row(found, line),
        "version": line.version,
        "form": form,
        "back": reverse("members:rows", args=[pk, table]),
    }
    return render(request, "members/remove_row.html", context)


def _table_of(slug: str) -> Table:
    """Return the table an address names; 404 for none, and for one this installation does not keep."""
    found = TABLES_BY_SLUG.get(slug)
    if found is None or not policy.kept(found.name):
        raise Http404
    return found


def _person(request: Request, pk: int, table: Table) -> Person:
    """Return the person whose table may be written; reading a guarded table is logged."""
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    if not policy.may_edit(table.name, request.scope, person.keeper_path):
        raise PermissionRefused(Permission.VIEW_BACKGROUND, person.keeper_path)
    if table.guarded:
        record_background(person, by=request.user)
    return person


def _gone(request: Request, person: Person, table: str, key: str) -> HttpResponse:
    """Say that the line is gone, and keep what was typed into it as a draft of a new line."""
    if request.method == "POST" and key:
        fields = safe_forms.typed_fields(request.POST)
        path = reverse("members:rows", args=[person.pk, table])
        title = safe_forms.without_nul(request.POST.get(safe_forms.DRAFT_TITLE, ""))
        drafts.discard(key=key, by=request.user)
        drafts.save(key=f"dang-vien-{person.pk}-{table}-them", fields=fields, title=title, path=path, by=request.user)
    messages.warning(request, _("Dòng này không còn trong hồ sơ: người khác vừa bỏ. Nếu vẫn cần, thêm thành dòng mới."))
    return redirect("members:rows", person.pk, table)


def _judge(request: Request, person: Person, table: Table) -> Callable[[Mapping[str, Any]], list[Finding]]:
    """Return what judges a new line; a form sent once more is not held against the line it made."""
    is_late = request.method == "POST" and drafts.is_late(form_key=safe_forms.key_of(request.POST), by=request.user)

    def judge(values: Mapping[str, Any]) -> list[Finding]:
        return [] if is_late else findings_for(person, table, values, before={})

    return judge


def _added(request: Request, person: Person, table: Table, form: RowForm, key: str) -> HttpResponse | None:
    """Write the line once; None when the service refuses, with the form saying why."""

    def make() -> str:
        services.add_row(
            person_id=person.pk,
            table=table,
            values=form.values,
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
        if "more" in request.POST:
            return f"{request.path}#them"
        return reverse("members:edit", args=[person.pk])

    try:
        sent = once(key=safe_forms.key_of(request.POST), make=make, draft=key, by=request.user)
    except Refused as refusal:
        form.take(refusal.findings)
        return None
    if sent.is_first:
        messages.success(request, _("Đã ghi dòng: {line}.").format(line=rows.heading(table, form.values)))
    return redirect(sent.url)


def _version(post: QueryDict, now: int) -> int:
    text = post.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else now


class RowSheet(Sheet):
    """One line of a table that stands in the record."""

    template = "members/row.html"

    def __init__(self, request: Request, person: Person, key: str, table: Table, line: Any) -> None:
        """Read what the line says."""
        super().__init__(request, person, key)
        self.table, self.line, self.title = table, line, table.legend
        self.slug = request.resolver_match.kwargs["table"] if request.resolver_match else ""
        self.about = f"{person.pk}.{self.slug}.{line.pk}"
        self.back = reverse("members:rows", args=[person.pk, self.slug])
        self.values = rows.values_of(table, line)

    def log(self) -> None:
        """Log nothing more: who opens a table has been logged by ``_person``."""

    def now(self) -> Mapping[str, Any]:
        """Return what the line says."""
        return self.values

    def version(self) -> int:
        """Return the version of the line."""
        return int(self.line.version)

    def form_of(self, post: QueryDict | None) -> tuple[type, dict[str, Any]]:
        """Return the form of the line."""
        opened = self.read_opened(post) if post is not None else None

        def judge(values: Mapping[str, Any]) -> list[Finding]:
            return findings_for(self.person, self.table, values, before=self.values, row_id=self.line.pk)

        return RowForm, {
            "table": self.table,
            "today": self.request.today,
            "judge": judge,
            "about": self.about,
            "opened": opened if opened is not None else self.values,
            "now": self.values,
        }

    def save(self, form: Any, version: int) -> bool:
        """Change the line."""
        changed = services.change_row(
            person_id=self.person.pk,
            table=self.table,
            row_id=self.line.pk,
            opened_version=version,
            opened_values=form.opened,
            values=form.values,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
        )
        return changed.version != self.version()

    def read_opened(self, post: QueryDict) -> rows.Values | None:
        """Return what the form showed."""
        packed = forms_opened.read_opened(post.get("opened", ""), self.about)
        return None if packed is None else rows.unpack(self.table, packed)

    def sign_opened(self, values: Mapping[str, Any]) -> str:
        """Sign the columns of the line."""
        return forms_opened.sign_opened(rows.pack(values), self.about)

    def words(self, name: str, value: Any) -> tuple[str | Promise, str]:
        """Return label and value of a column in words."""
        return rows.label(self.table, name), rows.show(self.table.column(name), value)

    def boxes(self, name: str, value: Any) -> dict[str, str]:
        """Return the boxes of a column as the browser would send them."""
        if value is None and self.table.column(name).kind in DATES:
            return {f"{name}_{part}": "" for part in ("day", "month", "year")}
        return boxes_of(name, value)

    def context(self) -> dict[str, Any]:
        """Name the line and its page of removal."""
        return {
            "heading": rows.heading(self.table, self.values),
            "remove_url": reverse("members:remove_row", args=[self.person.pk, self.slug, self.line.pk]),
        }
