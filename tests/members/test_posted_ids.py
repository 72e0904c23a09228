"""Numbers of rows posted by hand from outside the reach: nothing is written, nothing is told of them."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from members.choices import BadgeWay, CardAsk, CardKind, ExemptionGround, HoldKind, MovementKind, ProposalStage
from members.models import BadgeProposal, CardRequest, Exemption, Hold, Membership, Movement, Rating
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
STRANGER = "Đỗ Thị Ngoài Tầm"


@pytest.fixture
def stranger(city):
    """Return a member of another ward, whom nobody of the first may see."""
    return MemberFactory(
        cell=city.other_cell,
        full_name=STRANGER,
        decided_on=date(1996, 12, 20),
        admitted_on=date(1996, 12, 20),
        official_on=date(1997, 12, 20),
    )


@pytest.fixture
def insider(city):
    return MemberFactory(cell=city.cell)


def day(name, on):
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def request_of(person, **more):
    return CardRequest.objects.create(person=person, kind=CardKind.FIRST, asked_on=date(2026, 9, 1), **more)


def proposal_of(person):
    return BadgeProposal.objects.create(
        person=person, years=30, round_on=date(2027, 2, 3), way=BadgeWay.DUE, proposer_id=person.keeper_id
    )


def silent(answer):
    """Say that an answer names nobody from outside."""
    return answer.status_code in (302, 404) or STRANGER not in answer.content.decode()


@pytest.mark.parametrize("page", ["decide", "hand_over_many"])
def test_a_ticked_card_of_somebody_else_is_not_touched(client_for, officer, stranger, insider, page):
    decided = {"decided_on": date(2026, 10, 1), "decision_number": "1"} if page == "hand_over_many" else {}
    theirs, _ours = request_of(stranger, **decided), request_of(insider, **decided)
    sent = {"people": [theirs.pk], "number": "31-QĐ/ĐU", **day("on", date(2026, 10, 12))}
    assert silent(client_for(officer).post(reverse(f"cards:{page}"), sent))
    theirs.refresh_from_db()
    assert (theirs.stage, theirs.version) == (CardAsk.ASKED, 1)


def test_a_ticked_proposal_of_somebody_else_is_not_decided(client_for, officer, stranger, insider):
    theirs, _ours = proposal_of(stranger), proposal_of(insider)
    sent = {"people": [theirs.pk], "number": "9-QĐ/TU", **day("on", date(2026, 11, 20))}
    assert silent(client_for(officer).post(f"{reverse('badges:decide')}?dot=2027-02-03", sent))
    theirs.refresh_from_db()
    assert theirs.stage == ProposalStage.PROPOSED


def test_somebody_else_is_not_put_forward(client_for, officer, stranger):
    sent = {"ai": [f"{stranger.pk}-30"], "dot": "2027-02-03"}
    assert silent(client_for(officer).post(reverse("badges:propose_due"), sent, follow=True))
    assert not BadgeProposal.objects.exists()


@pytest.mark.parametrize("name", ["cards:list", "cards:decide", "badges:planner", "badges:proposals", "badges:decide"])
def test_a_unit_of_others_is_not_found(client_for, officer, city, stranger, name):
    assert client_for(officer).get(reverse(name), {"don_vi": city.other_cell.pk}).status_code == 404


@pytest.mark.parametrize(("name", "args"), [("cards:papers", ["xlsx"]), ("badges:papers", ["de-nghi", "xlsx"])])
def test_a_list_of_a_unit_of_others_is_not_found(client_for, officer, city, stranger, name, args):
    assert client_for(officer).post(reverse(name, args=args), {"don_vi": city.other_cell.pk}).status_code == 404


def test_a_row_of_somebody_else_on_the_sheet_of_ratings_is_not_written(client_for, secretary, city, stranger, insider):
    theirs = Membership.objects.get(person=stranger)
    answer = client_for(secretary).post(
        reverse("ratings:cell", args=[city.cell.pk, 2025]), {f"m{theirs.pk}": "good", f"r{theirs.pk}": "x"}
    )
    assert silent(answer)
    assert not Rating.objects.exists()


def test_a_hold_of_somebody_else_is_not_lifted(client_for, secretary, stranger, insider):
    theirs, ours = (
        Hold.objects.create(
            membership=Membership.objects.get(person=one), kind=HoldKind.INSPECTION, starts_on=date(2026, 3, 1)
        )
        for one in (stranger, insider)
    )
    sent = {"hold": theirs.pk, "reason": "xong", "ghi": "1", **day("on", date(2026, 10, 1))}
    assert silent(client_for(secretary).post(reverse("ledger:act", args=[insider.pk, "het-vuong-mac"]), sent))
    assert not Hold.objects.filter(pk__in=[theirs.pk, ours.pk], ends_on__isnull=False).exists()


def test_a_movement_of_somebody_else_is_not_printed_under_the_own_member(client_for, secretary, stranger, insider):
    membership = Membership.objects.get(person=stranger)
    Exemption.objects.create(membership=membership, ground=ExemptionGround.AGE_HEALTH, starts_on=date(2026, 2, 1))
    theirs = Movement.objects.create(
        membership=membership, kind=MovementKind.STANDING, standing="exempt", happened_on=date(2026, 2, 1)
    )
    answer = client_for(secretary).post(reverse("ledger:paper", args=[insider.pk, theirs.pk]))
    assert answer.status_code == 404


def test_a_newcomer_is_not_written_into_a_cell_of_others(client_for, secretary, city):
    sent = {"full_name": "Lê Mới", "cell": city.other_cell.pk, "from_words": "Chi bộ 5", "letter_number": "1"}
    answer = client_for(secretary).post(reverse("transfers:arrive"), sent)
    assert "cell" in answer.context["form"].errors
    assert "other" not in str(answer.context["form"].errors["cell"])


def test_a_register_of_others_is_not_begun(client_for, secretary, city):
    from branches.models import Register

    sent = {"organisation": city.other_cell.pk, "book": "decisions", "first_number": 7, "reason": "sổ giấy"}
    answer = client_for(secretary).post(reverse("registers:begin"), sent)
    assert "organisation" in answer.context["form"].errors
    assert not Register.objects.exists()


@pytest.mark.parametrize("name", ["book:file", "headcounts:accept"])
def test_files_and_confirmations_of_others_are_not_found(client_for, officer, city, stranger, name):
    today = timezone.localdate()
    args = [city.other_cell.pk, today.year - 1, 4] if name == "headcounts:accept" else []
    sent = {"don_vi": city.other_cell.pk, "dinh_dang": "xlsx", "tu_ngay": "01/01/2026", "den_ngay": "30/06/2026"}
    assert client_for(officer).post(reverse(name, args=args), sent).status_code == 404
