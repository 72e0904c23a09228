"""Forms about the doors of an account: a code, a passkey's answer, the password again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """The six digits that the telephone shows, or eight from the printed sheet."""

    code = forms.CharField(
        label=_("Mã xác nhận"),
        max_length=40,
        help_text=_("Sáu chữ số trên điện thoại, ví dụ 123456; hoặc một mã trên tờ mã dự phòng."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "autofocus": True,
                "spellcheck": "false",
                "class": "code",
            }
        ),
    )


class AppCodeForm(CodeForm):
    """The six digits of the app that is being set up; codes of the sheet are no help there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = _("Sáu chữ số đang hiện trên điện thoại, ví dụ 123456.")


class PasskeyForm(forms.Form):
    """What a device answered, as the browser wrote it."""

    credential = forms.JSONField(widget=forms.HiddenInput)


class NewPasskeyForm(PasskeyForm):
    """A new device with the name its owner gives it."""

    name = forms.CharField(
        label=_("Tên để nhận ra máy này"),
        max_length=60,
        help_text=_("Ví dụ: Điện thoại của tôi, Máy ở văn phòng."),
    )


class PasswordForm(forms.Form):
    """The password once more."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        help_text=_("Mật khẩu đang dùng để đăng nhập."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
