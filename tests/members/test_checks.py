"""Contradictions found in SQL are those the rules find, in one query, in one's own reach only."""

from datetime import date

import pytest

from accounts.roles import Permission
from branches.scopes import scope_of
from members import checks, facts, rules
from members.models import Person
from members.services import set_standing
from members.services.persons import current_membership
from tests.factories.members import MemberFactory
from vietnam.dates import parse

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
BOTH_KNOW = set(checks.CONTRADICTIONS) - {"probation_overdue"} | {"admission_day_missing"}

CASES = [
    {},
    {"identity_number": "001070000123", "card_number": "001070000123"},
    {"identity_number": "001170000123"},
    {"identity_number": "001071000123"},
    {"identity_number": "001270000123"},
    {"identity_number": "001370000123", "sex": "female", "born_on": parse("5/3/2070")},
    {"identity_number": "003070000123", "sex": ""},
    {"identity_number": "001070000123", "card_number": "001070000124"},
    {"card_number": "001070000124"},
    {"born_on": parse("31/05/1977"), "admitted_on": parse("01/05/1995"), "official_on": None},
    {"born_on": parse("01/06/1977"), "admitted_on": parse("31/05/1995"), "official_on": None},
    {"born_on": parse("06/1977"), "admitted_on": parse("05/1995"), "official_on": None},
    {"born_on": parse("1977"), "admitted_on": parse("1994"), "official_on": None},
    {"born_on": parse("1977"), "admitted_on": parse("1995"), "official_on": None},
    {"decided_on": parse("19/05/1995")},
    {"decided_on": parse("20/05/1995")},
    {"decided_on": parse("31/05/1995"), "admitted_on": parse("05/1995")},
    {"decided_on": parse("01/06/1995"), "admitted_on": parse("05/1995")},
    {"decided_on": parse("01/01/1996"), "admitted_on": parse("1995")},
    {"official_on": parse("20/05/1996")},
    {"official_on": parse("18/05/1996")},
    {"admitted_on": parse("31/12/1986"), "official_on": parse("30/06/1987")},
    {"admitted_on": parse("01/01/1987"), "official_on": parse("30/06/1987"), "born_on": parse("1960")},
    {"admitted_on": parse("29/02/2024"), "official_on": parse("28/02/2025")},
    {"admitted_on": parse("05/1995"), "official_on": parse("05/1996")},
    {"admitted_on": None, "official_on": None},
    {"born_on": parse("23/11/1916"), "admitted_on": parse("1945"), "official_on": None},
    {"born_on": parse("24/11/1916"), "admitted_on": parse("1945"), "official_on": None},
]


def by_rules(person) -> set[str]:
    values = facts.values_of(person, current_membership(person.pk))
    return {finding.code for finding in rules.person_findings(values, TODAY)} & BOTH_KNOW


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_sql_and_rules_find_the_same(city, case):
    person = MemberFactory(cell=city.cell, **case)
    codes = [*checks.CONTRADICTIONS, *checks.GAPS]
    found = checks.contradictions(Person.objects.all(), today=TODAY, codes=codes)
    assert {one.check.code for one in found} & BOTH_KNOW == by_rules(person)
    for code in codes:
        listed = checks.found_by(Person.objects.all(), code, TODAY).exists()
        assert listed == (code in {one.check.code for one in found})


@pytest.mark.parametrize(("admitted", "overdue"), [("24/11/2025", False), ("23/11/2025", True)])
def test_probation_over_twelve_months_without_an_official_day_is_found(city, admitted, overdue):
    MemberFactory(cell=city.cell, admitted_on=parse(admitted), official_on=None)
    found = {one.check.code for one in checks.contradictions(Person.objects.all(), today=TODAY)}
    assert ("probation_overdue" in found) is overdue


def test_gaps_are_counted_with_examples(city):
    for _ in range(4):
        MemberFactory(cell=city.cell)
    found = {
        one.check.code: one
        for one in checks.contradictions(Person.objects.all(), today=TODAY, limit=3, codes=checks.GAPS)
    }
    assert found["identity_missing"].count == 4
    assert len(found["identity_missing"].examples) == 3
    assert "sex_missing" not in found


def test_those_who_left_are_not_asked_about(city, office):
    person = MemberFactory(cell=city.cell, identity_number="001170000123")
    set_standing(person_id=person.pk, standing="died", on=date(2026, 5, 1), reason="giấy", by=office)
    assert checks.contradictions(Person.objects.all(), today=TODAY) == []


def test_a_secretary_hears_of_the_own_cell_only_in_one_query(city, secretary, django_assert_num_queries):
    mine = MemberFactory(cell=city.cell, identity_number="001170000123")
    MemberFactory(cell=city.neighbour_cell, identity_number="001170000124")
    scope = scope_of(secretary, TODAY)
    with django_assert_num_queries(1):
        found = checks.contradictions(Person.objects.visible_to(scope, Permission.EDIT_MEMBERS), today=TODAY)
    assert [(one.check.code, one.count) for one in found] == [("identity_sex_mismatch", 1)]
    assert found[0].examples[0].person_id == mine.pk
