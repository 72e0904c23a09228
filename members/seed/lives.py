"""Lives of the demo's people: items 06–26 of the Phiếu đảng viên, believable, with a share left empty."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from members.seed import careers
from members.seed.careers import Career
from members.seed.choosing import Weighted
from members.seed.people_names import full_name
from members.seed.persons import Member
from rulebook.calendar import add_months

Row = tuple[object, ...]
Rows = dict[str, list[Row]]
"""Rows of the tables by name, without their numbers and their person."""

PERSON: Final = (
    "other_name", "dossier_number", "origin", "occupation", "occupation_words", "occupation_before", "recruited_on",
    "recruited_precision", "recruited_by", "union_on", "union_precision", "other_bodies", "enlisted_on",
    "enlisted_precision", "discharged_on", "discharged_precision", "schooling", "expertise", "expertise_words",
    "degree", "academic_title", "theory", "language", "computing", "health", "invalid_class", "martyr_family",
    "merit_family", "declared_at", "declared_on",
)  # fmt: skip
MEMBERSHIP: Final = (
    "admitted_at", "official_at", "introducer_1", "introducer_1_post", "introducer_2", "introducer_2_post",
)  # fmt: skip
ORIGINS_OLD = Weighted(
    {"poor_farmer": 30, "middle_farmer": 18, "worker": 20, "civil_servant": 12, "urban_poor": 8, "": 12}
)
ORIGINS_NEW = Weighted({"farmer": 32, "worker": 18, "civil_servant": 26, "soldier": 8, "small_trader": 6, "": 10})
THEORY = Weighted({"": 14, "none": 22, "elementary": 36, "intermediate": 20, "advanced": 7, "bachelor": 1})
LANGUAGES = Weighted(
    {"": 22, "none": 30, "en-a": 8, "en-b": 16, "en-c": 6, "en-b1": 8, "en-b2": 4, "ru-b": 3, "zh-a": 3}
)
COMPUTING = Weighted({"": 24, "none": 24, "basic": 28, "office": 12, "b": 8, "university": 4})
HEALTH = Weighted({"": 26, "good": 44, "normal": 22, "fair": 5, "weak": 3})
BODIES = Weighted({"": 55, "Công đoàn": 16, "Hội Cựu chiến binh": 11, "Hội Người cao tuổi": 10, "Hội Phụ nữ": 8})
REWARDS = Weighted({"labour_3": 6, "resistance_medal_2": 10, "glorious_medal_3": 12, "": 72})
HEAD = Weighted({"Bí thư chi bộ": 6, "Phó bí thư chi bộ": 3, "Chi ủy viên": 4})
DISCIPLINES = Weighted({"party_reprimand": 7, "party_warning": 2, "state_reprimand": 1})
BADGE_YEARS: Final = (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
CITY: Final = "Thành ủy Hà Nội"
PARTY_SCHOOL: Final = "Trường Chính trị Lê Hồng Phong"
SHARE_WHOLE: Final = 0.9
"""The share of records somebody has filled in; the rest hold what the first lists held."""


@dataclass(slots=True)
class Life:
    """What the record says beyond the first list: columns of person and membership, lines of tables."""

    person: Row
    membership: Row
    rows: Rows = field(default_factory=dict)


EMPTY_PERSON: Final[Row] = tuple(
    "day" if name.endswith("_precision") else None if name.endswith("_on") else "" for name in PERSON
)
EMPTY_MEMBERSHIP: Final[Row] = ("",) * len(MEMBERSHIP)
EMPTY: Final = Life(EMPTY_PERSON, EMPTY_MEMBERSHIP)


class Lives:
    """Makes the lives of the members of one cell after another; the same seed makes the same lives."""

    def __init__(self, seed: int, today: date, share_with_rows: float) -> None:
        """``share_with_rows`` is the share of people whose tables are filled too."""
        self.seed, self.today, self.share = seed, today, share_with_rows
        self.count = 0

    def of(self, code: str, profile: str, members: list[Member]) -> Iterator[Life]:
        """Yield the life of each member of a cell."""
        random = Random(f"{self.seed} {code} lives")  # noqa: S311 - demo data, nothing secret
        for member in members:
            self.count += 1
            yield self._life(random, profile, member) if random.random() < SHARE_WHOLE else EMPTY

    def _life(self, random: Random, profile: str, member: Member) -> Life:
        age = (self.today - member.born_on).days // 365
        career = careers.of(random, profile, age, member.born_on.year)
        life = Life(self._person(random, member, career, age), self._membership(random, member, career))
        if random.random() < self.share:
            life.rows = {
                name: made for name, make in _TABLES.items() if (made := list(make(self, random, member, career)))
            }
        return life

    def _person(self, random: Random, member: Member, career: Career, age: int) -> Row:
        born, draw = member.born_on, random.random
        recruited = _month(add_months(born, 12 * career.starts_at + random.randrange(12)), self.today)
        union = _month(add_months(born, 12 * 15 + random.randrange(30)), self.today) if draw() < 0.8 else None
        enlisted, discharged = self._army(random, member, career)
        old = born.year < 1966
        return (
            f"{member.name.rpartition(' ')[2]} {random.choice(_NICKNAMES)}" if draw() < 0.03 else "",
            f"{(self.count * 7_919) % 1_000_000:06}HN" if draw() < 0.85 else "",
            (ORIGINS_OLD if old else ORIGINS_NEW).pick(random),
            career.occupation,
            career.words,
            career.before if member.admitted_on else "",
            recruited if career.place else None,
            "month" if career.place and recruited else "day",
            career.place,
            union,
            "month" if union else "day",
            BODIES.pick(random),
            enlisted,
            "month" if enlisted else "day",
            discharged,
            "month" if discharged else "day",
            ("10/10" if old else "12/12") if career.learning >= 3 or draw() < 0.6 else "7/10" if old else "9/12",
            *career.papers,
            "",
            THEORY.pick(random) if age > 24 else "",
            LANGUAGES.pick(random),
            COMPUTING.pick(random),
            HEALTH.pick(random),
            "wounded_4" if old and enlisted and draw() < 0.06 else "",
            "yes" if old and draw() < 0.05 else "",
            "yes" if old and draw() < 0.08 else "",
            "Hà Nội" if draw() < 0.4 else "",
            date(2025, 10, 1) + timedelta(days=self.count % 60) if draw() < 0.4 else None,
        )

    def _army(self, random: Random, member: Member, career: Career) -> tuple[date | None, date | None]:
        """Say when somebody was in the army: those in uniform still are, many older men were."""
        if career.occupation in ("soldier", "police"):
            return _month(add_months(member.born_on, 12 * 18 + random.randrange(30)), self.today), None
        if member.sex != "male" or random.random() > (0.45 if member.born_on.year < 1958 else 0.12):
            return None, None
        enlisted = _month(add_months(member.born_on, 12 * 18 + random.randrange(30)), self.today)
        if enlisted is None:
            return None, None
        return enlisted, _month(add_months(enlisted, 24 + random.randrange(60)), self.today)

    def _membership(self, random: Random, member: Member, career: Career) -> Row:
        if member.admitted_on is None or random.random() < 0.25:
            return EMPTY_MEMBERSHIP
        year, cell = member.admitted_on.year, f"Chi bộ {career.place}" if career.place else "Chi bộ Khu dân cư"
        first, second = (full_name(random, sex=sex, born=year - 40) for sex in ("male", "female"))
        post = f"{HEAD.pick(random)}, {career.place}" if career.place else HEAD.pick(random)
        return (cell, cell if member.official_on else "", first, post, second, "Phó bí thư Đoàn thanh niên")

    # ── lines ───────────────────────────────────────────────────────────────
    def work(self, random: Random, member: Member, career: Career) -> Iterator[Row]:
        """Yield two to four periods from school until now."""
        starts = add_months(member.born_on, 12 * career.starts_at).replace(day=1)
        if career.place == "" or starts >= self.today:
            return
        posts = careers.ladder(random, career)
        last = add_months(starts, 12 * 60) if career.occupation != "retired" else add_months(member.born_on, 12 * 60)
        until = min(last, self.today)
        span = max(1, (until.year - starts.year) * 12 // len(posts))
        for place, post in enumerate(posts):
            ends = add_months(starts, span)
            is_last = place == len(posts) - 1
            ended = until.replace(day=1) if is_last else ends
            if is_last and career.occupation != "retired":
                yield (starts, "month", None, "day", post, career.place)
            elif ended >= starts:
                yield (starts, "month", ended, "month", post, career.place)
            starts = ends
            if starts >= until:
                return

    def training(self, random: Random, member: Member, career: Career) -> Iterator[Row]:
        """Yield the course that gave the highest paper, and for some one of political theory."""
        starts = add_months(member.born_on, 12 * 18).replace(month=9, day=1)
        ends = add_months(starts, 12 * 4 - 3)
        if career.school and ends < self.today:
            yield (starts, "month", ends, "month", career.school, career.subject, "full_time", career.certificate)
        official = member.official_on
        if official and random.random() < 0.25:
            begun = _month(add_months(official, 24), self.today)
            if begun and add_months(begun, 10) < self.today:
                school = "Trường Chính trị Lê Hồng Phong"
                yield (
                    begun,
                    "month",
                    add_months(begun, 10),
                    "month",
                    school,
                    "Lý luận chính trị",
                    "in_service",
                    "Trung cấp",
                )

    def rewards(self, random: Random, member: Member, career: Career) -> Iterator[Row]:
        """Yield a medal or a certificate for some of the older."""
        kind = REWARDS.pick(random)
        if kind and member.official_on and member.official_on.year < 2010:
            year = min(member.official_on.year + random.randrange(8, 22), self.today.year - 1)
            yield (date(year, 1, 1), "year", f"{random.randrange(100, 999)}-QĐ/CTN", "Chủ tịch nước", kind, "")

    def badges(self, random: Random, member: Member, career: Career) -> Iterator[Row]:
        """Yield the badges reached before the register began, as the day of the decision proves."""
        counted = member.decided_on or member.admitted_on
        if counted is None or member.official_on is None:
            return
        for years in BADGE_YEARS:
            day = add_months(counted, 12 * years)
            if day > min(self.today, member.ended_on or self.today) - timedelta(days=200):
                return
            if day.year > 1985:
                yield (day, "day", f"{day.year % 100 * 7 + 100}-QĐ/TU", CITY, years, "", day + timedelta(days=12))

    def disciplines(self, random: Random, member: Member, career: Career) -> Iterator[Row]:
        """Yield a measure for one in a hundred."""
        if random.random() < 0.01 and member.official_on and member.official_on.year < 2024:
            day = min(add_months(member.official_on, 12 + random.randrange(120)), self.today - timedelta(days=60))
            kind = DISCIPLINES.pick(random)
            yield (day, "day", f"{day.day + 10}-QĐ/UBKT", "Ủy ban kiểm tra", kind, "", add_months(day, 12))


COLUMNS: Final = {
    "work": ("starts_on", "starts_precision", "ends_on", "ends_precision", "words", "place"),
    "training": (
        "starts_on", "starts_precision", "ends_on", "ends_precision", "school", "subject", "form", "certificate",
    ),
    "rewards": ("decided_on", "decided_precision", "decision_number", "issuer", "kind", "words"),
    "badges": ("decided_on", "decided_precision", "decision_number", "issuer", "years", "number", "awarded_on"),
    "disciplines": ("decided_on", "decided_precision", "decision_number", "issuer", "kind", "words", "ended_on"),
}  # fmt: skip
"""The columns of the lines, by table."""

Make = Callable[[Lives, Random, Member, Career], Iterator[Row]]
_TABLES: Final[dict[str, Make]] = {
    "work": Lives.work,
    "training": Lives.training,
    "rewards": Lives.rewards,
    "badges": Lives.badges,
    "disciplines": Lives.disciplines,
}
_NICKNAMES: Final = ("Cả", "Hai", "Út", "Lớn", "Bé")


def _month(day: date, today: date) -> date | None:
    """Return the first of the month, None for one still to come."""
    return day.replace(day=1) if day < today else None
