"""Reading what people pay tells what they earn: each page of a cell read is logged once a day and person."""

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.models import AccessLog

if TYPE_CHECKING:
    from accounts.models import User

SUBJECT = "dues"


def record_reading(cell_id: int, path: str, count: int, *, by: "User") -> None:
    """Log that somebody read the dues of a cell, the first time on a day; an empty page tells nothing."""
    if not count:
        return
    since = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    seen = AccessLog.objects.filter(
        user_id=by.pk, action=AccessAction.VIEWED, subject_type=SUBJECT, subject_id=cell_id, at__gte=since
    )
    if not seen.exists():
        _record(cell_id, path, count, AccessAction.VIEWED, _("xem đảng phí của chi bộ"), by)


def record_taking_out(cell_id: int, path: str, count: int, words: str, *, by: "User") -> str:
    """Log a paper or file of the dues of a cell and return the code that stands on it."""
    return _record(cell_id, path, count, AccessAction.EXPORTED, words, by)


def _record(cell_id: int, path: str, count: int, action: str, words: str, by: "User") -> str:
    return record_access(
        user=by, action=action, subject_type=SUBJECT, subject_id=cell_id, scope=path, filter_words=words, count=count
    )
