import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from accounts.models import AccessLog
from jobs import running
from jobs.choices import BatchState, JobState
from jobs.errors import Cancelled
from jobs.intake import runners, services
from jobs.models import Batch, Job, StagedRow
from members.models import Person
from tests.data import DATA
from tests.factories.members import MemberFactory

pytestmark = pytest.mark.django_db
LIST = "/nhap-lieu/"
AS_THE_STRANGER = dict(enumerate(("Lê Văn Lạ", "05/03/1970", "19/05/1995", "001070000999", "Cao cấp")))


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def upload(client, organisation, path, **more):
    with path.open("rb") as file:
        data = {
            "kind": "members", "file": file, "organisation": str(organisation.pk), "as_of_day": "1",
            "as_of_month": "11", "as_of_year": "2026", **more,
        }  # fmt: skip
        return client.post(LIST, data)


def run_jobs() -> None:
    for job in Job.objects.filter(state=JobState.QUEUED).order_by("pk"):
        running.run(job.pk)


def text(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def client(client_for, clerk):
    return client_for(clerk)


def test_a_list_goes_from_upload_to_the_register_and_back(client, trial, clerk):
    answer = upload(client, trial.ward, DATA / "a_29_columns.xlsx")
    batch = Batch.objects.get()
    assert answer.url == reverse("intake:detail", args=[batch.pk])
    assert "có thể đóng trang này" in text(client.get(answer.url))
    run_jobs()
    page = client.get(answer.url)
    assert "Ghi các dòng tốt vào sổ" in text(page)
    assert "Mẫu rà soát 29 cột" in text(page)
    assert not Person.objects.exists()

    client.post(f"{answer.url}ghi/")
    run_jobs()
    assert "Đã ghi vào sổ lúc" in text(client.get(answer.url))
    assert Person.objects.count() == StagedRow.objects.filter(state="written").count() > 200

    client.post(f"{answer.url}hoan-tac/")
    run_jobs()
    assert "sổ trở về như trước đợt nhập" in text(client.get(answer.url))
    assert not Person.objects.exists()


def test_the_list_page_shows_my_batches(client, trial):
    upload(client, trial.ward, DATA / "f_utf8_bom.csv")
    page = text(client.get(LIST))
    assert "f_utf8_bom.csv" in page
    assert "Đảng bộ phường Thử Nghiệm" in page


@pytest.mark.parametrize(
    "path", sorted(p for p in (DATA / "hostile").iterdir() if p.suffix != ".txt"), ids=lambda p: p.name
)
def test_a_hostile_file_is_refused_on_the_form_and_nothing_is_stored(client, trial, files, path):
    answer = upload(client, trial.ward, path)
    assert answer.status_code == 200
    assert len(answer.context["form"].errors["file"]) == 1
    assert not Batch.objects.exists()
    assert not list(files.rglob("*.*"))


def test_a_file_above_the_limit_is_stopped_while_it_arrives(client, trial, tmp_path, monkeypatch):
    monkeypatch.setattr("jobs.intake.limits.FILE_BYTES", 1000)
    answer = upload(client, trial.ward, DATA / "a_29_columns.xlsx")
    assert "quá mức" in str(answer.context["form"].errors["file"])


def test_faults_say_row_column_value_reason_and_remedy_with_numbers_masked(client, trial):
    url = upload(client, trial.ward, DATA / "a_29_columns.xlsx").url
    run_jobs()
    page = text(client.get(f"{url}?ket-qua=khong-nhan"))
    assert "Danh sách, dòng 21" in page
    assert "Chi bộ Nhà máy Dệt Sông Hồng" in page
    assert "Tên gần nhất" in page
    assert "00108949230" not in page


def test_rows_come_a_page_at_a_time(client, trial):
    url = upload(client, trial.ward, DATA / "a_29_columns.xlsx").url
    run_jobs()
    first = client.get(f"{url}?ket-qua=them-moi").context["page"]
    assert len(first.rows) == 50
    second = client.get(url + first.next_url.split("#")[0]).context["page"]
    assert not {row.place for row in first.rows} & {row.place for row in second.rows}


def test_the_preview_asks_the_same_number_of_queries_for_one_row_and_for_fifty(
    client, trial, django_assert_max_num_queries, tmp_path
):
    url = upload(client, trial.ward, DATA / "a_29_columns.xlsx").url
    run_jobs()
    client.get(url)
    with django_assert_max_num_queries(14):
        client.get(f"{url}?ket-qua=them-moi")


def test_the_marked_copy_is_fetched_at_the_job(client, trial):
    url = upload(client, trial.ward, DATA / "b_ds_dangvien.xlsx").url
    run_jobs()
    job_url = client.post(f"{url}danh-dau/").url
    run_jobs()
    answer = client.get(f"{job_url}tai-ve/")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_an_unknown_header_is_matched_by_hand_and_remembered(client, trial, tmp_path):
    path = tmp_path / "la.csv"
    path.write_text("Cột A,Cột B,Cột C\nNguyễn Văn An,05/03/1970,Chi bộ Quân sự\n", encoding="utf-8")
    answer = upload(client, trial.ward, path)
    batch = Batch.objects.get()
    assert answer.url == reverse("intake:mapping", args=[batch.pk])
    assert "Nguyễn Văn An" in text(client.get(answer.url))
    wrong = client.post(answer.url, {"column_0": "full_name", "column_1": "-", "column_2": "cell"})
    assert "Chưa chọn cột nào là" in text(wrong)
    client.post(answer.url, {"column_0": "full_name", "column_1": "born_on", "column_2": "cell"})
    run_jobs()
    assert StagedRow.objects.get(batch=batch).values["full_name"] == "Nguyễn Văn An"
    again = upload(client, trial.ward, path)
    assert again.url.endswith(f"/{Batch.objects.latest('pk').pk}/")


def test_a_discarded_list_leaves_no_rows_and_no_file(client, trial, files, django_capture_on_commit_callbacks):
    url = upload(client, trial.ward, DATA / "f_utf8_bom.csv").url
    run_jobs()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{url}bo/")
    assert Batch.objects.get().state == BatchState.DISCARDED
    assert not StagedRow.objects.exists()
    assert not [path for path in files.rglob("*") if path.is_file()]


def test_a_double_click_makes_one_batch_and_one_job(client, trial):
    key = "6f1b1f0e-0f5e-4f43-8a43-4a8f6c7b1d11"
    for _click in range(2):
        answer = upload(client, trial.ward, DATA / "f_utf8_bom.csv", form_key=key)
    assert Batch.objects.count() == Job.objects.count() == 1
    run_jobs()
    for _click in range(2):
        client.post(f"{answer.url}ghi/")
    assert Job.objects.filter(kind="members.commit").count() == 1


def test_a_refusal_met_only_while_checking_is_told_on_the_batch(
    client, trial, monkeypatch, django_capture_on_commit_callbacks
):
    url = upload(client, trial.ward, DATA / "a_29_columns.xlsx").url
    monkeypatch.setattr("jobs.intake.limits.ROWS", 100)
    with django_capture_on_commit_callbacks(execute=True):
        run_jobs()
    batch = Batch.objects.get()
    assert batch.state == BatchState.REFUSED
    assert not StagedRow.objects.exists()
    assert "chia danh sách thành nhiều tệp" in text(client.get(url))


def test_a_check_that_was_stopped_can_be_run_again(client, trial, clerk):
    from jobs.services import cancel_job

    url = upload(client, trial.ward, DATA / "f_utf8_bom.csv").url
    cancel_job(job_id=Job.objects.get().pk, by=clerk)
    assert "Kiểm tra lại" in text(client.get(url))
    client.post(f"{url}kiem-tra/")
    run_jobs()
    assert Batch.objects.get().state == BatchState.CHECKED


def test_what_was_written_before_a_commit_was_stopped_can_be_taken_back(client, trial, clerk, monkeypatch):
    monkeypatch.setattr("jobs.intake.limits.CHUNK", 20)
    url = upload(client, trial.ward, DATA / "f_utf8_bom.csv").url
    run_jobs()
    client.post(f"{url}ghi/")
    batch = Batch.objects.get()
    with pytest.raises(Cancelled):
        runners.commit_batch(batch, StopsAfter(2), by=clerk)
    Job.objects.filter(kind="members.commit").update(state=JobState.CANCELLED)
    assert Person.objects.count() == 20
    assert "Hoàn tác phần đã ghi" in text(client.get(url))
    client.post(f"{url}hoan-tac/")
    run_jobs()
    assert not Person.objects.exists()


class StopsAfter(runners.LocalWork):
    """Work that nobody goes on with after some chunks."""

    def __init__(self, chunks):
        super().__init__()
        self.left = chunks

    def chunk(self):
        self.left -= 1
        if self.left < 0:
            raise Cancelled
        return super().chunk()


def test_htmx_gets_the_moving_part_and_then_a_fresh_page(client, trial):
    url = upload(client, trial.ward, DATA / "f_utf8_bom.csv").url
    headers = {"HX-Request": "true"}
    assert "<html" not in client.get(url, headers=headers).content.decode()
    run_jobs()
    assert client.get(url, headers=headers)["HX-Refresh"] == "true"


ACTS = ("", "ghep-cot/", "kiem-tra/", "ghi/", "bo/", "danh-dau/", "hoan-tac/")


@pytest.fixture
def batch_of_the_cell(city, secretary):
    return services.receive_file(
        kind="members", path=DATA / "c_roll_14_columns.xlsx", name="c.xlsx", organisation_id=city.cell.pk,
        scope_path=city.cell.path, as_of=city.cell.opened_on, by=secretary,
    )  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", ["neighbour_secretary"])
def test_a_batch_of_the_neighbours_is_404(batch_of_the_cell, client_for, people, who, act):
    url = f"{LIST}{batch_of_the_cell.pk}/{act}"
    send = client_for(people[who]).get if act in ("", "ghep-cot/") else client_for(people[who]).post
    assert send(url).status_code == 404


@pytest.mark.parametrize("who", ["leader", "inspector", "auditor", "administrator", "outsider"])
def test_without_the_right_to_import_every_page_is_403(batch_of_the_cell, client_for, people, who):
    client = client_for(people[who])
    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{batch_of_the_cell.pk}/").status_code == 403


@pytest.mark.parametrize("who", ["secretary", "office", "officer"])
def test_whoever_may_import_into_the_cell_sees_its_batch(batch_of_the_cell, client_for, people, who):
    assert client_for(people[who]).get(f"{LIST}{batch_of_the_cell.pk}/").status_code == 200


def test_an_organisation_out_of_reach_cannot_be_chosen(city, secretary, client_for):
    answer = upload(client_for(secretary), city.neighbour_cell, DATA / "c_roll_14_columns.xlsx")
    assert answer.status_code == 200
    assert "organisation" in answer.context["form"].errors
    assert not Batch.objects.exists()


def test_a_revoked_right_stops_the_job_that_waits(batch_of_the_cell, secretary):
    from branches.models import RoleGrant

    job = services.start_check(batch_id=batch_of_the_cell.pk, by=secretary)
    RoleGrant.objects.filter(user=secretary).update(ends_on="2026-01-01")
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert not StagedRow.objects.exists()


def test_two_refused_lines_are_put_right_on_the_page_and_written(client, trial, clerk):
    url = upload(client, trial.ward, DATA / "a_29_columns.xlsx").url
    run_jobs()
    batch = Batch.objects.get()
    good = batch.counts["refused"]
    rows = [row for row in batch.rows.filter(outcome="refused").order_by("line") if len(row.faults) == 1][:2]
    for row in rows:
        page = client.get(reverse("intake:mend", args=[batch.pk, row.line]))
        boxes = page.context["form"]
        first = next(iter(boxes.fields))
        assert strip_tags(boxes.fields[first].help_text).startswith(row.faults[0]["reason"][:20])
        assert AccessLog.objects.filter(action="revealed", subject_type="batch", subject_id=batch.pk).exists()
        right = {"born_on": "05/03/1970", "cell": trial.cells[0].name, "full_name": "Nguyễn Văn Đúng"}
        sent = {field: boxes.initial.get(field) or boxes.fields[field].initial for field in boxes.fields}
        sent[first] = right.get(row.faults[0]["field"], "")
        answer = client.post(reverse("intake:mend", args=[batch.pk, row.line]), sent)
        assert answer.url == url
        run_jobs()
    batch.refresh_from_db()
    assert batch.state == BatchState.CHECKED
    assert batch.counts["refused"] == good - 2
    assert batch.context["menders"] == {str(row.line): clerk.pk for row in rows}
    client.post(f"{url}ghi/")
    run_jobs()
    written = batch.rows.filter(line__in=[row.line for row in rows], state="written")
    assert written.count() == 2


def test_a_line_in_legacy_letters_is_shown_put_right_and_keeps_what_was_not_touched(client, trial):
    upload(client, trial.ward, DATA / "d_tcvn3.xlsx")
    run_jobs()
    batch = Batch.objects.get()
    before = batch.rows.get(line=1).values
    address = reverse("intake:mend", args=[batch.pk, 1])
    boxes = client.get(address).context["form"]
    sent = {field: boxes.fields[field].initial for field in boxes.fields}
    name = next(field for field, text in sent.items() if text == before["full_name"])
    client.post(address, {**sent, name: "Hà Thị Đào"})
    run_jobs()
    after = batch.rows.get(line=1).values
    assert after == {**before, "full_name": "Hà Thị Đào"}


def test_a_line_that_says_the_same_is_not_checked_again_and_a_written_list_not_mended(client, trial):
    url = upload(client, trial.ward, DATA / "a_29_columns.xlsx").url
    run_jobs()
    batch = Batch.objects.get()
    line = batch.rows.exclude(faults=[]).order_by("line")[0].line
    address = reverse("intake:mend", args=[batch.pk, line])
    boxes = client.get(address).context["form"]
    client.post(address, {field: boxes.fields[field].initial for field in boxes.fields})
    assert Job.objects.filter(kind="members.check").count() == 1
    client.post(f"{url}ghi/")
    run_jobs()
    assert client.get(address).url == url
    assert client.post(address, {"column_1": "khác"}).url == url


def test_a_neighbour_does_not_find_the_line(client_for, neighbour_secretary, client, trial):
    upload(client, trial.ward, DATA / "f_utf8_bom.csv")
    run_jobs()
    batch = Batch.objects.get()
    assert client_for(neighbour_secretary).get(reverse("intake:mend", args=[batch.pk, 1])).status_code == 404


def test_who_puts_a_line_right_learns_nothing_of_records_out_of_his_reach(
    client_for, city, officer, secretary, tmp_path
):
    MemberFactory(cell=city.neighbour_cell, full_name="Lê Văn Lạ", identity_number="001070000999", theory="advanced")
    book = tmp_path / "hai-dong.csv"
    book.write_text(
        "Họ và tên,Ngày sinh,Ngày vào Đảng,Số định danh cá nhân,Lý luận chính trị\n"
        "Trần Văn Mới,01/02/1980,05/05/2010,001080000555,Trung cấp\n",
        encoding="utf-8",
    )
    upload(client_for(officer), city.cell, book)
    run_jobs()
    batch = Batch.objects.get()
    services.mend_row(batch_id=batch.pk, line=1, cells=AS_THE_STRANGER, by=secretary)
    run_jobs()
    row = batch.rows.get(line=1)
    assert (row.object_id, row.changes) == (None, {})
    assert [fault["code"] for fault in row.faults] == ["number_held"]
