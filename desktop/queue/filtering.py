"""What the list is held to, wired: the chips above it, the menu of columns, what an empty list says."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.queue.list.filter_choice import FilterChoice, gone_from
from desktop.queue.list.filters import Held, chip_words, columns_of, filter_title, filter_words
from desktop.queue.list.held_bar import HeldBar
from desktop.queue.list.list_columns import ListColumns
from desktop.queue.list.presenter import Listing, QueuePresenter
from desktop.queue.list.queue_search import QueueSearch
from desktop.queue.queue_parts import QueueEmpty
from desktop.wording import in_a_row


class Filtering(QObject):
    """Between the presenter and the parts of the tab that filter; `leave` gives the list the focus."""

    def __init__(
        self,
        presenter: QueuePresenter,
        held: HeldBar,
        empty: QueueEmpty,
        columns: ListColumns,
        looking: QueueSearch,
        leave: Callable[[], object],
    ) -> None:
        super().__init__(held)
        self._looking = looking
        held.search_left.connect(looking.box.let_go)
        held.search_wanted.connect(looking.begin)
        held.scope_wanted.connect(looking.look_in)
        self._presenter, self._held, self._empty, self._leave = presenter, held, empty, leave
        self.choice = FilterChoice(presenter, held)
        #: what the list was held to when a name was said to be gone from it
        self._told: Held = ()
        held.let_go.connect(self.let_go)
        held.change_wanted.connect(self.choice.ask)
        held.more_wanted.connect(lambda: self.ask_below(held.more))
        columns.menu_opened.connect(self.choice.add_to)

    def ask_below(self, part: QWidget) -> None:
        """The columns to filter by, below what asked for them."""
        self.choice.menu(part.mapToGlobal(part.rect().bottomLeft()))

    def let_go(self, column: str) -> None:
        """List whatever there is in a column, in all of them for ""."""
        self._presenter.let_go(column)
        # the chip that had the focus is gone
        self._leave()

    def tell_left(self, former: Listing) -> None:
        """Another view is listed, without the chips of the one before: they are one press away."""
        words = in_a_row([chip_words(former.held, each) for each in columns_of(former.held)])
        self._presenter.shell.say(
            self.tr("Shown whole, no longer only {filters}.").format(filters=words),
            "plain",
            self.tr("Filter again"),
            partial(self._again, former),
        )

    def _again(self, former: Listing) -> None:
        """The same chips, on the view that is listed now."""
        self._presenter.show(self._presenter.listing._replace(held=former.held))
        self._leave()

    def show(self, *, filled: bool) -> None:
        """The list stands: its chips, and why there is nothing where nothing is."""
        listing = self._presenter.listing
        self._held.set_held(
            listing.held, listing.search, listing.view, self._looking.none_in(listing)
        )
        if listing.held != self._told:
            self._told = ()
        several = len(listing.held) > len(columns_of(listing.held))
        if listing.held and (several or not filled):
            gone_from(self._presenter, partial(self._say_gone, listing, filled))

    def _say_gone(self, listing: Listing, filled: bool, column: str, value: str) -> None:
        if not column or listing != self._presenter.listing:
            return
        title, words = filter_title(column), filter_words(column, value)
        if not filled:
            self._empty.say_gone(title, words)
        elif self._told != listing.held:
            # the rows of the other values hide that those of this one are missing
            self._told = listing.held
            self._presenter.shell.say(
                self.tr(
                    "{column} “{value}” was renamed or deleted: only the others are listed."
                )
                .replace("{column}", title)
                .replace("{value}", words),
                "warning",
                self.tr("Change the filter…"),
                partial(self.choice.ask, column),
            )
