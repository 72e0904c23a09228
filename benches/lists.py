"""Lists of officers at full size: three filters, rare values, saved lists counted, many records edited, a file.

Each beside the bare SQL of the same work; the floor of a write is the same statement with its triggers.
"""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter
from django.db import connection, transaction
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import User
from accounts.roles import Permission
from accounts.scope import Scope
from benches.measures import Measure, side_by_side
from branches.models import Organisation, RoleGrant
from branches.scopes import scope_of
from members import codes, export, listing
from members.lists import columns, counting, paging
from members.lists.services import bulk
from members.models import BulkEdit, Person

CODES = ("theory", "schooling", "occupation", "expertise", "academic_title")
FILL = "UPDATE members_person SET {columns}"
LIST = """
    SELECT count(*) OVER (), person.id, person.full_name, person.born_on, membership.admitted_on, membership.standing
    FROM members_membership AS membership JOIN members_person AS person ON person.id = membership.person_id
    WHERE membership.ended_on IS NULL AND {condition} ORDER BY person.name_sort, person.id LIMIT 50
"""
THREE = (
    "person.theory = 'intermediate' AND person.sex = 'female' AND person.born_on <= current_date - interval '60 years'"
)
RARE = "person.academic_title = 'professor'"
COUNTS = """
    SELECT {counts}
    FROM members_membership AS membership JOIN members_person AS person ON person.id = membership.person_id
    WHERE membership.ended_on IS NULL
"""
SAVED: tuple[tuple[dict[str, str], str], ...] = (
    ({"m.theory": "intermediate", "gioi_tinh": "female", "tuoi_tu": "60"}, THREE),
    ({"m.academic_title": "professor"}, RARE),
    ({"m.theory": "-"}, "person.theory = ''"),
    ({"m.theory": "none,elementary"}, "person.theory IN ('none', 'elementary')"),
    ({"m.occupation": "-"}, "person.occupation = ''"),
    ({"gioi_tinh": "female"}, "person.sex = 'female'"),
    ({"thieu": "dien_thoai"}, "person.phone = ''"),
    ({"dan_toc": "khac_kinh"}, "person.ethnic NOT IN ('', 'kinh')"),
    ({"trang_thai": "exempt"}, "membership.standing = 'exempt'"),
    ({"tuoi_den": "30"}, "person.born_on > current_date - interval '31 years'"),
)
BULK = "UPDATE members_person SET computing = %s, version = version + 1 WHERE id = ANY(%s)"
MANY, FILE = 10_000, 20_000
FILE_ROWS = """
    SELECT person.full_name, person.born_on, person.sex, cell.name, membership.admitted_on, membership.official_on,
           coalesce(membership.decided_on, membership.admitted_on), membership.standing
    FROM members_membership AS membership JOIN members_person AS person ON person.id = membership.person_id
    JOIN branches_organisationperiod AS cell ON cell.organisation_id = person.keeper_id AND cell.ends_on IS NULL
    WHERE membership.ended_on IS NULL ORDER BY person.name_sort, person.id LIMIT %s
"""


def measure() -> Iterable[Measure]:
    """Yield the figures of the lists."""
    fill_codes()
    committee = Organisation.objects.get(pk=_largest_committee())
    officer = _officer("bench.ward", committee)
    city = _officer("bench.city", Organisation.objects.get(periods__kind="city", periods__ends_on=None))
    scope = scope_of(city, timezone.localdate())
    with override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False):
        yield from _pages(city, officer, committee)
    yield _saved_counts(scope)
    yield _bulk_edit(city)
    yield _file(scope)


def fill_codes() -> None:
    """Give the seeded people codes, a few of them rare; once, without rows of history."""
    if Person.objects.exclude(theory="").exists():
        return
    keys = {name: [entry.key for entry in codes.get(name)] for name in CODES}
    made = ", ".join(
        f"{name} = CASE WHEN random() < {0.05 if name == 'academic_title' else 0.9}"
        f" THEN (ARRAY{list_})[1 + floor(power(random(), 3) * {len(list_)})::int] ELSE '' END"
        for name, list_ in keys.items()
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE members_person DISABLE TRIGGER USER")
        cursor.execute(FILL.format(columns=made))
        cursor.execute("ALTER TABLE members_person ENABLE TRIGGER USER")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE members_person")


def _largest_committee() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT committee_id FROM members_person WHERE committee_id IS NOT NULL"
            " GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        )
        return int(cursor.fetchone()[0])


def _officer(name: str, organisation: Organisation) -> User:
    user, _made = User.objects.get_or_create(username=name, defaults={"full_name": "Cán bộ đo tải"})
    today = timezone.localdate().replace(year=2020)
    RoleGrant.objects.get_or_create(user=user, role="officer", organisation=organisation, starts_on=today)
    return user


def _bare(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values) or None)
        cursor.fetchall()


def _pages(city: User, officer: User, committee: Organisation) -> Iterator[Measure]:
    """Compare pages of the whole city and of one committee with one bare statement that gives the same rows."""
    reach = f"person.committee_id = {committee.pk}"
    cell = Person.objects.filter(committee=committee).values_list("keeper", flat=True)[0]
    for label, user, query, condition in (
        (
            "list with three filters, a committee",
            officer,
            "m.theory=intermediate&gioi_tinh=female&tuoi_tu=60",
            f"{reach} AND {THREE}",
        ),
        ("list with three filters, the city", city, "m.theory=intermediate&gioi_tinh=female&tuoi_tu=60", THREE),
        ("list by a rare value, the city", city, "m.academic_title=professor", RARE),
    ):
        client = Client()
        client.force_login(user)
        address = f"/dang-vien/?{query}"
        assert client.get(address).status_code == 200
        statement = LIST.format(condition=condition)
        floor, ours = side_by_side(partial(_bare, statement), partial(client.get, address), times=7)
        page, _same = side_by_side(partial(client.get, f"/dang-vien/?don_vi={cell}"), lambda: None, times=7)
        yield Measure(label, "the bare SQL and a cell's list", floor + page, ours, 1.5)


def _saved_counts(scope: Scope) -> Measure:
    """Compare the numbers of ten saved lists with one bare pass that counts the same ten."""
    today = timezone.localdate()
    counts = ", ".join(f"count(*) FILTER (WHERE {condition})" for _params, condition in SAVED)
    statement = COUNTS.format(counts=counts)

    def ours() -> None:
        asked = {place: listing.read_request(params, scope, today) for place, (params, _bare) in enumerate(SAVED)}
        counting.amounts(asked)

    floor, taken = side_by_side(lambda: _bare(statement), ours, times=5)
    return Measure("ten saved lists counted, the city", "one bare pass with ten FILTERs", floor, taken, 1.5)


@contextmanager
def _undone() -> Iterator[None]:
    """Run something in a transaction that leaves nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _bulk_edit(user: User) -> Measure:
    """Compare the writing of 10,000 records, with guards, outcomes and history, with one bare UPDATE of them."""
    today = timezone.localdate()
    scope = scope_of(user, today)
    persons = list(Person.objects.order_by("pk").values_list("pk", flat=True)[:MANY])
    values = iter(["a", "b", "c", "d"] * 5)

    def bare() -> None:
        with _undone(), connection.cursor() as cursor:
            cursor.execute(BULK, [next(values), persons])

    def ours() -> None:
        with _undone():
            edit = BulkEdit.objects.get(pk=made.pk)
            after = 0
            while True:
                chunk = bulk.write_rows(edit, after=after, scope=scope, by=user)
                after = chunk.last
                if chunk.rows < bulk.CHUNK:
                    return

    found = tuple(persons)
    asked = listing.read_request({}, scope, today, found, permission=Permission.EDIT_MEMBERS)
    made = bulk.begin_bulk_edit(
        asked=asked,
        field="computing",
        value="basic",
        reason="bench",
        words="",
        scope_path=scope.paths(Permission.EDIT_MEMBERS)[0],
        by=user,
    )
    floor, taken = side_by_side(bare, ours, times=5)
    return Measure("bulk edit of 10,000", "one bare UPDATE with its triggers", floor, taken, 1.6)


def _file(scope: Scope) -> Measure:
    """Compare a workbook of 20,000 people with reading the same rows by hand and writing their cells."""
    today = timezone.localdate()
    asked = listing.read_request({}, scope, today)
    shown = columns.chosen(columns.FILE_DEFAULT, scope)
    mark = export.Mark("Bench", "Bench", timezone.localtime(), "AAAA-BBBB")

    def rows() -> Iterator[listing.Row]:
        everybody = listing.members(asked)[0].filter(listing.reach(asked))
        wanted = paging.ordered_keys(everybody, asked.order, FILE)
        for start in range(0, FILE, export.CHUNK):
            yield from listing.rows_of(wanted[start : start + export.CHUNK], asked, shown)

    with tempfile.TemporaryDirectory() as folder:
        floor, ours = side_by_side(
            lambda: _write_by_hand(Path(folder) / "a.xlsx"),
            lambda: export.write_xlsx(Path(folder) / "b.xlsx", rows(), shown, mark),
            times=3,
        )
    return Measure("export of 20,000", "bare SQL and the same cells", floor, ours, 2)


def _write_by_hand(path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FILE_ROWS, [FILE])
        found = cursor.fetchall()
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(found):
            sheet.write_string(line, 0, str(line))
            for column, value in enumerate(row, start=1):
                sheet.write_string(line, column, "" if value is None else str(value))
