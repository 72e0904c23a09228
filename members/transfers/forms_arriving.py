"""Forms of those who come from outside the city: new to the register, or back in it. Shape only."""

from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Final, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from accounts.findings import stopping
from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS
from branches.fields import OrganisationField
from members.fields import FIRST_FIELDS
from members.forms import ActForm, PersonForm
from members.forms.fields import CleanTextField
from members.transfers.forms import day_of, dues_field, index_field, letter_of, portal_field
from members.transfers.services import Coming

LETTER: Final = (
    "from_words",
    "letter_number",
    "letter_on",
    "letter_issuer",
    "dues_until",
    "portal_number",
    "index_confirmed",
)
"""What is asked of the letter, in the order of the page."""


def letter_fields() -> dict[str, forms.Field]:
    """Return the boxes of a letter that another province issued."""
    return {
        "from_words": CleanTextField(
            label=_("Chuyển từ"),
            max_length=300,
            help_text=_("Ví dụ: Chi bộ 5, Đảng bộ phường Hải Châu, thành phố Đà Nẵng."),
            error_messages={"required": _("Chưa ghi chuyển từ đâu. Ghi tổ chức đảng và tỉnh, thành phố nơi đi.")},
        ),
        "letter_number": CleanTextField(
            label=_("Số giấy giới thiệu"),
            max_length=60,
            help_text=_("Số ghi trên giấy, ví dụ 12-GTSHĐ."),
            error_messages={"required": _("Chưa có số giấy giới thiệu. Xem góc trên của giấy.")},
        ),
        "letter_on": PartialDateField(
            label=_("Ngày giấy giới thiệu"), full=True, help_text=_("Ngày ký ở ô đầu, ví dụ 15 | 8 | 2026.")
        ),
        "letter_issuer": CleanTextField(
            label=_("Nơi cấp"), required=False, max_length=200, help_text=_("Ví dụ Đảng ủy phường Hải Châu.")
        ),
        "dues_until": dues_field(),
        "portal_number": portal_field(),
        "index_confirmed": index_field(),
    }


def coming_of(data: dict[str, Any], on: date) -> Coming:
    """Return who sends and by which letter, out of what a form holds."""
    letter = letter_of({**data, "letter_on": day_of(data["letter_on"]), "dues_until": day_of(data["dues_until"])})
    return Coming(data["from_words"], letter, on, data["index_confirmed"])


class ArrivalForm(PersonForm):
    """Người chuyển đến chưa có trong sổ: nơi sinh hoạt, giấy giới thiệu, vài mục đầu của Phiếu đảng viên."""

    moved: ClassVar[dict[str, str]] = {"presented_on": "as_of", "late_reason": "reason", "on": "as_of"}

    def __init__(self, data: Any = None, *, scope: Scope, today: date, number: str = "", **more: Any) -> None:
        """Add the boxes of the letter; ``number`` is one that was looked up and not found."""
        super().__init__(data, scope=scope, today=today, asked=FIRST_FIELDS, **more)
        self.fields |= letter_fields()
        self.fields["as_of"].label = _("Tiếp nhận ngày")
        self.fields["as_of"].help_text = _("Ngày nộp giấy và được chi bộ tiếp nhận; từ ngày này chi bộ tính đảng số.")
        if number:
            self.initial["identity_number"] = number

    def letter_boxes(self) -> list[forms.BoundField]:
        """Return the boxes of the letter for the page."""
        return [self[name] for name in LETTER]

    def take(self, findings: Any) -> None:
        """Show a finding of the letter at the box that holds its value here."""
        for finding in findings:
            field = self.moved.get(finding.field, finding.field)
            super().take([finding if field == finding.field else _at(finding, field)])

    def coming(self) -> Coming:
        """Return who sends and by which letter."""
        return coming_of(self.cleaned_data, self.cleaned_data["as_of"].value)


def _at(finding: Any, field: str) -> Any:
    """Return the finding at another field."""
    return replace(finding, field=field)


class ComingBackForm(ActForm):
    """Người đã chuyển khỏi thành phố nay trở lại: chi bộ nhận và giấy giới thiệu; hồ sơ cũ dùng tiếp."""

    cell = OrganisationField(
        label=_("Chi bộ tiếp nhận"),
        kinds=CELLS,
        permission=Permission.EDIT_MEMBERS,
        help_text=_("Chi bộ trong phạm vi của đồng chí, ví dụ Chi bộ Tổ dân phố số 7."),
    )
    on = PartialDateField(label=_("Tiếp nhận ngày"), full=True, help_text=_("Ví dụ 1 | 9 | 2026."))
    moved: ClassVar[dict[str, str]] = {"presented_on": "on", "late_reason": "reason"}

    def __init__(self, data: Any = None, *, scope: Scope, today: date) -> None:
        """Let a cell in reach be chosen, then the letter."""
        super().__init__(data, initial={"on": today}, label_suffix="")
        self.fields |= letter_fields()
        self.fields["reason"] = CleanTextField(
            label=_("Lý do chậm hoặc khác thường"),
            required=False,
            max_length=300,
            help_text=_("Chỉ ghi khi quá hạn hoặc trang này báo điều chưa khớp. Ví dụ: nằm viện đến 20/8/2026."),
        )
        cast(OrganisationField, self.fields["cell"]).within(scope, today)

    def take(self, findings: Any) -> None:
        """Show each finding at its box; warnings alone ask for the reason."""
        super().take([_at(one, self.moved.get(one.field, one.field)) for one in findings])
        if not stopping(findings) and not self.has_error("reason"):
            self.add_error("reason", _("Nếu những điều trên là đúng, ghi lý do rồi lưu lại."))

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        coming = coming_of(data, data["on"].value)
        return {"cell_id": data["cell"], "coming": coming, "reason": data["reason"]}


class NumberForm(forms.Form):
    """Một số để tra: số định danh cá nhân hoặc số thẻ."""

    number = CleanTextField(
        label=_("Số định danh cá nhân hoặc số thẻ đảng viên"),
        max_length=20,
        help_text=_("12 chữ số trên căn cước hoặc thẻ, ví dụ 001085000123."),
        error_messages={"required": _("Chưa ghi số. Xem căn cước hoặc thẻ đảng viên của đồng chí ấy.")},
    )

    def clean_number(self) -> str:
        """Return the digits alone."""
        digits = "".join(sign for sign in self.cleaned_data["number"] if sign.isdigit())
        if len(digits) != 12:
            raise forms.ValidationError(_("Số này phải có đúng 12 chữ số. Xem lại trên căn cước hoặc thẻ."))
        return digits
