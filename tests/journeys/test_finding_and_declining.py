"""A morning by Ctrl+K alone: done by one line, found in a letter, found though misspelt, and declined."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.frame.finding.palette import CommandPalette
from desktop.queue.dialogs.decline_dialog import DeclineDialog
from returns.rules.policy.policy_watch import Promise
from returns.terms import BuyerMoney, Request
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]


def by_palette(page: WindowPage, words: str) -> CommandPalette:
    """Open it by its key and type, as fingers do."""
    page.do("palette")
    palette = page.dialog(CommandPalette)
    QTest.keyClicks(palette.line.line, words)
    page.until(lambda: not palette._pause.isActive())
    page.settle()
    return palette


def test_a_morning_by_one_line(application: Start, desk_folder: Path) -> None:
    page = application(desk_folder)
    page.desk.policies.publish(Promise(1))
    queue = page.queue
    queue.choose_view("to_answer")
    first = queue.tab.case.loaded.case

    # what is next, found by what people call it
    palette = by_palette(page, "money back")
    told = palette.list.current()
    assert (told.kind, told.key) == ("action", "recommended")
    assert str(first.lead.left) in told.detail
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert page.desk.cases.get(first.id).tracks.buyer_money is not BuyerMoney.OPEN
    assert str(first.lead.left.coded) in page.clipboard()

    # what the letter said is found again, though nothing is called so
    words = page.clipboard().split(".")[0][-20:]
    palette = by_palette(page, words)
    (search,) = [each for each in palette.entries() if each.kind == "search"]
    while palette.list.current() != search:
        page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert first.id in queue.ids()

    # a slip of the keys leads to the thing all the same
    palette = by_palette(page, "lmap")
    assert palette.list.current().kind == "nearest"
    page.key(Qt.Key.Key_Return)
    page.until(lambda: not palette._pause.isActive())
    page.settle()
    late = next(
        case
        for entry in palette.entries()
        if entry.kind == "case"
        for case in (page.desk.cases.get(int(entry.key)),)
        if case.tracks.request is Request.NEW and case.tracks.buyer_money is BuyerMoney.OPEN
    )
    while palette.list.current().key != str(late.id):
        page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert queue.tab.case.case_id == late.id

    # it is declined: the letter stands written, and goes as it was changed
    by_palette(page, "refuse")
    page.key(Qt.Key.Key_Return)
    page.settle()
    dialog = page.dialog(DeclineDialog)
    dialog.grounds.chosen.emit("used")
    page.settle()
    dialog.letter.body.appendPlainText("Write to me if anything is wrong with it.")
    page.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.settle()
    assert not page.has_dialog(DeclineDialog)
    assert page.clipboard().rstrip().endswith("Write to me if anything is wrong with it.")
    assert page.desk.cases.get(late.id).tracks.request is Request.DECLINED
    page.do("undo")
    assert page.desk.cases.get(late.id).tracks.request is Request.NEW

    # and comes first the next time
    palette = by_palette(page, "")
    recent = [each.key for each in palette.entries()]
    assert {"decline", str(late.id)} <= set(recent)
    palette.close()
