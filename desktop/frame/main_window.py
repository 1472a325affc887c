"""The frame: toolbar, pages, status line, menus, banner; it knows tabs, not the trade."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QMenuBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.frame.actions import Actions
from desktop.frame.context_key import hear_context_key
from desktop.frame.foot_bar import FootBar
from desktop.frame.go_keys import GoKeys
from desktop.frame.late_menu import LateMenu
from desktop.frame.menus import MENUS
from desktop.frame.own_keys import OwnKeys
from desktop.frame.tabs import TABS
from desktop.frame.top_bar import TopBar
from desktop.widgets.announce import announce
from desktop.widgets.dropped import is_pdf
from desktop.widgets.eye_order import EyeOrderPage
from desktop.widgets.labels import set_tip
from desktop.widgets.messages import Banner
from desktop.widgets.tab import Tab
from desktop.wording import one_after_another
from desktop.work.settings import Settings

#: pixels that title bar and edges may take; the system tells the true ones only after it is shown
_FRAME = QMargins(8, 40, 8, 8)


class MainWindow(QMainWindow):
    """Shows the start page until tabs are taken, then them."""

    #: files fell on the window and the tab in front did not want them
    dropped = Signal(list)
    #: about to be seen, and closed
    opening = Signal()
    closing = Signal()
    #: another tab is in front: its place
    turned = Signal(int)

    def __init__(self, settings: Settings, make_start_page: Callable[[], QWidget]) -> None:
        super().__init__()
        self._settings = settings
        self.actions_table = Actions(self)
        OwnKeys(self)
        self.go_keys = GoKeys(self)
        self.top, self.foot = TopBar(), FootBar()
        self.banner = Banner(self)
        self.tabs: list[Tab] = []
        self._pages = QStackedWidget()
        self._desk_page = EyeOrderPage()
        self._make_start_page = make_start_page
        self._start_page: QWidget | None = None
        #: desk, start page, and what is shown in their place
        self.outer = QStackedWidget()
        #: above the tabs, as long as this desk is shown
        self.above = QVBoxLayout()
        self._lay_out()
        self._make_menus()
        self.top.wanted.connect(self.show_tab)
        self.banner.turned.connect(self.foot.make_way)
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 600)
        self._restore()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self._desk_page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top)
        box.addLayout(self.above)
        box.addWidget(self._pages, 1)
        box.addWidget(self.foot)
        self.outer.addWidget(self._desk_page)
        whole = QWidget()
        self._whole = QVBoxLayout(whole)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.outer, 1)
        # what does not fit the status line takes room of its own: it lies over nothing
        self._whole.addWidget(self.banner)
        self.setCentralWidget(whole)

    def _make_menus(self) -> None:
        menu = LateMenu(self.actions_table, "", tuple(MENUS), self)
        self.top.brand.clicked.connect(lambda: menu.open_below(self.top.brand))
        menu_key = QShortcut(QKeySequence("F10"), self)
        menu_key.activated.connect(self.top.brand.click)
        hear_context_key(self)
        if QGuiApplication.platformName() == "cocoa":
            bar = QMenuBar(self)
            for title, ids in MENUS:
                bar.addMenu(self.actions_table.menu(title, ids, self))
            self.setMenuBar(bar)

    def show_start(self) -> None:
        """Show the page that is there without a desk, made when it is first needed."""
        if self._start_page is None:
            self._start_page = self._make_start_page()
            self.outer.addWidget(self._start_page)
        self.outer.setCurrentWidget(self._start_page)

    # --- tabs ----------------------------------------------------------------------------

    def take(self, tabs: Sequence[Tab], desk_name: str) -> None:
        """Show the tabs of a desk."""
        if self.tabs:
            self.let_go()
        self.tabs = list(tabs)
        apart = [at for at, row in enumerate(TABS) if not row.in_bar]
        self.top.set_tabs([tab.bar for tab in tabs], apart)
        for at, tab in enumerate(tabs):
            self._pages.addWidget(_scrolling(tab))
            tab.badge.connect(partial(self._badge, at))
            tab.status.connect(partial(self.foot.set_status, at))
        self.foot.desk.setText(desk_name)
        self.setWindowTitle(f"{desk_name} — Sendback")
        self.retranslate()
        self.outer.setCurrentWidget(self._desk_page)
        self.show_tab(0)

    def let_go(self) -> None:
        """Show the start page; the tabs are gone."""
        self.show_start()
        self.setWindowTitle("Sendback")
        for tab in self.tabs:
            tab.bar.setParent(None)
            tab.bar.deleteLater()
        while (page := self._pages.widget(0)) is not None:
            self._pages.removeWidget(page)
            page.setParent(None)
            page.deleteLater()
        self.tabs = []
        while (bar := self.above.takeAt(0)) is not None:
            if (widget := bar.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        # what it offers is of the desk that is closed
        self.banner.hide()
        self.foot.forget()
        self.top.set_tabs([])
        self.foot.show_job(None)

    def show_tab(self, at: int) -> None:
        """Bring a tab to the front."""
        if 0 <= at < len(self.tabs):
            if at != self.current_tab():
                self.tabs[self.current_tab()].left()
            self._pages.setCurrentIndex(at)
            self.top.show_tab(at)
            self.foot.show_status(at)
            self.tabs[at].shown()
            self.turned.emit(at)

    def current_tab(self) -> int:
        """Which tab is in front."""
        return self._pages.currentIndex()

    def _badge(self, at: int, words: str, warns: bool) -> None:
        if at < len(self.top.buttons):
            self.top.buttons[at].set_badge(words, warns=warns)
            self.top.fit()

    # --- speaking ------------------------------------------------------------------------

    def say(self, words: str, tone: str, action: str, act: object, back: object = None) -> None:
        """Show a passing message: in the status line where it is short and nothing went wrong."""
        call, undo = act if callable(act) else None, back if callable(back) else None
        line = self.foot.message
        with_desk = self.outer.currentWidget() is self._desk_page
        undo_words = self.tr("Undo") if undo is not None else ""
        fits = line.fits(words, (undo_words, action), self.foot.room())
        if with_desk and tone in ("plain", "good") and fits:
            self.banner.give_way()
            line.say(words, tone, (undo_words, undo), (action, call))
        else:
            line.leave()
            self.banner.say(words, tone, (undo_words, undo), (action, call))
        # read aloud where somebody listens
        announce(
            self,
            one_after_another(words, action or undo_words),
            urgent=tone in ("warning", "bad"),
        )

    def message(self) -> str:
        """What is said now, "" when nothing is."""
        return self.foot.message.text() or self.banner.text()

    def retranslate(self) -> None:
        """Say everything of the frame in the language on screen."""
        self.actions_table.retranslate()
        self.top.brand.setAccessibleName(self.tr("Sendback menu"))
        set_tip(self.top.brand, self.tr("Menu (F10)"))
        for button, row in zip(self.top.buttons, TABS, strict=False):
            button.set_name(QCoreApplication.translate("Actions", row.name))

    def fit(self) -> None:
        """Take the present text size."""
        self.top.fit()
        self.foot.fit()

    # --- Qt's events ---------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may fall anywhere on the window."""
        if self.tabs and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The tab in front is asked first; else they are brought in as platform files."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if not paths or not self.tabs:
            return
        event.acceptProposedAction()
        # a filled sheet is one wherever it falls; no tab takes PDFs that fall beside its fields
        sheets = [path for path in paths if is_pdf(path)]
        others = [path for path in paths if path not in sheets]
        if others and self.tabs[self.current_tab()].files_dropped(others):
            others = []
        if sheets or others:
            self.dropped.emit([Path(path) for path in sheets + others])

    def setVisible(self, visible: bool) -> None:
        """Say that it will be seen."""
        if visible:
            self.opening.emit()
        super().setVisible(visible)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window; what runs is finished or stopped by the application."""
        self._settings.keep_state("window/geometry", self.saveGeometry())
        self._settings.keep("window/tab", max(0, self.current_tab()))
        self.closing.emit()
        super().closeEvent(event)

    def _restore(self) -> None:
        kept = self._settings.state("window/geometry")
        room = self.screen().availableGeometry()
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(1440, 900)
            self.resize(within(room, self.geometry()).size())
        elif not self.windowState() & (
            Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
        ):
            self.setGeometry(within(room, self.geometry()))

    def set_waiting(self, *, on: bool) -> None:
        """While a desk is being made nothing of another can be pressed, but that can be stopped."""
        for part in (self.top, self._pages):
            part.setEnabled(not on)
        self.setCursor(Qt.CursorShape.WaitCursor if on else Qt.CursorShape.ArrowCursor)


def within(room: QRect, wanted: QRect) -> QRect:
    """The window's inside, no larger than its screen has room for with the frame around it."""
    inside = room.marginsRemoved(_FRAME)
    size = wanted.size().boundedTo(inside.size())
    left = min(max(wanted.left(), inside.left()), inside.left() + inside.width() - size.width())
    top = min(max(wanted.top(), inside.top()), inside.top() + inside.height() - size.height())
    return QRect(QPoint(left, top), size)


def _scrolling(tab: Tab) -> QScrollArea:
    """A tab keeps the room that it needs at any text size; a small window scrolls over it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(tab)
    return area
