"""One row per job, approval, batch of incoming rows and staged row; PostgreSQL is the truth, Redis a doorbell."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from jobs.choices import ApprovalOutcome, BatchState, JobState, Outcome, RowState, Verdict
from jobs.querysets import ApprovalQuerySet


class Job(models.Model):
    """Việc nền: one piece of background work; closed by reaching succeeded, failed, cancelled or refused.

    A job that waits for a second person is ``awaiting``: no bell and no sweep runs it.
    ``attempt`` guards every write: a worker that wakes after a takeover holds an older number.
    ``scope_path`` is the path of the organisation it works on; ``params`` holds ids, never names.
    """

    kind = models.CharField(_("Loại việc"), max_length=40)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jobs", verbose_name=_("Người yêu cầu")
    )
    organisation_id = models.BigIntegerField(_("Tổ chức"), null=True)
    scope_path = models.CharField(_("Phạm vi"), max_length=200, blank=True)
    params = models.JSONField(_("Tham số"), default=dict)
    state = models.CharField(_("Trạng thái"), max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    attempt = models.PositiveSmallIntegerField(_("Lần chạy"), default=0)
    lease_until = models.DateTimeField(_("Giữ việc đến"), null=True)
    cursor = models.JSONField(_("Đã làm đến"), default=dict)
    done = models.PositiveIntegerField(_("Đã xong"), default=0)
    total = models.PositiveIntegerField(_("Tổng số"), null=True)
    result_file = models.CharField(_("Tệp kết quả"), max_length=200, blank=True)
    result_name = models.CharField(_("Tên tệp"), max_length=200, blank=True)
    result = models.JSONField(_("Kết quả"), default=dict)
    error = models.JSONField(_("Lỗi"), default=dict)
    idempotency_key = models.CharField(_("Khóa chống lặp"), max_length=80, null=True, unique=True)
    cancel_requested = models.BooleanField(_("Yêu cầu dừng"), default=False)
    requested_at = models.DateTimeField(_("Yêu cầu lúc"), default=timezone.now)
    started_at = models.DateTimeField(_("Bắt đầu lúc"), null=True)
    finished_at = models.DateTimeField(_("Xong lúc"), null=True)
    seen_at = models.DateTimeField(_("Đã xem lúc"), null=True)

    class Meta:
        verbose_name = _("việc nền")
        verbose_name_plural = _("việc nền")
        constraints = [
            models.CheckConstraint(
                condition=Q(total__isnull=True) | Q(done__lte=F("total")),
                name="jobs_job_done_is_not_more_than_total",
            ),
            models.CheckConstraint(
                condition=~Q(state=JobState.RUNNING) | Q(lease_until__isnull=False),
                name="jobs_job_running_has_a_lease",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "requested_at"],
                condition=Q(state__in=["queued", "running"]),
                name="jobs_job_due",
            ),
            models.Index(fields=["requested_by", "-requested_at"], name="jobs_job_of_a_user"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


@history.track()
class Approval(models.Model):
    """Phê duyệt: one request for a second person's word on a job; closed by any outcome but waiting.

    ``conditions`` and ``columns`` say in Vietnamese what was asked for, each with its class, so that
    the row tells for ever what was agreed to; they hold no name of a person. ``scope_path`` is the
    body under which all people of the file lie: whoever decides holds the right there.
    """

    job = models.OneToOneField(Job, on_delete=models.PROTECT, related_name="approval", verbose_name=_("Việc"))
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Người xin")
    )
    requested_at = models.DateTimeField(_("Xin lúc"), default=timezone.now)
    expires_at = models.DateTimeField(_("Hết hạn lúc"))
    scope_path = models.CharField(_("Phạm vi"), max_length=200)
    place = models.CharField(_("Đơn vị"), max_length=250, blank=True)
    grounds = models.JSONField(_("Vì sao cần phê duyệt"), default=list)
    people = models.PositiveIntegerField(_("Số người"))
    outside = models.PositiveIntegerField(_("Số người ngoài chi bộ của người xin"))
    conditions = models.JSONField(_("Điều kiện lọc"), default=list)
    columns = models.JSONField(_("Các cột"), default=list)
    outcome = models.CharField(
        _("Kết quả"), max_length=10, choices=ApprovalOutcome.choices, default=ApprovalOutcome.WAITING
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("Người quyết định"),
    )
    decided_at = models.DateTimeField(_("Quyết định lúc"), null=True)
    reason = models.CharField(_("Lý do"), max_length=200, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("phê duyệt")
        verbose_name_plural = _("phê duyệt")
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("requested_by")),
                name="jobs_approval_nobody_approves_their_own_request",
                violation_error_message=_("Không ai phê duyệt yêu cầu của chính mình."),
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["approved", "refused"], decided_by__isnull=False, decided_at__isnull=False)
                | Q(outcome__in=["withdrawn", "expired"], decided_by__isnull=True, decided_at__isnull=False)
                | Q(outcome="waiting", decided_by__isnull=True, decided_at__isnull=True),
                name="jobs_approval_a_decision_has_a_person_and_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(reason=""), name="jobs_approval_a_refusal_says_why"
            ),
            models.CheckConstraint(
                condition=Q(outside__lte=F("people")), name="jobs_approval_those_outside_are_among_all"
            ),
        ]
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(outcome="waiting"), name="jobs_approval_waiting"),
            models.Index(fields=["decided_by", "-decided_at"], name="jobs_approval_of_a_decider"),
        ]

    def __str__(self) -> str:
        return f"{self.job_id} {self.outcome}"


class Batch(models.Model):
    """Đợt nhập: one file that came in, from upload to commit and undo.

    What a row means is said by the app above, found by ``kind``. ``context`` holds the
    organisation and the day the list speaks of (tính đến ngày).
    """

    kind = models.CharField(_("Loại danh sách"), max_length=40)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("Người nhập")
    )
    organisation_id = models.BigIntegerField(_("Tổ chức"))
    scope_path = models.CharField(_("Phạm vi"), max_length=200)
    as_of = models.DateField(_("Tính đến ngày"))
    context = models.JSONField(_("Bối cảnh"), default=dict)
    file = models.CharField(_("Tệp"), max_length=200)
    file_name = models.CharField(_("Tên tệp"), max_length=200)
    file_hash = models.CharField(_("Mã băm"), max_length=64)
    state = models.CharField(_("Trạng thái"), max_length=10, choices=BatchState.choices, default=BatchState.UPLOADED)
    template = models.CharField(_("Mẫu nhận ra"), max_length=40, blank=True)
    encoding = models.CharField(_("Bảng mã"), max_length=10, blank=True)
    mapping = models.JSONField(_("Ghép cột"), default=dict)
    counts = models.JSONField(_("Tổng hợp"), default=dict)
    refusal = models.JSONField(_("Lý do không nhận"), default=dict)
    created_at = models.DateTimeField(_("Nhận lúc"), default=timezone.now)
    committed_at = models.DateTimeField(_("Ghi lúc"), null=True)
    undone_at = models.DateTimeField(_("Hoàn tác lúc"), null=True)

    class Meta:
        verbose_name = _("đợt nhập")
        verbose_name_plural = _("đợt nhập")
        indexes = [models.Index(fields=["created_by", "-created_at"], name="jobs_batch_of_a_user")]

    def __str__(self) -> str:
        return self.file_name


class HeaderMapping(models.Model):
    """Cách ghép cột đã nhớ: how a header was matched to fields, kept by the header's fingerprint for a unit.

    ``titles`` are the headers themselves, so that a column that was renamed since is noticed.
    """

    kind = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    organisation_id = models.BigIntegerField(null=True)
    titles = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("cách ghép cột")
        verbose_name_plural = _("cách ghép cột")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "fingerprint", "organisation_id"], name="jobs_headermapping_once_per_unit"
            )
        ]

    def __str__(self) -> str:
        return self.fingerprint


class StagedRow(models.Model):
    """Dòng chờ: one source row of a batch, what it says, what is wrong with it, what became of it.

    ``line`` counts data rows of the whole file from 1; ``row`` is the number in the sheet.
    ``object_id`` is the record the row matched or made; ``object_version`` its version after the
    write, so that an undo can refuse rows changed since; ``before`` what an update overwrote.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    sheet = models.CharField(max_length=100)
    row = models.PositiveIntegerField()
    raw = models.JSONField(default=list)
    values = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    changes = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=RowState.choices, default=RowState.PENDING)
    object_id = models.BigIntegerField(null=True)
    object_version = models.PositiveIntegerField(null=True)
    before = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("dòng chờ")
        verbose_name_plural = _("dòng chờ")
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="jobs_stagedrow_line_once_per_batch")]
        indexes = [models.Index(fields=["batch", "outcome", "line"], name="jobs_stagedrow_by_outcome")]

    def __str__(self) -> str:
        return f"{self.sheet}!{self.row}"
