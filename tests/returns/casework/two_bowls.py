"""Two bowls of one line, sent back in a parcel each on our label: one comes broken, one is lost."""

from returns.casework.goods.told_parcel import ParcelTold
from returns.desk import Desk
from returns.records.inspection import FindingDraft
from returns.records.options import StepOptions
from returns.terms import (
    End,
    FreightPayer,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Works,
)

#: the tracking numbers of the parcels
CAME, GONE = "1Z771", "1Z772"
_OURS = FreightPayer.SELLER


def sent_off(desk: Desk, case_id: int) -> None:
    """Both are on their way to us, on our label."""
    answer = StepOptions(offer=Offer.REFUND_ON_RECEIPT, payer=_OURS)
    desk.cases.do(case_id, StepKind.ANSWER_BUYER, answer)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US, payer=_OURS))
    for number, tracking in enumerate((CAME, GONE), start=1):
        parcel = ParcelTold(
            *(End.US, End.BUYER),
            tracking=tracking,
            carrier="UPS",
            units=(number,),
            payer=_OURS,
            sent=True,
        )
        desk.parcels.note(case_id, parcel)


def one_came_broken(desk: Desk, case_id: int) -> None:
    """The first is here, and broken as was said."""
    desk.receiving.receive(case_id, CAME)
    (line,) = desk.cases.get(case_id).lines
    facts = {"package": PackageState.OPENED, "complete": True, "works": Works.NO}
    desk.inspections.save_finding(case_id, FindingDraft(line.id, 1, marks="cracked", **facts))  # type: ignore[arg-type]
    desk.inspections.finish(case_id, None)


def one_was_lost(desk: Desk, case_id: int) -> None:
    """The second never came."""
    desk.cases.do(case_id, Move.LOST, StepOptions(units=(2,)))


def carrier_asked_first(desk: Desk, case_id: int) -> None:
    """The carrier is asked for the lost one before the other is here, and turns out to be broken."""
    sent_off(desk, case_id)
    one_was_lost(desk, case_id)
    asked = StepOptions(party=Party.CARRIER, reason="it never came")
    desk.cases.do(case_id, StepKind.SEND_CLAIM, asked)
    one_came_broken(desk, case_id)
