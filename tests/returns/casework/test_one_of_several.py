"""One piece of several: what was replaced is not paid for, and each verdict counts for its piece."""

from dataclasses import replace

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove, Refusal
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.terms import (
    BuyerMoney,
    End,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)
from tests.returns.casework.shop import COLUMNS, usd


def two_bowls(shop, reason, offer=Offer.REPLACEMENT_ON_RECEIPT):
    """Two bowls of 150.00 that cost 60.00, asked back."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    bowls = shop.item(
        "BOWL", "300.00", return_quantity="2", order_quantity="2", return_reason=reason
    )
    case_id = shop.request(bowls)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer)
    if offer is not Offer.RETURNLESS_REFUND:
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    return case_id


def arrives(shop, case_id, unit):
    told = ParcelTold(End.US, tracking=f"T-{unit}", units=(unit,), arrived=True)
    shop.desk.parcels.note(case_id, told)


def judged(shop, case_id, unit, verdict, works=Works.NO):
    shop.look(case_id, unit=unit, works=works)
    line_id = shop.case(case_id).lines[0].id
    shop.desk.inspections.decide(case_id, line_id, unit, verdict=verdict)
    shop.do(case_id, StepKind.INSPECT)


def test_a_new_one_for_one_of_two_leaves_the_other_open(shop):
    case_id = two_bowls(shop, "CR-DEFECTIVE")
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, unit=1, works=Works.NO)
    shop.look(case_id, unit=2, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REPLACE, units=(1,))
    case = shop.case(case_id)
    assert case.lines[0].tracks.buyer_money is BuyerMoney.PAID_PARTLY
    assert case.next.kind is StepKind.REPLACE
    shop.do(case_id, StepKind.REPLACE)
    case = shop.case(case_id)
    assert case.lines[0].tracks.buyer_money is BuyerMoney.REPLACED
    assert sum(sent.quantity for sent in case.exchanges) == 2


def test_what_was_replaced_is_paid_for_by_no_word_of_the_seller(shop):
    case_id = two_bowls(shop, "CR-DEFECTIVE")
    arrives(shop, case_id, 1)
    judged(shop, case_id, 1, Verdict.AS_CLAIMED)
    shop.do(case_id, StepKind.REPLACE)
    for options in ({}, {"amount": usd("150.00")}):
        with pytest.raises(IllegalMove):
            shop.do(case_id, StepKind.REFUND, **options)
    assert shop.case(case_id).paid == usd("0")


@pytest.mark.parametrize("reason", ["CR-SWITCHEROO", "CR-DEFECTIVE"])
def test_money_goes_back_for_the_piece_that_got_no_new_one(shop, reason):
    case_id = two_bowls(shop, reason)
    said = Verdict.WRONG_ITEM if reason == "CR-SWITCHEROO" else Verdict.AS_CLAIMED
    arrives(shop, case_id, 1)
    judged(shop, case_id, 1, said)
    shop.do(case_id, StepKind.REPLACE)
    arrives(shop, case_id, 2)
    judged(shop, case_id, 2, said)
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REFUND, amount=usd("300.00"))
    shop.do(case_id, StepKind.REFUND, amount=usd("150.00"))
    case = shop.case(case_id)
    assert case.paid == usd("150.00")
    assert [pay.units for pay in case.payments if pay.outgoing] == [(2,)]


@pytest.mark.parametrize(
    ("reason", "said"),
    [("CR-SWITCHEROO", Verdict.WRONG_ITEM), ("CR-DEFECTIVE", Verdict.AS_CLAIMED)],
)
def test_a_piece_without_a_fault_leaves_the_claim_for_the_other(shop, reason, said):
    case_id = two_bowls(shop, reason, Offer.REFUND_ON_RECEIPT)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, unit=1, works=Works.NO)
    line_id = shop.case(case_id).lines[0].id
    shop.desk.inspections.decide(case_id, line_id, 1, verdict=said)
    shop.look(case_id, unit=2, works=Works.YES)
    shop.desk.inspections.decide(case_id, line_id, 2, verdict=Verdict.NO_FAULT)
    shop.do(case_id, StepKind.INSPECT)
    shop.do(case_id, StepKind.REFUND)
    line = shop.case(case_id).lines[0]
    assert line.tracks.supplier_claim is not SupplierClaim.NOT_CLAIMABLE
    shop.do(case_id, StepKind.SEND_CLAIM)
    (claim,) = shop.case(case_id).claims
    assert (claim.units, claim.amount) == ((1,), usd("60.00"))


@pytest.mark.parametrize("by", [None, Party.PLATFORM])
def test_money_for_one_piece_is_never_more_than_its_price_in_all(shop, by):
    case_id = two_bowls(shop, "CR-DEFECTIVE", Offer.RETURNLESS_REFUND)

    def pays(amount, *units):
        told = MoneyTold(usd(amount), out=True, party=by, units=units)
        shop.desk.money.note(case_id, told)

    pays("100.00", 1)
    for amount in ("150.00", "50.01"):
        with pytest.raises(IllegalMove) as refused:
            pays(amount, 1)
        assert refused.value.key == "move.over_piece_left"
        for lang in ("en", "zh"):
            said = refused.value.say(lang)
            assert all(each in said for each in ("1", "$150.00", "$100.00", "$50.00"))
    pays("50.00", 1)
    with pytest.raises(IllegalMove):
        pays("0.01", 1)
    pays("150.00", 2)
    case = shop.case(case_id)
    assert [payment.units for payment in case.payments] == [(1,), (1,), (2,)]
    assert (case.paid, case.lead.tracks.buyer_money) == (usd("300.00"), BuyerMoney.PAID)


def test_what_was_paid_for_several_pieces_counts_for_each_of_them(shop):
    case_id = two_bowls(shop, "CR-DEFECTIVE", Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND, amount=usd("100.00"))
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.REFUND, amount=usd("150.00"), units=(1,))
    assert "$100.00" in refused.value.say("en")
    shop.do(case_id, StepKind.REFUND, amount=usd("100.00"), units=(1,))


def test_the_platform_pays_for_no_piece_that_is_not_there(shop):
    case_id = two_bowls(shop, "CR-DEFECTIVE", Offer.RETURNLESS_REFUND)
    told = MoneyTold(usd("10.00"), out=True, party=Party.PLATFORM, units=(9,))
    with pytest.raises(IllegalMove):
        shop.desk.money.note(case_id, told)


def test_a_refund_for_named_pieces_pays_theirs_alone(shop):
    case_id = two_bowls(shop, "CR-DEFECTIVE", Offer.REFUND_ON_RECEIPT)
    arrives(shop, case_id, 1)
    judged(shop, case_id, 1, Verdict.AS_CLAIMED)
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REFUND, units=(2,))
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.REFUND, units=(2,), amount=usd("10"))
    assert refused.value.key == "step.unit_not_due"
    shop.do(case_id, StepKind.REFUND, units=(1,))
    arrives(shop, case_id, 2)
    judged(shop, case_id, 2, Verdict.AS_CLAIMED)
    shop.do(case_id, StepKind.REFUND, units=(2,))
    payments = [pay for pay in shop.case(case_id).payments if pay.outgoing]
    told = [(pay.amount, pay.units) for pay in payments]
    assert told == [(usd("150.00"), (1,)), (usd("150.00"), (2,))]


def test_a_refund_for_one_of_two_that_the_buyer_keeps_is_of_one(shop):
    case_id = two_bowls(shop, "CR-DEFECTIVE", Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND, units=(1,))
    case = shop.case(case_id)
    assert (case.paid, case.lines[0].tracks.buyer_money) == (usd("150"), BuyerMoney.PAID_PARTLY)


def test_no_new_one_goes_out_twice_or_for_what_is_not_here(shop):
    case_id = two_bowls(shop, "CR-DEFECTIVE")
    arrives(shop, case_id, 1)
    judged(shop, case_id, 1, Verdict.AS_CLAIMED)
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REPLACE, units=(2,))
    shop.do(case_id, StepKind.REPLACE, units=(1,))
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REPLACE, units=(1,))
    with pytest.raises(IllegalMove):
        shop.do(case_id, StepKind.REFUND, units=(1,))


def test_money_that_was_noted_is_not_noted_again(shop):
    case_id = two_bowls(shop, "CR-DEFECTIVE", Offer.REFUND_ON_RECEIPT)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, unit=1, works=Works.NO)
    shop.look(case_id, unit=2, works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    five = MoneyTold(usd("5.00"), out=False, reference="A1", rest_asked=True)
    shop.desk.money.note(case_id, five)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.money.note(case_id, five)
    assert refused.value.key == "money.noted_before"
    # another sum in the same second, and one after an undo
    shop.desk.money.note(case_id, replace(five, amount=usd("6.00")))
    shop.desk.cases.take_back_last(case_id)
    shop.desk.money.note(case_id, replace(five, amount=usd("7.00")))
    incoming = [pay.amount for pay in shop.case(case_id).payments if not pay.outgoing]
    assert incoming == [usd("5.00"), usd("7.00")]


# --- an order that was typed ------------------------------------------------------------------


def typed(shop, **told):
    usual = {
        "order_number": "R-1",
        "channel": "Shopify",
        "title": "Plate",
        "reason": "defective",
        "unit_price": usd("10.00"),
    }
    (case_id,) = shop.desk.by_hand.open(NewCase(**(usual | told))).case_ids
    return case_id


def test_one_order_is_counted_in_one_currency(shop):
    case_id = typed(shop)
    with pytest.raises(Refusal) as refused:
        typed(shop, title="Fork", unit_price=Money.parse("20", "EUR"))
    assert refused.value.key == "order.price_currency"
    with pytest.raises(Refusal) as refused:
        shop.desk.by_hand.tell_price("R-1", Money.parse("20", "EUR"))
    assert refused.value.key == "order.price_currency"
    assert shop.case(case_id).currency == "USD"


def test_a_price_by_which_something_was_promised_stays(shop):
    case_id = typed(shop)
    shop.desk.by_hand.tell_price("R-1", usd("12.00"))
    assert shop.case(case_id).value == usd("12.00")
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    with pytest.raises(Refusal) as refused:
        shop.desk.by_hand.tell_price("R-1", usd("6.00"))
    assert refused.value.key == "order.price_promised"


def test_a_price_below_nothing_is_refused_and_none_at_all_is_a_gift(shop):
    case_id = typed(shop)
    before = shop.case(case_id).value
    with pytest.raises(Refusal) as refused:
        shop.desk.by_hand.tell_price("R-1", Money(-1, "USD"))
    assert refused.value.key == "order.price_negative"
    assert shop.case(case_id).value == before
    shop.desk.by_hand.tell_price("R-1", usd("0"))
    assert shop.case(case_id).value == usd("0")


def test_nobody_sends_back_a_million(shop):
    with pytest.raises(Refusal) as refused:
        typed(shop, quantity=10_000)
    assert refused.value.key == "case.quantity_most"


def test_a_letter_counts_the_pieces_that_the_money_is_for(shop):
    """Both are named, one of them was replaced: one is paid for, and the letter says one."""
    case_id = two_bowls(shop, "CR-DEFECTIVE")
    arrives(shop, case_id, 1)
    judged(shop, case_id, 1, Verdict.AS_CLAIMED)
    shop.do(case_id, StepKind.REPLACE)
    arrives(shop, case_id, 2)
    judged(shop, case_id, 2, Verdict.AS_CLAIMED)
    letter = shop.do(case_id, StepKind.REFUND, units=(1, 2), amount=usd("150.00"))
    assert shop.case(case_id).payments[-1].units == (2,)
    assert "1 × Bowl" in letter.body
    assert "2 × Bowl" not in letter.body


# --- a new one that breaks, too -------------------------------------------------------------------


def test_a_new_one_that_breaks_too_can_be_asked_back_and_paid(shop):
    case_id = two_bowls(shop, "CR-DEFECTIVE")
    arrives(shop, case_id, 1)
    judged(shop, case_id, 1, Verdict.AS_CLAIMED)
    shop.do(case_id, StepKind.REPLACE)
    again = shop.item(
        *("BOWL", "300.00"),
        return_quantity="1",
        order_quantity="2",
        amazon_rma_id="DA2",
        return_reason="CR-DEFECTIVE",
    )
    second = shop.request(again)
    (unit,) = shop.case(second).lines[0].units
    assert (unit.piece, unit.paid) == (1, usd("150.00"))
    shop.do(second, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(second, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(second, "T-9")
    shop.look(second, works=Works.NO)
    shop.finish(second, Verdict.AS_CLAIMED)
    shop.do(second, StepKind.REFUND)
    assert shop.case(second).paid == usd("150.00")
    # a third request finds the second one's piece taken, and the one that did not come back free
    third = shop.item(*("BOWL", "300.00"), return_quantity="2", order_quantity="2")
    third[COLUMNS.index("Amazon RMA ID")] = "DA3"
    pieces = [unit.piece for unit in shop.case(shop.request(third)).lines[0].units]
    assert pieces == [None, None]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_two_sizes_of_one_title_are_told_apart_by_their_article_numbers(shop, lang):
    """ "Please send T-shirt" and "USD 120.00 for T-shirt" were two of them, of two sizes."""
    shop.supplier(costs=[("TS-M", "20"), ("TS-L", "20")], rma_needed=False)
    same = {"item_name": "T-shirt", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(
        shop.item("TS-M", "60.00", **same), shop.item("TS-L", "60.00", **same)
    )
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, line=line)
    options = StepOptions(route=Route.TO_US)
    letter = shop.desk.cases.do(case_id, StepKind.APPROVE, options, lang).letter
    assert "T-shirt (TS-M)" in letter.body
    assert "T-shirt (TS-L)" in letter.body
    assert sum(item.quantity for item in letter.facts.items) == 2
