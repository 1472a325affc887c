"""What the tab says while no parcel is on the table: what waits, and how to begin."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from desktop.inspection.on_table import Waiting
from desktop.look.theme import px, tokens
from desktop.widgets.card import Card
from desktop.widgets.labels import PlainLabel, one_line, role_font
from desktop.widgets.messages import LineIcon
from desktop.wording import moment_words, word
from returns.records.case import CaseSummary
from returns.records.unit import Parcel

#: a case's or parcel's number in the desk
ID_ROLE = Qt.ItemDataRole.UserRole
_SECOND = Qt.ItemDataRole.UserRole + 1
_ROW = 52


class _TwoLines(QStyledItemDelegate):
    """A strong line and a quiet one."""

    def sizeHint(self, option: Option, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are as tall as those of the queue."""
        return QSize(px(120), px(_ROW))

    def paint(
        self, painter: QPainter, option: Option, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a rule and both lines."""
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, tokens().of("accent_soft"))
        painter.fillRect(box.left(), box.top(), box.width(), 1, tokens().of("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(tokens().of("accent"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        line, top = px(18), box.top() + (box.height() - 2 * px(18)) // 2
        area = QRect(box.left() + px(12), top, box.width() - px(24), line)
        for role, tone, size in (
            (Qt.ItemDataRole.DisplayRole, "text", "medium"),
            (_SECOND, "muted", "small"),
        ):
            painter.setFont(role_font(size))
            painter.setPen(tokens().of(tone))
            shown = painter.fontMetrics().elidedText(
                index.data(role), Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
            area.translate(0, line)
        painter.restore()


class PickList(QListView):
    """A few rows to choose from; Enter, Space or a click takes one."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_TwoLines(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._take)

    def set_rows(self, rows: list[tuple[int, str, str]]) -> None:
        """Show (number, first line, second line)."""
        self._rows.clear()
        for number, first, second in rows:
            item = QStandardItem(one_line(first))
            item.setData(number, ID_ROLE)
            item.setData(one_line(second), _SECOND)
            item.setAccessibleText(one_line(f"{first}, {second}"))
            self._rows.appendRow(item)
        self.setFixedHeight(px(_ROW) * max(1, len(rows)))

    def ids(self) -> list[int]:
        """The numbers on screen, in order."""
        return [self._rows.item(at).data(ID_ROLE) for at in range(self._rows.rowCount())]

    def choose_first(self) -> None:
        """Put the choice on the first row."""
        self.setCurrentIndex(self._rows.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space take the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.data(ID_ROLE))


class WaitingPage(QScrollArea):
    """Scan to begin; below it the parcels that wait, and those kept apart."""

    case_picked = Signal(int)
    parcel_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting = Waiting()
        self.title = PlainLabel("", "heading")
        self.words = PlainLabel("", "body", "muted")
        self.cases, self.parcels = PickList(), PickList()
        self._cards = [Card(padding=2, gap=4), Card(padding=2, gap=4)]
        for card, rows in zip(self._cards, (self.cases, self.parcels), strict=True):
            card.body.setContentsMargins(1, px(10), 1, px(8))
            card.caption.setContentsMargins(px(12), 0, px(12), px(6))
            card.add(rows)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._page())
        self.cases.picked.connect(self.case_picked)
        self.parcels.picked.connect(self.parcel_picked)
        self.retranslate()

    def _page(self) -> QWidget:
        middle = QWidget()
        middle.setMaximumWidth(px(620))
        box = QVBoxLayout(middle)
        box.setSpacing(px(12))
        box.addStretch(2)
        box.addWidget(LineIcon("scan", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)
        box.addSpacing(px(8))
        for card in self._cards:
            box.addWidget(card)
        box.addStretch(3)
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(px(20), px(20), px(20), px(20))
        outer.addWidget(middle, 1)
        outer.setAlignment(middle, Qt.AlignmentFlag.AlignHCenter)
        middle.setMinimumWidth(px(460))
        return page

    def show_waiting(self, waiting: Waiting) -> None:
        """Show what waits now."""
        self._waiting = waiting
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self.title.setText(self.tr("Scan the parcel in your hands"))
        self.words.setText(
            self.tr(
                "Its tracking number, RMA, order or case number will do. The case comes up with"
                " the shots its supplier asks for; photograph, say what you found, and the"
                " evidence sheet is ready."
            )
        )
        self._cards[0].set_caption(self.tr("Received, to be inspected"))
        self._cards[1].set_caption(self.tr("Kept apart: nobody knows yet whose they are"))
        self.cases.setAccessibleName(self._cards[0].caption.text())
        self.parcels.setAccessibleName(self._cards[1].caption.text())
        self.cases.set_rows([case_row(case) for case in self._waiting.cases])
        self.parcels.set_rows([self._parcel_row(p) for p in self._waiting.unmatched])
        self._cards[0].setVisible(bool(self._waiting.cases))
        self._cards[1].setVisible(bool(self._waiting.unmatched))

    def _parcel_row(self, parcel: Parcel) -> tuple[int, str, str]:
        code = parcel.tracking or self.tr("without a number")
        parts = [parcel.note] if parcel.note else []
        if parcel.received_at is not None:
            when = moment_words(parcel.received_at)
            parts.insert(0, self.tr("received {when}").format(when=when))
        return parcel.id, code, " · ".join(parts)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def case_row(case: CaseSummary) -> tuple[int, str, str]:
    """Number and the two lines that a case is shown by."""
    parts = [case.number, word("reason", case.reason), case.buyer, case.supplier]
    return case.id, case.title, " · ".join(part for part in parts if part)
