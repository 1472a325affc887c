"""What a picture looks like: the same however it was saved, another for another picture."""

import io
import random

import pytest
from PIL import Image, ImageEnhance, ImageFilter

from returns.documents.pictures.picture_looks import looks_of
from returns.rules.goods.look_alike import nearest


def scene(seed: int, size: tuple[int, int] = (800, 600)) -> Image.Image:
    """Light and dark places, as soft as in a photo."""
    drawn = random.Random(seed)
    small = Image.new("L", (7, 6))
    small.putdata([drawn.randrange(256) for _ in range(42)])
    blown = small.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(4))
    return blown.convert("RGB")


def saved(image: Image.Image, **options: object) -> Image.Image:
    file = io.BytesIO()
    image.save(file, "JPEG", **options)
    return Image.open(io.BytesIO(file.getvalue()))


def cut(image: Image.Image) -> Image.Image:
    wide, tall = image.size
    return image.crop((wide // 100, tall // 100, wide - wide // 100, tall - tall // 100))


AGAIN = {
    "worse": lambda image: saved(image, quality=25),
    "smaller": lambda image: saved(image.resize((200, 150))),
    "darker": lambda image: saved(ImageEnhance.Brightness(image).enhance(0.85)),
    "grey": lambda image: saved(image.convert("L")),
    "cut": lambda image: saved(cut(image)),
    "turned": lambda image: saved(image.transpose(Image.Transpose.ROTATE_90)),
    "upside_down": lambda image: saved(image.transpose(Image.Transpose.ROTATE_180)),
    "mirrored": lambda image: saved(image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)),
}


@pytest.mark.parametrize("how", AGAIN)
@pytest.mark.parametrize("seed", range(5))
def test_a_picture_that_was_saved_again_is_found(how, seed):
    known = {"it": looks_of(scene(seed))[0]}
    assert nearest(looks_of(AGAIN[how](scene(seed))), known) == "it"


def test_another_picture_is_not_found_among_forty():
    known = {str(seed): looks_of(scene(seed))[0] for seed in range(40)}
    for seed in range(40, 80):
        assert nearest(looks_of(scene(seed)), known) == ""


def test_a_look_is_told_in_as_many_digits_as_it_has_bits():
    looks = looks_of(scene(1))
    assert len(looks) == 8
    assert {len(look) for look in looks} == {36}
    assert looks_of(scene(1)) == looks


@pytest.mark.parametrize("colour", ["white", "black", "#808080"])
def test_a_picture_with_nothing_in_it_looks_like_no_other(colour):
    assert looks_of(Image.new("RGB", (640, 480), colour)) == ()
