"""Services that give, end and guard roles, and the accounts of those who hold them."""

import secrets
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from accounts.choices import DoorActKind
from accounts.findings import Finding, Refused
from accounts.models import User
from accounts.roles import ROLES, Permission
from accounts.scope import Scope
from accounts.services import doors
from accounts.services.second_factor import clear_second_factor
from branches.models import OrganisationPeriod, RoleGrant
from branches.scopes import scope_of

SYLLABLES = (
    "an ba bay binh cau chim chieu coi da dam dao dong gio giay hoa hong kem khe lam lua mai mau may nam "
    "nang ngo nhan non nui oi phin que rau ruong sang sen song suoi tam thu tre trang tuoi vang vu xanh xoai"
)


def grantable_roles(scope: Scope, path: str) -> tuple[str, ...]:
    """Return the codes of the roles that the scope's holder may give at ``path``, in catalogue order."""
    given: set[str] = set()
    for grant in scope.grants:
        role = ROLES.get(grant.role)
        if role and path.startswith(grant.path):
            given |= role.may_grant
    return tuple(code for code in ROLES if code in given)


def path_on(organisation_id: int, day: date) -> str:
    """Return the path of the organisation on ``day``, an empty text when it is not there that day."""
    period = OrganisationPeriod.objects.on(day).filter(organisation_id=organisation_id).first()
    return period.path if period else ""


def grant_findings(
    *, user_id: int, role: str, path: str, starts_on: date, ends_on: date | None, by: User, scope: Scope
) -> list[Finding]:
    """Return all that speaks against giving the role."""
    found = []
    if user_id == by.pk:
        found.append(_self_finding())
    if not path or not scope.allows(Permission.GRANT_ROLES, path):
        reason, remedy = _("Tổ chức này không thuộc phạm vi đồng chí được cấp vai trò."), _("Hãy chọn tổ chức khác.")
        found.append(Finding("outside_reach", "organisation", reason, remedy))
    elif role not in grantable_roles(scope, path):
        reason = _("Vai trò của đồng chí không cấp được vai trò này.")
        remedy = _("Hãy đề nghị người quản trị hệ thống của đảng bộ cấp trên.")
        found.append(Finding("role_not_grantable", "role", reason, remedy, value=role))
    if ends_on is not None and ends_on <= starts_on:
        reason = _("Ngày hết hạn phải sau ngày bắt đầu.")
        found.append(Finding("ends_before_start", "ends_on", reason, _("Hãy xem lại hai ngày.")))
    return found


def _self_finding() -> Finding:
    reason = _("Không ai tự cấp hoặc tự thu hồi vai trò của mình.")
    return Finding("oneself", "", reason, _("Hãy đề nghị người quản trị khác làm việc này."))


@transaction.atomic
def grant_role(
    *,
    user_id: int,
    role: str,
    organisation_id: int,
    starts_on: date,
    ends_on: date | None = None,
    reason: str,
    post_id: int | None = None,
    stands_in: bool = False,
    by: User,
) -> RoleGrant:
    """Give a user a role on an organisation during [starts_on, ends_on), for a post where ``post_id`` names one.

    ``stands_in`` marks a deputy's time in the place of whoever holds the post. Raises ``Refused`` outside the
    reach of ``by``, for a role ``by`` may not give, to oneself, and when the user holds the role there already in
    that time.
    """
    today = timezone.localdate()
    path = path_on(organisation_id, today)
    findings = grant_findings(
        user_id=user_id,
        role=role,
        path=path,
        starts_on=starts_on,
        ends_on=ends_on,
        by=by,
        scope=scope_of(by, today),
    )
    if findings:
        raise Refused(findings)
    user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
    grant = RoleGrant(
        user=user,
        role=role,
        organisation_id=organisation_id,
        starts_on=starts_on,
        ends_on=ends_on,
        granted_by=by,
        reason=reason,
        post_id=post_id,
        stands_in=stands_in,
    )
    try:
        with transaction.atomic(), history.act("grant_role", by=by, reason=reason):
            grant.save(force_insert=True)
    except IntegrityError as error:
        words = _("Người này đã có vai trò đó ở tổ chức này trong khoảng ngày đã ghi.")
        remedy = _("Hãy thu hồi vai trò cũ trước, hoặc chọn ngày bắt đầu sau khi vai trò cũ hết hạn.")
        raise Refused([Finding("granted_already", "role", words, remedy)]) from error
    return grant


@transaction.atomic
def end_grant(*, grant_id: int, ends_on: date | None = None, reason: str, by: User) -> RoleGrant:
    """End a role on ``ends_on``, from today on by default; it works no more at the next request of that day.

    A role that has not begun ends on its first day. Raises ``Refused`` outside the reach of ``by``,
    for a role ``by`` may not give, for one's own, and when it has ended by then.
    """
    grant: RoleGrant = RoleGrant.objects.select_for_update(of=("self",)).get(pk=grant_id)
    today = timezone.localdate()
    day = max(ends_on or today, today, grant.starts_on)
    findings = _ending_findings(grant, day, by)
    if findings:
        raise Refused(findings)
    grant.ends_on = day
    with history.act("end_grant", by=by, reason=reason):
        grant.save(update_fields=["ends_on"])
    return grant


def _ending_findings(grant: RoleGrant, day: date, by: User) -> list[Finding]:
    found = []
    if grant.user_id == by.pk:
        found.append(_self_finding())
    if not may_end(grant, scope_of(by, timezone.localdate())):
        reason = _("Vai trò này do cấp khác cấp, đồng chí không thu hồi được.")
        remedy = _("Hãy đề nghị người quản trị hệ thống của đảng bộ cấp trên.")
        found.append(Finding("not_yours_to_end", "", reason, remedy))
    if grant.ends_on is not None and grant.ends_on <= day:
        reason = _("Vai trò này hết hạn trước hoặc đúng ngày đã ghi.")
        found.append(Finding("ended_already", "ends_on", reason, _("Không cần thu hồi nữa.")))
    return found


def may_end(grant: RoleGrant, scope: Scope) -> bool:
    """Say whether the scope's holder may end this grant: one he might have given."""
    path = last_path(grant.organisation_id)
    return scope.allows(Permission.GRANT_ROLES, path) and grant.role in grantable_roles(scope, path)


def last_path(organisation_id: int) -> str:
    """Return the path of the organisation now, or the last one it had."""
    period = OrganisationPeriod.objects.filter(organisation_id=organisation_id).order_by("-starts_on").first()
    return period.path if period else ""


def may_manage(*, user: User, by: User) -> bool:
    """Say whether ``by`` may change the account of ``user``: every role it holds or will hold is his to give.

    Otherwise resetting the password of a superior would give his rights away. Never one's own account.
    """
    if user.pk == by.pk:
        return False
    today = timezone.localdate()
    scope = scope_of(by, today)
    grants = list(RoleGrant.objects.filter(user=user))
    open_grants = [grant for grant in grants if grant.ends_on is None or grant.ends_on > today]
    within_reach = any(scope.allows(Permission.GRANT_ROLES, last_path(grant.organisation_id)) for grant in grants)
    return within_reach and all(may_end(grant, scope) for grant in open_grants)


def one_time_password() -> str:
    """Return five plain syllables and two digits, easy to read out and to type: about 40 bits for one use."""
    words = "-".join(secrets.choice(SYLLABLES.split()) for _ in range(5))
    return f"{words}-{secrets.randbelow(90) + 10}{secrets.randbelow(90) + 10}"


@transaction.atomic
def add_user(
    *,
    username: str,
    full_name: str,
    phone: str,
    role: str,
    organisation_id: int,
    starts_on: date,
    ends_on: date | None = None,
    reason: str,
    by: User,
) -> tuple[User, str]:
    """Make an account with its first role; returns it and the password to hand over, shown this once.

    Raises ``Refused`` when the name is taken or the role may not be given; then nothing is made.
    """
    password = one_time_password()
    user = User(username=username.strip().lower(), full_name=full_name, phone=phone, must_change_password=True)
    user.set_password(password)
    try:
        user.full_clean(exclude=["password"], validate_unique=False)
    except ValidationError as error:
        raise Refused(
            Finding("account_invalid", "username" if field == "__all__" else field, text, _("Hãy chọn tên khác."))
            for field, texts in error.message_dict.items()
            for text in texts
        ) from error
    with history.act("add_user", by=by, reason=reason):
        user.save(force_insert=True)
    grant_role(
        user_id=user.pk,
        role=role,
        organisation_id=organisation_id,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        by=by,
    )
    return user, password


@transaction.atomic
def edit_user(*, user_id: int, full_name: str, phone: str, by: User) -> User:
    """Correct the name and telephone of an account."""
    user = _managed(user_id, by)
    user.full_name, user.phone = full_name, phone
    with history.act("edit_user", by=by):
        user.save(update_fields=["full_name", "phone"])
    return user


@transaction.atomic
def set_user_active(*, user_id: int, is_active: bool, reason: str, by: User) -> User:
    """Stop an account, or open it again; a stopped one is signed out at its next request."""
    user = _managed(user_id, by)
    user.is_active = is_active
    with history.act("open_user" if is_active else "stop_user", by=by, reason=reason):
        user.save(update_fields=["is_active"])
    return user


@transaction.atomic
def reset_password(*, user_id: int, reason: str, by: User) -> tuple[User, str]:
    """Give the account a one-time password, in person; its sessions end. Returns it and the password."""
    return _with_new_password(_managed(user_id, by), DoorActKind.PASSWORD_RESET, reason, by)


@transaction.atomic
def reset_second_factor(*, user_id: int, reason: str, by: User) -> tuple[User, str]:
    """Take all second factors of the account away, in person, and give it a one-time password; its sessions end.

    Returns it and the password. After signing in the person sets up a second factor anew.
    """
    user = _managed(user_id, by)
    clear_second_factor(user=user, by=by)
    return _with_new_password(user, DoorActKind.FACTOR_RESET, reason, by)


@transaction.atomic
def reset_at_the_keyboard(*, username: str, reason: str, by: None = None) -> tuple[User, str]:
    """Do the same for whoever has no administrator above, by somebody at the keyboard of the server.

    Raises ``User.DoesNotExist`` for an unknown name.
    """
    user = User.objects.select_for_update(of=("self",)).get(username=username.strip().lower())
    clear_second_factor(user=user, by=by)
    return _with_new_password(user, DoorActKind.FACTOR_RESET, reason, by)


def _with_new_password(user: User, kind: DoorActKind, reason: str, by: User | None) -> tuple[User, str]:
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    with history.act("reset_password", by=by, reason=reason):
        user.save(update_fields=["password", "must_change_password"])
    doors.record_door_act(user=user, kind=kind, reason=reason, by=by)
    doors.end_sessions(user=user, by=by)
    return user, password


@transaction.atomic
def end_user_sessions(*, user_id: int, reason: str, by: User) -> User:
    """End all open sessions of the account; the person may sign in again."""
    user = _managed(user_id, by)
    doors.record_door_act(user=user, kind=DoorActKind.SESSIONS_ENDED, reason=reason, by=by)
    doors.end_sessions(user=user, by=by)
    return user


def _managed(user_id: int, by: User) -> User:
    """Return the user, locked; raises ``Refused`` unless ``by`` may change the account."""
    user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
    if not may_manage(user=user, by=by):
        reason = _("Tài khoản này giữ vai trò mà đồng chí không cấp được, nên đồng chí không sửa được.")
        remedy = _("Hãy đề nghị người quản trị hệ thống của đảng bộ cấp trên.")
        raise Refused([Finding("not_yours_to_manage", "", reason, remedy)])
    return user
