"""A season of random acts on a few members: whatever the order, the books agree after each, refused or done."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.findings import Refused
from members.choices import MovementKind
from members.ledger import services as ledger
from members.ledger.proving import disagreements
from members.ledger.rules import Decision
from members.models import Movement, Placement, Transfer
from members.transfers import services
from members.transfers.services import Coming, Letter
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
SINCE = date(2026, 1, 1)
PAPER = Decision("15-QĐ/ĐU", None, "Đảng ủy", "theo quyết định")
ACTS = 60


def choose(random: Random, city, people, on: date, by) -> Callable[[], object]:
    """Return one act chosen at random; many of them do not fit and are refused."""
    person = random.choice(people)
    row = Transfer.objects.filter(membership__person=person).order_by("-pk").first()
    cells = (city.cell, city.second_cell, city.neighbour_cell, city.other_cell, None)
    to = random.choice(cells)
    kind = random.choice(("formal", "formal", "temporary", "abroad", "internal"))
    asked = {"to_cell_id": to.pk if to else None, "to_words": "Đà Nẵng", "moved_on": on, "reason": "công tác"}
    ask = partial(
        services.request_transfer, person_id=person.pk, kind=kind, until_on=on + timedelta(days=150), by=by, **asked
    )
    coming = Coming("Đà Nẵng", Letter("7-GT", on), on)
    own = [
        ask,
        partial(
            services.receive_returning, person_id=person.pk, cell_id=city.cell.pk, coming=coming, reason="về", by=by
        ),
        partial(ledger.exempt_member, person_id=person.pk, ground="age_health", on=on, paper=PAPER, by=by),
        partial(ledger.end_exemption, person_id=person.pk, on=on, paper=PAPER, by=by),
    ]
    if random.random() < 0.1:
        gone = {"kind": MovementKind.RESIGNED, "ground": "resigned"}
        own.append(partial(ledger.record_exit, person_id=person.pk, on=on, paper=PAPER, by=by, **gone))
    if row is None:
        return random.choice(own)
    step = {"transfer_id": row.pk, "by": by}
    late = {"late_reason": "lý do chính đáng"}
    return random.choice(
        [
            *own,
            partial(services.approve_transfer, **step),
            partial(services.issue_letter, letter=Letter("9-GT", on), **late, **step),
            partial(services.issue_letter, letter=Letter("", on), register_of=city.ward.pk, **late, **step),
            partial(services.record_presented, on=on, **late, **step),
            *[partial(services.accept_transfer, on=on, posts_end=True, **late, **step)] * 3,
            partial(services.return_transfer, on=on, reason="thiếu giấy tờ", **step),
            partial(services.cancel_transfer, reason="thôi không chuyển", **step),
            partial(services.end_temporary, on=on, reason="đã về", **step),
        ]
    )


@pytest.mark.parametrize("seed", [1, 20, 300])
def test_the_books_agree_after_each_of_many_random_acts(seed, city, officer):
    random, today = Random(seed), timezone.localdate()
    people = [MemberFactory(cell=cell, since=SINCE) for cell in (city.cell, city.second_cell, city.neighbour_cell)]
    done, on = 0, SINCE
    for _step in range(ACTS):
        on = min(on + timedelta(days=random.randint(0, 5)), today)
        try:
            with transaction.atomic():
                choose(random, city, people, on, officer)()
            done += 1
        except Refused:
            pass
        assert list(disagreements(today, today)) == []
    assert done >= ACTS // 4
    settled = Transfer.objects.filter(stage="accepted", kind__in=("formal", "internal"))
    assert Movement.objects.filter(transfer__in=settled).count() == settled.count()
    assert Placement.objects.formal().filter(ends_on=None).count() <= len(people)
