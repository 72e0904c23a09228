"""Who looked at a record: one line a day for reading, one a day for reading what is guarded, one for each revealing."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import AccessAction
from accounts.logbook import record_access
from accounts.models import AccessLog, User
from accounts.roles import Permission, roles_that_hold
from branches.models import RoleGrant
from branches.querysets import during
from members.models import Person

SUBJECT, BACKGROUND = "person", "background"
"""What a line of the access log is about: the record, or the guarded items 18 and 26–30 of it."""
SHOWN = 100
_parts: set[str] = set()
"""Parts of a record that higher floors keep, whose readings are lines of their own."""


def provide_part(about: str) -> None:
    """Let the readings of a part that a higher floor keeps stand among who looked at the record."""
    _parts.add(about)


def with_seen(persons: QuerySet[Person], *, today: date, by: User) -> QuerySet[Person]:
    """Mark each person with ``seen_today`` and ``background_seen_today``: what ``by`` has read on this day already."""
    since = timezone.make_aware(datetime.combine(today, time.min))
    lines = AccessLog.objects.filter(
        user_id=by.pk, action=AccessAction.VIEWED, subject_id=OuterRef("pk"), at__gte=since
    )
    return persons.annotate(
        seen_today=Exists(lines.filter(subject_type=SUBJECT)),
        background_seen_today=Exists(lines.filter(subject_type=BACKGROUND)),
    )


def record_viewing(person: Person, *, by: User) -> None:
    """Log that ``by`` read the record, once a day; the person comes from ``with_seen``."""
    if not getattr(person, "seen_today", False):
        _record(person, AccessAction.VIEWED, by)


def record_background(person: Person, *, by: User) -> None:
    """Log that ``by`` read guarded items of the record, once a day; the person comes from ``with_seen``."""
    if not getattr(person, "background_seen_today", False):
        _record(person, AccessAction.VIEWED, by, _("đọc mục hạn chế: sức khỏe, kỷ luật, gia đình"), about=BACKGROUND)


def record_part(person: Person, about: str, what: str, *, today: date, by: User) -> None:
    """Log that ``by`` read a part that a higher floor keeps, once a day; ``what`` says in words which."""
    since = timezone.make_aware(datetime.combine(today, time.min))
    lines = AccessLog.objects.filter(user_id=by.pk, action=AccessAction.VIEWED, at__gte=since)
    if not lines.filter(subject_type=about, subject_id=person.pk).exists():
        _record(person, AccessAction.VIEWED, by, what, about=about)


def record_revealing(person: Person, *, what: str = "", by: User) -> None:
    """Log that ``by`` saw the full numbers of the record, each time; ``what`` says on which occasion."""
    _record(person, AccessAction.REVEALED, by, what)


def _record(person: Person, action: str, by: User, what: str = "", about: str = SUBJECT) -> None:
    record_access(
        user=by,
        action=action,
        subject_type=about,
        subject_id=person.pk,
        scope=person.keeper_path,
        filter_words=what,
    )


@dataclass(frozen=True)
class Looker:
    """One reading of the record: who, in which post, did what, when."""

    at: datetime
    name: str
    post: str
    action: str
    what: str


@dataclass(frozen=True)
class Viewer:
    """One person who may open the record now: in which post, of which body, and whether guarded items too."""

    name: str
    post: str
    body: str
    background: bool


def viewers(person: Person, today: date) -> list[Viewer]:
    """Return who may open the record, the nearest body first, at most a hundred: one query."""
    line = [int(step) for step in person.keeper_path.split("/") if step]
    rows = (
        RoleGrant.objects.on(today)
        .filter(organisation_id__in=line, user__is_active=True)
        .filter(role__in=[role.code for role in roles_that_hold(Permission.VIEW_MEMBERS)])
        .filter(during(today, "organisation__periods__"))
        .annotate(body=F("organisation__periods__name"))
        .select_related("user")
    )
    nearest = sorted(rows, key=lambda grant: (-line.index(grant.organisation_id), str(grant.user), grant.pk))
    guarded = {role.code for role in roles_that_hold(Permission.VIEW_BACKGROUND)}
    return [
        Viewer(str(grant.user), str(grant.get_role_display()), grant.body, grant.role in guarded)
        for grant in nearest[:SHOWN]
    ]


def lookers(person: Person, today: date, *, background: bool) -> list[Looker]:
    """Return who looked at the record, newest first, at most a hundred: three queries.

    Without ``background`` the readings of guarded items are left out: they are logged where there is
    something to read, so they would tell that there is.
    """
    subjects = {SUBJECT, BACKGROUND, *_parts} if background else {SUBJECT, *_parts}
    about = AccessLog.objects.filter(subject_type__in=subjects, subject_id=person.pk)
    lines = list(about.order_by("-at", "-pk")[:SHOWN])
    users = {line.user_id for line in lines}
    names = dict(User.objects.filter(pk__in=users).values_list("pk", "full_name"))
    posts: dict[int, str] = {}
    for grant in RoleGrant.objects.on(today).filter(user_id__in=users).order_by("pk"):
        posts.setdefault(grant.user_id, str(grant.get_role_display()))
    return [
        Looker(
            at=line.at,
            name=names.get(line.user_id, line.username),
            post=posts.get(line.user_id, _("không còn vai trò")),
            action=str(AccessAction(line.action).label),
            what=line.filter_words,
        )
        for line in lines
    ]
