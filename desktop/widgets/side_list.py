"""The list at the left of a tab: a dot, a name, a count; two lines where there is more to say."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.look.icons import pixmap
from desktop.look.theme import font, look, px, tokens
from desktop.widgets.assisted import follow_selection
from desktop.widgets.labels import as_tooltip, one_line

Index = QModelIndex | QPersistentModelIndex


class SideRow(NamedTuple):
    """One entry. `mark` is a token name for the dot or icon; `detail` makes the row two lines tall."""

    key: str
    title: str
    right: str = ""
    detail: str = ""
    mark: str = "mark_idle"
    #: an icon in the dot's place
    icon: str = ""
    #: the token name of the count's colour; any but the quiet one is bold, too
    count_tone: str = "muted"
    #: another kind of entries begins with it
    apart: bool = False


#: design pixels between one kind of entries and the next
_APART = 10


def row_height(row: SideRow) -> int:
    """How tall a row is, with the air above it."""
    return px(55 if row.detail else 31) + (px(_APART) if row.apart else 0)


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SideRow] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        spoken = ", ".join(part for part in (row.title, row.detail, row.right) if part)
        return {
            int(Qt.ItemDataRole.DisplayRole): row.title,
            int(Qt.ItemDataRole.AccessibleTextRole): spoken,
            int(Qt.ItemDataRole.ToolTipRole): as_tooltip(spoken),
        }.get(int(role))


class SideList(QListView):
    """A short list that is as tall as its rows, or scrolls when `scrolls`."""

    #: the key of the row chosen by the user
    chosen = Signal(str)
    #: the key of a row that was chosen already
    pressed_again = Signal(str)

    def __init__(
        self, name: str = "", *, scrolls: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scrolls = scrolls
        self._rows = _Rows()
        self.setModel(self._rows)
        self._hovered = -1
        #: title and count of the row that needs most room, and the width measured for it
        self._widest = ("", "")
        self._measured: tuple[float, tuple[str, str]] | None = None
        self._wide = 0
        self._paint = _SideDelegate(self)
        self.setItemDelegate(self._paint)
        self.setProperty("kind", "sidelist")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        if not scrolls:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.selectionModel().currentChanged.connect(self._told)
        follow_selection(self)
        self._quiet = False

    def set_rows(self, rows: Sequence[SideRow]) -> None:
        """Show these rows; the chosen one stays chosen where it is still there."""
        kept = self.key()
        same = [row.key for row in rows] == [row.key for row in self._rows.rows]
        if same:
            self._rows.rows = list(rows)
            if rows:
                self._rows.dataChanged.emit(
                    self._rows.index(0), self._rows.index(len(rows) - 1)
                )
        else:
            self._quiet = True
            self._rows.beginResetModel()
            self._rows.rows = list(rows)
            self._rows.endResetModel()
            self._quiet = False
            self.set_key(kept)
        plain = [(row.title, row.right) for row in rows if not row.detail]
        self._widest = max(plain, key=lambda pair: len(pair[0] + pair[1]), default=("", ""))
        self.updateGeometry()

    def row_of(self, index: Index) -> SideRow:
        """What stands at an index."""
        return self._rows.rows[index.row()]

    def rows(self) -> tuple[SideRow, ...]:
        """From the top."""
        return tuple(self._rows.rows)

    def row(self) -> SideRow | None:
        """The chosen row, None for none."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    def key(self) -> str:
        """The key of the chosen row, "" for none."""
        chosen = self.row()
        return chosen.key if chosen is not None else ""

    def set_key(self, key: str) -> None:
        """Choose a row without a signal; an unknown key chooses none."""
        self._quiet = True
        at = next((n for n, row in enumerate(self._rows.rows) if row.key == key), -1)
        flag = QItemSelectionModel.SelectionFlag
        index = self._rows.index(at) if at >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
        if at < 0:
            self.selectionModel().clear()
        self._quiet = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Taking the focus chooses nothing; Qt would make the first row current."""
        chosen, quiet = self.key(), self._quiet
        self._quiet = True
        super().focusInEvent(event)
        if not chosen:
            self.selectionModel().clear()
        self._quiet = quiet

    def sizeHint(self) -> QSize:
        """As tall as the rows."""
        return QSize(px(180), px(200) if self._scrolls else self._tall() + 2)

    def minimumSizeHint(self) -> QSize:
        """Rows are not squeezed, and names of one line are whole."""
        if self._measured != (look().factor, self._widest):
            self._measured = (look().factor, self._widest)
            plain, bold = font(13, figures=True), font(13, QFont.Weight.DemiBold)
            title, right = self._widest
            words = QFontMetricsF(bold).horizontalAdvance(title)
            words += QFontMetricsF(plain).horizontalAdvance(right)
            self._wide = min(max(px(120), int(words) + px(46)), px(220))
        return QSize(self._wide, px(60) if self._scrolls else self._tall() + 2)

    def _tall(self) -> int:
        return sum(row_height(row) for row in self._rows.rows)

    def hovered(self) -> int:
        """The row under the pointer, -1 for none."""
        return self._hovered

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on what is chosen already is told as well."""
        before = self.currentIndex()
        again = before.isValid() and before == self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if again and event.button() is Qt.MouseButton.LeftButton:
            self.pressed_again.emit(self.key())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _told(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(self._rows.rows[index.row()].key)


class _SideDelegate(QStyledItemDelegate):
    """Paints dot, name, detail and count; the chosen row is a small card."""

    def __init__(self, view: SideList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(160), row_height(self._view.row_of(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._view.row_of(index)
        # asked of the view: the option's state would cost the first paint all of QStyle
        current = self._view.currentIndex().row()
        chosen = index.row() == current
        hovered = index.row() == self._view.hovered()
        # where none is chosen, the keyboard stands before the first
        heard = self._view.hasFocus() and index.row() == max(0, current)
        whole = option.rect.adjusted(0, px(_APART) if row.apart else 0, 0, 0)
        box = QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5)
        colours = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hovered or heard:
            edge = colours.of("accent" if heard else "line")
            painter.setPen(QPen(edge, 1) if chosen or heard else Qt.PenStyle.NoPen)
            ground = colours.of("surface" if chosen else "hover")
            painter.setBrush(ground if chosen or hovered else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, px(7), px(7))
        first = QRect(whole.left(), whole.top(), whole.width(), px(31))
        if row.detail:
            first.translate(0, px(4))
        self._mark(painter, row, first)
        self._words(painter, row, first, chosen=chosen)
        painter.restore()

    def _mark(self, painter: QPainter, row: SideRow, first: QRect) -> None:
        left, middle = first.left() + px(8), first.center().y()
        if row.icon:
            size, ratio = px(15), painter.device().devicePixelRatio()
            drawn = pixmap(row.icon, getattr(tokens(), row.mark), size, ratio)
            painter.drawPixmap(QPointF(left - px(1), middle - size / 2 + 1), drawn)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().of(row.mark))
        painter.drawEllipse(QRectF(left, middle - px(3), px(8), px(8)))

    def _words(self, painter: QPainter, row: SideRow, first: QRect, *, chosen: bool) -> None:
        colours = tokens()
        inner = first.adjusted(px(28 if row.icon else 25), 0, -px(10), 0)
        loud = row.count_tone != "muted"
        weight = QFont.Weight.DemiBold if loud else QFont.Weight.Normal
        count = font(13, weight, figures=True)
        painter.setFont(count)
        painter.setPen(colours.of(row.count_tone))
        across = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(inner, across, row.right)
        taken = QFontMetricsF(count).horizontalAdvance(row.right) + px(6) if row.right else 0
        bold = chosen or bool(row.detail)
        title = font(13, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(title)
        painter.setPen(colours.of("text"))
        room = inner.width() - taken
        words = QFontMetricsF(title).elidedText(
            one_line(row.title), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), words)
        if row.detail:
            small = font(12)
            painter.setFont(small)
            painter.setPen(colours.of("muted"))
            below = inner.translated(0, px(19))
            words = QFontMetricsF(small).elidedText(
                one_line(row.detail), Qt.TextElideMode.ElideRight, below.width()
            )
            painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), words)
