"""The yearly rating of a member, and the quarterly match of head-counts between two levels."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import Organisation
from members.choices import RatingLevel
from members.models.standing import Membership
from members.querysets import HeadcountMatchQuerySet, OfMembershipQuerySet


@history.track()
class Rating(models.Model):
    """Xếp loại hằng năm của một đảng viên: the level of one year, or why there is none."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="ratings")
    year = models.PositiveSmallIntegerField(_("Năm"))
    level = models.CharField(_("Mức xếp loại"), max_length=12, choices=RatingLevel.choices)
    cell = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Chi bộ")
    )
    reason = models.CharField(_("Lý do chưa xếp loại"), max_length=300, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("xếp loại hằng năm")
        verbose_name_plural = _("xếp loại hằng năm")
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "year"],
                name="members_rating_one_per_year",
                violation_error_message=_("Năm này đã có xếp loại; hãy đính chính dòng đã có."),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1930, 2200)),
                name="members_rating_is_of_a_year_of_the_party",
                violation_error_message=_("Năm không hợp lý."),
            ),
            models.CheckConstraint(
                condition=Q(level__in=RatingLevel.values),
                name="members_rating_is_of_a_known_level",
                violation_error_message=_("Không có mức xếp loại này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.year} {self.level}"


@history.track()
class HeadcountMatch(models.Model):
    """Đối khớp số lượng: one unit's head-count of a quarter's end, confirmed below and above."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("Tính đến ngày"))
    counted = models.PositiveIntegerField(_("Số trong sổ này"))
    paper_count = models.PositiveIntegerField(_("Số theo sổ giấy"), null=True)
    explanation = models.CharField(_("Giải thích chênh lệch"), max_length=500, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    confirmed_at = models.DateTimeField(_("Đơn vị xác nhận lúc"), null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    accepted_at = models.DateTimeField(_("Cấp trên xác nhận lúc"), null=True)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = HeadcountMatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần đối khớp số lượng")
        verbose_name_plural = _("đối khớp số lượng")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "day"],
                name="members_headcountmatch_one_per_unit_and_day",
                violation_error_message=_("Đơn vị này đã có lần đối khớp của ngày đó."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_by__isnull=True) | ~Q(accepted_by=F("confirmed_by")),
                name="members_headcountmatch_two_people_confirm",
                violation_error_message=_("Hai bên xác nhận phải là hai người."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.day}"
