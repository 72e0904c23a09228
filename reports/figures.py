"""What the figures of a report mean: key, words, one definition each, and the list that stands behind it.

A definition acts on the rows of ``selectors.counting``: one row for each kind of member there is
(official or not, sex, ethnic group, religion, age band, band of party age), with how many there are.
``params`` are the filters of the members' list that keep the same people.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import rulebook
from members.filters import MISSING, OFFICIAL, OTHER_THAN_KINH, PROBATIONARY, WITH_RELIGION
from vietnam import ethnic, religions

Params = Mapping[str, str]
FIRST_RULES = date(2016, 7, 25)
AGE_LOWS = (0, 18, 31, 36, 41, 46, 51, 56, 61)
DAYS_OF_A_YEAR = 365.2425


@dataclass(frozen=True)
class Measure:
    """One figure: how many members meet ``condition`` (SQL over the columns of the cube)."""

    key: str
    label: str | Promise
    words: str | Promise
    condition: str
    params: Params = field(default_factory=dict)


MEASURES: tuple[Measure, ...] = (
    Measure(
        "total",
        gettext_lazy("Tổng số đảng viên"),
        gettext_lazy("Người có nơi sinh hoạt chính thức tại một chi bộ của đơn vị trong ngày tính số liệu."),
        "TRUE",
    ),
    Measure(
        "official",
        gettext_lazy("Chính thức"),
        gettext_lazy("Ngày được công nhận chính thức không sau ngày tính số liệu."),
        "official",
        {"dang": OFFICIAL},
    ),
    Measure(
        "probationary",
        gettext_lazy("Dự bị"),
        gettext_lazy("Chưa có ngày chính thức, hoặc ngày đó sau ngày tính số liệu."),
        "NOT official",
        {"dang": PROBATIONARY},
    ),
    Measure(
        "female", gettext_lazy("Nữ"), gettext_lazy("Giới tính ghi là nữ."), "sex = 'female'", {"gioi_tinh": "female"}
    ),
    Measure("male", gettext_lazy("Nam"), gettext_lazy("Giới tính ghi là nam."), "sex = 'male'", {"gioi_tinh": "male"}),
    Measure(
        "sex_missing",
        gettext_lazy("Chưa ghi giới tính"),
        gettext_lazy("Hồ sơ chưa ghi giới tính."),
        "sex = ''",
        {"thieu": "gioi_tinh"},
    ),
    Measure(
        "minority",
        gettext_lazy("Dân tộc thiểu số"),
        gettext_lazy("Dân tộc đã ghi và không phải là Kinh."),
        "ethnic NOT IN ('', 'kinh')",
        {"dan_toc": OTHER_THAN_KINH},
    ),
    Measure(
        "religious",
        gettext_lazy("Có tôn giáo"),
        gettext_lazy("Tôn giáo đã ghi và không phải là “Không”."),
        f"religion NOT IN ('', '{religions.NONE}')",
        {"ton_giao": WITH_RELIGION},
    ),
    Measure(
        "young",
        gettext_lazy("Đến 30 tuổi"),
        gettext_lazy("Chưa tròn 31 tuổi vào ngày tính số liệu."),
        "age < 31",
        {"tuoi_den": "30"},
    ),
    Measure(
        "badge",
        gettext_lazy("Từ 30 năm tuổi Đảng"),
        gettext_lazy("Tròn 30 năm trở lên kể từ ngày quyết định kết nạp; hồ sơ chưa ghi thì kể từ ngày vào Đảng."),
        "party >= 30",
        {"tuoi_dang_tu": "30"},
    ),
)
BY_KEY = {measure.key: measure for measure in MEASURES}


@dataclass(frozen=True)
class Tally:
    """How many members of one group meet each measure; ``days`` is the sum of their ages in days."""

    counts: Mapping[str, int] = field(default_factory=dict)
    days: int = 0

    def __getitem__(self, key: str) -> int:
        return self.counts.get(key, 0)

    @property
    def mean_age(self) -> float | None:
        """Return the mean age in years, to one decimal; None for nobody."""
        total = self["total"]
        return round(self.days / total / DAYS_OF_A_YEAR, 1) if total else None

    def __add__(self, other: "Tally") -> "Tally":
        keys = {*self.counts, *other.counts}
        return Tally({key: self[key] + other[key] for key in keys}, self.days + other.days)


NOBODY = Tally()


@dataclass(frozen=True)
class Band:
    """One group of a breakdown: ``low`` to ``high`` full years, both inclusive, None = no end."""

    key: str
    label: str
    params: Params


def age_bands() -> tuple[Band, ...]:
    """Return the bands of age, the youngest first; the first holds ages under 18, which are to be looked into."""
    *bands, oldest = (_years(low, high, "tuoi_tu", "tuoi_den") for low, high in _ranges(AGE_LOWS))
    return (*bands, replace(oldest, label=_("Trên {years}").format(years=AGE_LOWS[-1] - 1)))


def party_bands(day: date) -> tuple[Band, ...]:
    """Return the bands of party age by the badge years in force, the shortest first."""
    return tuple(_years(low, high, "tuoi_dang_tu", "tuoi_dang_den") for low, high in _ranges(party_lows(day)))


def party_lows(day: date) -> tuple[int, ...]:
    """Return the first year of each band: every ten years to the first badge, then badge by badge."""
    badges: tuple[int, ...] = rulebook.on(max(day, FIRST_RULES)).sequence("badge.years")
    return (*range(0, badges[0], 10), *badges)


def ethnic_band(key: str) -> Band:
    """Return the group of one ethnic key; an empty one is of those without an entry."""
    return Band(key, _named(key, ethnic.label), {"dan_toc": key or MISSING})


def religion_band(key: str) -> Band:
    """Return the group of one religion key; an empty one is of those without an entry."""
    return Band(key, _named(key, religions.label), {"ton_giao": key or MISSING})


def _named(key: str, label) -> str:
    if not key:
        return _("Chưa ghi")
    try:
        return str(label(key))
    except KeyError:
        return key


def _ranges(lows: tuple[int, ...]) -> list[tuple[int, int | None]]:
    return [*((low, after - 1) for low, after in pairwise(lows)), (lows[-1], None)]


def _years(low: int, high: int | None, from_name: str, to_name: str) -> Band:
    if high is None:
        return Band(str(low), _("Từ {years} trở lên").format(years=low), {from_name: str(low)})
    if low == 0:
        return Band(str(low), _("Dưới {years}").format(years=high + 1), {to_name: str(high)})
    params = {from_name: str(low), to_name: str(high)}
    return Band(str(low), f"{low}–{high}", params)
