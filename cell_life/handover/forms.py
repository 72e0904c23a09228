"""Forms of a hand-over, of taking it back, of a time of standing in. Shape only."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.citations import as_error
from accounts.dates import PartialDateField
from accounts.findings import Finding, stopping
from accounts.scope import Scope
from members.forms.fields import CleanTextField
from members.posts.fields import PersonField
from members.posts.forms import day_of
from members.posts.services import Paper


class ActForm(forms.Form):
    """A form that shows findings at their fields."""

    def take(self, findings: Sequence[Finding]) -> None:
        """Show each finding at its field; warnings alone ask for the reason."""
        for finding in findings:
            self.add_error(finding.field if finding.field in self.fields else None, as_error(finding))
        if not stopping(findings) and "reason" in self.fields and not self.has_error("reason"):
            self.add_error("reason", _("Nếu những điều trên là đúng, ghi lý do rồi lưu lại."))


class HandOverForm(ActForm):
    """Who takes the cell over, from when, by which paper, with which account."""

    person = PersonField(label=_("Đồng chí nhận bàn giao"), help_text=_("Đảng viên chính thức của chi bộ."))
    starts_on = PartialDateField(
        label=_("Từ ngày"), full=True, help_text=_("Ngày giữ chức vụ theo quyết định, ví dụ 1 | 12 | 2026.")
    )
    term = CleanTextField(label=_("Nhiệm kỳ"), required=False, max_length=20, help_text=_("Ví dụ 2025–2030."))
    decision_number = CleanTextField(
        label=_("Số quyết định, nghị quyết"), required=False, max_length=60, help_text=_("Ví dụ 12-QĐ/ĐU.")
    )
    decided_on = PartialDateField(
        label=_("Ngày quyết định"), required=False, full=True, help_text=_("Ngày ký, ví dụ 28 | 11 | 2026.")
    )
    issuer = CleanTextField(
        label=_("Nơi ban hành"), required=False, max_length=200, help_text=_("Ví dụ Đảng ủy phường Ngọc Hà.")
    )
    username = CleanTextField(
        label=_("Tài khoản của đồng chí nhận"),
        required=False,
        max_length=60,
        help_text=_("Tên đăng nhập, ví dụ hoa.nt. Để trống nếu chưa có tài khoản; vai trò của người cũ vẫn kết thúc."),
    )
    reason = CleanTextField(
        label=_("Lý do"),
        required=False,
        max_length=300,
        help_text=_("Chỉ cần ghi khi trang này báo có điều chưa khớp, ví dụ: chờ đảng ủy ra quyết định."),
    )

    def within(self, scope: Scope, path: str, today: date) -> None:
        """Offer the members of the cell."""
        cast(PersonField, self.fields["person"]).within(scope, path, today)

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {
            "person_id": data["person"],
            "starts_on": data["starts_on"].value,
            "term": data["term"],
            "paper": Paper(data["decision_number"], day_of(data["decided_on"]), data["issuer"]),
            "username": data["username"],
            "reason": data["reason"],
        }


class UndoForm(ActForm):
    """Why a hand-over is taken back."""

    reason = CleanTextField(label=_("Lý do rút lại"), max_length=200, help_text=_("Ví dụ: ghi nhầm người nhận."))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class StandInForm(ActForm):
    """Which account does the secretary's work, from when to when, why."""

    username = CleanTextField(
        label=_("Tài khoản làm thay"),
        max_length=60,
        help_text=_("Tên đăng nhập của phó bí thư hoặc đồng chí được phân công, ví dụ hoa.nt."),
    )
    starts_on = PartialDateField(label=_("Từ ngày"), full=True, help_text=_("Từ hôm nay trở đi, ví dụ 1 | 12 | 2026."))
    last_on = PartialDateField(
        label=_("Đến hết ngày"), full=True, help_text=_("Hết ngày này tự thôi, ví dụ 31 | 12 | 2026.")
    )
    reason = CleanTextField(
        label=_("Căn cứ"), max_length=200, help_text=_("Ví dụ: bí thư đi công tác, chi ủy phân công.")
    )

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {
            "username": data["username"],
            "starts_on": data["starts_on"].value,
            "last_on": data["last_on"].value,
            "reason": data["reason"],
        }
