"""PDF bytes onto a printer: each page in the printer's own dots, whole page, nothing scaled."""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.papers.pages import page_picture, page_sizes

#: what label printers have; bars of a label are whole dots at both
_LABEL_DPI = (203, 300)
_SHEET_DPI = 300
#: a sheet wider than this is no label, in points
_LABEL_WIDTH = 320


def dots_per_inch(width: float, offered: list[int]) -> int:
    """The resolution to print at: a label's own, else 300, as near as the printer offers."""
    if width > _LABEL_WIDTH or not offered:
        return _SHEET_DPI
    for wanted in _LABEL_DPI:
        if wanted in offered:
            return wanted
    return _SHEET_DPI


def prepare(printer: QPrinter, pdf: bytes) -> int:
    """Set paper size, full page and resolution for this PDF; gives the dots per inch."""
    first = page_sizes(pdf)[0]
    dpi = dots_per_inch(first.width, printer.supportedResolutions())
    printer.setResolution(dpi)
    printer.setFullPage(True)
    size = QPageSize(
        QSizeF(first.width, first.height),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    printer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    return dpi


def print_pdf(printer: QPrinter, pdf: bytes) -> bool:
    """Print all pages; False when the printer did not take them."""
    dpi = prepare(printer, pdf)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    count = len(page_sizes(pdf))
    for at in range(count):
        if at and not printer.newPage():
            painter.end()
            return False
        painter.drawImage(0, 0, page_picture(pdf, at, dpi))
    return painter.end()
