"""Badges: who may be put forward in a round, early, late, after death, disciplined; what a decision writes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.conf import settings
from django.db import connection

from accounts.findings import ChangedMeanwhile, Refused
from members.badges import bearers, planner, rules, services
from members.badges.rounds import round_on, rounds_of_year
from members.badges.services import Asking, Paper
from members.choices import BadgeWay, ProposalStage, Standing
from members.models import Badge, BadgeProposal, Discipline, Membership, Placement
from tests.factories.members import MemberFactory
from vietnam import dates

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
SPRING = date(2027, 2, 3)


def member(cell, decided_on, **more):
    given = {"admitted_on": decided_on, "official_on": decided_on.replace(year=decided_on.year + 1)} | more
    return MemberFactory(cell=cell, decided_on=decided_on, since=date(2021, 1, 1), **given)


def propose(person, by, years=30, round_on=SPRING, **more):
    return services.propose(person_id=person.pk, asking=Asking(years, round_on, **more), by=by)


def codes(refusal):
    return {finding.code for finding in refusal.value.findings}


def decide(rows, by, number="152-QĐ/TU", on=TODAY, **more):
    paper = Paper(number, on, "Thành ủy Hà Nội", **more)
    return services.decide(proposal_ids=[row.pk for row in rows], paper=paper, by=by)


def test_files_are_due_thirty_working_days_before_the_round():
    """Facts 19 of details.md."""
    due = {one.on: one.files_due for year in (2026, 2027) for one in rounds_of_year(year, TODAY)}
    assert due[date(2026, 9, 2)] == date(2026, 7, 21)
    assert due[date(2026, 11, 7)] == date(2026, 9, 28)
    assert due[date(2027, 2, 3)] == date(2026, 12, 22)


def test_the_round_of_november_takes_thirty_years_of_the_seventh():
    """Fact 13: decision 07/11/1995, 30 years on 07/11/2025, in the round of 7/11/2025."""
    assert round_on(date(2025, 11, 7), date(2025, 11, 1)).holds(date(2025, 11, 7))


@pytest.mark.parametrize(
    ("kind", "until"),
    [
        ("party_reprimand", date(2026, 9, 1)),
        ("party_warning", date(2026, 12, 1)),
        ("party_removal", date(2027, 3, 1)),
        ("state_warning", None),
    ],
)
def test_a_discipline_puts_a_badge_off(kind, until):
    """Facts 21 of details.md, decision 01/03/2026."""
    assert rules.delayed_until([(kind, date(2026, 3, 1))]) == until


@pytest.mark.parametrize(
    ("base_on", "years", "money"),
    [
        (date(2025, 9, 2), 30, 3_510_000), (date(2025, 9, 2), 40, 4_680_000), (date(2025, 9, 2), 50, 7_020_000),
        (date(2025, 9, 2), 55, 8_190_000), (date(2025, 9, 2), 60, 11_700_000), (date(2025, 9, 2), 65, 14_040_000),
        (date(2025, 9, 2), 70, 18_720_000), (date(2025, 9, 2), 75, 23_400_000), (date(2025, 9, 2), 80, 35_100_000),
        (date(2024, 2, 3), 30, 2_700_000), (date(2024, 2, 3), 80, 27_000_000),
        (date(2025, 9, 2), 45, None), (date(2025, 9, 2), 85, None), (date(2025, 9, 2), 90, None),
    ],
)  # fmt: skip
def test_the_gift_is_a_multiple_of_the_base_salary_and_never_invented(base_on, years, money):
    """Fact 21 of records.md."""
    assert rules.gift(years, base_on) == money


def test_the_gifts_of_a_list_are_added_up_and_the_unknown_named():
    """Fact 23: the badges of a list add up; those without a known amount are named, not counted as nothing."""
    counts = {90: 10, 85: 8, 80: 24, 75: 90, 70: 382, 65: 288, 60: 431, 55: 1036, 50: 1510, 45: 1372}
    money = planner.money_of(counts, date(2025, 9, 2))
    assert sum(counts.values()) == 5151
    known = {years: many for years, many in counts.items() if years not in (45, 85, 90)}
    assert money.total == sum(rules.gift(years, date(2025, 9, 2)) * many for years, many in known.items())
    assert money.unknown == (45, 85, 90)


def test_the_cell_puts_forward_the_decision_gives_the_badge(city, secretary, officer):
    due = member(city.cell, date(1997, 1, 10))
    row = propose(due, secretary)
    assert (row.way, row.proposer_id, row.stage) == (BadgeWay.DUE, city.cell.pk, ProposalStage.PROPOSED)
    assert decide([row], officer) == "152-QĐ/TU"
    badge = Badge.objects.get(person=due)
    assert (badge.years, badge.number, badge.decision_number, badge.decided_on) == (
        30,
        "HN 00000001",
        "152-QĐ/TU",
        TODAY,
    )
    row.refresh_from_db()
    assert (row.stage, row.number, row.issuer) == (ProposalStage.DECIDED, "HN 00000001", "Thành ủy Hà Nội")
    with pytest.raises(Refused) as refusal:
        propose(due, secretary)
    assert codes(refusal) == {"badge_held"}


def test_numbers_run_on_through_the_city_for_each_kind(city, officer):
    other = member(city.other_cell, date(1980, 5, 1))
    Badge.objects.create(person=other, years=45, number="HN E0000041", decided_on=date(2025, 5, 19))
    people = [
        member(city.cell, date(1982, 1, 5)),
        member(city.cell, date(1972, 1, 5)),
        member(city.cell, date(1937, 1, 5), born_on=date(1917, 1, 1)),
    ]
    rows = [propose(person, officer, years) for person, years in zip(people, (45, 55, 90), strict=True)]
    decide(rows, officer)
    numbers = dict(Badge.objects.filter(person__in=people).values_list("years", "number"))
    assert numbers == {45: "HN E0000042", 55: "HN D000001", 90: "HN 01"}


def test_a_decision_without_a_number_gets_the_next_of_the_register(city, officer):
    rows = [propose(member(city.cell, date(1997, 1, day)), officer) for day in (10, 11)]
    assert decide(rows[:1], officer, number="", register_of=city.ward.pk) == "01-QĐ"
    assert decide(rows[1:], officer, number="", register_of=city.ward.pk) == "02-QĐ"


def test_a_decision_gives_the_badges_of_all_or_of_none(city, officer):
    rows = [propose(member(city.cell, date(1997, 1, day)), officer) for day in (10, 11)]
    Membership.objects.filter(person=rows[1].person).update(standing=Standing.EXPELLED, ended_on=date(2026, 11, 1))
    with pytest.raises(Refused) as refusal:
        decide(rows, officer)
    assert codes(refusal) == {"badge_left"}
    assert rows[1].person.full_name in str(refusal.value)
    assert not Badge.objects.exists()
    assert BadgeProposal.objects.filter(stage=ProposalStage.PROPOSED).count() == 2


def test_the_gravely_ill_may_be_early_by_twelve_months_with_papers(city, secretary):
    ill = member(city.cell, date(1977, 12, 1), born_on=date(1955, 1, 1))
    with pytest.raises(Refused) as refusal:
        propose(ill, secretary, 50, way=BadgeWay.EARLY)
    assert codes(refusal) == {"badge_early_without_record"}
    assert propose(ill, secretary, 50, way=BadgeWay.EARLY, evidence="Bệnh án số 12").way == BadgeWay.EARLY
    old = member(city.cell, date(1977, 12, 1), born_on=date(1940, 1, 1))
    assert propose(old, secretary, 50, way=BadgeWay.EARLY).evidence == ""


def test_thirteen_months_short_of_fifty_years_is_refused_twenty_four_of_seventy_are_not(city, secretary):
    """Fact 17."""
    short = member(city.cell, date(1978, 3, 4), born_on=date(1940, 1, 1))
    with pytest.raises(Refused) as refusal:
        propose(short, secretary, 50, way=BadgeWay.EARLY)
    assert codes(refusal) == {"badge_not_yet"}
    assert propose(member(city.cell, date(1959, 1, 5), born_on=date(1935, 1, 1)), secretary, 70, way=BadgeWay.EARLY)


def died(cell, on):
    person = member(cell, date(1972, 5, 10))
    Membership.objects.filter(person=person).update(standing=Standing.DIED, ended_on=on)
    return person


def test_after_death_six_months_short_are_allowed_and_thirteen_refused(city, secretary):
    """Fact 19: 55 years would have been reached on 10/05/2027."""
    assert propose(died(city.cell, date(2026, 11, 10)), secretary, 55).way == BadgeWay.POSTHUMOUS
    with pytest.raises(Refused) as refusal:
        propose(died(city.cell, date(2026, 4, 9)), secretary, 55)
    assert codes(refusal) == {"badge_posthumous_short"}


def test_late_needs_an_explanation_and_another_round_is_named(city, secretary):
    late = member(city.cell, date(1996, 5, 2))
    with pytest.raises(Refused) as refusal:
        propose(late, secretary)
    assert codes(refusal) == {"badge_late_unexplained"}
    assert propose(late, secretary, reason="Mới tìm được quyết định; đã nhắc chi ủy.").way == BadgeWay.LATE
    with pytest.raises(Refused) as refusal:
        propose(member(city.cell, date(1997, 4, 2)), secretary, way=BadgeWay.DUE)
    assert codes(refusal) == {"badge_of_another_round"}


def test_a_discipline_that_lasts_beyond_the_round_refuses(city, secretary):
    person = member(city.cell, date(1997, 1, 10))
    Discipline.objects.create(person=person, kind="party_warning", decided_on=date(2026, 8, 1))
    assert bearers.delays_of([person.pk]) == {person.pk: date(2027, 5, 1)}
    with pytest.raises(Refused) as refusal:
        propose(person, secretary)
    assert codes(refusal) == {"badge_after_discipline"}


def test_without_the_whole_day_the_reason_is_asked_for_and_both_ends_are_said(city, secretary):
    person = MemberFactory(cell=city.cell, admitted_on=dates.of_year(1997), official_on=dates.of_year(1998))
    with pytest.raises(Refused) as refusal:
        propose(person, secretary)
    assert codes(refusal) == {"badge_day_unknown"}
    assert "không trước 01/01/2027 và không sau 31/12/2027" in str(refusal.value)


def test_the_body_that_was_left_proposes_who_was_due_before_the_move(city, officer):
    person = member(city.cell, date(1996, 5, 2))
    Placement.objects.filter(membership__person=person).update(ends_on=date(2026, 10, 1))
    Placement.objects.create(membership=person.memberships.get(), cell=city.neighbour_cell, starts_on=date(2026, 10, 1))
    row = propose(person, officer, reason="Chuyển đi khi chờ hồ sơ.")
    assert row.proposer_id == city.cell.pk


def test_a_proposal_is_taken_back_for_a_reason_and_only_once(city, secretary):
    row = propose(member(city.cell, date(1997, 1, 10)), secretary)
    with pytest.raises(Refused):
        services.withdraw(proposal_id=row.pk, reason=" ", by=secretary)
    with pytest.raises(ChangedMeanwhile):
        services.withdraw(proposal_id=row.pk, reason="nhầm người", version=9, by=secretary)
    assert services.withdraw(proposal_id=row.pk, reason="nhầm người", by=secretary).stage == ProposalStage.WITHDRAWN
    with pytest.raises(Refused) as refusal:
        services.withdraw(proposal_id=row.pk, reason="nhầm người", by=secretary)
    assert codes(refusal) == {"badge_proposal_closed"}


def test_a_lost_badge_is_given_again_with_its_number(city, officer):
    person = member(city.cell, date(1996, 1, 10))
    with pytest.raises(Refused) as refusal:
        propose(person, officer, way=BadgeWay.REISSUE)
    assert codes(refusal) == {"badge_none_to_reissue"}
    Badge.objects.create(person=person, years=30, number="HN 00000007", decided_on=date(2026, 2, 3))
    row = propose(person, officer, way=BadgeWay.REISSUE, reason="mất khi lũ")
    decide([row], officer)
    row.refresh_from_db()
    assert (row.number, Badge.objects.filter(person=person).count()) == ("HN 00000007", 1)


def test_all_who_are_marked_are_put_forward_or_none(city, secretary):
    good, late = member(city.cell, date(1997, 1, 10)), member(city.cell, date(1990, 1, 10))
    pairs = [(good.pk, 30), (late.pk, 30)]
    with pytest.raises(Refused) as refusal:
        services.propose_due(asked=pairs, round_on=SPRING, by=secretary)
    assert late.full_name in str(refusal.value)
    assert not BadgeProposal.objects.exists()
    assert services.propose_due(asked=pairs[:1], round_on=SPRING, by=secretary) == 1


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_give_one_badge(city, officer):
    row = propose(member(city.cell, date(1997, 1, 10)), officer)

    def at_once(number):
        try:
            with connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')
            return decide([row], officer, number=number)
        except Refused:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(at_once, ["1-QĐ", "2-QĐ"]))
    assert sorted(done)[0] == ""
    assert Badge.objects.get(person=row.person).decision_number == max(done)
