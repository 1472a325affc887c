"""What a platform reports of a request, as the start of a case (R: "Approved" is not "closed")."""

from datetime import UTC, date, datetime, time
from typing import Any

from returns.clock import stamp
from returns.importing.drafts import ReturnDraft
from returns.money import Money
from returns.platforms.known import platform_of
from returns.terms import (
    BuyerMoney,
    FreightPayer,
    Fulfilment,
    Goods,
    Request,
    Route,
    SupplierClaim,
)

#: what the buyer asked the platform for, where it is a new one instead of money (formats A3)
_NEW_ONE = {"replacement", "exchange"}


def reported_facts(draft: ReturnDraft) -> dict[str, Any]:
    """What the file said and the desk keeps as it was said, for the first event."""
    told = {
        "raw_reason": draft.raw_reason,
        "platform_status": draft.platform_status,
        "resolution": draft.resolution,
        "platform_rma": draft.rma,
        "merchant_rma": draft.merchant_rma,
        "disposition": draft.disposition,
        "licence_plate": draft.licence_plate,
        "warehouse": draft.warehouse,
        "asin": draft.asin,
        "safet_claim": draft.safet_claim,
        "row": draft.row,
    }
    return {name: value for name, value in told.items() if value}


def reported_columns(draft: ReturnDraft) -> dict[str, Any]:
    """Columns of the case that the report decides."""
    if draft.fulfilment is Fulfilment.PLATFORM_WAREHOUSE:
        return _at_the_platform(draft)
    platform = platform_of(draft.platform)
    request = platform.states.get(draft.platform_status.casefold(), Request.NEW)
    if request is Request.NEW and draft.returnless and draft.refunded:
        # the platform settled it with the buyer: there is nothing left to answer
        request = Request.APPROVED
    columns: dict[str, Any] = {"request": request.value}
    if request is Request.APPROVED and draft.tracking:
        # the buyer has the platform's label: none of ours is wanted
        columns["label_made_at"] = stamp(draft.requested_at)
    if draft.delivered_back_on is not None:
        # the refund is due from the carrier's delivery on, whenever the parcel is scanned here
        columns["goods"] = Goods.RECEIVED.value
        columns["received_at"] = arrived_at(draft.delivered_back_on)
        columns["route"] = Route.TO_US.value
    if draft.returnless:
        columns["returnless"] = 1
    if asks_for_new_one(draft):
        columns["wants_replacement"] = 1
    if (label := label_on_us(draft)) is not None:
        columns["freight_back_minor"] = label.minor
    payer = platform.payers.get(draft.label_paid_by.casefold())
    if payer is not None:
        columns["freight_payer"] = payer.value
    return columns


def asks_for_new_one(draft: ReturnDraft) -> bool:
    """Whether the buyer asked the platform for a new one instead of money."""
    return draft.resolution.replace(" ", "").casefold() in _NEW_ONE


def label_on_us(draft: ReturnDraft) -> Money | None:
    """What the label back cost, where the seller pays it."""
    payers = platform_of(draft.platform).payers
    on_us = payers.get(draft.label_paid_by.casefold()) is FreightPayer.SELLER
    return draft.label_cost if draft.label_cost and on_us else None


def _at_the_platform(draft: ReturnDraft) -> dict[str, Any]:
    """The platform took the goods and paid the buyer; what it owes us is still open (A).

    What the reason alone makes the platform owe is worked out when the case is opened.
    """
    found = draft.disposition.upper().replace(" ", "_")
    owes = found in platform_of(draft.platform).owes_for
    claim = SupplierClaim.TO_ASK if owes else SupplierClaim.NOT_CLAIMABLE
    return {
        "request": Request.APPROVED.value,
        "goods": Goods.RECEIVED.value,
        "buyer_money": BuyerMoney.CONFIRMED.value,
        "supplier_claim": claim.value,
        "route": Route.TO_PLATFORM.value,
        "freight_payer": FreightPayer.PLATFORM.value,
        "received_at": stamp(draft.requested_at),
    }


def arrived_at(day: date) -> str:
    """The stored moment of a delivery of which only the day is told."""
    return stamp(datetime.combine(day, time(12), tzinfo=UTC))


def reported_parcel(draft: ReturnDraft) -> dict[str, Any] | None:
    """The parcel the report names, None without a tracking number."""
    if not draft.tracking:
        return None
    payers = platform_of(draft.platform).payers
    payer = payers.get(draft.label_paid_by.casefold(), FreightPayer.BUYER)
    return {
        "tracking": draft.tracking,
        "carrier": draft.carrier,
        "destination": Route.TO_US.value,
        "payer": payer.value,
        "announced_at": stamp(draft.requested_at),
    }
