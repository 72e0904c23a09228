"""Who opens which page of accounts and of the accounts of others."""

from allauth.mfa.models import Authenticator

from accounts.models import Draft, KeptPost, User
from branches.models import RoleGrant
from tests.factories import AppFactory, GrantFactory, PasskeyFactory, UserFactory
from tests.fences.rows import GRANTORS, LOG_READERS, Row, World


def account(world: World) -> User:
    """Somebody with one role in the secretary's cell."""
    return world.people["secretary"]


def account_elsewhere(world: World) -> User:
    """Somebody whose only role lies in another ward."""
    user = UserFactory(username="bi.thu.lang")
    GrantFactory(user=user, role="secretary", organisation=world.city.other_cell)
    return user


def grant(world: World) -> RoleGrant:
    """The role of ``account``."""
    return RoleGrant.objects.get(user=world.once(account))


def grant_elsewhere(world: World) -> RoleGrant:
    """The role of ``account_elsewhere``."""
    return RoleGrant.objects.get(user=world.once(account_elsewhere))


def kept(world: World) -> KeptPost:
    """A kept form of the secretary, nobody else's."""
    return KeptPost.objects.create(user=world.once(account), path="/", data={"fields": {}, "files": False})


def draft(world: World) -> Draft:
    """A draft of the secretary."""
    return Draft.objects.create(user=world.once(account), key="so-1")


def factors(world: World) -> User:
    """The secretary with an app on a telephone and a sheet of codes, nobody else."""
    user = world.once(account)
    AppFactory(user=user)
    return user


def passkey(world: World) -> Authenticator:
    """A passkey of the secretary beside the app."""
    world.once(factors)
    return PasskeyFactory(user=world.once(account))


def with_factor(world: World) -> dict[str, object]:
    """Return no arguments, but let the secretary have a second factor."""
    world.once(factors)
    return {}


def about_account(**more: object) -> Row:
    """Return the row of a page about one account: those who give roles there, others 403, out of reach 404."""
    return Row(
        kwargs=lambda world: {"pk": world.once(account).pk},
        outside=lambda world: {"pk": world.once(account_elsewhere).pk},
        allowed=GRANTORS,
        sees_outside=("administrator",),
        outside_rest=403,
        **more,
    )


EXPECTED = {
    "health": Row(open_to_all=True),
    "account_login": Row(ok=302, but={"anonymous": 200}),
    "account_logout": Row(but={"anonymous": 302}),
    "account_inactive": Row(open_to_all=True),
    "account_change_password": Row(),
    "accounts:rights": Row(),
    "accounts:drafts": Row(),
    "accounts:draft": Row(kwargs=lambda world: {"key": "so-2"}, method="post", data=lambda world: {"a": "1"}),
    "accounts:discard_draft": Row(kwargs=lambda world: {"key": world.once(draft).key}, method="post", ok=302),
    "accounts:kept": Row(kwargs=lambda world: {"pk": world.once(kept).pk}, allowed=("secretary",), rest=404),
    "accounts:discard_kept": Row(kwargs=lambda world: {"pk": world.once(kept).pk}, method="post", ok=302),
    "accounts:preferences": Row(method="post", ok=302, open_to_all=True),
    "accounts:access_log": Row(allowed=LOG_READERS),
    "accounts:protection": Row(),
    "accounts:set_app": Row(),
    "accounts:remove_app": Row(allowed=("secretary",), kwargs=with_factor, rest=404),
    "accounts:add_passkey": Row(ok=404),
    "accounts:remove_passkey": Row(
        kwargs=lambda world: {"pk": world.once(passkey).pk}, allowed=("secretary",), rest=404
    ),
    "accounts:recovery_codes": Row(kwargs=with_factor, allowed=("secretary",), rest=302),
    "accounts:new_recovery_codes": Row(kwargs=with_factor, method="post", ok=302),
    "accounts:sheet_is_kept": Row(method="post", ok=302),
    "accounts:confirm": Row(),
    "accounts:sessions": Row(),
    "accounts:end_session": Row(kwargs=lambda world: {"pk": 1}, method="post", ok=302),
    "accounts:end_other_sessions": Row(method="post", ok=302),
    "mfa_authenticate": Row(ok=302, but={"anonymous": 302}),
    "users:list": Row(allowed=GRANTORS),
    "users:choose": Row(allowed=GRANTORS),
    "users:add": Row(
        kwargs=lambda world: {"organisation": world.city.cell.pk},
        outside=lambda world: {"organisation": world.city.other_cell.pk},
        allowed=GRANTORS,
        sees_outside=("administrator",),
        outside_rest=403,
    ),
    "users:detail": about_account(),
    "users:edit": about_account(),
    "users:choose_for": about_account(),
    "users:activity": about_account(),
    "users:password": about_account(),
    "users:second_factor": about_account(),
    "users:sessions": about_account(),
    "users:give": Row(
        kwargs=lambda world: {"pk": world.once(account).pk, "organisation": world.city.cell.pk},
        outside=lambda world: {"pk": world.once(account).pk, "organisation": world.city.other_cell.pk},
        allowed=GRANTORS,
        sees_outside=("administrator",),
        outside_rest=403,
    ),
    "users:end": Row(
        kwargs=lambda world: {"pk": world.once(account).pk, "grant": world.once(grant).pk},
        outside=lambda world: {"pk": world.once(account_elsewhere).pk, "grant": world.once(grant_elsewhere).pk},
        allowed=GRANTORS,
        sees_outside=("administrator",),
        outside_rest=403,
    ),
}
