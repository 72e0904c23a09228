"""The yearly rating under way: one sheet a cell and year, a line a member; the decision; complaints. Of bodies too.

What is decided is written to ``members.Rating``; here is how it came about.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import Organisation
from cell_life.choices import ComplaintState, RoundState, Taking
from cell_life.models.ballots import Ballot
from cell_life.models.meetings import Meeting
from cell_life.querysets import OfCellQuerySet, OfEntryQuerySet, OfOrganisationQuerySet, OfSheetQuerySet
from members.choices import RatingLevel
from members.models import Membership

LEVELS = [
    (one.value, one.label) for one in (RatingLevel.EXCELLENT, RatingLevel.GOOD, RatingLevel.DONE, RatingLevel.NOT_DONE)
]


@history.track()
class RatingDecision(models.Model):
    """Quyết định xếp loại của cấp ủy: one paper of one body for a year, over the sheets reported to it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Năm"))
    decision_number = models.CharField(_("Số quyết định"), max_length=60)
    decided_on = models.DateField(_("Ngày quyết định"))
    issuer = models.CharField(_("Nơi ban hành"), max_length=200)
    cap_reason = models.CharField(_("Lý do vượt tỷ lệ xuất sắc"), max_length=500, blank=True)
    announced_on = models.DateField(_("Ngày thông báo"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("quyết định xếp loại")
        verbose_name_plural = _("quyết định xếp loại")

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.year} {self.decision_number}"


@history.track()
class RatingSheet(models.Model):
    """Đợt xếp loại của một chi bộ trong một năm: from preparing to the announced decision."""

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Năm"))
    state = models.CharField(_("Bước"), max_length=10, choices=RoundState.choices, default=RoundState.PREPARING)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    draft_sent_on = models.DateField(_("Gửi dự thảo kiểm điểm ngày"), null=True, blank=True)
    voted_on = models.DateField(_("Ngày bỏ phiếu"), null=True, blank=True)
    reported_on = models.DateField(_("Báo cáo cấp trên ngày"), null=True, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    returned_reason = models.CharField(_("Lý do trả lại"), max_length=500, blank=True)
    decision = models.ForeignKey(RatingDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="sheets")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = OfCellQuerySet.as_manager()

    class Meta:
        verbose_name = _("đợt xếp loại của chi bộ")
        verbose_name_plural = _("xếp loại hằng năm")
        indexes = [models.Index(fields=["year", "cell"], name="cell_life_ratingsheet_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["cell", "year"],
                name="cell_life_ratingsheet_one_a_year",
                violation_error_message=_("Chi bộ đã mở đợt xếp loại năm này."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RoundState.DECIDED, RoundState.ANNOUNCED]) | Q(decision__isnull=False),
                name="cell_life_ratingsheet_decided_by_a_paper",
                violation_error_message=_("Kết quả phải có quyết định."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell_id} {self.year}"


@history.track()
class RatingEntry(models.Model):
    """Một đồng chí trong đợt xếp loại: whether rated, what was received, what was proposed, voted and decided."""

    sheet = models.ForeignKey(RatingSheet, on_delete=models.PROTECT, related_name="entries")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    taking = models.CharField(_("Tham gia"), max_length=10, choices=Taking.choices, default=Taking.RATED)
    why = models.CharField(_("Vì sao không xếp loại"), max_length=300, blank=True)
    review_on = models.DateField(_("Nhận bản tự kiểm điểm ngày"), null=True, blank=True)
    own_level = models.CharField(_("Tự nhận"), max_length=12, choices=LEVELS, blank=True)
    points = models.DecimalField(_("Điểm"), max_digits=5, decimal_places=2, null=True, blank=True)
    proposed_level = models.CharField(_("Chi ủy đề xuất"), max_length=12, choices=LEVELS, blank=True)
    remark = models.CharField(_("Nhận xét"), max_length=1000, blank=True)
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cell_level = models.CharField(_("Chi bộ biểu quyết"), max_length=12, choices=LEVELS, blank=True)
    decided_level = models.CharField(_("Cấp ủy quyết định"), max_length=12, choices=LEVELS, blank=True)
    decided_reason = models.CharField(_("Vì sao khác chi bộ"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfSheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("dòng xếp loại")
        verbose_name_plural = _("dòng xếp loại")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "membership"], name="cell_life_ratingentry_once_a_sheet"),
            models.CheckConstraint(
                condition=Q(taking=Taking.RATED) | ~Q(why=""),
                name="cell_life_ratingentry_not_rated_says_why",
                violation_error_message=_("Không xếp loại thì phải ghi vì sao."),
            ),
            models.CheckConstraint(
                condition=Q(taking=Taking.RATED) | Q(cell_level="", decided_level=""),
                name="cell_life_ratingentry_only_the_rated_have_a_level",
                violation_error_message=_("Người không xếp loại thì không có mức."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.membership_id}"


@history.track()
class RatingComplaint(models.Model):
    """Kiến nghị về kết quả xếp loại: received in writing, answered by somebody who did not decide."""

    entry = models.ForeignKey(RatingEntry, on_delete=models.PROTECT, related_name="complaints")
    received_on = models.DateField(_("Ngày nhận"))
    words = models.CharField(_("Nội dung kiến nghị"), max_length=1000)
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=ComplaintState.choices, default=ComplaintState.RECEIVED
    )
    answered_on = models.DateField(_("Ngày trả lời"), null=True, blank=True)
    answer = models.CharField(_("Trả lời"), max_length=1000, blank=True)
    new_level = models.CharField(_("Mức mới"), max_length=12, choices=LEVELS, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    version = models.PositiveIntegerField(default=1)

    objects = OfEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("kiến nghị về xếp loại")
        verbose_name_plural = _("kiến nghị về xếp loại")
        constraints = [
            models.UniqueConstraint(
                fields=["entry"],
                condition=Q(state=ComplaintState.RECEIVED),
                name="cell_life_ratingcomplaint_one_open_an_entry",
                violation_error_message=_("Đồng chí này đang có một kiến nghị chưa trả lời."),
            ),
            models.CheckConstraint(
                condition=Q(state=ComplaintState.RECEIVED, answered_on__isnull=True)
                | (~Q(state=ComplaintState.RECEIVED) & Q(answered_on__isnull=False) & ~Q(answer="")),
                name="cell_life_ratingcomplaint_answered_in_words",
                violation_error_message=_("Trả lời phải có ngày và nội dung."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.received_on}"


@history.track()
class OrganisationRating(models.Model):
    """Xếp loại hằng năm của một tổ chức đảng: what it says of itself, what the level above decides."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Năm"))
    own_level = models.CharField(_("Tự xếp loại"), max_length=12, choices=LEVELS, blank=True)
    points = models.DecimalField(_("Điểm"), max_digits=5, decimal_places=2, null=True, blank=True)
    reported_on = models.DateField(_("Ngày báo cáo"), null=True, blank=True)
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    level = models.CharField(_("Cấp trên xếp loại"), max_length=12, choices=LEVELS, blank=True)
    decision = models.ForeignKey(
        RatingDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="organisation_ratings"
    )
    reason = models.CharField(_("Vì sao khác tự xếp loại"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("xếp loại tổ chức đảng")
        verbose_name_plural = _("xếp loại tổ chức đảng")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year"],
                name="cell_life_organisationrating_one_a_year",
                violation_error_message=_("Tổ chức này đã có dòng xếp loại của năm."),
            ),
            models.CheckConstraint(
                condition=Q(level="") | Q(decision__isnull=False),
                name="cell_life_organisationrating_decided_by_a_paper",
                violation_error_message=_("Mức xếp loại của cấp trên phải có quyết định."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.year}"
