"""The roll 7-HSĐV as cells keep it: several things in one cell, two lines of header, groups, signatures."""

from datetime import date

import pytest
import xlsxwriter

from members.intake import composites as c
from members.intake.composites import split
from members.models import Membership, Person
from tests.members.intake.test_samples import lines

CELL = "01001000000001"
UPPER = (
    "TT", "Họ và tên,\ntên khai sinh", "Nam/nữ,\ndân tộc,\ntôn giáo", "Quê quán",
    "Văn hóa, lý luận, chuyên môn, ngoại ngữ",
    "Nghề nghiệp", None, "Ngày vào Đảng,\nchính thức", "Số thẻ, số lý lịch, số huy hiệu", "Bộ đội, công an, hưu trí",
    "Ngày chuyển đi, đến đâu", "Ngày chuyển đến, từ đâu", "Ngày từ trần, lý do",
    "Ngày ra khỏi Đảng, hình thức", "Ghi chú",
)  # fmt: skip
LOWER = (None, None, None, None, None, "Trước khi vào Đảng", "Hiện nay", *[None] * 8)
AN = [
    1, "Nguyễn Văn An\n(tên khai sinh: Nguyễn Văn Ánh)\nsinh 05/03/1960", "Nam, Kinh, Không", "Xã Ba Vì",
    "10/10, Trung cấp, Kỹ sư, Anh B", "Công nhân dệt", "Hưu trí", "19/05/1985\n19/05/1986",
    "012345678901 / 000123HN / HH 4567", "Hưu trí", None, None, None, None, None,
]  # fmt: skip
BA = [
    2, "Trần Thị Bình, 1970", "Nữ, Tày", "Phường Láng", "12/12", None, "Giáo viên", "03/02/1995", "23456789", None,
    None, "5/2010, từ Chi bộ Dệt", None, None, None,
]  # fmt: skip
CO = [
    3, "Lê Văn Cò, 1950", "nam", None, None, None, None, "1980", None, None, None, None, "02/01/2024, ốm", None, None,
]  # fmt: skip


@pytest.fixture
def roll(tmp_path):
    def make(*rows):
        book = xlsxwriter.Workbook(str(tmp_path / "so.xlsx"))
        page = book.add_worksheet("7-HSĐV")
        head = [["ĐẢNG BỘ PHƯỜNG"], ["SỔ DANH SÁCH ĐẢNG VIÊN"], [], UPPER, LOWER, list(range(1, 16)), ["I. Tổ đảng 1"]]
        tail = [
            [],
            [None] * 10 + ["Hà Nội, ngày … tháng … năm …"],
            [None] * 10 + ["T/M CHI BỘ"],
            [None] * 10 + ["BÍ THƯ"],
        ]
        for place, line in enumerate([*head, *rows, *tail]):
            page.write_row(place, 0, line)
        book.close()
        return tmp_path / "so.xlsx"

    return make


def test_every_part_of_a_cell_finds_its_field(trial, roll):
    an, ba, co = lines(roll(AN, BA, CO), "--organisation", CELL, "--check-only")
    person = an["person"]
    assert (person["full_name"], person["other_name"], person["born_on"]) == (
        "Nguyễn Văn Ánh",
        "Nguyễn Văn An",
        "1960-03-05",
    )
    assert (person["sex"], person["ethnic"], person["religion"]) == ("male", "Kinh", "Không")
    assert (person["schooling"], person["theory"], person["expertise"]) == ("10/10", "Trung cấp", "Đại học")
    assert (person["occupation_before"], person["occupation_words"]) == ("Công nhân dệt", "Hưu trí")
    assert (person["admitted_on"], person["official_on"]) == ("1985-05-19", "1986-05-19")
    assert (person["card_number"], person["dossier_number"]) == ("012345678901", "000123HN")
    assert [fault["code"] for fault in an["faults"]] == ["part_not_taken"]
    assert (ba["person"]["born_on"], ba["person"]["born_precision"], ba["person"]["ethnic"]) == (
        "1970-01-01",
        "year",
        "Tày",
    )
    assert ba["person"]["old_card_number"] == "23456789"
    assert {fault["code"] for fault in ba["faults"]} == {"card_legacy", "movement_not_taken"}
    assert (co["outcome"], co["person"]["standing"]) == ("warning", "died")


def test_the_roll_is_written_with_its_new_fields_and_the_dead_are_not(trial, roll, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    lines(roll(AN, BA, CO), "--organisation", CELL)
    an = Person.objects.get(name_folded="nguyen van anh")
    assert (an.schooling, an.expertise, an.theory, an.occupation, an.language) == (
        "10/10", "university", "intermediate", "retired", "en-b",
    )  # fmt: skip
    assert Membership.objects.get(person=an).official_on == date(1986, 5, 19)
    assert Person.objects.count() == 2


def test_a_fault_in_a_part_names_the_column_of_the_file(trial, roll):
    row = [*AN]
    row[7] = "31/02/1985, 19/05/1986"
    (found,) = lines(roll(row), "--organisation", CELL, "--check-only")
    fault = next(fault for fault in found["faults"] if fault["code"] == "impossible_date")
    assert fault["column"] == UPPER[7]
    assert found["outcome"] == "refused"


@pytest.mark.parametrize(
    ("key", "text", "parts"),
    [
        (c.NAMES, "Trần Thị Bình", {"full_name": "Trần Thị Bình"}),
        (c.NAMES, "Lê An, sinh 05/03/1970", {"full_name": "Lê An", "born_on": "05/03/1970"}),
        (c.PERSON, "Nữ/Tày/Phật giáo", {"sex": "Nữ", "ethnic": "Tày", "religion": "Phật giáo"}),
        (c.PERSON, "Nam, Kinhh, không", {"sex": "Nam", "ethnic": "Kinhh", "religion": "không"}),
        (c.LEARNING, "VH: 12/12\nLLCT: cao cấp\nCM: Thạc sĩ kinh tế\nNN: Anh C",
         {"schooling": "12/12", "theory": "cao cấp", "expertise": "Thạc sĩ", "expertise_words": "Thạc sĩ kinh tế",
          "language": "Anh C"}),
        (c.LEARNING, "12/12 - sơ cấp - Kỹ sư - Anh A",
         {"schooling": "12/12", "theory": "sơ cấp", "expertise": "Kỹ sư", "language": "Anh A"}),
        (c.WORK, "Công nhân, Hưu trí", {"occupation_before": "Công nhân", "occupation_words": "Hưu trí"}),
        (c.WORK, "hiện nay: cán bộ xã; trước: làm ruộng",
         {"occupation_words": "cán bộ xã", "occupation_before": "làm ruộng"}),
        (c.ADMISSION, "3/2/1990, CT: 3/2/1991", {"admitted_on": "3/2/1990", "official_on": "3/2/1991"}),
        (c.ADMISSION, "CT 1986", {"official_on": "1986"}),
        (c.ADMISSION, "chưa rõ", {"admitted_on": "chưa rõ"}),
        (c.NUMBERS, "12345678, 000123 HN", {"card_number": "12345678", "dossier_number": "000123HN"}),
        (c.NUMBERS, "  ", {}),
    ],
)  # fmt: skip
def test_a_cell_of_several_things_is_cut(key, text, parts):
    assert split(key, text) == parts
