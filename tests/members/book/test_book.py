"""The book of movements: tables that add up, lists behind the numbers, names only in reach, files of both kinds."""

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.urls import reverse

from accounts.models import AccessLog
from jobs.models import Job
from jobs.running import run
from members.book import flows, periods, selectors
from members.book.periods import Period
from members.choices import MovementKind, Standing
from members.models import Membership, Movement, Person, Placement
from members.movements import INTO, OUT_OF, WITHIN
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
SINCE, UNTIL = date(2026, 7, 1), date(2026, 9, 30)
QUARTER = {"tu_ngay": "01/07/2026", "den_ngay": "30/09/2026"}
NAMES = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Hoa", "Lan", "Mai", "Nga")


@pytest.fixture(autouse=True)
def today(monkeypatch) -> date:
    """Make 24/11/2026 the day of every clock."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args, **kwargs: TODAY)
    return TODAY


def member(cell, name="Nguyễn Văn Ân", **more):
    return MemberFactory(cell=cell, full_name=name, **more)


def move(person, kind, on, *, from_cell=None, to_cell=None, **more):
    """Write a movement, what it does to the placements, and where the record is kept."""
    membership = Membership.objects.get(person=person)
    if from_cell:
        Placement.objects.filter(membership=membership, cell=from_cell, ends_on=None).update(ends_on=on)
    if to_cell:
        Placement.objects.create(membership=membership, cell=to_cell, starts_on=on)
        Person.objects.filter(pk=person.pk).update(keeper=to_cell, keeper_path=to_cell.path)
    if kind in Standing.values:
        Membership.objects.filter(pk=membership.pk).update(standing=kind, ended_on=on)
        more["standing"] = kind
    return Movement.objects.create(
        membership=membership, kind=kind, happened_on=on, from_cell=from_cell, to_cell=to_cell, **more
    )


@pytest.fixture
def quarter(city):
    """A third quarter in which the cell admits one, lets two go, loses one, and one becomes official."""
    for name in NAMES:
        member(city.cell, f"Lê Thị {name}")
    admitted = member(
        city.cell, "Trần Thị Mới", since=date(2026, 7, 10), admitted_on=date(2026, 7, 10), official_on=None
    )
    Movement.objects.filter(membership__person=admitted).update(
        kind=MovementKind.ADMITTED, decision_number="15-QĐ/ĐU", decided_on=date(2026, 7, 1), issuer="Đảng ủy phường"
    )
    inside = member(city.cell, "Phạm Văn Nội")
    move(inside, MovementKind.ARRIVED, date(2026, 8, 1), from_cell=city.cell, to_cell=city.second_cell)
    away = member(city.cell, "Phạm Văn Xa")
    move(away, MovementKind.ARRIVED, date(2026, 8, 2), from_cell=city.cell, to_cell=city.other_cell)
    dead = member(city.cell, "Đỗ Văn Cụ")
    move(dead, MovementKind.DIED, date(2026, 9, 30), from_cell=city.cell, ground="died")
    member(city.cell, "Vũ Thị Chính", admitted_on=date(2025, 8, 1), official_on=date(2026, 8, 15))
    return city


def cells(table, key):
    return [cell.value for cell in next(row for row in table.rows if row.key == key).cells]


def page(city, organisation, user):
    from branches.scopes import scope_of

    body = selectors.body_of(organisation.pk, organisation.path, Period(SINCE, UNTIL, 3))
    return selectors.page_of(body, scope_of(user, TODAY), TODAY)


# ── the arithmetic of Biểu 1 (records.md §8, 31; details.md §12, 27) ────────
def fact(since=SINCE, until=UNTIL, stock=120, closing=0, **kinds):
    made = {name: {INTO if way > 0 else OUT_OF: abs(way)} for name, way in kinds.items()}
    return flows.Moved(since, until, stock=stock, closing=closing, flows=made)


def test_120_and_6_admitted_9_in_7_out_2_dead_1_deleted_are_125_and_the_next_period_opens_with_125():
    found = fact(admitted=6, arrived=9, departed=-7, died=-2, struck_off=-1, closing=125)
    assert found.holds
    assert (found.increases, found.decreases) == (15, 10)
    assert fact(stock=125, closing=125).holds
    assert not fact(stock=124, closing=125).holds


def test_table_one_of_the_details_gives_123():
    found = fact(
        admitted=6, arrived=9, restored=1, died=-2, expelled=-1, struck_off=-2, resigned=-1, departed=-7, closing=123
    )
    assert found.holds
    deleted = found.flow(MovementKind.STRUCK_OFF, OUT_OF)
    on_probation = fact(struck_off=-1, stock=10, closing=9)
    rest = found.without(on_probation)
    assert (deleted, rest.flow(MovementKind.STRUCK_OFF, OUT_OF)) == (2, 1)
    assert rest.holds


# ── the book ────────────────────────────────────────────────────────────────
def test_opening_and_increases_less_decreases_is_closing_for_all_official_and_probationary(quarter, officer):
    found = page(quarter, quarter.cell, officer)
    assert found.holds
    table = found.movement
    assert cells(table, "stock") == [14, 13, 1]
    assert cells(table, "admitted-tang") == [1, 0, 1]
    assert cells(table, "arrived-giam") == [2, 2, 0]
    assert cells(table, "died-giam") == [1, 1, 0]
    assert cells(table, "became") == [None, 1, -1]
    assert cells(table, "closing") == [12, 11, 1]


def test_a_transfer_inside_is_in_the_books_of_both_units_and_not_in_the_body_above(quarter, officer):
    base = page(quarter, quarter.base, officer)
    assert cells(base.units, str(quarter.cell.pk)) == [14, 1, 3, 12, 11, 1]
    assert cells(base.units, str(quarter.second_cell.pk)) == [0, 1, 0, 1, 1, 0]
    assert cells(base.units, "between")[1:3] == [-1, -1]
    assert cells(base.units, "total") == [14, 1, 2, 13, 12, 1]
    city = page(quarter, quarter.root, officer)
    assert cells(city.movement, "arrived-noi_bo")[0] == 2
    assert cells(city.movement, "closing")[0] == 14


def test_units_out_of_reach_are_added_up_without_a_name(quarter, officer):
    table = page(quarter, quarter.root, officer).units
    assert cells(table, "outside")[3] == 1
    assert all(row.key != str(quarter.other_ward.pk) for row in table.rows)


def test_a_movement_that_explains_nothing_is_named_with_its_cell(quarter, officer, client_for):
    Movement.objects.filter(kind=MovementKind.DIED).delete()
    found = page(quarter, quarter.ward, officer)
    assert not found.holds
    assert found.faults == ("Chi bộ Tổ dân phố 7: đầu kỳ 14, biến động -1, cuối kỳ 12",)
    shown = client_for(officer).get(reverse("book:summary"), {"don_vi": quarter.ward.pk, **QUARTER})
    assert "Sổ không khớp" in shown.content.decode()


def test_a_cell_that_was_merged_away_keeps_its_book(quarter, officer):
    from branches import services

    services.merge_organisation(
        organisation_id=quarter.cell.pk,
        target_id=quarter.second_cell.pk,
        starts_on=date(2026, 10, 1),
        decision_number="9-QĐ/ĐU",
        by=officer,
    )
    year = flows.book(quarter.base.pk, date(2026, 7, 1), TODAY)
    assert year.whole.holds
    assert year.units[quarter.cell.pk].total.closing == 0
    assert year.units[quarter.cell.pk].total.flow(MovementKind.REORGANISED, OUT_OF) == 12
    assert year.whole.total.flow(MovementKind.REORGANISED, WITHIN) == 12


# ── lists behind the numbers ────────────────────────────────────────────────
def test_every_number_opens_as_many_movements_as_it_says(quarter, officer, client_for):
    client = client_for(officer)
    opened = 0
    for organisation in (quarter.cell, quarter.ward):
        for row in page(quarter, organisation, officer).movement.rows:
            for cell in row.cells:
                if cell.url.startswith(reverse("book:movements")):
                    assert client.get(cell.url).context["list"].total == cell.value, (row.key, cell.url)
                    opened += 1
                elif cell.url:
                    found = client.get(cell.url).context["page"]
                    assert found.total + (found.outside or 0) in (cell.value, cell.value + (found.outside or 0))
                    opened += 1
    assert opened >= 15


def test_movements_are_listed_with_paper_and_both_cells_and_named_only_in_reach(quarter, secretary, client_for):
    shown = client_for(secretary).get(reverse("book:movements"), {"don_vi": quarter.cell.pk, **QUARTER})
    found = shown.context["list"]
    assert [line.name for line in found.lines] == ["Đỗ Văn Cụ", "Trần Thị Mới"]
    assert (found.total, found.hidden) == (4, 2)
    newest, oldest = found.lines
    assert (newest.from_name, newest.to_name) == ("Chi bộ Tổ dân phố 7", "")
    assert oldest.paper == "Quyết định số 15-QĐ/ĐU ngày 01/07/2026 của Đảng ủy phường"
    assert "Còn 2 biến động của người nay ngoài phạm vi" in shown.content.decode()
    assert "Phạm Văn Xa" not in shown.content.decode()


def test_only_one_kind_one_way_or_one_part_can_be_asked_for(quarter, officer, client_for):
    asked = {"don_vi": quarter.cell.pk, **QUARTER}
    client = client_for(officer)
    dead = client.get(reverse("book:movements"), asked | {"loai": "died", "huong": "giam"})
    assert [line.name for line in dead.context["list"].lines] == ["Đỗ Văn Cụ"]
    young = client.get(reverse("book:movements"), asked | {"dang": "du_bi"})
    assert [line.name for line in young.context["list"].lines] == ["Trần Thị Mới"]


# ── periods ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2026, 7, 1), date(2026, 7, 31), "Tháng 7/2026"),
        (SINCE, UNTIL, "Quý 3/2026"),
        (date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        (date(2026, 7, 1), TODAY, "6 tháng cuối năm 2026"),
        (date(2025, 1, 1), date(2025, 12, 31), "Năm 2025"),
        (date(2026, 1, 1), TODAY, "Năm 2026"),
        (date(2026, 7, 2), UNTIL, "Từ 02/07/2026 đến 30/09/2026"),
    ],
)
def test_two_days_are_called_by_the_period_they_are(since, until, words):
    assert periods.of(since, until, TODAY).words == words


def test_the_periods_beside_one_follow_without_a_gap():
    quarter = periods.of(SINCE, UNTIL, TODAY)
    before, after = periods.beside(quarter, TODAY)
    assert (before.until, before.words) == (SINCE - timedelta(days=1), "Quý 2/2026")
    assert (after.since, after.until) == (UNTIL + timedelta(days=1), TODAY)
    assert periods.beside(after, TODAY)[1] is None
    assert periods.beside(periods.of(date(2026, 7, 2), UNTIL, TODAY), TODAY) == (None, None)


@pytest.mark.parametrize(
    "days",
    [{"den_ngay": "25/11/2026"}, {"tu_ngay": "01/10/2026", "den_ngay": "30/09/2026"}, {"tu_ngay": "hôm qua"}],
)
def test_days_that_cannot_be_are_refused_in_words(days, city, secretary, client_for):
    shown = client_for(secretary).get(reverse("book:summary"), {"don_vi": city.cell.pk, **days})
    assert shown.status_code == 200
    assert shown.context["form"].errors


def test_an_empty_book_says_what_to_do_next(city, secretary, client_for):
    shown = client_for(secretary).get(reverse("book:summary"))
    assert "Không có biến động nào trong kỳ này" in shown.content.decode()


# ── files ───────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("chosen", ["xlsx", "pdf"])
def test_the_book_is_a_file_that_says_the_same_and_is_logged(chosen, quarter, officer, client_for, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    asked = {"don_vi": quarter.base.pk, "dinh_dang": chosen, **QUARTER}
    assert client_for(officer).post(reverse("book:file"), asked).status_code == 302
    job = Job.objects.get()
    assert run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.result["people"]) == ("succeeded", 3)
    path = next(Path(tmp_path).rglob(f"so-bien-dong.{chosen}"))
    if chosen == "pdf":
        assert path.read_bytes().startswith(b"%PDF")
    else:
        tables, lines = openpyxl.load_workbook(path).worksheets
        written = {row[0]: row[1:4] for row in tables.iter_rows(values_only=True) if row[0]}
        assert written["D. Cuối kỳ"] == (13, 12, 1)
        assert next(row[1] for row in lines.iter_rows(min_row=2, values_only=True)) == "Đỗ Văn Cụ"
    line = AccessLog.objects.get(action="exported")
    assert (line.count, line.code) == (3, job.result["code"])
