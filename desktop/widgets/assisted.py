"""What is chosen by assistive technology, which clicks nothing and presses no key.

Over AT-SPI Qt offers one action of a tab, an answer or a row: to be switched. A switched button sends no
click, and a row is selected without becoming the current one.
"""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QWidget


class AnswerGroup(QButtonGroup):
    """One of several buttons, however it is chosen."""

    #: the id of a button that was clicked, again or for the first time, or switched on without a click
    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed, self._quiet = -1, False
        self.idPressed.connect(self._press)
        self.idReleased.connect(lambda _: self._press(-1))
        self.idToggled.connect(self._switch)
        self.idClicked.connect(self.chosen)

    def check(self, chosen: int) -> None:
        """Choose a button without a signal; an unknown id chooses none."""
        self._quiet = True
        self.setExclusive(False)
        for button in self.buttons():
            button.setChecked(self.id(button) == chosen)
        self.setExclusive(True)
        self._quiet = False

    def _press(self, at: int) -> None:
        self._pressed = at

    def _switch(self, at: int, on: bool) -> None:
        # a press switches it too, and its click comes after
        if on and at != self._pressed and not self._quiet:
            self.chosen.emit(at)


def follow_selection(
    view: QAbstractItemView, then: Callable[[QModelIndex], object] | None = None
) -> None:
    """Make a row current that was selected alone by other means than the pointer and the keys.

    `then` is told of it.
    """

    def follow() -> None:
        chosen = view.selectionModel().selectedIndexes()
        if len(chosen) == 1 and chosen[0] != view.currentIndex():
            view.setCurrentIndex(chosen[0])
            if then is not None:
                then(chosen[0])

    # the pointer and the keys select first, and make it current just after
    later = QTimer(view, singleShot=True)
    later.timeout.connect(follow)
    view.selectionModel().selectionChanged.connect(lambda *_: later.start())
