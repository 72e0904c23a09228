"""Mergers, unions and divisions: one act, members and records go over, nothing is deleted, the past stays."""

from datetime import date

import pytest

from accounts.findings import Refused
from branches import services
from branches.choices import Kind
from branches.models import Organisation, OrganisationPeriod, Succession
from branches.scopes import scope_of
from branches.selectors.former import formerly, lineage
from branches.selectors.picker import suggest
from branches.services.merging import New
from members.choices import MovementKind, Standing
from members.counts import counts
from members.models import Movement, Person, Placement, Post
from tests.factories import OrganisationFactory, rename
from tests.factories.members import MemberFactory
from tests.factories.posts import PostFactory
from tests.people import *  # noqa: F403

pytestmark = pytest.mark.django_db
DAY, TODAY = date(2026, 7, 1), date(2026, 11, 24)
PAPER = {"decision_number": "9-QĐ/ĐU", "decided_on": date(2026, 6, 20), "issuer": "Đảng ủy phường Ngọc Hà"}


def merge(city, by, **more):
    values = {"organisation_id": city.cell.pk, "target_id": city.second_cell.pk, "starts_on": DAY, **PAPER, **more}
    return services.merge_organisation(by=by, **values)


def codes(refused):
    return [finding.code for finding in refused.value.findings]


def test_a_merger_moves_members_and_ends_the_cell(city, officer):
    person, gone = (
        MemberFactory(cell=city.cell),
        MemberFactory(cell=city.cell, standing=Standing.DIED, ended_on=date(2026, 3, 1)),
    )
    MemberFactory(cell=city.second_cell)
    succession = merge(city, officer)
    assert (succession.kind, succession.moved) == ("merged", 1)
    placements = Placement.objects.filter(membership__person=person).order_by("starts_on")
    assert [(row.cell_id, row.ends_on) for row in placements] == [(city.cell.pk, DAY), (city.second_cell.pk, None)]
    movement = Movement.objects.get(membership__person=person, kind=MovementKind.REORGANISED)
    assert (movement.from_cell_id, movement.to_cell_id, movement.decision_number) == (
        city.cell.pk,
        city.second_cell.pk,
        "9-QĐ/ĐU",
    )
    kept = dict(Person.objects.values_list("pk", "keeper_path"))
    assert kept[person.pk] == kept[gone.pk] == city.second_cell.path
    closed = Organisation.objects.get(pk=city.cell.pk)
    assert (closed.closed_on, closed.closing_cause, closed.closing_number) == (DAY, "merged", "9-QĐ/ĐU")


def test_the_day_before_still_shows_the_old_cell(city, officer):
    MemberFactory(cell=city.cell)
    merge(city, officer)
    before, after = date(2026, 6, 30), DAY
    assert counts([city.cell.pk], before)[city.cell.pk].total == 1
    assert counts([city.second_cell.pk], after)[city.second_cell.pk].total == 1
    assert counts([city.base.pk], before)[city.base.pk].total == counts([city.base.pk], after)[city.base.pk].total


def test_posts_of_the_cell_that_ends_end_with_it(city, officer):
    post = PostFactory(person=MemberFactory(cell=city.cell), organisation=city.cell)
    merge(city, officer)
    post.refresh_from_db()
    assert (post.ends_on, post.ending_number) == (DAY, "9-QĐ/ĐU")


def test_an_act_before_what_was_already_written_is_refused(city, officer):
    MemberFactory(cell=city.cell, since=date(2026, 8, 1))
    with pytest.raises(Refused) as refused:
        merge(city, officer)
    assert codes(refused) == ["members_moved_since"]
    assert Organisation.objects.get(pk=city.cell.pk).closed_on is None


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("cell", "cell", "merged_into_itself"),
        ("base", "cell", "merged_into_itself"),
        ("cell", "neighbour_base", "merged_with_other_kind"),
        ("base", "ward", "merged_into_above"),
    ],
)
def test_what_cannot_be_merged_is_refused(city, source, target, code):
    with pytest.raises(Refused) as refused:
        merge(city, None, organisation_id=getattr(city, source).pk, target_id=getattr(city, target).pk)
    assert code in codes(refused)


def test_bodies_below_go_over_too(city, officer):
    person = MemberFactory(cell=city.cell)
    merge(city, officer, organisation_id=city.base.pk, target_id=city.neighbour_base.pk)
    moved = OrganisationPeriod.objects.get(organisation=city.cell, ends_on=None)
    assert moved.parent_id == city.neighbour_base.pk
    person.refresh_from_db()
    assert (person.base_id, person.keeper_path) == (city.neighbour_base.pk, moved.path)
    assert Organisation.objects.get(pk=city.base.pk).closed_on == DAY


@pytest.mark.parametrize("many", [1, 3])
def test_a_merger_asks_the_same_number_of_questions(city, officer, many, django_assert_max_num_queries):
    for _ in range(many):
        MemberFactory(cell=city.cell)
    with django_assert_max_num_queries(36):
        assert merge(city, officer).moved == many


def test_a_union_makes_a_new_body_of_several(city, officer):
    people = [MemberFactory(cell=city.cell), MemberFactory(cell=city.second_cell)]
    made = services.consolidate_organisations(
        organisation_ids=[city.cell.pk, city.second_cell.pk], name="Chi bộ Liên gia", starts_on=DAY, **PAPER, by=officer
    )
    period = OrganisationPeriod.objects.get(organisation=made)
    assert (period.kind, period.parent_id, period.cause) == (Kind.CELL, city.base.pk, "consolidated")
    assert set(Person.objects.filter(keeper=made)) == set(people)
    assert Succession.objects.filter(successor=made, kind="consolidated").count() == 2
    assert Organisation.objects.filter(closed_on=DAY, closing_cause="consolidated").count() == 2


def test_a_union_needs_two_of_a_kind(city, officer):
    for ids, code in (([city.cell.pk], "too_few"), ([city.cell.pk, city.neighbour_cell.pk], "not_alike")):
        with pytest.raises(Refused) as refused:
            services.consolidate_organisations(organisation_ids=ids, name="X", starts_on=DAY, by=officer)
        assert codes(refused) == [code]


def test_a_part_of_a_cell_becomes_a_cell_of_its_own(city, officer):
    goes, stays = MemberFactory(cell=city.cell), MemberFactory(cell=city.cell)
    made = services.split_organisation(
        organisation_id=city.cell.pk, new=New("Chi bộ 7A"), person_ids=[goes.pk], starts_on=DAY, **PAPER, by=officer
    )
    assert len(made) == 1
    assert Person.objects.get(pk=goes.pk).keeper_id == made[0].pk
    assert Person.objects.get(pk=stays.pk).keeper_id == city.cell.pk
    assert Organisation.objects.get(pk=city.cell.pk).closed_on is None
    assert Succession.objects.get().kind == "separated"


def test_a_cell_divided_in_two_ends(city, officer):
    one, other = MemberFactory(cell=city.cell), MemberFactory(cell=city.cell)
    PostFactory(person=one, organisation=city.cell)
    made = services.split_organisation(
        organisation_id=city.cell.pk,
        new=New("Chi bộ 7A"),
        rest=New("Chi bộ 7B"),
        person_ids=[one.pk],
        starts_on=DAY,
        **PAPER,
        by=officer,
    )
    keepers = dict(Person.objects.values_list("pk", "keeper_id"))
    assert (keepers[one.pk], keepers[other.pk]) == (made[0].pk, made[1].pk)
    assert Organisation.objects.get(pk=city.cell.pk).closing_cause == "divided"
    assert Post.objects.get().ends_on == DAY


def test_nobody_chosen_or_no_cell_divides_nothing(city, officer):
    for body, ids, code in ((city.cell, [], "nobody_chosen"), (city.base, [1], "not_a_cell")):
        with pytest.raises(Refused) as refused:
            services.split_organisation(
                organisation_id=body.pk, new=New("X"), person_ids=ids, starts_on=DAY, by=officer
            )
        assert code in codes(refused)


def test_a_body_shows_what_it_carries_on_and_what_carries_it_on(city, officer):
    merge(city, officer)
    scope = scope_of(officer, TODAY)
    after = lineage(city.cell.pk, scope, TODAY).after
    before = lineage(city.second_cell.pk, scope, TODAY).before
    assert [(one.name, one.words) for one in after] == [(city.second_cell.name, "sáp nhập, từ 01/07/2026")]
    assert [(one.name, bool(one.url)) for one in before] == [(city.cell.name, True)]


def test_a_former_name_finds_the_body(city, officer):
    rename(city.cell, name="Chi bộ Khu phố Hoa Sen", on=DAY)
    rename(city.cell, name="Chi bộ Mới", on=date(2026, 9, 1))
    found = formerly(scope_of(officer, TODAY), "hoa sen", TODAY)
    assert [(one.name, one.until, one.now) for one in found] == [("Chi bộ Khu phố Hoa Sen", "01/09/2026", "Chi bộ Mới")]
    suggestion = suggest(scope_of(officer, TODAY), "hoa sen", TODAY).rows[0]
    assert (suggestion.organisation_id, suggestion.former) == (city.cell.pk, "trước 01/09/2026: Chi bộ Khu phố Hoa Sen")


def test_a_body_that_ended_leads_to_the_one_that_carries_it_on(city, officer):
    district = OrganisationFactory(name="Đảng bộ quận Ba Đình", kind=Kind.UPPER, parent=city.root)
    old = OrganisationFactory(name="Đảng bộ phường Liễu Giai", kind=Kind.BASE, parent=district)
    OrganisationPeriod.objects.filter(organisation=old).update(ends_on=date(2025, 7, 1))
    Organisation.objects.filter(pk=old.pk).update(closed_on=date(2025, 7, 1))
    Succession.objects.create(
        predecessor=old, successor_id=city.ward.pk, kind="consolidated", happened_on=date(2025, 7, 1)
    )
    scope = scope_of(officer, TODAY)
    found = formerly(scope, "lieu giai", TODAY)
    assert [(one.organisation_id, one.now, one.how) for one in found] == [(city.ward.pk, city.ward.name, "hợp nhất")]
    assert formerly(scope, "nghia do", TODAY) == []
    assert not lineage(city.ward.pk, scope, TODAY).before[0].url


def test_out_of_reach_nothing_of_the_past_is_found(city, secretary):
    rename(city.other_cell, name="Chi bộ Chùa Cũ", on=DAY)
    rename(city.other_cell, name="Chi bộ Chùa Láng", on=date(2026, 9, 1))
    assert formerly(scope_of(secretary, TODAY), "chua cu", TODAY) == []
