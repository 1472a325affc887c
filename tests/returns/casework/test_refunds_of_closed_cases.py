"""An orders file that tells of a refund is heard of also where the case is closed already."""

import json

import pytest

from returns.casework.money_moves import MoneyTold
from returns.ledger.replay import differences
from returns.records.options import AlsoBack, NewCase
from returns.terms import BuyerMoney, HoldKind, Move, Offer, Party, StepKind
from tests.cases.platform_rows import bring_file, returned_units, shopify_orders
from tests.cases.playing import enter
from tests.returns.casework.shop import usd

RUG, LAMP = ("RUG", "84.00", 1), ("LAMP", "12.00", 1)


class Told:
    """An order of a shop, a request for its rug, and what later copies of the order tell."""

    def __init__(self, shop):
        self.shop = shop
        self.lines = (RUG,)

    def begin(self, *lines):
        self.lines = lines or self.lines
        self.orders()
        new = NewCase("#1001", "Shop A", "Rug", "changed_mind", None, sku="RUG")
        (self.id,) = self.shop.desk.by_hand.open(new).case_ids
        return self

    def orders(self, **cells):
        """How many cases hear of it, and the case then."""
        told = {name.replace("_", " "): value for name, value in cells.items()}
        text = shopify_orders(("#1001", self.lines, told))
        news = bring_file(self.shop, text, "orders.csv", "Shop A").news
        if not hasattr(self, "id"):
            return news, None
        with self.shop.desk.store.reading() as tx:
            assert differences(tx, self.id) == ()
        assert not self.shop.desk.catching_up.behind(self.id)
        return news, self.shop.case(self.id)

    def withdrawn(self):
        self.shop.do(self.id, Move.WITHDRAW)
        if self.shop.case(self.id).closed_at is None:
            self.shop.do(self.id, StepKind.CLOSE)
        return self

    def told(self):
        return json.loads(self.shop.desk.cases.history(self.id)[-1].body)


@pytest.fixture
def sold(shop):
    return Told(shop)


def test_a_refund_that_nobody_knew_of_opens_the_case(sold, shop):
    sold.begin().withdrawn()
    news, case = sold.orders(Refunded_Amount="84.00")
    assert (case.closed_at, news, sold.told()["reopened"]) == (None, 1, "refund")
    assert [(paid.amount, paid.by_platform) for paid in case.payments] == [(usd("84.00"), True)]
    assert case.tracks.buyer_money is BuyerMoney.PAID
    assert case.next.due_at >= shop.clock.now()


def test_the_same_file_again_opens_it_no_second_time(sold, shop):
    sold.begin().withdrawn().orders(Refunded_Amount="84.00")
    shop.do(sold.id, StepKind.CLOSE, reason="Paid there.")
    news, case = sold.orders(Refunded_Amount="84.00")
    assert (case.closed_at is None, news) == (False, 0)
    assert case.paid == usd("84.00")


def test_what_we_paid_ourselves_is_no_news(sold, shop):
    sold.begin()
    shop.do(sold.id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(sold.id, StepKind.REFUND)
    shop.do(sold.id, StepKind.CLOSE, reason="Paid.")
    _, case = sold.orders(Refunded_Amount="84.00")
    assert case.closed_at is not None
    assert len(case.payments) == 1


@pytest.mark.parametrize(
    ("refunded", "opens"), [("84.00", True), ("12.00", False), ("90.00", True)]
)
def test_what_can_have_gone_back_for_other_goods_opens_nothing(sold, refunded, opens):
    """The lamp is in no case: 12.00 may be for it, 84.00 is just what was paid for the rug."""
    sold.begin(RUG, LAMP).withdrawn()
    _, case = sold.orders(Refunded_Amount=refunded)
    assert (case.closed_at is None) is opens
    assert case.paid == usd({"84.00": "84.00", "90.00": "78.00"}.get(refunded, "0.00"))


def test_an_order_that_tells_no_refund_leaves_the_case_as_it_ended(sold, shop):
    sold.begin().withdrawn()
    steps = len(shop.desk.cases.history(sold.id))
    news, case = sold.orders(Fulfillment_Status="partial")
    assert (case.closed_at is None, news) == (False, 0)
    assert len(shop.desk.cases.history(sold.id)) == steps


def test_what_closed_as_it_came_learns_its_price_and_stays_closed(shop):
    unit = {"return-date": "2026-11-20T10:00:00+00:00", "order-id": "113-7-1", "sku": "STAND"}
    unit |= {"detailed-disposition": "SELLABLE", "reason": "UNWANTED_ITEM"}
    unit |= {"status": "Unit returned to inventory", "license-plate-number": "LPN1"}
    (case_id,) = bring_file(shop, returned_units(unit)).change.case_ids
    assert shop.case(case_id).closed_at is not None
    order = {
        "amazon-order-id": "113-7-1",
        "purchase-date": "2026-11-02T10:00:00+00:00",
        "order-status": "Shipped",
        "fulfillment-channel": "Amazon",
        "product-name": "Stand",
        "sku": "STAND",
        "quantity": "1",
        "currency": "USD",
        "item-price": "21.00",
    }
    bring_file(shop, "\n".join("\t".join(row) for row in (order, order.values())) + "\n")
    case = shop.case(case_id)
    assert case.value == usd("21.00")
    assert case.closed_at is not None


# --- what a sum can be for ---------------------------------------------------------------------

MUG = ("MUG", "84.00", 1)


def both(sold, shop, *lines, **cells):
    """A case with the first two items of an order, withdrawn; what the order tells then."""
    sold.lines = lines
    sold.orders()
    first, second = lines[:2]
    also = (AlsoBack(second[0], "changed_mind"),)
    new = NewCase(
        "#1001", "Shop A", first[0].capitalize(), "changed_mind", None, sku=first[0], also=also
    )
    (sold.id,) = shop.desk.by_hand.open(new).case_ids
    sold.withdrawn()
    return sold.orders(**cells)


def paid_for(case):
    return [line.refunded.coded for line in case.lines]


@pytest.mark.parametrize(
    ("refunded", "had"),
    [
        # of 96.00 the lamp leaves 38.00 that can have been for the rug alone, and none is sure of the lamp
        ("50.00", ["USD 38.00", "USD 0.00"]),
        ("84.00", ["USD 84.00", "USD 0.00"]),
        ("12.00", ["USD 0.00", "USD 12.00"]),
        ("90.00", ["USD 78.00", "USD 6.00"]),
        ("96.00", ["USD 84.00", "USD 12.00"]),
    ],
)
def test_of_two_items_of_a_closed_case_each_has_what_can_be_no_others(
    sold, shop, refunded, had
):
    """All of it was taken for the first of them."""
    _, case = both(sold, shop, RUG, LAMP, Refunded_Amount=refunded)
    assert case.closed_at is None
    assert paid_for(case) == had


def test_of_two_items_of_one_price_somebody_is_asked_which(sold, shop):
    """It is one of theirs, and of neither for sure: the first was counted as paid."""
    _, case = both(sold, shop, RUG, MUG, Refunded_Amount="84.00")
    assert paid_for(case) == ["USD 0.00", "USD 0.00"]
    assert (case.closed_at, sold.told()["reopened"]) == (None, "refund")
    assert case.next.kind is StepKind.CHECK
    assert case.outlook(case.lead).hold.kind is HoldKind.SHOP_REFUND
    assert enter(shop, sold.id) is None


def test_who_looked_and_closed_it_is_not_asked_by_the_same_file_again(sold, shop):
    both(sold, shop, RUG, MUG, Refunded_Amount="84.00")
    shop.do(sold.id, Move.LIFT, reason="They do not tell.")
    assert shop.case(sold.id).closed_at is not None
    _, case = sold.orders(Refunded_Amount="84.00")
    assert case.closed_at is not None


def test_it_ends_once_somebody_says_for_which_it_was(sold, shop):
    both(sold, shop, RUG, MUG, Refunded_Amount="84.00")
    mug = shop.case(sold.id).lines[1]
    paid = MoneyTold(usd("84.00"), out=True, party=Party.PLATFORM, line=mug.number)
    shop.desk.money.note(sold.id, paid)
    case = shop.case(sold.id)
    assert paid_for(case) == ["USD 0.00", "USD 84.00"]
    assert case.next is None or case.next.kind is not StepKind.CHECK


def test_the_price_of_an_item_that_another_one_has_too_opens_nothing(sold):
    """The mug is in no case, and costs as much as the rug."""
    sold.begin(RUG, MUG).withdrawn()
    _, case = sold.orders(Refunded_Amount="84.00")
    assert case.closed_at is not None
    assert case.paid == usd("0.00")


@pytest.mark.parametrize(
    ("refunded", "had"),
    [
        # the postage may be in it
        ("93.00", "76.00"),
        # the price of the rug with the postage
        ("89.00", "84.00"),
        ("101.00", "84.00"),
    ],
)
def test_the_postage_may_be_what_went_back(sold, refunded, had):
    sold.lines = (RUG, LAMP)
    sold.orders(Shipping="5.00")
    sold.begin(RUG, LAMP).withdrawn()
    _, case = sold.orders(Shipping="5.00", Refunded_Amount=refunded)
    assert case.paid == usd(had)


def test_what_another_case_asks_for_may_be_what_went_back(sold, shop):
    """An open case asks for the lamp: 12.00 is its price, and no part of the rug's."""
    sold.begin(RUG, LAMP).withdrawn()
    new = NewCase("#1001", "Shop A", "Lamp", "defective", None, sku="LAMP")
    (other,) = shop.desk.by_hand.open(new).case_ids
    _, case = sold.orders(Refunded_Amount="12.00")
    assert case.closed_at is not None
    assert case.paid == usd("0.00")
    assert shop.case(other).paid == usd("12.00")
