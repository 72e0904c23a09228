"""What the page of things to do is asked for, read out of its address: unit, kind, how late, from which row on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accounts.roles import Permission
from accounts.scope import Scope
from branches.fields import OrganisationField
from branches.models import OrganisationPeriod, WorkItem
from branches.workitems import selectors
from branches.workitems.registry import kinds

LATE: Final = "tre"
DUE: Final[dict[str, str | Promise]] = {
    "": gettext_lazy("Tất cả"),
    LATE: gettext_lazy("Trễ hạn"),
    "tuan": gettext_lazy("Trong 7 ngày tới"),
    "thang": gettext_lazy("Trong 31 ngày tới"),
}
AHEAD: Final = {"tuan": timedelta(days=7), "thang": timedelta(days=31)}


class AskingForm(forms.Form):
    """Của đơn vị nào, việc gì, hạn nào."""

    don_vi = OrganisationField(
        label=gettext_lazy("Của đơn vị"),
        required=False,
        permission=Permission.VIEW_CELL_LIFE,
        help_text=gettext_lazy("Bỏ trống là các đơn vị đồng chí giữ chức vụ. Ví dụ gõ: phuong lang."),
    )
    loai = forms.ChoiceField(
        label=gettext_lazy("Loại việc"), required=False, help_text=gettext_lazy("Chọn một loại để chỉ xem loại ấy.")
    )
    han = forms.ChoiceField(
        label=gettext_lazy("Hạn"),
        required=False,
        choices=list(DUE.items()),
        help_text=gettext_lazy("Tính từ hôm nay."),
    )

    def __init__(self, data: Any, *, scope: Scope, today: date) -> None:
        """Let a body in reach and a kind be chosen."""
        super().__init__(data, label_suffix="")
        self.fields["don_vi"].within(scope, today)  # type: ignore[attr-defined]
        known = sorted(kinds().values(), key=lambda kind: str(kind.label))
        choices = [("", gettext_lazy("Mọi loại việc")), *((kind.code, kind.label) for kind in known)]
        self.fields["loai"].choices = choices  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Asked:
    """What is asked for; without a unit the bodies where one holds a post and all below them."""

    form: AskingForm
    unit: OrganisationPeriod | None = None
    kind: str = ""
    due: str = ""
    after: tuple[date, int] | None = None

    def url(self, **more: object) -> str:
        """Return the address of the page with some parts changed; without ``sau`` it begins at the top."""
        given = {"don_vi": self.unit.organisation_id if self.unit else "", "loai": self.kind, "han": self.due} | more
        query = urlencode({name: value for name, value in given.items() if value})
        return reverse("workitems:list") + (f"?{query}" if query else "")

    def narrowed(self, items: QuerySet[WorkItem], today: date) -> QuerySet[WorkItem]:
        """Keep the things of the kind and within the days asked for."""
        if self.kind:
            items = items.filter(kind=self.kind)
        if self.due == LATE:
            items = items.filter(due_on__lt=today)
        elif self.due:
            items = items.filter(due_on__gte=today, due_on__lte=today + AHEAD[self.due])
        return items

    def from_here(self, items: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
        """Put the most pressing first and begin after the row the address names."""
        items = selectors.pressing(items)
        if self.after is None:
            return items
        day, pk = self.after
        return items.filter(Q(sort__gt=day) | Q(sort=day, pk__gt=pk))


def asked_of(given: Mapping[str, str], scope: Scope, today: date) -> Asked:
    """Read what is asked for out of an address; what cannot be read falls away."""
    bound = any(name in given for name in ("don_vi", "don_vi_q", "loai", "han"))
    form = AskingForm(given if bound else None, scope=scope, today=today)
    form.is_valid()
    found = form.cleaned_data if form.is_bound else {}
    chosen = found.get("don_vi")
    unit = OrganisationPeriod.objects.on(today).filter(organisation_id=chosen).first() if chosen else None
    return Asked(form, unit, found.get("loai", ""), found.get("han", ""), _after(given.get("sau", "")))


def _after(text: str) -> tuple[date, int] | None:
    day, _dot, pk = text.partition(".")
    if not pk.isascii() or not pk.isdecimal() or len(pk) > 18:
        return None
    try:
        return date.fromisoformat(day), int(pk)
    except ValueError:
        return None


def key_of(item: Any) -> str:
    """Write where a row stands, for the address of the page after it."""
    return f"{item.sort.isoformat()}.{item.pk}"
