"""Search as you type: a pause, then the list; everywhere first, in a view when one is chosen."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.queue.list.presenter import Listing, QueuePresenter
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

    @property
    def view_before(self) -> str:
        """The view in which the search began."""
        return self._view_before

    def begin(self) -> None:
        """Other words are to be typed."""
        self.box.line.setFocus()
        self.box.line.selectAll()

    def look_in(self, view: str) -> None:
        """Look for the same words in that view alone, or everywhere."""
        self.pause.stop()
        self._search()
        self._presenter.show(self._presenter.listing._replace(view=view))

    def note_case(self, case_id: int) -> None:
        """Another case was opened."""
        self._open_case = case_id

    def follow(self, listing: Listing) -> None:
        """Show what was looked for by other means, such as a saved filter."""
        if self.box.line.text().strip() != listing.search and not self.pause.isActive():
            self.box.line.setText(listing.search)
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
        view = now.view
        if words and not now.search:
            # what is typed is looked for everywhere; a view chosen afterwards narrows it
            self._view_before, self._case_before = view, self._open_case
            view = "everything"
        elif not words and view == "everything":
            view = self._view_before
        self._presenter.show(now._replace(view=view, search=words))
