"""What is held up is neither paid, sent nor promised by any act; what looks into it goes on."""

from datetime import timedelta

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.casework.rehearsal import StepTold
from returns.errors import IllegalMove
from returns.records.options import NewCase, StepOptions
from returns.records.policy import EvidenceDemand
from returns.rules.sentences import sentences
from returns.rules.steps.held_acts import Reach, reach_of
from returns.terms import HoldKind, Move, Offer, Party, Route, StepKind, Works
from returns.trade.disputes import Dispute
from tests.cases.platform_rows import bring_file, shopify_orders
from tests.returns.casework.shop import usd

#: every act by which money, goods, a promise or a no goes out: name → act, and what is said with it
DECIDES = {
    "keep": (Move.OFFER, {"offer": Offer.RETURNLESS_REFUND}),
    "part": (Move.OFFER, {"offer": Offer.PARTIAL_REFUND, "amount": usd("5.00")}),
    "gift": (Move.OFFER, {"offer": Offer.GIFT_OR_COUPON, "gift": "A mug"}),
    "new one, unreturned": (Move.OFFER, {"offer": Offer.RETURNLESS_REPLACEMENT}),
    "new one, on receipt": (Move.OFFER, {"offer": Offer.REPLACEMENT_ON_RECEIPT}),
    "no, as an offer": (Move.OFFER, {"offer": Offer.DECLINE, "reason": "It was used."}),
    "decline": (Move.DECLINE, {"reason": "It was used.", "untried": True}),
    "answer": (StepKind.ANSWER_BUYER, {}),
    "negotiate": (StepKind.NEGOTIATE, {}),
    "ask back": (StepKind.APPROVE, {"route": Route.TO_US}),
    "to supplier": (StepKind.APPROVE, {"route": Route.TO_SUPPLIER, "rma": "R-1"}),
    "label": (StepKind.SEND_LABEL, {}),
    "refund": (StepKind.REFUND, {"amount": usd("5.00")}),
    "replace": (StepKind.REPLACE, {}),
    "number": (StepKind.ASK_RMA, {}),
    "on": (StepKind.SEND_ON, {"disposition": "to_supplier"}),
}
#: what only the seller's own hold stops: letters that go on with what was decided before
GOES_ON = {
    "claim": (StepKind.SEND_CLAIM, {}),
    "remind supplier": (StepKind.CHASE_SUPPLIER, {}),
    "remind of parcel": (StepKind.CHASE_PARCEL, {}),
    "money there?": (StepKind.CONFIRM_BUYER, {}),
}
#: what must stay: the check, what is asked of the buyer, what became of it, and the way out
STAYS = {
    "check": (StepKind.CHECK, {"answer": "The carrier looks for it."}),
    "ask": (StepKind.ASK_BUYER, {}),
    "buyer said": (Move.BUYER_SAID, {"answer": "It hums."}),
    "note": (Move.NOTE, {"note": "Look at the photos."}),
    "snooze": (Move.SNOOZE, {"until": 2}),
    "hold": (Move.HOLD, {"reason": "Another reason."}),
    "lift": (Move.LIFT, {"reason": "Looked into."}),
    "withdraw": (Move.WITHDRAW, {}),
    "close": (StepKind.CLOSE, {"reason": "Settled by phone.", "note": "By phone."}),
    "receive": (Move.RECEIVE, {}),
}


def by_hand(shop):
    case_id = opened(shop, "defective")
    shop.do(case_id, Move.HOLD, reason="The carrier is asked.")
    return case_id


def disputed(shop):
    case_id = opened(shop, "defective")
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    return case_id


def platform_claim(shop):
    return shop.request(shop.item("LAMP", "75.00", **{"a-to-z_claim": "Y"}))


def not_understood(shop):
    return shop.request(shop.item("LAMP", "75.00", return_reason="CR-SMELLS_ODD"))


def suspected(shop):
    shop.desk.settings.set(sign_value_jump=5, suspected_from=1, jump_times=2)
    for _ in range(2):
        opened(shop, "defective", "10.00")
    return opened(shop, "defective", "75.00")


def unpriced(shop):
    return opened(shop, "changed_mind", None)


def unauthorised(shop):
    return opened(shop, "unauthorised_purchase")


def at_the_shop(shop, **cells):
    """A lamp in an order of which the shop's export says that."""
    order = ("#9001", (("LAMP", "75.00", 1),), cells)
    bring_file(shop, shopify_orders(order), "orders.csv", "Pine Shop")
    new = NewCase("#9001", "Pine Shop", "Lamp, oak", "defective", None, sku="LAMP")
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    return case_id


def unpaid(shop):
    return at_the_shop(shop, **{"Financial Status": "voided"})


def cancelled(shop):
    return at_the_shop(shop, **{"Cancelled at": "2026-11-03 10:00:00 -0700"})


def unsent(shop):
    return at_the_shop(shop, **{"Fulfillment Status": "unfulfilled"})


HELD = {
    HoldKind.BY_HAND: (by_hand,),
    HoldKind.DISPUTE: (disputed, platform_claim),
    HoldKind.REASON: (not_understood,),
    HoldKind.SUSPICION: (suspected,),
    HoldKind.UNAUTHORISED: (unauthorised,),
    HoldKind.NOT_PAID: (unpaid,),
    HoldKind.CANCELLED: (cancelled,),
    HoldKind.NOT_SENT: (unsent,),
}
EACH = pytest.mark.parametrize(
    ("make", "kind"),
    [
        pytest.param(make, kind, id=make.__name__)
        for kind, all_of in HELD.items()
        for make in all_of
    ],
)


def opened(shop, reason, price="75.00", **told):
    count = shop.desk.cases.how_many()
    new = NewCase(
        *(f"112-{count}", "Amazon US", "Lamp, oak", reason, usd(price) if price else None),
        sku="LAMP",
        buyer_name="Mark Olsen",
        currency="USD",
        **told,
    )
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    return case_id


def refusal(shop, case_id, act, told):
    """The key that it is refused with, rehearsed as well as done; "" where it is done, and taken back."""
    told = dict(told)
    if "until" in told:
        told["until"] = shop.clock.now() + timedelta(days=told["until"])
    step = StepTold(act, StepOptions(**told))
    (played,) = shop.desk.rehearsal.refusals(case_id, [step])
    key = ""
    try:
        change = shop.desk.cases.do(case_id, act, StepOptions(**told))
    except IllegalMove as refused:
        key = refused.key
    else:
        shop.desk.cases.take_back(change)
    assert key == (played.key if played else "")
    return key


@pytest.fixture
def costed(shop):
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
    return shop


@EACH
def test_no_act_pays_sends_or_promises_while_it_is_held(costed, make, kind):
    shop, case_id = costed, make(costed)
    before = shop.case(case_id)
    assert before.outlook(before.lead).hold.kind is kind
    acts = DECIDES | (GOES_ON if kind is HoldKind.BY_HAND else {})
    found = {name: refusal(shop, case_id, act, told) for name, (act, told) in acts.items()}
    assert found == dict.fromkeys(acts, "step.held")
    after = shop.case(case_id)
    assert (after.tracks, after.payments, after.claims) == (before.tracks, (), ())
    assert shop.desk.cases.letters(case_id) == ()


def test_a_parcel_that_comes_does_not_hide_what_is_suspected(costed):
    """Next is to look at the goods: that holds nothing up, and what is suspected forbids as before."""
    shop, case_id = costed, suspected(costed)
    shop.desk.receiving.receive(case_id)
    case = shop.case(case_id)
    assert case.next.kind is StepKind.INSPECT
    for name in ("keep", "refund", "decline", "replace"):
        act, told = DECIDES[name]
        assert refusal(shop, case_id, act, told) == "step.held", name
    # and there is a way out also while something else is next
    shop.do(case_id, Move.LIFT, reason="Looked into.")
    act, told = DECIDES["keep"]
    assert refusal(shop, case_id, act, told) != "step.held"


def test_an_offer_that_waits_does_not_hide_what_is_suspected(costed):
    shop = costed
    for _ in range(2):
        opened(shop, "changed_mind", "10.00")
    case_id = opened(shop, "changed_mind", "75.00")
    shop.do(case_id, StepKind.ANSWER_BUYER)
    act, told = DECIDES["keep"]
    assert refusal(shop, case_id, act, told) == ""
    shop.desk.settings.set(sign_value_jump=5, suspected_from=1, jump_times=2)
    hold = shop.case(case_id).outlook(shop.case(case_id).lead).hold
    assert hold.kinds == (HoldKind.OFFER_OUT, HoldKind.SUSPICION)
    assert refusal(shop, case_id, act, told) == "step.held"
    said = sentences(shop.case(case_id).next.because)
    assert "Also in force: suspicion." in said


def test_all_that_holds_a_case_up_is_named_and_lifted_one_after_the_other(costed):
    shop, case_id = costed, suspected(costed)
    shop.do(case_id, Move.HOLD, reason="A colleague decides.")
    hold = shop.case(case_id).outlook(shop.case(case_id).lead).hold
    assert hold.kinds == (HoldKind.BY_HAND, HoldKind.SUSPICION)
    assert reach_of(hold) is Reach.LETTERS_TOO
    act, told = DECIDES["keep"]
    shop.do(case_id, Move.LIFT, reason="Decided.")
    assert refusal(shop, case_id, act, told) == "step.held"
    shop.do(case_id, Move.LIFT, reason="Looked into.")
    assert refusal(shop, case_id, act, told) == ""


@pytest.mark.parametrize("make", [unpriced, suspected, by_hand])
def test_what_a_hold_says_that_it_forbids_is_what_is_refused(costed, make):
    """A price that nobody knows forbids no other way; the others forbid what their words say."""
    shop, case_id = costed, make(costed)
    reach = reach_of(shop.case(case_id).outlook(shop.case(case_id).lead).hold)
    keep = refusal(shop, case_id, *DECIDES["keep"])
    remind = refusal(shop, case_id, *GOES_ON["remind supplier"])
    assert (keep == "step.held") is (reach is not Reach.ITSELF)
    assert (remind == "step.held") is (reach is Reach.LETTERS_TOO)


@EACH
def test_no_claim_begins_while_it_is_held(costed, make, kind):
    """A supplier is asked for nothing, as he is asked for no number, unless somebody insists."""
    shop, case_id = costed, make(costed)
    named = {"party": Party.SUPPLIER}
    assert refusal(shop, case_id, StepKind.SEND_CLAIM, {}) == "step.held"
    assert refusal(shop, case_id, StepKind.SEND_CLAIM, named) == "step.held"
    assert (shop.case(case_id).claims, shop.desk.cases.letters(case_id)) == ((), ())
    insisted = refusal(shop, case_id, StepKind.SEND_CLAIM, {"overrule": True})
    assert insisted != "step.held"


@pytest.mark.parametrize("make", [disputed, platform_claim])
def test_what_a_dispute_waits_for_is_sent_to_who_decides_it(costed, make):
    shop, case_id = costed, make(costed)
    to_platform = {"party": Party.PLATFORM}
    assert refusal(shop, case_id, StepKind.SEND_CLAIM, to_platform) != "step.held"


def test_a_claim_that_was_made_goes_on_in_a_dispute(costed):
    """Whoever asks for more evidence gets it, whatever was opened since."""
    shop, case_id = costed, opened(costed, "defective")
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.MORE_ASKED)
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    told = {"reason": "The video comes by e-mail"}
    assert refusal(shop, case_id, StepKind.SEND_CLAIM, told) == ""


def test_a_photo_that_lacks_is_asked_for_also_behind_another_hold(shop):
    """Who insists on a claim that he holds up himself says why there is no photo all the same."""
    evidence = EvidenceDemand(shots=("front", "label"))
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False, evidence=evidence)
    case_id = shop.request(shop.item("LAMP", "75.00", return_reason="CR-DEFECTIVE"))
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, marks="a crack", works=Works.NO)
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    assert HoldKind.NO_PHOTO in shop.case(case_id).outlook(shop.case(case_id).lead).hold.kinds
    shop.do(case_id, Move.HOLD, reason="A colleague decides.")
    hold = shop.case(case_id).outlook(shop.case(case_id).lead).hold
    assert hold.kinds == (HoldKind.BY_HAND, HoldKind.NO_PHOTO)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, StepKind.SEND_CLAIM, overrule=True)
    assert refused.value.key == "step.photo_wanted"
    shop.do(case_id, StepKind.SEND_CLAIM, overrule=True, reason="They were lost.")
    assert shop.case(case_id).claims


@EACH
def test_what_looks_into_it_or_ends_it_stays_possible(costed, make, kind):
    case_id = make(costed)
    found = {name: refusal(costed, case_id, act, told) for name, (act, told) in STAYS.items()}
    assert found == dict.fromkeys(STAYS, "")
    assert costed.case(case_id).outlook(costed.case(case_id).lead).hold.kind is kind


@EACH
def test_once_it_is_lifted_it_is_decided_again(costed, make, kind):
    case_id = make(costed)
    assert costed.case(case_id).outlook(costed.case(case_id).lead).hold.kind is kind
    costed.do(case_id, Move.LIFT, reason="Looked into.")
    act, told = DECIDES["keep"]
    assert refusal(costed, case_id, act, told) == ""


@EACH
def test_money_is_noted_of_a_platform_and_not_of_the_seller(costed, make, kind):
    shop, case_id = costed, make(costed)
    assert shop.case(case_id).outlook(shop.case(case_id).lead).hold.kind is kind
    for postage in (False, True):
        with pytest.raises(IllegalMove) as refused:
            shop.desk.money.note(case_id, MoneyTold(usd("5.00"), out=True, postage=postage))
        assert refused.value.key == "step.held"
    shop.desk.money.note(case_id, MoneyTold(usd("5.00"), out=True, party=Party.PLATFORM))
    assert [each.by_platform for each in shop.case(case_id).payments] == [True]
