"""Forms of a hand-over, of taking it back, of a time of standing in. Shape only."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from accounts.scope import Scope
from members.forms import ActForm
from members.forms.fields import CleanTextField
from members.posts.fields import PersonField
from members.posts.forms import PostForm


class HandOverForm(PostForm):
    """Who takes the cell over, from when, by which paper, with which account."""

    person = PersonField(label=_("Đồng chí nhận bàn giao"), help_text=_("Đảng viên chính thức của chi bộ."))
    starts_on = PartialDateField(
        label=_("Từ ngày"), full=True, help_text=_("Ngày giữ chức vụ theo quyết định, ví dụ 1 | 12 | 2026.")
    )
    term = CleanTextField(label=_("Nhiệm kỳ"), required=False, max_length=20, help_text=_("Ví dụ 2025–2030."))
    username = CleanTextField(
        label=_("Tài khoản của đồng chí nhận"),
        required=False,
        max_length=60,
        help_text=_("Tên đăng nhập, ví dụ hoa.nt. Để trống nếu chưa có tài khoản; vai trò của người cũ vẫn kết thúc."),
    )
    field_order = (
        "person",
        "starts_on",
        "term",
        "decision_number",
        "decided_on",
        "issuer",
        "username",
        "reason",
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
            "paper": self.paper(),
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
