"""The matrix of rights: every URL × every role × where the object lies, derived from the access table.

Each role is given at one unit. The makers of the access table run in four small worlds, in which
"the secretary's cell" is that unit (own), one below, beside and above it.
``python -m tests.fences.write_access`` writes docs/access.md, which a test compares.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.urls import URLPattern, get_resolver

from accounts.models import User
from accounts.roles import ROLES
from branches.choices import Kind
from branches.models import Organisation
from tests.factories import GrantFactory, OrganisationFactory, UserFactory
from tests.fences.rows import SIGNED_IN, Row, World
from tests.people import CAST, Tree

RELATIONS = ("own", "below", "beside", "above")
REACHED = ("own", "below")
NOBODY, NO_ROLE = "anonymous", "outsider"
SUBJECTS = (NOBODY, NO_ROLE, *ROLES)
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "access.md"


def is_personal(row: Row) -> bool:
    """Say whether the object belongs to one person: marked so, or found by the secretary of the table alone."""
    return row.personal or row.allowed == ("secretary",)


def expected(row: Row, subject: str, relation: str) -> int:
    """Return the status a subject meets by the row's method at an object that lies there."""
    if subject == NOBODY:
        return row.expected(NOBODY)
    if is_personal(row):
        return row.rest
    if relation == "below" and subject in row.below:
        return row.below[subject]
    if relation in REACHED or row.allowed == SIGNED_IN:
        return row.at_the_unit.get(subject, row.expected(subject))
    if subject in row.elsewhere:
        return row.elsewhere[subject]
    return 404 if subject in row.allowed else row.outside_rest


class Cast(dict[str, User | None]):
    """People of one small world, made when a row asks for them."""

    def __init__(self, city: Tree) -> None:
        """Stand them on the bodies of ``city``."""
        super().__init__({NOBODY: None})
        self.city = city

    def __missing__(self, name: str) -> User:
        """Make the person of that name, with the role of that name on the world's unit."""
        assert name in CAST, name
        user = UserFactory(full_name=f"Người {name}")
        if name == "neighbour_secretary":
            GrantFactory(user=user, role="secretary", organisation=self.city.neighbour_cell)
        elif name != NO_ROLE:
            GrantFactory(user=user, role=name, organisation=self.city.cell)
        self[name] = user
        return user


@dataclass
class Board:
    """The bodies, one person a role at the unit in the middle, and a world for each relation."""

    top: Organisation
    units: dict[str, Organisation]
    far: Organisation
    subjects: dict[str, User | None] = field(default_factory=dict)
    worlds: dict[str, World] = field(default_factory=dict)
    asked: dict[tuple[str, str], tuple[dict, dict, dict]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def relations_of(self, name: str) -> tuple[str, ...]:
        """Return the relations that make a difference: one for a URL that names no object."""
        differ = any(self.asked[name, relation] != self.asked[name, "own"] for relation in RELATIONS)
        return RELATIONS if differ else ("own",)


def set_up(rows: dict[str, Row]) -> Board:
    """Make the bodies, the people and every object of every row; a few hundred rows, once a module.

    All four units are cells, which no real tree has: members stand in cells, and rights ask only for the path.
    """
    top = OrganisationFactory(name="Thành ủy Thử", kind=Kind.CITY)
    above = OrganisationFactory(name="Chi bộ Trên", parent=top)
    own = OrganisationFactory(name="Chi bộ Đây", parent=above)
    units = {
        "own": own,
        "below": OrganisationFactory(name="Chi bộ Dưới", parent=own),
        "beside": OrganisationFactory(name="Chi bộ Bên", parent=above),
        "above": above,
    }
    board = Board(top, units, OrganisationFactory(name="Đảng bộ phường Xa", kind=Kind.COMMUNE, parent=top))
    board.subjects = {NOBODY: None, NO_ROLE: UserFactory()}
    for role in ROLES:
        board.subjects[role] = UserFactory(full_name=f"Giữ vai {role}")
        GrantFactory(user=board.subjects[role], role=role, organisation=own)
    for relation, unit in units.items():
        board.worlds[relation] = world = _world(board, unit)
        for name, row in rows.items():
            board.asked[name, relation] = row.kwargs(world), row.query(world), row.data(world)
    return board


def _world(board: Board, unit: Organisation) -> World:
    city = Tree(
        root=board.top,
        ward=unit,
        base=unit,
        cell=unit,
        second_cell=unit,
        neighbour_base=board.far,
        neighbour_cell=board.far,
        other_ward=board.far,
        other_cell=board.far,
    )
    return World(city=city, people=Cast(city))


def names_object(row: Row) -> bool:
    """Say whether a URL speaks of something in a unit: by its arguments, its query or what is sent."""
    return any(_looks_at_the_world(part) for part in (row.kwargs, row.query, row.data))


class _Untouchable:
    """A world that tells when somebody looks into it."""

    def __getattr__(self, name: str) -> None:
        raise LookupError(name)


def _looks_at_the_world(part: Callable[[Any], object]) -> bool:
    try:
        part(_Untouchable())
    except LookupError:
        return True
    return False


def addresses() -> dict[str, str]:
    """Return the pattern of every URL by its name."""
    return _patterns()


def _patterns(entries: Any = None, namespace: str = "", before: str = "/") -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in get_resolver().url_patterns if entries is None else entries:
        path = f"{before}{entry.pattern}"
        if isinstance(entry, URLPattern):
            found[f"{namespace}{entry.name or ''}"] = path
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            found |= _patterns(entry.url_patterns, inner, path)
    return found


HEAD = """# Who opens which address

Written by `python -m tests.fences.write_access` from `tests/fences/access/`; a test keeps the two the same, and
`tests/fences/test_matrix.py` opens every address as everybody named here.

Each role is held at one unit. The first number is what it meets at an object of that unit or of one below it, the
second at one beside or above; one number stands for both. 200 shows, 302 acts (or leads on to the sign-in page), 403
refuses and names the right, 404 says that nothing is there. *personal*: the object belongs to one person, and everybody
else meets what the line says, whatever the role.
"""


def render(rows: dict[str, Row]) -> str:
    """Return docs/access.md."""
    titles = ["address", "name", "by", "anonymous", "no role", *ROLES]
    found = addresses()
    names = sorted(set(rows) & set(found), key=lambda name: (found[name], name))
    lines = [titles, ["---"] * len(titles), *(_line(name, found[name], rows[name]) for name in names)]
    return f"{HEAD}\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _line(name: str, address: str, row: Row) -> list[str]:
    cells = []
    for subject in SUBJECTS:
        near, far = expected(row, subject, "own"), expected(row, subject, "beside")
        under = expected(row, subject, "below")
        reached = f"{near} ({under} below)" if under != near else str(near)
        cells.append(reached if near == far == under or not names_object(row) else f"{reached} / {far}")
    by = "POST" if row.method == "post" else "GET"
    shown = f"{name}, *personal*" if is_personal(row) else name
    return [f"`{address}`".replace("|", r"\|"), shown, by, *cells]
