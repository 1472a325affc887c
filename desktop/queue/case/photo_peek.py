"""The photos of a case, large, for a quick look: Space opens and closes, arrows turn the pages."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from desktop.look.theme import font, px
from desktop.widgets.thumbnails import Thumbnails
from desktop.wording import word
from returns.records.case import Photo

_DARK, _LIGHT = QColor("#141518"), QColor("#eceae6")


class PhotoPeek(QDialog):
    """One photo at a time on a dark ground, with its name and place in the row."""

    def __init__(
        self,
        photos: Sequence[Photo],
        thumbnails: Thumbnails,
        at: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._photos, self._thumbnails, self._at = tuple(photos), thumbnails, at
        self.setWindowTitle(self.tr("Photos"))
        thumbnails.arrived.connect(self.update)
        self._name()

    def at(self) -> int:
        """Which photo is shown, from 0."""
        return self._at

    def caption(self) -> str:
        """`Front · 2 of 5`."""
        photo = self._photos[self._at]
        name = word("shot", photo.shot) if photo.shot else photo.name
        place = self.tr("{at} of {count}").format(at=self._at + 1, count=len(self._photos))
        return f"{name} · {place}"

    def _turn(self, by: int) -> None:
        self._at = (self._at + by) % len(self._photos)
        self._name()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(self.caption())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows turn, Space and Esc close."""
        turn = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in turn:
            self._turn(turn[key])
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Return):
            self.close()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left half goes back, the right half on."""
        self._turn(-1 if event.position().x() < self.width() / 2 else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the photo as large as fits, and its caption."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), _DARK)
        foot = px(44)
        area = QRectF(self.rect()).adjusted(px(20), px(20), -px(20), -foot)
        ratio = self.devicePixelRatioF()
        side = int(max(area.width(), area.height()) * ratio)
        shown = self._thumbnails.photo(self._photos[self._at], side, "work")
        painter.setPen(_LIGHT)
        painter.setFont(font(13))
        if shown is None:
            centre = int(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(area, centre, self.tr("This picture cannot be shown yet."))
        else:
            size = shown.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            corner = QPointF(
                area.center().x() - size.width() / 2, area.center().y() - size.height() / 2
            )
            target = QRectF(corner.x(), corner.y(), size.width(), size.height())
            painter.drawPixmap(target, shown, QRectF(shown.rect()))
        line = QRectF(0, self.height() - foot, self.width(), foot)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), self.caption())
        painter.end()
