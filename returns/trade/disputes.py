"""Who decides between the buyer and us, and by whose clock we answer him."""

from enum import StrEnum
from typing import NamedTuple


class Dispute(StrEnum):
    """What the buyer opened; a case keeps it while it is heard."""

    A_TO_Z = "a_to_z"
    CHARGEBACK = "chargeback"
    PAYPAL = "paypal"
    #: the buyer asks by way of PayPal, which decides nothing yet
    PAYPAL_INQUIRY = "paypal_inquiry"
    #: a case of whichever platform the order is from
    PLATFORM_CASE = "platform_case"


class DisputeTraits(NamedTuple):
    """All that is true of it."""

    #: whose rows of the table of deadlines hold; "" for those of the order's platform
    clock: str = ""
    #: the platform where alone there is such a thing, "" for any
    platform: str = ""
    #: the row of the table that says how long there is for an answer
    event: str = "claim_information"


DISPUTES: dict[Dispute, DisputeTraits] = {
    Dispute.A_TO_Z: DisputeTraits(platform="amazon"),
    Dispute.CHARGEBACK: DisputeTraits(clock="card"),
    Dispute.PAYPAL: DisputeTraits(clock="paypal"),
    Dispute.PAYPAL_INQUIRY: DisputeTraits(clock="paypal", event="inquiry"),
    Dispute.PLATFORM_CASE: DisputeTraits(),
}


def dispute_of(kept: str) -> Dispute | None:
    """What a case keeps; None for none, and for one in a platform's own words."""
    return Dispute(kept) if kept in list(Dispute) else None


def clock_of(kept: str, platform: str) -> str:
    """Whose deadlines hold for the answer to it, on an order of that platform."""
    known = dispute_of(kept)
    return (DISPUTES[known].clock if known is not None else "") or platform


def event_of(kept: str) -> str:
    """Which row of the deadlines says by when it is answered."""
    known = dispute_of(kept)
    return DISPUTES[known].event if known is not None else "claim_information"


def decided_elsewhere(kept: str) -> bool:
    """Whether somebody else than the order's platform decides it: a bank, PayPal."""
    known = dispute_of(kept)
    return known is not None and bool(DISPUTES[known].clock)
