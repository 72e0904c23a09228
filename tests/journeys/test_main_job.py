"""The main job from end to end: a secretary's list comes in on a phone, is put right, and a leader takes the PDF."""

from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pypdf
import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from accounts.models import User
from jobs import running
from jobs.choices import JobState
from jobs.models import Batch, Job
from members.models import Person
from tests.data import DATA
from tests.factories import GrantFactory, UserFactory
from tests.journeys.test_sign_in import signs_in
from tests.journeys.visitor import DESK, PHONE, Visitor

OWN_ROWS = (10, 16, 21, 52, 53, 54)
SHORT_NUMBER, STRANGE_CELL = 2, 3
NUMBER, CELL = 3, 6


@dataclass(frozen=True)
class Cast:
    """Who takes part: the secretary of the cell in the sample, the one next door, the ward's leader."""

    secretary: User
    neighbour: User
    leader: User
    cell: str
    cell_id: int


@pytest.fixture
def cast(trial) -> Cast:
    own, next_door = trial.cells[1], trial.cells[0]
    people = {
        "secretary": ("bi.thu", "Nguyễn Thị Hòa", "secretary", own),
        "neighbour": ("bi.thu.ben", "Trần Văn Lân", "secretary", next_door),
        "leader": ("lanh.dao", "Hoàng Minh Sơn", "leader", trial.ward),
    }
    users = {}
    for part, (username, full_name, role, organisation) in people.items():
        users[part] = UserFactory(username=username, full_name=full_name)
        GrantFactory(user=users[part], role=role, organisation=organisation)
    return Cast(**users, cell=own.name, cell_id=own.pk)


@pytest.fixture
def own_list(tmp_path: Path) -> Path:
    """The rows of one cell out of the sample: one number is a digit short, one cell does not exist."""
    sample = openpyxl.load_workbook(DATA / "b_ds_dangvien.xlsx").active
    book = openpyxl.Workbook()
    book.active.title = "Danh sách"
    for row in (1, *OWN_ROWS):
        book.active.append([cell.value for cell in sample[row]])
    book.save(tmp_path / "chi-bo.xlsx")
    return tmp_path / "chi-bo.xlsx"


def mend(path: Path, cell: str) -> Path:
    """Put the two rows right, as the secretary does in Excel."""
    book = openpyxl.load_workbook(path)
    book.active.cell(SHORT_NUMBER, NUMBER).value = "001073081700"
    book.active.cell(STRANGE_CELL, CELL).value = cell
    book.save(path.with_name("chi-bo-da-sua.xlsx"))
    return path.with_name("chi-bo-da-sua.xlsx")


def workers_work() -> None:
    """Run what waits, as the workers do."""
    for number in Job.objects.filter(state=JobState.QUEUED).order_by("pk").values_list("pk", flat=True):
        running.run(number)


def brings_in(visitor: Visitor, path: Path) -> None:
    """Upload a list and wait for the result of the check."""
    visitor.goes("/nhap-lieu/")
    visitor.brings("Tệp danh sách", path)
    visitor.presses("Tải lên và kiểm tra")
    visitor.sees("có thể đóng trang này")
    workers_work()
    visitor.goes(visitor.path)


def writes_it(visitor: Visitor) -> None:
    visitor.presses("Ghi các dòng tốt vào sổ")
    workers_work()
    visitor.goes(visitor.path)
    visitor.sees("Đã ghi vào sổ lúc")


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_list_is_imported_mended_edited_and_reported(visit, cast, own_list, tmp_path, javascript):
    secretary = visit(None, size=PHONE, javascript=javascript)
    secretary.goes("/")
    signs_in(secretary, cast.secretary)
    assert secretary.path == "/"

    brings_in(secretary, own_list)
    secretary.sees("Số định danh cá nhân gồm đúng 12 chữ số", within="main")
    secretary.sees("Chi bộ Nhà máy Dệt Sông Hồng", within="main")
    writes_it(secretary)
    assert Person.objects.count() == 4

    brings_in(secretary, mend(own_list, cast.cell))
    secretary.misses("Chi bộ Nhà máy Dệt Sông Hồng")
    writes_it(secretary)
    assert Person.objects.count() == 6

    person = Person.objects.get(full_name="Lê Văn Thắng")
    secretary.goes(reverse("members:edit_step", args=[person.pk, "lien-he"]))
    secretary.writes("Điện thoại", "0912345678")
    Session.objects.all().delete()
    secretary.presses("Lưu vào sổ")
    signs_in(secretary, cast.secretary)
    secretary.presses("Gửi tiếp")
    secretary.sees("Đã lưu hồ sơ của đồng chí Lê Văn Thắng")
    person.refresh_from_db()
    assert person.phone == "0912345678"

    leader = visit(cast.leader, size=DESK, javascript=javascript)
    leader.goes("/bao-cao/")
    leader.presses("Tải PDF")
    workers_work()
    leader.goes(leader.path)
    paper = pypdf.PdfReader(leader.downloads(".pdf", tmp_path))
    words = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in words
    assert "ĐẢNG ỦY PHƯỜNG THỬ NGHIỆM" in words

    neighbour = visit(cast.neighbour, size=PHONE, javascript=javascript)
    own = [
        reverse(f"intake:{name}", args=[batch.pk]) for batch in Batch.objects.all() for name in ("detail", "mapping")
    ]
    own += [reverse(f"jobs:{name}", args=[job.pk]) for job in Job.objects.all() for name in ("detail", "download")]
    own += [
        reverse(f"members:{name}", args=[person.pk]) for name in ("detail", "profile", "history", "edit", "placement")
    ]
    own += [f"/bao-cao/?don_vi={cast.cell_id}", f"/to-chuc/{cast.cell_id}/doi-ten/"]
    assert {address: neighbour.goes(address) for address in own} == dict.fromkeys(own, 404)
