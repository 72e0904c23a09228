"""Reading what is guarded in a list is a line of the access log, as reading it on a record is."""

from collections.abc import Sequence

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.models import User
from members import listing, policy
from members.lists.columns import Column

SUBJECT = "list"


def record_list(page: listing.Page, shown: Sequence[Column], asked: listing.Request, *, by: User) -> None:
    """Log that ``by`` read guarded columns of so many people; that nobody meets a guarded condition is told too."""
    guarded = [column for column in shown if policy.is_guarded(column.name)]
    told = [one for one in asked.conditions if policy.is_guarded(one.item.name) and not one.fault]
    if not told and not (guarded and page.rows):
        return
    said = [str(column.label) for column in guarded]
    said += [f"{condition.label}: {condition.public}" for condition in told]
    record_access(
        user=by,
        action=AccessAction.VIEWED,
        subject_type=SUBJECT,
        scope=listing.place_now(asked.unit, asked) if asked.unit else asked.scope.paths(asked.permission)[0],
        filter_words="; ".join(said),
        count=len(page.rows),
    )
