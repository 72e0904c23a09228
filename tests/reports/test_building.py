"""Files of reports asked for from the page and from the command line."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import AccessLog
from branches.models import OrganisationPeriod, RoleGrant
from jobs import running
from jobs.choices import JobState
from jobs.models import Job
from tests.reports.conftest import DAY

pytestmark = pytest.mark.django_db
CODE = "01001000000000"


@pytest.fixture(autouse=True)
def files(monkeypatch, tmp_path, settings) -> Path:
    """Keep results in a folder of the test and ring no bell."""
    settings.MEDIA_ROOT = tmp_path / "files"
    monkeypatch.setattr("jobs.services.ring", lambda job_id: False)
    return tmp_path / "files"


def ask(client, organisation, file_format="pdf", **more):
    return client.post("/bao-cao/lap/", {"don_vi": organisation.pk, "dinh_dang": file_format, **more})


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("file_format", ["pdf", "xlsx"])
def test_a_leader_asks_for_the_file_and_downloads_it(register, leader, client_for, file_format):
    client = client_for(leader)
    response = ask(client, register.ward, file_format, ngay="30/06/2026", tu_ngay="01/02/2026")
    job = Job.objects.get()
    assert response.url == reverse("jobs:detail", args=[job.pk])
    assert running.run(job.pk)
    job.refresh_from_db()
    code = AccessLog.objects.get(action="reported").code
    assert (job.state, job.result) == (JobState.SUCCEEDED, {"people": 10, "code": code})
    assert job.result_name == f"bao-cao-tong-hop-dang-bo-phuong-ngoc-ha-2026-06-30.{file_format}"
    download = client.get(reverse("jobs:download", args=[job.pk]))
    start = b"".join(download.streaming_content)[:4]
    assert start == {"pdf": b"%PDF", "xlsx": b"PK\x03\x04"}[file_format]


def test_asking_twice_by_a_double_click_makes_one_job(register, leader, client_for):
    client = client_for(leader)
    key = "1b4e28ba-2fa1-41d2-883f-0016d3cca427"
    urls = {ask(client, register.ward, form_key=key).url for _ in range(2)}
    assert (len(urls), Job.objects.count()) == (1, 1)
    assert ask(client, register.ward, "xlsx", form_key=key).url not in urls


def test_a_neighbour_cannot_ask_and_an_auditor_is_refused(register, people, client_for):
    assert ask(client_for(people["neighbour_secretary"]), register.cell).status_code == 404
    assert ask(client_for(people["leader"]), register.other_ward).status_code == 404
    assert ask(client_for(people["auditor"]), register.cell).status_code == 403
    assert Job.objects.count() == 0


@pytest.mark.parametrize("data", [{}, {"dinh_dang": "exe"}, {"ngay": "32/01/2026"}, {"ngay": "25/11/2026"}])
def test_a_question_no_button_asks_is_not_found(register, leader, client_for, data):
    post = {"don_vi": register.ward.pk, "dinh_dang": "pdf", **data} if data else {}
    assert client_for(leader).post("/bao-cao/lap/", post).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_right_that_ended_meanwhile_makes_no_file(register, leader, client_for, files):
    ask(client_for(leader), register.ward)
    RoleGrant.objects.filter(user=leader).update(ends_on=DAY)
    job = Job.objects.get()
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, AccessLog.objects.count()) == (JobState.FAILED, 0)
    assert "Quyền của đồng chí" in job.error["reason"]
    assert not [path for path in files.rglob("*") if path.is_file()]


@pytest.mark.django_db(transaction=True)
def test_a_right_that_ended_after_the_run_opens_no_file(register, leader, client_for):
    client = client_for(leader)
    ask(client, register.ward)
    job = Job.objects.get()
    running.run(job.pk)
    RoleGrant.objects.filter(user=leader).update(ends_on=DAY)
    assert client.get(reverse("jobs:download", args=[job.pk])).status_code == 404


def build(out: Path, *extra: str, kind: str = "tong-hop", code: str = CODE, as_of: str = "2026-11-24") -> None:
    call_command("build_report", kind, "--organisation", code, "--as-of", as_of, "--out", str(out), *extra)


@pytest.fixture
def coded(register):
    OrganisationPeriod.objects.filter(organisation=register.ward).update(code=CODE)
    return register


@pytest.mark.parametrize("kind", ["tong-hop", "summary"])
def test_the_command_writes_the_paper_and_logs_it(coded, tmp_path, capsys, kind):
    build(tmp_path / "a.pdf", kind=kind)
    code = AccessLog.objects.get(action="reported", username="build_report").code
    assert code in capsys.readouterr().out
    assert code in PdfReader(tmp_path / "a.pdf").pages[-1].extract_text()


def test_the_command_names_every_unit(coded, tmp_path):
    OrganisationPeriod.objects.filter(organisation=coded.root).update(code="01000000000000")
    build(tmp_path / "a.pdf", code="01.000.000.000.000")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "a.pdf").pages)
    assert coded.other_ward.name in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "khac"}, "Không có loại báo cáo “khac”"),
        ({"code": "99999999999999"}, "Không có tổ chức nào mang mã 99999999999999"),
        ({"code": "123"}, "mã gồm 14 chữ số"),
        ({"as_of": "24/11/2026"}, "Ghi như 2026-06-30"),
        ({"as_of": "2026-02-30"}, "Ghi như 2026-06-30"),
        ({"as_of": "2026-11-25"}, "chưa tới"),
        ({"as_of": "2019-12-31"}, "chưa thành lập hoặc đã kết thúc"),
    ],
)
def test_the_command_refuses_in_one_line_and_leaves_no_file(coded, tmp_path, changes, words):
    with pytest.raises(CommandError) as refused:
        build(tmp_path / "a.pdf", **changes)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
    assert list(tmp_path.glob("*.*")) == []


def test_the_command_refuses_formats_periods_and_folders_it_cannot_serve(coded, tmp_path):
    with pytest.raises(CommandError, match="Không có định dạng “docx”"):
        build(tmp_path / "a.docx", "--format", "docx")
    with pytest.raises(CommandError, match="sau ngày tính số liệu"):
        build(tmp_path / "a.pdf", "--since", "2026-07-01", as_of="2026-06-30")
    with pytest.raises(CommandError, match="Không ghi được tệp"):
        build(tmp_path / "khong-co" / "a.pdf")


def test_the_command_replaces_an_older_file_whole(coded, tmp_path):
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"old")
    build(out, "--format", "xlsx")
    assert out.read_bytes()[:2] == b"PK"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
