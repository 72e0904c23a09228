from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnam import dates
from vietnam.dates import ImpossibleDate, PartialDate, TwoDigitYear, UnreadableDate, parse, parse_parts

days = st.dates(min_value=date(1850, 1, 1), max_value=date(2199, 12, 31))
partials = st.one_of(
    days.map(dates.of_day),
    days.map(lambda day: dates.of_month(day.year, day.month)),
    days.map(lambda day: dates.of_year(day.year)),
)

FIFTH_OF_MARCH = PartialDate(date(1970, 3, 5), date(1970, 3, 5), "day")
MARCH = PartialDate(date(1970, 3, 1), date(1970, 3, 31), "month")
YEAR = PartialDate(date(1970, 1, 1), date(1970, 12, 31), "year")


@pytest.mark.parametrize(
    "written",
    [
        "05/03/1970", "5/3/1970", "5-3-1970", "05.03.1970", "05031970", "5 3 1970", " 5 / 3 / 1970 ", "'05/03/1970",
        "5 tháng 3 năm 1970", "ngày 5 tháng 3 năm 1970", "Ngày 05 Tháng 03 Năm 1970", "ngay 5 thang 3 nam 1970",
        "5 tháng ba năm 1970", "5tháng3năm1970", "thứ Năm, 5 tháng 3 năm 1970", "5/3 năm 1970", "Sinh ngày 5/3/1970",
        "1970-03-05", "1970-03-05 00:00:00", "1970-03-05T00:00:00", "05/03/1970 00:00:00", "5/3/1970.", "05–03–1970",
        "\u200e05/03/1970", "０５/０３/１９７０", "25632", "25632.0", 25632, 25632.0, 25632.75, 5031970,
        "5 thg 3 1970", "5 thg 3, 1970", "5-Mar-1970", "5 March 1970", "05/MAR/1970", "25632.5", "Ngày sinh: 5/3/1970",
        date(1970, 3, 5), datetime(1970, 3, 5, 7, tzinfo=UTC), FIFTH_OF_MARCH, "ngày 5 tháng 3 năm 1970".upper(),
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_spelling(written):
    assert parse(written) == FIFTH_OF_MARCH


@pytest.mark.parametrize(
    "written",
    ["03/1970", "3-1970", "3.1970", "tháng 3/1970", "tháng 3 năm 1970", "tháng ba năm 1970", "T3/1970", "00/03/1970",
     "__/03/1970", "…/3/1970", "1970-03", "/3/1970", "thg 3 1970", "Mar 1970", "Mar-1970"],
)  # fmt: skip
def test_a_month_keeps_its_precision(written):
    assert parse(written) == MARCH


@pytest.mark.parametrize(
    "written",
    [
        "1970",
        "/1970",
        "//1970",
        "00/00/1970",
        "năm 1970",
        "1970.0",
        1970,
        1970.0,
        "…/…/1970",
        "../../1970",
        "?/?/1970",
        "năm sinh 1970",
    ],
)
def test_a_year_keeps_its_precision(written):
    assert parse(written) == YEAR


def test_the_day_always_comes_first():
    assert parse("05/03/1970").value == date(1970, 3, 5)
    assert parse("03/05/1970").value == date(1970, 5, 3)


@pytest.mark.parametrize(
    "written", ["05/03/70", "05/03/'70", "3/70", "70", "050370", "031970", "5 tháng 3 năm 70", "5-Mar-70", "0", 70]
)
def test_two_digit_years_are_asked_back(written):
    with pytest.raises(TwoDigitYear) as caught:
        parse(written)
    assert caught.value.code == "two_digit_year"


@pytest.mark.parametrize(
    "written",
    ["31/02/1970", "12/31/1970", "29/02/1900", "32/1/1970", "13/1970", "00/00/0000", "5/0/1970", "31021950", "5/3/970",
     "5/3/19700", "05/03/0070"],
)  # fmt: skip
def test_days_that_no_calendar_has_are_impossible(written):
    with pytest.raises(ImpossibleDate) as caught:
        parse(written)
    assert caught.value.code == "impossible_date"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "  ",
        "nan",
        "không rõ",
        "5/3/",
        "1/2/3/1970",
        None,
        True,
        float("nan"),
        float("inf"),
        -3,
        0,
        500,
        "x" * 1000,
        "²/3/1970x",
    ],
)
def test_anything_else_is_unreadable(written):
    with pytest.raises(UnreadableDate) as caught:
        parse(written)
    assert caught.value.code == "unreadable_date"


def test_errors_are_value_errors_and_keep_the_raw_text_out_of_their_message():
    with pytest.raises(ValueError, match=r"^impossible_date$") as caught:
        parse("31/02/1970")
    assert caught.value.raw == "31/02/1970"


@given(st.one_of(st.text(), st.integers(), st.floats(), st.text(alphabet="0123456789/-. ")))
def test_parse_only_ever_returns_a_date_or_a_date_error(value):
    with suppress(dates.DateError):
        found = parse(value)
        assert found.earliest <= found.latest


@given(partials)
def test_what_is_displayed_is_read_back_the_same(partial):
    assert parse(partial.display()) == partial
    assert parse(str(partial)) == partial
    assert parse(partial.words()) == partial


@given(days)
def test_iso_and_digits_are_read_back(day):
    assert parse(day.isoformat()).value == day
    assert parse(f"{day:%d%m%Y}").value == day


@given(partials)
def test_two_stored_columns_give_the_date_back(partial):
    assert dates.restore(partial.value, partial.precision) == partial


@given(st.integers(min_value=61, max_value=100_000))
def test_spreadsheet_day_numbers_count_from_the_end_of_1899(serial):
    assert dates.from_serial(serial).value == date(1899, 12, 30) + timedelta(days=serial)


def test_spreadsheet_day_numbers_know_the_leap_day_that_never_was():
    assert dates.from_serial(1).value == date(1900, 1, 1)
    assert dates.from_serial(59).value == date(1900, 2, 28)
    assert dates.from_serial(61).value == date(1900, 3, 1)
    with pytest.raises(ImpossibleDate):
        dates.from_serial(60)
    assert dates.from_serial(0, epoch_1904=True).value == date(1904, 1, 1)


@pytest.mark.parametrize("serial", [0, -1, 10**7, float("nan"), 1e300])
def test_numbers_that_are_no_day_are_impossible(serial):
    with pytest.raises(ImpossibleDate):
        dates.from_serial(serial)


def test_dates_are_displayed_day_first():
    assert (FIFTH_OF_MARCH.display(), MARCH.display(), YEAR.display()) == ("05/03/1970", "03/1970", "1970")


def test_dates_are_read_back_in_words():
    assert FIFTH_OF_MARCH.words() == "thứ Năm, 5 tháng 3 năm 1970"
    assert parse("08/03/1970").words() == "Chủ nhật, 8 tháng 3 năm 1970"
    assert MARCH.words() == "tháng 3 năm 1970"
    assert YEAR.words() == "năm 1970"


def test_three_boxes_are_read_from_the_left():
    assert parse_parts("5", "3", "1970") == FIFTH_OF_MARCH
    assert parse_parts("", "03", "1970") == MARCH
    assert parse_parts(None, None, 1970) == YEAR
    assert parse_parts("00", "00", " 1970 ") == YEAR


def test_three_boxes_refuse_a_day_without_month_and_a_missing_year():
    with pytest.raises(ImpossibleDate):
        parse_parts("5", "", "1970")
    with pytest.raises(UnreadableDate):
        parse_parts("5", "3", "")
    with pytest.raises(TwoDigitYear):
        parse_parts("5", "3", "70")
    with pytest.raises(UnreadableDate):
        parse_parts("năm", "3", "1970")


def test_comparison_tells_what_is_sure_from_what_may_be():
    assert FIFTH_OF_MARCH.surely_before(date(1970, 3, 6))
    assert not MARCH.surely_before(FIFTH_OF_MARCH)
    assert MARCH.may_be_before(FIFTH_OF_MARCH)
    assert MARCH.may_be_after(FIFTH_OF_MARCH)
    assert YEAR.may_be(MARCH)
    assert YEAR.surely_after(date(1969, 12, 31))
    assert not FIFTH_OF_MARCH.may_be_before(FIFTH_OF_MARCH)


@given(partials, partials)
def test_sure_implies_possible_and_excludes_the_opposite(one, other):
    if one.surely_before(other):
        assert one.may_be_before(other)
        assert not one.may_be_after(other)
        assert not one.may_be(other)
        assert other.surely_after(one)
