"""Forms of what is looked at again: the superior's consent and its end, the sector of many bodies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from branches.choices import Sector, SizeException, UnitKind
from branches.forms import NOT_CHOSEN, ActForm


class ConsentForm(ActForm):
    """The superior's written consent to an unusual size."""

    exception = forms.ChoiceField(
        label=_("Trường hợp"),
        choices=[*NOT_CHOSEN, *SizeException.choices],
        help_text=_("Điều khác quy mô chung mà cấp trên đã đồng ý."),
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False, help_text=_("Ví dụ: đến hết nhiệm kỳ."))
    field_order = ["exception", "starts_on", "decision_number", "decided_on", "issuer", "note", "reason"]

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Ask for the whole paper: a consent is its paper."""
        super().__init__(data, **kwargs)
        del self.fields["version"]
        for name in ("decision_number", "decided_on", "issuer"):
            self.fields[name].required = True
        self.fields["decision_number"].label = _("Số văn bản đồng ý")
        self.fields["decided_on"].label = _("Ngày văn bản")


class EndConsentForm(forms.Form):
    """From when a consent no longer holds, and why."""

    ends_on = PartialDateField(label=_("Hết hiệu lực từ ngày"), full=True, help_text=_("Ví dụ 1 | 7 | 2026."))
    reason = forms.CharField(label=_("Lý do"), max_length=300, help_text=_("Ví dụ: cấp trên thu hồi văn bản."))

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"ends_on": self.cleaned_data["ends_on"].value, "reason": self.cleaned_data["reason"]}


class SectorsForm(ActForm):
    """The sector for the bodies ticked in the list."""

    sector = forms.ChoiceField(
        label=_("Loại hình"),
        choices=[*NOT_CHOSEN, *Sector.choices],
        help_text=_("Nơi tổ chức hoạt động, dùng cho thống kê. Ví dụ tổ dân phố ở phường: Phường."),
        error_messages={"required": _("Chưa chọn loại hình.")},
    )
    unit_kind = forms.ChoiceField(
        label=_("Loại đơn vị"),
        choices=[*NOT_CHOSEN, *UnitKind.choices],
        required=False,
        help_text=_("Chỉ doanh nghiệp: dòng chi tiết của Biểu 5."),
    )
    field_order = ["sector", "unit_kind", "starts_on", "decision_number", "decided_on", "issuer", "reason"]

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Many bodies have no one version."""
        super().__init__(data, **kwargs)
        del self.fields["version"]
