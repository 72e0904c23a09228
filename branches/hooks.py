"""What higher floors tell this one: head-counts, what must follow a move, what forbids a closing.

``branches`` knows no members; the members app registers its answers in ``AppConfig.ready``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.findings import Finding


@dataclass(frozen=True)
class Counts:
    """Head-count of one body and all below it on one day."""

    official: int = 0
    probationary: int = 0

    @property
    def total(self) -> int:
        """Return official and probationary members together."""
        return self.official + self.probationary


NOBODY = Counts()
CountsProvider = Callable[[Sequence[int], date], dict[int, Counts]]
PathsChanged = Callable[[str, date], None]
ClosingCheck = Callable[[int, date], Iterable[Finding]]

_providers: list[CountsProvider] = []
_followers: list[PathsChanged] = []
_checks: list[ClosingCheck] = []


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
