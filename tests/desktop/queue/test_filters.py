"""Filters by any column: chosen with their counts, changed on their chip, saved, renamed, brought back."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from desktop.look.theme import px
from desktop.queue.list.columns import Column
from desktop.queue.list.filter_dialogs import RangeDialog, ValuesDialog, WordsDialog
from desktop.queue.list.filters import (
    PERSON,
    as_asked,
    chip_words,
    filter_words,
    range_of,
    readable,
    with_values,
)
from desktop.queue.list.presenter import Listing
from desktop.widgets.button import Button, IconButton
from desktop.widgets.dialog import Dialog
from desktop.widgets.labels import PlainLabel
from desktop.wording import word
from returns.money import Money
from returns.records.options import StepOptions
from returns.terms import Move
from tests.desktop.two_suppliers import ALDER, BIRCH, mug_and_lamps_of_two
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


def tick(dialog: ValuesDialog, words: str) -> None:
    """Tick the value that begins with these words."""
    items = [dialog.values.item(at) for at in range(dialog.values.count())]
    (item,) = (each for each in items if each.text().startswith(words))
    item.setCheckState(Qt.CheckState.Checked)


def by(queue: QueuePage, column: str, *words: str) -> None:
    """Filter by values of a column through its dialog."""
    queue.tab.filtering.choice.ask(column)
    queue.page.settle()
    dialog = queue.page.dialog(ValuesDialog)
    for each in words:
        tick(dialog, each)
    dialog.ok.click()
    queue.page.settle()


def suppliers_of(page: WindowPage, case_id: int) -> set[str]:
    """Whoever supplied a line of the case."""
    return {line.supplier for line in page.desk.cases.get(case_id).lines}


# --- without a window ----------------------------------------------------------------------------


def test_columns_are_asked_for_as_the_queue_has_them() -> None:
    held = (
        ("reason", "defective"),
        ("value", range_of(Money(1000, "USD"), None, "USD")),
        ("reason", "late"),
        ("customer_id", "17 Lena Müller"),
    )
    assert as_asked(held) == (
        ("reason", ("defective", "late")),
        ("value", ("USD", 1000, "")),
        ("customer_id", (17,)),
    )
    assert with_values(held, "reason", []) == (held[1], held[3])
    assert chip_words(held, "customer_id") == "Lena Müller"


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ([("supplier_name", "")], "Supplier: not known"),
        ([("buyer", ""), ("supplier_name", "")], "Supplier: not known"),
        (
            [("supplier_name", ""), ("supplier_name", "Kiln & Co")],
            "Supplier: not known, Kiln & Co",
        ),
        ([("supplier_name", "Kiln & Co")], "Kiln & Co"),
        ([("waiting_for", "supplier")], "Waiting for: supplier"),
        ([("waiting_for", "")], "nobody: it is ours"),
        ([(PERSON, "Ann")], "Person: Ann"),
    ],
)
def test_a_chip_says_what_its_words_are_of(
    dressed: object, held: list[tuple[str, str]], words: str
) -> None:
    """“not known” stood there, and “supplier” for who is waited for."""
    assert chip_words(tuple(held), held[-1][0]) == words


def test_what_an_edited_file_holds_is_left_out_where_nobody_can_ask_for_it() -> None:
    good = (
        *(("reason", "defective"), ("value", "USD 1 -"), ("customer_id", "3 Ann")),
        ("written", "any words"),
    )
    bad = (("value", "USD"), ("value", "USD x -"), ("customer_id", "Ann"), ("id", "1"))
    assert readable(good + bad) == good


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("USD 1000 7000", "$10.00 – $70.00"),
        ("USD 1000 -", "from $10.00"),
        ("JPY - 2380", "up to JPY 2,380"),
    ],
)
def test_a_range_is_said_in_its_currency(dressed: object, value: str, words: str) -> None:
    assert filter_words("value", value) == words


# --- on a sample desk ----------------------------------------------------------------------------


def test_values_are_listed_with_their_counts_and_several_hold(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    of = {each: suppliers_of(page, each) for each in queue.ids()}
    counts = Counter(name for names in of.values() for name in names)
    queue.tab.filtering.choice.ask("supplier_name")
    page.settle()
    dialog = page.dialog(ValuesDialog)
    told = [dialog.values.item(at).text() for at in range(dialog.values.count())]
    assert f"Kiln & Co  ·  {counts['Kiln & Co']}" in told
    tick(dialog, "Kiln & Co")
    tick(dialog, "Northlight")
    dialog.ok.click()
    page.settle()
    chosen = {"Kiln & Co", "Northlight"}
    assert set(queue.ids()) == {each for each, names in of.items() if names & chosen}
    assert queue.tab.held.held() == ["Kiln & Co, Northlight"] or queue.tab.held.held() == [
        "Northlight, Kiln & Co"
    ]


def _of_two_suppliers(page: WindowPage, queue: QueuePage, folder: Path) -> int:
    """A case with goods of two suppliers among all that are open; its row number."""
    case_id = mug_and_lamps_of_two(page.desk, folder)
    page.application.open.shell.go("queue", case_id)
    page.settle()
    queue.choose_view("all")
    return case_id


def test_a_case_of_two_suppliers_is_found_by_each(
    page: WindowPage, queue: QueuePage, tmp_path: Path
) -> None:
    """Only the first line's was known, and the other one did not stand among those to choose."""
    case_id = _of_two_suppliers(page, queue, tmp_path)
    for name in (ALDER, BIRCH):
        by(queue, "supplier_name", name)
        assert queue.ids() == [case_id]
        assert _names(queue, case_id) == name
        queue.tab.held.clear.click()
        page.settle()


def test_a_case_is_found_by_the_item_and_the_reason_of_each_line(
    page: WindowPage, queue: QueuePage, tmp_path: Path
) -> None:
    """Those of the line that its row names were known, and the others did not stand among the values."""
    case_id = _of_two_suppliers(page, queue, tmp_path)
    for line in page.desk.cases.get(case_id).lines:
        by(queue, "title", f"{line.title}  ·")
        assert queue.ids() == [case_id]
        by(queue, "reason", word("reason", line.reason))
        assert queue.ids() == [case_id]
        queue.tab.held.clear.click()
        page.settle()


def _names(queue: QueuePage, case_id: int) -> str:
    """The supplier that its row names."""
    rows = queue.tab.presenter.rows
    queue.page.until(lambda: rows.case_at(rows.row_of(case_id)) is not None)
    return rows.case_at(rows.row_of(case_id)).supplier


def test_a_row_names_the_supplier_that_was_asked_for_among_several(
    page: WindowPage, queue: QueuePage, tmp_path: Path
) -> None:
    """It stood under the name of its first line, whatever it was found by."""
    case_id = _of_two_suppliers(page, queue, tmp_path)
    assert _names(queue, case_id) == ALDER
    by(queue, "supplier_name", "Kiln & Co", BIRCH)
    assert case_id in queue.ids()
    assert _names(queue, case_id) == BIRCH


def test_a_chip_is_changed_by_a_press_and_let_go_by_its_cross(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    every = queue.rows()
    by(queue, "supplier_name", "Kiln & Co")
    by(queue, "waiting_for", "nobody")
    rows = queue.tab.presenter.rows
    assert not any(rows.case_at(rows.row_of(each)).waits for each in queue.ids())
    queue.tab.held.buttons[0].click()
    page.settle()
    dialog = page.dialog(ValuesDialog)
    assert dialog.column == "supplier_name"
    assert list(dialog._chosen) == ["Kiln & Co"]
    tick(dialog, "Northlight")
    dialog.ok.click()
    page.settle()
    assert "Northlight" in queue.rows(Column.SUPPLIER)
    assert len(queue.tab.held.held()) == 2
    queue.tab.held.closers[0].click()
    page.settle()
    assert len(queue.tab.held.held()) == 1
    assert page.window.focusWidget() is queue.tab.list
    queue.tab.held.closers[0].click()
    page.settle()
    assert queue.rows() == every


def test_a_view_is_listed_as_it_is_counted_and_the_chips_before_come_back_by_one_press(
    page: WindowPage, queue: QueuePage
) -> None:
    """The chips went along to the next view, whose count said eight beside one row."""
    queue.choose_view("to_answer")
    by(queue, "supplier_name", "Kiln & Co")
    queue.choose_view("all")
    assert queue.tab.held.held() == []
    assert f"{len(queue.rows()):,}" == queue.views()["All open"]
    assert "no longer only Kiln & Co" in page.banner()
    page.press_banner()
    assert queue.tab.held.held() == ["Kiln & Co"]
    assert queue.tab.presenter.listing.view == "all"
    assert page.window.focusWidget() is queue.tab.list


def test_a_press_on_the_chosen_view_shows_it_whole(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    every = queue.rows()
    by(queue, "supplier_name", "Kiln & Co")
    views = queue.tab.views.views
    spot = views.visualRect(views.currentIndex()).center()
    QTest.mouseClick(views.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    page.settle()
    assert queue.rows() == every


def test_a_saved_filter_is_left_without_a_word(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    by(queue, "supplier_name", "Kiln & Co")
    queue.tab.filters.save("kiln")
    queue.choose_view("to_answer")
    assert queue.tab.held.held() == []
    assert "no longer only" not in page.banner()
    queue.tab.filters.choose("kiln")
    page.settle()
    assert queue.tab.held.held() == ["Kiln & Co"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_clear_all_stands_at_the_end_of_the_first_row_of_chips(
    page: WindowPage, queue: QueuePage, lang: str
) -> None:
    """With four of them it had a row to itself."""
    page.window.resize(1280, 720)
    page.application.appearance.set_language(lang)
    queue.choose_view("all")
    bar, presenter = queue.tab.held, queue.tab.presenter
    for column, value in (
        ("supplier_name", "Kiln & Co"),
        ("channel_name", "Amazon DE"),
        ("reason", "damaged_in_transit"),
        ("next_step", "chase_supplier"),
    ):
        presenter.hold_to(column, value)
        page.settle()
        first = bar.buttons[0].mapTo(bar, QPoint(0, bar.buttons[0].height() // 2))
        at = bar.clear.mapTo(bar, QPoint(0, bar.clear.height() // 2))
        assert bar.clear.isHidden() or abs(at.y() - first.y()) <= 2
    assert bar.clear.isVisible()
    assert bar.clear.geometry().right() > bar.more.geometry().right()
    assert bar.clear.geometry().right() <= bar.width()


def test_clear_all_shows_the_view_again(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    every = queue.rows()
    by(queue, "supplier_name", "Kiln & Co")
    by(queue, "channel_name", queue.tab.presenter.rows.case_at(1).case.channel)
    assert queue.tab.held.clear.isVisible()
    queue.tab.held.clear.click()
    page.settle()
    assert queue.rows() == every
    assert not queue.tab.held.isVisible()


def test_sums_from_to_are_of_one_currency(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    queue.tab.filtering.choice.ask("value")
    page.settle()
    dialog = page.dialog(RangeDialog)
    dialog.currency.setCurrentText("EUR")
    dialog.least.line.setText("50")
    dialog.most.line.setText("20")
    assert not dialog.ok.isEnabled()
    assert dialog.problem.text() == "From is more than to."
    dialog.most.line.setText("x")
    assert not dialog.ok.isEnabled()
    dialog.most.line.setText("")
    dialog.ok.click()
    page.settle()
    values = queue.rows(Column.VALUE)
    assert values
    assert all(value.startswith("€") and float(value[1:]) >= 50 for value in values)
    assert queue.tab.held.held() == ["from €50.00"]


def test_values_are_looked_for_by_words(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    queue.tab.filtering.choice.ask("title")
    page.settle()
    dialog = page.dialog(ValuesDialog)
    many = dialog.values.count()
    dialog.search.setText("lamp")
    page.settle()
    assert 0 < dialog.values.count() < many
    assert all(
        "lamp" in dialog.values.item(at).text().lower() for at in range(dialog.values.count())
    )
    # Enter on a value alone filters by it
    dialog.values.itemActivated.emit(dialog.values.item(0))
    page.settle()
    assert len(queue.tab.held.held()) == 1


def test_a_value_is_filtered_by_with_the_keyboard_alone(
    page: WindowPage, queue: QueuePage
) -> None:
    """The lit row is what Enter takes; the arrows lead into the list, where Space ticks several."""
    queue.choose_view("all")
    queue.tab.filtering.choice.ask("supplier_name")
    page.settle()
    dialog = page.dialog(ValuesDialog)
    lit = dialog.values.currentItem().text().split("  ·")[0]
    page.key(Qt.Key.Key_Return)
    assert set(queue.rows(Column.SUPPLIER)) == {lit}
    queue.tab.presenter.hold_to("supplier_name")
    page.settle()
    queue.tab.filtering.choice.ask("supplier_name")
    page.settle()
    dialog = page.dialog(ValuesDialog)
    names = [dialog.values.item(at).text().split("  ·")[0] for at in range(3)]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        page.key(key)
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert set(queue.rows(Column.SUPPLIER)) == set(names[:2])


def test_down_from_the_search_keeps_what_is_lit_and_lets_go_of_no_earlier_tick(
    page: WindowPage, queue: QueuePage
) -> None:
    """With one found, Down stood on the tick that is kept below it, and Space took it away."""
    queue.choose_view("all")
    queue.tab.filtering.choice.ask("supplier_name")
    page.settle()
    dialog = page.dialog(ValuesDialog)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Up):
        page.key(key)
    first, second = (dialog.values.item(at).text().split("  ·")[0].strip() for at in range(2))
    dialog.search.setText(second)
    page.settle()
    assert dialog.values.count() == 2
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        page.key(key)
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert set(queue.rows(Column.SUPPLIER)) == {first, second}


def test_what_is_typed_before_the_values_are_known_is_looked_for(
    page: WindowPage, queue: QueuePage
) -> None:
    """It went to the list: K after F paid the chosen case back, I opened another tab."""
    queue.choose_view("all")
    paid = page.desk.cases.get(queue.tab.case.case_id).payments
    queue.tab.filtering.choice.ask("supplier_name")
    dialog = page.dialog(ValuesDialog)
    assert dialog.focusWidget() is dialog.search
    assert not dialog.ok.isEnabled()
    QTest.keyClicks(dialog.search, "kiln")
    page.settle()
    page.settle()
    assert [dialog.values.item(at).text()[:9] for at in range(dialog.values.count())] == [
        "Kiln & Co"
    ]
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert queue.tab.held.held() == ["Kiln & Co"]
    queue.tab.filtering.choice.ask("value")
    sums = page.dialog(RangeDialog)
    assert sums.focusWidget() is sums.least.line
    page.settle()
    assert sums.currency.count() > 1
    sums.reject()
    assert page.desk.cases.get(queue.tab.case.case_id).payments == paid


@pytest.mark.parametrize("action", ["at_desk", "new_case"])
def test_a_dialog_of_the_window_has_the_keys_that_follow_at_once(
    page: WindowPage, queue: QueuePage, action: str
) -> None:
    """The desk was asked first, and the letters of a name were keys that decide."""
    queue.choose_view("all")
    page.window.actions_table[action].trigger()
    assert page.has_dialog(Dialog)
    page.dialog(Dialog).reject()
    page.settle()


def test_the_arrows_lead_from_the_values_back_to_the_search(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    queue.tab.filtering.choice.ask("reason")
    page.settle()
    dialog = page.dialog(ValuesDialog)
    page.key(Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.values
    page.key(Qt.Key.Key_Up)
    page.key(Qt.Key.Key_Up)
    assert dialog.focusWidget() is dialog.search


def test_a_filter_is_let_go_where_its_last_value_is_unticked(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    every = queue.rows()
    by(queue, "supplier_name", "Kiln & Co")
    queue.tab.held.buttons[0].click()
    page.settle()
    dialog = page.dialog(ValuesDialog)
    values = [dialog.values.item(at) for at in range(dialog.values.count())]
    (ticked,) = (each for each in values if each.checkState() is Qt.CheckState.Checked)
    ticked.setCheckState(Qt.CheckState.Unchecked)
    page.key(Qt.Key.Key_Return)
    assert queue.rows() == every


def test_the_key_f_opens_the_menu_of_columns(page: WindowPage, queue: QueuePage) -> None:
    queue.press("f")
    menus = [each for each in queue.tab.findChildren(QMenu) if each.isVisible()]
    assert len(menus) == 1
    assert [each.text() for each in menus[0].actions()][:2] == [
        "Filter by supplier…",
        "Filter by reason…",
    ]
    menus[0].close()
    page.settle()


def test_a_search_stays_inside_the_filters(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    by(queue, "supplier_name", "Kiln & Co")
    queue.search("mug")
    assert all("Kiln & Co" in suppliers_of(page, each) for each in queue.ids())
    assert queue.tab.held.held() == ["Kiln & Co"]


def test_a_filter_saved_closed_and_reopened_brings_back_exactly_what_was_there(
    application: Start, page: WindowPage, queue: QueuePage
) -> None:
    folder = page.desk.folder
    queue.choose_view("all")
    by(queue, "supplier_name", "Kiln & Co")
    queue.tab.presenter.sort_by(Column.VALUE)
    page.settle()
    queue.tab.list.columns.show(Column.BUYER, True)
    rows = queue.rows()
    queue.go_to(rows[2])
    queue.tab.views.save_wanted.emit()
    dialog = page.dialog(Dialog)
    dialog.findChild(QLineEdit).setText("kiln by value")
    dialog.ok.click()
    page.settle()
    page.window.close()
    again = application(folder).queue
    assert again.rows() == rows
    assert again.current() == rows[2]
    assert again.tab.held.held() == ["Kiln & Co"]
    # a chip that is made before the window is dressed grows afterwards: words stay in line with it
    only, chip = again.tab.held._only, again.tab.held._chips[0]
    again.tab.held.buttons[0].setMinimumHeight(chip.height() + 20)
    again.page.settle()
    assert abs(only.geometry().center().y() - chip.geometry().center().y()) <= 1
    assert not again.tab.list.isColumnHidden(Column.BUYER)
    # and after something else was looked at, the filter brings sort and columns along
    again.tab.list.columns.show(Column.BUYER, False)
    again.tab.presenter.let_go()
    again.tab.presenter.sort_by(Column.DUE)
    again.page.settle()
    assert again.rows() != rows
    again.tab.filters.choose("kiln by value")
    again.page.settle()
    assert again.rows() == rows
    assert not again.tab.list.isColumnHidden(Column.BUYER)


def test_a_saved_filter_is_renamed_and_changed(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    by(queue, "supplier_name", "Kiln & Co")
    queue.tab.filters.save("kiln")
    queue.tab.filters.save("other")
    queue.tab.views.rename_wanted.emit("kiln")
    dialog = page.dialog(Dialog)
    dialog.findChild(QLineEdit).setText("other")
    assert not dialog.ok.isEnabled()
    dialog.findChild(QLineEdit).setText("the kiln")
    dialog.ok.click()
    page.settle()
    assert [name for name, _ in queue.tab.filters.counted()] == ["the kiln", "other"]
    by(queue, "waiting_for", "nobody")
    queue.tab.views.change_wanted.emit("the kiln")
    page.settle()
    assert dict(queue.tab.filters.counted())["the kiln"] == str(len(queue.rows()))
    held = queue.tab.held.held()
    queue.choose_view("today")
    queue.tab.held.clear.click()
    page.settle()
    queue.tab.filters.choose("the kiln")
    page.settle()
    assert queue.tab.held.held() == held


def test_a_filter_on_what_is_gone_says_so_and_can_be_cleared(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    every = queue.rows()
    queue.tab.presenter.hold_to("supplier_name", "Gone & Sons")
    page.settle()
    page.settle()
    empty = queue.tab.empty
    assert empty.isVisible()
    assert empty._words.text().startswith("Supplier “Gone & Sons”: no case on this desk has it")
    empty._button.click()
    page.settle()
    assert queue.rows() == every
    assert page.window.focusWidget() is queue.tab.list


def test_one_of_several_suppliers_that_is_gone_is_said_once(
    page: WindowPage, queue: QueuePage
) -> None:
    """The rows of the others hid that those of a supplier who was renamed had left a saved filter."""
    queue.choose_view("all")
    queue.tab.presenter.hold_to("supplier_name", "Northlight", "Kiln & Co")
    page.settle()
    assert "Kiln & Co" not in page.banner()
    kiln = next(each for each in page.desk.policies.suppliers() if each.name == "Kiln & Co")
    change = page.desk.policies.edit_supplier(kiln.id, name="Kiln Works")
    page.application.open.shell.changes.tell(change)
    page.settle()
    said = "Supplier “Kiln & Co” was renamed or deleted: only the others are listed."
    assert page.banner() == said
    page.window.banner.hide()
    queue.tab.presenter.reload()
    page.settle()
    assert page.banner() != said
    queue.tab.presenter.hold_to("supplier_name", "Northlight", "Kiln Works")
    page.settle()
    assert page.banner() != said


def test_a_step_that_no_case_has_now_was_not_renamed(
    page: WindowPage, queue: QueuePage
) -> None:
    """A filter by next step said of “Inspect parcel” that it had been renamed or deleted."""
    queue.choose_view("all")
    for column, value in (("next_step", "replace"), ("value", "OMR 1000 -")):
        queue.tab.presenter.hold_to(column, value)
        page.settle()
        assert queue.tab.empty.isVisible()
        assert "renamed" not in queue.tab.empty._words.text()
        queue.tab.presenter.hold_to(column)
        page.settle()


def test_what_is_ticked_keeps_its_count_while_others_are_looked_for(
    page: WindowPage, queue: QueuePage
) -> None:
    """It was said to have no case as soon as another name was typed."""
    queue.choose_view("all")
    queue.tab.filtering.choice.ask("supplier_name")
    page.settle()
    dialog = page.dialog(ValuesDialog)
    tick(dialog, "Kiln & Co")
    told = [dialog.values.item(at).text() for at in range(dialog.values.count())]
    dialog.search.setText("north")
    page.settle()
    (kept,) = [each for each in told if each.startswith("Kiln & Co")]
    assert not kept.endswith(" 0")
    assert dialog.values.item(dialog.values.count() - 1).text() == kept
    dialog.reject()
    page.settle()


def test_closed_cases_never_come_first(page: WindowPage, queue: QueuePage) -> None:
    queue.tab.presenter.show(Listing("everything"))
    page.settle()
    rows = queue.tab.presenter.rows
    closed = [rows.case_at(rows.row_of(each)).case.closed for each in queue.ids()]
    assert set(closed) == {True, False}
    assert closed == sorted(closed)
    assert queue.headings()[-1] == f"Closed {sum(closed)}"
    assert len(queue.tab.presenter.rows.entries) == len(closed) + len(queue.headings())


def test_the_chips_speak_the_language_on_screen(page: WindowPage, queue: QueuePage) -> None:
    queue.choose_view("all")
    by(queue, "waiting_for", "nobody")
    page.do("lang_zh")
    assert queue.tab.held.held() == ["无需等待，轮到我们"]
    page.do("lang_en")


def test_words_that_somebody_wrote_are_asked_for_and_changed(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    queue = page.queue
    queue.choose_view("all")
    case_id = queue.ids()[2]
    page.desk.cases.do(case_id, Move.NOTE, StepOptions(note="Ask the carrier about box 7"))
    queue.tab.filtering.choice.ask("written")
    page.settle()
    dialog = page.dialog(WordsDialog)
    dialog.line.setText(" about box 7 ")
    dialog.ok.click()
    page.settle()
    assert queue.ids() == [case_id]
    assert queue.tab.held.held() == ["“about box 7” in letters, notes, tracking"]
    # its chip changes it; no words free the list
    queue.tab.held.buttons[0].click()
    page.settle()
    dialog = page.dialog(WordsDialog)
    assert dialog.line.text() == "about box 7"
    dialog.line.clear()
    dialog.ok.click()
    page.settle()
    assert queue.tab.presenter.listing.held == ()


def test_the_head_of_a_case_counts_the_items_that_its_row_does(
    page: WindowPage, queue: QueuePage, tmp_path: Path
) -> None:
    """It counted pieces beside a chip that counted lines: "Mug and 2 more", "2 lines"."""
    case_id = mug_and_lamps_of_two(page.desk, tmp_path)
    page.application.open.shell.go("queue", case_id)
    page.settle()
    for lang, head, chip in (
        ("zh", "Mug，另有 1 项商品", "2 项商品"),
        ("en", "Mug and 1 more item", "2 items"),
    ):
        page.do(f"lang_{lang}")
        page.settle()
        rows = queue.tab.presenter.rows
        assert queue.tab.case.view().title == head
        assert chip in [words for words, *_ in rows.case_at(rows.row_of(case_id)).chips]


def test_where_no_value_is_listed_it_is_said_why(page: WindowPage, queue: QueuePage) -> None:
    """The dialog was a field above nothing."""
    queue.choose_view("all")
    queue.tab.filtering.choice.ask("person")
    page.settle()
    dialog = page.dialog(ValuesDialog)
    assert dialog.nothing.isVisible()
    assert "status line" in dialog.nothing.text()
    dialog.reject()
    page.settle()
    queue.tab.filtering.choice.ask("supplier_name")
    page.settle()
    dialog = page.dialog(ValuesDialog)
    assert dialog.nothing.isHidden()
    dialog.search.setText("qqq")
    page.settle()
    assert dialog.nothing.isVisible()
    assert "these letters" in dialog.nothing.text()
    dialog.reject()


def test_a_search_is_inside_its_view_and_is_ended_by_its_cross(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("to_refund")
    listed, bar = queue.rows(), queue.tab.held
    queue.go_to(listed[1])
    queue.search("lamp")
    inside = queue.rows()
    assert bar.isVisible()
    assert bar.scope.plain_text() == "in all cases"
    bar.scope.click()
    page.settle()
    everywhere = queue.rows()
    assert inside == [each for each in listed if each in everywhere] != everywhere
    assert bar.scope.isHidden()
    # what is typed on is looked for there, too
    queue.search("lam")
    assert set(queue.rows()) >= set(everywhere)
    (closer,) = [each for each in bar.findChildren(IconButton) if not each.isHidden()]
    closer.click()
    page.settle()
    assert bar.isHidden()
    assert (queue.rows(), queue.current()) == (listed, listed[1])
    assert queue.tab.search.line.text() == ""


def test_what_no_case_of_a_view_has_is_looked_for_in_all_of_them(
    page: WindowPage, queue: QueuePage
) -> None:
    """And one more letter in the view again; a view that is chosen stays, whatever it has."""
    queue.choose_view("to_refund")
    mine = queue.rows()
    other = next(
        row.number[-5:] for row in page.desk.queue.all("closed") if row.number[-5:] not in mine
    )
    queue.search(other)
    bar = queue.tab.held
    assert queue.rows() == [other]
    told = [each.text() for each in bar.findChildren(PlainLabel) if each.isVisible()]
    assert "none in “To refund”" in told
    assert bar.scope.isHidden()
    queue.search(mine[0])
    assert queue.rows() == [mine[0]]
    assert queue.tab.presenter.listing.view == "to_refund"
    queue.search(other)
    queue.tab.presenter.show(queue.tab.presenter.listing._replace(view="to_refund"))
    page.settle()
    assert queue.rows() == []
    assert bar.scope.plain_text() == "in all cases"


def test_the_words_of_a_search_stand_beside_the_filters(
    page: WindowPage, queue: QueuePage
) -> None:
    queue.choose_view("all")
    queue.tab.presenter.hold_to("supplier_name", "Northlight")
    page.settle()
    queue.search("lamp")
    bar = queue.tab.held
    assert bar.held() == ["Northlight"]
    shown = [each for each in bar.findChildren(Button) if each.isVisible()]
    shown.sort(key=lambda each: each.mapTo(bar, QPoint()).x())
    words = [each.plain_text() for each in shown]
    assert words[:3] == ["“lamp”", "in all cases", "Northlight"]
    # with one of them beside the words there is no need to clear all
    assert bar.clear.isHidden()
    page.application.appearance.set_language("zh")
    page.settle()
    assert bar.scope.plain_text() == "在全部案件中"


def test_the_list_of_values_is_as_tall_as_they_are(queue: QueuePage) -> None:
    """An empty strip stood between the last one and the buttons."""
    queue.choose_view("all")
    queue.tab.filtering.choice.ask("reason")
    queue.page.settle()
    dialog = queue.page.dialog(ValuesDialog)
    values = dialog.values
    last = values.visualItemRect(values.item(values.count() - 1))
    assert 4 < values.count() < 11
    assert 0 <= values.viewport().height() - last.bottom() < px(10)
    tall = values.height()
    QTest.keyClicks(dialog.search, "wrong")
    queue.page.settle()
    assert 0 < values.count() < 4
    assert values.height() == tall, "the buttons move while one types"
    dialog.reject()
