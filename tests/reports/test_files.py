"""The files of the summary: the same numbers as the screen, an official tagged paper, a workbook without formulas."""

from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from accounts.models import AccessLog
from branches.models import OrganisationPeriod
from branches.papers.rendering import write_pdf_of
from reports.rows import Summary
from reports.services import build_summary
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
ALPHABET = "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ"
BIG = 'Đảng bộ <b>"Thử" & Đo</b>'


def pdf_text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


@pytest.fixture
def pdf(subject, leader, tmp_path) -> Path:
    path = tmp_path / "bao-cao.pdf"
    build_summary(subject=subject, file_format="pdf", path=path, by=leader)
    return path


@pytest.fixture
def workbook(subject, leader, tmp_path) -> openpyxl.Workbook:
    path = tmp_path / "bao-cao.xlsx"
    build_summary(subject=subject, file_format="xlsx", path=path, by=leader)
    return openpyxl.load_workbook(path)


def lines(text: str) -> str:
    """Return the text with every run of white space as one blank."""
    return " ".join(text.split())


def sheet_rows(workbook: openpyxl.Workbook) -> list[tuple]:
    return [tuple(value for value in row if value is not None) for sheet in workbook for row in sheet.values]


def row_numbers(report: Summary) -> list[tuple]:
    return [
        (row.label, *(cell.value for cell in row.cells if cell.value is not None))
        for table in report.tables
        for row in table.rows
    ]


def test_the_workbook_has_the_numbers_of_the_screen(workbook, report):
    written = sheet_rows(workbook)
    for row in row_numbers(report):
        assert row in written, row


def test_the_paper_has_the_numbers_of_the_screen(pdf, report):
    text = lines(pdf_text(pdf))
    for table in report.tables:
        for row in table.rows:
            said = lines(" ".join([row.label, *(cell.text for cell in row.cells)]))
            assert said in text, said
    for one in report.headlines:
        assert lines(f"{one.label} {one.value} {one.note}") in text


def test_the_paper_bears_the_official_layout(pdf, register):
    text = lines(pdf_text(pdf))
    for words in (
        "THÀNH ỦY HÀ NỘI",
        "ĐẢNG ỦY PHƯỜNG NGỌC HÀ",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Ngọc Hà, ngày 24 tháng 11 năm 2026",
        "BÁO CÁO",
        "tổng hợp đảng viên",
        "Nơi nhận",
        "Thành ủy Hà Nội (để báo cáo)",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Đối chiếu 12 phép: khớp.",
    ):
        assert words in text, words


def test_the_paper_is_tagged_for_those_who_listen(pdf):
    reader = PdfReader(pdf)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "vi"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert reader.metadata.title == "Báo cáo tổng hợp đảng viên"
    kinds, undescribed = tags(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/P"} <= kinds
    assert undescribed == []


def tags(node, kinds=None, undescribed=None) -> tuple[set, list]:
    kinds = set() if kinds is None else kinds
    undescribed = [] if undescribed is None else undescribed
    node = node.get_object()
    if "/S" in node:
        kinds.add(node["/S"])
        if node["/S"] == "/Figure" and not node.get("/Alt"):
            undescribed.append(node)
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if hasattr(child.get_object(), "get"):
            tags(child, kinds, undescribed)
    return kinds, undescribed


def test_the_paper_embeds_one_family_and_prints_the_whole_alphabet(subject, leader, tmp_path):
    OrganisationPeriod.objects.filter(organisation=subject.organisation_id).update(name=f"Đảng bộ {ALPHABET}")
    path = tmp_path / "chu.pdf"
    renamed = type(subject)(**{**vars(subject), "name": f"Đảng bộ {ALPHABET}"})
    build_summary(subject=renamed, file_format="pdf", path=path, by=leader)
    reader = PdfReader(path)
    printed = "".join(pdf_text(path).split())
    assert ALPHABET.upper() in printed
    fonts = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert {name.split("-")[0] for name in fonts} == {"Tinos"}


def test_a_ward_fits_on_five_pages_numbered_from_the_second(pdf):
    pages = PdfReader(pdf).pages
    assert 2 <= len(pages) <= 5
    assert "1" not in pages[0].extract_text().splitlines()[-2:]
    assert "2" in pages[1].extract_text().splitlines()[-2:]


def test_every_page_says_whose_copy_it_is_and_the_code_finds_the_log(pdf, leader, subject):
    entry = AccessLog.objects.get()
    assert (entry.action, entry.subject_type, entry.subject_id) == ("reported", "report", subject.organisation_id)
    assert (entry.count, entry.scope, entry.username) == (11, subject.scope_path, leader.username)
    for page in PdfReader(pdf).pages:
        assert entry.code in page.extract_text()
        assert leader.full_name in page.extract_text()


def test_the_workbook_says_whose_copy_it_is_and_holds_text_and_numbers_only(workbook, leader):
    entry = AccessLog.objects.get()
    first = workbook.worksheets[0]
    top = [row[0] for row in first.iter_rows(max_row=5, values_only=True)]
    assert top[0] == "Báo cáo tổng hợp đảng viên"
    assert top[2] == "Tính đến ngày 24/11/2026; biến động từ ngày 01/03/2026"
    assert "208-QĐ/TW" in top[3]
    assert entry.code in top[4]
    assert {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert "Đối chiếu" in [row[0] for row in first.values]


def test_a_name_that_looks_like_a_formula_or_markup_stays_a_name(subject, register, leader, tmp_path):
    OrganisationPeriod.objects.filter(organisation=register.base).update(name='=HYPERLINK("http://x","a")')
    OrganisationPeriod.objects.filter(organisation=register.neighbour_base).update(name=BIG)
    for file_format in ("xlsx", "pdf"):
        build_summary(subject=subject, file_format=file_format, path=tmp_path / f"a.{file_format}", by=leader)
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx") for row in sheet.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if str(cell.value).startswith("=HYPER")] == ["s"]
    assert lines(BIG) in lines(pdf_text(tmp_path / "a.pdf"))


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "../../manage.py"])
def test_a_paper_reads_nothing_but_the_static_files(tmp_path, caplog, address):
    write_pdf_of(f'<html lang="vi"><title>x</title><p>x<img alt="x" src="{address}">', tmp_path / "x.pdf")
    assert "OutsideFile" in caplog.text
    assert list(PdfReader(tmp_path / "x.pdf").pages[0].images) == []


def test_a_paper_is_vietnamese_whatever_the_reader_speaks(subject, leader, tmp_path):
    from django.utils import translation

    with translation.override("en"):
        build_summary(subject=subject, file_format="xlsx", path=tmp_path / "a.xlsx", by=leader)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames[0] == "Tổng hợp"


def test_a_failed_write_leaves_no_file(subject, leader, tmp_path, monkeypatch):
    def fails(report, trace, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(build_summary.__globals__["WRITERS"], "pdf", fails)
    with pytest.raises(OSError, match="No space"):
        build_summary(subject=subject, file_format="pdf", path=tmp_path / "a.pdf", by=leader)
    assert list(tmp_path.iterdir()) == []


def test_the_drawings_of_screen_and_paper_are_the_same(report, leader, client_for, register):
    from django.template.loader import render_to_string

    chart = report.chart("age")
    screen = render_to_string("reports/_chart.html", {"chart": chart, "size": ""})
    paper = render_to_string("reports/_chart.html", {"chart": chart, "size": "9pt"})
    assert paper.replace(' font-size="9pt"', "") == screen


def test_a_signature_never_stands_on_a_page_alone(subject, register, leader, tmp_path):
    for length in range(6):
        for number in range(7):
            OrganisationFactory(name=f"Chi bộ thêm {length}.{number}", parent=register.ward)
        path = tmp_path / f"{length}.pdf"
        build_summary(subject=subject, file_format="pdf", path=path, by=leader)
        last = PdfReader(path).pages[-1].extract_text()
        assert "T/M BAN THƯỜNG VỤ" in last
        assert "Đối chiếu số liệu" in last
