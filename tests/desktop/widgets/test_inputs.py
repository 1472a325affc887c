"""What is typed, picked and scanned comes out as the trade's own values."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.look.theme import Theme
from desktop.widgets.day_edit import DayEdit
from desktop.widgets.key_hint import KeyHint
from desktop.widgets.money_edit import MoneyEdit
from desktop.widgets.search_box import ScanEdit, SearchBox, scan_codes
from desktop.widgets.segmented import ChipChoice, Segmented
from desktop.widgets.side_list import SideList, SideRow
from returns.money import Money


@pytest.mark.parametrize(
    ("typed", "minor"),
    [("18.40", 1840), ("18,40", 1840), ("1,234.50", 123450), (" 7 ", 700), ("0", 0)],
)
def test_an_amount_is_read_as_people_write_it(
    qtbot: QtBot, dressed: Theme, typed: str, minor: int
) -> None:
    edit = MoneyEdit("EUR", "Amount")
    qtbot.addWidget(edit)
    edit.line.setText(typed)
    assert edit.money() == Money(minor, "EUR")
    assert not edit.line.property("wrong")


@pytest.mark.parametrize("typed", ["", "-1", "abc", "1e400", "€5"])
def test_what_is_no_amount_is_none(qtbot: QtBot, dressed: Theme, typed: str) -> None:
    edit = MoneyEdit("EUR")
    qtbot.addWidget(edit)
    edit.line.setText(typed)
    assert edit.money() is None
    assert bool(edit.line.property("wrong")) is bool(typed)


def test_too_much_is_told_how_much_it_may_be(qtbot: QtBot, dressed: Theme) -> None:
    edit = MoneyEdit("EUR")
    qtbot.addWidget(edit)
    edit.line.setText("10,000,000,000.00")
    assert edit.problem() == "An amount goes up to 9,999,999,999.99."
    edit.set_currency("JPY")
    edit.line.setText("10000000000")
    assert edit.problem() == "An amount goes up to 9,999,999,999."
    edit.line.setText("abc")
    assert edit.problem() == "Write an amount as 18."


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("2026/1/2", date(2026, 1, 2)),
        ("2026.01.02", date(2026, 1, 2)),
        ("2026-02-30", None),
        ("22", None),
        ("", None),
    ],
)
def test_a_day_is_typed(qtbot: QtBot, dressed: Theme, typed: str, day: date | None) -> None:
    edit = DayEdit("Ordered")
    qtbot.addWidget(edit)
    edit.line.setText(typed)
    assert edit.day() == day
    assert edit.is_wrong() is (bool(typed) and day is None)


@pytest.mark.parametrize(
    ("scanned", "codes"),
    [
        ("1Z999AA10123456784", ["1Z999AA10123456784"]),
        ("１Ｚ９９９", ["1Z999"]),
        ("A,B;C\nD\tA", ["A", "B", "C", "D"]),
        ("  RC-2026-00042 \r\n", ["RC-2026-00042"]),
        ("\x1d\x00", []),
    ],
)
def test_codes_of_a_scanner(scanned: str, codes: list[str]) -> None:
    assert scan_codes(scanned) == codes


def test_enter_sends_the_code_and_clears_the_field(qtbot: QtBot, dressed: Theme) -> None:
    scan = ScanEdit()
    qtbot.addWidget(scan)
    with qtbot.waitSignal(scan.scanned) as sent:
        QTest.keyClicks(scan.line, "1Z999")
        QTest.keyClick(scan.line, Qt.Key.Key_Return)
    assert sent.args == ["1Z999"]
    assert scan.line.text() == ""
    assert not scan.line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_escape_empties_a_search(qtbot: QtBot, dressed: Theme) -> None:
    box = SearchBox("search", "Ctrl K")
    qtbot.addWidget(box)
    box.line.setText("mug")
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert box.line.text() == ""


def test_a_search_box_without_a_key_shows_no_empty_cap(qtbot: QtBot, dressed: Theme) -> None:
    plain, keyed = SearchBox("search"), SearchBox("search", "Ctrl K")
    for box in (plain, keyed):
        qtbot.addWidget(box)
    assert not plain.findChildren(KeyHint)
    assert len(keyed.findChildren(KeyHint)) == 1


@pytest.mark.parametrize("kind", [Segmented, ChipChoice])
def test_one_answer_out_of_a_few(qtbot: QtBot, dressed: Theme, kind: type) -> None:
    choice = kind((("sealed", "Sealed"), ("opened", "Opened"), ("none", "None")), "Package")
    qtbot.addWidget(choice)
    assert choice.value() == ""
    told: list[str] = []
    choice.chosen.connect(told.append)
    choice.set_value("opened")
    assert (choice.value(), told) == ("opened", [])
    QTest.keyClick(choice, Qt.Key.Key_Right)
    assert (choice.value(), told) == ("none", ["none"])
    choice.set_options((("sealed", "未拆"), ("opened", "已拆"), ("none", "无")))
    assert choice.value() == "none"
    names = [button.accessibleName() for button in choice._group.buttons()]
    assert names == ["Package 未拆", "Package 已拆", "Package 无"]
    choice.set_value("")
    assert choice.value() == ""


def test_a_side_list_keeps_its_choice_when_counts_change(qtbot: QtBot, dressed: Theme) -> None:
    side = SideList("Views")
    qtbot.addWidget(side)
    told: list[str] = []
    side.chosen.connect(told.append)
    side.set_rows([SideRow("today", "Today", "7"), SideRow("all", "All open", "41")])
    side.set_key("all")
    side.set_rows([SideRow("today", "Today", "6"), SideRow("all", "All open", "40")])
    assert (side.key(), told) == ("all", [])
    side.set_rows([SideRow("overdue", "Overdue", "1"), SideRow("all", "All open", "40")])
    assert (side.key(), told) == ("all", [])
    side.setCurrentIndex(side.model().index(0, 0))
    assert told == ["overdue"]
    index = side.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Overdue, 1"


def test_a_pasted_letter_is_not_looked_for_word_by_word(qtbot: QtBot, dressed: Theme) -> None:
    box, scan = SearchBox(), ScanEdit()
    for each in (box, scan):
        qtbot.addWidget(each)
        each.line.setText("1Z999AA10123456784," * 1_000)
    assert len(box.line.text()) == 400
    # of many codes none is cut
    assert len(scan.line.text()) == 19_000
