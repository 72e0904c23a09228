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
