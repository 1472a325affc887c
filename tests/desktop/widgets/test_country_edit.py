"""A country is chosen from the list, in the language on screen, and is on a label in full."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.look.theme import Theme
from desktop.queue.dialogs.ships_to import AddressDialog
from desktop.widgets.address_edit import AddressEdit
from returns.records.policy import Address
from returns.records.postal import address_lines, countries, country_code

STREET = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4RN", "GB")


@pytest.fixture
def edit(qtbot: QtBot, dressed: Theme) -> AddressEdit:
    told = AddressEdit()
    qtbot.addWidget(told)
    told.set_address(STREET)
    told.show()
    return told


def leave(edit: AddressEdit, typed: str) -> None:
    edit.country.setFocus()
    edit.country.selectAll()
    edit.country.insert(typed)
    edit.country.completer().popup().hide()
    edit.country.editingFinished.emit()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_country_that_is_offered_is_one_that_a_label_knows(lang: str) -> None:
    for code, name in countries(lang).items():
        assert country_code(code) == country_code(name) == code


def test_a_code_is_shown_in_full_and_stays_a_code(edit: AddressEdit) -> None:
    assert edit.country.text() == "United Kingdom"
    assert edit.address() == STREET


@pytest.mark.parametrize(
    ("typed", "shown", "code"),
    [
        ("United King", "United Kingdom", "GB"),
        ("deutschland", "Germany", "DE"),
        ("usa", "United States", "US"),
        ("中国", "China", "CN"),
        ("", "", ""),
    ],
)
def test_what_is_typed_finds_its_country(
    edit: AddressEdit, typed: str, shown: str, code: str
) -> None:
    leave(edit, typed)
    assert edit.country.text().strip() == shown
    assert edit.address().country == code
    assert edit.problem() == ""
    if code:
        assert address_lines(edit.address())[-1] == shown.upper()


@pytest.mark.parametrize("typed", ["United", "Atlantis"])
def test_what_is_no_country_is_said_and_kept_as_typed(edit: AddressEdit, typed: str) -> None:
    leave(edit, typed)
    assert edit.address().country == typed
    assert "no country of this name" in edit.problem()
    assert edit._note.isVisible()
    leave(edit, "France")
    assert edit.problem() == ""
    assert not edit._note.isVisible()


def test_a_name_that_was_stored_before_is_left_as_it_is(edit: AddressEdit) -> None:
    old = Address("", ("1 Rue",), "Lyon", "", "", "Frankreich")
    edit.set_address(old)
    assert edit.country.text() == "France"
    assert edit.address() == old


def test_down_opens_the_whole_list_and_enter_takes_a_country(edit: AddressEdit) -> None:
    edit.country.setFocus()
    QTest.keyClick(edit.country, Qt.Key.Key_Down)
    listed = edit.country.completer().popup()
    assert listed.isVisible()
    assert listed.model().rowCount() == len(countries("en"))
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert edit.address().country == "AF"


def test_what_is_begun_is_offered_by_the_begin_of_its_name(edit: AddressEdit) -> None:
    """“ger” offered Algeria first."""
    edit.country.setFocus()
    edit.country.selectAll()
    QTest.keyClicks(edit.country, "ger")
    listed = edit.country.completer().popup()
    assert [listed.model().index(0, 0).data(), listed.model().rowCount()] == ["Germany", 1]


def test_the_begin_of_one_name_counts_before_the_field_is_left(edit: AddressEdit) -> None:
    edit.country.setFocus()
    edit.country.selectAll()
    QTest.keyClicks(edit.country, "ger")
    assert edit.problem() == ""
    assert edit.address().country == "DE"


def test_a_dialog_goes_to_what_is_wrong_and_does_not_say_that_it_is_missing(
    qtbot: QtBot, dressed: Theme
) -> None:
    dialog = AddressDialog("#1", STREET)
    qtbot.addWidget(dialog)
    dialog.open_sized()
    leave(dialog.address, "Atlantis")
    assert not dialog.ok.isEnabled()
    dialog.address.lines["city"].setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.focusWidget() is dialog.address.country
    assert dialog.problem.isHidden()
