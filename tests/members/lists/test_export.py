"""The file of a list: columns, conditions and order as on the page; the log in words; the second person."""

import csv
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings as django_settings
from django.urls import reverse

from accounts.models import AccessLog
from jobs import running
from jobs.models import Approval, Job
from members import export
from members.models import Person, SavedList
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
URL = "/dang-vien/xuat/"


@pytest.fixture(autouse=True)
def files(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("jobs.services.ring", lambda job_id: False)


@pytest.fixture
def three(city):
    return [
        MemberFactory(full_name="Trần Thị Ánh", cell=city.cell, theory="advanced", phone="0912345678"),
        MemberFactory(full_name="Lê Văn Bình", cell=city.cell, theory="advanced", occupation_words="Giáo viên"),
        MemberFactory(full_name="Đỗ Thị Cúc", cell=city.second_cell, theory="elementary", health="good"),
    ]


def choose(user, *names: str) -> None:
    SavedList.objects.update_or_create(owner=user, name="", defaults={"columns": list(names)})


def taken(client, query: str = "", kind: str = "xlsx") -> Job:
    """Ask for the file and run its job."""
    client.post(f"{URL}?{query}", {"dang": kind})
    job = Job.objects.latest("pk")
    running.run(job.pk)
    job.refresh_from_db()
    return job


def rows_of(job: Job) -> list[list[str]]:
    path = Path(django_settings.MEDIA_ROOT) / job.result_file
    if path.suffix == ".csv":
        return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_columns_conditions_and_order_are_those_of_the_page(three, secretary, client_for, kind):
    choose(secretary, "theory", "phone", "cell")
    job = taken(client_for(secretary), "m.theory=advanced&xep=-ten", kind)
    rows = rows_of(job)
    assert rows[4] == ["TT", "Họ và tên", "Lý luận chính trị", "Điện thoại", "Chi bộ"]
    assert [row[:3] for row in rows[5:]] == [["1", "Lê Văn Bình", "Cao cấp"], ["2", "Trần Thị Ánh", "Cao cấp"]]
    assert "0912345678" not in str(rows)
    assert str(secretary) in rows[2][0]
    assert job.result["code"] in rows[2][0]
    assert job.result_name.endswith(f".{kind}")


def test_a_list_nobody_arranged_has_the_usual_columns(three, secretary, client_for):
    rows = rows_of(taken(client_for(secretary)))
    assert rows[4] == ["TT", "Họ và tên", "Sinh ngày", "Giới tính", "Chi bộ", "Vào Đảng", "Chính thức", "Tuổi Đảng",
                       "Trạng thái"]  # fmt: skip


def test_the_code_leads_to_the_log_that_says_what_was_taken_without_what_was_typed(three, secretary, client_for):
    client = client_for(secretary)
    found = client.post(reverse("members:condition"), {"muc": "occupation_words", "chu": "giáo viên"})
    job = taken(client, found.url.partition("?")[2])
    assert [row[1] for row in rows_of(job)[5:]] == ["Lê Văn Bình"]
    line = AccessLog.objects.get(code=job.result["code"])
    assert line.count == 1
    assert "Nghề nghiệp hiện nay: có một đoạn chữ" in line.filter_words
    assert "cột: Sinh ngày, Giới tính" in line.filter_words
    assert "giáo" not in line.filter_words


def test_a_special_column_waits_for_a_second_person(three, secretary, client_for):
    choose(secretary, "cell", "ethnic")
    client_for(secretary).post(URL, {"dang": "xlsx"})
    approval = Approval.objects.get()
    assert (approval.job.state, approval.grounds) == ("awaiting", ["special"])
    assert ["Dân tộc", "", "special"] in approval.columns


def test_a_special_condition_waits_for_a_second_person_and_tells_no_typed_word(three, secretary, client_for):
    client = client_for(secretary)
    found = client.post(reverse("members:condition"), {"muc": "disciplines", "dong": "khong", "chu": "đánh bạc"})
    client.post(f"{URL}?{found.url.partition('?')[2]}", {"dang": "xlsx"})
    approval = Approval.objects.get()
    assert approval.grounds == ["special"]
    assert ["Kỷ luật", "không có, có một đoạn chữ", "special"] in approval.conditions


def test_more_people_than_the_limit_outside_ones_own_cell_wait(three, office, client_for, settings):
    settings.APPROVAL_OVER_PEOPLE = 2
    client_for(office).post(URL, {"dang": "xlsx"})
    assert Approval.objects.get().grounds == ["many"]


def test_a_guarded_column_is_written_only_for_those_one_may_see(three, secretary, client_for, leader):
    choose(secretary, "health", "theory")
    client_for(secretary).post(URL, {"dang": "xlsx"})
    job = Job.objects.get()
    assert [column.name for column in export.columns_of(job)] == ["health", "theory"]
    job.requested_by = leader
    assert [column.name for column in export.columns_of(job)] == ["theory"]


def test_who_leaves_ones_reach_while_the_file_is_written_is_left_out(three, city, secretary, client_for, monkeypatch):
    monkeypatch.setattr(export, "CHUNK", 1)
    real = export.listing.rows_of

    def moves_the_second(*args):
        Person.objects.filter(pk=three[1].pk).update(keeper=city.other_cell, keeper_path="1/9/9/")
        return real(*args)

    monkeypatch.setattr(export.listing, "rows_of", moves_the_second)
    assert [row[1] for row in rows_of(taken(client_for(secretary)))[5:]] == ["Trần Thị Ánh"]


def test_the_file_takes_few_queries_a_chunk(three, city, secretary, client_for, django_assert_max_num_queries):
    for number in range(30):
        MemberFactory(full_name=f"Thêm {number}", cell=city.cell)
    client = client_for(secretary)
    client.post(URL, {"dang": "xlsx"})
    with django_assert_max_num_queries(60):
        running.run(Job.objects.get().pk)
    assert Job.objects.get().result["people"] == 32
