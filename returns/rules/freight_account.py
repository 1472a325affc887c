"""Whom a fault is asked of: a carrier answers to whoever holds the freight account (R)."""

from returns.terms import Fault, Fulfilment

_DROPSHIP, _OWN, _PLATFORM = (
    Fulfilment.DROPSHIP,
    Fulfilment.OWN_STOCK,
    Fulfilment.PLATFORM_WAREHOUSE,
)


def claim_from(fault: Fault, fulfilment: Fulfilment) -> Fault | None:
    """Whom to claim from: a carrier is claimed from through whoever holds the freight account."""
    if fault is Fault.CARRIER:
        by_account = {
            _DROPSHIP: Fault.SUPPLIER,
            _OWN: Fault.CARRIER,
            _PLATFORM: Fault.PLATFORM,
        }
        return by_account[fulfilment]
    return fault if fault in (Fault.SUPPLIER, Fault.PLATFORM) else None
