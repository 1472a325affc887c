"""A tab that is built when it is first needed, so that the queue is on the screen sooner."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.widgets.tab import Landmark, Tab


class WhenIdle(QObject):
    """Builds tabs one at a time, so that a key pressed meanwhile is answered between two of them."""

    #: all of them are there
    done = Signal()

    def __init__(self, tabs: "Iterable[LateTab]", parent: QObject) -> None:
        super().__init__(parent)
        self._tabs = tuple(tabs)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._build_next)

    def start(self) -> None:
        """Build them from now on."""
        self._pause.start()

    def stop(self) -> None:
        """Build no more: the window closes."""
        self._pause.stop()

    def _build_next(self) -> None:
        waiting = [tab for tab in self._tabs if tab.real is None]
        if waiting:
            waiting[0].make()
            self._pause.start()
        else:
            self.done.emit()


class LateTab(Tab):
    """Stands in the row of tabs at once; `build` makes the real one."""

    def __init__(self, build: Callable[[], Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self.real: Tab | None = None
        for holder in (self, self.bar):
            box = QVBoxLayout(holder)
            box.setContentsMargins(0, 0, 0, 0)

    def make(self) -> Tab:
        """The real tab, built if it is not there yet."""
        if self.real is None:
            self.real = self._build()
            for holder, part in ((self, self.real), (self.bar, self.real.bar)):
                layout = holder.layout()
                if layout is not None:
                    layout.addWidget(part)
            self.real.badge.connect(self.badge)
            self.real.status.connect(self.status)
            self.real.asked.connect(self.asked)
        return self.real

    def retranslate(self) -> None:
        """The real tab hears of the language itself."""

    def shown(self) -> None:
        """Build it now at the latest."""
        self.make().shown()

    def go_to(self, number: int) -> None:
        """Build it, and show the record."""
        self.make().go_to(number)

    def go_to_name(self, name: str) -> None:
        """Build it, and show the record."""
        self.make().go_to_name(name)

    def begin_search(self) -> bool:
        """The real tab decides."""
        return self.make().begin_search()

    def shown_case(self) -> int:
        """The real tab's; 0 before it is built."""
        return self.real.shown_case() if self.real is not None else 0

    def left(self) -> None:
        """Pass it on."""
        if self.real is not None:
            self.real.left()

    def writing(self) -> Sequence[QWidget]:
        """Those of the real tab."""
        return self.make().writing()

    def landmarks(self) -> Mapping[str, Landmark]:
        """Those of the real tab."""
        return self.make().landmarks()

    def files_dropped(self, paths: list[str]) -> bool:
        """The real tab decides."""
        return self.make().files_dropped(paths)
