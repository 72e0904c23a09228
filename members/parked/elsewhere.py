"""Signs from the record itself: where somebody lives and where he works now.

A place of stay (tạm trú), where one is written, counts instead of the residence; who is on the way or stays
somewhere for a time has done what is asked and is left out. Places are compared by their present names only: an
address in old words says nothing.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.db.models import Case, CharField, Exists, F, FilteredRelation, Func, OuterRef, Q, QuerySet, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.choices import Sector
from branches.sectors import bodies_of
from members.choices import OPEN_TRANSFER_STAGES, PlacementKind, Standing
from members.models import Membership, Person, Placement, Transfer, WorkPeriod
from members.parked.registry import Evidence, Provider
from vietnam.places import HANOI, provinces

OURS: Final = ("Hà Nội", "Ha Noi", "HÀ NỘI", "Hà nội", "Hà Tây")
"""How the city is written; what was Hà Tây lies in it."""


class Ward(Func):
    """The ward or commune an address names, without its kind; null for none."""

    template = "btrim(substring(%(expressions)s from '(?:[Pp]hường|[Xx]ã) ([^,;.(]+)'))"
    output_field = CharField()


@lru_cache(maxsize=1)
def wards() -> tuple[str, ...]:
    """Return the short names of the city's present wards and communes."""
    city = next(one for one in provinces() if one.code == HANOI)
    return tuple(unit.short_name for unit in city.units)


@lru_cache(maxsize=1)
def other_provinces() -> str:
    """Return the pattern of a place that names another province: tỉnh Nghệ An, thành phố Đà Nẵng."""
    names = (one.name.removeprefix("Thành phố ").removeprefix("Tỉnh ") for one in provinces() if one.code != HANOI)
    return f"([Tt]ỉnh|[Tt]hành phố|TP\\.?) *({'|'.join(names)})"


def _settled() -> Q:
    """Return the condition of active members who are neither on the way nor somewhere for a time."""
    active = Membership.objects.filter(person=OuterRef("pk"), ended_on__isnull=True, standing=Standing.ACTIVE)
    away = Placement.objects.filter(
        membership__person=OuterRef("pk"), kind=PlacementKind.TEMPORARY, ends_on__isnull=True
    )
    moving = Transfer.objects.filter(membership__person=OuterRef("pk"), stage__in=OPEN_TRANSFER_STAGES)
    return Q(Exists(active)) & ~Q(Exists(away)) & ~Q(Exists(moving))


def _at_home() -> QuerySet[Any]:
    """Return persons with the place they live in: the stay where one is written, else the residence."""
    stays = ~Q(stay_province="")
    return Person.objects.annotate(
        lives_in=Case(When(stays, then=F("stay_province")), default=F("residence_province")),
        address=Case(When(stays, then=F("stay_detail")), default=F("residence_detail")),
    )


def _in_the_city() -> Q:
    found = Q()
    for name in OURS:
        found |= Q(lives_in__contains=name)
    return found


def in_other_provinces(today: date) -> QuerySet[Person]:
    """Find active members who live outside the city."""
    return _at_home().exclude(lives_in="").exclude(_in_the_city()).filter(_settled())


def in_other_wards(today: date) -> QuerySet[Person]:
    """Find active members of cells of dwelling areas whose address names another present ward of the city."""
    dwelling = Q(keeper__in=bodies_of(Sector.URBAN, today)) | Q(keeper__in=bodies_of(Sector.RURAL, today))
    return (
        _at_home()
        .filter(_in_the_city(), address__regex="([Pp]hường|[Xx]ã) ")
        .annotate(
            ward=Ward("address"),
            above=FilteredRelation("committee__periods", condition=Q(committee__periods__ends_on__isnull=True)),
        )
        .filter(dwelling, ward__in=wards(), above__isnull=False)
        .exclude(above__name__contains=F("ward"))
        .filter(_settled())
    )


def at_work_elsewhere(today: date) -> QuerySet[WorkPeriod]:
    """Find the last line of work, still open, that names another province."""
    later = WorkPeriod.objects.filter(person=OuterRef("person"), starts_on__gt=OuterRef("starts_on"))
    settled = Person.objects.filter(_settled())
    return WorkPeriod.objects.filter(
        ~Exists(later), ends_on__isnull=True, place__regex=other_provinces(), person__in=settled.values("pk")
    )


def _tell_homes(rows: Sequence[int], today: date) -> dict[int, tuple[Evidence, ...]]:
    """Say where each lives, by province and ward, never the street. One query."""
    found: dict[int, tuple[Evidence, ...]] = {}
    people = _at_home().filter(pk__in=rows).annotate(ward=Ward("address"))
    columns = ("pk", "lives_in", "ward", "stay_province", "declared_on")
    for pk, lives_in, ward, stay, declared in people.values_list(*columns):
        what = _("Tạm trú: {place}") if stay else _("Thường trú: {place}")
        place = ", ".join(part for part in (ward, lives_in) if part)
        source = _("mục 07 Phiếu đảng viên")
        if declared:
            source = _("mục 07 Phiếu đảng viên, khai ngày {day}").format(day=f"{declared:%d/%m/%Y}")
        found[pk] = (Evidence(what.format(place=place), source),)
    return found


def _tell_work(rows: Sequence[int], today: date) -> dict[int, tuple[Evidence, ...]]:
    """Say what the last line of work says. One query."""
    lines = WorkPeriod.objects.filter(pk__in=rows).values_list("pk", "words", "place")
    source = _("mục 21 Phiếu đảng viên, dòng cuối chưa ghi ngày kết thúc")
    return {pk: (Evidence(f"{words}, {place}", source),) for pk, words, place in lines}


PROVIDERS: Final = (
    Provider(
        kind="cu-tru-tinh-khac",
        label=gettext_lazy("Cư trú ngoài thành phố"),
        cure=gettext_lazy("Ghi nơi tạm trú nếu đang ở đây; nếu không, chuyển sinh hoạt về nơi ở."),
        find=in_other_provinces,
        since="declared_on",
        tell=_tell_homes,
    ),
    Provider(
        kind="cu-tru-phuong-khac",
        label=gettext_lazy("Cư trú ở phường, xã khác"),
        cure=gettext_lazy("Xem lại địa chỉ, hoặc chuyển sinh hoạt về chi bộ nơi ở."),
        find=in_other_wards,
        since="declared_on",
        tell=_tell_homes,
    ),
    Provider(
        kind="cong-tac-tinh-khac",
        label=gettext_lazy("Công tác ngoài thành phố"),
        cure=gettext_lazy("Ghi ngày kết thúc dòng công tác nếu đã thôi; nếu không, chuyển sinh hoạt."),
        find=at_work_elsewhere,
        since="starts_on",
        tell=_tell_work,
        person="person__",
    ),
)
