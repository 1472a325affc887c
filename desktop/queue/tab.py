"""The queue as a page of the window: builds the parts and wires them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.look.theme import px
from desktop.queue.filtering import Filtering
from desktop.queue.kept_listing import KeptListing
from desktop.queue.list.case_list import CaseList
from desktop.queue.list.case_row import ALL_DONE
from desktop.queue.list.case_table import stood_below
from desktop.queue.list.filters import CUSTOMER
from desktop.queue.list.held_bar import HeldBar
from desktop.queue.list.lines_below import LinesBelow
from desktop.queue.list.presenter import Listing, QueuePresenter, Tally
from desktop.queue.list.queue_search import QueueSearch
from desktop.queue.list.saved_filters import SavedFilters
from desktop.queue.list.views_button import ViewsButton
from desktop.queue.list.views_list import ViewsList
from desktop.queue.queue_parts import ManyBar, QueueEmpty, QueueSplit
from desktop.widgets.bar_part import BarPart
from desktop.widgets.button import Button, IconButton
from desktop.widgets.keys_stay import KeysStay
from desktop.widgets.layouts import column
from desktop.widgets.tab import Landmark, Tab
from desktop.widgets.thumbnails import Thumbnails
from desktop.work.settings import Settings
from returns.phrases import filled

if TYPE_CHECKING:
    from desktop.queue.case.applies import Applies
    from desktop.queue.case.case_panel import CasePanel
    from desktop.queue.case.case_presenter import CasePresenter

#: the head of the list and a row of it, in design pixels
_LEAST_LIST = 104


class QueueTab(Tab):
    """Views, list, case."""

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
        #: the views have the focus only because there is no row yet
        self._focus_waits = False
        self._settings = settings
        #: what was listed before
        self._last = Listing()
        #: the case on which something was only noted: it stays, also where that takes it out of the list
        self._noted = 0
        self.views = ViewsList()
        #: the same where there is no room for them at the left
        self.views_button = ViewsButton(self.views)
        self.list = CaseList(presenter.rows, thumbnails)
        #: the open case at the right, and what applies to it, from `wake` on
        self.panel: CasePanel
        self.applies: Applies
        self._panel_place = QFrame()
        self._panel_place.setProperty("kind", "sunkflat")
        self.empty = QueueEmpty()
        self.held = HeldBar()
        self.filters = SavedFilters(presenter, settings, self.list.columns)
        self.looking = QueueSearch(presenter)
        self.filtering = Filtering(
            *(presenter, self.held, self.empty, self.list.columns, self.looking),
            self._take_focus,
        )
        self.lines = LinesBelow(presenter, self.list)
        self.search = self.looking.box
        self.import_button, self.new_button = Button(short="import"), Button(short="plus")
        self.filter_button = IconButton("filter", "")
        self.many = ManyBar()
        self._lay_out()
        self.keys = KeysStay(self, self._take_focus)
        #: view, search, filters, sort, widths and place, from one day to the next
        self.kept = KeptListing(settings, presenter, self.list, self._split)
        self._wire()
        self.retranslate()

    # --- what the frame asks ------------------------------------------------------------

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
        self.filter_button.set_name(self.tr("Filter the list (F)"))
        self.import_button.set_text(self.tr("Import…"))
        self.new_button.set_text(self.tr("New case"))
        self.list.setAccessibleName(self.tr("Cases"))
        self.list.horizontalHeader().setAccessibleName(self.tr("Columns"))
        self.presenter.retranslate()
        self.lines.retranslate()
        if self._case is not None:
            self._case.retranslate()
        self._tell_tally(self.presenter.tally)
        self._show_list()

    def start(self) -> None:
        """Show the first page of what was listed when the window was last closed, here and now."""
        listing = self._last = self.kept.listing()
        self.looking.follow(listing)
        self.presenter.start(listing)
        self._show_list()
        case_id = self._settings.text("queue/case", "")
        if not case_id.isdecimal() or not self.list.go_to(int(case_id)):
            self.list.go_to_first()

    @property
    def case(self) -> "CasePresenter":
        """The presenter of the open case; there is one from `wake` on."""
        if self._case is None:
            raise RuntimeError("the tab is not awake")
        return self._case

    def wake(self, case: "CasePresenter") -> None:
        """After the first paint: build and open the current case, which needs what is imported late."""
        from desktop.queue.case.applies import Applies
        from desktop.queue.case.buyer_card import BuyerBeside
        from desktop.queue.case.case_panel import CasePanel

        self._case = case
        case.moved_on.connect(self._move_on)
        case.noting.connect(self._stay_on)
        self.panel = CasePanel(self.thumbnails)
        self._panel_place.setLayout(column(self.panel, gap=0))
        case.shown.connect(self.panel.show_case)
        for signal, action in (
            (self.panel.recommended, "recommended"),
            (self.panel.letter_wanted, "copy_letter"),
            (self.panel.supplier_wanted, "supplier"),
            (self.panel.facts_wanted, "order_facts"),
            (self.panel.head.mend_wanted, "mend"),
            (self.panel.lift_wanted, "lift"),
        ):
            signal.connect(partial(self.asked.emit, action))
        self.panel.way_wanted.connect(self.asked)
        self.panel.line_wanted.connect(case.choose_line)
        self.list.line_wanted.connect(case.choose_line)
        self.lines.follow(case)
        self.panel.letter.serve(case.draft)
        case.draft.shown.connect(self.panel.say_letter)
        self.panel.letter.left.connect(self.list.setFocus)
        self.panel.head.buyer_wanted.connect(
            lambda who: self.presenter.show(Listing("everything", held=((CUSTOMER, who),)))
        )
        self.panel.buyer.case_wanted.connect(self.go_to)
        BuyerBeside(case, self.panel.buyer)
        self.list.chosen_count.connect(self.panel.set_chosen)
        self.applies = Applies(case)
        self.applies.known.connect(self.panel.show_applying)
        self.panel.show_case(None)
        case.shown.connect(self.keys.spare_again)
        self.list.tell_current()

    def landmarks(self) -> Mapping[str, Landmark]:
        """The row of the open case, what decides it, its letter, and where files come in."""
        row = self.list.current_box()
        return {
            "next": (self.list.viewport(), row),
            "decide": (self.panel.decides, self.panel.decides.rect()),
            "letter": (self.panel.letter_line, self.panel.letter_line.rect()),
            "import": (self.import_button, self.import_button.rect()),
        }

    def writing(self) -> Sequence[QWidget]:
        """What brings something in, and what acts on the case."""
        return (self.import_button, self.new_button, self.many, *self.panel.writing())

    def shown_case(self) -> int:
        """The case in the panel."""
        return self._case.case_id if self._case is not None else 0

    def go_to(self, number: int) -> None:
        """Make a case current, in the view on screen when it is listed there, else in another."""
        if not self.list.go_to(number):
            self.presenter.reveal(number)

    # --- building ------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.bar = BarPart(self.search, self.filter_button, self.import_button, self.new_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        middle = QFrame()
        middle.setProperty("kind", "surface")
        middle.setLayout(column(self.views_button, self.held, self._stack, self.many, gap=0))
        self._split = QueueSplit((self.views, middle, self._panel_place), self._settings)
        self._split.narrowed.connect(self.views_button.setVisible)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._split)
        self.list.columns.restore(self._settings.text("queue/shown_columns", ""))
        self.list.columns.watch()

    def _wire(self) -> None:
        def open_current(case_id: int) -> None:
            if case_id and self._case is not None:
                self._noted = self._noted if case_id == self._noted else 0
                self._case.open(case_id)

        self.views.view_chosen.connect(self._choose_view)
        self.views.saved_chosen.connect(self.filters.choose)
        # where no row was, the views have the keys: a press on one leaves them to its list
        self.views.pressed.connect(self._take_focus)
        self.views.save_wanted.connect(lambda: self.filters.ask(self))
        self.views.forget_wanted.connect(self.filters.forget)
        self.filters.changed.connect(self._show_list)
        self.presenter.named.connect(self.held.retranslate)
        self.views.rename_wanted.connect(lambda name: self.filters.ask_rename(name, self))
        self.views.change_wanted.connect(self.filters.save)
        self.filter_button.clicked.connect(lambda: self.filtering.ask_below(self.filter_button))
        self.list.hold_wanted.connect(self.presenter.hold_to)
        self.list.sort_wanted.connect(self.presenter.sort_by)
        self.list.current_case.connect(open_current)
        self.list.chosen_count.connect(self.many.set_count)
        self.presenter.listed.connect(self._listed)
        self.presenter.counted.connect(self._tell_tally)
        self.looking.entered.connect(self._take_focus)
        self.list.current_case.connect(self.looking.note_case)
        self.many.wanted.connect(lambda: self.asked.emit("recommended"))
        for button, action in (
            (self.import_button, "import"),
            (self.new_button, "new_case"),
        ):
            button.clicked.connect(lambda _=False, name=action: self.asked.emit(name))
        self.empty.import_wanted.connect(lambda: self.asked.emit("import"))
        self.empty.clear_wanted.connect(lambda: self.filtering.let_go(""))
        self.empty.search_left.connect(self.search.let_go)
        self.empty.more_acted.connect(lambda: self.asked.emit("settings"))

    # --- what happens --------------------------------------------------------------------

    def _take_focus(self) -> None:
        filled = self.presenter.rows.rowCount() > 0
        if filled:
            self.list.setFocus()
        elif not (self.presenter.listing.held and self.empty.take_focus()):
            narrow = self.views.isHidden()
            (self.views_button.button if narrow else self.views.views).setFocus()
        self._focus_waits = not filled

    def _choose_view(self, view: str) -> None:
        self._focus_waits = False
        if self._case is not None:
            # another list has a first case again
            self._case.all_done = False
        former = self.presenter.listing
        # a view is what it counts: chips are of the view that they were set in, or of a saved filter
        self.presenter.show(former._replace(view=view, held=()))
        if former.held and not self.filters.name_of(former):
            self.filtering.tell_left(former)

    def _move_on(self, case_id: int) -> None:
        """To the row below; after the last one all is done, for today."""
        if case_id == ALL_DONE:
            self.list.leave_all()
            # whether that was all is to be said now
            self.presenter.recount()
            _say_done(self)
        elif case_id:
            self.list.go_to(case_id)
        if case_id and self.isVisible() and self.window().isActiveWindow():
            # one key decides again, wherever the last one was pressed
            self._take_focus()

    def _stay_on(self, case_id: int) -> None:
        self._noted = case_id

    def _listed(self, listing: Listing, goal: int) -> None:
        self.looking.follow(listing)
        self._show_list()
        nothing = bool(listing.held) and not self.presenter.rows.rowCount()
        if nothing and self.isVisible() and not self.search.line.hasFocus():
            # one key lets go of what leaves nothing, unless words are being typed
            self._take_focus()
        # there is none yet where somebody chose a list while the window was still being built
        case = self._case
        if case is not None and listing != self._last:
            # another list has a first case again, whoever asked for it
            case.all_done = False
        if case is not None and case.all_done and not goal:
            # the row of the last one has gone by now
            _say_done(self)
            return
        wanted = goal or self.shown_case()
        if not goal and self.list.headings.stays():
            # a group was opened from its heading: the keyboard stays there
            self.list.headings.choose_another()
            return
        # what leaves the list as it is gives way to the row below; another list begins at its head
        below = 0 if goal or listing != self._last else stood_below(self.presenter.rows, wanted)
        rows, same = self.presenter.rows, not goal and listing == self._last
        # what was chosen together was chosen among what was listed
        other, self._last = listing != self._last, listing
        if same and 0 < wanted == self._noted and rows.row_of(wanted) < 0:
            self.list.leave_all(above=below)
            return
        go_to = partial(self.list.go_to, alone=other)
        found = any(map(go_to, (wanted, below))) or self.list.go_to_first()
        if case is not None and not found:
            case.open(0)
        if self.list.untold:
            self.list.tell_current()
        if self._focus_waits and not self.search.line.hasFocus():
            # the first rows have come: one key decides at once
            self._take_focus()

    def _show_list(self) -> None:
        listing = self.presenter.listing
        self.views.set_saved(self.filters.counted())
        self.views.choose(listing.view, self.filters.name_of(listing))
        filled = self.presenter.rows.rowCount() > 0
        self._stack.setCurrentWidget(self.list if filled else self.empty)
        # what stands in place of an empty list is taller, and would push the bar below out of sight
        self._stack.setMinimumHeight(px(_LEAST_LIST) if filled else 0)
        self.empty.say_why(listing, self.presenter.tally, self.presenter.lacking())
        self.filtering.show(filled=filled)
        self.keys.spare(self)

    def _tell_tally(self, tally: Tally) -> None:
        counts = tally.counts
        self.views.set_counts(counts)
        if self._case is not None and self._case.all_done:
            _say_done(self)
        self.badge.emit(f"{counts['today']:,}" if counts.get("today") else "", False)
        worth = tally.worth
        if not tally.open_cases:
            self.status.emit(self.tr("no open cases"))
        elif tally.open_cases == 1:
            self.status.emit(filled(self.tr("1 open case, {worth} at stake"), worth=worth))
        else:
            text = self.tr("{count} open cases, {worth} at stake")
            self.status.emit(filled(text, count=f"{tally.open_cases:,}", worth=worth))
        self._show_list()


def _say_done(tab: QueueTab) -> None:
    """After the last row: whether that was all for today, and whether there is a row to go to."""
    left, rows = tab.presenter.tally.counts.get("today", 0), tab.presenter.rows
    tab.panel.show_done(left, listed=rows.rowCount() > 0)
