"""Bases: on what the dues of members are counted, from a month on; a change of income is a new dated row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding
from cell_life.choices import DuesKind
from cell_life.dues import rules
from cell_life.dues.months import said
from cell_life.dues.services.sheets import lock_cell, recompute_open, refuse
from cell_life.models import DuesBasis
from members.models import Membership, Placement

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Wish:
    """What the page says of one member: group, income, by which paper; ``opened`` is the row and version it showed."""

    membership_id: int
    kind: str
    amount: int | None = None
    note: str = ""
    opened: tuple[int, int] | None = None

    @property
    def field(self) -> str:
        """Return the name under which the form knows this member."""
        return f"k{self.membership_id}"


def set_bases(*, cell_id: int, first: date, wishes: Sequence[Wish], by: "User") -> int:
    """Write what changed of the bases of members of a cell from a month on, all or none; return how many.

    The row before ends where the new one begins; one that begins in the same month is put right in place. Open sheets
    from that month on are reckoned anew. Raises ``Refused`` with everything wrong, each at the member's field.
    """
    with transaction.atomic(), history.act("set_bases", by=by):
        lock_cell(cell_id)
        members = [one.membership_id for one in wishes]
        names, here = _names(members), _here(cell_id, members)
        standing = _rows(members)
        found: list[Finding] = []
        for one in wishes:
            found += _findings(one, names, here, standing.get(one.membership_id, []), first)
        refuse(found)
        changed = [one for one in wishes if _differs(one, _last(standing.get(one.membership_id, [])))]
        for one in changed:
            _write(one, standing.get(one.membership_id, []), first)
        if changed:
            recompute_open(cell_id=cell_id, since=first)
        return len(changed)


def _rows(members: Sequence[int]) -> dict[int, list[DuesBasis]]:
    found: dict[int, list[DuesBasis]] = {}
    rows = DuesBasis.objects.select_for_update(of=("self",)).filter(membership__in=members)
    for row in rows.order_by("membership_id", "starts_on"):
        found.setdefault(row.membership_id, []).append(row)
    return found


def _last(rows: Sequence[DuesBasis]) -> DuesBasis | None:
    return rows[-1] if rows else None


def _names(members: Sequence[int]) -> dict[int, str]:
    return dict(Membership.objects.filter(pk__in=members).values_list("pk", "person__full_name"))


def _here(cell_id: int, members: Sequence[int]) -> set[int]:
    """Return who of these is in the cell now or was lately: the sheet of a month gone by still asks for a basis."""
    placed = Placement.objects.filter(cell=cell_id, membership__in=members)
    return set(placed.values_list("membership_id", flat=True))


def _findings(
    one: Wish, names: Mapping[int, str], here: set[int], rows: Sequence[DuesBasis], first: date
) -> list[Finding]:
    name, last = names.get(one.membership_id, ""), _last(rows)
    if one.membership_id not in here:
        words = _("Đồng chí {name} không sinh hoạt ở chi bộ này.").format(name=name)
        return [Finding("dues_not_in_cell", one.field, words, _("Chi bộ đồng chí ấy sinh hoạt ghi căn cứ."))]
    if not _differs(one, last):
        return []
    if (last.pk, last.version) != (one.opened or (0, 0)) if last else one.opened is not None:
        words = _("Người khác vừa đổi căn cứ của đồng chí {name}.").format(name=name)
        return [Finding("dues_basis_meanwhile", one.field, words, _("Xem lại dòng này rồi lưu lần nữa."))]
    if last and last.starts_on > first:
        words = _("Căn cứ của đồng chí {name} đã ghi từ {month}.").format(name=name, month=said(last.starts_on))
        return [Finding("dues_basis_later", one.field, words, _("Chọn tháng ấy hoặc tháng sau đó."))]
    return _income_findings(one, name)


def _income_findings(one: Wish, name: str) -> list[Finding]:
    if one.kind not in DuesKind.values:
        words = _("Chưa chọn nhóm của đồng chí {name}.").format(name=name)
        return [Finding("required", one.field, words, _("Chọn một nhóm trong danh sách."))]
    field, without = f"n{one.membership_id}", one.kind in rules.WITHOUT_INCOME
    if without and one.amount is not None:
        words = _("Nhóm này không tính trên số tiền riêng của đồng chí {name}.").format(name=name)
        return [Finding("dues_basis_no_income", field, words, _("Để trống số tiền."))]
    if not without and not one.amount:
        words = _("Nhóm này cần số tiền mỗi tháng của đồng chí {name}.").format(name=name)
        return [Finding("required", field, words, _("Ghi số tiền làm căn cứ, ví dụ 6.000.000."))]
    return []


def _differs(one: Wish, last: DuesBasis | None) -> bool:
    if last is None or last.ends_on is not None:
        return bool(one.kind)
    return (one.kind, one.amount, one.note) != (last.kind, last.amount, last.note)


def _write(one: Wish, rows: Sequence[DuesBasis], first: date) -> None:
    values = {"kind": one.kind, "amount": one.amount, "note": one.note[:300]}
    last = _last(rows)
    if last and last.starts_on == first:
        DuesBasis.objects.filter(pk=last.pk).update(**values, ends_on=None, version=F("version") + 1)
        return
    still_open = Q(ends_on__isnull=True) | Q(ends_on__gt=first)
    if last:
        DuesBasis.objects.filter(still_open, pk=last.pk).update(ends_on=first, version=F("version") + 1)
    DuesBasis.objects.create(membership_id=one.membership_id, starts_on=first, **values)
