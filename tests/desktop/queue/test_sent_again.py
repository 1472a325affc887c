"""After a new one that was lost the dialog of a new one begins with what was agreed on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.queue.dialogs.instead_dialog import SendInsteadDialog
from returns.casework.products import ProductTold
from returns.clock import SetClock
from returns.desk import open_desk
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.terms import ExchangeFrom, Move, Offer, StepKind
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage

_STOCK = ExchangeFrom.STOCK


@pytest.fixture
def lost(application: Callable[..., WindowPage], tmp_path: Path) -> Callable[[int], WindowPage]:
    """A function: so many broken lamps are replaced, the first by a larger one, which is lost."""

    def opened(quantity: int) -> WindowPage:
        desk = open_desk(tmp_path / "desk", clock=SetClock(NOW), create=True)
        for sku in ("LAMP", "LAMP-L"):
            desk.products.tell(sku, ProductTold(cost=Money(900, "USD"), title=sku))
        order = NewCase(
            *("112-1", "Amazon US", "Lamp", "defective", Money(4000, "USD")),
            sku="LAMP",
            quantity=quantity,
        )
        (case_id,) = desk.by_hand.open(order).case_ids
        home = Address("Ana Ruiz", ("4 Mill Lane",), "Boise", "ID", "83702", "US")
        desk.orders.set_address("112-1", home)
        told = StepOptions(
            exchange="LAMP-L", exchange_from=_STOCK, tracking="N1", units=(1,) * (quantity > 1)
        )
        for act, options in (
            (Move.OFFER, StepOptions(offer=Offer.RETURNLESS_REPLACEMENT)),
            (StepKind.REPLACE, told),
            (Move.LOST, StepOptions(tracking="N1")),
        ):
            desk.cases.do(case_id, act, options)
        desk.close()
        page = application(tmp_path / "desk")
        page.queue.choose_view("all")
        page.queue.go_to("00001")
        page.do("instead")
        return page

    return opened


def sent(page: WindowPage) -> list[tuple[str, tuple[int, ...]]]:
    """What was sent and is not lost, and for which pieces."""
    page.dialog(SendInsteadDialog).ok.click()
    page.settle()
    return [
        (each.sku, each.units) for each in page.desk.cases.get(1).exchanges if not each.lost
    ]


def test_what_was_agreed_on_is_chosen(lost: Callable[[int], WindowPage]) -> None:
    page = lost(1)
    dialog = page.dialog(SendInsteadDialog)
    assert (dialog.thing.value(), dialog.product.currentData()) == ("other", "LAMP-L")
    assert sent(page) == [("LAMP-L", (1,))]


def test_the_first_one_is_sent_where_that_is_chosen(lost: Callable[[int], WindowPage]) -> None:
    page = lost(1)
    page.dialog(SendInsteadDialog).thing.choose_at(0)
    assert sent(page) == [("LAMP", (1,))]


def test_of_two_pieces_it_follows_the_one_that_is_ticked(
    lost: Callable[[int], WindowPage],
) -> None:
    """“The same again” was chosen, and the larger one went out; of both it was refused."""
    page = lost(2)
    dialog = page.dialog(SendInsteadDialog)
    # the larger one for one of them, the same for the other: nobody said which
    assert not dialog.ok.isEnabled()
    dialog.choice.ticks[1].click()
    assert (dialog.thing.value(), dialog.product.currentData()) == ("other", "LAMP-L")
    dialog.thing.choose_at(0)
    assert sent(page) == [("LAMP", (1,))]


def test_for_both_the_same_is_sent_where_that_is_chosen(
    lost: Callable[[int], WindowPage],
) -> None:
    page = lost(2)
    page.dialog(SendInsteadDialog).thing.choose_at(0)
    assert sent(page) == [("LAMP", (1, 2))]
