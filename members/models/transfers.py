"""Transfers of party activity between cells, and what holds one up."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import Organisation
from members.choices import FOR_A_TIME, OPEN_TRANSFER_STAGES, HoldKind, TransferKind, TransferStage
from members.models.standing import Membership
from members.querysets import OfMembershipQuerySet, TransferQuerySet


@history.track()
class Transfer(models.Model):
    """Chuyển sinh hoạt đảng: one move from cell to cell, from the request to acceptance or return.

    The old cell counts the member until ``accepted``. ``from_cell`` is empty for one who comes from
    outside the city, ``to_cell`` for one who leaves it; the words then say from or to where. ``moved_on``
    is the day the decision or the move took effect (the clock of starting), ``letter_on`` the day of the
    letter of introduction (the clock of presenting). Source: Quy định 294-QĐ/TW (26/5/2025), 6.3.
    """

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="transfers")
    kind = models.CharField(_("Hình thức chuyển"), max_length=12, choices=TransferKind.choices)
    stage = models.CharField(_("Bước"), max_length=10, choices=TransferStage.choices, default=TransferStage.REQUESTED)
    from_cell = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Từ chi bộ")
    )
    to_cell = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Đến chi bộ")
    )
    from_words = models.CharField(_("Từ đâu"), max_length=300, blank=True)
    to_words = models.CharField(_("Đến đâu"), max_length=300, blank=True)
    reason = models.CharField(_("Lý do chuyển"), max_length=300, blank=True)
    moved_on = models.DateField(_("Ngày quyết định chuyển hoặc ngày chuyển có hiệu lực"))
    until_on = models.DateField(_("Sinh hoạt tạm thời đến ngày"), null=True, blank=True)
    letter_number = models.CharField(_("Số giấy giới thiệu"), max_length=60, blank=True)
    letter_on = models.DateField(_("Ngày giấy giới thiệu"), null=True, blank=True)
    letter_issuer = models.CharField(_("Nơi cấp giấy giới thiệu"), max_length=200, blank=True)
    dues_until = models.DateField(_("Đã đóng đảng phí đến hết tháng"), null=True, blank=True)
    portal_number = models.CharField(_("Mã hồ sơ trên Cổng dịch vụ công"), max_length=60, blank=True)
    presented_on = models.DateField(_("Ngày xuất trình"), null=True, blank=True)
    late_reason = models.CharField(_("Lý do chậm"), max_length=300, blank=True)
    closed_on = models.DateField(_("Ngày tiếp nhận, trả lại hoặc hủy"), null=True, blank=True)
    closing_reason = models.CharField(_("Lý do trả lại hoặc hủy"), max_length=300, blank=True)
    index_confirmed = models.BooleanField(_("Hồ sơ có mục lục đã xác nhận"), null=True, blank=True)
    study = models.BooleanField(_("Học tập trung trong nước"), default=False)
    ended_on = models.DateField(_("Thôi sinh hoạt tạm thời ngày"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("Ghi vào sổ lúc"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = _("chuyển sinh hoạt đảng")
        verbose_name_plural = _("chuyển sinh hoạt đảng")
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(stage__in=OPEN_TRANSFER_STAGES),
                name="members_transfer_one_on_its_way_per_member",
                violation_error_message=_("Đồng chí này đang có một lần chuyển sinh hoạt chưa xong."),
            ),
            models.CheckConstraint(
                condition=Q(from_cell__isnull=False) | Q(to_cell__isnull=False),
                name="members_transfer_begins_or_ends_in_a_cell_of_ours",
                violation_error_message=_("Phải có chi bộ chuyển đi hoặc chi bộ nhận trong sổ này."),
            ),
            models.CheckConstraint(
                condition=Q(from_cell__isnull=True) | Q(to_cell__isnull=True) | ~Q(from_cell=F("to_cell")),
                name="members_transfer_goes_to_another_cell",
                violation_error_message=_("Chi bộ nhận phải khác chi bộ chuyển đi."),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=OPEN_TRANSFER_STAGES, closed_on__isnull=True)
                | (~Q(stage__in=OPEN_TRANSFER_STAGES) & Q(closed_on__isnull=False)),
                name="members_transfer_ends_on_a_day",
                violation_error_message=_("Bước này và ngày kết thúc không khớp nhau."),
            ),
            models.CheckConstraint(
                condition=Q(presented_on__isnull=True)
                | Q(letter_on__isnull=True)
                | Q(presented_on__gte=F("letter_on")),
                name="members_transfer_presented_not_before_the_letter",
                violation_error_message=_("Ngày xuất trình không thể trước ngày giấy giới thiệu."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=TransferKind.TEMPORARY) | Q(until_on__isnull=False),
                name="members_transfer_for_a_time_says_until_when",
                violation_error_message=_("Chuyển tạm thời phải ghi đến ngày nào."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(kind__in=FOR_A_TIME, stage=TransferStage.ACCEPTED, ended_on__gte=F("closed_on")),
                name="members_transfer_for_a_time_ends_after_acceptance",
                violation_error_message=_(
                    "Chỉ lần chuyển tạm thời đã tiếp nhận mới có ngày thôi, không trước ngày ấy."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["from_cell", "stage"], name="members_transfer_from_cell"),
            models.Index(fields=["to_cell", "stage"], name="members_transfer_to_cell"),
            models.Index(fields=["letter_on"], condition=Q(stage="issued"), name="members_transfer_unpresented"),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.kind} {self.stage}"


@history.track()
class Hold(models.Model):
    """Vướng mắc: an open inspection or complaint that forbids an official transfer while it lasts.

    Written by the higher app that knows of the case, or by hand with its paper.
    Source: Quy định 294-QĐ/TW (26/5/2025), 6.3.1 đ.
    """

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="holds")
    kind = models.CharField(_("Loại"), max_length=12, choices=HoldKind.choices)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    paper = models.CharField(_("Số văn bản"), max_length=60, blank=True)
    reason = models.CharField(_("Nội dung"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("vướng mắc khi chuyển sinh hoạt")
        verbose_name_plural = _("vướng mắc khi chuyển sinh hoạt")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="members_hold_ends_not_before_it_starts",
                violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.kind}"
