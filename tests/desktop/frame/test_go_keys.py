"""G and another key lead to a tab or a view; a G that nobody meant so is a G."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.frame.action_specs import ACTIONS
from desktop.frame.finding.palette import CommandPalette
from desktop.frame.go_keys import GOES, go_words
from desktop.frame.help_dialogs import KeysDialog
from desktop.frame.tabs import place_of
from desktop.queue.list.presenter import VIEWS
from desktop.widgets.key_hint import KeyHint
from tests.pages.dialogs import texts
from tests.pages.products_page import ProductsPage
from tests.pages.window import WindowPage


class Heard(QObject):
    """The letters that come through to a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.keys: list[str] = []
        widget.installEventFilter(self)
        # whoever listens to the focus comes before it again
        widget.clearFocus()
        widget.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keys.append(event.text())
        return False


@pytest.fixture
def page(application: Callable[..., WindowPage], desk_folder: Path) -> WindowPage:
    page = application(desk_folder)
    # whoever waits for the second key waits as long as a test takes
    page.window.go_keys.timer.setInterval(600_000)
    page.queue.tab.list.setFocus()
    return page


def press(page: WindowPage, *keys: str) -> None:
    for key in keys:
        page.key(key)


def test_every_place_has_a_key_of_its_own() -> None:
    assert set(GOES.values()) == {
        *VIEWS,
        *("tab_queue", "tab_policies", "tab_inspection", "products"),
    }
    assert len(set(GOES)) == len(GOES.values())
    # nothing else begins with G in the list
    assert not [spec.id for spec in ACTIONS if spec.scope == "list" and "G" in spec.keys]


@pytest.mark.parametrize(("key", "place"), GOES.items())
def test_g_and_its_key_lead_there(page: WindowPage, key: str, place: str) -> None:
    press(page, "g", key.lower())
    if place in VIEWS:
        assert page.queue.tab.presenter.listing.view == place
        assert page.window.current_tab() == 0
    else:
        assert page.window.current_tab() == place_of(place.removeprefix("tab_"))
    assert page.window.go_keys._held is None


def test_from_another_tab_it_leads_to_the_view(page: WindowPage) -> None:
    page.do("tab_policies")
    page.window.setFocus()
    press(page, "g", "a")
    assert page.window.current_tab() == 0
    assert page.queue.tab.presenter.listing.view == "to_answer"


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QComboBox])
def test_where_letters_are_typed_they_are_typed(page: WindowPage, kind: type[QWidget]) -> None:
    field = kind(page.window)
    field.show()
    if isinstance(field, QComboBox):
        field.setEditable(True)
    field.setFocus()
    heard = Heard(field)
    QTest.keyClicks(page.window.focusWidget(), "go")
    assert page.queue.tab.presenter.listing.view == "today"
    if isinstance(field, QLineEdit):
        assert field.text() == "go"
    assert page.window.go_keys._held is None
    del heard


def test_a_single_key_after_g_does_what_it_does(page: WindowPage) -> None:
    """N leads nowhere behind a G: it is the key of a note, and the G is one by itself."""
    from desktop.queue.dialogs.step_dialogs import NoteDialog

    page.queue.choose_view("to_answer")
    heard = Heard(page.queue.tab.list)
    press(page, "g", "n")
    assert page.has_dialog(NoteDialog)
    assert heard.keys == ["g"]


def test_a_g_after_which_nothing_comes_is_heard_as_one(page: WindowPage) -> None:
    heard = Heard(page.queue.tab.list)
    press(page, "g")
    assert heard.keys == []
    page.window.go_keys.timer.timeout.emit()
    assert heard.keys == ["g"]
    press(page, "g")
    page.key(Qt.Key.Key_Escape)
    assert heard.keys == ["g"]
    # P is the key of a part refund again, and leads nowhere
    assert page.window.go_keys._held is None


def test_the_group_of_a_product_still_has_its_key(page: WindowPage) -> None:
    goods = ProductsPage(page)
    goods.choose(goods.listed()[0])
    goods.key("g")
    assert page.window.focusWidget() is goods.list
    page.window.go_keys.timer.timeout.emit()
    assert goods.panel.fields["group"].editor.hasFocus()


def test_the_keys_stand_in_the_palette_and_on_the_sheet(page: WindowPage) -> None:
    page.do("palette")
    palette = page.dialog(CommandPalette)
    shown = {e.key: e.keys for e in palette.entries() if e.kind == "view"}
    assert shown["all"] == "G V"
    assert all(keys == go_words(view) for view, keys in shown.items())
    page.close_dialogs()
    page.do("keys")
    sheet = page.dialog(KeysDialog)
    assert "Overdue" in texts(sheet)
    assert {hint._key for hint in sheet.findChildren(KeyHint)} >= {f"G {key}" for key in GOES}


def test_what_is_waited_for_is_said_and_goes_again(page: WindowPage) -> None:
    line = page.window.foot.message
    line.leave()
    press(page, "g")
    assert line.text().startswith("G, then")
    page.key(Qt.Key.Key_Escape)
    assert line.text() == ""
