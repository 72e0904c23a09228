"""Drill: hostile files, sent by the form as people send them: refused in two seconds, nothing stored, nobody called.

The corpus stands in ``tests/data/hostile``; what its kinds lack is made here.
"""

import socket
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jobs.models import Batch, HeaderMapping, Job, StagedRow
from tests.data import DATA

pytestmark = pytest.mark.django_db
GIVEN = sorted(path.name for path in (DATA / "hostile").iterdir() if path.suffix != ".txt")
MUST_BE_THERE = {
    "billion_laughs.xlsx",
    "binary.csv",
    "empty.xlsx",
    "encrypted.xlsx",
    "external_link.xlsx",
    "garbage.xlsx",
    "inflates.xlsx",
    "macro.xlsx",
    "nested.xlsx",
    "no_header.csv",
    "renamed_program.xlsx",
    "thousand_sheets.xlsx",
    "wide_and_deep.xlsx",
    "xxe.xlsx",
}
SECONDS = 2


def workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("S").write_row(0, 0, ["HỌ VÀ TÊN", "NGÀY SINH"])
    return path


def with_part(path: Path, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(workbook(path), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path.read_bytes()


def many_parts(path: Path) -> bytes:
    with zipfile.ZipFile(workbook(path), "a") as archive:
        for number in range(300):
            archive.writestr(f"xl/media/{number}.png", b"x")
    return path.read_bytes()


MADE = {
    "a bomb of zeros": lambda path: with_part(path, "xl/media/a.png", b"\0" * 120_000_000),
    "three hundred parts": many_parts,
    "a macro under another name": lambda path: with_part(path, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    "a zip in a zip": lambda path: with_part(path, "xl/media/inner.zip", b"PK\x03\x04" + b"\0" * 40),
    "a link to another server": lambda path: with_part(
        path, "xl/externalLinks/externalLink1.xml", b'<externalLink xmlns:r="x"><oleLink r:id="rId1"/></externalLink>'
    ),
    "half of a file": lambda path: workbook(path).read_bytes()[:900],
    "a page of the web": lambda path: b"<html><script>alert(1)</script></html>",
    "a program": lambda path: b"MZ\x90\x00" + b"\0" * 4000,
    "NUL signs": lambda path: b"\0" * 5000,
}


@pytest.fixture
def files(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def called(monkeypatch) -> list[object]:
    """Collect whoever is called outside this machine."""
    found: list[object] = []
    real = socket.socket.connect

    def connect(self, address):
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            found.append(address)
        return real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    return found


def sends(client, cell, name: str, content: bytes):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("intake:list"), {"file": file, "organisation": cell.pk, **DAY})


DAY = {"kind": "members", "as_of_day": "1", "as_of_month": "1", "as_of_year": "2026"}


def assert_refused_and_nothing_stored(answer, seconds: float, files: Path, called: list[object]) -> None:
    assert seconds < SECONDS
    assert answer.status_code == 200
    assert len(answer.context["form"].errors["file"]) == 1, answer.context["form"].errors
    for model in (Batch, StagedRow, HeaderMapping, Job):
        assert not model.objects.exists(), model
    assert [path for path in files.rglob("*") if path.is_file()] == []
    assert called == []


def test_the_corpus_holds_every_kind_that_was_given():
    assert set(GIVEN) >= MUST_BE_THERE


@pytest.mark.parametrize("name", GIVEN)
def test_a_given_hostile_file_is_refused_in_two_seconds_and_nothing_is_stored(
    name, city, office, client_for, files, called
):
    client, content = client_for(office), (DATA / "hostile" / name).read_bytes()
    began = time.perf_counter()
    answer = sends(client, city.cell, name, content)
    assert_refused_and_nothing_stored(answer, time.perf_counter() - began, files, called)


@pytest.mark.parametrize("kind", MADE)
def test_a_hostile_file_made_here_is_refused_in_two_seconds_and_nothing_is_stored(
    kind, city, office, client_for, files, called, tmp_path
):
    client, content = client_for(office), MADE[kind](tmp_path / "a.xlsx")
    began = time.perf_counter()
    answer = sends(client, city.cell, "danh-sach.xlsx", content)
    assert_refused_and_nothing_stored(answer, time.perf_counter() - began, files, called)


def test_a_part_whose_name_climbs_out_of_the_archive_is_never_unpacked(city, office, client_for, files, tmp_path):
    content = with_part(tmp_path / "a.xlsx", f"..{'/..' * 12}{tmp_path}/climbed.txt", b"x")
    sends(client_for(office), city.cell, "danh-sach.xlsx", content)
    assert not list(tmp_path.rglob("climbed.txt"))
