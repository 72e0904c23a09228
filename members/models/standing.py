"""The membership, the placement in a cell and the movements between them."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import DateRange, Organisation
from members.choices import (
    ENDED_STANDINGS,
    EXITS,
    MOVEMENTS_IN,
    PRESENT_STANDINGS,
    MovementKind,
    PlacementKind,
    Precision,
    Standing,
)
from members.models.dates import fits_precision
from members.models.person import Person
from members.querysets import MembershipQuerySet, PlacementQuerySet


@history.track()
class Membership(models.Model):
    """Đảng tịch: one time in the Party, from admission to exit; a second admission is a second row.

    ``decided_on`` is the day of the admission decision (party age), ``admitted_on`` the ceremony
    (ngày vào Đảng), ``official_on`` the day of becoming official; each with what precision is known.
    Closed by a movement that sets ``ended_on`` and a standing that has ended.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    decided_on = models.DateField(_("Ngày quyết định kết nạp"), null=True, blank=True)
    admitted_on = models.DateField(_("Ngày vào Đảng"), null=True, blank=True)
    admitted_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    official_on = models.DateField(_("Ngày chính thức"), null=True, blank=True)
    official_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    admitted_at = models.CharField(_("Vào Đảng tại chi bộ"), max_length=300, blank=True)
    official_at = models.CharField(_("Chính thức tại chi bộ"), max_length=300, blank=True)
    introducer_1 = models.CharField(_("Người giới thiệu thứ nhất"), max_length=120, blank=True)
    introducer_1_post = models.CharField(_("Người giới thiệu thứ nhất: chức vụ, đơn vị"), max_length=300, blank=True)
    introducer_2 = models.CharField(_("Người giới thiệu thứ hai"), max_length=120, blank=True)
    introducer_2_post = models.CharField(_("Người giới thiệu thứ hai: chức vụ, đơn vị"), max_length=300, blank=True)
    standing = models.CharField(_("Trạng thái"), max_length=10, choices=Standing.choices, default=Standing.ACTIVE)
    standing_on = models.DateField(_("Trạng thái từ ngày"), null=True, blank=True)
    ended_on = models.DateField(_("Kết thúc ngày"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("đảng tịch")
        verbose_name_plural = _("đảng tịch")
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                include=["official_on"],
                condition=Q(ended_on__isnull=True),
                name="members_membership_one_open_per_person",
                violation_error_message=_("Người này đang có đảng tịch."),
            ),
            models.CheckConstraint(
                condition=Q(official_on__isnull=True)
                | Q(admitted_on__isnull=True)
                | ~Q(official_precision=Precision.DAY)
                | ~Q(admitted_precision=Precision.DAY)
                | Q(official_on__gte=F("admitted_on")),
                name="members_membership_official_not_before_admission",
                violation_error_message=_("Ngày chính thức không thể trước ngày vào Đảng."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, standing__in=PRESENT_STANDINGS)
                | Q(ended_on__isnull=False, standing__in=ENDED_STANDINGS),
                name="members_membership_ended_standing_has_an_end",
                violation_error_message=_("Trạng thái và ngày kết thúc đảng tịch không khớp nhau."),
            ),
            models.CheckConstraint(
                condition=Q(admitted_precision__in=Precision.values) & fits_precision("admitted_on"),
                name="members_membership_admission_fits_its_precision",
                violation_error_message=_("Ngày vào Đảng chưa khớp với phần đã biết của ngày."),
            ),
            models.CheckConstraint(
                condition=Q(official_precision__in=Precision.values) & fits_precision("official_on"),
                name="members_membership_official_day_fits_its_precision",
                violation_error_message=_("Ngày chính thức chưa khớp với phần đã biết của ngày."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(admitted_on__isnull=True) | Q(ended_on__gte=F("admitted_on")),
                name="members_membership_ends_not_before_admission",
                violation_error_message=_("Đảng tịch không thể kết thúc trước ngày vào Đảng."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.standing}"


@history.track()
class Placement(models.Model):
    """Sinh hoạt tại chi bộ: a member's time in one cell, [starts_on, ends_on).

    Opened and closed by movements, never deleted; one formal cell at a time.
    """

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="placements")
    cell = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="placements", verbose_name=_("Chi bộ")
    )
    kind = models.CharField(_("Hình thức"), max_length=9, choices=PlacementKind.choices, default=PlacementKind.FORMAL)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("sinh hoạt tại chi bộ")
        verbose_name_plural = _("sinh hoạt tại chi bộ")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="members_placement_ends_not_before_it_starts",
                violation_error_message=_("Ngày thôi sinh hoạt không thể trước ngày bắt đầu."),
            ),
            ExclusionConstraint(
                name="members_placement_one_formal_cell_at_a_time",
                expressions=[
                    ("membership", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(kind=PlacementKind.FORMAL),
                violation_error_message=_(
                    "Đảng viên này đang sinh hoạt chính thức ở một chi bộ khác trong thời gian đó."
                ),
            ),
        ]
        indexes = [models.Index(fields=["cell", "starts_on"], name="members_placement_of_cell")]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.cell_id}"


@history.track()
class Movement(models.Model):
    """Biến động: one thing that happened to a membership, with the paper that decided it.

    Append-only in meaning: a mistake is answered by a ``corrected`` movement that points at it.
    ``from_cell`` and ``to_cell`` say which placements it closed and opened; ``ground`` is the exact
    ground of an exit or a return (list ``exit_ground``), which decides about readmission.
    """

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(_("Biến động"), max_length=12, choices=MovementKind.choices)
    happened_on = models.DateField(_("Ngày"))
    from_cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    to_cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    standing = models.CharField(_("Trạng thái sau đó"), max_length=10, choices=Standing.choices, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    ground = models.CharField(_("Căn cứ"), max_length=40, blank=True)
    transfer = models.ForeignKey(
        "members.Transfer", on_delete=models.PROTECT, null=True, related_name="movements", db_index=False
    )
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    batch_id = models.BigIntegerField(_("Đợt nhập"), null=True)
    recorded_at = models.DateTimeField(_("Ghi lúc"), default=timezone.now)

    class Meta:
        verbose_name = _("biến động")
        verbose_name_plural = _("biến động")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=MovementKind.values),
                name="members_movement_is_of_a_known_kind",
                violation_error_message=_("Không có loại biến động này."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=MOVEMENTS_IN) | Q(to_cell__isnull=False),
                name="members_movement_in_names_the_cell",
                violation_error_message=_("Biến động tăng phải ghi chi bộ nhận."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=EXITS) | Q(standing=F("kind")),
                name="members_movement_of_exit_says_the_standing_after_it",
                violation_error_message=_("Biến động ra khỏi Đảng, từ trần phải ghi trạng thái sau đó."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=MovementKind.STANDING) | Q(standing__in=PRESENT_STANDINGS),
                name="members_movement_of_standing_says_which",
                violation_error_message=_("Phải ghi trạng thái sau khi đổi."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=MovementKind.CORRECTED) | ~Q(reason=""),
                name="members_movement_correction_has_a_reason",
                violation_error_message=_("Đính chính phải có lý do."),
            ),
        ]
        indexes = [
            models.Index(fields=["membership", "happened_on"], name="members_movement_of_member"),
            models.Index(fields=["kind", "happened_on"], name="members_movement_by_kind"),
            models.Index(fields=["batch_id"], condition=Q(batch_id__isnull=False), name="members_movement_of_batch"),
            models.Index(fields=["transfer"], condition=Q(transfer__isnull=False), name="members_movement_of_transfer"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.happened_on}"
