"""The invented people of one practice cell: twelve members with believable faults, and what the exercises need.

The same cell and day give the same people, so a check can say what should stand there without keeping it.
Pure values; personal numbers come from provinces the demo does not use, so nobody can collide with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random
from typing import Any, Final

from members.choices import Sex
from members.seed.people_names import full_name
from members.seed.persons import place_names
from rulebook.calendar import add_months
from vietnam import dates
from vietnam.dates import PartialDate
from vietnam.religions import NONE

COUNTRY: Final = "Việt Nam"
HANOI: Final = "Thành phố Hà Nội"
ORIGINS: Final = ("002", "004", "006", "010", "011", "012", "014")
_F, _M = Sex.FEMALE, Sex.MALE
PLAN: Final = (
    (_F, 1955, 1980), (_M, 1950, 1975), (_M, 1962, 1989), (_F, 1968, 1994), (_M, 1971, 1997), (_F, 1974, 2003),
    (_M, 1979, 2005), (_F, 1983, 2009), (_M, 1986, 2012), (_F, 1990, 2016), (_M, 1995, 2021), (_F, 1998, 2023),
)  # fmt: skip
"""Sex, year of birth and of admission of the twelve."""
NEWCOMER: Final = (_F, 1993, 2018)
LISTED: Final = (
    (_M, 1966, 1991),
    (_F, 1972, 1999),
    (_M, 1981, 2007),
    (_F, 1988, 2014),
    (_M, 1992, 2017),
    (_F, 1996, 2020),
)
NO_OFFICIAL_DAY, WRONG_BIRTH, NOT_COMPLETE, ONLY_MONTH, OLD_CARD, OTHER_CARD, ON_PROBATION = 2, 3, 6, 7, 8, 10, 11
"""Places of those among the twelve whose record is faulty, and of the one on probation."""
YEARS_WRONG: Final = 10
STRIDE: Final = 32
"""How many numbers one cell may use."""

Values = dict[str, Any]


@dataclass(frozen=True)
class Comrade:
    """One invented person: what the paper says and what the register is given."""

    true: Mapping[str, Any]
    written: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Return the name."""
        return str(self.true["full_name"])

    @property
    def number(self) -> str:
        """Return the personal number."""
        return str(self.true["identity_number"])


@dataclass(frozen=True)
class Cast:
    """All people of one practice cell."""

    members: tuple[Comrade, ...]
    newcomer: Comrade
    listed: tuple[Comrade, ...]

    @property
    def wrong_birth(self) -> Comrade:
        """Return the one whose birth date the register has wrong."""
        return self.members[WRONG_BIRTH]

    @property
    def not_complete(self) -> Comrade:
        """Return the one of whom something is missing."""
        return self.members[NOT_COMPLETE]


@lru_cache(maxsize=256)
def cast_of(cell_id: int, day: date) -> Cast:
    """Invent the people of a cell; ``day`` is the day the practice began."""
    random = Random(f"practice {cell_id}")  # noqa: S311 - invented people, nothing secret
    people = [_person(random, cell_id, place, *plan) for place, plan in enumerate((*PLAN, NEWCOMER, *LISTED))]
    twelve = [Comrade(true, _with_fault(true, place, cell_id, day)) for place, true in enumerate(people[: len(PLAN)])]
    rest = [Comrade(true, true) for true in people[len(PLAN) :]]
    return Cast(tuple(twelve), rest[0], tuple(rest[1:]))


def _person(random: Random, cell_id: int, place: int, sex: Sex, born: int, admitted: int) -> Values:
    birth = date(born, random.randint(1, 12), random.randint(1, 28))
    ceremony = date(admitted, random.choice((2, 3, 5, 9, 12)), random.randint(1, 28))
    origin = random.choice(ORIGINS)
    number = personal_number(origin, sex, born, cell_id * STRIDE + place)
    province, home = place_names(origin)
    official = add_months(ceremony, 12)
    return {
        "full_name": full_name(random, sex=sex, born=born),
        "sex": str(sex),
        "born_on": dates.of_day(birth),
        "ethnic": "kinh",
        "religion": NONE,
        "identity_number": number,
        "card_number": number,
        "phone": f"0900{(cell_id * STRIDE + place) % 1_000_000:06}",
        "birth_country": COUNTRY,
        "birth_province": province,
        "home_country": COUNTRY,
        "home_province": home,
        "residence_country": COUNTRY,
        "residence_province": HANOI,
        "residence_detail": f"Số {random.randint(1, 190)}, ngõ {random.randint(2, 90)}, phường Thực Hành",
        "decided_on": dates.of_day(date(ceremony.year, ceremony.month, 1)),
        "admitted_on": dates.of_day(ceremony),
        "official_on": dates.of_day(official),
    }


def personal_number(origin: str, sex: Sex, born: int, serial: int) -> str:
    """Return a personal number of twelve digits that fits sex and year; one serial gives one number."""
    century = 2 * (born // 100 - 19) + (sex == Sex.FEMALE)
    return f"{origin}{century}{born % 100:02}{serial * 611_953 % 1_000_000:06}"


def _with_fault(true: Values, place: int, cell_id: int, day: date) -> Values:
    """Return what the register is given of a member: the truth, or one of the faults real registers have."""
    changes: dict[int, Values] = {
        NO_OFFICIAL_DAY: {"official_on": None},
        WRONG_BIRTH: {"born_on": _years_later(true["born_on"])},
        NOT_COMPLETE: {"ethnic": "", "phone": "", "residence_detail": ""},
        ONLY_MONTH: {"admitted_on": dates.parse(f"{true['admitted_on'].value:%m/%Y}"), "decided_on": None},
        OLD_CARD: {"identity_number": "", "card_number": "", "old_identity_card": f"01{cell_id % 10_000_000:07}"},
        OTHER_CARD: {"card_number": personal_number("015", _M, 1995, cell_id * STRIDE + place)},
        ON_PROBATION: _on_probation(day),
    }
    return {**true, **changes.get(place, {})}


def _on_probation(day: date) -> Values:
    ceremony = add_months(day, -7).replace(day=3)
    decided, admitted = dates.of_day(ceremony.replace(day=1)), dates.of_day(ceremony)
    return {"decided_on": decided, "admitted_on": admitted, "official_on": None, "card_number": ""}


def _years_later(born: PartialDate) -> PartialDate:
    return dates.of_day(born.value.replace(year=born.value.year + YEARS_WRONG))
