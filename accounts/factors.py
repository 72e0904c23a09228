"""The second factors of an account as pages ask for them, and how the library keeps their secrets. No writes."""

import base64
import ipaddress
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.models import User

FEW_CODES = 3
WRONG = _("Chưa xác nhận được. Hãy gõ mã mới đang hiện trên điện thoại, hoặc một mã dự phòng chưa dùng.")


class SecondFactorAdapter(DefaultMFAAdapter):
    """The library's questions answered: one text for whatever was wrong, secrets encrypted, our name in the app."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG}

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return what the app on the telephone shows: the site and the user name."""
        return f"{self.get_totp_issuer()}:{user.get_username()}"

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)

    def encrypt(self, text: str) -> str:
        """Encrypt a secret before it goes into the database, so that a stolen dump opens no account."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret, an empty text when the key it was encrypted with is no longer known."""
        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""


def _fernet() -> MultiFernet:
    """Return the cipher whose keys come from the secret keys, the present one first."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [salted_hmac("accounts.factors", "", secret=secret, algorithm="sha256").digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


@dataclass(frozen=True)
class Passkey:
    """Khóa của máy: one device that answers for its owner."""

    pk: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class Factors:
    """What an account has beside its password; ``codes_left`` is None when codes were never made."""

    app_since: datetime | None
    passkeys: tuple[Passkey, ...]
    codes_left: int | None

    @property
    def is_enough(self) -> bool:
        """Say whether one real factor is there: recovery codes alone are none."""
        return bool(self.app_since or self.passkeys)

    @property
    def count(self) -> int:
        """Return how many real factors there are."""
        return len(self.passkeys) + bool(self.app_since)

    @property
    def has_few_codes(self) -> bool:
        """Say whether the sheet of codes runs out or was never made."""
        return (self.codes_left or 0) <= FEW_CODES


def factors_of(user: User) -> Factors:
    """Return the second factors of one account, the oldest passkey first."""
    app, codes, passkeys = None, None, []
    for row in Authenticator.objects.filter(user=user).order_by("pk"):
        if row.type == Authenticator.Type.TOTP:
            app = row.created_at
        elif row.type == Authenticator.Type.RECOVERY_CODES:
            codes = len(row.wrap().get_unused_codes())
        else:
            passkeys.append(Passkey(row.pk, row.data["name"], row.created_at, row.last_used_at))
    return Factors(app, tuple(passkeys), codes)


def has_factor(user: User) -> bool:
    """Say whether the account has a real second factor."""
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def passkeys_offered(request: HttpRequest) -> bool:
    """Say whether browsers can keep a passkey for this address: switched on, encrypted, and a name, not a number."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return bool(settings.PASSKEYS) and (request.is_secure() or host == "localhost")
    return False
