"""Forms of cards. Shape only; nothing is saved here."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from members.choices import CardEnd, CardKind
from members.forms import ActForm
from members.forms.fields import CleanTextField


def day_of(when: Any) -> date | None:
    """Return a date of a form as a day."""
    return when.value if when else None


class AskForm(ActForm):
    """Đề nghị phát thẻ, đổi thẻ, cấp lại thẻ."""

    kind = forms.ChoiceField(
        label=_("Đề nghị"), choices=CardKind.choices, help_text=_("Ví dụ: đổi thẻ, khi thẻ hỏng hoặc in sai.")
    )
    asked_on = PartialDateField(label=_("Ngày đề nghị"), full=True, help_text=_("Ví dụ 5 | 11 | 2026."))
    happened_on = PartialDateField(
        label=_("Ngày thẻ hỏng, mất"), full=True, required=False, help_text=_("Nếu biết. Ví dụ 28 | 10 | 2026.")
    )
    reason = CleanTextField(
        label=_("Lý do"),
        required=False,
        max_length=300,
        help_text=_("Cần khi đổi hoặc cấp lại. Ví dụ: thẻ in sai ngày vào Đảng."),
    )

    def __init__(self, data: Any = None, *, today: date, kind: str) -> None:
        """Offer today and the kind that fits."""
        super().__init__(data, initial={"asked_on": today, "kind": kind}, label_suffix="")

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {**data, "asked_on": data["asked_on"].value, "happened_on": day_of(data["happened_on"])}


class LossForm(ActForm):
    """Mất thẻ."""

    on = PartialDateField(label=_("Ngày mất thẻ"), full=True, help_text=_("Ví dụ 28 | 10 | 2026."))
    reason = CleanTextField(label=_("Mất thế nào"), max_length=300, help_text=_("Ví dụ: mất ví trên xe buýt."))

    def __init__(self, data: Any = None, *, today: date) -> None:
        """Offer today."""
        super().__init__(data, initial={"on": today}, label_suffix="")


class EndForm(ActForm):
    """Thu hồi thẻ, hoặc để lại gia đình."""

    ending = forms.ChoiceField(
        label=_("Việc"),
        choices=[(one.value, one.label) for one in (CardEnd.COLLECTED, CardEnd.LEFT)],
        help_text=_("Ra khỏi Đảng thì thu hồi; từ trần thì gia đình được giữ. Ví dụ: đã thu hồi."),
    )
    on = PartialDateField(label=_("Ngày"), full=True, help_text=_("Ví dụ 5 | 11 | 2026."))
    reason = CleanTextField(
        label=_("Ghi chú"), required=False, max_length=300, help_text=_("Ví dụ: gia đình nộp tại đảng ủy.")
    )

    def __init__(self, data: Any = None, *, today: date, ending: str) -> None:
        """Offer today and what fits the standing."""
        super().__init__(data, initial={"on": today, "ending": ending}, label_suffix="")


class RefuseForm(ActForm):
    """Không cấp thẻ, vì sao."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = CleanTextField(label=_("Lý do không cấp"), max_length=300, help_text=_("Ví dụ: đã tìm thấy thẻ cũ."))

    def __init__(self, data: Any = None, *, version: int) -> None:
        """Remember which state of the request was seen."""
        super().__init__(data, initial={"version": version}, label_suffix="")


class HandForm(ActForm):
    """Trao một thẻ: số, ngày cấp."""

    number = CleanTextField(
        label=_("Số thẻ"),
        required=False,
        max_length=12,
        help_text=_("Để trống thì lấy số định danh cá nhân. Ví dụ 001158000123."),
    )
    issued_on = PartialDateField(
        label=_("Ngày cấp thẻ"), full=True, help_text=_("Ngày gửi dữ liệu in thẻ, ghi trên thẻ. Ví dụ 12 | 11 | 2026.")
    )
    note = CleanTextField(
        label=_("Ghi chú"),
        required=False,
        max_length=300,
        help_text=_("Ghi lý do khi số thẻ khác số định danh. Ví dụ: thẻ in trước khi đổi số định danh."),
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        """Offer today."""
        super().__init__(data, initial={"issued_on": today}, label_suffix="")


class _PeopleForm(ActForm):
    people = forms.MultipleChoiceField(
        label=_("Những đồng chí có tên"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bỏ dấu ở đồng chí chưa làm lần này. Ví dụ: bỏ đồng chí còn chờ ảnh."),
        error_messages={"required": _("Chưa chọn đồng chí nào. Đánh dấu những đồng chí có tên.")},
    )

    def __init__(self, data: Any, people: Sequence[tuple[str, str]], first: dict[str, Any]) -> None:
        """Offer everybody who waits, all marked."""
        super().__init__(data, initial={"people": [key for key, _label in people], **first}, label_suffix="")
        cast(forms.MultipleChoiceField, self.fields["people"]).choices = list(people)


class DecideForm(_PeopleForm):
    """Quyết định: những ai, số, ngày, nơi ban hành."""

    number = CleanTextField(
        label=_("Số quyết định"),
        required=False,
        max_length=60,
        help_text=_("Để trống thì phần mềm lấy số tiếp theo trong sổ quyết định. Ví dụ 31-QĐ/ĐU."),
    )
    on = PartialDateField(label=_("Ngày quyết định"), full=True, help_text=_("Ví dụ 10 | 11 | 2026."))
    issuer = CleanTextField(
        label=_("Nơi ban hành"), required=False, max_length=200, help_text=_("Ví dụ Đảng ủy phường Ngọc Hà.")
    )

    def __init__(self, data: Any = None, *, people: Sequence[tuple[str, str]], today: date, issuer: str) -> None:
        """Offer today and the body that decides."""
        super().__init__(data, people, {"on": today, "issuer": issuer})


class HandManyForm(_PeopleForm):
    """Trao nhiều thẻ một lần, số thẻ là số định danh."""

    on = PartialDateField(
        label=_("Ngày cấp thẻ"), full=True, help_text=_("Ngày gửi dữ liệu in thẻ, ghi trên thẻ. Ví dụ 12 | 11 | 2026.")
    )

    def __init__(self, data: Any = None, *, people: Sequence[tuple[str, str]], today: date) -> None:
        """Offer today."""
        super().__init__(data, people, {"on": today})
