"""The demo's dues: the cell of a sign-in has months behind it, its neighbours the current one, nothing twice."""

from datetime import date

import pytest

from cell_life.choices import SheetState
from cell_life.models import DuesBasis, DuesReceipt, DuesSheet
from cell_life.seed import dues as demo
from tests.factories import GrantFactory, UserFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db


def test_the_demo_has_months_gone_by_receipts_and_an_open_month(city):
    GrantFactory(user=UserFactory(username="bithu"), role="secretary", organisation=city.cell)
    for number in range(4):
        MemberFactory(cell=city.cell, since=date(2025, 1, 1), born_on=date(1950 + 12 * number, 3, 1))
    MemberFactory(cell=city.second_cell, since=date(2025, 1, 1))
    today = date(2026, 11, 24)
    assert demo.write(today, 5) > 0
    states = DuesSheet.objects.filter(cell=city.cell).values_list("month", "state")
    assert dict(states)[date(2026, 11, 1)] == SheetState.OPEN
    assert dict(states)[date(2026, 4, 1)] == SheetState.CLOSED
    assert DuesSheet.objects.filter(cell=city.second_cell).count() == 1
    numbers = list(DuesReceipt.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    bases = DuesBasis.objects.count()
    demo.write(today, 5)
    assert DuesBasis.objects.count() == bases
    assert DuesReceipt.objects.count() == len(numbers)
