import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnam import ethnic, places, religions, sexes, words


def test_there_are_54_peoples_with_ascii_keys():
    assert len(ethnic.NAMES) == 54
    assert all(key.isascii() and key == key.lower() for key in ethnic.NAMES)


@pytest.mark.parametrize("key", ethnic.NAMES)
def test_every_people_is_found_by_its_name_however_written(key):
    name = ethnic.label(key)
    for written in (
        name,
        name.upper(),
        name.lower(),
        unicodedata.normalize("NFD", name),
        f" Dân tộc {name} ",
        name.replace("-", " "),
    ):
        assert ethnic.lookup(written) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("H'Mông", "hmong"), ("Mông", "hmong"), ("Hmông", "hmong"), ("HMông", "hmong"), ("H’mông", "hmong"),
        ("Mèo", "hmong"),
        ("Dân tộc Kinh", "kinh"), ("KINH", "kinh"), ("Kinh (Việt)", "kinh"), ("dt. Kinh", "kinh"), ("Khơ me", "kho-me"),
        ("Khmer", "kho-me"), ("Ba Na", "ba-na"), ("Sán Chay (Cao Lan)", "san-chay"), ("Cao Lan", "san-chay"),
        ("Sán Chỉ", "san-chay"), ("êđê", "e-de"), ("muong", "muong"), ("Vân Kiều", "bru-van-kieu"), ("Tà Ôi", "ta-oi"),
        ("K'Ho", "co-ho"), ("Ca Dong", "xo-dang"),
    ],
)  # fmt: skip
def test_aliases_of_peoples_are_known(written, key):
    assert ethnic.lookup(written) == key


@pytest.mark.parametrize("written", ["", "Klingon", "Không", "04", "nan", "()"])
def test_other_words_are_no_people(written):
    assert ethnic.lookup(written) is None


def test_the_nearest_people_is_suggested():
    assert ethnic.suggest("Kihn")[0] == "Kinh"
    assert ethnic.suggest("Mừơngg")[0] == "Mường"
    assert ethnic.suggest("zzzz") == []


def test_code_04_is_hoa_in_1979_and_muong_in_2008():
    assert ethnic.from_code("04", "1979") == "hoa"
    assert ethnic.from_code("4", "2008") == "muong"
    assert ethnic.code("hoa", "2008") == "06"
    assert ethnic.code("ro-mam", "1979") == "54"


def test_a_code_that_was_not_seen_is_absent_not_invented():
    assert ethnic.code("ro-mam", "2008") is None
    assert ethnic.from_code("54", "2008") is None
    assert ethnic.code("nuoc-ngoai", "1979") is None


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Không", "khong"), ("khong", "khong"), ("Không có", "khong"), ("Phật", "phat-giao"), ("Đạo Phật", "phat-giao"),
        ("Thiên chúa giáo", "cong-giao"), ("TIN LÀNH", "tin-lanh"), ("Phật giáo Hoà Hảo", "hoa-hao"),
        ("Cao đài", "cao-dai"),
    ],
)  # fmt: skip
def test_religions_are_known_with_aliases(written, key):
    assert religions.lookup(written) == key
    assert religions.lookup(religions.label(key)) == key


def test_unknown_religions_are_not_guessed():
    assert religions.lookup("Jedi") is None
    assert religions.suggest("Phật giáp")[0] == "Phật giáo"
    assert all(religions.lookup(name) == key for key, name in religions.NAMES.items())


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Nam", "male"),
        ("NAM", "male"),
        ("Nam ", "male"),
        ("Nữ", "female"),
        ("nữ", "female"),
        ("Nu", "female"),
        ("x", None),
        ("", None),
    ],
)
def test_sex_is_read_as_lists_write_it(written, key):
    assert sexes.lookup(written) == key
    assert key is None or sexes.lookup(sexes.label(key)) == key


def test_hanoi_has_126_wards_and_communes():
    found = places.hanoi_units()
    assert len(found) == len({unit.code for unit in found}) == 126
    assert {unit.kind for unit in found} == {"phường", "xã"}
    assert sum(unit.kind == "phường" for unit in found) == 51
    assert {"Phường Hoàn Kiếm", "Phường Ba Đình", "Xã Quốc Oai"} <= {unit.name for unit in found}


def test_the_country_has_34_provinces():
    assert len(places.provinces()) == 34
    assert places.provinces()[0].name == "Thành phố Hà Nội"


def test_units_and_provinces_are_found_by_name():
    assert places.find_unit("phuong ba dinh") == places.find_unit("Ba Đình")
    assert places.find_unit("Ba Đình").short_name == "Ba Đình"
    assert places.find_unit("Atlantis") is None
    for written in ("Hải Phòng", "TP. Hải Phòng", "Thành phố Hải Phòng", "TP Hải Phòng", "hai phong"):
        assert places.find_province(written).name == "Thành phố Hải Phòng"
    assert places.find_province("Tỉnh Phú Thọ").name == "Phú Thọ"
    with pytest.raises(KeyError):
        places.units("99")


def test_numbers_have_dots_for_thousands_and_a_decimal_comma():
    assert words.number(1_234_567.5) == "1.234.567,5"
    assert words.number(1_234_567) == "1.234.567"
    assert words.number(95.777, 2) == "95,78"
    assert words.number(-1500) == "-1.500"
    assert words.number(1_000_000.0) == "1.000.000"
    assert words.percent(95.777) == "95,78\u00a0%"
    assert words.money(2_340_000) == "2.340.000\u00a0đồng"
    assert words.age(56) == "56 tuổi"


@given(st.integers(-(10**12), 10**12))
def test_numbers_are_read_back(value):
    assert words.parse_number(words.number(value)) == value


@pytest.mark.parametrize(("text", "value"), [("1.234", 1234), ("2.5", 2.5), ("1.234,5", 1234.5), ("1 234", 1234)])
def test_both_signs_are_read_where_they_are_clear(text, value):
    assert words.parse_number(text) == value


@pytest.mark.parametrize("text", ["", "mười", "1,2,3", "-", "1.2.x"])
def test_other_text_is_no_number(text):
    with pytest.raises(ValueError, match="number"):
        words.parse_number(text)
