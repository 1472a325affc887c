"""The keys of the list are never stranded: what a click or a closed dialog leaves behind gives them back."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.widgets.soon import Soon
from desktop.widgets.typed_into import is_field


class KeysStay(QObject):
    """Watches a page; `take` gives the keyboard to its list.

    What can be pressed there is reached by Tab, and a click on it leaves the keyboard where it was: one
    key decides again. Only what is typed into keeps it, as long as it is there.
    """

    def __init__(self, page: QWidget, take: Callable[[], object]) -> None:
        super().__init__(page)
        self._page, self._take = page, take
        #: the keyboard is in a dialog over the page
        self._was_away = False
        #: what has it by Qt's choice alone
        self._given: QWidget | None = None
        self._soon = Soon(self, self._back)
        page.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def spare(self, part: QWidget) -> None:
        """A click on what is pressed there takes no focus, nor one on what only scrolls."""
        for button in part.findChildren(QAbstractButton):
            if button.focusPolicy() in (
                Qt.FocusPolicy.StrongFocus,
                Qt.FocusPolicy.ClickFocus,
                Qt.FocusPolicy.WheelFocus,
            ):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def spare_again(self, _shown: object) -> None:
        """Something else is shown: what is new on the page leaves the keys, too."""
        self.spare(self._page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press that no part of the page had a use for is one on empty ground."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._take()
        return super().eventFilter(watched, event)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Qt hands the keyboard on by itself when what had it goes: here it goes back to the list."""
        if not shiboken6.isValid(self._page):
            # the window goes, and the keyboard moves on meanwhile
            return
        window = self._page.window()
        if new is not None and new.window() is not window:
            # a dialog, or what lies over the window
            self._was_away = True
            return
        back, self._was_away = (
            self._was_away and new is not None,
            self._was_away and new is None,
        )
        # what is put away lets go of the keyboard first, and is seen still
        gone = old is not None and (new is None or not _can_have_it(old))
        typed = is_field(new)
        if (back and not typed) or (gone and not back and not self._was_away):
            self._given = new
            self._soon.ask()

    def _back(self) -> None:
        now = QApplication.focusWidget()
        # what lies over the page, such as the tour, keeps it
        over = now is not None and self._lies_over(now)
        on_purpose = over or (now is not None and now is not self._given)
        self._given = None
        if on_purpose or QApplication.activeModalWidget() is not None:
            return
        if self._page.isVisible() and self._page.window().isActiveWindow():
            self._take()

    def _lies_over(self, part: QWidget) -> bool:
        """Whether it covers a part of the page without being one."""
        spot = self._page.mapFromGlobal(part.mapToGlobal(part.rect().center()))
        return not self._page.isAncestorOf(part) and self._page.rect().contains(spot)


def _can_have_it(part: QWidget) -> bool:
    return shiboken6.isValid(part) and part.isVisible() and part.isEnabled()
