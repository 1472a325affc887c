"""A photo as large as its place allows: in its card, and over the whole tab."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.look.theme import px, tokens
from desktop.widgets.labels import role_font


class PhotoView(QWidget):
    """Shows one picture whole, or the words for why there is none."""

    large_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QPixmap | None = None
        self._scaled: QPixmap | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, picture: QImage | None, words: str) -> None:
        """Show this picture; without one, these words. They are also its accessible name."""
        self._picture = None if picture is None else QPixmap.fromImage(picture)
        self._scaled = None
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def has_picture(self) -> bool:
        """True while a picture is on screen."""
        return self._picture is not None

    def sizeHint(self) -> QSize:
        """It asks for little and takes what is left."""
        return QSize(px(320), px(140))

    def minimumSizeHint(self) -> QSize:
        """Smaller would teach nothing."""
        return QSize(px(160), px(140))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show it over the whole tab."""
        self.large_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle, or the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._picture is None:
            painter.setFont(role_font("body"))
            painter.setPen(tokens().of("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), int(flags), self._words)
            return
        scaled = self._fitting(self._picture)
        size = scaled.deviceIndependentSize()
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(QRectF(self.rect()).center())
        path = QPainterPath()
        path.addRoundedRect(box, px(7), px(7))
        painter.setClipPath(path)
        painter.drawPixmap(box.topLeft(), scaled)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().of("sunk"))
        painter.drawRoundedRect(self.rect(), px(7), px(7))

    def _margin(self) -> QSize:
        return QSize(0, 0)

    def _fitting(self, picture: QPixmap) -> QPixmap:
        """The picture in whole device pixels of this widget, kept until one of them changes."""
        ratio = self.devicePixelRatioF()
        room = (self.size() - self._margin()) * ratio
        if self._scaled is None or not _fits(self._scaled.size(), room):
            self._scaled = picture.scaled(
                picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled


def _fits(size: QSize, room: QSize) -> bool:
    touches = size.width() == room.width() or size.height() == room.height()
    return touches and size.width() <= room.width() and size.height() <= room.height()


class PhotoOverlay(PhotoView):
    """The chosen photo over the whole tab; Esc, Space or a click closes it, arrows go on."""

    #: one photo back or on
    step_asked = Signal(int)
    turn_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()
        parent.installEventFilter(self)
        self._before: QWidget | None = None

    def open(self) -> None:
        """Cover the tab and take the keys."""
        self._before = self.window().focusWidget()
        self._cover()
        self.show()
        self.raise_()
        self.setFocus()

    def close_view(self) -> None:
        """Give the tab back, and the focus to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus()

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the tab's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Space close, arrows step, R turns."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return):
            self.close_view()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.step_asked.emit(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.step_asked.emit(1)
        elif key is Qt.Key.Key_R:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.turn_asked.emit(-90 if back else 90)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click closes it."""
        self.close_view()

    def _margin(self) -> QSize:
        return QSize(px(32), px(32))

    def _paint_ground(self, painter: QPainter) -> None:
        veil = QColor(tokens().of("ground"))
        veil.setAlphaF(0.96)
        painter.fillRect(self.rect(), veil)
