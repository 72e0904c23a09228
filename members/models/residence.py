"""Ties of working members with the place where they live (213-QĐ/TW): the introduction, and what is said each year."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from members.choices import ResidenceView
from members.models.person import Person
from members.querysets import RecordRowQuerySet


@history.track()
class ResidenceTie(models.Model):
    """Giấy giới thiệu về nơi cư trú: to whom a member was introduced, or by which ground he is exempt, from-to.

    ``exemption`` is a key of the list ``residence_exemption``; its group says whether the member is introduced but
    takes no part (A) or is not introduced at all (B). ``ends_on`` is exclusive.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(_("Chi ủy, đảng ủy nơi cư trú"), max_length=300, blank=True)
    letter_number = models.CharField(_("Số giấy giới thiệu"), max_length=60, blank=True)
    letter_on = models.DateField(_("Ngày giấy giới thiệu"), null=True, blank=True)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    exemption = models.CharField(_("Trường hợp được miễn"), max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    objects = RecordRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("giấy giới thiệu về nơi cư trú")
        verbose_name_plural = _("giới thiệu về nơi cư trú")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="members_residencetie_ends_not_before_it_starts",
                violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=~Q(place="") | ~Q(exemption=""),
                name="members_residencetie_names_a_place_or_a_ground",
                violation_error_message=_("Ghi nơi được giới thiệu đến, hoặc trường hợp được miễn."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.starts_on}"


@history.track()
class ResidenceComment(models.Model):
    """Nhận xét của nơi cư trú: what the place where a member lives says of a year, received on a day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField(_("Năm"))
    received_on = models.DateField(_("Ngày nhận"))
    source = models.CharField(_("Nơi nhận xét"), max_length=300, blank=True)
    view = models.CharField(_("Nhận xét chung"), max_length=10, choices=ResidenceView.choices)
    words = models.CharField(_("Nội dung nhận xét"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)

    objects = RecordRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("nhận xét của nơi cư trú")
        verbose_name_plural = _("nhận xét của nơi cư trú")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "year"],
                name="members_residencecomment_one_a_year",
                violation_error_message=_("Năm này đã có nhận xét của nơi cư trú."),
            ),
            models.CheckConstraint(
                condition=Q(view__in=ResidenceView.values),
                name="members_residencecomment_is_of_a_known_view",
                violation_error_message=_("Không có mức nhận xét này."),
            ),
            models.CheckConstraint(
                condition=~Q(view__in=[ResidenceView.REMARKS, ResidenceView.NEGATIVE]) | ~Q(words=""),
                name="members_residencecomment_criticism_has_words",
                violation_error_message=_("Có góp ý hoặc nhận xét không tốt thì phải ghi nội dung."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.year}"
