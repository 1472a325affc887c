"""The size of all text, changed while a desk is open."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop.look.theme import look

if TYPE_CHECKING:
    from desktop.frame.app import Application


class TextSize(QObject):
    """Margins and fixed heights follow the text, so the pages of an open desk are built anew."""

    def __init__(self, app: "Application") -> None:
        super().__init__(app)
        self._app = app
        self._stale = False
        # queued: its answer is still on the way when a job is told to have ended
        app.jobs.running.connect(self._build_anew, Qt.ConnectionType.QueuedConnection)

    def set(self, factor: float) -> None:
        """Take another size, 0 for the system's; work that runs ends before the pages change."""
        before = look().factor
        self._app.settings.keep("look/factor", factor)
        self._app.theme.set_factor(factor)
        if look().factor != before:
            self._stale = True
            self._build_anew()

    def _build_anew(self) -> None:
        app = self._app
        if not self._stale or app.jobs.busy():
            return
        self._stale = False
        if app.open is None:
            return
        if app.open.desk.looked is not None:
            app.going_back.again()
            return
        tab, folder, shown = app.window.current_tab(), app.open.desk.folder, app.open.shown()
        app.close_desk()
        if app.open_folder(folder):
            app.open.go_on(shown)
            app.window.show_tab(tab)
