"""The name of an uploaded file: cut so that its ending stays, harmless on every page and in every header."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jobs import running
from jobs.models import Batch, Job

pytestmark = pytest.mark.django_db
HEADER = "Họ và tên,Giới tính,Ngày sinh,Số định danh cá nhân,Ngày vào Đảng,Ngày chính thức"
LINE = "Trần Văn Bình,Nam,05/03/1970,,01/01/1995,01/01/1996"
TODAY = {"kind": "members", "as_of_day": "1", "as_of_month": "11", "as_of_year": "2026"}


def rename(file: SimpleUploadedFile, name: str) -> SimpleUploadedFile:
    """Give the name a browser would send; ``SimpleUploadedFile`` itself cleans it."""
    file.__dict__["_name"] = name
    return file


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (f"{'x' * 300}.csv", f"{'x' * 150}.csv"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("<img src=x onerror=alert(1)>.csv", "<img src=x onerror=alert(1)>.csv"),
        ("=cmd!A0.csv", "=cmd!A0.csv"),
    ],
)
def test_a_strange_name_goes_all_the_way(settings, tmp_path, city, secretary, client_for, name, kept):
    settings.MEDIA_ROOT = tmp_path / "files"
    client = client_for(secretary)
    file = rename(SimpleUploadedFile("a.csv", f"{HEADER}\n{LINE}\n".encode()), name)
    answer = client.post("/nhap-lieu/", {"file": file, "organisation": str(city.cell.pk), **TODAY})
    batch = Batch.objects.get()
    assert batch.file_name == kept
    running.run(Job.objects.get().pk)
    client.post(f"{answer.url}danh-dau/")
    job = Job.objects.order_by("pk").last()
    running.run(job.pk)
    download = client.get(f"/viec/{job.pk}/tai-ve/")
    assert download.status_code == 200
    assert b"".join(download.streaming_content).startswith(b"PK")
    assert download["Content-Disposition"].startswith("attachment; ")
    for page in ("/", "/nhap-lieu/", answer.url, f"/viec/{job.pk}/", "/viec/"):
        assert "<img src=x" not in client.get(page).content.decode()


def test_one_sending_brings_one_file(city, secretary, client_for):
    files = [SimpleUploadedFile("a.csv", b"a"), SimpleUploadedFile("b.csv", b"b")]
    answer = client_for(secretary).post("/nhap-lieu/", {"file": files, "organisation": str(city.cell.pk), **TODAY})
    assert answer.status_code == 400
    assert not Batch.objects.exists()
