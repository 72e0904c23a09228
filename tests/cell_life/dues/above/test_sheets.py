"""The sheet of a level, the ledger of a year, what does not agree; and that all of it adds up in every tree."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cell_life.dues.above.selectors.differences import Kind, differences_of
from cell_life.dues.above.selectors.ledgers import ledger_of
from cell_life.dues.above.selectors.sheets import State, sheet_of
from cell_life.dues.above.shares import shares_of
from cell_life.dues.above.spans import month_span, quarter_span
from cell_life.dues.above.tables import sheet_table
from cell_life.models import DuesReceipt, DuesRemittance
from cell_life.seed import remittances
from tests.factories import OrganisationFactory
from tests.factories.branches import period_of
from tests.factories.remittances import MONTH, closed_month, received, sent, share

pytestmark = pytest.mark.django_db
SPAN = month_span(MONTH)


def sheet(organisation, span=SPAN):
    return sheet_of(period_of(organisation), span)


def line(found, organisation):
    return next(one for one in found.lines if one.organisation_id == organisation.pk)


@pytest.fixture
def paid(city, secretary, office):
    """The first cell has sent and been confirmed, the second has sent, the neighbour has only closed its month."""
    for one in (city.cell, city.second_cell, city.neighbour_cell, city.base, city.neighbour_base):
        share(one)
    closed_month(city.cell, 100_000)
    closed_month(city.second_cell, 50_000, 30_000)
    closed_month(city.neighbour_cell, 10_000)
    received(sent(city.cell, secretary), office)
    sent(city.second_cell, secretary)
    return city


def test_each_body_below_has_its_line_and_the_sum_stands_below(paid):
    found = sheet(paid.base)
    first, second = found.lines
    assert first.amounts == (0, 100_000, 70_000, 30_000, 30_000, 0)
    assert second.amounts == (0, 80_000, 56_000, 24_000, 0, 0)
    assert [one.state for one in found.lines] == [State.RECEIVED, State.SENT]
    assert found.amounts == (0, 180_000, 126_000, 54_000, 30_000, 0)
    assert (found.received, found.total, found.done, found.reconciles) == (30_000, 30_000, 1, False)


def test_higher_up_a_line_holds_all_cells_below(paid):
    found = sheet(paid.ward)
    base, other = line(found, paid.base), line(found, paid.neighbour_base)
    assert (base.closed_words, base.figures.taken, base.figures.kept, base.left) == ("2/2", 180_000, 126_000, 54_000)
    assert (other.closed_words, other.figures.taken, other.left, other.state) == ("1/1", 10_000, 10_000, State.WAITING)
    assert sheet(paid.root).below.taken == 190_000


def test_a_quarter_adds_its_months_and_says_how_many_are_missing(paid, secretary, office):
    closed_month(paid.cell, 40_000, month=date(2026, 2, 1))
    received(sent(paid.cell, secretary, month=date(2026, 2, 1)), office)
    one = line(sheet(paid.base, quarter_span(2026, 1)), paid.cell)
    assert (one.figures.taken, one.sent, one.received, one.closed_words) == (140_000, 42_000, 42_000, "2/3")
    assert one.state_words == "mới nộp 2/3 tháng"


def test_the_table_of_files_is_that_of_the_screen(paid):
    found = sheet(paid.base)
    table = sheet_table(found)
    assert table.rows[0].values[:3] == ("1. Chi bộ Tổ dân phố 7", "1/1", 0)
    assert table.rows[-1].values[2:8] == found.amounts
    assert table.rows[-1].is_total


def test_every_line_that_does_not_agree_is_named_with_why(paid, office):
    DuesReceipt.objects.filter(total=100_000).update(total=90_000)
    found = {group.kind: [(row.name, row.said, row.found) for row in group.rows] for group in _differences(paid.ward)}
    assert found == {
        Kind.NOT_SENT: [
            ("Đảng bộ phường Ngọc Hà", None, None),
            ("Đảng bộ Khu dân cư số 1", None, None),
            ("Đảng bộ Khu dân cư số 2", None, None),
            ("Chi bộ Tổ dân phố 9", None, None),
        ],
        Kind.NOT_RECEIVED: [("Chi bộ Tổ dân phố 8", 24_000, 0)],
        Kind.TAKEN: [("Chi bộ Tổ dân phố 7", 100_000, 90_000)],
    }


def test_a_cell_without_a_closed_month_and_a_body_whose_sum_from_below_moved_are_named(paid, office):
    sent(paid.base, office, reason="chi bộ 8 nộp sau")
    DuesRemittance.objects.filter(organisation=paid.base).update(from_below=0, kept=0, sent=0)
    cell = OrganisationFactory(name="Chi bộ Mới", parent=paid.base)
    found = {group.kind: [row.name for row in group.rows] for group in _differences(paid.base)}
    assert found[Kind.OPEN] == [cell.name]
    assert found[Kind.BELOW] == [paid.base.name]


def _differences(organisation):
    return differences_of(period_of(organisation), SPAN)


def test_the_ledger_has_a_row_a_body_and_a_column_a_month(paid):
    late = OrganisationFactory(name="Chi bộ Tổ dân phố 10", parent=paid.base, since=date(2026, 3, 10))
    found = ledger_of(paid.base.pk, 2026, date(2026, 4, 20))
    rows = {row.organisation_id: row for row in found.rows}
    assert [one.words for one in rows[paid.cell.pk].entries[:5]] == ["chưa nộp", "chưa nộp", "", "", ""]
    assert rows[paid.second_cell.pk].entries[2].words == "chờ xác nhận"
    assert [one.words for one in rows[late.pk].entries[:4]] == ["không có", "không có", "chưa nộp", ""]
    assert (rows[paid.cell.pk].received, rows[paid.cell.pk].missing) == (30_000, 2)
    assert found.sums == [0, 0, 30_000, *[0] * 9]
    assert found.total == 30_000


def test_a_sheet_asks_as_often_for_three_bodies_as_for_one(paid):
    def queries():
        with CaptureQueriesContext(connection) as found:
            sheet(paid.ward)
            _differences(paid.ward)
        return len(found)

    before = queries()
    for name in ("Chi bộ A", "Chi bộ B"):
        OrganisationFactory(
            name=name, parent=OrganisationFactory(name=f"Đảng bộ {name}", kind="base", parent=paid.ward)
        )
    assert queries() == before


def test_what_a_body_sent_before_it_moved_stays_where_it_came_in(paid, office):
    period = period_of(paid.cell)
    type(period).objects.filter(pk=period.pk).update(
        parent=paid.neighbour_base, path=f"{period_of(paid.neighbour_base).path}{paid.cell.pk}/"
    )
    found = sheet(paid.base)
    moved = line(found, paid.cell)
    assert moved.is_moved
    assert (moved.received, found.received, found.left) == (30_000, 30_000, 0)


SHARES = st.tuples(st.integers(0, 100), st.just(100)) | st.tuples(st.integers(0, 3), st.just(3))
AMOUNTS = st.lists(st.integers(1, 300_000), min_size=1, max_size=2)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shares=st.lists(SHARES, min_size=8, max_size=8), takings=st.lists(AMOUNTS, min_size=4, max_size=4))
def test_what_is_kept_and_what_the_city_has_is_all_that_cells_took(city, secretary, office, shares, takings):
    cells = (city.cell, city.second_cell, city.neighbour_cell, city.other_cell)
    bodies = (*cells, city.base, city.neighbour_base, city.ward, city.other_ward)
    with transaction.atomic():
        for one, (numerator, denominator) in zip(bodies, shares, strict=True):
            share(one, numerator, denominator)
        for one, amounts in zip(cells, takings, strict=True):
            closed_month(one, *amounts)
        rows = [received(sent(one, secretary), office) for one in bodies]
        for row in rows:
            below = sum(other.sent for other in rows if other.to_id == row.organisation_id)
            assert row.from_below == below
            assert row.kept + row.sent == row.taken + row.from_below
        found = sheet(city.root)
        taken = sum(sum(amounts) for amounts in takings)
        assert found.below.taken == taken
        assert found.received + sum(row.kept for row in rows) == taken
        assert found.received + found.below.kept == taken
        assert found.reconciles
        assert all(sheet(one).reconciles for one in (city.ward, city.base, city.neighbour_base, city.other_ward))
        assert differences_of(period_of(city.root), SPAN) == []
        transaction.set_rollback(True)


def test_a_month_with_nothing_taken_is_sent_without_a_number(city, secretary):
    share(city.cell)
    closed_month(city.cell)
    row = sent(city.cell, secretary, voucher="")
    assert (row.taken, row.sent) == (0, 0)


def test_demo_rows_are_what_the_services_would_have_written(city, secretary, office):
    closed_month(city.cell, 100_000, 15_935)
    assert remittances.write(date(2026, 6, 20), 300) == 4
    found = sheet(city.base)
    row = DuesRemittance.objects.get()
    assert shares_of([period_of(city.cell)], MONTH)[city.cell.pk].words == "50%"
    assert (row.taken, row.kept, row.sent, row.created_by, row.received_by) == (
        115_935,
        57_968,
        57_967,
        secretary,
        office,
    )
    assert line(found, city.cell).left == 0
