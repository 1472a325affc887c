"""The seller's own filters: what is listed, how and in which columns, under a name."""

import json
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.queue.list.filters import chip_words, columns_of, readable
from desktop.queue.list.list_columns import ListColumns
from desktop.queue.list.presenter import VIEWS, Listing, QueuePresenter
from desktop.queue.list.shown_columns import ShownColumns
from desktop.wording import in_a_row
from desktop.work.jobs import Lane
from desktop.work.settings import Settings


class Saved(NamedTuple):
    """One of them; a filter from before sort and columns were kept changes neither."""

    listing: Listing
    sorted: bool = True
    columns: str | None = None


class SavedFilters(QObject):
    """Knows the saved filters and how many cases each holds."""

    changed = Signal()

    def __init__(
        self, presenter: QueuePresenter, settings: Settings, columns: ListColumns
    ) -> None:
        super().__init__()
        self._presenter, self._settings, self._columns = presenter, settings, columns
        self._saved = self._read()
        self._counts: dict[str, int] = {}
        presenter.counted.connect(self._count)

    def counted(self) -> list[tuple[str, str]]:
        """(name, count) of each."""
        return [
            (name, f"{self._counts[name]:,}" if name in self._counts else "")
            for name in self._saved
        ]

    def totals(self) -> list[tuple[str, int]]:
        """(name, how many cases) of each, 0 while that is not known."""
        return [(name, self._counts.get(name, 0)) for name in self._saved]

    def name_of(self, listing: Listing) -> str:
        """The filter that is listed, however it is sorted; "" when it is none of them."""
        wanted = _what(listing)
        found = (name for name, kept in self._saved.items() if _what(kept.listing) == wanted)
        return next(found, "")

    def choose(self, name: str) -> None:
        """List what a filter holds, sorted and in the columns that were kept with it."""
        now, kept = self._presenter.listing, self._saved[name]
        if kept.columns is not None:
            self._columns.restore(kept.columns)
        if kept.sorted:
            self._presenter.show(kept.listing)
        else:
            self._presenter.show(
                kept.listing._replace(sort=now.sort, descending=now.descending)
            )

    def ask(self, parent: QWidget) -> None:
        """Ask for a name for what is listed now."""
        now = self._presenter.listing
        held = [chip_words(now.held, column) for column in columns_of(now.held)]
        words = in_a_row([*held, now.search] if now.search else held)
        text = self.tr(
            "View, search, filters, sort and columns on screen are kept under a name."
        )
        self._ask_name(self.tr("Save this filter"), text, words, "", parent)

    def ask_rename(self, name: str, parent: QWidget) -> None:
        """Ask for another name of a filter."""
        self._ask_name(self.tr("Rename this filter"), "", name, name, parent)

    def _ask_name(
        self, title: str, words: str, name: str, renamed: str, parent: QWidget
    ) -> None:
        from desktop.widgets.dialog import Dialog

        dialog = Dialog(title, words, parent)
        line = QLineEdit(name)
        dialog.add_field(self.tr("Name"), line)
        dialog.ok.set_text(self.tr("Save"))

        def check(typed: str) -> None:
            taken = typed.strip() in self._saved and typed.strip() != renamed
            told = self.tr("There is a filter of that name: saved, this one takes its place.")
            dialog.say_outcome(told if taken and not renamed else "")
            refused = self.tr("There is a filter of that name already.")
            dialog.show_problem(refused if taken and renamed else "")
            dialog.ok.setEnabled(bool(typed.strip()) and not (taken and renamed))

        line.textChanged.connect(check)
        check(name)
        if renamed:
            dialog.accepted.connect(lambda: self.rename(renamed, line.text().strip()))
        else:
            dialog.accepted.connect(lambda: self.save(line.text().strip()))
        line.setFocus()
        line.selectAll()
        dialog.open_sized(420)

    def save(self, name: str) -> None:
        """Keep what is listed now under a name, in the place of what had it."""
        columns = self._columns.chosen.written()
        self._saved[name] = Saved(self._presenter.listing, True, columns)
        self._keep()

    def rename(self, name: str, new: str) -> None:
        """The same under another name, in its place."""
        if name in self._saved and (new == name or new not in self._saved):
            self._saved = {
                new if each == name else each: kept for each, kept in self._saved.items()
            }
            self._keep()

    def forget(self, name: str) -> None:
        """Drop a filter."""
        self._saved.pop(name, None)
        self._keep()

    def _keep(self) -> None:
        saved = {name: _written(kept) for name, kept in self._saved.items()}
        self._settings.keep("queue/saved", json.dumps(saved, ensure_ascii=False))
        self._count()
        self.changed.emit()

    def _read(self) -> dict[str, Saved]:
        try:
            kept = json.loads(self._settings.text("queue/saved", "{}"))
            return {str(name): _saved(each) for name, each in kept.items()}
        except (ValueError, TypeError, AttributeError, KeyError):
            # an ini file that somebody edited: the filters are lost, nothing else
            return {}

    def _count(self) -> None:
        shell = self._presenter.shell
        queue = shell.desk.queue
        for name, kept in self._saved.items():
            held = kept.listing
            count = partial(queue.count, held.view, held.search, held.filters)
            shell.jobs.run(count, partial(self._put, name), lane=Lane.READ)

    def _put(self, name: str, count: int) -> None:
        self._counts[name] = count
        self.changed.emit()


def _what(listing: Listing) -> Listing:
    """A listing without its order, by which it is told from others."""
    return Listing(listing.view, listing.search, held=tuple(sorted(listing.held)))


def _written(kept: Saved) -> dict[str, Any]:
    told = kept.listing
    written: dict[str, Any] = {"view": told.view, "search": told.search, "held": told.held}
    if kept.sorted:
        written |= {"sort": told.sort, "descending": told.descending}
    if kept.columns is not None:
        written["columns"] = kept.columns
    return written


def _saved(each: dict[str, Any]) -> Saved:
    held = readable(tuple((str(column), str(value)) for column, value in each["held"]))
    view = str(each["view"])
    listing = Listing(
        view if view in (*VIEWS, "everything") else "all",
        str(each["search"]),
        str(each.get("sort", "due_at")),
        bool(each.get("descending")),
        held,
    )
    columns = each.get("columns")
    if isinstance(columns, str) and columns:
        columns = ShownColumns.read(columns).written()
    return Saved(listing, "sort" in each, columns if isinstance(columns, str) else None)
