"""Nothing of a record leaves by a side door: files, forms sent blind, lists of another's import, moves in the tree."""

import re
from datetime import date

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from accounts.choices import AccessAction
from accounts.models import AccessLog, KeptPost
from branches import services as organisations
from jobs import running
from jobs.choices import BatchState, JobState
from jobs.intake import services
from jobs.models import Batch, Job, StagedRow
from members.models import Person
from tests.factories import GrantFactory
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
EXPORT = "/dang-vien/xuat/"
HEADER = "Họ và tên,Giới tính,Ngày sinh,Số định danh cá nhân,Quê quán,Ngày vào Đảng,Ngày chính thức\n"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def exported(job: Job, files) -> list[str]:
    running.run(job.pk)
    job.refresh_from_db()
    sheet = openpyxl.load_workbook(files / job.result_file).active
    return [row[1] for row in sheet.iter_rows(min_row=6, values_only=True)]


def test_a_file_holds_only_those_whom_its_taker_may_take_out(city, secretary, client_for, files):
    MemberFactory(full_name="Trần Thị Ánh", cell=city.cell)
    MemberFactory(full_name="Lê Văn Bình", cell=city.neighbour_cell)
    GrantFactory(user=secretary, role="leader", organisation=city.ward)
    client_for(secretary).post(EXPORT)
    assert exported(Job.objects.get(), files) == ["Trần Thị Ánh"]


def test_the_file_of_a_unit_out_of_reach_is_as_unknown_as_that_of_no_unit(city, secretary, client_for):
    client = client_for(secretary)
    assert client.post(f"{EXPORT}?don_vi={city.neighbour_cell.pk}").status_code == 404
    assert client.post(f"{EXPORT}?don_vi=999999999").status_code == 404
    assert not Job.objects.exists()


def test_where_one_may_only_read_the_file_is_refused_and_not_offered(city, secretary, client_for):
    MemberFactory(cell=city.neighbour_cell)
    GrantFactory(user=secretary, role="leader", organisation=city.neighbour_cell)
    client = client_for(secretary)
    query = f"?don_vi={city.neighbour_cell.pk}"
    assert EXPORT not in client.get(f"/dang-vien/{query}").content.decode()
    assert client.post(EXPORT + query).status_code == 403


def test_a_double_click_and_a_lost_session_make_one_file(city, secretary, client_for):
    MemberFactory(cell=city.cell)
    client = client_for(secretary)
    page = client.get("/dang-vien/?gioi_tinh=male").content.decode()
    form = dict(re.findall(r'name="(form_owner|form_key)" value="([^"]+)"', page))
    lost = Client().post(f"{EXPORT}?gioi_tinh=male", form)
    assert KeptPost.objects.get().path == f"{EXPORT}?gioi_tinh=male"
    assert str(KeptPost.objects.get().pk) in lost.url
    first, second = (client.post(f"{EXPORT}?gioi_tinh=male", form).url for _ in range(2))
    assert first == second
    assert Job.objects.count() == 1


def revealings() -> int:
    return AccessLog.objects.filter(action=AccessAction.REVEALED).count()


def test_a_form_sent_without_having_been_opened_shows_numbers_and_is_logged(city, secretary, client_for):
    person = MemberFactory(cell=city.cell, identity_number="001070000123")
    client = client_for(secretary)
    assert client.post(f"/dang-vien/{person.pk}/sua/tat-ca/", {"full_name": ""}).status_code == 200
    assert revealings() == 1


def test_a_form_sent_again_with_faults_is_not_logged_twice(city, secretary, client_for):
    person = MemberFactory(cell=city.cell, identity_number="001070000123")
    client = client_for(secretary)
    opened = client.get(f"/dang-vien/{person.pk}/sua/tat-ca/").context["form"].opened_signed()
    client.post(f"/dang-vien/{person.pk}/sua/tat-ca/", {"full_name": "", "opened": opened, "version": "1"})
    assert revealings() == 1
    Person.objects.filter(pk=person.pk).update(identity_number="001070000999", version=2)
    data = {"full_name": "", "opened": opened, "version": "2", "keep_identity_number": "now"}
    assert "001070000999" in client.post(f"/dang-vien/{person.pk}/sua/tat-ca/", data).content.decode()
    assert revealings() == 2


@pytest.fixture
def moved_in(city, officer, tmp_path) -> Batch:
    """A list of the secretary's cell by the officer, with a member of the cell beside it."""
    MemberFactory(
        full_name="Lê Văn Bình", cell=city.second_cell, identity_number="001070000123", home_detail="thôn Kín"
    )
    path = tmp_path / "danh-sach.csv"
    path.write_text(
        f"{HEADER}Lê Văn Bình,Nam,05/03/1970,001070000123,thôn Khác,19/05/1995,19/05/1996\n", encoding="utf-8"
    )
    batch = services.receive_file(
        kind="members", path=path, name=path.name, organisation_id=city.cell.pk, scope_path=city.cell.path,
        as_of=timezone.localdate(), by=officer,
    )  # fmt: skip
    services.start_check(batch_id=batch.pk, by=officer)
    running.run(Job.objects.get().pk)
    batch.refresh_from_db()
    assert batch.state == BatchState.CHECKED
    assert set(StagedRow.objects.get().changes) >= {"cell"}
    return batch


def test_a_list_shows_what_the_register_says_only_of_people_in_reach(moved_in, secretary, officer, client_for):
    address = f"/nhap-lieu/{moved_in.pk}/?ket-qua=cap-nhat"
    assert "Chi bộ Tổ dân phố 8" in client_for(officer).get(address).content.decode()
    page = client_for(secretary).get(address)
    assert page.status_code == 200
    assert "Chi bộ Tổ dân phố 8" not in page.content.decode()


def test_whoever_commits_writes_only_on_records_in_reach(moved_in, secretary, client_for):
    before = Person.objects.get()
    client_for(secretary).post(f"/nhap-lieu/{moved_in.pk}/ghi/", {"cell": "1"})
    running.run(Job.objects.filter(state=JobState.QUEUED).get().pk)
    after = Person.objects.get()
    assert (after.keeper_path, after.version, after.home_detail) == (before.keeper_path, before.version, "thôn Kín")
    assert StagedRow.objects.get().state == "skipped"


def test_lists_and_jobs_follow_their_organisation_when_it_moves(city, officer, office, client_for):
    batch = Batch.objects.create(
        kind="members", created_by=office, organisation_id=city.cell.pk, scope_path=city.cell.path,
        as_of=date(2026, 1, 1), file="", file_name="a.csv", file_hash="",
    )  # fmt: skip
    assert client_for(office).get(f"/nhap-lieu/{batch.pk}/").status_code == 200
    organisations.move_organisation(
        organisation_id=city.cell.pk, parent_id=city.neighbour_base.pk, starts_on=timezone.localdate(),
        decision_number="1-QĐ/ĐU", decided_on=timezone.localdate(), issuer="Đảng ủy", reason="sắp xếp", by=officer,
    )  # fmt: skip
    assert client_for(office).get(f"/nhap-lieu/{batch.pk}/").status_code == 404
    assert client_for(officer).get(f"/nhap-lieu/{batch.pk}/").status_code == 200
