"""What can be done on a case, by us or by others: a row each (domain.md 2 and 3)."""

from dataclasses import dataclass
from typing import Literal

from returns.terms import Goods, Move, StepKind

#: whom the letter of a step goes to: the buyer, whoever is asked for money, or who gets the goods
Reader = Literal["buyer", "claimed", "receiver"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTraits:
    """Which track a step or move is of, what it writes, and where the case waits for it."""

    #: the track that decides whether it is legal; "" for the case as a whole
    track: str
    #: the view of the queue with the open cases whose next step it is; "" for what is never next
    view: str = ""
    #: None where no letter goes out
    reader: Reader | None = None
    #: its letter, a template of `letters.json`; "" where the case decides which
    letter: str = ""
    #: puts an offer to the buyer
    offers: bool = False
    #: only waits: nothing is written, paid or promised by it
    waits: bool = False
    #: a day can be said of it: when the money moved, or the number was given
    dated: bool = False
    #: the units it is about, by where they stand: the first of these groups that there is one of
    about: tuple[tuple[Goods, ...], ...] = ()


#: where pieces stand that a parcel may bring: waited for; else lost; else nobody had asked for them
COMING = (
    (Goods.AWAITED, Goods.IN_TRANSIT),
    (Goods.LOST,),
    (Goods.NONE_EXPECTED, Goods.KEPT),
)
#: where pieces stand that were asked for, and may come
ASKED_FOR = COMING[0] + COMING[1]

STEPS: dict[StepKind, StepTraits] = {
    StepKind.ANSWER_BUYER: StepTraits(
        track="request", view="to_answer", reader="buyer", offers=True
    ),
    StepKind.NEGOTIATE: StepTraits(
        track="buyer_money", view="to_answer", reader="buyer", offers=True
    ),
    StepKind.ASK_BUYER: StepTraits(
        track="request", view="to_answer", reader="buyer", letter="ask_buyer"
    ),
    StepKind.ASK_RMA: StepTraits(track="supplier_claim", view="to_authorise", reader="claimed"),
    StepKind.APPROVE: StepTraits(
        track="request", view="to_authorise", reader="buyer", letter="approval"
    ),
    StepKind.SEND_LABEL: StepTraits(
        track="goods", view="to_authorise", reader="buyer", letter="label_attached"
    ),
    StepKind.AWAIT_PARCEL: StepTraits(track="goods", view="awaiting_parcel", waits=True),
    StepKind.CHASE_PARCEL: StepTraits(
        track="goods", view="awaiting_parcel", reader="buyer", letter="chase_parcel"
    ),
    StepKind.INSPECT: StepTraits(
        track="goods",
        view="to_inspect",
        about=((Goods.RECEIVED, Goods.UNMATCHED), (Goods.INSPECTED,)),
    ),
    StepKind.SEND_ON: StepTraits(
        track="goods", view="goods_to_place", reader="receiver", about=((Goods.INSPECTED,),)
    ),
    StepKind.SEND_CLAIM: StepTraits(
        track="supplier_claim", view="supplier_to_chase", reader="claimed"
    ),
    StepKind.REFUND: StepTraits(
        track="buyer_money", view="to_refund", reader="buyer", dated=True
    ),
    StepKind.REPLACE: StepTraits(
        track="buyer_money", view="to_refund", reader="buyer", letter="replaced"
    ),
    StepKind.CHASE_SUPPLIER: StepTraits(
        track="supplier_claim", view="supplier_to_chase", reader="claimed"
    ),
    StepKind.SETTLE: StepTraits(
        track="supplier_claim", view="supplier_to_chase", reader="claimed", dated=True
    ),
    StepKind.CONFIRM_BUYER: StepTraits(
        track="buyer_money", view="to_refund", reader="buyer", letter="confirm"
    ),
    StepKind.PLACE_GOODS: StepTraits(
        track="goods", view="goods_to_place", about=((Goods.INSPECTED,), (Goods.RECEIVED,))
    ),
    StepKind.CHECK: StepTraits(track="", view="on_hold", waits=True),
    StepKind.CLOSE: StepTraits(track=""),
}

MOVES: dict[Move, StepTraits] = {
    Move.OFFER: StepTraits(track="buyer_money", reader="buyer", offers=True),
    Move.BUYER_AGREED: StepTraits(track="buyer_money"),
    Move.BUYER_REFUSED: StepTraits(track="buyer_money"),
    Move.BUYER_SAID: StepTraits(track="request"),
    Move.DECLINE: StepTraits(track="request", reader="buyer", letter="declined"),
    Move.WITHDRAW: StepTraits(track="request"),
    Move.LAPSE: StepTraits(track="request"),
    Move.SHIPPED: StepTraits(
        track="goods",
        about=((Goods.AWAITED,), (Goods.NONE_EXPECTED, Goods.KEPT), (Goods.IN_TRANSIT,)),
    ),
    Move.RECEIVE: StepTraits(track="goods", reader="buyer", about=COMING),
    Move.LOST: StepTraits(track="goods", about=((Goods.AWAITED, Goods.IN_TRANSIT),)),
    Move.RMA_GIVEN: StepTraits(track="supplier_claim", dated=True),
    Move.MORE_ASKED: StepTraits(track="supplier_claim"),
    Move.CLAIM_ACCEPTED: StepTraits(track="supplier_claim"),
    Move.CLAIM_PARTLY: StepTraits(track="supplier_claim"),
    Move.CLAIM_REFUSED: StepTraits(track="supplier_claim"),
    Move.RESHIP_PROMISED: StepTraits(track="supplier_claim"),
    Move.WRITE_OFF: StepTraits(track="supplier_claim"),
    Move.HOLD: StepTraits(track=""),
    Move.LIFT: StepTraits(track=""),
    Move.SNOOZE: StepTraits(track=""),
    Move.WAKE: StepTraits(track=""),
    Move.NOTE: StepTraits(track=""),
    Move.REOPEN: StepTraits(track=""),
}


def step_traits(act: StepKind | Move) -> StepTraits:
    """What is true of a step or move."""
    return STEPS[act] if isinstance(act, StepKind) else MOVES[act]
