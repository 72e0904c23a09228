"""Locking what an act is about, and refusing: the steps every service of meetings begins with."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F

from accounts.findings import ChangedMeanwhile, Finding, Refused
from branches.models import Organisation
from cell_life.models import Meeting


def refuse(findings: Iterable[Finding]) -> None:
    """Stop on any finding: a warning is one only while its reason is missing."""
    found = list(findings)
    if found:
        raise Refused(found)


def locked(meeting_id: int, version: int | None = None, yours: Mapping[str, Any] | None = None) -> Meeting:
    """Lock a meeting; ``version`` is the one the page showed, None for acts that need none.

    Raises ``ChangedMeanwhile`` with what stands beside ``yours`` when somebody else was first.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting_id)
    if version is not None and meeting.version != version:
        now = {name: getattr(meeting, name) for name in yours or {}}
        fields = {name: (None, now[name], value) for name, value in (yours or {}).items() if now[name] != value}
        raise ChangedMeanwhile(fields, meeting.version)
    return meeting


def lock_cell(cell_id: int) -> Organisation:
    """Lock a cell for an act on its calendar, so that no month gets two regular meetings."""
    return Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=cell_id)


def change(meeting: Meeting, **columns: Any) -> Meeting:
    """Write columns of a locked meeting and raise its version by one."""
    Meeting.objects.filter(pk=meeting.pk).update(**columns, version=F("version") + 1)
    meeting.refresh_from_db()
    return meeting
