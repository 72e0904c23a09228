"""The tables of the Phiếu đảng viên: rows that belong to a person, each a fact with its time and paper.

A row is changed or taken out only through ``members.services.tables``; the events keep what it said.
"""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from members.choices import BadgeYears
from members.models.dates import order_check, precision_check, precision_field
from members.models.person import Person
from members.querysets import RecordRowQuerySet


class RecordRow(models.Model):
    """One line of a table of the record; ``version`` guards it against two people at once."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("Ghi vào sổ lúc"), default=timezone.now)

    objects = RecordRowQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


class Spell(RecordRow):
    """A line with a time from and to, each as exactly as the paper says; no end means until now."""

    starts_on = models.DateField(_("Từ"), null=True, blank=True)
    starts_precision = precision_field()
    ends_on = models.DateField(_("Đến"), null=True, blank=True)
    ends_precision = precision_field()

    class Meta(RecordRow.Meta):
        abstract = True


class Decided(RecordRow):
    """A line that a paper decided: its number, day and issuer."""

    decision_number = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    decided_precision = precision_field()
    issuer = models.CharField(_("Cấp quyết định"), max_length=200, blank=True)

    class Meta(RecordRow.Meta):
        abstract = True


@history.track()
class WorkPeriod(Spell):
    """Quá trình hoạt động và công tác (mục 21): what somebody did, from month to month."""

    words = models.CharField(_("Làm việc gì, chức vụ"), max_length=500)
    place = models.CharField(_("Đơn vị công tác"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("quá trình công tác")
        verbose_name_plural = _("quá trình công tác")
        constraints = [
            precision_check("members_work", "starts_on"),
            precision_check("members_work", "ends_on"),
            order_check("members_work"),
        ]
        indexes = [models.Index(fields=["person", "starts_on"], name="members_work_of_person")]


@history.track()
class Training(Spell):
    """Đào tạo, bồi dưỡng (mục 22): one course with its certificate."""

    school = models.CharField(_("Tên trường"), max_length=300)
    subject = models.CharField(_("Ngành học, lớp học"), max_length=300, blank=True)
    form = models.CharField(_("Hình thức học"), max_length=40, blank=True)
    certificate = models.CharField(_("Văn bằng, chứng chỉ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("đào tạo, bồi dưỡng")
        verbose_name_plural = _("đào tạo, bồi dưỡng")
        constraints = [
            precision_check("members_training", "starts_on"),
            precision_check("members_training", "ends_on"),
            order_check("members_training"),
        ]
        indexes = [models.Index(fields=["person", "starts_on"], name="members_training_of_person")]


@history.track()
class Reward(Decided):
    """Khen thưởng (mục 23): a medal or a certificate of merit."""

    kind = models.CharField(_("Hình thức khen thưởng"), max_length=40)
    words = models.CharField(_("Thành tích"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("khen thưởng")
        verbose_name_plural = _("khen thưởng")
        constraints = [precision_check("members_reward", "decided_on")]
        indexes = [models.Index(fields=["person", "decided_on"], name="members_reward_of_person")]


@history.track()
class Honour(Decided):
    """Danh hiệu được phong (mục 25)."""

    kind = models.CharField(_("Danh hiệu"), max_length=40)
    words = models.CharField(_("Ghi chú"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("danh hiệu được phong")
        verbose_name_plural = _("danh hiệu được phong")
        constraints = [precision_check("members_honour", "decided_on")]
        indexes = [models.Index(fields=["person", "decided_on"], name="members_honour_of_person")]


@history.track()
class Badge(Decided):
    """Huy hiệu Đảng (mục 24): one badge given for years in the Party."""

    years = models.PositiveSmallIntegerField(_("Huy hiệu (năm tuổi Đảng)"), choices=BadgeYears.choices)
    number = models.CharField(_("Số huy hiệu"), max_length=20, blank=True)
    awarded_on = models.DateField(_("Ngày trao"), null=True, blank=True)

    class Meta:
        verbose_name = _("huy hiệu Đảng")
        verbose_name_plural = _("huy hiệu Đảng")
        constraints = [
            precision_check("members_badge", "decided_on"),
            models.CheckConstraint(
                condition=Q(years__in=BadgeYears.values),
                name="members_badge_is_of_known_years",
                violation_error_message=_("Không có loại huy hiệu này."),
            ),
            models.UniqueConstraint(
                fields=["person", "years"],
                name="members_badge_of_each_kind_once",
                violation_error_message=_("Đồng chí này đã có huy hiệu loại đó trong sổ."),
            ),
        ]


@history.track()
class Discipline(Decided):
    """Kỷ luật (mục 26): a measure of the Party, of the employer or of the law."""

    kind = models.CharField(_("Hình thức kỷ luật"), max_length=40)
    words = models.CharField(_("Lý do"), max_length=500, blank=True)
    ended_on = models.DateField(_("Hết hiệu lực ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("kỷ luật")
        verbose_name_plural = _("kỷ luật")
        constraints = [precision_check("members_discipline", "decided_on")]
        indexes = [models.Index(fields=["person", "decided_on"], name="members_discipline_of_person")]

    def is_in_force(self, day: date) -> bool:
        """Say whether it is in force on a day as far as the register knows: decided, and no end written by then."""
        begun = self.decided_on is None or self.decided_on <= day
        return begun and (self.ended_on is None or self.ended_on > day)


@history.track()
class Travel(Spell):
    """Đã đi nước ngoài (mục 28a): one stay abroad."""

    country = models.CharField(_("Nước"), max_length=80)
    words = models.CharField(_("Mục đích, cơ quan cử đi"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("lần đi nước ngoài")
        verbose_name_plural = _("lần đi nước ngoài")
        constraints = [
            precision_check("members_travel", "starts_on"),
            precision_check("members_travel", "ends_on"),
            order_check("members_travel"),
        ]
        indexes = [models.Index(fields=["person", "starts_on"], name="members_travel_of_person")]


@history.track()
class Relative(RecordRow):
    """Quan hệ gia đình (mục 29): one relative as the paper names them."""

    relation = models.CharField(_("Quan hệ"), max_length=40)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    born_on = models.DateField(_("Năm sinh"), null=True, blank=True)
    born_precision = precision_field()
    words = models.CharField(_("Quê quán, nơi ở, chức danh, đơn vị"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("người thân")
        verbose_name_plural = _("quan hệ gia đình")
        constraints = [precision_check("members_relative", "born_on")]
        indexes = [models.Index(fields=["person", "id"], name="members_relative_of_person")]
