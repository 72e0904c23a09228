"""Enumerations of the jobs app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    """Trạng thái của một việc nền."""

    QUEUED = "queued", _("đang chờ")
    RUNNING = "running", _("đang chạy")
    SUCCEEDED = "succeeded", _("đã xong")
    FAILED = "failed", _("không làm được")
    CANCELLED = "cancelled", _("đã dừng theo yêu cầu")


class BatchState(models.TextChoices):
    """Trạng thái của một đợt nhập."""

    UPLOADED = "uploaded", _("đã nhận tệp")
    CHECKING = "checking", _("đang kiểm tra")
    REFUSED = "refused", _("không nhận")
    CHECKED = "checked", _("chờ quyết định")
    COMMITTING = "committing", _("đang ghi")
    COMMITTED = "committed", _("đã ghi vào sổ")
    UNDOING = "undoing", _("đang hoàn tác")
    UNDONE = "undone", _("đã hoàn tác")
    DISCARDED = "discarded", _("đã bỏ")


class Outcome(models.TextChoices):
    """Kết quả kiểm tra một dòng; the strongest fault wins."""

    ACCEPTED = "accepted", _("nhận được")
    WARNING = "warning", _("nhận được, có cảnh báo")
    DUPLICATE = "duplicate", _("trùng")
    REFUSED = "refused", _("không nhận")


class Verdict(models.TextChoices):
    """What writing a row would do to the register."""

    NEW = "new", _("thêm mới")
    CHANGED = "changed", _("cập nhật")
    UNCHANGED = "unchanged", _("không đổi")
    HELD = "held", _("giữ lại")


class RowState(models.TextChoices):
    """What became of a staged row."""

    PENDING = "pending", _("chưa ghi")
    WRITTEN = "written", _("đã ghi")
    SKIPPED = "skipped", _("bỏ qua")
    UNDONE = "undone", _("đã hoàn tác")
