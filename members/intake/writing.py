"""Writes the rows of one chunk set by set: COPY for new members, one guarded UPDATE for changed ones.

Inside the caller's transaction; the numbers are asked for again, because hours may lie between
check and commit. Changes of cell or standing, rare and written only when asked for, go through
the services of a single person.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from accounts.roles import Permission
from branches.services.ground import hold_tree
from jobs.choices import Outcome, RowState, Verdict
from jobs.intake.faults import Fault
from jobs.models import Batch, StagedRow
from jobs.registry import scope_now
from members import facts
from members.choices import MovementKind, PlacementKind, Standing
from members.doubles.services.finding import search_persons
from members.intake.lines import write_lines
from members.intake.matching import APART, writable_standing
from members.intake.sets import update_set
from members.keepers import Place, places
from members.models import Membership, Movement, Person, Placement
from members.services.cards import FIELDS as CARD_FIELDS
from members.services.cards import follow_record
from members.services.persons import replaced_dates
from members.services.placements import correct_placement
from members.services.standings import set_standing

if TYPE_CHECKING:
    from accounts.models import User

_HELD: Final = """
SELECT identity_number, card_number, id FROM members_person
 WHERE identity_number <> '' AND identity_number = ANY(%(numbers)s)
UNION ALL
SELECT identity_number, card_number, id FROM members_person
 WHERE card_number <> '' AND card_number = ANY(%(cards)s)
"""
SEARCHED_AT_ONCE: Final = 100
"""So many written records are compared with the register at once; those of longer lists wait for the night."""


def write_rows(*, batch: Batch, rows: Sequence[StagedRow], by: "User") -> None:
    """Write the rows of a chunk and set what became of each on the rows themselves.

    Call it inside a transaction and save the rows there. A row whose numbers somebody has meanwhile
    registered, whose record changed since the check, whose cell is gone or whose record lies out of reach of
    ``by`` (another may have sent the file) is skipped with the reason.
    """
    with history.act("write_imported_rows", by=by, reason=batch.file_name[:200], batch=batch.pk):
        hold_tree()
        paths = ("",) if batch.context.get("system") else scope_now(by).paths(Permission.IMPORT_MEMBERS)
        lines = [row for row in rows if "part" in row.values]
        rows = [row for row in rows if "part" not in row.values]
        free = _within_reach(_without_held_numbers(rows), paths)
        _write_new(batch, [row for row in free if row.verdict == Verdict.NEW], paths)
        changed = [row for row in free if row.verdict == Verdict.CHANGED]
        _write_changed(batch, changed)
    for row in changed:
        if row.state == RowState.WRITTEN or not _plain(row):
            _write_apart(batch, row, by)
    if lines:
        write_lines(batch, lines, paths=paths, reason=reason_of(batch), by=by)
        _follow_versions(rows)
    written = [row.object_id for row in rows if row.state == RowState.WRITTEN and row.object_id]
    if 0 < len(written) <= SEARCHED_AT_ONCE:
        search_persons(written)


def _follow_versions(rows: Sequence[StagedRow]) -> None:
    """Take up the versions of records that lines of the same chunk changed further."""
    written = {record_of(row): row for row in rows if row.state == RowState.WRITTEN}
    for key, version in Person.objects.filter(pk__in=written).values_list("pk", "version"):
        written[key].object_version = version


def skip(row: StagedRow, code: str, field: str, reason: str, remedy: str) -> None:
    """Leave a row unwritten and say why."""
    fault = Fault.of(Finding(code, field, reason, remedy), column=field, value="", outcome=Outcome.DUPLICATE)
    row.faults = [*row.faults, fault.as_json()]
    row.outcome = Outcome.DUPLICATE
    row.verdict = Verdict.HELD
    row.state = RowState.SKIPPED


def _wanted_number(row: StagedRow, field: str) -> str:
    """Return the number a row would newly put into the register."""
    if row.verdict == Verdict.NEW:
        return str(row.values.get(field, ""))
    return str(row.changes[field][1]) if field in row.changes else ""


def _without_held_numbers(rows: Sequence[StagedRow]) -> list[StagedRow]:
    """Skip rows whose number came into the register since the check; one query."""
    numbers = {field: [_wanted_number(row, field) for row in rows] for field in ("identity_number", "card_number")}
    held: dict[str, set[str]] = {"identity_number": set(), "card_number": set()}
    with connection.cursor() as cursor:
        cursor.execute(_HELD, {"numbers": numbers["identity_number"], "cards": numbers["card_number"]})
        for number, card, _person in cursor.fetchall():
            held["identity_number"].add(number)
            held["card_number"].add(card)
    free = []
    for place, row in enumerate(rows):
        taken = next((field for field in held if numbers[field][place] and numbers[field][place] in held[field]), None)
        if taken is None:
            free.append(row)
        else:
            reason = _("Số này đã được ghi vào sổ từ sau khi kiểm tra.")
            skip(row, "number_held", taken, reason, _("Tải tệp lên lại để kiểm tra lại dòng này."))
    return free


def out_of_reach(rows: Iterable[StagedRow], paths: tuple[str, ...]) -> list[StagedRow]:
    """Return the rows whose record is kept outside ``paths``; one query."""
    matched = {row.object_id: row for row in rows if row.object_id is not None}
    kept = Person.objects.filter(pk__in=matched).values_list("pk", "keeper_path") if matched else ()
    return [matched[key] for key, path in kept if not path.startswith(paths)]


def _within_reach(rows: Sequence[StagedRow], paths: tuple[str, ...]) -> list[StagedRow]:
    """Skip rows whose record the person who commits may not write."""
    outside = out_of_reach(rows, paths)
    for row in outside:
        reason = _("Hồ sơ của dòng này ngoài phạm vi của đồng chí.")
        skip(row, "outside_reach", "full_name", reason, _("Người đã gửi tệp, hoặc cấp trên, ghi dòng này."))
    left_out = {row.pk for row in outside}
    return [row for row in rows if row.pk not in left_out]


# ── new members ─────────────────────────────────────────────────────────────
def _write_new(batch: Batch, rows: Sequence[StagedRow], paths: tuple[str, ...]) -> None:
    keepers = places([row.values["cell"] for row in rows], timezone.localdate()) if rows else {}
    kept = []
    for row in rows:
        place = keepers.get(row.values["cell"])
        if place is not None and place.path.startswith(paths):
            kept.append(row)
        else:
            skip(
                row, "unknown_cell", "cell", _("Chi bộ của dòng này không còn."), _("Tải tệp lên lại để kiểm tra lại.")
            )
    if not kept:
        return
    persons, memberships = _ids(Person, len(kept)), _ids(Membership, len(kept))
    entries = list(zip(kept, persons, memberships, strict=True))
    now = timezone.now()
    _copy(Person, (_person(row, key, keepers[row.values["cell"]], now) for row, key, _m in entries))
    _copy(Membership, (_membership(row, key, person) for row, person, key in entries))
    _copy(Movement, (_movement(batch, row, key, now) for row, _p, key in entries))
    _copy(Placement, (_placement(batch, row, key) for row, _p, key in entries))
    for row, key, _m in entries:
        row.object_id, row.object_version, row.state = key, 1, RowState.WRITTEN


def _ids(model: Any, number: int) -> list[int]:
    """Reserve primary keys, so that rows of one COPY can point at those of another."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return [row[0] for row in cursor.fetchall()]


def _copy(model: Any, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows (columns by name; the model's defaults for those left out) by one COPY."""
    fields = [field for field in model._meta.concrete_fields if field.column != "id" or model in (Person, Membership)]
    columns = [field.column for field in fields]
    defaults = [None if field.primary_key else _default(field) for field in fields]
    sql = f"COPY {model._meta.db_table} ({', '.join(columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(sql) as copy:
        for row in rows:
            copy.write_row([row.get(column, default) for column, default in zip(columns, defaults, strict=True)])


def _default(field: Any) -> Any:
    value = field.get_default()
    return getattr(value, "value", value)


def record_of(row: StagedRow) -> int:
    """Return the id of the person a row matched or made."""
    if row.object_id is None:
        raise ValueError(f"line {row.line} has no record")
    return row.object_id


def values_of(row: StagedRow) -> facts.Values:
    """Return what a staged row says, dates as partial dates."""
    return facts.unpack(row.values)


def _person(row: StagedRow, key: int, place: Place, now: Any) -> dict[str, Any]:
    return {
        "id": key,
        **facts.person_columns(values_of(row)),
        "keeper_id": row.values["cell"],
        "keeper_path": place.path,
        "base_id": place.base_id,
        "committee_id": place.committee_id,
        "created_at": now,
    }


def _standing_day(row: StagedRow) -> date | None:
    packed = row.values.get("standing_on", "")
    return date.fromisoformat(packed[:10]) if packed else None


def _membership(row: StagedRow, key: int, person: int) -> dict[str, Any]:
    standing = row.values.get("standing") or Standing.ACTIVE.value
    columns = {"id": key, "person_id": person, **facts.membership_columns(values_of(row)), "standing": standing}
    return columns | {"standing_on": _standing_day(row)}


def _movement(batch: Batch, row: StagedRow, membership: int, now: Any) -> dict[str, Any]:
    standing = row.values.get("standing") or ""
    return {
        "membership_id": membership,
        "kind": MovementKind.REGISTERED.value,
        "happened_on": batch.as_of,
        "to_cell_id": row.values["cell"],
        "standing": "" if standing == Standing.ACTIVE else standing,
        "batch_id": batch.pk,
        "recorded_at": now,
    }


def _placement(batch: Batch, row: StagedRow, membership: int) -> dict[str, Any]:
    return {
        "membership_id": membership,
        "cell_id": row.values["cell"],
        "kind": PlacementKind.FORMAL.value,
        "starts_on": batch.as_of,
    }


# ── changed members ─────────────────────────────────────────────────────────
def _plain(row: StagedRow) -> dict[str, Any]:
    """Return the changes of a row but for those listed apart."""
    return {field: change for field, change in row.changes.items() if field not in APART}


def _write_changed(batch: Batch, rows: Sequence[StagedRow]) -> None:
    """Update persons, then memberships; a record that changed since the check is skipped."""
    entries = [(row, facts.unpack({field: new for field, (_old, new) in _plain(row).items()})) for row in rows]
    entries = [(row, values) for row, values in entries if values]
    if not entries:
        return
    data = [
        {"id": row.object_id, "version": row.object_version, "c": facts.person_columns(values)}
        for row, values in entries
    ]
    written = update_set(Person, data, guard=True)
    done = []
    for row, values in entries:
        if row.object_id in written:
            row.before = {field: old for field, (old, _new) in _plain(row).items()}
            row.object_version, row.state = (row.object_version or 0) + 1, RowState.WRITTEN
            done.append((row, values))
        else:
            reason = _("Hồ sơ này đã có người sửa từ sau khi kiểm tra.")
            skip(row, "changed_meanwhile", "full_name", reason, _("Tải tệp lên lại để kiểm tra lại dòng này."))
    follow_record(row.object_id for row, values in done if row.object_id and CARD_FIELDS & values.keys())
    _write_memberships(batch, done)


def _write_memberships(batch: Batch, entries: Sequence[tuple[StagedRow, facts.Values]]) -> None:
    changed = {row.object_id: facts.membership_columns(values) for row, values in entries}
    changed = {person: columns for person, columns in changed.items() if columns}
    if not changed:
        return
    open_ones = dict(Membership.objects.open().filter(person_id__in=changed).values_list("person_id", "pk"))
    update_set(Membership, [{"id": open_ones[person], "c": columns} for person, columns in changed.items()])
    now = timezone.now()
    corrected = [
        {
            "membership_id": open_ones[row.object_id],
            "kind": MovementKind.CORRECTED.value,
            "happened_on": timezone.localdate(),
            "reason": reason_of(batch),
            "batch_id": batch.pk,
            "recorded_at": now,
        }
        for row, values in entries
        if row.object_id in changed and replaced_dates(facts.unpack(row.before), values)
    ]
    if corrected:
        _copy(Movement, corrected)


def reason_of(batch: Batch) -> str:
    """Return the reason that movements of a batch carry."""
    return _("Theo danh sách “{name}”, đợt nhập {number}.").format(name=batch.file_name[:150], number=batch.pk)


# ── changes listed apart ────────────────────────────────────────────────────
def _write_apart(batch: Batch, row: StagedRow, by: "User") -> None:
    """Write a change of cell or standing when the person who commits asked for it."""
    wanted = batch.context.get("write_apart", [])
    done = {}
    try:
        if "cell" in wanted and "cell" in row.changes:
            correct_placement(
                person_id=record_of(row),
                cell_id=row.changes["cell"][1],
                since=batch.as_of,
                reason=reason_of(batch),
                by=by,
            )
            done["cell"] = row.changes["cell"][0]
        if "standing" in wanted and writable_standing(row.changes):
            set_standing(
                person_id=record_of(row),
                standing=row.changes["standing"][1],
                on=_standing_day(row) or batch.as_of,
                reason=reason_of(batch),
                by=by,
            )
            done["standing"] = row.changes["standing"][0]
    except Refused as refused:
        finding = refused.findings[0]
        fault = Fault.of(finding, column=finding.field, value="", outcome=Outcome.WARNING)
        row.faults = [*row.faults, fault.as_json()]
    if done:
        row.before = {**row.before, **done}
        row.object_version = Person.objects.values_list("version", flat=True).get(pk=record_of(row))
        row.state = RowState.WRITTEN
    elif row.state == RowState.PENDING:
        row.state = RowState.SKIPPED
