"""What a proof of the ledger found: kept, so that a page can say since when the books agree."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from branches.models import Organisation
from members.querysets import LedgerProofQuerySet


class LedgerProof(models.Model):
    """Lần đối soát sổ: what every check found as of a day, in one organisation or in the whole register.

    Only ever added. ``found`` lists the checks that were broken: code, and the first breaches as
    [person, organisation, day, expected, found], ids and never names. Without ``organisation`` it is
    the night's proof of everything; ``path`` is the place in the tree of the day it was made.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Tổ chức")
    )
    path = models.CharField(_("Phạm vi"), max_length=200, blank=True)
    day = models.DateField(_("Tính đến ngày"))
    found = models.JSONField(_("Chỗ không khớp"), default=list)
    milliseconds = models.PositiveIntegerField(_("Thời gian chạy"), default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    made_at = models.DateTimeField(_("Đối soát lúc"), default=timezone.now)

    objects = LedgerProofQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần đối soát sổ")
        verbose_name_plural = _("các lần đối soát sổ")
        indexes = [models.Index(fields=["organisation", "-made_at"], name="members_ledgerproof_latest")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.day}"
