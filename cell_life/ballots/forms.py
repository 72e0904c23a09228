"""Forms of votes: a list, an objection, a conclusion, a question, a count. Shape only."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import PartialDateField
from cell_life.ballots.rules import Level, Tally
from cell_life.choices import LEFT_OUT, BaseKind
from members.forms import ActForm
from members.forms.fields import CleanTextField, LongTextField

YES, NO = "yes", "no"
OTHER: Final = {"half": Fraction(1, 2), "two_thirds": Fraction(2, 3)}
"""Shares to choose where no rule of ours says which: the text that does is named by hand."""
OTHER_WORDS = (("half", _("Quá 1/2, theo văn bản khác")), ("two_thirds", _("Từ 2/3 trở lên, theo văn bản khác")))
Choices = Sequence[tuple[Any, Any]]


class OpenForm(ActForm):
    """Lập danh sách: ngày, cách tính, buổi sinh hoạt."""

    held_on = PartialDateField(label=_("Ngày biểu quyết"), full=True, help_text=_("Ngày họp, ví dụ 3 | 11 | 2026."))
    kind = forms.ChoiceField(
        label=_("Tính trên ai"),
        widget=forms.RadioSelect,
        help_text=_("Ví dụ: thông qua nghị quyết, kết nạp, kỷ luật thì tính đảng viên chính thức của chi bộ."),
        error_messages={"required": _("Chưa chọn tính trên ai.")},
    )

    def __init__(self, data: Any = None, *, kinds: Sequence[str], day: date) -> None:
        """Offer the kinds this body may have, the first chosen, and the day."""
        super().__init__(data, initial={"held_on": day, "kind": kinds[0]}, label_suffix="")
        labels = [(kind, str(BaseKind(kind).label).capitalize()) for kind in kinds]
        self.fields["kind"].choices = labels  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"held_on": self.cleaned_data["held_on"].value, "kind": self.cleaned_data["kind"]}


class ContestForm(ActForm):
    """Ý kiến khác: ai nói gì."""

    words = LongTextField(
        label=_("Ai có ý kiến gì"),
        max_length=500,
        help_text=_("Ví dụ: đồng chí Bình cho rằng quyết định đình chỉ đã hết hiệu lực."),
    )


class SettleForm(ActForm):
    """Kết luận: tính hay không tính, vì sao."""

    counted = forms.ChoiceField(
        label=_("Buổi họp kết luận"),
        choices=((YES, _("Tính vào danh sách")), (NO, _("Không tính"))),
        widget=forms.RadioSelect,
        help_text=_("Kết luận khác với sổ vẫn ghi được, kèm lý do dưới đây."),
        error_messages={"required": _("Chưa chọn kết luận.")},
    )
    left_out = forms.ChoiceField(
        label=_("Vì sao không tính"),
        required=False,
        choices=[("", _("(chọn khi không tính)")), *LEFT_OUT],
        help_text=_("Ví dụ: đang sinh hoạt tạm thời nơi khác."),
    )
    conclusion = LongTextField(
        label=_("Kết luận"),
        max_length=500,
        help_text=_("Ví dụ: chi bộ thống nhất tính, vì quyết định hết hiệu lực ngày 1/11/2026."),
    )

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        left_out = "" if data["counted"] == YES else data["left_out"]
        return {"counted": data["counted"] == YES, "left_out": left_out, "conclusion": data["conclusion"]}


class AskForm(ActForm):
    """Nội dung biểu quyết, cần bao nhiêu phiếu, kín hay công khai."""

    question = LongTextField(
        label=_("Nội dung biểu quyết"), max_length=500, help_text=_("Ví dụ: thông qua nghị quyết tháng 11 năm 2026.")
    )
    about = forms.ChoiceField(
        label=_("Về đồng chí"),
        required=False,
        help_text=_("Chỉ chọn khi biểu quyết về một đồng chí; đồng chí ấy không chủ trì, không kiểm phiếu."),
    )
    rule = forms.ChoiceField(
        label=_("Cần bao nhiêu phiếu đồng ý"),
        widget=forms.RadioSelect,
        help_text=_("Theo loại việc đưa ra biểu quyết; quy định và mức chắc chắn ghi trong ngoặc."),
        error_messages={"required": _("Chưa chọn tỷ lệ.")},
    )
    clause = CleanTextField(
        label=_("Theo văn bản nào"),
        required=False,
        max_length=200,
        help_text=_("Chỉ ghi khi chọn “theo văn bản khác”. Ví dụ: Quy chế làm việc của chi bộ, điều 7."),
    )
    levels = forms.CharField(
        label=_("Các mức trên phiếu"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Để trống nếu phiếu chỉ có đồng ý, không đồng ý. Có nhiều mức thì mỗi dòng một mức, nặng nhất trước, "
            "ví dụ: cảnh cáo, xuống dòng, khiển trách."
        ),
    )
    secret = forms.ChoiceField(
        label=_("Cách biểu quyết"),
        choices=((YES, _("Bỏ phiếu kín")), (NO, _("Giơ thẻ đảng viên"))),
        widget=forms.RadioSelect,
        initial=YES,
        help_text=_("Buổi họp quyết định cách biểu quyết."),
    )
    round = forms.IntegerField(
        label=_("Lần biểu quyết"),
        min_value=1,
        max_value=9,
        initial=1,
        help_text=_("Ví dụ 1; biểu quyết lại cùng việc ấy thì ghi 2."),
    )

    def __init__(self, data: Any = None, *, people: Choices, shares: Choices) -> None:
        """Offer the people of the list and the shares of the day, the first chosen."""
        super().__init__(data, label_suffix="")
        self.fields["about"].choices = [("", _("(không về riêng ai)")), *people]  # type: ignore[attr-defined]
        self.fields["rule"].choices = [*shares, *OTHER_WORDS]  # type: ignore[attr-defined]
        self.fields["rule"].initial = shares[0][0] if shares else ""

    def values(self) -> dict[str, Any]:
        """Return what the service takes, but for the levels."""
        data = self.cleaned_data
        own = data["rule"] in OTHER
        return {
            "question": data["question"],
            "about_id": int(data["about"]) if data["about"] else None,
            "rule_key": "" if own else data["rule"],
            "share": OTHER.get(data["rule"]),
            "clause": data["clause"] if own else "",
            "secret": data["secret"] == YES,
            "round": data["round"],
        }

    def lines(self) -> list[str]:
        """Return the levels typed, one a line."""
        return [line.strip()[:120] for line in self.cleaned_data["levels"].splitlines() if line.strip()]


def _number(label: Any, hint: Any, *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        required=required,
        min_value=0,
        max_value=9999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Chưa ghi số phiếu. Không có phiếu nào thì ghi 0.")},
    )


class CountForm(ActForm):
    """Kết quả kiểm phiếu theo biên bản."""

    issued = _number(_("Số phiếu phát ra"), _("Ví dụ 20."))
    returned = _number(_("Số phiếu thu về"), _("Để đối chiếu với các cột dưới đây, ví dụ 19."))
    yes = _number(_("Đồng ý"), _("Ví dụ 14."))
    no = _number(_("Không đồng ý"), _("Ví dụ 3."))
    blank = _number(_("Phiếu trắng"), _("Phiếu không đánh dấu ô nào; giơ thẻ thì là số không có ý kiến. Ví dụ 1."))
    invalid = _number(_("Phiếu không hợp lệ"), _("Phiếu đánh dấu nhiều ô, không do tổ kiểm phiếu phát ra. Ví dụ 1."))
    chair = forms.ChoiceField(
        label=_("Chủ trì"),
        help_text=_("Người điều hành việc biểu quyết; không phải đồng chí được đưa ra biểu quyết."),
    )
    head = forms.ChoiceField(
        label=_("Trưởng ban kiểm phiếu"), help_text=_("Người ký đầu tiên trong biên bản kiểm phiếu.")
    )
    counters = forms.MultipleChoiceField(
        label=_("Người kiểm phiếu khác"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Thường một đến hai đồng chí."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, *, secret: bool, levels: Sequence[Level], people: Choices, version: int
    ) -> None:
        """Ask for papers only in a secret vote, for the votes of each level where the paper has levels."""
        super().__init__(data, initial={"version": version, "blank": 0, "invalid": 0}, label_suffix="")
        self.levels = levels
        for name in ("chair", "head"):
            self.fields[name].choices = [("", _("(chọn một đồng chí)")), *people]  # type: ignore[attr-defined]
        self.fields["counters"].choices = people  # type: ignore[attr-defined]
        if not secret:
            for name in ("issued", "returned", "invalid", "head", "counters"):
                del self.fields[name]
        if levels:
            del self.fields["yes"], self.fields["no"]
            for level in levels:
                self.fields[f"v_{level.code}"] = _number(level.label.capitalize(), _("Số phiếu chọn mức này."))
            ends = ["blank", "invalid", "chair", "head", "counters", "version"]
            self.order_fields(["issued", "returned", *(f"v_{level.code}" for level in levels), *ends])

    def tally(self) -> Tally:
        """Return the numbers."""
        data = self.cleaned_data
        votes = {level.code: data[f"v_{level.code}"] for level in self.levels}
        return Tally(
            yes=sum(votes.values()) if votes else data["yes"],
            no=data.get("no") or 0,
            blank=data["blank"],
            invalid=data.get("invalid") or 0,
            issued=data.get("issued"),
            returned=data.get("returned"),
            votes=votes,
        )

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = self.cleaned_data
        head, others = data.get("head"), data.get("counters") or []
        counters = [int(one) for one in (head, *others) if one]
        return {
            "tally": self.tally(),
            "chair_id": int(data["chair"]),
            "counters": list(dict.fromkeys(counters)),
            "version": data.get("version"),
        }


class VoidForm(ActForm):
    """Hủy một lần biểu quyết."""

    reason = LongTextField(
        label=_("Lý do hủy"), max_length=300, help_text=_("Ví dụ: ghi nhầm nội dung; biểu quyết sai danh sách.")
    )


class ReportForm(ActForm):
    """Báo cáo cấp trên kết quả không đủ tỷ lệ."""

    reported_on = PartialDateField(
        label=_("Ngày gửi báo cáo"), full=True, past=True, help_text=_("Ví dụ 5 | 11 | 2026.")
    )

    def __init__(self, data: Any = None, *, today: date) -> None:
        """Offer today."""
        super().__init__(data, initial={"reported_on": today}, label_suffix="")
