"""What a member owes and why, what was taken, what went up."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import DateRange, Organisation
from cell_life.choices import DuesKind, NotCounted, PaidBy, ReliefGround, ReliefKind, SheetState
from cell_life.querysets import (
    DuesLineQuerySet,
    DuesOfCellQuerySet,
    DuesOfMembershipQuerySet,
    DuesPaymentQuerySet,
    OfOrganisationQuerySet,
)
from members.models import Membership

ZONES = [(one, one) for one in ("I", "II", "III", "IV")]


def _once_at_a_time(name: str, field: str, condition: Q | None = None) -> ExclusionConstraint:
    return ExclusionConstraint(
        name=name,
        condition=condition,
        expressions=[
            (field, RangeOperators.EQUAL),
            (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
        ],
        violation_error_message=_("Trong thời gian đó đã có một dòng khác."),
    )


@history.track()
class DuesSetting(models.Model):
    """Mức thu và trích của một tổ chức: the wage zone and the share kept, for itself and all below, for a time.

    The nearest organisation upwards that has one counts. An empty share means that of the rules. One ``own_only``
    row and one for all below may stand side by side: what a committee keeps, and what its cells keep.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    zone = models.CharField(_("Vùng lương tối thiểu"), max_length=3, choices=ZONES, blank=True)
    kept_numerator = models.PositiveSmallIntegerField(_("Phần giữ lại"), null=True, blank=True)
    kept_denominator = models.PositiveSmallIntegerField(_("trên"), null=True, blank=True)
    own_only = models.BooleanField(_("Chỉ áp dụng cho chính tổ chức này"), default=False)
    decision_number = models.CharField(_("Số văn bản"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày văn bản"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("mức thu, trích đảng phí")
        verbose_name_plural = _("mức thu, trích đảng phí")
        constraints = [
            _once_at_a_time("cell_life_duessetting_one_at_a_time_for_itself", "organisation", Q(own_only=True)),
            _once_at_a_time("cell_life_duessetting_one_at_a_time_for_all_below", "organisation", Q(own_only=False)),
            models.CheckConstraint(
                condition=Q(kept_numerator__isnull=True, kept_denominator__isnull=True)
                | Q(kept_numerator__lte=F("kept_denominator"), kept_denominator__gte=1),
                name="cell_life_duessetting_share_is_at_most_the_whole",
                violation_error_message=_("Phần giữ lại không quá toàn bộ số thu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.starts_on}"


@history.track()
class DuesBasis(models.Model):
    """Căn cứ đóng đảng phí của một đảng viên: the group, and the income it is counted on, [starts_on, ends_on)."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="dues_bases")
    kind = models.CharField(_("Nhóm"), max_length=10, choices=DuesKind.choices)
    amount = models.PositiveIntegerField(_("Tiền lương, lương hưu, trợ cấp mỗi tháng (đồng)"), null=True, blank=True)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    note = models.CharField(_("Theo giấy tờ nào"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = DuesOfMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("căn cứ đóng đảng phí")
        verbose_name_plural = _("căn cứ đóng đảng phí")
        constraints = [
            _once_at_a_time("cell_life_duesbasis_one_at_a_time", "membership"),
            models.CheckConstraint(
                condition=Q(kind__in=[DuesKind.UNINSURED, DuesKind.STUDENT], amount__isnull=True)
                | (~Q(kind__in=[DuesKind.UNINSURED, DuesKind.STUDENT]) & Q(amount__isnull=False)),
                name="cell_life_duesbasis_income_where_the_group_has_one",
                violation_error_message=_("Nhóm này phải có (hoặc không có) số tiền làm căn cứ."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.kind} {self.starts_on}"


@history.track()
class DuesRelief(models.Model):
    """Miễn, giảm đảng phí: by decision, from a month for some months, on a request and for a ground."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="dues_reliefs")
    kind = models.CharField(_("Miễn hay giảm"), max_length=10, choices=ReliefKind.choices)
    ground = models.CharField(_("Trường hợp"), max_length=16, choices=ReliefGround.choices)
    share_numerator = models.PositiveSmallIntegerField(null=True, blank=True)
    share_denominator = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField(_("Từ tháng"))
    ends_on = models.DateField(_("Đến trước tháng"), null=True, blank=True)
    requested_on = models.DateField(_("Ngày đề nghị"), null=True, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("Nơi quyết định"), max_length=200, blank=True)
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = DuesOfMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần miễn, giảm đảng phí")
        verbose_name_plural = _("miễn, giảm đảng phí")
        constraints = [
            _once_at_a_time("cell_life_duesrelief_one_at_a_time", "membership"),
            models.CheckConstraint(
                condition=Q(kind=ReliefKind.EXEMPT, share_numerator__isnull=True, share_denominator__isnull=True)
                | Q(kind=ReliefKind.REDUCED, share_numerator__gte=1, share_numerator__lt=F("share_denominator")),
                name="cell_life_duesrelief_reduced_by_a_share",
                violation_error_message=_("Giảm thì phải ghi mức giảm; miễn thì không."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.kind} {self.starts_on}"


@history.track()
class DuesSheet(models.Model):
    """Bảng đảng phí tháng của một chi bộ: who owes what for the month; closed with the cash of the month.

    Once closed, nothing dated in its month is taken or changed; what comes late is money of a later month.
    """

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(_("Tháng"))
    state = models.CharField(_("Tình trạng"), max_length=10, choices=SheetState.choices, default=SheetState.OPEN)
    closed_at = models.DateTimeField(_("Khóa sổ lúc"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = DuesOfCellQuerySet.as_manager()

    class Meta:
        verbose_name = _("bảng đảng phí tháng")
        verbose_name_plural = _("bảng đảng phí tháng")
        indexes = [models.Index(fields=["month", "cell"], name="cell_life_duessheet_month_cell")]
        constraints = [
            models.UniqueConstraint(
                fields=["cell", "month"],
                name="cell_life_duessheet_one_a_month",
                violation_error_message=_("Chi bộ đã có bảng đảng phí của tháng này."),
            ),
            models.CheckConstraint(
                condition=Q(month__day=1),
                name="cell_life_duessheet_month_is_its_first_day",
                violation_error_message=_("Tháng được ghi bằng ngày đầu tháng."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell_id} {self.month}"


@history.track()
class DuesLine(models.Model):
    """Một dòng của bảng tháng: what one member owes for the month, with the arithmetic; or why nothing is counted.

    ``due`` is null while nobody knows on what to count; nought with ``not_counted`` when the month is not counted.
    """

    sheet = models.ForeignKey(DuesSheet, on_delete=models.PROTECT, related_name="lines")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    due = models.PositiveIntegerField(_("Phải đóng"), null=True, blank=True)
    not_counted = models.CharField(_("Vì sao không phải đóng"), max_length=10, choices=NotCounted.choices, blank=True)
    kind = models.CharField(_("Nhóm"), max_length=10, choices=DuesKind.choices, blank=True)
    basis = models.PositiveIntegerField(_("Tính trên"), null=True, blank=True)
    rule_key = models.CharField(max_length=60, blank=True)

    objects = DuesLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("dòng đảng phí")
        verbose_name_plural = _("dòng đảng phí")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "membership"], name="cell_life_duesline_once_a_sheet"),
            models.CheckConstraint(
                condition=Q(not_counted="") | Q(due=0),
                name="cell_life_duesline_not_counted_owes_nothing",
                violation_error_message=_("Tháng không tính thì không phải đóng."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.membership_id}"


@history.track()
class DuesReceipt(models.Model):
    """Phiếu thu đảng phí: money of one member taken on a day by a cell, numbered; voided, never changed."""

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="dues_receipts")
    number = models.PositiveIntegerField(_("Số phiếu thu"))
    year = models.PositiveSmallIntegerField(_("Năm"))
    paid_on = models.DateField(_("Ngày thu"))
    total = models.PositiveIntegerField(_("Số tiền"))
    how = models.CharField(_("Cách đóng"), max_length=10, choices=PaidBy.choices, default=PaidBy.CASH)
    reference = models.CharField(_("Mã giao dịch"), max_length=60, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)
    void_on = models.DateField(_("Hủy ngày"), null=True, blank=True)
    void_reason = models.CharField(_("Lý do hủy"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = DuesOfCellQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiếu thu đảng phí")
        verbose_name_plural = _("phiếu thu đảng phí")
        indexes = [models.Index(fields=["cell", "paid_on"], name="cell_life_duesreceipt_cell_day")]
        constraints = [
            models.UniqueConstraint(fields=["cell", "year", "number"], name="cell_life_duesreceipt_one_number_a_year"),
            models.UniqueConstraint(
                fields=["how", "reference"],
                condition=~Q(reference="") & Q(void_on__isnull=True),
                name="cell_life_duesreceipt_a_transaction_once",
                violation_error_message=_("Giao dịch này đã được ghi."),
            ),
            models.CheckConstraint(
                condition=Q(void_on__isnull=True, void_reason="") | (Q(void_on__isnull=False) & ~Q(void_reason="")),
                name="cell_life_duesreceipt_is_void_with_a_reason",
                violation_error_message=_("Hủy phiếu thu phải ghi lý do."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell_id} {self.year}/{self.number}"


@history.track()
class DuesPayment(models.Model):
    """Một tháng trên phiếu thu: how much of a receipt is for which month; the sum of them is the receipt."""

    receipt = models.ForeignKey(DuesReceipt, on_delete=models.PROTECT, related_name="payments")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="dues_payments")
    month = models.DateField(_("Cho tháng"))
    amount = models.PositiveIntegerField(_("Số tiền"))

    objects = DuesPaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("khoản đóng đảng phí")
        verbose_name_plural = _("khoản đóng đảng phí")
        indexes = [models.Index(fields=["month", "membership"], name="cell_life_duespayment_month")]
        constraints = [
            models.UniqueConstraint(fields=["receipt", "month"], name="cell_life_duespayment_a_month_once_a_receipt"),
            models.CheckConstraint(
                condition=Q(month__day=1, amount__gte=1),
                name="cell_life_duespayment_is_some_money_for_a_month",
                violation_error_message=_("Số tiền phải lớn hơn 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.receipt_id} {self.month}"


@history.track()
class DuesRemittance(models.Model):
    """Nộp đảng phí lên cấp trên: what a body took in a month, kept and sent up, until the level above has it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    month = models.DateField(_("Tháng"))
    taken = models.PositiveBigIntegerField(_("Thu trực tiếp"))
    from_below = models.PositiveBigIntegerField(_("Cấp dưới nộp lên"), default=0)
    kept = models.PositiveBigIntegerField(_("Giữ lại"))
    sent = models.PositiveBigIntegerField(_("Nộp cấp trên"))
    kept_numerator = models.PositiveSmallIntegerField()
    kept_denominator = models.PositiveSmallIntegerField()
    sent_on = models.DateField(_("Ngày nộp"), null=True, blank=True)
    voucher = models.CharField(_("Số chứng từ"), max_length=60, blank=True)
    received_on = models.DateField(_("Cấp trên nhận ngày"), null=True, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần nộp đảng phí")
        verbose_name_plural = _("nộp đảng phí")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "month"],
                name="cell_life_duesremittance_one_a_month",
                violation_error_message=_("Tháng này đã lập phiếu nộp đảng phí."),
            ),
            models.CheckConstraint(
                condition=Q(kept=F("taken") + F("from_below") - F("sent")),
                name="cell_life_duesremittance_kept_and_sent_are_the_whole",
                violation_error_message=_("Giữ lại và nộp lên phải bằng tổng số thu."),
            ),
            models.CheckConstraint(
                condition=Q(month__day=1),
                name="cell_life_duesremittance_month_is_its_first_day",
                violation_error_message=_("Tháng được ghi bằng ngày đầu tháng."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.month}"
