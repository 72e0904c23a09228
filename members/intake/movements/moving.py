"""Where a transfer of a list leads, what its letter says, and what it does to the books once accepted."""

import re
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.findings import Finding
from jobs.models import StagedRow
from members.choices import FOR_A_TIME, MovementKind, PlacementKind, Standing, TransferKind, TransferStage
from members.intake.movements import ends
from members.intake.movements.deed import Setting
from members.intake.movements.effects import Effects
from members.intake.movements.lives import Member
from members.models import Movement, Placement, Transfer
from members.transfers import clocks, rules
from vietnam import places

_PARTS: Final = re.compile(r"[,;()–]| - ")
HANOI: Final = "01"


class Way(StrEnum):
    """What a transfer of a list does to the head-counts of the list's unit."""

    INSIDE = "inside"
    ARRIVED = "arrived"
    RETURNED = "returned"
    DEPARTED = "departed"
    FOR_A_TIME = "for_a_time"
    ISSUED = "issued"


MOVED: Final[dict[Way, str | Promise]] = {
    Way.INSIDE: gettext_lazy("Ghi xong, {n} đồng chí đổi chi bộ trong sổ; tổng đảng số không đổi."),
    Way.ARRIVED: gettext_lazy("Ghi xong, đảng số tăng {n}: chuyển đến từ ngoài sổ, có hồ sơ mới."),
    Way.RETURNED: gettext_lazy("Ghi xong, đảng số tăng {n}: trở lại sau khi đã chuyển đi."),
    Way.DEPARTED: gettext_lazy("Ghi xong, đảng số giảm {n}: chuyển đi ngoài thành phố, ngoài nước."),
    Way.FOR_A_TIME: gettext_lazy("{n} đồng chí sinh hoạt tạm thời nơi khác; đảng số vẫn tính ở nơi cũ."),
    Way.ISSUED: gettext_lazy("{n} đồng chí đang trên đường, chờ nơi đến tiếp nhận; đảng số vẫn tính ở nơi cũ."),
}


def kind_of(values: dict[str, Any]) -> str:
    """Return the kind of transfer: a stay with an end is for a time, all else formal unless said."""
    said = values.get("kind") or ""
    if said == "outside":
        return str(TransferKind.FORMAL.value)
    return said or str(TransferKind.TEMPORARY.value if values.get("until_on") else TransferKind.FORMAL.value)


def way_of(values: dict[str, Any]) -> Way:
    """Return what the transfer of a member in the register does."""
    until = values["until_on"].value if values.get("until_on") else None
    if not values.get("on"):
        return Way.ISSUED
    if not rules.is_official(kind_of(values), values["letter_on"].value, until):
        return Way.FOR_A_TIME
    return Way.INSIDE if values.get("to_cell") else Way.DEPARTED


# ── where from, where to ────────────────────────────────────────────────────
def settle_places(values: dict[str, Any], setting: Setting) -> list[Finding]:
    """Put the ids of cells beside the words that name them; say what can be neither a cell nor a place outside."""
    cells = setting.cells
    coming_from = cells.find(values["from_words"]) if values["from_words"] else []
    values["cell"] = coming_from[0] if len(coming_from) == 1 else None
    values["to_cell"] = None
    if not values["to_words"]:
        if cells.only is not None and values["cell"] != cells.only:
            values["to_cell"] = cells.only
            return []
        return [Finding("required", "to_words", _("Chưa ghi chuyển đến đâu."), _("Ghi chi bộ hoặc nơi đến."))]
    found = cells.find(values["to_words"])
    if len(found) == 1:
        values["to_cell"] = found[0]
        return []
    if found:
        reason = _("Có {count} chi bộ cùng tên “{name}”.").format(count=len(found), name=values["to_words"][:80])
        return [Finding("unknown_cell", "to_words", reason, _("Ghi mã 14 chữ số của chi bộ."))]
    return [] if _is_outside(values) else [_nowhere(values["to_words"], setting)]


def _is_outside(values: dict[str, Any]) -> bool:
    """Say whether words surely mean a place outside the city: said so, abroad, or in another province."""
    if values["kind"] in ("outside", TransferKind.ABROAD):
        return True
    named = [places.find_province(part.strip()) for part in (values["to_words"], *_PARTS.split(values["to_words"]))]
    return any(one is not None and one.code != HANOI for one in named) and not any(
        one is not None and one.code == HANOI for one in named
    )


def _nowhere(words: str, setting: Setting) -> Finding:
    near = "; ".join(setting.cells.nearest(words))
    reason = _("Chưa rõ “{name}” là chi bộ nào trong sổ, hay ở ngoài thành phố.").format(name=words[:80])
    remedy = _("Ghi tên hoặc mã chi bộ trong sổ; ngoài thành phố thì ghi thêm tỉnh, hoặc Hình thức: Ngoài thành phố.")
    if near:
        remedy = _("{remedy} Tên gần nhất: {names}.").format(remedy=remedy, names=near)
    return Finding("unknown_cell", "to_words", reason, remedy, value=words[:80])


# ── the letter ──────────────────────────────────────────────────────────────
def letter_findings(values: dict[str, Any], kind: str, until: date | None, setting: Setting) -> list[Finding]:
    """Say what speaks against the letter of introduction."""
    letter_on, late = values["letter_on"].value, values.get("late_reason") or ""
    clock = clocks.start_clock(kind, letter_on, until, setting.days_off)
    dues = values["dues_until"].value if values.get("dues_until") else None
    numbered = bool(values["letter_number"])
    return rules.letter_findings(letter_on, dues, setting.today, clock, late, numbered=numbered)


def presented_findings(values: dict[str, Any], setting: Setting) -> list[Finding]:
    """Say what speaks against the day on which the letter was handed in."""
    letter_on, until = values["letter_on"].value, values["until_on"].value if values.get("until_on") else None
    terms = (kind_of(values), letter_on, until, letter_on)
    clock, lapse = clocks.present_clock(*terms, setting.days_off), clocks.lapse_clock(*terms)
    late = values.get("late_reason") or ""
    return rules.presented_findings(values["on"].value, letter_on, setting.today, clock, lapse, late)


# ── writing ─────────────────────────────────────────────────────────────────
def plan(row: StagedRow, values: dict[str, Any], member: Member, setting: Setting, effects: Effects) -> None:
    """Write the transfer, and once accepted what ``members.transfers.services`` writes with it."""
    is_back = member.membership is not None and member.membership.standing == Standing.DEPARTED
    transfer = _transfer(values, member, setting, is_back=is_back)
    effects.make(row, transfer)
    way = way_of(values)
    if is_back or way == Way.INSIDE:
        _arrive(row, values, member, transfer, setting, effects)
    elif way == Way.DEPARTED:
        _depart(row, values["on"].value, member, transfer, setting, effects)
    elif way == Way.FOR_A_TIME and values.get("to_cell"):
        stay = Placement(
            membership=member.membership,
            cell_id=values["to_cell"],
            kind=PlacementKind.TEMPORARY,
            starts_on=values["on"].value,
        )
        effects.make(row, stay)


def _transfer(values: dict[str, Any], member: Member, setting: Setting, *, is_back: bool) -> Transfer:
    kind, on = kind_of(values), values["on"].value if values.get("on") else None
    until = values["until_on"].value if values.get("until_on") and kind in FOR_A_TIME else None
    home = member.formal.cell_id if member.formal else member.person.keeper_id
    to_cell = values.get("to_cell")
    return Transfer(
        membership=member.membership,
        kind=kind,
        stage=TransferStage.ACCEPTED if on else TransferStage.ISSUED,
        from_cell_id=None if is_back else home,
        to_cell_id=to_cell,
        from_words=(values.get("from_words") or "")[:300] if is_back else "",
        to_words="" if to_cell else values["to_words"][:300],
        reason=(values.get("reason") or setting.reason)[:300],
        moved_on=values["letter_on"].value,
        until_on=until,
        letter_number=values["letter_number"].strip()[:60],
        letter_on=values["letter_on"].value,
        letter_issuer=(values.get("letter_issuer") or "")[:200],
        dues_until=values["dues_until"].value if values.get("dues_until") else None,
        presented_on=on,
        late_reason=(values.get("late_reason") or "")[:300],
        closed_on=on,
        created_by=setting.by,
    )


def _arrive(
    row: StagedRow, values: dict[str, Any], member: Member, transfer: Transfer, setting: Setting, effects: Effects
) -> None:
    """Move the formal placement to a cell of ours; a stay for a time there ends; who had left goes on."""
    on, cell_id, own, old = values["on"].value, values["to_cell"], member.membership, member.formal
    if own is not None and own.standing == Standing.DEPARTED:
        effects.change(row, own, standing=Standing.ACTIVE, standing_on=on, ended_on=None)
    for stay in ends.stays_in(member, cell_id):
        effects.change(row, stay, ends_on=on)
    if old is not None:
        effects.change(row, old, ends_on=on)
    effects.make(row, Placement(membership=own, cell_id=cell_id, starts_on=on, kind=PlacementKind.FORMAL))
    place = setting.places[cell_id]
    effects.change(
        row,
        member.person,
        keeper_id=cell_id,
        keeper_path=place.path,
        base_id=place.base_id,
        committee_id=place.committee_id,
        version=member.person.version + 1,
    )
    ours = {"from_cell_id": old.cell_id if old else None, "to_cell_id": cell_id}
    effects.make(row, _movement(MovementKind.ARRIVED, on, member, transfer, setting, own and own.standing, ours))


def _depart(row: StagedRow, on: date, member: Member, transfer: Transfer, setting: Setting, effects: Effects) -> None:
    """End the membership in this register: the member lives on in another province, or abroad."""
    formal = ends.end_placements(row, member, on, effects)
    ends.end_posts(row, member, on, effects, reason=_("Chuyển sinh hoạt đảng."))
    ends.end_times_apart(row, member, on, "", effects)
    effects.change(row, member.membership, standing=Standing.DEPARTED, standing_on=on, ended_on=on)
    effects.change(row, member.person, version=member.person.version + 1)
    ours = {"from_cell_id": formal.cell_id if formal else member.person.keeper_id}
    effects.make(row, _movement(MovementKind.DEPARTED, on, member, transfer, setting, Standing.DEPARTED, ours))


def _movement(
    kind: str, on: date, member: Member, transfer: Transfer, setting: Setting, standing: Any, ours: dict[str, Any]
) -> Movement:
    return Movement(
        membership=member.membership,
        kind=kind,
        happened_on=on,
        decision_number=transfer.letter_number,
        decided_on=transfer.letter_on,
        issuer=transfer.letter_issuer,
        reason=transfer.reason,
        transfer=transfer,
        standing=standing,
        batch_id=setting.batch.pk,
        **ours,
    )
