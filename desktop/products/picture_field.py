"""The picture of the chosen products: shown, chosen from a file, dropped here, taken off."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QWidget

from desktop.look.theme import px, tokens
from desktop.products.listing import ProductRow, same
from desktop.widgets.button import Button
from desktop.widgets.dropped import PICTURE_ENDINGS, only_pictures
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout, column
from desktop.widgets.thumb_tile import inner_side, paint_initials, paint_tile
from desktop.widgets.thumbnails import Thumbnails

_SIDE = 48


class PictureField(QWidget):
    """Emits the file that was chosen or fell, or that none shall be shown."""

    given = Signal(object)
    taken_off = Signal()

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._tile = _Tile(thumbnails)
        self.choose, self.off = Button(), Button("", "link")
        self._hint = PlainLabel("", "small", "muted")
        self._pictured = False
        self.choose.clicked.connect(self.ask)
        self.off.clicked.connect(self.taken_off)
        # below each other where there is no room for both
        box = FlowLayout(gap=12)
        box.addWidget(self._tile)
        box.addWidget(self.choose)
        box.addWidget(self.off)
        self.setLayout(column(box, self._hint, gap=6))

    def show_rows(self, rows: Sequence[ProductRow]) -> None:
        """Show what is the same of all of them."""
        self._tile.show_row(rows[0] if rows else None, same([r.product.picture for r in rows]))
        self._pictured = any(row.product.picture for row in rows)
        self.off.setVisible(self._pictured)

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.choose.set_text(self.tr("Choose a picture…"))
        self.off.set_text(self.tr("Remove the picture"))
        self._hint.setText(self.tr("You can also drop a file here, or on a row."))

    def ask(self) -> None:
        """Ask for a file."""
        patterns = " ".join(f"*.{end} *.{end.upper()}" for end in PICTURE_ENDINGS)
        title, kinds = self.tr("Picture of a product"), self.tr("Pictures")
        name, _ = QFileDialog.getOpenFileName(self, title, "", f"{kinds} ({patterns})")
        if name:
            self.given.emit(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pictures may fall here."""
        event.setAccepted(only_pictures(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:
        """The first of them."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if only_pictures(event.mimeData()):
            event.acceptProposedAction()
            self.given.emit(Path(paths[0]))


class _Tile(QWidget):
    """The picture that all show; a dashed frame where they differ."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._row: ProductRow | None = None
        self._picture: str | None = ""
        thumbnails.arrived.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_row(self, row: ProductRow | None, picture: str | None) -> None:
        """`picture` is what all of them show, None where they differ."""
        self._row, self._picture = row, picture
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(_SIDE), px(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, letters or frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._picture:
            side = round(inner_side(frame) * self.devicePixelRatioF())
            shown = self._thumbnails.get(self._picture, side)
            if shown is not None:
                paint_tile(painter, frame, shown, fill=False)
                painter.end()
                return
        if self._row is not None and self._picture is not None:
            paint_initials(painter, frame, self._row.product.sku, self._row.title)
        else:
            pen = QPen(tokens().of("strong_line"), 1)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawRoundedRect(frame, px(7), px(7))
        painter.end()
