"""Goods whose supplier is known: what a sheet can be made for, and a letter be written to."""

from dataclasses import replace

from returns.desk import Desk
from returns.records.options import NewCase


def supplied(desk: Desk, new: NewCase) -> NewCase:
    """The case to be opened, of goods by Potter & Sons where it says of no supplier."""
    if new.supplier_id is not None:
        return new
    known = {each.name: each.id for each in desk.policies.suppliers()}
    if "Potter & Sons" not in known:
        desk.policies.add_supplier("Potter & Sons", "returns@potter.example", "en")
        known = {each.name: each.id for each in desk.policies.suppliers()}
    return replace(new, supplier_id=known["Potter & Sons"])
