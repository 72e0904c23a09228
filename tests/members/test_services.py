"""Writing the register: what is written together, what is refused, who did it and why."""

from datetime import date

import pytest

from accounts.findings import ChangedMeanwhile, Refused
from members import facts
from members.choices import MovementKind, Standing
from members.errors import NumberHeld
from members.models import Membership, Movement, Person, Placement
from members.services import change_person, correct_placement, register_person, set_standing
from members.services.persons import current_membership
from members.services.standings import Paper
from tests.factories.branches import close
from tests.factories.members import MemberFactory
from vietnam.dates import parse

pytestmark = pytest.mark.django_db

VALUES = {
    "full_name": "Nguyễn Thị Ánh",
    "sex": "female",
    "born_on": parse("14/02/1958"),
    "ethnic": "kinh",
    "religion": "khong",
    "identity_number": "001158000123",
    "card_number": "001158000123",
    "admitted_on": parse("19/05/1985"),
    "official_on": parse("19/05/1986"),
}
DAY = date(2026, 3, 1)


@pytest.fixture
def register(city, secretary):
    def make(cell=None, as_of=DAY, reason="", **changes):
        cell_id = cell.pk if cell else city.cell.pk
        return register_person(values={**VALUES, **changes}, cell_id=cell_id, as_of=as_of, reason=reason, by=secretary)

    return make


@pytest.fixture
def change(secretary):
    def make(person, reason="", opened=None, version=None, **changes):
        now = facts.values_of(person, current_membership(person.pk))
        return change_person(
            person_id=person.pk,
            opened_version=version or person.version,
            opened_values=opened or now,
            values={**(opened or now), **changes},
            reason=reason,
            by=secretary,
        )

    return make


def codes(refusal) -> set[tuple[str, str]]:
    return {(finding.code, finding.field) for finding in refusal.value.findings}


# ── register_person ─────────────────────────────────────────────────────────
def test_registering_writes_person_membership_placement_and_movement_together(city, register):
    person = register()
    membership = Membership.objects.get(person=person)
    movement = Movement.objects.get(membership=membership)
    placement = Placement.objects.get(membership=membership)
    assert (movement.kind, movement.happened_on, movement.to_cell_id) == ("registered", DAY, city.cell.pk)
    assert (placement.cell_id, placement.starts_on, placement.ends_on) == (city.cell.pk, DAY, None)
    assert membership.standing == Standing.ACTIVE
    assert (person.name_folded, person.keeper_path) == ("nguyen thi anh", city.cell.path)
    assert (person.keeper_id, person.base_id, person.committee_id) == (city.cell.pk, city.base.pk, city.ward.pk)


def test_the_history_says_who_registered(register, secretary):
    person = register(reason="theo sổ giấy")
    for model in (Person, Membership, Placement, Movement):
        event = model.pgh_event_model.objects.get()
        assert event.pgh_context == {"user": secretary.pk, "act": "register_person", "reason": "theo sổ giấy"}
    assert Person.pgh_event_model.objects.get().pgh_obj_id == person.pk


def test_errors_stop_registering_and_nothing_is_written(register):
    with pytest.raises(Refused) as refusal:
        register(full_name="", official_on=parse("19/05/1984"), reason="dù sao")
    assert codes(refusal) == {
        ("required", "full_name"),
        ("official_before_admission", "official_on"),
    }
    assert not Person.objects.exists()


def test_doubts_stop_until_a_reason_is_given(register):
    with pytest.raises(Refused) as refusal:
        register(sex="male")
    assert codes(refusal) == {("identity_sex_mismatch", "identity_number")}
    assert register(sex="male", reason="đã đối chiếu căn cước").sex == "male"


def test_a_day_still_to_come_is_refused(register):
    with pytest.raises(Refused) as refusal:
        register(as_of=date(2999, 1, 1))
    assert ("date_in_future", "as_of") in codes(refusal)


def test_nobody_is_registered_in_a_committee_or_a_closed_cell(city, register):
    with pytest.raises(Refused) as refusal:
        register(cell=city.base)
    assert codes(refusal) == {("unknown_cell", "cell")}
    close(city.second_cell, on=date(2026, 4, 1))
    with pytest.raises(Refused) as refusal:
        register(cell=city.second_cell)
    assert codes(refusal) == {("unknown_cell", "cell")}


def test_a_number_held_is_refused_without_a_name_or_a_unit(city, register):
    held = MemberFactory(cell=city.other_cell, full_name="Trần Bí Mật", identity_number="001158000123")
    with pytest.raises(NumberHeld) as refusal:
        register()
    assert codes(refusal) == {("number_held", "identity_number")}
    assert refusal.value.holders == {"identity_number": held.pk}
    words = " ".join(f"{finding.reason} {finding.remedy}" for finding in refusal.value.findings)
    assert "đã có trong sổ" in words
    assert "Bí Mật" not in words
    assert "Láng" not in words


# ── change_person ───────────────────────────────────────────────────────────
def test_a_change_raises_the_version_and_keeps_search_keys(register, change):
    person = change(register(), full_name="Nguyễn Thị Hoà")
    assert (person.full_name, person.name_folded, person.version) == ("Nguyễn Thị Hoà", "nguyen thi hoa", 2)


def test_no_change_writes_nothing(register, change):
    person = register()
    assert change(person).version == 1
    assert Person.pgh_event_model.objects.count() == 1


def test_two_people_changing_different_fields_merge_silently(register, change):
    person = register()
    opened = facts.values_of(person, current_membership(person.pk))
    change(person, phone="0912345678")
    result = change(person, opened=opened, version=1, other_name="Ánh Bé")
    assert (result.phone, result.other_name, result.version) == ("0912345678", "Ánh Bé", 3)


def test_two_people_changing_one_field_are_shown_three_values(register, change):
    person = register(phone="0901")
    opened = facts.values_of(person, current_membership(person.pk))
    change(person, phone="0902")
    with pytest.raises(ChangedMeanwhile) as clash:
        change(person, opened=opened, version=1, phone="0903", other_name="Ánh")
    assert clash.value.fields == {"phone": ("0901", "0902", "0903")}
    assert clash.value.version == 2
    person.refresh_from_db()
    assert person.other_name == ""


def test_changing_a_record_closed_meanwhile_loses_nothing(register, change, secretary):
    person = register()
    opened = facts.values_of(person, current_membership(person.pk))
    set_standing(person_id=person.pk, standing="died", on=date(2026, 5, 1), reason="giấy chứng tử", by=secretary)
    result = change(person, opened=opened, version=1, other_name="Ánh Bé")
    assert result.other_name == "Ánh Bé"
    assert current_membership(person.pk).standing == "died"


def test_a_doubt_that_stood_before_is_not_asked_again(register, change):
    person = register(sex="male", reason="đã đối chiếu")
    assert change(person, phone="0912345678").phone == "0912345678"


def test_a_new_doubt_asks_for_a_reason(register, change):
    person = register()
    with pytest.raises(Refused) as refusal:
        change(person, sex="male")
    assert codes(refusal) == {("identity_sex_mismatch", "identity_number")}


def test_filling_in_a_date_of_membership_needs_no_reason_and_no_movement(register, change):
    person = register(official_on=None)
    change(person, official_on=parse("19/05/1986"), decided_on=parse("02/05/1985"))
    assert current_membership(person.pk).official_on == date(1986, 5, 19)
    assert Movement.objects.count() == 1


def test_making_a_date_more_exact_is_no_correction(register, change):
    person = register(admitted_on=parse("05/1985"), reason="chưa có quyết định")
    change(person, admitted_on=parse("19/05/1985"))
    membership = current_membership(person.pk)
    assert (membership.admitted_on, membership.admitted_precision) == (date(1985, 5, 19), "day")
    assert Movement.objects.count() == 1


def test_replacing_a_date_of_membership_is_a_correction_with_a_reason(register, change):
    person = register()
    with pytest.raises(Refused) as refusal:
        change(person, admitted_on=parse("20/05/1985"), official_on=parse("20/05/1986"))
    assert codes(refusal) == {
        ("membership_date_replaced", "admitted_on"),
        ("membership_date_replaced", "official_on"),
    }
    change(person, reason="theo quyết định gốc", admitted_on=parse("20/05/1985"), official_on=parse("20/05/1986"))
    movement = Movement.objects.latest("pk")
    assert (movement.kind, movement.reason) == (MovementKind.CORRECTED, "theo quyết định gốc")
    assert current_membership(person.pk).admitted_on == date(1985, 5, 20)


def test_taking_somebody_elses_number_is_refused(city, register, change):
    person = register()
    MemberFactory(cell=city.second_cell, card_number="001158000999")
    with pytest.raises(NumberHeld):
        change(person, card_number="001158000999", reason="đổi thẻ")


# ── correct_placement ───────────────────────────────────────────────────────
def test_a_wrong_cell_is_put_right_from_the_first_day_and_never_silently(city, register, office):
    person = register()
    movement = correct_placement(person_id=person.pk, cell_id=city.second_cell.pk, reason="ghi nhầm tổ", by=office)
    wrong, right = Placement.objects.order_by("pk")
    assert (wrong.cell_id, wrong.starts_on, wrong.ends_on) == (city.cell.pk, DAY, DAY)
    assert (right.cell_id, right.starts_on, right.ends_on) == (city.second_cell.pk, DAY, None)
    assert (movement.kind, movement.from_cell_id, movement.to_cell_id) == (
        "corrected",
        city.cell.pk,
        city.second_cell.pk,
    )
    assert movement.corrects.kind == "registered"
    person.refresh_from_db()
    assert (person.keeper_id, person.keeper_path, person.version) == (city.second_cell.pk, city.second_cell.path, 2)
    assert list(Placement.objects.on(DAY)) == [right]


def test_a_wrong_cell_needs_a_reason_another_cell_and_a_day_since_then(city, register, office):
    person = register()
    with pytest.raises(Refused) as refusal:
        correct_placement(person_id=person.pk, cell_id=city.cell.pk, reason=" ", since=date(2026, 2, 28), by=office)
    assert codes(refusal) == {("required", "reason"), ("same_cell", "cell"), ("since_outside", "since")}
    with pytest.raises(Refused) as refusal:
        correct_placement(person_id=person.pk, cell_id=city.ward.pk, reason="nhầm", by=office)
    assert codes(refusal) == {("unknown_cell", "cell")}


def test_the_cell_of_a_person_who_left_is_not_put_right(city, register, office):
    person = register()
    set_standing(person_id=person.pk, standing="departed", on=date(2026, 5, 1), reason="đi xa", by=office)
    with pytest.raises(Refused) as refusal:
        correct_placement(person_id=person.pk, cell_id=city.second_cell.pk, reason="nhầm", by=office)
    assert codes(refusal) == {("no_open_placement", "cell")}


# ── set_standing ────────────────────────────────────────────────────────────
def test_an_exemption_keeps_the_placement_open(register, secretary):
    person = register()
    paper = Paper(number="12-NQ/CB", decided_on=date(2026, 4, 1), issuer="Chi bộ")
    movement = set_standing(person_id=person.pk, standing="exempt", on=date(2026, 4, 1), paper=paper, by=secretary)
    membership = current_membership(person.pk)
    assert (membership.standing, membership.standing_on, membership.ended_on) == ("exempt", date(2026, 4, 1), None)
    assert (movement.kind, movement.standing, movement.decision_number) == ("standing", "exempt", "12-NQ/CB")
    assert Placement.objects.get().ends_on is None


@pytest.mark.parametrize("standing", ["departed", "struck_off", "expelled", "resigned", "died"])
def test_an_exit_closes_membership_and_placement_that_day(city, register, secretary, standing):
    person = register()
    movement = set_standing(person_id=person.pk, standing=standing, on=date(2026, 5, 1), reason="giấy", by=secretary)
    membership = current_membership(person.pk)
    assert (membership.standing, membership.ended_on) == (standing, date(2026, 5, 1))
    assert Placement.objects.get().ends_on == date(2026, 5, 1)
    assert (movement.kind, movement.from_cell_id) == (standing, city.cell.pk)
    person.refresh_from_db()
    assert (person.keeper_id, person.version) == (city.cell.pk, 2)


def test_an_exit_before_the_registered_day_leaves_no_day_counted(register, secretary):
    person = register()
    set_standing(person_id=person.pk, standing="died", on=date(2025, 12, 31), reason="giấy chứng tử", by=secretary)
    placement = Placement.objects.get()
    assert placement.ends_on == placement.starts_on
    assert not Placement.objects.on(DAY).exists()


def test_a_restored_member_returns_to_the_last_cell(city, register, secretary):
    person = register()
    set_standing(person_id=person.pk, standing="struck_off", on=date(2026, 5, 1), reason="quyết định", by=secretary)
    movement = set_standing(
        person_id=person.pk, standing="active", on=date(2026, 8, 1), reason="khiếu nại đúng", by=secretary
    )
    membership = current_membership(person.pk)
    assert (movement.kind, movement.to_cell_id) == ("restored", city.cell.pk)
    assert (membership.standing, membership.ended_on) == ("active", None)
    assert list(Placement.objects.order_by("pk").values_list("starts_on", "ends_on")) == [
        (DAY, date(2026, 5, 1)),
        (date(2026, 8, 1), None),
    ]


@pytest.mark.parametrize(
    ("standing", "on", "reason", "code"),
    [
        ("active", date(2026, 5, 1), "x", "same_standing"),
        ("died", date(2999, 1, 1), "x", "date_in_future"),
        ("died", date(1985, 5, 18), "x", "before_last_act"),
        ("died", date(2026, 5, 1), " ", "required"),
    ],
)
def test_a_standing_without_ground_or_out_of_order_is_refused(register, secretary, standing, on, reason, code):
    person = register()
    with pytest.raises(Refused) as refusal:
        set_standing(person_id=person.pk, standing=standing, on=on, reason=reason, by=secretary)
    assert [finding.code for finding in refusal.value.findings] == [code]
    assert Movement.objects.count() == 1


def test_one_end_does_not_follow_another(register, secretary):
    person = register()
    set_standing(person_id=person.pk, standing="departed", on=date(2026, 5, 1), reason="đi", by=secretary)
    with pytest.raises(Refused) as refusal:
        set_standing(person_id=person.pk, standing="died", on=date(2026, 6, 1), reason="mất", by=secretary)
    assert [finding.code for finding in refusal.value.findings] == ["already_ended"]
