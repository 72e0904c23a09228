"""The boxes of one condition: a form for each field and table of the record, and the older filters in small groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.scope import Scope
from members import codes, filters, kinds
from members.fields import DATES, Column, Kind
from members.forms.fields import CleanTextField
from members.lists import conditions, items, texts
from members.lists.conditions import ABSENT, ANY_LINE, FROM, INEXACT, NO_LINE, NUMBERS, PREFIX, PRESENT, TEXT, TO
from members.lists.items import Item
from vietnam import dates, words

LONG_LIST: Final = 12
"""Choices above which the box scrolls."""

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Quick:
    """One of the filters that reports link to: its words in the picker and its parameters."""

    name: str
    label: str | Promise
    params: tuple[str, ...]


QUICK: Final = (
    Quick("tuoi", gettext_lazy("Tuổi"), ("tuoi_tu", "tuoi_den")),
    Quick("tuoi_dang", gettext_lazy("Tuổi Đảng"), ("tuoi_dang_tu", "tuoi_dang_den")),
    Quick("dang", gettext_lazy("Chính thức hay dự bị"), ("dang",)),
    Quick("trang_thai", gettext_lazy("Trạng thái"), ("trang_thai",)),
    Quick("xep_loai", gettext_lazy("Xếp loại gần nhất"), ("xep_loai", "nam_xep_loai")),
    Quick("loai_hinh", gettext_lazy("Loại hình đơn vị"), ("loai_hinh",)),
    Quick("thieu", gettext_lazy("Còn thiếu dữ liệu"), ("thieu",)),
    Quick("sai", gettext_lazy("Cần xem lại"), ("sai",)),
    Quick("bien_dong", gettext_lazy("Biến động"), ("bien_dong", "huong", "tu_ngay", "den_ngay")),
    Quick("ngay", gettext_lazy("Tính đến ngày"), ("ngay",)),
    Quick("dan_toc", gettext_lazy("Các dân tộc thiểu số"), ("dan_toc",)),
    Quick("ton_giao", gettext_lazy("Có tôn giáo"), ("ton_giao",)),
)
QUICK_BY_NAME: Final = {quick.name: quick for quick in QUICK}
DAYS: Final = {
    "ngay": gettext_lazy("Tính đến ngày"),
    "tu_ngay": gettext_lazy("Từ ngày"),
    "den_ngay": gettext_lazy("Đến ngày"),
}


def picker(scope: Scope) -> list[tuple[str | Promise, list[tuple[str, str]]]]:
    """Return what a condition can be about, under headings, for the box that asks which."""
    quick = [(one.name, str(one.label)) for one in QUICK]
    shelves = [(shelf.legend, [(one.name, one.label) for one in shelf.items]) for shelf in items.shelves(scope)]
    return [(_("Thường dùng"), quick), *shelves]


class ManyBoxes(forms.CheckboxSelectMultiple):
    """Boxes to tick, in a frame that scrolls when the list is long."""

    def __init__(self, *, is_long: bool) -> None:
        """Say whether the list is long."""
        super().__init__(attrs={"class": "long" if is_long else "across"})


class DayBoxes(forms.Form):
    """The days of a list: as of when, or from and to."""

    mark_required = True

    def __init__(self, names: Sequence[str], values: Mapping[str, str]) -> None:
        """Make the boxes of these days."""
        super().__init__(initial=dict(values))
        for name in names:
            hint = _("Ví dụ 30/06/2026.")
            self.fields[name] = forms.CharField(label=DAYS[name], required=False, help_text=hint, max_length=40)
            self.fields[name].widget.attrs |= {"size": 12, "inputmode": "numeric", "autocomplete": "off"}


def quick_fields(quick: Quick, bound: filters.MemberFilter, values: Mapping[str, str]) -> list[BoundField]:
    """Return the boxes of one of the older filters, as the filter's own form has them."""
    days = DayBoxes([name for name in quick.params if name in DAYS], values)
    return [days[name] if name in DAYS else bound.form[name] for name in quick.params]


class ConditionForm(forms.Form):
    """The boxes of one field or table: what it shall be, from when to when, or whether it is written at all."""

    mark_required = True
    """No box need be filled, and saying so at each would be noise."""

    def __init__(
        self, item: Item, data: Mapping[str, Any] | None = None, asked: conditions.Asked | None = None
    ) -> None:
        """Make the boxes and fill them with what is asked now."""
        self.item = item
        self.asked = asked or conditions.Asked({})
        super().__init__(data)
        if item.table:
            self._table()
        else:
            self._field()

    # ── boxes ───────────────────────────────────────────────────────────────
    def _field(self) -> None:
        one, name = self.item.field, self.item.name
        assert one is not None
        if one.kind == Kind.CODE:
            self._codes(one, name, self.item.label, written=True)
            return
        if one.kind in items.WORDS_TO_SEARCH:
            self._text("chu", name, _("Có chữ"))
        if one.kind in DATES or one.kind in NUMBERS:
            self._range(name, _("Từ"), _("Đến"), dated=one.kind in DATES)
        choices = [("", _("đã ghi hay chưa đều được")), (PRESENT, _("đã ghi")), (ABSENT, _("chưa ghi"))]
        if one.kind == Kind.DATE:
            choices.append((INEXACT, _("chưa đủ ngày, tháng")))
        marks = [key for key in self.asked.keys(name) if key in dict(choices)]
        if one.kind not in items.WORDS_TO_SEARCH | DATES | NUMBERS:
            choices = choices[1:]
        self.fields["ghi"] = forms.ChoiceField(
            label=_("Trong hồ sơ"),
            choices=choices,
            required=False,
            initial=marks[0] if marks else "",
            widget=forms.RadioSelect(attrs={"class": "across"}),
        )

    def _table(self) -> None:
        table = self.item.table
        assert table is not None
        self.fields["dong"] = forms.ChoiceField(
            label=self.item.label,
            choices=[(ANY_LINE, _("có")), (NO_LINE, _("không có"))],
            initial=self.asked.values.get(table.name) or ANY_LINE,
            required=False,
            widget=forms.RadioSelect(attrs={"class": "across"}),
        )
        for column in table.columns:
            key = f"{table.name}.{column.name}"
            if column.kind == Kind.CODE:
                self._codes(column, key, self._label(column))
        told = next((one for one in table.columns if _tells(one)), None)
        if told:
            said = _("{column} có chữ").format(column=self._label(told))
            self._text("chu", f"{table.name}.{told.name}", said)
        if items.main_date(table):
            self._range(table.name, _("Từ năm hoặc ngày"), _("Đến năm hoặc ngày"), dated=True)

    def _label(self, column: Column) -> str:
        from django.apps import apps

        table = self.item.table
        assert table is not None
        return str(apps.get_model("members", table.model)._meta.get_field(column.name).verbose_name)  # type: ignore[union-attr]

    def _codes(self, one: Any, key: str, label: str, *, written: bool = False) -> None:
        choices: Choices = [(entry.key, kinds.code_label(one.codes, entry.key)) for entry in codes.get(one.codes)]
        if written:
            choices += [(ABSENT, _("chưa ghi"))]
        self.fields[key] = forms.MultipleChoiceField(
            label=label,
            choices=choices,
            required=False,
            initial=self.asked.keys(key),
            widget=ManyBoxes(is_long=len(choices) > LONG_LIST),
        )

    def _text(self, name: str, key: str, label: str) -> None:
        kept = [self.asked.text(value) for value in self.asked.keys(key) if value.startswith(TEXT)]
        self.text_key = key
        self.fields[name] = CleanTextField(
            label=label,
            required=False,
            max_length=texts.MOST,
            initial=next((text for text in kept if text), ""),
            help_text=_("Gõ có dấu hay không dấu đều được. Chữ này không nằm trong địa chỉ trang."),
        )

    def _range(self, key: str, low: str, high: str, *, dated: bool) -> None:
        hint = _("Ví dụ 2001, 9/2001 hoặc 02/09/2001.") if dated else _("Ví dụ 60.000.000.")
        for end, label in ((FROM, low), (TO, high)):
            self.fields[f"{key}.{end}"] = forms.CharField(
                label=label,
                required=False,
                max_length=40,
                help_text=hint,
                initial=self.asked.values.get(f"{key}.{end}", ""),
                widget=forms.TextInput(attrs={"size": 12, "inputmode": "numeric", "autocomplete": "off"}),
            )

    # ── reading ─────────────────────────────────────────────────────────────
    def clean(self) -> dict[str, Any]:
        """Refuse a date or number nobody can read."""
        values = super().clean() or {}
        dated = self.item.table is not None or (self.item.kind in DATES)
        for name in [name for name in self.fields if name.rpartition(".")[2] in (FROM, TO) and values.get(name)]:
            try:
                if dated:
                    values[name] = dates.parse(values[name]).display()
                else:
                    words.parse_number(values[name])
            except ValueError:
                self.add_error(name, _("Chưa đọc được. Hãy ghi bằng số, ví dụ 2001 hoặc 02/09/2001."))
        return values

    def params(self) -> tuple[dict[str, str], str]:
        """Return the parameters of the condition without the text, and the text to keep under a key.

        The parameter whose value shall be that key is ``text_param``.
        """
        values = self.cleaned_data
        made = {
            f"{PREFIX}{name}": ",".join(value) if isinstance(value, list) else value
            for name, value in values.items()
            if name not in ("chu", "ghi", "dong") and value
        }
        if values.get("ghi"):
            made[f"{PREFIX}{self.item.name}"] = values["ghi"]
        if self.item.table and (values.get("dong") == NO_LINE or not made):
            made[f"{PREFIX}{self.item.name}"] = values.get("dong") or ANY_LINE
        return made, values.get("chu", "")

    @property
    def text_param(self) -> str:
        """Return the parameter that carries the key of the text."""
        return f"{PREFIX}{self.text_key}"


def _tells(column: Column) -> bool:
    """Say whether a text is worth a box: words, not the name of somebody nor the number of a paper."""
    return column.kind in items.WORDS_TO_SEARCH - {Kind.NAME} and not column.name.endswith("number")


def condition_form(
    name: str, scope: Scope, params: Mapping[str, str], kept: Mapping[str, str], data: Mapping[str, Any] | None = None
) -> ConditionForm | None:
    """Return the boxes of a field or table somebody may ask about, None for anything else."""
    item = items.item(name)
    if item is None or name not in {one.name for shelf in items.shelves(scope) for one in shelf.items}:
        return None
    own = {key.removeprefix(PREFIX): value for key, value in params.items() if _is_of(key, name)}
    return ConditionForm(item, data, conditions.Asked(own, kept))


def _is_of(param: str, name: str) -> bool:
    return param == f"{PREFIX}{name}" or param.startswith(f"{PREFIX}{name}.")


def without(params: Mapping[str, str], name: str) -> dict[str, str]:
    """Return the parameters without those of one item."""
    return {key: value for key, value in params.items() if not _is_of(key, name)}
