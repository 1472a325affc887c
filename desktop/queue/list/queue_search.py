"""Search as you type: a pause, then the list; inside its view, and among all cases where that has none."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.queue.list.presenter import EVERYWHERE, Listing, QueuePresenter
from desktop.widgets.search_box import SearchBox

#: the pause after which what was typed is looked for, in milliseconds
_TYPING_PAUSE = 120


class QueueSearch(QObject):
    """Owns the search field of the queue's toolbar."""

    #: Enter was pressed: the list should have the focus
    entered = Signal()

    def __init__(self, presenter: QueuePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._open_case = 0
        #: where the search began: the view, and the case that was open
        self._view_before, self._case_before = "today", 0
        #: where what is typed is looked for first
        self._view_asked = EVERYWHERE
        self.box = SearchBox("search", "Ctrl K")
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_TYPING_PAUSE)
        self.pause.timeout.connect(self._search)
        presenter.shell.left.connect(self.pause.stop)
        self.box.line.textChanged.connect(lambda _: self.pause.start())
        self.box.line.returnPressed.connect(self._enter)
        self.box.emptied.connect(self._leave)
        # one key decides again, though nothing was looked for
        self.box.left.connect(self.entered)

    def none_in(self, listing: Listing) -> str:
        """The view that was looked in first, where it has none of what is listed now; "" else."""
        return self._view_asked if self._widened(listing) else ""

    def begin(self) -> None:
        """Other words are to be typed."""
        self.box.line.setFocus()
        self.box.line.selectAll()

    def look_in(self, view: str) -> None:
        """Look for the same words in that view alone, or everywhere."""
        self.pause.stop()
        self._search()
        self._view_asked = view
        self._presenter.show(self._presenter.listing._replace(view=view))

    def note_case(self, case_id: int) -> None:
        """Another case was opened."""
        self._open_case = case_id

    def follow(self, listing: Listing) -> None:
        """Show what was looked for by other means, such as a saved filter."""
        if self.box.line.text().strip() != listing.search and not self.pause.isActive():
            self.box.line.setText(listing.search)
            self._view_asked = listing.view
            self.pause.stop()

    def _enter(self) -> None:
        self.pause.stop()
        self._search()
        self.entered.emit()

    def _leave(self) -> None:
        """All is as it was before, and one key moves or decides again."""
        self._enter()
        if self._case_before:
            self._presenter.reveal(self._case_before)

    def _search(self) -> None:
        words = self.box.line.text().strip()
        now = self._presenter.listing
        if words == now.search:
            return
        if words and not now.search:
            self._view_before, self._case_before = now.view, self._open_case
        view = self._view_asked if now.search and self._widened(now) else now.view
        if not words:
            view = self._view_before if view == EVERYWHERE else view
        self._view_asked = view
        self._presenter.show(now._replace(view=view, search=words), widens=True)

    def _widened(self, listing: Listing) -> bool:
        """Whether all cases are listed because the view that was looked in has none."""
        return bool(listing.search) and listing.view == EVERYWHERE != self._view_asked
