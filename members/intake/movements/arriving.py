"""Those a list brings from outside the register: a new record, or one who had departed and comes back."""

from typing import Any, Final

from django.utils.translation import gettext as _

from accounts.findings import Finding
from jobs.models import StagedRow
from members import facts
from members.intake import widgets
from members.intake.movements.columns import DATE, Shape, spelled
from members.intake.movements.deed import Setting
from members.intake.movements.effects import note_arrival
from members.ledger.rules import Life
from members.transfers import rules
from members.transfers.services import Coming, Letter, receive_from_outside
from members.transfers.services.outside import coming_findings


def _of_record(name: str, title: str, hint: str, widget: Any, kind: str = "text") -> Shape:
    return Shape(name, facts.label(name), spelled(name, title), hint, widget, kind)


SHAPES: Final = (
    _of_record("sex", "Giới tính", "Nam hoặc Nữ; cần khi người chuyển đến chưa có trong sổ.", widgets.SexWidget),
    _of_record("ethnic", "Dân tộc", "Cần khi người chuyển đến chưa có trong sổ.", widgets.EthnicWidget),
    _of_record("religion", "Tôn giáo", "Cần khi người chuyển đến chưa có trong sổ.", widgets.ReligionWidget),
    _of_record("admitted_on", "Ngày vào Đảng", "Cần khi chưa có trong sổ.", widgets.DateWidget, DATE),
    _of_record("official_on", "Ngày chính thức", "Để trống với đảng viên dự bị.", widgets.DateWidget, DATE),
)
"""What a record needs of somebody the register does not know."""

_OWN: Final = ("full_name", "born_on", "identity_number", "card_number", *(shape.name for shape in SHAPES))


def values_of(values: dict[str, Any]) -> dict[str, Any]:
    """Return what a row says for the record itself."""
    return {name: values[name] for name in _OWN if values.get(name)}


def _coming(values: dict[str, Any]) -> Coming:
    dues = values["dues_until"].value if values.get("dues_until") else None
    letter = Letter(
        number=values["letter_number"],
        on=values["letter_on"].value,
        issuer=values.get("letter_issuer") or "",
        dues_until=dues,
    )
    return Coming(values.get("from_words") or "", letter, values["on"].value)


def findings(values: dict[str, Any], life: Life | None, setting: Setting) -> list[Finding]:
    """Say what speaks against taking somebody in; ``life`` is that of one who had departed."""
    if not values.get("on"):
        reason = _("Chưa có ngày tiếp nhận.")
        return [Finding("required", "on", reason, _("Người từ ngoài đến được ghi vào sổ từ ngày chi bộ tiếp nhận."))]
    coming, today = _coming(values), setting.today
    found = coming_findings(coming, today, values.get("late_reason") or "")
    if life is not None:
        to = setting.spot(values["to_cell"], coming.on, today)
        found += rules.accept_findings(coming.on, None, today, to, None, life, official=True)
    return found


def admit(row: StagedRow, values: dict[str, Any], setting: Setting) -> None:
    """Write a record for somebody unknown, who arrives in a cell. Raises ``Refused``."""
    transfer = receive_from_outside(
        values=values_of(values),
        cell_id=values["to_cell"],
        coming=_coming(values),
        reason=values.get("late_reason") or values.get("reason") or setting.reason,
        by=setting.by,
    )
    note_arrival(row, transfer, setting.batch.pk)
