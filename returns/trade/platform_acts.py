"""What a platform does itself about a return: a row each (domain.md 2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class PlatformAct(StrEnum):
    """One thing that the platform did, or has promised the buyer to do, without us."""

    APPROVED = "approved"
    DECLINED = "declined"
    #: the buyer or the platform took the request back
    CANCELLED = "cancelled"
    #: it is over for the platform; whatever is owed was settled there
    CLOSED = "closed"
    #: with its amount on the draft, which may be a part
    REFUNDED = "refunded"
    #: the platform refunds as soon as the carrier scans the parcel, whatever is in it
    REFUNDS_AT_FIRST_SCAN = "refunds_at_first_scan"
    #: the money goes back and the goods stay with the buyer
    REFUNDED_RETURNLESS = "refunded_returnless"
    #: a new one was promised or sent by way of the platform
    REPLACED = "replaced"
    LABEL_MADE = "label_made"
    A_TO_Z_OPENED = "a_to_z_opened"
    SAFE_T_OPENED = "safe_t_opened"
    #: the platform paid the seller for a unit that its warehouse lost or broke
    REIMBURSED = "reimbursed"
    #: the unit is for sale again in the platform's warehouse
    RESTOCKED = "restocked"
    #: the platform sold it off
    LIQUIDATED = "liquidated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTraits:
    """What an act leaves for us to do."""

    #: the buyer has the platform's answer: nobody answers the request again
    answers: bool = False
    #: nothing is left to settle with the buyer, as far as the platform sees it
    settles: bool = False
    #: the platform gives all of the money back by itself: we don't
    pays: bool = False
    #: the goods are not ours to inspect or to place
    keeps_goods: bool = False


ACTS: dict[PlatformAct, ActTraits] = {
    PlatformAct.APPROVED: ActTraits(answers=True),
    PlatformAct.DECLINED: ActTraits(answers=True, settles=True),
    PlatformAct.CANCELLED: ActTraits(answers=True, settles=True),
    PlatformAct.CLOSED: ActTraits(answers=True, settles=True),
    PlatformAct.REFUNDED: ActTraits(answers=True),
    PlatformAct.REFUNDS_AT_FIRST_SCAN: ActTraits(answers=True, pays=True),
    PlatformAct.REFUNDED_RETURNLESS: ActTraits(answers=True, pays=True),
    PlatformAct.REPLACED: ActTraits(answers=True),
    PlatformAct.LABEL_MADE: ActTraits(),
    PlatformAct.A_TO_Z_OPENED: ActTraits(),
    PlatformAct.SAFE_T_OPENED: ActTraits(),
    PlatformAct.REIMBURSED: ActTraits(keeps_goods=True),
    PlatformAct.RESTOCKED: ActTraits(keeps_goods=True),
    PlatformAct.LIQUIDATED: ActTraits(keeps_goods=True),
}


def pays_itself(acts: Iterable[str]) -> bool:
    """Whether the platform gives all of the money back without us; `acts` are values of `PlatformAct`."""
    return any(ACTS[PlatformAct(act)].pays for act in acts)
