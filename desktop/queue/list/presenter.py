"""Which cases are listed: view, sort, search, counts; knows services and rows, never widgets."""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.queue.list.case_row import case_row
from desktop.queue.list.case_table import CaseTableModel
from desktop.queue.list.columns import COLUMNS, Column
from desktop.queue.list.filters import Held, as_asked, with_values
from desktop.queue.list.grouping import Groups, Standing
from desktop.queue.list.named_supplier import suppliers_held, suppliers_of
from desktop.queue.list.stake import worth_words
from desktop.wording import know_reasons, lacking_words
from desktop.work.jobs import Lane
from desktop.work.pause import WhenKeysPause
from desktop.work.shell import Shell
from returns.records.case_summary import CaseSummary, Group

if TYPE_CHECKING:
    from returns.casework.queue import Days, Queue
    from returns.desk import Desk
    from returns.records.change import Change
    from returns.records.settings import DeskSettings

VIEWS = (
    *("today", "overdue", "to_answer", "to_authorise", "awaiting_parcel", "to_inspect"),
    *("supplier_to_chase", "to_refund", "goods_to_place", "on_hold", "snoozed"),
    *("all", "closed"),
)
#: what every case is in
EVERYWHERE = "everything"
#: of more cases at once the whole view is read again
_FEW = 5
_LISTING = frozenset({"case", "import", "supplier", "photo", "settings"})


class Listing(NamedTuple):
    """What is listed: everything that a saved filter keeps."""

    view: str = "today"
    search: str = ""
    sort: str = "due_at"
    descending: bool = False
    #: (column, value) pairs: every listed case has one of each column's values
    held: Held = ()

    @property
    def grouped(self) -> bool:
        """Whether the list has headings: by due date, not of what is over or was searched for."""
        by_due = self.sort == "due_at" and not self.descending
        return by_due and self.view != "closed" and not self.search

    @property
    def filters(self) -> tuple[tuple[str, tuple[str | int, ...]], ...]:
        """`held` as the queue asks for it."""
        return as_asked(self.held)


class Tally(NamedTuple):
    """How many cases each view holds, and what is open in all."""

    counts: dict[str, int]
    open_cases: int
    #: in the desk's own currency where there are rates
    worth: str


class QueuePresenter(QObject):
    """Keeps the table on what was asked for; reads off the window's thread."""

    #: what the seller calls reasons is known, or another name
    named = Signal()
    #: a `Tally`
    counted = Signal(object)
    #: the list stands as asked for: the `Listing`, and the case to go to, 0 for the open one
    listed = Signal(object, int)

    def __init__(self, shell: Shell, rows: CaseTableModel) -> None:
        super().__init__()
        self.shell, self.rows = shell, rows
        self.listing = Listing()
        #: those that the rows were read for
        self._suppliers = suppliers_of(())
        self.tally = Tally({}, 0, "")
        #: of the desk, once they were read
        self.settings: DeskSettings | None = None
        self._asked = self._goal = 0
        #: the wish for which all ids were asked for last
        self._whole = 0
        #: what is read next is looked for everywhere where its view has none
        self._widens = False
        self.visible = True
        self._stale = False
        self._counting = WhenKeysPause(self)
        self._counting.due.connect(self._count_when_paused)
        shell.left.connect(self._counting.stop)
        rows.wanted.connect(self._fetch)
        rows.opened.connect(self.reload)
        shell.changes.happened.connect(self._changed)

    def start(self, listing: Listing) -> None:
        """Show the first page at once, read here and now, before the first paint."""
        self.listing, self._suppliers = listing, suppliers_of(listing.held)
        page = self.shell.desk.queue.page(
            listing.view,
            listing.sort,
            descending=listing.descending,
            search=listing.search,
            filters=listing.filters,
        )
        self.rows.head.set_sorted(listing.sort, descending=listing.descending)
        ids = array("q", (row.id for row in page.rows))
        days = self.shell.desk.queue.days()
        of_page = Counter(_group(row, days) for row in page.rows)
        groups = tuple((group, of_page[group]) for group in Group if of_page[group])
        self.rows.set_ids(ids, groups if listing.grouped else None)
        self._put(page.rows, suppliers_held(self.shell.desk, page.rows, listing.held))

    def show(self, listing: Listing, *, widens: bool = False) -> None:
        """List something else; `widens`: among all cases, where none of its view is found."""
        self.listing, self._goal, self._widens = listing, 0, widens
        self.rows.head.set_sorted(listing.sort, descending=listing.descending)
        self.reload()

    def sort_by(self, column: int) -> None:
        """A header was pressed: sort by it, the other way round the second time."""
        sort = COLUMNS[Column(column)].sort
        if not sort:
            return
        now = self.listing
        descending = sort == now.sort and not now.descending
        self.show(now._replace(sort=sort, descending=descending))

    def hold_to(self, column: str, *values: str) -> None:
        """List only cases that have one of these in a column, any for none; the last wish counts."""
        now = self.listing
        self.show(now._replace(held=with_values(now.held, column, values)))

    def let_go(self, column: str = "") -> None:
        """List cases again whatever they have in a column, or in any."""
        now = self.listing
        kept = tuple(pair for pair in now.held if column and pair[0] != column)
        self.show(now._replace(held=kept))

    def reveal(self, case_id: int) -> None:
        """Go to a case: in the list on screen if it is there, else among all open or closed ones."""
        self._goal = case_id
        self.reload()

    def reload(self) -> None:
        """Read ids and counts again; only the last of several wishes is shown."""
        self._asked += 1
        asked = self._whole = self._asked
        queue, wanted, goal = self.shell.desk.queue, self.listing, self._goal
        widens = self._widens

        def shown(found: "_Listed") -> None:
            if asked == self._whole:
                self.listing, self._widens = found.listing, False
                if self._suppliers != suppliers_of(found.listing.held):
                    # what was read for other suppliers is read again
                    self._suppliers = suppliers_of(found.listing.held)
                    self.rows.forget_rows()
                self._goal = 0
                self.rows.set_ids(found.ids, found.groups)
                self.listed.emit(self.listing, goal)

        self.shell.jobs.run(
            lambda: _listed_with(queue, wanted, goal, widens=widens), shown, lane=Lane.READ
        )
        self.recount()

    def _move(self, case_ids: Sequence[int]) -> None:
        """Put a few cases where they stand now, or take them out, without reading all the others.

        What is read already comes before this, and ids that are asked for later hold it.
        """
        if self._goal:
            self.reload()
            return
        self._asked += 1
        whole, wanted, queue = self._whole, self.listing, self.shell.desk.queue

        def shown(places: dict[int, Standing | None]) -> None:
            if whole != self._whole:
                return
            if wanted != self.listing:
                # of the view that was wished for nothing was found, and another is listed
                self._move(case_ids)
                return
            self.rows.place_ids(places)
            self.listed.emit(self.listing, 0)

        self.shell.jobs.run(
            lambda: {case_id: _standing(queue, wanted, case_id) for case_id in case_ids},
            shown,
            lane=Lane.READ,
        )
        # counting a large desk would hold up the next step
        self._counting.ask()

    def recount(self, *, moved: int = -1) -> None:
        """Count the views again; `moved` names the wish that put single cases where they stand."""
        queue, settings = self.shell.desk.queue, self.settings

        def count() -> Tally:
            stake = queue.stake()
            return Tally(queue.counts(), stake.cases, worth_words(stake.amounts, settings))

        def counted(tally: Tally) -> None:
            self.tally = tally
            self.counted.emit(tally)
            listed = self.rows.case_count()
            if moved == self._asked and self.visible and _astray(self.listing, listed, tally):
                self.reload()

        self.shell.jobs.run(count, counted, lane=Lane.READ)

    def read_settings(self) -> None:
        """Learn the desk's currency and rates, then count in them."""
        desk = self.shell.desk

        def known(settings: "DeskSettings") -> None:
            self.settings = settings
            if know_reasons(settings.reasons):
                self.named.emit()
                self.rows.forget_rows(None)
                if self.visible:
                    self.reload()
            self.recount()

        self.shell.jobs.run(lambda: desk.settings.get(), known)

    def lacking(self) -> str:
        """What the desk's settings still lack, in words; "" while they are not read."""
        return lacking_words(self.settings) if self.settings is not None else ""

    def shop_email(self) -> str:
        """The shop's e-mail, "" while there is none."""
        return self.settings.email if self.settings is not None else ""

    def set_visible(self, *, visible: bool) -> None:
        """The tab came to the front or left it; what is stale is read when it comes."""
        self.visible = visible
        if visible and self._stale:
            self._stale = False
            self.reload()

    def retranslate(self) -> None:
        """Say the rows, and the sum of all, in another language."""
        self.rows.retranslate()
        if self.settings is not None:
            # before, nothing was counted that could be said anew
            self.recount()

    def _changed(self, change: "Change", origin: QObject | None) -> None:
        if "settings" in change.kinds:
            self.read_settings()
        if not change.kinds & _LISTING and change.kinds:
            return
        self.rows.forget_rows(change.case_ids or None)
        if self.visible and 0 < len(change.case_ids) <= _FEW:
            self._move(change.case_ids)
        elif self.visible:
            self.reload()
        else:
            self._stale = True
            self.recount()

    def _count_when_paused(self) -> None:
        self.recount(moved=self._asked)

    def _fetch(self, ids: Sequence[int], at_once: bool) -> None:
        desk, held = self.shell.desk, self.listing.held
        if at_once:
            self._put(*_rows(desk, ids, held))
            return

        def put(read: tuple[list[CaseSummary], dict[int, str]]) -> None:
            # rows that were read for another filter name another supplier
            if held == self.listing.held:
                self._put(*read)

        self.shell.jobs.run(partial(_rows, desk, ids, held), put, lane=Lane.READ)

    def _put(self, found: Sequence[CaseSummary], named: Mapping[int, str]) -> None:
        now = self.shell.desk.clock.now()
        self.rows.put_rows([case_row(case, now, named.get(case.id, "")) for case in found])


def _rows(
    desk: "Desk", ids: Sequence[int], held: Held
) -> tuple[list[CaseSummary], dict[int, str]]:
    found = desk.queue.rows(ids)
    return found, suppliers_held(desk, found, held)


def _astray(listing: Listing, listed: int, tally: Tally) -> bool:
    """Whether a list has more or fewer cases than its view: time passed, or others wrote."""
    counted = tally.counts.get(listing.view)
    return not listing.search and not listing.held and counted not in (None, listed)


class _Listed(NamedTuple):
    """What is listed, and how it is divided; `groups` is None in a list without headings."""

    listing: Listing
    ids: "array[int]"
    groups: Groups | None


def _listed(queue: "Queue", listing: Listing) -> _Listed:
    ids = _ids(queue, listing)
    return _Listed(listing, ids, queue.groups(ids) if listing.grouped else None)


def _listed_with(
    queue: "Queue", wanted: Listing, goal: int, *, widens: bool = False
) -> _Listed:
    """On the reading lane: the cases listed, of another view where only that has the goal, or any."""
    listed = _listed(queue, wanted)
    if widens and not listed.ids:
        return _listed(queue, wanted._replace(view=EVERYWHERE))
    if not goal or goal in listed.ids:
        return listed
    found = queue.rows([goal])
    if not found:
        return listed
    view = "closed" if found[0].closed else "all"
    return _listed(queue, Listing(view, sort=wanted.sort, descending=wanted.descending))


def _group(row: CaseSummary, days: "Days") -> Group:
    return days.group(row.due_at, waits=bool(row.waiting_for), closed=row.closed)


def _standing(queue: "Queue", listing: Listing, case_id: int) -> Standing | None:
    place = queue.place(
        case_id,
        listing.view,
        listing.sort,
        descending=listing.descending,
        search=listing.search,
        filters=listing.filters,
    )
    if place is None:
        return None
    (row,) = queue.rows([case_id])
    return Standing(place, _group(row, queue.days()) if listing.grouped else None)


def _ids(queue: "Queue", listing: Listing) -> "array[int]":
    return queue.ids(
        listing.view,
        listing.sort,
        descending=listing.descending,
        search=listing.search,
        filters=listing.filters,
    )
