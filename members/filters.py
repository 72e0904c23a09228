"""The filters of the members' list: one definition each, the same behind a figure, a list and a file.

Every filter acts on memberships with their person; ``day`` is the day the list speaks of. The names
of the parameters are part of the addresses that reports link to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from branches.choices import BASES, CELLS, COMMITTEES, Sector
from branches.models import OrganisationPeriod
from branches.sectors import bodies_of
from members import checks
from members.choices import ENDED_STANDINGS, MovementKind, Precision, Sex, Standing
from members.models import Membership, Person, Placement
from members.movements import INTO, OUT_OF, WITHIN
from rulebook.calendar import add_months
from vietnam import ethnic, religions

OTHER_THAN_KINH = "khac_kinh"
MISSING = "thieu"
WITH_RELIGION = "co"

OFFICIAL = "chinh_thuc"
PROBATIONARY = "du_bi"

MISSING_DATA: dict[str, tuple[Any, Callable[[date], Q]]] = {
    "so_dinh_danh": (_("số định danh cá nhân"), lambda day: Q(person__identity_number="")),
    "so_the": (_("số thẻ (đã chính thức)"), lambda day: Q(person__card_number="", official_on__lte=day)),
    "ngay_sinh": (_("ngày sinh đầy đủ"), lambda day: ~Q(person__born_precision=Precision.DAY)),
    "ngay_vao_dang": (
        _("ngày vào Đảng đầy đủ"),
        lambda day: Q(admitted_on__isnull=True) | ~Q(admitted_precision=Precision.DAY),
    ),
    "ngay_chinh_thuc": (
        _("ngày chính thức (vào Đảng trên 13 tháng)"),
        lambda day: Q(official_on__isnull=True, admitted_on__lt=add_months(day, -13)),
    ),
    "dan_toc": (_("dân tộc"), lambda day: Q(person__ethnic="")),
    "ton_giao": (_("tôn giáo"), lambda day: Q(person__religion="")),
    "dien_thoai": (_("điện thoại"), lambda day: Q(person__phone="")),
    "gioi_tinh": (_("giới tính"), lambda day: Q(person__sex="")),
    "moc_tuoi_dang": (
        _("ngày quyết định kết nạp và ngày vào Đảng"),
        lambda day: Q(decided_on__isnull=True, admitted_on__isnull=True),
    ),
}


@dataclass(frozen=True)
class Unit:
    """The organisation a list is about, in the tree of the list's day."""

    organisation_id: int
    name: str
    kind: str
    path: str


def unit_on(organisation_id: int, day: date) -> Unit | None:
    """Return the organisation as it stood on ``day``; None when it did not exist then."""
    row = (
        OrganisationPeriod.objects.on(day)
        .filter(organisation_id=organisation_id)
        .values_list("organisation_id", "name", "kind", "path")
        .first()
    )
    return Unit(*row) if row else None


def people_on(day: date, today: date, standing: str = "", unit: Unit | None = None) -> QuerySet[Membership]:
    """Return the memberships a list starts from, of the unit when one is given.

    A member on a day has an open formal placement that day. Today this is the open membership,
    whose columns on Person make the list one index away; services keep the two equal. With an
    ended ``standing`` the list is of those who left (today only).
    """
    if standing not in ENDED_STANDINGS and day != today:
        placed = Placement.objects.formal().on(day)
        if unit:
            placed = placed.filter(
                cell__in=OrganisationPeriod.objects.on(day).below(unit.path).values("organisation_id")
            )
        return Membership.objects.filter(pk__in=placed.values("membership_id"))
    chosen = Q(standing=standing) if standing else Q()
    present = Q() if standing in ENDED_STANDINGS else Q(ended_on__isnull=True)
    return Membership.objects.filter(present & chosen & (inside(unit) if unit else Q()))


def inside(unit: Unit) -> Q:
    """Return the condition that a record is kept in the unit today."""
    if unit.kind in COMMITTEES:
        return Q(person__committee=unit.organisation_id)
    if unit.kind in CELLS:
        return Q(person__keeper=unit.organisation_id)
    if unit.kind in BASES:
        return Q(person__base=unit.organisation_id)
    return Q(person__keeper_path__startswith=unit.path)


def years_before(day: date, years: int) -> date:
    """Return the same day ``years`` earlier (28/2 for 29/2)."""
    return add_months(day, -12 * years)


class MemberFilter(django_filters.FilterSet):
    """Bộ lọc danh sách đảng viên."""

    gioi_tinh = django_filters.ChoiceFilter(label=_("Giới tính"), field_name="person__sex", choices=Sex.choices)
    dang = django_filters.ChoiceFilter(
        label=_("Chính thức hay dự bị"),
        choices=[(OFFICIAL, _("chính thức")), (PROBATIONARY, _("dự bị"))],
        method="by_officiality",
    )
    trang_thai = django_filters.ChoiceFilter(
        label=_("Trạng thái"), choices=[(value, label) for value, label in Standing.choices], method="kept"
    )
    tuoi_tu = django_filters.NumberFilter(label=_("Tuổi từ"), min_value=0, max_value=130, method="by_least_age")
    tuoi_den = django_filters.NumberFilter(label=_("Tuổi đến"), min_value=0, max_value=130, method="by_greatest_age")
    tuoi_dang_tu = django_filters.NumberFilter(
        label=_("Tuổi Đảng từ"), min_value=0, max_value=110, method="by_least_party_age"
    )
    tuoi_dang_den = django_filters.NumberFilter(
        label=_("Tuổi Đảng đến"), min_value=0, max_value=110, method="by_greatest_party_age"
    )
    dan_toc = django_filters.ChoiceFilter(label=_("Dân tộc"), choices=list, method="by_ethnic")
    ton_giao = django_filters.ChoiceFilter(label=_("Tôn giáo"), choices=list, method="by_religion")
    loai_hinh = django_filters.ChoiceFilter(
        label=_("Loại hình đơn vị"), choices=[*Sector.choices, (MISSING, _("chưa ghi"))], method="by_sector"
    )
    thieu = django_filters.ChoiceFilter(
        label=_("Còn thiếu"),
        choices=[(key, words) for key, (words, _condition) in MISSING_DATA.items()],
        method="by_missing",
    )
    sai = django_filters.ChoiceFilter(
        label=_("Cần xem lại"),
        choices=[(code, checks.CHECKS[code].label) for code in checks.CONTRADICTIONS],
        method="by_check",
    )
    bien_dong = django_filters.ChoiceFilter(label=_("Biến động"), choices=MovementKind.choices, method="kept")
    huong = django_filters.ChoiceFilter(
        label=_("Hướng biến động"),
        choices=[(INTO, _("tăng")), (OUT_OF, _("giảm")), (WITHIN, _("trong nội bộ"))],
        method="kept",
    )

    class Meta:
        model = Membership
        fields: list[str] = []

    def __init__(self, data: Any, queryset: QuerySet[Membership], *, day: date) -> None:
        """Filter the memberships of ``day``."""
        self.day = day
        super().__init__(data=data, queryset=queryset)
        self.filters["dan_toc"].extra["choices"] = [
            (OTHER_THAN_KINH, _("các dân tộc thiểu số")),
            (MISSING, _("chưa ghi")),
            *((key, ethnic.label(key)) for key in ethnic.NAMES),
        ]
        self.filters["ton_giao"].extra["choices"] = [
            (WITH_RELIGION, _("có tôn giáo")),
            (MISSING, _("chưa ghi")),
            *((key, religions.label(key)) for key in religions.NAMES),
        ]

    def kept(self, queryset: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        """Change nothing: the rows to start from were chosen by this value already."""
        return queryset

    def by_officiality(self, queryset: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        """Keep official members of the day, or the others."""
        official = Q(official_on__lte=self.day)
        return queryset.filter(official if value == OFFICIAL else ~official | Q(official_on__isnull=True))

    def by_least_age(self, queryset: QuerySet[Membership], name: str, value: Any) -> QuerySet[Membership]:
        """Keep those who have reached the age."""
        return queryset.filter(person__born_on__lte=years_before(self.day, int(value)))

    def by_greatest_age(self, queryset: QuerySet[Membership], name: str, value: Any) -> QuerySet[Membership]:
        """Keep those who have not reached the next age."""
        return queryset.filter(person__born_on__gt=years_before(self.day, int(value) + 1))

    def by_least_party_age(self, queryset: QuerySet[Membership], name: str, value: Any) -> QuerySet[Membership]:
        """Keep those who have reached the party age, from the decision, else from the ceremony."""
        return self._party_age(queryset).filter(counted_from__lte=years_before(self.day, int(value)))

    def by_greatest_party_age(self, queryset: QuerySet[Membership], name: str, value: Any) -> QuerySet[Membership]:
        """Keep those who have not reached the next year of party age."""
        return self._party_age(queryset).filter(counted_from__gt=years_before(self.day, int(value) + 1))

    def by_ethnic(self, queryset: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        """Keep one ethnic group, the minorities, or those without an entry."""
        if value == OTHER_THAN_KINH:
            return queryset.exclude(person__ethnic__in=["", "kinh"])
        return queryset.filter(person__ethnic="" if value == MISSING else value)

    def by_religion(self, queryset: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        """Keep one religion, those with any, or those without an entry."""
        if value == WITH_RELIGION:
            return queryset.exclude(person__religion__in=["", religions.NONE])
        return queryset.filter(person__religion="" if value == MISSING else value)

    def by_sector(self, queryset: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        """Keep the members of cells that count under one sector on the day, their own or that of a body above."""
        cells = bodies_of("" if value == MISSING else value, self.day)
        placed = Placement.objects.formal().on(self.day).filter(cell__in=cells)
        return queryset.filter(pk__in=placed.values("membership_id"))

    def by_missing(self, queryset: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        """Keep the records that lack something."""
        return queryset.filter(MISSING_DATA[value][1](self.day))

    def by_check(self, queryset: QuerySet[Membership], name: str, value: str) -> QuerySet[Membership]:
        """Keep the records in which a check finds a contradiction."""
        return queryset.filter(person__in=checks.found_by(Person.objects.all(), value, self.day).values("pk"))

    @staticmethod
    def _party_age(queryset: QuerySet[Membership]) -> QuerySet[Any]:
        return queryset.annotate(counted_from=Coalesce("decided_on", "admitted_on"))
