"""Writing the demo: bodies, then people cell by cell, in chunks of bounded memory and one transaction."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from django.conf import settings
from django.db import connection, transaction

from accounts import history
from branches.models import Organisation, OrganisationPeriod
from branches.names import name_columns
from members.choices import MovementKind
from members.fields import TABLES_BY_NAME
from members.models import Membership, Movement, Person, Placement
from members.rows import model_of
from members.seed import (
    apart,
    confirmed,
    doubles,
    higher,
    honoured,
    lives,
    moving,
    posts,
    rated,
    secretaries,
    signins,
)
from members.seed.bodies import Body, Plan, Span, plan
from members.seed.copying import copy_rows, reserve
from members.seed.lives import Life
from members.seed.persons import HANOI, ISSUER_OF_CARDS, Member, People, place_names
from members.seed.secretaries import Secretary, secretary_of
from vietnam.names import fold, sort_key

CHUNK = 5_000
ALL_WITH_ROWS, SHARE_BEYOND = 50_000, 0.08
"""Up to so many people all have lines in their tables; in a larger register a share of them."""
COUNTRY = "Việt Nam"
ORGANISATION = ("id", "opened_on", "closed_on", "helper_name", "helper_phone")
PERIOD = (
    "organisation_id", "starts_on", "ends_on", "name", "name_folded", "name_sort", "kind", "sector", "parent_id",
    "code", "path", "cause", "decision_number", "decided_on", "issuer", "id",
)  # fmt: skip
PERSON = (
    "id", "full_name", "name_folded", "name_sort", "sex", "born_on", "born_precision", "ethnic", "religion",
    "identity_number", "old_identity_card", "card_number", "card_issued_by", "card_issued_on", "old_card_number",
    "phone", "birth_country", "birth_province", "home_country", "home_province", "home_detail",
    "residence_country", "residence_province", "residence_detail", "keeper_id", "keeper_path", "base_id",
    "committee_id", *lives.PERSON,
)  # fmt: skip
MEMBERSHIP = (
    "id", "person_id", "decided_on", "admitted_on", "admitted_precision", "official_on", "standing", "standing_on",
    "ended_on", *lives.MEMBERSHIP,
)  # fmt: skip
PLACEMENT = ("id", "membership_id", "cell_id", "starts_on", "ends_on")
MOVEMENT = (
    "id", "membership_id", "kind", "happened_on", "from_cell_id", "to_cell_id", "standing", "decision_number",
    "decided_on", "issuer", "reason",
)  # fmt: skip

Somebody = tuple[Body, Member, Life]


@dataclass(frozen=True)
class Loaded:
    """What was written."""

    bodies: int
    cells: int
    members: int
    secretaries: int
    users: int


def load(*, members: int, seed: int, today: date, tell: Callable[[int], None] = lambda done: None) -> Loaded:
    """Fill an empty register; all of it or, when interrupted, nothing. ``tell`` hears the people written so far."""
    random = Random(seed)  # noqa: S311 - demo data, nothing secret
    made = plan(members, random, today)
    with transaction.atomic(), history.act("seed_demo", by=None, reason="Dữ liệu mẫu"):
        _write_bodies(made)
        posts.write_successions(made)
        users = signins.create(made) if settings.DEMO else 0
        done, leaders = 0, list[Secretary]()
        told = lives.Lives(seed, today, 1.0 if members <= ALL_WITH_ROWS else SHARE_BEYOND)
        for chunk in _chunks(_everybody(made, People(seed, today), told, leaders)):
            _write_people(chunk)
            done += len(chunk)
            tell(done)
        taken = signins.cells_led(made) if settings.DEMO else set()
        led = secretaries.write(one for one in leaders if one.cell.organisation_id not in taken)
        posts.write()
        apart.write(today)
        moving.write(today, members)
        rated.write(today)
        honoured.write(today)
        confirmed.write(today, members)
        doubles.write(today, members)
        higher.write(today, members)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Loaded(len(made.bodies), len(made.cells), done, led, users)


def _write_bodies(made: Plan) -> None:
    for body, number in zip(made.bodies, reserve(Organisation, len(made.bodies)), strict=True):
        body.organisation_id = number
    bodies = [(body.organisation_id, body.spans[0].starts_on, body.closed_on, *body.helper) for body in made.bodies]
    copy_rows(Organisation, ORGANISATION, bodies)
    spans = [(body, span) for body in made.bodies for span in body.spans]
    ids = reserve(OrganisationPeriod, len(spans))
    copy_rows(
        OrganisationPeriod, PERIOD, (_span_row(body, span, pk) for (body, span), pk in zip(spans, ids, strict=True))
    )


def _span_row(body: Body, span: Span, pk: int) -> tuple:
    names = name_columns(span.name)
    parent = span.parent
    body.path = f"{parent.path if parent else ''}{body.organisation_id}/"
    return (
        body.organisation_id,
        span.starts_on,
        span.ends_on,
        names["name"],
        names["name_folded"],
        names["name_sort"],
        str(span.kind),
        str(span.sector),
        parent.organisation_id if parent else None,
        span.code,
        body.path,
        str(span.cause),
        span.number,
        span.decided_on,
        span.issuer,
        pk,
    )


def _everybody(made: Plan, people: People, told: lives.Lives, leaders: list[Secretary]) -> Iterator[Somebody]:
    """Yield the members with their lives cell by cell, adding the secretary of each cell to ``leaders``."""
    for cell in made.cells:
        members = list(people.of(cell))
        leaders.append(secretary_of(cell, members, seed=people.seed, today=people.today))
        for member, life in zip(members, told.of(cell.now.code, cell.profile, members), strict=True):
            yield cell, member, life


def _chunks(people: Iterable[Somebody]) -> Iterator[list[Somebody]]:
    rest = iter(people)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _write_people(chunk: list[Somebody]) -> None:
    """Write persons, memberships, placements, movements and lines of tables of one chunk, one COPY each."""
    persons, memberships = reserve(Person, len(chunk)), reserve(Membership, len(chunk))
    placements = reserve(Placement, len(chunk))
    rows = list(zip(chunk, persons, memberships, placements, strict=True))
    copy_rows(Person, PERSON, (_person_row(cell, one, life, pk) for (cell, one, life), pk, _m, _p in rows))
    copy_rows(
        Membership,
        MEMBERSHIP,
        (_membership_row(one, life, pk, person) for (_c, one, life), person, pk, _p in rows),
    )
    copy_rows(
        Placement,
        PLACEMENT,
        (
            (pk, membership, cell.organisation_id, one.starts_on, one.ended_on)
            for (cell, one, _l), _n, membership, pk in rows
        ),
    )
    movements = [
        row for (cell, member, _l), _person, membership, _p in rows for row in _movement_rows(cell, member, membership)
    ]
    ids = reserve(Movement, len(movements))
    copy_rows(Movement, MOVEMENT, ((pk, *row) for pk, row in zip(ids, movements, strict=True)))
    for name, columns in lives.COLUMNS.items():
        lines = [(pk, *line) for (_c, _one, life), pk, _m, _p in rows for line in life.rows.get(name, ())]
        if lines:
            copy_rows(model_of(TABLES_BY_NAME[name]), ("person_id", *columns), lines)


def _person_row(cell: Body, member: Member, life: Life, pk: int) -> tuple:
    birth, home = place_names(member.origin)
    return (
        pk,
        member.name,
        fold(member.name),
        sort_key(member.name),
        str(member.sex),
        member.born_on,
        str(member.born_precision),
        member.ethnic,
        member.religion,
        member.identity,
        member.old_identity,
        member.card,
        ISSUER_OF_CARDS if member.card else "",
        member.card_issued_on,
        member.old_card,
        member.phone,
        COUNTRY,
        birth,
        COUNTRY,
        home,
        "",
        COUNTRY,
        moving.residence(pk, HANOI),
        f"Số {pk % 190 + 1}, {member.street}" + (f", {cell.place}" if cell.place else ""),
        cell.organisation_id,
        cell.path,
        cell.base.organisation_id if cell.base else None,
        cell.committee.organisation_id if cell.committee else None,
        *life.person,
    )


def _membership_row(member: Member, life: Life, pk: int, person: int) -> tuple:
    return (
        pk,
        person,
        member.decided_on,
        member.admitted_on,
        str(member.admitted_precision),
        member.official_on,
        str(member.standing),
        member.standing_on,
        member.ended_on,
        *life.membership,
    )


def _movement_rows(cell: Body, member: Member, membership: int) -> Iterator[tuple]:
    """Yield the movement that opened the placement and, where it ended, the one that closed it."""
    own, kind = cell.organisation_id, str(member.opening)
    committee = cell.committee.now.name if cell.committee else ""
    if kind == MovementKind.REGISTERED:
        yield (membership, kind, member.starts_on, None, own, "active", "", None, "", "Ghi vào sổ khi bắt đầu dùng sổ")
    else:
        decided = member.decided_on if kind == MovementKind.ADMITTED else member.starts_on - timedelta(days=20)
        number = f"{membership % 900 + 100}-QĐ/ĐU"
        yield (membership, kind, member.starts_on, None, own, "active", number, decided, committee, "")
    if member.ended_on is None:
        return
    standing, kind = str(member.standing), str(member.closing)
    if kind == MovementKind.DIED:
        yield (membership, kind, member.ended_on, own, None, standing, "", None, "", "")
    else:
        decided = member.ended_on - timedelta(days=3)
        yield (
            membership,
            kind,
            member.ended_on,
            own,
            None,
            standing,
            f"{membership % 800 + 150}-QĐ/ĐU",
            decided,
            committee,
            "",
        )
