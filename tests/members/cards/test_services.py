"""Cards: asked for, decided, handed over, lost, collected; one in hand; the record and the book agree."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.conf import settings
from django.db import connection

from accounts.findings import ChangedMeanwhile, Refused
from members import facts
from members.cards import services
from members.cards.services import Paper
from members.cards.state import hands_of
from members.choices import CardAsk, CardEnd, CardKind, Standing
from members.models import CardRequest, Membership, PartyCard
from members.services import change_person
from members.services.persons import current_membership
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
NUMBER = "001070000123"
DECIDED, ISSUED = date(2026, 10, 1), date(2026, 10, 12)


@pytest.fixture
def member(city):
    return MemberFactory(cell=city.cell, identity_number=NUMBER)


@pytest.fixture
def holder(city):
    """A member whose card is known from the record alone."""
    return MemberFactory(
        cell=city.cell, identity_number=NUMBER, card_number=NUMBER, card_issued_on=date(2025, 9, 2),
        card_issued_by="Thành ủy Hà Nội",
    )  # fmt: skip


def ask(person, by, kind=CardKind.FIRST, **more):
    given = {"asked_on": date(2026, 9, 20), "reason": "thẻ in sai ngày vào Đảng"} | more
    return services.ask_card(person_id=person.pk, kind=kind, by=by, **given)


def decide(rows, by, number="31-QĐ/ĐU", **more):
    paper = Paper(number, DECIDED, "Đảng ủy phường Ngọc Hà", **more)
    return services.decide_cards(request_ids=[row.pk for row in rows], paper=paper, by=by)


def hand_over(row, by, **more):
    return services.hand_over(request_id=row.pk, issued_on=ISSUED, by=by, **more)


def codes(refusal):
    return {finding.code for finding in refusal.value.findings}


def test_a_first_card_is_asked_for_decided_and_handed_over(member, secretary, officer):
    row = ask(member, secretary)
    decide([row], officer)
    card = hand_over(row, officer)
    assert (card.number, card.kind, card.decision_number) == (NUMBER, CardKind.FIRST, "31-QĐ/ĐU")
    member.refresh_from_db()
    told = (member.card_number, member.card_issued_on, member.card_issued_by)
    assert told == (NUMBER, ISSUED, "Đảng ủy phường Ngọc Hà")
    row.refresh_from_db()
    assert (row.stage, row.card) == (CardAsk.ISSUED, card)
    assert hands_of([member])[member.pk].in_hand


def test_a_card_is_for_official_members_only(city, secretary):
    with pytest.raises(Refused) as refusal:
        ask(MemberFactory(cell=city.cell, official_on=None), secretary)
    assert codes(refusal) == {"card_not_official"}


def test_a_card_known_from_the_record_is_exchanged_and_both_stand_in_the_book(holder, secretary, officer):
    with pytest.raises(Refused) as refusal:
        ask(holder, secretary)
    assert codes(refusal) == {"card_in_hand"}
    row = ask(holder, secretary, CardKind.EXCHANGE)
    decide([row], officer)
    hand_over(row, officer)
    book = list(PartyCard.objects.order_by("issued_on").values_list("issued_on", "ended_on", "ending"))
    assert book == [(date(2025, 9, 2), ISSUED, CardEnd.EXCHANGED), (ISSUED, None, "")]


def test_a_loss_ends_the_card_and_asks_for_another(holder, secretary, officer):
    row = services.record_loss(person_id=holder.pk, on=date(2026, 9, 1), reason="mất ví", by=secretary)
    assert (row.kind, row.happened_on) == (CardKind.REPLACE, date(2026, 9, 1))
    hand = hands_of([holder])[holder.pk]
    assert (hand.in_hand, hand.number, hand.cards[-1].ending) == (False, NUMBER, CardEnd.LOST)
    decide([row], officer)
    hand_over(row, officer)
    assert hands_of([holder])[holder.pk].in_hand


def test_one_request_waits_at_a_time(member, secretary):
    ask(member, secretary)
    with pytest.raises(Refused) as refusal:
        ask(member, secretary)
    assert codes(refusal) == {"card_asked_already"}


def test_the_number_is_the_personal_number_another_asks_for_a_reason(member, secretary, officer):
    """Fact 9."""
    row = ask(member, secretary)
    decide([row], officer)
    with pytest.raises(Refused) as refusal:
        hand_over(row, officer, number="001070000999")
    assert codes(refusal) == {"card_number_differs"}
    assert hand_over(row, officer, number="001070000999", note="in trước khi đổi số").number == "001070000999"


def test_a_number_in_the_register_is_refused(city, member, secretary, officer):
    MemberFactory(cell=city.other_cell, card_number="001070000999")
    row = ask(member, secretary)
    decide([row], officer)
    with pytest.raises(Refused) as refusal:
        hand_over(row, officer, number="001070000999", note="in trước khi đổi số")
    assert codes(refusal) == {"number_held"}
    assert not PartyCard.objects.filter(person=member).exists()


def test_a_card_is_not_handed_over_before_its_decision(member, secretary, officer):
    row = ask(member, secretary)
    with pytest.raises(Refused) as refusal:
        hand_over(row, officer)
    assert codes(refusal) == {"card_not_decided"}
    decide([row], officer)
    with pytest.raises(Refused) as refusal:
        services.hand_over(request_id=row.pk, issued_on=date(2026, 9, 30), by=officer)
    assert codes(refusal) == {"date_in_future"}


def test_many_cards_are_handed_over_or_none(city, member, secretary, officer):
    other = MemberFactory(cell=city.cell)
    rows = [ask(member, secretary), ask(other, secretary)]
    decide(rows, officer)
    with pytest.raises(Refused) as refusal:
        services.hand_over_many(request_ids=[row.pk for row in rows], issued_on=ISSUED, by=officer)
    assert codes(refusal) == {"card_number_missing"}
    assert other.full_name in str(refusal.value)
    assert not PartyCard.objects.exists()
    assert services.hand_over_many(request_ids=[rows[0].pk], issued_on=ISSUED, by=officer) == 1


def test_a_decision_takes_its_number_from_the_register(city, member, secretary, officer):
    assert decide([ask(member, secretary)], officer, number="", register_of=city.ward.pk) == "01-QĐ"


def test_a_refusal_has_a_reason_and_frees_the_member(member, secretary, officer):
    row = ask(member, secretary)
    with pytest.raises(ChangedMeanwhile):
        services.refuse_card(request_id=row.pk, reason="thiếu ảnh", version=5, by=officer)
    assert services.refuse_card(request_id=row.pk, reason="thiếu ảnh", by=officer).stage == CardAsk.REFUSED
    assert ask(member, secretary)


def test_a_card_is_collected_from_who_left_and_left_to_the_family_of_the_dead(holder, secretary):
    def end(ending):
        return services.end_card(person_id=holder.pk, ending=ending, on=date(2026, 11, 1), by=secretary)

    with pytest.raises(Refused) as refusal:
        end(CardEnd.COLLECTED)
    assert codes(refusal) == {"card_exit_needed"}
    Membership.objects.filter(person=holder).update(standing=Standing.DIED, ended_on=date(2026, 10, 1))
    with pytest.raises(Refused) as refusal:
        end(CardEnd.COLLECTED)
    assert codes(refusal) == {"card_exit_needed"}
    assert end(CardEnd.LEFT).ending == CardEnd.LEFT
    with pytest.raises(Refused) as refusal:
        end(CardEnd.LEFT)
    assert codes(refusal) == {"card_none_in_hand"}


def change(person, by, **changes):
    now = facts.values_of(person, current_membership(person.pk))
    return change_person(
        person_id=person.pk,
        opened_version=person.version,
        opened_values=now,
        values=now | changes,
        reason="ghi nhầm",
        by=by,
    )


def test_who_corrects_the_record_corrects_the_card_in_hand(member, secretary, officer):
    row = ask(member, secretary)
    decide([row], officer)
    hand_over(row, officer)
    member.refresh_from_db()
    changed = change(member, officer, card_issued_by="Thành ủy Hà Nội")
    card = PartyCard.objects.get(person=member)
    assert (card.issuer, card.number) == ("Thành ủy Hà Nội", NUMBER)
    with pytest.raises(Refused) as refusal:
        change(changed, officer, card_number="")
    assert codes(refusal) == {"card_kept_by_the_book"}


@pytest.mark.django_db(transaction=True)
def test_two_people_hand_over_one_card(member, secretary, officer):
    row = ask(member, secretary)
    decide([row], officer)

    def at_once(_turn):
        try:
            with connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')
            return hand_over(row, officer).pk
        except Refused:
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = sorted(pool.map(at_once, [1, 2]))
    assert done[0] == 0
    assert [card.pk for card in PartyCard.objects.all()] == done[1:]
    assert CardRequest.objects.get().card_id == done[1]
