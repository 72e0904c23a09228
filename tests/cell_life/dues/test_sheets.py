"""The sheet of a month: who stands on it and what he owes, closing, opening again, the reckoning anew."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.findings import ChangedMeanwhile, Refused
from cell_life.choices import DuesKind, NotCounted, SheetState
from cell_life.dues import services
from cell_life.models import DuesLine, DuesRemittance
from members.choices import PlacementKind
from members.models import Exemption, Placement, Suspension
from tests.factories.dues import basis, membership, sheet, zone
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def member(city, name="Lê An", cell=None, **more):
    return MemberFactory(cell=cell or city.cell, full_name=name, since=date(2025, 1, 1), **more)


def lines(one):
    rows = DuesLine.objects.filter(sheet=one).select_related("membership__person")
    return {row.membership.person.full_name: (row.due, row.not_counted) for row in rows}


def codes(refusal):
    return [finding.code for finding in refusal.value.findings]


def test_everybody_of_the_first_of_the_month_stands_on_the_sheet_with_what_he_owes(city, secretary):
    zone(city.ward)
    basis(member(city, "Lương"))
    basis(member(city, "Hưu"), DuesKind.PENSION, 6_000_000)
    basis(member(city, "Tự Do", born_on=date(1990, 1, 1)), DuesKind.UNINSURED)
    basis(member(city, "Lâu Năm", decided_on=date(1976, 3, 1), admitted_on=date(1976, 3, 1)))
    member(city, "Chưa Rõ")
    MemberFactory(cell=city.cell, full_name="Mới Về", since=date(2026, 3, 2))
    made = sheet(city.cell, MARCH, secretary)
    assert lines(made) == {
        "Lương": (100_000, ""),
        "Hưu": (30_000, ""),
        "Tự Do": (15_930, ""),
        "Lâu Năm": (0, NotCounted.PARTY_AGE),
        "Chưa Rõ": (None, ""),
    }
    assert sheet(city.cell, MARCH, secretary).pk == made.pk


def test_a_temporary_member_pays_at_the_host_and_stands_at_home_without_details_fact_13(city, secretary):
    guest = member(city, "Khách")
    basis(guest)
    Placement.objects.create(
        membership=membership(guest), cell=city.second_cell, kind=PlacementKind.TEMPORARY, starts_on=date(2026, 2, 10)
    )
    assert lines(sheet(city.cell, MARCH, secretary)) == {"Khách": (0, NotCounted.ELSEWHERE)}
    assert lines(sheet(city.second_cell, MARCH, secretary)) == {"Khách": (100_000, "")}


def test_the_detained_owe_nothing_the_suspended_and_the_exempt_from_party_life_do(city, secretary):
    held, apart, exempt = (member(city, name) for name in ("Tạm Giam", "Đình Chỉ", "Miễn Sinh Hoạt"))
    for one in (held, apart, exempt):
        basis(one)
    Suspension.objects.create(membership=membership(held), starts_on=date(2026, 3, 20), detained=True)
    Suspension.objects.create(membership=membership(apart), starts_on=date(2026, 2, 1))
    Exemption.objects.create(membership=membership(exempt), starts_on=date(2026, 1, 1), ground="age_health")
    assert lines(sheet(city.cell, MARCH, secretary)) == {
        "Tạm Giam": (0, NotCounted.DETAINED),
        "Đình Chỉ": (100_000, ""),
        "Miễn Sinh Hoạt": (100_000, ""),
    }


def test_a_sheet_takes_as_many_queries_for_one_member_as_for_many(city, secretary):
    zone(city.ward)
    basis(member(city))
    for one in range(12):
        basis(member(city, f"Đông {one}", cell=city.second_cell), DuesKind.PENSION, 5_000_000)
    counted = []
    for cell in (city.cell, city.second_cell):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            sheet(cell, MARCH, secretary)
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert DuesLine.objects.count() == 13


def test_a_month_to_come_has_no_sheet_yet(city, secretary):
    with pytest.raises(Refused) as refusal:
        sheet(city.cell, date(2199, 1, 1), secretary)
    assert codes(refusal) == ["dues_month_ahead"]


def test_a_changed_salary_is_a_new_dated_row_and_open_sheets_follow(city, secretary):
    one = member(city)
    row = basis(one)
    march, april = sheet(city.cell, MARCH, secretary), sheet(city.cell, APRIL, secretary)
    wish = services.Wish(membership(one).pk, DuesKind.INSURED, 12_000_000, opened=(row.pk, row.version))
    assert services.set_bases(cell_id=city.cell.pk, first=APRIL, wishes=[wish], by=secretary) == 1
    row.refresh_from_db()
    assert row.ends_on == APRIL
    assert (lines(march)["Lê An"][0], lines(april)["Lê An"][0]) == (100_000, 120_000)
    with pytest.raises(Refused) as refusal:
        services.set_bases(cell_id=city.cell.pk, first=APRIL, wishes=[wish], by=secretary)
        stale = services.Wish(membership(one).pk, DuesKind.INSURED, 13_000_000, opened=(row.pk, row.version))
        services.set_bases(cell_id=city.cell.pk, first=APRIL, wishes=[stale], by=secretary)
    assert codes(refusal) == ["dues_basis_meanwhile"]


def test_bases_say_at_the_row_what_is_missing(city, secretary):
    one, other = member(city), member(city, "Bình", cell=city.second_cell)
    wishes = [services.Wish(membership(one).pk, DuesKind.PENSION), services.Wish(membership(other).pk, "student")]
    with pytest.raises(Refused) as refusal:
        services.set_bases(cell_id=city.cell.pk, first=MARCH, wishes=wishes, by=secretary)
    assert codes(refusal) == ["required", "dues_not_in_cell"]


def test_a_relief_frees_once_decided_and_only_till_it_ends(city, office, secretary):
    one = member(city)
    basis(one)
    march = sheet(city.cell, MARCH, secretary)
    asked = services.ask_relief(
        cell_id=city.cell.pk,
        membership_id=membership(one).pk,
        asked=_poor(),
        by=secretary,
    )
    assert lines(march)["Lê An"] == (100_000, "")
    paper = services.Paper("12-QĐ/ĐU", date(2026, 3, 10), "Đảng ủy")
    with pytest.raises(ChangedMeanwhile):
        services.decide_relief(relief_id=asked.pk, cell_id=city.cell.pk, version=9, paper=paper, by=office)
    done = services.decide_relief(relief_id=asked.pk, cell_id=city.cell.pk, version=1, paper=paper, by=office)
    assert lines(march)["Lê An"] == (0, NotCounted.RELIEF)
    april = sheet(city.cell, APRIL, secretary)
    services.end_relief(relief_id=done.pk, cell_id=city.cell.pk, version=2, last=APRIL, reason="thoát nghèo", by=office)
    assert (lines(march)["Lê An"][0], lines(april)["Lê An"][0]) == (0, 100_000)


def _poor():
    from cell_life.dues.rules import Asking

    return Asking("exempt", "poor", MARCH, requested_on=date(2026, 3, 1))


def test_two_reliefs_do_not_overlap(city, secretary):
    one = member(city)
    common = {"cell_id": city.cell.pk, "membership_id": membership(one).pk, "asked": _poor(), "by": secretary}
    services.ask_relief(**common)
    with pytest.raises(Refused) as refusal:
        services.ask_relief(**common)
    assert codes(refusal) == ["dues_relief_overlaps"]


def test_a_closed_month_is_not_reckoned_anew_and_opens_again_from_above_while_the_money_is_on_its_way(
    city, secretary, office
):
    basis(member(city))
    march = sheet(city.cell, MARCH, secretary)
    closed = services.close_sheet(sheet_id=march.pk, version=march.version, cash=0, by=secretary)
    assert closed.state == SheetState.CLOSED
    with pytest.raises(Refused) as refusal:
        services.recompute_sheet(sheet_id=march.pk, by=secretary)
    assert codes(refusal) == ["dues_month_closed"]
    with pytest.raises(Refused) as refusal:
        services.reopen_sheet(sheet_id=march.pk, reason=" ", by=office)
    assert codes(refusal) == ["required"]
    sent = DuesRemittance.objects.create(
        organisation=city.cell, to=city.base, month=MARCH, taken=0, kept=0, sent=0, kept_numerator=7,
        kept_denominator=10, received_on=date(2026, 4, 9),
    )  # fmt: skip
    with pytest.raises(Refused) as refusal:
        services.reopen_sheet(sheet_id=march.pk, reason="ghi nhầm", by=office)
    assert codes(refusal) == ["dues_remitted"]
    DuesRemittance.objects.filter(pk=sent.pk).update(received_on=None)
    assert services.reopen_sheet(sheet_id=march.pk, reason="ghi nhầm", by=office).state == SheetState.OPEN


def test_amounts_of_january_are_fixed_by_hand_within_the_bounds_of_that_day(city, secretary):
    one = member(city, born_on=date(1990, 1, 1))
    january = sheet(city.cell, date(2026, 1, 1), secretary)
    pk = membership(one).pk
    with pytest.raises(Refused) as refusal:
        services.fix_by_hand(sheet_id=january.pk, amounts={pk: 40_000}, by=secretary)
    assert [finding.field for finding in refusal.value.findings] == [f"d{pk}"]
    services.fix_by_hand(sheet_id=january.pk, amounts={pk: 20_000}, by=secretary)
    services.recompute_sheet(sheet_id=january.pk, by=secretary)
    assert lines(january)["Lê An"][0] == 20_000
