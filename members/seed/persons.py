"""People of the demo: who sits in a cell of a sort, since when in the Party, with which numbers, with which faults."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from members.choices import MovementKind, Precision, Sex, Standing
from members.seed.bodies import NEW_TREE, Body
from members.seed.body_names import STREETS
from members.seed.choosing import Weighted
from members.seed.people_names import full_name
from rulebook.calendar import add_months
from vietnam.identity import PROVINCES
from vietnam.places import find_province
from vietnam.religions import NONE

HANOI: Final = "Thành phố Hà Nội"
AGES: dict[str, Weighted[tuple[int, int]]] = {
    "home": Weighted({(18, 29): 5, (30, 44): 15, (45, 59): 22, (60, 74): 40, (75, 84): 14, (85, 95): 4}),
    "office": Weighted({(23, 29): 12, (30, 39): 36, (40, 49): 34, (50, 61): 18}),
    "school": Weighted({(22, 29): 16, (30, 39): 40, (40, 49): 30, (50, 60): 14}),
    "uniform": Weighted({(20, 27): 24, (28, 39): 42, (40, 49): 26, (50, 58): 8}),
    "company": Weighted({(20, 29): 14, (30, 39): 40, (40, 49): 32, (50, 61): 14}),
    "university": Weighted({(18, 22): 22, (23, 34): 26, (35, 49): 38, (50, 64): 14}),
}
WOMEN = {"home": 0.44, "office": 0.48, "school": 0.78, "uniform": 0.14, "company": 0.38, "university": 0.46}
ETHNIC = Weighted(
    {"kinh": 97.4, "muong": 1.2, "tay": 0.5, "thai": 0.25, "nung": 0.2, "dao": 0.25, "hmong": 0.05, "hoa": 0.15}
)
RELIGION = Weighted({NONE: 97.2, "phat-giao": 1.3, "cong-giao": 1.4, "tin-lanh": 0.1})
ORIGINS = Weighted(
    {
        "001": 58.0, "030": 4.0, "033": 4.0, "034": 4.5, "035": 4.0, "036": 5.0, "037": 3.0, "038": 3.5, "040": 2.5,
        "025": 2.5, "026": 2.0, "027": 1.5, "024": 1.5, "017": 1.2, "019": 0.8, "031": 1.0, "042": 0.8, "022": 0.6,
        "015": 0.3, "020": 0.3, "008": 0.2, "079": 0.2, "046": 0.1, "048": 0.1,
    }
)  # fmt: skip
ENDINGS = Weighted(
    {Standing.DIED: 60, Standing.DEPARTED: 26, Standing.STRUCK_OFF: 8, Standing.RESIGNED: 4, Standing.EXPELLED: 2}
)
ENDING_KINDS = {
    Standing.DIED: MovementKind.DIED,
    Standing.DEPARTED: MovementKind.DEPARTED,
    Standing.STRUCK_OFF: MovementKind.STRUCK_OFF,
    Standing.RESIGNED: MovementKind.RESIGNED,
    Standing.EXPELLED: MovementKind.EXPELLED,
}
FAULTS = Weighted(
    {
        "": 96.9,
        "birth_year_only": 0.55,
        "admission_month_only": 0.35,
        "no_admission": 0.1,
        "no_official": 0.35,
        "identity_sex": 0.2,
        "identity_year": 0.2,
        "old_identity_card": 0.5,
        "no_identity": 0.25,
        "no_ethnic": 0.2,
        "no_card": 0.2,
        "twin": 0.2,
    }
)
"""Some three in a hundred records have one of the faults real registers have."""
TWIN_FIELDS = ("name", "sex", "born_on", "decided_on", "admitted_on", "official_on", "starts_on", "opening")
"""What a record shares with the other record of the same person, typed in once more without a number."""
SHARE_ENDED, SHARE_ARRIVED = 0.025, 0.015
ISSUER_OF_CARDS: Final = "Thành ủy Hà Nội"


@dataclass(slots=True)
class Member:
    """One person with one membership, one placement and the movements that opened and closed it."""

    name: str
    sex: str
    born_on: date
    ethnic: str
    religion: str
    origin: str
    identity: str
    street: str
    phone: str
    decided_on: date | None
    admitted_on: date | None
    official_on: date | None
    starts_on: date
    opening: str
    born_precision: str = Precision.DAY
    admitted_precision: str = Precision.DAY
    old_identity: str = ""
    card: str = ""
    card_issued_on: date | None = None
    old_card: str = ""
    standing: str = Standing.ACTIVE
    standing_on: date | None = None
    ended_on: date | None = None
    closing: str = ""


class People:
    """Makes the members of one cell after another; the same seed makes the same people."""

    def __init__(self, seed: int, today: date) -> None:
        """Remember the day the register speaks of, and which numbers are given away."""
        self.seed, self.today = seed, today
        self.serials: dict[str, int] = {}
        self.count = 0
        self.double: Member | None = None

    def of(self, cell: Body) -> Iterator[Member]:
        """Yield the members of a cell; independent of what other cells drew, but for numbers and doubles."""
        random = Random(f"{self.seed} {cell.now.code}")  # noqa: S311 - demo data, nothing secret
        for _ in range(cell.size):
            self.count += 1
            yield self._member(random, cell)

    def _member(self, random: Random, cell: Body) -> Member:
        sex = Sex.FEMALE if random.random() < WOMEN[cell.profile] else Sex.MALE
        born = self._birth(random, *AGES[cell.profile].pick(random))
        ethnic = ETHNIC.pick(random)
        origin = ORIGINS.pick(random)
        decided, admitted, official = self._admission(random, born)
        member = Member(
            name=full_name(random, sex=sex, born=born.year, ethnic=ethnic),
            sex=sex,
            born_on=born,
            ethnic=ethnic,
            religion=RELIGION.pick(random),
            origin=origin,
            identity=self._identity(origin, sex, born.year),
            street=random.choice(STREETS),
            phone=f"0900{self.count % 1_000_000:06}" if random.random() < 0.8 else "",
            decided_on=decided,
            admitted_on=admitted,
            official_on=official,
            starts_on=NEW_TREE if admitted < NEW_TREE else admitted,
            opening=MovementKind.REGISTERED if admitted < NEW_TREE else MovementKind.ADMITTED,
        )
        self._arrive(random, member)
        self._cards(random, member)
        self._standing(random, member)
        self._fault(random, member)
        return member

    def _birth(self, random: Random, youngest: int, oldest: int) -> date:
        """Draw a birthday of somebody whose age today lies between the two, both inclusive."""
        day = add_months(self.today, -12 * (oldest + 1)) + timedelta(days=1)
        return day + timedelta(days=random.randrange(int((oldest - youngest + 1) * 365.2)))

    def _admission(self, random: Random, born: date) -> tuple[date, date, date | None]:
        """Draw decision, ceremony and official day: adult, before 60, twelve months of probation."""
        first = add_months(born, 12 * 18) + timedelta(days=70)
        last = min(self.today - timedelta(days=3), add_months(born, 12 * 58))
        days = max(1, (last - first).days)
        likely = min(days * 0.9, 365.0 * 9)
        admitted = first + timedelta(days=int(random.triangular(0, min(days, 365 * 30), likely)))
        admitted = max(min(admitted, last), add_months(born, 12 * 18) + timedelta(days=1))
        decided = admitted - timedelta(days=random.randint(8, 30))
        decided = max(decided, add_months(born, 12 * 18))
        official = add_months(admitted, 12)
        return decided, admitted, official if official <= self.today - timedelta(days=20) else None

    def _identity(self, origin: str, sex: str, year: int) -> str:
        """Return a personal number nobody else of the demo holds; the last six digits look drawn."""
        century = 2 * (year // 100 - 19) + (sex == Sex.FEMALE)
        head = f"{origin}{century}{year % 100:02}"
        serial = self.serials.get(head, 0)
        self.serials[head] = serial + 1
        return f"{head}{(serial * 611_953 + int(head[1:]) * 7_919 + self.seed * 104_729) % 1_000_000:06}"

    def _arrive(self, random: Random, member: Member) -> None:
        """Let a few come from outside on a later day."""
        last = (self.today - NEW_TREE).days - 5
        if member.opening == MovementKind.REGISTERED and last > 10 and random.random() < SHARE_ARRIVED:
            member.starts_on = NEW_TREE + timedelta(days=random.randint(5, last))
            member.opening = MovementKind.ARRIVED

    def _cards(self, random: Random, member: Member) -> None:
        """Give official members their card: most the new one, whose number is the personal number."""
        if member.official_on is None:
            return
        serial = self.count
        if member.official_on < date(2025, 1, 1):
            member.old_card = f"{(serial * 7_368_787 + self.seed) % 100_000_000:08}"
        if member.official_on < self.today - timedelta(days=120) and random.random() < 0.96:
            member.card = member.identity
            issued = max(date(2025, 8, 15), member.official_on + timedelta(days=60))
            member.card_issued_on = issued + timedelta(days=random.randrange(30))

    def _standing(self, random: Random, member: Member) -> None:
        """Exempt many of the old, let a few die, leave or be struck off."""
        age = (self.today - member.born_on).days / 365.25
        chance = random.random()
        if chance < SHARE_ENDED and (self.today - member.starts_on).days > 40:
            standing = ENDINGS.pick(random) if age < 70 else Standing.DIED
            day = member.starts_on + timedelta(days=random.randint(20, (self.today - member.starts_on).days - 5))
            member.standing, member.standing_on, member.ended_on = standing, day, day
            member.closing = ENDING_KINDS[standing]
            if member.official_on and member.official_on > day:
                member.official_on = None
        elif random.random() < (0.3 if age >= 78 else 0.08 if age >= 68 else 0.003):
            member.standing = Standing.EXEMPT
            member.standing_on = member.starts_on + timedelta(
                days=random.randrange(max(1, (self.today - member.starts_on).days))
            )
        elif random.random() < 0.0006 and member.starts_on < self.today - timedelta(days=30):
            member.standing, member.standing_on = Standing.SUSPENDED, self.today - timedelta(days=30)

    def _fault(self, random: Random, member: Member) -> None:
        """Put one of the faults of real registers into a few records."""
        match FAULTS.pick(random):
            case "birth_year_only":
                member.born_on, member.born_precision = date(member.born_on.year, 1, 1), Precision.YEAR
            case "admission_month_only" if member.admitted_on and member.admitted_on < NEW_TREE:
                member.admitted_on, member.decided_on = member.admitted_on.replace(day=1), None
                member.admitted_precision = Precision.MONTH
            case "no_admission" if member.opening == MovementKind.REGISTERED:
                member.admitted_on = member.decided_on = None
            case "no_official":
                member.official_on = None
            case "identity_sex":
                other = Sex.MALE if member.sex == Sex.FEMALE else Sex.FEMALE
                self._renumber(member, self._identity(member.origin, other, member.born_on.year))
            case "identity_year":
                self._renumber(member, self._identity(member.origin, member.sex, member.born_on.year - 1))
            case "old_identity_card":
                member.old_identity = f"01{(self.count * 48_611 + self.seed) % 10_000_000:07}"
                self._renumber(member, "")
            case "no_identity":
                self._renumber(member, "")
            case "no_ethnic":
                member.ethnic = member.religion = ""
            case "no_card":
                member.card, member.card_issued_on = "", None
            case "twin" if self.double and not member.ended_on:
                for field in TWIN_FIELDS:
                    setattr(member, field, getattr(self.double, field))
                self._renumber(member, "")
            case "":
                self.double = member

    @staticmethod
    def _renumber(member: Member, number: str) -> None:
        member.card = number if member.card and number else ""
        member.card_issued_on = member.card_issued_on if member.card else None
        member.identity = number


MERGED: Final = {
    "030": "Thành phố Hải Phòng", "034": "Hưng Yên", "035": "Ninh Bình", "036": "Ninh Bình", "026": "Phú Thọ",
    "024": "Bắc Ninh", "017": "Phú Thọ", "015": "Lào Cai", "008": "Tuyên Quang", "046": "Thành phố Huế",
}  # fmt: skip
"""The province of today for origins whose province of then is no more."""


def place_names(origin: str) -> tuple[str, str]:
    """Return the province of birth by its old name, and the one of today it lies in."""
    old = PROVINCES[origin]
    if origin in MERGED:
        return old, MERGED[origin]
    today = find_province(old)
    name = today.name if today else old
    return (name if name.startswith("Thành phố") else old), name
