"""Ctrl+K: one line that finds actions, cases, suppliers and products."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.frame.palette_entries import MOST_PRODUCTS, Entry, Heading, Known, Line, lines
from desktop.look.icons import pixmap
from desktop.look.theme import font, px, tokens
from desktop.widgets.key_hint import KeyHint, key_size, paint_key
from desktop.widgets.labels import PlainLabel, one_line
from desktop.widgets.search_box import SearchBox
from desktop.widgets.side_list import Index
from desktop.work.jobs import Job, Lane
from desktop.work.shell import Shell
from returns.records.case_summary import CaseSummary
from returns.records.policy import Supplier

if TYPE_CHECKING:
    from returns.casework.products import FoundProduct

_WIDTH, _HIGHEST = 600, 400
_ENTRY = Qt.ItemDataRole.UserRole


class CommandPalette(QDialog):
    """Lists what fits; `chosen(kind, key)`."""

    chosen = Signal(str, str)

    def __init__(
        self, shell: Shell | None, known: Known, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "surface")
        self._shell = shell
        self._known = known
        self._job: Job | None = None
        self.line = SearchBox("search", "Esc")
        self.line.setMaximumWidth(16_777_215)
        self.line.set_words(self.tr("Do something, or find a case, supplier, product …"))
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
        #: cases are still looked for; Enter waits for them, since they may come first
        self._looking = self._entered = False
        self.line.line.returnPressed.connect(self._enter)
        self.line.line.installEventFilter(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(10), px(10), px(10), px(10))
        box.setSpacing(px(8))
        box.addWidget(self.line)
        box.addWidget(self.list)
        hints = QHBoxLayout()
        hints.setSpacing(px(12))
        for key, words in (("↑↓", self.tr("choose")), ("Enter", self.tr("do it"))):
            hints.addWidget(KeyHint(key, words))
        hints.addStretch(1)
        hints.addWidget(
            PlainLabel(self.tr("English, 中文 and pinyin initials find"), "small", "muted")
        )
        box.addLayout(hints)
        if shell is not None:
            shell.jobs.run(lambda: shell.desk.policies.suppliers(), self._know)
        self._show([], asked=False)

    def open_over(self, window: QWidget) -> None:
        """Open in the upper middle of the window."""
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + px(64))
        self.show()
        self.line.line.setFocus()

    def entries(self) -> list[Entry]:
        """What is listed."""
        return [line for line in self._lines() if isinstance(line, Entry)]

    def current(self) -> Entry | None:
        """What Enter chooses; None where nothing is found."""
        at = self.list.currentRow()
        line = self._lines()[at] if at >= 0 else None
        return line if isinstance(line, Entry) else None

    def headings(self) -> list[str]:
        """The names of the groups."""
        return [line.title for line in self._lines() if isinstance(line, Heading)]

    def leave_out(self, _applies: frozenset[str], refused: frozenset[str]) -> None:
        """What would be refused on the open case is not listed any more."""
        self._known = replace(self._known, enabled=self._known.enabled - refused)
        if not self.line.line.text():
            self._show([], asked=False)

    def _lines(self) -> list[Line]:
        return [self.list.item(at).data(_ENTRY) for at in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the line keeps the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            turn = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if turn:
                self._turn(turn)
                return True
        return super().eventFilter(watched, event)

    def _turn(self, by: int) -> None:
        """To the next entry, passing over the names of groups."""
        at = self.list.currentRow() + by
        while 0 <= at < self.list.count():
            if isinstance(self.list.item(at).data(_ENTRY), Entry):
                self.list.setCurrentRow(at)
                return
            at += by

    def _typed(self) -> None:
        self._known = replace(self._known, products=())
        self._show([], asked=False)
        self._looking, self._entered = True, False
        self._pause.start()

    def _ask(self) -> None:
        words, shell = self.line.line.text().strip(), self._shell
        if shell is None or not words:
            self._found([], asked=True)
            return
        desk = shell.desk
        if self._job is not None:
            self._job.cancel()
        # a single letter is no word to look for, as long as more may come
        whole = len(words) > 1 or not words.isascii()

        def look() -> tuple[Sequence[CaseSummary], Sequence["FoundProduct"]]:
            goods = desk.products.find(words, MOST_PRODUCTS) if whole else ()
            return desk.queue.page("everything", search=words, limit=40).rows, goods

        def know(found: tuple[Sequence[CaseSummary], Sequence["FoundProduct"]]) -> None:
            self._known = replace(self._known, products=found[1])
            self._found(found[0], asked=whole)

        self._job = shell.jobs.run(look, know, lane=Lane.READ)

    def _found(self, cases: Sequence[CaseSummary], *, asked: bool) -> None:
        self._looking = False
        self._show(cases, asked=asked)
        if self._entered:
            self._choose()

    def _know(self, suppliers: tuple[Supplier, ...]) -> None:
        self._known = replace(self._known, suppliers=suppliers)
        self._show([], asked=False)

    def _show(self, cases: Sequence[CaseSummary], *, asked: bool) -> None:
        self.list.clear()
        for line in lines(self.line.line.text(), self._known, cases, asked=asked):
            item = QListWidgetItem()
            item.setData(_ENTRY, line)
            told = line.title if isinstance(line, Heading) else f"{line.title} {line.detail}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told.strip())
            if isinstance(line, Heading):
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(-1)
        self._turn(1)
        # it does not twitch while cases are still looked for
        if asked or not self.line.line.text():
            self._fit()

    def _fit(self) -> None:
        """As high as what is listed, within reason."""
        rows = sum(self.list.sizeHintForRow(at) for at in range(self.list.count()))
        frame = 2 * self.list.frameWidth()
        self.list.setFixedHeight(max(px(60), min(px(_HIGHEST), rows + frame)))
        if (layout := self.layout()) is not None:
            layout.activate()
        self.resize(px(_WIDTH), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line around: not every system gives a popup a shadow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(tokens().of("strong_line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _enter(self) -> None:
        """Choose, once all is found: whoever types an order and presses Enter has seen no list yet."""
        if self._looking:
            self._entered = True
            self._pause.stop()
            self._ask()
        else:
            self._choose()

    def _choose(self) -> None:
        entry = self.current()
        if entry is not None:
            self.close()
            self.chosen.emit(entry.kind, entry.key)


class _EntryDelegate(QStyledItemDelegate):
    """Icon, title, detail, key; or the name of a group."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(28 if isinstance(index.data(_ENTRY), Heading) else 34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Line = index.data(_ENTRY)
        if isinstance(entry, Heading):
            painter.save()
            painter.setFont(font(12, QFont.Weight.DemiBold))
            painter.setPen(tokens().of("muted"))
            name = option.rect.adjusted(px(12), px(4), -px(10), 0)
            painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter), one_line(entry.title))
            painter.restore()
            return
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
