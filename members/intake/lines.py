"""Lines of the sheets beside the list: checked, matched with lines of the register, written and taken back.

Every write goes through the services of the record, so that the rules of the page hold here too.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from accounts.findings import ChangedMeanwhile, Finding, Refused
from accounts.scope import Scope
from jobs.choices import Outcome, RowState, Verdict
from jobs.intake.faults import Fault, outcome_of
from jobs.intake.headers import IGNORED, SheetPlan, right
from jobs.intake.limits import CELL_CHARACTERS
from jobs.intake.sheet import Row
from jobs.models import Batch, StagedRow
from members import facts, kinds, policy, rows
from members.fields import BACKGROUND, TABLES_BY_NAME, Column, Field, Kind
from members.intake import line_sets, widgets
from members.intake.checking import CheckedRow
from members.intake.parts import GUARDED, guarded_fields
from members.intake.widgets import CellFaults
from members.models import Background, Person
from members.services import add_row, change_background, change_person, change_row
from vietnam import dates
from vietnam.dates import PartialDate
from vietnam.names import fold

if TYPE_CHECKING:
    from accounts.models import User

_KEY: Final = "key:"
_BACKGROUND: Final = tuple(field.name for field in BACKGROUND)
Shape = Field | Column


def shapes(part: str) -> Mapping[str, Shape]:
    """Return the columns of a part by name."""
    if part == GUARDED:
        return {field.name: field for field in guarded_fields()}
    return {column.name: column for column in TABLES_BY_NAME[part].columns}


def _widget(part: str, shape: Shape) -> widgets.CellWidget:
    name = shape.name
    if shape.kind == Kind.CODE:
        return widgets.CodeWidget(name, listed=shape.codes)
    if shape.kind in (Kind.DATE, Kind.DAY):
        return widgets.DateWidget(name, full=shape.kind == Kind.DAY)
    if shape.kind == Kind.NAME:
        return widgets.NameWidget(name, refuses=False)
    if shape.kind in (Kind.AMOUNT, Kind.AREA):
        return widgets.NumberWidget(name, whole=shape.kind == Kind.AMOUNT)
    if part == GUARDED:
        longest = getattr(facts.column(name), "max_length", None)
    else:
        longest = rows.length(TABLES_BY_NAME[part], name)
    return widgets.TextWidget(name, longest or CELL_CHARACTERS, lines=shape.kind == Kind.LONG)


class LineChecker:
    """Checks the lines of the sheets beside the list, each cell by itself."""

    def __init__(self) -> None:
        """Start without any sheet."""
        self._widgets: dict[str, dict[str, widgets.CellWidget]] = {}

    def check(self, line: int, sheet: SheetPlan, row: Row) -> CheckedRow:
        """Check one line: whose it is, and what it says."""
        part = sheet.part
        known = self._widgets.get(part)
        if known is None:
            known = self._widgets[part] = {name: _widget(part, shape) for name, shape in shapes(part).items()}
            known |= {
                f"{_KEY}full_name": widgets.NameWidget("full_name"),
                f"{_KEY}born_on": widgets.DateWidget("born_on"),
                f"{_KEY}identity_number": widgets.DigitsWidget("identity_number"),
            }
        keys: dict[str, Any] = {}
        said: dict[str, Any] = {}
        faults: list[Fault] = []
        for column, name in sheet.fields.items():
            cell = row.values[column] if column < len(row.values) else None
            if name == IGNORED or cell is None:
                continue
            if type(cell) is str:
                cell = right(cell, sheet.encoding_of(column))
            try:
                value = known[name].clean(cell)
            except CellFaults as wrong:
                value = wrong.value
                title = sheet.headers[column]
                faults += [Fault.of(finding, column=title, value="") for finding in wrong.findings]
            if name.startswith(_KEY):
                keys[name.removeprefix(_KEY)] = value
            elif value not in ("", None):
                said[name] = value
        values = {**keys, "part": part, "line": {name: kinds.pack(value) for name, value in said.items()}}
        checked = CheckedRow(line, sheet.name, row.number, values, faults, outcome_of(faults))
        if not keys.get("full_name") or not said:
            checked.add(_fault_of(Finding("required", "full_name", _("Dòng này chưa ghi của ai, hoặc chưa ghi gì."))))
        return checked


def _fault_of(finding: Finding, outcome: str = Outcome.REFUSED) -> Fault:
    return Fault.of(finding, column=finding.field, value="", outcome=outcome)


def said_of(row: StagedRow | CheckedRow) -> dict[str, Any]:
    """Return what a line says, by column."""
    part = row.values["part"]
    return {name: kinds.unpack(shape.kind, row.values["line"][name]) for name, shape in shapes(part).items()
            if name in row.values["line"]}  # fmt: skip


def owners(lines: Sequence[StagedRow | CheckedRow], paths: tuple[str, ...]) -> dict[int, list[Person]]:
    """Return line → persons in reach it may belong to: by number, else by name and birth date; two queries."""
    numbers = {str(row.values.get("identity_number") or "") for row in lines} - {""}
    by_number = {person.identity_number: person for person in Person.objects.filter(identity_number__in=numbers)}
    born = {_born(row) for row in lines}
    by_name: dict[tuple[str, Any], list[Person]] = {}
    for person in Person.objects.filter(born_on__in={when.value for when in born if when}, merged_into=None):
        when = dates.restore(person.born_on, person.born_precision)
        by_name.setdefault((person.name_folded, when), []).append(person)
    found = {}
    for row in lines:
        own = by_number.get(str(row.values.get("identity_number") or ""))
        named = [own] if own else by_name.get((fold(row.values.get("full_name") or ""), _born(row)), [])
        in_reach = [person for person in named if person.keeper_path.startswith(paths)]
        unnumbered = [person for person in in_reach if not person.identity_number]
        found[row.line] = unnumbered if len(unnumbered) == 1 < len(in_reach) else in_reach
    return found


def _born(row: StagedRow | CheckedRow) -> PartialDate | None:
    value = row.values.get("born_on")
    return kinds.unpack(Kind.DATE, value) if isinstance(value, str) else value


class LineMatcher:
    """Says what writing each line would do; a line of the register is matched once."""

    def __init__(self, scope: Scope | None, paths: Sequence[str]) -> None:
        """``scope`` of whoever imports, None for the system; ``paths`` bound whose records may be written."""
        self._scope, self._paths = scope, tuple(paths)
        self._used: set[tuple[str, int]] = set()

    def settle(self, lines: Sequence[CheckedRow]) -> None:
        """Set verdict and changes: a fixed number of queries for each part."""
        usable = [row for row in lines if row.outcome in (Outcome.ACCEPTED, Outcome.WARNING)]
        found = owners(usable, self._paths) if usable else {}
        stored = self._stored(usable, found)
        for row in usable:
            persons = found[row.line]
            if len(persons) > 1:
                reason = _("Dòng này giống {count} người trong sổ.").format(count=len(persons))
                row.add(
                    _fault_of(
                        Finding("several_in_register", "full_name", reason, _("Ghi thêm số định danh.")),
                        Outcome.DUPLICATE,
                    )
                )
            elif persons and not self._may(row.values["part"], persons[0]):
                reason = _("Đồng chí không có quyền ghi phần này của hồ sơ.")
                row.add(_fault_of(Finding("not_allowed", "full_name", reason, _("Nhờ người có quyền nhập trang này."))))
            else:
                self._settle(row, stored.get((row.values["part"], persons[0].pk), []) if persons else [])

    def _may(self, part: str, person: Person) -> bool:
        name = guarded_fields()[0].name if part == GUARDED else part
        if self._scope is None:
            return policy.kept(name)
        return policy.view(name, self._scope, person.keeper_path) != policy.View.HIDDEN

    def _settle(self, row: CheckedRow, lines: list[tuple[int, dict[str, Any]]]) -> None:
        said, part = said_of(row), row.values["part"]
        free = [one for one in lines if (part, one[0]) not in self._used]
        same = next((one for one in free if all(one[1].get(name) == value for name, value in said.items())), None)
        match = same or next((one for one in free if _same_line(part, one[1], said)), None)
        if match is None:
            row.verdict = Verdict.NEW
            return
        self._used.add((part, match[0]))
        before = match[1]
        row.values["row"] = match[0]
        row.changes = {
            name: [kinds.pack(before.get(name)), kinds.pack(value)]
            for name, value in said.items()
            if before.get(name) != value
        }
        row.verdict = Verdict.CHANGED if row.changes else Verdict.UNCHANGED

    def _stored(
        self, lines: Sequence[CheckedRow], found: Mapping[int, list[Person]]
    ) -> dict[tuple[str, int], list[tuple[int, dict[str, Any]]]]:
        """Return (part, person) → (row, values) of what the register has."""
        stored: dict[tuple[str, int], list[tuple[int, dict[str, Any]]]] = {}
        for part in {row.values["part"] for row in lines}:
            persons = {one.pk: one for row in lines if row.values["part"] == part for one in found[row.line]}
            if part == GUARDED:
                for key, person in persons.items():
                    stored[part, key] = [(key, guarded_values(person))]
                continue
            table = TABLES_BY_NAME[part]
            for one in rows.model_of(table).objects.filter(person_id__in=persons).order_by("pk"):
                stored.setdefault((part, one.person_id), []).append((one.pk, rows.values_of(table, one)))
        return stored


def _same_line(part: str, stored: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    if part == GUARDED:
        return True
    return all(
        stored.get(name) == said.get(name, kinds.empty(shapes(part)[name].kind)) for name in TABLES_BY_NAME[part].key
    )


def guarded_values(person: Person) -> dict[str, Any]:
    """Return the guarded items of a record."""
    own = {field.name: getattr(person, field.name) for field in guarded_fields() if field.row == "person"}
    return own | facts.background_values(Background.objects.filter(person=person).first())


# ── writing ─────────────────────────────────────────────────────────────────
def write_lines(batch: Batch, lines: Sequence[StagedRow], *, paths: tuple[str, ...], reason: str, by: "User") -> None:
    """Write the lines of a chunk, a table at a time, and set what became of each; what a rule refuses is skipped.

    Where the database refuses a line of a table, its lines are written one by one, so that the others stand.
    """
    found = owners(lines, paths) if lines else {}
    owned = [row for row in lines if len(found[row.line]) == 1]
    for row in lines:
        if len(found[row.line]) != 1:
            gone = Finding("no_record", "full_name", _("Chưa tìm thấy hồ sơ của dòng này."), _("Nhập người trước."))
            _skip(row, gone)
    for part, of_part in line_sets.by_table(owned).items():
        singly = [(row, found[row.line][0]) for row in of_part]
        if part != GUARDED:
            entries = [(row, person.pk, said_of(row)) for row, person in singly]
            refused = line_sets.write_set(
                batch=batch, table=TABLES_BY_NAME[part], entries=entries, reason=reason, by=by
            )
            singly = [] if refused is not None else singly
            for row, finding in refused or ():
                _skip(row, finding)
        _write_singly(batch, singly, reason, by)


def _write_singly(batch: Batch, lines: Iterable[tuple[StagedRow, Person]], reason: str, by: "User") -> None:
    """Write lines through the services of the record, each by itself."""
    for row, person in lines:
        try:
            _write(batch, row, person, reason, by)
            row.state = RowState.WRITTEN
        except Refused as refused:
            _skip(row, refused.findings[0])
        except ChangedMeanwhile:
            _skip(row, Finding("changed_meanwhile", "", _("Dòng này đã có người sửa từ sau khi kiểm tra."), ""))


def _skip(row: StagedRow, finding: Finding) -> None:
    fault = Fault.of(finding, column=finding.field, value="", outcome=Outcome.DUPLICATE)
    row.faults = [*row.faults, fault.as_json()]
    row.outcome, row.verdict, row.state = Outcome.DUPLICATE, Verdict.HELD, RowState.SKIPPED


def _write(batch: Batch, row: StagedRow, person: Person, reason: str, by: "User") -> None:
    said, part = said_of(row), row.values["part"]
    if part == GUARDED:
        now = guarded_values(person)
        row.before = {name: kinds.pack(now[name]) for name in said}
        _write_guarded(batch, person, {name: value for name, value in said.items() if now[name] != value}, reason, by)
        return
    table = TABLES_BY_NAME[part]
    if "row" not in row.values:
        made = add_row(person_id=person.pk, table=table, values=said, reason=reason, by=by)
        row.values = {**row.values, "row": made.pk, "person": person.pk}
        row.object_version = made.version
        StagedRow.objects.filter(pk=row.pk).update(values=row.values)
        return
    stored = rows.model_of(table).objects.get(pk=row.values["row"])
    now = rows.values_of(table, stored)
    row.before = {name: kinds.pack(now[name]) for name in row.changes}
    changed = change_row(
        person_id=person.pk,
        table=table,
        row_id=stored.pk,
        opened_version=stored.version,
        opened_values=now,
        values=said,
        reason=reason,
        by=by,
    )
    row.object_version = changed.version


def _write_guarded(batch: Batch, person: Person, values: dict[str, Any], reason: str, by: "User") -> None:
    own = {name: value for name, value in values.items() if name not in _BACKGROUND}
    background = {name: value for name, value in values.items() if name in _BACKGROUND}
    if own:
        change_person(
            person_id=person.pk, opened_version=person.version, opened_values={}, values=own, reason=reason, by=by
        )
        version = Person.objects.values_list("version", flat=True).get(pk=person.pk)
        main = StagedRow.objects.filter(batch=batch, object_id=person.pk, state=RowState.WRITTEN)
        main.update(object_version=version)
    if background:
        row = Background.objects.filter(person=person).first()
        change_background(
            person_id=person.pk,
            opened_version=row.version if row else 0,
            opened_values=facts.background_values(row),
            values=background,
            reason=reason,
            by=by,
        )


# ── taking back ─────────────────────────────────────────────────────────────
def written(batch: Batch) -> list[StagedRow]:
    """Return the lines of a batch that were written, the last first."""
    return list(StagedRow.objects.filter(batch=batch, state=RowState.WRITTEN, values__has_key="part").order_by("-line"))


def touched(lines: Iterable[StagedRow]) -> list[int]:
    """Return those somebody worked on since; one query for each table."""
    found = []
    for part, of_part in line_sets.by_table(list(lines)).items():
        if part == GUARDED:
            continue
        now = rows.model_of(TABLES_BY_NAME[part]).objects.filter(pk__in=[row.values["row"] for row in of_part])
        versions = dict(now.values_list("pk", "version"))
        found += [row.line for row in of_part if versions.get(row.values["row"]) != row.object_version]
    return found


def take_back(batch: Batch, lines: Iterable[StagedRow], *, reason: str, by: "User") -> None:
    """Give every written line its former words; lines the batch made are taken out."""
    for part, of_part in line_sets.by_table(list(lines)).items():
        before = {
            row.pk: {name: kinds.unpack(shapes(part)[name].kind, text) for name, text in row.before.items()}
            for row in of_part
        }
        if part != GUARDED:
            line_sets.take_back_set(batch=batch, table=TABLES_BY_NAME[part], lines=of_part, before=before, by=by)
            continue
        for row in of_part:
            person = owners([row], ("",))[row.line][0]
            _write_guarded(batch, person, before[row.pk], reason, by)
