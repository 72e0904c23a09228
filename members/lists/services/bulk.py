"""Writes that edit many records at once, set-based, and take it back: begin, run, undo and their steps."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, StrIndex, Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.access import PermissionRefused
from accounts.findings import Finding, Refused
from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from jobs.choices import JobState
from jobs.models import Job
from jobs.services import request_job
from members import facts, kinds, listing
from members.choices import BulkState
from members.fields import BY_NAME, DATES, Kind
from members.lists import bulk
from members.models import BulkEdit, BulkEditRow, Membership
from members.services.persons import change_findings
from vietnam.words import number

KIND_RUN, KIND_UNDO = "members.bulk_edit", "members.bulk_undo"
CHUNK = 1000
KEEP_PREVIEWS = timedelta(days=1)


@transaction.atomic
def begin_bulk_edit(
    *, asked: listing.Request, field: str, value: Any, reason: str, words: str, scope_path: str, by: User
) -> BulkEdit:
    """Note for each record of the list what its field says now, and what stands against the new value.

    ``asked`` is read under the right to edit. Raises ``Refused`` for nobody, for more than 10,000 people,
    and for a value that no record may have.
    """
    if field not in bulk.FIELDS:
        raise ValueError(f"{field} is not edited in many records at once")
    BulkEdit.objects.filter(
        created_by=by, state=BulkState.PREVIEW, created_at__lt=timezone.now() - KEEP_PREVIEWS
    ).delete()
    people = listing.members(asked)[0].filter(listing.reach(asked)).order_by().values("person_id")
    found = people[: bulk.MOST + 1].count()
    if found > bulk.MOST or not found:
        raise Refused([_too_many() if found else _nobody()])
    edit = BulkEdit.objects.create(
        created_by=by,
        scope_path=scope_path,
        filter_words=words,
        field=field,
        value=facts.pack({field: value})[field],
        reason=reason,
    )
    edit.count = _note_rows(edit, people)
    edit.save(update_fields=["count"])
    if BY_NAME[field].kind in DATES and value:
        _judge(edit, value, asked.today)
    return edit


def _too_many() -> Finding:
    why = _("Một lần sửa được nhiều nhất {n} hồ sơ.").format(n=number(bulk.MOST))
    return Finding("too_many_records", "", why, _("Chọn một đơn vị hoặc thêm điều kiện lọc, rồi sửa từng phần."))


def _nobody() -> Finding:
    return Finding(
        "no_record", "", _("Danh sách này không có ai đồng chí được sửa."), _("Bỏ bớt điều kiện lọc rồi chọn lại.")
    )


def packed_sql(field: str, alias: str = "person") -> str:
    """Return the SQL of a field's value as ``facts.pack`` writes it."""
    if BY_NAME[field].kind not in DATES:
        return f"{alias}.{field}"
    precision = f"{alias}.{kinds.precision_of(field)}" if BY_NAME[field].kind == Kind.DATE else "'day'"
    return f"coalesce({alias}.{field}::text || ' ' || {precision}, '')"


def _note_rows(edit: BulkEdit, people: Any) -> int:
    """Insert one row a person, in one statement; a record that says so already is marked."""
    inner, params = people.query.sql_with_params()
    now = packed_sql(edit.field)
    statement = (
        "INSERT INTO members_bulkeditrow (bulk_edit_id, person_id, before, opened_version, fault)"  # noqa: S608 - names of our own fields
        f" SELECT %s, person.id, to_jsonb({now}::text), person.version, CASE WHEN {now} = %s THEN %s ELSE '' END"
        f" FROM members_person AS person WHERE person.id IN ({inner})"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [edit.pk, edit.value, bulk.SAME, *params])
        return int(cursor.rowcount)


def _judge(edit: BulkEdit, value: Any, today: date) -> None:
    """Mark the records that a date contradicts; doubts are answered by the reason of the whole act."""
    rows = list(BulkEditRow.objects.filter(bulk_edit=edit, fault="").select_related("person"))
    current: dict[int, Membership] = {}
    for one in Membership.objects.filter(person__in=[row.person_id for row in rows]).order_by("-ended_on", "pk"):
        if one.ended_on is None or one.person_id not in current:
            current[one.person_id] = one
    wrong = []
    for row in rows:
        now = facts.values_of(row.person, current.get(row.person_id))
        against = [finding for finding in change_findings(now, {edit.field: value}, today) if finding.stops]
        if against:
            row.fault = f"{bulk.RULE}{against[0].reason}"[:300]
            wrong.append(row)
    BulkEditRow.objects.bulk_update(wrong, ["fault"], batch_size=CHUNK)


@transaction.atomic
def run_bulk_edit(*, edit_id: int, key: UUID | None = None, by: User) -> Job:
    """Give the edit to a worker; asking twice gives the job of the first time.

    Raises ``PermissionRefused`` without the right to edit there.
    """
    edit = BulkEdit.objects.select_for_update(of=("self",)).get(pk=edit_id)
    if edit.created_by_id != by.pk:
        raise PermissionRefused(Permission.EDIT_MEMBERS)
    if edit.state != BulkState.PREVIEW and edit.job_id:
        return Job.objects.get(pk=edit.job_id)
    job = _ask(KIND_RUN, edit, key, by)
    edit.state, edit.job_id = BulkState.RUNNING, job.pk
    edit.save(update_fields=["state", "job_id"])
    return job


@transaction.atomic
def cancel_bulk_edit(*, edit_id: int, by: User) -> None:
    """Drop a preview that nobody wrote."""
    rows = BulkEdit.objects.filter(pk=edit_id, created_by=by, state=BulkState.PREVIEW)
    rows.update(state=BulkState.CANCELLED)
    BulkEditRow.objects.filter(bulk_edit=edit_id, bulk_edit__state=BulkState.CANCELLED).delete()


@transaction.atomic
def undo_bulk_edit(*, edit_id: int, key: UUID | None = None, by: User) -> Job:
    """Give the undoing to a worker: the old value comes back where nobody changed it since.

    Raises ``Refused`` while the edit is still being written or is undone already.
    """
    edit = BulkEdit.objects.select_for_update(of=("self",)).get(pk=edit_id)
    job = Job.objects.filter(pk=edit.job_id).first() if edit.job_id else None
    if job is not None and job.kind == KIND_UNDO and job.state in (JobState.QUEUED, JobState.RUNNING):
        return job
    ended = job is None or job.state not in (JobState.QUEUED, JobState.RUNNING)
    if edit.state not in (BulkState.WRITTEN, BulkState.RUNNING) or not ended:
        why = _("Lần sửa này chưa ghi xong, hoặc đã được hoàn tác.")
        raise Refused([Finding("bulk_edit_not_written", "", why, _("Tải lại trang để xem tình trạng mới nhất."))])
    job = _ask(KIND_UNDO, edit, key, by)
    edit.job_id, edit.undone_by = job.pk, by
    edit.save(update_fields=["job_id", "undone_by"])
    return job


def _ask(kind: str, edit: BulkEdit, key: UUID | None, by: User) -> Job:
    return request_job(
        kind=kind,
        params={"bulk_edit": edit.pk},
        scope_path=edit.scope_path,
        idempotency_key=f"{kind}:{edit.pk}:{key}" if key else None,
        by=by,
    )


WRITE = """
    UPDATE members_person AS person SET {set_to}, version = person.version + 1
    FROM ({ahead} AND line.written_version IS NULL) AS ahead
    WHERE person.id = ahead.person_id AND {now} = ahead.before AND {guard} AND {reach}
    RETURNING person.id, person.version
"""
UNDO = """
    UPDATE members_person AS person SET {set_to}, version = person.version + 1
    FROM ({ahead} AND line.written_version IS NOT NULL) AS ahead
    WHERE person.id = ahead.person_id AND {now} = %(value)s AND {reach}
      AND NOT EXISTS (
        SELECT 1 FROM members_personevent AS event
        WHERE event.pgh_obj_id = ahead.person_id AND event.version > ahead.written_version AND {then} <> %(value)s
      )
    RETURNING person.id, person.version
"""
WRITTEN = """
    UPDATE members_bulkeditrow AS line SET written_version = done.version, fault = %(fault)s
    FROM unnest(%(ids)s::bigint[], %(versions)s::int[]) AS done (id, version)
    WHERE line.bulk_edit_id = %(edit)s AND line.person_id = done.id
"""
LEFT = """
    UPDATE members_bulkeditrow AS line SET fault = CASE WHEN {reach} THEN %(fault)s ELSE 'away' END
    FROM members_person AS person
    WHERE line.bulk_edit_id = %(edit)s AND line.person_id = ANY(%(rest)s) AND person.id = line.person_id
      AND line.fault = ''
"""
AHEAD = """
    SELECT line.person_id, line.before #>> '{}' AS before, line.opened_version, line.written_version
    FROM members_bulkeditrow AS line
    WHERE line.bulk_edit_id = %(edit)s AND line.person_id = ANY(%(persons)s) AND line.fault = ''
"""


# ── steps inside the transaction of a job's chunk ───────────────────────────
@dataclass(frozen=True)
class Chunk:
    """What one step did: how many rows it looked at, and the last of them."""

    rows: int
    last: int


def next_rows(edit: BulkEdit, after: int) -> list[int]:
    """Return the next thousand records, and let no other such act write until this chunk is committed.

    One lock for all of them costs nothing beside a lock on each record, and none waits in a ring; somebody
    saving one of the records meanwhile is waited for, and found out by the guard of the statement.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [KIND_RUN])
        cursor.execute(
            "SELECT person_id FROM members_bulkeditrow"
            " WHERE bulk_edit_id = %s AND person_id > %s ORDER BY person_id LIMIT %s",
            [edit.pk, after, CHUNK],
        )
        return [row[0] for row in cursor.fetchall()]


def write_rows(edit: BulkEdit, *, after: int, scope: Scope, by: User) -> Chunk:
    """Write the value into the next records that still say what they said at the preview."""
    persons = next_rows(edit, after)
    if not persons:
        return Chunk(0, after)
    guard = "person.version = ahead.opened_version" if bulk.is_strict(edit.field) else "TRUE"
    with history.act("bulk_edit", by=by, reason=edit.reason, bulk_edit=edit.pk):
        set_to = _set_from(edit.field, "%(value)s::text")
        _write(edit, persons, scope, set_to=set_to, guard=guard)
    return Chunk(len(persons), persons[-1])


def undo_rows(edit: BulkEdit, *, after: int, scope: Scope, by: User) -> Chunk:
    """Put the old value back into the next records that still say the new one and said it all the time."""
    persons = next_rows(edit, after)
    if not persons:
        return Chunk(0, after)
    with history.act("bulk_undo", by=by, reason=edit.reason, bulk_edit=edit.pk):
        _write(edit, persons, scope, set_to=_set_from(edit.field, "ahead.before"), guard="")
    return Chunk(len(persons), persons[-1])


def finish(edit: BulkEdit, state: BulkState) -> None:
    """Close the act, or its undoing."""
    edit.state = state
    if state == BulkState.UNDONE:
        edit.undone_at = timezone.now()
    edit.save(update_fields=["state", "undone_at"])


def _write(edit: BulkEdit, persons: list[int], scope: Scope, *, set_to: str, guard: str) -> None:
    """Write the records and their outcomes: three statements whatever their number.

    They are three, and what was written comes back here between them, because a planner without figures
    about rows written a moment ago joins a thousand with a thousand one by one.
    """
    is_undo = guard == ""
    reach = "person.keeper_path LIKE ANY(%(paths)s)"
    filled = (UNDO if is_undo else WRITE).format(
        ahead=AHEAD,
        set_to=set_to,
        guard=guard,
        now=packed_sql(edit.field),
        then=packed_sql(edit.field, "event"),
        reach=reach,
    )
    paths = [f"{path}%" for path in scope.paths(Permission.EDIT_MEMBERS)]
    values: dict[str, Any] = {"edit": edit.pk, "persons": persons, "paths": paths, "value": edit.value}
    with connection.cursor() as cursor:
        cursor.execute(filled, values)
        done = dict(cursor.fetchall())
        values |= {"ids": list(done), "versions": list(done.values()), "fault": bulk.UNDONE if is_undo else ""}
        cursor.execute(WRITTEN, values)
        rest = sorted(set(persons) - set(done))
        if rest:
            values |= {"rest": rest, "fault": bulk.KEPT if is_undo else bulk.CHANGED}
            written = "AND line.written_version IS NOT NULL" if is_undo else "AND line.written_version IS NULL"
            cursor.execute(f"{LEFT.format(reach=reach)} {written}", values)


def _set_from(field: str, source: str) -> str:
    """Return the assignments that put a packed value into its columns."""
    if BY_NAME[field].kind not in DATES:
        return f"{field} = {source}"
    day = f"{field} = nullif(split_part({source}, ' ', 1), '')::date"
    if BY_NAME[field].kind == Kind.DAY:
        return day
    return f"{day}, {kinds.precision_of(field)} = coalesce(nullif(split_part({source}, ' ', 2), ''), 'day')"


def follow_move(path: str, day: date) -> None:
    """Bring the places of the acts along with the body now at ``path``: reach is today's tree."""
    step = f"{path.rstrip('/').rpartition('/')[2]}/"
    place = StrIndex(Concat(Value("/"), F("scope_path")), Value(f"/{step}"))
    rows = BulkEdit.objects.annotate(step_at=place).filter(step_at__gt=0).exclude(scope_path__startswith=path)
    rows.update(scope_path=Concat(Value(path), Substr("scope_path", F("step_at") + len(step))))
