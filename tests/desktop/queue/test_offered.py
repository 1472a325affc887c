"""The menu of the other ways offers what would be done, and nothing that the rules refuse."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from desktop.frame.menus import OTHERS
from desktop.frame.others_menu import kept
from desktop.queue.case.offered import LACKS, applying, refused_at_once, tries
from desktop.queue.dialogs.step_dialogs import ReasonDialog
from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.casework.rehearsal import StepTold, Told
from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.errors import Refusal
from returns.money import Money
from returns.records.change import Change
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address, PolicyTerms
from returns.terms import (
    Disposition,
    End,
    FreightPayer,
    Move,
    Offer,
    PackageState,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.desktop.two_lines import mug_and_lamps
from tests.pages.queue import QueuePage
from tests.pages.window import WindowPage
from tests.worlds.random_desk import random_desk

Start = Callable[..., WindowPage]
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
LAMP = NewCase(
    *("112-1", "Amazon US", "Lamp, oak", "defective"),
    Money(7500, "USD"),
    sku="LAMP",
    buyer_name="Mark Olsen",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
    yield found
    found.close()


def opened(desk: Desk, new: NewCase = LAMP) -> int:
    (case_id,) = desk.by_hand.open(new).case_ids
    return case_id


def offered(desk: Desk, case_id: int, line: int = 0) -> frozenset[str]:
    return applying(desk, desk.cases.get(case_id), line)


def done(desk: Desk, case_id: int, told: Told) -> str:
    """Do it in earnest and take it back; the refusal's key, "" where it was done."""
    try:
        change = _do(desk, case_id, told)
    except Refusal as refusal:
        return refusal.key
    desk.cases.take_back(change)
    return ""


def _do(desk: Desk, case_id: int, told: Told) -> Change:
    if isinstance(told, StepTold):
        return desk.cases.do(case_id, told.kind, told.options)
    if isinstance(told, MoneyTold):
        return desk.money.note(case_id, told)
    assert isinstance(told, ParcelTold)
    return desk.parcels.note(case_id, told)


def compared(desk: Desk) -> int:
    """Play and do all that the menu could, on every case and line; how much of it was done."""
    count = 0
    for case_id in range(1, desk.cases.how_many() + 1):
        case = desk.cases.get(case_id)
        numbers = [0, *(line.number for line in case.lines if len(case.lines) > 1)]
        for number in numbers:
            asked = [
                (action, told)
                for action, told in tries(case, number, desk.clock.now())
                if isinstance(told, StepTold | MoneyTold | ParcelTold)
            ]
            played = desk.rehearsal.refusals(case_id, [told for _, told in asked])
            menu, really = applying(desk, case, number), set()
            for (action, told), refusal in zip(asked, played, strict=True):
                key = done(desk, case_id, told)
                assert key == (refusal.key if refusal else ""), (case.number, action, told)
                if not key or key in LACKS:
                    really.add(action)
                    count += not key
            acts = {action for action, _ in asked}
            assert menu & acts == really, case.number
    return count


def test_every_case_of_the_sample_desk_is_offered_what_would_be_done(
    made_sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(made_sample, folder)
    with_desk = open_desk(folder, clock=SetClock(NOW))
    try:
        assert compared(with_desk) > 200
    finally:
        with_desk.close()


@pytest.mark.parametrize("seed", [3, 17, 58])
def test_so_is_every_case_of_a_random_desk(tmp_path: Path, seed: int) -> None:
    clock = random_desk(tmp_path / "desk", seed)
    found = open_desk(tmp_path / "desk", clock=clock)
    try:
        assert compared(found) > 10
    finally:
        found.close()


def test_playing_writes_nothing(desk: Desk) -> None:
    case_id = opened(desk)
    case, history = desk.cases.get(case_id), desk.cases.history(case_id)
    applying(desk, case)
    assert desk.cases.get(case_id) == case
    assert desk.cases.history(case_id) == history
    assert desk.cases.letters(case_id) == ()


def test_a_new_case_can_be_decided_and_not_be_chased(desk: Desk) -> None:
    menu = offered(desk, opened(desk))
    assert {"keep", "part_refund", "decline", "hold", "shipped", "supplier"} <= menu
    assert not menu & {"reopen", "lift", "check", "agreed", "refused", "letters", "contacts"}


def test_a_closed_case_is_reopened_and_looked_at(desk: Desk) -> None:
    case_id = opened(desk)
    desk.cases.do(case_id, StepKind.CLOSE, StepOptions(reason="Settled by phone."))
    menu = offered(desk, case_id)
    # a parcel that comes all the same is taken in, and opens it
    assert {"reopen", "note", "summary", "inspect"} <= menu
    decides = {"keep", "part_refund", "ask_back", "instead", "approve", "decline", "rma"}
    assert not menu & {*decides, "close_case", "hold", "shipped", "lost", "parcels"}


@pytest.mark.parametrize("reason", ["", "not_understood", "unauthorised_purchase"])
def test_a_case_on_hold_is_looked_into_and_promises_nothing(desk: Desk, reason: str) -> None:
    case_id = opened(desk, replace(LAMP, reason=reason or "defective"))
    if not reason:
        desk.cases.do(case_id, Move.HOLD, StepOptions(reason="The carrier is being asked."))
    menu = offered(desk, case_id)
    assert {"lift", "check", "hold", "note", "buyer_said", "supplier", "order_facts"} <= menu
    assert not menu & {"keep", "part_refund", "ask_back", "instead", "approve", "decline"}
    case = desk.cases.get(case_id)
    for action in ("keep", "part_refund", "ask_back", "to_supplier", "instead", "decline"):
        refusal = refused_at_once(case, 0, action)
        assert refusal is not None, action
        assert refusal.key == "step.held"
    for action in ("lift", "check", "hold", "note", "supplier", "money_out", "rma", "parcels"):
        assert refused_at_once(case, 0, action) is None, action


def test_a_case_that_sleeps_is_offered_what_it_was_before(desk: Desk) -> None:
    case_id = opened(desk)
    before = offered(desk, case_id)
    until = NOW + timedelta(days=3)
    desk.cases.do(case_id, Move.SNOOZE, StepOptions(until=until))
    assert offered(desk, case_id) == before


def test_an_offer_that_is_out_can_be_answered(desk: Desk) -> None:
    case_id = opened(desk, replace(LAMP, reason="changed_mind"))
    (_, told) = next(
        pair for pair in tries(desk.cases.get(case_id), 0, NOW) if pair[0] == "part_refund"
    )
    _do(desk, case_id, told)
    assert {"agreed", "refused"} <= offered(desk, case_id)


def test_lines_stand_only_between_groups_that_are_there() -> None:
    assert kept({"keep", "reopen"}) == ("keep", "-", "reopen")
    assert kept({"note"}) == ("note",)
    assert kept(()) == ()
    assert kept(set(OTHERS)) == OTHERS


# --- through the window -------------------------------------------------------------------


def others(queue: QueuePage) -> list[str]:
    """Press the button and read the menu."""
    menus = queue.page.application.open._others
    if menus.menu is not None:
        menus.menu.close()
    before = menus.menu
    queue.tab.panel._advice.others.click()
    queue.page.until(lambda: menus.menu is not before and menus.menu.isVisible())
    queue.page.settle()
    return [each.text() for each in menus.menu.actions() if not each.isSeparator()]


def test_the_menu_follows_the_case(application: Start, desk: Desk, tmp_path: Path) -> None:
    opened(desk)
    desk.close()
    page = application(tmp_path / "desk")
    queue = page.queue
    queue.choose_view("all")
    queue.go_to("00001")
    menu = others(queue)
    assert {"Decline…", "Refund, the buyer keeps it", "Close the case"} <= set(menu)
    assert not {"Reopen the case", "Lift the hold…", "The buyer agreed"} & set(menu)

    action = next(each for each in menus_of(queue).actions() if each.text() == "Close the case")
    action.trigger()
    dialog = page.dialog(ReasonDialog)
    dialog.reason.setText("Settled by phone.")
    dialog.ok.click()
    page.settle()
    # it has left the view
    queue.choose_view("closed")
    queue.go_to("00001")
    menu = others(queue)
    assert menu[0] == "There is no other way to decide this case now."
    assert "Reopen the case" in menu
    assert not {"Decline…", "Close the case", "Parcels…"} & set(menu)
    menus_of(queue).close()


def menus_of(queue: QueuePage) -> QMenu:
    menu = queue.page.application.open._others.menu
    assert menu is not None
    return menu


def test_a_chosen_line_has_a_menu_of_its_own(
    application: Start, desk: Desk, tmp_path: Path
) -> None:
    case_id = mug_and_lamps(desk, tmp_path)
    lamp = StepOptions(offer=Offer.PARTIAL_REFUND, amount=Money(2000, "USD"), line=2)
    desk.cases.do(case_id, Move.OFFER, lamp)
    assert "agreed" in offered(desk, case_id)
    desk.close()
    page = application(tmp_path / "desk")
    queue = page.queue
    queue.choose_view("all")
    queue.go_to(queue.rows()[0])
    queue.press("1")
    assert "The buyer agreed" not in others(queue)
    menus_of(queue).close()
    queue.press("2")
    assert "The buyer agreed" in others(queue)
    menus_of(queue).close()


def test_every_way_out_of_a_return_that_the_buyer_lost_has_its_key(desk: Desk) -> None:
    """Domain.md 5: all or a part of the money, a new one, no, or to lift the hold and let Enter pay."""
    quay = Address("Harbour Gifts", ("12 Quay Street",), "Bristol", "", "BS1 4EP", "GB")
    desk.settings.set(return_address=quay)
    case_id = opened(desk, replace(LAMP, reason="changed_mind"))
    buyer = FreightPayer.BUYER
    first = StepOptions(offer=Offer.REFUND_ON_RECEIPT, payer=buyer)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, first)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US, payer=buyer))
    desk.cases.do(case_id, Move.SHIPPED, StepOptions(tracking="1Z1"))
    desk.cases.do(case_id, Move.LOST, StepOptions())
    ways = {"keep", "part_refund", "instead", "decline", "withdrawn", "check", "lift"}
    assert ways | {"close_case", "note"} <= offered(desk, case_id)
    desk.cases.do(case_id, Move.LIFT, StepOptions(reason="A good customer."))
    assert not {"check", "lift"} & offered(desk, case_id)


def test_goods_that_go_on_to_their_supplier_are_said_in_the_window_to_be_lost(
    desk: Desk,
) -> None:
    case_id = opened(desk, replace(LAMP, reason="changed_mind"))
    desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
    home = Address("Harbour Gifts", ("2 Quay Road",), "Bristol", "", "BS1 4XE", "GB")
    desk.settings.set(return_address=home)
    (kiln,) = desk.policies.suppliers()
    desk.policies.set_warehouse(kiln.id, None, "Main", home)
    desk.policies.new_version(kiln.id, PolicyTerms(rma_needed=False), date(2026, 1, 1))
    desk.cases.set_supplier(case_id, kiln.id)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.receiving.receive(case_id, "T-1")
    line = desk.cases.get(case_id).lead
    seen = {"package": PackageState.SEALED, "complete": True, "works": Works.YES}
    draft = FindingDraft(line.id, 1, **seen)
    desk.inspections.save_finding(case_id, draft)
    desk.inspections.finish(case_id, Verdict.NO_FAULT, Disposition.TO_SUPPLIER)
    assert "lost" not in offered(desk, case_id)
    told = ParcelTold(End.SUPPLIER, tracking="OUT-1", units=(1,), sent=True)
    desk.parcels.note(case_id, told)
    assert "lost" in offered(desk, case_id)


def test_a_new_one_that_never_came_is_said_in_the_window_to_be_lost(desk: Desk) -> None:
    case_id = opened(desk)
    keeps = StepOptions(offer=Offer.RETURNLESS_REPLACEMENT)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, keeps)
    assert "lost" not in offered(desk, case_id)
    desk.cases.do(case_id, StepKind.REPLACE, StepOptions())
    assert "lost" in offered(desk, case_id)
    desk.cases.do(case_id, Move.LOST, StepOptions())
    assert "lost" not in offered(desk, case_id)
    assert "instead" in offered(desk, case_id)
