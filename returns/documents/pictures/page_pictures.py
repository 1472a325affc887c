"""Pages of a finished paper as pictures: no metadata, the same bytes each time."""

from io import BytesIO
from threading import Lock

#: pdfium knows one caller at a time, whoever it is
PDFIUM = Lock()
_POINTS_PER_INCH = 72
#: a label is read by scanners, a page by people
_LABEL_WIDTH = 320
_LABEL_DPI, _PAGE_DPI = 300, 200
_QUALITY = 88
#: ending → what Pillow calls it
_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}
PICTURE_ENDINGS = tuple(_FORMATS)


def page_count(pdf: bytes) -> int:
    """How many pages a paper has."""
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_as_picture(pdf: bytes, at: int, ending: str = ".jpg") -> bytes:
    """Page `at` (from 0) as a JPEG or PNG of white paper."""
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(pdf)
        try:
            page = document[at]
            label = page.get_width() < _LABEL_WIDTH
            dpi = _LABEL_DPI if label else _PAGE_DPI
            scale = dpi / _POINTS_PER_INCH
            wide, high = (round(points * scale) for points in page.get_size())
            # pdfium rounds up: one dot more would have a printer scale all of them
            image = page.render(scale=scale).to_pil().convert("RGB").crop((0, 0, wide, high))
            page.close()
        finally:
            document.close()
    out = BytesIO()
    kind = _FORMATS[ending.lower()]
    how = {"quality": _QUALITY} if kind == "JPEG" else {"optimize": True}
    image.save(out, kind, dpi=(dpi, dpi), **how)
    return out.getvalue()
