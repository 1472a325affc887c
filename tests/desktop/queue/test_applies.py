"""Ways, keys at the foot, the sheet of keys and the palette offer what applies to the open case, alike."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.frame.finding.palette import CommandPalette
from desktop.frame.help_dialogs import KeysDialog
from desktop.queue.case.offered import JUDGED, applying
from desktop.queue.case.ways_card import WayRow
from desktop.widgets.labels import PlainLabel
from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.errors import Refusal
from returns.money import Money
from returns.papers.papers import PAPERS
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.terms import Move, Route, StepKind
from tests.desktop.conftest import NOW
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage

Start = Callable[..., WindowPage]
LAMP = NewCase(
    *("112-1", "Amazon US", "Lamp, oak", "changed_mind"), Money(7500, "USD"), sku="LAMP"
)


@pytest.fixture
def judged_when_idle() -> bool:
    """Each window finds out by itself what applies, as in the program."""
    return True


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    yield found
    found.close()


@pytest.fixture
def queue(desk: Desk, application: Start, tmp_path: Path) -> QueuePage:
    """Three lamps: one is new, one is closed, one is on its way back."""
    lamps = [replace(LAMP, order_number=f"112-{n}") for n in (1, 2, 3)]
    ids = [desk.by_hand.open(each).case_ids[0] for each in lamps]
    desk.cases.do(ids[1], StepKind.CLOSE, StepOptions(reason="Settled by phone."))
    quay = Address("Quay", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay)
    desk.cases.do(ids[2], StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.cases.do(ids[2], Move.SHIPPED, StepOptions(tracking="RM-1"))
    desk.close()
    page = application(tmp_path / "desk")
    page.queue.choose_view("all")
    return page.queue


def known(queue: QueuePage, number: str, view: str = "all") -> frozenset[str]:
    """Open a case and wait until it is known what applies."""
    queue.choose_view(view)
    queue.go_to(number)
    queue.page.until(lambda: queue.tab.applies.actions is not None)
    actions: frozenset[str] = queue.tab.applies.actions
    return actions


def pressable(queue: QueuePage) -> set[str]:
    rows: list[WayRow] = queue.tab.panel._ways.rows()
    return {row.way().action for row in rows if row.isEnabled()}


def test_it_is_what_the_rules_would_refuse(queue: QueuePage) -> None:
    page = queue.page
    for number, case_id, view in (("00001", 1, "all"), ("00002", 2, "closed")):
        found = known(queue, number, view)
        assert found == applying(page.desk, page.desk.cases.get(case_id))
        assert queue.tab.applies.idle() == JUDGED - found


def test_ways_that_would_be_refused_have_no_key_and_are_not_pressed(queue: QueuePage) -> None:
    assert {"keep", "part_refund"} <= known(queue, "00001")
    assert pressable(queue) == {row.way().action for row in queue.tab.panel._ways.rows()}
    gone = known(queue, "00003")
    assert "ask_back" not in gone
    rows = queue.tab.panel._ways.rows()
    assert pressable(queue) == {row.way().action for row in rows} & gone
    (asked,) = [row for row in rows if row.way().action == "ask_back"]
    assert asked.accessibleName().endswith(": not possible now")
    before = queue.page.desk.cases.history(3)
    asked.click()
    queue.page.settle()
    assert queue.page.desk.cases.history(3) == before
    # and the next case has its ways again
    known(queue, "00001")
    assert "ask_back" in pressable(queue)


def test_the_foot_names_the_keys_that_apply(queue: QueuePage) -> None:
    keys = queue.tab.panel._keys
    known(queue, "00001")
    keys.resize(2000, keys.height())
    open_case = keys.shown()
    assert {"P part refund", "D decline", "K keep it", "N note"} <= set(open_case)
    known(queue, "00002", "closed")
    keys.resize(2001, keys.height())
    assert not {"P part refund", "D decline", "K keep it", "A approve"} & set(keys.shown())
    assert "N note" in keys.shown()


def test_the_foot_claims_nothing_before_it_is_known(queue: QueuePage) -> None:
    """It named approving and declining for a moment on each case that was decided long ago."""
    keys, pause = queue.tab.panel._keys, queue.tab.applies._pause
    # it is not known before the test is over
    pause.setInterval(3_600_000)
    keys.resize(2000, keys.height())
    for number, view, gone in (
        ("00003", "all", {"A approve", "B ask back", "D decline"}),
        ("00002", "closed", {"A approve", "P part refund", "H hold", "S snooze", "R RMA"}),
    ):
        queue.choose_view(view)
        queue.go_to(number)
        assert pause.isActive()
        assert not gone & set(keys.shown())
        assert "N note" in keys.shown()
    queue.choose_view("all")
    queue.go_to("00001")
    assert {"A approve", "P part refund", "D decline"} <= set(keys.shown())


def test_the_palette_lists_what_applies(queue: QueuePage) -> None:
    def listed() -> set[str]:
        queue.page.do("palette")
        palette = queue.page.dialog(CommandPalette)
        queue.page.settle()
        found = {entry.key for entry in palette.entries() if entry.kind == "action"}
        palette.line.line.setText("case")
        queue.page.settle()
        found |= {entry.key for entry in palette.entries() if entry.kind == "action"}
        palette.close()
        return found

    known(queue, "00001")
    assert {"keep", "close_case"} <= listed()
    known(queue, "00002", "closed")
    closed = listed()
    assert "reopen" in closed
    assert not {"keep", "part_refund", "close_case"} & closed


def test_the_palette_asks_where_nobody_knows_yet(queue: QueuePage) -> None:
    known(queue, "00001")
    queue.choose_view("closed")
    queue.go_to("00002")
    queue.tab.applies._pause.setInterval(10**6)
    # on a slow machine it may be known already
    queue.tab.applies.actions = None
    queue.tab.applies._shown()
    queue.page.do("palette")
    palette = queue.page.dialog(CommandPalette)
    queue.page.until(lambda: queue.tab.applies.actions is not None)
    keys = {entry.key for entry in palette.entries()}
    assert not {"keep", "part_refund"} & keys
    palette.close()


def test_the_sheet_of_keys_has_all_and_fades_what_does_nothing(queue: QueuePage) -> None:
    def faded() -> set[str]:
        queue.page.do("keys")
        dialog = queue.page.dialog(KeysDialog)
        labels = dialog.findChildren(PlainLabel)
        found = {each.text() for each in labels if not each.isEnabled()}
        assert "Decline…" in {each.text() for each in labels}
        dialog.reject()
        return found

    known(queue, "00001")
    assert "Decline…" not in faded()
    known(queue, "00002", "closed")
    assert {"Decline…", "Approve the return"} <= faded()
    assert "Note…" not in faded()


def test_a_check_is_noted_only_of_what_is_held(desk: Desk) -> None:
    (case_id,) = desk.by_hand.open(LAMP).case_ids
    with pytest.raises(Refusal) as refused:
        desk.cases.do(case_id, StepKind.CHECK, StepOptions(answer="Asked."))
    assert refused.value.key == "step.no_hold"
    desk.cases.do(case_id, Move.HOLD, StepOptions(reason="The carrier is being asked."))
    desk.cases.do(case_id, StepKind.CHECK, StepOptions(answer="Asked."))


@pytest.mark.parametrize(("number", "view"), [("00003", "all"), ("00002", "closed")])
def test_a_key_that_does_not_apply_opens_no_dialog_and_says_why(
    queue: QueuePage, number: str, view: str
) -> None:
    """What was typed into one was refused at its end."""
    page = queue.page
    gone = sorted(JUDGED - known(queue, number, view) - set(PAPERS))
    assert gone
    before = page.desk.cases.history(int(number))
    for action in gone:
        page.window.actions_table[action].trigger()
        page.settle()
        opened = QApplication.activeModalWidget()
        assert opened is None, f"{action} opens {opened}"
        assert page.banner(), action
        known(queue, number, view)
    assert page.desk.cases.history(int(number)) == before
