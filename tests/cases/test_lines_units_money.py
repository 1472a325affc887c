"""Cases 1 to 9: each piece has its own verdict and its own cents, each line its own reason and supplier."""

from contextlib import suppress

import pytest

from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.options import NewCase
from returns.terms import (
    BuyerMoney,
    Disposition,
    HoldKind,
    Move,
    Offer,
    PackageState,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.platform_rows import bring_file, shopify_orders
from tests.cases.playing import (
    agree_to_return,
    come_back,
    enter,
    enter_until,
    items,
    letters,
    next_of,
    sheet,
)
from tests.returns.casework.shop import usd

# --- case 1: two parcels -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("currency", "whole", "shares"),
    [
        ("USD", "300.00", ["150.00", "150.00"]),
        ("EUR", "259.99", ["130.00", "129.99"]),
        ("JPY", "44000", ["14667", "14667", "14666"]),
    ],
)
def test_each_piece_is_paid_when_its_own_parcel_came(shop, currency, whole, shares):
    """Case 1: the first came and the others did not; then they come one by one, all of them fine."""
    shop.supplier(costs=[("LAMP", "60")])
    count = str(len(shares))
    case_id = shop.request(
        shop.item(
            "LAMP",
            whole,
            currency_code=currency,
            return_quantity=count,
            order_quantity=count,
            return_reason="CR-UNWANTED_ITEM",
        )
    )
    agree_to_return(shop, case_id)
    for number, share in enumerate(shares, start=1):
        shop.clock.forward(days=1)
        shop.desk.receiving.receive(case_id, f"T-{number}")
        shop.look(case_id, unit=number)
        for other in range(number + 1, len(shares) + 1):
            shop.miss(case_id, unit=other)
        shop.finish(case_id)
        assert next_of(shop, case_id) is StepKind.REFUND
        letter = enter(shop, case_id)
        assert letter.facts.amount == Money.parse(share, currency)
        assert letter.facts.amount.coded in letter.body
        assert "Parts missing" not in letter.body
        assert f"{currency} 0.00" not in letter.body
        assert next_of(shop, case_id) is not StepKind.REFUND
    case = shop.case(case_id)
    assert case.paid == Money.parse(whole, currency)
    assert {unit.verdict for unit in case.units} == {Verdict.AS_CLAIMED}
    assert case.tracks.buyer_money is BuyerMoney.PAID


@pytest.mark.parametrize("second", [Disposition.DISCOUNT, Disposition.DONATE])
def test_each_piece_goes_its_own_way_afterwards(shop, second):
    """Case 1: what becomes of it is decided for each piece."""
    shop.supplier(costs=[("LAMP", "60")])
    case_id = shop.request(
        shop.item(
            "LAMP",
            "300.00",
            return_quantity="2",
            order_quantity="2",
            return_reason="CR-UNWANTED_ITEM",
        )
    )
    agree_to_return(shop, case_id)
    for number in (1, 2):
        shop.desk.receiving.receive(case_id, f"T-{number}")
        shop.look(case_id, unit=number)
        if number == 1:
            shop.miss(case_id, unit=2)
        else:
            line_id = shop.case(case_id).lines[0].id
            shop.desk.inspections.decide(case_id, line_id, 2, disposition=second)
        shop.finish(case_id)
    assert [unit.disposition for unit in shop.case(case_id).units] == [
        Disposition.RESTOCK,
        second,
    ]


@pytest.mark.parametrize("before", [True, False])
def test_a_verdict_said_of_what_came_is_not_said_of_a_piece_that_did_not(shop, before):
    """Case 1: two announced, one here; the seller chooses a verdict for the parcel."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "300.00", order_quantity="2", return_quantity="2"))
    agree_to_return(shop, case_id)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.miss(case_id, unit=2)
    if before:
        shop.desk.inspections.set_verdict(case_id, Verdict.AS_CLAIMED)
    shop.finish(case_id, Verdict.AS_CLAIMED)
    first, second = shop.case(case_id).units
    assert (first.verdict, second.verdict) == (Verdict.AS_CLAIMED, Verdict.NOT_RECEIVED)
    assert shop.case(case_id).outlook(shop.case(case_id).lead).due == usd("150.00")


# --- case 2: damaged and incomplete ------------------------------------------------------------


@pytest.mark.parametrize("package", [PackageState.DAMAGED, PackageState.OPENED])
@pytest.mark.parametrize("paid", ["150.00", "101.01"])
def test_damaged_and_incomplete_is_damage_as_claimed_and_all_of_it_is_paid(shop, package, paid):
    """Case 2: damaged in transit, found damaged, incomplete and not working."""
    shop.supplier(costs=[("VASE", "60")], rma_needed=False)
    case_id = shop.request(shop.item("VASE", paid, return_reason="CR-DAMAGED_BY_CARRIER"))
    come_back(shop, case_id, package=package, complete=False, works=Works.NO, marks="in pieces")
    assert [unit.verdict for unit in shop.case(case_id).units] == [Verdict.AS_CLAIMED]
    letter = enter(shop, case_id)
    assert letter.facts.amount == shop.case(case_id).paid == usd(paid)
    assert "Parts missing" not in letter.body
    enter_until(shop, case_id, StepKind.SEND_CLAIM)
    assert enter(shop, case_id).facts.amount == usd("60")


# --- case 3: one item in two requests ----------------------------------------------------------


@pytest.fixture
def asked_twice(shop):
    """Two requests for the one mug of an order; the first was refunded."""
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    first = shop.request(shop.item("MUG", "20.00"))
    second = shop.request(shop.item("MUG", "20.00", amazon_rma_id="DB1"))
    for step in (StepKind.ANSWER_BUYER, StepKind.REFUND, StepKind.SEND_CLAIM):
        shop.do(first, step)
    return first, second


def test_enter_promises_nothing_for_a_piece_that_was_not_bought(shop, asked_twice):
    """Case 3: the second request is told to be more than was bought, and stays unpaid."""
    _, second = asked_twice
    for _ in range(3):
        assert next_of(shop, second) is StepKind.CHECK
        assert enter(shop, second) is None
    case = shop.case(second)
    assert case.outlook(case.lead).hold.kind is HoldKind.MORE_THAN_BOUGHT
    assert (case.payments, letters(shop, second)) == ((), [])


@pytest.mark.parametrize("act", [StepKind.ANSWER_BUYER, Move.OFFER])
@pytest.mark.parametrize(
    "offer", [Offer.RETURNLESS_REFUND, Offer.IMMEDIATE_REFUND, Offer.PARTIAL_REFUND]
)
def test_no_refund_is_promised_for_a_piece_that_was_not_bought(shop, asked_twice, act, offer):
    """Case 3: nor by the seller's own word, with or without a sum."""
    _, second = asked_twice
    with pytest.raises(IllegalMove):
        shop.do(second, act, offer=offer)
    assert letters(shop, second) == []


def test_a_supplier_is_asked_once_for_one_piece(shop, asked_twice):
    """Case 3: two requests on one item are one loss."""
    first, second = asked_twice
    with suppress(IllegalMove):
        shop.do(second, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    enter_until(shop, second, StepKind.CHECK, StepKind.CLOSE)
    asked = [claim.amount for each in (first, second) for claim in shop.case(each).claims]
    assert asked == [usd("4")]


# --- case 4: lines with their own reasons and suppliers -----------------------------------------


@pytest.mark.parametrize(
    ("mugs", "mugs_paid", "lamp_paid", "part", "claimed"),
    [(2, "40.00", "75.00", "22.50", "16.00"), (3, "27.00", "99.00", "29.70", "24.00")],
)
def test_two_reasons_in_one_request_get_two_answers_in_one_letter(
    shop, mugs, mugs_paid, lamp_paid, part, claimed
):
    """Case 4: mugs that are defective and a lamp that was not wanted; the claim for the mugs is kept."""
    shop.supplier(costs=[("MUG", "8"), ("LAMP", "30")], rma_needed=False)
    case_id = shop.request(
        shop.item("MUG", mugs_paid, return_quantity=str(mugs), order_quantity=str(mugs)),
        shop.item("LAMP", lamp_paid, return_reason="CR-UNWANTED_ITEM"),
    )
    answer = enter(shop, case_id)
    assert items(answer) == {"MUG": mugs, "LAMP": 1}
    assert usd(mugs_paid).coded in answer.body
    assert usd(part).coded in answer.body
    both = usd(mugs_paid) + usd(lamp_paid)
    assert both.percent(30).coded not in answer.body
    paid = enter(shop, case_id)
    assert (items(paid), paid.facts.amount) == ({"MUG": mugs}, usd(mugs_paid))
    claim = enter(shop, case_id)
    assert (items(claim), claim.facts.amount) == ({"MUG": mugs}, usd(claimed))
    mug, lamp = shop.case(case_id).lines
    assert (mug.reason, lamp.reason) == ("defective", "changed_mind")
    assert (lamp.refunded, lamp.offer_amount) == (usd("0"), usd(part))


@pytest.mark.parametrize(
    ("mug_reason", "lamp_reason", "mug_title", "lamp_title"),
    [
        (
            "CR-SWITCHEROO",
            "CR-QUALITY_UNACCEPTABLE",
            "Mug: wrong item",
            "Lamp: poor quality",
        ),
        ("CR-DEFECTIVE", "CR-MISSING_PARTS", "Mug: defective", "Lamp: parts missing"),
    ],
)
def test_each_supplier_is_written_to_and_claimed_from_for_his_own_goods(
    shop, mug_reason, lamp_reason, mug_title, lamp_title
):
    """Case 4: a mug and a lamp of two suppliers in one request; letter, sheet and claim are of one each."""
    shop.supplier("Kiln & Co", [("MUG", "8")])
    shop.supplier("Lux Lamps", [("LAMP", "15")])
    case_id = shop.request(
        shop.item(
            "MUG",
            "40.00",
            return_quantity="2",
            order_quantity="2",
            return_reason=mug_reason,
        ),
        shop.item("LAMP", "45.00", return_reason=lamp_reason),
    )
    lines = {(line.title, line.reason, line.supplier) for line in shop.case(case_id).lines}
    (row,) = shop.desk.queue.rows([case_id])
    assert (row.title, row.reason, row.supplier) in lines
    enter_until(shop, case_id, StepKind.ASK_RMA)
    asked = {letter.address: letter for letter in (enter(shop, case_id), enter(shop, case_id))}
    kiln, lux = asked["returns@kiln.example"], asked["returns@lux.example"]
    assert (items(kiln), items(lux)) == ({"MUG": 2}, {"LAMP": 1})
    assert "Lamp" not in kiln.body.replace("Lux Lamps", "")
    assert "Mug" not in lux.body
    of_kiln, of_lux = (
        sheet(shop, case_id, supplier=name) for name in ("Kiln & Co", "Lux Lamps")
    )
    assert mug_title in of_kiln
    assert "2 × Mug" in of_kiln
    assert "USD 16.00" in of_kiln
    assert lamp_title in of_lux
    assert "USD 15.00" in of_lux
    assert "Lamp" not in of_kiln.replace("Lux Lamps", "")
    assert "Mug" not in of_lux


# --- case 5: a part, then the rest ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("currency", "price", "part", "rest"),
    [
        ("USD", "75.00", "22.50", "52.50"),
        ("EUR", "59.99", "18.00", "41.99"),
        ("JPY", "9800", "2940", "6860"),
    ],
)
def test_who_had_a_part_and_may_keep_it_gets_the_rest(shop, currency, price, part, rest):
    """Case 5: a part was paid, then the buyer may keep it."""
    shop.supplier(costs=[("LAMP", "30")])
    case_id = shop.request(
        shop.item("LAMP", price, currency_code=currency, return_reason="CR-UNWANTED_ITEM")
    )
    enter(shop, case_id)
    shop.do(case_id, Move.BUYER_AGREED)
    assert enter(shop, case_id).facts.amount == Money.parse(part, currency)
    offered = shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    assert offered.facts.amount == Money.parse(rest, currency)
    assert offered.facts.amount.coded in offered.body
    paid = enter(shop, case_id)
    assert paid.facts.amount.coded in paid.body
    assert paid.facts.amount == Money.parse(rest, currency)
    assert shop.case(case_id).paid == Money.parse(price, currency)


# --- case 6: no cost on file ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paid", "pieces", "cost", "asked"),
    [("45.00", 1, "12.30", "12.30"), ("38.00", 2, "4.05", "8.10")],
)
def test_the_cost_is_asked_for_before_the_supplier_is(shop, paid, pieces, cost, asked):
    """Case 6: what the goods cost us is not known; the sale price is asked of nobody."""
    kiln = shop.supplier(rma_needed=False)
    case_id = shop.request(
        shop.item("VASE", paid, return_quantity=str(pieces), order_quantity=str(pieces))
    )
    shop.desk.cases.set_supplier(case_id, kiln)
    enter_until(shop, case_id, StepKind.CHECK)
    case = shop.case(case_id)
    assert case.outlook(case.lead).hold.kind is HoldKind.COST
    assert "USD" not in sheet(shop, case_id).split("History")[0]
    for _ in range(3):
        assert enter(shop, case_id) is None
    assert shop.case(case_id).claims == ()
    shop.desk.products.tell("VASE", ProductTold(cost=usd(cost)))
    letter = enter(shop, case_id)
    assert letter.facts.amount == usd(asked)
    assert usd(paid).coded not in letter.body
    assert f"We ask for {usd(asked).coded}" in sheet(shop, case_id)


# --- case 7: to the cent --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("currency", "whole", "shares"),
    [
        ("USD", "59.99", ["30.00", "29.99"]),
        ("USD", "10.00", ["3.34", "3.33", "3.33"]),
        ("JPY", "1000", ["334", "333", "333"]),
        ("KWD", "10.000", ["3.334", "3.333", "3.333"]),
    ],
)
def test_pieces_that_are_paid_one_by_one_come_to_what_was_paid(shop, currency, whole, shares):
    """Case 7: never a cent more or less, whichever piece is paid for first."""
    shop.supplier(costs=[("MUG", "1")])
    count = str(len(shares))
    case_id = shop.request(
        shop.item(
            "MUG",
            whole,
            currency_code=currency,
            return_quantity=count,
            order_quantity=count,
        )
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    for number in range(len(shares), 0, -1):
        shop.do(case_id, StepKind.REFUND, units=(number,))
    case = shop.case(case_id)
    told = {payment.units: payment.amount for payment in case.payments}
    assert told == {
        (number,): Money.parse(share, currency) for number, share in enumerate(shares, start=1)
    }
    assert case.paid == Money.parse(whole, currency)


# --- case 8: what others did ----------------------------------------------------------------------


def shop_refunded(shop):
    """An order that the shop itself paid back wholly; its return is typed."""
    shop.supplier(costs=[("LAMP", "12")])
    text = shopify_orders(("#1001", [("LAMP", "60.00", 1)], {"Refunded Amount": "60.00"}))
    bring_file(shop, text, "orders.csv", channel="Shop A")
    new = NewCase("#1001", "Shop A", "Lamp", "defective", None, sku="LAMP")
    return shop.desk.by_hand.open(new).case_ids[0]


def refunded_at_first_scan(shop):
    """The platform paid when the carrier took the parcel."""
    shop.supplier(costs=[("LAMP", "12")])
    cells = {"resolution": "RefundAtFirstScan", "refunded_amount": "60.00"}
    return shop.request(shop.item("LAMP", "60.00", return_request_status="Approved", **cells))


def replaced_by_the_platform(shop):
    """The platform sent a new one."""
    shop.supplier(costs=[("LAMP", "12")])
    done = {"resolution": "Replacement", "return_request_status": "Completed"}
    return shop.request(shop.item("LAMP", "60.00", **done))


@pytest.mark.parametrize(
    ("opened", "paid"),
    [(shop_refunded, "60"), (refunded_at_first_scan, "60"), (replaced_by_the_platform, "0")],
)
def test_what_was_settled_by_others_is_never_refunded_by_enter(shop, opened, paid):
    """Case 8: refunded by the shop, at the first scan, or replaced: no step of ours pays."""
    case_id = opened(shop)
    done = enter_until(shop, case_id)
    assert StepKind.REFUND not in done
    assert StepKind.REPLACE not in done
    case = shop.case(case_id)
    assert case.paid == usd(paid)
    assert all(payment.by_platform for payment in case.payments)
    assert all(letter.facts.amount is None for letter in letters(shop, case_id))
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REFUND)


def test_who_got_a_new_one_from_the_platform_is_asked_for_no_refund(shop):
    """Case 8: a replacement was issued, so no letter speaks of a refund."""
    case_id = replaced_by_the_platform(shop)
    enter_until(shop, case_id, StepKind.CONFIRM_BUYER)
    assert "refund" not in enter(shop, case_id).body


@pytest.mark.parametrize("opened", [shop_refunded, replaced_by_the_platform])
def test_no_supplier_is_asked_to_take_back_what_does_not_come(shop, opened):
    """Case 8: the buyer was told that all is settled, so no goods are announced to anybody."""
    case_id = opened(shop)
    enter_until(shop, case_id, StepKind.ASK_RMA)
    letter = enter(shop, case_id)
    assert {unit.goods.value for unit in shop.case(case_id).units} == {"none_expected"}
    assert "asks to return" not in letter.body
    assert "return address" not in letter.body


# --- case 9: currencies ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("currency", "paid", "written"),
    [
        ("XOF", "45000", "XOF 45,000"),
        ("UGX", "150000", "UGX 150,000"),
        ("RWF", "90000", "RWF 90,000"),
        ("OMR", "12.345", "OMR 12.345"),
        ("KWD", "63.040", "KWD 63.040"),
        ("JPY", "1470", "JPY 1,470"),
        ("CNY", "1470", "CNY 1,470.00"),
    ],
)
def test_a_sum_has_the_decimals_of_its_currency_and_no_sign_that_two_share(
    shop, currency, paid, written
):
    """Case 9: from the file to the letter and to the Chinese sheet."""
    shop.supplier(rma_needed=False)
    (kiln,) = shop.desk.policies.suppliers()
    case_id = shop.request(shop.item("VASE", paid, currency_code=currency))
    shop.desk.cases.set_supplier(case_id, kiln.id)
    shop.desk.products.tell("VASE", ProductTold(cost=Money.parse(paid, currency)))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    assert f"{written} for" in enter(shop, case_id).body
    told = sheet(shop, case_id, lang="zh")
    assert f"{written} " in told
    assert "¥" not in told
    assert "￥" not in told


# --- case 9, the others of this kind -----------------------------------------------------------------


@pytest.mark.parametrize(("came", "paid"), [("CARAFE", "80"), ("VASE", "150")])
def test_of_two_lines_the_one_that_came_is_paid_and_named(shop, came, paid):
    """Case 9: one of two things under one number did not come."""
    shop.supplier(costs=[("VASE", "60"), ("CARAFE", "30")])
    case_id = shop.request(shop.item("VASE", "150.00"), shop.item("CARAFE", "80.00"))
    agree_to_return(shop, case_id)
    shop.desk.receiving.receive(case_id)
    for line in shop.case(case_id).lines:
        if line.sku == came:
            shop.look(case_id, line.number, works=Works.NO, marks="a crack")
        else:
            shop.miss(case_id, line.number)
    shop.finish(case_id)
    enter_until(shop, case_id, StepKind.REFUND)
    letter = enter(shop, case_id)
    assert (items(letter), letter.facts.amount) == ({came: 1}, usd(paid))
    assert [line.refunded for line in shop.case(case_id).lines if line.sku != came] == [
        usd("0")
    ]


@pytest.mark.parametrize(("by_platform", "rest"), [("5.00", "15.00"), ("12.34", "7.66")])
def test_a_part_that_the_platform_paid_is_taken_off_once_in_letter_and_money(
    shop, by_platform, rest
):
    """Case 9: what the letter says is what Enter pays."""
    shop.supplier(costs=[("MUG", "4")])
    case_id = shop.request(shop.item("MUG", "20.00", refunded_amount=by_platform))
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    letter = enter(shop, case_id)
    assert usd(rest).coded in letter.body
    ours = [each.amount for each in shop.case(case_id).payments if not each.by_platform]
    assert ours == [usd(rest)]
    assert shop.case(case_id).paid == usd("20")


@pytest.mark.parametrize("price", ["63.040", "1,063.040"])
def test_dinars_of_a_shopify_file_are_taken_to_the_fils(shop, price):
    """Case 9: three decimals in an orders file."""
    shop.supplier(costs=[("LAMP", "12")])
    text = shopify_orders(("#7", [("LAMP", price, 1)], {"Currency": "KWD"}))
    result = bring_file(shop, text, "orders.csv", channel="Shop A")
    assert (result.new, result.unusable) == (1, ())
    new = NewCase("#7", "Shop A", "Lamp", "defective", None, sku="LAMP")
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    assert shop.case(case_id).value == Money.parse(price.replace(",", ""), "KWD")


def test_a_supplier_is_asked_for_his_own_pieces_and_never_for_more_than_they_cost(shop):
    """Case 9: a copper kettle of one supplier, two things of another."""
    shop.supplier("Kiln & Co", [("KETTLE", "12")])
    shop.supplier("Tin Works", [("TRAY", "5"), ("BOX", "3")])
    case_id = shop.request(
        shop.item("KETTLE", "40.00"),
        shop.item("TRAY", "20.00", return_quantity="2", order_quantity="2"),
        shop.item("BOX", "10.00"),
    )
    enter_until(shop, case_id, StepKind.ASK_RMA)
    asked = {letter.address: letter for letter in (enter(shop, case_id), enter(shop, case_id))}
    assert items(asked["returns@kiln.example"]) == {"KETTLE": 1}
    assert "1 pc" in asked["returns@kiln.example"].body
    assert "4 pcs" not in asked["returns@kiln.example"].body
    assert items(asked["returns@tin.example"]) == {"TRAY": 2, "BOX": 1}
    for number in (1, 2, 3):
        shop.do(case_id, Move.RMA_GIVEN, rma="R", line=number)
    for _ in range(2):
        enter_until(shop, case_id, StepKind.SEND_CLAIM)
        enter(shop, case_id)
    sums = {}
    for claim in shop.case(case_id).claims:
        line = shop.case(case_id).line(claim.line_id)
        sums[line.supplier] = sums.get(line.supplier, usd("0")) + claim.amount
    assert sums == {"Kiln & Co": usd("12"), "Tin Works": usd("13")}
