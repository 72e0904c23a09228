"""An admission from the source to official membership, each act on the way, and who stands behind the person."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from admissions.choices import BEFORE_PARTY, ENDS, Backing, Category, Route, SpecialGroup, Stage
from admissions.querysets import AdmissionQuerySet, OfAdmissionQuerySet
from branches.models import Organisation
from cell_life.models import Ballot
from members.models import Membership, Person


@history.track()
class Admission(models.Model):
    """Hồ sơ kết nạp: one person's way into the Party, from the source to official or to an end with its reason.

    ``stage`` says how far it is; the days that later steps are reckoned from are copied here from the acts that
    set them, which are never edited. ``cell`` is the cell that answers for it now.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="admissions")
    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("Chi bộ"))
    stage = models.CharField(_("Bước"), max_length=16, choices=Stage.choices, default=Stage.SOURCE)
    stage_on = models.DateField(_("Từ ngày"))
    category = models.CharField(_("Đối tượng"), max_length=20, choices=Category.choices, blank=True)
    route = models.CharField(_("Ai giới thiệu"), max_length=12, choices=Route.choices, blank=True)
    groups = ArrayField(
        models.CharField(max_length=20, choices=SpecialGroup.choices),
        default=list,
        blank=True,
        verbose_name=_("Trường hợp đặc biệt"),
    )
    listed_on = models.DateField(_("Ngày vào danh sách cảm tình Đảng"), null=True, blank=True)
    certificate_on = models.DateField(_("Ngày cấp giấy chứng nhận lớp nhận thức"), null=True, blank=True)
    dossier_on = models.DateField(_("Ngày lập hồ sơ"), null=True, blank=True)
    resolved_on = models.DateField(_("Ngày nghị quyết của chi bộ"), null=True, blank=True)
    decided_on = models.DateField(_("Ngày quyết định kết nạp"), null=True, blank=True)
    issued_on = models.DateField(_("Ngày ban hành quyết định"), null=True, blank=True)
    received_on = models.DateField(_("Ngày chi bộ nhận quyết định"), null=True, blank=True)
    ceremony_on = models.DateField(_("Ngày lễ kết nạp"), null=True, blank=True)
    recognised_on = models.DateField(_("Ngày chi bộ đề nghị công nhận"), null=True, blank=True)
    official_on = models.DateField(_("Ngày chính thức"), null=True, blank=True)
    extension_days = models.PositiveSmallIntegerField(_("Số ngày làm việc gia hạn"), default=0)
    failed_votes = models.PositiveSmallIntegerField(_("Số lần biểu quyết không đủ tỷ lệ"), default=0)
    escalated_on = models.DateField(_("Báo cáo cấp trên ngày"), null=True, blank=True)
    due_on = models.DateField(_("Hạn của bước tới"), null=True, blank=True)
    due_rule = models.CharField(max_length=60, blank=True)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Tiếp theo hồ sơ")
    )
    ended_on = models.DateField(_("Kết thúc ngày"), null=True, blank=True)
    ending_reason = models.CharField(_("Lý do kết thúc"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("Ghi vào sổ lúc"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = AdmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("hồ sơ kết nạp")
        verbose_name_plural = _("kết nạp")
        indexes = [
            models.Index(fields=["cell", "stage"], name="admissions_admission_stage"),
            models.Index(fields=["due_on"], condition=Q(ended_on__isnull=True), name="admissions_admission_due"),
            models.Index(
                fields=["decided_on"], condition=Q(decided_on__isnull=False), name="admissions_admission_result"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_on__isnull=True),
                name="admissions_admission_one_running_a_person",
                violation_error_message=_("Người này đang có một hồ sơ kết nạp."),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=ENDS, ended_on__isnull=False) | (~Q(stage__in=ENDS) & Q(ended_on__isnull=True)),
                name="admissions_admission_ended_at_an_end",
                violation_error_message=_("Hồ sơ kết thúc thì phải có ngày kết thúc."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=BEFORE_PARTY) | Q(membership__isnull=True),
                name="admissions_admission_no_member_before_the_ceremony",
                violation_error_message=_("Chưa kết nạp thì chưa có đảng tịch."),
            ),
            models.CheckConstraint(
                condition=Q(ceremony_on__isnull=True) | Q(ceremony_on__gte=F("decided_on")),
                name="admissions_admission_ceremony_not_before_the_decision",
                violation_error_message=_("Lễ kết nạp không thể trước ngày quyết định."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.stage}"


@history.track()
class AdmissionAct(models.Model):
    """Một việc đã làm trên đường kết nạp: what, by which paper, voted how, from which stage to which.

    Never edited. A mistake is put right by a later act that names the one it ``corrects``, with a reason.
    ``due_on`` is the last day the act was allowed; ``late`` says that it came later.
    """

    admission = models.ForeignKey(Admission, on_delete=models.PROTECT, related_name="acts")
    code = models.CharField(_("Việc"), max_length=30)
    from_stage = models.CharField(max_length=16, choices=Stage.choices)
    to_stage = models.CharField(max_length=16, choices=Stage.choices)
    happened_on = models.DateField(_("Ngày"))
    paper_number = models.CharField(_("Số văn bản"), max_length=60, blank=True)
    paper_on = models.DateField(_("Ngày văn bản"), null=True, blank=True)
    issuer = models.CharField(_("Nơi ban hành"), max_length=200, blank=True)
    ballot = models.ForeignKey(Ballot, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("Lý do, ý kiến"), max_length=1000, blank=True)
    warnings = models.JSONField(_("Cảnh báo đã chấp nhận"), default=list, blank=True)
    due_on = models.DateField(_("Hạn"), null=True, blank=True)
    due_rule = models.CharField(max_length=60, blank=True)
    late = models.BooleanField(_("Muộn"), default=False)
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("Đính chính"),
    )
    recorded_at = models.DateTimeField(_("Ghi lúc"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = OfAdmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc kết nạp")
        verbose_name_plural = _("việc kết nạp")
        indexes = [models.Index(fields=["admission", "id"], name="admissions_act_in_order")]

    def __str__(self) -> str:
        return f"{self.admission_id} {self.code} {self.happened_on}"


@history.track()
class Supporter(models.Model):
    """Người được phân công giúp đỡ, giới thiệu: an official member behind the person for a time, by a resolution."""

    admission = models.ForeignKey(Admission, on_delete=models.PROTECT, related_name="supporters")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("Đảng viên chính thức")
    )
    backing = models.CharField(_("Tư cách"), max_length=18, choices=Backing.choices)
    starts_on = models.DateField(_("Phân công ngày"))
    ends_on = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    together_since = models.DateField(_("Cùng công tác, học tập, cư trú từ ngày"), null=True, blank=True)
    replaces = models.BooleanField(_("Thay người không tiếp tục được"), default=False)
    reason = models.CharField(_("Lý do thôi"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfAdmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("người giúp đỡ, giới thiệu")
        verbose_name_plural = _("người giúp đỡ, giới thiệu")
        constraints = [
            models.UniqueConstraint(
                fields=["admission", "person", "backing"],
                condition=Q(ends_on__isnull=True),
                name="admissions_supporter_once_at_a_time",
                violation_error_message=_("Đồng chí này đang được phân công việc đó."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.admission_id} {self.person_id} {self.backing}"
