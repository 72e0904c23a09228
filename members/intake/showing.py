"""What a checked row says, as the stable JSON object of ``import_members --json``."""

from typing import Any, Final

from jobs.intake.plans import FilePlan
from jobs.models import StagedRow
from members import facts
from members.fields import RECORD
from members.intake.cells import CellIndex
from members.intake.checking import CheckedRow
from members.intake.columns import MOVEMENTS
from vietnam.dates import PartialDate

_LISTED: Final = frozenset(field.name for field in RECORD if field.codes and field.name != "sex")


def row_json(row: CheckedRow, cells: CellIndex) -> dict[str, Any]:
    """Return one source row: sheet, row, outcome, person and faults."""
    return {
        "sheet": row.sheet,
        "row": row.row,
        "outcome": str(row.outcome),
        "person": person_json(row.values, cells),
        "faults": [
            {
                "column": fault.column,
                "code": fault.code,
                "value": fault.value,
                "reason": fault.reason,
                "remedy": fault.remedy,
            }
            for fault in row.faults
        ],
    }


def person_json(values: dict[str, Any], cells: CellIndex) -> dict[str, Any]:
    """Return the values by field: dates ISO with their precision, lists by their names, blanks null."""
    if "part" in values:
        return {**{name: str(values.get(name) or "") for name in ("full_name", "identity_number")}, **values["line"]}
    person: dict[str, Any] = {}
    for name, value in values.items():
        if name in ("removal", "like"):
            continue
        if isinstance(value, PartialDate):
            person[name] = value.value.isoformat()
            if name in facts.WITH_PRECISION:
                person[facts.precision_of(name)] = value.precision
        elif name == "cell":
            person[name] = cells.names.get(value) if value else None
        elif name in _LISTED:
            person[name] = facts.show(name, value) or None
        else:
            person[name] = str(value) if value else None
    return person


def staged_json(row: StagedRow, plan: FilePlan, cells: CellIndex) -> dict[str, Any]:
    """Return the same object for a staged row, after a commit."""
    fields = {part for sheet in plan.sheets if sheet.name == row.sheet for part in sheet.parts()}
    values: dict[str, Any] = dict.fromkeys(fields - {*MOVEMENTS, "service"})
    values |= facts.unpack({name: value for name, value in row.values.items() if name in facts.FIELDS})
    values |= {name: value for name, value in row.values.items() if name not in facts.FIELDS}
    return {
        "sheet": row.sheet,
        "row": row.row,
        "outcome": row.outcome,
        "person": person_json(values, cells),
        "faults": [
            {key: fault[key] for key in ("column", "code", "value", "reason", "remedy")} for fault in row.faults
        ],
    }
