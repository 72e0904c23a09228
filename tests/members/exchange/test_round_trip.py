"""What goes out comes in again and changes nothing: import(export(x)) over members of every shape."""

import io
import random
import unicodedata
from datetime import date

import openpyxl
import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import AccessLog
from jobs.intake.system import system_user
from jobs.models import StagedRow
from members import codes, facts
from members.choices import Standing
from members.exchange import going_out, profiles
from members.fields import RECORD, Kind
from members.models import Membership, Person
from tests.factories import OrganisationFactory
from tests.factories.branches import period_of
from tests.factories.members import MemberFactory
from tests.workbooks import HEADERS
from vietnam import dates

TEXTS = (
    "Phường Láng", "=HYPERLINK(\"x\")", "+84 tổ 5", "-", "@nhà văn hóa", "0012", "12.0", "'số 5'",
    "thôn Đoài; xóm 3, ngõ 2/4",
    "x" * 200, "Đặng Xá – Gia Lâm", "hoà / hòa", "1/2", "_x0041_", "5%", "“ngoặc” & <thẻ>", "TRUE", "1e5", "03/04",
)  # fmt: skip
NAMES = ("Nguyễn Văn Ân", "Y Moan Ênuôl", "H'Hen Niê", "Lê Thị Hồng-Nhung", "Trần Thuý", "Đỗ Ất")


def value_of(field, chance: random.Random, place: int):
    if field.kind == Kind.CODE:
        return chance.choice([entry.key for entry in codes.get(field.codes)])
    if field.kind == Kind.NAME:
        return chance.choice(NAMES)
    if field.kind in (Kind.DATE, Kind.DAY):
        day = date(chance.randint(1990, 2020), chance.randint(1, 12), chance.randint(1, 28))
        shapes = [dates.of_day(day)]
        if field.kind == Kind.DATE:
            shapes += [dates.of_month(day.year, day.month), dates.of_year(day.year)]
        return chance.choice(shapes)
    if field.name in ("identity_number", "card_number"):
        return f"0012{place:08}"
    if field.name == "old_identity_card":
        return f"0{place:08}"
    if field.kind == Kind.NUMBER:
        return f"0{place:07}"
    if field.name == "dossier_number":
        return f"{place:06}HN"
    if field.kind == Kind.PHONE:
        return f"09{place:08}"
    longest = facts.column(field.name).max_length
    return unicodedata.normalize("NFC", chance.choice(TEXTS))[:longest].strip()


def make_member(cell, place: int, chance: random.Random) -> Person:
    values = {}
    for field in RECORD:
        if field.name == "full_name" or chance.random() < 0.7:
            values[field.name] = value_of(field, chance, place)
    values["born_on"] = dates.of_day(date(1950 + place % 40, 1 + place % 12, 1 + place % 28))
    if place % 5 == 0:
        values["born_on"] = dates.of_year(1950 + place % 40)
    if place % 7 == 0:
        values |= {"identity_number": "", "card_number": ""}
        values["full_name"] = f"{NAMES[place % len(NAMES)]} {chr(65 + place % 20)}a"
    values["admitted_on"] = dates.of_day(date(1985, 5, 19))
    values["official_on"] = chance.choice([None, dates.of_day(date(1986, 5, 19)), dates.of_year(1986)])
    standing = chance.choice((Standing.ACTIVE, Standing.ACTIVE, Standing.EXEMPT, Standing.SUSPENDED))
    values = {name: value for name, value in values.items() if value is not None}
    return MemberFactory(cell=cell, standing=standing, **values)


@pytest.fixture
def members(trial):
    chance = random.Random(29)
    twin = OrganisationFactory(name=trial.cells[0].name, parent=OrganisationFactory(
        name="Đảng bộ bộ phận Đông", kind="section", parent=trial.ward), code="01001000009901")  # fmt: skip
    cells = [*trial.cells[:4], twin]
    return [make_member(chance.choice(cells), place, chance) for place in range(1, 61)]


def export(path, profile: str, unit, **more):
    return going_out.write_here(
        path=path, profile=profile, unit=period_of(unit), guarded=True, by=system_user(), **more
    )


def verdicts(batch) -> dict[str, list]:
    found: dict[str, list] = {}
    for row in StagedRow.objects.filter(batch=batch).order_by("line"):
        found.setdefault(row.verdict, []).append((row.row, row.changes, row.faults))
    return found


@pytest.mark.parametrize("profile", ["29", "8", "full"])
def test_importing_what_was_exported_changes_nothing(importer, trial, members, tmp_path, profile):
    path = tmp_path / "ra.xlsx"
    assert export(path, profile, trial.ward) == len(members)
    batch = importer.check(path, context={"system": True})
    found = verdicts(batch)
    assert list(found) == ["unchanged"], {key: rows[:3] for key, rows in found.items() if key != "unchanged"}
    before = list(Person.objects.order_by("pk").values())
    importer.commit(batch)
    assert list(Person.objects.order_by("pk").values()) == before


def test_the_national_template_goes_out_with_its_headers_and_every_cell_is_text(trial, members, tmp_path):
    path = tmp_path / "ra.xlsx"
    export(path, "29", trial.ward)
    book = openpyxl.load_workbook(path)
    rows = list(book.worksheets[0].iter_rows())
    assert tuple(cell.value for cell in rows[0]) == HEADERS
    filled = [cell for row in rows[1:] for cell in row if cell.value is not None]
    assert {cell.data_type for cell in filled} == {"s"}
    assert {cell.number_format for cell in filled} == {"@"}
    numbers = {row[8].value for row in rows[1:] if row[8].value}
    assert numbers == set(Person.objects.exclude(identity_number="").values_list("identity_number", flat=True))


def test_the_eight_columns_are_those_of_the_national_database(trial, members, tmp_path):
    path = tmp_path / "ra.xlsx"
    export(path, "8", trial.ward)
    head = next(openpyxl.load_workbook(path)["DS_DANGVIEN"].iter_rows(values_only=True))
    assert head == (
        "Họ và tên", "Số thẻ Đảng viên", "Số CCCD", "Ngày sinh", "Ngày kết nạp", "Chi bộ đang sinh hoạt",
        "Chi bộ nơi cư trú", "Trạng thái",
    )  # fmt: skip


def test_texts_that_look_like_formulas_stay_texts(trial, tmp_path):
    MemberFactory(cell=trial.cells[0], home_detail='=HYPERLINK("x")', identity_number="001070000001")
    path = tmp_path / "ra.xlsx"
    export(path, "29", trial.ward)
    cell = openpyxl.load_workbook(path).worksheets[0]["T2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ('=HYPERLINK("x")', "s", True)


def test_the_roll_goes_out_and_is_understood(importer, trial, members, tmp_path):
    path = tmp_path / "so.xlsx"
    export(path, "14", trial.ward)
    page = openpyxl.load_workbook(path).worksheets[0]
    assert (page.max_column, page.max_row) == (14, len(members) + 1)


def test_those_who_left_do_not_go_out(trial, tmp_path):
    MemberFactory(cell=trial.cells[0], standing=Standing.RESIGNED, ended_on=timezone.localdate())
    assert export(tmp_path / "ra.xlsx", "29", trial.ward) == 0
    assert Membership.objects.count() == 1


def test_the_command_writes_the_file_and_the_log_says_so(trial, members, tmp_path):
    out = io.StringIO()
    path = tmp_path / "phuong.xlsx"
    call_command("export_members", str(path), "--profile", "8", "--organisation", "01001000000000", stdout=out)
    assert "60 đảng viên" in out.getvalue()
    line = AccessLog.objects.get(action="exported")
    assert (line.count, line.filter_words, line.scope) == (60, "8", trial.ward.path)
    about = openpyxl.load_workbook(path)["Thông tin tệp"]
    assert line.code in {row[1] for row in about.iter_rows(values_only=True)}
    assert not list(tmp_path.glob(".*"))


def test_every_field_goes_out_in_the_full_profile():
    told = {name for column in (*profiles.get("full").columns, *profiles.get("full").guarded) for name in column.fields}
    assert {field.name for field in RECORD} <= told
    assert len(profiles.get("full").columns) <= 60
