"""What the words of a shop say of an order: whether it was paid, sent, cancelled; and what holds it up."""

from datetime import date

import pytest

from returns.records.case import Line, Tracks
from returns.records.order import OrderLine
from returns.rules.dates.dates import order_dates, shipped_transit
from returns.rules.sentences import sentence
from returns.rules.shop_state import cancelled, captured, not_captured, unsent
from returns.terms import BuyerMoney, Fulfilment, Goods, HoldKind, Request, StepKind
from tests.returns.case_maker import a_unit, an_order, dollars
from tests.returns.rules.situations import at, broken, next_of

NOT_PAID, CANCELLED, NOT_SENT = HoldKind.NOT_PAID, HoldKind.CANCELLED, HoldKind.NOT_SENT


def told(state: str, **order: object):
    """An order of which nobody said a day on which it was sent."""
    return an_order(state=state, **({"delivered_on": None} | order))


STATES = [
    # Shopify: financial status, fulfilment status
    ("voided, unfulfilled", "voided", True),
    ("voided", "voided", True),
    ("authorized", "authorized", True),
    ("authorized, fulfilled", "authorized", False),
    ("authorized, partial", "authorized", False),
    ("pending, unfulfilled", "pending", True),
    ("pending, fulfilled", "pending", False),
    ("expired, unfulfilled", "expired", True),
    ("Voided, Unfulfilled", "voided", True),
    ("paid, unfulfilled", "", True),
    ("paid, fulfilled", "", False),
    ("paid, partial", "", False),
    ("paid", "", False),
    ("partially_refunded, fulfilled", "", False),
    ("refunded, unfulfilled", "", True),
    # Amazon: order-status
    ("Pending", "pending", True),
    ("PendingAvailability", "pendingavailability", True),
    ("Unshipped", "", True),
    ("PartiallyShipped", "", False),
    ("Shipped", "", False),
    ("Shipped - Delivered to Buyer", "", False),
    # nothing that anybody understands
    ("", "", False),
    ("已付款", "", False),
    ("on hold, scheduled", "", False),
]


@pytest.mark.parametrize(("state", "word", "waits"), STATES)
def test_each_state_says_whether_it_was_paid_and_sent(state, word, waits):
    order = told(state)
    assert (not_captured(order), unsent(order)) == (word, waits)
    assert not (not_captured(order) and captured(order))


@pytest.mark.parametrize(("state", "word", "waits"), STATES)
def test_a_day_that_was_told_says_more_than_an_old_state(state, word, waits):
    for day in ("shipped_on", "delivered_on"):
        order = told(state, **{day: date(2026, 11, 10)})
        assert (not_captured(order), unsent(order)) == (word, False)


@pytest.mark.parametrize(("state", "word", "waits"), STATES)
def test_no_day_is_estimated_of_what_was_not_sent(state, word, waits):
    transit = shipped_transit().find(Fulfilment.DROPSHIP, "US")
    gone = not unsent(told(state))
    dates = order_dates(date(2026, 11, 1), None, None, transit, gone=gone)
    known = [span.earliest is not None for span in (dates.shipped, dates.delivered)]
    assert known == [gone, gone]
    assert dates.ordered.sure


def test_a_part_payment_is_held_up_while_nobody_knows_its_sum():
    unknown = told("partially_paid, fulfilled")
    assert held(unknown) == (NOT_PAID,)
    known = told("partially_paid, fulfilled", received=dollars("20.00"))
    assert held(known) == ()
    assert not unsent(told("partially_paid"))


def test_what_went_back_had_been_paid():
    assert not_captured(told("voided, fulfilled", refunded=dollars("5.00"))) == ""


def test_a_cancelled_order_was_sent_only_where_the_shop_says_so():
    assert unsent(told("Cancelled", cancelled=True))
    assert unsent(told("paid", cancelled=True))
    assert not unsent(told("refunded, fulfilled", cancelled=True))


def test_one_line_of_an_order_may_be_cancelled():
    lines = tuple(
        OrderLine(n, "", "", "", 1, dollars("5.00"), cancelled=n == 2) for n in (1, 2)
    )
    order = told("Shipped", lines=lines)
    assert [cancelled(order, n) for n in (1, 2, None)] == [False, True, False]


# --- what is held up --------------------------------------------------------------------------


def held(sale, line: Line | None = None) -> tuple[HoldKind, ...]:
    step, hold = next_of(at(line or broken(), sale=sale, delivered=None))
    assert (step.kind is StepKind.CHECK) is (hold is not None)
    return hold.kinds if hold is not None else ()


@pytest.mark.parametrize(("state", "word", "waits"), STATES)
def test_each_state_holds_up_what_it_says(state, word, waits):
    expected = ((NOT_PAID,) if word else ()) + ((NOT_SENT,) if waits else ())
    assert held(told(state)) == expected
    off = held(told(state, cancelled=True))
    assert CANCELLED in off
    assert (NOT_PAID in off) is bool(word)


@pytest.mark.parametrize("goods", [Goods.IN_TRANSIT, Goods.RECEIVED, Goods.LOST])
def test_goods_that_come_back_were_sent_whatever_a_file_says(goods):
    line = broken(
        tracks=Tracks(Request.APPROVED, goods, BuyerMoney.AGREED),
        units=(a_unit(1, goods, piece=1, paid=dollars("75.00")),),
    )
    _, hold = next_of(at(line, sale=told("paid, unfulfilled")))
    assert hold is None or hold.kind is not NOT_SENT


@pytest.mark.parametrize(
    ("sale", "key", "says"),
    [
        (told("voided"), "hold.not_paid", "the payment was voided: nothing was paid"),
        (
            told("authorized, fulfilled"),
            "hold.not_paid",
            "is only authorised: nothing was paid",
        ),
        (told("Pending"), "hold.not_paid", "is pending: nothing was paid"),
        (
            told("partially_paid, fulfilled"),
            "hold.not_paid_part",
            "only a part was paid, and not how much",
        ),
        (told("expired"), "hold.not_paid", "has expired: nothing was paid"),
        (told("Cancelled", cancelled=True), "hold.cancelled", "whether money was taken"),
        (told("paid", cancelled=True), "hold.cancelled_paid", "nothing that went back"),
        (
            told("partially_refunded", cancelled=True, refunded=dollars("5.00")),
            "hold.cancelled_refunded",
            "$5.00 went back",
        ),
        (
            told("paid, unfulfilled"),
            "hold.not_sent",
            "was not shipped as far as Amazon DE says",
        ),
        (told("Unshipped"), "hold.not_sent", "was not shipped as far as Amazon DE says"),
    ],
)
def test_the_check_says_what_the_shop_says(sale, key, says):
    _, hold = next_of(at(broken(), sale=sale, delivered=None))
    assert hold.because.key == key
    assert says in sentence(hold.because, "en")
    assert "{" not in sentence(hold.because, "zh")
    assert "…" not in sentence(hold.because, "zh")


@pytest.mark.parametrize("money", [BuyerMoney.PAID, BuyerMoney.REPLACED, BuyerMoney.CONFIRMED])
def test_of_who_is_settled_with_nothing_is_held_back(money):
    line = broken(tracks=Tracks(Request.APPROVED, Goods.AWAITED, money))
    assert held(told("voided, unfulfilled", cancelled=True), line) == ()
