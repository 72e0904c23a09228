"""After the letter: a spoiled one replaced, stays prolonged, the file's index, details.md §12 facts 9, 11 and 13."""

import hashlib
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.findings import Level, Refused
from accounts.models import Draft
from branches.models import IssuedPaper
from branches.scopes import scope_of
from members.choices import MovementKind, TransferKind
from members.ledger.state import state_of
from members.models import Hold, Membership, Movement, Placement, Transfer
from members.transfers import clocks, rules, selectors, services
from members.transfers.selectors import acting
from members.transfers.services import Letter
from rulebook.bases import LeftOut
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 8, 15)


@pytest.fixture
def member(city):
    return MemberFactory(cell=city.cell, since=date(2025, 6, 1), full_name="Phạm Thị Giấy Hỏng")


def codes(refusal):
    return {finding.code for finding in refusal.value.findings}


def issued(person, to, by, city, on=ON, **more):
    given = {"kind": TransferKind.FORMAL, "moved_on": date(2026, 8, 1)} | more
    row = services.request_transfer(person_id=person.pk, to_cell_id=to.pk, by=by, **given)
    return services.issue_letter(transfer_id=row.pk, letter=Letter("", on), register_of=city.ward.pk, by=by)


def replace(row, by, city, letter=None, reason="ô 1 ghi sai ngày sinh"):
    letter = letter or Letter("", date(2026, 8, 20))
    return services.replace_letter(transfer_id=row.pk, letter=letter, register_of=city.ward.pk, reason=reason, by=by)


def test_a_spoiled_letter_gets_a_new_number_and_the_old_one_stays_void(city, member, officer):
    row = issued(member, city.neighbour_cell, officer, city)
    services.record_presented(transfer_id=row.pk, on=date(2026, 8, 18), by=officer)
    done = replace(row, officer, city)
    assert (done.letter_number, done.letter_on, done.stage, done.presented_on) == (
        "02-GTSHĐ",
        date(2026, 8, 20),
        "issued",
        None,
    )
    old, new = IssuedPaper.objects.order_by("number")
    assert (old.symbol, old.void_reason, new.symbol, new.void_on) == (
        "01-GTSHĐ",
        "ô 1 ghi sai ngày sinh",
        "02-GTSHĐ",
        None,
    )
    steps = selectors.page_of(done, scope_of(officer, ON), timezone.localdate()).steps
    assert ("Hủy giấy số 01-GTSHĐ, thay bằng giấy số 02-GTSHĐ", "ô 1 ghi sai ngày sinh") in {
        (step.title, step.note) for step in steps
    }


def test_replacing_a_spoiled_letter_is_never_the_next_step(city, member, officer, secretary, client_for):
    row = issued(member, city.neighbour_cell, officer, city)
    scope = scope_of(secretary, ON)
    places = acting.Places([row], timezone.localdate())
    words = [word for word, _label in acting.acts_for(row, places.sides(row), scope)]
    assert "thay-giay" in words
    assert acting.next_act(acting.acts_for(row, places.sides(row), scope)) == ("", "")
    page = client_for(secretary).get(reverse("transfers:detail", args=[row.pk])).content.decode()
    assert 'class="btn first" href="' + reverse("transfers:act", args=[row.pk, "thay-giay"]) not in page


@pytest.mark.parametrize(
    ("letter", "reason", "code"),
    [
        (Letter("01-GTSHĐ", date(2026, 8, 20)), "hỏng", "letter_same_number"),
        (Letter("", date(2026, 8, 14)), "hỏng", "before_last_act"),
        (Letter("", date(2026, 8, 20)), " ", "required"),
    ],
)
def test_a_replacement_that_cannot_be_leaves_the_letter_as_it_was(letter, reason, code, city, member, officer):
    row = issued(member, city.neighbour_cell, officer, city)
    with pytest.raises(Refused) as refusal:
        replace(row, officer, city, letter, reason)
    assert codes(refusal) == {code}
    assert IssuedPaper.objects.get().void_on is None


def test_the_printed_letter_is_known_again_by_its_file(city, member, officer, tmp_path):
    row = issued(member, city.neighbour_cell, officer, city)
    target = tmp_path / "giay.pdf"
    services.print_letter(transfer=row, scope=scope_of(officer, ON), target=target, by=officer)
    assert IssuedPaper.objects.get().sha256 == hashlib.sha256(target.read_bytes()).hexdigest()


# ── for a time ──────────────────────────────────────────────────────────────
def stay(member, city, by, until=date(2026, 12, 15), **more):
    row = issued(member, city.other_cell, by, city, kind=TransferKind.TEMPORARY, until_on=until, **more)
    return services.accept_transfer(transfer_id=row.pk, on=date(2026, 8, 25), by=by)


def extend(row, until, by, reason="quyết định kéo dài 15-QĐ/HV"):
    return services.extend_temporary(transfer_id=row.pk, until_on=until, reason=reason, by=by)


@pytest.mark.parametrize(
    ("until", "more", "code"),
    [
        (date(2027, 12, 14), {}, ""),
        (date(2027, 12, 15), {}, "extension_too_long"),
        (date(2026, 12, 15), {}, "extension_not_later"),
        (date(2028, 8, 1), {"study": True}, ""),
        (date(2028, 8, 2), {"study": True}, "temporary_too_long"),
    ],
)
def test_a_stay_is_prolonged_by_less_than_a_year_study_to_two_in_all(until, more, code, city, member, officer):
    row = stay(member, city, officer, **more)
    found = set()
    try:
        assert extend(row, until, officer).until_on == until
    except Refused as refused:
        found = {one.code for one in refused.findings if one.level == Level.ERROR}
    assumed = code in ("extension_too_long", "temporary_too_long")
    assert found == ({code} if code and not assumed else set())


def test_what_is_assumed_of_a_prolonging_asks_for_its_ground(city, member, officer):
    row = stay(member, city, officer)
    with pytest.raises(Refused) as refusal:
        extend(row, date(2027, 12, 15), officer, reason="")
    assert codes(refusal) == {"required", "extension_too_long"}


def test_the_host_prolongs_and_both_sides_read_it(city, member, officer, secretary, client_for):
    row = stay(member, city, officer)
    sides = selectors.Places([row], timezone.localdate()).sides(row)
    assert not selectors.may_act("extend", row, sides, scope_of(secretary, timezone.localdate()))
    extend(row, date(2027, 3, 1), officer)
    page = client_for(secretary).get(reverse("transfers:detail", args=[row.pk])).content.decode()
    assert "Gia hạn sinh hoạt tạm thời đến 01/03/2027" in page


def test_a_member_away_for_a_time_details_fact_13(city, member, officer):
    """Counted at home, dues fall due, and his absence does not weigh on the vote of either cell."""
    stay(member, city, officer)
    state = state_of(member.pk, timezone.localdate())
    assert state.placement.cell_id == city.cell.pk
    assert state.pays
    assert state.left_out == LeftOut.TEMPORARY_ELSEWHERE
    assert Placement.objects.formal().on(timezone.localdate()).filter(cell_id=city.other_cell.pk).count() == 0


# ── the file's index ────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("on", "level"),
    [(date(2025, 8, 1), Level.ERROR), (date(2026, 8, 25), Level.WARNING)],
)
def test_without_a_confirmed_index_the_receiving_body_must_not_accept(on, level):
    """06-HD/TW 8.2 c is verified and refuses; what 01-HD/TW keeps of it is assumed and asks for a reason."""
    (found,) = rules.index_findings(on, False)
    assert (found.code, found.level, found.rule) == ("file_index_missing", level, "transfer.file_index.needed")
    assert rules.index_findings(on, True) == rules.index_findings(on, None) == []


def test_the_form_asks_for_the_index_and_keeps_what_was_said(city, member, officer, client_for):
    row = issued(member, city.neighbour_cell, officer, city)
    client, page = client_for(officer), reverse("transfers:act", args=[row.pk, "tiep-nhan"])
    typed = {"on_day": "25", "on_month": "8", "on_year": "2026"}
    assert "tờ mục lục" in client.post(page, typed).content.decode()
    told = client.post(page, typed | {"index_confirmed": "khong"}).content.decode()
    assert "nơi đến không được tiếp nhận" in told
    done = client.post(page, typed | {"index_confirmed": "khong", "late_reason": "cấp ủy nơi đi hẹn bổ sung"})
    assert done.status_code == 302
    assert Transfer.objects.get().index_confirmed is False


def test_what_is_typed_into_an_act_comes_back(city, member, officer, client_for):
    row = issued(member, city.neighbour_cell, officer, city)
    page = reverse("transfers:act", args=[row.pk, "tra-lai"])
    Draft.objects.create(
        user=officer, key=f"chuyen-{row.pk}-tra-lai", data={"reason": ["thiếu mục lục"]}, title="", path=page
    )
    assert "thiếu mục lục" in client_for(officer).get(f"{page}?ban-nhap=1").content.decode()
    typed = {"on_day": "20", "on_month": "8", "on_year": "2026", "reason": "thiếu mục lục"}
    client_for(officer).post(page, typed)
    assert not Draft.objects.exists()


# ── facts ───────────────────────────────────────────────────────────────────
def test_an_open_inspection_details_fact_9(city, member, officer):
    Hold.objects.create(membership=Membership.objects.get(person=member), kind="inspection", starts_on=date(2026, 7, 1))
    with pytest.raises(Refused) as refusal:
        issued(member, city.neighbour_cell, officer, city)
    assert codes(refusal) == {"transfer_held"}
    assert "đang được kiểm tra" in refusal.value.findings[0].reason
    issued(member, city.other_cell, officer, city, kind=TransferKind.TEMPORARY, until_on=date(2026, 12, 15))


@pytest.mark.parametrize(
    ("on", "late", "lapsed"),
    [(date(2025, 8, 12), False, False), (date(2025, 8, 20), True, False), (date(2025, 10, 2), True, True)],
)
def test_a_letter_of_01_07_2025_details_fact_11(on, late, lapsed):
    terms = (TransferKind.FORMAL, date(2025, 7, 1), None, date(2025, 7, 1))
    assert clocks.present_clock(*terms, clocks.days_off()).is_late(on) is late
    assert clocks.lapse_clock(*terms).is_late(on) is lapsed


def test_thirty_working_days_records_fact_29():
    clock = clocks.present_clock(TransferKind.FORMAL, date(2025, 8, 15), None, date(2025, 8, 15), clocks.days_off())
    assert clock.due == date(2025, 9, 30)


# ── every level, what is done ───────────────────────────────────────────────
def test_each_level_counts_what_is_on_the_way_and_late_at_both_ends(
    city, member, officer, office, secretary, neighbour_secretary, client_for
):
    row = issued(member, city.neighbour_cell, officer, city)
    today = timezone.localdate()
    for user, unit, groups in (
        (secretary, city.cell, {"Đang chuyển đi", "Quá hạn"}),
        (office, city.base, {"Đang chuyển đi", "Quá hạn"}),
        (neighbour_secretary, city.neighbour_cell, {"Đang chuyển đến", "Quá hạn"}),
        (officer, city.ward, {"Đang chuyển đi", "Đang chuyển đến", "Quá hạn"}),
    ):
        page = client_for(user).get(reverse("branches:detail", args=[unit.pk])).content.decode()
        assert all(group in page for group in groups), (user, groups)
        late = client_for(user).get(reverse("transfers:worklist"), {"don_vi": unit.pk, "nhom": "qua-han"})
        assert reverse("transfers:detail", args=[row.pk]) in late.content.decode()
        assert selectors.worklist(scope_of(user, today), today, "chua-nop").total == 1
    elsewhere = client_for(officer).get(reverse("transfers:worklist"), {"don_vi": city.second_cell.pk})
    assert reverse("transfers:detail", args=[row.pk]) not in elsewhere.content.decode()


def test_what_is_done_is_found_by_the_number_of_the_portal(city, member, officer, client_for):
    row = issued(member, city.neighbour_cell, officer, city, portal_number="H26-DCS-000123")
    client, page = client_for(officer), reverse("transfers:past")
    assert "Chưa có lần chuyển nào xong" in client.get(page).content.decode()
    found = client.post(page, {"so": " h26-dcs-000123 "}, follow=True)
    assert "h26-dcs" not in found.redirect_chain[0][0]
    assert member.full_name in found.content.decode()
    services.cancel_transfer(transfer_id=row.pk, reason="không chuyển nữa", by=officer)
    assert member.full_name in client.get(page).content.decode()


def test_a_move_by_reorganisation_stands_with_what_is_done(city, member, officer, client_for):
    Movement.objects.create(
        membership=Membership.objects.get(person=member),
        kind=MovementKind.REORGANISED,
        happened_on=date(2026, 7, 1),
        from_cell_id=city.second_cell.pk,
        to_cell_id=city.cell.pk,
        decision_number="12-QĐ/ĐU",
    )
    page = client_for(officer).get(reverse("transfers:past")).content.decode()
    assert "Chuyển do sắp xếp tổ chức" in page
    assert "12-QĐ/ĐU" in page
