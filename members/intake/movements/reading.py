"""The check of a list of happenings: each row by itself, then whose it is, then what the rules say of it."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts.findings import Finding
from jobs.choices import Outcome, Verdict
from jobs.intake.cells import Value, shown
from jobs.intake.faults import Fault, outcome_of
from jobs.intake.headers import IGNORED, SheetPlan, right
from jobs.intake.plans import FilePlan, Mended, data_rows
from jobs.intake.reader import Source
from jobs.intake.sheet import Row
from members import rules
from members.intake.checking import CheckedRow, Seen, settle_numbers
from members.intake.matching import Match
from members.intake.movements import people
from members.intake.movements.columns import packed
from members.intake.movements.deed import Deed, Judged, ListKind, Setting, TakesStrangers
from members.intake.widgets import CellFaults, CellWidget


class ListReading(ABC):
    """The check of one list, row by row; what a row does to the register is said by ``settle``."""

    def __init__(
        self, *, deed: ListKind, source: Source, plan: FilePlan, setting: Setting, mended: Mended | None = None
    ) -> None:
        """``mended`` holds what was put right by hand."""
        self._kind, self._source, self._plan, self._setting = deed, source, plan, setting
        self._mended = mended
        self._widgets: dict[str, CellWidget] = {shape.name: shape.made(setting.cells) for shape in deed.shapes}
        self._labels = {shape.name: str(shape.label) for shape in deed.shapes}
        self._sheets = {sheet.name: sheet for sheet in plan.sheets}
        self._hidden = 0

    def rows(self) -> Iterator[CheckedRow]:
        """Yield every data row, checked by itself."""
        for line, sheet, row in data_rows(self._source, self._plan, self._mended):
            self._hidden += row.hidden
            yield self._check(line, sheet, row)

    def _check(self, line: int, sheet: SheetPlan, row: Row) -> CheckedRow:
        values, findings, raw = self._cleaned(sheet, row)
        findings += settle_numbers(values)
        skip = {finding.field for finding in findings if finding.stops}
        if not values.get("born_on"):
            skip.add("born_on")
        asked = {name: value for name, value in values.items() if name != "cell"}
        findings += rules.list_findings(asked, self._setting.today, skip=skip)
        findings += [one for one in self._kind.complete(values, self._setting) if one.field not in skip]
        checked = CheckedRow(line, sheet.name, row.number, values)
        checked.faults = [self._fault(finding, sheet, raw.get(self._own(finding.field))) for finding in findings]
        checked.outcome = outcome_of(checked.faults)
        return checked

    def _cleaned(self, sheet: SheetPlan, row: Row) -> tuple[dict[str, Any], list[Finding], dict[str, Value]]:
        values: dict[str, Any] = {name: widget.blank for name, widget in self._widgets.items()}
        findings: list[Finding] = []
        raw: dict[str, Value] = {}
        for column, name in sheet.fields.items():
            cell = row.values[column] if column < len(row.values) else None
            if name == IGNORED or cell is None:
                continue
            if type(cell) is str:
                cell = right(cell, sheet.encoding_of(column))
            raw[name] = cell
            try:
                values[name] = self._widgets[name].clean(cell)
            except CellFaults as wrong:
                values[name] = wrong.value
                findings += wrong.findings
        return values, findings, raw

    def _own(self, field: str) -> str:
        """Return the column that a field of a finding means."""
        return self._kind.aliases.get(field, field)

    def _fault(self, finding: Finding, sheet: SheetPlan, value: Value, outcome: str = "") -> Fault:
        own = self._own(finding.field)
        column = sheet.column_of(own)
        title = sheet.headers[column] if column is not None else self._labels.get(own, "")
        named = Finding(finding.code, own, finding.reason, finding.remedy, finding.level)
        return Fault.of(named, column=title, value=shown(value)[:200] if value else "", outcome=outcome)

    @abstractmethod
    def settle(self, rows: Sequence[CheckedRow]) -> None:
        """Say whose each row is and what writing it would do; a fixed number of queries for a chunk."""

    def _take(self, row: CheckedRow, judged: Judged) -> None:
        row.verdict, row.changes = judged.verdict, judged.changes
        row.values |= judged.more
        self._say(row, judged.findings)

    def _say(self, row: CheckedRow, findings: Sequence[Finding], outcome: str = "") -> None:
        sheet = self._sheets[row.sheet]
        for finding in findings:
            row.add(self._fault(finding, sheet, None, outcome))
        if row.outcome not in (Outcome.ACCEPTED, Outcome.WARNING):
            row.verdict, row.changes = Verdict.HELD, {}

    def notes(self) -> Mapping[str, int]:
        """Return how many rows the sheet hides; they were read all the same."""
        return {"hidden_rows": self._hidden}

    def pack(self, row: CheckedRow) -> Mapping[str, Any]:
        """Return the values of a row as the staged row keeps them."""
        return packed(row.values)


class HappeningReading(ListReading):
    """The check of one list of happenings."""

    def __init__(
        self,
        *,
        deed: Deed,
        source: Source,
        plan: FilePlan,
        setting: Setting,
        paths: Sequence[str],
        mended: Mended | None = None,
    ) -> None:
        """``paths`` are where the person who imports may write."""
        super().__init__(deed=deed, source=source, plan=plan, setting=setting, mended=mended)
        self._deed = deed
        self._whose = people.Whose(paths, setting.batch.scope_path, setting.cells.only)
        self._taken: dict[Hashable, int] = {}
        self._strangers = Seen()

    def resume(self, staged: Iterable[tuple[int, int]]) -> None:
        """Take up nothing: the commit judges every row again, in the order of the file."""

    def settle(self, rows: Sequence[CheckedRow]) -> None:
        """Say whose each row is and what writing it would do; a fixed number of queries for a chunk."""
        usable = [row for row in rows if row.outcome in (Outcome.ACCEPTED, Outcome.WARNING)]
        found = self._whose.find(usable) if usable else {}
        persons = [one.row["person_id"] for one in found.values() if isinstance(one, Match)]
        book = self._deed.open(persons)
        for row in usable:
            self._settle(row, found[row.line], book)

    def _settle(self, row: CheckedRow, whose: Match | Finding, book: Any) -> None:
        if isinstance(whose, Finding):
            if whose.code == people.ELSEWHERE and not isinstance(self._deed, TakesStrangers):
                whose = people.nobody()
            if whose.code != people.NOBODY or not isinstance(self._deed, TakesStrangers):
                self._say(row, [whose], people.outcome_of(whose))
                return
            self._settle_stranger(row, whose, book)
            return
        row.object_id, row.object_version = whose.row["person_id"], whose.row["version"]
        judged = self._deed.judge(row.values, row.object_id, book, self._setting)
        self._take(row, judged)
        key = self._deed.key(row.values, row.object_id or 0)
        if row.verdict in (Verdict.NEW, Verdict.CHANGED) and self._taken.setdefault(key, row.row) != row.row:
            reason = _("Trùng với dòng {row} của tệp: cùng một người.").format(row=self._taken[key])
            remedy = _("Giữ một dòng. Nếu là hai lần khác nhau, ghi xong tệp này rồi tải lại tệp lần nữa.")
            self._say(row, [Finding("duplicate_in_file", "full_name", reason, remedy)], Outcome.DUPLICATE)

    def _settle_stranger(self, row: CheckedRow, whose: Finding, book: Any) -> None:
        judged = self._deed.judge(row.values, None, book, self._setting)
        if any(finding.code == people.NOBODY for finding in judged.findings):
            judged.findings = [whose]
        self._take(row, judged)
        earlier = self._strangers.earlier(row.values, row.row) if row.verdict == Verdict.NEW else []
        if earlier:
            reason = _("Trùng với dòng {row} của tệp: cùng một người.").format(row=earlier[0][1])
            self._say(row, [Finding("duplicate_in_file", "full_name", reason, _("Giữ một dòng."))], Outcome.DUPLICATE)
