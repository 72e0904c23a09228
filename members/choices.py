"""Enumerations of the members app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """Giới tính."""

    MALE = "male", _("Nam")
    FEMALE = "female", _("Nữ")


class Precision(models.TextChoices):
    """How much of a date the paper says."""

    DAY = "day", _("đủ ngày")
    MONTH = "month", _("tháng và năm")
    YEAR = "year", _("chỉ năm")


class Standing(models.TextChoices):
    """Trạng thái của đảng viên trong đảng tịch."""

    ACTIVE = "active", _("Đang sinh hoạt")
    EXEMPT = "exempt", _("Được miễn công tác và sinh hoạt")
    SUSPENDED = "suspended", _("Bị đình chỉ sinh hoạt")
    DEPARTED = "departed", _("Đã chuyển đi")
    STRUCK_OFF = "struck_off", _("Đã xóa tên")
    EXPELLED = "expelled", _("Đã khai trừ")
    RESIGNED = "resigned", _("Đã xin ra khỏi Đảng")
    DIED = "died", _("Đã từ trần")


PRESENT_STANDINGS = (Standing.ACTIVE, Standing.EXEMPT, Standing.SUSPENDED)
ENDED_STANDINGS = (
    Standing.DEPARTED,
    Standing.STRUCK_OFF,
    Standing.EXPELLED,
    Standing.RESIGNED,
    Standing.DIED,
)


class PlacementKind(models.TextChoices):
    """Sinh hoạt chính thức hay tạm thời."""

    FORMAL = "formal", _("chính thức")
    TEMPORARY = "temporary", _("tạm thời")


class MovementKind(models.TextChoices):
    """Biến động đảng tịch."""

    REGISTERED = "registered", _("Ghi vào sổ")
    ADMITTED = "admitted", _("Kết nạp")
    READMITTED = "readmitted", _("Kết nạp lại")
    ARRIVED = "arrived", _("Chuyển đến")
    DEPARTED = "departed", _("Chuyển đi")
    STRUCK_OFF = "struck_off", _("Xóa tên")
    EXPELLED = "expelled", _("Khai trừ")
    RESIGNED = "resigned", _("Xin ra khỏi Đảng")
    DIED = "died", _("Từ trần")
    RESTORED = "restored", _("Khôi phục đảng tịch")
    REORGANISED = "reorganised", _("Sắp xếp tổ chức")
    STANDING = "standing", _("Đổi trạng thái sinh hoạt")
    CORRECTED = "corrected", _("Đính chính")


MOVEMENTS_IN = (
    MovementKind.REGISTERED,
    MovementKind.ADMITTED,
    MovementKind.READMITTED,
    MovementKind.ARRIVED,
    MovementKind.RESTORED,
)
"""Movements that open a placement and so name the cell it is in."""

EXITS = (MovementKind.STRUCK_OFF, MovementKind.EXPELLED, MovementKind.RESIGNED, MovementKind.DIED)
"""Movements that end the membership for good; the standing after each bears the same name."""

MOVEMENTS_OUT = (MovementKind.DEPARTED, *EXITS)
"""Movements that close a placement; a departure inside the city leaves the membership open."""
