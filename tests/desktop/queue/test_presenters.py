"""What the queue's presenters ask of the services and what they say, with services of five lines."""

from array import array
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.look.theme import Theme
from desktop.queue.list.case_table import CaseTableModel
from desktop.queue.list.columns import Column
from desktop.queue.list.grouping import Standing
from desktop.queue.list.presenter import Listing, QueuePresenter
from desktop.work.jobs import Jobs
from desktop.work.shell import Shell
from returns.clock import SetClock
from returns.records.case_summary import CaseSummary, Group
from returns.records.change import Change
from returns.records.settings import DeskSettings

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
CASE = CaseSummary(
    *(
        1,
        "RC-2026-00001",
        "302-1",
        "Amazon DE",
        "MUG",
        "Mug 350 ml, blue",
        "damaged_in_transit",
    ),
    *("Lena Müller", "Kiln & Co", 1840, "EUR", "answer_buyer", "2026-11-22T12:00:00Z", False),
    *(
        "returnless_refund",
        "new",
        "none_expected",
        "open",
        "to_ask",
        "",
        "",
        1,
        None,
        None,
        "",
        "",
        False,
    ),
)


@dataclass
class Shelf:
    """A queue service over a list; it notes what it was asked."""

    cases: list[CaseSummary] = field(default_factory=list)
    asked: list[tuple[object, ...]] = field(default_factory=list)
    #: the view that has them; "" for every one
    only: str = ""

    def page(self, view, sort, *, descending, search, filters):
        self.asked.append(("page", view, sort, descending, search, filters))
        return SimpleNamespace(rows=tuple(self.cases[:100]), after=None)

    def ids(self, view, sort="due_at", *, descending=False, search="", filters=()):
        self.asked.append(("ids", view, sort, descending, search, filters))
        return array("q", self._of(view))

    def _of(self, view):
        return [case.id for case in self.cases if self.only in ("", view)]

    def place(self, case_id, view, sort="due_at", *, descending=False, search="", filters=()):
        self.asked.append(("place", case_id, view))
        ids = self._of(view)
        return ids.index(case_id) if case_id in ids else None

    def rows(self, ids):
        self.asked.append(("rows", *ids))
        return [case for case in self.cases if case.id in set(ids)]

    def days(self):
        return SimpleNamespace(
            group=lambda _due_at, waits, closed: Group.WAITING if waits else Group.TODAY
        )

    def groups(self, ids):
        return ((Group.TODAY, len(ids)),) if ids else ()

    def counts(self):
        return {"today": len(self.cases), "everything": len(self.cases)}

    def stake(self):
        amounts: dict[str, int] = {}
        for case in self.cases:
            amounts[case.currency] = amounts.get(case.currency, 0) + case.value_minor
        return SimpleNamespace(cases=len(self.cases), amounts=amounts)


def cases(rows: CaseTableModel) -> list[int]:
    """The numbers of the cases that have a row."""
    return [entry for entry in rows.entries if entry > 0]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf([CASE._replace(id=n, number=f"RC-2026-{n:05d}") for n in (1, 2, 3)])


@pytest.fixture
def presenter(dressed: Theme, jobs: Jobs, shelf: Shelf) -> QueuePresenter:
    settings = SimpleNamespace(get=lambda: DeskSettings(home_currency="EUR"))
    desk = SimpleNamespace(queue=shelf, clock=SetClock(NOW), settings=settings)
    return QueuePresenter(Shell(desk, jobs), CaseTableModel())


def test_the_first_page_is_there_at_once(presenter: QueuePresenter, shelf: Shelf) -> None:
    presenter.start(Listing("today"))
    assert shelf.asked == [("page", "today", "due_at", False, "", ())]
    assert presenter.rows.index(0, 0).data() == "Today 3"
    assert presenter.rows.index(1, Column.DUE).data() == "2 h left · buyer"
    assert presenter.rows.index(1, Column.CASE).data() == "00001"


def test_a_header_sorts_and_turns_round(
    qtbot: QtBot, presenter: QueuePresenter, shelf: Shelf
) -> None:
    for expected in (False, True):
        with qtbot.waitSignal(presenter.listed):
            presenter.sort_by(Column.VALUE)
        assert ("ids", "today", "value_minor", expected, "", ()) in shelf.asked
    before = list(shelf.asked)
    presenter.sort_by(Column.TRACKS)
    assert shelf.asked == before, "dots have no order"


def test_the_list_is_held_to_columns_and_let_go(
    qtbot: QtBot, presenter: QueuePresenter, shelf: Shelf
) -> None:
    steps = (
        lambda: presenter.hold_to("supplier_name", "Kiln & Co"),
        lambda: presenter.hold_to("reason", "defective"),
        lambda: presenter.hold_to("reason", "late"),
        lambda: presenter.let_go("supplier_name"),
        lambda: presenter.let_go(),
    )
    for step in steps:
        with qtbot.waitSignal(presenter.listed):
            step()
    asked = [call[-1] for call in shelf.asked if call[0] == "ids"]
    supplier = ("supplier_name", ("Kiln & Co",))
    assert asked == [
        (supplier,),
        (supplier, ("reason", ("defective",))),
        (supplier, ("reason", ("late",))),
        (("reason", ("late",)),),
        (),
    ]


def test_only_the_last_of_several_wishes_is_shown(
    qtbot: QtBot, presenter: QueuePresenter
) -> None:
    shown: list[Listing] = []
    presenter.listed.connect(lambda listing, _goal: shown.append(listing))
    for words in ("m", "mu", "mug"):
        presenter.show(Listing("everything", words))
    qtbot.waitUntil(lambda: bool(shown))
    with qtbot.waitSignal(presenter.counted):
        presenter.recount()
    assert [listing.search for listing in shown] == ["mug"]


def test_a_change_of_a_case_is_read_again(
    qtbot: QtBot, presenter: QueuePresenter, shelf: Shelf
) -> None:
    presenter.start(Listing("today"))
    shelf.cases[1] = shelf.cases[1]._replace(next_step="refund")
    with qtbot.waitSignal(presenter.listed):
        presenter.shell.changes.tell(Change((2,), frozenset({"case"})))
    presenter.rows.index(2, Column.STEP).data()
    qtbot.waitUntil(lambda: presenter.rows.index(2, Column.STEP).data() == "Refund")


def test_behind_another_tab_it_waits_to_be_seen(
    qtbot: QtBot, presenter: QueuePresenter, shelf: Shelf
) -> None:
    presenter.start(Listing("today"))
    presenter.set_visible(visible=False)
    with qtbot.waitSignal(presenter.counted):
        presenter.shell.changes.tell(Change((2,), frozenset({"case"})))
    assert not [asked for asked in shelf.asked if asked[0] == "ids"]
    with qtbot.waitSignal(presenter.listed):
        presenter.set_visible(visible=True)


def test_what_is_no_concern_of_the_queue_reads_nothing(
    presenter: QueuePresenter, shelf: Shelf
) -> None:
    presenter.start(Listing("today"))
    before = list(shelf.asked)
    presenter.shell.changes.tell(Change((), frozenset({"policy"})))
    assert shelf.asked == before


def test_the_stake_is_counted_in_the_desks_currency(
    qtbot: QtBot, presenter: QueuePresenter, shelf: Shelf
) -> None:
    shelf.cases.append(CASE._replace(id=9, currency="USD", value_minor=10_000))
    with qtbot.waitSignal(presenter.counted):
        presenter.recount()
    assert presenter.tally.worth == "€55.20 + $100.00"
    with qtbot.waitSignal(presenter.counted):
        presenter.read_settings()
    assert presenter.tally.worth == "about €147"


def test_the_case_that_was_done_leaves_the_list_without_reading_the_others(
    qtbot: QtBot, presenter: QueuePresenter, shelf: Shelf
) -> None:
    presenter.start(Listing("today"))
    del shelf.cases[1]
    with qtbot.waitSignal(presenter.listed):
        presenter.shell.changes.tell(Change((2,), frozenset({"case"})))
    assert cases(presenter.rows) == [1, 3]
    assert not [asked for asked in shelf.asked if asked[0] == "ids"]


def test_a_list_that_lost_count_is_read_again(
    qtbot: QtBot, presenter: QueuePresenter, shelf: Shelf
) -> None:
    presenter.start(Listing("today"))
    # one was done, and another came due meanwhile
    shelf.cases[1:2] = [CASE._replace(id=n, number=f"RC-2026-{n:05d}") for n in (7, 8)]
    presenter.shell.changes.tell(Change((2,), frozenset({"case"})))
    qtbot.waitUntil(lambda: cases(presenter.rows) == [1, 7, 8, 3])


def numbered(number: int) -> CaseSummary:
    """A case of that row number."""
    return CASE._replace(id=number, number=f"RC-2026-{number:05d}")


def test_a_view_chosen_as_a_case_is_written_is_listed(
    qtbot: QtBot, presenter: QueuePresenter, shelf: Shelf
) -> None:
    presenter.start(Listing("today"))
    shelf.cases[:] = [numbered(n) for n in (7, 2, 8)]
    presenter.show(Listing("everything"))
    presenter.shell.changes.tell(Change((2,), frozenset({"case"})))
    qtbot.waitUntil(lambda: cases(presenter.rows) == [7, 2, 8])


def test_cases_that_are_written_one_after_the_other_each_go_where_they_stand(
    qtbot: QtBot, presenter: QueuePresenter, shelf: Shelf
) -> None:
    presenter.start(Listing("today"))
    shelf.cases[:] = [numbered(n) for n in (2, 7, 1, 3)]
    for number in (2, 7):
        presenter.shell.changes.tell(Change((number,), frozenset({"case"})))
    qtbot.waitUntil(lambda: cases(presenter.rows) == [2, 7, 1, 3])


def test_what_its_view_has_none_of_is_looked_for_everywhere_though_a_case_is_written(
    qtbot: QtBot, presenter: QueuePresenter, shelf: Shelf
) -> None:
    shelf.only = "everything"
    presenter.show(Listing("overdue", "mug"), widens=True)
    presenter.shell.changes.tell(Change((), frozenset({"case"})))
    presenter.shell.changes.tell(Change((2,), frozenset({"case"})))
    qtbot.waitUntil(lambda: cases(presenter.rows) == [1, 2, 3])
    # what was placed in the view of the first wish says nothing of this one
    with qtbot.waitSignal(presenter.counted):
        presenter.recount()
    assert cases(presenter.rows) == [1, 2, 3]


@pytest.mark.parametrize(
    ("places", "left"),
    [
        ({3: None}, [1, 2, 4, 5]),
        ({3: 2}, [1, 2, 3, 4, 5]),
        ({1: 4}, [2, 3, 4, 5, 1]),
        ({5: 0}, [5, 1, 2, 3, 4]),
        ({2: 2}, [1, 3, 2, 4, 5]),
        ({9: 1}, [1, 9, 2, 3, 4, 5]),
        ({9: 40}, [1, 2, 3, 4, 5, 9]),
        ({1: None, 5: 0, 3: 3}, [5, 2, 4, 3]),
        ({7: None}, [1, 2, 3, 4, 5]),
    ],
)
def test_single_cases_go_where_they_stand_now(
    dressed: Theme, places: dict[int, int | None], left: list[int]
) -> None:
    rows = CaseTableModel()
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.set_ids(array("q", (1, 2, 3, 4, 5)))
    looked_at = QPersistentModelIndex(rows.index(rows.row_of(4), 0))
    told = {n: None if at is None else Standing(at) for n, at in places.items()}
    rows.place_ids(told)
    assert cases(rows) == left
    # whoever looks at a case goes on looking at it
    assert looked_at.row() == left.index(4)
    assert tester is not None
