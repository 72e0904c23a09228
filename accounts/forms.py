"""Forms of the accounts app: sign-in, change of password, preferences."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm as LibraryChangePasswordForm
from allauth.account.forms import LoginForm
from allauth.core import context
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import throttling
from accounts.choices import TextSize


class SignInForm(LoginForm):
    """User name and password, each with its hint."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Tên đăng nhập")
        self.fields["login"].widget = forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        )
        self.fields["login"].help_text = _("Trên tờ giấy được trao, ví dụ nguyen.van.binh. Không phân biệt chữ hoa.")
        self.fields["password"].label = _("Mật khẩu")
        _bare(self.fields["password"])
        self.fields["password"].help_text = _("Lần đầu: mật khẩu dùng một lần trên tờ giấy ấy.")


class ChangePasswordForm(LibraryChangePasswordForm):
    """The password now in use, and the new one twice."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("Mật khẩu hiện nay"),
            "password1": _("Mật khẩu mới"),
            "password2": _("Ghi lại mật khẩu mới"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
            _bare(self.fields[name])
        self.fields["password1"].help_text = _(
            "Ít nhất 12 ký tự. Dễ nhớ mà khó đoán: ghép bốn, năm từ không liên quan, ví dụ một câu chỉ đồng chí biết."
        )

        self.fields["oldpassword"].help_text = _("Mật khẩu vừa dùng để đăng nhập.")
        self.fields["password2"].help_text = _("Gõ lại đúng như ô trên, để chắc là không gõ nhầm.")

    def clean_oldpassword(self) -> str:
        """Count a wrong password as at sign-in: a session left open is no place to guess at it.

        Outside a request (a command, a test of the form) there is nobody to count.
        """
        request, username = context.request, self.user.username
        if request is None:
            return str(super().clean_oldpassword())
        if throttling.is_locked(request, username):
            raise get_adapter(request).validation_error("enter_current_password")
        try:
            return str(super().clean_oldpassword())
        except forms.ValidationError:
            throttling.count_failure(request, username)
            raise

    def clean(self) -> dict[str, Any]:
        """Refuse the old password as the new one: a password given by someone else must really change."""
        data: dict[str, Any] = super().clean()
        if data.get("password1") and data.get("password1") == data.get("oldpassword"):
            self.add_error("password1", _("Mật khẩu mới phải khác mật khẩu hiện nay. Hãy chọn mật khẩu khác."))
        return data


def _bare(field: forms.Field) -> None:
    """Take away the placeholder and the link to a page that is not offered."""
    field.widget.attrs.pop("placeholder", None)
    field.help_text = ""


class PreferencesForm(forms.Form):
    """One button was pressed: a text size or a language."""

    text_size = forms.ChoiceField(choices=TextSize.choices, required=False)
    language = forms.ChoiceField(choices=[("vi", "vi"), ("en", "en")], required=False)
