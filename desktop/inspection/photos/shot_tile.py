"""One frame of the shot list as it is painted: picture or dashes, ring, caption, tick."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from desktop.inspection.photos.shot_model import TILE_ROLE, ShotModel, Tile
from desktop.look.icons import pixmap
from desktop.look.theme import px, tokens
from desktop.widgets.labels import role_font, wrap

#: between two pictures, and around each for the ring of the chosen one
GAP, _RING = 12, 4
CAPTION_LINES = 2


class TileDelegate(QStyledItemDelegate):
    """Paints a frame with its picture, caption and tick."""

    def sizeHint(self, option: Option, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A cell of the strip's grid."""
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize()

    def paint(self, painter: QPainter, option: Option, index: QModelIndex) -> None:  # type: ignore[override]
        """Paint one tile; the cell holds a ring's width around the picture."""
        tile: Tile | None = index.data(TILE_ROLE)
        model = index.model()
        if tile is None or not isinstance(model, ShotModel):
            return
        cell = option.rect
        box = picture_box(cell)
        view = self.parent()
        chosen = isinstance(view, QListView) and view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if tile.photo is None:
            _paint_empty(painter, box, model.state(tile))
        else:
            _paint_picture(painter, box, tile, model.state(tile))
        if chosen:
            _paint_ring(painter, box, focused=bool(view and view.hasFocus()))  # type: ignore[attr-defined]
        _paint_caption(
            painter, box, model.caption(tile), ticked=tile.photo is not None and not tile.blind
        )
        painter.restore()


def picture_box(cell: QRect) -> QRectF:
    """Where the picture stands in its cell."""
    ring = px(_RING)
    width = cell.width() - px(GAP)
    return QRectF(cell.left() + ring, cell.top() + ring, width, round(width * 0.776))


def _rounded(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, px(7), px(7))
    return path


def _paint_picture(painter: QPainter, box: QRectF, tile: Tile, words: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens().of("line"))
    painter.drawPath(_rounded(box))
    if tile.thumb is None:
        if tile.blind:
            sign = pixmap("photo", tokens().muted, px(20), painter.device().devicePixelRatio())
            middle = box.center()
            painter.drawPixmap(int(middle.x()) - px(10), int(middle.y()) - px(28), sign)
            area = box.adjusted(px(6), px(24), -px(6), 0)
            _paint_words(painter, area, words)
        return
    painter.save()
    painter.setClipPath(_rounded(box))
    size = tile.thumb.deviceIndependentSize().scaled(
        box.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
    )
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(box.center())
    painter.drawPixmap(target, tile.thumb, QRectF(tile.thumb.rect()))
    painter.restore()


def _paint_empty(painter: QPainter, box: QRectF, words: str) -> None:
    pen = QPen(tokens().of("strong_line"), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(tokens().of("sunk"))
    painter.drawPath(_rounded(box.adjusted(0.5, 0.5, -0.5, -0.5)))
    _paint_words(painter, box, words)


def _paint_words(painter: QPainter, box: QRectF, words: str) -> None:
    painter.setFont(role_font("small"))
    painter.setPen(tokens().of("muted"))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(box, int(flags), words)


def _paint_ring(painter: QPainter, box: QRectF, *, focused: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens().of("surface"), px(2)))
    painter.drawPath(_rounded(box))
    painter.setPen(QPen(tokens().of("accent"), px(3)))
    edge = px(2)
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(-edge, -edge, edge, edge), px(9), px(9))
    painter.drawPath(path)
    if focused:
        painter.setPen(QPen(tokens().of("halo"), 1))
        edge = px(4) - 1
        path = QPainterPath()
        path.addRoundedRect(box.adjusted(-edge, -edge, edge, edge), px(10), px(10))
        painter.drawPath(path)


def _paint_caption(painter: QPainter, box: QRectF, caption: str, *, ticked: bool) -> None:
    shown = role_font("body")
    painter.setFont(shown)
    painter.setPen(tokens().of("text"))
    tick = px(15)
    room = int(box.width()) - (tick + px(2) if ticked else 0)
    lines = wrap(caption, shown, room)
    if len(lines) > CAPTION_LINES:
        rest = " ".join(lines[CAPTION_LINES - 1 :])
        cut = QFontMetricsF(shown).elidedText(rest, Qt.TextElideMode.ElideRight, room)
        lines = [*lines[: CAPTION_LINES - 1], cut]
    step = px(18)
    top = box.bottom() + px(6)
    for row, line in enumerate(lines):
        area = QRectF(box.left(), top + row * step, box.width(), step)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), line)
    if ticked:
        ratio = painter.device().devicePixelRatio()
        sign = pixmap("check", tokens().good, tick, ratio)
        painter.drawPixmap(int(box.right()) - tick, int(top) + (step - tick) // 2, sign)
