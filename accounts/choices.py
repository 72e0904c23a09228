"""Enumerations of the accounts app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TextSize(models.TextChoices):
    """Cỡ chữ: how large a person wants to read."""

    NORMAL = "thuong", _("Thường")
    LARGE = "lon", _("Lớn")
    LARGEST = "rat-lon", _("Rất lớn")


class AccessAction(models.TextChoices):
    """What somebody read or took out."""

    VIEWED = "viewed", _("xem hồ sơ")
    REVEALED = "revealed", _("hiện số định danh")
    EXPORTED = "exported", _("xuất danh sách")
    REPORTED = "reported", _("lập báo cáo")
    DOWNLOADED = "downloaded", _("tải tệp")


class DoorActKind(models.TextChoices):
    """What was done to the doors of an account."""

    APP_SET = "app_set", _("cài mã bằng điện thoại")
    APP_CHANGED = "app_changed", _("chuyển mã sang điện thoại khác")
    APP_REMOVED = "app_removed", _("bỏ mã bằng điện thoại")
    PASSKEY_ADDED = "passkey_added", _("thêm khóa của máy")
    PASSKEY_REMOVED = "passkey_removed", _("bỏ khóa của máy")
    CODES_MADE = "codes_made", _("làm tờ mã dự phòng mới")
    CODE_USED = "code_used", _("đăng nhập bằng mã dự phòng")
    FACTOR_RESET = "factor_reset", _("đặt lại bước xác nhận khi đăng nhập")
    PASSWORD_RESET = "password_reset", _("cấp mật khẩu dùng một lần")
    SESSIONS_ENDED = "sessions_ended", _("kết thúc các phiên đang mở")
