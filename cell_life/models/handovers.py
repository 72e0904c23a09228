"""The hand-over of a cell from one secretary to the next: the day, both posts, the roles, what was handed over."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import history
from branches.models import Organisation
from cell_life.querysets import OfOrganisationQuerySet
from members.models import Post


@history.track()
class HandOver(models.Model):
    """Bàn giao nhiệm vụ bí thư: one act that ends one post and role and opens the next, taken back by another act.

    ``ended_grants`` lists the numbers of the roles it ended, each with the last day it had before (null for none).
    ``content`` keeps what stood open that day, in the words of the minutes, so that the paper stays what was signed.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("Từ ngày"))
    post_from = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Người bàn giao")
    )
    post_to = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", verbose_name=_("Người nhận"))
    ended_grants = models.JSONField(_("Vai trò đã kết thúc"), default=list)
    content = models.JSONField(_("Nội dung bàn giao"), default=dict)
    undone_on = models.DateField(_("Rút lại ngày"), null=True, blank=True)
    undone_reason = models.CharField(_("Lý do rút lại"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("Ghi lúc"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần bàn giao")
        verbose_name_plural = _("bàn giao")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "starts_on"],
                condition=Q(undone_on__isnull=True),
                name="cell_life_handover_once_a_day",
                violation_error_message=_("Ngày này chi bộ đã có một lần bàn giao."),
            ),
            models.CheckConstraint(
                condition=Q(undone_on__isnull=True) | ~Q(undone_reason=""),
                name="cell_life_handover_undone_with_a_reason",
                violation_error_message=_("Rút lại phải có lý do."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.starts_on}"
