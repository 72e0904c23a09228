"""Who may merge and take apart, acts on many of whom one was merged, the picture, and the old addresses."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.findings import Refused
from members.badges import services as badges
from members.doubles.services.undoing import undo_merge
from members.doubles.services.verdicts import say_of_pair
from members.models import BadgeProposal, DoubleVerdict, Membership, Person, Portrait, Rating
from members.papers.services import remove_portrait, set_portrait
from members.ratings import services as ratings
from tests.factories.doubles import alike
from tests.factories.members import MemberFactory
from tests.members.doubles.test_merging import codes, merge
from tests.members.test_portraits import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(city):
    """One person told twice: in the secretary's cell and, since March, in the neighbour cell."""
    person = MemberFactory(cell=city.cell, full_name="Nguyễn Văn Hòa")
    return person, alike(person, cell=city.second_cell, since=date(2026, 3, 1))


def put(person, digest):
    return Portrait.objects.create(person=person, image=digest.encode(), width=3, height=4, digest=digest)


def pictures():
    return dict(Portrait.objects.values_list("person", "digest"))


# ── rights ──────────────────────────────────────────────────────────────────
def test_who_may_edit_one_of_two_records_cannot_merge_them(pair, secretary):
    for two in (pair, pair[::-1]):
        with pytest.raises(Refused) as refusal:
            merge(two, secretary)
        assert codes(refusal) == {"right_on_both"}
    assert not Person.objects.filter(merged_into__isnull=False).exists()


def test_who_may_edit_one_of_two_records_cannot_say_whether_they_are_one(pair, secretary):
    for answer in ("one", "two"):
        with pytest.raises(Refused) as refusal:
            say_of_pair(
                first_id=pair[0].pk, second_id=pair[1].pk, answer=answer, reason="x", opened_version=0, by=secretary
            )
        assert codes(refusal) == {"right_on_both"}
    assert not DoubleVerdict.objects.exists()


@pytest.mark.parametrize("first", [0, 1])
def test_who_may_edit_the_kept_record_alone_cannot_take_it_apart(pair, officer, secretary, first):
    two = (pair[first], pair[1 - first])
    done = merge(two, officer, placement="dropped" if first else "kept")
    assert Person.objects.get(pk=two[0].pk).keeper_id == pair[0].keeper_id
    with pytest.raises(Refused) as refusal:
        undo_merge(merge_id=done.pk, reason="hai người", by=secretary)
    assert codes(refusal) == {"right_on_both"}
    assert Person.objects.get(pk=two[1].pk).merged_into_id == two[0].pk
    undo_merge(merge_id=done.pk, reason="hai người", by=officer)


# ── acts on many ────────────────────────────────────────────────────────────
def test_several_are_locked_in_order_and_a_merged_one_is_named(city, pair, officer):
    third = MemberFactory(cell=city.cell)
    assert list(Person.objects.locked_all({third.pk, pair[0].pk})) == [pair[0].pk, third.pk]
    merge(pair, officer)
    with pytest.raises(Refused) as refusal:
        Person.objects.locked_all([pair[1].pk, third.pk])
    assert codes(refusal) == {"record_merged"}
    assert "Nguyễn Văn Hòa: Hồ sơ này vừa được gộp vào hồ sơ khác." in str(refusal.value)


def test_no_badge_is_asked_or_given_and_no_rating_decided_on_a_merged_record(pair, officer):
    proposal = BadgeProposal.objects.create(
        person=pair[1],
        years=30,
        round_on=date(2027, 2, 3),
        way="due",
        proposer_id=pair[1].keeper_id,
        created_by=officer,
    )
    left = Membership.objects.get(person=pair[1])
    Rating.objects.create(membership=left, year=2025, level="good", cell_id=pair[1].keeper_id)
    Person.objects.filter(pk=pair[1].pk).update(
        merged_into=pair[0], keeper_path="", base=None, committee=None, identity_number="", card_number=""
    )
    paper = ratings.Paper("45-QĐ/ĐU", date(2025, 12, 25), "Đảng ủy")
    acts = (
        lambda: badges.propose_due(asked=[(pair[1].pk, 30)], round_on=date(2027, 2, 3), by=officer),
        lambda: badges.decide(proposal_ids=[proposal.pk], paper=badges.Paper("1", date(2026, 11, 24)), by=officer),
        lambda: ratings.rate_cell(
            cell_id=pair[1].keeper_id, year=2025, choices=[ratings.Choice(left.pk, "good")], by=officer
        ),
        lambda: ratings.decide_ratings(cell_id=pair[1].keeper_id, year=2025, paper=paper, by=officer),
    )
    for act in acts:
        with pytest.raises(Refused) as refusal:
            act()
        assert codes(refusal) == {"record_merged"}


# ── the picture ─────────────────────────────────────────────────────────────
def test_the_picture_moves_with_the_merge_and_back_when_taken_apart(pair, officer):
    put(pair[1], "a")
    done = merge(pair, officer)
    assert pictures() == {pair[0].pk: "a"}
    undo_merge(merge_id=done.pk, reason="hai người", by=officer)
    assert pictures() == {pair[1].pk: "a"}


def test_where_both_have_a_picture_each_keeps_its_own(pair, officer):
    both = {pair[0].pk: "a", pair[1].pk: "b"}
    for one in pair:
        put(one, both[one.pk])
    done = merge(pair, officer)
    assert pictures() == both
    undo_merge(merge_id=done.pk, reason="hai người", by=officer)
    assert pictures() == both


@pytest.mark.parametrize("later", ["replaced", "removed"])
def test_a_picture_changed_since_the_merge_is_not_given_to_the_other_person(pair, officer, later):
    put(pair[1], "a")
    done = merge(pair, officer)
    if later == "removed":
        remove_portrait(person_id=pair[0].pk, by=officer)
    else:
        Portrait.objects.filter(person=pair[0]).update(digest="new")
    with pytest.raises(Refused) as refusal:
        undo_merge(merge_id=done.pk, reason="hai người", by=officer)
    assert codes(refusal) == {"written_since"}
    assert "ảnh chân dung" in str(refusal.value)


def test_a_merged_record_takes_no_picture(pair, officer):
    merge(pair, officer)
    with pytest.raises(Refused) as refusal:
        set_portrait(person_id=pair[1].pk, content=picture(), by=officer)
    assert codes(refusal) == {"record_merged"}


# ── the old addresses ───────────────────────────────────────────────────────
PAGES = ("members:detail", "members:papers", "members:edit", "ratings:person", "cards:person", "ledger:acts")


@pytest.mark.parametrize("name", PAGES)
def test_each_page_of_the_old_record_leads_to_the_same_page_of_the_kept_one(pair, officer, client_for, name):
    merge(pair, officer)
    client = client_for(officer)
    answer = client.get(reverse(name, args=[pair[1].pk]) + "?ngay=1", follow=True)
    assert answer.redirect_chain == [(reverse(name, args=[pair[0].pk]) + "?ngay=1", 302)]
    assert "Hồ sơ ở đường dẫn cũ đã được gộp vào hồ sơ này." in answer.content.decode()


def test_what_is_sent_to_the_old_address_is_not_found_and_strangers_learn_nothing(pair, officer, outsider, client_for):
    merge(pair, officer)
    page = reverse("ratings:record", args=[pair[1].pk])
    assert client_for(officer).post(page, {"level": "good"}).status_code == 404
    assert client_for(outsider).get(page).status_code == 404
