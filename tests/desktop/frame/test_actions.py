"""The table of actions: all reachable, all named, no key twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QApplication

from desktop.frame.action_specs import ACTIONS
from desktop.frame.actions import action_words
from desktop.frame.menus import MENUS, OTHERS, Menu
from desktop.queue.list.filter_dialogs import ValuesDialog
from resources import resource
from tests.pages.window import WindowPage


def listed(menus: tuple["str | Menu", ...]) -> Iterator[str]:
    for each in menus:
        if isinstance(each, str):
            yield each
        else:
            yield from listed(each[1])


def test_every_action_stands_in_a_menu_once() -> None:
    counted = Counter(name for name in listed(MENUS) if name != "-")
    assert set(counted) == {spec.id for spec in ACTIONS}
    assert set(counted.values()) == {1}


def test_the_other_ways_are_actions() -> None:
    assert set(OTHERS) - {"-"} <= {spec.id for spec in ACTIONS}


def test_no_key_means_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_single_letters_work_in_the_list_only() -> None:
    for spec in ACTIONS:
        for key in spec.keys:
            # a field that is typed into keeps its signs, as the queue's test of it holds
            if (len(key) == 1 and key not in "?/") or key in {"Return", "Enter", "Space"}:
                assert spec.scope == "list", spec.id


def test_every_icon_is_drawn(qapp: object) -> None:
    from desktop.look.icons import pixmap

    for spec in ACTIONS:
        if spec.icon:
            assert Path(resource("icons", f"{spec.icon}.svg")).is_file(), spec.icon
            drawn = pixmap(spec.icon, "#000000", 16).toImage()
            inked = any(drawn.pixelColor(x, y).alpha() for x in range(16) for y in range(16))
            assert inked, spec.icon


def test_the_daily_keys_are_those_of_the_manual() -> None:
    keys = {spec.id: spec.keys for spec in ACTIONS}
    daily = {
        "part_refund": "P",
        "approve": "A",
        "decline": "D",
        "keep": "K",
        "ask_back": "B",
        "to_supplier": "U",
        "instead": "X",
        "rma": "R",
        "snooze": "S",
        "note": "N",
        "peek": "Space",
        "palette": "Ctrl+K",
        "undo": "Ctrl+Z",
    }
    assert {name: keys[name][0] for name in daily} == daily
    assert all(action_words(spec) for spec in ACTIONS)


def test_no_key_reaches_the_list_through_a_dialog_that_was_just_opened(
    application: Callable[..., WindowPage], desk_folder: Path
) -> None:
    """Until the system gave the keyboard to it, the next letter still decided the case below."""
    page = application(desk_folder)
    page.queue.choose_view("to_answer")
    case_id, keep = page.queue.tab.case.case_id, page.window.actions_table["keep"]
    pressed = QShortcutEvent(QKeySequence("K"), 0)
    page.queue.tab.filtering.choice.ask("supplier_name")
    QApplication.sendEvent(keep, pressed)
    page.settle()
    assert not page.desk.cases.letters(case_id)
    page.dialog(ValuesDialog).reject()
    page.settle()
    QApplication.sendEvent(keep, pressed)
    page.settle()
    assert len(page.desk.cases.letters(case_id)) == 1


def by_palette(page: WindowPage) -> None:
    page.do("palette")


def by_menu_of_a_row(page: WindowPage) -> None:
    shown, at = page.queue.tab.list.viewport(), page.queue.tab.list.current_box().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, shown.mapToGlobal(at))
    QApplication.sendEvent(shown, asked)


@pytest.mark.parametrize("opened", [by_palette, by_menu_of_a_row])
def test_no_key_reaches_the_list_through_a_popup_that_was_just_opened(
    application: Callable[..., WindowPage],
    desk_folder: Path,
    opened: Callable[[WindowPage], None],
) -> None:
    """The menu key and a quick K paid the case back below the menu."""
    page = application(desk_folder)
    page.queue.choose_view("to_answer")
    case_id, keep = page.queue.tab.case.case_id, page.window.actions_table["keep"]
    opened(page)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QApplication.sendEvent(keep, QShortcutEvent(QKeySequence("K"), 0))
    page.settle()
    assert not page.desk.cases.letters(case_id)
    popup.close()
    page.settle()
