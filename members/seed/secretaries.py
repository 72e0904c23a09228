"""The secretary of every cell: an official member of it with an account nobody can sign in to, and the role."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from django.contrib.auth.hashers import make_password

from accounts.models import User
from branches.models import RoleGrant
from members.choices import Standing
from members.seed.bodies import NEW_TREE, Body
from members.seed.copying import copy_rows, reserve
from members.seed.persons import Member

USER = ("id", "username", "full_name", "phone", "password")
GRANT = ("id", "user_id", "role", "organisation_id", "starts_on", "reason")
ROLE: Final = "secretary"
REASON: Final = "Dữ liệu mẫu"
AGES: Final = {"home": (50, 72)}
"""Retired people lead the cells of neighbourhoods and villages."""
AT_WORK: Final = (35, 58)
SHARE_LATER: Final = 0.25
"""The share of secretaries who followed another one after the new tree began."""


@dataclass(frozen=True, slots=True)
class Secretary:
    """Who leads a cell since when."""

    cell: Body
    full_name: str
    phone: str
    starts_on: date


def secretary_of(cell: Body, members: Sequence[Member], *, seed: int, today: date) -> Secretary:
    """Choose the secretary of a cell among its members, the same for the same seed."""
    random = Random(f"{seed} secretary {cell.now.code}")  # noqa: S311 - demo data, nothing secret
    ranks = [(_rank(member, cell.profile, today), random.random()) for member in members]
    chosen = members[ranks.index(min(ranks))]
    first = max(NEW_TREE, chosen.starts_on, chosen.official_on or chosen.starts_on)
    days = (today - first).days
    if days > 0 and random.random() < SHARE_LATER:
        first += timedelta(days=random.randrange(days))
    return Secretary(cell, chosen.name, chosen.phone, first)


def _rank(member: Member, profile: str, today: date) -> tuple[bool, bool, int]:
    """Return how far somebody is from a likely secretary: present, official and active, of a likely age."""
    youngest, oldest = AGES.get(profile, AT_WORK)
    age = (today - member.born_on).days // 365
    return (
        member.ended_on is not None,
        member.official_on is None or member.standing != Standing.ACTIVE,
        max(youngest - age, age - oldest, 0),
    )


def write(secretaries: Iterable[Secretary]) -> int:
    """Write accounts without a usable password and their roles, two COPY statements; return how many."""
    found = list(secretaries)
    users, grants = reserve(User, len(found)), reserve(RoleGrant, len(found))
    copy_rows(
        User,
        USER,
        (
            (pk, f"bt.{one.cell.now.code}", one.full_name, one.phone, make_password(None))
            for one, pk in zip(found, users, strict=True)
        ),
    )
    copy_rows(
        RoleGrant,
        GRANT,
        (
            (pk, user, ROLE, one.cell.organisation_id, one.starts_on, REASON)
            for one, user, pk in zip(found, users, grants, strict=True)
        ),
    )
    return len(found)
