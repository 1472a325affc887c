"""What the presenter hands the tab: the parcel on the table, or what waits while there is none."""

from dataclasses import dataclass

from returns.casework.inspections import InspectionProposal
from returns.records.case import Case, CaseSummary, Parcel
from returns.records.policy import SupplierPolicy


@dataclass(frozen=True, slots=True)
class OnTable:
    """A case with all that the tab shows of it, read in one go."""

    case: Case
    proposal: InspectionProposal
    policy: SupplierPolicy | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Parcels that arrived and were not looked at, and those that nobody can place."""

    cases: tuple[CaseSummary, ...] = ()
    unmatched: tuple[Parcel, ...] = ()
