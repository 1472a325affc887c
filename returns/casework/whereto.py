"""Where a case's parcel goes, and by when."""

from datetime import date

from sqlalchemy import Connection

from returns.errors import IllegalMove
from returns.ledger import rows
from returns.records.case import Case
from returns.records.policy import Address, PolicyTerms
from returns.records.settings import DeskSettings
from returns.rules.policy_window import last_safe_day
from returns.terms import Route


def destination(tx: Connection, case: Case, settings: DeskSettings) -> tuple[str, Address]:
    """Where a case's parcel goes: name and address; raises `IllegalMove` when nobody said yet."""
    if case.route is Route.TO_SUPPLIER and case.supplier_id is not None:
        supplier = rows.supplier(tx, case.supplier_id)
        if not supplier.warehouses:
            raise IllegalMove("papers.no_warehouse", supplier=supplier.name)
        place = supplier.warehouses[0]
        return f"{place.address.name or supplier.name}, RETURNS", place.address
    if case.route in (Route.NONE, Route.TO_PLATFORM):
        raise IllegalMove("papers.no_parcel", case=case.number)
    if not settings.return_address:
        raise IllegalMove("papers.no_address")
    name = settings.return_address.name or settings.shop_name
    return f"{name}, RETURNS", settings.return_address


def return_by(case: Case, terms: PolicyTerms | None, today: date) -> date | None:
    """The day by which the buyer has to post it: the supplier's last safe day, if it is ahead."""
    if terms is None:
        return None
    dates = (case.ordered_on, case.shipped_on, case.delivered_on)
    safe = last_safe_day(terms, *dates, faulty=False)
    return safe if safe and safe > today else None
