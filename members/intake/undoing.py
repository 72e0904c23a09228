"""Takes back all that one import wrote, or nothing: rows somebody worked on since forbid it."""

from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.roles import Permission
from branches.services.ground import hold_tree
from jobs.choices import RowState, Verdict
from jobs.models import Batch, StagedRow
from jobs.registry import scope_now
from members import facts
from members.choices import MovementKind
from members.intake import lines
from members.intake.matching import APART
from members.intake.sets import update_set
from members.intake.writing import record_of
from members.models import Membership, Movement, Person
from members.services.cards import follow_record
from members.services.placements import correct_placement
from members.services.standings import set_standing

if TYPE_CHECKING:
    from accounts.models import User

_LOCK: Final = """
SELECT s.line FROM jobs_stagedrow s
  JOIN members_person p ON p.id = s.object_id
 WHERE s.batch_id = %s AND s.state = 'written'
 ORDER BY p.id FOR UPDATE OF p
"""
_TOUCHED: Final = """
SELECT s.line FROM jobs_stagedrow s LEFT JOIN members_person p ON p.id = s.object_id
 WHERE s.batch_id = %(batch)s AND s.state = 'written' AND NOT s.values ? 'part'
   AND (p.id IS NULL OR p.version <> s.object_version)
UNION
SELECT s.line FROM jobs_stagedrow s
  JOIN members_membership m ON m.person_id = s.object_id
  LEFT JOIN members_movement v ON v.membership_id = m.id AND v.batch_id IS DISTINCT FROM %(batch)s
  LEFT JOIN members_placement c ON c.membership_id = m.id
       AND (c.ends_on IS NOT NULL OR c.kind <> 'formal' OR c.starts_on <> %(as_of)s)
 WHERE s.batch_id = %(batch)s AND s.state = 'written' AND s.verdict = 'new'
   AND (v.id IS NOT NULL OR c.id IS NOT NULL)
 ORDER BY 1 LIMIT 1000
"""
_OF_PERSONS_MADE: Final = """IN (
    SELECT object_id FROM jobs_stagedrow WHERE batch_id = %s AND state = 'written' AND verdict = 'new')"""
_OF_THEIR_MEMBERSHIPS: Final = (
    f"USING members_membership m WHERE membership_id = m.id AND m.person_id {_OF_PERSONS_MADE}"
)
_REMOVALS: Final = (
    f"DELETE FROM members_movement {_OF_THEIR_MEMBERSHIPS}",  # noqa: S608 (constants above)
    f"DELETE FROM members_placement {_OF_THEIR_MEMBERSHIPS}",  # noqa: S608
    f"DELETE FROM members_background WHERE person_id {_OF_PERSONS_MADE}",  # noqa: S608
    f"DELETE FROM members_membership WHERE person_id {_OF_PERSONS_MADE}",  # noqa: S608
    *(
        f"DELETE FROM {table} WHERE {side} {_OF_PERSONS_MADE}"  # noqa: S608
        for table in ("members_doublecandidate", "members_doubleverdict")
        for side in ("person_id", "other_id")
    ),
    f"DELETE FROM members_person WHERE id {_OF_PERSONS_MADE}",  # noqa: S608
)
_CHUNK: Final = 1_000


def undo_batch(*, batch: Batch, by: "User") -> list[int]:
    """Take the whole batch back inside the caller's transaction; [] when done.

    Returns the lines (at most 1,000) whose records somebody changed since, or that lie out of reach of ``by``,
    having changed nothing.
    Records the batch made are removed, their history stays; records it changed get their former
    values. Locks all of them.
    """
    hold_tree()
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [batch.pk])
        cursor.execute(_TOUCHED, {"batch": batch.pk, "as_of": batch.as_of})
        touched = [row[0] for row in cursor.fetchall()]
    written = lines.written(batch)
    touched = touched or lines.touched(written) or out_of_reach_of(batch, by)
    if touched:
        return touched
    lines.take_back(batch, written, reason=reason_of_undo(batch), by=by)
    with history.act("undo_imported_rows", by=by, reason=batch.file_name[:200], batch=batch.pk):
        with connection.cursor() as cursor:
            # Deferred checks of 20,000 rows, waited for by as many row triggers, cost the square of their number.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for statement in _REMOVALS:
                cursor.execute(statement, [batch.pk])
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        _restore(batch, by)
    StagedRow.objects.filter(batch=batch, state=RowState.WRITTEN).update(state=RowState.UNDONE)
    return []


def out_of_reach_of(batch: Batch, by: "User") -> list[int]:
    """Return the written lines whose record lies out of reach of ``by``."""
    if batch.context.get("system"):
        return []
    reach = Person.objects.visible_to(scope_now(by), Permission.IMPORT_MEMBERS)
    rows = StagedRow.objects.filter(batch=batch, state=RowState.WRITTEN, object_id__isnull=False)
    rows = rows.exclude(object_id__in=reach.values("pk"))
    return list(rows.order_by("line").values_list("line", flat=True)[:1000])


def _restore(batch: Batch, by: "User") -> None:
    """Give changed records their former values, a thousand at a time."""
    rows = StagedRow.objects.filter(batch=batch, state=RowState.WRITTEN, verdict=Verdict.CHANGED)
    rows = rows.exclude(values__has_key="part")
    last = 0
    while chunk := list(rows.filter(line__gt=last).order_by("line")[:_CHUNK]):
        last = chunk[-1].line
        for row in chunk:
            _restore_apart(batch, row, by)
        _restore_plain(batch, chunk)


def _restore_plain(batch: Batch, rows: list[StagedRow]) -> None:
    entries = [(row, facts.unpack({k: v for k, v in row.before.items() if k not in APART})) for row in rows]
    entries = [(row, values) for row, values in entries if values]
    versions = dict(Person.objects.filter(pk__in=[row.object_id for row, _v in entries]).values_list("pk", "version"))
    data = [
        {"id": row.object_id, "version": versions[record_of(row)], "c": facts.person_columns(values)}
        for row, values in entries
    ]
    if data:
        update_set(Person, data, guard=True)
        follow_record(record_of(row) for row, _values in entries)
    columns: dict[Any, Any] = {row.object_id: facts.membership_columns(values) for row, values in entries}
    columns = {person: found for person, found in columns.items() if found}
    open_ones = list(Membership.objects.open().filter(person_id__in=columns).values_list("person_id", "pk"))
    if open_ones:
        update_set(Membership, [{"id": key, "c": columns[person]} for person, key in open_ones])
    _take_back_corrections(batch, [key for _person, key in open_ones])


def _take_back_corrections(batch: Batch, memberships: list[int]) -> None:
    """Answer each correction of the batch by one that takes it back."""
    made = Movement.objects.filter(batch_id=batch.pk, membership_id__in=memberships, kind=MovementKind.CORRECTED)
    Movement.objects.bulk_create(
        Movement(
            membership_id=movement.membership_id,
            kind=MovementKind.CORRECTED,
            happened_on=timezone.localdate(),
            reason=reason_of_undo(batch),
            corrects=movement,
        )
        for movement in made
    )


def _restore_apart(batch: Batch, row: StagedRow, by: "User") -> None:
    if "standing" in row.before:
        set_standing(
            person_id=record_of(row),
            standing=row.before["standing"],
            on=timezone.localdate(),
            reason=reason_of_undo(batch),
            by=by,
        )
    if "cell" in row.before:
        correct_placement(
            person_id=record_of(row),
            cell_id=row.before["cell"],
            since=batch.as_of,
            reason=reason_of_undo(batch),
            by=by,
        )


def reason_of_undo(batch: Batch) -> str:
    """Return the reason that movements of an undo carry."""
    return _("Hoàn tác đợt nhập {number}.").format(number=batch.pk)
