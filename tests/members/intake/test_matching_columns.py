"""Columns matched by hand are remembered for the unit, can be changed and forgotten; renamed ones are pointed out."""

import csv

import pytest
from django.urls import reverse

from jobs.intake import services
from jobs.intake.plans import FilePlan
from jobs.models import HeaderMapping
from members.exchange import profiles
from members.exchange.sheets import DS_DANGVIEN, NATIONAL
from members.intake.selectors import remarks
from tests.factories import GrantFactory, UserFactory
from tests.vietnam.test_encodings import as_vni
from tests.workbooks import members, write

pytestmark = pytest.mark.django_db
HEAD = ("Tên công dân", "Chào đời", "Chi bộ", "Quê gốc")
ROW = ("Nguyễn Văn An", "05/03/1970", "Chi bộ Quân sự", "Xã Ba Vì")
FIELDS = {0: "full_name", 1: "born_on", 2: "cell", 3: "home_detail"}


@pytest.fixture
def sheet(tmp_path):
    def make(head=HEAD, *rows):
        path = tmp_path / "la.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *(rows or (ROW,))])
        return path

    return make


def fields_of(batch) -> dict[int, str]:
    return FilePlan.from_json(batch.mapping).sheets[0].fields


def test_another_person_of_the_unit_finds_the_columns_matched(importer, clerk, sheet, trial):
    batch = importer.receive(sheet())
    assert services.needs_mapping(batch)
    services.set_mapping(batch_id=batch.pk, sheet=0, fields=FIELDS, by=clerk)
    other = UserFactory(username="can.bo.hai")
    GrantFactory(user=other, role="officer", organisation=trial.ward)
    again = importer.receive(sheet(), by=other)
    assert fields_of(again) == FIELDS
    assert "Các cột được ghép như lần trước" in " ".join(remarks(again))


def test_a_matching_is_changed_after_the_check_and_forgotten(importer, clerk, sheet):
    batch = importer.receive(sheet())
    services.set_mapping(batch_id=batch.pk, sheet=0, fields=FIELDS, by=clerk)
    services.start_check(batch_id=batch.pk, by=clerk)
    type(batch).objects.filter(pk=batch.pk).update(state="checked")
    services.set_mapping(batch_id=batch.pk, sheet=0, fields={**FIELDS, 3: "-"}, by=clerk)
    assert HeaderMapping.objects.get().mapping["3"] == "-"
    services.forget_mapping(batch_id=batch.pk, sheet=0, by=clerk)
    assert not HeaderMapping.objects.exists()
    assert services.needs_mapping(importer.receive(sheet()))


def test_a_renamed_column_of_the_national_list_is_read_and_said(importer, trial, tmp_path):
    head = ["Giới tính lúc khai" if title == "Giới tính" else title for title in NATIONAL]
    head[7] = "Tín ngưỡng"
    batch = importer.check(write(tmp_path / "a.xlsx", members(3, [trial.cells[0].name]), headers=head))
    assert fields_of(batch)[4] == "sex"
    assert fields_of(batch)[7] == "religion"
    assert batch.counts["accepted"] == 3
    said = " ".join(remarks(batch))
    assert "“Tôn giáo” nay tên là “Tín ngưỡng”: hệ thống cấp trên đã đổi tên cột" in said


def test_a_renamed_column_of_a_matched_list_is_read_like_before(importer, clerk, sheet):
    head = (*HEAD, "Cột năm", "Cột sáu")
    fields = {**FIELDS, 4: "phone", 5: "-"}
    batch = importer.receive(sheet(head, (*ROW, "0912345678", "x")))
    services.set_mapping(batch_id=batch.pk, sheet=0, fields=fields, by=clerk)
    head = (*HEAD, "Cột liên hệ", "Cột sáu")
    again = importer.receive(sheet(head, (*ROW, "0912345678", "x")))
    assert fields_of(again)[4] == "phone"
    assert not services.needs_mapping(again)


def test_the_headers_of_the_national_lists_are_those_that_go_out():
    assert tuple(column.title for column in profiles.get("29").columns) == NATIONAL
    assert tuple(column.title for column in profiles.get("8").columns) == DS_DANGVIEN


def test_letters_are_shown_before_and_after_and_a_person_decides(importer, clerk, sheet, client, trial):
    cell = trial.cells[0].name
    rows = [tuple(map(as_vni, (name, "05/03/1970", cell, "Xã Ba Vì"))) for name in ("Nguyễn Văn Dũng", "Trần Thị Ánh")]
    batch = importer.receive(sheet(("Họ và tên", "Ngày sinh", "Chi bộ", "Quê quán"), *rows))
    client.force_login(clerk)
    url = reverse("intake:letters", args=[batch.pk])
    page = client.get(url).content.decode()
    assert "Nguyễn Văn Dũng" in page
    assert as_vni("Nguyễn Văn Dũng") in page
    answer = client.post(url, {"encoding": "vni"})
    assert answer.url == reverse("intake:detail", args=[batch.pk])
    batch.refresh_from_db()
    assert (batch.state, FilePlan.from_json(batch.mapping).encoding()) == ("checking", "vni")


def test_one_column_of_other_letters_is_read_in_its_own(importer, sheet, trial):
    cell = trial.cells[0].name
    homes = ("Xã Ba Vì", "Phường Đống Đa", "Phường Ngọc Hà", "Xã Sóc Sơn", "Phường Hà Đông", "Xã Thạch Thất")
    rows = [(f"Nguyễn Văn Dũng {chr(65 + place)}", "1970", cell, as_vni(home)) for place, home in enumerate(homes)]
    batch = importer.check(sheet(("Họ và tên", "Ngày sinh", "Chi bộ", "Quê quán"), *rows))
    assert list(batch.rows.order_by("line").values_list("values__home_detail", flat=True)) == list(homes)


def test_empty_workbooks_explain_their_columns(clerk, client):
    import io

    import openpyxl

    client.force_login(clerk)
    for code, head in (("29", NATIONAL), ("full", None)):
        book = openpyxl.load_workbook(io.BytesIO(client.get(reverse("intake:template", args=[code])).content))
        titles = tuple(cell.value for cell in book.worksheets[0][1])
        assert head is None or titles == head
        guide = {row[0]: row for row in book["Hướng dẫn"].iter_rows(values_only=True)}
        assert set(titles) <= set(guide)
        assert "Kinh" in guide["Dân tộc"][2]
    assert client.get(reverse("intake:template", args=["7"])).status_code == 404


def test_a_list_is_asked_for_on_the_page(clerk, client, trial):
    from jobs.models import Job

    client.force_login(clerk)
    url = reverse("intake:export")
    assert "Mẫu rà soát 29 cột" in client.get(url).content.decode()
    answer = client.post(url, {"profile": "8", "organisation": trial.ward.pk, "organisation_q": ""})
    job = Job.objects.get(kind="members.profile")
    assert answer.url == reverse("jobs:detail", args=[job.pk])
    assert job.params == {"profile": "8", "organisation": trial.ward.pk, "guarded": False}


def test_the_list_of_jobs_says_which_file(importer, clerk, sheet, client):
    batch = importer.receive(sheet())
    services.set_mapping(batch_id=batch.pk, sheet=0, fields=FIELDS, by=clerk)
    services.start_check(batch_id=batch.pk, by=clerk)
    client.force_login(clerk)
    assert "<small>la.csv</small>" in client.get(reverse("jobs:list")).content.decode()
