import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnam.corpus import HIGHLAND, NAMES
from vietnam import names

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
words = st.text(alphabet=LETTERS + LETTERS.upper() + "'- ", max_size=40)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Nguyễn Thị Hoà", "nguyen thi hoa"),
        ("NGUYỄN THỊ HÒA", "nguyen thi hoa"),
        ("Đặng Đình Đức", "dang dinh duc"),
        ("Ðặng", "dang"),
        ("  Trần\u00a0\u200b  Văn\t\u200eA ", "tran van a"),
        ("H’Hen Niê", "h'hen nie"),
        ("Ｖũ", "vu"),
        ("\u202bLê\u202c", "le"),
        ("", ""),
        ("\u200b \u200b", ""),
        ("A\x00n", "an"),
    ],
)
def test_fold_makes_the_key_a_person_would_type(written, folded):
    assert names.fold(written) == folded


def test_fold_finds_a_name_with_cyrillic_letters_by_its_latin_spelling():
    assert names.fold("Nguyễn V\u0430n") == "nguyen van"


@given(st.text())
def test_fold_is_idempotent_on_any_text(text):
    assert names.fold(names.fold(text)) == names.fold(text)


@given(words)
def test_keys_do_not_depend_on_the_unicode_form(text):
    loose = unicodedata.normalize("NFD", text)
    assert names.fold(loose) == names.fold(text)
    assert names.sort_key(loose) == names.sort_key(text)
    assert names.normalise(loose) == names.normalise(text)


@given(words)
def test_fold_of_vietnamese_is_ascii_and_ignores_case(text):
    assert names.fold(text).isascii()
    assert names.fold(text.upper()) == names.fold(text)


@given(st.text())
def test_normalise_and_capitalise_are_idempotent(text):
    clean = names.normalise(text)
    assert names.normalise(clean) == clean
    assert names.capitalise(names.capitalise(text)) == names.capitalise(text)


def test_normalise_keeps_the_tone_where_it_was_written():
    assert names.normalise("Hoà") == "Hoà"
    assert names.normalise("Hòa") == "Hòa"


def test_normalise_cleans_spaces_unseen_characters_and_foreign_d():
    assert names.normalise(" \u200eÐinh \u00a0 Thi\u0323\ufeff\x00 ") == "Đinh Thị"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("Thúy", "Thuý"),
        ("Thùy", "Thuỳ"),
        ("khỏe", "khoẻ"),
        ("HÒA", "HOÀ"),
        ("quý", "quý"),
        ("Toàn", "Toàn"),
    ],
)
def test_both_tone_places_compare_equal(one, other):
    assert names.tone_place_normal(one) == names.tone_place_normal(other)


def test_tone_place_of_quy_does_not_move():
    assert names.tone_place_normal("Quý") == "Quý"


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("NGUYỄN VĂN A", "Nguyễn Văn A"),
        ("nguyễn văn a", "Nguyễn Văn A"),
        ("Trần ánh", "Trần Ánh"),
        ("NGUYễN", "Nguyễn"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("H'Hen Niê", "H'Hen Niê"),
        ("HBia Niê", "HBia Niê"),
        ("Y", "Y"),
        ("Ê-BAN", "Ê-Ban"),
        ("Rơ Châm H'Phik", "Rơ Châm H'Phik"),
    ],
)
def test_capitals_of_names(written, wanted):
    assert names.capitalise(written) == wanted


def test_capitals_of_names_that_are_right_stay():
    assert [name for name in NAMES if names.capitalise(name) != name] == []
    assert [name for name in NAMES if names.capitalise(name.upper()) != name] == []


IN_ORDER = [
    "An",
    "Lê An",
    "Nguyễn An",
    "Nguyễn Thị An",
    "Nguyễn Văn An",
    "Đặng Văn Anh",
    "Nguyễn Thị Anh",
    "Phạm Ân Ân Anh",
    "Đỗ Thị Ảnh",
    "Bùi Ánh",
    "Nguyễn Văn Ánh",
    "Vũ Ẩn",
    "Lê Ấn",
    "Trần Bách",
    "Trần Chi",
    "Trần Cường",
    "Trần Dũng",
    "Trần Đào",
    "Trần Đạt",
    "Trần Hoa",
    "An Thị Hoà",
    "Trần Hòa",
    "Trần Hoạ",
    "Trần Hồng",
    "Trần Hùng",
    "Trần Hưng",
    "Trần Oanh",
    "Trần Ôn",
    "Trần Thuý",
    "Trần Thư",
    "Trần Uyên",
    "Trần Ước",
    "Trần Yến",
]


def test_names_sort_as_a_vietnamese_list_by_given_name():
    shuffled = Random(7).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=names.sort_key) == IN_ORDER


def test_tones_sort_level_falling_asking_tumbling_rising_heavy():
    tones = ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ"]
    assert sorted(Random(1).sample(tones, 6), key=names.sort_key) == tones


def test_letters_come_before_tones_within_a_word():
    assert sorted(["Mán", "Man", "Má", "Mă", "Mâ", "Ma"], key=names.sort_key) == ["Ma", "Má", "Man", "Mán", "Mă", "Mâ"]


def test_alphabet_is_in_order():
    letters = list("AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ")
    assert sorted(Random(1).sample(letters, len(letters)), key=names.sort_key) == letters


def test_sort_key_ignores_case_and_tone_place():
    assert names.sort_key("NGUYỄN HOÀ") == names.sort_key("nguyễn hòa")


def test_names_that_differ_get_different_keys():
    distinct = {names.tone_place_normal(name) for name in NAMES}
    assert len({names.sort_key(name) for name in NAMES}) == len(distinct)


@given(st.text(max_size=60))
def test_sort_key_is_short_printable_ascii(text):
    key = names.sort_key(text)
    assert key.isascii()
    assert all(33 <= ord(c) <= 126 for c in key)
    assert len(key) <= 9 * len(unicodedata.normalize("NFD", text.casefold()))


@given(words, words)
def test_equal_sort_keys_mean_equal_search_keys(one, other):
    if names.sort_key(one) == names.sort_key(other):
        assert names.fold(one) == names.fold(other)


@pytest.mark.parametrize("name", HIGHLAND)
def test_highland_names_are_accepted_sorted_and_found(name):
    assert names.name_faults(name) == ()
    assert names.capitalise(name) == name or "-" in name
    assert names.sort_key(name)
    assert names.fold(name).isascii()


@pytest.mark.parametrize(
    "name", ["@Trần Duy", "=Lê", "Lê 😀", "Lê 2", "Lê <b>", "Lê\u4e2d", "Lê_A", "Ivan \u0416", "..."]
)
def test_names_with_signs_that_no_name_has_are_refused(name):
    assert {fault.code for fault in names.name_faults(name)} == {"name_characters"}


def test_a_fault_says_which_characters_are_wrong():
    assert names.name_faults("@Lê 22 @")[0].characters == "@2"


def test_empty_and_endless_names_are_refused():
    assert names.name_faults(" \u200b ")[0].code == "required"
    assert names.name_faults("a" * 10_000)[0].code == "text_too_long"
    assert names.name_faults("a " * 100)[0].code == "text_too_long"


def test_right_names_have_no_fault():
    assert [name for name in NAMES if names.name_faults(name)] == []


def test_lookalike_letters_are_put_right():
    assert names.lookalikes("Nguyễn V\u0430n \u0410n") == "Nguyễn Van An"
    assert names.lookalikes("\u041d\u03bfa") == "Hoa"
    assert names.lookalikes("Nguyễn Văn An") is None
    assert names.lookalikes("Hoa") is None


def test_a_name_of_ten_thousand_characters_is_folded_in_linear_time():
    assert names.fold("ễ" * 10_000) == "e" * 10_000
    assert len(names.sort_key("ễ" * 10_000)) < 30_000
