"""Every write on things to do: reckon them anew for some bodies or all, follow moves of the tree, forget old ones."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from branches.models import WorkItem
from branches.workitems.registry import COLUMNS, Moment, Statement, WorkKind, kinds

if TYPE_CHECKING:
    from accounts.models import User

KEPT: Final = timedelta(days=62)
"""How long a thing done is still told: this month and the last."""
NIGHT, VISIT = 5_110, 5_111
"""Keys of the advisory locks: the night holds the first alone, each visit the second for its body."""
VISITS: Final = "pg_try_advisory_xact_lock_shared(%s) AND pg_try_advisory_xact_lock(%s, %s)"
PLACE: Final = """
    WITH ours AS MATERIALIZED (SELECT {lock} AS taken), place AS MATERIALIZED (
        SELECT organisation_id, path, kind, parent_id, name FROM branches_organisationperiod
        WHERE starts_on <= %s AND (ends_on IS NULL OR ends_on > %s) {within} AND (SELECT taken FROM ours)
    ), wanted AS MATERIALIZED ({wanted})
"""
ONE: Final = "SELECT %s::text AS kind, %s::text AS post, one.* FROM ({sql}) AS one({columns})"
NOTHING: Final = """
    SELECT NULL::text AS kind, NULL::text AS post, NULL::bigint AS organisation_id, NULL::text AS subject,
           NULL::date AS starts_on, NULL::date AS due_on, NULL::int AS amount, NULL::text AS rule_key,
           NULL::jsonb AS facts
    WHERE false
"""
FOUND: Final = "SELECT * FROM wanted"
RECONCILED: Final = """
    , kept AS (
        INSERT INTO branches_workitem AS item
            (organisation_id, path, kind, subject, post, facts, rule_key, starts_on, due_on, amount, computed_on)
        SELECT wanted.organisation_id, place.path, wanted.kind, wanted.subject, wanted.post, wanted.facts,
               wanted.rule_key, wanted.starts_on, wanted.due_on, wanted.amount, %s
        FROM wanted JOIN place ON place.organisation_id = wanted.organisation_id
        ORDER BY wanted.organisation_id, wanted.kind, wanted.subject
        ON CONFLICT (organisation_id, kind, subject) WHERE closed_on IS NULL DO UPDATE SET
            path = excluded.path, post = excluded.post, facts = excluded.facts, rule_key = excluded.rule_key,
            starts_on = excluded.starts_on, due_on = excluded.due_on, amount = excluded.amount,
            computed_on = excluded.computed_on
        WHERE (item.path, item.post, item.facts, item.rule_key, item.starts_on, item.due_on, item.amount)
            IS DISTINCT FROM (excluded.path, excluded.post, excluded.facts, excluded.rule_key, excluded.starts_on,
                              excluded.due_on, excluded.amount)
        RETURNING item.id
    ), closed AS (
        UPDATE branches_workitem AS item SET closed_on = %s
        WHERE item.closed_on IS NULL AND item.kind = ANY(%s) {within} AND (SELECT taken FROM ours)
          AND NOT EXISTS (
              SELECT FROM wanted WHERE wanted.organisation_id = item.organisation_id
                 AND wanted.kind = item.kind AND wanted.subject = item.subject)
        RETURNING item.id
    )
    SELECT (SELECT count(*) FROM wanted), (SELECT count(*) FROM kept), (SELECT count(*) FROM closed)
"""
MOVED: Final = """
    UPDATE branches_workitem AS item SET path = place.path
    FROM branches_organisationperiod AS place
    WHERE place.organisation_id = item.organisation_id AND place.path LIKE %s || '%%' AND item.closed_on IS NULL
      AND place.starts_on <= %s AND (place.ends_on IS NULL OR place.ends_on > %s) AND item.path <> place.path
"""


@transaction.atomic(savepoint=False)
def refresh(
    *,
    cells: Sequence[int] | None = None,
    today: date | None = None,
    codes: Collection[str] | None = None,
    by: "User | None",
) -> int:
    """Reckon what waits in these bodies (all without ``cells``) anew; returns how many things wait there.

    One statement whatever waits, beside what kinds reckoned in Python read: new rows in, changed ones brought up to
    date, those nothing asks for any more closed. Derived rows are no acts, so no history. Of two at once for one
    body the second leaves the work to the first; while the night reckons, a visit shows what stands.
    """
    moment = Moment(today or timezone.localdate(), None if cells is None else tuple(cells))
    asked = [kind for kind in kinds().values() if codes is None or kind.code in codes]
    if not asked:
        return 0
    statement, params = _statement(asked, moment)
    with connection.cursor() as cursor:
        if moment.cells is None:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NIGHT])
        cursor.execute(statement, params)
        waiting, _kept, _closed = cursor.fetchone()
    return int(waiting)


def _lock(moment: Moment) -> tuple[str, list[int]]:
    """Return what takes the lock of a visit; false where another does the same work at this moment.

    The night has taken its own before, alone.
    """
    if moment.cells is None:
        return "true", []
    return VISITS, [NIGHT, VISIT, moment.cells[0] % 2**31 if moment.cells else 0]


def finding(asked: Sequence[WorkKind], moment: Moment) -> tuple[str, list[Any]]:
    """Return the SELECT of what waits, without writing it: for measuring."""
    head, params = _wanted(asked, moment)
    return head + FOUND, params


def _statement(asked: Sequence[WorkKind], moment: Moment) -> tuple[str, list[Any]]:
    head, params = _wanted(asked, moment)
    cells = [] if moment.cells is None else [list(moment.cells)]
    within = "" if moment.cells is None else "AND item.organisation_id = ANY(%s)"
    codes = [kind.code for kind in asked]
    return head + RECONCILED.format(within=within), [*params, moment.today, moment.today, codes, *cells]


def _wanted(asked: Sequence[WorkKind], moment: Moment) -> tuple[str, list[Any]]:
    parts = [(kind, found) for kind in asked if (found := kind.wanted(moment))]
    wanted = " UNION ALL ".join(_one(found) for _kind, found in parts)
    within = "" if moment.cells is None else "AND organisation_id = ANY(%s)"
    lock, keys = _lock(moment)
    params: list[Any] = [*keys, moment.today, moment.today]
    params += [] if moment.cells is None else [list(moment.cells)]
    for kind, found in parts:
        params += [kind.code, kind.post, *found.params]
    return PLACE.format(lock=lock, within=within, wanted=wanted or NOTHING), params


def _one(found: Statement) -> str:
    return ONE.format(sql=found.sql, columns=", ".join(COLUMNS))


@transaction.atomic
def forget_done(*, today: date | None = None, by: "User | None") -> int:
    """Drop what was done two months ago and longer, and kinds no app knows any more; returns how many."""
    before = (today or timezone.localdate()) - KEPT
    old = Q(closed_on__lt=before) | ~Q(kind__in=list(kinds()))
    return WorkItem.objects.filter(old).delete()[0]


def follow_move(path: str, day: date) -> None:
    """Bring the places of things to do along with the bodies now at and below ``path``."""
    with connection.cursor() as cursor:
        cursor.execute(MOVED, [path, day, day])
