"""What is missing or contradicts itself in the records of a reach, found set-based: one query, no row in Python.

The conditions are those of ``rules`` as far as SQL can say them; tests compare both. Home shows them,
lists filter by them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    FilteredRelation,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, ExtractYear, Substr
from django.db.models.lookups import LessThan
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from members import codes
from members.choices import Precision
from members.fields import BY_NAME
from members.models import Person
from members.rules import DOCTORATES, FIRST_YEAR_OF_TWELVE_MONTHS, HIGHER, NOT_YET, OLDEST, YOUNGEST
from rulebook.calendar import add_months
from vietnam.identity import PROVINCES


@dataclass(frozen=True)
class Check:
    """One thing that can be wrong: its words, the field of the form that cures it."""

    code: str
    label: str | Promise
    field: str
    contradicts: bool = True


CHECKS: Final[Mapping[str, Check]] = {
    check.code: check
    for check in (
        Check("identity_sex_mismatch", gettext_lazy("Giới tính không khớp với số định danh"), "identity_number"),
        Check("identity_year_mismatch", gettext_lazy("Năm sinh không khớp với số định danh"), "identity_number"),
        Check("unknown_province", gettext_lazy("Số định danh có mã tỉnh lạ"), "identity_number"),
        Check("card_identity_mismatch", gettext_lazy("Số thẻ khác số định danh"), "card_number"),
        Check("admitted_under_18", gettext_lazy("Vào Đảng khi chưa đủ 18 tuổi"), "admitted_on"),
        Check("decision_after_admission", gettext_lazy("Quyết định kết nạp ký sau lễ kết nạp"), "decided_on"),
        Check("official_before_admission", gettext_lazy("Ngày chính thức trước ngày vào Đảng"), "official_on"),
        Check("card_before_admission", gettext_lazy("Thẻ cấp trước ngày vào Đảng"), "card_issued_on"),
        Check("date_in_future", gettext_lazy("Có ngày chưa tới"), "born_on"),
        Check("probation_length", gettext_lazy("Thời gian dự bị không đúng 12 tháng"), "official_on"),
        Check("probation_overdue", gettext_lazy("Dự bị đã quá 12 tháng, chưa có ngày chính thức"), "official_on"),
        Check("too_old", gettext_lazy("Trên 110 tuổi"), "born_on"),
        Check("union_too_young", gettext_lazy("Vào Đoàn khi chưa đủ tuổi"), "union_on"),
        Check("recruited_too_young", gettext_lazy("Được tuyển dụng khi chưa đủ tuổi"), "recruited_on"),
        Check("enlisted_too_young", gettext_lazy("Nhập ngũ khi chưa đủ tuổi"), "enlisted_on"),
        Check("discharged_before_enlisted", gettext_lazy("Xuất ngũ trước khi nhập ngũ"), "discharged_on"),
        Check("degree_above_expertise", gettext_lazy("Học vị cao hơn trình độ chuyên môn"), "degree"),
        Check("title_without_doctorate", gettext_lazy("Có học hàm mà chưa là tiến sĩ"), "academic_title"),
        Check("admission_missing", gettext_lazy("Thiếu ngày vào Đảng"), "admitted_on", False),
        Check("admission_day_missing", gettext_lazy("Ngày vào Đảng chưa đủ ngày"), "admitted_on", False),
        Check("birth_day_missing", gettext_lazy("Ngày sinh chưa đủ ngày, tháng"), "born_on", False),
        Check("identity_missing", gettext_lazy("Thiếu số định danh"), "identity_number", False),
        Check("card_missing", gettext_lazy("Chính thức mà thiếu số thẻ"), "card_number", False),
        Check("sex_missing", gettext_lazy("Thiếu giới tính"), "sex", False),
        Check("ethnic_missing", gettext_lazy("Thiếu dân tộc"), "ethnic", False),
    )
}
CONTRADICTIONS: Final = tuple(code for code, check in CHECKS.items() if check.contradicts)
GAPS: Final = tuple(code for code, check in CHECKS.items() if not check.contradicts)


class MonthsOn(Func):
    """The same day a number of months on, or the last of a shorter month, as ``rulebook`` reckons."""

    template = "(%(expressions)s + interval '%(months)s months')::date"
    output_field = DateField()


class DayBefore(Func):
    """The day before a date."""

    template = "(%(expressions)s - 1)"
    output_field = DateField()


class MonthStart(Func):
    """The first day of a date's month."""

    template = "date_trunc('month', %(expressions)s)::date"
    output_field = DateField()


def with_facts(persons: QuerySet[Person]) -> QuerySet[Person]:
    """Join the open membership as ``open`` and read the personal number: what the conditions need.

    Only persons with an open membership stay.
    """
    number, whole = "identity_number", IntegerField()
    return persons.annotate(
        open=FilteredRelation("memberships", condition=Q(memberships__ended_on__isnull=True)),
        id_birth_year=Case(
            When(identity_number="", then=None),
            default=Value(1900) + Cast(Substr(number, 4, 1), whole) / 2 * 100 + Cast(Substr(number, 5, 2), whole),
            output_field=whole,
        ),
        id_province=Substr(number, 1, 3),
        birth_year=Cast(ExtractYear("born_on"), whole),
        eighteenth=MonthsOn(MonthStart("born_on"), months=216),
        last_month_of_admission=Case(
            When(open__admitted_precision=Precision.YEAR, then=MonthsOn("open__admitted_on", months=11)),
            default=MonthStart("open__admitted_on"),
        ),
        probation_ends=MonthsOn("open__admitted_on", months=12),
    ).filter(open__isnull=False)


def condition(code: str, today: date) -> Q:
    """Return the condition of one check on a query made by ``with_facts``; raises ``KeyError`` for none such."""
    return conditions(today)[code]


def conditions(today: date) -> dict[str, Q]:
    """Return the condition of every check by its code."""
    return {**_of_numbers(), **_of_party_dates(today), **_of_a_life(), **_of_gaps()}


def _of_numbers() -> dict[str, Q]:
    has_number = ~Q(identity_number="")
    return {
        "identity_sex_mismatch": has_number
        & (
            Q(sex="male", identity_number__regex=r"^\d{3}[13579]")
            | Q(sex="female", identity_number__regex=r"^\d{3}[02468]")
        ),
        "identity_year_mismatch": has_number & ~Q(id_birth_year=F("birth_year")),
        "unknown_province": has_number & ~Q(id_province__in=list(PROVINCES)),
        "card_identity_mismatch": has_number & ~Q(card_number="") & ~Q(card_number=F("identity_number")),
    }


def _of_party_dates(today: date) -> dict[str, Q]:
    exact = Q(open__admitted_precision=Precision.DAY)
    future = Q()
    for name in NOT_YET:
        future |= Q(**{f"{_column(name)}__gt": today})
    return {
        "date_in_future": future,
        "admitted_under_18": Q(last_month_of_admission__lt=F("eighteenth")),
        "decision_after_admission": Q(open__decided_on__gt=_latest("open__admitted")),
        "official_before_admission": Q(LessThan(_latest("open__official"), F("open__admitted_on"))),
        "card_before_admission": Q(card_issued_on__lt=F("open__admitted_on")),
        "probation_length": exact
        & Q(open__official_precision=Precision.DAY, open__official_on__gte=F("open__admitted_on"))
        & Q(open__admitted_on__year__gte=FIRST_YEAR_OF_TWELVE_MONTHS)
        & ~Q(open__official_on=F("probation_ends")),
        "probation_overdue": exact & Q(open__official_on__isnull=True, probation_ends__lt=today),
        "too_old": Q(born_on__lt=add_months(today, -12 * OLDEST)) & Q(born_precision=Precision.DAY),
    }


def _of_a_life() -> dict[str, Q]:
    found = {
        code: Q(LessThan(_latest(field.removesuffix("_on")), MonthsOn("born_on", months=12 * years)))
        for field, (years, code, _words) in YOUNGEST.items()
    }
    ladder = codes.get("expertise")
    above = Q()
    for degree, least in HIGHER.items():
        above |= Q(degree=degree, expertise__in=[entry.key for entry in ladder][: ladder.position(least)])
    return {
        **found,
        "discharged_before_enlisted": Q(LessThan(_latest("discharged"), F("enlisted_on"))),
        "degree_above_expertise": above,
        "title_without_doctorate": ~Q(academic_title__in=["", "none"]) & ~Q(degree__in=DOCTORATES),
    }


def _of_gaps() -> dict[str, Q]:
    return {
        "admission_missing": Q(open__admitted_on__isnull=True),
        "admission_day_missing": Q(open__admitted_on__isnull=False) & ~Q(open__admitted_precision=Precision.DAY),
        "birth_day_missing": ~Q(born_precision=Precision.DAY),
        "identity_missing": Q(identity_number=""),
        "card_missing": Q(open__official_on__isnull=False, card_number=""),
        "sex_missing": Q(sex=""),
        "ethnic_missing": Q(ethnic=""),
    }


def _column(name: str) -> str:
    """Return a field of the record as seen from a person joined to the open membership."""
    return f"open__{name}" if BY_NAME[name].row == "membership" else name


def _latest(name: str) -> Case:
    """Return the last day a date known by day, month or year may be."""
    day, precision = f"{name}_on", f"{name}_precision"
    return Case(
        When(**{precision: Precision.YEAR}, then=DayBefore(MonthsOn(day, months=12))),
        When(**{precision: Precision.MONTH}, then=DayBefore(MonthsOn(day, months=1))),
        default=F(day),
        output_field=DateField(),
    )


@dataclass(frozen=True)
class Example:
    """One record a check finds."""

    person_id: int
    full_name: str


@dataclass(frozen=True)
class Found:
    """What one check finds in a reach: how many records, and the first of them by name."""

    check: Check
    count: int
    examples: tuple[Example, ...]


def contradictions(
    persons: QuerySet[Person], *, today: date, limit: int = 5, codes: Sequence[str] = CONTRADICTIONS
) -> list[Found]:
    """Return what the checks find among ``persons`` (start from ``visible_to``): one query, the most frequent first.

    At most ``limit`` examples each; a person may be found by several checks.
    """
    inner, params = _codes_of(persons, codes, today).query.sql_with_params()
    statement = (
        "SELECT code, n, id, full_name FROM ("  # noqa: S608 - the inner query is Django's own
        " SELECT code, id, full_name, count(*) OVER (PARTITION BY code) AS n,"
        " row_number() OVER (PARTITION BY code ORDER BY name_sort, id) AS place"
        f" FROM ({inner}) AS marked WHERE code IS NOT NULL) AS counted"
        " WHERE place <= %s ORDER BY n DESC, code, place"
    )
    found: dict[str, Found] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, [*params, limit])
        for code, count, person_id, name in cursor.fetchall():
            so_far = found.get(code) or Found(CHECKS[code], count, ())
            found[code] = Found(so_far.check, count, (*so_far.examples, Example(person_id, name)))
    return list(found.values())


def _codes_of(persons: QuerySet[Person], codes: Sequence[str], today: date) -> QuerySet[Any, Any]:
    """Return one row for each person and code that applies, and NULL codes besides."""
    known = conditions(today)
    cases = [Case(When(known[code], then=Value(code)), default=None, output_field=CharField()) for code in codes]
    each = Func(*cases, function="ARRAY", template="unnest(%(function)s[%(expressions)s])", output_field=CharField())
    return with_facts(persons).annotate(code=each).order_by().values("code", "id", "full_name", "name_sort")


def found_by(persons: QuerySet[Person], code: str, today: date) -> QuerySet[Person]:
    """Keep the persons a check finds; for the list behind a number. Raises ``KeyError`` for no such check."""
    wanted = with_facts(Person.objects.all()).filter(condition(code, today)).order_by().values("pk")
    return persons.filter(pk__in=wanted)
