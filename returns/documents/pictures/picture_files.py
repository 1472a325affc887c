"""Sheets as JPEG files that keep to a limit: sRGB, no metadata, the same bytes each time."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from returns.documents.pictures.page_pictures import PDFIUM

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

#: pixels for a point of a sheet of 800 × 1000 points: 1600 × 2000, then 1280 × 1600
_SCALES = (2.0, 1.6)
#: JPEG quality, best first
_QUALITIES = (78, 72, 66, 60)


def as_jpegs(
    pdf: bytes, most: int | None = None, most_each: int | None = None
) -> tuple[bytes, ...]:
    """Each page as a JPEG, in the best quality that keeps to so many bytes together and each.

    Where even the last does not, that last: whoever measures it refuses it.
    """
    made: tuple[bytes, ...] = ()
    for scale in _SCALES:
        pages = _drawn(pdf, scale)
        for quality in _QUALITIES:
            made = tuple(_jpeg(page, quality) for page in pages)
            if _keeps(made, most, most_each):
                return made
    return made


def _keeps(made: Sequence[bytes], most: int | None, most_each: int | None) -> bool:
    sizes = [len(each) for each in made]
    together = most is None or sum(sizes) <= most
    return together and (most_each is None or max(sizes, default=0) <= most_each)


def _drawn(pdf: bytes, scale: float) -> "list[Image]":
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(pdf)
        try:
            return [_page(document[at], scale) for at in range(len(document))]
        finally:
            document.close()


def _page(page: "PdfPage", scale: float) -> "Image":
    wide, high = (round(points * scale) for points in page.get_size())
    image: Image = page.render(scale=scale).to_pil().convert("RGB").crop((0, 0, wide, high))
    page.close()
    return image


def _jpeg(image: "Image", quality: int) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def letters_of(pdf: bytes) -> Iterator[float]:
    """The size of every letter of a document in points, as a reader's program finds it."""
    import pypdfium2.raw as raw
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(pdf)
        try:
            sizes: list[float] = []
            for at in range(len(document)):
                page = document[at]
                words = page.get_textpage()
                for place in range(words.count_chars()):
                    code = raw.FPDFText_GetUnicode(words, place)
                    if not chr(code).isspace() and code:
                        sizes.append(raw.FPDFText_GetFontSize(words, place))
                words.close()
                page.close()
        finally:
            document.close()
    yield from sizes
