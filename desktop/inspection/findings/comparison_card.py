"""The three columns in their card: contradictions tinted and marked, our words typed in place."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from desktop.inspection.findings.comparison_model import (
    ANSWERED,
    CONTRADICTS_ROLE,
    FIELD,
    FOUND,
    SAID,
    ComparisonModel,
)
from desktop.look.icons import pixmap
from desktop.look.theme import px, tokens
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.labels import role_font

_ROW, _HEAD, _EDGE = 35, 30, 14
#: what keeps the table clear of the card's round corners
_CORNER = 8


class CellDelegate(QStyledItemDelegate):
    """Paints a cell with a thin line above it; the field's name carries the contradiction's mark."""

    def paint(self, painter: QPainter, option: Option, index: QModelIndex) -> None:  # type: ignore[override]
        """Paint ground, line, mark and text."""
        cell: QRect = option.rect
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        view = self.parent()
        current = isinstance(view, QTableView) and view.currentIndex() == index
        painter.save()
        if ground is not None:
            painter.fillRect(cell, ground)
        painter.setPen(tokens().of("line"))
        painter.drawLine(cell.topLeft(), cell.topRight())
        if current and isinstance(view, QTableView) and view.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(tokens().of("accent"))
            painter.drawRoundedRect(QRectF(cell).adjusted(2, 2.5, -2, -1.5), px(5), px(5))
        left = cell.left() + (px(_EDGE) if index.column() == FIELD else px(4))
        area = QRect(left, cell.top(), cell.right() - left - px(6), cell.height())
        if index.column() == FIELD and index.data(CONTRADICTS_ROLE):
            self._mark(painter, area)
            area.setRight(area.right() - px(18))
        self._write(painter, area, index)
        painter.restore()

    def _mark(self, painter: QPainter, area: QRect) -> None:
        side = px(14)
        sign = pixmap("warning", tokens().bad, side, painter.device().devicePixelRatio())
        painter.drawPixmap(area.right() - side, area.top() + (area.height() - side) // 2, sign)

    def _write(self, painter: QPainter, area: QRect, index: QModelIndex) -> None:
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole).color())
        text = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)

    def createEditor(
        self, parent: QWidget, option: Option, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A line over the cell."""
        editor = QLineEdit(parent)
        editor.setMaxLength(500)
        head = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(head))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: Option, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Exactly the cell."""
        editor.setGeometry(option.rect.adjusted(0, 1, -px(4), 0))


class _Head(QHeaderView):
    """The names of the three voices, over the words they said."""

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint one name."""
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.fillRect(rect, tokens().of("surface"))
        rect = rect.adjusted(0, -px(_CORNER) // 2, 0, 0)
        painter.setFont(role_font("caption"))
        painter.setPen(tokens().of("muted"))
        room = rect.adjusted(px(4), 0, 0, 0)
        shown = QFontMetricsF(role_font("caption")).elidedText(
            text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


class ComparisonTable(QTableView):
    """The table; Enter, a letter or a double click types into the cells that are ours to fill."""

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        head = _Head(Qt.Orientation.Horizontal, self)
        self.setHorizontalHeader(head)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        # F2 belongs to the scan box
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.modelReset.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """As tall as its rows: the page scrolls, not the table."""
        self.horizontalHeader().setFixedHeight(px(_HEAD))
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.setFixedHeight(px(_HEAD) + px(_ROW) * self.model().rowCount())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins to type in the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            index = self.currentIndex()
            # the Enter that ends typing comes by here, too
            if self.state() == QAbstractItemView.State.EditingState:
                return
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field's name is narrow, the three voices share the rest."""
        super().resizeEvent(event)
        room = self.viewport().width()
        names = [
            self.model().index(row, FIELD).data() for row in range(self.model().rowCount())
        ]
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        first = max(px(86), widest + px(_EDGE + 28))
        self.setColumnWidth(FIELD, first)
        rest = (room - first) // 3
        for column in (SAID, FOUND):
            self.setColumnWidth(column, rest)
        self.setColumnWidth(ANSWERED, room - first - 2 * rest)


class ComparisonCard(Card):
    """The table in a card without padding, its corners kept."""

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(padding=2, gap=0, parent=parent)
        self._model = model
        self.table = ComparisonTable(model)
        self.body.setContentsMargins(1, px(_CORNER), 1, px(_CORNER) - 2)
        self.add(self.table)
        self.more = Button("", "link", parent=self)
        self.more.clicked.connect(lambda: model.show_whole(whole=not model.is_whole()))
        model.modelReset.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.table.setAccessibleName(self.tr("Said, found, answered"))
        whole = self._model.is_whole()
        self.more.set_text(self.tr("Fewer") if whole else self.tr("All fields"))
        self.more.setVisible(whole or self._model.hidden() > 0)
        self.more.adjustSize()
        self.more.move(px(11), (px(_HEAD + _CORNER) - self.more.height()) // 2)

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when text or language change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.table.fit()
