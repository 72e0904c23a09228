"""What people have said about two records, or a record and a line of a list, that look alike."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from members.choices import DoubleAnswer
from members.models.person import Person
from members.querysets import DoubleCandidateQuerySet, DoubleVerdictQuerySet, MergeQuerySet


@history.track()
class DoubleVerdict(models.Model):
    """Kết luận trùng hay không: one person or two, said once and remembered.

    Of two records: ``person`` is the lower id, ``other`` the higher. Of a line of a list:
    ``line_key`` is the digest of who the line says it is (name, birth date, numbers), so that the
    same line of next month's list is not asked about again. ``grounds`` are digests of the facts in
    which two records were alike when they were judged: the pair comes again only for other facts.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    line_key = models.CharField(max_length=64, blank=True)
    answer = models.CharField(_("Kết luận"), max_length=5, choices=DoubleAnswer.choices)
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    grounds = models.JSONField(default=list)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField(_("Lúc"), default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = DoubleVerdictQuerySet.as_manager()

    class Meta:
        verbose_name = _("kết luận trùng hồ sơ")
        verbose_name_plural = _("kết luận trùng hồ sơ")
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=False, line_key="") | (Q(other__isnull=True) & ~Q(line_key="")),
                name="members_doubleverdict_is_of_two_records_or_a_line",
                violation_error_message=_("Kết luận phải về hai hồ sơ, hoặc một hồ sơ và một dòng."),
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | Q(person__lt=F("other")),
                name="members_doubleverdict_names_the_lower_record_first",
                violation_error_message=_("Hai hồ sơ phải khác nhau."),
            ),
            models.UniqueConstraint(
                fields=["person", "other"],
                condition=Q(other__isnull=False),
                name="members_doubleverdict_once_per_pair",
                violation_error_message=_("Hai hồ sơ này đã có kết luận."),
            ),
            models.UniqueConstraint(
                fields=["person", "line_key"],
                condition=~Q(line_key=""),
                name="members_doubleverdict_once_per_line",
                violation_error_message=_("Dòng này đã có kết luận."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.answer}"


class DoubleCandidate(models.Model):
    """Nghi trùng: two records that look alike, with how much and why; made by the search, never a verdict.

    ``asked_at`` is when somebody who sees only one of the two asked the level that sees both to compare them.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField(_("Mức giống nhau"))
    reasons = models.JSONField(_("Giống ở"), default=list)
    found_at = models.DateTimeField(_("Tìm thấy lúc"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField(_("Yêu cầu đối chiếu lúc"), null=True)

    objects = DoubleCandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("cặp nghi trùng")
        verbose_name_plural = _("các cặp nghi trùng")
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="members_doublecandidate_once_per_pair"),
            models.CheckConstraint(
                condition=Q(person__lt=F("other")), name="members_doublecandidate_names_the_lower_record_first"
            ),
        ]
        indexes = [models.Index(fields=["-score", "id"], name="members_doublecandidate_score")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.other_id}"


@history.track()
class Merge(models.Model):
    """Gộp hai hồ sơ: which record stayed, what was taken from the other, and how to take it apart again.

    ``moved`` lists the rows that changed hands, ``before`` what both records said; undoing puts all
    of it back. Closed by ``undone_at``.
    """

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    dropped = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("Lý do"), max_length=300)
    moved = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    merged_at = models.DateTimeField(_("Gộp lúc"), default=timezone.now)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(_("Tách lại lúc"), null=True)
    undoing_reason = models.CharField(_("Lý do tách lại"), max_length=300, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần gộp hồ sơ")
        verbose_name_plural = _("các lần gộp hồ sơ")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kept=F("dropped")),
                name="members_merge_is_of_two_records",
                violation_error_message=_("Hai hồ sơ phải khác nhau."),
            ),
            models.UniqueConstraint(
                fields=["dropped"],
                condition=Q(undone_at__isnull=True),
                name="members_merge_drops_a_record_once",
                violation_error_message=_("Hồ sơ này đã được gộp."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kept_id} {self.dropped_id}"
