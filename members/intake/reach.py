"""Against whose records a list is judged: those within reach of who sent it and of everybody who put a line right."""

from collections.abc import Sequence

from accounts.models import User
from accounts.roles import Permission
from jobs.models import Batch
from jobs.registry import scope_now


def paths_of(batch: Batch, permission: Permission = Permission.IMPORT_MEMBERS) -> tuple[str, ...]:
    """Return the paths under which the records lie that a batch may be compared with; "" is everything.

    What a check says of a line, and how many lines it finds unchanged, answers whoever typed into it: a
    person who puts a line right learns nothing of records out of his own reach.
    """
    people = User.objects.filter(pk__in=set(batch.context.get("menders", {}).values()))
    found: Sequence[str] = ("",) if batch.context.get("system") else _reach(batch.created_by, permission)
    for person in people:
        found = within_both(found, _reach(person, permission))
    return tuple(found)


def within_both(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the paths that lie within reach of both."""
    pairs = [sorted((one, other), key=len) for one in some for other in others]
    return tuple(sorted({lower for upper, lower in pairs if lower.startswith(upper)}))


def _reach(user: User, permission: Permission) -> tuple[str, ...]:
    return scope_now(user).paths(permission)
