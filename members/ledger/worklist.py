"""Who is exempt, suspended or held up in a reach, those past their end first: evidence, each with the next act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.roles import Permission
from accounts.scope import Scope
from branches.fields import OrganisationField
from branches.selectors.places import names_on
from members import filters
from members.choices import Standing
from members.ledger.pages import spell_words
from members.ledger.state import span
from members.models import Exemption, Hold, Membership, Person, Suspension

PAGE: Final = 50
MOST_PAGES: Final = 10_000
SOON: Final = timedelta(days=14)
"""How long before its end a time apart is told."""
GROUPS: Final[dict[str, str | Promise]] = {
    "": gettext_lazy("Miễn và đình chỉ"),
    "qua-han": gettext_lazy("Quá hạn"),
    "sap-het": gettext_lazy("Sắp hết hạn"),
    "mien": gettext_lazy("Miễn sinh hoạt"),
    "dinh-chi": gettext_lazy("Đình chỉ"),
    "chua-co-giay": gettext_lazy("Chưa ghi giấy"),
    "vuong-mac": gettext_lazy("Vướng mắc khi chuyển"),
}
"""Which rows the list shows, by the parameter of its address."""

MODELS: Final[dict[str, type[Exemption] | type[Suspension]]] = {"mien": Exemption, "dinh-chi": Suspension}
NEXT: Final[dict[str, tuple[tuple[str, str | Promise], ...]]] = {
    "mien": (("mien-tiep", gettext_lazy("Miễn tiếp")), ("thoi-mien", gettext_lazy("Thôi miễn"))),
    "dinh-chi": (("gia-han-dinh-chi", gettext_lazy("Gia hạn")), ("thoi-dinh-chi", gettext_lazy("Thôi đình chỉ"))),
    "vuong-mac": (("het-vuong-mac", gettext_lazy("Ghi hết vướng mắc")),),
    Standing.EXEMPT: (("mien-tiep", gettext_lazy("Ghi quyết định miễn")), ("thoi-mien", gettext_lazy("Thôi miễn"))),
    Standing.SUSPENDED: (("thoi-dinh-chi", gettext_lazy("Thôi đình chỉ")),),
}
"""What may be done about each kind of row."""


class UnitForm(forms.Form):
    """Của đơn vị nào."""

    don_vi = OrganisationField(
        label=gettext_lazy("Của đơn vị"),
        required=False,
        permission=Permission.VIEW_MEMBERS,
        help_text=gettext_lazy("Bỏ trống là cả phạm vi của đồng chí. Ví dụ gõ: phuong lang."),
    )

    def __init__(self, data: Any, *, scope: Scope, today: date) -> None:
        """Let a body in reach be chosen."""
        super().__init__(data, label_suffix="")
        self.fields["don_vi"].within(scope, today)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Asked:
    """What is asked for: which group, of which unit, which page."""

    form: UnitForm
    group: str = ""
    unit: filters.Unit | None = None
    page: int = 1

    def url(self, group: str, page: int = 1) -> str:
        """Return the address of a group of this unit."""
        given = {"nhom": group, "don_vi": str(self.unit.organisation_id) if self.unit else ""}
        given["trang"] = str(page) if page > 1 else ""
        query = urlencode({name: value for name, value in given.items() if value})
        return reverse("ledger:apart") + (f"?{query}" if query else "")


@dataclass(frozen=True)
class Group:
    """One group of the list: its words, how many, its address."""

    label: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True)
class Row:
    """One time apart or hold: whose, what, until when, what may be done."""

    name: str
    url: str
    cell: str
    words: str
    span: str
    late: str
    is_late: bool
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Worklist:
    """One page of the list."""

    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    total: int
    next_url: str


def asked_of(given: Mapping[str, str], scope: Scope, today: date) -> Asked:
    """Read what is asked for out of an address; what cannot be read falls away."""
    form = UnitForm(given if "don_vi" in given or "don_vi_q" in given else None, scope=scope, today=today)
    chosen = form.cleaned_data["don_vi"] if form.is_bound and form.is_valid() else None
    group, number = given.get("nhom", ""), given.get("trang", "")
    page = min(int(number), MOST_PAGES) if number.isascii() and number.isdecimal() and len(number) < 6 else 1
    return Asked(
        form,
        group if group in GROUPS else "",
        filters.unit_on(chosen, today) if chosen else None,
        max(page, 1),
    )


def of(scope: Scope, today: date, asked: Asked) -> Worklist:
    """Return one page of who is apart in a reach, with how many each group has; nine queries, whatever is shown."""
    counts = _counts(scope, today, asked.unit)
    found = _page(scope, today, asked)
    groups = tuple(
        Group(str(words), counts[key], asked.url(key), key == asked.group)
        for key, words in GROUPS.items()
        if key != "vuong-mac" or scope.holds(Permission.VIEW_BACKGROUND)
    )
    more = counts[asked.group] > asked.page * PAGE
    next_url = asked.url(asked.group, asked.page + 1) if more else ""
    return Worklist(_rows(found, scope, today), groups, counts[asked.group], next_url)


def running(
    model: type[Exemption] | type[Suspension] | type[Hold],
    scope: Scope,
    unit: filters.Unit | None = None,
    permission: Permission = Permission.VIEW_MEMBERS,
) -> QuerySet[Any]:
    """Return the rows of a reach that run in a membership that goes on."""
    rows = model.objects.visible_to(scope, permission).filter(ends_on=None, membership__ended_on=None)
    return rows.filter(membership__person__keeper_path__startswith=unit.path) if unit else rows


def bare(scope: Scope, unit: filters.Unit | None = None) -> QuerySet[Membership]:
    """Return the memberships of a reach whose standing came from a list, without the paper behind it."""
    rows = Membership.objects.visible_to(scope).open().filter(standing__in=(Standing.EXEMPT, Standing.SUSPENDED))
    for model in MODELS.values():
        rows = rows.filter(~Exists(model.objects.filter(membership=OuterRef("pk"), ends_on=None)))
    return rows.filter(person__keeper_path__startswith=unit.path) if unit else rows


def late(today: date) -> Q:
    """Return the condition of being past the end on the paper."""
    return Q(until_on__lt=today)


def near(today: date) -> Q:
    """Return the condition of ending soon."""
    return Q(until_on__gte=today, until_on__lte=today + SOON)


def _counts(scope: Scope, today: date, unit: filters.Unit | None) -> dict[str, int]:
    found = dict.fromkeys(GROUPS, 0)
    for key, model in MODELS.items():
        numbers = running(model, scope, unit).aggregate(
            n=Count("pk"), late=Count("pk", filter=late(today)), near=Count("pk", filter=near(today))
        )
        found[key] = numbers["n"]
        found[""] += numbers["n"]
        found["qua-han"] += numbers["late"]
        found["sap-het"] += numbers["near"]
    found["chua-co-giay"] = bare(scope, unit).count()
    found["vuong-mac"] = running(Hold, scope, unit, Permission.VIEW_BACKGROUND).count()
    return found


def _page(scope: Scope, today: date, asked: Asked) -> list[tuple[str, Any]]:
    """Return the rows of the page with their kinds, the most pressing first; those without an end last."""
    first = (asked.page - 1) * PAGE
    if asked.group == "vuong-mac":
        holds = running(Hold, scope, asked.unit, Permission.VIEW_BACKGROUND).select_related("membership__person")
        return [("vuong-mac", row) for row in holds.order_by("starts_on", "pk")[first : first + PAGE]]
    if asked.group == "chua-co-giay":
        rows_without = bare(scope, asked.unit).select_related("person").order_by("standing_on", "pk")
        return [(row.standing, row) for row in rows_without[first : first + PAGE]]
    wanted = {"qua-han": late(today), "sap-het": near(today)}.get(asked.group, Q())
    lists = [
        running(model, scope, asked.unit)
        .filter(wanted)
        .annotate(what=Value(key, output_field=CharField()))
        .values_list("until_on", "pk", "what")
        for key, model in MODELS.items()
        if asked.group in ("", "qua-han", "sap-het", key)
    ]
    keys = list(lists[0].union(*lists[1:], all=True).order_by("until_on", "pk", "what")[first : first + PAGE])
    rows: dict[tuple[str, int], Any] = {}
    for kind, model in MODELS.items():
        ids = [pk for _until, pk, what in keys if what == kind]
        read = model.objects.filter(pk__in=ids).select_related("membership__person") if ids else ()
        rows |= {(kind, row.pk): row for row in read}
    return [(what, rows[what, pk]) for _until, pk, what in keys if (what, pk) in rows]


def _rows(found: list[tuple[str, Any]], scope: Scope, today: date) -> tuple[Row, ...]:
    cells = {_person(row).keeper_id for _kind, row in found}
    names = names_on({(cell, today) for cell in cells}) if cells else {}
    return tuple(_row(kind, row, names.get((_person(row).keeper_id, today), ""), scope, today) for kind, row in found)


def _person(row: Any) -> Person:
    found: Person = row.person if isinstance(row, Membership) else row.membership.person
    return found


def _row(kind: str, row: Any, cell: str, scope: Scope, today: date) -> Row:
    person = _person(row)
    writes = scope.allows(Permission.EDIT_MEMBERS, person.keeper_path)
    until = row.until_on if isinstance(row, (Exemption, Suspension)) else None
    acts = NEXT[kind][1:] if kind == "dinh-chi" and row.extended else NEXT[kind]
    words, when = _said(row, guarded=scope.allows(Permission.VIEW_BACKGROUND, person.keeper_path))
    return Row(
        name=person.full_name,
        url=reverse("ledger:acts", args=[person.pk]),
        cell=cell,
        words=words,
        span=when,
        late=until_words(until, today),
        is_late=until is not None and until < today,
        acts=tuple((str(said), reverse("ledger:act", args=[person.pk, word])) for word, said in acts if writes),
    )


def _said(row: Any, *, guarded: bool) -> tuple[str, str]:
    """Say what a row is and since when."""
    if isinstance(row, (Exemption, Suspension)):
        return spell_words(row, guarded=guarded), span(row)
    since = row.starts_on if isinstance(row, Hold) else row.standing_on
    words = str(row.get_kind_display() if isinstance(row, Hold) else row.get_standing_display())
    return words, _("từ {first}").format(first=f"{since:%d/%m/%Y}") if since else _("chưa ghi từ ngày nào")


def until_words(until: date | None, today: date) -> str:
    """Say how far the end is."""
    if until is None:
        return ""
    days = (until - today).days
    if days < 0:
        return _("quá hạn {n} ngày").format(n=-days)
    return _("hết hạn hôm nay") if days == 0 else _("còn {n} ngày").format(n=days)
