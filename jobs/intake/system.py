"""The user in whose name commands write; nobody can sign in as it."""

from accounts.models import User

SYSTEM = "he-thong"


def system_user() -> User:
    """Return the inactive user "Hệ thống", made when missing."""
    user = User.objects.filter(username=SYSTEM).first()
    if user is None:
        user = User.objects.create_user(SYSTEM, full_name="Hệ thống", is_active=False)
    return user
