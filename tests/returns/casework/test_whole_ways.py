"""Whole ways of a case: what the next step does, what it pays, and that its letter tells the truth."""

import pytest

from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import Address
from returns.rules.tracks.track_machines import MOST_REMINDERS
from returns.terms import (
    BuyerMoney,
    Disposition,
    FreightWay,
    Fulfilment,
    Goods,
    Grade,
    Move,
    Offer,
    PackageState,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
    Works,
)


@pytest.fixture(autouse=True)
def thanks(desk):
    """What a gift is, so that no letter has to ask for it."""
    desk.settings.set(gift_en="a small gift", gift_zh="一份小礼物")


def supplied(desk, case_id):
    """Somebody is known to have supplied it, of whom no terms are."""
    if not desk.policies.suppliers():
        desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
        address = Address("Kiln & Co", ("7 Kiln Road",), "Stoke", "", "ST4 2AB", "GB")
        desk.policies.set_warehouse(desk.policies.suppliers()[0].id, None, "Main", address)
    if desk.cases.get(case_id).lines[0].supplier_id is None:
        desk.cases.set_supplier(case_id, desk.policies.suppliers()[0].id)


@pytest.fixture
def opened(desk):
    """A function that opens a case by hand; its number in the desk."""

    def open_case(price="129.00", reason="changed_mind", **changes):
        told = {
            "order_number": "302-1",
            "channel": "Amazon US",
            "sku": "LAMP",
            "title": "Lamp, oak",
            "reason": reason,
            "unit_price": Money.parse(price, "USD"),
            "buyer_name": "Lena Müller",
            "buyer_email": "lena@example.de",
        }
        (case_id,) = desk.by_hand.open(NewCase(**(told | changes))).case_ids
        desk.products.tell("LAMP", ProductTold(cost=Money.parse("12", "USD")))
        supplied(desk, case_id)
        return case_id

    return open_case


@pytest.fixture
def costed(desk, opened):
    """A function that opens a case by hand and says what its lamp cost us."""

    def open_case(price, reason, cost="12.00", **changes):
        case_id = opened(price, reason, **changes)
        desk.products.tell("LAMP", ProductTold(cost=Money.parse(cost, "USD")))
        return case_id

    return open_case


def do(desk, case_id, *acts, **options):
    """Perform steps one after the other; the last one's letter."""
    change = None
    for act in acts:
        change = desk.cases.do(case_id, act, StepOptions(**options))
    return change.letter


def look(desk, case_id, unit=1, **facts):
    line = desk.cases.get(case_id).lines[0]
    usual = {"package": PackageState.OPENED, "complete": True, "works": Works.UNTESTED}
    desk.inspections.save_finding(case_id, FindingDraft(line.id, unit, **(usual | facts)))


def come_back(desk, case_id):
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    desk.receiving.receive(case_id)


# --- one too many ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "nothing for you to pay"), ("zh", "无需付款")]
)
def test_one_too_many_is_kept_with_one_letter_and_no_money(desk, opened, lang, words):
    case_id = opened("20.00", "extra_item")
    letter = desk.cases.do(case_id, StepKind.ANSWER_BUYER, lang=lang).letter
    assert words in letter.body
    assert desk.cases.get(case_id).closed_at is not None
    with pytest.raises(IllegalMove):
        do(desk, case_id, StepKind.REFUND, amount=Money.parse("20", "USD"))
    closed = desk.cases.get(case_id)
    assert (closed.paid.minor, closed.claims) == (0, ())
    assert closed.tracks.goods is Goods.NONE_EXPECTED


@pytest.mark.usefixtures("at_quay")
@pytest.mark.parametrize("first", [StepKind.ANSWER_BUYER, StepKind.APPROVE])
def test_a_dear_one_too_many_comes_back_and_nothing_is_paid(desk, opened, first):
    case_id = opened("129.00", "extra_item")
    letter = do(desk, case_id, first)
    if first is StepKind.ANSWER_BUYER:
        assert "It costs you nothing" in letter.body
    asked_back = desk.cases.get(case_id)
    assert asked_back.next.kind is StepKind.SEND_LABEL
    assert asked_back.lead.offer is Offer.GIFT_OR_COUPON
    do(desk, case_id, StepKind.SEND_LABEL)
    assert "nothing left for you to do" in do(desk, case_id, Move.RECEIVE).body
    look(desk, case_id, package=PackageState.SEALED, works=Works.YES)
    desk.inspections.finish(case_id)
    here = desk.cases.get(case_id)
    assert here.outlook(here.lead).due.minor == 0
    do(desk, case_id, Move.LIFT, reason="It is sealed.")
    do(desk, case_id, StepKind.PLACE_GOODS, disposition=Disposition.RESTOCK)
    assert desk.cases.get(case_id).closed_at is not None
    assert desk.cases.get(case_id).paid.minor == 0


@pytest.mark.usefixtures("at_quay")
@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "is on its way, too: a small gift"), ("zh", "也已寄出：一份小礼物")],
)
def test_the_thanks_for_one_too_many_that_came_back_are_not_forgotten(desk, opened, lang, said):
    """A gift was promised for sending it back, and no letter and no step spoke of it again."""
    case_id = opened("129.00", "extra_item", quantity=2)
    do(desk, case_id, StepKind.ANSWER_BUYER, StepKind.SEND_LABEL)
    come = StepOptions(tracking="T1", units=(1,))
    assert said in desk.cases.do(case_id, Move.RECEIVE, come, lang).letter.body
    more = StepOptions(tracking="T2", units=(2,))
    assert said not in desk.cases.do(case_id, Move.RECEIVE, more, lang).letter.body


@pytest.mark.usefixtures("at_quay")
def test_a_buyer_who_was_owed_nothing_may_change_their_mind(desk, opened):
    case_id = opened("129.00", "extra_item")
    do(desk, case_id, StepKind.ANSWER_BUYER, Move.WITHDRAW)
    assert desk.cases.get(case_id).tracks.request is Request.WITHDRAWN


# --- money ----------------------------------------------------------------------------------


def test_a_gift_comes_on_top_of_the_part_that_was_offered_and_never_pays_all(desk, opened):
    case_id = opened("75.00")
    do(desk, case_id, StepKind.ANSWER_BUYER, StepKind.NEGOTIATE, Move.BUYER_AGREED)
    assert desk.cases.get(case_id).lead.offer is Offer.GIFT_OR_COUPON
    letter = do(desk, case_id, StepKind.REFUND)
    assert desk.cases.get(case_id).paid == Money.parse("22.50", "USD")
    assert "USD 22.50" in letter.body
    with pytest.raises(IllegalMove, match="already"):
        do(desk, case_id, StepKind.REFUND)


def test_a_gift_alone_moves_no_money_and_speaks_of_none(desk, opened):
    case_id = opened("75.00")
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.GIFT_OR_COUPON)
    do(desk, case_id, Move.BUYER_AGREED)
    letter = do(desk, case_id, StepKind.REFUND)
    assert desk.cases.get(case_id).payments == ()
    assert "gift" in letter.body
    assert "$" not in letter.body


def test_the_refund_letter_names_what_was_paid(desk, opened):
    case_id = opened("75.00")
    thirty = Money.parse("30", "USD")
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=thirty)
    do(desk, case_id, Move.BUYER_AGREED)
    assert "USD 30.00" in do(desk, case_id, StepKind.REFUND).body
    assert desk.cases.get(case_id).paid == thirty


def test_goods_that_the_buyer_damaged_are_refunded_in_part_with_the_reason(desk, opened):
    case_id = opened(reason="defective")
    come_back(desk, case_id)
    look(desk, case_id, works=Works.NO, marks="dropped")
    desk.inspections.finish(case_id, Verdict.BUYER_DAMAGE)
    do(desk, case_id, Move.LIFT, reason="The camera broke.")
    letter = do(desk, case_id, StepKind.REFUND)
    case = desk.cases.get(case_id)
    assert case.paid == case.recommendation.partial
    assert "dropped" in letter.body
    assert case.next.kind is StepKind.CONFIRM_BUYER


def test_two_of_three_that_came_back_are_paid_and_the_case_goes_on(desk, costed):
    case_id = costed("129.00", "defective", cost="40.00", quantity=3)
    come_back(desk, case_id)
    look(desk, case_id, 1, package=PackageState.SEALED, works=Works.YES)
    look(desk, case_id, 2, works=Works.NO, marks="broken")
    look(desk, case_id, 3, package=PackageState.NONE, grade=Grade.X)
    desk.inspections.finish(case_id, Verdict.AS_CLAIMED)
    (done,) = desk.cases.do_recommended([case_id])
    assert "USD 258.00" in done.letter.body
    case = desk.cases.get(case_id)
    assert case.next.kind is not StepKind.REFUND
    with pytest.raises(IllegalMove, match="come back"):
        do(desk, case_id, StepKind.REFUND, amount=Money.parse("1", "USD"))
    # one of the two is broken: the supplier owes that one
    assert desk.inspections.proposal(case_id).claim.total == Money.parse("40", "USD")


def test_a_second_parcel_after_the_buyer_confirmed_is_paid_too(desk, opened):
    case_id = opened(quantity=2)
    come_back(desk, case_id)
    look(desk, case_id, 1, package=PackageState.SEALED, works=Works.YES)
    look(desk, case_id, 2, package=PackageState.NONE, grade=Grade.X)
    desk.inspections.finish(case_id, Verdict.NO_FAULT)
    do(desk, case_id, StepKind.REFUND, StepKind.CONFIRM_BUYER)
    assert desk.cases.get(case_id).paid == Money.parse("129", "USD")

    desk.receiving.receive(case_id, "SECOND-1")
    look(desk, case_id, 2, package=PackageState.SEALED, works=Works.YES, grade=Grade.A)
    desk.inspections.finish(case_id, Verdict.NO_FAULT)
    do(desk, case_id, StepKind.REFUND)
    assert desk.cases.get(case_id).paid == Money.parse("258", "USD")


def test_a_new_one_is_not_sent_for_one_that_works(desk, opened):
    case_id = opened(reason="defective")
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    desk.receiving.receive(case_id)
    look(desk, case_id, package=PackageState.SEALED, works=Works.YES)
    desk.inspections.finish(case_id, Verdict.NO_FAULT)
    case = desk.cases.get(case_id)
    assert case.recommendation.offers == (Offer.REFUND_ON_RECEIPT,)
    assert case.next.kind is StepKind.REFUND


# --- goods that do not come ------------------------------------------------------------------


def test_a_lost_return_is_offered_money_and_not_asked_back_again(desk, opened):
    case_id = opened(reason="defective")
    do(desk, case_id, StepKind.ANSWER_BUYER)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    do(desk, case_id, Move.SHIPPED, tracking="T9")
    do(desk, case_id, Move.LOST)
    (done,) = desk.cases.do_recommended([case_id])
    assert "lost" in done.letter.body
    assert "send it back" not in done.letter.body
    case = desk.cases.get(case_id)
    assert (case.lead.offer, case.next.kind) == (Offer.IMMEDIATE_REFUND, StepKind.REFUND)


def test_a_return_that_never_comes_is_not_asked_for_and_lapses_by_itself(desk, opened, clock):
    case_id = opened()
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    clock.forward(days=15)
    waiting = desk.cases.get(case_id).next
    assert waiting.kind is StepKind.AWAIT_PARCEL
    assert (waiting.due_at - clock.now()).days == 6
    clock.forward(days=7)
    assert desk.cases.get(case_id).next.kind is StepKind.CLOSE
    do(desk, case_id, StepKind.CLOSE)
    closed = desk.cases.get(case_id)
    assert closed.closed_at is not None
    assert closed.tracks.request is Request.LAPSED
    assert closed.tracks.goods is Goods.NONE_EXPECTED


def test_a_case_that_waits_for_its_parcel_is_not_closed_by_the_way(desk, opened):
    case_id = opened()
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_US)
    with pytest.raises(IllegalMove, match="not at rest"):
        do(desk, case_id, StepKind.CLOSE)


# --- the other side ---------------------------------------------------------------------------


def claimed(desk, costed, **changes):
    case_id = costed("20.00", "defective", **changes)
    do(desk, case_id, StepKind.ANSWER_BUYER, StepKind.REFUND, StepKind.SEND_CLAIM)
    return case_id


def test_nobody_is_thanked_for_a_refusal(desk, costed):
    case_id = claimed(desk, costed)
    do(desk, case_id, Move.CLAIM_REFUSED)
    assert do(desk, case_id, StepKind.SETTLE) is None
    case = desk.cases.get(case_id)
    assert case.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    assert all(payment.outgoing for payment in case.payments)


def test_nobody_is_thanked_for_his_silence(desk, clock, costed):
    case_id = claimed(desk, costed)
    do(desk, case_id, StepKind.CONFIRM_BUYER)
    for _ in range(MOST_REMINDERS):
        clock.forward(days=10)
        assert desk.cases.get(case_id).next.kind is StepKind.CHASE_SUPPLIER
        assert do(desk, case_id, StepKind.CHASE_SUPPLIER).template == "reminder_claim"
    clock.forward(days=10)
    assert desk.cases.get(case_id).next.kind is StepKind.SETTLE
    assert do(desk, case_id, StepKind.SETTLE) is None
    assert desk.cases.get(case_id).tracks.supplier_claim is SupplierClaim.WRITTEN_OFF


@pytest.mark.parametrize(
    ("lang", "rest"), [("en", "The rest is still open"), ("zh", "其余款项尚未到账")]
)
def test_what_is_asked_for_still_is_not_called_settled(desk, costed, lang, rest):
    case_id = claimed(desk, costed)
    do(desk, case_id, Move.CLAIM_ACCEPTED)
    four = StepOptions(amount=Money.parse("4", "USD"), rest_asked=True)
    part = desk.cases.do(case_id, StepKind.SETTLE, four, lang).letter
    assert (part.template, part.facts.amount) == ("thanks_part", four.amount)
    assert rest in part.body
    whole = do(desk, case_id, StepKind.SETTLE, amount=Money.parse("2", "USD"))
    assert (whole.template, whole.facts.amount) == ("thanks", Money.parse("2", "USD"))


def test_what_came_before_any_answer_settles_nothing_that_is_asked_for_still(desk, costed):
    """He was told that all was settled, and was reminded of the rest a week later."""
    case_id = claimed(desk, costed)
    part = do(desk, case_id, StepKind.SETTLE, amount=Money.parse("4", "USD"), rest_asked=True)
    assert (part.template, part.facts.amount) == ("thanks_part", Money.parse("4", "USD"))
    assert desk.cases.get(case_id).tracks.supplier_claim is SupplierClaim.CLAIM_SENT


def test_where_all_of_it_came_no_rest_is_asked_for(desk, costed):
    """The claim stayed open, and its supplier was reminded of *the price*."""
    case_id = claimed(desk, costed)
    twelve = Money.parse("12", "USD")
    whole = do(desk, case_id, StepKind.SETTLE, amount=twelve, rest_asked=True)
    assert whole.template == "thanks"
    assert desk.cases.get(case_id).tracks.supplier_claim is SupplierClaim.SETTLED


def test_thanks_name_what_was_granted(desk, costed):
    case_id = claimed(desk, costed)
    do(desk, case_id, Move.CLAIM_PARTLY, amount=Money.parse("4", "USD"))
    with pytest.raises(IllegalMove) as refused:
        do(desk, case_id, StepKind.SETTLE)
    assert refused.value.key == "step.amount_wanted"
    four = Money.parse("4", "USD")
    assert "USD 4.00" in do(desk, case_id, StepKind.SETTLE, amount=four).body


def test_money_after_a_refusal_needs_its_amount(desk, costed):
    case_id = claimed(desk, costed)
    do(desk, case_id, Move.CLAIM_REFUSED)
    do(desk, case_id, StepKind.SETTLE)
    with pytest.raises(IllegalMove, match="amount"):
        do(desk, case_id, StepKind.SETTLE)
    do(desk, case_id, StepKind.SETTLE, amount=Money.parse("5", "USD"))
    assert desk.cases.get(case_id).payments[-1].amount == Money.parse("5", "USD")


def test_an_rma_for_goods_that_stay_asks_for_no_return(desk, opened):
    case_id = opened("20.00", "defective")
    do(desk, case_id, StepKind.ANSWER_BUYER)
    letter = do(desk, case_id, StepKind.ASK_RMA)
    assert "stay with the buyer" in letter.body
    assert "return address" not in letter.body
    back = opened("129.00", "defective", order_number="302-2")
    do(desk, back, StepKind.ANSWER_BUYER)
    assert "return address" in do(desk, back, StepKind.ASK_RMA).body


def test_goods_that_the_buyer_did_not_want_are_credited_not_claimed(desk, costed):
    case_id = costed("75.00", "wrong_size")
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    do(desk, case_id, StepKind.APPROVE, route=Route.TO_SUPPLIER)
    letter = do(desk, case_id, StepKind.SEND_CLAIM)
    assert "credit" in letter.body
    assert "evidence" not in letter.body


def test_a_carrier_is_written_to_as_a_carrier(desk, opened):
    case_id = opened("20.00", "damaged_in_transit", fulfilment=Fulfilment.OWN_STOCK)
    do(desk, case_id, StepKind.ANSWER_BUYER, StepKind.REFUND)
    letter = do(desk, case_id, StepKind.SEND_CLAIM)
    assert letter.to is Party.CARRIER
    assert "claims department" in letter.body
    assert do(desk, case_id, StepKind.CHASE_SUPPLIER).to is Party.CARRIER


def test_a_parcel_of_a_settled_case_promises_no_result(desk, opened):
    case_id = opened("75.00", "defective")
    do(desk, case_id, StepKind.ANSWER_BUYER, StepKind.REFUND)
    letter = do(desk, case_id, Move.RECEIVE)
    assert "nothing left for you to do" in letter.body
    assert desk.cases.get(case_id).tracks.buyer_money is BuyerMoney.PAID


@pytest.mark.usefixtures("at_quay")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_letter_of_a_long_way_has_holes(desk, opened, lang):
    case_id = opened(reason="defective", buyer_name="", buyer_email="")
    acts = [StepKind.ANSWER_BUYER, StepKind.ASK_RMA, (Move.RMA_GIVEN, {"rma": "K-1"})]
    acts += [(StepKind.APPROVE, {"route": Route.TO_US}), StepKind.SEND_LABEL]
    acts += [StepKind.CHASE_PARCEL, Move.RECEIVE]
    for act in acts:
        kind, options = act if isinstance(act, tuple) else (act, {})
        letter = desk.cases.do(case_id, kind, StepOptions(**options), lang=lang).letter
        if letter is not None:
            for text in (letter.subject, letter.body):
                assert "None" not in text
                assert "{" not in text
                assert "  " not in text
                assert ", ," not in text


def test_the_queue_names_the_offer_that_stands(desk, opened):
    case_id = opened("75.00", "defective")
    do(desk, case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT)
    (row,) = desk.queue.all("all", "", 0)
    assert row.recommendation == "replacement"


# --- no price on file -------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "price"), [("en", "the price"), ("zh", "商品价款")])
def test_nobody_is_offered_paid_or_written_of_an_unknown_price(desk, opened, lang, price):
    case_id = opened(reason="defective", unit_price=None)
    for act, options in (
        (StepKind.ANSWER_BUYER, {"amount": Money.parse("5", "USD")}),
        (Move.OFFER, {"offer": Offer.PARTIAL_REFUND, "amount": Money.parse("5", "USD")}),
    ):
        with pytest.raises(IllegalMove) as refused:
            do(desk, case_id, act, **options)
        assert refused.value.key == "move.value_unknown"
        assert refused.value.say(lang)
    letter = desk.cases.do(
        case_id, Move.OFFER, StepOptions(offer=Offer.IMMEDIATE_REFUND), lang
    ).letter
    assert "0.00" not in letter.body
    assert price in letter.body
    with pytest.raises(IllegalMove) as refused:
        do(desk, case_id, StepKind.REFUND)
    assert refused.value.key == "move.value_unknown"


def test_the_cost_is_asked_before_a_supplier_is_asked_for_anything(desk, opened):
    case_id = opened("45.00", "defective", sku="VASE", title="Vase")
    desk.inspections.set_freight(case_id, FreightWay.BACK, Money.parse("8.99", "USD"))
    with pytest.raises(IllegalMove) as refused:
        do(desk, case_id, StepKind.SEND_CLAIM)
    assert refused.value.key == "step.cost_unknown"
    assert "the supplier is asked for the cost" in refused.value.say("en")
    assert desk.cases.get(case_id).claims == ()
    do(desk, case_id, StepKind.SEND_CLAIM, amount=Money.parse("12", "USD"))
    assert desk.cases.get(case_id).claims[-1].amount == Money.parse("12", "USD")
