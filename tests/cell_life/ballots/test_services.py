"""Votes in the books: the list from dated rows, contested and closed; questions; counts; what failed goes up."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fractions import Fraction

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction

from accounts.findings import ChangedMeanwhile, Refused
from cell_life.ballots import services, subjects
from cell_life.ballots.rules import EXPULSION_DECISION, Level, Tally
from cell_life.choices import BallotState, BaseKind, MeetingState, Presence
from cell_life.models import Attendance, Ballot, BallotBase, BallotCounter, BallotOption, BallotVoter
from members.choices import ExemptionGround, PostKind, Standing
from members.models import Exemption, Membership, Placement, Suspension
from tests.factories.ballots import DAY, ballot_on, counted, list_of, members_of
from tests.factories.meetings import MeetingFactory, membership_of, stays_in
from tests.factories.members import MemberFactory
from tests.factories.posts import PostFactory

pytestmark = pytest.mark.django_db
LATER = date(2026, 11, 10)


@pytest.fixture
def members(city):
    return members_of(city.cell, 12)


def exempt(person):
    pk = membership_of(person)
    Exemption.objects.create(
        membership_id=pk, starts_on=date(2026, 3, 1), ground=ExemptionGround.AGE_HEALTH, decision_number="4-NQ/CB"
    )
    Membership.objects.filter(pk=pk).update(standing=Standing.EXEMPT, standing_on=date(2026, 3, 1))


def suspend(person, *, detained=False):
    pk = membership_of(person)
    Suspension.objects.create(
        membership_id=pk, starts_on=date(2026, 10, 3), decision_number="12-QĐ/ĐU", detained=detained
    )


def verdicts(base):
    rows = base.voters.select_related("membership")
    return {row.membership.person_id: (row.counted, row.left_out) for row in rows}


def voter(base, person):
    return BallotVoter.objects.get(base=base, membership__person=person)


def codes(refusal):
    return [one.code for one in refusal.value.findings]


# ── the list ────────────────────────────────────────────────────────────────
def test_the_list_counts_official_members_and_names_each_who_is_left_out_with_the_row(city, members, secretary):
    young = MemberFactory(cell=city.cell, official_on=None)
    exempt(members[0])
    suspend(members[1])
    suspend(members[2], detained=True)
    stays_in(members[3], city.second_cell, date(2026, 9, 1))
    guest = MemberFactory(cell=city.second_cell)
    stays_in(guest, city.cell, date(2026, 9, 1))
    base = list_of(city.cell, secretary)
    said = verdicts(base)
    assert guest.pk not in said
    assert {pk: why for pk, (_is, why) in said.items() if why} == {
        young.pk: "not_official",
        members[0].pk: "exempt",
        members[1].pk: "suspended",
        members[2].pk: "suspended",
        members[3].pk: "temporary_elsewhere",
    }
    assert sum(is_counted for is_counted, _why in said.values()) == 8
    assert "từ 03/10/2026" in voter(base, members[1]).source
    assert "12-QĐ/ĐU" in voter(base, members[1]).source
    assert "Chi bộ Tổ dân phố 8" in voter(base, members[3]).source


def test_an_exempt_member_who_came_counts_in_a_common_vote_and_never_in_a_help_ballot_fact_7(city, members, secretary):
    meeting = MeetingFactory(cell=city.cell, held_on=DAY, state=MeetingState.HELD)
    exempt(members[0])
    exempt(members[1])
    come = {members[0]: Presence.PRESENT, members[1]: Presence.UNEXCUSED}
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, membership_id=membership_of(one), capacity="official", presence=presence)
        for one, presence in come.items()
    )
    common = verdicts(list_of(city.cell, secretary, meeting=meeting))
    assert common[members[0].pk] == (True, "")
    assert common[members[1].pk] == (False, "exempt")
    helped = verdicts(list_of(city.cell, secretary, kind=BaseKind.HELP, meeting=meeting))
    assert helped[members[0].pk] == helped[members[1].pk] == (False, "exempt")


def test_a_member_on_probation_is_never_counted_not_even_by_conclusion_fact_9(city, members, secretary):
    young = MemberFactory(cell=city.cell, official_on=None)
    base = list_of(city.cell, secretary)
    with pytest.raises(Refused) as refusal:
        services.settle(voter_id=voter(base, young).pk, counted=True, conclusion="Chi bộ thống nhất", by=secretary)
    assert codes(refusal) == ["ballot_not_official"]
    with pytest.raises(Refused) as refusal:
        counted(ballot_on(services.freeze_base(base_id=base.pk, by=secretary), secretary), secretary, 13, members[0])
    assert codes(refusal) == ["ballot_tally_too_large"]


def test_a_committee_of_fifteen_less_one_suspended_and_one_away_is_thirteen_details_fact_5(city, officer):
    people = members_of(city.cell, 15)
    for place, one in enumerate(people):
        kind = PostKind.SECRETARY if place == 0 else PostKind.STANDING if place < 9 else PostKind.MEMBER
        PostFactory(person=one, organisation=city.base, kind=kind)
    suspend(people[13])
    stays_in(people[14], city.second_cell, date(2026, 9, 1))
    base = list_of(city.base, officer, kind=BaseKind.COMMITTEE, frozen=True)
    assert base.size == 13
    ballot = ballot_on(base, officer, share=Fraction(2, 3))
    assert counted(ballot, officer, 9, people[0]).outcome == "reached"
    standing = list_of(city.base, officer, kind=BaseKind.STANDING, frozen=True)
    assert standing.size == 9
    assert counted(ballot_on(standing, officer), officer, 5, people[0]).outcome == "reached"


def test_fewer_than_three_official_members_cannot_vote(city, secretary):
    members_of(city.cell, 2)
    MemberFactory(cell=city.cell, official_on=None)
    with pytest.raises(Refused) as refusal:
        list_of(city.cell, secretary)
    assert codes(refusal) == ["ballot_too_few_official"]
    assert not BallotBase.objects.exists()


def test_a_list_of_a_day_is_made_once_and_shared(city, members, secretary):
    first, second = list_of(city.cell, secretary), list_of(city.cell, secretary)
    assert first.pk == second.pk
    ballots = [ballot_on(first, secretary, question=f"Kết nạp quần chúng {name}") for name in ("An", "Bình")]
    assert [one.base_id for one in ballots] == [first.pk, first.pk]


def test_a_kind_a_body_cannot_have_a_day_before_it_and_a_strange_meeting_are_refused(city, members, secretary):
    meeting = MeetingFactory(cell=city.second_cell, held_on=DAY)
    for more, code in (
        ({"kind": BaseKind.STANDING}, "ballot_kind"),
        ({"held_on": date(2010, 1, 1)}, "ballot_no_body"),
        ({"meeting": meeting}, "ballot_meeting"),
    ):
        with pytest.raises(Refused) as refusal:
            list_of(city.cell, secretary, **more)
        assert codes(refusal) == [code]


def test_an_objection_holds_the_list_until_the_meeting_concludes(city, members, secretary):
    suspend(members[1])
    base = list_of(city.cell, secretary)
    row = voter(base, members[1])
    services.contest(voter_id=row.pk, words="Đồng chí Bình: quyết định đã hết hiệu lực", by=secretary)
    with pytest.raises(Refused) as refusal:
        services.freeze_base(base_id=base.pk, by=secretary)
    assert codes(refusal) == ["ballot_contest_open"]
    services.settle(voter_id=row.pk, counted=True, conclusion="Quyết định hết hiệu lực 01/11/2026", by=secretary)
    row.refresh_from_db()
    assert (row.proposed, row.counted, row.left_out) == (False, True, "")
    assert services.freeze_base(base_id=base.pk, by=secretary).size == 12


def test_leaving_out_against_the_register_needs_reason_and_conclusion(city, members, secretary):
    row = voter(list_of(city.cell, secretary), members[0])
    with pytest.raises(Refused) as refusal:
        services.settle(voter_id=row.pk, counted=False, conclusion="", by=secretary)
    assert codes(refusal) == ["required", "required"]
    services.settle(
        voter_id=row.pk, counted=False, left_out="temporary_elsewhere", conclusion="Giấy giới thiệu mới", by=secretary
    )
    row.refresh_from_db()
    assert (row.counted, row.left_out) == (False, "temporary_elsewhere")


def test_rows_that_changed_meanwhile_are_named_and_taken_over(city, members, secretary):
    base = list_of(city.cell, secretary)
    suspend(members[0])
    Placement.objects.filter(membership__person=members[1]).update(ends_on=DAY)
    newcomer = MemberFactory(cell=city.cell, full_name="Lê Thị Mới")
    with pytest.raises(Refused) as refusal:
        services.freeze_base(base_id=base.pk, by=secretary)
    assert codes(refusal) == ["ballot_rows_changed"] * 3
    assert "Lê Thị Mới mới có trong sổ: được tính." in str(refusal.value)
    changes = services.refresh_base(base_id=base.pk, by=secretary)
    assert {one.name for one in changes} == {members[0].full_name, members[1].full_name, "Lê Thị Mới"}
    assert verdicts(base)[newcomer.pk] == (True, "")
    assert services.freeze_base(base_id=base.pk, by=secretary).size == 11


def test_what_the_meeting_settled_stays_settled_when_the_list_is_brought_up_to_date(city, members, secretary):
    base = list_of(city.cell, secretary)
    row = voter(base, members[0])
    services.settle(voter_id=row.pk, counted=True, conclusion="Có mặt, vẫn tính", by=secretary)
    exempt(members[0])
    services.refresh_base(base_id=base.pk, by=secretary)
    row.refresh_from_db()
    assert (row.proposed, row.counted, row.settled) == (False, True, "Có mặt, vẫn tính")
    services.freeze_base(base_id=base.pk, by=secretary)


def test_a_closed_list_is_changed_by_nobody_the_database_refuses_too(city, members, secretary):
    base = list_of(city.cell, secretary, frozen=True)
    row = voter(base, members[0])
    for act in (
        lambda: services.contest(voter_id=row.pk, words="Ý kiến", by=secretary),
        lambda: services.settle(voter_id=row.pk, counted=False, left_out="exempt", conclusion="x", by=secretary),
        lambda: services.refresh_base(base_id=base.pk, by=secretary),
        lambda: services.freeze_base(base_id=base.pk, by=secretary),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert codes(refusal) == ["ballot_list_frozen"]
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        BallotVoter.objects.filter(pk=row.pk).update(present=False)


def test_a_list_is_not_closed_before_its_day(city, members, secretary):
    base = list_of(city.cell, secretary, held_on=date(2099, 1, 5))
    with pytest.raises(Refused) as refusal:
        services.freeze_base(base_id=base.pk, by=secretary)
    assert codes(refusal) == ["ballot_day_to_come"]


def test_a_list_shown_before_somebody_changed_it_is_not_closed_unseen(city, members, secretary):
    base = list_of(city.cell, secretary)
    services.contest(voter_id=voter(base, members[0]).pk, words="Đồng chí Ân hỏi", by=secretary)
    with pytest.raises(ChangedMeanwhile):
        services.freeze_base(base_id=base.pk, version=base.version, by=secretary)


# ── questions ───────────────────────────────────────────────────────────────
def test_the_share_its_clause_and_confidence_are_those_of_the_day(city, members, secretary):
    ballot = ballot_on(list_of(city.cell, secretary), secretary, rule_key="admission.vote.share", secret=True)
    assert (ballot.share_numerator, ballot.share_denominator) == (2, 3)
    assert ballot.clause == "Điều lệ Đảng (19/01/2011), Điều 4.3 (đã kiểm chứng)"


def test_the_same_subject_is_not_voted_twice_in_a_round(city, members, secretary, admission):
    base = list_of(city.cell, secretary)
    first = ballot_on(base, secretary, subject_kind=admission, subject_id=7)
    with pytest.raises(Refused) as refusal:
        ballot_on(list_of(city.cell, secretary, held_on=LATER), secretary, subject_kind=admission, subject_id=7)
    assert codes(refusal) == ["ballot_again"]
    assert ballot_on(base, secretary, subject_kind=admission, subject_id=7, round=2).round == 2
    services.void_ballot(ballot_id=first.pk, reason="Ghi nhầm người", by=secretary)
    assert ballot_on(base, secretary, subject_kind=admission, subject_id=7).round == 1


def test_a_free_question_is_put_once_a_day(city, members, secretary):
    base = list_of(city.cell, secretary)
    ballot_on(base, secretary)
    with pytest.raises(Refused) as refusal:
        ballot_on(base, secretary)
    assert codes(refusal) == ["ballot_again"]


def test_discipline_is_no_matter_of_the_committee_of_a_cell_nor_expulsion_of_the_cell(city, members, secretary):
    PostFactory(person=members[0], organisation=city.cell)
    committee = list_of(city.cell, secretary, kind=BaseKind.COMMITTEE)
    with pytest.raises(Refused) as refusal:
        ballot_on(committee, secretary, rule_key="discipline.vote.share")
    assert codes(refusal) == ["ballot_committee_of_cell"]
    with pytest.raises(Refused) as refusal:
        ballot_on(list_of(city.cell, secretary), secretary, rule_key=EXPULSION_DECISION)
    assert codes(refusal) == ["ballot_expulsion_by_cell"]
    assert not Ballot.objects.exists()


# ── counts ──────────────────────────────────────────────────────────────────
@pytest.fixture
def twenty(city, secretary):
    people = members_of(city.cell, 20)
    return people, list_of(city.cell, secretary, frozen=True)


@pytest.fixture
def admission():
    """A kind of subject of a higher app, which hears the outcome."""
    heard = []
    subjects.register(
        "test_admission", "Kết nạp", lambda pk: f"/{pk}/", on_counted=lambda ballot, by: heard.append(ballot.outcome)
    )
    yield "test_admission"
    del subjects._subjects["test_admission"]


def test_two_thirds_of_twenty_is_reached_by_fourteen_and_not_by_thirteen(twenty, secretary):
    people, base = twenty
    for yes, outcome in ((13, "not_reached"), (14, "reached")):
        ballot = ballot_on(base, secretary, share=Fraction(2, 3), question=f"Lần có {yes} phiếu", secret=True)
        tally = Tally(yes=yes, no=20 - yes - 2, blank=1, issued=20, returned=19)
        row = counted(ballot, secretary, tally, people[0], people[1:3])
        assert (row.outcome, row.not_cast, row.base_size) == (outcome, 1, 20)
    assert BallotCounter.objects.filter(ballot=row, head=True).get().person == people[1]


def test_a_vote_is_not_counted_before_its_list_is_closed(city, members, secretary):
    ballot = ballot_on(list_of(city.cell, secretary), secretary)
    with pytest.raises(Refused) as refusal:
        counted(ballot, secretary, 12, members[0])
    assert codes(refusal) == ["ballot_list_open"]


def test_whom_it_is_about_neither_chairs_nor_counts(twenty, secretary):
    people, base = twenty
    ballot = ballot_on(base, secretary, about_id=people[0].pk, secret=True)
    with pytest.raises(Refused) as refusal:
        counted(ballot, secretary, Tally(yes=20, issued=20), people[0], [people[0]])
    assert codes(refusal) == ["ballot_chair_concerned", "ballot_counter_concerned"]
    ballot.refresh_from_db()
    assert ballot.state == BallotState.OPEN


def test_forms_of_discipline_are_added_up_and_each_keeps_its_own_votes(twenty, secretary):
    people, base = twenty
    levels = [Level("canh_cao", "cảnh cáo"), Level("khien_trach", "khiển trách")]
    ballot = ballot_on(
        base, secretary, rule_key="discipline.vote.share", about_id=people[5].pk, options=levels, secret=True
    )
    tally = Tally(yes=16, blank=4, issued=20, votes={"canh_cao": 9, "khien_trach": 7})
    row = counted(ballot, secretary, tally, people[0], people[1:3])
    assert (row.outcome, row.reached) == ("reached", "khien_trach")
    assert list(BallotOption.objects.order_by("order").values_list("code", "votes")) == [
        ("canh_cao", 9),
        ("khien_trach", 7),
    ]


def test_who_asked_for_the_vote_hears_the_outcome_in_the_same_transaction(twenty, secretary):
    people, base = twenty

    def refuse(ballot, by):
        raise Refused([])

    subjects.register("test_deaf", "Việc khác", lambda pk: "", on_counted=refuse)
    ballot = ballot_on(base, secretary, subject_kind="test_deaf", subject_id=1)
    with pytest.raises(Refused):
        counted(ballot, secretary, 20, people[0])
    del subjects._subjects["test_deaf"]
    ballot.refresh_from_db()
    assert ballot.state == BallotState.OPEN


def test_an_outcome_that_went_on_is_not_made_void(twenty, secretary, admission):
    people, base = twenty
    ballot = ballot_on(base, secretary, subject_kind=admission, subject_id=3)
    counted(ballot, secretary, 20, people[0])
    with pytest.raises(Refused) as refusal:
        services.void_ballot(ballot_id=ballot.pk, reason="Nhầm", by=secretary)
    assert codes(refusal) == ["ballot_outcome_used"]


def test_a_quota_not_reached_is_reported_upwards_and_stays_open_until_then(twenty, secretary):
    people, base = twenty
    failed = counted(ballot_on(base, secretary), secretary, Tally(yes=10, no=10), people[0])
    passed = counted(ballot_on(base, secretary, question="Việc khác"), secretary, 20, people[0])
    assert failed.reported_on is None
    row = services.report_upwards(ballot_id=failed.pk, reported_on=date(2026, 11, 5), by=secretary)
    assert row.reported_on == date(2026, 11, 5)
    with pytest.raises(Refused) as refusal:
        services.report_upwards(ballot_id=passed.pk, reported_on=date(2026, 11, 5), by=secretary)
    assert codes(refusal) == ["ballot_nothing_to_report"]
    with pytest.raises(Refused) as refusal:
        services.report_upwards(ballot_id=failed.pk, reported_on=date(2026, 11, 1), by=secretary)
    assert codes(refusal) == ["ballot_report_day"]


def test_how_anybody_voted_is_kept_nowhere():
    """A ballot and its levels name no voter; a name in the list says who may vote, never what."""
    kept = {
        model: {field.name for field in model._meta.get_fields() if isinstance(field, models.IntegerField)}
        for model in (BallotVoter, BallotCounter)
    }
    numbers = {"id", "membership", "base", "ballot", "person"}
    assert all(fields <= numbers for fields in kept.values())
    linked = {field.related_model for model in (Ballot, BallotOption) for field in model._meta.get_fields()}
    assert BallotVoter not in linked
    assert Membership not in linked


@pytest.mark.django_db(transaction=True)
def test_of_two_who_count_at_once_the_second_is_told_and_the_first_count_stays(city, secretary):
    people = members_of(city.cell, 5)
    ballot = ballot_on(list_of(city.cell, secretary, frozen=True), secretary)

    def count(yes):
        try:
            with connection.cursor() as cursor:
                cursor.execute(f'SET ROLE "{settings.APP_DATABASE_USER}"')
            return counted(ballot, secretary, yes, people[0]).yes
        except Refused as refused:
            return refused.findings[0].code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(count, (4, 5)))
    ballot.refresh_from_db()
    assert said.count("ballot_counted") == 1
    assert ballot.yes in said
