"""A refusal in words: the right that is missing, the roles that hold it, who gives it, how to ask."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.access import PermissionRefused
from accounts.grantors import Grantor, tree
from accounts.roles import PERMISSION_WORDS, roles_that_hold
from accounts.scope import Scope


@dataclass(frozen=True)
class Refusal:
    """What the refused page shows."""

    right: str | Promise
    held_by: str
    grantors: tuple[Grantor, ...]
    how_to_ask: str


def refusal_of(refused: PermissionRefused, scope: Scope, day: date) -> Refusal:
    """Return the words for a missing right; the grantors nearest to where it was missing."""
    nearest = refused.path or (scope.grants[0].path if scope.grants else "")
    right = PERMISSION_WORDS[refused.permission]
    return Refusal(
        right=right,
        held_by=", ".join(str(role.label) for role in roles_that_hold(refused.permission)),
        grantors=tuple(tree().grantors(refused.permission, nearest, day)),
        how_to_ask=_(
            "Gọi hoặc gặp một trong những người trên, nói rõ: cần quyền “{right}”, ở tổ chức nào, đến ngày nào, "
            "theo phân công nào. Được cấp xong, đồng chí chỉ cần mở lại trang này."
        ).format(right=right),
    )
