"""How a row of the palette is painted: icon, title, detail, key, and what was typed marked in both."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.frame.finding.palette_known import Entry, Heading, Line
from desktop.frame.finding.palette_marks import stretches
from desktop.look.icons import pixmap
from desktop.look.theme import font, px, tokens
from desktop.widgets.announce import announce
from desktop.widgets.assisted import follow_selection
from desktop.widgets.key_hint import key_size, paint_key
from desktop.widgets.labels import one_line
from desktop.widgets.side_list import Index
from desktop.widgets.thumb_tile import inner_side, paint_tile
from desktop.widgets.thumbnails import Thumbnails

ENTRY = Qt.ItemDataRole.UserRole
ROW, HEAD = 34, 30
#: at the left of the row that Enter chooses
_EDGE = 3
_SIDE = 18
#: the side of a product's picture
_PICTURE = 26


class EntryDelegate(QStyledItemDelegate):
    """Icon or picture, title, detail, key; or the name of a group."""

    def __init__(self, parent: QObject, thumbnails: Thumbnails | None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row's height, or a heading's."""
        return QSize(px(200), px(HEAD if isinstance(index.data(ENTRY), Heading) else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row, on a ground of its own where Enter chooses it."""
        entry: Line = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Heading):
            self._heading(painter, option.rect, entry)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._entry(painter, option.rect, entry, chosen=chosen)
        painter.restore()

    def _heading(self, painter: QPainter, box: QRect, heading: Heading) -> None:
        shown = font(12, QFont.Weight.DemiBold)
        painter.setFont(shown)
        painter.setPen(tokens().of("muted"))
        name = box.adjusted(px(_SIDE), px(4), -px(_SIDE), 0)
        words = _elided(heading.title, shown, name.width())
        painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _entry(self, painter: QPainter, box: QRect, entry: Entry, *, chosen: bool) -> None:
        colours = tokens()
        if chosen:
            painter.fillRect(box, colours.of("accent_soft"))
            painter.fillRect(
                QRect(box.left(), box.top(), px(_EDGE), box.height()), colours.of("accent")
            )
        if not self._pictured(painter, box, entry.picture):
            side = px(16)
            sign = pixmap(entry.icon, colours.muted, side, 2.0)
            painter.drawPixmap(
                box.left() + px(_SIDE), box.center().y() - side // 2, side, side, sign
            )
        right = box.right() - px(_SIDE)
        if entry.keys:
            size = key_size(entry.keys)
            left, top = right - size.width(), box.center().y() - size.height() // 2
            paint_key(painter, QRectF(left, top, size.width(), size.height()), entry.keys)
            right = left - px(10)
        left = box.left() + px(_SIDE + 26)
        room = QRectF(left, box.top(), max(0, right - left), box.height())
        bold = font(13, QFont.Weight.Medium)
        taken = _marked(painter, room, entry.title, bold, "text", entry.marked)
        rest = room.adjusted(taken + px(10), 0, 0, 0)
        if entry.detail and rest.width() > px(24):
            _marked(painter, rest, entry.detail, font(13), "muted", entry.marked)

    def _pictured(self, painter: QPainter, box: QRect, picture: str) -> bool:
        """Paint the picture in the middle of where the icon is; False where there is none yet."""
        if not picture or self._thumbnails is None:
            return False
        side = px(_PICTURE)
        frame = QRectF(0, 0, side, side)
        frame.moveCenter(QPointF(box.left() + px(_SIDE) + px(16) / 2, box.center().y() + 0.5))
        ratio = painter.device().devicePixelRatioF()
        shown = self._thumbnails.get(picture, round(inner_side(frame) * ratio))
        if shown is not None:
            paint_tile(painter, frame, shown, fill=False)
        return shown is not None


class PaletteList(QListWidget):
    """The lines that were found; one of its entries is the current one."""

    def __init__(self, thumbnails: Thumbnails | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "found")
        self.setItemDelegate(EntryDelegate(self, thumbnails))
        if thumbnails is not None:
            thumbnails.arrived.connect(self.viewport().update)
        # the line above keeps the keyboard
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        follow_selection(self)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """List these; the first entry is the current one."""
        self.clear()
        for line in lines:
            item = QListWidgetItem()
            item.setData(ENTRY, line)
            told = [line.title]
            if isinstance(line, Entry):
                told += [line.detail, line.keys]
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, told)))
            if isinstance(line, Heading):
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.setCurrentRow(-1)
        self.turn(1)

    def lines(self) -> list[Line]:
        """What is listed."""
        return [self.item(at).data(ENTRY) for at in range(self.count())]

    def current(self) -> Entry | None:
        """The entry that Enter chooses; None where nothing is found."""
        at = self.currentRow()
        line = self.item(at).data(ENTRY) if at >= 0 else None
        return line if isinstance(line, Entry) else None

    def say_current(self) -> None:
        """Have the current entry read, or what a list without any says.

        The keyboard stays in the line above, so nobody would hear what Enter chooses.
        """
        announce(self, self.heard())

    def heard(self) -> str:
        """What is read of the current entry; of a list without any, of its first line."""
        item = self.item(max(0, self.currentRow()))
        return str(item.data(Qt.ItemDataRole.AccessibleTextRole)) if self.count() else ""

    def group(self) -> str:
        """The group of the current entry, "" for none."""
        above = self.lines()[: self.currentRow() + 1]
        return next((line.group for line in above[::-1] if isinstance(line, Heading)), "")

    def turn(self, by: int) -> None:
        """To the next entry, passing over the names of groups."""
        at = self.currentRow() + by
        while 0 <= at < self.count():
            if isinstance(self.item(at).data(ENTRY), Entry):
                self.setCurrentRow(at)
                if at == 1:
                    # the name of the first group is seen again
                    self.scrollToTop()
                return
            at += by

    def tall(self, most: int) -> int:
        """As high as what is listed, else as so many whole rows as there is room for."""
        tall = 0
        for at in range(self.count()):
            row = self.sizeHintForRow(at)
            if tall + row > most:
                break
            tall += row
        return tall


def _elided(text: str, shown: QFont, wide: float) -> str:
    return QFontMetricsF(shown).elidedText(one_line(text), Qt.TextElideMode.ElideRight, wide)


def _marked(
    painter: QPainter,
    room: QRectF,
    text: str,
    shown: QFont,
    tone: str,
    marked: tuple[str, ...],
) -> float:
    """Paint a text with what is marked on a ground of its own; how wide it is."""
    metrics, colours = QFontMetricsF(shown), tokens()
    words = _elided(text, shown, room.width())
    painter.setFont(shown)
    base = room.center().y() + (metrics.ascent() - metrics.descent()) / 2
    at, left = 0, room.left()
    places = stretches(words, marked)
    for first, end, lit in _parts(len(words), places):
        wide = metrics.horizontalAdvance(words[:end]) - metrics.horizontalAdvance(words[:first])
        if lit:
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(colours.of("found"))
            tall = metrics.ascent() + metrics.descent()
            ground = QRectF(left - 1, room.center().y() - tall / 2, wide + 2, tall)
            painter.drawRoundedRect(ground, px(3), px(3))
        painter.setPen(colours.of("text" if lit else tone))
        painter.drawText(QPointF(left, base), words[first:end])
        left += wide
        at = end
    return metrics.horizontalAdvance(words[:at])


def _parts(length: int, places: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """The whole length in stretches, each marked or not."""
    parts, at = list[tuple[int, int, bool]](), 0
    for first, end in places:
        parts += [(at, first, False)] if first > at else []
        parts.append((first, end, True))
        at = end
    return parts + ([(at, length, False)] if at < length else [])
