"""Posts in the committees of the Party: who holds which, where, from when to when, by which paper."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import DateRange, Organisation
from members.choices import PostKind
from members.models.person import Person
from members.querysets import PostQuerySet


@history.track()
class Post(models.Model):
    """Chức vụ trong Đảng: one person in one post of one organisation during [starts_on, ends_on).

    Closed by the decision that ends it, never deleted. ``acting`` is somebody put in charge
    (phụ trách, quyền) while the post itself is not filled.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts", verbose_name=_("Đồng chí"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="posts", verbose_name=_("Tổ chức")
    )
    kind = models.CharField(_("Chức vụ"), max_length=16, choices=PostKind.choices)
    title = models.CharField(_("Chức danh ghi trên giấy"), max_length=200, blank=True)
    term = models.CharField(_("Nhiệm kỳ"), max_length=20, blank=True)
    acting = models.BooleanField(_("Phụ trách, quyền"), default=False)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    ending_number = models.CharField(_("Số quyết định thôi giữ chức vụ"), max_length=60, blank=True)
    ending_decided_on = models.DateField(_("Ngày quyết định thôi giữ chức vụ"), null=True, blank=True)
    ending_issuer = models.CharField(_("Nơi quyết định thôi giữ chức vụ"), max_length=200, blank=True)
    ending_reason = models.CharField(_("Lý do thôi giữ chức vụ"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("Ghi vào sổ lúc"), default=timezone.now)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("chức vụ trong Đảng")
        verbose_name_plural = _("chức vụ trong Đảng")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="members_post_ends_not_before_it_starts",
                violation_error_message=_("Ngày thôi giữ chức vụ không thể trước ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PostKind.values),
                name="members_post_is_of_a_known_kind",
                violation_error_message=_("Không có chức vụ này."),
            ),
            ExclusionConstraint(
                name="members_post_one_secretary_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(kind=PostKind.SECRETARY),
                violation_error_message=_("Tổ chức này đã có bí thư trong thời gian đó."),
            ),
            ExclusionConstraint(
                name="members_post_held_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    (OpClass("kind", name="gist_text_ops"), RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Đồng chí này đang giữ chức vụ đó trong thời gian đó."),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "starts_on"], name="members_post_of_organisation"),
            models.Index(fields=["person", "starts_on"], name="members_post_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.organisation_id}"
