"""The tour for who is new: offered once, taken when it is wanted, left at any time."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from desktop.frame.desks import Desks
from desktop.frame.tabs import place_of
from desktop.frame.touring.tour_callout import TourCallout, TourRing
from desktop.frame.touring.tour_steps import STEPS, beside
from desktop.look.theme import px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import row
from desktop.widgets.messages import LineIcon
from desktop.work.settings import TOUR_SEEN


class Tour(QObject):
    """Points at one part of the window after the other; nothing is done while it is looked at."""

    def __init__(self, desks: Desks) -> None:
        super().__init__(desks)
        self._desks, self._window = desks, desks.window
        self._callout: TourCallout | None = None
        self._ring: TourRing | None = None
        self._at, self._turning = 0, False
        #: buttons of the window that are not the next thing to press meanwhile
        self._dimmed: list[Button] = []
        self._before: tuple[int, QWidget | None] = (0, None)
        #: what was scrolled for a step → how far it was scrolled before
        self._scrolled: dict[QScrollArea, int] = {}
        desks.given_back.connect(lambda: self.leave(back=False))
        self._window.turned.connect(self._turned)
        self._window.installEventFilter(self)

    def offer(self) -> None:
        """Above the tabs, once, and in nobody's way."""
        desk = self._desks.open
        if desk is None or desk.desk.read_only or self._desks.settings.text(TOUR_SEEN):
            return
        bar = TourOffer()
        bar.wanted.connect(self.start)
        bar.answered.connect(lambda: self._desks.settings.keep(TOUR_SEEN, "1"))
        self._window.above.addWidget(bar)

    def start(self) -> None:
        """From the first step; where the keyboard was is kept."""
        if self._desks.open is None:
            return
        if self._callout is None:
            self._before = (self._window.current_tab(), QApplication.focusWidget())
        self._end()
        self._scrolled = {}
        self._desks.settings.keep(TOUR_SEEN, "1")
        for offer in self._window.findChildren(TourOffer):
            offer.hide()
        self._ring, self._callout = TourRing(self._window), TourCallout(self._window)
        self._callout.turned.connect(self.turn)
        self._callout.left.connect(self.leave)
        self._show(0)

    def turn(self, by: int) -> None:
        """The step after, or before; after the last one it is over."""
        if self._at + by >= len(STEPS):
            self.leave()
        elif self._at + by >= 0:
            self._show(self._at + by)

    def leave(self, *, back: bool = True) -> None:
        """It is over; the tab and the focus are as they were, unless somebody went elsewhere."""
        if self._callout is None:
            return
        tab, focus = self._before
        self._end()
        if back:
            self._window.show_tab(tab)
            self._scroll_back()
            if focus is not None and shiboken6.isValid(focus) and focus.isVisible():
                focus.setFocus()

    def _scroll_back(self) -> None:
        """Each page shows what it showed before a step pointed elsewhere in it."""
        for area, value in self._scrolled.items():
            if shiboken6.isValid(area):
                area.verticalScrollBar().setValue(value)
        self._scrolled = {}

    def _end(self) -> None:
        for part in (self._callout, self._ring):
            if part is not None and shiboken6.isValid(part):
                part.hide()
                part.deleteLater()
        self._callout = self._ring = None
        for button in self._dimmed:
            if shiboken6.isValid(button):
                button.set_kind("primary")
        self._dimmed = []

    def _dim(self) -> None:
        """Enter is the card's own: no other button says that it is the next one."""
        for button in self._window.findChildren(Button):
            own = self._callout is not None and self._callout.isAncestorOf(button)
            if not own and button.property("kind") == "primary":
                button.set_kind("")
                self._dimmed.append(button)

    def _show(self, at: int) -> None:
        self._at = at
        self._scroll_back()
        self._turning = True
        self._window.show_tab(place_of(STEPS[at].tab))
        self._turning = False
        self._dim()
        self._place()
        if self._callout is not None:
            self._callout.show()
            self._callout.show_step(at)
        # the tab lays itself out first
        QTimer.singleShot(0, self._place)

    def _place(self) -> None:
        if self._callout is None or self._ring is None:
            return
        target, air = self._target(), px(12)
        self._ring.surround(target)
        self._callout.retranslate()
        room = self._window.rect().adjusted(air, air, -air, -air)
        shapes = self._callout.shapes(room)
        places = [QRect(beside(room, target, size, air), size) for size in shapes]
        if target.isEmpty():
            places = [QRect(room.center() - QPoint(shapes[0].width() // 2, 0), shapes[0])]
        clear = (place for place in places if not place.intersects(target))
        self._callout.setGeometry(next(clear, places[-1]))
        self._callout.raise_()

    def _target(self) -> QRect:
        """What the step points at, in the window; nothing where it is not on the screen."""
        step = STEPS[self._at]
        tab = self._window.tabs[place_of(step.tab)]
        part, box = tab.landmarks().get(step.landmark, (tab, QRect()))
        self._bring_into_view(part)
        if box.isEmpty() or not part.isVisible():
            return QRect()
        shown = box.translated(part.mapTo(self._window, QPoint(0, 0)))
        return shown.intersected(self._window.rect())

    def _bring_into_view(self, part: QWidget) -> None:
        parent = part.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                self._scrolled.setdefault(parent, parent.verticalScrollBar().value())
                parent.ensureWidgetVisible(part, 0, px(16))
            parent = parent.parentWidget()

    def _turned(self, at: int) -> None:
        """Somebody went to another tab: the tour does not hold them."""
        if not self._turning and at != place_of(STEPS[self._at].tab):
            self.leave(back=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window takes another size; Esc, wherever the focus is."""
        if self._callout is None:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self._place)
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.KeyPress and key == Qt.Key.Key_Escape:
            self.leave()
            return True
        return super().eventFilter(watched, event)


class TourOffer(QFrame):
    """A line above the tabs, as long as nobody answered it."""

    wanted = Signal()
    #: it was wanted, or it was not
    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._words = PlainLabel("", "medium")
        self.show_me, self.not_now = Button("", "primary"), Button()
        line = row(LineIcon("info", 16), gap=10)
        line.addWidget(self._words, 1)
        line.addWidget(self.not_now)
        line.addWidget(self.show_me)
        line.setContentsMargins(px(16), px(6), px(16), px(6))
        self.setLayout(line)
        for button in (self.show_me, self.not_now):
            button.clicked.connect(self._answer)
        self.show_me.clicked.connect(self.wanted)
        self.retranslate()

    def _answer(self) -> None:
        self.hide()
        self.answered.emit()

    def retranslate(self) -> None:
        """Say it in the language on screen."""
        self._words.setText(
            self.tr("New here? Five steps show how a day goes. They are in the menu Help, too.")
        )
        self.show_me.set_text(self.tr("Show me"))
        self.not_now.set_text(self.tr("Not now"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
