"""Checks rows one after the other: each cell, the cells of a row against each other, rows against earlier rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _

from accounts.findings import Finding
from jobs.choices import Outcome, Verdict
from jobs.intake import limits
from jobs.intake.cells import Value, shown
from jobs.intake.faults import Fault, outcome_of
from jobs.intake.headers import SheetPlan
from jobs.intake.plans import FilePlan, Mended, data_rows
from jobs.intake.reader import Source
from jobs.intake.sheet import Row
from jobs.intake.staging import in_chunks
from members import rules
from members.intake import columns
from members.intake.cells import CellIndex
from members.intake.resources import MemberResource, Taken
from members.intake.unchanged import Same, Unchanged
from members.intake.widgets import Digits
from vietnam import identity
from vietnam.dates import PartialDate
from vietnam.names import fold

_NO_DIGITS: Final = Digits("")


@dataclass(slots=True)
class CheckedRow:
    """A row after its check: what it says by field, and what is wrong with it."""

    line: int
    sheet: str
    row: int
    values: dict[str, Any]
    faults: list[Fault] = field(default_factory=list)
    outcome: str = Outcome.ACCEPTED
    verdict: str = Verdict.HELD
    changes: dict[str, list[Any]] = field(default_factory=dict)
    object_id: int | None = None
    object_version: int | None = None
    keeper_path: str = ""
    packed: dict[str, Any] | None = None
    like: list[int] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Add a fault and let the strongest decide."""
        self.faults.append(fault)
        self.outcome = outcome_of(self.faults)


class Seen:
    """The rows met so far, by number, card, and name with birth date."""

    def __init__(self) -> None:
        """Start before the first row."""
        self._numbers: dict[str, int] = {}
        self._cards: dict[str, int] = {}
        self._names: dict[tuple[str, date, str], list[tuple[int, bool, bool]]] = {}

    def knows(self, values: dict[str, Any]) -> bool:
        """Say whether an earlier row may be the same person; remembers nothing."""
        born: PartialDate | None = values.get("born_on")
        return (
            values["identity_number"] in self._numbers
            or (values.get("card_number") or None) in self._cards
            or bool(self._names and born and (fold(values["full_name"]), born.value, born.precision) in self._names)
        )

    def earlier(self, values: dict[str, Any], row: int) -> list[tuple[str, int]]:
        """Return the fields by which an earlier row is the same person, with its row; remember this one.

        Name and birth date decide only where the two rows have no kind of number in common.
        """
        number, card = str(values.get("identity_number") or ""), str(values.get("card_number") or "")
        found = []
        if number and (first := self._numbers.setdefault(number, row)) != row:
            found.append(("identity_number", first))
        if card and (first := self._cards.setdefault(card, row)) != row:
            found.append(("card_number", first))
        born: PartialDate | None = values.get("born_on")
        if values.get("full_name") and born:
            same = self._names.setdefault((fold(values["full_name"]), born.value, born.precision), [])
            if not found:
                twin = next((r for r, had, held in same if not (had and number) and not (held and card)), None)
                if twin is not None:
                    found.append(("full_name", twin))
            same.append((row, bool(number), bool(card)))
        return found


LineCheck = Callable[[int, SheetPlan, Row], CheckedRow]


class Columns(NamedTuple):
    """The columns of a sheet that are taken in, and the finder of rows that change nothing."""

    taken: list[Taken]
    unchanged: Unchanged


class Checker:
    """Checks the rows of one file in order; a second run over the same rows says the same."""

    def __init__(self, cells: CellIndex, today: date, line: "LineCheck | None" = None) -> None:
        """Prepare for a file whose cells lie under ``cells``; ``today`` bounds its dates.

        ``line`` checks the rows of sheets that hold lines of records listed elsewhere.
        """
        self._line = line
        self.cells = cells
        self.today = today
        self.seen = Seen()
        self.hidden_rows = 0
        self._resource = MemberResource(cells)
        self._sheets: dict[tuple[str, str], Columns] = {}

    def rows(self, source: Source, plan: FilePlan, mended: Mended | None = None) -> Iterator[CheckedRow]:
        """Yield every data row of the file, checked; ``mended`` holds what was put right by hand.

        A chunk at a time, so that rows which only repeat the register are known before they are cleaned.
        """
        for chunk in in_chunks(data_rows(source, plan, mended), limits.CHUNK):
            same: dict[tuple[str, int], Same] = {}
            for sheet in {id(sheet): sheet for _line, sheet, _row in chunk if not sheet.part}.values():
                found = self._columns(sheet).unchanged.find(row for _l, own, row in chunk if own is sheet)
                same.update({(sheet.name, number): one for number, one in found.items()})
            for line, sheet, row in chunk:
                if sheet.part and self._line is not None:
                    self.hidden_rows += row.hidden
                    yield self._line(line, sheet, row)
                    continue
                one = same.get((sheet.name, row.number))
                yield (one and self._repeats(line, sheet, row, one)) or self.check(line, sheet, row)

    def _columns(self, sheet: SheetPlan) -> "Columns":
        place = (sheet.name, sheet.encoding)
        known = self._sheets.get(place)
        if known is None:
            taken = self._resource.columns(sheet)
            known = self._sheets[place] = Columns(taken, Unchanged(taken))
        return known

    def _repeats(self, line: int, sheet: SheetPlan, row: Row, same: Same) -> CheckedRow | None:
        """Take a row as unchanged when no rule and no earlier row has anything to say of it."""
        values = same.values
        if "cell" not in values:
            values["cell"] = self.cells.only
        if rules.list_findings(values, self.today) or self.seen.knows(values):
            return None
        self.hidden_rows += row.hidden
        self.seen.earlier(values, row.number)
        checked = CheckedRow(line, sheet.name, row.number, values)
        checked.object_id, checked.object_version, checked.keeper_path = same.person_id, same.version, same.keeper_path
        checked.verdict, checked.packed = Verdict.UNCHANGED, same.packed
        return checked

    def check(self, line: int, sheet: SheetPlan, row: Row) -> CheckedRow:
        """Check one row."""
        self.hidden_rows += row.hidden
        values, findings, raw = self._resource.clean_row(row, self._columns(sheet).taken)
        if "cell" not in values:
            values["cell"] = self.cells.only
        findings.extend(settle_numbers(values))
        skip = {finding.field for finding in findings if finding.stops}
        findings.extend(rules.list_findings(values, self.today, skip=skip))
        checked = CheckedRow(line, sheet.name, row.number, values)
        if findings:
            checked.faults = [_fault(finding, sheet, raw) for finding in findings]
        for name, first in self.seen.earlier(values, row.number):
            checked.faults.append(_duplicate(name, first, sheet, raw))
        if checked.faults:
            _old_card_moves(values)
            checked.outcome = outcome_of(checked.faults)
        return checked


def settle_numbers(values: dict[str, Any]) -> list[Finding]:
    """Give numbers back the zeros a numeric cell ate, and leave out card numbers that cannot be one."""
    findings: list[Finding] = []
    born: PartialDate | None = values.get("born_on")
    year = born.earliest.year if born else None
    for name in ("identity_number", "card_number"):
        number = values.get(name, _NO_DIGITS)
        if number and number.numeric and 9 < len(number) < identity.LENGTH:
            restored = identity.restore_leading_zeros(number, sex=values.get("sex") or None, birth_year=year)
            if restored:
                values[name] = Digits(restored)
                findings.append(_restored(name, restored))
    card = values.get("old_identity_card", _NO_DIGITS)
    if card and card.numeric and len(card) == identity.OLD_CARD_LENGTH - 1:
        values["old_identity_card"] = Digits(card.zfill(identity.OLD_CARD_LENGTH))
        findings.append(_restored("old_identity_card", values["old_identity_card"]))
    findings.extend(_unusable(values))
    return findings


def _restored(name: str, number: str) -> Finding:
    return rules.warning(
        "leading_zeros_restored",
        name,
        _("Excel đã làm mất số 0 ở đầu; số được khôi phục là {number}.").format(number=identity.mask(number)),
        _("Đối chiếu với giấy; trong Excel để cột này ở dạng Văn bản (Text)."),
    )


def _unusable(values: dict[str, Any]) -> Iterator[Finding]:
    """Leave out, with a warning, card numbers that are no such number."""
    card = values.get("card_number", "")
    if card:
        try:
            if identity.parse_card(card).kind == "legacy":
                yield _legacy_card(values, card)
        except identity.IdentityError as error:
            values["card_number"] = _NO_DIGITS
            reason = _("Số thẻ đảng viên gồm đúng 12 chữ số (thẻ cũ 8 chữ số); số này chưa ghi vào sổ.")
            yield rules.warning(error.code, "card_number", reason, _("Xem lại số in trên thẻ."))
    for name, valid in (("old_identity_card", identity.is_old_identity_card), ("old_card_number", _is_short)):
        number = values.get(name, "")
        if number and not valid(number):
            values[name] = _NO_DIGITS
            reason = _("Số này không đúng dạng nên chưa ghi vào sổ.")
            yield rules.warning("number_form", name, reason, _("Xem lại số trên giấy; không có thì để trống."))


def _legacy_card(values: dict[str, Any], card: Digits) -> Finding:
    """Put a card number of eight digits where the old ones are kept."""
    values["card_number"] = _NO_DIGITS
    values["old_card_number"] = values.get("old_card_number") or card
    reason = _("Số có 8 chữ số là số thẻ cũ theo Quyết định 85; được ghi vào ô số thẻ cũ.")
    return rules.warning("card_legacy", "card_number", reason, _("Bổ sung số thẻ 12 chữ số khi có."))


def _is_short(number: str) -> bool:
    return len(number) <= identity.LENGTH


def _old_card_moves(values: dict[str, Any]) -> None:
    """Put a nine-digit number where it belongs, and leave out one that is no personal number."""
    number = values.get("identity_number") or ""
    if not number or (len(number) == identity.LENGTH and number.isdecimal()):
        return
    values["identity_number"] = _NO_DIGITS
    if identity.is_old_identity_card(number) and not values.get("old_identity_card"):
        values["old_identity_card"] = number


def _fault(finding: Finding, sheet: SheetPlan, raw: dict[str, Value]) -> Fault:
    return Fault.of(finding, column=column_name(sheet, finding.field), value=shown(raw.get(finding.field))[:200])


def _duplicate(name: str, first: int, sheet: SheetPlan, raw: dict[str, Value]) -> Fault:
    finding = Finding(
        "duplicate_in_file",
        name,
        _("Trùng với dòng {row} của tệp: cùng {what}.").format(row=first, what=_what(name)),
        _("Giữ một dòng, xóa dòng kia; nếu là hai người, xem lại số."),
    )
    return Fault.of(
        finding, column=column_name(sheet, name), value=shown(raw.get(name))[:200], outcome=Outcome.DUPLICATE
    )


def _what(name: str) -> str:
    if name == "full_name":
        return _("họ tên và ngày sinh")
    return _("số định danh") if name == "identity_number" else _("số thẻ đảng viên")


def column_name(sheet: SheetPlan, name: str) -> str:
    """Return the header of a field as the file has it; the field's own name where the file lacks it."""
    column = sheet.column_of(name)
    return sheet.headers[column] if column is not None else columns.label(name)
