"""Classes before and after admission, and who sat in them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts import history
from admissions.choices import ClassKind
from admissions.querysets import OfOrganisationQuerySet, SeatQuerySet
from branches.models import Organisation
from members.models import Person


@history.track()
class Course(models.Model):
    """Lớp bồi dưỡng: one class, held for an organisation and all below it, closed when certificates are given."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("Loại lớp"), max_length=12, choices=ClassKind.choices)
    name = models.CharField(_("Tên lớp"), max_length=200)
    starts_on = models.DateField(_("Khai giảng"))
    ends_on = models.DateField(_("Bế giảng"))
    issuer = models.CharField(_("Nơi cấp giấy chứng nhận"), max_length=200, blank=True)
    sessions = models.PositiveSmallIntegerField(_("Số buổi"), default=1)
    version = models.PositiveIntegerField(default=1)

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("lớp bồi dưỡng")
        verbose_name_plural = _("lớp bồi dưỡng")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="admissions_course_ends_not_before_it_starts",
                violation_error_message=_("Bế giảng không thể trước khai giảng."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@history.track()
class Seat(models.Model):
    """Học viên của một lớp: sessions attended, and the certificate where one was given."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    attended = models.PositiveSmallIntegerField(_("Số buổi dự"), default=0)
    certificate_number = models.CharField(_("Số giấy chứng nhận"), max_length=60, blank=True)
    certificate_on = models.DateField(_("Ngày cấp"), null=True, blank=True)
    grade = models.CharField(_("Xếp loại"), max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("học viên lớp bồi dưỡng")
        verbose_name_plural = _("học viên lớp bồi dưỡng")
        constraints = [
            models.UniqueConstraint(
                fields=["course", "person"],
                name="admissions_seat_once_a_course",
                violation_error_message=_("Người này đã có trong danh sách lớp."),
            ),
            models.CheckConstraint(
                condition=Q(certificate_number="", certificate_on__isnull=True)
                | (~Q(certificate_number="") & Q(certificate_on__isnull=False)),
                name="admissions_seat_certificate_has_number_and_day",
                violation_error_message=_("Giấy chứng nhận phải có số và ngày cấp."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.person_id}"
