"""Writes about second factors: setting one up, using it, taking it away, the sheet of recovery codes."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import totp
from accounts.choices import DoorActKind
from accounts.factors import factors_of, has_factor
from accounts.findings import Finding, Refused
from accounts.models import User
from accounts.services.doors import end_sessions, record_door_act

Type = Authenticator.Type
RECOVERY_DIGITS = 8


def digits_of(code: str) -> str:
    """Return the digits of what was typed: blanks, dots and wide digits do no harm."""
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", code))


@transaction.atomic
def set_app(*, secret: str, code: str, keep: str, by: User) -> bool:
    """Let the app that shows ``code`` answer for the account, in place of the one before; its other sessions end.

    ``keep`` is the key of the session that goes on. Returns whether a first sheet of recovery codes was
    made. Raises ``Refused`` when the code is not the one the secret gives now.
    """
    step = totp.step_of(secret, digits_of(code))
    if step is None:
        reason = _("Mã này không khớp.")
        remedy = _("Hãy gõ 6 chữ số đang hiện trên điện thoại; mã đổi sau mỗi nửa phút. Giờ của điện thoại phải đúng.")
        raise Refused([Finding("wrong_code", "code", reason, remedy)])
    _lock(by)
    replaced, _kinds = Authenticator.objects.filter(user=by, type=Type.TOTP).delete()
    data = {"secret": get_adapter().encrypt(secret), "last_step": step}
    Authenticator.objects.create(user=by, type=Type.TOTP, data=data)
    record_door_act(user=by, kind=DoorActKind.APP_CHANGED if replaced else DoorActKind.APP_SET, by=by)
    end_sessions(user=by, keep=keep, by=by)
    return _first_codes(by)


@transaction.atomic
def remove_app(*, by: User) -> None:
    """Take the app away; raises ``Refused`` when it is the last factor of an account that needs one."""
    _lock(by)
    _refuse_the_last(by)
    removed, _kinds = Authenticator.objects.filter(user=by, type=Type.TOTP).delete()
    if removed:
        record_door_act(user=by, kind=DoorActKind.APP_REMOVED, by=by)
    _drop_lonely_codes(by)


@transaction.atomic
def add_passkey(*, name: str, credential: Mapping[str, Any], keep: str, by: User) -> bool:
    """Let a device answer for the account; ``credential`` has been checked against the challenge.

    ``keep`` and what is returned are as in ``set_app``; other sessions end with the first factor only.
    """
    _lock(by)
    is_first = not has_factor(by)
    WebAuthn.add(by, name, dict(credential))
    record_door_act(user=by, kind=DoorActKind.PASSKEY_ADDED, detail=name, by=by)
    if is_first:
        end_sessions(user=by, keep=keep, by=by)
    return _first_codes(by)


@transaction.atomic
def remove_passkey(*, passkey_id: int, by: User) -> None:
    """Take a device away; raises ``Refused`` when it is the last factor of an account that needs one."""
    _lock(by)
    row = Authenticator.objects.filter(user=by, type=Type.WEBAUTHN, pk=passkey_id).first()
    if row is None:
        return
    _refuse_the_last(by)
    row.delete()
    record_door_act(user=by, kind=DoorActKind.PASSKEY_REMOVED, detail=row.data["name"], by=by)
    _drop_lonely_codes(by)


@transaction.atomic
def make_recovery_codes(*, by: User) -> None:
    """Make a new sheet of recovery codes; those on the old one work no more."""
    _lock(by)
    Authenticator.objects.filter(user=by, type=Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(by)
    record_door_act(user=by, kind=DoorActKind.CODES_MADE, by=by)


@transaction.atomic
def use_code(*, code: str, by: User) -> Authenticator | None:
    """Use a code of the app (6 digits) or of the sheet (8 digits), once; returns the factor, None when wrong."""
    digits = digits_of(code)
    kind = Type.TOTP if len(digits) == totp.DIGITS else Type.RECOVERY_CODES
    row: Authenticator | None = Authenticator.objects.select_for_update().filter(user=by, type=kind).first()
    if row is None or len(digits) not in (totp.DIGITS, RECOVERY_DIGITS):
        return None
    if kind == Type.TOTP:
        step = totp.step_of(get_adapter().decrypt(row.data["secret"]), digits, after=row.data["last_step"])
        if step is None:
            return None
        row.data["last_step"] = step
        row.save(update_fields=["data"])
    elif not get_adapter().decrypt(row.data["seed"]) or not row.wrap().validate_code(digits):
        return None
    else:
        left = factors_of(by).codes_left
        record_door_act(user=by, kind=DoorActKind.CODE_USED, detail=str(left), by=by)
    return row


@transaction.atomic
def clear_second_factor(*, user: User, by: User | None) -> None:
    """Take all second factors of an account away; the caller has checked the right and records the reason."""
    Authenticator.objects.filter(user=user).delete()


def codes_on_the_sheet(user: User) -> list[str]:
    """Return the unused recovery codes in the clear, for the page that is printed once."""
    row = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return row.wrap().get_unused_codes() if row else []


def _lock(user: User) -> None:
    """Let one change of factors at a time go on for an account."""
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)


def _first_codes(user: User) -> bool:
    if Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).exists():
        return False
    make_recovery_codes(by=user)
    return True


def _drop_lonely_codes(user: User) -> None:
    """Codes without a factor open nothing: they go with the last one."""
    if not has_factor(user):
        Authenticator.objects.filter(user=user).delete()


def _refuse_the_last(user: User) -> None:
    if settings.SECOND_FACTOR_REQUIRED and factors_of(user).count <= 1:
        reason = _("Đây là cách xác nhận duy nhất còn lại của đồng chí.")
        raise Refused([Finding("last_factor", "", reason, _("Hãy cài cách khác trước, rồi mới bỏ cách này."))])
