"""What is wrong, missing, doubled or stale in the records of one cell, counted so that the tree can add it up."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from branches.models import Organisation
from members.querysets import CellQualityQuerySet


class CellQuality(models.Model):
    """Chất lượng dữ liệu của một chi bộ (đúng, đủ, sạch, sống): counted by the night's job, never typed.

    ``members`` are those with an open formal placement; each count is of members with at least one
    such fault; ``repairs`` maps the key of a repair to how many members it would mend.
    """

    cell = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="+", verbose_name=_("Chi bộ"))
    path = models.CharField(max_length=200, editable=False)
    members = models.PositiveIntegerField(_("Số đảng viên"))
    wrong = models.PositiveIntegerField(_("Sai"), default=0)
    missing = models.PositiveIntegerField(_("Thiếu"), default=0)
    doubled = models.PositiveIntegerField(_("Trùng"), default=0)
    stale = models.PositiveIntegerField(_("Cũ"), default=0)
    sound = models.PositiveIntegerField(_("Hồ sơ không có điểm nào phải sửa"), default=0, db_column="clean")
    repairs = models.JSONField(_("Việc sửa có tác dụng nhất"), default=dict)
    computed_at = models.DateTimeField(_("Tính lúc"), default=timezone.now)

    objects = CellQualityQuerySet.as_manager()

    class Meta:
        verbose_name = _("chất lượng dữ liệu của chi bộ")
        verbose_name_plural = _("chất lượng dữ liệu của các chi bộ")
        indexes = [models.Index(fields=["path"], name="members_cellquality_path", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return f"{self.cell_id} {self.members}"
