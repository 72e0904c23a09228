"""A machine that lives through a year of random legal movements, by the services, and keeps books of its own.

Its journal is the oracle: for each act that counts, the day, the cell left and the cell entered. What the
register says on any day is compared with what the journal says.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from accounts.findings import Refused
from accounts.models import User
from branches import services as bodies
from branches.choices import Kind
from branches.models import Organisation, OrganisationPeriod
from branches.services.merging import New
from members.choices import MovementKind, Standing, TransferKind
from members.keepers import places
from members.ledger import services as ledger
from members.ledger.rules import Decision
from members.models import Membership, Movement, Person, Placement
from members.services import correct_placement, register_person
from members.transfers import services as transfers
from members.transfers.services import Coming, Letter
from tests.factories import OrganisationFactory
from vietnam.dates import of_day
from vietnam.names import fold, sort_key

BEGIN, END = date(2025, 12, 1), date(2026, 11, 24)
LISTED = date(2024, 1, 1)
LEFT_LONG_AGO = date(2021, 6, 1)
SYLLABLES = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Hoa", "Lan", "Mai", "Nga", "Phương", "Yến")
PAPER = Decision("12-QĐ/ĐU", None, "Đảng ủy phường", "theo quyết định")


@dataclass
class Somebody:
    """One person as the machine knows them; ``since`` the day of the last act, ``cell`` None for those gone."""

    pk: int
    cell: int | None
    since: date
    state: str = "active"
    opened_on: date = LISTED
    transfer: int | None = None
    stay: int | None = None


@dataclass
class City:
    """A city of wards, bases and cells; ``above`` names the bodies over each cell that ever was."""

    root: Organisation
    bodies: list[int]
    cells: list[int]
    above: dict[int, tuple[int, ...]]
    founded: dict[int, date]


def build_city() -> City:
    """Make three wards with three bases each and three cells in each base."""
    root = OrganisationFactory(name="Thành ủy Hà Nội", kind=Kind.CITY)
    made = City(root, [root.pk], [], {}, {})
    for w in range(3):
        ward = OrganisationFactory(name=f"Đảng bộ phường {w}", kind=Kind.COMMUNE, parent=root)
        made.bodies.append(ward.pk)
        for b in range(3):
            base = OrganisationFactory(name=f"Đảng bộ {w}.{b}", kind=Kind.BASE, parent=ward)
            made.bodies.append(base.pk)
            for c in range(3):
                cell = OrganisationFactory(name=f"Chi bộ {w}.{b}.{c}", kind=Kind.CELL, parent=base)
                made.cells.append(cell.pk)
                made.above[cell.pk] = (root.pk, ward.pk, base.pk)
                made.founded[cell.pk] = LISTED
    return made


def fill(city: City, members: int, random: Random) -> list[Somebody]:
    """Write members set by set: most in their cells, some probationary, a few gone long ago."""
    kept = places(city.cells, END)
    cells = [random.choice(city.cells) for _ in range(members)]
    persons = Person.objects.bulk_create(_person(number, cell, kept[cell]) for number, cell in enumerate(cells))
    gone = {place for place in range(members) if place % 100 == 0}
    rows = [_membership(person, place in gone, random) for place, person in enumerate(persons)]
    memberships = Membership.objects.bulk_create(rows)
    ended = dict.fromkeys(gone, LEFT_LONG_AGO)
    Placement.objects.bulk_create(
        Placement(membership=row, cell_id=cell, starts_on=_listed(row), ends_on=ended.get(place))
        for place, (row, cell) in enumerate(zip(memberships, cells, strict=True))
    )
    Movement.objects.bulk_create(_movements(memberships, cells, gone))
    return [
        Somebody(person.pk, None if place in gone else cell, LEFT_LONG_AGO if place in gone else LISTED,
                 "resigned" if place in gone else "active")
        for place, (person, cell) in enumerate(zip(persons, cells, strict=True))
    ]  # fmt: skip


def _person(number: int, cell: int, place) -> Person:
    name = f"Nguyễn Văn {number}"
    return Person(
        full_name=name,
        name_folded=fold(name),
        name_sort=sort_key(name),
        sex="male",
        born_on=date(1950 + number % 50, 1 + number % 12, 1 + number % 28),
        ethnic="kinh",
        religion="khong",
        keeper_id=cell,
        keeper_path=place.path,
        base_id=place.base_id,
        committee_id=place.committee_id,
    )


def _membership(person: Person, is_gone: bool, random: Random) -> Membership:
    if is_gone:
        days = {"admitted_on": date(2000, 5, 19), "official_on": date(2001, 5, 19), "ended_on": LEFT_LONG_AGO}
        return Membership(person=person, standing=Standing.RESIGNED, standing_on=LEFT_LONG_AGO, **days)
    if random.random() < 0.05:
        official_on = BEGIN + timedelta(days=random.randrange(-20, 380))
        return Membership(person=person, admitted_on=LISTED - timedelta(days=30), official_on=official_on)
    return Membership(person=person, admitted_on=date(2000, 5, 19), official_on=date(2001, 5, 19))


def _listed(row: Membership) -> date:
    return date(2020, 2, 1) if row.ended_on else LISTED


def _movements(memberships: list[Membership], cells: list[int], gone: set[int]) -> Iterator[Movement]:
    for place, (row, cell) in enumerate(zip(memberships, cells, strict=True)):
        yield Movement(membership=row, kind=MovementKind.REGISTERED, happened_on=_listed(row), to_cell_id=cell)
        if place in gone:
            yield Movement(
                membership=row,
                kind=MovementKind.RESIGNED,
                happened_on=LEFT_LONG_AGO,
                from_cell_id=cell,
                standing=Standing.RESIGNED,
                ground="resigned_hardship",
            )


@dataclass
class Year:
    """The year as it goes: people, journal, and how often each act was done or refused."""

    city: City
    people: list[Somebody]
    random: Random
    by: User
    day: date = BEGIN
    journal: list[tuple[date, int | None, int | None]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def live(self, acts: int, clock: Callable[[date], None]) -> None:
        """Do so many acts, each on a day not before the last; a reorganisation every tenth of the year."""
        names = [name for name, weight in ACTS.items() for _ in range(weight)]
        length = (END - BEGIN).days
        for number in range(acts):
            self.day = BEGIN + timedelta(days=number * length // acts)
            clock(self.day)
            if number % (acts // 9) == acts // 18:
                self.try_one(("merge", "split", "unite")[self.done["reorganised"] % 3])
            self.try_one(self.random.choice(names))
        clock(END)

    def try_one(self, name: str) -> None:
        """Do one act; a refusal is counted and leaves nothing behind."""
        try:
            getattr(self, name)()
        except Refused:
            self.refused[name] += 1
        else:
            self.done[name] += 1

    def some(self, *states: str) -> Somebody:
        """Pick somebody in one of the states, whose last act lies before today; one with a transfer only by asking."""
        while True:
            one = self.random.choice(self.people)
            if one.state in states and one.since < self.day and not one.transfer:
                return one

    def cell(self, but: int | None = None) -> int:
        """Pick a cell that is open and was founded before today."""
        return self.random.choice([one for one in self.city.cells if one != but and self.city.founded[one] < self.day])

    def book(self, one: Somebody, cell: int | None, state: str, since: date | None = None) -> None:
        """Write into the journal that somebody is in another cell, or gone."""
        self.journal.append((since or self.day, one.cell, cell))
        one.cell, one.state, one.since, one.opened_on = cell, state, self.day, since or self.day

    # ── coming in ───────────────────────────────────────────────────────────
    def _values(self) -> dict[str, object]:
        number = len(self.people) + len(self.journal)
        return {
            "full_name": f"Trần {SYLLABLES[number % 12]} {SYLLABLES[number // 12 % 12]}",
            "sex": "female",
            "born_on": of_day(date(1965 + number % 20, 1 + number % 12, 1 + number % 28)),
            "ethnic": "kinh",
            "religion": "khong",
        }

    def admit(self) -> None:
        values = self._values() | {"admitted_on": of_day(self.day)}
        cell = self.cell()
        person = register_person(
            values=values, cell_id=cell, as_of=self.day, kind=MovementKind.ADMITTED, reason="kết nạp", by=self.by
        )
        self._new(person.pk, cell)

    def arrive(self) -> None:
        values = self._values() | {"admitted_on": of_day(date(2005, 5, 19)), "official_on": of_day(date(2006, 5, 19))}
        cell = self.cell()
        row = transfers.receive_from_outside(
            values=values, cell_id=cell, coming=self._coming(), reason="chuyển đến", by=self.by
        )
        self._new(row.membership.person_id, cell)

    def _coming(self) -> Coming:
        letter = Letter("5-GTSHĐ", self.day - timedelta(days=5))
        return Coming("Đảng bộ phường Hải Châu, Đà Nẵng", letter, self.day, index_confirmed=True)

    def _new(self, pk: int, cell: int) -> None:
        one = Somebody(pk, None, self.day)
        self.book(one, cell, "active")
        self.people.append(one)

    # ── moving ──────────────────────────────────────────────────────────────
    def _ask(self, one: Somebody, **more: object) -> int:
        given = {"kind": TransferKind.FORMAL, "moved_on": self.day, "reason": "chuyển công tác"} | more
        return transfers.request_transfer(person_id=one.pk, by=self.by, **given).pk

    def _issue(self, pk: int) -> None:
        letter = Letter("12-GTSHĐ", self.day)
        transfers.issue_letter(transfer_id=pk, letter=letter, late_reason="bận việc", by=self.by)

    def _accept(self, pk: int) -> None:
        transfers.accept_transfer(
            transfer_id=pk, on=self.day, late_reason="bận việc", posts_end=True, index_confirmed=True, by=self.by
        )

    def ask(self) -> None:
        one = self.some("active", "exempt")
        one.transfer = self._ask(one, to_cell_id=self.cell(one.cell))
        self._issue(one.transfer)
        one.since = self.day

    def answer(self) -> None:
        """Take in, send back or cancel a transfer that is on the way."""
        waiting = [one for one in self.people if one.transfer and one.since < self.day]
        if not waiting:
            return
        one = self.random.choice(waiting)
        pk, how = one.transfer or 0, self.random.random()
        to = transfers.accept_transfer.__globals__["Transfer"].objects.get(pk=pk).to_cell_id
        one.transfer = None
        if how < 0.15 or to not in self.city.cells:
            transfers.cancel_transfer(transfer_id=pk, reason="thôi chuyển", by=self.by)
        elif how < 0.3:
            transfers.return_transfer(transfer_id=pk, on=self.day, reason="thiếu hồ sơ", by=self.by)
        else:
            self._accept(pk)
            self.book(one, to, one.state)

    def depart(self) -> None:
        one = self.some("active", "exempt")
        pk = self._ask(one, to_words="Đảng bộ phường Hải Châu, Đà Nẵng")
        self._issue(pk)
        self._accept(pk)
        self.book(one, None, "departed")

    def come_back(self) -> None:
        one = self.some("departed") if any(one.state == "departed" for one in self.people) else None
        if one is None:
            return
        cell = self.cell()
        transfers.receive_returning(person_id=one.pk, cell_id=cell, coming=self._coming(), reason="trở về", by=self.by)
        self.book(one, cell, "active")

    def stay_elsewhere(self) -> None:
        one = self.some("active")
        pk = self._ask(
            one, kind=TransferKind.TEMPORARY, to_cell_id=self.cell(one.cell), until_on=self.day + timedelta(days=200)
        )
        self._issue(pk)
        self._accept(pk)
        one.since, one.state, one.stay = self.day, "elsewhere", pk

    def end_stay(self) -> None:
        if any(one.state == "elsewhere" and one.since < self.day for one in self.people):
            one = self.some("elsewhere")
            transfers.end_temporary(transfer_id=one.stay or 0, on=self.day, reason="xong việc", by=self.by)
            one.since, one.state = self.day, "active"

    def correct(self) -> None:
        one = self.some("active")
        cell, since = self.cell(one.cell), self.day
        if self.city.founded[cell] <= one.opened_on:
            since = self.random.choice([self.day, one.opened_on])
        correct_placement(person_id=one.pk, cell_id=cell, since=since, reason="ghi nhầm chi bộ", by=self.by)
        self.book(one, cell, "active", since)

    # ── leaving and coming back ─────────────────────────────────────────────
    def leave(self) -> None:
        one = self.some("active", "exempt", "suspended")
        kind, ground = self.random.choice(
            [("struck_off", "no_party_life"), ("resigned", "resigned"), ("died", "died"), ("died", "died")]
        )
        ledger.record_exit(
            person_id=one.pk, kind=kind, ground=ground, on=self.day, paper=PAPER, posts_end=True, by=self.by
        )
        self.book(one, None, kind)

    def restore(self) -> None:
        one = self.some("struck_off", "resigned")
        cell = self.cell()
        ledger.restore_member(person_id=one.pk, cell_id=cell, on=self.day, paper=PAPER, by=self.by)
        self.book(one, cell, "active")

    def readmit(self) -> None:
        one = next((one for one in self.people if one.state == "resigned" and one.since == LEFT_LONG_AGO), None)
        if one is None:
            return
        cell = self.cell()
        ledger.readmit_member(
            person_id=one.pk, cell_id=cell, on=self.day, decided_on=self.day, paper=PAPER, consent="3-TB/TU", by=self.by
        )
        self.book(one, cell, "active")

    def exempt(self) -> None:
        one = self.some("active")
        until = self.day + timedelta(days=150)
        ledger.exempt_member(person_id=one.pk, ground="treatment", on=self.day, until=until, paper=PAPER, by=self.by)
        one.since, one.state = self.day, "exempt"

    def suspend(self) -> None:
        one = self.some("active", "exempt")
        ledger.suspend_member(
            person_id=one.pk, on=self.day, until=self.day + timedelta(days=60), paper=PAPER, by=self.by
        )
        one.since, one.state = self.day, "suspended"

    def take_part_again(self) -> None:
        one = next((one for one in self.people if one.state in ("exempt", "suspended") and one.since < self.day), None)
        if one is None or one.transfer:
            return
        end = ledger.end_exemption if one.state == "exempt" else ledger.end_suspension
        end(person_id=one.pk, on=self.day, paper=PAPER, by=self.by)
        one.since, one.state = self.day, "active"

    # ── bodies ──────────────────────────────────────────────────────────────
    def merge(self) -> None:
        source = self.cell()
        target = self.random.choice([one for one in self._siblings(source) if self.city.founded[one] < self.day])
        bodies.merge_organisation(
            organisation_id=source, target_id=target, starts_on=self.day, decision_number="9-QĐ/ĐU", by=self.by
        )
        self._follow([source], target)
        self.done["reorganised"] += 1

    def unite(self) -> None:
        first = self.cell()
        second = self.random.choice([one for one in self._siblings(first) if self.city.founded[one] < self.day])
        made = bodies.consolidate_organisations(
            organisation_ids=[first, second],
            name=f"Chi bộ hợp nhất {len(self.journal)}",
            starts_on=self.day,
            decision_number="9-QĐ/ĐU",
            by=self.by,
        )
        self._found(made.pk, first)
        self._follow([first, second], made.pk)
        self.done["reorganised"] += 1

    def split(self) -> None:
        source = self.cell()
        going = [one for one in self.people if one.cell == source and one.since < self.day and not one.transfer][:20]
        made = bodies.split_organisation(
            organisation_id=source,
            new=New(f"Chi bộ tách {len(self.journal)}"),
            person_ids=[one.pk for one in going],
            starts_on=self.day,
            decision_number="9-QĐ/ĐU",
            by=self.by,
        )
        self._found(made[0].pk, source)
        for one in going:
            self.book(one, made[0].pk, one.state)
        self.done["reorganised"] += 1

    def _siblings(self, cell: int) -> list[int]:
        return [one for one in self.city.cells if one != cell and self.city.above[one] == self.city.above[cell]]

    def _found(self, made: int, like: int) -> None:
        self.city.above[made], self.city.founded[made] = self.city.above[like], self.day
        self.city.cells.append(made)

    def _follow(self, sources: list[int], target: int) -> None:
        for one in self.people:
            if one.cell in sources:
                self.book(one, target, one.state)
        self.city.cells = [one for one in self.city.cells if one not in sources]

    # ── what the journal says ───────────────────────────────────────────────
    def on(self, day: date, listed: Counter[int]) -> Counter[int]:
        """Return how many members each cell has on a day, from who was listed at first and the journal."""
        found = Counter(listed)
        for happened, left, entered in self.journal:
            if happened <= day:
                if left is not None:
                    found[left] -= 1
                if entered is not None:
                    found[entered] += 1
        return found


ACTS = {
    "admit": 5,
    "arrive": 4,
    "ask": 8,
    "answer": 9,
    "depart": 3,
    "come_back": 2,
    "stay_elsewhere": 2,
    "end_stay": 1,
    "correct": 4,
    "leave": 6,
    "restore": 2,
    "readmit": 1,
    "exempt": 3,
    "suspend": 2,
    "take_part_again": 3,
}
"""Act → how often in comparison with the others."""


def path_on(organisation_id: int, day: date) -> str:
    """Return the place of a body on a day."""
    return OrganisationPeriod.objects.on(day).get(organisation_id=organisation_id).path
