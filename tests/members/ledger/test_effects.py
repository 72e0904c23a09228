"""What each act changes beside its own row: counts, votes, dues, party age, card; what came before the register."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from accounts.findings import ChangedMeanwhile, Refused
from branches.models import Register
from members.cards.services import end_card
from members.choices import HoldKind, MovementKind, Standing, TransferKind, TransferStage
from members.counts import counts
from members.ledger import services
from members.ledger.proving import disagreements
from members.ledger.rehearsal import rehearse
from members.ledger.rules import Decision
from members.ledger.state import COLLECT, FAMILY, GIVEN, HELD, NONE, lines, state_of
from members.models import Exemption, Membership, Movement, Person, Placement, Transfer
from rulebook import bases
from rulebook.bases import LeftOut
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 9, 15)
PAPER = Decision("15-QĐ/ĐU", date(2026, 9, 14), "Đảng ủy phường Láng", "theo quyết định")
NO_WORD = Decision("15-QĐ/ĐU", date(2026, 9, 14), "Đảng ủy phường Láng")


@pytest.fixture
def member(city):
    return MemberFactory(cell=city.cell, since=date(2026, 1, 1), card_number="001070000123")


def act(name, member, by, **more):
    return getattr(services, name)(**{"person_id": member.pk, "on": ON, "paper": PAPER, "by": by} | more)


def agrees():
    today = timezone.localdate()
    return list(disagreements(today, today)) == []


ACTS = {
    "exempt": partial(act, "exempt_member", ground="age_health"),
    "suspended": partial(act, "suspend_member", until=date(2026, 12, 1)),
    "detained": partial(act, "suspend_member", until=date(2026, 12, 1), detained=True),
    "died": partial(act, "record_exit", kind="died", ground="died"),
    "expelled": partial(act, "record_exit", kind="expelled", ground="discipline"),
}


@pytest.mark.parametrize(
    ("name", "counted", "left_out", "pays", "card"),
    [
        ("exempt", True, LeftOut.EXEMPT, True, HELD),
        ("suspended", True, LeftOut.SUSPENDED, True, HELD),
        ("detained", True, LeftOut.SUSPENDED, False, HELD),
        ("died", False, None, False, FAMILY),
        ("expelled", False, None, False, COLLECT),
    ],
)
def test_an_act_moves_counts_votes_dues_and_card_from_its_day(
    name, counted, left_out, pays, card, city, member, officer
):
    MemberFactory(cell=city.second_cell, since=date(2026, 1, 1))
    ACTS[name](member, officer)
    before, after = state_of(member.pk, ON - timedelta(days=1)), state_of(member.pk, ON)
    assert (before.left_out, before.pays, before.in_cell) == (None, True, 1)
    assert (after.in_cell, after.is_member, after.pays, after.card) == (int(counted), counted, pays, card)
    assert after.left_out == left_out if counted else "không còn quyền biểu quyết" in lines(after)["votes"].words
    assert counts([city.base.pk], ON)[city.base.pk].total == 1 + int(counted)
    assert Person.objects.get(pk=member.pk).keeper_id == city.cell.pk
    assert agrees()


def test_an_exempt_member_who_comes_and_votes_counts_but_never_in_the_help_ballot(member, officer):
    ACTS["exempt"](member, officer)
    state = state_of(member.pk, ON)
    assert bases.cell_vote(state.voter(present=True)) is None
    assert bases.help_ballot(state.voter(present=True)) == LeftOut.EXEMPT


def test_a_card_that_was_collected_is_no_longer_to_be_collected(member, officer):
    ACTS["expelled"](member, officer)
    end_card(person_id=member.pk, ending="collected", on=date(2026, 10, 1), by=officer)
    assert state_of(member.pk, date(2026, 10, 1)).card == GIVEN


def test_a_record_without_a_card_has_nothing_to_collect(city, officer):
    member = MemberFactory(cell=city.cell)
    ACTS["expelled"](member, officer)
    assert state_of(member.pk, ON).card == NONE


def test_fifty_years_free_from_dues_and_nobody_younger(city):
    day = date(2026, 9, 15)
    for decided_on, pays in ((date(1976, 9, 15), False), (date(1976, 9, 16), True)):
        member = MemberFactory(
            cell=city.cell, born_on=date(1950, 1, 1), decided_on=decided_on, admitted_on=decided_on,
            official_on=date(1978, 1, 1),
        )  # fmt: skip
        assert state_of(member.pk, day).pays == pays


def test_after_a_wrong_expulsion_party_age_is_continuous(city, member, officer):
    ACTS["expelled"](member, officer)
    assert state_of(member.pk, date(2026, 11, 1)).years == 31
    assert "dừng ở" in lines(state_of(member.pk, date(2026, 11, 1)))["party_age"].words
    act("restore_member", member, officer, cell_id=city.second_cell.pk, on=date(2026, 11, 1))
    state = state_of(member.pk, date(2026, 11, 20))
    assert (state.years, lines(state)["party_age"].note, state.card) == (31, "liên tục", HELD)
    assert Person.objects.get(pk=member.pk).keeper_id == city.second_cell.pk
    assert agrees()


def test_after_a_second_admission_party_age_leaves_the_gap_out(city):
    """Fact 15 of records.md: decided 1985, out 1990 to 1995, 35 years on 19/05/2025."""
    first, again = date(1985, 5, 19), date(1995, 1, 1)
    member = MemberFactory(
        cell=city.cell, since=date(1986, 1, 1), born_on=date(1960, 1, 1), decided_on=first, admitted_on=first,
        official_on=date(1986, 5, 19), standing=Standing.STRUCK_OFF, ended_on=date(1990, 1, 1),
    )  # fmt: skip
    Membership.objects.create(person=member, decided_on=again, admitted_on=again, official_on=date(1996, 1, 1))
    assert [state_of(member.pk, date(2025, 5, day)).years for day in (17, 19)] == [34, 35]


def test_consent_of_the_city_is_asked_for_and_kept(city, officer):
    member = MemberFactory(cell=city.cell, since=date(2020, 1, 1))
    act("record_exit", member, officer, kind="resigned", ground="resigned_hardship", on=date(2021, 1, 1))
    given = {"cell_id": city.cell.pk, "decided_on": ON, "paper": NO_WORD}
    with pytest.raises(Refused) as refusal:
        act("readmit_member", member, officer, **given)
    assert [one.code for one in refusal.value.findings] == ["consent_missing"]
    act("readmit_member", member, officer, consent="312-CV/TU", **given)
    assert "312-CV/TU" in Movement.objects.get(kind=MovementKind.READMITTED).reason


@pytest.mark.parametrize(
    ("kind", "ground", "words"),
    [
        ("struck_off", "no_will", "sớm nhất ngày 15/09/2029"),
        ("struck_off", "self_abandoned", "không được nữa"),
        ("resigned", "resigned", "không được nữa"),
        ("resigned", "resigned_hardship", "sớm nhất ngày 15/09/2029"),
        ("expelled", "minor_crime", "xét được khi đủ thời hạn"),
        ("died", "died", None),
    ],
)
def test_the_exact_ground_says_at_once_what_it_means_for_readmission(kind, ground, words, member, officer):
    act("record_exit", member, officer, kind=kind, ground=ground)
    line = lines(state_of(member.pk, ON)).get("again")
    assert (line.words if line else None) == words


def test_a_rehearsal_shows_the_change_and_writes_nothing(city, member, officer):
    Transfer.objects.create(
        membership=Membership.objects.get(), kind=TransferKind.FORMAL, from_cell=city.cell, to_words="Đà Nẵng",
        moved_on=date(2026, 9, 1),
    )  # fmt: skip
    told = rehearse(lambda: ACTS["died"](member, officer), member.pk, ON)
    assert {one.field for one in told if one.is_change} >= {"Đảng số", "Biểu quyết", "Đảng phí", "Chuyển sinh hoạt"}
    assert (Membership.objects.get().standing, Movement.objects.count()) == (Standing.ACTIVE, 1)
    assert Transfer.objects.get().stage == TransferStage.REQUESTED
    with pytest.raises(Refused):
        rehearse(lambda: ACTS["died"](member, officer, on=date(2999, 1, 1)), member.pk, ON)


def test_a_number_of_a_register_goes_back_when_the_act_is_refused(city, member, officer):
    paper = Decision(decided_on=ON)
    with pytest.raises(Refused):
        act("exempt_member", member, officer, ground="mobile", paper=paper, register_of=city.base.pk)
    assert not Register.objects.exists()
    until = date(2026, 12, 1)
    act("exempt_member", member, officer, ground="mobile", until=until, paper=paper, register_of=city.base.pk)
    assert Exemption.objects.get().decision_number == "01-QĐ"


def test_who_is_inspected_resigns_only_with_a_word_about_it(member, officer):
    act("place_hold", member, officer, kind=HoldKind.INSPECTION, on=date(2026, 9, 1))
    resigned = partial(act, "record_exit", member, officer, kind="resigned", ground="resigned")
    with pytest.raises(Refused) as refusal:
        resigned(paper=NO_WORD)
    assert [one.code for one in refusal.value.findings] == ["resigned_while_held"]
    resigned()


# ── what came before the register ───────────────────────────────────────────
BEFORE = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("name", "more", "codes"),
    [
        ("exempt_member", {"ground": "mobile"}, {"exemption_without_end", "before_register"}),
        ("suspend_member", {"until": date(2026, 1, 1)}, {"suspension_too_long", "before_register"}),
        ("record_exit", {"kind": "expelled", "ground": "discipline"}, {"before_register"}),
    ],
)
def test_what_happened_before_the_register_takes_findings_as_warnings(name, more, codes, member, officer):
    with pytest.raises(Refused) as refusal:
        act(name, member, officer, on=BEFORE, paper=NO_WORD, **more)
    assert {one.code for one in refusal.value.findings} == codes
    assert not any(one.stops for one in refusal.value.findings)
    act(name, member, officer, on=BEFORE, **more)
    movement = Movement.objects.latest("pk")
    assert (movement.happened_on, movement.reason) == (
        date(2026, 1, 1),
        "Việc từ ngày 01/03/2025, trước khi ghi vào sổ. theo quyết định",
    )
    assert Membership.objects.get().standing_on == BEFORE
    assert agrees()


def test_the_same_finding_stops_an_act_of_today(member, officer):
    with pytest.raises(Refused) as refusal:
        act("exempt_member", member, officer, ground="mobile")
    assert [(one.code, one.stops) for one in refusal.value.findings] == [("exemption_without_end", True)]


def test_a_whole_time_apart_before_the_register_is_recorded_in_order(member, officer):
    act("exempt_member", member, officer, ground="age_health", on=BEFORE)
    with pytest.raises(Refused) as refusal:
        act("end_exemption", member, officer, on=BEFORE - timedelta(days=1))
    assert "before_last_act" in {one.code for one in refusal.value.findings}
    act("end_exemption", member, officer, on=date(2025, 9, 1))
    row = Exemption.objects.get()
    assert (row.starts_on, row.ends_on, Membership.objects.get().standing) == (
        BEFORE,
        date(2025, 9, 1),
        Standing.ACTIVE,
    )
    assert agrees()


def test_an_exit_before_the_register_was_never_counted(city, member, officer):
    ACTS["died"](member, officer, on=BEFORE)
    placement = Placement.objects.get()
    assert placement.starts_on == placement.ends_on
    assert Membership.objects.get().ended_on == BEFORE
    assert agrees()


# ── two at once ─────────────────────────────────────────────────────────────
@pytest.mark.django_db(transaction=True)
def test_two_acts_at_once_write_one_and_say_one_sentence(member, officer):
    version = Person.objects.get(pk=member.pk).version

    def attempt(more):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f'SET LOCAL ROLE "{settings.APP_DATABASE_USER}"')
                act("record_exit", member, officer, **more)
        except Refused as refused:
            return str(refused)
        except ChangedMeanwhile:
            return "changed"
        finally:
            connection.close()
        return ""

    blind = [{"kind": "died", "ground": "died"}, {"kind": "expelled", "ground": "discipline"}]
    with ThreadPoolExecutor(3) as pool:
        answers = sorted(pool.map(attempt, [*blind, {**blind[0], "version": version}]))
    assert answers.count("") == 1
    assert all(one in ("", "changed") or one.startswith("Đảng tịch này đã kết thúc") for one in answers)
    assert Movement.objects.filter(membership__person=member).count() == 2
    assert agrees()
