"""Code lists: every spelling finds its entry, numbers by scheme, dates, a committee's own, faults in clear words."""

from datetime import date

import pytest

import rulebook
from branches import codes
from rulebook import Confidence, RulebookError
from rulebook.lists import SchemeUnknown

TODAY = date(2026, 11, 24)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "lists").mkdir()
    monkeypatch.setenv("RULEBOOK_DIR", str(tmp_path))
    codes.reload()
    rulebook.reload()
    yield tmp_path / "lists"
    codes.reload()
    rulebook.reload()


@pytest.fixture
def ours(monkeypatch):
    monkeypatch.delenv("RULEBOOK_DIR", raising=False)


def write(folder, name, text):
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    codes.reload()


@pytest.mark.parametrize("name", codes.names())
def test_every_spelling_of_every_list_finds_its_entry(ours, name):
    found = codes.get(name)
    assert len(found) > 1
    wrong = [
        (spelling, entry.key, found.lookup(spelling))
        for entry in found
        for spelling in entry.spellings
        if found.lookup(spelling) != entry.key
    ]
    assert not wrong


@pytest.mark.parametrize("name", codes.names())
def test_keys_are_short_and_sources_are_there_unless_assumed(ours, name):
    for entry in codes.get(name):
        assert len(entry.key) <= 30
        assert entry.document or entry.confidence is Confidence.ASSUMED


def test_ethnic_04_is_hoa_in_1979_and_muong_in_2008(ours):
    table = codes.get("ethnic").table
    assert [table.from_code(number, "1979") for number in ("04", "05", "06", "4")] == ["hoa", "kho-me", "muong", "hoa"]
    assert [table.from_code(number, "2008") for number in ("04", "05", "06")] == ["muong", "kho-me", "hoa"]
    assert (table.code("hoa", "1979"), table.code("hoa", "2008")) == ("04", "06")


def test_a_number_no_list_was_seen_to_give_is_absent_not_invented(ours):
    table = codes.get("ethnic").table
    assert table.code("ro-mam", "1979") == "54"
    assert table.code("ro-mam", "2008") is None
    assert table.from_code("54", "2008") is None
    assert table.from_code("55", "1979") is None
    assert table.from_code("0", "1979") is None


def test_an_unknown_scheme_is_refused_by_name(ours):
    with pytest.raises(SchemeUnknown, match="2019"):
        codes.get("ethnic").table.from_code("04", "2019")
    with pytest.raises(SchemeUnknown):
        codes.get("religion").table.code("khong", "1979")


def test_an_unknown_list_is_a_key_error(ours):
    with pytest.raises(KeyError):
        codes.get("colour")


def test_what_people_type_finds_the_entry(ours):
    asked = {
        "relation": ("BỐ ĐẺ", "father"), "schooling": ("12 / 12", "12/12"), "theory": ("cao cap", "advanced"),
        "ethnic": ("Dân tộc H'Mông", "hmong"), "language": ("Anh văn B1", "en-b1"),
        "reward": ("bằng khen thủ tướng", "merit_prime_minister"),
        "study_form": ("tại chức", "in_service"), "invalid_class": ("2/4", "wounded_2"), "file_paper": ("5", "5"),
    }  # fmt: skip
    assert {name: codes.get(name).lookup(text) for name, (text, _) in asked.items()} == {
        name: key for name, (_, key) in asked.items()
    }


def test_a_word_that_fits_two_entries_finds_none_and_names_both(ours):
    found = codes.get("discipline")
    assert found.lookup("Khiển trách") is None
    assert {"Khiển trách về Đảng", "Khiển trách về chính quyền"} <= set(found.suggest("Khiển trách"))


def test_the_class_at_school_is_kept_and_says_the_level_done(ours):
    found = codes.get("schooling")
    group = {key: found.entry(key).group for key in ("9/12", "8/12", "7/10", "6/10", "12/12", "10/10", "4/10", "3/10")}
    assert group == {
        "9/12": "lower_secondary", "8/12": "primary", "7/10": "lower_secondary", "6/10": "primary",
        "12/12": "upper_secondary", "10/10": "upper_secondary", "4/10": "primary", "3/10": "none",
    }  # fmt: skip


def test_the_104_papers_stand_in_three_bands_and_unknown_names_say_so(ours):
    found = codes.get("file_paper")
    bands = [len(choices) for _, choices in found.grouped_choices(TODAY)]
    assert bands == [36, 49, 19]
    assert found.label("5") == "Quyết định kết nạp đảng viên"
    assert "chưa có tên trong nguồn" in found.label("6")
    assert found.entry("6").confidence is Confidence.ASSUMED


def test_a_retired_entry_is_not_offered_but_keeps_its_label_and_name(ours):
    found = codes.get("discipline")
    assert ("state_demotion", "Giáng chức") in found.choices(date(2025, 6, 30))
    assert ("state_demotion", "Giáng chức") not in found.choices(date(2025, 7, 1))
    assert found.holds("state_demotion", date(2025, 6, 30))
    assert not found.holds("state_demotion", date(2025, 7, 1))
    assert found.label("state_demotion") == "Giáng chức"
    assert found.lookup("giáng chức") == "state_demotion"


def test_a_text_that_is_no_key_is_its_own_label(ours):
    assert codes.get("religion").label("Đạo lạ") == "Đạo lạ"
    assert not codes.get("religion").holds("Đạo lạ", TODAY)
    assert codes.get("religion").entry("Đạo lạ") is None
    assert codes.get("theory").position("advanced") > codes.get("theory").position("elementary") > -1
    assert codes.get("theory").position("x") == -1


def test_a_committee_adds_an_entry_and_retires_another_on_a_day(folder):
    write(
        folder,
        "occupation",
        '[[entry]]\nkey = "shipper"\nlabel = "Giao hàng"\naliases = ["Shipper"]\nsince = 2026-01-01\n'
        '[[entry]]\nkey = "home"\nuntil = 2026-06-01\n',
    )
    found = codes.get("occupation")
    assert ("shipper", "Giao hàng") not in found.choices(date(2025, 12, 31))
    assert ("shipper", "Giao hàng") in found.choices(date(2026, 1, 1))
    assert found.lookup("shipper") == "shipper"
    assert found.holds("home", date(2026, 5, 31))
    assert not found.holds("home", date(2026, 6, 1))
    assert found.label("home") == "Nội trợ"
    assert [entry.key for entry in found if entry.overlay] == ["home", "shipper"]
    assert rulebook.on(date(2026, 11, 24))["badge.years"].overlay is False


def test_a_committee_names_a_paper_and_fills_a_number(folder):
    write(folder, "file_paper", '[[entry]]\nkey = "6"\nlabel = "Lý lịch của người xin vào Đảng (bản thẩm tra)"\n')
    write(folder, "ethnic", '[[entry]]\nkey = "ro-mam"\ncodes = { 2008 = "54" }\n')
    assert codes.get("file_paper").label("6").startswith("Lý lịch")
    assert codes.get("ethnic").table.from_code("54", "2008") == "ro-mam"
    assert codes.get("ethnic").table.code("ro-mam", "1979") == "54"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("colour", '[[entry]]\nkey = "a"\nlabel = "A"', "không có danh mục"),
        ("theory", '[[entry]]\nkey = "a"', "thiếu «label»"),
        ("theory", '[[entry]]\nlabel = "A"', "thiếu «key»"),
        ("theory", '[[entry]]\nkey = "a"\nlabel = "A"\ncolour = "đỏ"', "trường lạ"),
        ("theory", '[[entry]]\nkey = "a"\nlabel = "Sơ cấp"', "đã dùng cho mục «elementary»"),
        ("theory", '[[entry]]\nkey = "a"\nlabel = "A"\n[[entry]]\nkey = "a"\nlabel = "B"', "hai lần"),
        ("theory", '[[entry]]\nkey = "a"\nlabel = "A"\ngroup = "x"', "nhóm «x»"),
        ("theory", '[[entry]]\nkey = "a"\nlabel = "A"\naliases = "B"', "danh sách chữ"),
        ("theory", '[[entry]]\nkey = "a"\nlabel = "A"\ndocument = "99-QĐ/ĐU@2026-01-01"', "không có trong documents"),
        ("theory", '[[entry]]\nkey = "a"\nlabel = "A"\nconfidence = "chắc"', "confidence"),
        ("religion", '[[entry]]\nkey = "a"\nlabel = "A"\nconfidence = "verified"', "chưa dẫn văn bản"),
        ("theory", '[[entry]]\nkey = "a"\nlabel = "A"\nsince = 2026-02-01\nuntil = 2026-01-01', "until không sau"),
        ("theory", '[[entry]]\nkey = "a"\nlabel = "A"\nsince = "hôm nay"', "không phải ngày"),
        ("ethnic", '[[entry]]\nkey = "kinh"\ncodes = { 2019 = "01" }', "bộ mã «2019»"),
        ("ethnic", '[[entry]]\nkey = "ro-mam"\ncodes = { 2008 = "01" }', "mã «01»"),
        ("theory", 'title = "Khác"', "trường lạ"),
        ("theory", "[[entry\n", "không đọc được"),
    ],
)
def test_a_bad_list_says_which_file_what_is_wrong_and_what_to_do(folder, name, text, words):
    write(folder, name, text)
    with pytest.raises(RulebookError, match=words) as caught:
        codes.get("theory")
    assert caught.value.file == f"{name}.toml"
    assert caught.value.remedy in str(caught.value)
