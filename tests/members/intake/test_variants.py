"""The same people in other files: other headers, legacy letters, title lines, hidden rows, notes sheets."""

import csv
import json
from pathlib import Path

import pytest
import xlsxwriter

from tests.data import DATA
from tests.members.intake.test_samples import CODE, differences, lines, truth_of
from tests.vietnam.test_encodings import as_cp1258, as_tcvn3, as_vni, cp1258_bytes

ROWS = list(csv.reader((DATA / "f_utf8_bom.csv").read_text(encoding="utf-8-sig").splitlines()))
OTHER = (
    "TT",
    "HỌ, CHỮ ĐỆM VÀ TÊN",
    "Ngày, tháng, năm sinh",
    "Nam/Nữ",
    "Quê quán (*)",
    "Ngày kết nạp",
    "Ngày công nhận chính thức",
    "Chi bộ đang sinh hoạt",
)


def workbook(path: Path, rows, *, sheet="Trang 1", before=(), hidden=(), notes=False) -> Path:
    book = xlsxwriter.Workbook(str(path))
    if notes:
        note = book.add_worksheet("Hướng dẫn")
        note.write_column(0, 0, ["Ghi chú khi nhập", "Chỉ ghi bằng chữ thường", "Hỏi văn phòng: 024 3456 7890"])
        secret = book.add_worksheet("Danh mục")
        secret.write_column(0, 0, ["Kinh", "Tày", "Mường"])
        secret.hide()
    page = book.add_worksheet(sheet)
    for place, line in enumerate([*before, *rows]):
        page.write_row(place, 0, line)
    for place in hidden:
        page.set_row(place, None, None, {"hidden": True})
    book.close()
    return path


def moved(truth: dict[int, dict], by: int) -> dict[int, dict]:
    return {row + by: {**found, "row": row + by} for row, found in truth.items()}


@pytest.mark.parametrize("encode", [as_tcvn3, as_vni, as_cp1258], ids=lambda f: f.__name__)
def test_legacy_letters_under_other_headers_come_out_as_unicode(trial, tmp_path, encode):
    rows = [list(map(encode, line)) for line in (OTHER, *ROWS[1:])]
    if encode is as_tcvn3:
        rows = [[encode(cell.title()) for cell in OTHER], *rows[1:]]
    path = workbook(tmp_path / "cu.xlsx", rows)
    assert differences(truth_of("f_utf8_bom.csv"), lines(path, "--organisation", CODE, "--check-only")) == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_csv_of_any_encoding_and_separator_is_read(trial, tmp_path, delimiter, encoding):
    text = "\n".join(delimiter.join(line) for line in ROWS)
    path = tmp_path / "danh-sach.csv"
    path.write_bytes(cp1258_bytes(text) if encoding == "cp1258" else text.encode(encoding))
    assert differences(truth_of("f_utf8_bom.csv"), lines(path, "--organisation", CODE, "--check-only")) == []


def test_titles_notes_hidden_rows_and_signatures_do_not_disturb(trial, tmp_path):
    titles = [["ĐẢNG BỘ PHƯỜNG THỬ NGHIỆM"], ["DANH SÁCH ĐẢNG VIÊN"], [], ["(tính đến 24/11/2026)"]]
    tail = [
        [],
        ["", "Tổng số: 60 đồng chí"],
        ["", "", "", "", "", "", "Hà Nội, ngày 24 tháng 11"],
        ["", "Người lập", "", "", "", "", "BÍ THƯ"],
    ]
    path = workbook(tmp_path / "a.xlsx", [OTHER, *ROWS[1:], *tail], before=titles, hidden=(9, 10, 11), notes=True)
    result = lines(path, "--organisation", CODE, "--check-only")
    assert differences(moved(truth_of("f_utf8_bom.csv"), len(titles)), result) == []
    assert {row["sheet"] for row in result} == {"Trang 1"}


def test_hidden_rows_are_read_and_said(importer, tmp_path):
    batch = importer.check(workbook(tmp_path / "a.xlsx", [OTHER, *ROWS[1:]], hidden=(3, 4)))
    assert batch.counts["rows"] == 60
    assert batch.counts["hidden_rows"] == 2


def test_a_sheet_without_birth_dates_beside_a_list_is_passed_over(trial, tmp_path):
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    for name, lines_of in (
        ("Danh sách", [OTHER, *ROWS[1:]]),
        ("Họp", [["TT", "Họ và tên", "Chi bộ", "Ghi chú"], *ROWS[1:]]),
    ):
        page = book.add_worksheet(name)
        for place, line in enumerate(lines_of):
            page.write_row(place, 0, line)
    book.close()
    result = lines(tmp_path / "a.xlsx", "--organisation", CODE, "--check-only")
    assert {row["sheet"] for row in result} == {"Danh sách"}


def test_several_sheets_that_are_lists_are_all_read(trial, tmp_path):
    book = xlsxwriter.Workbook(str(tmp_path / "hai.xlsx"))
    for name, part in (("Chi bộ 1", ROWS[1:31]), ("Chi bộ 2", ROWS[31:])):
        page = book.add_worksheet(name)
        for place, line in enumerate([OTHER, *part]):
            page.write_row(place, 0, line)
    book.close()
    result = lines(tmp_path / "hai.xlsx", "--organisation", CODE, "--check-only")
    assert [row["sheet"] for row in result] == ["Chi bộ 1"] * 30 + ["Chi bộ 2"] * 30
    assert {row["outcome"] for row in result} == {"accepted"}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Số CCCD/ĐDCN", "identity_number"), ("SỐ ĐỊNH DANH CÁ NHÂN (12 số)", "identity_number"),
        ("Ngày, tháng, năm sinh", "born_on"), ("Ngày sinh (dd/mm/yyyy)*", "born_on"), ("  HỌ  VÀ  TÊN ", "full_name"),
        ("Họ và tên*", "full_name"), ("Số thẻ đảng viên", "card_number"), ("Ngày vào Đảng (dự bị)", "admitted_on"),
        ("Dân tộc", "ethnic"), ("Chi bộ sinh hoạt", "cell"), ("Tình trạng", "standing"), ("SĐT", "phone"),
        ("Số CCCD/Mã số định danh", "identity_number"), ("Số căn cước/CCCD", "identity_number"),
        ("Sinh ngày, tháng, năm", "born_on"), ("Ngày, tháng, năm kết nạp vào Đảng", "admitted_on"),
        ("Kết nạp ngày", "admitted_on"), ("Ngày, tháng, năm công nhận chính thức", "official_on"),
        ("Chi bộ hiện đang sinh hoạt", "cell"), ("Họ tên đồng chí", "full_name"), ("Họ và\ntên (*)", "full_name"),
    ],
)  # fmt: skip
def test_headers_are_known_under_many_spellings(header, field):
    from jobs.intake.headers import find_header
    from jobs.intake.sheet import Row
    from members.intake.columns import VOCABULARY

    others = {"full_name": "Họ và tên", "born_on": "Ngày sinh", "cell": "Chi bộ"}
    others.pop(field, None)
    plan = find_header([Row(1, [header, "Quê quán", "Giới tính", *others.values()])], VOCABULARY)
    assert plan.fields[0] == field


def test_faults_name_the_column_as_the_file_has_it(trial, tmp_path):
    wrong = [*ROWS[1][:2], "31/02/1970", *ROWS[1][3:]]
    path = workbook(tmp_path / "a.xlsx", [OTHER, wrong])
    (row,) = lines(path, "--organisation", CODE, "--check-only")
    assert json.dumps(row["faults"][0]["column"], ensure_ascii=False) == '"Ngày, tháng, năm sinh"'


@pytest.mark.parametrize(
    "header",
    [
        "Nơi cấp CCCD", "Ngày cấp CCCD", "Họ tên vợ (chồng)", "Họ và tên đệm", "Đảng viên chính thức",
        "Chi bộ chuyển đến", "Sinh hoạt Đảng", "Ngày quyết định chính thức", "Năm sinh: Nữ", "Số thẻ BHYT",
    ],
)  # fmt: skip
def test_headers_of_other_matters_mean_no_field(header):
    from jobs.intake.headers import find_header
    from jobs.intake.sheet import Row
    from members.intake.columns import VOCABULARY

    plan = find_header([Row(1, [header, "Họ và tên", "Ngày sinh", "Chi bộ"])], VOCABULARY)
    assert 0 not in plan.fields


def test_a_header_with_a_line_break_is_named_as_the_file_has_it(trial, tmp_path):
    header = [*OTHER[:2], "Ngày, tháng,\nnăm  sinh (*)", *OTHER[3:]]
    path = workbook(tmp_path / "a.xlsx", [header, [*ROWS[1][:2], "31/02/1970", *ROWS[1][3:]]])
    (row,) = lines(path, "--organisation", CODE, "--check-only")
    assert row["faults"][0]["column"] == "Ngày, tháng,\nnăm  sinh (*)"


def test_a_windows_1258_file_names_its_columns_in_vietnamese(trial, tmp_path):
    text = "\n".join(";".join(line) for line in [ROWS[0], [*ROWS[1][:5], "31/02/1990", *ROWS[1][6:]], *ROWS[2:]])
    path = tmp_path / "a.csv"
    path.write_bytes(cp1258_bytes(text))
    row = lines(path, "--organisation", CODE, "--check-only")[0]
    assert [(fault["column"], fault["code"]) for fault in row["faults"]] == [("Ngày vào Đảng", "impossible_date")]


@pytest.mark.parametrize(
    "under",
    [
        ["A", "B", 1, 2, 3, 4, 5, 6], ["", "1", "2", "3", "4", "5", "6", "7"], [f"[{place}]" for place in range(1, 9)],
        ["", "(chữ in hoa)", "(dd/mm/yyyy)", "(Nam/Nữ)", "", "(dd/mm/yyyy)"], list(OTHER),
    ],
)  # fmt: skip
def test_lines_under_the_header_that_explain_it_are_no_data(trial, tmp_path, under):
    path = workbook(tmp_path / "a.xlsx", [OTHER, under, *ROWS[1:]])
    result = lines(path, "--organisation", CODE, "--check-only")
    assert differences(moved(truth_of("f_utf8_bom.csv"), 1), result) == []


@pytest.mark.parametrize("encode", [str, as_vni], ids=["unicode", "vni"])
def test_signatures_under_a_list_without_running_numbers_are_no_data(trial, tmp_path, encode):
    tail = [
        ["Tổng số: 60 đảng viên", "", "", "", "20 nữ"],
        ["Người lập biểu", "", "", "Kiểm tra", "T/M chi bộ"],
        ["(Ký, ghi rõ họ tên)", "", "", "", "Bí thư"],
        ["Nguyễn Văn An", "", "", "Lê Thị Hoa", "Trần Văn Bình"],
    ]
    rows = [list(map(encode, line)) for line in [OTHER[1:], *(line[1:] for line in ROWS[1:]), *tail]]
    result = lines(workbook(tmp_path / "a.xlsx", rows), "--organisation", CODE, "--check-only")
    assert differences(truth_of("f_utf8_bom.csv"), result) == []


def test_a_secretary_without_birth_date_is_a_row_and_no_signature(trial, tmp_path):
    rows = [
        ["Họ và tên", "Ngày sinh", "Chức vụ", "Chi bộ"],
        ["Tống Duy Tân", "", "Bí thư", ROWS[1][7]],
        ["Cống Văn Bình", "05/03/1970", "Bí thư", ROWS[1][7]],
    ]
    result = lines(workbook(tmp_path / "a.xlsx", rows), "--organisation", CODE, "--check-only")
    assert [(row["row"], row["outcome"]) for row in result] == [(2, "refused"), (3, "accepted")]


@pytest.mark.parametrize("encode", [str, as_vni], ids=["unicode", "vni"])
def test_a_cell_too_long_stays_too_long_when_its_letters_are_put_right(trial, tmp_path, encode):
    wrong = [*ROWS[1][:4], "Phường Láng " * 200, *ROWS[1][5:]]
    rows = [list(map(encode, line)) for line in (OTHER, wrong, *ROWS[2:])]
    row = lines(workbook(tmp_path / "a.xlsx", rows), "--organisation", CODE, "--check-only")[0]
    assert [fault["code"] for fault in row["faults"]] == ["text_too_long"]


@pytest.mark.parametrize("name", ["-Nguyễn Văn An", "+Nguyễn Văn An", "@Nguyễn Văn An", "=Nguyễn Văn An"])
def test_a_name_that_begins_like_a_formula_is_refused(trial, tmp_path, name):
    path = tmp_path / "a.csv"
    path.write_text("\n".join(",".join(line) for line in [ROWS[0], ["1", name, *ROWS[1][2:]]]), encoding="utf-8")
    (row,) = lines(path, "--organisation", CODE, "--check-only")
    assert [fault["code"] for fault in row["faults"]] == ["name_characters"]
