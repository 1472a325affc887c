"""Goods whose supplier is known: what a sheet can be made for, and a letter be written to."""

from dataclasses import replace

from returns.desk import Desk
from returns.records.options import NewCase


def supplied(desk: Desk, new: NewCase) -> NewCase:
    """The case to be opened, of goods by Kiln & Co where it says of no supplier."""
    if new.supplier_id is not None:
        return new
    known = {each.name: each.id for each in desk.policies.suppliers()}
    if "Kiln & Co" not in known:
        desk.policies.add_supplier("Kiln & Co", "returns@kiln.example", "en")
        known = {each.name: each.id for each in desk.policies.suppliers()}
    return replace(new, supplier_id=known["Kiln & Co"])
