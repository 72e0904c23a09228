"""Who is on the way in the demo, who stays elsewhere for a time, and who lives in another province by his record."""

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import F
from django.db.models.functions import Mod

from members.choices import PlacementKind, Standing, TransferKind, TransferStage
from members.models import Placement, Transfer
from rulebook.calendar import add_months

FEW: Final = 50_000
OFTEN, SELDOM = 89, 397
"""One in so many members is on the way: in a register of up to ``FEW`` people, and in a larger one."""
PARTED: Final = 131
"""One in so many lives outside the city by his record."""
PROVINCES: Final = ("Hải Phòng", "Ninh Bình", "Phú Thọ", "Bắc Ninh", "Hưng Yên", "Nghệ An", "Thanh Hóa")

COURSES: Final[tuple[tuple[TransferKind, TransferStage, int | None], ...]] = (
    (TransferKind.FORMAL, TransferStage.REQUESTED, None),
    (TransferKind.FORMAL, TransferStage.ISSUED, 12),
    (TransferKind.FORMAL, TransferStage.ISSUED, 37),
    (TransferKind.TEMPORARY, TransferStage.ACCEPTED, 190),
    (TransferKind.FORMAL, TransferStage.ISSUED, 64),
    (TransferKind.FORMAL, TransferStage.PRESENTED, 20),
    (TransferKind.FORMAL, TransferStage.ISSUED, 110),
)
"""Kind, stage and the age of the letter in days: fresh, near its end, late, never presented."""


def residence(number: int, home: str) -> str:
    """Return where the person of this number lives by the record: nearly everybody at ``home``."""
    return home if number % PARTED else PROVINCES[number // PARTED % len(PROVINCES)]


def write(today: date, members: int) -> int:
    """Put a few members of the register on the way to the next one's cell; return how many."""
    step = OFTEN if members <= FEW else SELDOM
    settled = Placement.objects.filter(
        ends_on__isnull=True, membership__standing=Standing.ACTIVE, starts_on__lt=today - timedelta(days=300)
    )
    drawn = settled.annotate(chance=Mod(F("membership"), step)).filter(chance=0).order_by("membership")
    chosen = list(drawn.values_list("membership", "cell"))
    targets = [cell for _member, cell in chosen[1:]]
    made = [
        _transfer(number, membership, cell, target, today)
        for number, ((membership, cell), target) in enumerate(zip(chosen, targets, strict=False))
        if cell != target
    ]
    Transfer.objects.bulk_create(made, batch_size=1_000)
    Placement.objects.bulk_create(
        Placement(
            membership_id=one.membership_id,
            cell_id=one.to_cell_id,
            kind=PlacementKind.TEMPORARY,
            starts_on=one.closed_on,
        )
        for one in made
        if one.stage == TransferStage.ACCEPTED and one.closed_on and one.to_cell_id
    )
    return len(made)


def _transfer(number: int, membership: int, cell: int, target: int, today: date) -> Transfer:
    kind, stage, age = COURSES[number % len(COURSES)]
    moved_on = today - timedelta(days=(age or 0) + 18)
    row = Transfer(
        membership_id=membership,
        kind=kind,
        stage=stage,
        from_cell_id=cell,
        to_cell_id=target,
        reason="Chuyển nơi cư trú" if number % 2 else "Chuyển công tác",
        moved_on=moved_on,
        portal_number=f"H26-DCS-{number:06}" if number % 3 == 0 else "",
    )
    for name, value in _letter(number, kind, stage, age, today).items():
        setattr(row, name, value)
    return row


def _letter(number: int, kind: str, stage: str, age: int | None, today: date) -> dict[str, Any]:
    """Return what a letter that is so many days old adds to a transfer."""
    if age is None:
        return {}
    on = today - timedelta(days=age)
    found: dict[str, Any] = {
        "letter_number": f"{number % 60 + 1:02}-GTSHĐ",
        "letter_on": on,
        "letter_issuer": "Đảng ủy phường",
        "dues_until": on.replace(day=1),
    }
    if stage in (TransferStage.PRESENTED, TransferStage.ACCEPTED):
        found["presented_on"] = on + timedelta(days=6)
    if stage == TransferStage.ACCEPTED:
        found["closed_on"] = on + timedelta(days=9)
    if kind == TransferKind.TEMPORARY:
        months = 4 if number % 2 else 9
        found["until_on"] = add_months(on, months)
    return found
