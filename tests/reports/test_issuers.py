"""Who issues a paper: names, place and signature from the tree of the day."""

from datetime import date

import pytest

from branches.choices import Kind
from branches.papers.issuers import Issuer, authority_of, committee_name, issuer_on
from tests.factories import OrganisationFactory, rename

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


def test_a_ward_issues_in_its_own_name_at_its_own_place(city):
    assert issuer_on(city.ward.pk, city.ward.path, DAY) == Issuer(
        above="Thành ủy Hà Nội",
        name="Đảng ủy phường Ngọc Hà",
        place="Ngọc Hà",
        authority="T/M BAN THƯỜNG VỤ",
        post="BÍ THƯ",
    )


def test_a_cell_issues_below_the_committee_that_leads_it(city):
    issuer = issuer_on(city.cell.pk, city.cell.path, DAY)
    assert (issuer.above, issuer.name) == ("Đảng ủy Khu dân cư số 1", "Chi bộ Tổ dân phố 7")
    assert (issuer.place, issuer.authority) == ("Ngọc Hà", "T/M CHI BỘ")


def test_the_city_has_nobody_above_it_here(city):
    issuer = issuer_on(city.root.pk, city.root.path, DAY)
    assert (issuer.above, issuer.name, issuer.place) == ("", "Thành ủy Hà Nội", "Hà Nội")


def test_a_body_outside_the_wards_writes_from_the_city(city):
    upper = OrganisationFactory(name="Đảng bộ Ủy ban nhân dân Thành phố", kind=Kind.UPPER, parent=city.root)
    issuer = issuer_on(upper.pk, upper.path, DAY)
    assert (issuer.name, issuer.place) == ("Đảng ủy Ủy ban nhân dân Thành phố", "Hà Nội")


def test_names_are_those_of_the_day(city):
    rename(city.ward, name="Đảng bộ phường Ba Đình", on=date(2026, 9, 1))
    names = [issuer_on(city.ward.pk, city.ward.path, day).name for day in (date(2026, 8, 31), date(2026, 9, 1))]
    assert names == ["Đảng ủy phường Ngọc Hà", "Đảng ủy phường Ba Đình"]


def test_a_base_signs_for_its_committee_and_other_names_stay():
    assert authority_of(Kind.BASE) == "T/M ĐẢNG ỦY"
    assert committee_name("Ban Chấp hành") == "Ban Chấp hành"
