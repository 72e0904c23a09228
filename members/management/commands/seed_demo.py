"""Fill an empty register with a believable Hanoi; the same seed gives the same register."""

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from branches.models import Organisation
from members.seed.bodies import NEW_TREE, SMALLEST
from members.seed.body_names import TRIAL_CELLS
from members.seed.loading import load

LEAST = SMALLEST * len(TRIAL_CELLS)


class Command(BaseCommand):
    """Write demo data into an empty register; never deletes anything."""

    help = (
        "Ghi dữ liệu mẫu vào sổ còn trống: 126 xã, phường, mười đảng bộ khác, chi bộ, đảng viên, bí thư, tài khoản mẫu."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how many members, which seed, and the day the register speaks of."""
        parser.add_argument("--members", type=int, default=20_000, metavar="N", help="số đảng viên (20000)")
        parser.add_argument("--seed", type=int, default=1, metavar="S", help="hạt giống (1)")
        parser.add_argument("--as-of", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD", help="ngày của sổ")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse a register that holds anything, else fill it and say what was written."""
        members, today = options["members"], options["as_of"] or timezone.localdate()
        if members < LEAST:
            raise CommandError(f"Cần ít nhất {LEAST} đảng viên để các chi bộ mẫu đủ người (--members {LEAST}).")
        if today < NEW_TREE:
            raise CommandError(f"Dữ liệu mẫu bắt đầu từ ngày {NEW_TREE:%d/%m/%Y}; chọn --as-of từ ngày ấy.")
        if Organisation.objects.exists():
            raise CommandError("Sổ đã có tổ chức: chỉ ghi dữ liệu mẫu vào cơ sở dữ liệu trống. Chưa ghi gì.")
        begun, self.told = time.monotonic(), 0
        loaded = load(members=members, seed=options["seed"], today=today, tell=self._tell)
        seconds = time.monotonic() - begun
        self.stdout.write(
            f"Đã ghi {loaded.bodies} tổ chức ({loaded.cells} chi bộ), {loaded.members} đảng viên,"
            f" {loaded.secretaries} bí thư chi bộ, {loaded.users} tài khoản mẫu trong {seconds:.0f} giây."
        )

    def _tell(self, done: int) -> None:
        if done - self.told >= 50_000:
            self.told = done
            self.stdout.write(f"… {done} đảng viên")
