"""Ctrl+K: what it lists before and while one types, in both languages, and what it does then."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.frame.action_specs import ACTIONS
from desktop.frame.palette import CommandPalette
from desktop.frame.palette_entries import Entry, Heading, Known, lines
from desktop.frame.synonyms import SYNONYMS
from returns.casework.products import ProductTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase
from tests.desktop.conftest import NOW
from tests.pages.products_page import ProductsPage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
EVERY = Known(frozenset(spec.id for spec in ACTIONS), counts={"overdue": 3})


def typed(page: WindowPage, words: str) -> CommandPalette:
    if not page.has_dialog(CommandPalette):
        page.do("palette")
    palette = page.dialog(CommandPalette)
    palette.line.line.setText(words)
    page.until(lambda: not palette._pause.isActive())
    page.settle()
    return palette


def actions(words: str, known: Known = EVERY) -> list[str]:
    found = lines(words, known, (), asked=True)
    return [line.key for line in found if isinstance(line, Entry) and line.kind == "action"]


def test_it_finds_actions_cases_and_suppliers(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    number = page.queue.rows()[-1]
    order = page.desk.cases.get(page.desk.cases.find(number)).order
    palette = typed(page, "evidence")
    assert "evidence" in {entry.key for entry in palette.entries() if entry.kind == "action"}
    assert "supplier" in {entry.kind for entry in typed(page, "kiln").entries()}
    palette = typed(page, order)
    assert any(number in entry.title for entry in palette.entries() if entry.kind == "case")
    page.key(Qt.Key.Key_Down)
    palette.close()


def test_it_opens_what_was_chosen(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    number = page.queue.rows()[-1]
    case_id = page.desk.cases.find(number)
    page.do("palette")
    page.dialog(CommandPalette).chosen.emit("case", str(case_id))
    page.settle()
    assert page.queue.tab.case.case_id == case_id
    palette = page.dialog(CommandPalette)
    palette.chosen.emit("action", "tab_inspection")
    page.settle()
    assert page.window.current_tab() == 2
    palette.close()


def test_it_is_never_blank(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    number = page.queue.current()
    palette = typed(page, "")
    assert palette.headings()[0].startswith(f"For {number}")
    assert palette.headings()[-1] == "Go to"
    own = [entry.key for entry in palette.entries()[:6]]
    assert own[0] == "recommended"
    assert palette.entries()[0].detail == page.queue.tab.panel._advice._what.text()
    views = {entry.key: entry.detail for entry in palette.entries() if entry.kind == "view"}
    counts = page.desk.queue.counts()
    assert views == {view: f"{counts[view]:,}" for view in views}
    assert "all" in views
    palette.close()


def test_what_was_chosen_last_comes_first_next_time(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    for action in ("tab_policies", "tab_inspection"):
        page.do("palette")
        page.dialog(CommandPalette).chosen.emit("action", action)
        page.dialog(CommandPalette).close()
        page.settle()
    palette = typed(page, "")
    assert palette.headings()[0] == "Recent"
    assert [entry.key for entry in palette.entries()[:2]] == ["tab_inspection", "tab_policies"]
    palette.close()


def test_down_passes_over_the_names_of_groups(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    palette = typed(page, "")
    seen = []
    for _ in palette.entries():
        seen.append(palette.list.currentRow())
        page.key(Qt.Key.Key_Down)
    headed = [at for at, line in enumerate(palette._lines()) if isinstance(line, Heading)]
    assert len(headed) > 1
    assert seen == [at for at in range(palette.list.count()) if at not in headed]
    page.key(Qt.Key.Key_Down)
    assert palette.list.currentRow() == seen[-1]
    palette.close()


def test_a_view_is_gone_to(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    palette = typed(page, "overdue")
    assert [entry.key for entry in palette.entries()] == ["overdue"]
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert page.queue.tab.presenter.listing.view == "overdue"
    assert page.queue.tab.views.views.key() == "overdue"


def test_what_has_no_name_can_be_searched_for_or_begun(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    palette = typed(page, "zzz 77")
    assert palette.headings() == ["Nothing is called “zzz 77”"]
    assert [entry.kind for entry in palette.entries()] == ["search", "new", "action"]
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert page.queue.tab.presenter.listing.search == "zzz 77"
    assert page.queue.tab.search.line.text() == "zzz 77"


@pytest.mark.parametrize(
    ("words", "order", "item"), [("ORD-9", "ORD-9", ""), ("mug", "", "mug")]
)
def test_a_new_case_begins_with_what_was_typed(
    application: Start, desk_folder: Path, words: str, order: str, item: str
) -> None:
    page = application(desk_folder)
    from desktop.queue.dialogs.new_case_dialog import NewCaseDialog

    page.do("palette")
    page.dialog(CommandPalette).chosen.emit("new", words)
    page.dialog(CommandPalette).close()
    page.settle()
    dialog = page.dialog(NewCaseDialog)
    assert (dialog.order.text(), dialog.title.text()) == (order, item)
    dialog.reject()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("returnless", "keep"),
        ("refuse", "decline"),
        ("postpone", "snooze"),
        ("部分退款", "part_refund"),
        ("bftk", "part_refund"),
        ("MONEY BACK", "keep"),
        ("导入", "import"),
        ("beifen", ""),
        ("中文", "lang_zh"),
    ],
)
def test_other_words_find_an_action(words: str, wanted: str) -> None:
    found = actions(words)
    assert wanted in found if wanted else found == ["keys"]


@pytest.mark.parametrize("name", ["note", "snooze", "import"])
def test_a_whole_name_comes_first(name: str) -> None:
    assert actions(name)[0] == {"snooze": "snooze", "note": "note", "import": "import"}[name]


def test_one_character_of_chinese_is_enough(application: Start, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    price = Money.parse("18.40", "USD")
    desk.by_hand.open(NewCase("112-1", "Amazon US", "台灯", "defective", price))
    desk.close()
    page = application(tmp_path / "desk")
    assert any(entry.kind == "case" for entry in typed(page, "灯").entries())
    page.dialog(CommandPalette).close()


def test_the_order_that_was_typed_comes_before_others_with_such_words(
    application: Start, tmp_path: Path
) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    price = Money.parse("18.40", "USD")
    for order in ("K-1-7", "K-1-8", "K-1"):
        desk.by_hand.open(NewCase(order, "Shop A", "Mug", "defective", price))
    desk.close()
    page = application(tmp_path / "desk")
    cases = [entry for entry in typed(page, "k-1").entries() if entry.kind == "case"]
    assert len(cases) == 3
    assert cases[0].detail.endswith(" K-1")


def test_the_english_name_is_found_in_chinese(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder, language="zh")
    palette = typed(page, "note")
    assert palette.entries()[0].key == "note"
    palette.close()


def test_an_action_that_cannot_be_done_is_not_found() -> None:
    assert actions("returnless", Known(frozenset({"keys", "note"}))) == ["keys"]


def test_without_a_desk_only_what_works_is_offered(application: Start) -> None:
    page = application()
    palette = typed(page, "zzz")
    assert [entry.key for entry in palette.entries()] == ["keys"]
    palette.close()


def test_other_words_are_of_actions_that_there_are() -> None:
    assert set(SYNONYMS) <= {spec.id for spec in ACTIONS}
    for words in SYNONYMS.values():
        assert all(word == word.casefold() and word for word in words)


def test_enter_right_behind_the_last_character_waits_for_what_is_found(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    number = page.queue.rows()[-1]
    case_id = page.desk.cases.find(number)
    order = page.desk.cases.get(case_id).order
    page.do("palette")
    line = page.dialog(CommandPalette).line.line
    # as a scanner does: no event loop in between
    QTest.keyClicks(line, order)
    QTest.keyClick(line, Qt.Key.Key_Return)
    page.until(lambda: page.queue.tab.case.case_id == case_id)
    assert not page.has_dialog(CommandPalette)


def test_a_product_without_a_case_is_gone_to(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    page.desk.products.tell("GONG-1", ProductTold(title="Small gong"))
    page.desk.products.tell("gong-1", ProductTold(title="Large gong"))
    palette = typed(page, "gong")
    assert [(entry.kind, entry.key) for entry in palette.entries()] == [
        ("goods", "GONG-1"),
        ("goods", "gong-1"),
    ]
    assert palette.entries()[0].detail == "GONG-1 · no case"
    page.key(Qt.Key.Key_Down)
    QTest.keyClick(palette.line.line, Qt.Key.Key_Return)
    page.settle()
    goods = ProductsPage(page)
    # the one of the two that was chosen, and the keyboard is on it
    assert goods.chosen() == ["gong-1"]
    assert goods.list.hasFocus()


def test_a_product_that_came_back_lists_its_cases(
    application: Start, desk_folder: Path
) -> None:
    page = application(desk_folder)
    case = page.desk.cases.get(page.desk.cases.find(page.queue.rows()[0]))
    sku = case.lead.sku
    palette = typed(page, sku)
    (entry,) = [each for each in palette.entries() if each.key == sku]
    assert entry.kind == "product"
    palette.chosen.emit(entry.kind, entry.key)
    page.settle()
    assert case.number.endswith(tuple(page.queue.rows()))
    palette.close()
