"""The tree of the demo: which bodies there are, how large, since when. Plain values; nothing is written here."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from branches.choices import CELLS, Kind, Sector
from branches.models import OrganisationPeriod
from members.seed import body_names as names
from vietnam.identity import organisation_code
from vietnam.places import Unit, hanoi_units

Cause = OrganisationPeriod.Cause
FOUNDED: Final = date(1930, 3, 17)
"""The day the committee of Hanoi was founded."""
NEW_TREE: Final = date(2025, 7, 1)
"""Two levels of government; also the day from which the demo's register speaks of members."""
DECIDED: Final = date(2025, 6, 16)
PER_CELL, SMALLEST, LARGEST = 29, 3, 60
CITY_CODE = 1
WARD_SHARE: Final = 0.7
"""The share of cells below wards and communes."""


@dataclass
class Span:
    """One period of a body; ``parent`` is None only for the city."""

    starts_on: date
    name: str
    kind: str
    sector: str
    parent: "Body | None"
    code: str = ""
    cause: str = Cause.REGISTERED
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    ends_on: date | None = None


@dataclass
class Body:
    """One organisation; ``size`` is how many members its cell has, ``profile`` what sort of people."""

    spans: list[Span]
    size: int = 0
    profile: str = ""
    place: str = ""
    closed_on: date | None = None
    helper: tuple[str, str] = ("", "")
    organisation_id: int = 0
    path: str = ""
    base: "Body | None" = None
    committee: "Body | None" = None

    @property
    def now(self) -> Span:
        """Return the last period."""
        return self.spans[-1]


@dataclass
class Plan:
    """All bodies, parents before children, and those the sign-ins stand on."""

    bodies: list[Body] = field(default_factory=list)
    trial_ward: Body | None = None
    trial_cells: list[Body] = field(default_factory=list)

    @property
    def city(self) -> Body:
        """Return the root."""
        return self.bodies[0]

    @property
    def cells(self) -> list[Body]:
        """Return the bodies that have members."""
        return [body for body in self.bodies if body.size]

    def add(self, body: Body) -> Body:
        """Append a body and say which base and committee it belongs to."""
        above = body.now.parent
        kind = body.now.kind
        body.committee = body if kind in (Kind.COMMUNE, Kind.UPPER) else above and above.committee
        body.base = body if kind in (Kind.BASE, Kind.BASE_CELL) else above and above.base
        self.bodies.append(body)
        return body


def plan(members: int, random: Random, today: date) -> Plan:
    """Make the tree for so many members: city, 126 wards and communes, ten other committees, a trial ward."""
    made = Plan()
    span = _opened(FOUNDED, "Thành ủy Hà Nội", Kind.CITY, Sector.OTHER, None, _code())
    city = made.add(Body([span], helper=("Văn phòng Thành ủy", "0900 000 000")))
    trial = _trial_sizes(members, random)
    _trial_ward(made, city, trial)
    sizes = _sizes(members - sum(trial), random)
    in_wards = round(len(sizes) * WARD_SHARE)
    units = hanoi_units()
    for place, (unit, share) in enumerate(zip(units, _shares(sizes[:in_wards], len(units), random), strict=True)):
        _ward(made, city, unit, place + 2, share, random)
    weights = [kind.weight for kind in names.UPPERS]
    for place, share in enumerate(_shares(sizes[in_wards:], len(names.UPPERS), random, weights)):
        _upper(made, city, names.UPPERS[place], len(units) + 2 + place, share)
    _later_names(made, random, today)
    return made


def _trial_sizes(members: int, random: Random) -> list[int]:
    """Return the sizes of the trial ward's cells: a quarter of a small register, some 264 people of a large one."""
    count = len(names.TRIAL_CELLS)
    total = max(count * SMALLEST, min(members // 4, 22 * count))
    sizes = [SMALLEST] * count
    for _ in range(total - sum(sizes)):
        sizes[random.randrange(count)] += 1
    return sizes


def _sizes(members: int, random: Random) -> list[int]:
    """Cut the members into cells of 3 to 60, 29 on average; one number a cell."""
    sizes = []
    left = members
    while left > 0:
        size = round(random.triangular(SMALLEST, LARGEST, 3 * PER_CELL - SMALLEST - LARGEST))
        sizes.append(min(size, left))
        left -= sizes[-1]
    if len(sizes) > 1 and sizes[-1] < SMALLEST:
        missing = SMALLEST - sizes[-1]
        sizes[-2] -= missing
        sizes[-1] += missing
    return sizes


def _shares(sizes: list[int], count: int, random: Random, weights: list[float] | None = None) -> list[list[int]]:
    """Deal the cells out to bodies of unequal weight."""
    weights = weights or [random.uniform(0.5, 1.6) for _ in range(count)]
    shares: list[list[int]] = [[] for _ in range(count)]
    for place, size in zip(random.choices(range(count), weights, k=len(sizes)), sizes, strict=True):
        shares[place].append(size)
    return shares


def _code(m2: int = 0, m3: int = 0, m4: int = 0, m5: int = 0) -> str:
    return organisation_code(CITY_CODE, m2, m3, m4, m5).digits


def _opened(
    day: date, name: str, kind: str, sector: str, parent: Body | None, code: str, cause: str = Cause.OPENED
) -> Span:
    """Return a first period; committees of the new tree carry the decision of 16/06/2025."""
    span = Span(day, name, kind, sector, parent, code, cause)
    if day == NEW_TREE and kind in (Kind.COMMUNE, Kind.UPPER):
        span.number, span.decided_on, span.issuer = f"{9000 + int(code[2:5])}-QĐ/TU", DECIDED, "Thành ủy Hà Nội"
    return span


def _cell(parent: Body, name: str, sector: str, profile: str, code: str, size: int, place: str) -> Body:
    span = _opened(NEW_TREE, name, Kind.CELL, sector, parent, code, Cause.REGISTERED)
    return Body([span], size, profile, place)


def _trial_ward(made: Plan, city: Body, sizes: list[int]) -> None:
    """Add the ward of the sample lists; its cells moved into it from an older trial ward on 1/7/2025."""
    span = _opened(NEW_TREE, names.TRIAL_WARD, Kind.COMMUNE, Sector.URBAN, city, _code(1))
    ward = made.add(Body([span], place="Thử Nghiệm", helper=("Nguyễn Thị Hạnh", "0900 000 001")))
    made.trial_ward = ward
    old = _old_bodies(made, city, "quận Thử Nghiệm", ["Thử Nghiệm Cũ"])[0]
    for number, ((name, sector, profile), size) in enumerate(zip(names.TRIAL_CELLS, sizes, strict=True), 1):
        cell = _cell(ward, name, sector, profile, _code(1, m5=number), size, "Thử Nghiệm")
        _from_before(cell, old, date(2003, 3, 1) + timedelta(days=97 * number))
        made.trial_cells.append(made.add(cell))


def _old_bodies(made: Plan, city: Body, district: str, wards: list[str] | tuple[str, ...]) -> list[Body]:
    """Add a district and wards of before 1/7/2025, closed that day; a district already there is used again."""
    full = f"Đảng bộ {district}"
    known = next((body for body in made.bodies if body.now.name == full), None)
    if known is None:
        span = _opened(date(1961, 5, 31), full, Kind.UPPER, Sector.URBAN, city, "", Cause.REGISTERED)
        known = made.add(_closed(span))
    opened = date(1981, 6, 1)
    return [
        made.add(_closed(_opened(opened, f"Đảng bộ phường {ward}", Kind.BASE, Sector.URBAN, known, "")))
        for ward in wards
    ]


def _closed(span: Span) -> Body:
    span.ends_on = NEW_TREE
    return Body([span], closed_on=NEW_TREE)


def _from_before(cell: Body, old_parent: Body, opened_on: date) -> None:
    """Give a cell its time under an older ward; on 1/7/2025 it came to where it is now."""
    now = cell.now
    before = Span(opened_on, now.name, now.kind, now.sector, old_parent, "", Cause.OPENED, ends_on=NEW_TREE)
    now.cause, now.number, now.decided_on, now.issuer = (
        Cause.REPARENTED,
        f"{9500 + int(now.code[2:5])}-QĐ/TU",
        DECIDED,
        "Thành ủy Hà Nội",
    )
    cell.spans.insert(0, before)


def _ward(made: Plan, city: Body, unit: Unit, m2: int, sizes: list[int], random: Random) -> None:
    """Add a ward or commune: its own offices as bases when large, then public bodies, then people's cells."""
    is_urban = unit.kind == "phường"
    sector = Sector.URBAN if is_urban else Sector.RURAL
    span = _opened(NEW_TREE, f"Đảng bộ {unit.kind} {unit.short_name}", Kind.COMMUNE, sector, city, _code(m2))
    ward = made.add(Body([span], place=unit.short_name, helper=_helper(random, m2)))
    rest = list(sizes)
    if len(sizes) >= 8:
        rest = _ward_bases(made, ward, unit, m2, rest, random)
    public = min(len(names.PUBLIC_CELLS), max(0, round(len(rest) * 0.25)))
    old = _old_wards(made, city, unit)
    for number, size in enumerate(rest, 1):
        cell = (
            _public_cell(ward, unit, number, size, m2, random)
            if number <= public
            else _home_cell(ward, unit, number - public, size, _code(m2, m5=number))
        )
        made.add(cell)
        if old and number > public:
            _from_before(cell, old[number % len(old)], date(2003, 1, 1) + timedelta(days=random.randrange(4000)))


def _helper(random: Random, number: int) -> tuple[str, str]:
    given = random.choice(("Lan", "Hương", "Minh", "Hải", "Thủy", "Dung", "Thành", "Nga"))
    return (f"Đồng chí {given}, văn phòng cấp ủy", f"0900 {number // 1000:03} {number % 1000:03}")


def _old_wards(made: Plan, city: Body, unit: Unit) -> list[Body]:
    if unit.kind != "phường" or unit.short_name not in names.OLD_WARDS:
        return []
    return _old_bodies(made, city, *names.OLD_WARDS[unit.short_name])


def _ward_bases(made: Plan, ward: Body, unit: Unit, m2: int, sizes: list[int], random: Random) -> list[int]:
    """Add up to four bases with their cells and return the sizes that are left."""
    left = list(sizes)
    for m3, (pattern, sector, profile, cells) in enumerate(names.WARD_BASES, 1):
        count = min(len(cells), len(left) // 8)
        if count < 2:
            break
        name = pattern.format(kind=unit.kind, place=unit.short_name, village=random.choice(names.VILLAGES))
        span = _opened(NEW_TREE, f"Đảng bộ {name}", Kind.BASE, sector, ward, _code(m2, m3))
        base = made.add(Body([span], place=unit.short_name))
        for m5, cell in enumerate(cells[:count], 1):
            code = _code(m2, m3, m5=m5)
            made.add(_cell(base, f"Chi bộ {cell}", sector, profile, code, left.pop(), unit.short_name))
    return left


def _public_cell(ward: Body, unit: Unit, number: int, size: int, m2: int, random: Random) -> Body:
    pattern, sector, profile = names.PUBLIC_CELLS[number - 1]
    name = pattern.format(
        place=unit.short_name,
        kind=unit.kind,
        flower=random.choice(names.FLOWERS),
        village=random.choice(names.VILLAGES),
    )
    return _cell(ward, f"Chi bộ {name}", sector, profile, _code(m2, m5=number), size, unit.short_name)


def _home_cell(ward: Body, unit: Unit, number: int, size: int, code: str) -> Body:
    """Add the cell of a neighbourhood (number) or a village (name)."""
    if unit.kind == "phường":
        return _cell(ward, f"Chi bộ Tổ dân phố số {number}", Sector.URBAN, "home", code, size, unit.short_name)
    round_of, place = divmod(number - 1, len(names.VILLAGES))
    name = f"Chi bộ Thôn {names.VILLAGES[place]}" + (f" {round_of + 1}" if round_of else "")
    return _cell(ward, name, Sector.RURAL, "home", code, size, unit.short_name)


def _upper(made: Plan, city: Body, kind: names.UpperKind, m2: int, sizes: list[int]) -> None:
    """Add a direct committee that is no ward, its bases, here and there a section between, and their cells."""
    span = _opened(NEW_TREE, kind.name, Kind.UPPER, kind.sector, city, _code(m2))
    upper = made.add(Body([span], helper=("Văn phòng Đảng ủy", f"0900 {m2 // 1000:03} {m2 % 1000:03}")))
    left = list(sizes)
    per_base = max(3, -(-len(left) // len(kind.bases)))
    m3 = 0
    while left:
        taken, left = left[:per_base], left[per_base:]
        round_of, place = divmod(m3, len(kind.bases))
        m3 += 1
        title = kind.bases[place] + (f" {round_of + 1}" if round_of else "")
        sector = Sector.FOREIGN_ENTERPRISE if kind.bases[place] in names.FOREIGN else kind.sector
        _base(made, upper, title, sector, kind, m2, m3, taken)


def _base(
    made: Plan, upper: Body, title: str, sector: str, kind: names.UpperKind, m2: int, m3: int, sizes: list[int]
) -> None:
    """Add one grassroots body: a single cell stands alone, a large one has sections."""
    if len(sizes) == 1:
        span = _opened(NEW_TREE, f"Chi bộ {title}", Kind.BASE_CELL, sector, upper, _code(m2, m3))
        made.add(Body([span], sizes[0], kind.profile))
        return
    span = _opened(NEW_TREE, f"Đảng bộ {title}", Kind.BASE, sector, upper, _code(m2, m3))
    base = made.add(Body([span]))
    for number, size in enumerate(sizes):
        group, place = divmod(number, len(kind.cells))
        above, m4 = base, 0
        if group:
            m4 = group
            above = _section(made, base, title, sector, m2, m3, m4)
        name = f"Chi bộ {kind.cells[place]}"
        made.add(_cell(above, name, sector, kind.profile, _code(m2, m3, m4, place + 1), size, ""))


def _section(made: Plan, base: Body, title: str, sector: str, m2: int, m3: int, m4: int) -> Body:
    code = _code(m2, m3, m4)
    known = next((body for body in reversed(made.bodies[-60:]) if body.now.code == code), None)
    if known is not None:
        return known
    span = _opened(NEW_TREE, f"Đảng bộ bộ phận {m4} {title}", Kind.SECTION, sector, base, code)
    return made.add(Body([span]))


def _later_names(made: Plan, random: Random, today: date) -> None:
    """Rename a few cells on a day after the new tree, so that their pages have a past."""
    first, last = NEW_TREE + timedelta(days=30), today - timedelta(days=10)
    if first >= last:
        return
    for body in made.cells:
        if any(body is one for one in made.trial_cells) or random.random() > 0.03 or body.now.kind not in CELLS:
            continue
        day = first + timedelta(days=random.randrange((last - first).days))
        now = body.now
        later = Span(day, now.name, now.kind, now.sector, now.parent, now.code, Cause.RENAMED)
        later.number, later.decided_on = f"{random.randrange(10, 400)}-QĐ/ĐU", day - timedelta(days=7)
        later.issuer = now.parent.now.name if now.parent else ""
        now.ends_on, now.name = day, f"{now.name} (cũ)"
        body.spans.append(later)
