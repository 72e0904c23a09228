"""How the sign-in library behaves here: nobody signs up, accounts are made by those who grant roles."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import history
from accounts.addresses import is_own_path
from accounts.models import User
from accounts.services import doors
from accounts.throttling import address_of

FIRST_STEP = "first_step"


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up, our words, and a changed password that ends the duty to change it."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Hãy xem lại phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
        ),
        "enter_current_password": _("Mật khẩu hiện nay không đúng. Hãy ghi lại mật khẩu đang dùng."),
    }

    def is_safe_url(self, url: str | None) -> bool:
        """Let nobody be sent anywhere but to a path of this site after signing in or out."""
        return is_own_path(url or "")

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts are made, not taken."""
        return False

    def set_password(self, user: User, password: str) -> None:
        """Keep the new password, chosen by the person; the duty to change a given one and other sessions end."""
        with transaction.atomic(), history.act("change_password", by=user):
            user.set_password(password)
            user.must_change_password = False
            user.save(update_fields=["password", "must_change_password"])
            doors.end_sessions(user=user, keep=self._own_key(), by=user)

    def _own_key(self) -> str:
        """Return the key of the session in which the password is being changed, "" outside a request."""
        return (self.request.session.session_key or "") if self.request else ""

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Note which password was right: given a new one meanwhile, the second step begins anew."""
        request.session[FIRST_STEP] = user.get_session_auth_hash()
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the visitor's address as everywhere else here."""
        return address_of(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return to the page of one's own account."""
        return reverse("accounts:rights")
