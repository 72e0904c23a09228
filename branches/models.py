"""Organisations in time, and the grants of roles on them."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from accounts.roles import ROLES
from branches.choices import Book, ClosingCause, Kind, Sector, SizeException, SuccessionKind, UnitKind, WorkPost
from branches.querysets import (
    ConsentQuerySet,
    GrantQuerySet,
    OrganisationQuerySet,
    PeriodQuerySet,
    SuccessionQuerySet,
    WorkItemQuerySet,
)


class DateRange(Func):
    """``daterange(starts_on, ends_on, '[)')`` for exclusion constraints."""

    function = "DATERANGE"
    output_field = DateRangeField()


@history.track()
class Organisation(models.Model):
    """Tổ chức đảng: one body for all its life; its name, parent and code are dated periods.

    Closed by ``closed_on``, never deleted. The id never changes and is what paths are made of.
    """

    opened_on = models.DateField(_("Ngày thành lập"))
    closed_on = models.DateField(_("Ngày kết thúc"), null=True, blank=True)
    closing_cause = models.CharField(_("Hình thức kết thúc"), max_length=12, choices=ClosingCause.choices, blank=True)
    closing_number = models.CharField(_("Số quyết định kết thúc"), max_length=60, blank=True)
    closing_decided_on = models.DateField(_("Ngày quyết định kết thúc"), null=True, blank=True)
    closing_issuer = models.CharField(_("Nơi quyết định kết thúc"), max_length=200, blank=True)
    helper_name = models.CharField(_("Người giúp đỡ"), max_length=120, blank=True)
    helper_phone = models.CharField(_("Điện thoại giúp đỡ"), max_length=20, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("tổ chức đảng")
        verbose_name_plural = _("tổ chức đảng")
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gt=F("opened_on")),
                name="branches_organisation_closes_after_it_opens",
                violation_error_message=_("Ngày kết thúc phải sau ngày thành lập."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


@history.track()
class OrganisationPeriod(models.Model):
    """Thời kỳ của một tổ chức: its name, kind, parent and code during [starts_on, ends_on).

    Closed by the period that a renaming, re-parenting or closing decision opens. ``path`` lists
    the ids from the root down to and with itself, each followed by a slash (``1/23/456/``).
    ``cause`` says what opened the period; ``moved_with_parent`` rows follow an ancestor.
    """

    class Cause(models.TextChoices):
        OPENED = "opened", _("thành lập")
        REGISTERED = "registered", _("ghi vào sổ")
        RENAMED = "renamed", _("đổi tên")
        CHANGED = "changed", _("đổi loại, mã số")
        REPARENTED = "reparented", _("chuyển về cấp trên khác")
        MOVED_WITH_PARENT = "moved", _("chuyển cùng cấp trên")
        UPGRADED = "upgraded", _("nâng cấp")
        DOWNGRADED = "downgraded", _("hạ cấp")
        CONSOLIDATED = "consolidated", _("lập do hợp nhất")
        DIVIDED = "divided", _("lập do chia, tách")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="periods", verbose_name=_("Tổ chức")
    )
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    name = models.CharField(_("Tên tổ chức"), max_length=200)
    name_folded = models.CharField(max_length=200, editable=False)
    name_sort = models.CharField(max_length=400, editable=False, db_collation="C")
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind.choices)
    sector = models.CharField(_("Loại hình"), max_length=20, choices=Sector.choices, blank=True)
    unit_kind = models.CharField(_("Loại đơn vị"), max_length=16, choices=UnitKind.choices, blank=True)
    parent = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="child_periods",
        verbose_name=_("Cấp trên trực tiếp"),
    )
    code = models.CharField(
        _("Mã tổ chức"),
        max_length=14,
        blank=True,
        validators=[RegexValidator(r"^\d{14}$", _("Mã tổ chức gồm đúng 14 chữ số."))],
    )
    path = models.CharField(max_length=200, editable=False)
    cause = models.CharField(_("Căn cứ"), max_length=12, choices=Cause.choices, default=Cause.OPENED)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("thời kỳ của tổ chức")
        verbose_name_plural = _("thời kỳ của tổ chức")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="branches_period_ends_after_it_starts",
                violation_error_message=_("Ngày kết thúc phải sau ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=Q(code="") | Q(code__regex=r"^\d{14}$"),
                name="branches_period_code_has_fourteen_digits",
                violation_error_message=_("Mã tổ chức gồm đúng 14 chữ số."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=False) | Q(kind=Kind.CITY),
                name="branches_period_only_the_city_has_no_parent",
                violation_error_message=_("Chỉ Thành ủy không có cấp trên."),
            ),
            ExclusionConstraint(
                name="branches_period_one_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Tổ chức này đã có thời kỳ khác trong khoảng ngày đó."),
            ),
            ExclusionConstraint(
                name="branches_period_code_belongs_to_one_body",
                expressions=[
                    (OpClass("code", name="gist_text_ops"), RangeOperators.EQUAL),
                    ("organisation", RangeOperators.NOT_EQUAL),
                    (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=~Q(code=""),
                violation_error_message=_("Mã tổ chức này đang thuộc về một tổ chức khác."),
            ),
        ]
        indexes = [
            models.Index(fields=["parent", "name_sort"], name="branches_period_children"),
            models.Index(OpClass("path", name="varchar_pattern_ops"), name="branches_period_path"),
            models.Index(fields=["code"], name="branches_period_code"),
        ]

    def __str__(self) -> str:
        return self.name


@history.track()
class Succession(models.Model):
    """Kế thừa tổ chức: one body carries on another from a day, by a merger, a union or a division.

    Written by the act that closes or divides a body, never changed. ``moved`` is how many members went over.
    """

    predecessor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="successions", verbose_name=_("Tổ chức trước")
    )
    successor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="precessions", verbose_name=_("Tổ chức nối tiếp")
    )
    kind = models.CharField(_("Hình thức"), max_length=12, choices=SuccessionKind.choices)
    happened_on = models.DateField(_("Từ ngày"))
    moved = models.PositiveIntegerField(_("Số đảng viên chuyển theo"), default=0)
    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("kế thừa tổ chức")
        verbose_name_plural = _("kế thừa tổ chức")
        constraints = [
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="branches_succession_nobody_succeeds_itself",
                violation_error_message=_("Tổ chức không thể nối tiếp chính mình."),
            ),
            models.UniqueConstraint(
                fields=["predecessor", "successor", "happened_on"],
                name="branches_succession_is_written_once",
                violation_error_message=_("Việc kế thừa này đã có trong sổ."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


@history.track()
class SizeConsent(models.Model):
    """Văn bản đồng ý: the superior's written consent to a size other than the rule, during [starts_on, ends_on).

    Closed by a later paper that withdraws it; without number there is no consent.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="consents", verbose_name=_("Tổ chức")
    )
    exception = models.CharField(_("Trường hợp"), max_length=16, choices=SizeException.choices)
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    decision_number = models.CharField(_("Số văn bản"), max_length=60)
    decided_on = models.DateField(_("Ngày văn bản"))
    issuer = models.CharField(_("Nơi ban hành"), max_length=200)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("văn bản đồng ý về quy mô")
        verbose_name_plural = _("văn bản đồng ý về quy mô")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="branches_consent_ends_after_it_starts",
                violation_error_message=_("Ngày hết hiệu lực phải sau ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=~Q(decision_number="") & ~Q(issuer=""),
                name="branches_consent_names_its_paper",
                violation_error_message=_("Phải ghi số văn bản và nơi ban hành."),
            ),
            ExclusionConstraint(
                name="branches_consent_once_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    (OpClass("exception", name="gist_text_ops"), RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Trường hợp này đã có văn bản đồng ý trong khoảng ngày đó."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exception} {self.organisation_id}"


@history.track()
class RoleGrant(models.Model):
    """Cấp vai trò: one role for one user on one organisation during [starts_on, ends_on).

    ``post_id`` is the number of the post it was given for; posts live on a higher floor. ``stands_in`` marks a
    deputy's time in the place of whoever holds the post: it always has a last day.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants", verbose_name=_("Người dùng")
    )
    role = models.CharField(_("Vai trò"), max_length=20, choices=[(role.code, role.label) for role in ROLES.values()])
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="grants", verbose_name=_("Tổ chức")
    )
    starts_on = models.DateField(_("Từ ngày"))
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Người cấp")
    )
    granted_at = models.DateTimeField(_("Cấp lúc"), default=timezone.now)
    reason = models.CharField(_("Căn cứ"), max_length=200, blank=True)
    post_id = models.BigIntegerField(_("Theo chức vụ"), null=True, blank=True)
    stands_in = models.BooleanField(_("Làm thay trong một thời gian"), default=False)

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("cấp vai trò")
        verbose_name_plural = _("cấp vai trò")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="branches_grant_ends_after_it_starts",
                violation_error_message=_("Ngày hết hạn phải sau ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=Q(granted_by__isnull=True) | ~Q(granted_by=F("user")),
                name="branches_grant_nobody_grants_to_themselves",
                violation_error_message=_("Không ai tự cấp vai trò cho mình."),
            ),
            models.CheckConstraint(
                condition=Q(stands_in=False) | Q(ends_on__isnull=False),
                name="branches_grant_standing_in_comes_to_an_end",
                violation_error_message=_("Làm thay phải có ngày kết thúc."),
            ),
            ExclusionConstraint(
                name="branches_grant_once_at_a_time",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    (OpClass("role", name="gist_text_ops"), RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Người này đã có vai trò đó ở tổ chức này."),
            ),
        ]
        indexes = [
            models.Index(fields=["post_id"], condition=Q(post_id__isnull=False), name="branches_grant_of_post"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id}"


class Holiday(models.Model):
    """Ngày nghỉ hoán đổi: a swap day or a worked Saturday decided year by year, beside the days by law."""

    day = models.DateField(_("Ngày"), unique=True)
    is_off = models.BooleanField(_("Được nghỉ"), default=True)
    name = models.CharField(_("Tên"), max_length=120)
    source = models.CharField(_("Căn cứ"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("ngày nghỉ")
        verbose_name_plural = _("ngày nghỉ")

    def __str__(self) -> str:
        return self.name


@history.track()
class Register(models.Model):
    """Sổ đánh số: one book of numbers of one organisation in one year; its row lock makes numbers one by one.

    ``first_number`` is where this register began: more than 1 when a paper book led up to it in mid-year.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="registers")
    book = models.CharField(_("Sổ"), max_length=20, choices=Book.choices)
    year = models.PositiveSmallIntegerField(_("Năm"))
    first_number = models.PositiveIntegerField(_("Bắt đầu từ số"), default=1)
    last_number = models.PositiveIntegerField(_("Số cuối đã cấp"), default=0)

    class Meta:
        verbose_name = _("sổ đánh số")
        verbose_name_plural = _("sổ đánh số")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "book", "year"],
                name="branches_register_one_book_a_year",
                violation_error_message=_("Tổ chức này đã có sổ ấy trong năm."),
            ),
            models.CheckConstraint(
                condition=Q(first_number__gte=1, last_number__gte=F("first_number") - 1),
                name="branches_register_goes_on_from_its_first_number",
                violation_error_message=_("Số cuối đã cấp không thể đứng trước số bắt đầu của sổ."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.book} {self.year}"


@history.track()
class IssuedPaper(models.Model):
    """Văn bản đã cấp số: one number of a register, given once and never again, and what it was given to.

    ``subject_type`` and ``subject_id`` name the row the paper is about, in an app above; ``sha256`` is that of
    the last file made of it, earlier ones stand in the events. A spoiled paper keeps its number, ``void_on`` a day.
    """

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="papers")
    number = models.PositiveIntegerField(_("Số"))
    symbol = models.CharField(_("Số và ký hiệu"), max_length=60)
    kind = models.CharField(_("Loại văn bản"), max_length=40)
    issued_on = models.DateField(_("Ngày"))
    subject_type = models.CharField(max_length=40, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    sha256 = models.CharField(_("Dấu kiểm của tệp"), max_length=64, blank=True)
    void_on = models.DateField(_("Hủy ngày"), null=True, blank=True)
    void_reason = models.CharField(_("Lý do hủy"), max_length=300, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = _("văn bản đã cấp số")
        verbose_name_plural = _("văn bản đã cấp số")
        constraints = [
            models.UniqueConstraint(
                fields=["register", "number"],
                name="branches_issuedpaper_one_paper_a_number",
                violation_error_message=_("Số này đã cấp cho văn bản khác."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="branches_issuedpaper_numbers_begin_at_one",
                violation_error_message=_("Số trong sổ bắt đầu từ 1."),
            ),
            models.CheckConstraint(
                condition=Q(void_on__isnull=True, void_reason="") | (Q(void_on__isnull=False) & ~Q(void_reason="")),
                name="branches_issuedpaper_void_with_day_and_reason",
                violation_error_message=_("Văn bản hủy phải có ngày và lý do hủy."),
            ),
        ]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="branches_issuedpaper_of"),
            models.Index(fields=["sha256"], condition=~Q(sha256=""), name="branches_issuedpaper_file"),
        ]

    def __str__(self) -> str:
        return self.symbol


class WorkItem(models.Model):
    """Việc cần làm: one deadline of one body, computed by its kind and never typed, so no acts and no history.

    ``subject`` tells things of one kind in one body apart; ``facts`` hold numbers, days and ids, out of which the
    words are made when shown. Closed the day nothing asks for it any more, forgotten some weeks later.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="+", db_index=False, verbose_name=_("Tổ chức")
    )
    path = models.CharField(max_length=200, editable=False)
    kind = models.CharField(_("Loại việc"), max_length=40)
    subject = models.CharField(max_length=40, blank=True)
    post = models.CharField(_("Của ai"), max_length=10, choices=WorkPost.choices)
    facts = models.JSONField(default=dict)
    rule_key = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField(_("Tính từ ngày"), null=True)
    due_on = models.DateField(_("Hạn"), null=True)
    amount = models.PositiveIntegerField(_("Bao nhiêu"), default=1)
    computed_on = models.DateField(_("Tính ngày"))
    closed_on = models.DateField(_("Xong ngày"), null=True)

    objects = WorkItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc cần làm")
        verbose_name_plural = _("việc cần làm")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "subject"],
                condition=Q(closed_on__isnull=True),
                name="branches_workitem_open_once",
            ),
        ]
        indexes = [
            models.Index(
                OpClass("path", name="varchar_pattern_ops"),
                condition=Q(closed_on__isnull=True),
                name="branches_workitem_open_path",
            ),
            models.Index(fields=["closed_on"], condition=Q(closed_on__isnull=False), name="branches_workitem_closed"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.kind} {self.subject}"
