"""Members follow when bodies merge or divide: placements, movements, keepers and posts, set-based.

Called by the act on the bodies, inside its transaction; the act has named itself and locked the tree.
"""

from typing import Any

from django.db import connection
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.findings import Finding, Refused
from branches.hooks import Moving
from members.choices import MovementKind
from members.keeping import keeper_of
from members.models import Movement, Placement, Post

MOVE = """
    WITH ended AS (
        UPDATE members_placement AS placement SET ends_on = %(day)s
        FROM members_membership AS membership
        WHERE membership.id = placement.membership_id AND placement.cell_id = ANY(%(sources)s)
          AND placement.ends_on IS NULL
          AND (%(persons)s::bigint[] IS NULL OR membership.person_id = ANY(%(persons)s))
        RETURNING placement.membership_id, placement.cell_id, placement.kind
    ), opened AS (
        INSERT INTO members_placement (membership_id, cell_id, kind, starts_on{placement_columns})
        SELECT membership_id, %(target)s, kind, %(day)s{placement_values} FROM ended
    )
    INSERT INTO members_movement
        (membership_id, kind, happened_on, from_cell_id, to_cell_id, decision_number, decided_on, issuer,
         reason{movement_columns})
    SELECT membership_id, %(moved)s, %(day)s, cell_id, %(target)s, %(number)s, %(decided_on)s, %(issuer)s,
           %(reason)s{movement_values}
    FROM ended WHERE kind = 'formal'
"""
"""One statement for any number of members; a temporary placement moves along without a movement of its own."""
PLACEMENT = ("membership_id", "cell_id", "kind", "starts_on")
MOVEMENT = (
    "membership_id", "kind", "happened_on", "from_cell_id", "to_cell_id", "decision_number", "decided_on", "issuer",
    "reason",
)  # fmt: skip
KEEP = """
    UPDATE members_person
    SET keeper_id = %(target)s, keeper_path = %(path)s, base_id = %(base)s, committee_id = %(committee)s
    WHERE keeper_id = ANY(%(sources)s) AND merged_into_id IS NULL
      AND (%(persons)s::bigint[] IS NULL OR id = ANY(%(persons)s))
"""
"""The records of those who left or died are kept by the successor too when a body ends."""


def follow(moving: Moving) -> int:
    """Move the members and their records; end the posts in a body that ends. Returns how many members went.

    Raises ``Refused`` when the register already tells of movements there after that day.
    """
    _refuse_later(moving)
    keeper = keeper_of(moving.target, timezone.localdate())
    values: dict[str, Any] = {
        "day": moving.day,
        "sources": list(moving.sources),
        "persons": list(moving.persons) if moving.persons is not None else None,
        "target": moving.target,
        "moved": MovementKind.REORGANISED.value,
        "number": moving.decision_number,
        "decided_on": moving.decided_on,
        "issuer": moving.issuer,
        "reason": moving.reason[:300],
        "path": keeper.path,
        "base": keeper.base_id,
        "committee": keeper.committee_id,
    }
    others = {"placement": _others(Placement, PLACEMENT), "movement": _others(Movement, MOVEMENT)}
    words = {}
    for name, columns in others.items():
        words[f"{name}_columns"] = "".join(f", {column}" for column in columns)
        words[f"{name}_values"] = "".join(f", %({name}_{column})s" for column in columns)
        values |= {f"{name}_{column}": default for column, default in columns.items()}
    with connection.cursor() as cursor:
        cursor.execute(MOVE.format(**words), values)
        moved = int(cursor.rowcount)
        cursor.execute(KEEP, values)
    if moving.persons is None:
        _end_posts(moving)
    return moved


def _others(model: type[Model], named: tuple[str, ...]) -> dict[str, Any]:
    """Return the columns a statement does not name, with the default of each field."""
    fields = [one for one in model._meta.local_concrete_fields if not one.primary_key and one.column not in named]
    return {str(one.column): one.get_db_prep_save(one.get_default(), connection) for one in fields if not one.null}


def _refuse_later(moving: Moving) -> None:
    later = _later(moving).count()
    if not later:
        return
    words = ngettext(
        "Từ ngày {day} sổ đã ghi {n} biến động của đảng viên ở đây.",
        "Từ ngày {day} sổ đã ghi {n} biến động của đảng viên ở đây.",
        later,
    )
    reason = words.format(day=f"{moving.day:%d/%m/%Y}", n=later)
    raise Refused([Finding("members_moved_since", "starts_on", reason, _("Ghi từ ngày sau các biến động ấy."))])


def _later(moving: Moving) -> QuerySet[Placement]:
    """Return the placements that begin or end in these bodies from the day on; they would be cut in two."""
    begins = Q(starts_on__gte=moving.day)
    ends = Q(ends_on__gt=moving.day)
    found = Placement.objects.filter(begins | ends, cell_id__in=moving.sources)
    return found if moving.persons is None else found.filter(membership__person_id__in=moving.persons)


def _end_posts(moving: Moving) -> None:
    """End the posts of the bodies that end, by the same paper; one that began later never counted."""
    posts = Post.objects.filter(organisation_id__in=moving.sources, ends_on__isnull=True)
    columns = {
        "ending_number": moving.decision_number,
        "ending_decided_on": moving.decided_on,
        "ending_issuer": moving.issuer,
        "ending_reason": _("Tổ chức kết thúc do sắp xếp."),
    }
    posts.filter(starts_on__lte=moving.day).update(ends_on=moving.day, **columns)
