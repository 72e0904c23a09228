"""Let somebody in again who lost the second factor and has no administrator above him."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from branches import grants


class Command(BaseCommand):
    """Takes the second factors of one account away and prints a password for one sign-in."""

    help = "Xóa bước xác nhận khi đăng nhập của một tài khoản và in mật khẩu dùng một lần."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the user name and the reason, which goes on record."""
        parser.add_argument("username", metavar="USERNAME", help="tên đăng nhập")
        parser.add_argument("--reason", required=True, metavar="TEXT", help="lý do, được ghi vào lịch sử tài khoản")

    def handle(self, *args: Any, username: str, reason: str, **options: Any) -> None:
        """Reset, and say the password this once."""
        if not reason.strip():
            raise CommandError("Hãy ghi lý do sau --reason.")
        try:
            _user, password = grants.reset_at_the_keyboard(username=username, reason=reason.strip()[:200])
        except User.DoesNotExist:
            raise CommandError(f"Không có tài khoản {username}.") from None
        self.stdout.write(password)
