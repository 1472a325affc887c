"""A case of two lines by keys alone: promised, scanned, looked at piece by piece, paid in one letter."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.frame.finding.palette import CommandPalette
from desktop.frame.tabs import place_of
from returns.clock import SetClock
from returns.desk import open_desk
from returns.records.policy import Address
from returns.terms import BuyerMoney, Goods, Party
from tests.desktop.conftest import NOW
from tests.desktop.two_lines import ORDER, mug_and_lamps
from tests.pages.window import WindowPage

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_a_case_of_two_lines_is_paid_by_keys_alone(
    application: Callable[..., WindowPage], tmp_path: Path
) -> None:
    desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    quay = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay, shop_name="Harbour Gifts")
    case_id = mug_and_lamps(desk, tmp_path)
    desk.close()
    page = application(tmp_path / "desk")
    case = lambda: page.desk.cases.get(case_id)  # noqa: E731
    page.key(KEY.Key_Return)
    assert {line.tracks.buyer_money for line in case().lines} == {BuyerMoney.AGREED}
    assert not page.queue.rows(), "nothing is left for today"

    page.key(KEY.Key_F2)
    page.key(ORDER)
    page.key(KEY.Key_Return)
    keys = page.application.open.tabs[place_of("inspection")].real.keys
    for piece in range(3):
        if piece:
            page.key(KEY.Key_Tab, CTRL)
        for digit in "212":
            page.key(digit)
            page.until(lambda: not keys._wait.isActive())
            page.settle()
    page.key(KEY.Key_Return, CTRL)
    assert all(line.in_state(Goods.INSPECTED) for line in case().lines)

    # the list was at its end: another one, from the palette, has a first case and the keyboard again
    page.key(KEY.Key_K, CTRL)
    page.key("All open")
    palette = page.dialog(CommandPalette)
    page.until(lambda: not palette._pause.isActive())
    page.key(KEY.Key_Return)
    page.window.activateWindow()
    page.settle()
    assert page.queue.tab.list.hasFocus()
    assert page.queue.tab.case.case_id == case_id
    letters = len(page.desk.cases.letters(case_id))
    page.key(KEY.Key_Return)
    assert {line.tracks.buyer_money for line in case().lines} == {BuyerMoney.PAID}
    (_, *_, last) = page.desk.cases.letters(case_id)
    assert len(page.desk.cases.letters(case_id)) == letters + 1
    assert last.letter.to is Party.BUYER
    assert "147.40" in last.letter.body
    page.key(KEY.Key_Z, CTRL)
    assert {line.tracks.buyer_money for line in case().lines} == {BuyerMoney.AGREED}
