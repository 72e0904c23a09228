"""What statistics ask of an organisation: its sector and the finer kind of unit."""

from django.utils.translation import gettext as _

from accounts.findings import Finding
from branches.choices import UNIT_KINDS_OF, Sector, UnitKind


def unit_kind_findings(unit_kind: str, sector: str) -> list[Finding]:
    """Refuse a kind of unit that is no line of the sector; ``sector`` may be the inherited one."""
    if not unit_kind or unit_kind in UNIT_KINDS_OF.get(sector, ()):
        return []
    if unit_kind not in UnitKind.values:
        return [Finding("unit_kind_unknown", "unit_kind", _("Không có loại đơn vị này."), _("Chọn trong danh sách."))]
    label = UnitKind(unit_kind).label
    owner = next(Sector(one).label for one, kinds in UNIT_KINDS_OF.items() if unit_kind in kinds)
    reason = _("“{kind}” thuộc loại hình “{sector}”.").format(kind=label, sector=owner)
    remedy = _("Chọn loại hình ấy, hoặc để trống loại đơn vị.")
    return [Finding("unit_kind_of_other_sector", "unit_kind", reason, remedy, value=unit_kind)]
