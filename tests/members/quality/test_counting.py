"""The figures of a cell are those of its records looked at one by one; each number opens its list."""

import random
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.roles import ROLES
from accounts.scope import Grant, Scope
from members import filters, listing, rules, selectors
from members.choices import PaperState, TransferKind, TransferStage
from members.models import (
    CellQuality,
    DoubleCandidate,
    DoubleVerdict,
    Exemption,
    FilePaper,
    Membership,
    Person,
    Suspension,
    Transfer,
)
from members.quality import faults, services
from members.quality.faults import Aspect
from rulebook.calendar import add_months
from tests.factories.members import MemberFactory
from tests.factories.quality import COMPLETE
from vietnam.dates import parse

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NOT_SAID_IN_SQL = {"dossier_form", "introduced_oneself", "introducers_alike", "name_characters"}
"""Findings that fold names or read free text: of one record at a time."""

VALUES = {
    "sex": ["male", "female", ""],
    "born_on": [date(1970, 3, 5), parse("1970"), parse("03/1970"), date(1910, 1, 1), date(1978, 6, 1)],
    "ethnic": ["kinh", ""],
    "religion": ["khong", ""],
    "home_province": ["Hà Nội", ""],
    "residence_detail": ["Số 1, phố Đội Cấn", ""],
    "occupation_words": ["Hưu trí", ""],
    "decided_on": [date(1995, 5, 10), None, date(1996, 1, 1)],
    "admitted_on": [date(1995, 5, 19), parse("05/1995"), parse("1995"), None, date(2024, 1, 2)],
    "official_on": [date(1996, 5, 19), None, parse("1996"), parse("06/1996"), date(1996, 6, 1)],
    "schooling": ["12/12", ""],
    "theory": ["intermediate", ""],
    "identity_number": ["001{}70{:06}", "", "099{}71{:06}"],
    "card_number": ["same", "", "other"],
    "dossier_number": ["000123HN", ""],
    "card_issued_on": [None, date(1990, 1, 1), date(2000, 1, 1)],
    "union_on": [None, date(1985, 3, 26), parse("1980"), parse("1984")],
    "recruited_on": [None, parse("1984"), date(1990, 5, 1)],
    "enlisted_on": [None, parse("02/1986"), date(1988, 2, 1)],
    "discharged_on": [None, parse("1987"), date(1990, 2, 1)],
    "degree": ["", "master", "doctor"],
    "expertise": ["", "university", "college", "intermediate"],
    "academic_title": ["", "none", "professor"],
    "confirmed_on": [None, TODAY, add_months(TODAY, -12), add_months(TODAY, -12) - timedelta(days=1)],
}


def drawn(dice: random.Random, number: int) -> dict:
    """A record at random, most of it in order."""
    values = {name: dice.choice([choices[0]] * 3 + choices) for name, choices in VALUES.items()}
    values["identity_number"] = values["identity_number"].format(dice.choice("0011112"), number)
    cards = {"same": values["identity_number"], "": "", "other": f"9{number:011}"}
    values["card_number"] = cards[values["card_number"]]
    if values["admitted_on"] == date(2024, 1, 2):
        values["official_on"] = dice.choice([None, date(2025, 1, 2)])
    return values


def beside(dice: random.Random, person: Person, other: Person | None, cell, second_cell) -> None:
    """Rows beside the record that can grow old, be missing or be doubled."""
    membership = Membership.objects.get(person=person)
    past, ahead = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    if dice.random() < 0.3:
        begun = {"membership": membership, "starts_on": date(2026, 2, 1)}
        until = dice.choice([past, TODAY, ahead, None])
        Exemption.objects.create(**begun, until_on=until, ground="treatment", ends_on=dice.choice([None, None, TODAY]))
        Suspension.objects.create(**begun, until_on=dice.choice([past, ahead]))
    if dice.random() < 0.3:
        Transfer.objects.create(
            membership=membership, kind=TransferKind.TEMPORARY, stage=TransferStage.ACCEPTED, from_cell=cell,
            to_cell=second_cell, moved_on=date(2026, 2, 1), closed_on=date(2026, 2, 2),
            until_on=dice.choice([past, TODAY]), ended_on=dice.choice([None, None, TODAY]),
        )  # fmt: skip
    if dice.random() < 0.3:
        state = dice.choice([PaperState.MISSING, PaperState.PRESENT])
        FilePaper.objects.create(person=person, kind=dice.choice(["1", "22"]), state=state)
    if other and dice.random() < 0.4:
        DoubleCandidate.objects.create(person=other, other=person, score=80)
        if dice.random() < 0.5:
            DoubleVerdict.objects.create(person=other, other=person, answer="two")
    long_ago = timezone.make_aware(datetime.combine(add_months(TODAY, -13), datetime.min.time()))
    Person.objects.filter(pk=person.pk).update(created_at=dice.choice([timezone.now(), long_ago]))


def looked_at(person: Person) -> dict[str, bool]:
    """The four sides of one record by the rules of the page and plain Python."""
    scope = Scope(1, tuple(Grant(role, 1, "") for role in ROLES))
    record = selectors.record_of(person)
    found = {finding.code for finding in rules.person_findings(record.values, TODAY)}
    wrong = found - NOT_SAID_IN_SQL - {"admission_day_missing"}
    missing = selectors.missing_of(record, scope) or "admission_day_missing" in found
    papers = FilePaper.objects.filter(person=person, state=PaperState.MISSING).exclude(kind="22")
    return {
        Aspect.WRONG: bool(wrong),
        Aspect.MISSING: bool(missing) or papers.exists(),
        Aspect.DOUBLED: any(undecided(pair) for pair in DoubleCandidate.objects.all() if person in pair_of(pair)),
        Aspect.STALE: any(grown_old(record)),
    }


def pair_of(pair: DoubleCandidate) -> tuple[Person, Person]:
    return pair.person, pair.other


def undecided(pair: DoubleCandidate) -> bool:
    return not DoubleVerdict.objects.filter(person=pair.person, other=pair.other).exists()


def grown_old(record) -> list[bool]:
    person, membership = record.person, record.membership
    last = person.confirmed_on or timezone.localtime(person.created_at).date()
    admitted = record.values["admitted_on"]
    waits = admitted and admitted.is_full and not membership.official_on
    apart = [*Exemption.objects.filter(membership=membership), *Suspension.objects.filter(membership=membership)]
    stays = Transfer.objects.filter(membership=membership)
    return [
        last < add_months(TODAY, -12),
        bool(waits) and add_months(admitted.value, 12) < TODAY,
        any(row.until_on and row.until_on < TODAY and not row.ends_on for row in apart),
        any(row.until_on < TODAY and not row.ended_on for row in stays),
    ]


@pytest.fixture
def drawn_cells(city) -> list[Person]:
    dice = random.Random(20261124)
    people: list[Person] = []
    for number in range(45):
        cell = dice.choice([city.cell, city.second_cell])
        person = MemberFactory(cell=cell, **drawn(dice, number))
        beside(dice, person, people[-1] if people else None, city.cell, city.second_cell)
        people.append(person)
    return [Person.objects.get(pk=person.pk) for person in people]


def test_the_figures_of_cells_are_those_of_their_records_one_by_one(city, drawn_cells, office):
    MemberFactory(cell=city.second_cell, **COMPLETE)
    services.count_cells(cells=[city.cell.pk, city.second_cell.pk, city.neighbour_cell.pk], by=office)
    everyone = Person.objects.all()
    for cell in (city.cell, city.second_cell):
        seen = [looked_at(person) for person in everyone if person.keeper_id == cell.pk]
        kept = CellQuality.objects.get(cell=cell)
        sides = {aspect: sum(one[aspect] for one in seen) for aspect in Aspect}
        clean = sum(not any(one.values()) for one in seen)
        assert (kept.members, kept.sound) == (len(seen), clean)
        assert [kept.wrong, kept.missing, kept.doubled, kept.stale] == [sides[one] for one in Aspect]
        assert all(sides.values())
    assert CellQuality.objects.get(cell=city.neighbour_cell).members == 0


def test_every_number_is_the_length_of_its_list(city, drawn_cells, office):
    services.count_cells(cells=[city.cell.pk, city.second_cell.pk], by=office)
    scope = Scope(1, (Grant("officer", city.root.pk, city.root.path),))
    kept = CellQuality.objects.get(cell=city.cell)
    for fault, number in kept.repairs.items():
        assert count(scope, city.cell, **faults.FAULTS[fault].params) == number, fault
    numbers = (kept.wrong, kept.missing, kept.doubled, kept.stale, kept.sound)
    assert numbers == tuple(count(scope, city.cell, sai=value) for value in (*Aspect, faults.CLEAN))


def count(scope: Scope, cell, **params: str) -> int:
    asked = listing.read_request({"don_vi": str(cell.pk), **params}, scope, TODAY)
    assert filters.MemberFilter(asked.params, Membership.objects.all(), day=TODAY).is_valid()
    return listing.page(asked).total
