"""The picture that comes in: checked before it is opened, cut to 3×4, made anew as a small JPEG."""

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from accounts.findings import Finding, Refused
from members.models.papers import MOST_PORTRAIT_BYTES

MOST_UPLOAD_BYTES: Final = 5 * 1024 * 1024
MOST_PIXELS: Final = {"JPEG": 80_000_000, "PNG": 24_000_000}
"""A JPEG is shrunk while it is read; a PNG must be held whole."""

LEAST_WIDTH, LEAST_HEIGHT = 240, 320
WIDTH, HEIGHT = 600, 800
"""3×4 cm at 500 dots an inch."""

QUALITIES: Final = (88, 80, 72, 64, 56, 48, 40)
_SIGNS: Final = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}


@dataclass(frozen=True)
class Picture:
    """A portrait as it is kept: a JPEG of at most 200 KB without anything the camera wrote into it."""

    content: bytes
    width: int
    height: int
    digest: str


def picture_of(content: bytes) -> Picture:
    """Make the portrait out of an uploaded file; raises ``Refused`` with reason and remedy."""
    if not content or len(content) > MOST_UPLOAD_BYTES:
        raise _refused("portrait_too_large", _("Tệp ảnh rỗng hoặc lớn hơn 5 MB."), _("Chọn ảnh nhỏ hơn 5 MB."))
    kind = next((name for sign, name in _SIGNS.items() if content.startswith(sign)), None)
    if kind is None:
        raise _refused(
            "portrait_not_a_picture", _("Tệp này không phải ảnh JPEG hay PNG."), _("Chọn tệp .jpg hoặc .png.")
        )
    cut = _cut(_opened(content, kind))
    small = _encoded(cut)
    return Picture(small, cut.width, cut.height, hashlib.sha256(small).hexdigest())


def _opened(content: bytes, kind: str) -> Image.Image:
    """Read the pixels, upright, on white; size and kind are known before anything is unpacked."""
    broken = _refused(
        "portrait_broken", _("Không đọc được ảnh này, tệp có thể bị hỏng."), _("Chụp hoặc quét lại rồi chọn tệp mới.")
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=[kind])
        _check_size(image, kind)
        image.draft("RGB", (WIDTH * 2, HEIGHT * 2))
        upright = ImageOps.exif_transpose(image) or image
        if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
            layered = upright.convert("RGBA")
            white = Image.new("RGBA", layered.size, "white")
            return Image.alpha_composite(white, layered).convert("RGB")
        return upright.convert("RGB")
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:  # Pillow raises whatever its decoders do; each means: not a picture we can read
        raise broken from error


def _check_size(image: Image.Image, kind: str) -> None:
    if image.width * image.height > MOST_PIXELS[kind]:
        raise _too_many_pixels()
    if min(image.size) < LEAST_WIDTH or max(image.size) < LEAST_HEIGHT:
        reason = _("Ảnh nhỏ quá ({width}×{height} điểm), in ra sẽ mờ.").format(width=image.width, height=image.height)
        raise _refused("portrait_too_small", reason, _("Chọn ảnh ít nhất 240×320 điểm."))


def _cut(image: Image.Image) -> Image.Image:
    """Cut the middle to 3:4, a little above the middle where the picture is too tall, and shrink it."""
    size = (min(WIDTH, image.width), min(HEIGHT, image.height))
    width = min(size[0], size[1] * 3 // 4)
    return ImageOps.fit(image, (width, width * 4 // 3), Image.Resampling.LANCZOS, centering=(0.5, 0.4))


def _encoded(image: Image.Image) -> bytes:
    for quality in QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= MOST_PORTRAIT_BYTES:
            break
    return out.getvalue()


def _too_many_pixels() -> Refused:
    return _refused(
        "portrait_too_many_pixels",
        _("Ảnh có quá nhiều điểm ảnh."),
        _("Chọn ảnh chụp thường, hoặc giảm cỡ ảnh rồi chọn lại."),
    )


def _refused(code: str, reason: str, remedy: str) -> Refused:
    return Refused([Finding(code, "image", reason, remedy)])
