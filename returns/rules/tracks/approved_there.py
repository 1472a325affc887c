"""What stands once the platform approved a return: nobody answers it again, and its goods are awaited."""

from dataclasses import dataclass

from returns.records.case import Line, StoredCase
from returns.rules.reasons import EXTRA_ITEM, NEVER_HAD, reason
from returns.terms import BuyerMoney, Fault, FreightPayer, Offer
from returns.trade.platform_acts import PlatformAct


@dataclass(frozen=True, slots=True)
class ApprovedThere:
    """What the buyer was told there, without a word of ours: send it back to the shop's address."""

    #: what follows once the goods are here
    offer: Offer
    money: BuyerMoney
    #: who pays the way back where the platform does not tell
    payer: FreightPayer


def approved_there(reason_id: str, *, new_one: bool) -> ApprovedThere | None:
    """What the platform's approval stands for; None where the buyer has nothing to send back.

    `new_one` is the buyer's wish for a new one. Raises `NotFound` for an unknown reason.
    """
    if reason_id in NEVER_HAD:
        return None
    buyers = reason(reason_id).default_fault is Fault.BUYER
    payer = FreightPayer.BUYER if buyers else FreightPayer.SELLER
    if reason_id == EXTRA_ITEM:
        # one too many: no money is owed for it
        return ApprovedThere(Offer.GIFT_OR_COUPON, BuyerMoney.CONFIRMED, payer)
    offer = Offer.REPLACEMENT_ON_RECEIPT if new_one else Offer.REFUND_ON_RECEIPT
    return ApprovedThere(offer, BuyerMoney.AGREED, payer)


def approved_unseen(case: StoredCase, line: Line) -> bool:
    """Whether the platform approved a return of which nothing was here yet.

    Then it stands whatever we said; what was found of goods that were here is ours to say.
    """
    return PlatformAct.APPROVED in case.platform_did and line.received_at is None
