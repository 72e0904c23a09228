"""Sổ danh sách đảng viên (7-HSĐV): fourteen columns of a cell and a day, moves in 10–13, masked, read back."""

from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from accounts.models import AccessLog
from branches.scopes import scope_of
from jobs.choices import JobState
from jobs.models import Job
from jobs.running import run as run_job
from jobs.services import approve_job
from members.choices import MovementKind, PlacementKind, Standing
from members.exchange import profiles, writing
from members.exchange.reading import Chunk
from members.models import Membership, Movement, Placement, Transfer
from members.printing import documents, roll
from members.printing.roll import Wanted
from tests.factories.branches import period_of
from tests.factories.members import MemberFactory
from tests.members.exchange.test_round_trip import verdicts
from tests.members.intake.conftest import Importer, clerk, importer, trial  # noqa: F401 (fixtures)
from tests.members.printing.records import pdf_text

pytestmark = pytest.mark.django_db
SINCE = date(2025, 1, 1)


def today():
    return timezone.localdate()


def of(cell, user, day=None, **more):
    return roll.roll_of(period_of(cell), Wanted(day or today(), **more), scope_of(user, today()))


def names(found):
    return [entry.person.full_name for entry in found.entries]


def member(cell, name, **more):
    return MemberFactory(cell=cell, full_name=name, since=more.pop("since", SINCE), **more)


def membership(person):
    return Membership.objects.get(person=person)


def moves(person, kind, day, from_cell=None, to_cell=None, **more):
    return Movement.objects.create(
        membership=membership(person), kind=kind, happened_on=day, from_cell=from_cell, to_cell=to_cell, **more
    )


def address():
    return reverse("members:print_roll")


def boxes(day):
    return {"day_day": str(day.day), "day_month": str(day.month), "day_year": str(day.year)}


def moved(person, from_cell, to_cell, day):
    """Move somebody formally between two cells of ours."""
    Placement.objects.filter(membership__person=person, ends_on=None).update(ends_on=day)
    Placement.objects.create(membership=membership(person), cell=to_cell, starts_on=day, kind=PlacementKind.FORMAL)
    moves(person, MovementKind.ARRIVED, day, from_cell, to_cell)
    person.keeper_id, person.keeper_path = to_cell.pk, to_cell.path
    person.save(update_fields=["keeper", "keeper_path"])


# ── who stands in it ────────────────────────────────────────────────────────
def test_the_roll_holds_who_was_in_the_cell_that_day_in_vietnamese_order(city, office):
    member(city.cell, "Lê Đạt")
    member(city.cell, "Lê An")
    leaver = member(city.cell, "Lê Bình")
    member(city.cell, "Lê Cường", since=date(2026, 8, 1))
    moved(leaver, city.cell, city.second_cell, date(2026, 6, 1))
    assert names(of(city.cell, office, date(2026, 5, 31))) == ["Lê An", "Lê Bình", "Lê Đạt"]
    assert names(of(city.cell, office, date(2026, 6, 1))) == ["Lê An", "Lê Đạt"]
    assert names(of(city.cell, office, date(2026, 9, 1), gone=True)) == ["Lê An", "Lê Bình", "Lê Cường", "Lê Đạt"]
    assert names(of(city.cell, office, date(2027, 1, 1), gone=True)) == ["Lê An", "Lê Cường", "Lê Đạt"]


def test_who_is_kept_out_of_reach_by_now_is_counted_and_not_named(city, secretary):
    member(city.cell, "Lê An")
    leaver = member(city.cell, "Lê Bình")
    moved(leaver, city.cell, city.other_cell, date(2026, 6, 1))
    found = of(city.cell, secretary, date(2026, 5, 1))
    assert (names(found), found.hidden) == (["Lê An"], 1)


# ── columns 10–14 ───────────────────────────────────────────────────────────
def test_columns_ten_to_fourteen_come_from_the_movements_of_that_day(city, office):
    came = member(city.cell, "Lê An")
    moves(
        came, MovementKind.ARRIVED, date(2025, 3, 1), to_cell=city.cell,
        transfer=Transfer.objects.create(
            membership=membership(came), kind="formal", to_cell=city.cell, stage="accepted",
            from_words="Chi bộ 5, phường Hải Châu", moved_on=date(2025, 2, 1), closed_on=date(2025, 3, 1),
        ),
    )  # fmt: skip
    left = member(city.cell, "Lê Bình")
    moved(left, city.cell, city.second_cell, date(2026, 6, 1))
    died = member(city.cell, "Lê Cường", standing=Standing.DIED, ended_on=date(2026, 7, 1))
    out = member(city.cell, "Lê Dũng", standing=Standing.STRUCK_OFF, ended_on=date(2026, 8, 1))
    exempt = member(city.cell, "Lê Em")
    moves(exempt, MovementKind.STANDING, date(2026, 2, 1), standing=Standing.EXEMPT)
    found = of(city.cell, office, date(2026, 9, 1), gone=True)
    said = {line[1].split("\n")[0]: line[9:] for line in found.lines}
    assert said["Lê An"] == ["", "01/03/2025\nChi bộ 5, phường Hải Châu", "", "", ""]
    assert said["Lê Bình"] == ["01/06/2026\nChi bộ Tổ dân phố 8", "", "", "", ""]
    assert said["Lê Cường"] == ["", "", "01/07/2026", "", ""]
    assert said["Lê Dũng"] == ["", "", "", "01/08/2026\nXóa tên", ""]
    assert said["Lê Em"][4] == "01/02/2026\nĐược miễn công tác và sinh hoạt"
    assert {died.pk, out.pk} <= {entry.person.pk for entry in found.entries}
    before = {line[1].split("\n")[0]: line[9:] for line in of(city.cell, office, date(2026, 5, 1)).lines}
    assert before["Lê Bình"] == [""] * 5
    there = of(city.second_cell, office, date(2026, 9, 1))
    assert there.lines[0][10] == "01/06/2026\nChi bộ Tổ dân phố 7"


def test_who_became_official_after_the_day_stands_as_probationary(city, secretary):
    member(city.cell, "Lê An", admitted_on=date(2025, 9, 2), official_on=date(2026, 9, 2))
    assert of(city.cell, secretary, date(2026, 9, 1)).lines[0][6] == "02/09/2025"
    assert of(city.cell, secretary, date(2026, 9, 2)).lines[0][6] == "02/09/2025\nCT: 02/09/2026"


def test_numbers_are_masked_unless_asked_for_by_who_may(city, secretary, inspector):
    member(city.cell, "Lê An", card_number="025123456789")
    assert "025123456789" in of(city.cell, secretary, full=True).lines[0][7]
    masked = of(city.cell, secretary).lines[0][7]
    assert masked
    assert "025123456789" not in masked


# ── paper and workbook ──────────────────────────────────────────────────────
def test_the_paper_is_sideways_with_its_heads_on_every_page_and_room_to_sign(city, secretary, tmp_path):
    for number in range(14):
        member(city.cell, f"Lê Văn {number}", home_detail="thôn Đoài, xã Đường Lâm, thị xã Sơn Tây")
    target = tmp_path / "so.pdf"
    documents.write_rolls([of(city.cell, secretary)], trace="dấu vết", target=target)
    pages = PdfReader(target).pages
    assert len(pages) > 1
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    assert all("tên khai sinh" in page.extract_text().replace("\n", " ") for page in pages[:-1])
    text = pdf_text(target)
    for words in ("Mẫu 7-HSĐV", "T/M CHI BỘ", "BÍ THƯ", "14 người có tên trong sổ", "Ghi chú", "dấu vết"):
        assert words in text


def test_the_workbook_of_the_roll_is_read_back_without_a_change(importer, trial, tmp_path):  # noqa: F811
    cell = trial.cells[0]
    for number, name in enumerate(("Trần Văn Ân", "Lê Thị Bích", "Phạm Quốc Cường", "Vũ Đình Dũng")):
        MemberFactory(
            cell=cell,
            full_name=name,
            born_on=date(1960 + number * 7, 3 + number, 5),
            home_detail="xã Kim Sơn",
            card_number=f"02512345678{number}",
        )
    found = roll.roll_of(period_of(cell), Wanted(today(), full=True), scope_of(importer.user, today()))
    path = tmp_path / "so.xlsx"
    mark = writing.Mark("người in", "chi bộ", "hôm nay", "MÃ")
    assert writing.write(path, profiles.get("14"), [Chunk(list(found.entries), {})], mark=mark) == 4
    assert openpyxl.load_workbook(path).worksheets[0].max_column == 14
    batch = Importer(importer.user, cell).check(path, context={"system": True})
    assert list(verdicts(batch)) == ["unchanged"], verdicts(batch)


def test_a_body_is_printed_cell_by_cell_after_a_second_person_agreed(
    client_for, office, officer, city, tmp_path, settings
):
    settings.MEDIA_ROOT = tmp_path
    member(city.cell, "Lê An")
    member(city.second_cell, "Lê Bình")
    client = client_for(office)
    assert "Đảng bộ Khu dân cư số 1" in client.get(address(), {"don_vi": city.base.pk}).content.decode()
    client.post(address(), {"organisation": city.base.pk, "kind": "pdf", **boxes(date(2026, 9, 24))})
    job = Job.objects.get()
    assert job.state == JobState.AWAITING
    approve_job(approval_id=job.approval.pk, by=officer)
    assert run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.result_name) == (JobState.SUCCEEDED, 2, "7-hsdv-2026-09-24.pdf")
    text = pdf_text(next(tmp_path.rglob("*.pdf")))
    assert text.count("Mẫu 7-HSĐV") == 2
    log = AccessLog.objects.get(subject_type="list")
    assert (log.count, log.code in text) == (2, True)


def test_a_day_to_come_is_refused(client_for, secretary, city):
    sent = {"organisation": city.cell.pk, "kind": "pdf", **boxes(date(2199, 1, 1))}
    page = client_for(secretary).post(address(), sent).content.decode()
    assert "Ngày này chưa tới." in page
    assert not Job.objects.exists()
