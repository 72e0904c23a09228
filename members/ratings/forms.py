"""Forms of ratings: the sheet of a cell, one member, the decision of the level above. Shape only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.citations import as_error
from accounts.dates import PartialDateField
from members.choices import RatingLevel
from members.forms import ActForm
from members.forms.fields import CleanTextField
from members.models import Rating
from members.ratings.selectors import SheetRow
from members.ratings.services import Choice
from members.services.standings import Paper

SHORT = (
    (RatingLevel.EXCELLENT.value, _("Xuất sắc")),
    (RatingLevel.GOOD.value, _("Tốt")),
    (RatingLevel.DONE.value, _("Hoàn thành")),
    (RatingLevel.NOT_DONE.value, _("Không hoàn thành")),
    (RatingLevel.NOT_RATED.value, _("Chưa xếp loại")),
)
"""The levels in a word or two, for a row of the sheet."""


class SheetForm(forms.Form):
    """One row a member of whom nothing is written: the level, nothing chosen at first, and the reason for none."""

    def __init__(self, data: Any = None, *, rows: Sequence[SheetRow]) -> None:
        """Make the boxes of each row."""
        super().__init__(data, label_suffix="")
        self.members = rows
        for row in rows:
            self.fields[row.key] = forms.ChoiceField(
                label=row.name, required=False, choices=SHORT, widget=forms.RadioSelect
            )
            self.fields[f"r{row.membership_id}"] = CleanTextField(
                label=_("Lý do: {name}").format(name=row.name), required=False, max_length=300
            )

    @property
    def choices(self) -> list[Choice]:
        """Return what was chosen, row by row."""
        data = self.cleaned_data
        return [
            Choice(row.membership_id, data[row.key], data[f"r{row.membership_id}"])
            for row in self.members
            if data[row.key] or data[f"r{row.membership_id}"]
        ]

    def take(self, findings: Any) -> None:
        """Show each finding at the row of its member."""
        for finding in findings:
            self.add_error(finding.field if finding.field in self.fields else None, as_error(finding))

    def filled(self, rows: Sequence[SheetRow]) -> list[SheetRow]:
        """Return the rows, each open one with its boxes."""
        return [
            replace(row, boxes=self[row.key], reason_box=self[f"r{row.membership_id}"]) if row.rating is None else row
            for row in rows
        ]


def _number(*, required: bool) -> CleanTextField:
    return CleanTextField(label=_("Số quyết định"), required=required, max_length=60, help_text=_("Ví dụ 45-QĐ/ĐU."))


def _decided(*, required: bool) -> PartialDateField:
    return PartialDateField(
        label=_("Ngày quyết định"), required=required, full=True, help_text=_("Ví dụ 20 | 12 | 2026.")
    )


def _issuer() -> CleanTextField:
    return CleanTextField(
        label=_("Nơi ban hành"), required=False, max_length=200, help_text=_("Ví dụ Đảng ủy phường Ngọc Hà.")
    )


class DecideForm(ActForm):
    """Quyết định của cấp trên cho cả chi bộ."""

    decision_number = _number(required=True)
    decided_on = _decided(required=True)
    issuer = _issuer()

    def __init__(self, data: Any = None, *, issuer: str = "") -> None:
        """Offer the committee above as the issuer."""
        super().__init__(data, initial={"issuer": issuer}, label_suffix="")

    @property
    def paper(self) -> Paper:
        """Return the decision."""
        return _paper(self.cleaned_data)


class RatingForm(ActForm):
    """Xếp loại của một đồng chí trong một năm; sửa dòng đã có thì ghi lý do."""

    year = forms.IntegerField(label=_("Năm"), help_text=_("Năm được xếp loại, ví dụ 2026."))
    level = forms.ChoiceField(
        label=_("Mức xếp loại"),
        choices=RatingLevel.choices,
        widget=forms.RadioSelect,
        help_text=_("Theo kết quả đã thông báo. Ví dụ: Hoàn thành tốt nhiệm vụ."),
        error_messages={"required": _("Chưa chọn mức xếp loại.")},
    )
    reason = CleanTextField(
        label=_("Lý do chưa xếp loại"),
        required=False,
        max_length=300,
        help_text=_("Ví dụ: mới kết nạp, chưa đủ 6 tháng."),
    )
    decision_number = _number(required=False)
    decided_on = _decided(required=False)
    issuer = _issuer()
    why = CleanTextField(
        label=_("Vì sao đính chính"),
        max_length=300,
        help_text=_("Ví dụ: ghi nhầm dòng; theo biên bản họp ngày 12/12/2026."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, rating: Rating | None, year: int, may_decide: bool) -> None:
        """Show what stands; ask why only when something does, for the decision only who writes for the level above."""
        super().__init__(data, initial={"year": year} | (_shown(rating) if rating else {}), label_suffix="")
        if rating is None:
            del self.fields["why"], self.fields["version"]
        if not may_decide:
            del self.fields["decision_number"], self.fields["decided_on"], self.fields["issuer"]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        return {
            "year": data["year"],
            "level": data["level"],
            "reason": data["reason"],
            "why": data.get("why", ""),
            "version": data.get("version"),
            "paper": _paper(data),
        }


def _shown(rating: Rating) -> dict[str, Any]:
    return {"level": rating.level, "reason": rating.reason, "version": rating.version}


def _paper(data: dict[str, Any]) -> Paper:
    day = data.get("decided_on")
    return Paper(data.get("decision_number", ""), _day(day), data.get("issuer", ""))


def _day(when: Any) -> date | None:
    return when.value if when else None
