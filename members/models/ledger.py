"""Times in which a membership goes on but its holder takes no part: exemption and suspension."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import DateRange
from members.choices import ExemptionGround
from members.models.standing import Membership
from members.querysets import OfMembershipQuerySet


class Apart(models.Model):
    """A time during which a membership goes on but its holder takes no part, by a paper."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("Từ ngày"))
    until_on = models.DateField(_("Theo quyết định đến ngày"), null=True, blank=True)
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    ending_number = models.CharField(_("Số quyết định kết thúc"), max_length=60, blank=True)
    ending_reason = models.CharField(_("Lý do kết thúc"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfMembershipQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.membership_id} {self.starts_on}"


def _once_at_a_time(name: str) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=name,
        expressions=[
            ("membership", RangeOperators.EQUAL),
            (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
        ],
        violation_error_message=_("Trong thời gian đó đã có một dòng khác."),
    )


def _in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
        name=name,
        violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
    )


@history.track()
class Exemption(Apart):
    """Miễn công tác và sinh hoạt: on request, for age and health or for a time for other reasons."""

    ground = models.CharField(_("Trường hợp miễn"), max_length=12, choices=ExemptionGround.choices)

    class Meta:
        verbose_name = _("lần miễn công tác và sinh hoạt")
        verbose_name_plural = _("miễn công tác và sinh hoạt")
        constraints = [
            _once_at_a_time("members_exemption_one_at_a_time"),
            _in_order("members_exemption_ends_not_before_it_starts"),
        ]


@history.track()
class Suspension(Apart):
    """Đình chỉ sinh hoạt: a measure with its length; ``detained`` months are not counted against dues."""

    detained = models.BooleanField(_("Bị tạm giữ, tạm giam"), default=False)
    extended = models.BooleanField(_("Đã gia hạn"), default=False)

    class Meta:
        verbose_name = _("lần đình chỉ sinh hoạt")
        verbose_name_plural = _("đình chỉ sinh hoạt")
        constraints = [
            _once_at_a_time("members_suspension_one_at_a_time"),
            _in_order("members_suspension_ends_not_before_it_starts"),
        ]
