"""Ctrl+K: one line that finds actions, cases, suppliers, products, orders and settings."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.frame.finding.palette_entries import lines
from desktop.frame.finding.palette_known import Entry, Heading, Known
from desktop.frame.finding.palette_names import known_names
from desktop.frame.finding.palette_rows import PaletteList
from desktop.frame.finding.palette_search import Found, look_for
from desktop.frame.own_keys import OF_THE_FIELD
from desktop.look.theme import px, tokens
from desktop.widgets.key_hint import KeyHint, PressedHint
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import framed, row
from desktop.widgets.popup_menu import ListedPopup
from desktop.widgets.search_box import SearchBox
from desktop.widgets.thumbnails import Thumbnails
from desktop.widgets.veil import Veil
from desktop.work.jobs import Job, Lane
from desktop.work.shell import Shell
from returns.records.case_summary import CaseSummary
from returns.records.policy import Supplier

#: below the window's upper edge; of a narrow or low window as much as there is
_WIDTH, _HIGHEST, _TOP, _LEAST_BELOW = 640, 464, 64, 24
#: its corners; the parts at its ends are as round in the style sheet
_ROUND = 12


class CommandPalette(QDialog):
    """Lists what fits; `chosen(kind, key)`."""

    chosen = Signal(str, str)

    def __init__(
        self,
        shell: Shell | None,
        known: Known,
        parent: QWidget | None = None,
        thumbnails: Thumbnails | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # what is round at its corners is seen through there
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setProperty("kind", "palette")
        ListedPopup(self)
        self.setAccessibleName(self.tr("Find anything"))
        self._shell, self._known = shell, known
        self._found: Found | None = None
        #: the group that Tab held the list to, "" for all
        self._only = ""
        self._job: Job | None = None
        self.line = SearchBox("search", "Esc")
        self.list = PaletteList(thumbnails)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(80)
        self._pause.timeout.connect(self._ask)
        #: cases are still looked for; Enter waits for them, since they may come first
        self._looking = self._entered = False
        self._only_hint = KeyHint("Tab")
        self._lay_out()
        self.line.line.textChanged.connect(self._typed)
        self.line.line.returnPressed.connect(self._enter)
        self.line.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._choose())
        if shell is not None:
            self._read_names(shell)
        self._show()

    def _lay_out(self) -> None:
        self.line.setProperty("kind", "surface")
        self.line.setMaximumWidth(16_777_215)
        self.line.setFixedHeight(px(48))
        self.line.set_words(self.tr("Do something, or find a case, supplier, product …"))
        self.list.setAccessibleName(self.tr("Found"))
        do_it = PressedHint("Enter", self.tr("do it"))
        do_it.clicked.connect(self._enter)
        hints = (KeyHint("↑↓", self.tr("choose")), do_it)
        finds = PlainLabel(
            self.tr("English, 中文 and pinyin all find"), "small", "muted", elide=True
        )
        foot = row(*hints, self._only_hint, None, finds, gap=12)
        self._foot = framed("lowest", foot, (18, 8, 18, 8))
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        for part in (framed("seek", row(self.line), (8, 0, 8, 0)), self.list, self._foot):
            box.addWidget(part)

    def _read_names(self, shell: Shell) -> None:
        """Suppliers, and the cases that were opened from here before."""
        desk = shell.desk
        ids = [int(r.key) for r in self._known.recent if r.kind == "case" and r.key.isdigit()]

        def read() -> tuple[tuple[Supplier, ...], Mapping[int, CaseSummary]]:
            rows = desk.queue.rows(ids) if ids else []
            return desk.policies.suppliers(), {case.id: case for case in rows}

        shell.jobs.run(read, lambda found: self._know(*found), lane=Lane.READ)

    def open_over(self, window: QWidget) -> None:
        """Open in the upper middle of the window, which stands back."""
        self._fit()
        Veil(window, self)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + px(_TOP))
        self.show()
        self.line.line.setFocus()

    def entries(self) -> list[Entry]:
        """What is listed."""
        return [line for line in self.list.lines() if isinstance(line, Entry)]

    def current(self) -> Entry | None:
        """What Enter chooses; None where nothing is found."""
        return self.list.current()

    def headings(self) -> list[str]:
        """The names of the groups."""
        return [line.title for line in self.list.lines() if isinstance(line, Heading)]

    def leave_out(self, _applies: frozenset[str], refused: frozenset[str]) -> None:
        """What would be refused on the open case is not listed any more."""
        self._known = replace(self._known, enabled=self._known.enabled - refused)
        if not self.line.line.text():
            self._show()

    # --- keys ----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list, and Tab holds it to a group, while the line keeps the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            turn = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
            if turn:
                self.list.turn(turn)
                self.list.say_current()
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._hold()
                return True
            if self._by_its_keys(event):
                return True
        return super().eventFilter(watched, event)

    def _by_its_keys(self, event: QKeyEvent) -> bool:
        """The keys that stand at a row choose it, but for those that type or change what is typed."""
        keys = QKeySequence(event.keyCombination())
        shown = (each for each in self.entries() if each.keys)
        entry = next((each for each in shown if QKeySequence(each.keys) == keys), None)
        plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        types = event.text().isprintable() and not event.modifiers() & ~plain
        if entry is None or (types and event.text()) or entry.key in OF_THE_FIELD:
            return False
        self.close()
        self.chosen.emit(entry.kind, entry.key)
        return True

    def _hold(self) -> None:
        """List the group of the current entry alone, or all again; the entry stays the current one."""
        entry = self.list.current()
        self._only = "" if self._only else self.list.group()
        self._show()
        listed = self.list.lines()
        if entry in listed:
            self.list.setCurrentRow(listed.index(entry))

    def _enter(self) -> None:
        """Choose, once all is found: whoever types an order and presses Enter has seen no list yet."""
        if self._looking:
            self._entered = True
            self._pause.stop()
            self._ask()
        else:
            self._choose()

    def _choose(self) -> None:
        entry = self.list.current()
        if entry is None:
            return
        if entry.kind == "nearest":
            self.line.line.setText(entry.key)
            return
        self.close()
        self.chosen.emit(entry.kind, entry.key)

    # --- what is found -------------------------------------------------------------------

    def _typed(self) -> None:
        self._found, self._only = None, ""
        self._show()
        self._looking, self._entered = True, False
        self._pause.start()

    def _ask(self) -> None:
        words, shell = self.line.line.text().strip(), self._shell
        if shell is None or not words:
            self._take(Found())
            return
        desk, names = shell.desk, known_names(self._known)
        if self._job is not None:
            self._job.cancel()
        self._job = shell.jobs.run(
            lambda: look_for(words, desk, names), self._take, lane=Lane.READ
        )

    def _take(self, found: Found | None) -> None:
        self._looking, self._found = False, found
        self._show()
        self.list.say_current()
        if self._entered:
            self._choose()

    def _know(
        self, suppliers: tuple[Supplier, ...], summaries: Mapping[int, CaseSummary]
    ) -> None:
        self._known = replace(self._known, suppliers=suppliers, summaries=summaries)
        self._show()

    def _show(self) -> None:
        self.list.show_lines(lines(self.line.line.text(), self._known, self._found, self._only))
        self._only_hint.set_words(
            self.tr("all groups") if self._only else self.tr("only this group")
        )
        # it does not twitch while cases are still looked for
        if self._found is not None or not self.line.line.text():
            self._fit()

    def _fit(self) -> None:
        """As high as what is listed, as far as the window below has room; hints that have none go."""
        window = self.parentWidget()
        wide, tall = px(_WIDTH), px(_HIGHEST)
        around = self.line.height() + self._foot.sizeHint().height() + 2
        if window is not None:
            wide = min(wide, round(window.width() * 0.9))
            tall = min(tall, window.height() - px(_TOP) - px(_LEAST_BELOW) - around)
        edges = px(8)
        self.list.setFixedHeight(max(px(60), self.list.tall(tall - edges) + edges))
        if (layout := self.layout()) is not None:
            layout.activate()
        self.resize(wide, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line around: not every system gives a popup a shadow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens().of("strong_line"))
        painter.setBrush(tokens().of("surface"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, px(_ROUND), px(_ROUND))
