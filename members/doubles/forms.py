"""Forms of doubles: which pairs to list, the verdict, the merge, its undoing. Shape only; nothing is saved here."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.fields import OrganisationField
from members.choices import DoubleAnswer
from members.doubles.likeness import REASONS
from members.doubles.plan import Line, Plan
from members.doubles.services.memberships import DROPPED, KEPT
from members.forms import ActForm
from members.forms.fields import CleanTextField


class PairFilter(forms.Form):
    """Giống ở điều gì, ở đơn vị nào."""

    reason = forms.ChoiceField(
        label=_("Giống ở"),
        required=False,
        help_text=_("Chỉ xem các cặp giống nhau ở điều này. Ví dụ: cùng số CMND cũ."),
    )
    unit = OrganisationField(
        label=_("Đơn vị"),
        required=False,
        permission=Permission.VIEW_MEMBERS,
        help_text=_("Một trong hai hồ sơ ở đơn vị này. Ví dụ Đảng bộ phường Ngọc Hà."),
    )

    def __init__(self, data: Any = None, *, scope: Scope, today: date) -> None:
        """Offer the reasons and the units in reach."""
        super().__init__(data, label_suffix="")
        cast(forms.ChoiceField, self.fields["reason"]).choices = [("", _("Bất kỳ điều gì")), *REASONS.items()]
        cast(OrganisationField, self.fields["unit"]).within(scope, today)


class VerdictForm(ActForm):
    """Vì sao là một người, vì sao là hai người; the button says which."""

    answer = forms.ChoiceField(choices=DoubleAnswer.choices, widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = CleanTextField(
        label=_("Lý do"),
        required=False,
        max_length=300,
        help_text=_("Hai người thì phải ghi. Ví dụ: khác quê quán, hai anh em sinh đôi."),
    )

    def __init__(self, data: Any = None, *, version: int = 0) -> None:
        """Remember which verdict the page showed."""
        super().__init__(data, initial={"version": version}, label_suffix="")


class MergeForm(ActForm):
    """Mục nào giữ giá trị nào, sinh hoạt ở đâu, vì sao gộp."""

    kept_version = forms.IntegerField(widget=forms.HiddenInput)
    dropped_version = forms.IntegerField(widget=forms.HiddenInput)
    placement = forms.ChoiceField(
        label=_("Đồng chí ấy thật sự sinh hoạt ở đâu"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn chi bộ. Chọn nơi đồng chí ấy thật sự sinh hoạt.")},
        help_text=_("Nơi kia được đóng bằng một biến động đính chính; đảng số hai nơi vẫn khớp."),
    )
    reason = CleanTextField(
        label=_("Lý do gộp"),
        max_length=300,
        help_text=_("Căn cứ để biết là một người. Ví dụ: đã đối chiếu lý lịch gốc ngày 3/2/2026."),
    )

    def __init__(self, data: Any = None, *, plan: Plan, cells: Sequence[str]) -> None:
        """Put the lines to choose from before the reason; the proposals are chosen already."""
        initial = {"kept_version": plan.kept.version, "dropped_version": plan.dropped.version}
        super().__init__(data, initial=initial, label_suffix="")
        self.lines = plan.lines
        if plan.asks_placement:
            cast(forms.ChoiceField, self.fields["placement"]).choices = list(zip((KEPT, DROPPED), cells, strict=True))
        else:
            del self.fields["placement"]

    def chosen(self, line: Line) -> str:
        """Return which value of a line is marked: what was sent, else what we propose."""
        sent = self.data.get(line.name) if self.is_bound else None
        return sent if sent in (KEPT, DROPPED) else line.proposed

    def choices(self) -> Mapping[str, str]:
        """Return the choice of every line by its name."""
        return {line.name: self.chosen(line) for line in self.lines}


class UndoForm(ActForm):
    """Vì sao tách lại."""

    reason = CleanTextField(
        label=_("Lý do tách lại"),
        max_length=300,
        help_text=_("Điều làm đồng chí biết là hai người. Ví dụ: hai anh em sinh đôi."),
    )

    def __init__(self, data: Any = None) -> None:
        """Without colons after labels."""
        super().__init__(data, label_suffix="")
