"""A paper before it leaves: its pages as they are, to print, save or copy."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.look.theme import look, px, tokens
from desktop.papers.left_out_list import LeftOutList
from desktop.papers.pages import PageSize, page_picture, page_sizes
from desktop.papers.printing import print_pdf
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import framed, row
from desktop.wording import refusal_words
from desktop.work.jobs import Jobs, Lane
from returns.errors import Refusal
from returns.whole_file import ended

if TYPE_CHECKING:
    from returns.papers.document_box import Paper

_SCREEN_DPI = 96
# design pixels of a page's width
LABEL, _SHEET = 430, 760
# points: what is narrower is a label
_LABEL_PAPER = 400


class PaperDialog(QDialog):
    """Shows a `Paper`; every page is drawn from the very bytes that are printed and saved."""

    #: the paper, each time it was printed, saved or copied
    left = Signal(object)

    def __init__(self, paper: "Paper", jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.paper, self._jobs = paper, jobs
        self.pages: list[_Page] = []
        self._name = PlainLabel(paper.name, "strong", elide=True)
        self._say = PlainLabel("", "body", "muted", elide=True)
        self.print_button = Button(self.tr("Print…"), "primary", icon_name="print")
        self.save_button = Button(self.tr("Save as…"), icon_name="save")
        self.copy_button = Button(self.tr("Copy"), icon_name="copy")
        self._listen()
        self.print_button.setDefault(True)
        head = row(
            self._name, None, self._say, self.copy_button, self.save_button, self.print_button
        )
        inside = QFrame()
        inside.setProperty("kind", "ground")
        self._box = QVBoxLayout(inside)
        self._box.setContentsMargins(px(24), px(20), px(24), px(24))
        self._box.setSpacing(px(18))
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        scroll.setAccessibleName(self.tr("Pages"))
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(framed("bar", head, (20, 9, 16, 9)))
        self.caution = PlainLabel("", "medium", "warning")
        self._caution_bar = framed("bar", row(self.caution), (20, 8, 16, 8))
        outer.addWidget(self._caution_bar)
        self.trouble = PlainLabel("", "medium", "bad")
        self.trouble_row = row(self.trouble)
        self._trouble_bar = framed("bar", self.trouble_row, (20, 8, 16, 8))
        self._trouble_bar.hide()
        outer.addWidget(self._trouble_bar)
        self.left_out = LeftOutList(())
        self._left_out_row = row(self.left_out)
        self._left_out_bar = framed("bar", self._left_out_row, (20, 6, 16, 6))
        outer.addWidget(self._left_out_bar)
        outer.addWidget(scroll, 1)
        room = self.screen().availableSize()
        # a title bar goes above it
        self.resize(min(px(900), room.width() - 40), min(px(760), room.height() - 60))
        self.print_button.setFocus()
        self.show_paper(paper)

    def add_bar(self, bar: QWidget) -> None:
        """Something to choose, below the head."""
        self._outer.insertWidget(1, bar)

    def show_paper(self, paper: "Paper") -> None:
        """Show this one, with all that should be known before it leaves."""
        self.paper = paper
        self.setWindowTitle(paper.number)
        self._name.setText(paper.name)
        words = paper.caution(look().lang)
        self.caution.setText(words)
        self._caution_bar.setVisible(bool(words))
        listed = LeftOutList(paper.left_out_told(look().lang))
        self._left_out_row.replaceWidget(self.left_out, listed)
        self.left_out.deleteLater()
        self.left_out = listed
        self._left_out_bar.setVisible(bool(listed.told))
        self._jobs.run(
            lambda: (paper, page_sizes(paper.pdf)), self._lay_pages, lane=Lane.PICTURE
        )

    def _lay_pages(self, laid: "tuple[Paper, list[PageSize]]") -> None:
        paper, sizes = laid
        if paper is not self.paper:
            return  # another one is shown by now
        self.pages = []
        while (item := self._box.takeAt(0)) is not None:
            if (page := item.widget()) is not None:
                page.deleteLater()
        for at, size in enumerate(sizes):
            name = self.tr("Page {at} of {count}").format(at=at + 1, count=len(sizes))
            page = _Page(size, name, self.page_width(size))
            self.pages.append(page)
            self._box.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            self._draw(at)
        self._box.addStretch(1)

    def page_width(self, size: PageSize) -> int:
        """How wide a page is shown, in pixels: a label larger, measured by its paper, than an A4 page."""
        return px(LABEL if size.width < _LABEL_PAPER else _SHEET)

    def room(self) -> int:
        """How wide a page can be that is seen without moving it, in pixels."""
        edges = self._box.contentsMargins()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return self.width() - edges.left() - edges.right() - bar

    def _draw(self, at: int) -> None:
        page, pdf = self.pages[at], self.paper.pdf
        dpi = _SCREEN_DPI * page.zoom() * self.devicePixelRatioF()
        self._jobs.run(lambda: page_picture(pdf, at, dpi), page.set_picture, lane=Lane.PICTURE)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.print_to(printer))
        QDialog.open(dialog)

    def print_to(self, printer: QPrinter) -> None:
        """Print on this printer and say how it went."""
        if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
            # a file, not paper: these very bytes, and whole or not at all
            self.save_to(ended(Path(printer.outputFileName()), ".pdf"))
        elif print_pdf(printer, self.paper.pdf):
            self.tell(self.tr("Sent to the printer."))
        else:
            self.tell("", self.tr("The printer did not take it. Nothing was lost."))

    def _listen(self) -> None:
        """What the buttons do, also by the usual keys."""
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(self._copy)
        for keys, button in (
            (QKeySequence.StandardKey.Save, self.save_button),
            (QKeySequence.StandardKey.Print, self.print_button),
        ):
            QShortcut(QKeySequence(keys), self, button.click)

    def _save(self) -> None:
        start = str(Path.home() / self.paper.name)
        one = len(self.pages) == 1
        kinds = (
            "PDF (*.pdf)",
            "ZIP (*.zip)",
            *(("PNG (*.png)", "JPEG (*.jpg)") if one else ()),
        )
        path, kind = QFileDialog.getSaveFileName(
            self, self.tr("Save as"), start, ";;".join(kinds)
        )
        if path:
            self.save_to(ended(Path(path), kind[kind.find(".") : -1] or ".pdf"))

    def save_to(self, path: Path) -> None:
        """Write the very bytes that are shown, or what else the name promises."""
        from returns.papers.paper_files import save_paper

        try:
            save_paper(path, self.paper, over=True)
        except Refusal as refusal:
            self.tell("", refusal_words(refusal))
        else:
            self.tell(self.tr("Saved as {name}.").format(name=path.name))

    def _copy(self) -> None:
        mime = QMimeData()
        mime.setData("application/pdf", QByteArray(self.paper.pdf))
        mime.setUrls([QUrl.fromLocalFile(str(self.paper.path))])
        if self.pages and not self.pages[0].picture.isNull():
            mime.setImageData(self.pages[0].picture)
        QGuiApplication.clipboard().setMimeData(mime)
        self.tell(self.tr("Copied."))

    def tell(self, done: str, trouble: str = "", *, left: bool = True) -> None:
        """Say what was done, or in full what was not; `left` where the paper left by it."""
        self._say.setText(done)
        if done and left:
            self.left.emit(self.paper)
        self.trouble.setText(trouble)
        self._trouble_bar.setVisible(bool(trouble))


class _Page(QWidget):
    """One page on the screen, as large as its paper or as fits."""

    def __init__(self, size: PageSize, name: str, width: int) -> None:
        super().__init__()
        self._size, self._width = size, width
        self.picture = QImage()
        self.setAccessibleName(name)
        self.setFixedSize(self.sizeHint())

    def zoom(self) -> float:
        """How large paper is shown."""
        return self._width / (self._size.width * _SCREEN_DPI / 72)

    def sizeHint(self) -> QSize:
        """The paper at its zoom."""
        factor = self.zoom() * _SCREEN_DPI / 72
        return QSize(round(self._size.width * factor), round(self._size.height * factor))

    def set_picture(self, picture: QImage) -> None:
        """Show the drawn page."""
        self.picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper with a thin edge, the page on it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self.picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self.picture)
        painter.setPen(QPen(tokens().of("strong_line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
