"""Print the sign-ins of the demo as a table."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from members.seed.signins import table

HEADER = ("Tên đăng nhập", "Mật khẩu", "Vai trò", "Tổ chức")


class Command(BaseCommand):
    """Show the demo accounts of this database; refused where the demo is off."""

    help = "In các tài khoản mẫu: tên đăng nhập, mật khẩu, vai trò, tổ chức."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line an account, columns aligned."""
        if not settings.DEMO:
            raise CommandError("Đây không phải bản dùng thử (DEMO tắt): không có tài khoản mẫu.")
        rows = table()
        if not rows:
            self.stdout.write("Chưa có tài khoản mẫu; chạy seed_demo trên cơ sở dữ liệu trống.")
            return
        lines = [HEADER, *rows]
        widths = [max(len(line[place]) for line in lines) for place in range(len(HEADER))]
        for line in lines:
            self.stdout.write("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())
