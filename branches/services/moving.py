"""Moving a body, and all below it, under another parent."""

from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Refused
from accounts.models import User
from branches import hooks, rules
from branches.models import OrganisationPeriod
from branches.rules import Paper
from branches.services import ground

KEPT = "name, name_folded, name_sort, kind, sector, unit_kind, parent_id"
CODE = """CASE WHEN %(old_code)s <> '' AND code LIKE %(old_code)s || '%%'
                THEN %(new_code)s || substr(code, length(%(old_code)s) + 1) ELSE code END"""
MOVE_DESCENDANTS = f"""
    WITH later AS (
        UPDATE branches_organisationperiod
        SET path = %(new)s || substr(path, length(%(old)s) + 1), code = {CODE}
        WHERE path LIKE %(old)s || '%%' AND organisation_id <> %(own)s AND starts_on >= %(day)s
        RETURNING id
    ), ended AS (
        UPDATE branches_organisationperiod AS period
        SET ends_on = %(day)s
        FROM branches_organisationperiod AS before
        WHERE before.id = period.id AND period.path LIKE %(old)s || '%%' AND period.organisation_id <> %(own)s
          AND period.starts_on < %(day)s AND (period.ends_on IS NULL OR period.ends_on > %(day)s)
        RETURNING period.*, before.ends_on AS ended_before
    )
    INSERT INTO branches_organisationperiod
        (organisation_id, starts_on, ends_on, path, cause, decision_number, decided_on, issuer, code, {KEPT})
    SELECT organisation_id, %(day)s, ended_before, %(new)s || substr(path, length(%(old)s) + 1),
           %(cause)s, %(number)s, %(decided_on)s, %(issuer)s, {CODE}, {KEPT}
    FROM ended ORDER BY path
"""  # noqa: S608 - the only parts put in are the constants above
"""One statement for any number of bodies: those in force on the day get a new period, later ones their new path.

Their codes follow the new code above them where they began with the old one and ``old_code`` is given.
"""


@transaction.atomic
def move_organisation(
    *,
    organisation_id: int,
    parent_id: int,
    starts_on: date,
    code: str | None = None,
    recode_below: bool = False,
    decision_number: str = "",
    decided_on: date | None = None,
    issuer: str = "",
    reason: str = "",
    version: int | None = None,
    by: User | None,
) -> OrganisationPeriod:
    """Put a body under another parent from a day on; all below it move along.

    ``code`` is its code there, None to keep it; with ``recode_below`` the codes below that begin with the
    old one follow the new one. Those above are told, so that copies of the path elsewhere follow in the
    same transaction.
    """
    paper = Paper(decision_number, decided_on, issuer)
    locked = ground.lock_open(organisation_id, version, parent_id=parent_id)
    digits = locked.period.code if code is None else ground.clean_code(code)
    above = ground.parent_body(parent_id, starts_on)
    ground.refuse(_findings(locked, above, digits, starts_on, paper), reason)
    assert above is not None
    codes = (locked.period.code, digits) if recode_below else ("", "")
    with history.act("move_organisation", by=by, reason=reason, paper=decision_number):
        return relocate(locked, above, digits, starts_on, paper, codes)


def relocate(
    locked: ground.Ground, above: rules.Body, code: str, day: date, paper: Paper, codes: tuple[str, str] = ("", "")
) -> OrganisationPeriod:
    """Write the new place of a body and of all below it; ``codes`` are old and new code those below follow.

    Call it inside the act that judged the move. Raises ``Refused`` when a code below is another body's.
    """
    path = f"{above.path}{locked.organisation.pk}/"
    parent_id = int(above.path.rstrip("/").rsplit("/", 1)[-1])
    changes = {"parent_id": parent_id, "code": code, "path": path}
    starts = tuple(rules.code_prefix(one, locked.period.kind) for one in codes) if all(codes) else ("", "")
    try:
        moved = _write_place(locked, changes, starts, day, paper)
    except IntegrityError as error:
        if "branches_period_code_belongs_to_one_body" not in str(error):
            raise
        reason = _("Mã mới của một tổ chức trực thuộc đang thuộc về tổ chức khác.")
        remedy = _("Bỏ đánh dấu đổi mã cấp dưới, rồi đổi mã từng tổ chức.")
        raise Refused([Finding("code_taken", "recode_below", reason, remedy)]) from error
    hooks.paths_changed(path, timezone.localdate())
    return moved


def _write_place(
    locked: ground.Ground, changes: dict[str, Any], codes: tuple[str, ...], day: date, paper: Paper
) -> OrganisationPeriod:
    """Write the place of the body and of all below it, or nothing."""
    old = locked.period.path
    with transaction.atomic():
        moved = ground.next_period(locked, day, OrganisationPeriod.Cause.REPARENTED, paper, **changes)
        _move_descendants(locked.organisation.pk, (old, str(changes["path"])), codes, day, paper)
    return moved


def _findings(
    locked: ground.Ground, above: rules.Body | None, code: str, starts_on: date, paper: Paper
) -> list[Finding]:
    """Judge a move: the new parent, the kind under it, the code there, the day."""
    period = locked.period
    found = rules.kind_findings(period.kind, above.kind if above else None, starts_on)
    if above:
        found += rules.move_findings(locked.body, locked.parent_path, above)
        parent_id = int(above.path.rstrip("/").rsplit("/", 1)[-1])
        found += rules.parent_place_findings(above, ground.path_now(parent_id), starts_on)
        found += rules.name_findings(period.name, ground.sibling_names(parent_id, but=period.organisation_id))
    taken = ground.is_code_taken(code, but=period.organisation_id)
    found += rules.code_findings(code, period.kind, above=above, is_taken=taken)
    found += rules.order_findings(starts_on, period.starts_on)
    return found + rules.day_findings(starts_on, paper, today=timezone.localdate(), above=above)


def _move_descendants(
    organisation_id: int, paths: tuple[str, str], codes: tuple[str, ...], day: date, paper: Paper
) -> None:
    """Move everything below; ``paths`` and ``codes`` are (old, new) beginnings."""
    columns = ground.paper_columns(paper)
    values = {
        "own": organisation_id,
        "old": paths[0],
        "new": paths[1],
        "old_code": codes[0],
        "new_code": codes[1],
        "day": day,
        "cause": OrganisationPeriod.Cause.MOVED_WITH_PARENT.value,
        "number": columns["decision_number"],
        "decided_on": columns["decided_on"],
        "issuer": columns["issuer"],
    }
    with connection.cursor() as cursor:
        cursor.execute(MOVE_DESCENDANTS, values)
