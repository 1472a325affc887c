"""Whether a file may be the picture of a product: it has to be shown, small, in every list."""

import math

from returns.errors import UnreadableFile
from returns.records.papers import PictureFacts

#: phones take 108; what is larger is a scan or a trap, and a list shows none of it
MOST_MEGAPIXELS = 120
_MEGA = 1_000_000


def why_no_product_picture(facts: PictureFacts, name: str) -> UnreadableFile | None:
    """Why a file is not taken, in a sentence that names it; None for one that is.

    A photo of a case is kept even where it cannot be shown, since it is evidence. Of a product it
    would be nothing but a hole.
    """
    pixels = facts.width * facts.height
    if pixels > MOST_MEGAPIXELS * _MEGA or facts.problem == "picture.too_many_pixels":
        said = dict(facts.said)
        # of one kind of file less is shown than of another
        most = min(MOST_MEGAPIXELS, int(str(said.get("most", MOST_MEGAPIXELS))))
        shown = f"{math.ceil(pixels / 100_000) / 10:g}"
        return UnreadableFile(
            "product.picture_pixels",
            name=name,
            megapixels=said.get("megapixels", shown),
            most=most,
        )
    if facts.problem == "picture.damaged":
        return UnreadableFile("product.picture_damaged", name=name)
    if facts.problem:
        return UnreadableFile("product.picture_unsafe", name=name)
    return None
