"""Which papers of a member can be printed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PaperKind(TextChoices):
    """Mẫu in của hồ sơ đảng viên."""

    CARD = "2-hsdv", _("Phiếu đảng viên (mẫu 2-HSĐV)")
    SLIP = "3-hsdv", _("Phiếu bổ sung hồ sơ đảng viên (mẫu 3-HSĐV)")
    ALOUD = "doc", _("Bản đọc tại cuộc họp")
