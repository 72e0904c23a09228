"""Lists of organisations from files: taken as they are, twice the same, refused with the row."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from branches.models import Organisation, OrganisationPeriod
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
WARD = """Mã,Tên tổ chức,Loại,Mã cấp trên
01001000000000,Đảng bộ phường Thử Nghiệm,"Đảng bộ xã, phường",
01001000000001,Chi bộ Thôn Trung,Chi bộ,01001000000000
01001000000002,Chi bộ Phòng Kỹ thuật,Chi bộ,01001000000000
"""


def write(folder: Path, text: str = WARD, name: str = "to-chuc.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def run(path: Path, **options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_organisations", str(path), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def refusal(path: Path, **options: str) -> str:
    err = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("import_organisations", str(path), stdout=StringIO(), stderr=err, **options)
    return f"{err.getvalue()}{refused.value}"


def test_a_ward_without_a_city_gets_one(tmp_path):
    out, err = run(write(tmp_path))
    periods = {period.code: period for period in OrganisationPeriod.objects.all()}
    assert (len(periods), err) == (4, "")
    assert periods["01000000000000"].name == "Thành ủy Hà Nội"
    ward, cell = periods["01001000000000"], periods["01001000000001"]
    assert ward.parent_id == periods["01000000000000"].organisation_id
    assert cell.path == f"{ward.path}{cell.organisation_id}/"
    assert (ward.sector, ward.cause) == ("urban", "registered")
    assert "4 tổ chức mới" in out


def test_a_second_run_changes_nothing(tmp_path):
    path = write(tmp_path)
    run(path)
    before = list(OrganisationPeriod.objects.order_by("pk").values())
    out, _err = run(path)
    assert list(OrganisationPeriod.objects.order_by("pk").values()) == before
    assert "Đã ghi 0 tổ chức mới; 3 tổ chức đã có" in out


def test_rows_may_come_in_any_order_and_without_codes(tmp_path):
    rows = WARD.splitlines()
    text = "\n".join([rows[0], rows[2], rows[3], rows[1], ",Chi bộ Không Mã,Chi bộ,01001000000000"])
    run(write(tmp_path, text))
    run(write(tmp_path, text))
    assert Organisation.objects.count() == 5


def test_a_workbook_whose_codes_are_numbers_keeps_their_zeros(tmp_path):
    book = Workbook()
    book.active.append(["DANH SÁCH TỔ CHỨC"])
    book.active.append(["Mã", "Tên tổ chức", "Loại", "Mã cấp trên"])
    book.active.append([1001000000000, "Đảng bộ xã Đông", "Đảng bộ xã, phường", None])
    book.active.append([1001000000001, "Chi bộ Thôn Trung", "chi bộ", 1001000000000])
    book.save(tmp_path / "to-chuc.xlsx")
    run(tmp_path / "to-chuc.xlsx")
    assert OrganisationPeriod.objects.get(code="01001000000001").parent_id is not None
    assert OrganisationPeriod.objects.get(code="01001000000000").sector == "rural"


def test_parent_takes_the_topmost_rows(tmp_path):
    run(write(tmp_path))
    text = "Mã,Tên tổ chức,Loại,Mã cấp trên\n,Chi bộ Trạm Y tế,Chi bộ,\n"
    run(write(tmp_path, text), parent="01.001.000.000.000")
    cell = OrganisationPeriod.objects.get(name="Chi bộ Trạm Y tế")
    assert cell.parent_id == OrganisationPeriod.objects.get(code="01001000000000").organisation_id


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",Chi bộ A,Chi bộ,01009000000000", "Mã cấp trên 01009000000000 không có"),
        (",Chi bộ A,Chi đoàn,01001000000000", "Không có loại “Chi đoàn”"),
        (",,Chi bộ,01001000000000", "Thiếu tên"),
        ("123,Chi bộ A,Chi bộ,01001000000000", "đúng 14 chữ số"),
        (',Đảng bộ B,"Đảng bộ xã, phường",01001000000000', "không thể trực thuộc"),
        ("01001000000002,Chi bộ Khác,Chi bộ,01001000000000", "đã có ở dòng 4"),
    ],
)
def test_a_wrong_row_refuses_the_file_and_says_which(tmp_path, row, words):
    told = refusal(write(tmp_path, f"{WARD}{row}\n"))
    assert words in told
    assert "Dòng 5" in told
    assert not Organisation.objects.exists()


def test_a_circle_of_parents_is_refused(tmp_path):
    text = "Mã,Tên tổ chức,Loại,Mã cấp trên\n01001001000000,A,Đảng bộ cơ sở,01001002000000\n"
    text += "01001002000000,B,Đảng bộ cơ sở,01001001000000\n"
    assert "vòng tròn" in refusal(write(tmp_path, text))


def test_what_the_register_says_otherwise_is_not_overwritten(tmp_path):
    run(write(tmp_path))
    told = refusal(write(tmp_path, WARD.replace("Thôn Trung", "Thôn Thượng")))
    assert "khác tên" in told
    assert OrganisationPeriod.objects.filter(name="Chi bộ Thôn Trung").exists()


def test_a_code_of_another_tree_is_taken_with_a_warning(tmp_path):
    _out, err = run(write(tmp_path, f"{WARD}01002000000009,Chi bộ Lạc,Chi bộ,01001000000000\n"))
    assert "Dòng 5: cảnh báo" in err


def test_unreadable_files_are_refused_in_one_line(tmp_path):
    assert "tiêu đề" in refusal(write(tmp_path, "a,b\n1,2\n"))
    assert "Không có tệp" in refusal(tmp_path / "khong.csv")
    assert "Không có tổ chức mang mã" in refusal(write(tmp_path), parent="01999000000000")


def test_a_city_of_another_name_is_used_as_it_is(tmp_path):
    city = OrganisationFactory(kind="city", name="Thành ủy Thử", code="01000000000000")
    run(write(tmp_path))
    assert OrganisationPeriod.objects.get(code="01001000000000").parent_id == city.pk
