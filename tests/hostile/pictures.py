"""Pictures that ask for more than they give: each some kilobytes that want minutes or gigabytes."""

import io
import random
import struct
import zlib
from collections.abc import Iterable

from PIL import Image


def photo_like(width: int, height: int) -> Image.Image:
    """Soft shapes with a camera's noise: neither flat nor random."""
    soft = Image.effect_noise((width // 8 + 1, height // 8 + 1), 80).resize((width, height))
    return Image.merge("RGB", (soft, Image.effect_noise((width, height), 12), soft))


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    """One chunk of a PNG."""
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def png(
    width: int, height: int, rows: bytes | None = None, *more: bytes, colour: int = 2
) -> bytes:
    """An 8-bit PNG of these packed rows, black if none, with further chunks before them."""
    if rows is None:
        samples = {0: 1, 2: 3, 6: 4}[colour]
        rows = zeros(height * (1 + width * samples))
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = [chunk(b"IHDR", head), *more, chunk(b"IDAT", rows), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def zeros(count: int) -> bytes:
    """So many zero bytes, packed; little memory and time is used for it."""
    packer = zlib.compressobj(9, wbits=-15)
    # a block that leans on nothing before it may stand there any number of times
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    rest = packer.compress(bytes(count & 0xFFFFF)) + packer.flush()
    summed = count % 65_521 << 16 | 1
    return b"x\xda" + block * (count >> 20) + rest + summed.to_bytes(4, "big")


def png_in_pieces(count: int, name: bytes = b"tEXt") -> bytes:
    """A small PNG with so many further chunks."""
    return png(8, 8, None, chunk(name, b"a\0b") * count)


def png_of_small_parts(picture: Image.Image, size: int) -> bytes:
    """A PNG whose rows come in chunks of so many bytes."""
    content = saved(picture, "PNG")
    packed, at = b"", 8
    while at < len(content):
        length, name = struct.unpack(">I4s", content[at : at + 8])
        packed += content[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    cut = [packed[start : start + size] for start in range(0, len(packed), size)]
    head = content[8:33]
    parts = b"".join(chunk(b"IDAT", part) for part in cut)
    return b"\x89PNG\r\n\x1a\n" + head + parts + chunk(b"IEND", b"")


def many_scans(width: int, height: int, count: int) -> bytes:
    """A progressive JPEG whose last scan stands there so many times more."""
    content = saved(Image.new("RGB", (width, height), (9, 99, 200)), "JPEG", progressive=True)
    last = content.rindex(b"\xff\xda")
    return content[:-2] + content[last:-2] * count + content[-2:]


def jpeg_in_pieces(count: int, piece: bytes = b"\xff\xfe\0\2") -> bytes:
    """A JPEG with so many remarks, or pieces that are none, before the picture."""
    content = saved(Image.new("RGB", (8, 8)), "JPEG")
    return content[:2] + piece * count + content[2:]


def details(entries: int, count: int, order: str = "<") -> bytes:
    """EXIF details with so many entries, all of which say the same `count` bytes are theirs."""
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", 42, 8)
    each = (struct.pack(f"{order}HHII", 1 + tag, 7, count, 8) for tag in range(entries))
    body = head + struct.pack(f"{order}H", entries) + b"".join(each) + bytes(4)
    return body + bytes(max(0, count - len(body)))


def details_in_a_ring() -> bytes:
    """EXIF details whose inner directory is the outer one."""
    entries = struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<HHII", 0x8825, 4, 1, 8)
    return b"II*\0" + struct.pack("<IH", 8, 2) + entries + struct.pack("<I", 8)


def with_details(content: bytes) -> bytes:
    """A small PNG that carries these EXIF details."""
    return png(8, 8, None, chunk(b"eXIf", content))


def tiff(width: int, height: int, strips: int, content: bytes = b"\0" * 64) -> bytes:
    """A grey TIFF of so many strips that all lie in the same place."""
    table = struct.pack("<I", 8) * strips
    at = 8 + len(content)
    tags = [
        (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1),
        (273, 4, strips, at), (277, 3, 1, 1), (278, 4, 1, max(1, height // strips)),
        (279, 4, strips, at),
    ]  # fmt: skip
    listed = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    start = struct.pack("<I", at + len(table))
    body = content + table + struct.pack("<H", len(tags)) + listed + bytes(4)
    return b"II*\0" + start + body


def moving(kind: str, frames: int) -> bytes:
    """An animated WEBP or PNG of so many small frames."""
    pictures = [Image.new("RGB", (16, 16), (n % 256, n // 256, 0)) for n in range(frames)]
    return saved(pictures[0], kind, save_all=True, append_images=pictures[1:])


def webp_of_canvas(width: int, height: int) -> bytes:
    """A WebP that claims a canvas and holds a small picture."""
    inner = saved(Image.new("RGB", (8, 8)), "WEBP")[12:]
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + sides + inner
    return b"RIFF" + struct.pack("<I", len(body)) + body


def tiled_heic(photo: bytes, columns: int, rows: int) -> bytes:
    """A phone's tiled HEIC picture (24 rows of 32 tiles of 512 px) with fewer of its tiles."""
    made = bytearray(photo)
    sides = struct.pack(">II", columns * 512, rows * 512)
    grid = photo.rindex(bytes((0, 0, 23, 31)))
    made[grid : grid + 8] = struct.pack(
        ">BBBBHH", 0, 0, rows - 1, columns - 1, columns * 512, rows * 512
    )
    whole = photo.rindex(b"ispe" + bytes(4) + struct.pack(">II", 16_320, 12_240))
    made[whole + 8 : whole + 16] = sides
    links = photo.index(b"dimg", grid)
    whose, left = struct.unpack_from(">HH", photo, links + 4)
    count = columns * rows
    struct.pack_into(">I", made, links - 4, 12 + 2 * count)
    struct.pack_into(">H", made, links + 6, count)
    unused = 2 * (left - count)
    if unused:
        at = links + 8 + 2 * count
        struct.pack_into(">I4sHH", made, at, unused, b"free", whose, (unused - 12) // 2)
    return bytes(made)


def changed(content: bytes, chance: random.Random) -> bytes:
    """The content with some bytes changed, cut, doubled, or lengths made large."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 12, 40))):
        # most of what is decided stands near the start
        span = chance.choice((64, 600, len(made)))
        at = chance.randrange(min(span, len(made)) or 1)
        match chance.randrange(6):
            case 0 | 1:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 2:
                made[at : at + 4] = chance.choice((b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff"))
            case 3:
                del made[at : at + chance.randrange(1, 64)]
            case 4:
                other = chance.randrange(len(made) or 1)
                made[at:at] = made[other : other + chance.randrange(400)]
            case 5:
                made[at : at + 1] = (
                    bytes([made[at] ^ 1 << chance.randrange(8)]) if made else b""
                )
    if chance.random() < 0.1:
        del made[chance.randrange(len(made) + 1) :]
    return bytes(made)


def seeds(photos: Iterable[bytes] = ()) -> list[bytes]:
    """Whole pictures of every kind to be changed, and real ones."""
    small = photo_like(160, 120)
    return [
        saved(small, "JPEG"), saved(small, "JPEG", progressive=True),
        saved(small, "JPEG", subsampling=0, quality=95, exif=details(5, 20)),
        saved(small, "PNG"), saved(small.convert("RGBA"), "PNG"), saved(small.quantize(16), "PNG"),
        saved(small, "WEBP"), saved(small, "WEBP", lossless=True), moving("WEBP", 5),
        moving("PNG", 5), saved(small, "TIFF"), saved(small, "TIFF", compression="tiff_lzw"),
        saved(small, "TIFF", compression="jpeg"), *photos,
    ]  # fmt: skip
