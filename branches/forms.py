"""Forms of acts on organisations: the shape of what is typed, nothing is saved here."""

from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.citations import as_error
from accounts.dates import PartialDateField
from accounts.findings import Refused, stopping
from accounts.roles import Permission
from branches.choices import CLOSED_ALONE, ClosingCause, Kind, Sector, UnitKind, kinds_under
from branches.fields import OrganisationField
from branches.models import OrganisationPeriod

NOT_CHOSEN = [("", _("Chưa chọn"))]


def add_findings(form: forms.Form, refused: Refused) -> None:
    """Show each finding at its field, else above the form; warnings alone ask for the reason."""
    for finding in refused.findings:
        name = finding.field if finding.field in form.fields else None
        form.add_error(name, as_error(finding))
    if not stopping(refused.findings) and "reason" in form.fields and not form.has_error("reason"):
        form.add_error("reason", _("Nếu những điều trên là đúng, ghi lý do rồi lưu lại."))


class ActForm(forms.Form):
    """What every act asks: the day it takes effect, the decision, a reason where something is unusual."""

    starts_on = PartialDateField(
        label=_("Có hiệu lực từ ngày"), full=True, help_text=_("Ngày ghi trong quyết định, ví dụ 1 | 7 | 2025.")
    )
    decision_number = forms.CharField(
        label=_("Số quyết định"), max_length=60, required=False, help_text=_("Ví dụ: 125-QĐ/TU.")
    )
    decided_on = PartialDateField(
        label=_("Ngày quyết định"), full=True, required=False, help_text=_("Ngày ký, ví dụ 16 | 6 | 2025.")
    )
    issuer = forms.CharField(
        label=_("Nơi ban hành"), max_length=200, required=False, help_text=_("Ví dụ: Ban Thường vụ Thành ủy.")
    )
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        required=False,
        help_text=_("Chỉ cần ghi khi trang này báo có điều chưa khớp. Ví dụ: đúng như quyết định số 125-QĐ/TU."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    help_pages: ClassVar = {"name": "to-chuc-ten", "code": "to-chuc-ma", "kind": "to-chuc-loai"}

    def values(self) -> dict[str, Any]:
        """Return what the service takes, dates as dates."""
        data = dict(self.cleaned_data)
        for name in ("starts_on", "decided_on"):
            if name in data:
                data[name] = data[name].value if data[name] else None
        return data


def _name() -> forms.CharField:
    return forms.CharField(
        label=_("Tên tổ chức"), max_length=200, help_text=_("Như trong quyết định, ví dụ: Chi bộ Tổ dân phố số 7.")
    )


def _kind() -> forms.ChoiceField:
    choices = [*NOT_CHOSEN, *Kind.choices]
    return forms.ChoiceField(label=_("Loại"), choices=choices, help_text=_("Như trong quyết định, ví dụ Chi bộ."))


def _sector() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Loại hình"),
        choices=[*NOT_CHOSEN, *Sector.choices],
        required=False,
        help_text=_("Nơi tổ chức hoạt động, dùng cho thống kê. Ví dụ tổ dân phố ở phường: Phường."),
    )


def _unit_kind() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Loại đơn vị"),
        choices=[*NOT_CHOSEN, *UnitKind.choices],
        required=False,
        help_text=_("Chỉ doanh nghiệp: dòng chi tiết của Biểu 5."),
    )


def _code() -> forms.CharField:
    return forms.CharField(
        label=_("Mã tổ chức"),
        max_length=30,
        required=False,
        help_text=_("14 chữ số, ví dụ 01.001.053.000.001."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class OpenForm(ActForm):
    """A new body under the one whose page this is."""

    name, kind, sector, unit_kind, code = _name(), _kind(), _sector(), _unit_kind(), _code()
    field_order = ["name", "kind", "sector", "unit_kind", "code"]

    def offer_under(self, kind: str) -> None:
        """Offer only the kinds that may stand under a body of ``kind``."""
        offered = [(one, Kind(one).label) for one in kinds_under(kind)]
        field = cast(forms.ChoiceField, self.fields["kind"])
        field.choices = [*NOT_CHOSEN, *offered]
        if len(offered) == 1:
            self.initial.setdefault("kind", offered[0][0])


class RenameForm(ActForm):
    """Another name."""

    name = _name()
    field_order = ["name"]


class ChangeForm(ActForm):
    """Another kind, sector or code."""

    kind, sector, unit_kind, code = _kind(), _sector(), _unit_kind(), _code()
    field_order = ["kind", "sector", "unit_kind", "code"]


class MoveForm(ActForm):
    """Another parent."""

    parent_id = OrganisationField(
        label=_("Cấp trên mới"),
        permission=Permission.EDIT_ORGANISATIONS,
        help_text=_("Ví dụ Đảng bộ phường Ngọc Hà."),
    )
    code = _code()
    recode_below = forms.BooleanField(
        label=_("Đổi cả mã các tổ chức trực thuộc theo mã mới"),
        required=False,
        help_text=_("Chỉ đổi những mã đang bắt đầu bằng mã cũ của tổ chức này."),
    )
    field_order = ["parent_id", "code", "recode_below"]


class CloseForm(ActForm):
    """The end of a body that nobody carries on; mergers and divisions have their own pages."""

    cause = forms.ChoiceField(
        label=_("Hình thức"),
        choices=[(cause.value, cause.label) for cause in CLOSED_ALONE],
        initial=ClosingCause.DISSOLVED,
        help_text=_("Giải tán là hình thức kỷ luật; các trường hợp khác là giải thể."),
    )
    starts_on = PartialDateField(
        label=_("Kết thúc từ ngày"), full=True, help_text=_("Từ ngày này tổ chức không còn, ví dụ 1 | 7 | 2025.")
    )

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = super().values()
        return {**{name: data[name] for name in data if name != "starts_on"}, "closed_on": data["starts_on"]}


class CorrectForm(ActForm):
    """What was written wrong about one period."""

    name, sector, unit_kind, code = _name(), _sector(), _unit_kind(), _code()
    starts_on = PartialDateField(
        label=_("Thời kỳ bắt đầu ngày"), full=True, help_text=_("Ngày quyết định có hiệu lực, ví dụ 1 | 7 | 2025.")
    )
    reason = forms.CharField(
        label=_("Lý do đính chính"),
        max_length=300,
        help_text=_("Ghi sai ở đâu, theo giấy nào. Ví dụ: gõ nhầm số 7 thành số 1, theo 125-QĐ/TU."),
    )
    field_order = [
        "name",
        "sector",
        "unit_kind",
        "code",
        "starts_on",
        "decision_number",
        "decided_on",
        "issuer",
        "reason",
    ]


class HelperForm(forms.Form):
    """Whom people of this body call."""

    name = forms.CharField(
        label=_("Họ tên người giúp đỡ"), max_length=120, required=False, help_text=_("Ví dụ Nguyễn Thị Hạnh.")
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
        help_text=_("Hiện ở mọi trang của tổ chức và các tổ chức trực thuộc. Ví dụ 0912 345 678."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return dict(self.cleaned_data)


PERIOD_FIELDS = ("name", "kind", "sector", "unit_kind", "code")
PAPER_FIELDS = ("starts_on", "decision_number", "decided_on", "issuer")


def initial_of(form: type[forms.Form], period: OrganisationPeriod) -> dict[str, Any]:
    """Return what a form starts from: the values in force; for a correction those of the paper too."""
    names = PERIOD_FIELDS + (PAPER_FIELDS if form is CorrectForm else ())
    values = {name: getattr(period, name) for name in names if name in form.base_fields}
    organisation = period.organisation
    if form is HelperForm:
        values |= {"name": organisation.helper_name, "phone": organisation.helper_phone}
    return {**values, "version": organisation.version}
