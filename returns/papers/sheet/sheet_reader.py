"""Where a sheet's reader sits, and in which language it reads."""

from sqlalchemy import Connection

from returns.ledger import rows
from returns.records.case import Case, Line
from returns.records.settings import DeskSettings
from returns.terms import Lang, Party


def country_of(
    tx: Connection, case: Case, line: Line, party: Party, settings: DeskSettings
) -> str:
    """Where the reader sits: a supplier at its warehouse, a platform in its market, a carrier with us."""
    if party is Party.SUPPLIER and line.supplier_id is not None:
        places = rows.supplier(tx, line.supplier_id).warehouses
        return next((place.address.country for place in places), "")
    return case.country if party is Party.PLATFORM else settings.return_address.country


def language_of(tx: Connection, line: Line, addressee: Party) -> str:
    """A supplier's own, English for all others."""
    if addressee is Party.SUPPLIER and line.supplier_id is not None:
        supplier = rows.supplier(tx, line.supplier_id)
        return Lang.ZH if supplier.language.startswith("zh") else Lang.EN
    return Lang.EN
