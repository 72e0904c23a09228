"""Lists that officers keep: saved filters with their columns, and edits of many records at once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from branches.models import Organisation
from members.choices import BulkState
from members.models.person import Person
from members.querysets import BulkEditQuerySet, SavedListQuerySet


class SavedList(models.Model):
    """Danh sách đã lưu: a filter in the words of its address and the columns shown; one person's or a unit's.

    ``shared_with`` lets everybody working in that unit or below it use it; each still sees only
    the people in their own reach.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("Tên danh sách"), max_length=120)
    params = models.JSONField(_("Điều kiện lọc"), default=dict)
    columns = models.JSONField(_("Cột"), default=list)
    shared_with = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Dùng chung ở")
    )
    created_at = models.DateTimeField(_("Lập lúc"), default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = SavedListQuerySet.as_manager()

    class Meta:
        verbose_name = _("danh sách đã lưu")
        verbose_name_plural = _("danh sách đã lưu")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"],
                name="members_savedlist_name_is_used_once_by_its_owner",
                violation_error_message=_("Đồng chí đã có danh sách mang tên này."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BulkEdit(models.Model):
    """Sửa nhiều hồ sơ: one act on a list of people, from its preview to its undoing."""

    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("Lập lúc"), default=timezone.now)
    scope_path = models.CharField(max_length=200)
    filter_words = models.TextField(_("Điều kiện lọc"), blank=True)
    field = models.CharField(_("Mục sửa"), max_length=60)
    value = models.JSONField(_("Giá trị mới"))
    reason = models.CharField(_("Lý do"), max_length=300)
    state = models.CharField(_("Tình trạng"), max_length=10, choices=BulkState.choices, default=BulkState.PREVIEW)
    count = models.PositiveIntegerField(_("Số người"), default=0)
    job_id = models.BigIntegerField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = BulkEditQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần sửa nhiều hồ sơ")
        verbose_name_plural = _("lần sửa nhiều hồ sơ")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=BulkState.values),
                name="members_bulkedit_is_in_a_known_state",
                violation_error_message=_("Không có tình trạng này."),
            ),
        ]
        indexes = [models.Index(fields=["created_by", "-created_at"], name="members_bulkedit_of_user")]

    def __str__(self) -> str:
        return f"{self.field} {self.state}"


class BulkEditRow(models.Model):
    """One record of a bulk edit: what it said before, at which version, and what became of it."""

    bulk_edit = models.ForeignKey(BulkEdit, on_delete=models.CASCADE, related_name="rows", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    before = models.JSONField()
    opened_version = models.PositiveIntegerField()
    written_version = models.PositiveIntegerField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("dòng của lần sửa nhiều hồ sơ")
        verbose_name_plural = _("dòng của lần sửa nhiều hồ sơ")
        constraints = [
            models.UniqueConstraint(fields=["bulk_edit", "person"], name="members_bulkeditrow_each_record_once"),
        ]
        indexes = [models.Index(fields=["person"], name="members_bulkeditrow_of_person")]

    def __str__(self) -> str:
        return f"{self.bulk_edit_id} {self.person_id}"
