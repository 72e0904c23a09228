"""The three date boxes: what they read, how they read it back, what they refuse and how."""

from datetime import date

import pytest
from django import forms
from django.utils import translation

from accounts.dates import PartialDateField, day_words, read_back, years_between
from vietnam import dates

TODAY = date(2026, 11, 24)


class OneDate(forms.Form):
    """A form with one date."""

    born = PartialDateField(label="Sinh ngày", reads="age", past=True, required=False)


def clean(day: str, month: str, year: str, **options):
    """Return the bound field after cleaning three boxes."""
    form = OneDate({"born_day": day, "born_month": month, "born_year": year})
    form.fields["born"] = PartialDateField(required=False, **options)
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("boxes", "written"),
    [
        (("5", "3", "1970"), "05/03/1970"),
        (("", "3", "1970"), "03/1970"),
        (("", "", "1970"), "1970"),
        (("05/03/1970", "", ""), "05/03/1970"),
        (("05031970", "", ""), "05/03/1970"),
        (("5", "ba", "1970"), "05/03/1970"),
    ],
)
def test_the_boxes_read_a_date_as_exactly_as_it_is_known(boxes, written):
    assert clean(*boxes).cleaned_data["born"].display() == written


def test_empty_boxes_are_no_date():
    assert clean("", "", "").cleaned_data["born"] is None


@pytest.mark.parametrize(
    ("boxes", "code"),
    [
        (("31", "2", "1970"), "impossible_date"),
        (("5", "3", "70"), "two_digit_year"),
        (("5", "3", ""), "unreadable_date"),
        (("x", "3", "1970"), "unreadable_date"),
    ],
)
def test_a_refused_date_says_what_was_typed(boxes, code):
    error = clean(*boxes).errors.as_data()["born"][0]
    assert error.code == code
    assert boxes[0] in str(error.message)


def test_a_field_that_needs_the_day_refuses_the_year_alone():
    assert clean("", "", "1970", full=True).errors.as_data()["born"][0].code == "day_needed"


def test_a_past_date_does_not_lie_ahead():
    assert clean("1", "1", "2190", past=True).errors.as_data()["born"][0].code == "in_future"


def test_a_stored_year_fills_the_year_box_only():
    html = str(OneDate(initial={"born": dates.of_year(1946)})["born"])
    assert 'name="born_year" value="1946"' in html
    assert 'name="born_day" value' not in html


def test_a_stored_text_fills_the_boxes_too():
    assert 'name="born_month" value="3"' in str(OneDate(initial={"born": "05/03/1970"})["born"])


def test_the_same_date_typed_otherwise_is_no_change():
    field = PartialDateField()
    assert not field.has_changed(dates.of_day(date(1970, 3, 5)), ["05/03/1970", "", ""])
    assert field.has_changed(dates.of_day(date(1970, 3, 5)), ["", "3", "1970"])


def test_the_wrong_field_keeps_what_was_typed_and_names_its_error():
    html = clean("31", "2", "1970").as_div()
    assert 'value="31"' in html
    assert 'id="id_born_error"' in html
    assert 'href="#id_born_0"' in html


def test_a_date_is_read_back_with_the_age_it_means():
    assert read_back(dates.parse("05/03/1970"), today=TODAY, reads="age") == "thứ Năm, 5 tháng 3 năm 1970 · 56 tuổi"
    assert read_back(dates.parse("05/03/1995"), today=TODAY, reads="party").endswith("· 31 năm tuổi Đảng")


def test_an_unknown_day_gives_two_ages_where_both_are_possible():
    assert read_back(dates.parse("1970"), today=TODAY, reads="age") == "năm 1970 · 55–56 tuổi"
    assert read_back(dates.parse("3/1970"), today=TODAY, reads="age") == "tháng 3 năm 1970 · 56 tuổi"


def test_a_day_to_come_has_no_age():
    assert "tuổi" not in read_back(dates.parse("05/03/2030"), today=TODAY, reads="age")


def test_the_words_are_those_of_the_vietnamese_reader():
    with translation.override("vi"):
        for day in range(1, 8):
            when = dates.of_day(date(2026, 11, day))
            assert day_words(when) == when.words()


def test_someone_born_on_29_february_is_a_year_older_on_1_march():
    assert years_between(date(2000, 2, 29), date(2026, 2, 28)) == 25
    assert years_between(date(2000, 2, 29), date(2026, 3, 1)) == 26
