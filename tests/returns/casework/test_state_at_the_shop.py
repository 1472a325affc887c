"""What the shop says of an order holds its case up: nothing is paid of what was not paid, or not sent."""

from datetime import date

import pytest

from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.papers.sheet.sheet_scope import Groundless
from returns.records.advice import Because, Hold
from returns.records.options import NewCase
from returns.rules.sentences import sentence
from returns.rules.steps.held_acts import liftable, may_lift
from returns.terms import HoldKind, Move, Offer, Party, StepKind, SupplierClaim
from tests.cases.platform_rows import bring_file, shopify_orders
from tests.cases.playing import enter, letters, next_of
from tests.platform_files import row_of
from tests.returns.casework.shop import usd

NOT_PAID, CANCELLED, NOT_SENT = HoldKind.NOT_PAID, HoldKind.CANCELLED, HoldKind.NOT_SENT
OFF = "2026-11-03 10:00:00 -0700"
NUMBER = "503-0000001-1111111"
AMAZON = (
    "amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\t"
    "product-name\tsku\titem-status\tquantity\tcurrency\titem-price\tship-country\n"
)


def at_shopify(shop, financial, fulfilment="fulfilled", cancelled_at="", refunded=""):
    """An orders export lists the order like that."""
    cells = {
        "Financial Status": financial,
        "Fulfillment Status": fulfilment,
        "Cancelled at": cancelled_at,
        "Refunded Amount": refunded,
    }
    text = shopify_orders(("#1001", (("MUG", "20.00", 2),), cells))
    bring_file(shop, text, "orders.csv", "Pine Shop")


def at_amazon(shop, status, item_status=None, price="40.00", updated=""):
    """The orders report lists the order like that."""
    cells = {
        "amazon-order-id": NUMBER,
        "purchase-date": "2026-11-01T10:00:00+00:00",
        "last-updated-date": updated,
        "order-status": status,
        "fulfillment-channel": "Merchant",
        "sales-channel": "Amazon.com",
        "product-name": "Mug",
        "sku": "MUG",
        "item-status": status if item_status is None else item_status,
        "quantity": "2",
        "currency": "USD",
        "item-price": price,
        "ship-country": "US",
    }
    bring_file(shop, AMAZON + row_of(AMAZON, cells), "orders.txt", "Amazon US")


def asked(shop, number="#1001", channel="Pine Shop", reason="changed_mind"):
    """Its buyer wants to return both mugs."""
    new = NewCase(number, channel, "Mug", reason, None, sku="MUG", quantity=2)
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    return case_id


def held(shop, case_id):
    case = shop.case(case_id)
    hold = case.outlook(case.lead).hold
    return hold.kinds if hold is not None else ()


def nothing_moves(shop, case_id):
    """Enter, and Enter again: no money, no promise, no letter."""
    for _ in range(3):
        assert next_of(shop, case_id) is StepKind.CHECK
        assert enter(shop, case_id) is None
        shop.clock.forward(days=2)
    case = shop.case(case_id)
    assert (case.payments, case.lead.offer, letters(shop, case_id)) == ((), None, [])


SHOPIFY = [
    ({"financial": "voided", "fulfilment": "", "cancelled_at": OFF}, (NOT_PAID, CANCELLED)),
    ({"financial": "voided"}, (NOT_PAID,)),
    ({"financial": "authorized"}, (NOT_PAID,)),
    ({"financial": "pending", "fulfilment": "unfulfilled"}, (NOT_PAID, NOT_SENT)),
    ({"financial": "expired"}, (NOT_PAID,)),
    ({"financial": "paid", "cancelled_at": OFF}, (CANCELLED,)),
    ({"financial": "paid", "fulfilment": "unfulfilled"}, (NOT_SENT,)),
    (
        {"financial": "paid", "fulfilment": "unfulfilled", "cancelled_at": OFF},
        (CANCELLED, NOT_SENT),
    ),
]
AMAZONS = [
    ("Cancelled", (CANCELLED, NOT_SENT)),
    ("Pending", (NOT_PAID, NOT_SENT)),
    ("Unshipped", (NOT_SENT,)),
]


@pytest.mark.parametrize("reason", ["changed_mind", "defective", "never_arrived"])
@pytest.mark.parametrize(("cells", "kinds"), SHOPIFY)
def test_enter_pays_nothing_of_what_shopify_says_was_not_paid_or_sent(
    shop, cells, kinds, reason
):
    at_shopify(shop, **cells)
    case_id = asked(shop, reason=reason)
    assert set(kinds) <= set(held(shop, case_id))
    assert held(shop, case_id)[0] is kinds[0]
    nothing_moves(shop, case_id)


@pytest.mark.parametrize(("status", "kinds"), AMAZONS)
def test_enter_pays_nothing_of_what_amazon_says_was_not_paid_or_sent(shop, status, kinds):
    at_amazon(shop, status)
    case_id = asked(shop, NUMBER, "Amazon US")
    assert held(shop, case_id) == kinds
    nothing_moves(shop, case_id)


@pytest.mark.parametrize("financial", ["paid", "partially_refunded", "", "?"])
@pytest.mark.parametrize("fulfilment", ["fulfilled", "partial", "?"])
def test_other_words_hold_nothing_up(shop, financial, fulfilment):
    at_shopify(shop, financial, fulfilment)
    case_id = asked(shop)
    assert held(shop, case_id) == ()
    assert next_of(shop, case_id) is StepKind.ANSWER_BUYER


def test_a_row_that_tells_neither_holds_nothing_up(shop):
    at_shopify(shop, "", "")
    assert held(shop, asked(shop)) == ()


@pytest.mark.parametrize("fulfilment", ["", "scheduled", "on_hold"])
def test_a_pre_order_was_not_sent(shop, fulfilment):
    at_shopify(shop, "paid", fulfilment)
    case_id = asked(shop)
    assert held(shop, case_id) == (NOT_SENT,)
    nothing_moves(shop, case_id)


@pytest.mark.parametrize("status", ["Shipped", "PartiallyShipped", "", "InvoiceUnconfirmed"])
def test_other_words_of_amazon_hold_nothing_up(shop, status):
    at_amazon(shop, status)
    assert held(shop, asked(shop, NUMBER, "Amazon US")) == ()


def test_a_cancelled_item_of_a_shipped_order_is_held_up(shop):
    at_amazon(shop, "Shipped", "Cancelled")
    case_id = asked(shop, NUMBER, "Amazon US")
    assert held(shop, case_id) == (CANCELLED,)
    case = shop.case(case_id)
    said = sentence(case.outlook(case.lead).hold.because)
    assert said.startswith("Amazon US says that Mug was cancelled")


# --- how it ends --------------------------------------------------------------------------------

SHOPIFY_LATER = [
    (("authorized", "fulfilled"), ("paid", "fulfilled")),
    (("pending", "unfulfilled"), ("paid", "fulfilled")),
    (("expired", "fulfilled"), ("paid", "fulfilled")),
    (("paid", "unfulfilled"), ("paid", "fulfilled")),
    (("paid", "unfulfilled"), ("paid", "partial")),
]


@pytest.mark.parametrize(("before", "later"), SHOPIFY_LATER)
def test_the_next_file_that_says_otherwise_ends_it_and_an_older_one_does_not(
    shop, before, later
):
    at_shopify(shop, *before)
    case_id = asked(shop)
    assert held(shop, case_id)
    at_shopify(shop, *later)
    assert held(shop, case_id) == ()
    assert next_of(shop, case_id) is StepKind.ANSWER_BUYER
    at_shopify(shop, *before)
    assert held(shop, case_id) == ()


@pytest.mark.parametrize(("status", "kinds"), AMAZONS)
def test_what_amazon_shipped_after_all_is_held_up_no_more(shop, status, kinds):
    at_amazon(shop, status, updated="2026-11-02T10:00:00+00:00")
    case_id = asked(shop, NUMBER, "Amazon US")
    assert held(shop, case_id) == kinds
    at_amazon(shop, "Shipped", updated="2026-11-03T10:00:00+00:00")
    assert held(shop, case_id) == ()
    at_amazon(shop, status, updated="2026-11-02T10:00:00+00:00")
    assert held(shop, case_id) == ()


def part_paid(shop, owed, financial="partially_paid"):
    """An orders export says of the order of 40.00 that so much of it is still to be paid."""
    text = shopify_orders(
        ("#1001", (("MUG", "20.00", 2),), {"Financial Status": financial, "Total": "40.00"})
    )
    head, *rows = text.splitlines()
    told = [head + ",Outstanding Balance", *(f"{row},{owed}" for row in rows)]
    bring_file(shop, "\n".join(told) + "\n", "orders.csv", "Pine Shop")


def test_of_an_order_that_is_paid_in_part_nothing_goes_back_beyond_that(shop):
    """It counted as paid whole, and $40.00 went back of the $15.00 that had come."""
    part_paid(shop, "")
    case_id = asked(shop)
    assert held(shop, case_id) == (NOT_PAID,)
    nothing_moves(shop, case_id)
    part_paid(shop, "25.00")
    assert held(shop, case_id) == ()
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REFUND, amount=usd("15.01"))
    enter(shop, case_id)
    assert [str(each.amount) for each in shop.case(case_id).payments] == ["$15.00"]


def test_what_is_paid_later_counts(shop):
    part_paid(shop, "25.00")
    case_id = asked(shop)
    assert str(shop.case(case_id).lead.paid_for) == "$15.00"
    part_paid(shop, "0.00", "paid")
    part_paid(shop, "25.00")
    assert str(shop.case(case_id).lead.paid_for) == "$40.00"


def test_a_later_file_also_begins_it(shop):
    at_shopify(shop, "authorized")
    case_id = asked(shop)
    at_shopify(shop, "voided", "fulfilled", OFF)
    assert held(shop, case_id) == (NOT_PAID, CANCELLED)
    at_shopify(shop, "authorized")
    assert held(shop, case_id) == (NOT_PAID, CANCELLED)
    nothing_moves(shop, case_id)


@pytest.mark.parametrize("day", ["shipped", "delivered"])
def test_a_day_that_the_seller_enters_says_that_it_was_sent(shop, day):
    at_shopify(shop, "paid", "unfulfilled")
    case_id = asked(shop)
    assert held(shop, case_id) == (NOT_SENT,)
    shop.desk.orders.set_dates("#1001", **{day: date(2026, 11, 10)})
    assert held(shop, case_id) == ()


def test_each_is_lifted_with_a_reason_and_then_it_goes_on(shop):
    at_shopify(shop, "voided", "unfulfilled", OFF)
    case_id = asked(shop)
    for kind in (NOT_PAID, CANCELLED, NOT_SENT):
        assert held(shop, case_id)[0] is kind
        with pytest.raises(IllegalMove) as refused:
            shop.do(case_id, StepKind.REFUND, amount=usd("5.00"))
        assert refused.value.key == "step.held"
        shop.do(case_id, Move.LIFT, reason="The buyer paid by bank transfer; I sent it.")
    assert held(shop, case_id) == ()
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    enter(shop, case_id)
    assert [str(each.amount) for each in shop.case(case_id).payments] == ["$40.00"]


@pytest.mark.parametrize("asks", ["ask_buyer", "and_answered", "checked"])
def test_each_is_lifted_also_while_the_buyer_is_asked(shop, asks):
    """The wait for the answer stood in front, and nothing behind it could be lifted."""
    at_shopify(shop, "voided", "unfulfilled")
    case_id = asked(shop)
    shop.do(case_id, StepKind.ASK_BUYER)
    if asks == "and_answered":
        shop.do(case_id, Move.BUYER_SAID, answer="It does not fit.")
    if asks == "checked":
        shop.do(case_id, StepKind.CHECK, answer="The shop looks for the money.")
    for kind in (NOT_PAID, NOT_SENT):
        assert kind in held(shop, case_id)
        shop.do(case_id, Move.LIFT, reason="The buyer paid in cash; I sent it.")
        assert kind not in held(shop, case_id)
    if asks != "and_answered":
        with pytest.raises(IllegalMove) as refused:
            shop.do(case_id, Move.LIFT, reason="No need to wait.")
        assert refused.value.key == "step.offer_out"


@pytest.mark.parametrize("kind", [HoldKind.SUPPLIER, HoldKind.OFFER_OUT])
def test_behind_what_nobody_can_lift_stands_what_may_be(kind):
    because, stays = Because("hold.supplier"), kind is HoldKind.SUPPLIER
    behind = Hold(kind, because, stays=stays, also=(HoldKind.COST, HoldKind.DISPUTE))
    assert (liftable(behind), may_lift(behind)) == ((HoldKind.DISPUTE,), True)
    alone = Hold(kind, because, stays=stays)
    assert liftable(alone) == ()


def test_a_cancelled_order_that_the_shop_gave_back_is_paid_no_second_time(shop):
    at_shopify(shop, "refunded", "fulfilled", OFF, "40.00")
    case_id = asked(shop)
    assert [each.by_platform for each in shop.case(case_id).payments] == [True]
    with pytest.raises(IllegalMove):
        shop.desk.money.note(case_id, MoneyTold(usd("5.00"), out=True))


def test_of_a_cancelled_order_that_was_given_back_in_part_the_check_tells_how_much(shop):
    at_shopify(shop, "partially_refunded", "fulfilled", OFF, "15.00")
    case_id = asked(shop)
    case = shop.case(case_id)
    hold = case.outlook(case.lead).hold
    assert hold.kind is CANCELLED
    assert "was cancelled and that $15.00 went back" in sentence(hold.because)
    assert next_of(shop, case_id) is StepKind.CHECK


def test_nothing_that_was_not_sent_has_a_day_of_its_delivery(shop):
    at_shopify(shop, "paid", "unfulfilled")
    (before,) = shop.desk.orders.find("#1001")
    case_id = asked(shop)
    (after,) = shop.desk.orders.find("#1001")
    for known in (before, after):
        assert known.dates.ordered.sure
        assert known.dates.shipped.earliest is None
        assert known.dates.delivered.latest is None
    case = shop.case(case_id)
    assert case.outlook(case.lead).dates.delivered.earliest is None
    at_shopify(shop, "paid", "fulfilled")
    (known,) = shop.desk.orders.find("#1001")
    assert known.dates.delivered.earliest is not None


@pytest.mark.parametrize(
    ("back", "by_line"),
    [("60.00", [20_00, 40_00]), ("59.99", [0, 0]), ("20.00", [0, 0]), ("", [0, 0])],
)
def test_of_an_order_that_went_back_whole_each_line_did(shop, back, by_line):
    """Of a part nobody tells whose it is."""
    lines = (("MUG", "20.00", 1), ("BOWL", "40.00", 1))
    order = ("#1001", lines, {"Financial Status": "refunded", "Refunded Amount": back})
    bring_file(shop, shopify_orders(order), "orders.csv", "Pine Shop")
    (known,) = shop.desk.orders.find("#1001")
    assert [known.refunded.get(line.id, 0) for line in known.order.lines] == by_line


def test_goods_that_come_back_were_sent(shop):
    """An old file says that they were not; what is here was."""
    at_shopify(shop, "paid", "unfulfilled")
    case_id = asked(shop)
    shop.desk.receiving.receive(case_id)
    assert next_of(shop, case_id) is StepKind.INSPECT
    for unit in (1, 2):
        shop.look(case_id, unit=unit)
    shop.finish(case_id)
    assert held(shop, case_id) == ()


def returned_whole(shop, reason="defective", *, rma=False):
    """Its shop cancelled the order before it was shipped, gave all of it back, and the buyer heard so."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=rma)
    at_shopify(shop, "refunded", "unfulfilled", OFF, "40.00")
    case_id = asked(shop, reason=reason)
    assert enter(shop, case_id).template == "settled_already"
    return case_id


@pytest.mark.parametrize("rma", [False, True])
@pytest.mark.parametrize("reason", ["defective", "wrong_item", "never_arrived"])
def test_of_what_was_never_shipped_and_all_paid_back_nobody_is_asked(shop, reason, rma):
    case_id = returned_whole(shop, reason, rma=rma)
    assert shop.case(case_id).lead.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    for _ in range(4):
        case = shop.case(case_id)
        if case.next is None or case.closed_at is not None:
            break
        assert case.next.kind in (StepKind.CONFIRM_BUYER, StepKind.CLOSE)
        enter(shop, case_id)
        shop.clock.forward(days=8)
    case = shop.case(case_id)
    assert case.closed_at is not None
    assert case.claims == ()
    assert not any(
        kept.letter.to is Party.SUPPLIER for kept in shop.desk.cases.letters(case_id)
    )


@pytest.mark.parametrize("act", [StepKind.SEND_CLAIM, StepKind.ASK_RMA])
@pytest.mark.parametrize("rma", [False, True])
def test_by_hand_neither_is_anybody_asked(shop, act, rma):
    case_id = returned_whole(shop, rma=rma)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, act)
    assert refused.value.key == "step.held"
    with pytest.raises(Groundless):
        shop.desk.papers.evidence(case_id, addressee=Party.SUPPLIER)


@pytest.mark.parametrize("rma", [False, True])
def test_whoever_says_that_it_was_shipped_asks_its_supplier(shop, rma):
    case_id = returned_whole(shop, rma=rma)
    shop.do(case_id, Move.LIFT, reason="It went off by hand.")
    assert shop.case(case_id).next.kind is (StepKind.ASK_RMA if rma else StepKind.SEND_CLAIM)
    assert enter(shop, case_id) is not None
    claim = SupplierClaim.ASKED_FOR_RMA if rma else SupplierClaim.CLAIM_SENT
    assert shop.case(case_id).lead.tracks.supplier_claim is claim


def test_what_was_not_shipped_and_is_not_paid_back_is_claimed_of_nobody(shop):
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    at_shopify(shop, "paid", "unfulfilled")
    case_id = asked(shop, reason="defective")
    assert shop.case(case_id).lead.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    at_shopify(shop, "paid", "fulfilled")
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    assert shop.case(case_id).lead.tracks.supplier_claim is SupplierClaim.TO_ASK


def test_a_gift_of_a_cancelled_order_stays_held_when_its_case_is_opened_again(shop):
    """Closing it had noted that nothing was owed, and a tote bag was promised then."""
    at_amazon(shop, "Cancelled", price="0.00")
    case_id = asked(shop, NUMBER, "Amazon US")
    shop.do(case_id, StepKind.CLOSE, reason="Enough of it.")
    shop.do(case_id, Move.REOPEN, reason="The buyer wrote again.")
    assert CANCELLED in held(shop, case_id)
    nothing_moves(shop, case_id)
