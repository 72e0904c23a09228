"""Figures: each counted by one definition, each equal to the list behind it."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from branches.models import OrganisationPeriod
from branches.scopes import scope_of
from members import listing
from members.filters import years_before
from reports import figures
from reports.figures import Tally
from reports.selectors import counting, subjects
from reports.selectors.summary import summary
from tests.factories import GrantFactory, OrganisationFactory
from tests.factories.members import MemberFactory
from tests.reports.conftest import DAY, SINCE

pytestmark = pytest.mark.django_db


def numbers(report, key: str) -> dict[str, int]:
    return {row.label: row.cells[0].value for row in report.table(key).rows}


def length(url: str, reader) -> int:
    """Return how many the list at the address has, those out of reach counted too."""
    params = dict(parse_qsl(urlsplit(url).query))
    page = listing.page(listing.read_request(params, scope_of(reader, DAY), DAY), size=1)
    assert not page.beyond
    return page.total + page.outside


def linked(report) -> list[tuple[str, int, str]]:
    """Return every number of a report with a list behind it: where it stands, the number, the address."""
    top = [(one.key, int(one.value.replace(".", "")), one.url) for one in report.headlines if one.url]
    cells = [
        (f"{table.key} / {row.label} / {place}", cell.value, cell.url)
        for table in report.tables
        for row in table.rows
        for place, cell in enumerate(row.cells)
        if cell.url
    ]
    return top + cells


def test_the_ward_is_counted_by_every_breakdown(report):
    assert report.total == 11
    assert numbers(report, "standing") == {"Chính thức": 7, "Dự bị": 4, "Cộng": 11}
    assert numbers(report, "sex") == {"Nam": 8, "Nữ": 2, "Chưa ghi giới tính": 1, "Cộng": 11}
    assert numbers(report, "sector") == {"Phường": 8, "Đơn vị sự nghiệp công lập": 3, "Cộng": 11}
    assert numbers(report, "ethnic") == {
        "Kinh": 8,
        "Tày": 1,
        "Mường": 1,
        "Chưa ghi": 1,
        "Trong đó: các dân tộc thiểu số": 2,
        "Cộng": 11,
    }
    assert numbers(report, "religion") == {
        "Không": 9,
        "Phật giáo": 1,
        "Chưa ghi": 1,
        "Trong đó: có tôn giáo": 1,
        "Cộng": 11,
    }


def test_ages_change_band_on_the_birthday(report):
    ages = numbers(report, "age")
    assert ages["18–30"] == 2, "30 years today, and 18 years since 28/2 for one born on 29/2"
    assert ages["31–35"] == 1, "31 years today"
    assert ages["Trên 60"] == 1
    assert ages["51–55"] == 0
    assert ages["56–60"] == 7


def test_party_age_runs_from_the_decision_and_stands_on_the_anniversary(report):
    years = numbers(report, "party")
    assert years["30–39"] == 6, "30 years since the decision today, though the ceremony was a week later"
    assert years["65–69"] == 1
    assert years["Dưới 10"] == 3
    assert years["Chưa ghi ngày vào Đảng"] == 1


def test_every_figure_of_the_ward_equals_the_list_behind_it(report, leader):
    pairs = linked(report)
    assert len(pairs) > 80
    assert {where: length(url, leader) for where, _number, url in pairs} == {where: n for where, n, _url in pairs}


@pytest.mark.parametrize("name", ["cell", "second_cell", "base", "neighbour_base", "root"])
def test_every_figure_of_other_bodies_equals_the_list_behind_it(register, name, people):
    body = getattr(register, name)
    GrantFactory(user=people["outsider"], role="leader", organisation=register.root)
    found = summary(subjects.subject_of(body.pk, body.path, DAY, SINCE), today=DAY)
    pairs = linked(found)
    assert {where: length(url, people["outsider"]) for where, _number, url in pairs} == {w: n for w, n, _u in pairs}


def test_every_figure_of_a_past_day_equals_the_list_behind_it(register, leader):
    subject = subjects.subject_of(register.ward.pk, register.ward.path, date(2026, 6, 30), date(2026, 2, 1))
    found = summary(subject, today=DAY)
    assert found.total == 10
    pairs = linked(found)
    assert {where: length(url, leader) for where, _number, url in pairs} == {where: n for where, n, _url in pairs}


def test_the_units_add_up_to_the_ward(report, register):
    *units, total = report.table("units").rows
    assert [row.label for row in units] == [register.base.name, register.neighbour_base.name]
    for place in range(len(figures.MEASURES) - 2):
        assert sum(row.cells[place].value for row in units) == total.cells[place].value
    assert total.cells[-1].value == pytest.approx(
        sum(row.cells[0].value * row.cells[-1].value for row in units) / total.cells[0].value, abs=0.1
    )


def test_a_day_is_counted_by_the_tree_of_that_day(register):
    moved_on = date(2026, 9, 1)
    old = OrganisationPeriod.objects.get(organisation=register.base)
    OrganisationPeriod.objects.filter(pk=old.pk).update(ends_on=moved_on)
    for organisation in (register.base, register.cell, register.second_cell):
        period = OrganisationPeriod.objects.filter(organisation=organisation).latest("starts_on")
        OrganisationPeriod.objects.filter(pk=period.pk).update(ends_on=moved_on)
        period.pk, period.starts_on, period.ends_on = None, moved_on, None
        period.path = period.path.replace(register.ward.path, register.other_ward.path)
        if organisation == register.base:
            period.parent = register.other_ward
        period.save(force_insert=True)
    before = counting.count(register.ward.path, date(2026, 8, 31)).whole["total"]
    after = counting.count(register.ward.path, moved_on).whole["total"]
    assert (before, after) == (11, 2)


def test_units_out_of_todays_reach_are_counted_and_not_named(register, leader):
    scope = scope_of(leader, DAY)
    subject = subjects.subject_of(register.root.pk, register.root.path, DAY, SINCE)
    rows = summary(subject, today=DAY, scope=scope).table("units").rows
    assert [row.label for row in rows] == [register.ward.name, "1 đơn vị khác, nay ngoài phạm vi của đồng chí", "Cộng"]
    assert rows[1].cells[0].value == 1
    assert not any(cell.url for cell in rows[1].cells)


def test_the_figures_take_the_same_queries_for_one_unit_and_for_many(register, django_assert_num_queries):
    subject = subjects.subject_of(register.ward.pk, register.ward.path, DAY, SINCE)
    with django_assert_num_queries(3):
        summary(subject, today=DAY)
    for number in range(3):
        cell = OrganisationFactory(name=f"Chi bộ mới {number}", parent=register.ward)
        MemberFactory(cell=cell)
    with django_assert_num_queries(3):
        assert summary(subject, today=DAY).total == 14


def test_a_body_without_members_has_a_report_of_zeros(city, today):
    subject = subjects.subject_of(city.ward.pk, city.ward.path, DAY, SINCE)
    found = summary(subject, today=DAY)
    assert (found.total, found.agrees) == (0, True)
    assert [one.key for one in found.headlines if one.url] == []


def test_a_mean_age_is_of_exact_ages():
    assert Tally({"total": 2}, days=round(2 * 365.2425 * 40.04)).mean_age == 40.0
    assert figures.NOBODY.mean_age is None


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2025, 2, 28), date(2026, 11, 24), date(2010, 1, 1)])
def test_bands_cover_every_year_once(day):
    for bands in (figures.age_bands(), figures.party_bands(day)):
        lows = [int(band.key) for band in bands]
        assert lows == sorted(set(lows))
        assert lows[0] == 0
    assert years_before(date(2024, 2, 29), 1) == date(2023, 2, 28)
