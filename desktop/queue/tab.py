"""The queue as a page of the window: builds the parts and wires them."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.queue.case_list import CaseList
from desktop.queue.held_bar import HeldBar
from desktop.queue.presenter import Listing, QueuePresenter, Tally
from desktop.queue.saved_filters import SavedFilters
from desktop.queue.views_list import ViewsList
from desktop.settings import Settings
from desktop.theme import px
from desktop.widgets.button import Button
from desktop.widgets.labels import PlainLabel
from desktop.widgets.layouts import column, framed, row
from desktop.widgets.messages import EmptyState
from desktop.widgets.search_box import SearchBox
from desktop.widgets.tab import Tab
from desktop.widgets.thumbnails import Thumbnails

if TYPE_CHECKING:
    from desktop.queue.case_panel import CasePanel
    from desktop.queue.case_presenter import CasePresenter

#: the pause after which what was typed is looked for, in milliseconds
_TYPING_PAUSE = 120


class QueueTab(Tab):
    """Views, list, case; `asked` names an action of the window's table."""

    asked = Signal(str)

    def __init__(
        self,
        presenter: QueuePresenter,
        thumbnails: Thumbnails,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.presenter, self.thumbnails = presenter, thumbnails
        self._case: CasePresenter | None = None
        self._settings = settings
        self._view_before = "today"
        self.views = ViewsList()
        self.list = CaseList(presenter.rows, thumbnails)
        self._panel: CasePanel | None = None
        self._panel_place = QFrame()
        self._panel_place.setProperty("kind", "sunkflat")
        self.empty = EmptyState("inbox")
        self.held = HeldBar()
        self.filters = SavedFilters(presenter, settings)
        self.search = SearchBox("search", "Ctrl K")
        self.import_button, self.new_button = Button(), Button()
        self._many = Button("", "primary", key="Enter")
        self._many_words = PlainLabel("", "medium")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._lay_out()
        self._wire()
        self.retranslate()

    # --- what the frame asks ------------------------------------------------------------

    def name(self) -> str:
        """The tab's name."""
        return self.tr("Queue")

    def shown(self) -> None:
        """The list takes the focus, so that one key decides."""
        self.presenter.set_visible(visible=True)
        self._take_focus()

    def left(self) -> None:
        """What changes meanwhile is read when the tab comes back."""
        self.presenter.set_visible(visible=False)

    def retranslate(self) -> None:
        """Say everything again."""
        self.search.set_words(self.tr("Order, buyer, SKU, tracking, RMA …"))
        self.import_button.set_text(self.tr("Import…"))
        self.new_button.set_text(self.tr("New case"))
        self.list.setAccessibleName(self.tr("Cases"))
        self.list.horizontalHeader().setAccessibleName(self.tr("Columns"))
        self._many.set_text(self.tr("Do the recommended steps"))
        self.presenter.retranslate()
        if self._case is not None:
            self._case.retranslate()
        self._count_chosen(len(self.list.chosen_ids()))
        self._tell_tally(self.presenter.tally)
        self._show_list()

    def keep(self) -> None:
        """Remember view, sort, widths."""
        now = self.presenter.listing
        self._settings.keep("queue/view", now.view)
        self._settings.keep("queue/sort", now.sort)
        self._settings.keep("queue/descending", "1" if now.descending else "")
        self._settings.keep_state("queue/columns", self.list.keep_columns())
        if self._own_split:
            self._settings.keep_state("queue/split", self._split.saveState())

    def start(self) -> None:
        """Show the first page of what was listed when the window was last closed, here and now."""
        self.presenter.start(self.kept_listing())
        self._show_list()
        self.list.go_to_first()

    @property
    def case(self) -> "CasePresenter":
        """The presenter of the open case; there is one from `wake` on."""
        if self._case is None:
            raise RuntimeError("the tab is not awake")
        return self._case

    def wake(self, case: "CasePresenter") -> None:
        """After the first paint: open the current case, which needs what is imported late."""
        self._case = case
        case.moved_on.connect(self.list.go_to)
        self.panel.show_case(None)
        self.list.tell_current()

    def kept_listing(self) -> Listing:
        """What was listed when the window was last closed."""
        return Listing(
            self._settings.text("queue/view", "today") or "today",
            "",
            self._settings.text("queue/sort", "due_at") or "due_at",
            bool(self._settings.text("queue/descending")),
        )

    def open_case(self, case_id: int) -> None:
        """Show a case, in the view on screen when it is listed there, else among everything."""
        if not self.list.go_to(case_id):
            self.case.open(case_id)

    @property
    def panel(self) -> "CasePanel":
        """The open case at the right; built after the first paint, when there is a case to show."""
        if self._panel is None:
            from desktop.queue.case_panel import CasePanel

            self._panel = CasePanel(self.thumbnails)
            self._panel_place.setLayout(column(self._panel, gap=0))
            self.case.shown.connect(self._panel.show_case)
            for signal, action in (
                (self._panel.recommended, "recommended"),
                (self._panel.keys_wanted, "keys"),
                (self._panel.letter_wanted, "copy_letter"),
            ):
                signal.connect(partial(self.asked.emit, action))
        return self._panel

    # --- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self.bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(px(10))
        bar.addStretch(1)
        bar.addWidget(self.search, 6)
        bar.addWidget(self.import_button)
        bar.addWidget(self.new_button)
        self._many_bar = framed("foot", row(self._many_words, None, self._many), (16, 8, 16, 8))
        self._many_bar.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        middle = QFrame()
        middle.setProperty("kind", "surface")
        middle.setLayout(column(self.held, self._stack, self._many_bar, gap=0))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        middle.setMinimumWidth(px(320))
        self._panel_place.setMinimumWidth(px(340))
        for part in (self.views, middle, self._panel_place):
            self._split.addWidget(part)
        self._split.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._split)
        self._own_split = self._split.restoreState(self._settings.state("queue/split"))
        self._split.splitterMoved.connect(self._split_by_hand)
        self.list.restore_columns(self._settings.state("queue/columns"))
        self.list.watch_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window gives its room to the list."""
        super().resizeEvent(event)
        if not self._own_split:
            side, case = (190, 387) if self.width() >= px(1400) else (176, 350)
            self._split.setSizes(
                [px(side), max(0, self.width() - px(side) - px(case)), px(case)]
            )

    def _split_by_hand(self) -> None:
        self._own_split = True

    def sizeHint(self) -> QSize:
        """Room for the three parts."""
        return QSize(px(1280), px(700))

    def _wire(self) -> None:
        self.views.view_chosen.connect(self._choose_view)
        self.views.saved_chosen.connect(self.filters.choose)
        self.views.save_wanted.connect(lambda: self.filters.ask(self))
        self.views.forget_wanted.connect(self.filters.forget)
        self.filters.changed.connect(self._show_filters)
        self.held.let_go.connect(self.presenter.let_go)
        self.list.hold_wanted.connect(self.presenter.hold_to)
        self.list.sort_wanted.connect(self.presenter.sort_by)
        self.list.current_case.connect(self._open_current)
        self.list.chosen_count.connect(self._count_chosen)
        self.presenter.listed.connect(self._listed)
        self.presenter.counted.connect(self._tell_tally)
        self.search.line.textChanged.connect(lambda _: self._pause.start())
        self.search.line.returnPressed.connect(self._search_now)
        self._pause.timeout.connect(self._search)
        for button, action in (
            (self.import_button, "import"),
            (self.new_button, "new_case"),
            (self._many, "recommended"),
        ):
            button.clicked.connect(lambda _=False, name=action: self.asked.emit(name))
        self.empty.acted.connect(lambda: self.asked.emit("import"))
        self.empty.more_acted.connect(lambda: self.asked.emit("settings"))

    # --- what happens --------------------------------------------------------------------

    def _take_focus(self) -> None:
        (self.list if self.presenter.rows.rowCount() else self.views.views).setFocus()

    def _choose_view(self, view: str) -> None:
        now = self.presenter.listing
        self.presenter.show(replace(now, view=view))

    def _search_now(self) -> None:
        self._pause.stop()
        self._search()
        self._take_focus()

    def _search(self) -> None:
        words = self.search.line.text().strip()
        now = self.presenter.listing
        if words == now.search:
            return
        view = now.view
        if words and not now.search:
            # what is typed is looked for everywhere; a view chosen afterwards narrows it
            self._view_before = view
            view = "everything"
        elif not words and view == "everything":
            view = self._view_before
        self.presenter.show(replace(now, view=view, search=words))

    def _open_current(self, case_id: int) -> None:
        if case_id and self._case is not None:
            self._case.open(case_id)

    def _listed(self, listing: Listing) -> None:
        if self.search.line.text().strip() != listing.search and not self._pause.isActive():
            self.search.line.setText(listing.search)
            self._pause.stop()
        self.views.choose(listing.view, self.filters.name_of(listing))
        self._show_list()
        if not self.list.go_to(self.case.case_id) and not self.list.go_to_first():
            self.case.open(0)

    def _show_list(self) -> None:
        listing = self.presenter.listing
        self.held.set_held(listing.held)
        self.views.choose(listing.view, self.filters.name_of(listing))
        filled = self.presenter.rows.rowCount() > 0
        self._stack.setCurrentWidget(self.list if filled else self.empty)
        fresh = not listing.search and self.presenter.tally.counts.get("everything", 1) == 0
        lacking = self.presenter.lacking() if fresh else ""
        self.empty.say_more(lacking, self.tr("Settings…"))
        if listing.search:
            self.empty.say(
                self.tr("Nothing found"),
                self.tr("No case has “{words}” in order, buyer, item, tracking or RMA.").format(
                    words=listing.search
                ),
            )
        elif fresh:
            self.empty.say(
                self.tr("Here the returns will wait"),
                self.tr(
                    "Drop a returns file of Amazon or an orders export of Shopify on the window. "
                    "Each return then says what to do next, by when, and why."
                ),
                self.tr("Import…"),
            )
        else:
            self.empty.say(
                self.tr("Nothing waits here"),
                self.tr("Every case of this view is done, or waits for somebody else."),
            )

    def _show_filters(self) -> None:
        self.views.set_saved(self.filters.counted())
        self._show_list()

    def _tell_tally(self, tally: Tally) -> None:
        counts = tally.counts
        self.views.set_counts(counts)
        self.badge.emit(f"{counts['today']:,}" if counts.get("today") else "", False)
        worth = tally.worth
        if not tally.open_cases:
            self.status.emit(self.tr("no open cases"))
        elif tally.open_cases == 1:
            self.status.emit(self.tr("1 open case, {worth} at stake").format(worth=worth))
        else:
            text = self.tr("{count} open cases, {worth} at stake")
            self.status.emit(text.format(count=f"{tally.open_cases:,}", worth=worth))
        self._show_list()

    def _count_chosen(self, count: int) -> None:
        self._many_bar.setVisible(count > 1)
        text = self.tr("{count} cases chosen")
        self._many_words.setText(text.format(count=count))
