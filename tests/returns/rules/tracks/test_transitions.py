"""What each step does to the tracks, and what is refused with its reason."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns.errors import IllegalMove
from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.case import Tracks
from returns.records.facts import TurnFacts
from returns.rules.tracks.transitions import MACHINES, allowed, apply, at_rest, opening_tracks
from returns.terms import (
    BuyerMoney,
    Fault,
    FreightPayer,
    Goods,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)
from returns.trade.offers import traits

R, G, B, S = Request, Goods, BuyerMoney, SupplierClaim
VALUE = Money(6000, "USD")
NOTHING = Money(0, "USD")
FACTS = TurnFacts(value=VALUE, paid=NOTHING, route=Route.TO_US, came_back=NOTHING)
RETURN = replace(FACTS, offer=Offer.REFUND_ON_RECEIPT)
NEW = Tracks()
APPROVED = Tracks(R.APPROVED, G.AWAITED, B.AGREED, S.TO_ASK)


def refused(tracks: Tracks, act: StepKind | Move, facts: TurnFacts) -> str:
    with pytest.raises(IllegalMove) as raised:
        apply(tracks, act, facts)
    assert raised.value.say("en")
    assert raised.value.say("zh")
    return raised.value.key


def test_the_machines_know_every_state_of_the_trade() -> None:
    for track, kind in {
        "request": Request,
        "goods": Goods,
        "buyer_money": BuyerMoney,
        "supplier_claim": SupplierClaim,
    }.items():
        assert set(MACHINES[track]) == {state.value for state in kind}


def test_states_that_end_a_track_lead_nowhere() -> None:
    # only a further parcel opens what the buyer confirmed, a new one that never came, or his own word
    opened = {BuyerMoney.PAID, BuyerMoney.PAID_PARTLY, BuyerMoney.AGREED}
    assert MACHINES["buyer_money"]["confirmed"] == opened
    # but for a piece that came since, and the supplier's new one that never did
    again = {SupplierClaim.CLAIM_SENT, SupplierClaim.RESHIP_PROMISED}
    assert MACHINES["supplier_claim"]["settled"] == again
    assert not allowed("request", "approved", "new")
    assert not allowed("buyer_money", "paid", "agreed")


# --- the talk -----------------------------------------------------------------------------------


def test_answering_with_a_full_refund_that_is_kept_needs_no_more_talk() -> None:
    facts = replace(FACTS, offer=Offer.RETURNLESS_REFUND)
    assert apply(NEW, StepKind.ANSWER_BUYER, facts) == Tracks(
        R.APPROVED, G.NONE_EXPECTED, B.AGREED
    )


def test_a_part_of_it_waits_for_the_buyers_yes() -> None:
    facts = replace(FACTS, offer=Offer.PARTIAL_REFUND)
    offered = apply(NEW, StepKind.ANSWER_BUYER, facts)
    assert offered == Tracks(R.NEGOTIATING, buyer_money=B.OFFERED)
    assert apply(offered, Move.BUYER_AGREED, facts) == Tracks(R.APPROVED, buyer_money=B.AGREED)


def test_refunding_at_once_still_expects_the_goods() -> None:
    facts = replace(FACTS, offer=Offer.IMMEDIATE_REFUND, route=Route.TO_SUPPLIER)
    assert apply(NEW, StepKind.ANSWER_BUYER, facts).goods is G.AWAITED


def test_answering_without_an_offer_opens_the_talk() -> None:
    assert apply(NEW, StepKind.ANSWER_BUYER, FACTS).request is R.NEGOTIATING


def test_approving_moves_no_money() -> None:
    talking = apply(NEW, StepKind.ANSWER_BUYER, RETURN)
    approved = apply(talking, StepKind.APPROVE, RETURN)
    assert approved == Tracks(R.APPROVED, G.AWAITED, B.AGREED)
    assert refused(approved, StepKind.REFUND, RETURN) == "move.not_received"


def test_a_return_may_be_approved_straight_away() -> None:
    assert apply(NEW, StepKind.APPROVE, FACTS).request is R.APPROVED


def test_a_buyer_who_refuses_a_part_may_send_it_back() -> None:
    facts = replace(FACTS, offer=Offer.PARTIAL_REFUND)
    offered = apply(NEW, StepKind.ANSWER_BUYER, facts)
    approved = apply(offered, StepKind.APPROVE, facts)
    assert (approved.goods, approved.buyer_money) == (G.AWAITED, B.AGREED)


def test_approving_needs_to_know_where_the_goods_go() -> None:
    nowhere = replace(RETURN, route=Route.NONE)
    assert refused(NEW, StepKind.APPROVE, nowhere) == "move.no_route"


def test_a_supplier_who_wants_a_number_is_asked_before_the_address_is_given() -> None:
    facts = replace(RETURN, route=Route.TO_SUPPLIER, rma_needed=True)
    assert refused(NEW, StepKind.APPROVE, facts) == "move.rma_first"
    apply(NEW, StepKind.APPROVE, replace(facts, supplier_rma="KC-1"))
    apply(NEW, StepKind.APPROVE, replace(facts, overruled=True))
    assert refused(APPROVED, StepKind.SEND_LABEL, facts) == "move.rma_first"


def test_declining_wants_a_reason() -> None:
    assert refused(NEW, Move.DECLINE, FACTS) == "move.decline_reason"
    assert refused(NEW, Move.DECLINE, replace(FACTS, reason="  ")) == "move.decline_reason"
    assert refused(NEW, Move.DECLINE, replace(FACTS, reason="Worn.")) == "move.decline_untried"
    for told in ({"says_no": True}, {"overruled": True}):
        assert (
            apply(NEW, Move.DECLINE, replace(FACTS, reason="Worn.", **told)).request
            is R.DECLINED
        )
    talked = replace(NEW, request=R.NEGOTIATING)
    declined = apply(talked, Move.DECLINE, replace(FACTS, reason="Worn."))
    assert declined == Tracks(R.DECLINED, supplier_claim=S.NOT_CLAIMABLE)


def test_what_was_approved_is_declined_only_after_a_look() -> None:
    facts = replace(FACTS, reason="The box was empty.")
    assert refused(APPROVED, Move.DECLINE, facts) == "move.decline_approved"
    seen = replace(APPROVED, goods=G.INSPECTED)
    assert apply(seen, Move.DECLINE, facts).request is R.DECLINED


def test_a_buyer_withdraws_and_nothing_is_expected_any_more() -> None:
    assert apply(APPROVED, Move.WITHDRAW, FACTS) == Tracks(
        R.WITHDRAWN, G.NONE_EXPECTED, B.OPEN, S.NOT_CLAIMABLE
    )


@pytest.mark.parametrize("money", [B.PAID_PARTLY, B.PAID, B.REPLACED, B.CONFIRMED])
def test_a_buyer_who_was_paid_can_neither_withdraw_nor_be_declined(money: BuyerMoney) -> None:
    paid = replace(APPROVED, buyer_money=money)
    assert refused(paid, Move.WITHDRAW, FACTS) == "move.withdraw_paid"
    assert refused(paid, Move.DECLINE, replace(FACTS, reason="No.")) == "move.decline_paid"


def test_an_approved_return_that_never_arrives_lapses() -> None:
    lapsed = apply(APPROVED, Move.LAPSE, FACTS)
    assert lapsed.request is R.LAPSED
    assert not at_rest(lapsed)
    arrived = replace(APPROVED, goods=G.RECEIVED)
    assert refused(arrived, Move.LAPSE, FACTS) == "move.lapse_arrived"
    for stays in (G.NONE_EXPECTED, G.KEPT):
        kept = replace(APPROVED, goods=stays)
        assert refused(kept, Move.LAPSE, FACTS) == "move.lapse_nothing"
    # one of two pieces is here and owed for: the promise does not lapse with the other
    owed = replace(FACTS, came_unpaid=True)
    assert refused(APPROVED, Move.LAPSE, owed) == "move.lapse_owed"
    part_paid = replace(APPROVED, buyer_money=B.PAID_PARTLY)
    assert apply(part_paid, Move.LAPSE, owed).request is R.LAPSED


def test_a_parcel_that_was_waited_for_in_vain_is_lost_when_the_return_lapses() -> None:
    away = replace(APPROVED, goods=G.IN_TRANSIT)
    assert refused(away, Move.LAPSE, FACTS) == "move.lapse_arrived"
    late = replace(FACTS, lapses=True)
    over = apply(away, StepKind.CLOSE, late)
    assert (over.request, over.goods, over.buyer_money) == (R.LAPSED, G.LOST, B.OPEN)
    paid = apply(
        replace(away, buyer_money=B.PAID), StepKind.CLOSE, replace(late, reason="Over.")
    )
    assert (paid.request, paid.goods, paid.buyer_money) == (R.APPROVED, G.LOST, B.PAID)


@pytest.mark.parametrize("offer", [Offer.RETURNLESS_REFUND, Offer.REFUND_ON_RECEIPT])
def test_a_gift_of_nothing_leaves_nothing_to_pay(offer: Offer) -> None:
    gift = replace(FACTS, offer=offer, value=NOTHING, nothing_left=True)
    assert apply(NEW, StepKind.ANSWER_BUYER, gift).buyer_money is B.CONFIRMED
    # what nobody knows the price of is no gift, and a new one is sent of it all the same
    unknown = replace(gift, value=None, nothing_left=False)
    assert apply(NEW, StepKind.ANSWER_BUYER, unknown).buyer_money is B.AGREED
    new_one = replace(gift, offer=Offer.RETURNLESS_REPLACEMENT)
    assert apply(NEW, StepKind.ANSWER_BUYER, new_one).buyer_money is B.AGREED
    agreed = replace(APPROVED, buyer_money=B.AGREED)
    assert refused(agreed, StepKind.REFUND, unknown) == "move.value_unknown"


# --- the money ----------------------------------------------------------------------------------


def test_a_refund_is_paid_in_full_once_the_goods_are_back() -> None:
    seen = replace(APPROVED, goods=G.INSPECTED)
    facts = replace(RETURN, came_back=VALUE)
    assert apply(seen, StepKind.REFUND, facts).buyer_money is B.PAID


def test_a_smaller_amount_is_a_part() -> None:
    seen = replace(APPROVED, goods=G.INSPECTED)
    facts = replace(RETURN, came_back=VALUE, amount=Money(1000, "USD"))
    assert apply(seen, StepKind.REFUND, facts).buyer_money is B.PAID_PARTLY


@pytest.mark.parametrize(
    "offer",
    [Offer.RETURNLESS_REFUND, Offer.PARTIAL_REFUND, Offer.IMMEDIATE_REFUND],
)
def test_what_is_agreed_to_be_paid_ahead_does_not_wait_for_goods(offer: Offer) -> None:
    facts = replace(FACTS, offer=offer, amount=Money(500, "USD"))
    agreed = Tracks(R.APPROVED, buyer_money=B.AGREED)
    assert apply(agreed, StepKind.REFUND, facts).buyer_money is B.PAID_PARTLY


def test_a_gift_is_no_money() -> None:
    facts = replace(FACTS, offer=Offer.GIFT_OR_COUPON)
    agreed = Tracks(R.APPROVED, buyer_money=B.AGREED)
    assert apply(agreed, StepKind.REFUND, facts).buyer_money is B.PAID_PARTLY


@pytest.mark.parametrize(
    ("money", "why"),
    [
        (B.OFFERED, "move.not_agreed"),
        (B.PAID_PARTLY, "move.settled_already"),
        (B.PAID, "move.settled_already"),
        (B.CONFIRMED, "move.settled_already"),
    ],
)
def test_a_gift_is_given_once_and_to_who_agreed(money: BuyerMoney, why: str) -> None:
    facts = replace(FACTS, offer=Offer.GIFT_OR_COUPON)
    assert refused(Tracks(R.APPROVED, buyer_money=money), StepKind.REFUND, facts) == why


@pytest.mark.parametrize("money", [B.PAID, B.REPLACED, B.CONFIRMED])
def test_nobody_is_paid_twice(money: BuyerMoney) -> None:
    done = Tracks(R.APPROVED, G.INSPECTED, money)
    facts = replace(RETURN, came_back=VALUE)
    assert refused(done, StepKind.REFUND, facts) == "move.settled_already"


def test_a_new_one_is_sent_once() -> None:
    seen = replace(APPROVED, goods=G.INSPECTED)
    facts = replace(FACTS, offer=Offer.REPLACEMENT_ON_RECEIPT, to_replace=1)
    sent = apply(seen, StepKind.REPLACE, facts)
    assert sent.buyer_money is B.REPLACED
    assert refused(sent, StepKind.REPLACE, replace(facts, to_replace=0)) == (
        "move.replaced_already"
    )


def test_of_three_pieces_two_are_replaced_and_the_third_later() -> None:
    seen = replace(APPROVED, goods=G.INSPECTED)
    some = replace(FACTS, offer=Offer.REPLACEMENT_ON_RECEIPT, to_replace=2, all_here=False)
    after = apply(seen, StepKind.REPLACE, some)
    assert after.buyer_money is B.PAID_PARTLY
    rest = replace(some, to_replace=1, all_here=True)
    assert apply(after, StepKind.REPLACE, rest).buyer_money is B.REPLACED


def test_a_new_one_waits_for_the_old_one_unless_promised_at_once() -> None:
    facts = replace(FACTS, offer=Offer.REPLACEMENT_ON_RECEIPT, to_replace=0)
    assert refused(APPROVED, StepKind.REPLACE, facts) == "move.replace_not_received"
    at_once = replace(FACTS, offer=Offer.REPLACEMENT, to_replace=1)
    assert apply(APPROVED, StepKind.REPLACE, at_once).buyer_money is B.REPLACED


def test_nothing_is_paid_before_it_is_agreed() -> None:
    offered = Tracks(R.NEGOTIATING, buyer_money=B.OFFERED)
    assert refused(offered, StepKind.REFUND, FACTS) == "move.not_agreed"
    assert refused(NEW, StepKind.REPLACE, FACTS) == "move.not_agreed"


# --- the goods ----------------------------------------------------------------------------------


def test_a_parcel_is_received_inspected_and_placed() -> None:
    got = apply(APPROVED, Move.RECEIVE, FACTS)
    assert refused(got, StepKind.PLACE_GOODS, FACTS) == "move.inspect_first"
    seen = apply(got, StepKind.INSPECT, FACTS)
    assert apply(seen, StepKind.PLACE_GOODS, FACTS).goods is G.DISPOSED


def test_a_parcel_may_come_unannounced() -> None:
    assert apply(NEW, Move.RECEIVE, FACTS).goods is G.RECEIVED


def test_what_the_supplier_receives_is_placed() -> None:
    there = replace(FACTS, route=Route.TO_SUPPLIER)
    assert apply(APPROVED, Move.RECEIVE, there).goods is G.DISPOSED


def test_a_piece_that_comes_after_all_is_still_settled() -> None:
    """The rest never came, so the case was at rest; then a second parcel brings it."""
    part = replace(RETURN, paid=Money(3000, "USD"))
    at_rest_ = Tracks(R.APPROVED, G.LOST, B.CONFIRMED, S.SETTLED)
    assert apply(at_rest_, Move.RECEIVE, part).buyer_money is B.PAID_PARTLY
    # of a second report of what is here, of all that was paid, of a promise that waited for nothing
    here = replace(at_rest_, goods=G.INSPECTED)
    assert apply(here, Move.RECEIVE, part).buyer_money is B.CONFIRMED
    assert apply(at_rest_, Move.RECEIVE, replace(part, paid=VALUE)).buyer_money is B.CONFIRMED
    assert apply(at_rest_, Move.RECEIVE, replace(part, returnless=True)).buyer_money is (
        B.CONFIRMED
    )
    wants = replace(FACTS, offer=Offer.REPLACEMENT_ON_RECEIPT)
    for money in (B.REPLACED, B.CONFIRMED):
        again = apply(replace(at_rest_, buyer_money=money), Move.RECEIVE, wants)
        assert again.buyer_money is B.PAID_PARTLY


@pytest.mark.parametrize("move", [Move.LAPSE, Move.WITHDRAW])
def test_goods_that_come_after_the_return_was_let_go_are_owed_for(move: Move) -> None:
    over = apply(APPROVED, move, FACTS)
    here = apply(over, Move.RECEIVE, RETURN)
    assert (here.request, here.goods, here.buyer_money) == (R.APPROVED, G.RECEIVED, B.AGREED)
    declined = apply(replace(over, request=R.DECLINED), Move.RECEIVE, RETURN)
    assert (declined.request, declined.buyer_money) == (R.DECLINED, B.OPEN)


def test_a_lost_parcel_may_turn_up() -> None:
    lost = apply(APPROVED, Move.LOST, FACTS)
    assert lost.goods is G.LOST
    assert apply(lost, Move.RECEIVE, FACTS).goods is G.RECEIVED


def test_nothing_is_inspected_that_has_not_come() -> None:
    assert refused(APPROVED, StepKind.INSPECT, FACTS) == "move.not_now"


# --- the claim ----------------------------------------------------------------------------------


def test_a_claim_goes_its_way() -> None:
    facts = replace(FACTS, rma_needed=True)
    tracks = apply(APPROVED, StepKind.ASK_RMA, facts)
    assert refused(tracks, StepKind.SEND_CLAIM, facts) == "move.rma_first"
    assert refused(tracks, Move.RMA_GIVEN, facts) == "move.rma_empty"
    given_facts = replace(facts, supplier_rma="KC-88213")
    tracks = apply(tracks, Move.RMA_GIVEN, given_facts)
    tracks = apply(tracks, StepKind.SEND_CLAIM, given_facts)
    tracks = apply(tracks, Move.MORE_ASKED, given_facts)
    tracks = apply(tracks, StepKind.SEND_CLAIM, given_facts)
    tracks = apply(tracks, Move.CLAIM_PARTLY, given_facts)
    # only the seller knows what came
    assert refused(tracks, StepKind.SETTLE, given_facts) == "step.amount_wanted"
    came = replace(given_facts, came=True)
    settled = apply(tracks, StepKind.SETTLE, came)
    assert settled.supplier_claim is S.SETTLED
    # whoever notes money wants to settle nothing: said in his words
    assert refused(settled, StepKind.SETTLE, came) == "money.all_came"
    unasked = replace(settled, supplier_claim=S.TO_ASK)
    assert refused(unasked, StepKind.SETTLE, came) == "money.not_asked"


def test_a_refused_claim_is_written_off_or_sent_once_more() -> None:
    no = replace(APPROVED, supplier_claim=S.REFUSED)
    assert apply(no, StepKind.SETTLE, FACTS).supplier_claim is S.WRITTEN_OFF
    assert apply(no, StepKind.SEND_CLAIM, FACTS).supplier_claim is S.CLAIM_SENT


def test_where_there_is_nothing_to_claim_nothing_is_claimed() -> None:
    none = replace(APPROVED, supplier_claim=S.NOT_CLAIMABLE)
    assert refused(none, StepKind.SEND_CLAIM, FACTS) == "move.nothing_to_claim"
    insisted = replace(FACTS, overruled=True)
    assert apply(none, StepKind.SEND_CLAIM, insisted).supplier_claim is S.CLAIM_SENT


def test_a_number_is_asked_for_before_goods_go_there_though_nothing_is_claimed() -> None:
    """A part offer is out, the buyer wants to return it to the supplier (case 26)."""
    out = Tracks(R.NEGOTIATING, buyer_money=B.OFFERED, supplier_claim=S.NOT_CLAIMABLE)
    facts = replace(
        FACTS,
        offer=Offer.PARTIAL_REFUND,
        route=Route.TO_SUPPLIER,
        rma_needed=True,
        claim_wanted=False,
    )
    assert refused(out, StepKind.APPROVE, facts) == "move.rma_first"
    asked = apply(out, StepKind.ASK_RMA, facts)
    given = apply(asked, Move.RMA_GIVEN, replace(facts, supplier_rma="KC-1"))
    apply(given, StepKind.APPROVE, replace(facts, supplier_rma="KC-1"))
    apply(out, Move.RMA_GIVEN, replace(facts, supplier_rma="KC-1"))
    assert refused(out, StepKind.SEND_CLAIM, replace(facts, supplier_rma="KC-1")) == (
        "move.nothing_to_claim"
    )
    # the buyer takes the part after all: the supplier is told that the number is not needed
    agreed = apply(asked, Move.BUYER_AGREED, facts)
    assert agreed.supplier_claim is S.ASKED_FOR_RMA
    assert apply(agreed, StepKind.SETTLE, facts).supplier_claim is S.NOT_CLAIMABLE


def test_reminders_end_in_writing_off() -> None:
    tired = replace(FACTS, given_up=True, claim_wanted=True)
    for state in (S.ASKED_FOR_RMA, S.CLAIM_SENT, S.ACCEPTED, S.PARTLY_ACCEPTED):
        waiting = replace(APPROVED, supplier_claim=state)
        assert apply(waiting, StepKind.SETTLE, tired).supplier_claim is S.WRITTEN_OFF
    for state in (S.SETTLED, S.NOT_CLAIMABLE):
        over = replace(APPROVED, supplier_claim=state)
        assert refused(over, StepKind.SETTLE, tired) == "move.not_now"


def test_a_look_that_finds_no_fault_ends_the_claim() -> None:
    got = replace(APPROVED, goods=G.RECEIVED)
    seen = apply(got, StepKind.INSPECT, replace(FACTS, claim_wanted=False))
    assert seen.supplier_claim is S.NOT_CLAIMABLE


# --- the end ------------------------------------------------------------------------------------

DONE = Tracks(R.APPROVED, G.DISPOSED, B.CONFIRMED, S.SETTLED)


def test_a_case_closes_when_every_track_is_at_rest() -> None:
    assert at_rest(DONE) == ()
    assert apply(DONE, StepKind.CLOSE, FACTS) == DONE


@pytest.mark.parametrize(
    ("tracks", "still"),
    [
        (NEW, ("request", "buyer_money", "supplier_claim")),
        (replace(DONE, goods=G.INSPECTED), ("goods",)),
        (replace(DONE, buyer_money=B.PAID), ("buyer_money",)),
        (replace(DONE, supplier_claim=S.REFUSED), ("supplier_claim",)),
        (Tracks(R.DECLINED, supplier_claim=S.NOT_CLAIMABLE), ()),
    ],
)
def test_what_is_still_open_is_named(tracks: Tracks, still: tuple[str, ...]) -> None:
    assert at_rest(tracks) == still


def test_a_gift_that_was_agreed_on_before_its_price_was_known_is_closed() -> None:
    gift = replace(FACTS, nothing_left=True)
    for money in (B.OPEN, B.AGREED):
        open_ = replace(DONE, buyer_money=money)
        assert refused(open_, StepKind.CLOSE, replace(FACTS, reason="")) == "move.close_open"
        assert apply(open_, StepKind.CLOSE, gift).buyer_money is B.CONFIRMED
    waiting = replace(DONE, buyer_money=B.PAID)
    assert refused(waiting, StepKind.CLOSE, gift) == "move.close_open"


def test_closing_with_something_open_asks_for_a_reason() -> None:
    almost = replace(DONE, supplier_claim=S.CLAIM_SENT)
    assert refused(almost, StepKind.CLOSE, FACTS) == "move.close_open"
    assert apply(almost, StepKind.CLOSE, replace(FACTS, reason="Bankrupt.")) == almost


def test_a_closed_case_is_left_alone_until_it_is_reopened_with_a_reason() -> None:
    closed = replace(FACTS, closed=True)
    assert refused(DONE, StepKind.REFUND, closed) == "move.closed"
    assert refused(DONE, Move.REOPEN, closed) == "move.reopen_reason"
    assert refused(DONE, Move.REOPEN, replace(FACTS, reason="Why?")) == "move.not_closed"
    why = replace(closed, reason="The buyer wrote again.")
    assert apply(Tracks(R.LAPSED), Move.REOPEN, why).request is R.NEGOTIATING
    assert apply(DONE, Move.NOTE, closed) == DONE


def test_a_case_starts_with_a_claim_only_where_there_is_one() -> None:
    def advice(claim: Fault | None, route: Route, offer: Offer) -> Recommendation:
        return Recommendation(
            (offer,), route, FreightPayer.SELLER, claim or Fault.BUYER, claim, ()
        )

    keep = advice(None, Route.NONE, Offer.RETURNLESS_REFUND)
    assert opening_tracks(keep).supplier_claim is S.NOT_CLAIMABLE
    faulty = advice(Fault.SUPPLIER, Route.TO_US, Offer.REFUND_ON_RECEIPT)
    assert opening_tracks(faulty) == Tracks()
    assert opening_tracks(faulty, authorised=True) == Tracks(R.APPROVED, G.AWAITED)


_TRACKS = st.builds(
    Tracks,
    request=st.sampled_from(Request),
    goods=st.sampled_from(Goods),
    buyer_money=st.sampled_from(BuyerMoney),
    supplier_claim=st.sampled_from(SupplierClaim),
)
_TURNS = st.builds(
    TurnFacts,
    offer=st.one_of(st.none(), st.sampled_from(Offer)),
    route=st.sampled_from(Route),
    returnless=st.booleans(),
    value=st.one_of(st.none(), st.just(VALUE)),
    paid=st.one_of(st.none(), st.integers(0, 7000).map(lambda minor: Money(minor, "USD"))),
    amount=st.one_of(st.none(), st.integers(-5, 7000).map(lambda minor: Money(minor, "USD"))),
    came_back=st.one_of(st.none(), st.integers(0, 6000).map(lambda minor: Money(minor, "USD"))),
    to_replace=st.integers(0, 2),
    all_here=st.booleans(),
    came_unpaid=st.booleans(),
    lapses=st.booleans(),
    nothing_here=st.booleans(),
    given_up=st.booleans(),
    came=st.booleans(),
    why=st.sampled_from(["defective", "extra_item", "changed_mind"]),
    reason=st.sampled_from(["", "Because."]),
    claim_wanted=st.sampled_from([None, True, False]),
    rma_needed=st.booleans(),
    supplier_rma=st.sampled_from(["", "KC-1"]),
    closed=st.booleans(),
    overruled=st.booleans(),
)


@settings(max_examples=1000, deadline=None)
@given(_TRACKS, st.sampled_from([*StepKind, *Move]), _TURNS)
def test_a_step_is_either_legal_on_every_track_or_refused_in_both_languages(
    tracks: Tracks, act: StepKind | Move, facts: TurnFacts
) -> None:
    why: IllegalMove | None = None
    after = tracks
    try:
        after = apply(tracks, act, facts)
    except IllegalMove as refusal:
        why = refusal
    if why is not None:
        assert why.say("en")
        assert "term:" not in why.say("zh")
    for track in MACHINES:
        assert allowed(track, getattr(tracks, track), getattr(after, track))
    if why is not None or act is not StepKind.REFUND or facts.offer is Offer.GIFT_OR_COUPON:
        return
    ahead = facts.returnless or traits(facts.offer).pays_ahead
    amount = facts.amount or facts.value - facts.paid
    assert facts.paid + amount <= facts.value
    assert ahead or facts.came_back is None or facts.paid + amount <= facts.came_back
    assert (after.buyer_money is B.PAID) is (facts.paid + amount == facts.value)


def test_a_part_that_was_paid_before_the_answer_changes_nothing_of_what_is_promised() -> None:
    facts = replace(FACTS, offer=Offer.IMMEDIATE_REFUND, why="defective")
    usual = apply(Tracks(), StepKind.ANSWER_BUYER, facts)
    partly = Tracks(buyer_money=BuyerMoney.PAID_PARTLY)
    assert usual.goods is Goods.AWAITED
    assert apply(partly, StepKind.ANSWER_BUYER, facts) == usual


def test_a_new_one_beside_money_that_the_platform_paid_may_never_come():
    """Money for some pieces, a new one for others: "Parcel lost" was refused, as the money stood at paid."""
    paid = replace(APPROVED, goods=Goods.INSPECTED, buyer_money=BuyerMoney.PAID)
    facts = replace(FACTS, new_one_lost=True, other_settled=True)
    assert apply(paid, Move.LOST, facts).buyer_money is BuyerMoney.PAID_PARTLY
