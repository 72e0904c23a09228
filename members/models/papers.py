"""The papers of the file: whether each is there and where it is kept; and the one portrait."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from members.choices import PaperState
from members.models.person import Person
from members.querysets import RecordRowQuerySet

MOST_PORTRAIT_BYTES = 200 * 1024


@history.track()
class FilePaper(models.Model):
    """Giấy tờ trong hồ sơ: one kind of the 104 (1361-CV/BTCTW, Phụ lục 1) in one person's file.

    Scans stay out: a row says number, day, whether it is there and where it is kept.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("Loại giấy tờ"), max_length=10)
    state = models.CharField(_("Tình trạng"), max_length=10, choices=PaperState.choices)
    number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    sheets = models.PositiveSmallIntegerField(_("Số tờ"), null=True, blank=True)
    kept_at = models.CharField(_("Nơi lưu"), max_length=200, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = RecordRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("giấy tờ trong hồ sơ")
        verbose_name_plural = _("giấy tờ trong hồ sơ")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                name="members_filepaper_of_each_kind_one_line",
                violation_error_message=_("Loại giấy tờ này đã có một dòng trong hồ sơ."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=PaperState.values),
                name="members_filepaper_is_there_missing_or_not_needed",
                violation_error_message=_("Giấy tờ phải là có, còn thiếu hoặc không cần."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"


class Portrait(models.Model):
    """Ảnh chân dung: the one picture of a person, re-encoded 3×4; a new one replaces the old."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="portrait", primary_key=True)
    image = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(_("Ghi lúc"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = RecordRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("ảnh chân dung")
        verbose_name_plural = _("ảnh chân dung")

    def __str__(self) -> str:
        return str(self.person_id)
