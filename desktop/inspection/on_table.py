"""What the presenter hands the tab: the parcel on the table, or what waits while there is none."""

from dataclasses import dataclass

from returns.casework.goods.proposals import InspectionProposal
from returns.records.case import Case, CaseSummary
from returns.records.packets import Choice
from returns.records.policy import SupplierPolicy
from returns.records.unit import Parcel


@dataclass(frozen=True, slots=True)
class OnTable:
    """A case with all that the tab shows of it, read in one go."""

    case: Case
    #: what follows from the findings, and the terms that hold, for each line by its row number
    proposals: dict[int, InspectionProposal]
    policies: dict[int, SupplierPolicy | None]
    #: whom the evidence can go to, and the one that was chosen; "" for whoever the case leads to
    choices: tuple[Choice, ...] = ()
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Parcels that arrived and were not looked at, and those that nobody can place."""

    cases: tuple[CaseSummary, ...] = ()
    unmatched: tuple[Parcel, ...] = ()
