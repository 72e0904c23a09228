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
    ABROAD = "abroad", _("Ngoài nước")
    OTHER = "other", _("Khác")


class UnitKind(models.TextChoices):
    """Loại đơn vị trong loại hình: the finer lines of Biểu 5, where it has any."""

    STATE_WHOLE = "state_whole", _("100% vốn nhà nước")
    STATE_MOST = "state_most", _("Vốn nhà nước từ 50%")
    STATE_LESS = "state_less", _("Vốn nhà nước dưới 50%")
    JOINT_STOCK = "joint_stock", _("Công ty cổ phần")
    SOLE = "sole", _("Doanh nghiệp tư nhân")
    LIMITED = "limited", _("Công ty trách nhiệm hữu hạn")
    PARTNERSHIP = "partnership", _("Công ty hợp danh")
    FOREIGN_WHOLE = "foreign_whole", _("100% vốn nước ngoài")
    FOREIGN_PART = "foreign_part", _("Có một phần vốn nước ngoài")


UNIT_KINDS_OF: dict[str, tuple[UnitKind, ...]] = {
    Sector.STATE_ENTERPRISE: (UnitKind.STATE_WHOLE, UnitKind.STATE_MOST, UnitKind.STATE_LESS),
    Sector.PRIVATE_ENTERPRISE: (UnitKind.JOINT_STOCK, UnitKind.SOLE, UnitKind.LIMITED, UnitKind.PARTNERSHIP),
    Sector.FOREIGN_ENTERPRISE: (UnitKind.FOREIGN_WHOLE, UnitKind.FOREIGN_PART),
}
"""Which finer lines a sector has; the codes of both lists are ours (giả định), the lines are those of Biểu 5."""


class ClosingCause(models.TextChoices):
    """Vì sao một tổ chức kết thúc."""

    DISSOLVED = "dissolved", _("giải thể")
    DISBANDED = "disbanded", _("giải tán")
    MERGED = "merged", _("sáp nhập vào tổ chức khác")
    CONSOLIDATED = "consolidated", _("hợp nhất thành tổ chức mới")
    DIVIDED = "divided", _("chia thành các tổ chức mới")


CLOSED_ALONE = (ClosingCause.DISSOLVED, ClosingCause.DISBANDED)
"""Ends without a successor; the others come only with the act that names one."""


class SuccessionKind(models.TextChoices):
    """Tổ chức này nối tiếp tổ chức kia thế nào."""

    MERGED = "merged", _("sáp nhập")
    CONSOLIDATED = "consolidated", _("hợp nhất")
    DIVIDED = "divided", _("chia")
    SEPARATED = "separated", _("tách")


class SizeException(models.TextChoices):
    """Trường hợp khác quy mô chung mà cấp trên được đồng ý bằng văn bản."""

    SMALL_BASE = "small_base", _("Đảng bộ cơ sở có ít đảng viên hơn quy định")
    LARGE_BASE_CELL = "large_base_cell", _("Chi bộ cơ sở đủ số đảng viên để lập đảng bộ")
    SMALL_UPPER = "small_upper", _("Đảng bộ cấp trên cơ sở có ít đảng viên hơn quy định")
    NO_GROUPS = "no_groups", _("Chi bộ đông chưa chia tổ đảng")


class Book(models.TextChoices):
    """Sổ đánh số văn bản của một tổ chức trong một năm."""

    TRANSFERS = "transfers", _("Sổ giới thiệu sinh hoạt đảng")
    DECISIONS = "decisions", _("Sổ quyết định")
    RESOLUTIONS = "resolutions", _("Sổ nghị quyết")
    NOTICES = "notices", _("Sổ thông báo")


class WorkPost(models.TextChoices):
    """Việc thuộc chức trách của ai trong đơn vị."""

    SECRETARY = "secretary", _("bí thư (phó bí thư khi thay)")
    COLLECTOR = "collector", _("người được phân công thu đảng phí")
    OFFICE = "office", _("văn phòng, ban tổ chức của cấp ủy")
