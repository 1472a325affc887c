"""What Amazon's words of state, resolution and label mean (reference/formats.md A1, A3)."""

from functools import lru_cache

from returns.importing.drafts import Wish
from returns.terms import FreightPayer
from returns.trade.platform_acts import PlatformAct

#: how a request stands, as `bare` leaves it; what is not here (`pending …`) is still to be answered
STATUS = {
    "approved": PlatformAct.APPROVED,
    "authorized": PlatformAct.APPROVED,
    "authorised": PlatformAct.APPROVED,
    "completed": PlatformAct.CLOSED,
    "closed": PlatformAct.CLOSED,
    "rejected": PlatformAct.DECLINED,
    "denied": PlatformAct.DECLINED,
    "declined": PlatformAct.DECLINED,
    "cancelled": PlatformAct.CANCELLED,
    "canceled": PlatformAct.CANCELLED,
}
#: what the buyer chose, and what it says that the buyer wants
WISHES: dict[str, Wish] = {
    "standardrefund": "money",
    "refund": "money",
    "refundatfirstscan": "money",
    "returnlessrefund": "money",
    "replacement": "same",
    "exchange": "variant",
}
FIRST_SCAN = "refundatfirstscan"
RETURNLESS = "returnlessrefund"
#: Amazon made a label with postage on it; of the other kind the buyer puts the stamp
PREPAID = "amazonprepaidlabel"
LABEL_PAYERS = {PREPAID: FreightPayer.SELLER, "amazonunpaidlabel": FreightPayer.BUYER}
PAYERS = {
    "customer": FreightPayer.BUYER,
    "seller": FreightPayer.SELLER,
    "amazon": FreightPayer.PLATFORM,
}
#: what became of a unit in Amazon's own warehouse
UNIT_STATUS = {
    "reimbursed": PlatformAct.REIMBURSED,
    "unitreturnedtoinventory": PlatformAct.RESTOCKED,
    "repackagedsuccessfully": PlatformAct.RESTOCKED,
    "immediateliquidation": PlatformAct.LIQUIDATED,
}


@lru_cache(maxsize=1_000)
def bare(text: str) -> str:
    """Letters only, small: `Refund at first scan` and `RefundAtFirstScan` are one word."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def payer_of(paid_by: str, label_type: str) -> FreightPayer | None:
    """Who pays the way back: the one named, or the one whose kind of label it is; None for neither."""
    return PAYERS.get(bare(paid_by)) or LABEL_PAYERS.get(bare(label_type))
