"""Forms of mergers, unions and divisions. Shape only."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import CELLS, Kind
from branches.fields import OrganisationField
from branches.forms import ActForm
from branches.services.merging import New
from members.reorganising.selectors import Member, Sibling


def _name(label: Any, *, required: bool = True) -> forms.CharField:
    hint = _("Như trong quyết định, ví dụ: Chi bộ Tổ dân phố số 7.")
    return forms.CharField(label=label, max_length=200, required=required, help_text=hint)


def _code(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=30,
        required=False,
        help_text=_("14 chữ số, ví dụ 01.001.053.000.001."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class MergeForm(ActForm):
    """The body into which this one goes."""

    target_id = OrganisationField(
        label=_("Sáp nhập vào"),
        permission=Permission.EDIT_ORGANISATIONS,
        help_text=_("Tổ chức cùng loại, còn hoạt động sau khi sáp nhập."),
    )
    field_order = ["target_id"]

    def within(self, scope: Scope, today: date, kind: str) -> None:
        """Offer cells for a cell, committees for a committee."""
        field = cast(OrganisationField, self.fields["target_id"])
        field.kinds = CELLS if kind in CELLS else tuple(one for one in Kind if one not in CELLS)
        field.within(scope, today)


class UniteForm(ActForm):
    """The bodies that become one new body, and its name."""

    others = forms.MultipleChoiceField(
        label=_("Hợp nhất cùng"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Các tổ chức cùng cấp trên, cùng loại."),
        error_messages={"required": _("Chọn ít nhất một tổ chức nữa.")},
    )
    name, code = _name(_("Tên tổ chức mới")), _code(_("Mã tổ chức mới"))
    field_order = ["others", "name", "code"]

    def offer(self, siblings: Sequence[Sibling]) -> None:
        """Offer the bodies of the same kind under the same parent."""
        field = cast(forms.MultipleChoiceField, self.fields["others"])
        field.choices = [(str(one.organisation_id), one.name) for one in siblings]

    def values(self) -> dict[str, Any]:
        """Return what the service takes, without the body whose page this is."""
        data = super().values()
        data["organisation_ids"] = [int(one) for one in data.pop("others")]
        del data["version"]
        return data


class SplitForm(ActForm):
    """Who goes to the new cell; with a second name the others too go to a new one, and this cell ends."""

    persons = forms.MultipleChoiceField(
        label=_("Đảng viên sang chi bộ mới"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ai không đánh dấu thì ở lại, hoặc sang chi bộ thứ hai nếu ghi tên chi bộ ấy."),
        error_messages={"required": _("Đánh dấu các đồng chí sang chi bộ mới.")},
    )
    name, code = _name(_("Tên chi bộ mới")), _code(_("Mã chi bộ mới"))
    rest_name = _name(_("Tên chi bộ mới thứ hai"), required=False)
    rest_code = _code(_("Mã chi bộ mới thứ hai"))
    field_order = ["persons", "name", "code", "rest_name", "rest_code"]

    def offer(self, members: Sequence[Member]) -> None:
        """Offer the members of the cell."""
        field = cast(forms.MultipleChoiceField, self.fields["persons"])
        probationary = _("{name} ({year}), dự bị")
        official = _("{name} ({year})")
        field.choices = [
            (str(one.pk), str(official if one.is_official else probationary).format(name=one.name, year=one.born))
            for one in members
        ]
        self.fields["rest_name"].help_text = _(
            "Chỉ ghi khi chia: các đồng chí còn lại sang chi bộ này, chi bộ cũ kết thúc."
        )

    def values(self) -> dict[str, Any]:
        """Return what the service takes."""
        data = super().values()
        rest_name, rest_code = data.pop("rest_name"), data.pop("rest_code")
        return {
            **{name: data[name] for name in data if name not in ("persons", "name", "code")},
            "person_ids": [int(one) for one in data["persons"]],
            "new": New(data["name"], data["code"]),
            "rest": New(rest_name, rest_code) if rest_name.strip() else None,
        }
