"""Enumerations of the jobs app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    """Trạng thái của một việc nền."""

    AWAITING = "awaiting", _("chờ phê duyệt")
    QUEUED = "queued", _("đang chờ")
    RUNNING = "running", _("đang chạy")
    SUCCEEDED = "succeeded", _("đã xong")
    FAILED = "failed", _("không làm được")
    CANCELLED = "cancelled", _("đã dừng theo yêu cầu")
    REFUSED = "refused", _("không được phê duyệt")


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


class ApprovalOutcome(models.TextChoices):
    """What became of a request for a second person's word; all but the first close it."""

    WAITING = "waiting", _("chờ phê duyệt")
    APPROVED = "approved", _("đã phê duyệt")
    REFUSED = "refused", _("không phê duyệt")
    WITHDRAWN = "withdrawn", _("người xin đã rút")
    EXPIRED = "expired", _("đã hết hạn")


class Ground(models.TextChoices):
    """Why a file needs a second person."""

    MANY = "many", _("Nhiều người ngoài chi bộ của người xin")
    SPECIAL = "special", _("Có dữ liệu đặc biệt về người")


class ColumnClass(models.TextChoices):
    """The class of what a column or a condition tells about a person, as an approver reads it."""

    BASIC = "basic", _("cơ bản")
    SENSITIVE = "sensitive", _("nhạy cảm")
    SPECIAL = "special", _("đặc biệt")
