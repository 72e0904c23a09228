"""What higher floors tell this one: head-counts, who is in post, what must follow a move, what forbids a closing.

``branches`` knows no members; the members app registers its answers in ``AppConfig.ready``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.findings import Finding
from accounts.scope import Scope


@dataclass(frozen=True)
class Counts:
    """Head-count of one body and all below it on one day."""

    official: int = 0
    probationary: int = 0

    @property
    def total(self) -> int:
        """Return official and probationary members together."""
        return self.official + self.probationary


@dataclass(frozen=True)
class Clean:
    """How many of the records of one body and all below it have nothing to be mended."""

    members: int
    clean: int

    @property
    def percent(self) -> int:
        """Return the share in whole hundredths; a hundred only when all are clean."""
        return 100 * self.clean // self.members if self.members else 100


@dataclass(frozen=True, slots=True)
class Seats:
    """Who is in post in one body on one day, as the rules of size count them.

    ``seats`` are the persons of the committee, ``board`` those of the standing committee, ``groups`` the
    heads of tổ đảng; somebody put in charge counts as the secretary.
    """

    has_secretary: bool = False
    seats: int = 0
    board: int = 0
    groups: int = 0


@dataclass(frozen=True)
class Moving:
    """Members of bodies go to another: ``sources`` → ``target`` on ``day``, by a decision.

    ``persons`` names those who go; None for all, and then the records of those who left go too.
    """

    sources: tuple[int, ...]
    target: int
    day: date
    decision_number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    reason: str = ""
    persons: tuple[int, ...] | None = None


@dataclass(frozen=True)
class UnitLine:
    """One figure of a unit's page with the list behind it: what waits, how many, its address."""

    label: str
    count: int
    url: str


NOBODY = Counts()
NO_SEATS = Seats()
CountsProvider = Callable[[Sequence[int], date], dict[int, Counts]]
PathsChanged = Callable[[str, date], None]
ClosingCheck = Callable[[int, date], Iterable[Finding]]
FirstDays = Callable[[Sequence[int], date], dict[int, date]]
CleanProvider = Callable[[Sequence[int], date], dict[int, Clean]]
SeatsProvider = Callable[[Sequence[int], date], dict[int, Seats]]
LinesProvider = Callable[[int, str, Scope, date], list[UnitLine]]
Mover = Callable[[Moving], int]

_providers: list[CountsProvider] = []
_followers: list[PathsChanged] = []
_checks: list[ClosingCheck] = []
_seats: list[SeatsProvider] = []
_clean: list[CleanProvider] = []
_first_days: list[FirstDays] = []
_lines: list[LinesProvider] = []
_movers: list[Mover] = []


def provide_counts(provider: CountsProvider) -> None:
    """Let a higher app count members: ``provider(organisation_ids, day)`` → id → ``Counts``."""
    _providers[:] = [provider]


def counts(organisation_ids: Sequence[int], day: date) -> dict[int, Counts]:
    """Return the head-count of each body with all below it on ``day``; bodies without members may be absent."""
    if not organisation_ids or not _providers:
        return {}
    return _providers[0](organisation_ids, day)


def on_paths_changed(follower: PathsChanged) -> None:
    """Call ``follower(path, day)`` in the same transaction after the bodies at and below ``path`` moved."""
    if follower not in _followers:
        _followers.append(follower)


def paths_changed(path: str, day: date) -> None:
    """Tell all followers that the bodies at and below ``path`` have a new place in the tree of ``day``."""
    for follower in _followers:
        follower(path, day)


def check_closing(check: ClosingCheck) -> None:
    """Ask ``check(organisation_id, day)`` for findings before a body is closed on ``day``."""
    if check not in _checks:
        _checks.append(check)


def closing_findings(organisation_id: int, day: date) -> list[Finding]:
    """Return what the higher apps hold against closing the body on ``day``."""
    return [finding for check in _checks for finding in check(organisation_id, day)]


def provide_seats(provider: SeatsProvider) -> None:
    """Let a higher app say who is in post: ``provider(organisation_ids, day)`` → id → ``Seats``."""
    _seats[:] = [provider]


def seats(organisation_ids: Sequence[int], day: date) -> dict[int, Seats]:
    """Return who is in post in each body on ``day``; bodies without any may be absent."""
    return _seats[0](organisation_ids, day) if organisation_ids and _seats else {}


def provide_clean(provider: CleanProvider) -> None:
    """Let a higher app say which records are clean: ``provider(organisation_ids, day)`` → id → ``Clean``."""
    _clean[:] = [provider]


def clean(organisation_ids: Sequence[int], day: date) -> dict[int, Clean]:
    """Return the clean records of each body with all below it; bodies never counted are absent."""
    return _clean[0](organisation_ids, day) if organisation_ids and _clean else {}


def provide_unit_lines(provider: LinesProvider) -> None:
    """Let a higher app count what waits in a unit: ``provider(organisation_id, path, scope, day)`` → its lines."""
    if provider not in _lines:
        _lines.append(provider)


def unit_lines(organisation_id: int, path: str, scope: Scope, day: date) -> list[UnitLine]:
    """Return what waits in a unit, as all higher apps count it."""
    return [line for provider in _lines for line in provider(organisation_id, path, scope, day)]


def provide_first_days(provider: FirstDays) -> None:
    """Let a higher app say from when on there are figures: ``provider(organisation_ids, day)`` → id → first day."""
    _first_days[:] = [provider]


def first_days(organisation_ids: Sequence[int], day: date) -> dict[int, date]:
    """Return the first day with figures of each body that has none yet on ``day``; the others are absent."""
    return _first_days[0](organisation_ids, day) if organisation_ids and _first_days else {}


def on_members_move(mover: Mover) -> None:
    """Let a higher app move members between bodies, in the same transaction; it says how many went."""
    _movers[:] = [mover]


def move_members(moving: Moving) -> int:
    """Move members to another body and return how many went."""
    return _movers[0](moving) if moving.sources and _movers else 0
