"""The portrait: hostile and honest pictures, re-encoded small, seen and changed by right."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.findings import Refused
from members.models import Person, Portrait
from members.models.papers import MOST_PORTRAIT_BYTES
from members.papers import services
from members.papers.imaging import MOST_UPLOAD_BYTES, picture_of
from tests.factories.members import MemberFactory


@pytest.fixture
def member(city) -> Person:
    return MemberFactory(cell=city.cell)


def picture(kind="JPEG", size=(900, 1200), mode="RGB", colour=(200, 30, 30), **more) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, kind, **more)
    return out.getvalue()


def noise(size=(1500, 2000)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 120).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def png_bomb(width=60_000, height=60_000) -> bytes:
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1_000_000)) + chunk(b"IEND", b"")


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("size", [(900, 1200), (3000, 2000), (500, 3000), (240, 320), (320, 240)])
def test_every_picture_comes_out_three_by_four_and_small(size):
    made = picture_of(picture(size=size))
    image = opened(made.content)
    assert image.format == "JPEG"
    assert image.width * 4 == pytest.approx(image.height * 3, abs=4)
    assert image.width <= 600
    assert (made.width, made.height) == image.size
    assert len(made.content) <= MOST_PORTRAIT_BYTES
    assert len(made.digest) == 64


def test_the_noisiest_picture_still_fits():
    assert len(picture_of(noise()).content) <= MOST_PORTRAIT_BYTES


def test_what_the_camera_wrote_is_gone_and_the_picture_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "Bí mật"
    made = opened(picture_of(picture(size=(1200, 900), exif=exif.tobytes())).content)
    assert not made.getexif()
    assert b"Exif" not in picture_of(picture(exif=exif.tobytes())).content
    assert made.height > made.width


def test_what_is_see_through_becomes_white():
    made = opened(picture_of(picture("PNG", mode="RGBA", colour=(0, 0, 0, 0))).content)
    assert min(made.getpixel((10, 10))) > 245


@pytest.mark.parametrize(("mode", "colour"), [("L", 90), ("P", 3), ("1", 1), ("CMYK", (9, 9, 9, 9)), ("LA", (9, 0))])
def test_pictures_of_every_mode_are_read(mode, colour):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(picture_of(picture(kind, mode=mode, colour=colour)).content).mode == "RGB"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "portrait_too_large"),
        (b"\xff\xd8\xff" + b"0" * MOST_UPLOAD_BYTES, "portrait_too_large"),
        (b"GIF89a" + b"0" * 100, "portrait_not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "portrait_not_a_picture"),
        (b"%PDF-1.7", "portrait_not_a_picture"),
        (b"\xff\xd8\xff" + b"khong phai anh", "portrait_broken"),
        (picture()[:400], "portrait_broken"),
        (b"\x89PNG\r\n\x1a\n" + picture()[8:], "portrait_broken"),
        (png_bomb(), "portrait_too_many_pixels"),
        (png_bomb(6000, 6000), "portrait_too_many_pixels"),
        (picture(size=(100, 130)), "portrait_too_small"),
        (picture(size=(100, 1300)), "portrait_too_small"),
    ],
)
def test_what_is_no_portrait_is_refused_with_reason_and_remedy(content, code):
    with pytest.raises(Refused) as refused:
        picture_of(content)
    finding = refused.value.findings[0]
    assert finding.code == code
    assert finding.remedy


@pytest.mark.django_db
def test_a_picture_is_sent_seen_replaced_and_taken_out(client_for, secretary, leader, member):
    client, url = client_for(secretary), reverse("members:portrait", args=[member.pk])
    assert client.get(url)["Content-Type"] == "image/svg+xml"
    for colour in ((200, 30, 30), (30, 200, 30)):
        file = SimpleUploadedFile("anh.jpg", picture(colour=colour), "image/jpeg")
        answer = client.post(reverse("members:change_portrait", args=[member.pk]), {"image": file})
        assert answer.status_code == 302
    portrait = Portrait.objects.get()
    assert portrait.recorded_by == secretary
    seen = client_for(leader).get(url)
    assert seen["Content-Type"] == "image/jpeg"
    assert "no-store" in seen["Cache-Control"]
    assert opened(seen.content).getpixel((5, 5))[1] > 150
    assert client.post(reverse("members:remove_portrait", args=[member.pk])).status_code == 302
    assert not Portrait.objects.exists()


@pytest.mark.django_db
def test_a_wrong_file_is_refused_on_the_page_and_the_old_picture_stays(client_for, secretary, member):
    services.set_portrait(person_id=member.pk, content=picture(), by=secretary)
    file = SimpleUploadedFile("anh.jpg", b"khong phai anh", "image/jpeg")
    answer = client_for(secretary).post(reverse("members:change_portrait", args=[member.pk]), {"image": file})
    assert answer.status_code == 200
    assert "không phải ảnh JPEG hay PNG" in answer.content.decode()
    assert Portrait.objects.count() == 1
