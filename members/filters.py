"""The filters of the members' list: one definition each, the same behind a figure, a list and a file.

Every filter acts on memberships with their person; ``day`` is the day the list speaks of. The names
of the parameters are part of the addresses that reports link to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.db.models.lookups import GreaterThan, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from accounts.roles import Permission
from accounts.scope import Scope
from branches.choices import BASES, CELLS, COMMITTEES, Sector
from branches.models import OrganisationPeriod
from branches.sectors import bodies_of
from members.choices import ENDED_STANDINGS, MovementKind, Precision, RatingLevel, Sex, Standing
from members.models import Membership, Placement
from members.movements import INTO, OUT_OF, WITHIN
from members.parked import registry as parked
from members.party_days import CountedFrom
from members.quality import faults
from members.ratings.latest import latest
from members.standing_on import standing_on
from rulebook.calendar import add_months
from vietnam import ethnic, religions

OTHER_THAN_KINH = "khac_kinh"
MISSING = "thieu"
WITH_RELIGION = "co"

YEARS_RATED = 15
"""So many years back the last rating of a member can be asked for."""

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


def first_unit(scope: Scope, today: date) -> Unit | None:
    """Return the first unit whose members somebody may see today, the one the home page speaks of."""
    path = next(iter(scope.paths(Permission.VIEW_MEMBERS)), "")
    return unit_on(int(path.rstrip("/").rpartition("/")[2]), today) if path else None


def people_on(day: date, today: date, standing: str = "", unit: Unit | None = None) -> QuerySet[Membership]:
    """Return the memberships a list starts from, of the unit when one is given.

    A member on a day has an open formal placement that day. Today this is the open membership,
    whose columns on Person make the list one index away; services keep the two equal. With an
    ended ``standing`` the list is of those who had left by the day, found where they are kept now.
    """
    if standing in ENDED_STANDINGS and day != today:
        left = present(standing) & Q(ended_on__lte=day)
        return Membership.objects.filter(left & (inside(unit) if unit else Q()))
    if day != today:
        placed = Placement.objects.formal().on(day)
        if unit:
            placed = placed.filter(
                cell__in=OrganisationPeriod.objects.on(day).below(unit.path).values("organisation_id")
            )
        found = Membership.objects.filter(pk__in=placed.values("membership_id"))
        return found.annotate(stood=standing_on(day)).filter(stood=standing) if standing else found
    return Membership.objects.filter(present(standing) & (inside(unit) if unit else Q()))


def present(standing: str = "") -> Q:
    """Return the condition of those in the Party today, or of those who left with an ended ``standing``."""
    chosen = Q(standing=standing) if standing else Q()
    return chosen if standing in ENDED_STANDINGS else chosen & Q(ended_on__isnull=True)


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
    """Return the last day of which the anniversary after ``years`` has come by ``day``.

    The same day that many years earlier; of 28/2 in a common year 29/2, whose anniversary that is.
    """
    earlier = add_months(day, -12 * years)
    after = earlier + timedelta(days=1)
    return after if add_months(after, 12 * years) <= day else earlier


class MemberFilter(django_filters.FilterSet):
    """Bộ lọc danh sách đảng viên."""

    gioi_tinh = django_filters.ChoiceFilter(label=_("Giới tính"), choices=Sex.choices, method="narrow")
    dang = django_filters.ChoiceFilter(
        label=_("Chính thức hay dự bị"),
        choices=[(OFFICIAL, _("chính thức")), (PROBATIONARY, _("dự bị"))],
        method="narrow",
    )
    trang_thai = django_filters.ChoiceFilter(
        label=_("Trạng thái"), choices=[(value, label) for value, label in Standing.choices], method="narrow"
    )
    tuoi_tu = django_filters.NumberFilter(label=_("Tuổi từ"), min_value=0, max_value=130, method="narrow")
    tuoi_den = django_filters.NumberFilter(label=_("Tuổi đến"), min_value=0, max_value=130, method="narrow")
    tuoi_dang_tu = django_filters.NumberFilter(label=_("Tuổi Đảng từ"), min_value=0, max_value=110, method="narrow")
    tuoi_dang_den = django_filters.NumberFilter(label=_("Tuổi Đảng đến"), min_value=0, max_value=110, method="narrow")
    dan_toc = django_filters.ChoiceFilter(label=_("Dân tộc"), choices=list, method="narrow")
    ton_giao = django_filters.ChoiceFilter(label=_("Tôn giáo"), choices=list, method="narrow")
    loai_hinh = django_filters.ChoiceFilter(
        label=_("Loại hình đơn vị"), choices=[*Sector.choices, (MISSING, _("chưa ghi"))], method="narrow"
    )
    thieu = django_filters.ChoiceFilter(
        label=_("Còn thiếu"),
        choices=[(key, words) for key, (words, _condition) in MISSING_DATA.items()],
        method="narrow",
    )
    sai = django_filters.ChoiceFilter(
        label=_("Cần xem lại"),
        choices=list(faults.choices()),
        method="narrow",
    )
    xep_loai = django_filters.ChoiceFilter(
        label=_("Xếp loại gần nhất"), choices=[*RatingLevel.choices, (MISSING, _("chưa có"))], method="narrow"
    )
    nam_xep_loai = django_filters.ChoiceFilter(label=_("Xếp loại gần nhất là của năm"), choices=list, method="narrow")
    gui = django_filters.ChoiceFilter(label=_("Dấu hiệu gửi sinh hoạt"), choices=list, method="narrow")
    bien_dong = django_filters.ChoiceFilter(label=_("Biến động"), choices=MovementKind.choices, method="narrow")
    huong = django_filters.ChoiceFilter(
        label=_("Hướng biến động"),
        choices=[(INTO, _("tăng")), (OUT_OF, _("giảm")), (WITHIN, _("trong nội bộ"))],
        method="narrow",
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
        self.filters["gui"].extra["choices"] = [(kind, one.label) for kind, one in parked.providers().items()]
        years = range(day.year, day.year - YEARS_RATED, -1)
        self.filters["nam_xep_loai"].extra["choices"] = [(str(year), str(year)) for year in years]
        self.filters["ton_giao"].extra["choices"] = [
            (WITH_RELIGION, _("có tôn giáo")),
            (MISSING, _("chưa ghi")),
            *((key, religions.label(key)) for key in religions.NAMES),
        ]

    def narrow(self, queryset: QuerySet[Membership], name: str, value: Any) -> QuerySet[Membership]:
        """Keep the memberships that meet one condition."""
        return queryset.filter(condition(name, value, self.day))


def condition(name: str, value: Any, day: date) -> Q:
    """Return one condition on memberships of a list that speaks of ``day``; one that only chose the start is empty."""
    made = _CONDITIONS.get(name)
    return made(value, day) if made else Q()


def _sex(value: str, day: date) -> Q:
    return Q(person__sex=value)


def _officiality(value: str, day: date) -> Q:
    """Keep official members of the day, or the others."""
    official = Q(official_on__lte=day)
    return official if value == OFFICIAL else Q(official_on__gt=day) | Q(official_on__isnull=True)


def _least_age(value: Any, day: date) -> Q:
    """Keep those who have reached the age."""
    return Q(person__born_on__lte=years_before(day, int(value)))


def _greatest_age(value: Any, day: date) -> Q:
    """Keep those who have not reached the next age."""
    return Q(person__born_on__gt=years_before(day, int(value) + 1))


def _least_party_age(value: Any, day: date) -> Q:
    return Q(LessThanOrEqual(CountedFrom(), years_before(day, int(value))))


def _greatest_party_age(value: Any, day: date) -> Q:
    """Keep those who have not reached the next year of party age."""
    return Q(GreaterThan(CountedFrom(), years_before(day, int(value) + 1)))


def _ethnic(value: str, day: date) -> Q:
    """Keep one ethnic group, the minorities, or those without an entry."""
    if value == OTHER_THAN_KINH:
        return ~Q(person__ethnic__in=["", "kinh"])
    return Q(person__ethnic="" if value == MISSING else value)


def _religion(value: str, day: date) -> Q:
    """Keep one religion, those with any, or those without an entry."""
    if value == WITH_RELIGION:
        return ~Q(person__religion__in=["", religions.NONE])
    return Q(person__religion="" if value == MISSING else value)


def _sector(value: str, day: date) -> Q:
    """Keep the members of cells that count under one sector on the day, their own or that of a body above."""
    cells = bodies_of("" if value == MISSING else value, day)
    return Q(pk__in=Placement.objects.formal().on(day).filter(cell__in=cells).values("membership_id"))


def _missing(value: str, day: date) -> Q:
    return MISSING_DATA[value][1](day)


def _check(value: str, day: date) -> Q:
    """Keep the records in which a fault is found, one of a side of good data, or none."""
    return Q(person__in=faults.found_by(value, day).values("pk"))


def _rated(value: str, day: date) -> Q:
    """Keep those whose last rating has a level, or those without any."""
    if value == MISSING:
        return ~Q(pk__in=latest(day).values("membership_id"))
    return Q(pk__in=latest(day).filter(level=value).values("membership_id"))


def _rated_in(value: Any, day: date) -> Q:
    """Keep those whose last rating is that of a year."""
    return Q(pk__in=latest(day).filter(year=int(value)).values("membership_id"))


def _parked(value: str, day: date) -> Q:
    """Keep the members about whom there is one kind of sign that they are parked."""
    provider = parked.providers().get(value)
    return Q(person__in=provider.find(day).values(f"{provider.person}pk")) if provider else Q()


_CONDITIONS: dict[str, Callable[[Any, date], Q]] = {
    "gioi_tinh": _sex,
    "dang": _officiality,
    "tuoi_tu": _least_age,
    "tuoi_den": _greatest_age,
    "tuoi_dang_tu": _least_party_age,
    "tuoi_dang_den": _greatest_party_age,
    "dan_toc": _ethnic,
    "ton_giao": _religion,
    "loai_hinh": _sector,
    "thieu": _missing,
    "sai": _check,
    "gui": _parked,
    "xep_loai": _rated,
    "nam_xep_loai": _rated_in,
}
