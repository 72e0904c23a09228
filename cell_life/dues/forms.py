"""Forms of dues: the grid of a month, one member's money, bases, reliefs, closing. Shape only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.dates import PartialDateField
from cell_life.choices import DuesKind, PaidBy, ReliefGround, ReliefKind
from cell_life.dues import rules
from cell_life.dues.months import later, month_of, said, span
from cell_life.dues.rules import Asking, percent
from cell_life.dues.selectors.bases import BasisRow
from cell_life.dues.selectors.month import MonthOfMember, Row
from cell_life.dues.services import Paper, Part, Taking, Wish
from members.forms import ActForm, LookAgainForm
from members.forms.fields import AmountField, CleanTextField

HOW = ((PaidBy.CASH.value, PaidBy.CASH.label), (PaidBy.BANK.value, PaidBy.BANK.label))


class MoneyField(AmountField):
    """An amount of đồng of one member."""

    largest = Decimal(10**9)


def _paid_on() -> PartialDateField:
    return PartialDateField(
        label=gettext_lazy("Ngày thu"), full=True, help_text=gettext_lazy("Ngày nhận tiền, ví dụ 3 | 3 | 2026.")
    )


def _voluntary() -> forms.BooleanField:
    return forms.BooleanField(
        label=gettext_lazy("Khoản cao hơn mức phải đóng là đồng chí ấy tự nguyện"), required=False
    )


def _hidden_number() -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class MonthForm(ActForm):
    """Cả chi bộ trên một màn hình: a tick for paid in full, or the amount typed, and how it came."""

    paid_on = _paid_on()

    def __init__(self, data: Any = None, *, rows: Sequence[Row], today: date, month: date) -> None:
        """Make the boxes of each row."""
        super().__init__(data, initial={"paid_on": today}, label_suffix="")
        self.rows, self.month = rows, month
        for row in rows:
            pk, name = row.membership_id, row.name
            self.fields[f"t{pk}"] = forms.BooleanField(label=_("{name} đã đóng đủ").format(name=name), required=False)
            self.fields[row.key] = MoneyField(label=_("Số tiền khác của {name}").format(name=name), required=False)
            self.fields[f"h{pk}"] = forms.ChoiceField(
                label=_("Cách đóng của {name}").format(name=name), choices=HOW, required=False
            )
            self.fields[row.seen_key] = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
        self.fields["voluntary"] = _voluntary()

    def clean(self) -> dict[str, Any]:
        """Refuse a tick whose amount is not the one the page showed any more."""
        data = super().clean() or {}
        for row in self.rows:
            _seen, due = self._shown(row)
            if data.get(f"t{row.membership_id}") and data.get(row.key) is None and due != row.due:
                words = _("Mức phải đóng của {name} vừa đổi. Xem lại số tiền ở dòng này rồi lưu lần nữa.")
                self.add_error(row.key, words.format(name=row.name))
        return data

    def _shown(self, row: Row) -> tuple[int, int | None]:
        """Return what the page said was paid and due."""
        seen, _dash, due = str(self.cleaned_data.get(row.seen_key) or "").partition("-")
        return int(seen) if seen.isdecimal() else 0, int(due) if due.isdecimal() else None

    def takings(self) -> list[Taking]:
        """Return what was ticked or typed, row by row."""
        found = (self._taking(row) for row in self.rows)
        return [one for one in found if one]

    def _taking(self, row: Row) -> Taking | None:
        data, pk = self.cleaned_data, row.membership_id
        typed, ticked = data.get(row.key), data.get(f"t{pk}")
        if typed is None and not ticked:
            return None
        seen, _due = self._shown(row)
        amount = typed if typed is not None else max((row.due or 0) - seen, 0)
        part = Part(self.month, int(amount), seen)
        return Taking(pk, (part,), how=data.get(f"h{pk}") or PaidBy.CASH, field=row.key)

    def filled(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows, each that is open with its boxes."""
        return [
            replace(row, boxes=self._boxes(row)) if row.is_open and f"t{row.membership_id}" in self.fields else row
            for row in rows
        ]

    def _boxes(self, row: Row) -> dict[str, Any]:
        pk = row.membership_id
        return {"tick": self[f"t{pk}"], "amount": self[row.key], "how": self[f"h{pk}"]}

    def tick_all(self) -> None:
        """Mark everybody who still owes and has no amount typed, keeping what was typed."""
        data = cast(QueryDict, self.data).copy()
        for row in self.rows:
            if row.is_expected and not data.get(row.key):
                data[f"t{row.membership_id}"] = "on"
        self.data = data


class TakeForm(ActForm):
    """Một đồng chí đóng nhiều tháng: late ones, this one, some ahead."""

    paid_on = _paid_on()
    how = forms.ChoiceField(
        label=gettext_lazy("Cách đóng"),
        choices=HOW,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Chuyển khoản thì ghi mã giao dịch nếu có."),
    )
    reference = CleanTextField(
        label=gettext_lazy("Mã giao dịch"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Trên sao kê, ví dụ FT26063123456."),
    )
    note = CleanTextField(
        label=gettext_lazy("Ghi chú"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Ví dụ: đi công tác ba tháng nên đóng trước."),
    )

    def __init__(self, data: Any = None, *, months: Sequence[MonthOfMember], today: date) -> None:
        """Make a box a month; those owed offer what is left."""
        super().__init__(data, initial={"paid_on": today, "how": PaidBy.CASH}, label_suffix="")
        self.months = months
        for one in months:
            self.fields[one.key] = MoneyField(
                label=said(one.month).capitalize(), required=False, initial=one.left or None
            )
            self.fields[f"s{one.month:%Y%m}"] = _hidden_number()
        self.fields["voluntary"] = _voluntary()

    def taking(self, membership_id: int) -> Taking:
        """Return the money of this member."""
        data = self.cleaned_data
        parts = tuple(
            Part(one.month, int(data[one.key]), data.get(f"s{one.month:%Y%m}") or 0)
            for one in self.months
            if data.get(one.key)
        )
        return Taking(membership_id, parts, data["how"], data["reference"], data["note"])

    @property
    def lines(self) -> list[tuple[MonthOfMember, Any]]:
        """Return each month with its box."""
        return [(one, self[one.key]) for one in self.months]


class VoidForm(LookAgainForm):
    """Hủy phiếu thu: vì sao."""

    reason = CleanTextField(
        label=gettext_lazy("Vì sao hủy"), max_length=300, help_text=gettext_lazy("Ví dụ: ghi nhầm số tiền.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, version: int) -> None:
        """Remember which state the page showed."""
        super().__init__(data, initial={"version": version}, label_suffix="")


class CloseForm(LookAgainForm):
    """Khóa sổ tháng."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    cash = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, version: int, cash: int) -> None:
        """Remember which state and which sum the page showed."""
        super().__init__(data, initial={"version": version, "cash": cash}, label_suffix="")


class ReopenForm(ActForm):
    """Mở lại sổ tháng: vì sao."""

    reason = CleanTextField(
        label=gettext_lazy("Vì sao mở lại sổ"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: chi bộ ghi nhầm số tiền của hai đồng chí, đề nghị ngày 5/4."),
    )


class ByHandForm(ActForm):
    """Mức chi ủy quyết định cho từng đồng chí (đến tháng 01/2026)."""

    def __init__(self, data: Any = None, *, rows: Sequence[Row]) -> None:
        """Make a box for each member without a rate."""
        super().__init__(data, label_suffix="")
        for row in rows:
            if row.by_hand:
                self.fields[f"d{row.membership_id}"] = MoneyField(
                    label=row.name,
                    required=False,
                    initial=row.due,
                    help_text=_("Từ 2.000 đến 30.000 đồng mỗi tháng; ngoài tuổi lao động đóng một nửa."),
                )

    def amounts(self) -> dict[int, int]:
        """Return what was typed, by membership."""
        return {int(name[1:]): value for name, value in self.cleaned_data.items() if value is not None}


# ── bases and reliefs ───────────────────────────────────────────────────────
def _month_choices(today: date, back: int, ahead: int) -> list[tuple[str, str]]:
    this = month_of(today)
    return [(f"{one:%Y-%m}", said(one).capitalize()) for one in span(later(this, -back), later(this, ahead))]


def _month(text: str) -> date:
    year, _dash, number = text.partition("-")
    return date(int(year), int(number), 1)


class BasesForm(ActForm):
    """Căn cứ của cả chi bộ: group, income and paper of each member, from a month on."""

    def __init__(self, data: Any = None, *, rows: Sequence[BasisRow], today: date) -> None:
        """Make the boxes of each row, filled with what stands."""
        super().__init__(data, label_suffix="")
        self.rows = rows
        self.fields["first"] = forms.ChoiceField(
            label=_("Áp dụng từ"),
            choices=_month_choices(today, 12, 2),
            initial=f"{month_of(today):%Y-%m}",
            help_text=_("Người đóng bảo hiểm xã hội: tiền lương đóng bảo hiểm của tháng trước tháng này."),
        )
        for row in rows:
            pk = row.membership_id
            self.fields[f"k{pk}"] = forms.ChoiceField(
                label=_("Nhóm của {name}").format(name=row.name),
                choices=[("", _("Chưa ghi")), *DuesKind.choices],
                required=False,
                initial=row.kind,
            )
            self.fields[f"n{pk}"] = MoneyField(
                label=_("Số tiền mỗi tháng của {name}").format(name=row.name), required=False, initial=row.amount
            )
            self.fields[f"w{pk}"] = CleanTextField(
                label=_("Theo giấy tờ nào, của {name}").format(name=row.name),
                required=False,
                max_length=300,
                initial=row.note,
            )
            self.fields[f"o{pk}"] = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def first_month(self) -> date:
        """Return the month from which the bases hold."""
        return _month(self.cleaned_data["first"])

    def wishes(self) -> list[Wish]:
        """Return the rows that say something."""
        return [self._wish(row) for row in self.rows if self.cleaned_data.get(f"k{row.membership_id}") or row.kind]

    def _wish(self, row: BasisRow) -> Wish:
        data, pk = self.cleaned_data, row.membership_id
        first, _dash, second = (data.get(f"o{pk}") or "").partition("-")
        known = first.isdecimal() and second.isdecimal()
        return Wish(
            pk,
            data[f"k{pk}"],
            data.get(f"n{pk}"),
            data.get(f"w{pk}") or "",
            opened=(int(first), int(second)) if known else None,
        )

    def filled(self) -> list[BasisRow]:
        """Return the rows with their boxes."""
        return [
            replace(row, boxes={name: self[f"{name}{row.membership_id}"] for name in ("k", "n", "w")})
            for row in self.rows
        ]


def _relief_kinds() -> list[tuple[str, str]]:
    return [(one.value, str(one.label).capitalize()) for one in ReliefKind]


class ReliefForm(ActForm):
    """Đề nghị miễn, giảm: ai, trường hợp nào, từ tháng nào, bao lâu, đề nghị ngày nào."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Đề nghị"),
        choices=_relief_kinds,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Miễn là không phải đóng; giảm là đóng một phần."),
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("Trường hợp"),
        choices=ReliefGround.choices,
        help_text=gettext_lazy("Hộ nghèo, cận nghèo và bệnh hiểm nghèo chỉ được miễn khi đồng chí ấy đề nghị."),
    )
    months = forms.IntegerField(
        label=gettext_lazy("Số tháng"),
        required=False,
        min_value=0,
        max_value=1200,
        help_text=gettext_lazy("Ví dụ 6. Hoàn cảnh khó khăn khác: mỗi lần không quá 12 tháng. Để trống nếu lâu dài."),
    )
    requested_on = PartialDateField(
        label=gettext_lazy("Ngày đồng chí ấy đề nghị"),
        required=False,
        full=True,
        help_text=gettext_lazy("Ngày trên đơn hoặc ngày nói với chi ủy, ví dụ 3 | 3 | 2026."),
    )
    reason = CleanTextField(
        label=gettext_lazy("Hoàn cảnh"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Ví dụ: giấy chứng nhận hộ cận nghèo năm 2026."),
    )
    field_order = ("member", "kind", "share", "ground", "first", "months", "requested_on", "reason")

    def __init__(self, data: Any = None, *, people: Sequence[tuple[int, str]], today: date) -> None:
        """Offer the members of the cell, the shares of today's rules, the months around."""
        super().__init__(data, label_suffix="")
        self.fields["member"] = forms.TypedChoiceField(
            label=_("Đồng chí"), choices=[("", _("Chọn")), *people], coerce=int, help_text=_("Ví dụ Nguyễn Văn An.")
        )
        self.fields["share"] = forms.ChoiceField(
            label=_("Mức giảm"),
            required=False,
            choices=[("", _("Không giảm")), *((str(one), percent(one)) for one in rules.shares_on(today))],
            help_text=_("Chỉ chọn khi đề nghị giảm, ví dụ 50%."),
        )
        self.fields["first"] = forms.ChoiceField(
            label=_("Từ"),
            choices=_month_choices(today, 12, 6),
            initial=f"{month_of(today):%Y-%m}",
            help_text=_("Tháng đầu tiên được miễn, giảm."),
        )
        self.order_fields(self.field_order)

    def asked(self) -> Asking:
        """Return what is asked."""
        data = self.cleaned_data
        when = data["requested_on"]
        return Asking(
            data["kind"],
            data["ground"],
            _month(data["first"]),
            data["months"],
            Fraction(data["share"]) if data["share"] else None,
            when.value if when else None,
        )


class DecideReliefForm(LookAgainForm):
    """Quyết định miễn, giảm."""

    decision_number = CleanTextField(
        label=gettext_lazy("Số quyết định"), max_length=60, help_text=gettext_lazy("Ví dụ 12-QĐ/ĐU.")
    )
    decided_on = PartialDateField(
        label=gettext_lazy("Ngày quyết định"), full=True, help_text=gettext_lazy("Ví dụ 10 | 3 | 2026.")
    )
    issuer = CleanTextField(
        label=gettext_lazy("Nơi quyết định"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Ví dụ Đảng ủy phường Ngọc Hà."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, version: int, issuer: str = "") -> None:
        """Offer the committee above as the issuer."""
        super().__init__(data, initial={"version": version, "issuer": issuer}, label_suffix="")

    def paper(self) -> Paper:
        """Return the decision."""
        data = self.cleaned_data
        when = data["decided_on"]
        return Paper(data["decision_number"], when.value if when else None, data["issuer"])


class EndReliefForm(LookAgainForm):
    """Kết thúc miễn, giảm trước hạn; rút đề nghị chưa quyết định."""

    reason = CleanTextField(
        label=gettext_lazy("Lý do"), max_length=300, help_text=gettext_lazy("Ví dụ: gia đình đã thoát nghèo.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("last", "reason")

    def __init__(self, data: Any = None, *, version: int, today: date) -> None:
        """Offer the months around as the first one due again."""
        super().__init__(data, initial={"version": version}, label_suffix="")
        self.fields["last"] = forms.ChoiceField(
            label=_("Đóng lại từ"),
            choices=_month_choices(today, 12, 2),
            initial=f"{month_of(today):%Y-%m}",
            help_text=_("Tháng đầu tiên đồng chí ấy đóng bình thường trở lại."),
        )
        self.order_fields(self.field_order)

    @property
    def last(self) -> date:
        """Return the first month due again."""
        return _month(self.cleaned_data["last"])
