"""Every row of the samples comes out as its truth says, through the command people's scripts use."""

import io
import json
import unicodedata

import pytest
from django.core.management import CommandError, call_command

from members.models import Person
from tests.data import DATA

SAMPLES = ("a_29_columns.xlsx", "b_ds_dangvien.xlsx", "d_tcvn3.xlsx", "f_utf8_bom.csv")
CODE = "01001000000000"


def nfc(value):
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


def lines(*arguments) -> list[dict]:
    out = io.StringIO()
    call_command("import_members", *map(str, arguments), "--json", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def truth_of(name: str) -> dict[int, dict]:
    path = DATA / f"{name.rsplit('.', 1)[0]}.truth.jsonl"
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return {row["row"]: row for row in found}


def differences(truth: dict[int, dict], result: list[dict]) -> list[str]:
    wrong = [f"row {row['row']} is no data" for row in result if row["row"] not in truth]
    found = {row["row"]: row for row in result}
    for number, expected in truth.items():
        got = found.get(number)
        if got is None:
            wrong.append(f"row {number} missing")
            continue
        if got["outcome"] != expected["outcome"]:
            wrong.append(f"row {number}: {got['outcome']}, truth {expected['outcome']}: {got['faults']}")
        codes = {(nfc(fault["column"]).strip().lower(), fault["code"]) for fault in got["faults"]}
        missing = [
            fault for fault in expected["faults"] if (fault["column"].strip().lower(), fault["code"]) not in codes
        ]
        wrong.extend(f"row {number}: no {fault}" for fault in missing)
        if expected["outcome"] in ("accepted", "warning"):
            for key, value in expected["person"].items():
                if nfc(got["person"].get(key)) != nfc(value):
                    wrong.append(f"row {number} {key}: {got['person'].get(key)!r}, truth {value!r}")
    return wrong


@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_comes_out_as_its_truth_says(trial, name):
    assert differences(truth_of(name), lines(DATA / name, "--organisation", CODE, "--check-only")) == []


def test_the_roll_of_one_cell_comes_out_as_its_truth_says(trial):
    result = lines(DATA / "c_roll_14_columns.xlsx", "--organisation", "01001000000001", "--check-only")
    assert differences(truth_of("c_roll_14_columns.xlsx"), result) == []


def test_checking_only_writes_nothing(trial):
    lines(DATA / "f_utf8_bom.csv", "--organisation", CODE, "--check-only")
    assert not Person.objects.exists()


def test_without_check_only_the_good_rows_are_written(trial, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    result = lines(DATA / "a_29_columns.xlsx", "--organisation", CODE)
    assert differences(truth_of("a_29_columns.xlsx"), result) == []
    good = sum(row["outcome"] in ("accepted", "warning") for row in result)
    assert Person.objects.count() == good


def test_an_unknown_organisation_is_one_clear_line(trial):
    with pytest.raises(CommandError, match="Không có tổ chức nào mang mã"):
        lines(DATA / "f_utf8_bom.csv", "--organisation", "01999000000000", "--check-only")


def test_a_list_without_cells_needs_a_cell(trial):
    with pytest.raises(CommandError, match="không có cột chi bộ"):
        lines(DATA / "c_roll_14_columns.xlsx", "--organisation", CODE, "--check-only")


@pytest.mark.parametrize("path", sorted(p.name for p in (DATA / "hostile").iterdir() if p.suffix != ".txt"))
def test_a_hostile_file_is_refused_by_the_command(trial, path):
    with pytest.raises(CommandError):
        lines(DATA / "hostile" / path, "--check-only")
