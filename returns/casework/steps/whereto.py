"""Where a line's parcel goes, and by when."""

from datetime import date, timedelta

from sqlalchemy import Connection

from returns.casework.places import places
from returns.errors import IllegalMove
from returns.ledger import rows
from returns.records.case import Case, Line
from returns.records.place import Place
from returns.records.policy import Address, PolicyTerms
from returns.records.settings import DeskSettings
from returns.rules.dates.deadlines import DeadlineTable
from returns.rules.dates.to_post import last_day_to_post
from returns.rules.money.laws_day import laws_day
from returns.rules.money.postage import withdrawn
from returns.terms import PlaceKind, Route

#: what a buyer is given to post a return when the supplier's clock sets no nearer day (P)
DAYS_TO_POST = 14


def destination(
    tx: Connection, case: Case, line: Line, route: Route, settings: DeskSettings
) -> tuple[str, Address]:
    """Where a line's parcel goes: name and address; raises `IllegalMove` when nobody said yet."""
    if route is Route.TO_SUPPLIER and line.supplier_id is not None:
        supplier = rows.supplier(tx, line.supplier_id)
        if not supplier.warehouses:
            raise IllegalMove("papers.no_warehouse", supplier=supplier.name)
        place = supplier.warehouses[0]
        return f"{place.address.name or supplier.name}, RETURNS", place.address
    if route in (Route.NONE, Route.TO_PLATFORM):
        raise IllegalMove("papers.no_parcel", case=case.number)
    chosen = _chosen(tx, line, route)
    if chosen is not None:
        return f"{chosen.address.name or chosen.name}, RETURNS", chosen.address
    if not settings.return_address:
        raise IllegalMove("papers.no_address")
    name = settings.return_address.name or settings.shop_name
    return f"{name}, RETURNS", settings.return_address


def _chosen(tx: Connection, line: Line, route: Route) -> Place | None:
    """The place that was named; for a third party the only one. Raises where none is known."""
    known = places(tx)
    named = next((place for place in known if place.id == line.place_id), None)
    if named is not None or route is not Route.TO_THIRD_PARTY:
        return named
    others = [place for place in known if place.kind is not PlaceKind.OWN]
    if len(others) != 1:
        raise IllegalMove("papers.no_place")
    return others[0]


def return_by(
    case: Case, line: Line, terms: PolicyTerms | None, today: date, deadlines: DeadlineTable
) -> date | None:
    """The day by which the buyer has to post it: the supplier's last safe day or its number's last, if ahead.

    No later than we wait for it: what we write is not over before its own day.
    """
    outlook = case.outlook(line)
    dates = outlook.dates
    law = laws_day(case, line, dates, today, deadlines)
    if law is not None and line.route is not Route.TO_SUPPLIER:
        return law if law > today else None
    if terms is None:
        return None
    safe = last_day_to_post(terms, line, dates, outlook.advice)
    if safe is not None and law is not None and safe < law:
        # the supplier's day is shorter than the law's, which is later than the supplier takes it
        return None
    # where the law's days end on a later working day, no letter names one before it
    usual = today + timedelta(days=DAYS_TO_POST)
    wait = usual if law is None else max(usual, law)
    return min(safe, wait) if safe and safe > today else None


def has_laws_time(case: Case, line: Line, deadlines: DeadlineTable) -> bool:
    """Whether a law gives the buyer time to send it, and it does not go to the supplier.

    Who withdrew has fourteen days for it; that a supplier wants the goods sooner is ours to bear.
    """
    if line.route is Route.TO_SUPPLIER:
        return False
    return withdrawn(case, case.outlook(line).dates, deadlines)
