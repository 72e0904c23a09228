"""Items 27, 28 and 30 of the Phiếu đảng viên: off unless the committee's regime allows them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import history
from members.models.person import Person
from members.querysets import RecordRowQuerySet


@history.track()
class Background(models.Model):
    """Đặc điểm lịch sử, quan hệ với nước ngoài, hoàn cảnh kinh tế: at most one row per person."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="background")
    left_words = models.TextField(_("Bị khai trừ, xóa tên, xin ra khỏi Đảng"), max_length=2000, blank=True)
    readmitted_words = models.TextField(_("Kết nạp lại"), max_length=2000, blank=True)
    restored_words = models.TextField(_("Khôi phục đảng tịch"), max_length=2000, blank=True)
    law_words = models.TextField(_("Bị xử lý theo pháp luật"), max_length=2000, blank=True)
    old_regime_words = models.TextField(_("Làm việc trong chế độ cũ"), max_length=2000, blank=True)
    abroad_ties = models.TextField(_("Quan hệ với tổ chức nước ngoài"), max_length=2000, blank=True)
    relatives_abroad = models.TextField(_("Người thân ở nước ngoài"), max_length=2000, blank=True)
    income = models.BigIntegerField(_("Tổng thu nhập của hộ một năm (đồng)"), null=True, blank=True)
    income_per_head = models.BigIntegerField(_("Thu nhập bình quân một người (đồng)"), null=True, blank=True)
    house_granted = models.CharField(_("Nhà được cấp, được thuê: loại"), max_length=200, blank=True)
    house_granted_area = models.DecimalField(
        _("Nhà được cấp, được thuê: diện tích (m²)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    house_own = models.CharField(_("Nhà tự mua, tự xây: loại"), max_length=200, blank=True)
    house_own_area = models.DecimalField(
        _("Nhà tự mua, tự xây: diện tích (m²)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    land_granted_area = models.DecimalField(
        _("Đất được cấp (m²)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    land_bought_area = models.DecimalField(_("Đất tự mua (m²)"), max_digits=12, decimal_places=2, null=True, blank=True)
    business = models.CharField(_("Hoạt động kinh tế"), max_length=500, blank=True)
    farm_area = models.DecimalField(_("Đất trang trại (ha)"), max_digits=10, decimal_places=2, null=True, blank=True)
    workers_hired = models.PositiveIntegerField(_("Số lao động thuê mướn"), null=True, blank=True)
    assets = models.TextField(_("Tài sản có giá trị từ 50 triệu đồng"), max_length=2000, blank=True)
    assets_value = models.BigIntegerField(_("Giá trị tài sản (đồng)"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = RecordRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("lịch sử bản thân, kinh tế")
        verbose_name_plural = _("lịch sử bản thân, kinh tế")
        constraints = [
            models.CheckConstraint(
                condition=(Q(income__isnull=True) | Q(income__gte=0))
                & (Q(income_per_head__isnull=True) | Q(income_per_head__gte=0))
                & (Q(assets_value__isnull=True) | Q(assets_value__gte=0)),
                name="members_background_money_is_not_negative",
                violation_error_message=_("Số tiền không thể âm."),
            ),
            models.CheckConstraint(
                condition=(Q(house_granted_area__isnull=True) | Q(house_granted_area__gte=0))
                & (Q(house_own_area__isnull=True) | Q(house_own_area__gte=0))
                & (Q(land_granted_area__isnull=True) | Q(land_granted_area__gte=0))
                & (Q(land_bought_area__isnull=True) | Q(land_bought_area__gte=0))
                & (Q(farm_area__isnull=True) | Q(farm_area__gte=0)),
                name="members_background_area_is_not_negative",
                violation_error_message=_("Diện tích không thể âm."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)
