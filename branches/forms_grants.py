"""Forms about accounts and roles: the shape of what is typed, nothing is saved here."""

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.citations import as_error
from accounts.dates import PartialDateField
from accounts.findings import Refused
from accounts.roles import ROLES
from vietnam import names


def add_findings(form: forms.Form, refused: Refused) -> None:
    """Show each finding at its field, or above the form when the form has no such field."""
    for finding in refused.findings:
        field = finding.field if finding.field in form.fields else None
        form.add_error(field, as_error(finding))


class GrantForm(forms.Form):
    """A role from a day on, perhaps until a day, by a paper."""

    role = forms.ChoiceField(
        label=_("Vai trò"), widget=forms.RadioSelect, help_text=_("Chọn vai trò vừa đủ cho việc được phân công.")
    )
    starts_on = PartialDateField(
        label=_("Từ ngày"), full=True, help_text=_("Ngày bắt đầu làm việc ấy, ví dụ 5 | 3 | 2026.")
    )
    ends_on = PartialDateField(
        label=_("Đến hết ngày"),
        full=True,
        required=False,
        help_text=_("Để trống nếu chưa có ngày hết hạn. Ví dụ 31 | 12 | 2030."),
    )
    reason = forms.CharField(
        label=_("Căn cứ"), max_length=200, help_text=_("Ví dụ: Quyết định số 12-QĐ/ĐU ngày 05/03/2026.")
    )

    def __init__(self, *args: Any, roles: tuple[str, ...], **kwargs: Any) -> None:
        """``roles`` are the codes that may be given here."""
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["role"])
        field.choices = [(code, f"{ROLES[code].label}: {ROLES[code].words}") for code in roles]
        self.initial.setdefault("starts_on", timezone.localdate())

    def grant(self) -> dict[str, Any]:
        """Return what the services take; the last day typed becomes the exclusive end."""
        data = self.cleaned_data
        last = data["ends_on"]
        return {
            "role": data["role"],
            "starts_on": data["starts_on"].value,
            "ends_on": last.latest + timedelta(days=1) if last else None,
            "reason": data["reason"],
        }


class AccountForm(forms.Form):
    """The person behind an account."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=120, help_text=_("Như trên căn cước, ví dụ Nguyễn Văn Bình.")
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=20,
        required=False,
        help_text=_("Ví dụ 0912 345 678."),
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )

    def clean_full_name(self) -> str:
        """Return the name in its normal form."""
        return names.normalise(self.cleaned_data["full_name"])


class NewAccountForm(AccountForm, GrantForm):
    """A new account with its first role."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        min_length=3,
        help_text=_("Chữ không dấu, chữ số, dấu chấm, ví dụ nguyen.van.binh. Không phân biệt chữ hoa."),
        validators=[RegexValidator(r"^[A-Za-z0-9._-]+$", _("Chỉ dùng chữ không dấu, chữ số, dấu . _ hoặc -."))],
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ["full_name", "username", "phone", "role", "starts_on", "ends_on", "reason"]


class ReasonForm(forms.Form):
    """Why, in a few words; kept in the history of the account."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=200,
        help_text=_("Giữ trong lịch sử tài khoản. Ví dụ: thôi giữ chức vụ từ 01/03/2026."),
    )
