"""Which kinds of job exist; the apps above register theirs in ``AppConfig.ready``."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from accounts.roles import Permission
from accounts.scope import NO_SCOPE, Scope
from jobs.approvals import Content

if TYPE_CHECKING:
    from accounts.models import User
    from jobs.models import Job
    from jobs.running import JobContext


@dataclass(frozen=True)
class JobResult:
    """What a run leaves: a file made at ``context.result_path(...)`` (or none) and a small summary."""

    file: Path | None = None
    name: str = ""
    summary: dict[str, Any] = field(default_factory=dict)


Runner = Callable[["JobContext"], JobResult | None]


@dataclass(frozen=True)
class JobKind:
    """Loại việc nền: its words, who does it, and the right it needs where it works.

    ``page`` returns the address of the page the job belongs to (an import's preview), or "".
    ``content`` says what a file about people would hold now; with it the kind comes under the rule of
    the second person (see ``jobs.approvals``). It is asked as the requester's rights stand now.
    ``places`` says under which paths of today's tree the right must still hold when the file is
    fetched: every place whose people are in it. ``upkeep`` marks work of the night that nobody asks
    for: the system does it (see ``jobs.services.request_upkeep``), so no one's right is looked at.
    """

    code: str
    label: str | Promise
    runner: Runner
    permission: Permission
    page: Callable[["Job"], str] = lambda job: ""
    content: Callable[["Job"], Content] | None = None
    places: Callable[["Job"], tuple[str, ...]] = lambda job: (job.scope_path,)
    upkeep: bool = False


_kinds: dict[str, JobKind] = {}
_scope_source: list[Callable[["User"], Scope]] = []


def register(kind: JobKind) -> None:
    """Make a kind known; registering the same code again replaces it."""
    _kinds[kind.code] = kind


def kind_of(code: str) -> JobKind | None:
    """Return the kind, or None for one that no installed app knows any more."""
    return _kinds.get(code)


def take_scopes_from(source: Callable[["User"], Scope]) -> None:
    """Say who knows the scope of a user now; the app that holds the grants calls this once."""
    _scope_source[:] = [source]


def scope_now(user: "User") -> Scope:
    """Return what the user may do at this moment."""
    return _scope_source[0](user) if _scope_source else NO_SCOPE
