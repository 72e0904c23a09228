"""Which paper is wanted: of one person, or of all members of a body."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from accounts.roles import Permission
from accounts.scope import Scope
from branches.fields import OrganisationField
from members.printing.choices import PaperKind
from members.printing.roll import Wanted
from members.printing.services import Order

FIRST_YEAR = 2000
ROLL_FILES = (("pdf", _("PDF, khổ A4 ngang")), ("xlsx", _("Excel")))


class PaperForm(forms.Form):
    """Mẫu nào, của năm nào, số định danh đủ hay che."""

    kind = forms.ChoiceField(
        label=_("Mẫu in"),
        choices=PaperKind.choices,
        initial=PaperKind.CARD,
        widget=forms.RadioSelect,
        help_text=_("Bản đọc tại cuộc họp chữ lớn, không có số định danh, sức khỏe, kỷ luật, tôn giáo."),
        error_messages={"required": _("Chưa chọn mẫu in.")},
    )
    year = forms.IntegerField(
        label=_("Năm (mẫu 3-HSĐV)"),
        required=False,
        help_text=_("Năm cần kê khai thay đổi, ví dụ 2026."),
    )
    full = forms.BooleanField(
        label=_("In đủ số căn cước, số thẻ (có ghi nhật ký)"),
        required=False,
        help_text=_("Không chọn thì các số in ra được che bớt."),
    )

    def __init__(self, data: Any = None, *, today: date, can_reveal: bool) -> None:
        """Offer full numbers only to who may reveal them."""
        super().__init__(data, initial={"year": today.year}, label_suffix="")
        year = cast(forms.IntegerField, self.fields["year"])
        year.min_value, year.max_value = FIRST_YEAR, today.year
        self.today = today
        if not can_reveal:
            del self.fields["full"]

    def clean_year(self) -> int:
        """Take this year where none is given; refuse years before the register and to come."""
        year: int = self.cleaned_data.get("year") or self.today.year
        if not FIRST_YEAR <= year <= self.today.year:
            words = _("Chọn một năm từ {first} đến {last}.").format(first=FIRST_YEAR, last=self.today.year)
            raise forms.ValidationError(words, code="year_out_of_range")
        return year

    @property
    def order(self) -> Order:
        """Return what was asked for."""
        data = self.cleaned_data
        return Order(kind=data["kind"], year=data["year"], full=bool(data.get("full")))


class ManyForm(PaperForm):
    """The same for all members of a body."""

    organisation = OrganisationField(
        label=_("Của tổ chức nào"),
        permission=Permission.EXPORT_MEMBERS,
        help_text=_("Một chi bộ, hoặc đảng bộ có không quá 300 đảng viên. Ví dụ Chi bộ Tổ dân phố số 7."),
    )
    field_order = ("organisation", "kind", "year", "full")

    def __init__(self, data: Any = None, *, today: date, scope: Scope, chosen: int | None = None) -> None:
        """Let the body be chosen among those whose members one may take out."""
        super().__init__(data, today=today, can_reveal=scope.holds(Permission.REVEAL_NUMBERS))
        cast(OrganisationField, self.fields["organisation"]).within(scope, today, chosen)
        self.initial["organisation"] = chosen


class RollForm(forms.Form):
    """Sổ của tổ chức nào, tính đến ngày nào, ra PDF hay Excel."""

    organisation = OrganisationField(
        label=_("Của tổ chức nào"),
        permission=Permission.EXPORT_MEMBERS,
        help_text=_("Một chi bộ; hoặc đảng bộ, khi ấy mỗi chi bộ một sổ. Ví dụ Chi bộ Tổ dân phố số 7."),
    )
    day = PartialDateField(label=_("Tính đến ngày"), full=True, help_text=_("Ví dụ 30 | 9 | 2026."))
    kind = forms.ChoiceField(
        label=_("Loại tệp"),
        choices=ROLL_FILES,
        initial="pdf",
        widget=forms.RadioSelect,
        help_text=_("PDF để in và ký; Excel để lưu hoặc nhập lại. Ví dụ: PDF."),
    )
    gone = forms.BooleanField(label=_("Ghi cả đồng chí đã rời chi bộ trong năm ấy"), required=False)
    full = forms.BooleanField(label=_("In đủ số thẻ, số lý lịch (có ghi nhật ký)"), required=False)

    def __init__(self, data: Any = None, *, today: date, scope: Scope, chosen: int | None = None) -> None:
        """Let the body be chosen among those whose members one may take out."""
        super().__init__(data, initial={"day": today, "organisation": chosen}, label_suffix="")
        self.today = today
        cast(OrganisationField, self.fields["organisation"]).within(scope, today, chosen)
        if not scope.holds(Permission.REVEAL_NUMBERS):
            del self.fields["full"]

    def clean_day(self) -> date:
        """Refuse a day to come."""
        day: date = self.cleaned_data["day"].value
        if day > self.today:
            raise forms.ValidationError(_("Ngày này chưa tới. Ghi hôm nay hoặc ngày đã qua."), code="date_in_future")
        return day

    @property
    def wanted(self) -> Wanted:
        """Return what was asked for."""
        data = self.cleaned_data
        return Wanted(data["day"], data["gone"], bool(data.get("full")))
