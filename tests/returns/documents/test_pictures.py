"""Pictures from outside: known by their content, turned upright, copied without hidden details."""

import hashlib
import struct
import zlib

import pi_heif
import PIL
import pytest
from PIL import Image, PngImagePlugin

from returns.documents.pictures.from_outside import FORMATS, look, make_working, shrink

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 180, 30), (30, 30, 200), (255, 255, 255)


def corners(size=(60, 40)) -> Image.Image:
    """Red upper left, green upper right, blue lower left, white lower right."""
    picture = Image.new("RGB", size, WHITE)
    half, down = size[0] // 2, size[1] // 2
    picture.paste(RED, (0, 0, half, down))
    picture.paste(GREEN, (half, 0, size[0], down))
    picture.paste(BLUE, (0, down, half, size[1]))
    return picture


def near(one, other) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


def seen(path) -> list:
    """The colours in the four corners, and the size."""
    with Image.open(path) as picture:
        rgb = picture.convert("RGB")
        right, low = rgb.width - 4, rgb.height - 4
        return [rgb.getpixel(at) for at in ((3, 3), (right, 3), (3, low), (right, low))]


def sized(path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


def exif(orientation=1, **more) -> Image.Exif:
    details = Image.Exif()
    details[0x0112] = orientation
    details[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)}
    details[0x8769] = {0x9003: "2026:11:21 14:01:00", 0x9011: "+08:00", **more}
    return details


@pytest.fixture
def out(tmp_path):
    """Where the two copies go."""
    return tmp_path / "work.jpg", tmp_path / "thumb.jpg"


def test_the_floors_that_security_asks_for():
    assert tuple(map(int, PIL.__version__.split(".")[:2])) >= (13, 0)
    assert tuple(map(int, pi_heif.libheif_version().split("."))) >= (1, 22, 1)
    assert set(FORMATS) == {"JPEG", "PNG", "WEBP", "TIFF", "HEIF"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_eight_ways_to_hold_a_camera_come_out_upright(tmp_path, out, orientation):
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    upright = corners()
    held = upright.transpose(undo[orientation]) if orientation in undo else upright
    held.save(tmp_path / "held.jpg", exif=exif(orientation), quality=95)
    facts = make_working(tmp_path / "held.jpg", *out)
    assert (facts.problem, facts.orientation) == ("", orientation)
    for path in out:
        assert all(map(near, seen(path), (RED, GREEN, BLUE, WHITE)))


@pytest.mark.parametrize(
    ("turn", "colours"),
    [
        (90, (BLUE, RED, WHITE, GREEN)),
        (180, (WHITE, BLUE, GREEN, RED)),
        (270, (GREEN, WHITE, RED, BLUE)),
    ],
)
def test_the_sellers_own_turn_comes_on_top_clockwise(tmp_path, out, turn, colours):
    corners().save(tmp_path / "a.png")
    make_working(tmp_path / "a.png", *out, rotation=turn)
    assert all(map(near, seen(out[0]), colours))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_format_is_known_by_content_whatever_its_name(tmp_path, out, kind):
    corners().save(tmp_path / "picture.exe", kind, quality=95)
    facts = make_working(tmp_path / "picture.exe", *out)
    assert (facts.format, facts.width, facts.height, facts.problem) == (kind, 60, 40, "")
    assert all(map(near, seen(out[0]), (RED, GREEN, BLUE, WHITE)))


def test_time_zone_and_place_are_read_and_none_goes_into_the_copies(tmp_path, out):
    source = tmp_path / "gps.jpg"
    corners().save(source, exif=exif(), comment=b"SECRET-COMMENT", xmp=b"<x>SECRET-XMP</x>")
    facts = make_working(source, *out)
    assert facts.has_gps
    assert (facts.taken_at, facts.offset) == ("2026-11-21T14:01:00", "+08:00")
    for path in out:
        content = path.read_bytes()
        for hidden in (b"Exif", b"SECRET", b"http", b"2026"):
            assert hidden not in content
        with Image.open(path) as copy:
            assert not copy.getexif()


@pytest.mark.parametrize(
    "written",
    ["0000:00:00 00:00:00", "    :  :     :  :  ", "yesterday", "2026:13:45 99:00:00"],
)
def test_a_camera_without_a_set_clock_gives_no_time(tmp_path, written):
    corners().save(tmp_path / "a.jpg", exif=exif())
    details = exif()
    details[0x8769] = {0x9003: written, 0x9011: "x"}
    corners().save(tmp_path / "a.jpg", exif=details)
    facts = look(tmp_path / "a.jpg")
    assert (facts.taken_at, facts.offset, facts.problem) == ("", "", "")


def test_copies_are_no_larger_than_asked_and_never_enlarged(tmp_path, out):
    corners((5000, 2500)).save(tmp_path / "large.jpg")
    make_working(tmp_path / "large.jpg", *out)
    assert [sized(path) for path in out] == [(2016, 1008), (320, 160)]
    corners((60, 40)).save(tmp_path / "small.jpg")
    make_working(tmp_path / "small.jpg", *out)
    assert [sized(path) for path in out] == [(60, 40), (60, 40)]


def test_odd_kinds_of_colour_become_plain_pictures(tmp_path, out):
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    many = {
        "clear.png": clear,
        "palette.png": corners().quantize(8),
        "grey.png": corners().convert("L"),
        "cmyk.jpg": corners().convert("CMYK"),
        "bits.png": corners().convert("1"),
        "deep.png": Image.new("I;16", (40, 40), 0xFFFF),
        "float.tif": Image.new("F", (40, 40), 200.0),
    }
    for name, picture in many.items():
        picture.save(tmp_path / name)
        assert make_working(tmp_path / name, *out).problem == "", name
        with Image.open(out[0]) as copy:
            assert copy.mode in ("RGB", "L")
        if name in ("clear.png", "deep.png"):
            assert all(near(colour, WHITE) for colour in seen(out[0])), name


def test_only_the_first_picture_of_a_moving_one_is_shown(tmp_path, out):
    frames = [Image.new("RGB", (30, 30), colour) for colour in (RED, BLUE)]
    frames[0].save(tmp_path / "moving.webp", save_all=True, append_images=frames[1:])
    make_working(tmp_path / "moving.webp", *out)
    assert near(seen(out[0])[0], RED)


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds no picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    )


def bombed() -> PngImagePlugin.PngInfo:
    """200 MB of nothing in a compressed remark."""
    remarks = PngImagePlugin.PngInfo()
    remarks.add_text("Comment", "0" * 200_000_000, zip=True)
    return remarks


def broken_files(tmp_path):
    """(name, bytes, problem) of files that cannot be shown."""
    corners((300, 200)).save(tmp_path / "whole.jpg", quality=95)
    whole = (tmp_path / "whole.jpg").read_bytes()
    corners().save(tmp_path / "bomb.png", pnginfo=bombed())
    yield "empty.jpg", b"", "picture.empty"
    yield "text.jpg", b"just words, no picture", "picture.unknown"
    yield "script.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture.unknown"
    yield (
        "eps.jpg",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage",
        "picture.unknown",
    )
    yield "gif.jpg", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "picture.unknown"
    yield "wide.png", png_of(60_000, 60_000), "picture.too_many_pixels"
    yield "widest.png", png_of(2**31 - 1, 2**31 - 1), "picture.too_many_pixels"
    yield "none.png", png_of(0, 0), "picture.damaged"
    yield "bomb.png", (tmp_path / "bomb.png").read_bytes(), "picture.damaged"
    yield "heic.heic", b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "picture.damaged"
    for share in (0.1, 0.5, 0.9):
        yield f"cut-{share}.jpg", whole[: int(len(whole) * share)], "picture.damaged"


def test_what_cannot_be_shown_is_named_and_leaves_no_copy(tmp_path, out):
    for name, content, problem in broken_files(tmp_path):
        path = tmp_path / name
        path.write_bytes(content)
        facts = make_working(path, *out)
        assert facts.problem == problem, name
        assert not any(copy.exists() for copy in out), name
        assert path.read_bytes() == content
        assert facts.refusal().say("zh") != facts.refusal().say("en")


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow warns of damage, too
def test_a_thousand_changed_pictures_end_in_a_picture_or_a_problem(tmp_path, out):
    files = []
    for kind in ("JPEG", "PNG", "WEBP", "TIFF"):
        details = {} if kind == "TIFF" else {"exif": exif()}
        corners().save(tmp_path / f"whole.{kind}", kind, **details)
        files.append((tmp_path / f"whole.{kind}").read_bytes())
    path = tmp_path / "changed"
    known = {
        *("", "picture.damaged", "picture.unknown"),
        *("picture.too_many_pixels", "picture.too_much_work", "picture.too_many_pieces"),
    }
    for number in range(1000):
        content = bytearray(files[number % len(files)])
        noise = hashlib.sha256(str(number).encode()).digest()
        for at, value in zip(noise[::2], noise[1::2], strict=True):
            content[(at * 257 + number) % len(content)] = value
        path.write_bytes(content)
        assert make_working(path, *out).problem in known


def test_a_smaller_copy_of_a_working_picture_fits_its_side(tmp_path, out):
    corners((3000, 2000)).save(tmp_path / "a.jpg")
    make_working(tmp_path / "a.jpg", *out)
    shrink(out[0], tmp_path / "less.jpg", 800, 60)
    with Image.open(tmp_path / "less.jpg") as copy:
        assert copy.size == (800, 533)
    assert (tmp_path / "less.jpg").stat().st_size < out[0].stat().st_size


def test_real_phone_pictures_are_shown(photos, out):
    facts = {path.name: make_working(path, *out) for path in sorted(photos.glob("*.*"))}
    assert {name for name, fact in facts.items() if fact.problem} == set()
    assert facts["phone-iphone13.heic"].format == "HEIF"
    assert facts["phone-iphone13.heic"].offset == "+01:00"
    assert facts["camera-gps-1.jpg"].has_gps
    assert facts["phone-iphone-hdr.jpg"].format == "JPEG"


def test_real_pictures_held_in_any_way_look_alike(photos, out):
    for stem in ("portrait", "landscape"):
        looks = []
        for path in sorted((photos / "orientation").glob(f"{stem}_*.jpg")):
            make_working(path, *out)
            with Image.open(out[0]) as copy:
                assert (copy.width > copy.height) == (stem == "landscape")
                looks.append(copy.convert("L").resize((4, 4)).tobytes())
        assert len(looks) == 4
        for other in looks[1:]:
            assert all(abs(a - b) < 40 for a, b in zip(looks[0], other, strict=True))


def test_real_damaged_pictures_do_no_harm(photos, out):
    odd = photos / "odd"
    assert make_working(odd / "corrupted.heic", *out).problem == "picture.damaged"
    assert make_working(odd / "invalid-exif.jpg", *out).problem == ""
    assert make_working(odd / "corrupted.jpg", *out).problem in ("", "picture.damaged")
