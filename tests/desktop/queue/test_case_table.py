"""The queue's rows: right under the model tester, few reads, the same at any size."""

from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.look.theme import Theme
from desktop.queue.list.case_row import CaseRow, case_row
from desktop.queue.list.case_table import ID_ROLE, PAGE, ROW_ROLE, CaseTableModel
from desktop.queue.list.columns import COLUMNS, Column, head_tip
from desktop.queue.list.grouping import Standing, heading
from desktop.queue.list.grouping import listed as arranged
from desktop.queue.list.line_rows import line_rows
from returns.casework.disputes import DisputeTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.case_summary import CaseSummary, Group
from returns.trade.disputes import Dispute
from tests.desktop.two_lines import mug_and_lamps

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LAMP = CaseSummary(
    *(
        1,
        "RC-2026-00001",
        "302-1",
        "Amazon US",
        "LAMP",
        "Lamp",
        "defective",
        "Lena",
        "Kiln & Co",
    ),
    *(1840, "USD", "answer_buyer", "2026-11-22T10:00:00Z", False, "refund_on_receipt"),
    *("new", "none_expected", "open", "to_ask", "", "", 1, None, None, "", "", False),
)


def row(case_id: int, **told: object) -> CaseRow:
    named = {"id": case_id, "number": f"RC-2026-{case_id:05d}", "title": f"Mug {case_id}"}
    return case_row(LAMP._replace(**(named | told)), NOON)


@pytest.fixture
def model(qapp: object, dressed: Theme) -> Iterator[CaseTableModel]:
    made = CaseTableModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    tester.deleteLater()


def ids(*numbers: int) -> "array[int]":
    return array("q", numbers)


def shown(model: CaseTableModel) -> list[int]:
    return [model.index(at, 0).data(ID_ROLE) for at in range(model.rowCount())]


def test_a_row_that_was_not_read_is_blank_and_asked_for_once(model: CaseTableModel) -> None:
    wanted: list[list[int]] = []
    model.wanted.connect(lambda asked: wanted.append(list(asked)))
    model.set_ids(ids(*range(1, 251)))
    wanted.clear()
    model.forget_rows()
    for at in range(PAGE):
        assert model.index(at, Column.ITEM).data() == ""
    assert wanted == [list(range(1, PAGE + 1))]
    model.put_rows([row(each) for each in range(1, PAGE + 1)])
    assert model.index(3, Column.ITEM).data() == "Mug 4, Defective · Lena"
    assert len(wanted) == 1


def test_an_answer_that_lacks_a_row_is_not_asked_for_again(model: CaseTableModel) -> None:
    wanted: list[object] = []
    model.set_ids(ids(1, 2, 3))
    model.wanted.connect(lambda asked: wanted.append(asked))
    model.forget_rows()
    model.index(0, 0).data()
    model.put_rows([row(1), row(3)])
    for at in range(3):
        model.index(at, 0).data()
    assert len(wanted) == 1


def test_a_jump_into_the_middle_reads_one_page(model: CaseTableModel) -> None:
    model.set_ids(ids(*range(1, 10_001)))
    wanted: list[list[int]] = []
    model.wanted.connect(lambda asked: wanted.append(list(asked)))
    model.index(5_050, 0).data(ROW_ROLE)
    assert wanted == [list(range(5_001, 5_101))]


def test_a_case_that_leaves_takes_its_row_along(model: CaseTableModel) -> None:
    model.set_ids(ids(1, 2, 3, 4))
    gone: list[tuple[int, int]] = []
    came: list[object] = []
    model.rowsRemoved.connect(lambda _parent, first, last: gone.append((first, last)))
    model.rowsInserted.connect(lambda *_: came.append(1))
    model.set_ids(ids(1, 2, 4))
    assert shown(model) == [1, 2, 4]
    assert (gone, came) == ([(2, 2)], [])


def test_more_of_the_same_view_is_added_below(model: CaseTableModel) -> None:
    model.set_ids(ids(1, 2))
    model.put_rows([row(1), row(2)])
    removed: list[object] = []
    model.rowsRemoved.connect(lambda *_: removed.append(1))
    model.set_ids(ids(1, 2, 3, 4))
    assert removed == []
    assert model.index(0, Column.CASE).data() == "00001"


@given(
    lists=st.lists(
        st.lists(st.integers(1, 30), unique=True, max_size=20), min_size=2, max_size=6
    )
)
def test_any_list_may_follow_any_other(lists: list[list[int]]) -> None:
    model = CaseTableModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for numbers in lists:
        model.set_ids(array("q", numbers))
        assert shown(model) == numbers
        assert all(model.row_of(each) == at for at, each in enumerate(numbers))
    assert model.row_of(99) == -1
    tester.deleteLater()


def test_the_heading_shows_the_order(model: CaseTableModel) -> None:
    def heading(column: Column) -> str:
        return str(model.headerData(column, Qt.Orientation.Horizontal))

    assert heading(Column.DUE) == "Due ↑"
    model.head.set_sorted("value_minor", descending=True)
    assert (heading(Column.DUE), heading(Column.VALUE)) == ("Due", "Value ↓")


def test_the_longest_words_are_those_that_reach_farthest(model: CaseTableModel) -> None:
    """Eight Chinese signs are wider than ten letters."""
    model.set_ids(ids(1, 2))
    model.put_rows([row(1, supplier="Kiln & Cob"), row(2, supplier="深圳前海照明公司")])
    assert model.longest(Column.SUPPLIER) == "深圳前海照明公司"


def test_columns_need_more_room_for_longer_words_alone(model: CaseTableModel) -> None:
    """After each step a row is read anew, and none of all the others is measured for it."""
    told: list[str] = []
    model.set_ids(ids(1, 2, 3))
    model.put_rows([row(1, supplier="Kiln & Cob")])
    assert model.longest(Column.SUPPLIER) == "Kiln & Cob"
    model.lengthened.connect(lambda: told.append(model.longest(Column.SUPPLIER)))
    model.put_rows([row(2, supplier="Kiln")])
    model.forget_rows([1])
    model.put_rows([row(1, supplier="Kiln & Co")])
    assert told == []
    assert model.longest(Column.SUPPLIER) == "Kiln & Cob"
    model.put_rows([row(3, supplier="Kiln & Cob, Jingdezhen")])
    assert told == ["Kiln & Cob, Jingdezhen"]
    model.forget_rows()
    model.put_rows([row(2, supplier="Kiln")])
    assert told == ["Kiln & Cob, Jingdezhen", "Kiln"]


def test_screen_readers_hear_every_cell(model: CaseTableModel) -> None:
    model.set_ids(ids(7))
    model.put_rows([row(7)])
    role = Qt.ItemDataRole.AccessibleTextRole
    for column in Column:
        assert model.index(0, column).data(role)


def test_what_is_seen_of_a_row_is_heard(model: CaseTableModel) -> None:
    """The letter of a platform and the line below the step are none of the words that are measured."""
    model.set_ids(ids(7))
    model.put_rows([row(7, channel="Amazon DE", supplier="Kiln & Co")])
    item, step = (
        str(model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for column in (Column.ITEM, Column.STEP)
    )
    assert item == "Mug 7, Defective · Lena, Amazon DE"
    assert step == "Answer buyer, Kiln & Co"


def test_every_column_has_its_row_and_the_rows_differ_where_they_must() -> None:
    assert list(COLUMNS) == list(Column)
    titles = [column.title for column in COLUMNS.values()]
    assert len(titles) == len(set(titles))
    places = [column.left_out for column in COLUMNS.values() if column.left_out]
    assert len(places) == len(set(places))
    assert [column for column, row in COLUMNS.items() if row.width is None] == [Column.ITEM]


def test_every_sort_is_one_that_the_database_knows(desk_folder: object) -> None:
    from returns.desk import open_desk

    desk = open_desk(desk_folder)
    for sort in filter(None, (column.sort for column in COLUMNS.values())):
        assert desk.queue.page("everything", sort).rows
    desk.close()


@pytest.mark.parametrize(
    ("lang", "why"),
    [
        ("en", "nothing was paid, or no file lists the price yet"),
        ("zh", "未付款，或还没有文件列出价格"),
    ],
)
def test_where_there_is_no_price_a_dash_says_why_when_read_aloud(
    model: CaseTableModel, dressed: Theme, lang: str, why: str
) -> None:
    dressed.set_language(lang)
    model.set_ids(ids(1, 2))
    model.put_rows([row(1, value_minor=0), row(2)])
    dash, known = (model.index(at, Column.VALUE) for at in range(2))
    assert dash.data() == "—"
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert why in dash.data(role)
    assert known.data(Qt.ItemDataRole.AccessibleTextRole) == "$18.40"
    assert known.data(Qt.ItemDataRole.ToolTipRole) is None


# --- headings ---------------------------------------------------------------------------------

#: a case by its number: the group it is in, and its place by due date within
Stands = dict[int, tuple[Group, int]]


def listed(stands: Stands) -> tuple["array[int]", tuple[tuple[Group, int], ...]]:
    """Cases in their order, and how many there are of each group."""
    order = sorted(stands, key=lambda n: (list(Group).index(stands[n][0]), stands[n][1], n))
    counts = [(g, sum(stands[n][0] is g for n in order)) for g in Group]
    return array("q", order), tuple((group, count) for group, count in counts if count)


def standing(stands: Stands, case_id: int) -> Standing | None:
    """Where it is: counted without it, as the database does."""
    if case_id not in stands:
        return None
    order, _ = listed(stands)
    return Standing(order.index(case_id), stands[case_id][0])


_STANDS = st.dictionaries(
    st.integers(1, 12), st.tuples(st.sampled_from(Group), st.integers(0, 5)), max_size=10
)
_MOVES = st.lists(
    st.tuples(
        st.integers(1, 12),
        st.none() | st.tuples(st.sampled_from(Group), st.integers(0, 5)),
    ),
    max_size=8,
)


@given(stands=_STANDS, moves=_MOVES, folded=st.sets(st.sampled_from(Group)))
def test_cases_that_move_one_by_one_stand_as_if_all_were_read_again(
    stands: Stands, moves: list[tuple[int, tuple[Group, int] | None]], folded: set[Group]
) -> None:
    model = CaseTableModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for group in folded:
        model.fold(group, folded=True)
    order, groups = listed(stands)
    model.set_ids(order, groups)
    assert list(model.entries) == list(arranged(order, groups, folded))
    now = dict(stands)
    for case_id, there in moves:
        before = now.get(case_id)
        if before is not None and before[0] in folded:
            # nobody acts on what is folded away without opening its group
            continue
        now.pop(case_id, None)
        if there is not None:
            now[case_id] = there
        model.place_ids({case_id: standing(now, case_id)})
        order, groups = listed(now)
        assert list(model.entries) == list(arranged(order, groups, folded)), (case_id, there)
        assert model.case_count() == len(now)
        assert all(model.grouping[group] == count for group, count in groups)
    tester.deleteLater()


def test_a_heading_says_its_group_and_count_and_is_not_chosen(
    model: CaseTableModel, dressed: Theme
) -> None:
    dressed.set_language("en")
    model.set_ids(ids(4, 2, 9), ((Group.OVERDUE, 1), (Group.WAITING, 2)))
    assert list(model.entries) == [heading(Group.OVERDUE), 4, heading(Group.WAITING), 2, 9]
    head = model.index(2, 0)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert (head.data(), head.data(role), head.data(ID_ROLE)) == (
        *("Waiting for others 2", "Waiting for others 2, expanded", 0),
    )
    assert model.index(2, Column.VALUE).data() is None
    assert not model.flags(head) & Qt.ItemFlag.ItemIsSelectable
    assert [entry for entry in model.entries if entry > 0] == [4, 2, 9]


def test_a_folded_group_keeps_its_heading_and_its_count(model: CaseTableModel) -> None:
    groups = ((Group.OVERDUE, 2), (Group.LATER, 1))
    model.set_ids(ids(4, 2, 9), groups)
    model.fold(Group.OVERDUE, folded=True)
    assert list(model.entries) == [heading(Group.OVERDUE), heading(Group.LATER), 9]
    assert (model.grouping[Group.OVERDUE], model.case_count()) == (2, 3)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Overdue 2, collapsed"
    model.fold(Group.OVERDUE, folded=False)
    model.set_ids(ids(4, 2, 9), groups)
    assert [entry for entry in model.entries if entry > 0] == [4, 2, 9]


@pytest.mark.usefixtures("dressed")
def test_a_head_tells_how_it_is_sorted_where_that_is_not_plain() -> None:
    assert head_tip(Column.VALUE) == "Value\nSorted by currency, then by amount"
    assert head_tip(Column.ITEM) == "Item and reason"


@pytest.mark.parametrize(
    ("told", "note"),
    [
        ({"hold": "dispute", "dispute": "a_to_z"}, "Amazon US"),
        ({"hold": "dispute", "dispute": "platform_case", "channel": "eBay"}, "eBay"),
        ({"hold": "dispute", "dispute": "chargeback"}, "bank"),
        ({"hold": "dispute", "dispute": "paypal_inquiry"}, "PayPal"),
        ({"hold": "dispute", "dispute": "a_to_z", "channel": ""}, "platform"),
        # its decision is waited for: until when, not whose clock
        (
            {"hold": "dispute_answered", "dispute": "a_to_z", "waiting_for": "platform"},
            "24 Nov",
        ),
        ({"hold": "unauthorised"}, "buyer"),
        ({"hold": "price", "supplier_clock": True}, "supplier"),
        ({"hold": "no_photo", "request": "approved"}, "24 Nov"),
    ],
)
def test_a_held_row_says_whose_clock_it_is(
    dressed: Theme, told: dict[str, object], note: str
) -> None:
    """A platform's day looked like one of our own."""
    held = row(1, next_step="check", due_at="2026-11-24T12:00:00Z", **told)
    assert held.due_note == note


def test_so_does_each_of_its_items(dressed: Theme, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOON), create=True)
    case_id = mug_and_lamps(desk, tmp_path)
    assert [each.due_note for each in line_rows(desk.cases.get(case_id), NOON)] == ["buyer"] * 2
    desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK, NOON.date()))
    assert [each.due_note for each in line_rows(desk.cases.get(case_id), NOON)] == ["bank"] * 2
    desk.close()
