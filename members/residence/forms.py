"""Forms of residence: the comments of a cell on one screen, one comment, one tie. Shape only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from members import codes
from members.choices import ResidenceView
from members.forms import ActForm
from members.forms.fields import CleanTextField, LongTextField
from members.models import ResidenceComment, ResidenceTie
from members.residence import rules
from members.residence.selectors import CellRow
from members.residence.services import Said, Tie

VIEWS = [("", "—"), *ResidenceView.choices]


class CellForm(ActForm):
    """One row for each member without a comment of the year: the view and the words; one day for all."""

    received_on = PartialDateField(
        label=_("Nhận các phiếu ngày"),
        required=False,
        full=True,
        help_text=_("Một ngày cho các dòng ghi lần này, ví dụ 2 | 11 | 2026."),
    )

    def __init__(self, data: Any = None, *, rows: Sequence[CellRow], today: date) -> None:
        """Make the boxes of each open row."""
        super().__init__(data, initial={"received_on": today}, label_suffix="")
        self.members = rows
        for row in rows:
            self.fields[f"p{row.person_id}"] = forms.ChoiceField(
                label=_("Nhận xét chung"), choices=VIEWS, required=False
            )
            self.fields[f"w{row.person_id}"] = CleanTextField(label=_("Nội dung"), required=False, max_length=1000)

    def comments(self) -> list[Said]:
        """Return what was written, row by row."""
        data = self.cleaned_data
        said = [Said(row.person_id, data[f"p{row.person_id}"], data[f"w{row.person_id}"] or "") for row in self.members]
        return [one for one in said if one.view or one.words]

    @property
    def received(self) -> date | None:
        """Return the day the papers came."""
        return _day(self.cleaned_data["received_on"])

    def filled(self, rows: Sequence[CellRow]) -> list[CellRow]:
        """Return all rows, the open ones with their boxes."""
        return [
            replace(row, boxes=(self[f"p{row.person_id}"], self[f"w{row.person_id}"]))
            if f"p{row.person_id}" in self.fields and row.comment is None
            else row
            for row in rows
        ]


class CommentForm(ActForm):
    """Nhận xét của nơi cư trú về một đồng chí trong một năm."""

    received_on = PartialDateField(label=_("Nhận phiếu ngày"), required=False, full=True,
                                   help_text=_("Ngày phiếu đến chi bộ, ví dụ 2 | 11 | 2026."))  # fmt: skip
    source = CleanTextField(label=_("Nơi nhận xét"), required=False, max_length=300,
                            help_text=_("Ví dụ: Chi ủy Tổ dân phố số 7, phường Ngọc Hà."))  # fmt: skip
    view = forms.ChoiceField(
        label=_("Nhận xét chung"),
        choices=ResidenceView.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Theo đúng phiếu của nơi cư trú."),
    )
    words = LongTextField(label=_("Nội dung nhận xét"), required=False, max_length=1000,
                          help_text=_("Ví dụ: gương mẫu, dự họp tổ dân phố đầy đủ."))  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, comment: ResidenceComment | None, place: str, today: date) -> None:
        """Show what stands; offer today and the place of the tie."""
        shown: dict[str, Any] = {"received_on": today, "source": place}
        if comment is not None:
            names = ("received_on", "source", "view", "words", "version")
            shown = {name: getattr(comment, name) for name in names}
        super().__init__(data, initial=shown, label_suffix="")

    @property
    def received(self) -> date | None:
        """Return the day the paper came."""
        return _day(self.cleaned_data["received_on"])


class TieForm(ActForm):
    """Giấy giới thiệu về nơi cư trú, hoặc trường hợp được miễn."""

    exemption = forms.ChoiceField(label=_("Trường hợp được miễn"), required=False,
                                  help_text=_("Để trống nếu giữ mối liên hệ bình thường."))  # fmt: skip
    place = CleanTextField(label=_("Kính gửi: chi ủy, đảng ủy nơi cư trú"), required=False, max_length=300,
                           help_text=_("Ví dụ: Chi ủy Tổ dân phố số 7, phường Ngọc Hà."))  # fmt: skip
    letter_number = CleanTextField(label=_("Số giấy giới thiệu"), required=False, max_length=60,
                                   help_text=_("Ví dụ 12-GT/ĐU."))  # fmt: skip
    letter_on = PartialDateField(label=_("Ngày giấy giới thiệu"), required=False, full=True,
                                 help_text=_("Ngày ký, ví dụ 25 | 2 | 2026."))  # fmt: skip
    starts_on = PartialDateField(label=_("Từ ngày"), required=False, full=True, help_text=_("Ví dụ 1 | 3 | 2026."))
    ends_on = PartialDateField(label=_("Đến trước ngày"), required=False, full=True,
                               help_text=_("Để trống khi còn giữ mối liên hệ; ví dụ 1 | 9 | 2026."))  # fmt: skip
    reason = CleanTextField(label=_("Lý do, nếu khác quy định"), required=False, max_length=300,
                            help_text=_("Ví dụ: đang chờ đảng ủy phường trả lời."))  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, tie: ResidenceTie | None, place: str, today: date) -> None:
        """Show what stands; offer the address of residence as the place."""
        names = ("exemption", "place", "letter_number", "letter_on", "starts_on", "ends_on", "version")
        shown = {name: getattr(tie, name) for name in names} if tie else {"place": place, "starts_on": today}
        super().__init__(data, initial=shown, label_suffix="")
        known = codes.get(rules.LIST)
        choices: list[Any] = [("", "—"), *known.grouped_choices(today)]
        if tie and tie.exemption and not known.holds(tie.exemption, today):
            choices.append((tie.exemption, known.label(tie.exemption)))
        self.fields["exemption"].choices = choices  # type: ignore[attr-defined]

    def tie(self) -> Tie:
        """Return what the service takes."""
        data = self.cleaned_data
        return Tie(
            place=data["place"] or "",
            starts_on=_day(data["starts_on"]),
            ends_on=_day(data["ends_on"]),
            letter_number=data["letter_number"] or "",
            letter_on=_day(data["letter_on"]),
            exemption=data["exemption"],
        )


def _day(when: Any) -> date | None:
    return when.value if when else None
