"""Enumerations of the branches app: kinds of organisation, sectors, levels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Loại tổ chức đảng, as named by the rule sets of 2021 to 2026."""

    CITY = "city", _("Thành ủy")
    COMMUNE = "commune", _("Đảng bộ xã, phường")
    UPPER = "upper", _("Đảng bộ cấp trên trực tiếp cơ sở")
    BASE = "base", _("Đảng bộ cơ sở")
    BASE_CELL = "base_cell", _("Chi bộ cơ sở")
    SECTION = "section", _("Đảng bộ bộ phận")
    UNDER_BASE = "under_base", _("Đảng bộ trực thuộc cơ sở")
    CELL = "cell", _("Chi bộ")


CELLS = (Kind.CELL, Kind.BASE_CELL)
COMMITTEES = (Kind.COMMUNE, Kind.UPPER)
BASES = (Kind.BASE, Kind.BASE_CELL)

MAY_BE_UNDER: dict[str, tuple[str, ...]] = {
    Kind.CITY: (),
    Kind.COMMUNE: (Kind.CITY,),
    Kind.UPPER: (Kind.CITY,),
    Kind.BASE: (Kind.COMMUNE, Kind.UPPER, Kind.CITY),
    Kind.BASE_CELL: (Kind.COMMUNE, Kind.UPPER, Kind.CITY),
    Kind.SECTION: (Kind.BASE, Kind.COMMUNE),
    Kind.UNDER_BASE: (Kind.BASE, Kind.COMMUNE),
    Kind.CELL: (Kind.BASE, Kind.SECTION, Kind.UNDER_BASE, Kind.COMMUNE, Kind.UPPER),
}


def kinds_under(kind: str) -> list[str]:
    """Return the kinds that may stand directly under a body of ``kind``, none under a cell."""
    return [str(below) for below, above in MAY_BE_UNDER.items() if kind in above]


class Sector(models.TextChoices):
    """Loại hình tổ chức cơ sở đảng, for statistics (Biểu 5)."""

    RURAL = "rural", _("Xã")
    URBAN = "urban", _("Phường")
    PARTY_AGENCY = "party_agency", _("Cơ quan Đảng, Mặt trận, đoàn thể")
    STATE_AGENCY = "state_agency", _("Cơ quan nhà nước")
    PUBLIC_UNIT = "public_unit", _("Đơn vị sự nghiệp công lập")
    PRIVATE_UNIT = "private_unit", _("Đơn vị sự nghiệp ngoài công lập")
    MILITARY = "military", _("Quân đội")
    POLICE = "police", _("Công an")
    STATE_ENTERPRISE = "state_enterprise", _("Doanh nghiệp có vốn nhà nước")
    PRIVATE_ENTERPRISE = "private_enterprise", _("Doanh nghiệp ngoài nhà nước")
    FOREIGN_ENTERPRISE = "foreign_enterprise", _("Doanh nghiệp có vốn nước ngoài")
    COOPERATIVE = "cooperative", _("Hợp tác xã")
    OTHER = "other", _("Khác")
