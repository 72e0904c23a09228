"""Writing persons: into the register, and changing what a record says."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import ChangedMeanwhile, Finding, Refused, stopping
from branches.choices import CELLS
from branches.services.ground import hold_tree
from members import facts, rules
from members.choices import MovementKind
from members.errors import NumberHeld
from members.fields import BY_NAME
from members.holders import holders_of
from members.keeping import CellNotThere, Keeper, keeper_of
from members.merging import merge
from members.models import Membership, Movement, Person, Placement
from members.services.cards import FIELDS as CARD_FIELDS
from members.services.cards import follow_record

if TYPE_CHECKING:
    from accounts.models import User


def register_person(
    *,
    values: Mapping[str, Any],
    cell_id: int,
    as_of: date,
    kind: str = MovementKind.REGISTERED,
    reason: str = "",
    by: "User",
    batch_id: int | None = None,
) -> Person:
    """Write a member into the register: person, membership, place in a cell and the movement that says so.

    ``values`` by field name (``facts.FIELDS``); the placement starts on ``as_of``, the day the
    paper speaks of; ``kind`` is what brought the member (``arrived`` counts as an increase). Raises
    ``Refused`` with every finding: errors, or warnings without a reason; ``NumberHeld`` when a number
    is in the register already.
    """
    today = timezone.localdate()
    more: dict[str, Any] = {"batch": batch_id} if batch_id else {}
    with transaction.atomic(), history.act("register_person", by=by, reason=reason, **more):
        hold_tree()
        keeper, doubts = _cell_of(cell_id, as_of, today)
        found = [*rules.person_findings({**values, "cell": cell_id}, today), *doubts]
        refuse([*found, *rules.code_findings(BY_NAME.values(), values, {}, today)], reason)
        _refuse_held(values)
        person = _insert(values, keeper or keeper_of(cell_id, today))
        membership = Membership.objects.create(person=person, **facts.membership_columns(values))
        Movement.objects.create(
            membership=membership,
            kind=kind,
            happened_on=as_of,
            to_cell_id=cell_id,
            reason=reason[:300],
            batch_id=batch_id,
        )
        Placement.objects.create(membership=membership, cell_id=cell_id, starts_on=as_of)
    return person


def _cell_of(cell_id: int, as_of: date, today: date) -> tuple[Keeper | None, list[Finding]]:
    """Find the place of the cell today, and what speaks against registering there from ``as_of``."""
    found: list[Finding] = []
    if as_of > today:
        reason = _("Ngày {day} chưa tới.").format(day=as_of.strftime("%d/%m/%Y"))
        found.append(Finding("date_in_future", "as_of", reason, _("Ghi ngày hôm nay hoặc ngày đã qua.")))
    try:
        keeper = keeper_of(cell_id, today)
        if as_of < today:
            keeper_of(cell_id, as_of)
    except CellNotThere:
        reason = _("Vào ngày {day} chưa có, hoặc không còn, chi bộ này.").format(day=as_of.strftime("%d/%m/%Y"))
        return None, [*found, Finding("unknown_cell", "cell", reason, _("Chọn chi bộ khác, hoặc xem lại ngày."))]
    if keeper.kind not in CELLS:
        reason = _("“{name}” không phải chi bộ.").format(name=keeper.name)
        found.append(Finding("unknown_cell", "cell", reason, _("Chọn một chi bộ trực thuộc tổ chức đó.")))
    return keeper, found


def refuse(findings: list[Finding], reason: str) -> None:
    """Stop on errors, and on warnings for which no reason is given."""
    if stopping(findings) or (findings and not reason.strip()):
        raise Refused(findings)


def _refuse_held(values: Mapping[str, Any], person_id: int | None = None) -> None:
    holders = holders_of(values, person_id)
    if holders:
        raise NumberHeld([held_finding(field) for field in holders], holders)


def held_finding(field: str) -> Finding:
    """Say that a number is in the register already, naming neither person nor unit."""
    return Finding(
        "number_held",
        field,
        _("Số này đã có trong sổ."),
        _("Xem lại số trên giấy; nếu đúng, gửi yêu cầu đối chiếu lên cấp trên."),
    )


def _insert(values: Mapping[str, Any], keeper: Keeper) -> Person:
    """Insert the person; somebody else's number written at the same moment is refused too."""
    try:
        with transaction.atomic():
            return Person.objects.create(**facts.person_columns(values), **keeper.columns())
    except IntegrityError as error:
        raise _held_by_race(error, values) from error


def _held_by_race(error: IntegrityError, values: Mapping[str, Any], person_id: int | None = None) -> Exception:
    for field in ("identity_number", "card_number"):
        if f"members_person_{field}_is_held_once" in str(error):
            return NumberHeld([held_finding(field)], holders_of(values, person_id))
    return error


def change_person(
    *,
    person_id: int,
    opened_version: int,
    opened_values: Mapping[str, Any],
    values: Mapping[str, Any],
    reason: str = "",
    by: "User",
) -> Person:
    """Change what a record says; what others changed since the form was opened is kept.

    ``opened_values`` is what the form showed when it was opened at ``opened_version``. Different
    fields merge silently; raises ``ChangedMeanwhile`` where both changed the same field, ``Refused``
    for errors, or for warnings and replaced dates of membership without a reason, ``NumberHeld``.
    A replaced date of membership leaves a ``corrected`` movement. Locks the person.
    """
    with transaction.atomic(), history.act("change_person", by=by, reason=reason):
        person = Person.objects.locked(person_id)
        membership = current_membership(person_id)
        now = facts.values_of(person, membership)
        merged = merge(opened_values if opened_version != person.version else now, now, values)
        if merged.conflicts:
            raise ChangedMeanwhile(merged.conflicts, person.version)
        if not merged.changes:
            return person
        ended = {"ended_on": membership.ended_on if membership else None}
        refuse(change_findings(now | ended, merged.changes, timezone.localdate()), reason)
        _refuse_held(merged.changes, person_id)
        _update(person, merged.changes)
        if membership is not None:
            _change_membership(membership, now, merged.changes, reason)
    person.refresh_from_db()
    return person


def current_membership(person_id: int) -> Membership | None:
    """Return the open membership, else the last one."""
    found = Membership.objects.filter(person_id=person_id)
    return found.order_by(F("ended_on").desc(nulls_first=True), "-pk").first()


def change_findings(now: Mapping[str, Any], changes: Mapping[str, Any], today: date) -> list[Finding]:
    """Say what is wrong with the record after the changes; doubts that stood before are not asked again."""
    before = {(finding.code, finding.field, finding.value) for finding in rules.person_findings(now, today)}
    after = rules.person_findings({**now, **changes}, today)
    found = [item for item in after if item.stops or (item.code, item.field, item.value) not in before]
    found += rules.code_findings(BY_NAME.values(), changes, now, today)
    return found + [_needs_reason(field, now[field]) for field in replaced_dates(now, changes)]


def replaced_dates(now: Mapping[str, Any], changes: Mapping[str, Any]) -> list[str]:
    """Return the dates of membership that get another value, not those filled in or made more exact."""
    return [
        field
        for field in facts.MEMBERSHIP_DATES
        if field in changes
        and now.get(field)
        and not (changes[field] and changes[field].may_be(now[field]) and changes[field].is_full)
    ]


def _needs_reason(field: str, before: Any) -> Finding:
    return rules.warning(
        "membership_date_replaced",
        field,
        _("Ngày đang ghi trong sổ là {before}.").format(before=facts.show(field, before)),
        _("Sửa ngày này là đính chính: ghi lý do và giấy tờ làm căn cứ."),
        facts.show(field, before),
    )


def _update(person: Person, changes: Mapping[str, Any]) -> None:
    """Write the columns and raise the version; the version is in the UPDATE."""
    columns = facts.person_columns(changes)
    try:
        with transaction.atomic():
            rows = Person.objects.filter(pk=person.pk, version=person.version)
            if rows.update(**columns, version=F("version") + 1) != 1:
                raise ChangedMeanwhile({}, person.version)
            if CARD_FIELDS & changes.keys():
                follow_record([person.pk])
    except IntegrityError as error:
        raise _held_by_race(error, changes, person.pk) from error


def _change_membership(membership: Membership, now: Mapping[str, Any], changes: Mapping[str, Any], reason: str) -> None:
    columns = facts.membership_columns(changes)
    if not columns:
        return
    Membership.objects.filter(pk=membership.pk).update(**columns)
    if replaced_dates(now, changes):
        Movement.objects.create(
            membership=membership,
            kind=MovementKind.CORRECTED,
            happened_on=timezone.localdate(),
            reason=reason[:300],
        )
