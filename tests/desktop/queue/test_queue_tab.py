"""The Queue tab through its page object, on a real desk: one key decides."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from desktop.frame.open_desk import OpenDesk
from desktop.look.theme import DARK, look
from desktop.queue.case.photo_peek import PhotoPeek
from desktop.queue.dialogs import step_dialogs as ask
from desktop.queue.dialogs.back_dialog import AskBackDialog
from desktop.queue.dialogs.claim_dialogs import RmaDialog
from desktop.queue.dialogs.decline_dialog import DeclineDialog
from desktop.queue.dialogs.goods_dialogs import PlaceDialog
from desktop.queue.list.case_row import short_number
from desktop.queue.list.columns import Column
from desktop.queue.list.grouping import heading
from desktop.queue.list.presenter import Listing
from desktop.widgets.button import Button
from desktop.wording import word
from returns.records.case_summary import Group
from returns.records.options import StepOptions
from returns.terms import BuyerMoney, Move, Request, StepKind
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
GROUPS = ("Overdue", "Today", "This week", "Later", "Waiting for others")


def test_the_most_urgent_case_is_open_and_says_what_to_do(queue: QueuePage) -> None:
    assert queue.rows() == [each for each in queue.rows() if each]
    assert queue.current() == queue.rows()[0]
    assert queue.recommended()
    assert queue.tab.list.hasFocus()


def test_views_count_what_they_hold(queue: QueuePage) -> None:
    views = queue.views()
    assert int(views["Today"]) == len(queue.rows())
    queue.choose_view("all")
    assert int(views["All open"]) == len(queue.rows())


def test_enter_does_the_recommended_step_and_goes_on(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    first, second = queue.rows()[:2]
    case_id = page.desk.cases.find(first)
    queue.go_to(first)
    advised = queue.tab.panel._advice._what.text()
    queue.press(Qt.Key.Key_Return)
    case = page.desk.cases.get(case_id)
    assert case.tracks.request is not Request.NEW
    assert queue.current() == second
    assert first not in queue.rows()
    assert case.customer.name.split()[0] in page.clipboard() or "Dear" in page.clipboard()
    # by the words under which it can be taken back
    told = f"{advised} · {short_number(first)}. Letter to the buyer copied."
    assert page.banner() == told
    page.do("undo")
    assert page.banner() == f"Taken back: {advised} · {short_number(first)}"


def test_a_letter_without_a_signature_does_not_hide_what_was_done(
    page: WindowPage, queue: QueuePage
) -> None:
    page.desk.settings.set(shop_name="")
    queue.choose_view("to_answer")
    number = short_number(queue.rows()[0])
    queue.press(Qt.Key.Key_Return)
    assert f" · {number}. Letter to the buyer copied. " in page.banner()
    assert "not signed" in page.banner()


def test_undo_brings_the_case_back_and_says_what_it_undid(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    first = queue.rows()[0]
    before = page.desk.cases.get(page.desk.cases.find(first))
    queue.go_to(first)
    assert not page.can("undo")
    queue.press(Qt.Key.Key_Return)
    assert first in page.window.actions_table["undo"].text()
    page.press_banner()
    after = page.desk.cases.get(before.id)
    assert (after.tracks, after.lines) == (before.tracks, before.lines)
    assert first in queue.rows()
    assert page.banner().startswith("Taken back")
    page.do("redo")
    assert first not in queue.rows()


def test_thirty_cases_are_triaged_with_one_key_each(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    waiting = queue.rows()
    steps = queue.rows(Column.STEP)
    queue.go_to(waiting[0])
    for _ in waiting:
        queue.press(Qt.Key.Key_Return)
    for number, step in zip(waiting, steps, strict=True):
        case = page.desk.cases.get(page.desk.cases.find(number))
        assert case.tracks.request is not Request.NEW, f"{number} {step}"


def test_many_at_once_is_one_undo(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    before = queue.rows()
    tracks = [page.desk.cases.get(page.desk.cases.find(n)).tracks for n in before[:3]]
    queue.select(3)
    assert queue.tab.many.isVisible()
    queue.press(Qt.Key.Key_Return)
    for number in before[:3]:
        case = page.desk.cases.get(page.desk.cases.find(number))
        assert case.lead.answered_at is not None
    assert "3 cases" in page.window.actions_table["undo"].text()
    page.do("undo")
    assert queue.rows() == before
    again = [page.desk.cases.get(page.desk.cases.find(n)).tracks for n in before[:3]]
    assert again == tracks


@pytest.mark.parametrize(
    ("key", "dialog"),
    [
        ("p", ask.PartRefundDialog),
        ("d", DeclineDialog),
        ("r", RmaDialog),
        ("s", ask.SnoozeDialog),
        ("n", ask.NoteDialog),
    ],
)
def test_a_letter_opens_its_small_dialog(
    page: WindowPage, queue: QueuePage, key: str, dialog: type
) -> None:
    queue.press(key)
    opened = page.dialog(dialog)
    assert opened.windowTitle()
    opened.reject()
    page.settle()


def test_the_first_thing_to_choose_has_the_keys(page: WindowPage, queue: QueuePage) -> None:
    """Nothing that is hidden takes them: with one item there is none to choose."""
    case = page.desk.cases.get(page.desk.cases.find(queue.current()))
    dialog = PlaceDialog(case, page.window)
    dialog.open_sized()
    first = dialog.focusWidget()
    assert first is not dialog.cancel
    assert first.isVisibleTo(dialog)
    assert first.text() == word("disposition", "restock")
    dialog.reject()
    page.settle()


def test_the_other_ways_are_a_menu_below_their_button(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.tab.panel._advice.others.click()
    page.settle()
    menu = page.dialog(QMenu)
    said = [action.text() for action in menu.actions() if action.text()]
    assert {"Offer a part refund…", "Decline…", "The buyer sent it…"} <= set(said)
    # nothing was offered yet
    assert "The buyer agreed" not in said
    menu.close()


def test_declining_wants_a_reason_that_goes_into_the_letter(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    number = queue.first(page.desk, lambda case: case.tracks.request is Request.NEW)
    queue.go_to(number)
    queue.press("d")
    dialog = page.dialog(DeclineDialog)
    assert not dialog.ok.isEnabled()
    dialog.reason.setPlainText("It was worn at a wedding.")
    dialog.ok.click()
    page.settle()
    case = page.desk.cases.get(page.desk.cases.find(number))
    assert case.tracks.request is Request.DECLINED
    assert "It was worn at a wedding." in page.clipboard()


def test_a_part_refund_cannot_be_more_than_is_left(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    number = queue.rows()[0]
    queue.go_to(number)
    queue.press("p")
    dialog = page.dialog(ask.PartRefundDialog)
    dialog.amount.line.setText("99999")
    assert not dialog.ok.isEnabled()
    assert dialog.problem.isVisible()
    dialog.amount.line.setText("5")
    dialog.ok.click()
    page.settle()
    case = page.desk.cases.get(page.desk.cases.find(number))
    assert case.tracks.buyer_money is BuyerMoney.OFFERED
    assert case.lead.offer_amount is not None
    assert case.lead.offer_amount.minor == 500


def test_snoozing_takes_the_case_out_of_sight(page: WindowPage, queue: QueuePage) -> None:
    number = queue.rows()[0]
    queue.press("s")
    page.dialog(ask.SnoozeDialog).ok.click()
    page.settle()
    assert page.desk.cases.get(page.desk.cases.find(number)).snoozed_until is not None


def test_a_note_stands_in_the_history(page: WindowPage, queue: QueuePage) -> None:
    number = queue.current()
    queue.press("n")
    dialog = page.dialog(ask.NoteDialog)
    dialog.note.setPlainText("Called twice <b>")
    dialog.ok.click()
    page.settle()
    history = page.desk.cases.history(page.desk.cases.find(number))
    assert "Called twice <b>" in history[-1].body
    assert "Note: Called twice <b>" in queue.panel_texts()


def test_what_is_refused_is_said_and_changes_nothing(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("closed")
    number = queue.rows()[0]
    case_id = page.desk.cases.find(number)
    before = len(page.desk.cases.history(case_id))
    queue.go_to(number)
    queue.press("a")
    assert page.banner()
    assert len(page.desk.cases.history(case_id)) == before


def test_space_shows_the_photos_large(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("everything" if "everything" in queue.views() else "all")
    for number in queue.rows():
        case = page.desk.cases.get(page.desk.cases.find(number))
        if len(case.photos) > 1:
            break
    queue.go_to(number)
    queue.press(Qt.Key.Key_Space)
    peek = page.dialog(PhotoPeek)
    assert f"1 of {len(case.photos)}" in peek.caption()
    page.key(Qt.Key.Key_Right)
    assert peek.at() == 1
    page.key(Qt.Key.Key_Space)
    assert not page.has_dialog(PhotoPeek)


def test_a_damaged_search_table_is_told_and_the_queue_stays(
    page: WindowPage, queue: QueuePage
) -> None:
    with page.desk.store.transaction() as tx:
        tx.exec_driver_sql("DELETE FROM case_search_data")
    before = queue.rows()
    queue.search("lamp")
    page.until(page.banner)
    assert "search table is damaged" in page.banner()
    queue.search("")
    page.settle()
    assert queue.rows() == before != []


def test_a_search_looks_everywhere_and_leaves_no_trace(
    page: WindowPage, queue: QueuePage
) -> None:
    before = queue.rows()
    words = page.desk.cases.get(page.desk.cases.find(before[-1])).order
    queue.search(words)
    assert before[-1] in queue.rows()
    assert len(queue.rows()) < len(before) or len(before) == 1
    queue.search("nothing has this in it")
    assert queue.rows() == []
    assert "Nothing found" in queue.tab.empty._title.text()
    queue.search("")
    assert queue.rows() == before


def test_a_saved_filter_is_kept_for_the_next_start(
    page: WindowPage, queue: QueuePage, application: Start, desk_folder: Path
) -> None:
    queue.search("Kiln")
    queue.tab.filters.save("Kiln & Co")
    page.settle()
    found = len(queue.rows())
    assert queue.tab.filters.counted() == [("Kiln & Co", str(found))]
    page.window.close()
    again = application(desk_folder)
    again.queue.tab.filters.choose("Kiln & Co")
    again.settle()
    assert len(again.queue.rows()) == found


def test_the_list_is_held_to_what_a_case_has(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    every = queue.rows()
    supplier = queue.rows(Column.SUPPLIER)[0]
    row = queue.tab.presenter.rows.case_at(1)
    facet = next(each for each in row.facets if each.column == "supplier_name")
    queue.tab.list.hold_wanted.emit(facet.column, facet.value)
    page.settle()
    held = queue.rows()
    cases = [page.desk.cases.get(each) for each in queue.ids()]
    assert all(supplier in {line.supplier for line in case.lines} for case in cases)
    assert queue.tab.held.held() == [supplier]
    queue.tab.filters.save("theirs")
    page.settle()
    assert queue.tab.filters.counted() == [("theirs", str(len(queue.rows())))]
    queue.tab.held.closers[0].click()
    page.settle()
    assert queue.rows() == every
    assert not queue.tab.held.isVisible()
    queue.tab.filters.choose("theirs")
    page.settle()
    assert queue.rows() == held


def test_the_head_names_the_thing_that_the_row_names(
    page: WindowPage, queue: QueuePage
) -> None:
    """Also of a case of several lines whose next step is not the first one's."""
    rows, other = queue.tab.presenter.rows, 0
    queue.choose_view("all")
    for at, entry in enumerate(rows.entries):
        if entry <= 0:
            continue
        case = page.desk.cases.get(entry)
        queue.go_to(short_number(case.number))
        shown = rows.case_at(at)
        # of several things the first one
        named = shown.case.items[0].title if shown.case.items else shown.title
        assert queue.tab.panel.head._title.text().startswith(named), case.number
        other += case.lead is not case.lines[0]
    assert other, "no case whose next line is not its first"


def test_every_facet_of_a_row_is_a_column_that_can_be_asked_for(queue: QueuePage) -> None:
    from db.queue.queue_views import FILTERS

    row = queue.tab.presenter.rows.case_at(1)
    assert {facet.column for facet in row.facets} <= set(FILTERS)


def test_pressing_a_heading_sorts(queue: QueuePage, page: WindowPage) -> None:
    queue.choose_view("all")
    queue.tab.list.sort_wanted.emit(int(Column.CASE))
    page.settle()
    assert queue.rows() == sorted(queue.rows())
    queue.tab.list.sort_wanted.emit(int(Column.CASE))
    page.settle()
    assert queue.rows() == sorted(queue.rows(), reverse=True)


def test_a_list_with_one_head_is_sorted_from_it(application: Start, desk_folder: Path) -> None:
    """In large text it was the item's, and the list could not be put in the order of its days any more."""
    page = application(desk_folder, factor="2.0")
    page.window.resize(1280, 720)
    queue, cases = page.queue, page.queue.tab.list
    queue.choose_view("all")
    head = cases.horizontalHeader()
    assert all(cases.isColumnHidden(each) for each in Column if each is not Column.ITEM)
    assert head.model().headerData(0, Qt.Orientation.Horizontal) == "Sorted by: Due ↑  ▾"

    def choose(words: str) -> tuple[str, bool]:
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
        menu = QApplication.activePopupWidget()
        (action,) = (each for each in menu.actions() if each.text() == words)
        action.trigger()
        menu.close()
        page.settle()
        return queue.tab.presenter.listing.sort, queue.tab.presenter.listing.descending

    assert choose("Value") == ("value_minor", False)
    assert choose("Value ↑") == ("value_minor", True)
    assert choose("Due") == ("due_at", False)


def test_what_has_no_head_can_be_sorted_by_from_the_menu_of_heads(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.tab.list.columns.show(Column.DUE, shown=False)
    made: list[QMenu] = []
    queue.tab.list.columns.menu_opened.connect(made.append)
    queue.tab.list.columns.ask(QPoint(0, 0))
    (sorts,) = (each.menu() for each in made[0].actions() if each.text() == "Sort by")
    said = [each.text() for each in sorts.actions()]
    assert said == [
        *("Item and reason", "Case", "Next step, supplier", "Value", "Due ↑"),
        *("Supplier", "Shop", "Order", "Buyer"),
    ]
    sorts.actions()[1].trigger()
    made[0].close()
    page.settle()
    assert queue.rows() == sorted(queue.rows())


def test_the_language_changes_while_it_runs(page: WindowPage, queue: QueuePage) -> None:
    english = queue.panel_texts()
    page.do("lang_zh")
    assert page.tab_names()[0].startswith("待办")
    assert queue.tab.panel._ways.caption.text() == "各方案成本"
    assert queue.rows(Column.STEP) != []
    assert all(any("\u4e00" <= c <= "\u9fff" for c in step) for step in queue.rows(Column.STEP))
    page.do("lang_en")
    assert queue.panel_texts() == english


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_no_amount_is_cut_and_no_step_while_there_is_room(
    page: WindowPage, queue: QueuePage, size: tuple[int, int]
) -> None:
    page.window.resize(*size)
    queue.choose_view("all")
    cases = queue.tab.list
    for column in (Column.VALUE, Column.STEP):
        words = cases._rows.longest(column)
        assert len(words) > 8
        needed = cases.columns._whole(column)
        assert cases.columnWidth(column) >= needed, words


@pytest.mark.parametrize("size", [(1280, 720), (1900, 1000)])
@pytest.mark.parametrize("factor", ["1.0", "1.5", "2.0"])
def test_the_next_step_is_shown_at_any_width(
    application: Start,
    desk_folder: Path,
    size: tuple[int, int],
    factor: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where its column has no room, it stands in the item's cell before the reason."""
    painted, draw = [], QPainter.drawText

    def drawn(painter: QPainter, *told: object) -> object:
        painted.extend(each.strip() for each in told if isinstance(each, str))
        return draw(painter, *told)

    monkeypatch.setattr(QPainter, "drawText", drawn)
    page = application(desk_folder, factor=factor)
    page.window.resize(*size)
    page.settle()
    page.queue.choose_view("all")
    page.window.grab()
    cases = page.queue.tab.list
    assert cases.isColumnHidden(Column.STEP) or size[0] > 1280 or factor == "1.0"
    # at twice the size it may end in an ellipsis: the pointer is told the whole
    step = word("step", "answer_buyer")
    assert any(each.startswith(step[:4]) for each in painted)
    if factor != "2.0":
        assert step in painted


SORTS = [Column.DUE, Column.ITEM, Column.CASE, Column.STEP, Column.VALUE]


@pytest.mark.parametrize(
    "view", ["today", "all", "to_answer", "supplier_to_chase", "to_refund"]
)
@pytest.mark.parametrize("sort", SORTS)
def test_the_next_case_is_the_one_in_the_row_below_whatever_re_sorts(
    page: WindowPage, queue: QueuePage, view: str, sort: Column
) -> None:
    queue.choose_view(view)
    if sort is not Column.DUE:
        queue.tab.list.sort_wanted.emit(int(sort))
        page.settle()
    done = 0
    while done < 3 and queue.current():
        rows = queue.rows()
        below = rows[rows.index(queue.current()) + 1 :]
        before = page.desk.cases.get(page.desk.cases.find(queue.current()))
        assert before.next is not None
        queue.press(Qt.Key.Key_Return)
        page.settle()
        if page.close_dialogs() or before.next.waiting_for is not None:
            # it asks for something first, or nothing is to be done: that is another test's
            if not below:
                break
            queue.go_to(below[0])
            continue
        done += 1
        assert queue.current() == (below[0] if below else "")


def test_the_days_of_a_history_take_no_more_room_than_they_need(
    page: WindowPage, queue: QueuePage
) -> None:
    page.window.resize(1280, 720)
    queue.choose_view("supplier_to_chase")
    timeline = queue.tab.panel._timeline
    timeline.unfold()
    page.settle()
    days = timeline._grid._cells[::2]
    widest = max(day.fontMetrics().horizontalAdvance(day.text()) for day in days)
    assert widest <= days[0].width() <= 1.3 * widest


def test_a_search_that_finds_nothing_is_left_by_its_button(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    rows, current = queue.rows(), queue.rows()[1]
    queue.go_to(current)
    queue.search("zzzz")
    assert queue.rows() == []
    (button,) = (b for b in queue.tab.empty.findChildren(Button) if b.isVisible())
    assert button.plain_text() == "Clear the search"
    button.click()
    page.settle()
    assert (queue.rows(), queue.current()) == (rows, current)
    assert queue.tab.search.line.text() == ""
    assert queue.tab.list.hasFocus()


def test_after_the_last_row_all_is_done_for_today(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    queue.go_to(queue.rows()[-1])
    queue.press(Qt.Key.Key_Return)
    page.settle()
    assert queue.current() == ""
    assert queue.tab.panel._empty._title.text() == "The end of this list"
    assert "Press J" in queue.tab.panel._empty._words.text()
    queue.press("j")
    page.settle()
    assert queue.current() == queue.rows()[0]


def test_done_for_today_is_said_when_it_is(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("today")
    queue.go_to(queue.rows()[0])
    for _ in range(len(queue.rows()) - 1):
        queue.press(Qt.Key.Key_Return)
        page.settle()
        assert queue.current()
    queue.press(Qt.Key.Key_Return)
    page.settle()
    assert queue.current() == ""
    assert queue.tab.panel._empty._title.text() == "Done for today"
    # no row is left to go to, so none is spoken of
    assert not queue.rows()
    assert queue.tab.panel._empty._words.text() == "That was the last case of this list."
    # keys that decide have nothing to decide
    assert not queue.tab.panel._keys.isVisible()


def test_the_open_case_stays_open_where_another_list_has_it(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    opened = []
    queue.tab.list.current_case.connect(opened.append)
    number = queue.rows()[2]
    case_id = page.desk.cases.find(number)
    buyer = page.desk.cases.get(case_id).sale.buyer
    queue.go_to(number)
    opened.clear()
    for listing in (Listing("everything", held=(("buyer", buyer),)), Listing("all")):
        queue.tab.presenter.show(listing)
        page.settle()
        assert number in queue.rows()
        assert queue.current() == number
        assert set(opened) <= {case_id}
    queue.search(buyer)
    page.settle()
    assert queue.current() == number
    assert set(opened) <= {case_id}


def test_after_a_case_in_a_folded_group_comes_the_first_that_is_listed(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    last = page.desk.cases.find(queue.rows()[-1])
    queue.tab.presenter.rows.fold(Group.WAITING, folded=True)
    assert queue.tab.list.case_after(last) == page.desk.cases.find(queue.rows()[0])


def test_what_is_searched_for_is_not_folded_away(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    number = queue.rows()[-1]
    queue.tab.presenter.rows.fold(Group.WAITING, folded=True)
    assert number not in queue.rows()
    queue.search(page.desk.cases.get(page.desk.cases.find(number)).order)
    assert number in queue.rows()


def test_a_list_by_due_date_is_divided_and_who_waits_comes_last(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    names = [name.rsplit(" ", 1)[0] for name in queue.headings()]
    assert names == [n for n in GROUPS if n in names]
    assert names[-1] == "Waiting for others"
    counted = [int(name.rsplit(" ", 1)[1]) for name in queue.headings()]
    assert sum(counted) == len(queue.rows())
    waiting = queue.rows()[-counted[-1] :]
    for number in queue.rows():
        case = page.desk.cases.get(page.desk.cases.find(number))
        assert case.next is not None
        assert (case.next.waiting_for is not None) is (number in waiting)
    queue.tab.list.sort_wanted.emit(int(Column.VALUE))
    page.settle()
    assert queue.headings() == []


def test_a_group_is_folded_by_a_press_and_stays_so(
    page: WindowPage, queue: QueuePage, application: Start, desk_folder: Path
) -> None:
    queue.choose_view("all")
    every, (*_, last) = queue.rows(), queue.headings()
    rows = queue.tab.presenter.rows
    head = rows.row_of(heading(Group.WAITING))
    queue.press_row(head)
    page.settle()
    assert queue.rows() == every[: -int(last.rsplit(" ", 1)[1])]
    assert queue.headings()[-1] == last
    page.window.close()
    again = application(desk_folder)
    again.queue.choose_view("all")
    assert again.queue.headings()[-1] == last
    assert len(again.queue.rows()) < len(every)
    rows = again.queue.tab.presenter.rows
    head = rows.row_of(heading(Group.WAITING))
    again.queue.press_row(head)
    again.settle()
    assert again.queue.rows() == every


def test_arrow_keys_pass_over_headings(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    walked = [queue.current()]
    for _ in queue.rows():
        queue.press(Qt.Key.Key_Down)
        walked.append(queue.current())
    assert list(dict.fromkeys(walked)) == queue.rows()
    for _ in queue.rows():
        queue.press(Qt.Key.Key_Up)
    assert queue.current() == queue.rows()[0]


def test_what_was_listed_and_its_columns_are_there_again(
    page: WindowPage, queue: QueuePage, application: Start, desk_folder: Path
) -> None:
    queue.choose_view("all")
    queue.search("mug")
    columns = queue.tab.list.columns
    columns.show(Column.SUPPLIER, True)
    columns.show(Column.CASE, False)
    queue.tab.list.horizontalHeader().moveSection(0, 2)
    rows, order = queue.rows(), columns.chosen.order
    page.window.close()
    again = application(desk_folder).queue
    assert again.rows() == rows
    assert again.tab.presenter.listing.search == "mug"
    assert again.tab.list.columns.chosen.order == order
    assert not again.tab.list.isColumnHidden(Column.SUPPLIER)
    assert again.tab.list.isColumnHidden(Column.CASE)
    again.tab.list.columns.restore("")
    assert again.tab.list.isColumnHidden(Column.SUPPLIER)
    assert again.tab.list.horizontalHeader().visualIndex(0) == 0


def test_a_way_is_its_key(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("to_answer")
    number = queue.first(page.desk, lambda case: len(case.recommendation.costs) > 2)
    queue.go_to(number)
    ways = [row.way() for row in queue.tab.panel._ways.rows()]
    assert [way.key for way in ways if way] != []
    assert sum(way.cheapest for way in ways if way) == 1
    assert sum(way.recommended for way in ways if way) <= 1
    assert max(way.share for way in ways if way) == 1.0
    back = next(row for row in queue.tab.panel._ways.rows() if row.way().key == "B")
    back.click()
    page.settle()
    assert page.has_dialog(AskBackDialog)


def test_every_text_of_the_panel_is_plain(queue: QueuePage) -> None:
    for label in queue.tab.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_of_twice_the_size_scrolls_nothing_sideways(
    application: Start, desk_folder: Path, language: str
) -> None:
    page = application(desk_folder, factor="2.0", language=language)
    page.window.resize(1280, 720)
    # what was said at the start has room of its own until it was read
    page.window.banner.hide()
    page.settle()
    page.queue.choose_view("all")
    tab = page.queue.tab
    assert tab.width() <= 1280
    panel, keys = tab.panel, tab.panel._keys
    for case_id in page.queue.ids()[:8]:
        tab.list.go_to(case_id)
        page.settle()
        assert panel._inside.minimumSizeHint().width() <= panel._scroll.viewport().width()
    # in so little height what to do comes first; the key and the menu have the sheet of keys
    assert not keys.isVisible()
    page.window.resize(1280, 900)
    page.settle()
    assert keys.height() < panel.height() // 5
    assert 0 < len(keys.shown()) < 6
    page.window.resize(1900, 1000)
    page.settle()
    assert len(keys.shown()) > 2


@pytest.mark.parametrize("language", ["en", "zh"])
def test_in_large_text_what_to_do_is_in_sight_and_the_facts_are_a_line(
    application: Start, desk_folder: Path, language: str
) -> None:
    """At 1280 × 720 and 150 %; a press shows them, and at the usual size they stand there."""
    page = application(desk_folder, factor="1.5", language=language)
    page.window.resize(1280, 720)
    page.window.banner.hide()
    page.settle()
    queue, panel = page.queue, page.queue.tab.panel
    view = panel._scroll.viewport()
    for case_id in queue.each("to_answer"):
        below = panel.decides.mapTo(view, panel.decides.rect().bottomLeft()).y()
        assert below <= view.height(), case_id
        rows = [value for _, value in panel.head.facts.rows()[:2]]
        assert panel.head.short.text() == " · ".join(rows)
        assert not panel.head.facts.isVisible()
    panel.head.unfold.click()
    assert panel.head.facts.isVisible()
    assert panel.head.enter.isVisible()
    panel.head.unfold.click()
    page.window.resize(1900, 1100)
    page.settle()
    assert panel.head.facts.isVisible()
    assert not panel.head.unfold.isVisible()


def test_all_cases_of_a_buyer_are_one_press_away(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    number = queue.first(page.desk, lambda case: bool(case.earlier))
    queue.go_to(number)
    case = page.desk.cases.get(page.desk.cases.find(number))
    buyer = dict(queue.tab.panel.head.facts.rows())["Buyer"]
    count = len(case.earlier)
    assert buyer.endswith("1 return before" if count == 1 else f"{count} returns before")
    queue.tab.panel.head.others.click()
    page.settle()
    assert {short_number(each.number) for each in case.earlier} | {number} <= set(queue.rows())
    assert queue.tab.held.held() == [case.sale.buyer]


def test_a_row_that_changed_is_painted_anew(
    queue: QueuePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, view = queue.tab.presenter.rows, queue.tab.list.viewport()
    at = rows.entries[queue.tab.list.currentIndex().row()]
    row = rows._rows[at]
    first = view.grab().toImage()
    assert view.grab().toImage() == first
    rows.put_rows([replace(row, case=row.case._replace(title=f"{row.title} with a lid"))])
    second = view.grab().toImage()
    assert second != first
    rows.put_rows([row])
    assert view.grab().toImage() == first
    dark = look()._replace(tokens=DARK)
    monkeypatch.setattr("desktop.look.theme._Shown.look", dark)
    assert view.grab().toImage() != first


def test_the_history_says_what_changed_and_who_did_it(
    page: WindowPage, queue: QueuePage
) -> None:
    page.desk.at_desk = "Mei"
    queue.choose_view("to_answer")
    number = queue.rows()[0]
    case_id = page.desk.cases.find(number)
    for _ in range(2):
        page.desk.cases.do(case_id, Move.NOTE, StepOptions(note="called"))
    page.desk.cases.do(case_id, StepKind.ANSWER_BUYER)
    queue.tab.case.refresh()
    page.application.open.shell.go("queue", case_id)
    page.settle()
    rows = queue.tab.panel._timeline._grid.rows()
    assert "→" in rows[0][1]
    assert rows[0][1].endswith("by Mei")
    assert rows[1][1].endswith("× 2")
    assert "called" in rows[1][1]


def test_many_cases_are_snoozed_and_noted_on_at_once(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_answer")
    ids = [page.desk.cases.find(number) for number in queue.rows()[:3]]
    queue.select(3)
    queue.press("n")
    dialog = page.dialog(ask.NoteDialog)
    dialog.note.setPlainText("asked at the trade fair")
    dialog.ok.click()
    page.settle()
    assert all("trade fair" in page.desk.cases.history(i)[-1].body for i in ids)
    assert "3" in page.banner()
    queue.select(3)
    queue.press("s")
    page.dialog(ask.SnoozeDialog).ok.click()
    page.settle()
    assert all(page.desk.cases.get(i).snoozed_until is not None for i in ids)
    page.do("undo")
    page.settle()
    assert all(page.desk.cases.get(i).snoozed_until is None for i in ids)
    assert all("trade fair" in page.desk.cases.history(i)[-3].body for i in ids)


def test_the_labels_of_many_cases_are_one_paper(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("awaiting_parcel")
    papers = []
    page.application.open.shell.paper_made.connect(papers.append)
    queue.select(2)
    page.do("label")
    page.settle()
    (paper,) = papers
    assert "+1" in paper.number


def test_esc_leaves_a_search_into_which_nothing_was_typed(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    queue.press("j")
    before = queue.current()
    page.do("find")
    assert page.window.focusWidget() is queue.tab.search.line
    page.key(Qt.Key.Key_Escape)
    assert page.window.focusWidget() is queue.tab.list
    assert queue.current() == before
    page.key("j")
    assert queue.tab.search.line.text() == ""
    assert queue.current() == queue.rows()[queue.rows().index(before) + 1]


def test_a_slash_leads_to_the_search_and_is_a_letter_in_it(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    queue.press("j")
    queue.press("/")
    assert page.window.focusWidget() is queue.tab.search.line
    assert queue.tab.search.line.text() == ""
    page.key("/")
    assert queue.tab.search.line.text() == "/"
    # from whatever else has the keyboard, too
    queue.tab.search.line.clear()
    queue.tab.views.views.setFocus()
    page.key("/")
    assert page.window.focusWidget() is queue.tab.search.line


def test_esc_in_the_search_brings_back_view_case_and_keys(
    page: WindowPage, queue: QueuePage
) -> None:
    """The case was another one then, and J was typed into the search."""
    queue.choose_view("today")
    queue.press("j")
    before = queue.tab.case.case_id
    queue.tab.search.setFocus()
    queue.search("lamp")
    assert queue.tab.presenter.listing == Listing("today", "lamp")
    QTest.keyClick(queue.tab.search.line, Qt.Key.Key_Escape)
    page.settle()
    assert queue.tab.presenter.listing.view == "today"
    assert queue.tab.case.case_id == before
    assert queue.tab.list.chosen_ids() == [before]
    below = queue.tab.list.case_after(before)
    page.key("j")
    assert queue.tab.case.case_id == below


def test_a_list_that_is_chosen_before_the_window_is_built_whole_is_listed(
    application: Callable[..., WindowPage], desk_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change of the text size G and V came before the case beside the list: that was an error."""
    finish = OpenDesk.finish
    with monkeypatch.context() as early:
        early.setattr(OpenDesk, "finish", lambda _: None)
        page = application(desk_folder)
        queue = page.queue
        for view in ("all", "snoozed", "to_answer"):
            queue.choose_view(view)
            assert queue.tab.presenter.listing.view == view
        rows = queue.rows()
        assert rows
    finish(page.application.open)
    page.settle()
    assert queue.rows() == rows
    assert queue.tab.case.loaded.case.number.endswith(rows[0])


def test_the_last_key_stands_within_the_edge_of_the_cards_and_takes_none_away(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    page.window.resize(1280, 720)
    page.window.banner.hide()
    page.queue.choose_view("to_answer")
    page.settle()
    panel = page.queue.tab.panel
    card, last = panel._advice, [h for h in panel._keys._hints.values() if not h.isHidden()][-1]
    assert panel._scroll.verticalScrollBar().isVisible()
    edge = card.mapTo(panel, card.rect().topRight()).x()
    assert last.mapTo(panel, last.rect().topRight()).x() <= edge
    assert "A approve" in panel._keys.shown()
