"""The size of all text, changed while a desk is open."""

from PySide6.QtCore import QObject, Qt

from desktop.frame.appearance import Appearance
from desktop.frame.desks import Desks
from desktop.frame.going_back import GoingBack


class TextSize(QObject):
    """Margins and fixed heights follow the text, so the pages of an open desk are built anew."""

    def __init__(self, appearance: Appearance, desks: Desks, going_back: GoingBack) -> None:
        super().__init__(desks)
        self._appearance, self._desks, self._going_back = appearance, desks, going_back
        self._stale = False
        # queued: its answer is still on the way when a job is told to have ended
        desks.jobs.running.connect(self._build_anew, Qt.ConnectionType.QueuedConnection)

    def set(self, factor: float) -> None:
        """Take another size, 0 for the system's; work that runs ends before the pages change."""
        if self._appearance.set_factor(factor):
            self._stale = True
            self._build_anew()

    def _build_anew(self) -> None:
        desks = self._desks
        if not self._stale or desks.jobs.busy():
            return
        self._stale = False
        if desks.open is None:
            return
        if desks.open.desk.looked is not None:
            self._going_back.again()
            return
        window, folder, shown = desks.window, desks.open.desk.folder, desks.open.shown()
        tab = window.current_tab()
        desks.give_back()
        if desks.open_folder(folder):
            desks.open.go_on(shown)
            window.show_tab(tab)
