"""Targets of admission: how many, by when, of whom; assigned down the tree, revised by dated versions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from admissions.choices import Category, Span
from admissions.querysets import OfOrganisationQuerySet
from branches.models import Organisation


@history.track()
class Target(models.Model):
    """Chỉ tiêu kết nạp: a number for one organisation, year, span and category, in force from its paper's day.

    A revision is a newer row; the one with the latest ``starts_on`` counts. ``tag`` "" is the total, else one of
    the categories or of the cross-cutting groups (women, ethnic, religion, union).
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Năm"))
    span = models.CharField(_("Giai đoạn"), max_length=6, choices=Span.choices, default=Span.YEAR)
    tag = models.CharField(_("Đối tượng"), max_length=20, blank=True)
    number = models.PositiveIntegerField(_("Chỉ tiêu"))
    starts_on = models.DateField(_("Có hiệu lực từ ngày"))
    document_number = models.CharField(_("Số văn bản giao"), max_length=60)
    document_on = models.DateField(_("Ngày văn bản"))
    issuer = models.CharField(_("Nơi giao"), max_length=200)
    reason = models.CharField(_("Lý do điều chỉnh"), max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("chỉ tiêu kết nạp")
        verbose_name_plural = _("chỉ tiêu kết nạp")
        indexes = [models.Index(fields=["year", "span", "tag"], name="admissions_target_of_a_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "span", "tag", "starts_on"],
                name="admissions_target_one_version_a_day",
                violation_error_message=_("Ngày này đã có một lần giao chỉ tiêu đó."),
            ),
            models.CheckConstraint(
                condition=Q(tag="") | Q(tag__in=[*Category.values, "women", "ethnic", "religion", "union"]),
                name="admissions_target_is_of_a_known_category",
                violation_error_message=_("Không có đối tượng này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.year} {self.span} {self.tag}"
