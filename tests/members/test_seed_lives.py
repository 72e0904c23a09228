"""Lives of the demo: the same for the same seed, contradicting nothing that the rules know, a share left empty."""

from random import Random

import pytest

from members import codes, kinds, rows
from members.fields import BY_NAME, TABLES_BY_NAME, Kind
from members.models import Membership, Person
from members.rules import Bearer, person_findings, row_findings
from members.seed.bodies import plan
from members.seed.lives import COLUMNS, EMPTY, MEMBERSHIP, PERSON, Lives
from members.seed.persons import People
from tests.members.test_seed import TODAY
from vietnam.dates import of_day, restore


def told(seed: int, members: int = 600, share: float = 1.0) -> list:
    made, people, lives = plan(members, Random(seed), TODAY), People(seed, TODAY), Lives(seed, TODAY, share)
    found = []
    for cell in made.cells:
        there = list(people.of(cell))
        found += zip(there, lives.of(cell.now.code, cell.profile, there), strict=True)
    return found


def values_of(life) -> dict:
    """Return the values of a life by field name."""
    person = Person(**dict(zip(PERSON, life.person, strict=True)))
    membership = Membership(**dict(zip(MEMBERSHIP, life.membership, strict=True)))
    names = [name for name in (*PERSON, *MEMBERSHIP) if name in BY_NAME]
    return {name: kinds.read(person if name in PERSON else membership, name, BY_NAME[name].kind) for name in names}


def test_the_same_seed_tells_the_same_lives_and_another_seed_others():
    assert told(1) == told(1)
    assert told(1) != told(2)


def test_lives_contradict_nothing_the_rules_know():
    wrong = []
    for member, life in told(3):
        if member.born_precision != "day":
            continue
        known = {"full_name": member.name, "sex": member.sex, "born_on": of_day(member.born_on)}
        wrong += [(one.code, one.field) for one in person_findings({**values_of(life), **known}, TODAY)]
    assert wrong == []


@pytest.mark.parametrize("table", COLUMNS)
def test_lines_contradict_nothing_the_rules_know(table):
    shape, wrong, count = TABLES_BY_NAME[table], [], 0
    for member, life in told(4):
        counted = member.decided_on or member.admitted_on
        bearer = Bearer(of_day(member.born_on), of_day(counted) if counted else None)
        lines = [
            rows.model_of(shape)(**dict(zip(COLUMNS[table], line, strict=True))) for line in life.rows.get(table, ())
        ]
        said = [rows.values_of(shape, line) for line in lines]
        for place, values in enumerate(said):
            others = said[:place] + said[place + 1 :]
            found = row_findings(shape, values, bearer=bearer, others=others, before=values, today=TODAY)
            wrong += [(one.code, one.field, member.born_on, values) for one in found]
            wrong += [one for one in shape.columns if one.codes and values[one.name] not in codes.get(one.codes)]
            count += 1
    assert wrong == []
    assert count > (3 if table == "disciplines" else 40)


def test_every_key_is_in_use_and_some_records_are_left_empty():
    lives = [life for _member, life in told(5, 2_000)]
    for name in (name for name in PERSON if name in BY_NAME and BY_NAME[name].kind == Kind.CODE):
        place = PERSON.index(name)
        keys = {life.person[place] for life in lives} - {""}
        assert all(codes.get(BY_NAME[name].codes).holds(key, TODAY) for key in keys), name
    assert 0.05 < sum(life is EMPTY for life in lives) / len(lives) < 0.15


def test_in_a_large_register_only_a_share_has_lines():
    with_lines = sum(bool(life.rows) for _member, life in told(6, 2_000, 0.08))
    assert 60 < with_lines < 260


def test_a_month_is_the_first_of_it():
    for _member, life in told(7):
        for line in (*life.rows.get("work", ()), *life.rows.get("training", ())):
            assert restore(line[0], line[1]).value == line[0]
            assert not line[2] or restore(line[2], line[3]).value == line[2]
