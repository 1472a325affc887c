"""The seller's own filters: a view and a search under a name, kept with the window's settings."""

import json
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.queue.list.case_row import facet_words
from desktop.queue.list.presenter import Listing, QueuePresenter
from desktop.work.settings import Settings


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
        wanted = _kept(listing)
        return next((name for name, kept in self._saved.items() if kept == wanted), "")

    def choose(self, name: str) -> None:
        """List what a filter holds."""
        now, kept = self._presenter.listing, self._saved[name]
        self._presenter.show(replace(kept, sort=now.sort, descending=now.descending))

    def ask(self, parent: QWidget) -> None:
        """Ask for a name for what is listed now."""
        from desktop.widgets.dialog import Dialog

        now = self._presenter.listing
        dialog = Dialog(
            self.tr("Save this filter"),
            self.tr("View, search and filters on screen are kept under a name."),
            parent,
        )
        held = [facet_words(column, value) for column, value in now.held]
        name = QLineEdit(", ".join([*held, now.search] if now.search else held))
        dialog.add_field(self.tr("Name"), name)
        dialog.ok.set_text(self.tr("Save"))
        dialog.ok.setEnabled(bool(name.text()))
        name.textChanged.connect(lambda text: dialog.ok.setEnabled(bool(text.strip())))
        dialog.accepted.connect(lambda: self.save(name.text().strip()))
        name.setFocus()
        dialog.open_sized(420)

    def save(self, name: str) -> None:
        """Keep what is listed now under a name."""
        self._saved[name] = _kept(self._presenter.listing)
        self._keep()

    def forget(self, name: str) -> None:
        """Drop a filter."""
        self._saved.pop(name, None)
        self._keep()

    def _keep(self) -> None:
        saved = {
            name: {"view": kept.view, "search": kept.search, "held": kept.held}
            for name, kept in self._saved.items()
        }
        self._settings.keep("queue/saved", json.dumps(saved, ensure_ascii=False))
        self._count()
        self.changed.emit()

    def _read(self) -> dict[str, Listing]:
        try:
            kept = json.loads(self._settings.text("queue/saved", "{}"))
            return {
                str(name): Listing(
                    str(each["view"]),
                    str(each["search"]),
                    held=tuple((str(column), str(value)) for column, value in each["held"]),
                )
                for name, each in kept.items()
            }
        except (ValueError, TypeError, AttributeError, KeyError):
            # an ini file that somebody edited: the filters are lost, nothing else
            return {}

    def _count(self) -> None:
        for name, kept in self._saved.items():
            self._presenter.count_of(kept, partial(self._put, name))

    def _put(self, name: str, count: int) -> None:
        self._counts[name] = count
        self.changed.emit()


def _kept(listing: Listing) -> Listing:
    """A listing without its order, which is not part of a filter."""
    return Listing(listing.view, listing.search, held=listing.held)
