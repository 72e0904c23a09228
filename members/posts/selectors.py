"""Who is in post: in an organisation on a day, of a person all through, who stands in for the secretary."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import ROLES, Permission
from accounts.scope import Scope
from branches import hooks
from branches.models import OrganisationPeriod, RoleGrant
from branches.querysets import during
from branches.selectors.places import paper_words
from members.choices import PostKind
from members.models import Post
from members.posts.rules import BOARD, COMMITTEE

SHOWN = 200
ORDER = {kind: place for place, kind in enumerate(PostKind.values)}
SEATS = """
    SELECT organisation_id,
           coalesce(bool_or(kind = 'secretary'), false),
           count(DISTINCT person_id) FILTER (WHERE kind = ANY(%(committee)s)),
           CASE WHEN bool_or(kind = 'standing') THEN count(DISTINCT person_id) FILTER (WHERE kind = ANY(%(board)s))
                ELSE 0 END,
           count(DISTINCT person_id) FILTER (WHERE kind = 'group_head')
    FROM members_post
    WHERE organisation_id = ANY(%(ids)s) AND starts_on <= %(day)s AND (ends_on IS NULL OR ends_on > %(day)s)
    GROUP BY organisation_id
"""


@dataclass(frozen=True)
class InPost:
    """One post as a page shows it; name and address are empty for a person out of the reader's reach."""

    pk: int
    person_id: int
    kind: str
    label: str
    name: str
    url: str
    since: str
    until: str
    term: str
    paper: str
    ending: str
    never_counted: bool
    role: str = ""


def seats(organisation_ids: Sequence[int], day: date) -> dict[int, hooks.Seats]:
    """Count who is in post in each body on a day, as the rules of size want it; one query for any number."""
    values: dict[str, Any] = {
        "ids": list(organisation_ids),
        "day": day,
        "committee": [str(kind) for kind in COMMITTEE],
        "board": [str(kind) for kind in BOARD],
    }
    with connection.cursor() as cursor:
        cursor.execute(SEATS, values)
        return {row[0]: hooks.Seats(*row[1:]) for row in cursor.fetchall()}


def in_post_on(organisation_id: int, day: date, scope: Scope) -> list[InPost]:
    """Return who is in post in an organisation on a day, by the order of the posts. Two queries."""
    return _rows(Post.objects.on(day).filter(organisation_id=organisation_id), scope, day)


def earlier_posts(organisation_id: int, day: date, scope: Scope) -> list[InPost]:
    """Return the posts that had ended by a day, the newest first. Two queries."""
    ended = Post.objects.filter(organisation_id=organisation_id, ends_on__lte=day)
    rows = _rows(ended.order_by("-ends_on", "-pk")[:SHOWN], scope, day)
    return sorted(rows, key=lambda row: row.never_counted)


def posts_of(person_id: int) -> list[Post]:
    """Return all posts of a person, the newest first. One query."""
    return list(Post.objects.filter(person_id=person_id).order_by("-starts_on", "-pk"))


def deputies(rows: Sequence[InPost]) -> list[InPost]:
    """Return those who stand in for the secretary when absent, in their order, out of who is in post."""
    return [row for row in rows if row.kind == PostKind.DEPUTY]


def who_acts(rows: Sequence[InPost]) -> str:
    """Say who acts for the body when the secretary is absent, out of who is in post that day."""
    has_secretary = any(row.kind == PostKind.SECRETARY for row in rows)
    names = [row.name or _("đồng chí ngoài phạm vi của đồng chí") for row in deputies(rows)]
    if not names:
        return _("Chưa ghi phó bí thư nào để thay khi bí thư vắng.") if has_secretary else ""
    words = _("Khi bí thư vắng, thay là: {names}.") if has_secretary else _("Chưa có bí thư; đang thay: {names}.")
    return words.format(names=", ".join(names))


def _rows(posts: Any, scope: Scope, day: date) -> list[InPost]:
    found = list(posts.select_related("person"))
    roles = _roles({post.pk for post in found}, day)
    return sorted((_row(post, scope, roles) for post in found), key=lambda row: ORDER[row.kind])


def _row(post: Post, scope: Scope, roles: dict[int, str]) -> InPost:
    person = post.person
    is_seen = scope.allows(Permission.VIEW_MEMBERS, person.keeper_path)
    return InPost(
        pk=post.pk,
        person_id=person.pk,
        kind=post.kind,
        label=label_of(post),
        name=person.full_name if is_seen else "",
        url=reverse("members:detail", args=[person.pk]) if is_seen else "",
        since=_day(post.starts_on),
        until=_day(post.ends_on - timedelta(days=1)) if post.ends_on and post.ends_on > post.starts_on else "",
        term=post.term,
        paper=paper_words(post.decision_number, post.decided_on, post.issuer),
        ending=_ending(post),
        never_counted=post.ends_on == post.starts_on,
        role=roles.get(post.pk, ""),
    )


def _roles(post_ids: set[int], day: date) -> dict[int, str]:
    """Return in words the role that goes with each post, where one was given for it and is in force."""
    grants = RoleGrant.objects.on(day).filter(post_id__in=post_ids).select_related("user")
    words = _("{role}, tài khoản {username}")
    return {
        grant.post_id: words.format(role=ROLES[grant.role].label, username=grant.user.username)
        for grant in grants
        if grant.role in ROLES
    }


def label_of(post: Post) -> str:
    """Say a post: Bí thư; Bí thư (phụ trách); with the title of the paper where it says more."""
    label = str(PostKind(post.kind).label)
    if post.acting:
        label = _("{post} (phụ trách)").format(post=label)
    return f"{label} · {post.title}" if post.title else label


def _ending(post: Post) -> str:
    paper = paper_words(post.ending_number, post.ending_decided_on, post.ending_issuer)
    return " · ".join(part for part in (paper, post.ending_reason) if part)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


@dataclass(frozen=True)
class Linked:
    """The grant that goes with a post: whose account, which role."""

    pk: int
    words: str


def grants_of(post_id: int, today: date) -> list[Linked]:
    """Return the open grants that were given for a post. One query."""
    grants = RoleGrant.objects.filter(post_id=post_id).exclude(ends_on__lte=today).select_related("user")
    words = _("Thu hồi vai trò {role} của tài khoản {username}")
    return [
        Linked(grant.pk, words.format(role=ROLES[grant.role].label, username=grant.user.username))
        for grant in grants.order_by("pk")
        if grant.role in ROLES
    ]


def account_named(username: str) -> User | None:
    """Return the active account of that name, None for none."""
    return User.objects.filter(username=username.strip().lower(), is_active=True).first()


def body_on(organisation_id: int, day: date) -> OrganisationPeriod | None:
    """Return the organisation's period on a day, None when it was not there. One query."""
    return OrganisationPeriod.objects.filter(during(day), organisation_id=organisation_id).first()
