"""The picture of a thing in a row: a photo, its product's picture, or initials on a tint."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.widgets.thumb_tile import inner_side, paint_initials, paint_tile
from desktop.widgets.thumbnails import Thumbnails

#: the long side of most photos to their short one: what is read is as large as what is drawn
_WIDEST = 1.5


class Pictured(NamedTuple):
    """What is shown of a thing: its picture as the rows of the queue name it, and what stands in for one."""

    picture: str
    sku: str
    title: str

    def paint(self, painter: QPainter, frame: QRectF, thumbnails: Thumbnails) -> None:
        """In its tile; a picture that is not there yet leaves the initials until it comes."""
        photo = self.picture.startswith("photo:")
        # a photo fills its tile, whatever its shape; the picture of a product is seen whole
        side = frame.width() * _WIDEST if photo else inner_side(frame)
        shown = None
        if self.picture:
            ratio = painter.device().devicePixelRatioF()
            shown = thumbnails.get(self.picture, round(side * ratio))
        if shown is None:
            paint_initials(painter, frame, self.sku, self.title)
        else:
            paint_tile(painter, frame, shown, fill=photo)
