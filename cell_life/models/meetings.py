"""A meeting of a cell, who came, what was given to whom to do, how the meeting was scored."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import Organisation
from cell_life.choices import MONTHLY, AbsenceReason, Capacity, MeetingKind, MeetingState, Presence
from cell_life.querysets import OfCellQuerySet, OfMeetingQuerySet
from members.models import Membership, Person


@history.track()
class Meeting(models.Model):
    """Buổi sinh hoạt chi bộ: one meeting of one cell, from the plan until its minutes are agreed.

    ``held_on`` is the day planned until the roll is taken. ``recorded_on`` is the day the roll came into the
    register; ``late`` is set when that was later than the rule of the day allows.
    """

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("Chi bộ"))
    month = models.DateField(_("Tháng"), editable=False)
    held_on = models.DateField(_("Ngày họp"))
    starts_at = models.TimeField(_("Giờ bắt đầu"), null=True, blank=True)
    kind = models.CharField(_("Loại"), max_length=10, choices=MeetingKind.choices, default=MeetingKind.REGULAR)
    state = models.CharField(_("Tình trạng"), max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    place = models.CharField(_("Địa điểm"), max_length=200, blank=True)
    topic = models.CharField(_("Chuyên đề"), max_length=300, blank=True)
    agenda = models.TextField(_("Nội dung, chương trình"), max_length=4000, blank=True)
    papers_on = models.DateField(_("Ngày gửi tài liệu cho đảng viên"), null=True, blank=True)
    chair = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Chủ trì")
    )
    clerk = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Thư ký")
    )
    minutes = models.PositiveSmallIntegerField(_("Thời gian họp (phút)"), null=True, blank=True)
    guests = models.CharField(_("Khách mời, đại biểu cấp trên"), max_length=500, blank=True)
    reviewed = models.TextField(_("Kết quả thực hiện nghị quyết tháng trước"), max_length=8000, blank=True)
    discussed = models.TextField(_("Ý kiến thảo luận"), max_length=8000, blank=True)
    concluded = models.TextField(_("Kết luận, nhiệm vụ tháng tới"), max_length=8000, blank=True)
    uploaded_on = models.DateField(_("Ngày cập nhật kết quả lên sổ tay đảng viên điện tử"), null=True, blank=True)
    recorded_on = models.DateField(_("Ngày ghi vào sổ"), null=True, blank=True)
    late = models.BooleanField(_("Ghi muộn"), default=False)
    late_reason = models.CharField(_("Lý do ghi muộn"), max_length=300, blank=True)
    closing_reason = models.CharField(_("Lý do không tổ chức"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("Ghi lúc"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = OfCellQuerySet.as_manager()

    class Meta:
        verbose_name = _("buổi sinh hoạt")
        verbose_name_plural = _("sinh hoạt chi bộ")
        indexes = [models.Index(fields=["month", "cell"], name="cell_life_meeting_month_cell")]
        constraints = [
            models.UniqueConstraint(
                fields=["cell", "month"],
                condition=Q(kind__in=MONTHLY) & ~Q(state=MeetingState.CANCELLED),
                name="cell_life_meeting_one_regular_a_month",
                violation_error_message=_("Chi bộ đã có buổi sinh hoạt thường kỳ của tháng này."),
            ),
            models.UniqueConstraint(
                fields=["cell", "held_on", "kind"],
                condition=~Q(state=MeetingState.CANCELLED),
                name="cell_life_meeting_one_of_a_kind_a_day",
                violation_error_message=_("Chi bộ đã có buổi sinh hoạt cùng loại trong ngày này."),
            ),
            models.CheckConstraint(
                condition=Q(month__day=1, month__month=ExtractMonth("held_on"), month__year=ExtractYear("held_on")),
                name="cell_life_meeting_month_is_that_of_its_day",
                violation_error_message=_("Tháng phải là tháng của ngày họp."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MeetingState.HELD, MeetingState.CLOSED]) | Q(recorded_on__gte=F("held_on")),
                name="cell_life_meeting_is_recorded_on_its_day_or_later",
                violation_error_message=_("Không điểm danh trước ngày họp."),
            ),
            models.CheckConstraint(
                condition=~Q(state=MeetingState.CANCELLED) | ~Q(closing_reason=""),
                name="cell_life_meeting_is_called_off_with_a_reason",
                violation_error_message=_("Buổi không tổ chức phải ghi lý do."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell_id} {self.held_on} {self.kind}"


@history.track()
class Attendance(models.Model):
    """Điểm danh: one member of the roll at one meeting; the roll is that of the day, whatever moves later."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="roll")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="attendances")
    capacity = models.CharField(_("Tư cách"), max_length=12, choices=Capacity.choices)
    presence = models.CharField(_("Có mặt"), max_length=10, choices=Presence.choices, default=Presence.PRESENT)
    reason = models.CharField(_("Lý do vắng"), max_length=10, choices=AbsenceReason.choices, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=200, blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("điểm danh")
        verbose_name_plural = _("điểm danh")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "membership"],
                name="cell_life_attendance_once_a_meeting",
                violation_error_message=_("Đồng chí này đã có trong danh sách điểm danh."),
            ),
            models.CheckConstraint(
                condition=(Q(presence=Presence.EXCUSED) & ~Q(reason=""))
                | (~Q(presence=Presence.EXCUSED) & Q(reason="")),
                name="cell_life_attendance_excused_says_why",
                violation_error_message=_("Vắng có lý do thì phải chọn lý do."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.membership_id} {self.presence}"


@history.track()
class MeetingTask(models.Model):
    """Nhiệm vụ giao tại buổi sinh hoạt: what, who, by when, until it is reported done."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="tasks")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Người thực hiện")
    )
    words = models.CharField(_("Nhiệm vụ"), max_length=500)
    due_on = models.DateField(_("Hoàn thành trước ngày"))
    done_on = models.DateField(_("Hoàn thành ngày"), null=True, blank=True)
    outcome = models.CharField(_("Kết quả"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("nhiệm vụ giao tại buổi sinh hoạt")
        verbose_name_plural = _("nhiệm vụ giao tại buổi sinh hoạt")

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.due_on}"


@history.track()
class MeetingScore(models.Model):
    """Phiếu tự chấm điểm buổi sinh hoạt: the points of each criterion of a sheet, the sum and the level."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="score")
    sheet = models.CharField(_("Mẫu phiếu"), max_length=40)
    points = models.JSONField(_("Điểm từng tiêu chí"))
    total = models.PositiveSmallIntegerField(_("Tổng điểm"))
    level = models.CharField(_("Mức"), max_length=10)
    note = models.CharField(_("Ghi chú"), max_length=500, blank=True)
    agreed_on = models.DateField(_("Chi ủy thống nhất ngày"), null=True, blank=True)
    sent_on = models.DateField(_("Gửi cấp trên ngày"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("phiếu chấm điểm sinh hoạt")
        verbose_name_plural = _("phiếu chấm điểm sinh hoạt")

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.total}"
