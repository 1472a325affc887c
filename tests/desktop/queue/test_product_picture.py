"""A product's picture of 200 million pixels: the list goes on without it, and the file stays."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PIL import Image

from tests.pages.window import WindowPage


def test_a_picture_that_is_far_too_large_leaves_the_row_as_it_is_without_one(
    application: Callable[..., WindowPage], desk_folder: Path
) -> None:
    place = next((desk_folder / "pictures").glob("*.png"))
    Image.new("1", (20_000, 10_000)).save(place)
    before = sha256(place.read_bytes()).hexdigest()
    page = application(desk_folder)
    page.queue.choose_view("all")
    thumbs = page.application.open.thumbnails
    name = f"pictures/{place.name}"
    assert thumbs.get(name, 64) is None
    page.settle()
    assert thumbs.get(name, 64) is None, "it was looked at, and is not shown"
    assert page.queue.rows()
    other = next(each for each in place.parent.glob("*.png") if each != place)
    thumbs.get(f"pictures/{other.name}", 64)
    page.settle()
    assert thumbs.get(f"pictures/{other.name}", 64) is not None, "the next one still comes"
    assert sha256(place.read_bytes()).hexdigest() == before
