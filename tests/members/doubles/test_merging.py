"""Two records become one, field by field; taken apart again every row is as it was."""

from datetime import date

import pytest
from django.apps import apps
from django.utils import timezone

from accounts.findings import ChangedMeanwhile, Refused
from accounts.roles import Permission
from branches.scopes import scope_of
from members.choices import CardAsk, CardKind, MovementKind, PostKind, RatingLevel, TransferKind
from members.doubles import higher
from members.doubles.plan import plan_of
from members.doubles.rows import WAYS, snapshot
from members.doubles.services.merging import merge_records
from members.doubles.services.undoing import undo_merge
from members.fields import TABLES_BY_NAME
from members.ledger.proving.running import disagreements
from members.models import (
    CardRequest,
    Membership,
    Merge,
    Movement,
    PartyCard,
    Person,
    Placement,
    Post,
    Rating,
    Transfer,
)
from members.services import add_row, change_person
from tests.factories.doubles import NUMBER, alike
from tests.factories.members import MemberFactory
from tests.factories.records import row
from vietnam.dates import of_day

pytestmark = pytest.mark.django_db

BADGE = {"years": "30", "decided_on": of_day(date(2025, 9, 2)), "awarded_on": of_day(date(2025, 9, 2))}


@pytest.fixture
def pair(city):
    """One person told twice: in the secretary's cell since January, in the neighbour cell since March."""
    person = MemberFactory(cell=city.cell, full_name="Nguyễn Văn Hòa", phone="0912345678")
    other = alike(person, cell=city.second_cell, since=date(2026, 3, 1), identity_number=NUMBER, other_name="Tư Hòa")
    return person, other


def merge(pair, by, *, placement="kept", **more):
    kept, dropped = (Person.objects.get(pk=one.pk) for one in pair)
    given = {"choices": {}, "versions": (kept.version, dropped.version), "reason": "đã đối chiếu lý lịch gốc"}
    return merge_records(kept_id=kept.pk, dropped_id=dropped.pk, placement=placement, by=by, **{**given, **more})


def rows_of(pair):
    """Return every row of both records, without the versions of the persons."""
    found = snapshot([one.pk for one in pair])
    for one in found["person"].values():
        del one["version"]
    return found


def proven(*days):
    """Return what does not agree on these days, and today."""
    today = timezone.localdate()
    return [one for day in (*days, today) for one in disagreements(day, today)]


def codes(refusal):
    return {finding.code for finding in refusal.value.findings}


def test_every_row_that_points_at_a_person_or_a_membership_is_handled():
    pointing = {
        f"{model._meta.model_name}.{field.name}"
        for model in apps.get_models()
        if not hasattr(model, "pgh_tracked_model")
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.model in (Person, Membership)
    }
    assert pointing == {*WAYS, *higher.known()}


@pytest.mark.parametrize("placement", ["kept", "dropped"])
def test_the_books_agree_on_every_day_after_a_merge(city, pair, officer, placement):
    merge(pair, officer, placement=placement)
    assert proven(date(2026, 1, 15), date(2026, 2, 28), date(2026, 3, 1), date(2026, 6, 1)) == []
    cell = city.cell if placement == "kept" else city.second_cell
    kept = Person.objects.get(pk=pair[0].pk)
    assert kept.keeper_id == cell.pk
    open_ones = Placement.objects.filter(membership__person=kept, ends_on=None)
    assert list(open_ones.values_list("cell", flat=True)) == [cell.pk]
    assert Movement.objects.filter(membership__person=kept, kind=MovementKind.CORRECTED).exclude(reason="").exists()


def test_what_the_record_told_before_the_cell_that_stays_goes_on_counting(city, pair, officer):
    merge(pair, officer, placement="dropped")
    cells = Placement.objects.filter(membership__person=pair[0]).on(date(2026, 2, 1)).values_list("cell", flat=True)
    assert list(cells) == [city.cell.pk]


def test_the_fuller_value_is_proposed_and_the_choice_is_written(pair, officer):
    proposed = {line.name: line.proposed for line in plan_of(*pair).lines}
    assert proposed["field:identity_number"] == "dropped"
    assert proposed["field:phone"] == "kept"
    done = merge(pair, officer, choices={"field:other_name": "kept"})
    kept = Person.objects.get(pk=pair[0].pk)
    assert (kept.identity_number, kept.phone, kept.other_name) == (NUMBER, "0912345678", "")
    assert done.before["person"][str(pair[1].pk)]["other_name"] == "Tư Hòa"


def test_the_dropped_record_is_in_no_list(pair, officer, people):
    merge(pair, officer)
    for user in people.values():
        if user is not None:
            scope = scope_of(user, timezone.localdate())
            for permission in Permission:
                assert not Person.objects.visible_to(scope, permission).filter(pk=pair[1].pk).exists()


def test_lines_of_tables_are_united_and_the_same_line_stays_once(pair, officer):
    row("work", person=pair[0], words="Giáo viên")
    row("work", person=pair[1], words="Giáo viên")
    row("work", person=pair[1], words="Hiệu trưởng")
    merge(pair, officer)
    words = apps.get_model("members", "workperiod").objects.filter(person=pair[0]).values_list("words", flat=True)
    assert sorted(words) == ["Giáo viên", "Hiệu trưởng"]


def test_cards_posts_and_ratings_of_both_come_together(city, pair, officer):
    today = timezone.localdate()
    for one, number, day in zip(pair, ("024000000001", "024000000002"), (1996, 2016), strict=True):
        PartyCard.objects.create(person=one, number=number, kind=CardKind.FIRST, issued_on=date(day, 9, 2))
        Person.objects.filter(pk=one.pk).update(card_number=number)
    for one in pair:
        Post.objects.create(person=one, organisation=city.base, kind=PostKind.MEMBER, starts_on=date(2025, 5, 1))
        Rating.objects.create(membership=one.memberships.get(), year=2025, level=RatingLevel.GOOD)
    Rating.objects.create(membership=pair[1].memberships.get(), year=2024, level=RatingLevel.DONE)
    merge(pair, officer)
    kept = pair[0]
    assert PartyCard.objects.get(person=kept, ended_on=None).number == "024000000002"
    assert Post.objects.on(today).filter(person=kept).count() == 1
    assert sorted(Rating.objects.filter(membership__person=kept).values_list("year", flat=True)) == [2024, 2025]
    assert proven() == []


@pytest.mark.parametrize("placement", ["kept", "dropped"])
def test_undoing_puts_every_row_back(city, pair, officer, placement):
    row("work", person=pair[1], words="Hiệu trưởng")
    row("badges", person=pair[0], number="A 1", **BADGE)
    row("badges", person=pair[1], number="A 12", **BADGE)
    for one in pair:
        Rating.objects.create(membership=one.memberships.get(), year=2025, level=RatingLevel.GOOD)
        Post.objects.create(person=one, organisation=city.base, kind=PostKind.MEMBER, starts_on=date(2025, 5, 1))
    before = rows_of(pair)
    done = merge(pair, officer, placement=placement)
    assert rows_of(pair) != before
    undo_merge(merge_id=done.pk, reason="hai anh em sinh đôi", by=officer)
    assert rows_of(pair) == before
    assert proven(date(2026, 2, 1), date(2026, 4, 1)) == []


def test_undoing_is_refused_and_names_what_was_written_since(pair, officer):
    line = row("work", person=pair[1], words="Hiệu trưởng")
    done = merge(pair, officer)
    type(line).objects.filter(pk=line.pk).update(words="Phó hiệu trưởng")
    before = rows_of(pair)
    with pytest.raises(Refused) as refusal:
        undo_merge(merge_id=done.pk, reason="hai người", by=officer)
    assert codes(refusal) == {"written_since"}
    assert str(line._meta.verbose_name) in str(refusal.value)
    assert rows_of(pair) == before


def test_what_was_written_since_elsewhere_stays_when_undone(pair, officer):
    done = merge(pair, officer)
    kept = Person.objects.get(pk=pair[0].pk)
    change_person(
        person_id=kept.pk,
        opened_version=kept.version,
        opened_values={"residence_detail": ""},
        values={"residence_detail": "12 Đội Cấn"},
        by=officer,
    )
    undo_merge(merge_id=done.pk, reason="hai người", by=officer)
    assert Person.objects.get(pk=kept.pk).residence_detail == "12 Đội Cấn"


def test_a_merge_is_undone_once_and_the_last_of_a_chain_first(city, pair, officer):
    first = merge(pair, officer)
    third = alike(pair[0], cell=city.cell)
    second = merge((third, pair[0]), officer)
    with pytest.raises(Refused) as refusal:
        undo_merge(merge_id=first.pk, reason="hai người", by=officer)
    assert codes(refusal) == {"merged_on"}
    undo_merge(merge_id=second.pk, reason="hai người", by=officer)
    undo_merge(merge_id=first.pk, reason="hai người", by=officer)
    with pytest.raises(Refused) as refusal:
        undo_merge(merge_id=first.pk, reason="hai người", by=officer)
    assert codes(refusal) == {"undone_already"}


@pytest.mark.parametrize("given", [{"reason": " "}, {"placement": ""}])
def test_a_merge_asks_for_the_reason_and_the_cell(pair, officer, given):
    before = rows_of(pair)
    with pytest.raises(Refused):
        merge(pair, officer, **given)
    assert rows_of(pair) == before


def test_a_record_changed_meanwhile_is_not_merged(pair, officer):
    with pytest.raises(ChangedMeanwhile):
        merge(pair, officer, versions=(7, 7))


def test_a_transfer_on_its_way_is_finished_first(city, pair, officer):
    Transfer.objects.create(
        membership=pair[1].memberships.get(),
        kind=TransferKind.FORMAL,
        from_cell=city.second_cell,
        to_cell=city.neighbour_cell,
        moved_on=date(2026, 9, 1),
    )
    with pytest.raises(Refused) as refusal:
        merge(pair, officer)
    assert codes(refusal) == {"transfer_runs"}
    merge(pair, officer, placement="dropped")


def test_two_waiting_requests_for_a_card_are_settled_first(pair, officer):
    for one in pair:
        CardRequest.objects.create(person=one, kind=CardKind.FIRST, asked_on=date(2026, 9, 1), stage=CardAsk.ASKED)
    with pytest.raises(Refused) as refusal:
        merge(pair, officer)
    assert codes(refusal) == {"requests_wait"}


def test_two_standings_are_made_alike_first(city, pair, officer):
    gone = alike(pair[0], cell=city.cell, standing="died", ended_on=date(2026, 5, 1))
    with pytest.raises(Refused) as refusal:
        merge((pair[0], gone), officer)
    assert codes(refusal) == {"standings_differ"}


def test_an_act_on_a_merged_record_is_refused(pair, officer):
    merge(pair, officer)
    with pytest.raises(Refused) as refusal:
        add_row(person_id=pair[1].pk, table=TABLES_BY_NAME["work"], values={"words": "Giáo viên"}, by=officer)
    assert codes(refusal) == {"record_merged"}
    assert Merge.objects.filter(undone_at=None).count() == 1
