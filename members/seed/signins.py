"""The sign-ins of the demo: one person per role, one documented password, only where ``DEMO`` is on."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import ROLES
from branches.models import RoleGrant
from members.seed.bodies import NEW_TREE, Body, Plan

PASSWORD = "sen-hong-ho-tay-2026"  # noqa: S105 - printed on purpose, for the demo only
"""The password of every demo sign-in; documented in the README, printed by ``demo_users``."""


@dataclass(frozen=True)
class SignIn:
    """One demo account: ``where`` is city, ward, cell or second (cell) of the trial ward."""

    username: str
    full_name: str
    role: str
    where: str


SIGN_INS = (
    SignIn("bithu", "Nguyễn Thị Hòa", "secretary", "cell"),
    SignIn("bithu2", "Trần Văn Lân", "secretary", "second"),
    SignIn("vanphong", "Lê Thị Minh", "office", "ward"),
    SignIn("tochuc", "Phạm Quốc Tuấn", "officer", "ward"),
    SignIn("tochuctp", "Đỗ Thanh Hà", "officer", "city"),
    SignIn("kiemtra", "Vũ Đức Chính", "inspector", "city"),
    SignIn("lanhdao", "Hoàng Minh Sơn", "leader", "city"),
    SignIn("kiemtoan", "Bùi Thu Trang", "auditor", "city"),
    SignIn("quantri", "Ngô Văn Kỹ", "administrator", "city"),
)


def _bodies(made: Plan) -> dict[str, Body]:
    assert made.trial_ward is not None
    return {
        "city": made.city,
        "ward": made.trial_ward,
        "cell": made.trial_cells[0],
        "second": made.trial_cells[1],
    }


def cells_led(made: Plan) -> set[int]:
    """Return the cells whose secretary is one of the sign-ins."""
    bodies = _bodies(made)
    return {bodies[one.where].organisation_id for one in SIGN_INS if one.role == "secretary"}


def create(made: Plan) -> int:
    """Create the accounts that do not exist yet, each with its role; accounts that exist are left as they are."""
    bodies, password = _bodies(made), make_password(PASSWORD)
    there = set(User.objects.values_list("username", flat=True))
    wanted = [one for one in SIGN_INS if one.username not in there]
    users = User.objects.bulk_create(
        [User(username=one.username, full_name=one.full_name, password=password) for one in wanted]
    )
    RoleGrant.objects.bulk_create(
        [
            RoleGrant(
                user=user,
                role=one.role,
                organisation_id=bodies[one.where].organisation_id,
                starts_on=NEW_TREE,
                reason=str(_("Dữ liệu mẫu")),
            )
            for user, one in zip(users, wanted, strict=True)
        ]
    )
    return len(users)


def table() -> list[tuple[str, str, str, str]]:
    """Return what ``demo_users`` prints: user name, password, role, organisation; only accounts that are there."""
    names = [one.username for one in SIGN_INS]
    grants = RoleGrant.objects.filter(user__username__in=names, organisation__periods__ends_on__isnull=True)
    rows = {
        grant[0]: (grant[0], PASSWORD, str(ROLES[grant[1]].label), grant[2])
        for grant in grants.values_list("user__username", "role", "organisation__periods__name")
    }
    return [rows[name] for name in names if name in rows]
