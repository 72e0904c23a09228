"""What happens to a member between admission and exit: each act moves all books at once, or none."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.findings import Refused
from members.choices import HoldKind, MovementKind, PlacementKind, PostKind, Standing, TransferKind, TransferStage
from members.ledger import services
from members.ledger.proving import disagreements
from members.ledger.rules import GROUNDS, Decision
from members.models import (
    Exemption,
    Hold,
    Membership,
    Movement,
    Person,
    Placement,
    Post,
    Suspension,
    Transfer,
)
from members.services.standings import set_standing
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
SINCE = date(2026, 1, 1)
ON = date(2026, 9, 15)
PAPER = Decision("15-QĐ/ĐU", date(2026, 9, 14), "Đảng ủy phường Láng")
HEALTH = Decision("15-NQ/CB", date(2026, 9, 14), "Chi bộ", "có bệnh án của bệnh viện")


@pytest.fixture
def member(city):
    return MemberFactory(cell=city.cell, since=SINCE)


def membership(person):
    return Membership.objects.filter(person=person).order_by("-pk").first()


def agrees():
    today = timezone.localdate()
    return list(disagreements(today, today)) == []


def codes(refusal):
    return {finding.code for finding in refusal.value.findings}


@pytest.mark.parametrize("kind", list(GROUNDS))
def test_an_exit_ends_every_book_on_its_day(kind, member, officer):
    ground = GROUNDS[kind][0]
    services.record_exit(person_id=member.pk, kind=kind, ground=ground, on=ON, paper=PAPER, by=officer)
    left = membership(member)
    movement = Movement.objects.get(membership=left, kind=kind)
    assert (left.standing, left.ended_on, movement.ground, movement.happened_on) == (kind, ON, ground, ON)
    assert Placement.objects.get(membership=left).ends_on == ON
    assert agrees()


def test_an_exit_takes_along_exemption_transfer_and_post(city, member, officer):
    services.exempt_member(person_id=member.pk, ground="age_health", on=date(2026, 5, 1), paper=HEALTH, by=officer)
    Post.objects.create(person=member, organisation=city.cell, kind=PostKind.SECRETARY, starts_on=SINCE)
    Transfer.objects.create(
        membership=membership(member),
        kind=TransferKind.FORMAL,
        from_cell=city.cell,
        to_cell=city.neighbour_cell,
        moved_on=date(2026, 9, 1),
    )
    services.record_exit(
        person_id=member.pk,
        kind=MovementKind.DIED,
        ground="died",
        on=ON,
        paper=PAPER,
        posts_end=True,
        by=officer,
    )
    assert Exemption.objects.get().ends_on == ON
    assert Post.objects.get().ends_on == ON
    assert Transfer.objects.get().stage == TransferStage.CANCELLED
    assert agrees()


def test_an_exit_of_someone_already_gone_is_one_clear_sentence_and_nothing_written(member, officer):
    gone = {"person_id": member.pk, "kind": MovementKind.DIED, "ground": "died", "paper": PAPER, "by": officer}
    services.record_exit(on=ON, **gone)
    before = Movement.objects.count()
    with pytest.raises(Refused) as refusal:
        services.record_exit(on=ON + timedelta(days=1), **gone)
    assert codes(refusal) == {"already_ended"}
    assert Movement.objects.count() == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"on": date(2999, 1, 1)}, "date_in_future"),
        ({"on": date(1995, 5, 18)}, "before_last_act"),
        ({"on": date(2025, 12, 31)}, "before_register"),
        ({"ground": "died"}, "ground_of_another_exit"),
        ({"ground": "probation_failed"}, "not_probationary"),
        ({"paper": Decision()}, "required"),
    ],
)
def test_impossible_exits_are_refused_and_nothing_is_half_written(change, code, member, officer):
    given = {"kind": MovementKind.STRUCK_OFF, "ground": "no_party_life", "on": ON, "paper": PAPER} | change
    with pytest.raises(Refused) as refusal:
        services.record_exit(person_id=member.pk, by=officer, **given)
    assert code in codes(refusal)
    assert membership(member).standing == Standing.ACTIVE
    assert Placement.objects.get().ends_on is None


def test_a_probationary_member_is_struck_off_never_expelled(city, officer):
    member = MemberFactory(cell=city.cell, since=SINCE, admitted_on=date(2026, 2, 3), official_on=None)
    with pytest.raises(Refused) as refusal:
        services.record_exit(
            person_id=member.pk,
            kind=MovementKind.EXPELLED,
            ground="discipline",
            on=ON,
            paper=PAPER,
            by=officer,
        )
    assert "probationary_expelled" in codes(refusal)
    services.record_exit(
        person_id=member.pk,
        kind=MovementKind.STRUCK_OFF,
        ground="probation_failed",
        on=ON,
        paper=PAPER,
        by=officer,
    )
    assert agrees()


def test_posts_must_be_ended_with_their_holder(city, member, officer):
    Post.objects.create(person=member, organisation=city.cell, kind=PostKind.SECRETARY, starts_on=SINCE)
    with pytest.raises(Refused) as refusal:
        services.record_exit(person_id=member.pk, kind=MovementKind.DIED, ground="died", on=ON, paper=PAPER, by=officer)
    assert codes(refusal) == {"posts_held"}


# ── exemption and suspension ────────────────────────────────────────────────
def test_an_exempt_member_stays_counted_and_comes_back(member, officer):
    row = services.exempt_member(person_id=member.pk, ground="age_health", on=ON, paper=HEALTH, by=officer)
    assert (row.ends_on, membership(member).standing) == (None, Standing.EXEMPT)
    services.end_exemption(person_id=member.pk, on=date(2026, 10, 1), paper=Decision("xin lại"), by=officer)
    assert (Exemption.objects.get().ends_on, membership(member).standing) == (date(2026, 10, 1), Standing.ACTIVE)
    assert Placement.objects.get().ends_on is None
    assert agrees()


def test_an_exemption_for_other_reasons_than_health_says_until_when(member, officer):
    with pytest.raises(Refused) as refusal:
        services.exempt_member(person_id=member.pk, ground="mobile", on=ON, paper=PAPER, by=officer)
    assert codes(refusal) == {"exemption_without_end"}


@pytest.mark.parametrize(
    ("until", "passes"), [(date(2026, 12, 31), True), (date(2027, 9, 14), True), (date(2027, 9, 15), False)]
)
def test_an_exemption_for_other_reasons_stays_below_twelve_months(until, passes, member, officer):
    given = {"person_id": member.pk, "ground": "treatment", "on": ON, "until": until, "by": officer}
    if passes:
        assert services.exempt_member(paper=PAPER, **given).until_on == until
        return
    with pytest.raises(Refused) as refusal:
        services.exempt_member(paper=PAPER, **given)
    assert codes(refusal) == {"exemption_too_long"}


def test_below_eighty_health_needs_its_paper_or_a_word_about_it(city, officer):
    member = MemberFactory(cell=city.cell, since=SINCE, born_on=date(1950, 1, 1))
    with pytest.raises(Refused) as refusal:
        services.exempt_member(person_id=member.pk, ground="age_health", on=ON, paper=Decision("01-NQ/CB"), by=officer)
    assert codes(refusal) == {"medical_record_missing"}


def test_a_suspension_lasts_ninety_days_and_is_prolonged_once(member, officer):
    ninety = ON + timedelta(days=90)
    with pytest.raises(Refused) as refusal:
        services.suspend_member(person_id=member.pk, on=ON, until=ninety + timedelta(days=1), paper=PAPER, by=officer)
    assert codes(refusal) == {"suspension_too_long"}
    services.suspend_member(person_id=member.pk, on=ON, until=ninety, paper=PAPER, by=officer)
    longer = {"person_id": member.pk, "on": date(2026, 10, 1), "paper": PAPER, "by": officer}
    services.extend_suspension(until=ninety + timedelta(days=30), **longer)
    assert Suspension.objects.get().extended
    with pytest.raises(Refused) as refusal:
        services.extend_suspension(until=ninety + timedelta(days=60), **longer)
    assert "extended_already" in codes(refusal)
    services.end_suspension(person_id=member.pk, on=date(2026, 10, 20), paper=PAPER, by=officer)
    assert Suspension.objects.get().ends_on == date(2026, 10, 20)
    assert agrees()


# ── coming back ─────────────────────────────────────────────────────────────
def left(member, officer, kind=MovementKind.STRUCK_OFF, ground="no_will", on=ON):
    services.record_exit(person_id=member.pk, kind=kind, ground=ground, on=on, paper=PAPER, by=officer)


def test_a_wrong_exit_is_taken_back_in_the_same_membership(city, member, officer):
    left(member, officer)
    services.restore_member(
        person_id=member.pk, cell_id=city.second_cell.pk, on=date(2026, 10, 1), paper=PAPER, by=officer
    )
    one = membership(member)
    assert (one.standing, one.ended_on, Membership.objects.count()) == (Standing.ACTIVE, None, 1)
    assert Person.objects.get(pk=member.pk).keeper_id == city.second_cell.pk
    assert Placement.objects.filter(membership=one, kind=PlacementKind.FORMAL).count() == 2
    assert agrees()


@pytest.mark.parametrize(
    ("kind", "ground", "code"),
    [
        (MovementKind.STRUCK_OFF, "self_abandoned", "readmission_never"),
        (MovementKind.RESIGNED, "resigned", "readmission_never"),
        (MovementKind.EXPELLED, "disunity", "readmission_never"),
        (MovementKind.EXPELLED, "minor_crime", "record_not_cleared"),
        (MovementKind.STRUCK_OFF, "no_will", "readmission_too_early"),
        (MovementKind.RESIGNED, "resigned_hardship", "readmission_too_early"),
    ],
)
def test_the_exact_ground_decides_readmission(kind, ground, code, city, member, officer):
    left(member, officer, kind, ground, date(2026, 1, 15))
    with pytest.raises(Refused) as refusal:
        services.readmit_member(
            person_id=member.pk, cell_id=city.cell.pk, on=ON, decided_on=ON, paper=PAPER, by=officer
        )
    assert code in codes(refusal)
    assert Membership.objects.count() == 1


@pytest.mark.parametrize(("again", "passes"), [(date(2026, 6, 14), False), (date(2026, 6, 15), True)])
def test_readmission_waits_thirty_six_months_to_the_day(again, passes, city, officer):
    member = MemberFactory(cell=city.cell, since=date(2020, 1, 1))
    left(member, officer, on=date(2023, 6, 15))
    given = {"person_id": member.pk, "cell_id": city.cell.pk, "on": again, "decided_on": again, "by": officer}
    given["consent"] = "12-CV/TU ngày 1/6/2026"
    if not passes:
        with pytest.raises(Refused) as refusal:
            services.readmit_member(paper=PAPER, **given)
        assert codes(refusal) == {"readmission_too_early"}
        return
    second = services.readmit_member(paper=PAPER, **given)
    assert (second.admitted_on, second.official_on, Membership.objects.count()) == (again, None, 2)
    assert agrees()


def test_a_hold_stands_once_until_it_is_lifted(member, officer):
    given = {"person_id": member.pk, "kind": HoldKind.INSPECTION, "on": ON, "paper": PAPER, "by": officer}
    hold = services.place_hold(**given)
    with pytest.raises(Refused) as refusal:
        services.place_hold(**given)
    assert codes(refusal) == {"hold_stands"}
    services.lift_hold(hold_id=hold.pk, on=date(2026, 10, 1), paper=PAPER, by=officer)
    with pytest.raises(Refused) as refusal:
        services.lift_hold(hold_id=hold.pk, on=date(2026, 10, 2), paper=PAPER, by=officer)
    assert codes(refusal) == {"not_running"}
    assert Hold.objects.get().ends_on == date(2026, 10, 1)


def test_a_standing_from_a_list_leaves_no_other_book_open(city, member, officer):
    services.exempt_member(person_id=member.pk, ground="age_health", on=date(2026, 5, 1), paper=HEALTH, by=officer)
    Transfer.objects.create(
        membership=membership(member),
        kind=TransferKind.FORMAL,
        from_cell=city.cell,
        to_cell=city.neighbour_cell,
        moved_on=date(2026, 9, 1),
    )
    set_standing(person_id=member.pk, standing=Standing.ACTIVE, on=date(2026, 6, 1), reason="xin lại", by=officer)
    assert Exemption.objects.get().ends_on == date(2026, 6, 1)
    assert Transfer.objects.get().stage == TransferStage.REQUESTED
    set_standing(person_id=member.pk, standing=Standing.DIED, on=ON, reason="báo tử", by=officer)
    assert Transfer.objects.get().stage == TransferStage.CANCELLED
    assert agrees()


def test_an_end_from_a_list_asks_to_end_posts_first(city, member, officer):
    Post.objects.create(person=member, organisation=city.cell, kind=PostKind.SECRETARY, starts_on=SINCE)
    with pytest.raises(Refused) as refusal:
        set_standing(person_id=member.pk, standing=Standing.DIED, on=ON, reason="báo tử", by=officer)
    assert codes(refusal) == {"posts_held"}
