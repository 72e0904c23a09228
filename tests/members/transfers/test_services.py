"""Transfers: asked for, letter, presented, accepted; the old cell counts the member until accepted."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from accounts.findings import ChangedMeanwhile, Refused
from branches.models import Holiday
from branches.scopes import scope_of
from members.choices import MovementKind, PlacementKind, PostKind, Standing, TransferKind, TransferStage
from members.ledger.proving import disagreements
from members.models import Hold, Membership, Movement, Person, Placement, Post, Transfer
from members.transfers import clocks, services
from members.transfers.services import Coming, Letter
from tests.factories.members import MemberFactory
from vietnam import dates

pytestmark = pytest.mark.django_db
SINCE = date(2025, 6, 1)


@pytest.fixture
def member(city):
    return MemberFactory(cell=city.cell, since=SINCE)


def membership(person):
    return Membership.objects.get(person=person)


def counted_in(person):
    return [one.cell_id for one in Placement.objects.formal().filter(membership__person=person, ends_on__isnull=True)]


def agrees():
    today = timezone.localdate()
    return list(disagreements(today, today)) == []


def codes(refusal):
    return {finding.code for finding in refusal.value.findings}


def ask(person, to, by, **more):
    given = {"kind": TransferKind.FORMAL, "moved_on": date(2025, 6, 20)} | more
    return services.request_transfer(person_id=person.pk, to_cell_id=to.pk if to else None, by=by, **given)


def issue(transfer, by, on=date(2025, 7, 1), **more):
    return services.issue_letter(transfer_id=transfer.pk, letter=Letter("12-GTSHĐ", on), by=by, **more)


def accept(transfer, by, on=date(2025, 8, 1), **more):
    return services.accept_transfer(transfer_id=transfer.pk, on=on, by=by, **more)


def test_the_old_cell_counts_the_member_until_the_new_one_accepts(city, member, officer):
    transfer = ask(member, city.neighbour_cell, officer)
    services.approve_transfer(transfer_id=transfer.pk, by=officer)
    issue(transfer, officer)
    services.record_presented(transfer_id=transfer.pk, on=date(2025, 7, 20), by=officer)
    assert counted_in(member) == [city.cell.pk]
    assert agrees()
    done = accept(transfer, officer)
    assert (done.stage, done.closed_on, done.presented_on) == ("accepted", date(2025, 8, 1), date(2025, 7, 20))
    assert counted_in(member) == [city.neighbour_cell.pk]
    member.refresh_from_db()
    assert member.keeper_id == city.neighbour_cell.pk
    movement = Movement.objects.get(transfer=transfer)
    moved = (movement.kind, movement.from_cell_id, movement.to_cell_id, movement.decision_number)
    assert moved == (MovementKind.ARRIVED, city.cell.pk, city.neighbour_cell.pk, "12-GTSHĐ")
    assert agrees()


def test_an_exempt_member_stays_exempt_in_the_new_cell(city, member, officer):
    Membership.objects.filter(person=member).update(standing=Standing.EXEMPT)
    Movement.objects.create(
        membership=membership(member), kind=MovementKind.STANDING, happened_on=SINCE, standing=Standing.EXEMPT
    )
    accept(issue(ask(member, city.neighbour_cell, officer), officer), officer)
    assert membership(member).standing == Standing.EXEMPT
    assert agrees()


def test_who_leaves_the_city_departs_when_the_other_side_accepts(city, member, officer):
    transfer = issue(ask(member, None, officer, to_words="Đảng bộ phường Hải Châu, Đà Nẵng"), officer)
    assert counted_in(member) == [city.cell.pk]
    accept(transfer, officer)
    left = membership(member)
    assert (left.standing, left.ended_on) == (Standing.DEPARTED, date(2025, 8, 1))
    assert Movement.objects.get(transfer=transfer).kind == MovementKind.DEPARTED
    assert counted_in(member) == []
    assert agrees()


def test_posts_must_end_with_a_departure(city, member, officer):
    Post.objects.create(person=member, organisation=city.cell, kind=PostKind.SECRETARY, starts_on=SINCE)
    transfer = issue(ask(member, None, officer, to_words="Đà Nẵng"), officer)
    with pytest.raises(Refused) as refusal:
        accept(transfer, officer)
    assert codes(refusal) == {"posts_held"}
    accept(transfer, officer, posts_end=True)
    assert Post.objects.get().ends_on == date(2025, 8, 1)
    assert agrees()


def test_who_departed_comes_back_into_the_same_membership(city, member, officer):
    accept(issue(ask(member, None, officer, to_words="Đà Nẵng"), officer), officer)
    coming = Coming("Đảng bộ phường Hải Châu, Đà Nẵng", Letter("5-GT", date(2025, 9, 1)), date(2025, 9, 10))
    services.receive_returning(person_id=member.pk, cell_id=city.second_cell.pk, coming=coming, by=officer)
    assert membership(member).standing == Standing.ACTIVE
    assert counted_in(member) == [city.second_cell.pk]
    assert agrees()
    with pytest.raises(Refused) as refusal:
        services.receive_returning(person_id=member.pk, cell_id=city.cell.pk, coming=coming, by=officer)
    assert codes(refusal) == {"not_departed"}


def test_a_member_unknown_to_the_register_arrives_by_one_movement(city, officer):
    values = {
        "full_name": "Lê Thị Mới",
        "sex": "female",
        "born_on": dates.of_day(date(1990, 4, 2)),
        "admitted_on": dates.of_day(date(2015, 5, 19)),
        "official_on": dates.of_day(date(2016, 5, 19)),
    }
    coming = Coming("Đảng bộ phường Hải Châu, Đà Nẵng", Letter("5-GT", date(2025, 9, 1)), date(2025, 9, 10))
    reason = "chưa có số định danh"
    row = services.receive_from_outside(values=values, cell_id=city.cell.pk, coming=coming, reason=reason, by=officer)
    movement = Movement.objects.get(transfer=row)
    assert (movement.kind, movement.from_cell_id, movement.to_cell_id) == ("arrived", None, city.cell.pk)
    assert counted_in(row.membership.person) == [city.cell.pk]
    assert agrees()


# ── for a time ──────────────────────────────────────────────────────────────
def for_a_time(member, to, officer, **more):
    given = {"kind": TransferKind.TEMPORARY, "until_on": date(2026, 3, 20)} | more
    return ask(member, to, officer, **given)


def test_a_member_away_for_a_time_is_counted_at_home(city, member, officer):
    transfer = accept(issue(for_a_time(member, city.other_cell, officer), officer), officer)
    assert counted_in(member) == [city.cell.pk]
    stay = Placement.objects.get(kind=PlacementKind.TEMPORARY)
    assert (stay.cell_id, stay.starts_on, stay.ends_on) == (city.other_cell.pk, date(2025, 8, 1), None)
    assert not Movement.objects.filter(transfer=transfer).exists()
    assert agrees()
    services.end_temporary(transfer_id=transfer.pk, on=date(2026, 3, 1), by=officer)
    stay.refresh_from_db()
    assert stay.ends_on == date(2026, 3, 1)
    assert agrees()


def test_a_second_place_for_a_time_waits_for_the_end_of_the_first(city, member, officer):
    accept(issue(for_a_time(member, city.other_cell, officer), officer), officer)
    with pytest.raises(Refused) as refusal:
        for_a_time(member, city.neighbour_cell, officer)
    assert codes(refusal) == {"temporary_already"}


def test_staying_past_the_end_of_the_paper_asks_why(city, member, officer):
    transfer = accept(issue(for_a_time(member, city.other_cell, officer), officer), officer)
    late = {"transfer_id": transfer.pk, "on": date(2026, 6, 1), "by": officer}
    with pytest.raises(Refused) as refusal:
        services.end_temporary(**late)
    assert codes(refusal) == {"temporary_overstayed"}
    services.end_temporary(reason="khóa học kéo dài", **late)


@pytest.mark.parametrize(
    ("until_on", "study", "code"),
    [
        (date(2025, 9, 19), False, "temporary_too_short"),
        (date(2025, 9, 20), False, ""),
        (date(2026, 6, 19), False, ""),
        (date(2026, 6, 20), False, "temporary_too_long"),
        (date(2027, 6, 20), True, ""),
        (date(2027, 6, 21), True, "temporary_too_long"),
        (date(2025, 6, 20), False, "until_before_start"),
        (None, False, "required"),
    ],
)
def test_for_a_time_is_three_to_under_twelve_months_study_to_twenty_four(until_on, study, code, city, member, officer):
    more = {"until_on": until_on, "study": study, "moved_on": date(2025, 6, 20), "reason": "theo giấy cử đi học"}
    if not code:
        for_a_time(member, city.other_cell, officer, **more)
        return
    more["reason"] = ""
    with pytest.raises(Refused) as refusal:
        for_a_time(member, city.other_cell, officer, **more)
    assert codes(refusal) == {code}


def test_abroad_for_a_year_departs_for_less_stays_counted(city, member, officer):
    abroad = {"kind": TransferKind.ABROAD, "to_words": "Nhật Bản, Đảng bộ tại Tô-ky-ô"}
    other = MemberFactory(cell=city.cell, since=SINCE)
    accept(issue(ask(member, None, officer, **abroad, until_on=date(2026, 6, 19)), officer), officer)
    accept(issue(ask(other, None, officer, **abroad, until_on=date(2026, 6, 20)), officer), officer)
    assert counted_in(member) == [city.cell.pk]
    assert counted_in(other) == []
    assert agrees()


# ── what speaks against it ──────────────────────────────────────────────────
def test_an_open_inspection_blocks_the_official_transfer_not_the_one_for_a_time(city, member, officer):
    Hold.objects.create(membership=membership(member), kind="inspection", starts_on=SINCE)
    with pytest.raises(Refused) as refusal:
        ask(member, city.neighbour_cell, officer, reason="vẫn xin chuyển")
    assert codes(refusal) == {"transfer_held"}
    for_a_time(member, city.other_cell, officer)


def test_a_hold_that_opens_on_the_way_stops_letter_and_acceptance(city, member, officer):
    asked = ask(member, city.neighbour_cell, officer)
    other = MemberFactory(cell=city.cell, since=SINCE)
    sent = issue(ask(other, city.neighbour_cell, officer), officer)
    for one in (asked, sent):
        Hold.objects.create(membership=one.membership, kind="complaint", starts_on=SINCE)
    for act in (lambda: issue(asked, officer), lambda: accept(sent, officer)):
        with pytest.raises(Refused) as refusal:
            act()
        assert codes(refusal) == {"transfer_held"}
    Hold.objects.update(ends_on=date(2026, 1, 5))
    accept(sent, officer)


def test_one_transfer_on_the_way_at_a_time(city, member, officer):
    ask(member, city.neighbour_cell, officer)
    with pytest.raises(Refused) as refusal:
        ask(member, city.other_cell, officer)
    assert codes(refusal) == {"transfer_on_the_way"}


def test_no_transfer_to_the_same_cell_to_a_ward_or_to_a_body_that_is_gone(city, member, officer):
    for to, code in ((city.cell, "same_cell"), (city.ward, "unknown_cell")):
        with pytest.raises(Refused) as refusal:
            ask(member, to, officer)
        assert codes(refusal) == {code}
    with pytest.raises(Refused) as refusal:
        ask(member, None, officer)
    assert codes(refusal) == {"required"}


def test_the_receiving_cell_closed_meanwhile_is_one_clear_sentence(city, member, officer):
    transfer = issue(ask(member, city.neighbour_cell, officer), officer)
    city.neighbour_cell.periods.update(ends_on=date(2025, 7, 15))
    with pytest.raises(Refused) as refusal:
        accept(transfer, officer)
    assert codes(refusal) == {"unknown_cell"}
    assert counted_in(member) == [city.cell.pk]


def test_internal_means_inside_one_base(city, member, officer):
    with pytest.raises(Refused) as refusal:
        ask(member, city.neighbour_cell, officer, kind=TransferKind.INTERNAL)
    assert codes(refusal) == {"transfer_not_internal"}
    ask(member, city.second_cell, officer, kind=TransferKind.INTERNAL)


def test_days_that_cannot_follow_each_other_are_refused(city, member, officer):
    transfer = ask(member, city.neighbour_cell, officer)
    with pytest.raises(Refused) as refusal:
        issue(transfer, officer, on=date(2999, 1, 1))
    assert "date_in_future" in codes(refusal)
    issue(transfer, officer)
    with pytest.raises(Refused) as refusal:
        services.record_presented(transfer_id=transfer.pk, on=date(2025, 6, 30), by=officer)
    assert codes(refusal) == {"presented_before_letter"}
    services.record_presented(transfer_id=transfer.pk, on=date(2025, 7, 20), by=officer)
    with pytest.raises(Refused) as refusal:
        accept(transfer, officer, on=date(2025, 7, 19))
    assert codes(refusal) == {"before_last_act"}


def test_a_step_out_of_turn_and_a_page_opened_before_are_refused(city, member, officer):
    transfer = ask(member, city.neighbour_cell, officer)
    with pytest.raises(Refused) as refusal:
        accept(transfer, officer)
    assert codes(refusal) == {"transfer_step"}
    issue(transfer, officer)
    with pytest.raises(ChangedMeanwhile):
        accept(transfer, officer, version=1)
    done = accept(transfer, officer, version=2)
    assert done.version == 3


def test_a_letter_sent_back_or_a_transfer_called_off_leaves_the_member_at_home(city, member, officer):
    transfer = issue(ask(member, city.neighbour_cell, officer), officer)
    with pytest.raises(Refused) as refusal:
        services.return_transfer(transfer_id=transfer.pk, on=date(2025, 7, 20), reason=" ", by=officer)
    assert codes(refusal) == {"required"}
    services.return_transfer(transfer_id=transfer.pk, on=date(2025, 7, 20), reason="thiếu hồ sơ", by=officer)
    again = ask(member, city.other_cell, officer)
    services.cancel_transfer(transfer_id=again.pk, reason="không chuyển nữa", by=officer)
    assert set(Transfer.objects.values_list("stage", flat=True)) == {TransferStage.RETURNED, TransferStage.CANCELLED}
    assert counted_in(member) == [city.cell.pk]
    assert agrees()


# ── clocks: acceptance facts ────────────────────────────────────────────────
NONE_ENTERED = clocks.DaysOff()
FORMAL = (TransferKind.FORMAL, date(2025, 6, 20), None)


@pytest.mark.parametrize(
    ("letter_on", "due"),
    [(date(2025, 8, 15), date(2025, 9, 30)), (date(2025, 7, 1), date(2025, 8, 12))],
)
def test_thirty_working_days_after_the_letter(letter_on, due):
    assert clocks.present_clock(*FORMAL, letter_on, NONE_ENTERED).due == due


def test_a_swap_day_entered_by_hand_moves_the_clock_by_one(db):
    Holiday.objects.create(day=date(2025, 8, 11), is_off=True, name="Hoán đổi")
    assert clocks.present_clock(*FORMAL, date(2025, 7, 1), clocks.days_off()).due == date(2025, 8, 13)


def test_presented_on_the_last_day_is_in_time_after_it_the_reason_is_asked_for(city, member, officer):
    transfer = issue(ask(member, city.neighbour_cell, officer), officer)
    late = {"transfer_id": transfer.pk, "on": date(2025, 8, 20), "by": officer}
    with pytest.raises(Refused) as refusal:
        services.record_presented(**late)
    assert codes(refusal) == {"transfer_present_late"}
    assert "30 ngày làm việc kể từ 01/07/2025 → 12/08/2025" in str(refusal.value)
    assert services.record_presented(late_reason="nằm viện", **late).late_reason == "nằm viện"


def test_presented_on_12_08_needs_no_reason(city, member, officer):
    transfer = issue(ask(member, city.neighbour_cell, officer), officer)
    done = services.record_presented(transfer_id=transfer.pk, on=date(2025, 8, 12), by=officer)
    assert (done.stage, done.late_reason) == (TransferStage.PRESENTED, "")


def test_more_than_three_months_makes_a_candidate_and_nothing_happens_by_itself(city, member, officer):
    transfer = issue(ask(member, city.neighbour_cell, officer), officer)
    lapse = clocks.lapse_clock(*FORMAL, transfer.letter_on)
    assert not lapse.is_late(date(2025, 10, 1))
    assert lapse.is_late(date(2025, 10, 2))
    assert membership(member).standing == Standing.ACTIVE
    with pytest.raises(Refused) as refusal:
        accept(transfer, officer, on=date(2025, 10, 2))
    assert codes(refusal) == {"transfer_lapsed"}
    accept(transfer, officer, on=date(2025, 10, 2), late_reason="đi công tác dài ngày ở đảo")


def test_a_letter_later_than_sixty_working_days_after_the_move_asks_why(city, member, officer):
    clock = clocks.start_clock(TransferKind.FORMAL, date(2025, 7, 1), None, NONE_ENTERED)
    assert clock.due == date(2025, 9, 25)
    transfer = ask(member, city.neighbour_cell, officer, moved_on=date(2025, 7, 1))
    with pytest.raises(Refused) as refusal:
        issue(transfer, officer, on=clock.due + timedelta(days=1))
    assert codes(refusal) == {"transfer_start_late"}
    issue(transfer, officer, on=clock.due)


# ── who sees it ─────────────────────────────────────────────────────────────
def test_both_sides_see_the_transfer_a_third_does_not(city, member, officer, secretary, neighbour_secretary):
    ask(member, city.neighbour_cell, officer)
    today = timezone.localdate()
    seen = [
        Transfer.objects.visible_to(scope_of(one, today), today).count() for one in (secretary, neighbour_secretary)
    ]
    assert seen == [1, 1]
    assert not Person.objects.visible_to(scope_of(neighbour_secretary, today)).exists()


# ── two at once ─────────────────────────────────────────────────────────────
@pytest.mark.django_db(transaction=True)
def test_two_acceptances_at_once_are_one_and_a_clear_sentence(city, member, officer):
    transfer = issue(ask(member, city.neighbour_cell, officer), officer)

    def attempt(_number):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f'SET LOCAL ROLE "{settings.APP_DATABASE_USER}"')
                accept(transfer, officer)
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(attempt, range(2)))
    assert answers == ["", "Lần chuyển này đã tiếp nhận nên không làm bước này được nữa."]
    assert Placement.objects.filter(membership=transfer.membership).count() == 2
    assert Movement.objects.filter(transfer=transfer).count() == 1
    assert agrees()


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_make_one_transfer(city, member, officer):
    def attempt(to):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f'SET LOCAL ROLE "{settings.APP_DATABASE_USER}"')
                ask(member, to, officer)
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(attempt, (city.neighbour_cell, city.other_cell)))
    assert answers == ["", "Đồng chí này đang có một lần chuyển sinh hoạt chưa xong."]
    assert Transfer.objects.count() == 1
