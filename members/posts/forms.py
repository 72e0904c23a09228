"""Forms of posts: appointing, ending, putting right. Shape only; nothing is saved here."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.citations import as_error
from accounts.dates import PartialDateField
from accounts.findings import Finding, stopping
from accounts.scope import Scope
from members.choices import PostKind
from members.forms import ActForm
from members.forms.fields import CleanTextField
from members.models import Post
from members.posts.fields import PersonField
from members.posts.selectors import Linked
from members.posts.services import Account, Paper


class PostForm(ActForm):
    """What every act on a post asks: the paper and, where something is unusual, the reason."""

    decision_number = CleanTextField(
        label=_("Số quyết định, nghị quyết"), required=False, max_length=60, help_text=_("Ví dụ 12-QĐ/ĐU.")
    )
    decided_on = PartialDateField(
        label=_("Ngày quyết định"), required=False, full=True, help_text=_("Ngày ký, ví dụ 30 | 6 | 2025.")
    )
    issuer = CleanTextField(
        label=_("Nơi ban hành"), required=False, max_length=200, help_text=_("Ví dụ Đảng ủy phường Ngọc Hà.")
    )
    reason = CleanTextField(
        label=_("Lý do"),
        required=False,
        max_length=300,
        help_text=_("Chỉ cần ghi khi trang này báo có điều chưa khớp. Ví dụ: đúng như nghị quyết đại hội."),
    )

    def take(self, findings: Sequence[Finding]) -> None:
        """Show each finding at its field; warnings alone ask for the reason."""
        super().take(findings)
        if not stopping(findings) and not self.has_error("reason"):
            self.add_error("reason", _("Nếu những điều trên là đúng, ghi lý do rồi lưu lại."))

    def paper(self) -> Paper:
        """Return the decision."""
        data = self.cleaned_data
        return Paper(data["decision_number"], day_of(data["decided_on"]), data["issuer"])


def day_of(when: Any) -> date | None:
    """Return a full date as a day."""
    return when.value if when else None


def _term() -> CleanTextField:
    return CleanTextField(label=_("Nhiệm kỳ"), required=False, max_length=20, help_text=_("Ví dụ 2025–2030."))


def _title() -> CleanTextField:
    return CleanTextField(
        label=_("Chức danh trên giấy"),
        required=False,
        max_length=200,
        help_text=_("Chỉ ghi khi giấy ghi rõ hơn, ví dụ Phó Bí thư Thường trực."),
    )


def _acting() -> forms.BooleanField:
    return forms.BooleanField(label=_("Phụ trách, quyền: chưa có người giữ chính thức"), required=False)


class AppointForm(PostForm):
    """Who gets which post from when, by which paper."""

    person = PersonField(label=_("Đồng chí"), help_text=_("Chỉ hiện đảng viên của tổ chức này và cấp dưới."))
    kind = forms.ChoiceField(
        label=_("Chức vụ"),
        error_messages={"required": _("Chưa chọn chức vụ.")},
        help_text=_("Ví dụ Bí thư."),
    )
    acting, title, term = _acting(), _title(), _term()
    starts_on = PartialDateField(
        label=_("Từ ngày"), full=True, help_text=_("Ngày bầu hoặc ngày ghi trong quyết định, ví dụ 1 | 7 | 2025.")
    )
    replaces = forms.BooleanField(required=False)
    username = CleanTextField(
        label=_("Cấp luôn vai trò cho tài khoản"),
        required=False,
        max_length=60,
        help_text=_("Tên đăng nhập của đồng chí ấy, ví dụ hoa.nt. Để trống nếu chưa cần cấp."),
    )
    field_order = [
        "person",
        "kind",
        "acting",
        "starts_on",
        "term",
        "replaces",
        "decision_number",
        "decided_on",
        "issuer",
        "title",
        "username",
        "reason",
    ]

    def offer(self, kinds: Iterable[PostKind], secretary: str, *, may_grant: bool) -> None:
        """Offer the posts of the body; to replace its secretary, and to give a role, only where that is possible."""
        choices = [("", _("Chưa chọn")), *((str(kind), kind.label) for kind in kinds)]
        cast(forms.ChoiceField, self.fields["kind"]).choices = choices
        self.fields["replaces"].label = _("Đồng chí {name} thôi giữ chức vụ bí thư từ cùng ngày").format(name=secretary)
        if not secretary:
            del self.fields["replaces"]
        if not may_grant:
            del self.fields["username"]

    def within(self, scope: Scope, path: str, today: date) -> None:
        """Offer the members of the body and of those below it."""
        cast(PersonField, self.fields["person"]).within(scope, path, today)

    def values(self, roles: dict[str, str]) -> dict[str, Any]:
        """Return what the service takes; ``roles`` says which role goes with which post."""
        data = self.cleaned_data
        username, role = data.get("username", ""), roles.get(data["kind"], "")
        return {
            "person_id": data["person"],
            "kind": data["kind"],
            "starts_on": data["starts_on"].value,
            "term": data["term"],
            "acting": data["acting"],
            "title": data["title"],
            "paper": self.paper(),
            "replaces": bool(data.get("replaces")),
            "account": Account(username, role) if username and role else None,
            "reason": data["reason"],
        }


class EndForm(PostForm):
    """From when somebody no longer holds a post; which roles go with it, people decide."""

    ends_on = PartialDateField(
        label=_("Thôi giữ chức vụ từ ngày"), full=True, help_text=_("Từ ngày này không còn giữ, ví dụ 1 | 7 | 2026.")
    )
    grants = forms.MultipleChoiceField(
        label=_("Vai trò trong phần mềm"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Đánh dấu vai trò cần thu hồi cùng lúc."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ["ends_on", "decision_number", "decided_on", "issuer", "reason", "grants"]

    def offer(self, linked: Sequence[Linked]) -> None:
        """Offer to end the roles given for the post, ticked; without any the question is left out."""
        field = cast(forms.MultipleChoiceField, self.fields["grants"])
        field.choices = [(str(one.pk), one.words) for one in linked]
        field.initial = [str(one.pk) for one in linked]
        self.fields["reason"].help_text = _("Ví dụ: hết nhiệm kỳ. Ghi lý do nếu chưa có số quyết định.")
        if not linked:
            del self.fields["grants"]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {
            "ends_on": data["ends_on"].value,
            "paper": self.paper(),
            "reason": data["reason"],
            "grant_ids": tuple(int(one) for one in data.get("grants", [])),
            "version": data["version"],
        }


class CorrectForm(PostForm):
    """What was written wrong about a post."""

    starts_on = PartialDateField(label=_("Từ ngày"), full=True, help_text=_("Ngày đúng theo giấy."))
    ends_on = PartialDateField(
        label=_("Thôi giữ chức vụ từ ngày"), full=True, required=False, help_text=_("Để trống nếu còn giữ.")
    )
    term, acting, title = _term(), _acting(), _title()
    never = forms.BooleanField(label=_("Ghi nhầm: đồng chí ấy chưa từng giữ chức vụ này ở đây"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = [
        "starts_on",
        "ends_on",
        "term",
        "acting",
        "title",
        "decision_number",
        "decided_on",
        "issuer",
        "never",
        "reason",
    ]

    def __init__(self, data: Any = None, *, post: Post) -> None:
        """Start from what the register says."""
        names = (
            "starts_on",
            "ends_on",
            "term",
            "acting",
            "title",
            "decision_number",
            "decided_on",
            "issuer",
            "version",
        )
        super().__init__(data, initial={name: getattr(post, name) for name in names})
        self.fields["reason"].required = True
        self.fields["reason"].help_text = _("Ghi sai ở đâu, theo giấy nào.")

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {
            "starts_on": data["starts_on"].value,
            "ends_on": day_of(data["ends_on"]),
            "term": data["term"],
            "acting": data["acting"],
            "title": data["title"],
            "paper": self.paper(),
            "never": data["never"],
            "reason": data["reason"],
            "version": data["version"],
        }


class RoleForm(forms.Form):
    """The account that gets the role going with a post."""

    username = CleanTextField(
        label=_("Tên đăng nhập"), max_length=60, help_text=_("Tài khoản của chính đồng chí giữ chức vụ, ví dụ hoa.nt.")
    )

    def take(self, findings: Sequence[Finding]) -> None:
        """Show each finding at its field."""
        for finding in findings:
            self.add_error("username" if finding.field == "username" else None, as_error(finding))
