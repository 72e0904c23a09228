"""Forms of badges. Shape only; nothing is saved here."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from members.badges.rounds import Round
from members.choices import BadgeWay, BadgeYears
from members.forms import ActForm
from members.forms.fields import CleanTextField


class ProposeForm(ActForm):
    """Huy hiệu nào, đợt nào, trường hợp nào, giấy tờ gì."""

    years = forms.TypedChoiceField(
        label=_("Huy hiệu"),
        choices=BadgeYears.choices,
        coerce=int,
        help_text=_("Không có huy hiệu 35 năm. Ví dụ: 40 năm."),
    )
    round_on = forms.TypedChoiceField(
        label=_("Đợt"), coerce=date.fromisoformat, help_text=_("Tặng sớm và truy tặng làm lúc nào cũng được.")
    )
    way = forms.ChoiceField(
        label=_("Trường hợp"),
        choices=[("", _("Chọn trường hợp")), *BadgeWay.choices],
        help_text=_("Ví dụ: đủ năm tuổi Đảng."),
    )
    evidence = CleanTextField(
        label=_("Giấy tờ kèm theo"),
        required=False,
        max_length=300,
        help_text=_("Cần khi tặng sớm và đồng chí ấy dưới 80 tuổi. Ví dụ: bệnh án Bệnh viện Bạch Mai ngày 3/10/2026."),
    )
    reason = CleanTextField(
        label=_("Giải trình"),
        required=False,
        max_length=500,
        help_text=_("Cần khi tặng chậm hoặc trang này báo điều chưa khớp. Ví dụ: mới tìm được quyết định kết nạp."),
    )

    def __init__(self, data: Any = None, *, rounds: Sequence[Round], first: dict[str, Any], why: str = "") -> None:
        """Offer the rounds; ``why`` says how the years of the badge asked for are reckoned."""
        super().__init__(data, initial=first, label_suffix="")
        cast(forms.TypedChoiceField, self.fields["round_on"]).choices = [
            (one.on.isoformat(), f"{one.on:%d/%m/%Y}") for one in rounds
        ]
        self.fields["years"].help_text = why or self.fields["years"].help_text


class WithdrawForm(ActForm):
    """Vì sao thôi đề nghị."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = CleanTextField(
        label=_("Lý do"), max_length=300, help_text=_("Ví dụ: đồng chí ấy đã được tặng ở nơi sinh hoạt cũ.")
    )

    def __init__(self, data: Any = None, *, version: int) -> None:
        """Remember which state of the proposal was seen."""
        super().__init__(data, initial={"version": version}, label_suffix="")


class DecideForm(ActForm):
    """Quyết định: những ai, số, ngày, nơi ban hành."""

    people = forms.MultipleChoiceField(
        label=_("Những đồng chí có trong quyết định"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bỏ dấu ở đồng chí không có trong quyết định. Ví dụ: bỏ đồng chí còn chờ giấy tờ."),
        error_messages={"required": _("Chưa chọn đồng chí nào. Đánh dấu những đồng chí có trong quyết định.")},
    )
    number = CleanTextField(
        label=_("Số quyết định"),
        required=False,
        max_length=60,
        help_text=_("Để trống thì phần mềm lấy số tiếp theo trong sổ quyết định. Ví dụ 152-QĐ/TU."),
    )
    on = PartialDateField(label=_("Ngày quyết định"), full=True, help_text=_("Ví dụ 20 | 1 | 2027."))
    issuer = CleanTextField(
        label=_("Nơi ban hành"), required=False, max_length=200, help_text=_("Ví dụ Thành ủy Hà Nội.")
    )

    def __init__(self, data: Any = None, *, people: Sequence[tuple[str, str]], today: date, issuer: str) -> None:
        """Offer everybody who waits, all marked."""
        first = {"people": [key for key, _label in people], "on": today, "issuer": issuer}
        super().__init__(data, initial=first, label_suffix="")
        cast(forms.MultipleChoiceField, self.fields["people"]).choices = list(people)
