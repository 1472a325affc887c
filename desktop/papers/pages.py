"""Pages of a PDF as pictures, white below, in whole printer dots."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from returns.documents.pictures.page_pictures import PDFIUM

_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page in points."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> list[PageSize]:
    """How large each page is."""
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(pdf)
        try:
            return [PageSize(*document.get_page_size(at)) for at in range(len(document))]
        finally:
            document.close()


def page_picture(pdf: bytes, at: int, dpi: float) -> QImage:
    """Page `at` (from 0) at that many dots per inch."""
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(pdf)
        try:
            page = document[at]
            drawn = page.render(
                scale=dpi / _POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True
            )
            shape = (drawn.width, drawn.height, drawn.stride)
            image = QImage(bytes(drawn.buffer), *shape, QImage.Format.Format_RGBX8888).copy()
            page.close()
        finally:
            document.close()
    dots = round(dpi / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    return image
