"""A clerk opens our file in LibreOffice, saves it and sends it back: not one cell may differ.

These tests need LibreOffice Calc on the machine, which nothing else here does; ``make office`` runs them
and fails where it is missing. ``make test`` leaves this folder out.
"""

import random
import shutil
import subprocess
from itertools import zip_longest
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from tests.members.exchange.test_round_trip import export, make_member, verdicts

PROFILES = ("29", "8", "14", "full")
MINUTES = 3


@pytest.fixture
def members(trial):
    chance = random.Random(7)
    return [make_member(chance.choice(trial.cells[:4]), place, chance) for place in range(1, 61)]


def saved_again(path: Path, folder: Path, through: str) -> Path:
    """Return the workbook as LibreOffice saves it, by way of the format named."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is not installed: apt-get install libreoffice-calc-nogui"
    for kind in dict.fromkeys((through, "xlsx")):
        target = folder / kind
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
        subprocess.run(
            [*command, "--outdir", str(target), str(path)], check=True, capture_output=True, timeout=60 * MINUTES
        )
        path = target / f"{path.stem}.{kind}"
    return path


def cells_of(path: Path, *, escaped: bool = False) -> list[list[list[str]]]:
    """Return the texts of every sheet; ours write ``_x005F_`` for an underscore that would start a code."""
    sheets = openpyxl.load_workbook(path).worksheets
    read = unescape if escaped else str
    return [[[read(str(cell.value or "")) for cell in row] for row in sheet.iter_rows()] for sheet in sheets]


def differences(left: list[list[list[str]]], right: list[list[list[str]]]) -> list[tuple[int, int, int, str, str]]:
    """Return (sheet, row, column, before, after) of every cell that is not the same; missing ones are empty."""
    found: list[tuple[int, int, int, str, str]] = []
    for sheet, (before, after) in enumerate(zip_longest(left, right, fillvalue=[]), 1):
        for row, (old, new) in enumerate(zip_longest(before, after, fillvalue=[]), 1):
            pairs = enumerate(zip_longest(old, new, fillvalue=""), 1)
            found += [(sheet, row, column, *pair) for column, pair in pairs if pair[0] != pair[1]]
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("through", ["xlsx", "ods"])
@pytest.mark.parametrize("profile", PROFILES)
def test_every_cell_comes_back_as_it_went(trial, members, tmp_path, profile, through):
    ours = tmp_path / "ra.xlsx"
    assert export(ours, profile, trial.ward) == len(members)
    assert differences(cells_of(ours, escaped=True), cells_of(saved_again(ours, tmp_path, through))) == []


@pytest.mark.parametrize("profile", ["29", "8", "full"])
def test_importing_what_was_saved_again_changes_nothing(importer, trial, members, tmp_path, profile):
    ours = tmp_path / "ra.xlsx"
    export(ours, profile, trial.ward)
    batch = importer.check(saved_again(ours, tmp_path, "xlsx"), context={"system": True})
    found = verdicts(batch)
    assert list(found) == ["unchanged"], {key: rows[:3] for key, rows in found.items() if key != "unchanged"}
