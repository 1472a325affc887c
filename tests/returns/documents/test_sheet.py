"""A paper says its own day and no other; a picture in it tells no place."""

from datetime import date

import pytest
from PIL import Image

from returns.documents.page.sheet import Sheet, working_jpeg
from returns.errors import Refusal


def segment(kind: int, content: bytes) -> bytes:
    """One piece of a JPEG's head: its mark, its length with these two bytes, what it says."""
    return bytes((0xFF, kind)) + (len(content) + 2).to_bytes(2, "big") + content


BEGIN = b"\xff\xd8"
TABLES = segment(0xDB, b"\x00" * 65)
SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
EXIF = segment(0xE1, b"Exif\0\0GPS")
PHOTOSHOP = segment(0xED, b"Photoshop 3.0\0by-line")


@pytest.fixture
def kept(tmp_path):
    """A function that keeps these bytes as a picture and takes them for a paper."""

    def taken(content: bytes) -> bytes:
        path = tmp_path / "work.jpg"
        path.write_bytes(content)
        return working_jpeg(path)

    return taken


@pytest.mark.parametrize(
    "content",
    [
        BEGIN + EXIF + TABLES + SCAN,
        BEGIN + TABLES + EXIF + SCAN,
        BEGIN + TABLES + PHOTOSHOP + SCAN,
        # cut off right behind it
        BEGIN + TABLES + EXIF,
        b"\x89PNG\r\n\x1a\n",
        b"",
    ],
    ids=["first", "later", "photoshop", "cut off", "a PNG", "nothing"],
)
def test_what_may_tell_more_than_is_seen_goes_into_no_paper(kept, content):
    with pytest.raises(Refusal) as refused:
        kept(content)
    assert refused.value.key == "documents.picture_not_plain"


@pytest.mark.parametrize(
    "content",
    [
        BEGIN + TABLES + SCAN,
        # behind the scan's beginning stands the picture itself, whatever it looks like
        BEGIN + TABLES + SCAN + EXIF,
        # a head that breaks off, and one that goes on as none does: nothing is told there
        BEGIN + TABLES,
        BEGIN + TABLES + b"\xff\xdb\x00",
        BEGIN + TABLES + b"\x00\xe1\x00\x02" + EXIF,
    ],
    ids=["plain", "in the picture", "no scan", "half a mark", "no mark"],
)
def test_a_plain_picture_goes_into_a_paper_as_it_is(kept, content):
    assert kept(content) == content


def test_what_the_program_itself_makes_is_plain(kept, tmp_path):
    path = tmp_path / "made.jpg"
    Image.new("RGB", (30, 20), (200, 30, 30)).save(path, "JPEG")
    assert kept(path.read_bytes()) == path.read_bytes()


@pytest.mark.parametrize(
    ("day", "told"), [(date(2026, 11, 22), b"D:20261122000000Z"), (None, b"D:20000101000000Z")]
)
def test_a_paper_is_dated_by_its_day_and_one_without_is_the_same_on_each(day, told):
    sheet = Sheet((200, 100), title="Paper", author="Harbour Gifts", day=day, lang="en")
    sheet.showPage()
    made = sheet.finish()
    assert made.count(told) == 2
