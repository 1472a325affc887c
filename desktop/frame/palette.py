"""Ctrl+K: one line that finds actions, cases, suppliers and products."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.frame.actions import ACTIONS, action_words, key_words
from desktop.look.icons import pixmap
from desktop.look.theme import font, px, tokens
from desktop.queue.list.case_row import short_number
from desktop.widgets.key_hint import key_size, paint_key
from desktop.widgets.labels import one_line
from desktop.widgets.search_box import SearchBox
from desktop.widgets.side_list import Index
from desktop.wording import word
from desktop.work.jobs import Job, Lane
from desktop.work.shell import Shell
from returns.records.case import CaseSummary
from returns.records.policy import Supplier

_ENTRY = Qt.ItemDataRole.UserRole
_MOST_CASES = 8
_HIDDEN = frozenset({"palette", "lang_en", "lang_zh"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was found: `kind` is action, case, supplier or product."""

    kind: str
    key: str
    title: str
    detail: str = ""
    icon: str = ""
    keys: str = ""


class CommandPalette(QDialog):
    """Lists what fits; `chosen(kind, key)`."""

    chosen = Signal(str, str)

    def __init__(
        self, shell: Shell | None, enabled: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell = shell
        self._enabled = enabled
        self._suppliers: tuple[Supplier, ...] = ()
        self._job: Job | None = None
        self.line = SearchBox("search", "Esc")
        self.line.setMaximumWidth(16_777_215)
        self.line.set_words(self.tr("Action, case, buyer, supplier or product …"))
        self.list = QListWidget()
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _: self._choose())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(80)
        self._pause.timeout.connect(self._ask)
        self.line.line.textChanged.connect(self._typed)
        self.line.line.returnPressed.connect(self._choose)
        self.line.line.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(10), px(10), px(10), px(10))
        box.setSpacing(px(8))
        box.addWidget(self.line)
        box.addWidget(self.list)
        self.resize(px(560), px(420))
        if shell is not None:
            shell.jobs.run(lambda: shell.desk.policies.suppliers(), self._know)
        self._show([])

    def open_over(self, window: QWidget) -> None:
        """Open in the upper middle of the window."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + px(64))
        self.show()
        self.line.line.setFocus()

    def entries(self) -> list[Entry]:
        """What is listed."""
        return [self.list.item(at).data(_ENTRY) for at in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the line keeps the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            turn = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if turn:
                at = self.list.currentRow() + turn
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, at)))
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        self._show([])
        self._pause.start()

    def _ask(self) -> None:
        words, shell = self.line.line.text().strip(), self._shell
        if shell is None or len(words) < 2:
            return
        queue = shell.desk.queue
        if self._job is not None:
            self._job.cancel()
        self._job = shell.jobs.run(
            lambda: queue.page("everything", search=words, limit=40).rows,
            self._found,
            lane=Lane.READ,
        )

    def _know(self, suppliers: tuple[Supplier, ...]) -> None:
        self._suppliers = suppliers
        self._show([])

    def _found(self, cases: Sequence[CaseSummary]) -> None:
        self._show(cases)

    def _show(self, cases: Sequence[CaseSummary]) -> None:
        words = self.line.line.text().strip().casefold()
        entries = [*_actions(words, self._enabled), *_suppliers(words, self._suppliers)]
        found = [*_cases(cases), *_products(words, cases)]
        # a case number or buyer that was typed is wanted more than an action that happens to fit
        ordered = [*found, *entries] if len(entries) > 3 else [*entries, *found]
        self.list.clear()
        for entry in ordered:
            item = QListWidgetItem()
            item.setData(_ENTRY, entry)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{entry.title} {entry.detail}".strip()
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        if self.list.currentRow() < 0:
            return
        entry: Entry = self.list.currentItem().data(_ENTRY)
        self.close()
        self.chosen.emit(entry.kind, entry.key)


def _actions(words: str, enabled: frozenset[str]) -> list[Entry]:
    listed = [spec for spec in ACTIONS if spec.id in enabled and spec.id not in _HIDDEN]
    return [
        Entry(
            "action",
            spec.id,
            action_words(spec),
            "",
            spec.icon or "chevron-right",
            key_words(spec),
        )
        for spec in listed
        if words in action_words(spec).casefold()
    ]


def _suppliers(words: str, suppliers: Sequence[Supplier]) -> list[Entry]:
    if not words:
        return []
    return [
        Entry(
            "supplier",
            str(each.id),
            each.name,
            word("standing", each.standing.value),
            "supplier",
        )
        for each in suppliers
        if words in each.name.casefold()
    ]


def _cases(cases: Sequence[CaseSummary]) -> list[Entry]:
    return [
        Entry(
            "case",
            str(case.id),
            f"{short_number(case.number)} · {case.title}",
            f"{word('reason', case.reason)} · {case.buyer} · {case.order}",
            "inbox",
        )
        for case in cases[:_MOST_CASES]
    ]


def _products(words: str, cases: Sequence[CaseSummary]) -> list[Entry]:
    """Products whose SKU or title holds what was typed; choosing one lists its cases."""
    found = {
        case.sku: case.title
        for case in cases
        if case.sku and (words in case.sku.casefold() or words in case.title.casefold())
    }
    return [
        Entry("product", sku, title, sku, "product") for sku, title in list(found.items())[:4]
    ]


class _EntryDelegate(QStyledItemDelegate):
    """Icon, title, detail, key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        box = option.rect.adjusted(px(2), px(1), -px(2), -px(1))
        colours = tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(Qt.PenStyle.NoPen))
            painter.setBrush(colours.of("accent_soft"))
            painter.drawRoundedRect(box, px(7), px(7))
        side = px(16)
        sign = pixmap(entry.icon, colours.muted, side, 2.0)
        painter.drawPixmap(box.left() + px(10), box.center().y() - side // 2, side, side, sign)
        right = box.right() - px(10)
        if entry.keys:
            size = key_size(entry.keys)
            cap = QRect(
                right - size.width(),
                box.center().y() - size.height() // 2,
                size.width(),
                size.height(),
            )
            paint_key(painter, cap.toRectF(), entry.keys)
            right = cap.left() - px(8)
        left = box.left() + px(36)
        self._words(painter, QRect(left, box.top(), right - left, box.height()), entry)
        painter.restore()

    def _words(self, painter: QPainter, room: QRect, entry: Entry) -> None:
        bold = font(13, QFont.Weight.Medium)
        flags = int(Qt.AlignmentFlag.AlignVCenter)
        title = QFontMetricsF(bold).elidedText(
            one_line(entry.title), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(bold)
        painter.setPen(tokens().of("text"))
        painter.drawText(room, flags, title)
        taken = int(QFontMetricsF(bold).horizontalAdvance(title)) + px(12)
        if entry.detail and taken < room.width():
            rest = room.adjusted(taken, 0, 0, 0)
            detail = QFontMetricsF(font(12)).elidedText(
                one_line(entry.detail), Qt.TextElideMode.ElideRight, rest.width()
            )
            painter.setFont(font(12))
            painter.setPen(tokens().of("muted"))
            painter.drawText(rest, flags, detail)
