"""The first photos of a case, small, with how many there are."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.look.icons import pixmap
from desktop.look.theme import px, tokens
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import FlowLayout
from desktop.widgets.thumbnails import Thumbnails
from desktop.wording import word
from returns.records.case import Photo

_SHOWN = 4


class PhotoRow(QWidget):
    """Up to four thumbnails; pressing one opens the photos large."""

    #: position of the pressed photo
    chosen = Signal(int)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._photos: tuple[Photo, ...] = ()
        self._count = PlainLabel("", "body", "muted")
        self._frames: list[PhotoFrame] = []
        flow = FlowLayout(gap=8)
        self.setLayout(flow)
        thumbnails.arrived.connect(self._redraw)

    def set_photos(self, photos: Sequence[Photo]) -> None:
        """Show the first photos and the number of all."""
        self._photos = tuple(photos)
        layout = self.layout()
        if layout is None:
            return
        layout.removeWidget(self._count)
        while len(self._frames) > min(len(photos), _SHOWN):
            gone = self._frames.pop()
            layout.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        for at in range(len(self._frames), min(len(photos), _SHOWN)):
            frame = PhotoFrame(self._thumbnails)
            frame.clicked.connect(lambda _=False, at=at: self.chosen.emit(at))
            self._frames.append(frame)
            layout.addWidget(frame)
        layout.addWidget(self._count)
        for frame, photo in zip(self._frames, photos, strict=False):
            frame.set_photo(photo)
        self.retranslate()
        self.setVisible(bool(photos))

    def retranslate(self) -> None:
        """Say how many there are, and which each is."""
        count = len(self._photos)
        for at, frame in enumerate(self._frames):
            photo = self._photos[at]
            shot = word("shot", photo.shot) if photo.shot else photo.name
            # several shots may be of one thing
            told = self.tr("{photo}, {place} of {count}") if count > 1 else "{photo}"
            frame.setAccessibleName(told.format(photo=shot, place=at + 1, count=count))
        text = self.tr("1 photo") if count == 1 else self.tr("{count} photos")
        self._count.setText(text.format(count=count))

    def _redraw(self) -> None:
        for frame in self._frames:
            frame.update()

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class PhotoFrame(QAbstractButton):
    """One small photo in a rounded frame."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._photo: Photo | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_photo(self, photo: Photo) -> None:
        """Show this one."""
        self._photo = photo
        self.update()

    def sizeHint(self) -> QSize:
        """Small, landscape."""
        return QSize(px(64), px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the frame with the picture; a sign stands for one that cannot be shown."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(box, px(6), px(6))
        painter.fillPath(path, tokens().of("sunk"))
        shown = self._thumbnails.photo(self._photo, px(128)) if self._photo else None
        painter.save()
        painter.setClipPath(path)
        if shown is not None:
            size = shown.size().scaled(
                self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
            corner = QPointF(
                (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            )
            painter.drawPixmap(
                QRectF(corner.x(), corner.y(), size.width(), size.height()),
                shown,
                QRectF(shown.rect()),
            )
        else:
            sign = pixmap("photo", tokens().muted, px(20), self.devicePixelRatioF())
            painter.drawPixmap(QPointF((self.width() - px(20)) / 2, px(14)), sign)
        painter.restore()
        ring = "accent" if self.hasFocus() else "line"
        painter.setPen(QPen(tokens().of(ring), 1))
        painter.drawPath(path)
        painter.end()
