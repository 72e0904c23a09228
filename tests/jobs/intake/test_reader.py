"""The limits of what comes in, each on both sides; what a cell is stays known."""

import os
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from jobs.intake import limits
from jobs.intake.cells import Formula
from jobs.intake.errors import FileRefused
from jobs.intake.reader import open_source
from tests.data import DATA

HOSTILE = sorted((path for path in (DATA / "hostile").iterdir() if path.suffix != ".txt"), key=str)
CODES = {
    "billion_laughs.xlsx": "entities", "xxe.xlsx": "entities", "binary.csv": "not_text", "empty.xlsx": "empty",
    "encrypted.xlsx": "encrypted", "external_link.xlsx": "external_link", "garbage.xlsx": "damaged",
    "inflates.xlsx": "inflates", "macro.xlsx": "macro", "nested.xlsx": "nested",
    "renamed_program.xlsx": "wrong_content",
    "thousand_sheets.xlsx": "too_many_parts", "wide_and_deep.xlsx": "too_many_columns",
}  # fmt: skip


def rows(path: Path):
    source = open_source(path)
    return [list(row.values) for sheet in source.sheets for row in source.rows(sheet)]


def refusal(path: Path) -> FileRefused:
    with pytest.raises(FileRefused) as caught:
        rows(path)
    return caught.value


def book(path: Path, *lines) -> Path:
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet("S")
    for place, line in enumerate(lines):
        sheet.write_row(place, 0, line)
    workbook.close()
    return path


def rezipped(source: Path, target: Path, **changes: bytes) -> Path:
    """Copy a workbook with parts replaced or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return target


@pytest.mark.parametrize("path", [path for path in HOSTILE if path.name in CODES], ids=lambda path: path.name)
def test_a_hostile_file_is_refused_within_two_seconds_with_reason_and_remedy(path):
    began = time.perf_counter()
    found = refusal(path)
    assert time.perf_counter() - began < 2
    assert found.code == CODES[path.name]
    assert found.reason.endswith(".")
    assert found.remedy.endswith(".")


def test_no_hostile_file_takes_memory():
    program = (
        "import sys; from pathlib import Path; from jobs.intake.reader import open_source\n"
        "from jobs.intake.errors import FileRefused\n"
        "for name in sys.argv[1:]:\n"
        "    try:\n"
        "        source = open_source(Path(name)); [len(list(source.rows(s))) for s in source.sheets]\n"
        "    except FileRefused: pass\n"
        # not ru_maxrss, which a new program inherits from the process that started it
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()\n" + program, *map(str, HOSTILE)],
        check=True, capture_output=True, text=True, env=environment, cwd=Path(__file__).resolve().parents[3],
    )  # fmt: skip
    assert int(done.stdout.split()[-1]) < 200_000


def test_kinds_of_cells_stay_known(tmp_path):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["chữ", 12, 1.5, date(1970, 3, 5), "=1+1", True, None, "001"])
    workbook.save(tmp_path / "a.xlsx")
    (row,) = rows(tmp_path / "a.xlsx")
    assert row == ["chữ", 12, 1.5, date(1970, 3, 5), "=1+1", True, None, "001"]
    assert isinstance(row[4], Formula)
    assert not isinstance(row[0], Formula)


def test_a_computed_formula_gives_its_text_not_its_result(tmp_path):
    workbook = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    workbook.add_worksheet().write_formula("A1", "=A2+1", None, 55)
    workbook.close()
    assert rows(tmp_path / "a.xlsx") == [["=A2+1"]]


def test_rich_and_shared_texts_are_whole(tmp_path):
    workbook = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    bold = workbook.add_format({"bold": True})
    sheet = workbook.add_worksheet()
    sheet.write_rich_string("A1", "Nguyễn ", bold, "Văn", " An")
    sheet.write("B1", "a & b <c>")
    workbook.close()
    assert rows(tmp_path / "a.xlsx") == [["Nguyễn Văn An", "a & b <c>"]]


def test_days_counted_from_1904_are_right(tmp_path):
    workbook = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"date_1904": True})
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    workbook.add_worksheet().write_datetime("A1", __import__("datetime").datetime(1970, 3, 5), day)
    workbook.close()
    assert rows(tmp_path / "a.xlsx") == [[date(1970, 3, 5)]]


def test_sixty_columns_are_taken_and_sixty_one_refused(tmp_path):
    assert len(rows(book(tmp_path / "a.xlsx", ["x"] * limits.COLUMNS))[0]) == 60
    assert refusal(book(tmp_path / "b.xlsx", ["x"] * 61)).code == "too_many_columns"
    (tmp_path / "c.csv").write_text(",".join("x" * 61))
    assert refusal(tmp_path / "c.csv").code == "too_many_columns"


def test_formatted_but_empty_columns_beyond_the_limit_do_not_matter(tmp_path):
    workbook = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = workbook.add_worksheet()
    sheet.write(0, 0, "x")
    sheet.write_blank(0, 200, None, workbook.add_format({"bold": True}))
    workbook.close()
    assert rows(tmp_path / "a.xlsx") == [["x"]]


def a_cell_at(row: int) -> bytes:
    names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cell = f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>'
    return f'<worksheet xmlns="{names}"><dimension ref="A1"/><sheetData>{cell}</sheetData></worksheet>'.encode()


def test_a_row_beyond_the_limit_is_refused_whatever_the_sheet_declares(tmp_path):
    source, part = book(tmp_path / "a.xlsx", ["x"]), "xl/worksheets/sheet1.xml"
    far = rezipped(source, tmp_path / "b.xlsx", **{part: a_cell_at(300_000)})
    assert refusal(far).code == "too_many_rows"
    assert rows(rezipped(source, tmp_path / "c.xlsx", **{part: a_cell_at(200_000)})) == [[1]]


def test_a_long_cell_is_cut_just_above_the_limit(tmp_path):
    (row,) = rows(book(tmp_path / "a.xlsx", ["x" * 2000, "y" * 30_000]))
    assert [len(cell) for cell in row] == [2000, 2001]


def test_a_prefixed_namespace_and_cells_without_addresses_are_read(tmp_path):
    source = book(tmp_path / "a.xlsx", ["x"])
    sheet = (
        b'<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row>'
        b'<x:c t="inlineStr"><x:is><x:t>An</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row>'
        b"</x:sheetData></x:worksheet>"
    )
    assert rows(rezipped(source, tmp_path / "b.xlsx", **{"xl/worksheets/sheet1.xml": sheet})) == [["An", 7]]


@pytest.mark.parametrize(
    ("part", "content", "code"),
    [
        ("xl/embeddings/a.bin", b"PK\x03\x04inner", "nested"),
        ("xl/vbaProject.bin", b"x", "macro"),
        ("xl/connections.xml", b"<connections/>", "external_link"),
        ("xl/worksheets/sheet1.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>', "entities"),
        ("xl/sharedStrings.xml", b"<sst><si><t>broken", "damaged"),
        ("docProps/app.xml", b"\x00\x00 not xml", "damaged"),
    ],
)
def test_what_is_hidden_in_a_part_is_found(tmp_path, part, content, code):
    source = book(tmp_path / "a.xlsx", ["x"])
    assert refusal(rezipped(source, tmp_path / "b.xlsx", **{part: content})).code == code


def test_a_part_that_lies_about_its_size_is_caught_while_reading(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "READ_BYTES", 3 * limits.MEGABYTE)
    monkeypatch.setattr(limits, "RATIO", 10**9)
    source = book(tmp_path / "a.xlsx", ["x"])
    bomb = rezipped(source, tmp_path / "b.xlsx", **{"xl/media/a.png": b"0" * (4 * limits.MEGABYTE)})
    data = bytearray(bomb.read_bytes())
    data = data.replace((4 * limits.MEGABYTE).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    bomb.write_bytes(data)
    assert refusal(bomb).code in ("inflates", "damaged")


@pytest.mark.parametrize("name", ["a.xls", "a.xlsm", "a.exe", "a"])
def test_other_suffixes_are_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    assert refusal(tmp_path / name).code == "wrong_suffix"


def test_a_file_above_twenty_megabytes_is_refused_by_its_size(tmp_path):
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    assert refusal(path).code == "too_large"


def test_a_csv_with_an_unclosed_quote_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text('a,b\n"' + "x" * 200_000)
    assert refusal(tmp_path / "a.csv").code == "broken_csv"
