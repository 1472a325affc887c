"""Every step and move against every state of the track it is of: what it makes of it, or why not.

The facts allow what they can, so that the state alone decides; what the facts decide stands below.
"""

from dataclasses import replace

import pytest

from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Tracks
from returns.records.facts import TurnFacts
from returns.rules.tracks.transitions import apply
from returns.terms import (
    BuyerMoney,
    Goods,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    SupplierClaim,
)
from returns.trade.steps import step_traits

R, G, B, S = Request, Goods, BuyerMoney, SupplierClaim
VALUE, NOTHING = Money(6000, "USD"), Money(0, "USD")
PART, REST = Money(2000, "USD"), Money(4000, "USD")
#: every fact in favour: the goods came, a number is there, the words that acts ask for
FACTS = TurnFacts(
    offer=Offer.REFUND_ON_RECEIPT,
    route=Route.TO_US,
    value=VALUE,
    paid=NOTHING,
    came_back=VALUE,
    why="defective",
    reason="Because.",
    claim_wanted=True,
    supplier_rma="KC-1",
    to_replace=1,
)
HERE = Tracks(R.APPROVED, G.INSPECTED, B.AGREED, S.TO_ASK)
AWAY = replace(HERE, goods=G.AWAITED)

NOT_NOW = "move.not_now"
SAME = "stays"


def every(states: type, says: str, **but: str) -> dict[str, str]:
    """What an act answers in every state: `says`, but where it is named."""
    assert but.keys() <= {state.value for state in states}
    return {state.value: but.get(state.value, says) for state in states}


_ENDS = {"declined": NOT_NOW, "withdrawn": NOT_NOW, "lapsed": NOT_NOW}
_OFFERS = every(B, NOT_NOW, open="agreed", offered="agreed", agreed=SAME, paid_partly="agreed")
_UNDER_WAY = every(G, NOT_NOW, awaited=SAME, in_transit=SAME)


def _answer(to: str) -> dict[str, str]:
    # a promise of new goods may be taken back, or be another one
    heard = ("asked_for_rma", "rma_given", "claim_sent", "more_asked", "reship_promised")
    return every(S, NOT_NOW, **dict.fromkeys(heard, to))


def _granted(to: str) -> dict[str, str]:
    """Money is granted of a claim that was sent, and of no other; also in place of promised goods."""
    unsent = dict.fromkeys(("to_ask", "asked_for_rma", "rma_given"), "move.claim_unsent")
    heard = dict.fromkeys(("claim_sent", "more_asked", "reship_promised"), to)
    return every(S, NOT_NOW, **unsent, **heard) | _corrected(to)


def _corrected(to: str) -> dict[str, str]:
    """Whoever answered may answer otherwise; a part may become another sum."""
    decided = ("accepted", "partly_accepted", "refused")
    return {each: to for each in decided if each != to or to == "partly_accepted"}


#: act → the tracks beside, and what it makes of each state of its own track
TABLE: dict[StepKind | Move, tuple[Tracks, dict[str, str]]] = {
    StepKind.ANSWER_BUYER: (
        replace(HERE, buyer_money=B.AGREED),
        every(R, NOT_NOW, new="approved"),
    ),
    StepKind.NEGOTIATE: (HERE, _OFFERS),
    StepKind.ASK_BUYER: (HERE, every(R, SAME, **_ENDS)),
    StepKind.ASK_RMA: (
        HERE,
        every(S, NOT_NOW, not_claimable="asked_for_rma", to_ask="asked_for_rma"),
    ),
    StepKind.APPROVE: (HERE, every(R, NOT_NOW, new="approved", negotiating="approved")),
    StepKind.SEND_LABEL: (HERE, _UNDER_WAY),
    StepKind.AWAIT_PARCEL: (HERE, _UNDER_WAY),
    StepKind.CHASE_PARCEL: (HERE, _UNDER_WAY),
    StepKind.INSPECT: (
        HERE,
        every(G, NOT_NOW, received="inspected", inspected=SAME, unmatched="inspected"),
    ),
    StepKind.SEND_ON: (HERE, every(G, NOT_NOW, inspected=SAME)),
    StepKind.SEND_CLAIM: (
        HERE,
        every(
            S,
            NOT_NOW,
            **dict.fromkeys(
                (
                    *("not_claimable", "to_ask", "asked_for_rma", "rma_given"),
                    *("more_asked", "partly_accepted", "refused", "reship_promised"),
                ),
                "claim_sent",
            ),
        ),
    ),
    StepKind.REFUND: (
        HERE,
        every(
            B,
            "move.settled_already",
            open="move.not_agreed",
            offered="move.not_agreed",
            agreed="paid",
            paid_partly="paid",
        ),
    ),
    StepKind.REPLACE: (
        HERE,
        every(
            B,
            "move.settled_already",
            open="move.not_agreed",
            offered="move.not_agreed",
            agreed="replaced",
            paid_partly="replaced",
            # a further piece came
            replaced=SAME,
        ),
    ),
    StepKind.CHASE_SUPPLIER: (
        HERE,
        every(
            S,
            NOT_NOW,
            **dict.fromkeys(
                (
                    *("asked_for_rma", "claim_sent", "accepted"),
                    *("partly_accepted", "reship_promised"),
                ),
                SAME,
            ),
        ),
    ),
    StepKind.SETTLE: (
        HERE,
        every(
            S,
            NOT_NOW,
            refused="written_off",
            accepted="step.amount_wanted",
            partly_accepted="step.amount_wanted",
            reship_promised="step.amount_wanted",
            written_off="step.amount_wanted",
        ),
    ),
    StepKind.CONFIRM_BUYER: (
        HERE,
        every(B, NOT_NOW, paid_partly="confirmed", paid="confirmed", replaced="confirmed"),
    ),
    StepKind.PLACE_GOODS: (
        HERE,
        every(
            G,
            NOT_NOW,
            received="move.inspect_first",
            inspected="disposed",
            unmatched="disposed",
        ),
    ),
    Move.OFFER: (HERE, _OFFERS),
    Move.BUYER_AGREED: (HERE, every(B, NOT_NOW, offered="agreed")),
    Move.BUYER_REFUSED: (HERE, every(B, NOT_NOW, offered="open")),
    # a refusal's letter asks for an answer
    Move.BUYER_SAID: (HERE, every(R, SAME, declined="negotiating")),
    Move.DECLINE: (HERE, every(R, "declined", **_ENDS)),
    Move.WITHDRAW: (HERE, every(R, "withdrawn", **(_ENDS | {"withdrawn": NOT_NOW}))),
    Move.LAPSE: (
        AWAY,
        every(R, NOT_NOW, negotiating="lapsed", approved="lapsed", lapsed=SAME),
    ),
    Move.SHIPPED: (
        HERE,
        every(
            G,
            NOT_NOW,
            none_expected="in_transit",
            awaited="in_transit",
            kept="in_transit",
            in_transit=SAME,
        ),
    ),
    Move.RECEIVE: (HERE, every(G, "received", received=SAME)),
    Move.LOST: (HERE, every(G, NOT_NOW, awaited="lost", in_transit="lost")),
    Move.RMA_GIVEN: (
        HERE,
        every(
            S,
            NOT_NOW,
            not_claimable="rma_given",
            to_ask="rma_given",
            asked_for_rma="rma_given",
        ),
    ),
    Move.MORE_ASKED: (
        HERE,
        every(S, NOT_NOW, claim_sent="more_asked", reship_promised="more_asked"),
    ),
    Move.CLAIM_ACCEPTED: (HERE, _granted("accepted")),
    Move.CLAIM_PARTLY: (HERE, _granted("partly_accepted")),
    Move.CLAIM_REFUSED: (HERE, _answer("refused") | _corrected("refused")),
    Move.RESHIP_PROMISED: (
        HERE,
        _answer("reship_promised") | {"accepted": "reship_promised"},
    ),
    Move.WRITE_OFF: (
        HERE,
        every(S, "written_off", not_claimable=NOT_NOW, settled=NOT_NOW, written_off=NOT_NOW),
    ),
}
_STATES = {"request": R, "goods": G, "buyer_money": B, "supplier_claim": S}
_CELLS = [
    (act, beside, state, says)
    for act, (beside, answers) in TABLE.items()
    for state, says in answers.items()
]


def test_every_act_of_a_track_has_its_row_for_every_state() -> None:
    of_a_track = {act for act in (*StepKind, *Move) if step_traits(act).track}
    assert TABLE.keys() == of_a_track
    for act, (_, answers) in TABLE.items():
        kind = _STATES[step_traits(act).track]
        assert list(answers) == [state.value for state in kind], act


@pytest.mark.parametrize(
    ("act", "beside", "state", "says"), _CELLS, ids=[f"{c[0]}-{c[2]}" for c in _CELLS]
)
def test_an_act_in_a_state(act: StepKind | Move, beside: Tracks, state: str, says: str) -> None:
    track = step_traits(act).track
    before = replace(beside, **{track: _STATES[track](state)})
    # who has given a number is not asked for one
    facts = replace(FACTS, supplier_rma="") if act is StepKind.ASK_RMA else FACTS
    if "." in says:
        assert refused(before, act, facts) == says
        return
    after = apply(before, act, facts)
    assert getattr(after, track) == (state if says == SAME else says)


def refused(tracks: Tracks, act: StepKind | Move, facts: TurnFacts = FACTS) -> str:
    with pytest.raises(IllegalMove) as raised:
        apply(tracks, act, facts)
    for lang in ("en", "zh"):
        assert "{" not in raised.value.say(lang)
        assert "term:" not in raised.value.say(lang)
    return raised.value.key


# --- what the facts decide ----------------------------------------------------------------------

_WITHDRAWN = Tracks(R.WITHDRAWN, G.NONE_EXPECTED, B.OPEN, S.NOT_CLAIMABLE)
_PARTLY = replace(FACTS, paid=PART)
_ON_RECEIPT = replace(FACTS, came_back=PART)

FACTS_DECIDE: list[tuple[str, Tracks, StepKind | Move, TurnFacts, str]] = [
    ("offer on a withdrawn request", _WITHDRAWN, Move.OFFER, FACTS, NOT_NOW),
    ("negotiating a declined one", replace(_WITHDRAWN, request=R.DECLINED), StepKind.NEGOTIATE,
     FACTS, NOT_NOW),
    ("agreed where nothing was offered", replace(HERE, buyer_money=B.OPEN), Move.BUYER_AGREED,
     FACTS, NOT_NOW),
    ("an offer of nothing", replace(HERE, buyer_money=B.OPEN), Move.OFFER,
     replace(FACTS, offer=None), "move.offer_missing"),
    ("declining by an offer without a reason", HERE, Move.OFFER,
     replace(FACTS, offer=Offer.DECLINE, reason=""), "move.decline_reason"),
    ("declining without a reason", HERE, Move.DECLINE, replace(FACTS, reason=" "),
     "move.decline_reason"),
    ("declining what was paid", replace(HERE, buyer_money=B.PAID_PARTLY), Move.DECLINE, FACTS,
     "move.decline_paid"),
    ("declining what was approved and not seen", AWAY, Move.DECLINE, FACTS,
     "move.decline_approved"),
    ("withdrawing what was paid", replace(HERE, buyer_money=B.PAID), Move.WITHDRAW, FACTS,
     "move.withdraw_paid"),
    ("approving to nowhere", Tracks(), StepKind.APPROVE, replace(FACTS, route=Route.NONE),
     "move.no_route"),
    ("approving before the number", Tracks(), StepKind.APPROVE,
     replace(FACTS, route=Route.TO_SUPPLIER, rma_needed=True, supplier_rma=""), "move.rma_first"),
    ("a label before the number", AWAY, StepKind.SEND_LABEL,
     replace(FACTS, route=Route.TO_SUPPLIER, rma_needed=True, supplier_rma=""), "move.rma_first"),
    ("a claim before the number", HERE, StepKind.SEND_CLAIM,
     replace(FACTS, rma_needed=True, supplier_rma=""), "move.rma_first"),
    ("an empty number", HERE, Move.RMA_GIVEN, replace(FACTS, supplier_rma=" "), "move.rma_empty"),
    ("a number where nothing is claimed", replace(HERE, supplier_claim=S.NOT_CLAIMABLE),
     StepKind.ASK_RMA, replace(FACTS, claim_wanted=False), "move.nothing_to_claim"),
    ("a number that is in hand", HERE, StepKind.ASK_RMA, FACTS, "move.rma_in_hand"),
    ("a claim where there is none", replace(HERE, supplier_claim=S.NOT_CLAIMABLE),
     StepKind.SEND_CLAIM, replace(FACTS, claim_wanted=False), "move.nothing_to_claim"),
    ("an answer to no claim", replace(HERE, supplier_claim=S.NOT_CLAIMABLE), Move.CLAIM_ACCEPTED,
     replace(FACTS, claim_wanted=False), "move.nothing_to_claim"),
    ("a settled claim settled again", replace(HERE, supplier_claim=S.SETTLED), StepKind.SETTLE,
     replace(FACTS, came=True), "money.all_came"),
    ("money for a claim never sent", replace(HERE, supplier_claim=S.RMA_GIVEN), StepKind.SETTLE,
     replace(FACTS, came=True), "money.not_asked"),
    ("an answer that says nothing", HERE, Move.BUYER_SAID, replace(FACTS, reason=" "),
     "move.answer_wanted"),
    ("lapsing what is here", HERE, Move.LAPSE, FACTS, "move.lapse_arrived"),
    ("lapsing what is on the way", replace(HERE, goods=G.IN_TRANSIT), Move.LAPSE, FACTS,
     "move.lapse_arrived"),
    ("lapsing what is owed", AWAY, Move.LAPSE, replace(FACTS, came_unpaid=True),
     "move.lapse_owed"),
    ("lapsing what is kept", replace(HERE, goods=G.KEPT), Move.LAPSE, FACTS,
     "move.lapse_nothing"),
    ("a refund without a price", HERE, StepKind.REFUND, replace(FACTS, value=None),
     "move.value_unknown"),
    ("a refund of nothing", HERE, StepKind.REFUND, replace(FACTS, amount=NOTHING),
     "move.no_amount"),
    ("a cent above it", HERE, StepKind.REFUND, replace(FACTS, amount=Money(6001, "USD")),
     "move.over_value"),
    ("a cent above what is left", replace(HERE, buyer_money=B.PAID_PARTLY), StepKind.REFUND,
     replace(_PARTLY, amount=Money(4001, "USD")), "move.over_value"),
    ("a cent where all went back", replace(HERE, buyer_money=B.PAID_PARTLY), StepKind.REFUND,
     replace(FACTS, paid=VALUE, amount=Money(1, "USD")), "move.paid_already"),
    ("money for what did not come", HERE, StepKind.REFUND, replace(FACTS, came_back=NOTHING),
     "move.not_received"),
    ("a cent above what came", HERE, StepKind.REFUND,
     replace(_ON_RECEIPT, amount=Money(2001, "USD")), "move.part_received"),
    ("a cent after what came was paid", replace(HERE, buyer_money=B.PAID_PARTLY),
     StepKind.REFUND, replace(_ON_RECEIPT, paid=PART, amount=Money(1, "USD")),
     "move.part_received"),
    ("a gift given twice", replace(HERE, buyer_money=B.PAID_PARTLY), StepKind.REFUND,
     replace(FACTS, offer=Offer.GIFT_OR_COUPON), "move.settled_already"),
    ("a new one for what did not come", HERE, StepKind.REPLACE, replace(FACTS, to_replace=0),
     "move.replace_not_received"),
    ("a new one twice", replace(HERE, buyer_money=B.REPLACED), StepKind.REPLACE,
     replace(FACTS, to_replace=0), "move.replaced_already"),
    ("asking whether all arrived while more is owed", replace(HERE, buyer_money=B.PAID_PARTLY),
     StepKind.CONFIRM_BUYER, replace(FACTS, came_unpaid=True), "move.confirm_owed"),
    ("closing while something is open", HERE, StepKind.CLOSE, replace(FACTS, reason=" "),
     "move.close_open"),
    ("anything on a closed case", HERE, StepKind.REFUND, replace(FACTS, closed=True),
     "move.closed"),
    ("reopening an open one", HERE, Move.REOPEN, FACTS, "move.not_closed"),
    ("reopening without a reason", HERE, Move.REOPEN, replace(FACTS, closed=True, reason=""),
     "move.reopen_reason"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tracks", "act", "facts", "key"),
    [row[1:] for row in FACTS_DECIDE],
    ids=[row[0] for row in FACTS_DECIDE],
)
def test_what_the_facts_forbid(
    tracks: Tracks, act: StepKind | Move, facts: TurnFacts, key: str
) -> None:
    assert refused(tracks, act, facts) == key


@pytest.mark.parametrize(
    ("amount", "paid", "came", "becomes"),
    [
        (1, 0, 6000, B.PAID_PARTLY),
        (5999, 0, 6000, B.PAID_PARTLY),
        (6000, 0, 6000, B.PAID),
        (4000, 2000, 6000, B.PAID),
        (3999, 2000, 6000, B.PAID_PARTLY),
        (2000, 0, 2000, B.PAID_PARTLY),
        (1, 5999, 6000, B.PAID),
    ],
)
def test_exactly_one_cent_and_exactly_the_most_are_paid(
    amount: int, paid: int, came: int, becomes: BuyerMoney
) -> None:
    facts = replace(
        FACTS,
        amount=Money(amount, "USD"),
        paid=Money(paid, "USD"),
        came_back=Money(came, "USD"),
    )
    before = replace(HERE, buyer_money=B.PAID_PARTLY if paid else B.AGREED)
    assert apply(before, StepKind.REFUND, facts).buyer_money is becomes


def test_without_a_sum_the_rest_is_paid() -> None:
    before = replace(HERE, buyer_money=B.PAID_PARTLY)
    assert apply(before, StepKind.REFUND, _PARTLY).buyer_money is B.PAID
    assert REST + PART == VALUE


@pytest.mark.parametrize("act", [StepKind.CHECK, Move.LIFT, Move.SNOOZE, Move.WAKE, Move.NOTE])
@pytest.mark.parametrize("money", BuyerMoney)
def test_a_check_a_note_and_a_snooze_commit_to_nothing(act, money: BuyerMoney) -> None:
    before = replace(HERE, buyer_money=money)
    assert apply(before, act, FACTS) == before
