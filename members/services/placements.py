"""Writing where a member belongs: putting right a cell that was registered wrongly."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from branches.choices import CELLS
from branches.services.ground import hold_tree
from members.choices import MovementKind, PlacementKind
from members.keeping import CellNotThere, Keeper, keeper_of
from members.models import Membership, Movement, Person, Placement

if TYPE_CHECKING:
    from accounts.models import User


def correct_placement(
    *, person_id: int, cell_id: int, reason: str, since: date | None = None, by: "User", paper: str = ""
) -> Movement:
    """Put right the cell a member was registered in; this is no transfer and moves no figure of a past count.

    The wrong placement ends on ``since`` (its own first day when None: then it never counted) and
    one in the right cell opens that day; a ``corrected`` movement names both cells, the reason and
    the movement it corrects. Locks the person. Raises ``Refused``.
    """
    with transaction.atomic(), history.act("correct_placement", by=by, reason=reason, paper=paper):
        hold_tree()
        person = Person.objects.locked(person_id)
        placement = open_placement(person_id)
        if placement is None:
            raise Refused([_not_here()])
        since = since or placement.starts_on
        keeper = _right_cell(placement, cell_id, since, reason)
        Placement.objects.filter(pk=placement.pk).update(ends_on=since)
        Placement.objects.create(membership_id=placement.membership_id, cell_id=cell_id, starts_on=since)
        movement = Movement.objects.create(
            membership_id=placement.membership_id,
            kind=MovementKind.CORRECTED,
            happened_on=since,
            from_cell_id=placement.cell_id,
            to_cell_id=cell_id,
            reason=reason[:300],
            decision_number=paper[:60],
            corrects=_opened_by(placement),
        )
        Person.objects.filter(pk=person.pk).update(**keeper.columns(), version=F("version") + 1)
    return movement


def open_placement(person_id: int) -> Placement | None:
    """Return the open formal placement of a person, None when there is none."""
    rows = Placement.objects.formal().filter(membership__person_id=person_id, ends_on__isnull=True)
    return rows.order_by("-starts_on", "-pk").first()


def _not_here() -> Finding:
    return Finding(
        "no_open_placement",
        "cell",
        _("Đồng chí này hiện không sinh hoạt ở chi bộ nào."),
        _("Khôi phục đảng tịch trước, rồi ghi chi bộ."),
    )


def _right_cell(placement: Placement, cell_id: int, since: date, reason: str) -> Keeper:
    """Return the place of the right cell today; raises ``Refused`` with all that speaks against it."""
    found: list[Finding] = []
    if not reason.strip():
        found.append(
            Finding("required", "reason", _("Chưa có lý do đính chính."), _("Ghi vì sao chi bộ đã ghi là sai."))
        )
    if cell_id == placement.cell_id:
        found.append(
            Finding("same_cell", "cell", _("Đồng chí này đang ở đúng chi bộ đó."), _("Chọn chi bộ khác, hoặc thôi."))
        )
    if not placement.starts_on <= since <= timezone.localdate():
        found.append(
            Finding(
                "since_outside",
                "since",
                _("Ngày phải từ {first} đến hôm nay.").format(first=placement.starts_on.strftime("%d/%m/%Y")),
                _("Để trống nếu chi bộ sai ngay từ lúc ghi vào sổ."),
            )
        )
    keeper = _keeper(cell_id, found)
    if found or keeper is None:
        raise Refused(found)
    return keeper


def _keeper(cell_id: int, found: list[Finding]) -> Keeper | None:
    try:
        keeper = keeper_of(cell_id, timezone.localdate())
    except CellNotThere:
        keeper = None
    if keeper is None or keeper.kind not in CELLS:
        found.append(Finding("unknown_cell", "cell", _("Đây không phải chi bộ đang hoạt động."), _("Chọn một chi bộ.")))
    return keeper


def _opened_by(placement: Placement) -> Movement | None:
    """Return the movement that opened the placement."""
    rows = Movement.objects.filter(membership_id=placement.membership_id, to_cell_id=placement.cell_id)
    return rows.order_by("-pk").first()


def close_placements(membership: Membership, day: date) -> Placement | None:
    """End all open placements of a membership on ``day`` and return the formal one; locks them.

    A placement that starts later is ended on its first day, so that it never counts. Call it
    inside the transaction of the act that closes.
    """
    formal = None
    for placement in membership.placements.select_for_update(of=("self",)).filter(ends_on__isnull=True):
        Placement.objects.filter(pk=placement.pk).update(ends_on=max(day, placement.starts_on))
        if placement.kind == PlacementKind.FORMAL:
            formal = placement
    return formal
