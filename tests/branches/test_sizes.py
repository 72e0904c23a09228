"""Rules of size on both sides of each number, with the rule they rest on; the list of a reach in one pass."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.findings import Refused
from branches import services
from branches.choices import Kind, SizeException
from branches.inbox_own import bodies_to_review
from branches.models import SizeConsent
from branches.rules import Facts, breaches, limits_on
from branches.rules.sizes import RULES, TITLES, parameter_of, reason_words, remedy_words
from branches.scopes import scope_of
from branches.selectors import review as reviews
from members.choices import PostKind
from tests.factories import OrganisationFactory
from tests.factories.members import MemberFactory
from tests.factories.posts import PostFactory
from tests.people import *  # noqa: F403

TODAY = date(2026, 11, 24)


def found(day=TODAY, **facts):
    values = {"kind": Kind.CELL, "official": 5, "total": 5, "has_secretary": True, "seats": 2, **facts}
    return [one.code for one in breaches(Facts(1, **values), limits_on(day))]


@pytest.mark.parametrize(("official", "codes"), [(2, ["few_officials"]), (3, [])])
def test_three_official_members_make_a_body(official, codes):
    assert found(official=official, total=official) == codes


@pytest.mark.parametrize(
    ("official", "seats", "codes"),
    [
        (8, 2, []),
        (8, 3, ["committee_too_early"]),
        (9, 2, ["committee_missing"]),
        (9, 3, []),
        (20, 7, []),
        (20, 8, ["committee_too_large"]),
    ],
)
def test_nine_officials_make_a_committee_of_at_most_seven(official, seats, codes):
    assert found(official=official, total=official, seats=seats) == codes


def test_every_cell_with_officials_has_a_secretary():
    assert found(has_secretary=False) == ["secretary_missing"]
    assert found(has_secretary=False, official=0, total=0) == ["few_officials"]


@pytest.mark.parametrize(("total", "groups", "codes"), [(29, 0, []), (30, 0, ["groups_missing"]), (30, 1, [])])
def test_thirty_members_make_groups(total, groups, codes):
    assert found(official=20, total=total, seats=5, groups=groups) == codes


@pytest.mark.parametrize(
    ("kind", "total", "codes"),
    [
        (Kind.BASE_CELL, 29, []),
        (Kind.BASE_CELL, 30, ["base_cell_too_large"]),
        (Kind.BASE, 29, ["base_too_small"]),
        (Kind.BASE, 30, []),
        (Kind.CELL, 300, []),
        (Kind.UPPER, 499, ["upper_too_small"]),
        (Kind.UPPER, 500, []),
        (Kind.COMMUNE, 60, []),
    ],
)
def test_thirty_members_make_a_committee_of_the_base_but_not_of_a_village_cell(kind, total, codes):
    assert found(kind=kind, official=29, total=total, seats=5, groups=2) == codes


@pytest.mark.parametrize(
    ("kind", "total", "exception"),
    [
        (Kind.BASE, 20, SizeException.SMALL_BASE),
        (Kind.BASE_CELL, 40, SizeException.LARGE_BASE_CELL),
        (Kind.UPPER, 300, SizeException.SMALL_UPPER),
    ],
)
def test_a_written_consent_answers_it(kind, total, exception):
    values = {"kind": kind, "official": 15, "total": total, "seats": 5, "groups": 2}
    assert len(found(**values)) == 1
    assert found(**values, exceptions=frozenset({exception})) == []


@pytest.mark.parametrize(("board", "codes"), [(5, []), (6, ["board_too_large"])])
def test_a_board_is_at_most_a_third(board, codes):
    assert found(kind=Kind.COMMUNE, official=900, total=900, seats=15, board=board) == codes


def test_a_sections_committee_has_at_most_seven():
    assert found(kind=Kind.SECTION, official=90, total=90, seats=8) == ["section_too_large"]


def test_the_city_is_not_asked():
    assert found(kind=Kind.CITY, official=0, total=0) == []


def test_before_the_rules_of_2025_only_the_charter_speaks():
    assert found(date(2024, 1, 1), official=20, total=40, seats=0, has_secretary=False) == []
    assert found(date(2024, 1, 1), official=2) == ["few_officials"]


def test_each_breach_names_its_rule_and_speaks():
    facts = Facts(1, Kind.CELL, official=2, total=40)
    for one in breaches(facts, limits_on(TODAY)):
        assert parameter_of(one, TODAY).source
        assert reason_words(one)
        assert remedy_words(one.code)
    assert set(RULES) == set(TITLES)


def test_firm_rules_are_told_from_doubtful_ones():
    assert reviews.point(breaches(Facts(1, Kind.CELL, official=2), limits_on(TODAY))[0], TODAY).is_firm
    missing = Facts(1, Kind.CELL, official=5, total=5)
    assert not reviews.point(breaches(missing, limits_on(TODAY))[0], TODAY).is_firm


@pytest.fixture
def short_cell(city):
    MemberFactory(cell=city.cell)
    return city.cell


@pytest.mark.django_db
def test_the_page_of_a_body_and_the_list_say_the_same(client_for, officer, city, short_cell):
    client = client_for(officer)
    page = client.get(reverse("branches:detail", args=[short_cell.pk])).content.decode()
    listed = client.get(reverse("branches:review"), {"loi": "few_officials"}).content.decode()
    for shown in (page, listed):
        assert "Có 1 đảng viên chính thức; cần ít nhất 3." in shown
        assert "Điều 21.2" in shown
    assert city.other_cell.name not in listed


@pytest.mark.django_db
def test_the_list_narrows_to_a_body_and_a_rule(officer, city, short_cell):
    scope = scope_of(officer, TODAY)
    found = reviews.review(scope, TODAY, TODAY, code="secretary_missing")
    assert [line.organisation_id for line in found.lines] == [short_cell.pk]
    counts = {one.code: one.count for one in found.tallies}
    assert counts["few_officials"] == found.bodies


@pytest.mark.parametrize("cells", [1, 3])
@pytest.mark.django_db
def test_the_list_asks_the_same_number_of_questions(officer, city, cells, django_assert_num_queries):
    for _ in range(cells):
        MemberFactory(cell=OrganisationFactory(parent=city.base))
    scope = scope_of(officer, TODAY)
    with django_assert_num_queries(6):
        reviews.review(scope, TODAY, TODAY)


@pytest.mark.django_db
def test_posts_of_the_day_count(city, officer):
    people = [MemberFactory(cell=city.cell) for _ in range(3)]
    PostFactory(person=people[0], organisation=city.cell)
    PostFactory(person=people[1], organisation=city.cell, kind=PostKind.DEPUTY)
    facts = reviews.facts_of([(city.cell.pk, Kind.CELL)], TODAY)[0]
    assert (facts.official, facts.has_secretary, facts.seats) == (3, True, 2)
    assert breaches(facts, limits_on(TODAY)) == ()


@pytest.mark.django_db
def test_the_secretary_finds_it_among_the_things_to_do(secretary, short_cell):
    item = bodies_to_review(secretary, scope_of(secretary, TODAY), TODAY)[0]
    assert item.title == "Chưa đủ số đảng viên chính thức"
    assert item.rule_key == "organisation.min_official_members"


@pytest.mark.django_db
def test_a_consent_is_written_with_its_whole_paper_and_ends(city, officer):
    values = {"organisation_id": city.base.pk, "exception": SizeException.SMALL_BASE, "starts_on": date(2026, 3, 1)}
    with pytest.raises(Refused) as refused:
        services.record_consent(**values, decision_number="", decided_on=None, issuer="", by=officer)
    assert [one.field for one in refused.value.findings] == ["decision_number", "decided_on", "issuer"]
    paper = {"decision_number": "3-CV/TU", "decided_on": date(2026, 2, 20), "issuer": "Thành ủy"}
    consent = services.record_consent(**values, **paper, by=officer)
    with pytest.raises(Refused) as refused:
        services.record_consent(**values, **paper, by=officer)
    assert [one.code for one in refused.value.findings] == ["consent_stands"]
    assert SizeException.SMALL_BASE in reviews.facts_of([(city.base.pk, Kind.BASE)], TODAY)[0].exceptions
    services.end_consent(consent_id=consent.pk, ends_on=date(2026, 9, 1), reason="thu hồi", by=officer)
    assert reviews.facts_of([(city.base.pk, Kind.BASE)], TODAY)[0].exceptions == frozenset()
    assert SizeConsent.objects.count() == 1


@pytest.mark.django_db
def test_the_officer_writes_a_consent_on_the_page(client_for, officer, city):
    address = reverse("branches:consent", args=[city.base.pk])
    form = {
        "exception": "small_base",
        "starts_on_day": "1",
        "starts_on_month": "3",
        "starts_on_year": "2026",
        "decided_on_day": "20",
        "decided_on_month": "2",
        "decided_on_year": "2026",
        "decision_number": "3-CV/TU",
        "issuer": "Thành ủy",
    }
    assert client_for(officer).post(address, form).status_code == 302
    page = client_for(officer).get(reverse("branches:detail", args=[city.base.pk])).content.decode()
    assert "3-CV/TU" in page
