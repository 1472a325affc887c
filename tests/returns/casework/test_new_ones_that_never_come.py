"""A new one that was sent instead of money, and never came: the line is open again (domain.md 1, 11)."""

from datetime import timedelta

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.terms import (
    BuyerMoney,
    End,
    ExchangeFrom,
    Goods,
    HoldKind,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)
from tests.returns.casework.shop import usd
from tests.worlds.afterwards import rows_of_cases, there_and_back


def sent_back(shop, sku="BOOT", pieces="1", **terms):
    """It came back, broken as was said, and a new one was promised for it."""
    shop.supplier(costs=[(sku, "60")], rma_needed=False, **terms)
    item = shop.item(sku, "140.00", return_quantity=pieces, order_quantity=pieces)
    case_id = shop.request(item)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.do(case_id, Move.SHIPPED, tracking="T1")
    shop.desk.receiving.receive(case_id, "T1")
    for unit in range(1, int(pieces) + 1):
        shop.look(case_id, unit=unit, works=Works.NO, marks="cracked")
    shop.finish(case_id)
    return case_id


@pytest.fixture
def ours(shop):
    """A new one went from our stock."""
    case_id = sent_back(shop)
    stock = ExchangeFrom.STOCK
    shop.do(case_id, StepKind.REPLACE, exchange_from=stock, tracking="N2", carrier="UPS")
    return case_id


@pytest.fixture
def theirs(shop):
    """The supplier promised one, and said that it is on its way."""
    case_id = sent_back(shop)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer's own.")
    shop.do(case_id, Move.RESHIP_PROMISED)
    shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.SUPPLIER, tracking="RS1")
    assert shop.case(case_id).lead.tracks.supplier_claim is SupplierClaim.SETTLED
    return case_id


@pytest.mark.parametrize("told", [{}, {"tracking": "N2"}])
def test_a_new_one_that_never_came_is_paid_after_all(shop, ours, told):
    shop.do(ours, Move.LOST, **told)
    case = shop.case(ours)
    assert case.lead.tracks.buyer_money is BuyerMoney.AGREED
    assert [sent.lost for sent in case.exchanges] == [True]
    shop.do(ours, StepKind.REFUND)
    assert shop.case(ours).paid == usd("140")


def test_a_new_one_that_never_came_is_sent_anew(shop, ours):
    shop.do(ours, Move.LOST)
    assert shop.case(ours).next.kind is StepKind.REPLACE
    shop.do(ours, StepKind.REPLACE, exchange_from=ExchangeFrom.STOCK, tracking="N3")
    case = shop.case(ours)
    assert case.lead.tracks.buyer_money is BuyerMoney.REPLACED
    assert [(sent.units, sent.lost) for sent in case.exchanges] == [((1,), True), ((1,), False)]
    with pytest.raises(IllegalMove):
        shop.do(ours, StepKind.REFUND)


def test_what_was_lost_is_told_of_once(shop, ours):
    shop.do(ours, Move.LOST)
    with pytest.raises(IllegalMove):
        shop.do(ours, Move.LOST)


def test_lost_answers_what_the_desk_asks_after_though_the_other_comes_back_too(shop):
    """The new one is asked after, and in the meantime what never arrived turned up and was sent back."""
    shop.supplier(costs=[("BOOT", "60")], rma_needed=False)
    case_id = shop.request(shop.item("BOOT", "140.00", return_reason="CR-NEVER_ARRIVED"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.STOCK)
    shop.clock.forward(days=6)
    shop.do(case_id, Move.BUYER_SAID, answer="The new one never came.")
    shop.do(case_id, Move.SHIPPED, tracking="T9")
    assert shop.case(case_id).outlook(shop.case(case_id).lead).hold.kind is HoldKind.BUYER_WROTE
    shop.do(case_id, Move.LOST)
    case = shop.case(case_id)
    assert [sent.lost for sent in case.exchanges] == [True]
    assert case.lead.tracks.buyer_money is BuyerMoney.AGREED
    assert [unit.goods for unit in case.units] == [Goods.IN_TRANSIT]


def test_a_number_that_is_no_parcel_of_a_new_one_loses_none(shop, ours):
    with pytest.raises(IllegalMove):
        shop.do(ours, Move.LOST, tracking="ZZ")


def test_the_carrier_of_the_lost_new_one_can_be_asked_for_what_it_cost(shop, ours):
    shop.do(ours, Move.LOST)
    letter = shop.do(ours, StepKind.SEND_CLAIM, party=Party.CARRIER)
    (claim,) = [each for each in shop.case(ours).claims if each.of is Party.CARRIER]
    assert (letter.template, claim.units, claim.amount) == ("claim_lost", (1,), usd("60"))


def test_a_lost_new_one_of_unknown_cost_is_claimed_for_a_sum_that_is_said(shop):
    case_id = sent_back(shop)
    shop.desk.products.tell("BOOT-43", ProductTold(title="Boot 43"))
    stock = ExchangeFrom.STOCK
    shop.do(case_id, StepKind.REPLACE, exchange="BOOT-43", exchange_from=stock)
    shop.do(case_id, Move.LOST)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER)
    for lang in ("en", "zh"):
        assert "Boot 43" in refused.value.say(lang)
    shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER, amount=usd("40"))
    assert shop.case(case_id).claims[-1].amount == usd("40")


def test_a_supplier_whose_new_one_never_came_owes_it_still(shop, theirs):
    shop.do(theirs, Move.LOST, tracking="RS1")
    case = shop.case(theirs)
    assert case.lead.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED
    shop.do(theirs, StepKind.REFUND)
    letter = shop.do(theirs, StepKind.SEND_CLAIM, reason="The buyer's own.")
    assert shop.case(theirs).claims[-1].amount == usd("60")
    assert letter.to is Party.SUPPLIER


def test_one_of_two_that_never_came_leaves_the_other(shop):
    case_id = sent_back(shop, pieces="2")
    stock = ExchangeFrom.STOCK
    for number in (1, 2):
        shop.do(
            case_id,
            StepKind.REPLACE,
            exchange_from=stock,
            units=(number,),
            tracking=f"N{number}",
        )
    shop.do(case_id, Move.LOST, tracking="N2")
    case = shop.case(case_id)
    assert case.lead.tracks.buyer_money is BuyerMoney.PAID_PARTLY
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("70")


def follow(shop, case_id, most=9):
    """Enter until something is to be checked; the case as it is then."""
    for _ in range(most):
        shop.say_why_no_photo(case_id)
        case = shop.case(case_id)
        if case.next is None or case.next.kind is StepKind.CHECK:
            return case
        shop.clock.forward(days=6)
        shop.desk.cases.do_recommended([case_id])
    raise AssertionError(case.next)


@pytest.mark.parametrize("confirmed", [False, True])
def test_what_the_buyer_writes_of_a_new_one_holds_its_end(shop, ours, confirmed):
    if confirmed:
        shop.do(ours, StepKind.CONFIRM_BUYER)
    shop.clock.forward(days=9)
    shop.do(ours, Move.BUYER_SAID, answer="It never arrived")
    case = follow(shop, ours)
    assert case.outlook(case.lead).hold.kind is HoldKind.BUYER_WROTE
    assert case.closed_at is None
    if not confirmed:
        assert case.lead.tracks.buyer_money is BuyerMoney.REPLACED
    shop.do(ours, Move.LOST)
    case = shop.case(ours)
    assert case.next.kind is StepKind.REPLACE, case.next


@pytest.mark.parametrize("confirmed", [False, True])
def test_what_the_buyer_writes_is_seen_while_the_supplier_is_waited_for(shop, confirmed):
    """His reminders went on, and nobody looked whether the new one had arrived."""
    case_id = sent_back(shop)
    stock = ExchangeFrom.STOCK
    shop.do(case_id, StepKind.REPLACE, exchange_from=stock, tracking="N2", carrier="UPS")
    if confirmed:
        shop.do(case_id, StepKind.CONFIRM_BUYER)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer's own.")
    shop.clock.forward(days=2)
    shop.do(case_id, Move.BUYER_SAID, answer="It never arrived.")
    case = shop.case(case_id)
    assert case.outlook(case.lead).hold.kind is HoldKind.BUYER_WROTE
    assert (case.next.kind, case.next.waiting_for) == (StepKind.CHECK, None)
    assert case.next.due_at - shop.clock.now() <= timedelta(days=2)
    shop.do(case_id, Move.LIFT, reason="It came.")
    assert shop.case(case_id).next.kind is not StepKind.CHECK


def test_a_word_that_it_arrived_is_lifted(shop, ours):
    shop.clock.forward(days=9)
    shop.do(ours, Move.BUYER_SAID, answer="It came, thanks")
    follow(shop, ours)
    shop.do(ours, Move.LIFT, reason="It came.")
    assert shop.case(ours).next.kind is StepKind.CONFIRM_BUYER


def test_what_is_said_to_be_lost_is_taken_back(shop, ours):
    before = shop.case(ours)
    shop.do(ours, Move.LOST)
    shop.desk.cases.take_back_last(ours)
    after = shop.case(ours)
    assert (after.exchanges, after.lead) == (before.exchanges, before.lead)


def test_a_case_that_was_closed_with_it_is_opened_for_it(shop, ours):
    shop.do(ours, StepKind.CLOSE, reason="Done.", overrule=True)
    shop.do(ours, Move.REOPEN, reason="It never arrived.")
    shop.do(ours, Move.LOST)
    shop.do(ours, StepKind.REFUND)
    assert shop.case(ours).paid == usd("140")


# --- the supplier's promise that was not kept ---------------------------------------------------


@pytest.fixture
def promised(shop):
    """The supplier promised a new one; the buyer was paid meanwhile."""
    case_id = sent_back(shop)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer's own.")
    shop.do(case_id, Move.RESHIP_PROMISED)
    shop.do(case_id, StepKind.REFUND)
    return case_id


@pytest.mark.parametrize(
    ("move", "told", "state"),
    [
        (Move.CLAIM_REFUSED, {}, SupplierClaim.REFUSED),
        (Move.CLAIM_PARTLY, {"amount": usd("30")}, SupplierClaim.PARTLY_ACCEPTED),
        (Move.CLAIM_ACCEPTED, {}, SupplierClaim.ACCEPTED),
        (Move.MORE_ASKED, {}, SupplierClaim.MORE_ASKED),
    ],
)
def test_a_promise_of_new_goods_is_followed_by_another_answer(
    shop, promised, move, told, state
):
    shop.do(promised, move, **told)
    case = shop.case(promised)
    assert case.lead.tracks.supplier_claim is state
    kinds = [answer.kind for answer in case.claims[-1].answers]
    assert kinds == [SupplierClaim.RESHIP_PROMISED, state]


def test_a_promise_that_was_not_kept_is_claimed_again(shop, promised):
    shop.do(promised, StepKind.SEND_CLAIM, reason="The buyer's own.")
    assert shop.case(promised).lead.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    assert [claim.amount for claim in shop.case(promised).claims] == [usd("60"), usd("60")]


def test_a_promise_to_a_number_alone_grants_no_sum(shop):
    shop.supplier(costs=[("BOOT", "60")], rma_needed=True)
    case_id = shop.request(shop.item("BOOT", "140.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, StepKind.ASK_RMA)
    shop.do(case_id, Move.RESHIP_PROMISED)
    with pytest.raises(IllegalMove):
        shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, Move.CLAIM_REFUSED)


# --- it comes after all --------------------------------------------------------------------------


def arrives(shop, case_id, tracking, comes_from=End.US):
    told = ParcelTold(End.BUYER, comes_from, tracking=tracking, arrived=True)
    shop.desk.parcels.note(case_id, told)


def test_a_new_one_that_was_said_to_be_lost_and_came_is_not_sent_or_paid_again(shop, ours):
    shop.do(ours, Move.LOST)
    arrives(shop, ours, "N2")
    case = shop.case(ours)
    assert [sent.lost for sent in case.exchanges] == [False]
    assert case.lead.tracks.buyer_money is BuyerMoney.REPLACED
    assert case.next.kind is not StepKind.REPLACE
    for again in (StepKind.REPLACE, StepKind.REFUND):
        with pytest.raises(IllegalMove):
            shop.do(ours, again)
    shop.desk.cases.take_back_last(ours)
    assert [sent.lost for sent in shop.case(ours).exchanges] == [True]


def test_a_supplier_whose_new_one_came_after_all_kept_his_promise(shop, theirs):
    shop.do(theirs, Move.LOST, tracking="RS1")
    arrives(shop, theirs, "RS1", End.SUPPLIER)
    tracks = shop.case(theirs).lead.tracks
    assert tracks.supplier_claim is SupplierClaim.SETTLED
    assert tracks.buyer_money is BuyerMoney.REPLACED


def test_of_two_that_were_lost_the_one_that_came_leaves_the_other_owed(shop):
    case_id = sent_back(shop, pieces="2")
    for number in (1, 2):
        told = {"units": (number,), "tracking": f"N{number}"}
        shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.STOCK, **told)
    for number in (1, 2):
        shop.do(case_id, Move.LOST, tracking=f"N{number}")
    arrives(shop, case_id, "N2")
    assert shop.case(case_id).lead.tracks.buyer_money is BuyerMoney.PAID_PARTLY
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("70")
    arrives(shop, case_id, "N1")
    assert [sent.lost for sent in shop.case(case_id).exchanges] == [True, False]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_number_that_is_on_file_is_not_asked_for(shop, promised, lang):
    ask = {"en": "may we ask for the tracking number", "zh": "请提供运单号"}[lang]
    preview = shop.desk.cases.preview_letter
    letter = preview(promised, StepKind.CHASE_SUPPLIER, StepOptions(), lang)
    assert ask in letter.body
    told = ParcelTold(End.US, End.SUPPLIER, tracking="RS1", carrier="UPS", sent=True)
    shop.desk.parcels.note(promised, told)
    letter = preview(promised, StepKind.CHASE_SUPPLIER, StepOptions(), lang)
    assert letter.template == "reminder_reship_sent"
    assert ask not in letter.body
    assert "RS1" in letter.body


def three_sent(shop):
    """Three new ones went in one parcel."""
    case_id = sent_back(shop, pieces="3")
    stock = ExchangeFrom.STOCK
    shop.do(case_id, StepKind.REPLACE, exchange_from=stock, tracking="N9", carrier="UPS")
    return case_id


@pytest.mark.parametrize("told", [{}, {"tracking": "N9"}])
def test_of_three_new_ones_in_a_parcel_one_is_lost_and_sent_anew(shop, told):
    shop.supplier(costs=[("BOOT", "60")], rma_needed=False)
    item = shop.item("BOOT", "140.00", return_quantity="3", order_quantity="3")
    case_id = shop.request(item)
    before = rows_of_cases(shop.desk)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    stock = ExchangeFrom.STOCK
    shop.do(case_id, StepKind.REPLACE, exchange_from=stock, tracking="N9", carrier="UPS")
    shop.do(case_id, Move.LOST, units=(3,), **told)
    case = shop.case(case_id)
    assert [(sent.units, sent.lost) for sent in case.exchanges] == [
        ((1, 2), False),
        ((3,), True),
    ]
    assert case.next.kind is StepKind.REPLACE
    letter = shop.do(case_id, StepKind.REPLACE, tracking="N10")
    assert [item.quantity for item in letter.facts.items] == [1]
    assert shop.case(case_id).exchanges[-1].units == (3,)
    there_and_back(shop.desk, before)


def test_of_three_new_ones_the_lost_one_is_refunded_and_claimed_alone(shop):
    case_id = three_sent(shop)
    shop.do(case_id, Move.LOST, tracking="N9", units=(2,))
    assert shop.do(case_id, StepKind.REFUND).facts.amount == usd("46.67")
    letter = shop.do(
        case_id,
        StepKind.SEND_CLAIM,
        party=Party.CARRIER,
        amount=usd("60.00"),
        reason="As it is.",
    )
    assert [item.quantity for item in letter.facts.items] == [1]
    claim = shop.case(case_id).claims[-1]
    assert (claim.of, claim.units) == (Party.CARRIER, (2,))


def test_a_new_one_is_not_lost_twice_nor_by_the_number_of_another_piece(shop):
    case_id = three_sent(shop)
    shop.do(case_id, Move.LOST, tracking="N9", units=(3,))
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.LOST, tracking="N9", units=(3,))
    assert refused.value.key == "step.new_one_not_under_way"
    shop.do(case_id, Move.LOST, tracking="N9")
    gone = [sent for sent in shop.case(case_id).exchanges if sent.lost]
    assert sorted(number for sent in gone for number in sent.units) == [1, 2, 3]


@pytest.fixture
def variant(shop):
    """Another size went in place of what came back, and was lost on its way."""
    case_id = sent_back(shop)
    told = ProductTold(title="Boot 43", cost=usd("40"))
    shop.desk.products.tell("BOOT-43", told)
    stock = ExchangeFrom.STOCK
    shop.do(case_id, StepKind.REPLACE, exchange="BOOT-43", exchange_from=stock, tracking="N2")
    return case_id


def named(letter):
    return [(item.sku, item.quantity) for item in letter.facts.items]


def test_the_carrier_of_another_variant_is_asked_for_that_by_its_own_cost(shop, variant):
    shop.do(variant, Move.LOST, tracking="N2")
    shop.do(variant, StepKind.REFUND)
    letter = shop.do(variant, StepKind.SEND_CLAIM, party=Party.CARRIER)
    assert (named(letter), letter.facts.amount) == ([("BOOT-43", 1)], usd("40"))
    assert "Boot 43" in letter.body
    assert shop.case(variant).claims[-1].amount == usd("40")
    shop.clock.forward(days=30)
    case = shop.case(variant)
    assert case.next.kind is not StepKind.SEND_CLAIM
    reminder = shop.do(variant, StepKind.CHASE_SUPPLIER)
    assert named(reminder) == [("BOOT-43", 1)]


def test_of_two_new_ones_of_different_sizes_each_is_claimed_as_what_it_was(shop):
    case_id = sent_back(shop, pieces="2")
    told = ProductTold(title="Boot 43", cost=usd("40"))
    shop.desk.products.tell("BOOT-43", told)
    sent = {"exchange_from": ExchangeFrom.STOCK}
    shop.do(case_id, StepKind.REPLACE, exchange="BOOT-43", units=(1,), tracking="N1", **sent)
    shop.do(case_id, StepKind.REPLACE, units=(2,), tracking="N2", **sent)
    for number in ("N1", "N2"):
        shop.do(case_id, Move.LOST, tracking=number)
    letter = shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER)
    assert named(letter) == [("BOOT-43", 1), ("BOOT", 1)]
    assert letter.facts.amount == usd("100")


def test_the_check_after_a_new_one_names_what_was_sent(shop, variant):
    shop.clock.forward(days=9)
    shop.do(variant, Move.BUYER_SAID, answer="It never arrived.")
    case = follow(shop, variant)
    hold = case.outlook(case.lead).hold
    assert hold.kind is HoldKind.BUYER_WROTE
    assert dict(hold.because.facts)["item"] == "Boot 43"


def test_a_supplier_is_reminded_of_the_new_ones_that_did_not_come_and_of_no_more(shop):
    case_id = sent_back(shop, pieces="2")
    shop.do(case_id, StepKind.SEND_CLAIM, overrule=True, reason="seen by phone")
    shop.do(case_id, Move.RESHIP_PROMISED)
    for number in (1, 2):
        told = {"units": (number,), "tracking": f"RS{number}"}
        shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.SUPPLIER, **told)
    preview = shop.desk.cases.preview_letter
    shop.do(case_id, Move.LOST, tracking="RS2")
    letter = preview(case_id, StepKind.CHASE_SUPPLIER, StepOptions(), "en")
    assert letter.template == "reminder_reship_sent"
    assert [item.quantity for item in letter.facts.items] == [1]
    assert "RS2" in letter.body
    assert "RS1" not in letter.body
    shop.do(case_id, Move.LOST, tracking="RS1")
    letter = preview(case_id, StepKind.CHASE_SUPPLIER, StepOptions(), "en")
    assert [item.quantity for item in letter.facts.items] == [2]
    assert "RS1 and RS2" in letter.body


@pytest.fixture
def bought(shop):
    """The buyer has a new one that was bought; then its supplier promised one of his own."""
    case_id = sent_back(shop)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer's own.")
    shop.do(case_id, StepKind.REPLACE, exchange_from=ExchangeFrom.BOUGHT, tracking="N2")
    shop.do(case_id, Move.RESHIP_PROMISED)
    return case_id


@pytest.mark.parametrize("sent_first", [True, False])
def test_a_promised_one_that_comes_after_a_bought_one_settles_its_claim(
    shop, bought, sent_first
):
    """The buyer waits for it no more: it comes to us, and could be settled by money alone."""
    told = ParcelTold(End.US, End.SUPPLIER, tracking="RS1", sent=True)
    if sent_first:
        shop.desk.parcels.note(bought, told)
    state = shop.case(bought).tracks.supplier_claim
    assert state is SupplierClaim.RESHIP_PROMISED
    came = ParcelTold(End.US, End.SUPPLIER, tracking="RS1", arrived=True)
    shop.desk.parcels.note(bought, came)
    case = shop.case(bought)
    assert case.tracks.supplier_claim is SupplierClaim.SETTLED
    assert [sent.comes_from for sent in case.exchanges] == [ExchangeFrom.BOUGHT]
    shop.desk.cases.take_back_last(bought)
    assert shop.case(bought).tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED


def test_what_the_buyer_still_waits_for_is_settled_by_no_parcel_to_us(shop):
    case_id = sent_back(shop)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer's own.")
    shop.do(case_id, Move.RESHIP_PROMISED)
    came = ParcelTold(End.US, End.SUPPLIER, tracking="RS1", arrived=True)
    shop.desk.parcels.note(case_id, came)
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED


@pytest.mark.parametrize("lost", [False, True])
def test_when_a_new_one_arrived_is_written_with_it(shop, ours, lost):
    """Nothing ever wrote it: a parcel said so, and the new one did not."""
    if lost:
        shop.do(ours, Move.LOST)
    shop.clock.forward(days=3)
    (before,) = shop.case(ours).exchanges
    assert before.arrived_at is None
    shop.desk.parcels.note(ours, ParcelTold(End.BUYER, tracking="N2", arrived=True))
    (sent,) = shop.case(ours).exchanges
    assert (sent.lost, sent.arrived_at) == (False, shop.clock.now())
    shop.desk.cases.take_back_last(ours)
    assert shop.case(ours).exchanges == (before,)


def lamps(shop, **cells):
    """Three lamps that do not work, which the buyer has."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    return shop.request(
        shop.item("LAMP", "450.00", return_quantity="3", order_quantity="3", **cells)
    )


def test_a_new_one_at_once_for_one_of_three_promises_no_more(shop):
    """The whole line was promised, and Enter sent two more."""
    case_id = lamps(shop)
    before = rows_of_cases(shop.desk)
    at_once = {"offer": Offer.RETURNLESS_REPLACEMENT, "exchange_from": ExchangeFrom.STOCK}
    letter = shop.do(case_id, StepKind.REPLACE, line=1, units=(1,), tracking="N1", **at_once)
    assert [item.quantity for item in letter.facts.items] == [1]
    case = shop.case(case_id)
    assert sorted((ln.quantity, ln.tracks.buyer_money) for ln in case.lines) == [
        (1, BuyerMoney.REPLACED),
        (2, BuyerMoney.OPEN),
    ]
    there_and_back(shop.desk, before)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_letter_of_a_new_one_at_once_names_it(shop, lang):
    case_id = lamps(shop)
    options = StepOptions(
        offer=Offer.RETURNLESS_REPLACEMENT,
        exchange_from=ExchangeFrom.STOCK,
        tracking="N1",
    )
    letter = shop.desk.cases.do(case_id, StepKind.REPLACE, options, lang).letter
    assert letter.template == "sent_at_once"
    assert f"3 × {shop.case(case_id).lead.title}" in letter.body
