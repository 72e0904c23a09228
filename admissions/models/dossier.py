"""The papers of a dossier and the people to be verified: that a paper is there and where; scans are kept nowhere."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import history
from admissions.choices import Form, Relation, SpecialGroup
from admissions.models.admission import Admission
from admissions.querysets import OfAdmissionQuerySet


@history.track()
class DossierItem(models.Model):
    """Một giấy tờ trong hồ sơ: which form, of which day and number, whether it is there and where it is kept."""

    admission = models.ForeignKey(Admission, on_delete=models.PROTECT, related_name="items")
    form = models.CharField(_("Giấy tờ"), max_length=10, choices=Form.choices)
    about = models.CharField(_("Cho trường hợp"), max_length=20, choices=SpecialGroup.choices, blank=True)
    order = models.PositiveSmallIntegerField(_("Bản"), default=1)
    number = models.CharField(_("Số"), max_length=60, blank=True)
    made_on = models.DateField(_("Ngày"), null=True, blank=True)
    issuer = models.CharField(_("Nơi lập"), max_length=200, blank=True)
    present = models.BooleanField(_("Đã có"), default=True)
    kept_at = models.CharField(_("Nơi lưu"), max_length=200, blank=True)
    agree = models.PositiveSmallIntegerField(_("Số tán thành"), null=True, blank=True)
    disagree = models.PositiveSmallIntegerField(_("Số không tán thành"), null=True, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfAdmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("giấy tờ trong hồ sơ kết nạp")
        verbose_name_plural = _("giấy tờ trong hồ sơ kết nạp")
        constraints = [
            models.UniqueConstraint(
                fields=["admission", "form", "about", "order"],
                name="admissions_dossieritem_one_of_a_kind",
                violation_error_message=_("Hồ sơ đã có giấy tờ này."),
            ),
            models.CheckConstraint(
                condition=Q(present=False) | Q(made_on__isnull=False),
                name="admissions_dossieritem_there_has_its_day",
                violation_error_message=_("Giấy tờ đã có thì phải ghi ngày."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.admission_id} {self.form}"


@history.track()
class Verification(models.Model):
    """Một người phải thẩm tra: sent where, answered when; or waived, topic by topic, with the reason."""

    admission = models.ForeignKey(Admission, on_delete=models.PROTECT, related_name="verifications")
    relation = models.CharField(_("Quan hệ"), max_length=14, choices=Relation.choices)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    place = models.CharField(_("Quê quán, nơi ở hoặc nơi làm việc"), max_length=300, blank=True)
    member_confirmed = models.BooleanField(_("Là đảng viên, cấp ủy quản lý đã xác nhận lý lịch rõ ràng"), default=False)
    waived_history = models.BooleanField(_("Miễn thẩm tra lịch sử chính trị"), default=False)
    waived_present = models.BooleanField(_("Miễn thẩm tra chính trị hiện nay"), default=False)
    waiver_reason = models.CharField(_("Căn cứ miễn"), max_length=300, blank=True)
    abroad = models.BooleanField(_("Ở ngoài nước"), default=False)
    letter_number = models.CharField(_("Số công văn"), max_length=60, blank=True)
    sent_on = models.DateField(_("Gửi ngày"), null=True, blank=True)
    received_on = models.DateField(_("Nơi được hỏi nhận ngày"), null=True, blank=True)
    answered_on = models.DateField(_("Trả lời ngày"), null=True, blank=True)
    answer = models.CharField(_("Kết quả"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfAdmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("người phải thẩm tra")
        verbose_name_plural = _("thẩm tra lý lịch")
        constraints = [
            models.CheckConstraint(
                condition=Q(waived_history=False, waived_present=False) | ~Q(waiver_reason=""),
                name="admissions_verification_waived_with_a_reason",
                violation_error_message=_("Miễn thẩm tra phải ghi căn cứ."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.admission_id} {self.relation}"
