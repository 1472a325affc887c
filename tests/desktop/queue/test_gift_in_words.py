"""What was given for nothing is worth nothing, and no words say that its price is not known."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.look.theme import Theme
from desktop.queue.case.order_facts import order_facts
from desktop.queue.case.step_words import act_words
from returns.bringing_in.by_hand import NewCase
from returns.clock import SetClock
from returns.desk import Desk, open_desk
from returns.money import Money
from returns.records.case import Case
from returns.terms import Offer, StepKind
from tests.desktop.queue.test_case_table import NOON

Opened = Callable[[Money | None], Case]


@pytest.fixture
def desk(desk_folder: Path) -> Iterator[Desk]:
    made = open_desk(desk_folder, clock=SetClock(NOON))
    yield made
    made.close()


@pytest.fixture
def opened(desk: Desk, dressed: Theme) -> Opened:
    """A case of one spoon, for that price."""

    def new(price: Money | None) -> Case:
        told = NewCase("999-7", "Amazon US", "Spoon", "defective", price, "USD")
        return desk.cases.get(desk.by_hand.open(told).case_ids[0])

    return new


@pytest.mark.parametrize(
    ("price", "told"),
    [(Money(0, "USD"), "$0.00"), (None, "price not known: no file lists it yet")],
)
def test_the_head_of_a_case_tells_a_gift_from_a_price_that_nobody_told(
    desk: Desk, opened: Opened, price: Money | None, told: str
) -> None:
    case = opened(price)
    facts = dict(order_facts(case, desk.clock.now(), case.lead, None).rows)
    assert facts["Order"].endswith(told)


@pytest.mark.parametrize("kind", [StepKind.ANSWER_BUYER, StepKind.REFUND])
@pytest.mark.parametrize("price", [Money(0, "USD"), None], ids=["gift", "untold"])
def test_a_heading_waits_for_a_price_that_nobody_told_alone(
    opened: Opened, kind: StepKind, price: Money | None
) -> None:
    case = opened(price)
    told = act_words(case, case.lead, kind, Offer.IMMEDIATE_REFUND)
    assert ("not known yet" in told) == (price is None)
