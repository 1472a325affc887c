"""What is waited for, by the name of its words: a carrier brings a parcel, or answers a claim."""

from returns.terms import Party, StepKind
from returns.trade.disputes import clock_of

#: who decides a dispute that is not opened on the platform, by whose deadlines hold for it
_DECIDES = {"card": "bank", "paypal": "paypal"}


def waited_as(step: str, party: str, dispute: str) -> str:
    """The term below `waits` for a step that waits for that party; `dispute` is that of the case, or ""."""
    if step == StepKind.CHECK and party == Party.PLATFORM:
        return _DECIDES.get(clock_of(dispute, ""), party)
    if step == StepKind.PLACE_GOODS:
        # what was sent on to him: he answers nothing
        return Party.CARRIER
    answers = step == StepKind.CHASE_SUPPLIER and party == Party.CARRIER
    return "carrier_claim" if answers else party
