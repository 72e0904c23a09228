"""The short way through a sheet says what the parser says, whatever stands in the rows and wherever blocks break."""

import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobs.intake.errors import FileRefused
from jobs.intake.plain_rows import PlainRows
from jobs.intake.sheet import SheetReader
from jobs.intake.texts import SharedTexts
from tests.data import DATA

HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = "</sheetData></worksheet>"
CELLS = [
    '<c r="A{n}" t="s"><v>0</v></c>', '<c r="B{n}" s="1"><v>45000</v></c>', '<c r="C{n}"><v>12.50</v></c>',
    '<c r="D{n}" t="inlineStr"><is><t>Trần  Ánh</t></is></c>', '<c r="E{n}" s="0"/>', '<c r="F{n}"><v></v></c>',
    '<c r="G{n}" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
    '<c r="H{n}" t="str"><f>A1</f><v>7</v></c>',
    '<c r="I{n}" t="inlineStr"><is><t>a &amp; b &lt;</t></is></c>', '<c r="J{n}" t="b"><v>1</v></c>',
    '<c r="K{n}" t="inlineStr"><is><r><t>hai</t></r><r><t> đoạn</t></r></is></c>', '<c t="n"><v>007</v></c>',
    '<c r="L{n}" t="s"><v>99</v></c>', '<c r="M{n}" t="e"><v>#N/A</v></c>', '<c r="N{n}" t="n" ><v>1e400</v></c>',
    '<c r="O{n}" t="inlineStr"><is><t>' + "dài" * 900 + "</t></is></c>", '<c r="P{n}"></c>', '<c r="A{n}"><v>2</v></c>',
]  # fmt: skip
ROWS = [
    '<row r="{n}">{cells}</row>', '<row r="{n}" hidden="1" ht="12">{cells}</row>', "<row>{cells}</row>",
    '<row r="{n}"/>', '\n  <row r="{n}">\n{cells}\n</row>',
    '<!-- <row r="{n}"><c><v>5</v></c></row> --><row>{cells}</row>',
    '<row r="{n}" spans="1:3"/><row r="{n}">{cells}</row>',
]  # fmt: skip
row = st.tuples(st.sampled_from(ROWS), st.lists(st.sampled_from(CELLS), max_size=6))


def reader():
    texts = SharedTexts()
    texts.add("Nguyễn Văn Dũng")
    return SheetReader(texts, frozenset({"1"}), lambda serial: date.fromordinal(int(serial) + 693594))


def read(reading, data: bytes, size: int):
    found = []
    for start in range(0, len(data), size):
        found += reading.feed(data[start : start + size])
    return found + reading.close()


@settings(max_examples=300, deadline=None)
@given(st.lists(row, max_size=8), st.integers(40, 4000))
def test_any_sheet_is_read_alike_both_ways(rows, size):
    body = "".join(
        shape.format(n=place * 2, cells="".join(cells).replace("{n}", str(place * 2)))
        for place, (shape, cells) in enumerate(rows, 1)
    )
    data = (HEAD + body + TAIL).encode()
    assert read(PlainRows(reader()), data, size) == read(reader(), data, len(data))


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.xlsx")))
def test_the_samples_are_read_alike_both_ways(name):
    with zipfile.ZipFile(DATA / name) as archive:
        part = next(entry for entry in archive.namelist() if "worksheets/" in entry)
        data = archive.read(part)
    assert read(PlainRows(reader()), data, 5000) == read(reader(), data, 1 << 16)


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1"><c r="BZ1"><v>1</v></c></row>',
        '<row r="300000"><c r="A300000"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a\x01b</t></is></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
    ],
)
def test_limits_and_broken_sheets_are_refused_both_ways(row):
    data = (HEAD + row + TAIL).encode()
    for reading in (PlainRows(reader()), reader()):
        with pytest.raises(FileRefused):
            read(reading, data, 1 << 16)
