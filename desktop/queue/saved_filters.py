"""The seller's own filters: a view and a search under a name, kept with the window's settings."""

import json
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.queue.presenter import Listing, QueuePresenter
from desktop.settings import Settings
from desktop.widgets.dialog import Dialog


class SavedFilters(QObject):
    """Knows the saved filters and how many cases each holds."""

    changed = Signal()

    def __init__(self, presenter: QueuePresenter, settings: Settings) -> None:
        super().__init__()
        self._presenter, self._settings = presenter, settings
        self._saved = self._read()
        self._counts: dict[str, int] = {}
        presenter.counted.connect(lambda _: self._count())

    def counted(self) -> list[tuple[str, str]]:
        """(name, count) of each."""
        return [
            (name, f"{self._counts[name]:,}" if name in self._counts else "")
            for name in self._saved
        ]

    def name_of(self, listing: Listing) -> str:
        """The filter that is listed, "" when it is none of them."""
        key = (listing.view, listing.search)
        return next((name for name, kept in self._saved.items() if kept == key), "")

    def choose(self, name: str) -> None:
        """List what a filter holds."""
        view, search = self._saved[name]
        now = self._presenter.listing
        self._presenter.show(Listing(view, search, now.sort, now.descending))

    def ask(self, parent: QWidget) -> None:
        """Ask for a name for what is listed now."""
        now = self._presenter.listing
        dialog = Dialog(
            self.tr("Save this filter"),
            self.tr("The view and the search on screen are kept under a name."),
            parent,
        )
        name = QLineEdit(now.search)
        dialog.add_field(self.tr("Name"), name)
        dialog.ok.set_text(self.tr("Save"))
        dialog.ok.setEnabled(bool(now.search))
        name.textChanged.connect(lambda text: dialog.ok.setEnabled(bool(text.strip())))
        dialog.accepted.connect(lambda: self.save(name.text().strip()))
        name.setFocus()
        dialog.open_sized(420)

    def save(self, name: str) -> None:
        """Keep what is listed now under a name."""
        now = self._presenter.listing
        self._saved[name] = (now.view, now.search)
        self._keep()

    def forget(self, name: str) -> None:
        """Drop a filter."""
        self._saved.pop(name, None)
        self._keep()

    def _keep(self) -> None:
        self._settings.keep("queue/saved", json.dumps(self._saved, ensure_ascii=False))
        self._count()
        self.changed.emit()

    def _read(self) -> dict[str, tuple[str, str]]:
        try:
            kept = json.loads(self._settings.text("queue/saved", "{}"))
            return {str(name): (str(view), str(words)) for name, (view, words) in kept.items()}
        except (ValueError, TypeError, AttributeError):
            # an ini file that somebody edited: the filters are lost, nothing else
            return {}

    def _count(self) -> None:
        for name, (view, search) in self._saved.items():
            self._presenter.count_of(Listing(view, search), partial(self._put, name))

    def _put(self, name: str, count: int) -> None:
        self._counts[name] = count
        self.changed.emit()
