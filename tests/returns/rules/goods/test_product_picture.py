"""What may be the picture of a product, by what its header says."""

import pytest

from returns.records.papers import PictureFacts
from returns.rules.goods.product_picture import MOST_MEGAPIXELS, why_no_product_picture


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (PictureFacts("JPEG", 4000, 3000), None),
        # 108 megapixels, as some phones take them, and the limit itself
        (PictureFacts("JPEG", 12000, 9000), None),
        (PictureFacts("JPEG", 12000, 10000), None),
        (PictureFacts("JPEG", 12001, 10000), "product.picture_pixels"),
        (PictureFacts("JPEG", 16320, 12240), "product.picture_pixels"),
        (PictureFacts("JPEG", problem="picture.damaged"), "product.picture_damaged"),
        (PictureFacts("PNG", problem="picture.crashed"), "product.picture_unsafe"),
        (PictureFacts("PNG", problem="picture.too_much_work"), "product.picture_unsafe"),
        (PictureFacts("TIFF", problem="picture.too_many_pieces"), "product.picture_unsafe"),
    ],
)
def test_what_is_taken_and_why_not(facts, key):
    refusal = why_no_product_picture(facts, "cup.jpg")
    assert (refusal.key if refusal else None) == key


def test_the_sentence_names_what_of_such_a_file_is_shown():
    huge = PictureFacts("JPEG", 16320, 12240)
    assert "199.8 megapixels" in str(why_no_product_picture(huge, "cup.jpg"))
    assert f"up to {MOST_MEGAPIXELS}" in str(why_no_product_picture(huge, "cup.jpg"))
    said = (("megapixels", "200"), ("most", 50))
    heic = PictureFacts("HEIF", 0, 0, problem="picture.too_many_pixels", said=said)
    words = str(why_no_product_picture(heic, "cup.heic"))
    assert "200 megapixels" in words
    assert "up to 50" in words


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("problem", ["picture.damaged", "picture.too_slow", ""])
def test_each_sentence_names_the_file(lang, problem):
    facts = PictureFacts("JPEG", 20_000, 10_000, problem=problem)
    assert "杯 1.jpg" in why_no_product_picture(facts, "杯 1.jpg").say(lang)
