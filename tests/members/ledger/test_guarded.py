"""Why somebody stands apart or left is read by who may read guarded items, not by everybody who sees the record."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessLog
from branches.scopes import scope_of
from members.choices import ExemptionGround, MovementKind, Standing
from members.models import Exemption, Membership, Movement
from members.printing.happenings import happenings_in
from members.viewing import BACKGROUND
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
ILL, THEFT = "suy tim độ ba", "trộm cắp tài sản"


@pytest.fixture
def member(city):
    """Return one who was exempt for an illness, then expelled."""
    person = MemberFactory(cell=city.cell)
    membership = Membership.objects.get(person=person)
    about = {"membership": membership, "from_cell": city.cell}
    Exemption.objects.create(
        membership=membership,
        ground=ExemptionGround.AGE_HEALTH,
        starts_on=date(2026, 2, 1),
        ends_on=date(2026, 5, 1),
        reason=ILL,
    )
    Movement.objects.create(
        kind=MovementKind.STANDING, standing=Standing.EXEMPT, happened_on=date(2026, 2, 1), reason=ILL, **about
    )
    Movement.objects.create(
        kind=MovementKind.EXPELLED,
        standing=Standing.EXPELLED,
        ground="crime",
        happened_on=date(2026, 5, 1),
        reason=THEFT,
        **about,
    )
    return person


@pytest.mark.parametrize("name", ["ledger:acts", "members:detail"])
def test_reasons_are_read_by_who_may_read_guarded_items(client_for, officer, leader, member, name):
    address = reverse(name, args=[member.pk])
    told, kept = (client_for(one).get(address).content.decode() for one in (officer, leader))
    assert ILL not in kept
    assert THEFT not in kept
    assert ILL in told
    assert THEFT in told
    read = AccessLog.objects.filter(subject_id=member.pk, subject_type=BACKGROUND).values_list("user_id", flat=True)
    assert list(read) == [officer.pk], "who read them is on record"


def test_a_paper_tells_reasons_only_to_who_may_read_guarded_items(officer, leader, member):
    today = timezone.localdate()
    told, kept = (str(happenings_in(member, 2026, scope_of(one, today))) for one in (officer, leader))
    assert ILL in told
    assert THEFT in told
    assert ILL not in kept
    assert THEFT not in kept
