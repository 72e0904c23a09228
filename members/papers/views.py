"""Pages of the papers of a file and of the portrait. Out of reach is 404, without the right 403."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import drafts, safe_forms
from accounts.findings import ChangedMeanwhile, Refused
from accounts.requests import Request
from accounts.roles import Permission
from members import policy
from members import selectors as records
from members.models import Person, Portrait
from members.papers import selectors, services
from members.papers.expected import GUARDED
from members.papers.forms import STATES, PapersForm, PortraitForm, read_opened, sign_opened
from members.papers.imaging import MOST_UPLOAD_BYTES
from members.views import person_in_reach, show

get_or_post = require_http_methods(["GET", "POST"])
NO_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80"><rect width="60" height="80" fill="#f2ede6"/>'
    '<circle cx="30" cy="31" r="13" fill="#cfc4b6"/><path d="M6 76c2-18 12-26 24-26s22 8 24 26z" fill="#cfc4b6"/></svg>'
)


# ── papers ──────────────────────────────────────────────────────────────────
@get_or_post
def papers(request: Request, pk: int) -> HttpResponse:
    """Show the papers of the file by band, or those still missing; save many lines at once."""
    writes = request.method == "POST"
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS if writes else Permission.VIEW_MEMBERS)
    page = _Page(request, person)
    if not writes:
        return page.answer_get()
    return page.answer_post(request.POST)


class _Page:
    """One opening or sending of the page of papers."""

    def __init__(self, request: Request, person: Person) -> None:
        self.request, self.person = request, person
        self.record = records.record_of(person)
        background = policy.view("disciplines", request.scope, person.keeper_path) != policy.View.HIDDEN
        self.file = selectors.file_of(self.record, background=background, today=request.today)
        asked = request.GET.get("nhom", "")
        self.band = asked if asked in selectors.BANDS else selectors.BANDS[0]
        self.only_missing = request.GET.get("thieu") == "1"
        self.full = request.GET.get("day-du") == "1"
        self.lines = self.file.shown(self.band, only_missing=self.only_missing)
        self.key = f"dang-vien-{person.pk}-giay-to-{'thieu' if self.only_missing else self.band}"

    @property
    def url(self) -> str:
        """Return the address of this band or filter."""
        return self._url(full=self.full)

    def _url(self, *, full: bool) -> str:
        query = "thieu=1" if self.only_missing else f"nhom={self.band}"
        more = "&day-du=1" if full else ""
        return f"{reverse('members:papers', args=[self.person.pk])}?{query}{more}"

    def answer_get(self) -> HttpResponse:
        """Show the lines, or the draft of them."""
        draft = drafts.load(key=self.key, by=self.request.user)
        if draft is not None and drafts.wanted(self.request):
            opened = read_opened(drafts.as_post(draft).get("opened", ""), self.person.pk)
            form = drafts.restored(PapersForm, draft, lines=self.lines, opened=opened)
        else:
            form = PapersForm(lines=self.lines)
        return self._page(form, draft=draft)

    def answer_post(self, sent: QueryDict) -> HttpResponse:
        """Save what was sent, or show it again with all that is wrong."""
        post = _settled(sent)
        opened = read_opened(post.get("opened", ""), self.person.pk)
        lines = self._sent_lines(post)
        form = PapersForm(post, lines=lines, opened=opened)
        if not form.is_valid():
            return self._page(form)
        try:
            changed = services.save_papers(
                person_id=self.person.pk, opened=form.opened, values=form.values(), by=self.request.user
            )
        except ChangedMeanwhile as clash:
            return self._conflict(post, form, clash)
        except Refused as refusal:
            form.take(refusal.findings)
            return self._page(form)
        drafts.discard(key=self.key, by=self.request.user)
        self._say(changed)
        return redirect(self.url)

    def _sent_lines(self, post: QueryDict) -> tuple[selectors.Line, ...]:
        """Return the lines that were sent: those of a missing paper may have been found meanwhile."""
        lines = (line for band in self.file.bands for line in band.lines)
        return tuple(line for line in lines if f"{line.kind}.state" in post)

    def _say(self, changed: int) -> None:
        if not changed:
            messages.info(self.request, _("Không có gì thay đổi."))
            return
        words = ngettext("Đã ghi {n} loại giấy tờ.", "Đã ghi {n} loại giấy tờ.", changed)
        messages.success(self.request, words.format(n=changed))

    def _page(self, form: PapersForm, draft: object = None) -> HttpResponse:
        return show(
            self.request,
            self.person,
            "papers",
            "members/papers/papers.html",
            record=self.record,
            guarded=any(line.kind in GUARDED for line in self.lines),
            file=self.file,
            band=self.band,
            only_missing=self.only_missing,
            form=form,
            rows=form.rows(full=self.full),
            states=STATES,
            opened=form.opened_signed(self.person.pk),
            draft=draft,
            key=self.key,
            full=self.full,
            here=self.url,
            other=self._url(full=not self.full),
        )

    def _conflict(self, post: QueryDict, form: PapersForm, clash: ChangedMeanwhile) -> HttpResponse:
        """Show the three values of each box both changed; the rest of what was typed goes along unseen."""
        rows = [
            {
                "name": name,
                "label": selectors.label(name),
                "opened": selectors.show(name, opened),
                "now": selectors.show(name, now),
                "yours": selectors.show(name, mine),
            }
            for name, (opened, now, mine) in clash.fields.items()
        ]
        opened = {kind: dict(line) for kind, line in form.opened.items()}
        for name, (_before, now, _mine) in clash.fields.items():
            kind, _dot, field = name.partition(".")
            opened.setdefault(kind, dict(selectors.EMPTY))[field] = now
        typed = safe_forms.typed_fields(post) | {"opened": [sign_opened(opened, self.person.pk)]}
        typed |= {f"now.{name}": [str(now)] for name, (_before, now, _mine) in clash.fields.items()}
        hidden = [
            (name, value)
            for name, values in typed.items()
            if not name.startswith("keep_") and name != safe_forms.KEY
            for value in values
        ]
        context = {"person": self.person, "rows": rows, "hidden": hidden, "here": self.url}
        return render(self.request, "members/papers/conflict.html", context)


def _settled(post: QueryDict) -> QueryDict:
    """Put what the others wrote into each box where the person chose to keep it."""
    settled = post.copy()
    for name in post:
        if name.startswith("keep_") and post[name] == "now":
            field = name.removeprefix("keep_")
            settled[field] = post.get(f"now.{field}", "")
    return settled


# ── portrait ────────────────────────────────────────────────────────────────
@require_GET
def portrait(request: Request, pk: int) -> HttpResponse:
    """Give the picture, or an empty frame where there is none."""
    person_in_reach(request, pk)
    found = Portrait.objects.visible_to(request.scope).filter(person_id=pk).first()
    if found is None:
        return HttpResponse(NO_PICTURE, content_type="image/svg+xml")
    return HttpResponse(bytes(found.image), content_type="image/jpeg")


@get_or_post
def change_portrait(request: Request, pk: int) -> HttpResponse:
    """Put a new picture into the record."""
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    form = PortraitForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["image"].read(MOST_UPLOAD_BYTES + 1)
        try:
            services.set_portrait(person_id=person.pk, content=content, by=request.user)
        except Refused as refusal:
            form.take(refusal.findings)
        else:
            messages.success(request, _("Đã ghi ảnh của đồng chí {name}.").format(name=person.full_name))
            return redirect("members:detail", person.pk)
    has_portrait = Portrait.objects.visible_to(request.scope).filter(person_id=pk).exists()
    context = {"person": person, "form": form, "has_portrait": has_portrait}
    return render(request, "members/papers/change_portrait.html", context)


@require_POST
def remove_portrait(request: Request, pk: int) -> HttpResponse:
    """Take the picture out of the record."""
    person = person_in_reach(request, pk, Permission.EDIT_MEMBERS)
    services.remove_portrait(person_id=person.pk, by=request.user)
    messages.success(request, _("Đã bỏ ảnh của đồng chí {name}.").format(name=person.full_name))
    return redirect("members:detail", person.pk)
