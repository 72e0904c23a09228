"""Taking a list of organisations from a file: read, judged as a whole, written at once or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import history
from accounts.findings import Finding, Level
from accounts.models import User
from branches import rules
from branches.choices import Kind, Sector
from branches.models import Organisation, OrganisationPeriod
from branches.names import name_columns
from branches.services import ground
from jobs.intake.reader import open_source
from vietnam.code_lists import CodeList, squash
from vietnam.names import normalise
from vietnam.places import provinces

HEADERS = {
    "code": ("ma", "matochuc", "matochucdang", "matccsd"),
    "name": ("tentochuc", "ten", "tentochucdang", "tochucdang"),
    "kind": ("loai", "loaitochuc", "loaihinh"),
    "parent_code": ("macaptren", "matochuccaptren", "captren", "macaptrentructiep"),
}
HEADER_ROWS = 20
"""How far down the header may stand: lists begin with titles."""

with translation.override("vi"):
    KINDS = CodeList(
        {str(value): str(label) for value, label in Kind.choices},
        {
            Kind.CITY.value: ("Thành ủy Hà Nội", "Đảng bộ thành phố"),
            Kind.COMMUNE.value: ("Đảng bộ xã", "Đảng bộ phường", "Đảng ủy xã", "Đảng ủy phường"),
            Kind.UPPER.value: ("Đảng bộ cấp trên cơ sở", "Đảng ủy cấp trên trực tiếp cơ sở"),
            Kind.CELL.value: ("Chi bộ trực thuộc",),
        },
    )


@dataclass(frozen=True)
class Line:
    """One data row of the file; ``row`` is its number in the sheet."""

    row: int
    code: str
    name: str
    kind: str
    parent_code: str


@dataclass(frozen=True)
class LineError:
    """What is wrong with one row, in words."""

    row: int
    words: str


class ImportRefused(Exception):
    """The file cannot be taken; nothing was written."""

    def __init__(self, errors: Iterable[LineError]) -> None:
        """Keep what is wrong, row by row."""
        self.errors = tuple(errors)
        super().__init__("; ".join(error.words for error in self.errors))


@dataclass
class Node:
    """A body of the register or of the file; ``parent`` is None only for the root."""

    name: str
    kind: str
    code: str
    parent: "Node | None" = None
    opened_on: date | None = None
    organisation_id: int | None = None
    path: str = ""

    def as_body(self) -> rules.Body:
        """Return the node as the rules see it."""
        return rules.Body(self.name, self.kind, self.opened_on or date.min, None, self.code, self.path)


@dataclass
class Result:
    """What an import did."""

    opened: int = 0
    unchanged: int = 0
    warnings: list[LineError] = field(default_factory=list)


def read_lines(path: Path) -> list[Line]:
    """Read the rows of the first sheet that has our columns. Raises ``FileRefused`` and ``ImportRefused``."""
    source = open_source(path)
    for sheet in source.sheets:
        columns: dict[str, int] = {}
        lines = []
        for row in source.rows(sheet):
            if columns:
                lines.append(_line(row.number, row.values, columns))
            elif row.number <= HEADER_ROWS:
                columns = _columns(row.values)
            else:
                break
        if columns:
            return [line for line in lines if line.code or line.name or line.kind]
    reason = _("Không thấy dòng tiêu đề có các cột: Mã, Tên tổ chức, Loại, Mã cấp trên.")
    raise ImportRefused([LineError(1, reason)])


def _columns(values: list) -> dict[str, int]:
    """Return the places of our columns when the row is the header, else nothing."""
    titles = [squash(str(value or "")) for value in values]
    found = {
        name: next((place for place, title in enumerate(titles) if title in spellings), -1)
        for name, spellings in HEADERS.items()
    }
    return found if found["name"] >= 0 and found["kind"] >= 0 else {}


def _line(number: int, values: list, columns: dict[str, int]) -> Line:
    def text(name: str) -> str:
        place = columns[name]
        value = values[place] if 0 <= place < len(values) else None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return normalise("" if value is None else str(value))

    codes = [_full(text(name)) for name in ("code", "parent_code")]
    return Line(number, codes[0], text("name"), text("kind"), codes[1])


def _full(code: str) -> str:
    """Give back the zero a spreadsheet ate from a code kept as a number."""
    return ground.clean_code(code.zfill(14) if code.isdecimal() and len(code) == 13 else code)


@transaction.atomic
def import_organisations(
    *, lines: list[Line], parent_code: str = "", as_of: date, source: str = "", by: User | None
) -> Result:
    """Write the bodies of a file that are not yet in the register; a second run changes nothing.

    Bodies without a parent go under ``parent_code``, else under the city, which is made when missing.
    Raises ``ImportRefused`` with every wrong row, and then nothing is written.
    """
    ground.lock_tree()
    plan = _Plan(_register(), as_of)
    top = plan.top(parent_code, lines)
    for line in plan.parents_first(lines):
        plan.take(line, top)
    if plan.errors:
        raise ImportRefused(sorted(plan.errors, key=lambda error: error.row))
    with history.act("import_organisations", by=by, reason=source):
        _write(plan.new, as_of)
    return Result(opened=len(plan.new), unchanged=plan.unchanged, warnings=plan.warnings)


def _register() -> list[Node]:
    """Return the open bodies, parents before children."""
    periods = OrganisationPeriod.objects.filter(ends_on__isnull=True).select_related("organisation")
    nodes: dict[int, Node] = {}
    for period in sorted(periods, key=lambda one: one.path.count("/")):
        nodes[period.organisation_id] = Node(
            period.name,
            period.kind,
            period.code,
            nodes.get(period.parent_id or 0),
            period.organisation.opened_on,
            period.organisation_id,
            period.path,
        )
    return list(nodes.values())


class _Plan:
    """The register and the file put together, and what is wrong."""

    def __init__(self, register: list[Node], as_of: date) -> None:
        self.as_of = as_of
        self.by_code = {node.code: node for node in register if node.code}
        self.by_name = {self._name_key(node.name, node.parent): node for node in register}
        self.city = next((node for node in register if node.kind == Kind.CITY), None)
        self.new: list[Node] = []
        self.unchanged = 0
        self.errors: list[LineError] = []
        self.warnings: list[LineError] = []
        self.seen: dict[str, int] = {}

    @staticmethod
    def _name_key(name: str, parent: Node | None) -> tuple[str, int]:
        return squash(name), id(parent)

    def top(self, parent_code: str, lines: list[Line]) -> Node:
        """Return the body under which rows without a parent go."""
        if parent_code:
            node = self.by_code.get(ground.clean_code(parent_code))
            if node is None:
                words = _("Không có tổ chức mang mã {code} trong sổ.").format(code=parent_code)
                raise ImportRefused([LineError(0, words)])
            return node
        own = next((line for line in lines if KINDS.lookup(line.kind) == Kind.CITY), None)
        if self.city is None:
            group = next((line.code[:2] for line in lines if len(line.code) == 14), "01")
            code = own.code if own else group.ljust(14, "0")
            self.city = self._add(Node(own.name if own else _city_name(group), Kind.CITY, code))
        return self.city

    def parents_first(self, lines: list[Line]) -> Iterator[Line]:
        """Yield the rows so that a parent in the file comes before its children; report rows that never fit."""
        codes = {line.code for line in lines if line.code}
        waiting = list(lines)
        done: set[str] = set()
        while waiting:
            ready = [line for line in waiting if line.parent_code not in codes or line.parent_code in done]
            if not ready:
                words = _("Mã cấp trên đi vòng tròn trong tệp.")
                self.errors += [LineError(line.row, words) for line in waiting]
                return
            yield from ready
            done |= {line.code for line in ready}
            ready_rows = {line.row for line in ready}
            waiting = [line for line in waiting if line.row not in ready_rows]

    def take(self, line: Line, top: Node) -> None:
        """Judge one row and add its body, or note that it is there already."""
        kind = KINDS.lookup(line.kind)
        parent = self._parent(line, top) if kind != Kind.CITY else None
        if kind is None or not line.name or (parent is None and kind != Kind.CITY):
            self._report(line, kind, parent)
            return
        node = self.by_code.get(line.code) if line.code else None
        node = node or self.by_name.get(self._name_key(line.name, parent))
        if line.code and self.seen.setdefault(line.code, line.row) != line.row:
            self._refuse(line, _("Mã {code} đã có ở dòng {row}.").format(code=line.code, row=self.seen[line.code]))
        elif node is not None:
            self._compare(line, node, kind, parent)
        else:
            self._judge(line, kind, parent)

    def _parent(self, line: Line, top: Node) -> Node | None:
        return self.by_code.get(line.parent_code) if line.parent_code else top

    def _report(self, line: Line, kind: str | None, parent: Node | None) -> None:
        if not line.name:
            self._refuse(line, _("Thiếu tên tổ chức."))
        if kind is None:
            near = ", ".join(KINDS.suggest(line.kind)) or ", ".join(KINDS.labels.values())
            words = _("Không có loại “{kind}”. Loại gần nhất: {near}.")
            self._refuse(line, words.format(kind=line.kind, near=near))
        elif parent is None:
            words = _("Mã cấp trên {code} không có trong tệp và trong sổ.")
            self._refuse(line, words.format(code=line.parent_code))

    def _compare(self, line: Line, node: Node, kind: str, parent: Node | None) -> None:
        """Count a body that is there; refuse a row that says otherwise, for changes need a decision."""
        if kind == Kind.CITY and node in self.new:
            return
        differs = [
            label
            for label, is_so in (
                (_("tên"), squash(node.name) != squash(line.name)),
                (_("loại"), node.kind != kind),
                (_("mã"), bool(line.code) and node.code != line.code),
                (_("cấp trên"), node.parent is not parent),
            )
            if is_so
        ]
        if not differs:
            self.unchanged += 1
            return
        words = _("Trong sổ đã có “{name}” nhưng khác {what}; thay đổi phải ghi theo quyết định ở trang của tổ chức.")
        self._refuse(line, words.format(name=node.name, what=", ".join(differs)))

    def _judge(self, line: Line, kind: str, parent: Node | None) -> None:
        above = parent.as_body() if parent else None
        found = [
            *rules.name_findings(line.name),
            *rules.kind_findings(kind, parent.kind if parent else None, self.as_of),
            *rules.code_findings(line.code, kind, above=above),
            *rules.day_findings(self.as_of, rules.Paper(), today=self.as_of, above=above),
        ]
        for finding in found:
            self._note(line, finding)
        self._add(Node(line.name, kind, line.code, parent))

    def _add(self, node: Node) -> Node:
        self.new.append(node)
        self.by_name[self._name_key(node.name, node.parent)] = node
        if node.code:
            self.by_code[node.code] = node
        return node

    def _note(self, line: Line, finding: Finding) -> None:
        words = f"{finding.reason} {finding.remedy}".strip()
        if finding.level == Level.WARNING:
            self.warnings.append(LineError(line.row, words))
        else:
            self._refuse(line, words)

    def _refuse(self, line: Line, words: str) -> None:
        self.errors.append(LineError(line.row, words))


def _city_name(group: str) -> str:
    place = next((province.name for province in provinces() if province.code == group), "")
    return f"Thành ủy {place.removeprefix('Thành phố ')}".strip()


def _write(nodes: list[Node], as_of: date) -> None:
    """Write new bodies and their first periods, parents first, in two statements."""
    rows = Organisation.objects.bulk_create([Organisation(opened_on=as_of) for _node in nodes], batch_size=1000)
    for node, row in zip(nodes, rows, strict=True):
        node.organisation_id = row.pk
        node.path = f"{node.parent.path if node.parent else ''}{row.pk}/"
    OrganisationPeriod.objects.bulk_create(
        [
            OrganisationPeriod(
                organisation=row,
                starts_on=as_of,
                kind=node.kind,
                sector=_sector(node),
                code=node.code,
                parent_id=node.parent.organisation_id if node.parent else None,
                path=node.path,
                cause=OrganisationPeriod.Cause.REGISTERED,
                **name_columns(node.name),
            )
            for node, row in zip(nodes, rows, strict=True)
        ],
        batch_size=1000,
    )


def _sector(node: Node) -> str:
    """Return the sector a ward or commune shows by its name; other bodies do not show theirs."""
    if node.kind != Kind.COMMUNE:
        return ""
    return Sector.URBAN if "phuong" in squash(node.name) else Sector.RURAL
