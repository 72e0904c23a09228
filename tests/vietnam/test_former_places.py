"""Provinces before 1/7/2025: the old name is understood, what it became is said, the text stays."""

import pytest

from vietnam import former_places, places
from vietnam.identity import PROVINCES
from vietnam.names import fold


def test_every_province_of_the_63_leads_to_one_of_the_34():
    now = {province.name for province in places.provinces()}
    assert len(PROVINCES) == 63
    assert {former_places.present(name) for name in PROVINCES.values()} == now


def test_the_34_are_told_to_have_become_nothing():
    assert [province.name for province in places.provinces() if former_places.became(province.name)] == []


def test_what_was_united_is_counted_once():
    united = [name for names in former_places.FORMER.values() for name in names if name != "Hà Tây"]
    assert len(united) == len(set(united)) == 63 - 10  # ten provinces kept name and land


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Hà Tây", "Thành phố Hà Nội"),
        ("tỉnh Bắc Giang", "Bắc Ninh"),
        ("BÌNH DƯƠNG", "Thành phố Hồ Chí Minh"),
        ("Bà Rịa-Vũng Tàu", "Thành phố Hồ Chí Minh"),
        ("Hà Nam Ninh", "Ninh Bình"),
        ("Hà Sơn Bình", "Thành phố Hà Nội, Phú Thọ"),
        ("Thừa Thiên - Huế", "Thành phố Huế"),
        ("Bắc Cạn", "Thái Nguyên"),
    ],
)
def test_an_old_name_says_what_it_became(written, words):
    assert former_places.became(written).words == words


@pytest.mark.parametrize("written", ["Hà Nội", "Nam Định cũ", "", "Phú Thọ", "Atlantis"])
def test_a_present_name_or_none_is_left_alone(written):
    assert former_places.became(written) is None


def test_where_several_fit_the_text_stays():
    assert former_places.present("Hà Sơn Bình") == "Hà Sơn Bình"
    assert former_places.present("Hà Tây") == "Thành phố Hà Nội"


def test_suggestions_hold_both_lists_without_doubles():
    found = former_places.suggestions()
    assert len([1 for _name, now in found if not now]) == 34
    assert ("Hải Dương", "Thành phố Hải Phòng") in found
    assert len({fold(name) for name, _now in found}) == len(found)
