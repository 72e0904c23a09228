"""Codes in their place, for one body and for the tree; sectors of many bodies in one act."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.findings import Level, Refused
from branches import rules, services
from branches.choices import Kind
from branches.models import OrganisationPeriod
from branches.rules import Body, code_problem, expected_code
from branches.scopes import scope_of
from branches.selectors import codes as codes_of
from branches.selectors import sectors as sectors_of
from tests.factories import OrganisationFactory
from tests.people import *  # noqa: F403

TODAY = date(2026, 11, 24)
WARD, BASE = "01002000000000", "01002003000000"


@pytest.mark.parametrize(
    ("kind", "parent_code", "parent_kind", "shape"),
    [
        (Kind.COMMUNE, "01000000000000", Kind.CITY, "01.___.000.000.000"),
        (Kind.BASE, WARD, Kind.COMMUNE, "01.002.___.000.000"),
        (Kind.SECTION, BASE, Kind.BASE, "01.002.003.___.000"),
        (Kind.CELL, BASE, Kind.BASE, "01.002.003.000.___"),
        (Kind.CELL, WARD, Kind.COMMUNE, "01.002.000.000.___"),
        (Kind.CELL, "", Kind.COMMUNE, ""),
    ],
)
def test_the_shape_of_a_code_under_its_parent(kind, parent_code, parent_kind, shape):
    assert expected_code(kind, parent_code, parent_kind) == shape


@pytest.mark.parametrize(
    ("code", "kind", "parent_code", "parent_kind", "problem"),
    [
        ("01002003000001", Kind.CELL, BASE, Kind.BASE, ""),
        ("01002004000001", Kind.CELL, BASE, Kind.BASE, "parent"),
        ("01002003005001", Kind.CELL, BASE, Kind.BASE, "level"),
        ("01002003000000", Kind.CELL, BASE, Kind.BASE, "own"),
        ("01002003000001", Kind.BASE, WARD, Kind.COMMUNE, "level"),
        ("01002000000007", Kind.CELL, WARD, Kind.COMMUNE, ""),
        ("01009000000000", Kind.COMMUNE, "01000000000000", Kind.CITY, ""),
        ("01002003000001", Kind.CELL, "", "", ""),
    ],
)
def test_each_group_of_a_code_has_its_level(code, kind, parent_code, parent_kind, problem):
    assert code_problem(code, kind, parent_code, parent_kind) == problem


def test_the_remedy_names_the_shape():
    above = Body("Đảng bộ phường Láng", Kind.COMMUNE, date(2025, 7, 1), code=WARD)
    finding = rules.code_findings("01009000000001", Kind.CELL, above=above)[0]
    assert finding.level == Level.WARNING
    assert "01.002.000.000.___" in finding.remedy


@pytest.fixture
def coded(city):
    for body, code in ((city.root, "01000000000000"), (city.ward, WARD), (city.base, BASE)):
        OrganisationPeriod.objects.filter(organisation=body).update(code=code)
    OrganisationPeriod.objects.filter(organisation=city.cell).update(code="01002004000001")
    return city


@pytest.mark.django_db
def test_the_list_of_codes_that_do_not_fit(coded, officer, django_assert_num_queries):
    scope = scope_of(officer, TODAY)
    with django_assert_num_queries(1):
        found = codes_of.codes(scope, TODAY)
    assert found.counts == {"parent": 1, "missing": 3}
    line = codes_of.codes(scope, TODAY, problem="parent").lines[0]
    assert (line.organisation_id, line.expected) == (coded.cell.pk, "01.002.003.000.___")


@pytest.mark.django_db
def test_the_page_of_codes(client_for, officer, coded):
    page = client_for(officer).get(reverse("branches:codes"), {"loi": "parent"}).content.decode()
    assert "01.002.004.000.001" in page
    assert coded.cell.name in page
    assert coded.second_cell.name not in page


@pytest.mark.django_db
def test_codes_below_follow_a_move_when_asked(coded, officer):
    OrganisationPeriod.objects.filter(organisation=coded.cell).update(code="01002003000001")
    OrganisationPeriod.objects.filter(organisation=coded.other_ward).update(code="01005000000000")
    services.move_organisation(
        organisation_id=coded.base.pk,
        parent_id=coded.other_ward.pk,
        starts_on=date(2026, 3, 1),
        code="01.005.001.000.000",
        recode_below=True,
        by=officer,
    )
    now = dict(OrganisationPeriod.objects.filter(ends_on=None).values_list("organisation_id", "code"))
    assert (now[coded.base.pk], now[coded.cell.pk]) == ("01005001000000", "01005001000001")
    assert coded.cell.periods.get(ends_on=date(2026, 3, 1)).code == "01002003000001"


@pytest.mark.django_db
def test_a_code_below_that_is_taken_refuses_the_whole_move(coded, officer):
    OrganisationPeriod.objects.filter(organisation=coded.cell).update(code="01002003000001")
    OrganisationPeriod.objects.filter(organisation=coded.other_ward).update(code="01005000000000")
    OrganisationFactory(parent=coded.other_ward, code="01005001000001")
    with pytest.raises(Refused) as refused:
        services.move_organisation(
            organisation_id=coded.base.pk,
            parent_id=coded.other_ward.pk,
            starts_on=date(2026, 3, 1),
            code="01005001000000",
            recode_below=True,
            by=officer,
        )
    assert [one.code for one in refused.value.findings] == ["code_taken"]
    assert OrganisationPeriod.objects.get(organisation=coded.base, ends_on=None).parent_id == coded.ward.pk


@pytest.mark.django_db
def test_sectors_of_many_are_filled_or_begin_a_new_period(city, officer):
    OrganisationPeriod.objects.filter(organisation=city.second_cell).update(sector="urban")
    done = services.set_sectors(
        organisation_ids=[city.cell.pk, city.second_cell.pk],
        sector="public_unit",
        starts_on=date(2026, 3, 1),
        decision_number="5-QĐ/ĐU",
        by=officer,
    )
    assert (done.filled, done.changed) == (1, 1)
    assert [one.sector for one in city.cell.periods.all()] == ["public_unit"]
    rows = city.second_cell.periods.order_by("starts_on").values_list("sector", "ends_on", "decision_number")
    assert list(rows) == [("urban", date(2026, 3, 1), ""), ("public_unit", None, "5-QĐ/ĐU")]


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.django_db
def test_sectors_cost_the_same_for_one_and_three(city, officer, many, django_assert_max_num_queries):
    ids = [OrganisationFactory(parent=city.base).pk for _ in range(many)]
    with django_assert_max_num_queries(9):
        services.set_sectors(organisation_ids=ids, sector="urban", starts_on=date(2026, 3, 1), by=officer)


@pytest.mark.django_db
def test_a_kind_of_unit_belongs_to_its_sector(city, officer):
    values = {"organisation_ids": [city.cell.pk], "starts_on": date(2026, 3, 1), "by": officer}
    with pytest.raises(Refused) as refused:
        services.set_sectors(sector="urban", unit_kind="limited", **values)
    assert [one.code for one in refused.value.findings] == ["unit_kind_of_other_sector"]
    services.set_sectors(sector="private_enterprise", unit_kind="limited", **values)
    assert city.cell.periods.get().unit_kind == "limited"


@pytest.mark.django_db
def test_a_body_without_a_sector_counts_as_the_one_above(city, officer):
    OrganisationPeriod.objects.filter(organisation=city.ward).update(sector="urban")
    scope = scope_of(officer, TODAY)
    assert sectors_of.sectors(scope, TODAY).total == 0
    line = next(
        one for one in sectors_of.sectors(scope, TODAY, choice=sectors_of.INHERITED).lines if one.name == city.cell.name
    )
    assert (line.own, line.counts_as, line.is_inherited) == ("", "Phường", True)


@pytest.mark.django_db
def test_the_page_shows_a_preview_then_writes_once(client_for, officer, city):
    client, address = client_for(officer), reverse("branches:sectors")
    assert city.cell.name in client.get(address).content.decode()
    form = {
        "chon": [city.cell.pk, city.other_cell.pk],
        "sector": "urban",
        "starts_on_day": "1",
        "starts_on_month": "3",
        "starts_on_year": "2026",
    }
    preview = client.post(address, form)
    assert preview.status_code == 200
    assert "Sẽ ghi cho 1 tổ chức" in preview.content.decode()
    assert not city.cell.periods.filter(sector="urban").exists()
    assert client.post(address, {**form, "xac_nhan": "1"}).status_code == 302
    assert city.cell.periods.filter(sector="urban").exists()
    assert not city.other_cell.periods.filter(sector="urban").exists()
