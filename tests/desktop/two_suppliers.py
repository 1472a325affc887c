"""A mug and two lamps of one order, of two suppliers who each demand a photo of the fault; all are here."""

from pathlib import Path

from returns.casework.goods.told_parcel import ParcelTold
from returns.desk import Desk
from returns.records.options import StepOptions
from returns.records.policy import EvidenceDemand, PolicyTerms
from returns.terms import End, Route, StepKind
from tests.desktop.two_lines import mug_and_lamps

ALDER, BIRCH = "Alder Works", "Birch 灯饰"


def mug_and_lamps_of_two(desk: Desk, folder: Path) -> int:
    """The case on a desk that knows who shipped what, the goods being here; its row number."""
    case_id = mug_and_lamps(desk, folder)
    demand = EvidenceDemand(shots=("front", "defect_close"), redact_buyer=False)
    terms = PolicyTerms(takes_returns=True, rma_needed=False, evidence=demand)
    for number, name in enumerate((ALDER, BIRCH), start=1):
        desk.policies.add_supplier(name, "returns@example.com", "en")
        found = next(each for each in desk.policies.suppliers() if each.name == name)
        day = desk.store.clock.now().date().replace(month=1)
        desk.policies.new_version(found.id, terms, day)
        desk.cases.set_supplier(case_id, found.id, line=number)
    desk.cases.do(case_id, StepKind.APPROVE, StepOptions(route=Route.TO_US))
    desk.parcels.note(case_id, ParcelTold(End.US, tracking="TWO1", arrived=True))
    return case_id
