"""How the sign-in library behaves here: nobody signs up, accounts are made by administrators."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up; the rest as the library does it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts are made, not taken."""
        return False
