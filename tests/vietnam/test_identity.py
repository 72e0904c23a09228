import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnam import identity
from vietnam.identity import IdentityError, parse, parse_badge_number, parse_card, parse_organisation_code

numbers = st.builds(
    lambda province, century, year, tail: f"{province}{century}{year:02}{tail:06}",
    st.sampled_from(sorted(identity.PROVINCES)),
    st.integers(0, 3),
    st.integers(0, 99),
    st.integers(0, 999_999),
)


@pytest.mark.parametrize(
    ("number", "sex", "year"),
    [
        ("001085000123", "male", 1985),
        ("001185000123", "female", 1985),
        ("001203000123", "male", 2003),
        ("001303000123", "female", 2003),
    ],
)
def test_a_personal_number_tells_province_sex_and_year(number, sex, year):
    found = parse(number)
    assert (found.province_code, found.province, found.sex, found.birth_year) == ("001", "Hà Nội", sex, year)
    assert found.warnings == ()


def test_there_are_63_provinces_of_birth_registration():
    assert len(identity.PROVINCES) == 63
    assert identity.PROVINCES["079"] == "Thành phố Hồ Chí Minh"
    assert parse("079085000123").province == "Thành phố Hồ Chí Minh"


def test_an_unknown_province_warns_and_is_not_refused():
    found = parse("003085000123")
    assert found.warnings == ("unknown_province",)
    assert found.province is None


def test_a_number_that_contradicts_sex_or_year_warns():
    assert parse("001085000123", sex="female").warnings == ("identity_sex_mismatch",)
    assert parse("001085000123", birth_year=1986).warnings == ("identity_year_mismatch",)
    assert parse("001085000123", sex="male", birth_year=1985).warnings == ()


@pytest.mark.parametrize("text", ["00108949230", "0010894923011", "123456789", "", "  "])
def test_another_count_of_digits_is_refused(text):
    with pytest.raises(IdentityError) as caught:
        parse(text)
    assert caught.value.code == "identity_length"


@pytest.mark.parametrize("text", ["00108900012A", "không có", "1.20E+11", "٠٠١٠٨٥٠٠٠١٢٣", "001085-00012x"])
def test_letters_are_refused(text):
    with pytest.raises(IdentityError) as caught:
        parse(text)
    assert caught.value.code == "identity_characters"


@pytest.mark.parametrize(
    "text",
    [
        "'001085000123",
        "001085000123.0",
        " 001 085 000 123 ",
        "001\u00a0085\u00a0000123",
        "001.085.000.123",
        "\u200e001085000123",
    ],
)
def test_noise_of_sheets_is_taken_off(text):
    assert parse(text).number == "001085000123"


def test_errors_do_not_carry_the_number():
    with pytest.raises(ValueError, match=r"^identity_length$"):
        parse("00108500012")


@given(numbers)
def test_zeros_eaten_by_a_spreadsheet_come_back(number):
    eaten = int(number)
    found = parse(number)
    assert identity.restore_leading_zeros(eaten, found.sex, found.birth_year) == number
    assert identity.restore_leading_zeros(float(eaten), found.sex, found.birth_year) == number
    assert identity.restore_leading_zeros(eaten, found.sex, found.birth_year + 1) is None


def test_zeros_are_not_invented():
    assert identity.restore_leading_zeros(637637947) is None
    assert identity.restore_leading_zeros("00108949230") is None
    assert identity.restore_leading_zeros("abc") is None
    assert identity.restore_leading_zeros("") is None
    assert identity.restore_leading_zeros(True) is None
    assert identity.restore_leading_zeros(1204651112, "female", 2004) is None
    assert identity.restore_leading_zeros(1204651112, birth_year=2004) == "001204651112"


def test_nine_digits_are_an_old_card():
    assert identity.is_old_identity_card("637637947")
    assert identity.is_old_identity_card(637637947.0)
    assert not identity.is_old_identity_card("63763794")
    assert not identity.is_old_identity_card("63763794A")


def test_mask_shows_the_ends_only():
    assert identity.mask("001085000123") == "001•••••0123"
    assert identity.mask("637637947") == "•••••••47"
    assert identity.mask("1234") == "••••"
    assert identity.mask("") == ""


@given(st.text(alphabet="0123456789", max_size=20))
def test_masks_never_show_the_middle(number):
    masked = identity.mask(number)
    assert len(masked) == len(number)
    shown = [place for place, sign in enumerate(masked) if sign != "•"]
    assert len(shown) <= 7
    assert all(place < 3 or place >= len(number) - 4 for place in shown)
    assert len(number) < 8 or masked.count("•") >= 5
    assert masked[3:8].count("•") == 5 or len(number) < 12


def test_numbers_in_running_text_are_masked_for_logs():
    line = identity.mask_runs("số 001085000123, cũ 637637947, ngày 05031970")
    assert line == "số 001•••••0123, cũ •••••••47, ngày 05031970"


def test_party_cards_of_both_generations_are_read():
    assert parse_card("001085000123").kind == "current"
    assert parse_card(" 73 087 744 ").kind == "legacy"
    assert parse_card("73087744").number == "73087744"


def test_a_current_card_that_is_not_the_personal_number_warns():
    assert parse_card("001085000123", identity_number="001085000123").warnings == ()
    assert parse_card("001085000124", identity_number="001085000123").warnings == ("card_identity_mismatch",)
    assert parse_card("73087744", identity_number="001085000123").warnings == ()


@pytest.mark.parametrize(
    ("text", "code"), [("7308774", "card_length"), ("", "card_length"), ("7308774A", "card_characters")]
)
def test_other_cards_are_refused(text, code):
    with pytest.raises(IdentityError) as caught:
        parse_card(text)
    assert caught.value.code == code


def test_profile_numbers_of_another_form_only_warn():
    assert identity.profile_number_warnings("000001HN") == ()
    assert identity.profile_number_warnings("000001 hn") == ()
    assert identity.profile_number_warnings("000001") == ("profile_number_form",)
    assert identity.profile_number_warnings("00001HN") == ("profile_number_form",)
    assert identity.clean_profile_number("000001 hn") == "000001HN"


@pytest.mark.parametrize(
    ("text", "years", "serial"),
    [("HN 00000001", 30, 1), ("HN E0000001", 45, 1), ("HN D000001", 55, 1), ("HN 01", 90, 1), ("hn 0001234", 40, 1234)],
)
def test_badge_numbers_tell_their_years(text, years, serial):
    assert parse_badge_number(text) == (years, serial)


@pytest.mark.parametrize("text", ["HN 000000001", "HN E000001", "00000001", "HCM 01", "HN 00", "HN", "HN F0000001"])
def test_badge_numbers_of_another_form_are_refused(text):
    with pytest.raises(IdentityError) as caught:
        parse_badge_number(text)
    assert caught.value.code == "badge_number"


@given(st.sampled_from(sorted(identity.BADGE_FORMS)), st.integers(1, 99))
def test_badge_numbers_are_written_and_read_the_same(years, serial):
    assert parse_badge_number(identity.format_badge_number(years, serial)) == (years, serial)


def test_a_badge_serial_that_needs_more_digits_is_refused():
    with pytest.raises(ValueError, match="badge_serial"):
        identity.format_badge_number(90, 100)


def test_an_organisation_code_is_read_with_and_without_dots():
    code = parse_organisation_code("38168053000001")
    assert code == parse_organisation_code("38.168.053.000.001") == parse_organisation_code("38.168.53.0.1")
    assert code.groups == ("38", "168", "053", "000", "001")
    assert (code.digits, str(code)) == ("38168053000001", "38.168.053.000.001")


def test_organisation_numbers_are_padded():
    assert identity.organisation_code(1, 15).digits == "01015000000000"
    with pytest.raises(IdentityError):
        identity.organisation_code(100)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0100100000000", "organisation_code_length"),
        ("0100100000000A", "organisation_code_characters"),
        ("", "organisation_code_length"),
    ],
)
def test_other_organisation_codes_are_refused(text, code):
    with pytest.raises(IdentityError) as caught:
        parse_organisation_code(text)
    assert caught.value.code == code


def test_a_code_must_continue_its_parents():
    ward = parse_organisation_code("01001000000000")
    cell = parse_organisation_code("01001000000001")
    stray = parse_organisation_code("01002000000001")
    assert cell.is_under(ward)
    assert cell.wrong_group(ward) is None
    assert not ward.is_under(ward)
    assert not stray.is_under(ward)
    assert stray.wrong_group(ward) == 2
    assert (ward.depth, cell.depth) == (2, 5)
