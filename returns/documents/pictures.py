"""Pictures from outside: what a file is by its content, and upright copies without hidden details.

Run it on strangers' files only through `darkroom`, in a process of its own. Nothing here changes
or needs the original's name: the format follows from the content.
"""

import os
import re
import secrets
import struct
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from returns.records.papers import PictureFacts

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "HEIF")
MOST_PIXELS = 250_000_000
WORK_SIDE = 2048
THUMB_SIDE = 320
_QUALITY = 85
_KNOWN_AS = {"MPO": "JPEG"}  # a JPEG that holds further pictures, as phones write it
#: what decoders raise on damaged files; anything else is our own bug
_DAMAGE = (
    OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError, AttributeError,
    ArithmeticError, RuntimeError, struct.error,
)  # fmt: skip
_ORIENTATION, _DATE, _EXIF, _GPS = 0x0112, 0x0132, 0x8769, 0x8825
_TAKEN, _OFFSET = (0x9003, 0x9004), (0x9011, 0x9010)
_OFFSET_TEXT = re.compile(r"[+-]\d\d:\d\d")


@cache
def _pillow() -> ModuleType:
    """Pillow, imported at first use, with our own limit on pixels instead of its warning."""
    import pi_heif
    from PIL import Image

    pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # MOST_PIXELS is checked from the header, before decoding
    return Image


def look(path: Path) -> PictureFacts:
    """What the file is, from its header; never raises for what is in it."""
    if path.stat().st_size == 0:
        return PictureFacts(problem="picture.empty")
    try:
        image = _open(path)
    except MemoryError:
        return PictureFacts(problem="picture.too_large")
    except _DAMAGE:
        return PictureFacts(problem=_unopened(path))
    with image:
        return _facts(image)


def make_working(
    path: Path, out_work: Path, out_thumb: Path, rotation: int = 0
) -> PictureFacts:
    """Write the picture upright as a JPEG of at most 2048 px and a thumbnail of at most 320 px.

    `rotation` turns it further, clockwise, by 90, 180 or 270 degrees. Neither copy has EXIF,
    place or comment. A picture that cannot be shown writes nothing and says its `problem`.
    """
    facts = look(path)
    if facts.problem:
        return facts
    try:
        with _open(path) as image:
            work = _upright(_small(image, WORK_SIDE), facts.orientation, rotation)
    except MemoryError:
        return replace(facts, problem="picture.too_large")
    except _DAMAGE:
        return replace(facts, problem="picture.damaged")
    _save(work, out_work)
    _save(_resized(work, _fit(work.size, THUMB_SIDE)), out_thumb)
    return facts


def shrink(working: Path, out: Path, side: int, quality: int) -> None:
    """Make a smaller copy of one of our own working pictures: longest side in pixels, JPEG quality."""
    with _open(working) as image:
        size = _fit(image.size, side)
        image.draft(None, size)
        image.load()
        small = _resized(image, size)
    _save(small, out, quality)


def _open(path: Path) -> "Image":
    image: Image = _pillow().open(path, formats=list(FORMATS))
    return image


def _unopened(path: Path) -> str:
    """Why a file did not open: damaged if it begins like a picture, else unknown."""
    with path.open("rb") as file:
        start = file.read(16)
    ours = start.startswith((b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*"))
    ours |= start[8:12] == b"WEBP" or (
        start[4:8] == b"ftyp" and start[8:11] in (b"hei", b"mif")
    )
    return "picture.damaged" if ours else "picture.unknown"


def _facts(image: "Image") -> PictureFacts:
    width, height = image.size
    name = str(image.format or "")
    facts = PictureFacts(_KNOWN_AS.get(name, name), width, height)
    if width * height > MOST_PIXELS:
        return replace(facts, problem="picture.too_large")
    if width < 1 or height < 1:
        return replace(facts, problem="picture.damaged")
    try:
        return _with_exif(image, facts)
    except _DAMAGE:
        return facts  # unreadable details do not spoil the picture


def _with_exif(image: "Image", facts: PictureFacts) -> PictureFacts:
    exif = image.getexif()
    inner = exif.get_ifd(_EXIF)
    place = bool(exif.get_ifd(_GPS)) or b"GPSLatitude" in _xmp(image)
    turned = exif.get(_ORIENTATION, 1)
    if not isinstance(turned, int) or not 1 <= turned <= 8 or facts.format == "HEIF":
        turned = 1  # the HEIF decoder turns pictures itself
    taken = next((text for tag in _TAKEN if (text := _moment(inner.get(tag)))), "")
    offsets = [str(inner.get(tag, "")).strip("\0 ") for tag in _OFFSET]
    offset = next((text for text in offsets if _OFFSET_TEXT.fullmatch(text)), "")
    return replace(
        facts,
        taken_at=taken or _moment(exif.get(_DATE)),
        offset=offset,
        orientation=turned,
        has_gps=place,
    )


def _xmp(image: "Image") -> bytes:
    xmp = image.info.get("xmp", b"")
    return xmp.encode() if isinstance(xmp, str) else bytes(xmp)


def _moment(value: Any) -> str:
    """`2026:11:21 14:01:00` as `2026-11-21T14:01:00`, or "" for anything else."""
    try:
        moment = datetime.strptime(str(value).strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  cameras write no zone
    except ValueError:
        return ""
    return moment.isoformat()


def _small(image: "Image", side: int) -> "Image":
    """The first frame, decoded only as large as needed, as grey or RGB."""
    profile = image.info.get("icc_profile")
    size = _fit(image.size, side)
    image.draft("RGB", size)
    image.load()
    small = _resized(_plain(image), size)
    return _in_srgb(small, profile) if profile and small.mode == "RGB" else small


def _fit(size: tuple[int, int], side: int) -> tuple[int, int]:
    scale = min(1.0, side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _resized(image: "Image", size: tuple[int, int]) -> "Image":
    if size == image.size:
        return image.copy()
    return image.resize(size, _pillow().Resampling.BILINEAR)


def _plain(image: "Image") -> "Image":
    """As RGB or 8-bit grey; what is transparent becomes white."""
    if image.mode in ("RGB", "L"):
        return image
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda level: level / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "P") or "transparency" in image.info:
        over = image.convert("RGBA")
        ground: Image = _pillow().new("RGBA", over.size, "white")
        ground.alpha_composite(over)
        return ground.convert("RGB")
    return image.convert("RGB")


def _in_srgb(image: "Image", profile: bytes) -> "Image":
    """Colours as they were meant, since the copies carry no profile."""
    from PIL import ImageCms

    try:
        target = ImageCms.createProfile("sRGB")
        turned = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(BytesIO(profile)), target
        )
    except (ImageCms.PyCMSError, *_DAMAGE):
        return image  # a broken profile changes colours a little; the picture stays
    return turned or image


def _upright(image: "Image", orientation: int, rotation: int) -> "Image":
    turn = _pillow().Transpose
    # EXIF's eight ways to hold a camera, and how to undo each
    ways = {
        2: turn.FLIP_LEFT_RIGHT, 3: turn.ROTATE_180, 4: turn.FLIP_TOP_BOTTOM,
        5: turn.TRANSPOSE, 6: turn.ROTATE_270, 7: turn.TRANSVERSE, 8: turn.ROTATE_90,
    }  # fmt: skip
    if orientation in ways:
        image = image.transpose(ways[orientation])
    clockwise = {90: turn.ROTATE_270, 180: turn.ROTATE_180, 270: turn.ROTATE_90}
    more = clockwise.get(rotation % 360)
    return image if more is None else image.transpose(more)


def _save(image: "Image", path: Path, quality: int = _QUALITY) -> None:
    """Write a JPEG that holds nothing but the picture, whole or not at all."""
    image.info = {}
    part = path.with_name(f".sendback-{secrets.token_hex(4)}.part")
    try:
        with open(part, "xb", opener=_for_us_alone) as file:
            image.save(file, "JPEG", quality=quality)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
