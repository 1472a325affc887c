"""What is waited for, by the name of its words: a carrier brings a parcel, or answers a claim."""

from returns.terms import Party, StepKind


def waited_as(step: str, party: str) -> str:
    """The term below `waits` for a step that waits for that party."""
    answers = step == StepKind.CHASE_SUPPLIER and party == Party.CARRIER
    return "carrier_claim" if answers else party
