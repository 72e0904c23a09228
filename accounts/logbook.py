"""The access log (nhật ký xem): who read or took out what; rows are only ever added."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from accounts.models import AccessLog, User
from accounts.scope import Scope

LETTERS = "ABCDEFGHJKLMNPQRTUVXY"
LINES_A_PAGE = 50


@dataclass(frozen=True)
class LogRow:
    """One line of the access log as a page shows it."""

    at: datetime
    who: str
    username: str
    action: str
    subject_type: str
    subject_id: int | None
    filter_words: str
    count: int
    code: str


@dataclass(frozen=True)
class LogPage:
    """Some lines, and the number before which the next page starts ("" = no more)."""

    rows: tuple[LogRow, ...]
    before: str


def record_access(
    *,
    user: User,
    action: str,
    subject_type: str = "",
    subject_id: int | None = None,
    scope: str = "",
    filter_words: str | Promise = "",
    count: int = 1,
) -> str:
    """Write one line into the access log and return its code, such as ``KQHT-BMXA``.

    ``scope`` is the path (``1/23/``) under which the record or the list lies: it decides who may
    read this line. ``count`` is how many people were seen or taken out. The code goes on the paper
    or into the file and leads back to the line; it cannot be guessed.
    """
    code = new_code()
    AccessLog.objects.create(
        user_id=user.pk,
        username=user.username,
        action=action,
        subject_type=subject_type,
        subject_id=subject_id,
        scope=scope,
        filter_words=str(filter_words),
        count=count,
        code=code,
    )
    return code


def new_code() -> str:
    """Return eight letters nobody confuses, in two groups of four, not used before."""
    while True:
        letters = "".join(secrets.choice(LETTERS) for _ in range(8))
        code = f"{letters[:4]}-{letters[4:]}"
        if not AccessLog.objects.filter(code=code).exists():
            return code


def log_page(scope: Scope, *, code: str = "", before: str = "") -> LogPage:
    """Return fifty lines in reach, the newest first, from before the line ``before``; or the one with ``code``."""
    lines = AccessLog.objects.visible_to(scope).order_by("-pk")
    if code:
        lines = lines.filter(code=code)
    if before.isdecimal():
        lines = lines.filter(pk__lt=int(before[:18]))
    found = list(lines[: LINES_A_PAGE + 1])
    shown = found[:LINES_A_PAGE]
    return LogPage(rows=_rows(shown), before=str(shown[-1].pk) if len(found) > LINES_A_PAGE else "")


def readers_of(subject_type: str, subject_id: int, *, limit: int = 20) -> tuple[LogRow, ...]:
    """Return who looked at one record last ("Ai đã xem hồ sơ này"); the caller has checked the record's reach."""
    return _rows(list(AccessLog.objects.about(subject_type, subject_id)[:limit]))


def _rows(lines: list[AccessLog]) -> tuple[LogRow, ...]:
    names = dict(User.objects.filter(pk__in={line.user_id for line in lines}).values_list("pk", "full_name"))
    return tuple(
        LogRow(
            at=line.at,
            who=names.get(line.user_id, line.username),
            username=line.username,
            action=line.get_action_display(),
            subject_type=line.subject_type,
            subject_id=line.subject_id,
            filter_words=line.filter_words,
            count=line.count,
            code=line.code,
        )
        for line in lines
    )
