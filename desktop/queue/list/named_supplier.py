"""Which supplier a row names: a list that is held to suppliers has cases for the goods of any line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.queue.list.filters import Held, values_of
from returns.errors import Refusal

if TYPE_CHECKING:
    from returns.casework.cases import Cases
    from returns.desk import Desk
    from returns.records.case_summary import CaseSummary

_SUPPLIER = "supplier_name"


def suppliers_of(held: Held) -> frozenset[str]:
    """The suppliers that a list is held to, as they are compared."""
    return frozenset(name.casefold() for name in values_of(held, _SUPPLIER))


def suppliers_held(desk: "Desk", found: "Sequence[CaseSummary]", held: Held) -> dict[int, str]:
    """By the case's row number, the supplier of a later line for whom it is listed; reads the desk.

    A case whose first line is of one of them is not in it.
    """
    wanted, names = suppliers_of(held), values_of(held, _SUPPLIER)
    later = [row.id for row in found if wanted and row.supplier.casefold() not in wanted]
    if len(names) == 1:
        return dict.fromkeys(later, names[0])
    return {case_id: name for case_id in later if (name := _first(desk.cases, case_id, wanted))}


def _first(cases: "Cases", case_id: int, wanted: frozenset[str]) -> str:
    try:
        lines = cases.get(case_id).lines
    except Refusal:
        return ""  # it went meanwhile
    return next((line.supplier for line in lines if line.supplier.casefold() in wanted), "")
