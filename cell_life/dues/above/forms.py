"""Forms of dues above the cell. Shape only; nothing is saved here."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from cell_life.dues.above.services import Wish
from cell_life.models.dues import ZONES
from members.forms import ActForm, LookAgainForm
from members.forms.fields import CleanTextField

TICK: Final = re.compile(r"(\d{1,18})-(\d{1,9})")
MOST_TICKS: Final = 1000


def _day(label: Any, hint: Any, *, required: bool = True) -> PartialDateField:
    return PartialDateField(label=label, full=True, required=required, help_text=hint)


NUMBERS_CHANGED = _("Số liệu vừa thay đổi. Xem lại các số dưới đây rồi lưu lần nữa.")


class SendForm(ActForm):
    """Ngày nộp, số chứng từ; lý do khi còn đơn vị chưa nộp."""

    changed_words = NUMBERS_CHANGED

    sent_on = _day(_("Ngày nộp"), _("Ngày trên chứng từ, ví dụ 5 | 11 | 2026."))
    voucher = CleanTextField(
        label=_("Số chứng từ"),
        max_length=60,
        help_text=_("Số phiếu chi hoặc ủy nhiệm chi, ví dụ PC 07/2026. Tháng không có tiền nộp thì để trống."),
        error_messages={"required": _("Chưa ghi số chứng từ. Ghi số phiếu chi hoặc số ủy nhiệm chi.")},
    )
    reason = CleanTextField(
        label=_("Vì sao nộp khi còn đơn vị chưa nộp"),
        max_length=300,
        help_text=_("Ví dụ: chi bộ Tổ dân phố 8 chưa khóa sổ, nộp vào tháng sau."),
        error_messages={"required": _("Chờ các đơn vị ấy nộp, hoặc ghi lý do nộp trước.")},
    )
    shown = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, total: int, sent: int, missing: Sequence[str], today: date) -> None:
        """Offer today; ask for a number only where money goes up, and why only where somebody has not paid in."""
        super().__init__(data, initial={"sent_on": today, "shown": total}, label_suffix="")
        self.fields["voucher"].required = bool(sent)
        if not missing:
            del self.fields["reason"]

    def show_total(self, total: int) -> None:
        """Carry the total that is shown now, when the page comes back."""
        self.data = {**self.data.dict(), "shown": str(total)}  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {
            "sent_on": data["sent_on"].value,
            "voucher": data["voucher"],
            "reason": data.get("reason", ""),
            "shown": data["shown"],
        }


class TicksField(forms.Field):
    """Which vouchers are ticked, each as number and version; cleans to a dict."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> dict[int, int]:
        """Read the ticks; what is no tick of ours is not there."""
        found = (TICK.fullmatch(str(one)) for one in (value or [])[:MOST_TICKS])
        return {int(one[1]): int(one[2]) for one in found if one}


class ReceiveForm(ActForm):
    """Ngày nhận và những đơn vị đã nộp."""

    changed_words = NUMBERS_CHANGED

    slips = TicksField(required=False)
    received_on = _day(_("Ngày nhận"), _("Ngày trên phiếu thu, ví dụ 6 | 11 | 2026."))

    def __init__(self, data: Any = None, *, today: date, ticked: Sequence[str] = ()) -> None:
        """Offer today."""
        super().__init__(data, initial={"received_on": today, "slips": list(ticked)}, label_suffix="")

    @property
    def ticks(self) -> list[str]:
        """Return what is ticked now, to tick it again."""
        return [str(one) for one in (self["slips"].value() or [])]


class ReasonForm(LookAgainForm):
    """Lý do, và phiếu nào đã được xem."""

    changed_words = NUMBERS_CHANGED

    reason = CleanTextField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ví dụ: ghi nhầm số chứng từ; đếm lại tiền thấy thiếu."),
        error_messages={"required": _("Chưa ghi lý do.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, version: int) -> None:
        """Carry the version shown."""
        super().__init__(data, initial={"version": version}, label_suffix="")


class SettingForm(ActForm):
    """Từ ngày nào, cho ai, vùng lương, phần giữ lại, theo văn bản nào."""

    starts_on = _day(_("Áp dụng từ ngày"), _("Thường là ngày đầu tháng, ví dụ 1 | 2 | 2026."))
    own_only = forms.ChoiceField(
        label=_("Áp dụng cho"),
        choices=[("1", _("Chỉ đơn vị này")), ("0", _("Đơn vị này và tất cả cấp dưới chưa có mức riêng"))],
        widget=forms.RadioSelect,
        initial="1",
        help_text=_("Ví dụ vùng lương: chọn cả cấp dưới. Mức trích của cấp ủy: chọn chỉ đơn vị này."),
        error_messages={"required": _("Chưa chọn áp dụng cho ai.")},
    )
    zone = forms.ChoiceField(
        label=_("Vùng lương tối thiểu"),
        required=False,
        choices=[("", _("không ghi ở dòng này")), *ZONES],
        help_text=_("Vùng nơi đặt chi bộ, theo nghị định về lương tối thiểu. Ví dụ: I."),
    )
    kept = forms.IntegerField(
        label=_("Giữ lại (phần trăm)"),
        required=False,
        min_value=0,
        max_value=100,
        help_text=_("Phần được giữ trong toàn bộ số thu và số cấp dưới nộp lên, ví dụ 70. Để trống: theo quy định."),
        error_messages={
            "invalid": _("Ghi số nguyên từ 0 đến 100, ví dụ 70."),
            "min_value": _("Ghi từ 0 đến 100, ví dụ 70."),
            "max_value": _("Ghi từ 0 đến 100, ví dụ 70."),
        },
    )
    decision_number = CleanTextField(
        label=_("Số văn bản"), required=False, max_length=60, help_text=_("Ví dụ 15-QĐ/ĐU.")
    )
    decided_on = _day(_("Ngày văn bản"), _("Ví dụ 20 | 1 | 2026."), required=False)
    issuer = CleanTextField(
        label=_("Nơi ban hành"), required=False, max_length=200, help_text=_("Ví dụ Đảng ủy phường Ngọc Hà.")
    )

    def __init__(self, data: Any = None, *, is_cell: bool) -> None:
        """Ask for whom it is meant, but of a cell: it has nobody below."""
        super().__init__(data, label_suffix="")
        if is_cell:
            del self.fields["own_only"]

    @property
    def wish(self) -> Wish:
        """Return what is to be written."""
        data = self.cleaned_data
        kept, decided = data["kept"], data["decided_on"]
        return Wish(
            starts_on=data["starts_on"].value,
            own_only=data.get("own_only", "1") == "1",
            zone=data["zone"],
            numerator=kept,
            denominator=None if kept is None else 100,
            decision_number=data["decision_number"],
            decided_on=decided.value if decided else None,
            issuer=data["issuer"],
        )
