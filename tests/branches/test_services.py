"""Organisations in time: every act leaves a period, nothing is deleted, copies follow."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.findings import ChangedMeanwhile, Refused
from branches import services
from branches.choices import Kind
from branches.models import Organisation, OrganisationPeriod
from members.counts import counts
from members.models import Person
from tests.factories import OrganisationFactory
from tests.factories.members import MemberFactory
from tests.people import *  # noqa: F403

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def now(organisation):
    return OrganisationPeriod.objects.get(organisation=organisation, ends_on=None)


def codes(refused):
    return [finding.code for finding in refused.value.findings]


def test_an_opened_body_stands_under_its_parent(city, officer):
    cell = services.open_organisation(
        name="  Chi bộ  Chợ ",
        kind=Kind.CELL,
        parent_id=city.base.pk,
        starts_on=DAY,
        decision_number="5-QĐ/ĐU",
        decided_on=DAY,
        issuer="Đảng ủy phường",
        by=officer,
    )
    period = now(cell)
    assert (period.name, period.path, period.cause) == ("Chi bộ Chợ", f"{city.base.path}{cell.pk}/", "opened")
    assert (period.decision_number, period.decided_on, cell.opened_on) == ("5-QĐ/ĐU", DAY, DAY)


def test_every_fault_is_told_at_once(city):
    with pytest.raises(Refused) as refused:
        services.open_organisation(
            name="", kind=Kind.COMMUNE, parent_id=city.base.pk, starts_on=date(2199, 1, 1), code="1", by=None
        )
    assert codes(refused) == ["required", "kind_under_parent", "code_digits", "date_in_future"]


def test_a_warning_needs_a_reason(city):
    values = {"name": city.cell.name, "kind": Kind.CELL, "parent_id": city.base.pk, "starts_on": DAY, "by": None}
    with pytest.raises(Refused) as refused:
        services.open_organisation(**values)
    assert codes(refused) == ["namesake"]
    assert services.open_organisation(**values, reason="Hai chi bộ ghép").pk


def test_a_rename_keeps_the_old_name_in_its_period(city, officer):
    services.rename_organisation(organisation_id=city.cell.pk, name="Chi bộ Mới", starts_on=DAY, by=officer)
    assert now(city.cell).name == "Chi bộ Mới"
    assert city.cell.periods.get(ends_on=DAY).name == city.cell.name
    assert Organisation.objects.get(pk=city.cell.pk).version == 2


def test_an_older_form_is_told_what_changed(city):
    services.rename_organisation(organisation_id=city.cell.pk, name="Chi bộ Mới", starts_on=DAY, by=None)
    with pytest.raises(ChangedMeanwhile) as changed:
        services.rename_organisation(
            organisation_id=city.cell.pk, name="Chi bộ Khác", starts_on=DAY + timedelta(days=1), version=1, by=None
        )
    assert changed.value.fields["name"][1:] == ("Chi bộ Mới", "Chi bộ Khác")
    assert changed.value.version == 2


def test_a_second_act_on_the_first_day_of_a_period_is_refused(city):
    services.rename_organisation(organisation_id=city.cell.pk, name="Chi bộ Mới", starts_on=DAY, by=None)
    with pytest.raises(Refused) as refused:
        services.rename_organisation(organisation_id=city.cell.pk, name="Chi bộ Nữa", starts_on=DAY, by=None)
    assert codes(refused) == ["not_after_period"]


def test_a_move_takes_all_below_along(city, officer):
    services.move_organisation(
        organisation_id=city.base.pk, parent_id=city.other_ward.pk, starts_on=DAY, by=officer, reason="Sắp xếp"
    )
    moved = now(city.cell)
    assert moved.path == f"{city.other_ward.path}{city.base.pk}/{city.cell.pk}/"
    assert (moved.cause, moved.starts_on, moved.parent_id) == ("moved", DAY, city.base.pk)
    assert city.cell.periods.get(ends_on=DAY).path == city.cell.path
    assert now(city.base).cause == "reparented"
    assert now(city.neighbour_cell).path == city.neighbour_cell.path


def test_a_move_into_the_past_keeps_what_came_after(city):
    services.rename_organisation(organisation_id=city.cell.pk, name="Chi bộ Mới", starts_on=DAY, by=None)
    services.move_organisation(
        organisation_id=city.base.pk, parent_id=city.other_ward.pk, starts_on=DAY - timedelta(days=30), by=None
    )
    path = f"{city.other_ward.path}{city.base.pk}/{city.cell.pk}/"
    rows = city.cell.periods.order_by("starts_on").values_list("name", "path", "cause")
    assert list(rows) == [
        (city.cell.name, city.cell.path, "opened"),
        (city.cell.name, path, "moved"),
        ("Chi bộ Mới", path, "renamed"),
    ]


def test_members_follow_a_move(city):
    person = MemberFactory(cell=city.cell)
    services.move_organisation(organisation_id=city.base.pk, parent_id=city.other_ward.pk, starts_on=DAY, by=None)
    person = Person.objects.get(pk=person.pk)
    assert person.keeper_path == now(city.cell).path
    assert (person.base_id, person.committee_id) == (city.base.pk, city.other_ward.pk)


@pytest.mark.parametrize("cells", [1, 3])
def test_a_move_asks_the_same_number_of_questions(city, cells, django_assert_max_num_queries):
    for _ in range(cells):
        MemberFactory(cell=OrganisationFactory(parent=city.base))
    with django_assert_max_num_queries(23):
        services.move_organisation(organisation_id=city.base.pk, parent_id=city.other_ward.pk, starts_on=DAY, by=None)


def test_a_body_with_children_or_members_stays_open(city):
    MemberFactory(cell=city.second_cell)
    with pytest.raises(Refused) as refused:
        services.close_organisation(organisation_id=city.base.pk, closed_on=DAY, by=None)
    assert codes(refused) == ["children_open"]
    with pytest.raises(Refused) as refused:
        services.close_organisation(organisation_id=city.second_cell.pk, closed_on=DAY, by=None)
    assert codes(refused) == ["members_remain"]


def test_a_closed_body_keeps_its_row_and_takes_no_more_acts(city, officer):
    closed = services.close_organisation(
        organisation_id=city.cell.pk, closed_on=DAY, decision_number="9-QĐ/ĐU", by=officer
    )
    assert (closed.closed_on, closed.closing_number) == (DAY, "9-QĐ/ĐU")
    assert city.cell.periods.get().ends_on == DAY
    with pytest.raises(Refused) as refused:
        services.rename_organisation(organisation_id=city.cell.pk, name="X", starts_on=DAY, by=None)
    assert codes(refused) == ["closed"]


def correction(organisation, **changes):
    period = organisation.periods.order_by("starts_on").last()
    values = {
        "period_id": period.pk,
        "name": period.name,
        "sector": period.sector,
        "code": period.code,
        "starts_on": period.starts_on,
        "reason": "Ghi nhầm",
        "by": None,
    }
    return services.correct_period(**values | changes)


def test_a_correction_needs_a_reason_and_leaves_the_old_value_in_the_events(city):
    with pytest.raises(Refused) as refused:
        correction(city.cell, name="Chi bộ Đúng", reason=" ")
    assert codes(refused) == ["reason_missing"]
    correction(city.cell, name="Chi bộ Đúng")
    events = OrganisationPeriod.pgh_event_model.objects.filter(organisation_id=city.cell.pk).order_by("pgh_id")
    assert [event.name for event in events] == [city.cell.name, "Chi bộ Đúng"]
    assert events.last().pgh_context["reason"] == "Ghi nhầm"


@pytest.mark.parametrize("days", [-10, 10])
def test_a_corrected_first_day_moves_the_end_of_the_period_before(city, days):
    services.rename_organisation(organisation_id=city.cell.pk, name="Chi bộ Mới", starts_on=DAY, by=None)
    correction(city.cell, starts_on=DAY + timedelta(days=days))
    first, second = city.cell.periods.order_by("starts_on")
    assert first.ends_on == second.starts_on == DAY + timedelta(days=days)


def test_a_corrected_opening_day_is_the_bodys_too(city):
    correction(city.cell, starts_on=date(2020, 6, 1))
    assert Organisation.objects.get(pk=city.cell.pk).opened_on == date(2020, 6, 1)


def test_members_are_counted_with_all_below_today_and_on_a_past_day(city, django_assert_num_queries):
    MemberFactory(cell=city.cell)
    MemberFactory(cell=city.second_cell)
    MemberFactory(cell=city.other_cell)
    today = timezone.localdate()
    ids = [city.root.pk, city.base.pk, city.cell.pk, city.neighbour_base.pk]
    for day in (today, today - timedelta(days=1)):
        with django_assert_num_queries(2):
            found = counts(ids, day)
        assert [found[one].total if one in found else 0 for one in ids] == [3, 2, 1, 0]
