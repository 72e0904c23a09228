"""Rows about the doors of an account, for its own page and for that of the administrator."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.choices import DoorActKind
from accounts.factors import Factors
from accounts.models import DoorAct, User

ACTS_SHOWN = 20


@dataclass(frozen=True)
class DoorActRow:
    """One thing done to the doors of an account; ``by`` is empty when its owner did it."""

    at: datetime
    words: str
    detail: str
    by: str
    reason: str


def door_act_rows(user: User, *, limit: int = ACTS_SHOWN) -> list[DoorActRow]:
    """Return what was done to the doors of one account, the newest first."""
    events = DoorAct.objects.filter(user=user).select_related("by").order_by("-at", "-pk")[:limit]
    return [
        DoorActRow(
            at=event.at,
            words=_capital(event.get_kind_display()),
            detail="" if event.kind == DoorActKind.CODE_USED else event.detail,
            by=_by_words(event, user),
            reason=event.reason,
        )
        for event in events
    ]


def _by_words(act: DoorAct, user: User) -> str:
    if act.by is None:
        return _("quản trị máy chủ")
    return "" if act.by == user else act.by.full_name


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def is_required(factors: Factors) -> bool:
    """Say whether the account must get a second factor before anything else."""
    return bool(settings.SECOND_FACTOR_REQUIRED) and not factors.is_enough
