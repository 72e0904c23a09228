"""The shape of one line of the access table: who may open a URL, and what everybody else meets.

How to add a URL: put a line into ``tests/fences/access/<your app>.py``::

    EXPECTED = {
        "members:detail": Row(
            kwargs=lambda world: {"pk": world.member.pk},              # a record of the secretary's cell
            outside=lambda world: {"pk": world.member_elsewhere.pk},   # one kept in another ward
            allowed=READERS,                                           # these meet ``ok`` (200)
            rest=404,                                                  # the other signed-in people
        ),
    }

``world`` is the small city of ``tests/people.py`` with all its people; what your rows need beside it
is a fixture-free function ``make(world)`` of your own in that module (``functools.cache`` it with
``world.once(make)``). The sweep then opens every URL as every person, anonymous included, and:

- an anonymous visitor is sent to the sign-in page, unless the row says ``open_to_all``;
- the ``allowed`` meet ``ok``, the others ``rest``; ``but`` names exceptions by person;
- with ``outside`` everybody meets 404 there, but those in ``sees_outside`` (``ok``) and, when it is
  given, the ``outside_rest`` of the people who are not allowed anywhere;
- a GET of a row with ``method="post"`` is 405 for the allowed, never a change by a link.

The same row also makes the matrix of rights (``tests/fences/matrix.py``): each role given at one
unit, the object in that unit, below it, beside it, above it. In and below the unit the people of the
row stand for their roles; beside and above everybody meets 404, or ``outside_rest`` who is not
allowed anywhere. What a row must say beside that:

- ``personal`` when the object belongs to one person: others meet ``rest``, whatever their role;
- ``query`` when the address names a unit behind the question mark;
- ``writers`` when not everybody who opens a page may also send its form: the others meet 403;
- ``below`` where the level above may what the unit itself may not;
- ``at_the_unit``, ``elsewhere`` for what a role meets otherwise in and below, beside and above.

A URL without a row, or a row without a URL, fails.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from accounts.models import User
from tests.people import CAST, Tree

Made = TypeVar("Made")
SIGNED_IN = tuple(name for name in CAST if name != "anonymous")
READERS = ("secretary", "office", "officer", "leader", "inspector")
WRITERS = ("secretary", "office", "officer")
GRANTORS = ("officer", "administrator")
LOG_READERS = ("officer", "inspector", "auditor")


@dataclass
class World:
    """The small city, its people, and what rows make for themselves."""

    city: Tree
    people: Mapping[str, User | None]
    made: dict[Callable, Any] = field(default_factory=dict)

    def once(self, make: Callable[["World"], Made]) -> Made:
        """Return what ``make`` makes in this world, made at the first call."""
        if make not in self.made:
            self.made[make] = make(self)
        return self.made[make]


Kwargs = Callable[[World], dict[str, Any]]


@dataclass(frozen=True)
class Row:
    """What each person meets at one URL; see the head of this module."""

    kwargs: Kwargs = lambda world: {}
    outside: Kwargs | None = None
    method: str = "get"
    data: Callable[[World], dict[str, Any]] = lambda world: {}
    allowed: tuple[str, ...] = SIGNED_IN
    ok: int = 200
    rest: int = 403
    but: Mapping[str, int] = field(default_factory=dict)
    sees_outside: tuple[str, ...] = ()
    outside_rest: int = 404
    outside_but: Mapping[str, int] = field(default_factory=dict)
    open_to_all: bool = False
    personal: bool = False
    query: Kwargs = lambda world: {}
    at_the_unit: Mapping[str, int] = field(default_factory=dict)
    below: Mapping[str, int] = field(default_factory=dict)
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    writers: tuple[str, ...] | None = None

    def expected(self, person: str) -> int:
        """Return the status this person meets inside the secretary's cell."""
        if person in self.but:
            return self.but[person]
        if person == "anonymous":
            return self.ok if self.open_to_all else 302
        return self.ok if person in self.allowed else self.rest

    def expected_outside(self, person: str) -> int:
        """Return the status this person meets at the record of another ward."""
        if person == "anonymous":
            return 302
        if person in self.outside_but:
            return self.outside_but[person]
        if person in self.sees_outside:
            return self.ok
        return 404 if person in self.allowed else self.outside_rest
