"""Pictures from outside: what a file is by its content, and upright copies without hidden details.

Run it on strangers' files only through `darkroom`, in a process of its own. Nothing here changes
or needs the original's name: the format follows from the content.
"""

import os
import re
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from returns.documents.pictures.picture_looks import looks_of
from returns.documents.pictures.picture_work import TooMuch, modest, weigh, weigh_heif
from returns.records.papers import PictureFacts

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "HEIF")
WORK_SIDE = 2016
THUMB_SIDE = 320
_QUALITY = 85
#: pixels that are made plain at a time, so that no second copy of a large picture is held
_AT_ONCE = 1_000_000
_LARGEST_PROFILE = 4 << 20
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

    # thumbnails, depth maps and such are not shown, and each would be looked at
    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    Image.MAX_IMAGE_PIXELS = None  # `picture_work` counts from the header, before decoding
    return Image


def look(path: Path) -> PictureFacts:
    """What the file is, from its header; never raises for what is in it."""
    try:
        with _opened(path) as image:
            return _facts(image)
    except _Unshown as unshown:
        return unshown.facts


def look_of_copy(path: Path) -> PictureFacts:
    """What one of our own small copies looks like; its `looks` are all that is asked."""
    try:
        with _opened(path) as image:
            facts = _facts(image)
            with _decoding(facts):
                return replace(facts, looks=looks_of(image))
    except _Unshown as unshown:
        return unshown.facts


def make_working(
    path: Path, out_work: Path, out_thumb: Path, rotation: int = 0
) -> PictureFacts:
    """Write the picture upright as a JPEG of at most 2016 px and a thumbnail of at most 320 px.

    `rotation` turns it further, clockwise, by 90, 180 or 270 degrees. Neither copy has EXIF,
    place or comment. A picture that cannot be shown writes nothing and says its `problem`;
    raises `MemoryError` for one that takes more than the process has.
    """
    try:
        with _opened(path) as image:
            facts = _facts(image)
            with _decoding(facts):
                work = _upright(_small(image, WORK_SIDE), facts.orientation, rotation)
    except _Unshown as unshown:
        return unshown.facts
    _save(work, out_work)
    thumb = _resized(work, _fit(work.size, THUMB_SIDE))
    _save(thumb, out_thumb)
    return replace(facts, looks=looks_of(thumb))


class _Unshown(Exception):
    """A picture of which no copy can be made, and what is known of it."""

    def __init__(self, facts: PictureFacts) -> None:
        self.facts = facts
        super().__init__(facts.problem)


@contextmanager
def _decoding(facts: PictureFacts) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        if "emory" in str(error):  # libheif's own word for it
            raise MemoryError from error
        raise _Unshown(replace(facts, problem="picture.damaged")) from error


@contextmanager
def _opened(path: Path) -> Iterator["ImageFile"]:
    """The picture, its header read and its cost known; raises `_Unshown`."""
    if path.stat().st_size == 0:
        raise _Unshown(PictureFacts(problem="picture.empty"))
    try:
        weigh(path)
    except TooMuch as much:
        raise _Unshown(PictureFacts("", *much.size, problem=much.key, said=much.said)) from much
    try:
        image = _open(path)
    except _DAMAGE as error:
        raise _Unshown(PictureFacts(problem=_unopened(path))) from error
    with image:
        facts = _plain_facts(image)
        try:
            if facts.format == "HEIF":
                weigh_heif(path, facts.width, facts.height)
        except TooMuch as much:
            raise _Unshown(replace(facts, problem=much.key, said=much.said)) from much
        if facts.width < 1 or facts.height < 1:
            raise _Unshown(replace(facts, problem="picture.damaged"))
        yield image


def shrink(working: Path, out: Path, side: int, quality: int) -> None:
    """Make a smaller copy of one of our own working pictures: longest side in pixels, JPEG quality."""
    with _open(working) as image:
        size = _fit(image.size, side)
        image.draft(None, size)
        image.load()
        small = _resized(image, size)
    _save(small, out, quality)


def without_colour(working: bytes) -> bytes:
    """One of our own working pictures in greys, as a JPEG."""
    out = BytesIO()
    with _pillow().open(BytesIO(working), formats=["JPEG"]) as image:
        image.convert("L").save(out, "JPEG", quality=85)
    return out.getvalue()


def _open(path: Path) -> "ImageFile":
    image: ImageFile = _pillow().open(path, formats=list(FORMATS))
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


def _plain_facts(image: "Image") -> PictureFacts:
    name = str(image.format or "")
    return PictureFacts(_KNOWN_AS.get(name, name), *image.size)


def _facts(image: "Image") -> PictureFacts:
    facts = _plain_facts(image)
    try:
        return _with_exif(image, facts)
    except _DAMAGE:
        return facts  # unreadable details do not spoil the picture


def _with_exif(image: "Image", facts: PictureFacts) -> PictureFacts:
    if not modest(image.info.get("exif") or b""):
        return facts
    # a PNG's own `getexif` would decode the whole picture to find details that stand behind it
    exif = _pillow().Image.getexif(image)
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


def _small(image: "ImageFile", side: int) -> "Image":
    """The first frame, decoded only as large as needed, as grey or RGB."""
    profile = image.info.get("icc_profile") or b""
    size = _fit(image.size, side)
    if image.format == "HEIF":
        small = _reduced_heif(image, size)
    else:
        image.draft("RGB", size)
        image.load()
        small = _reduced(image, size)
    if small.mode == "RGB" and 0 < len(profile) <= _LARGEST_PROFILE:
        return _in_srgb(small, profile)
    return small


def _reduced(image: "Image", size: tuple[int, int]) -> "Image":
    """Smaller, and plain; what has to be made plain first some rows at a time."""
    width, height = image.size
    if image.mode in ("RGB", "L"):
        factor = _factor(image.size, size)
        return _resized(image.reduce(factor) if factor > 1 else image, size)

    def rows(top: int, bottom: int) -> "Image":
        return image.crop((0, top, width, bottom))

    return _by_rows(rows, (width, height), size)


def _reduced_heif(image: "ImageFile", size: tuple[int, int]) -> "Image":
    """As `_reduced`, from the decoder's own memory: Pillow would hold the picture once more."""
    import pi_heif

    heif = pi_heif.open_heif(image.fp, convert_hdr_to_8bit=True)
    picture = heif[heif.primary_index]
    whole, stride = memoryview(picture.data), picture.stride
    width, height = picture.size

    def rows(top: int, bottom: int) -> "Image":
        part = whole[top * stride : bottom * stride]
        made: Image = _pillow().frombytes(
            picture.mode, (width, bottom - top), part, "raw", picture.mode, stride
        )
        return made

    return _by_rows(rows, (width, height), size)


def _factor(full: tuple[int, int], size: tuple[int, int]) -> int:
    """By which whole number a picture can be divided and stay larger than `size`."""
    return max(1, min(full[0] // size[0], full[1] // size[1]))


def _by_rows(
    rows: Callable[[int, int], "Image"], full: tuple[int, int], size: tuple[int, int]
) -> "Image":
    """The picture whose `rows(top, bottom)` these are, in another size, as grey or RGB."""
    width, height = full
    factor = _factor(full, size)
    step = factor * max(1, _AT_ONCE // (width * factor))
    less: Image | None = None
    for top in range(0, height, step):
        part = _plain(rows(top, min(height, top + step)))
        if factor > 1:
            part = part.reduce(factor)
        if less is None:
            less = _pillow().new(part.mode, (part.width, -(-height // factor)))
        less.paste(part, (0, top // factor))
    assert less is not None  # noqa: S101  no picture without rows comes here
    return _resized(less, size)


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


def part_of(copy: Path) -> Path:
    """Where a copy is written before it is whole."""
    return copy.with_name(f"{copy.name}.part")


def _save(image: "Image", path: Path, quality: int = _QUALITY) -> None:
    """Write a JPEG that holds nothing but the picture, whole or not at all."""
    image.info = {}
    part = part_of(path)
    try:
        with open(part, "wb", opener=_for_us_alone) as file:
            image.save(file, "JPEG", quality=quality)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
