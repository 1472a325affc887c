"""A case of whose one line two parties owe for a piece each, on a desk that a window shows."""

from collections.abc import Sequence

from returns.casework.goods.parcels import ParcelTold
from returns.casework.products import ProductTold
from returns.money import Money
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.records.policy import PolicyTerms
from returns.terms import (
    End,
    FreightPayer,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Works,
)
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage


def two_claims(
    page: WindowPage,
    cost: Money | None = None,
    claimed: Sequence[Party] = (Party.SUPPLIER, Party.CARRIER),
) -> int:
    """Two bowls sent back on our label, one broken as was said and one lost, both claimed; the case's id."""
    desk, ours = page.desk, FreightPayer.SELLER
    desk.policies.add_supplier("Kiln House", "returns@kiln.example", "en")
    (kiln,) = [each for each in desk.policies.suppliers() if each.name == "Kiln House"]
    desk.policies.new_version(kiln.id, PolicyTerms(rma_needed=False), NOW.date().replace(day=1))
    desk.products.tell(
        "BOWL", ProductTold(cost=cost or Money.parse("60", "USD"), supplier="Kiln House")
    )
    told = NewCase(
        order_number="112-77",
        channel="Amazon US",
        sku="BOWL",
        title="Bowl",
        reason="defective",
        unit_price=Money.parse("150.00", "USD"),
        quantity=2,
        buyer_name="Mark Olsen",
        buyer_email="mark@example.com",
        supplier_id=kiln.id,
    )
    (case_id,) = desk.by_hand.open(told).case_ids

    def do(act: StepKind | Move, **options: object) -> None:
        desk.cases.do(case_id, act, StepOptions(**options))  # type: ignore[arg-type]

    do(StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=ours)
    do(StepKind.APPROVE, route=Route.TO_US, payer=ours)
    for number in (1, 2):
        parcel = ParcelTold(
            *(End.US, End.BUYER),
            tracking=f"1Z77{number}",
            carrier="UPS",
            units=(number,),
            payer=ours,
            sent=True,
        )
        desk.parcels.note(case_id, parcel)
    desk.receiving.receive(case_id, "1Z771")
    line_id = desk.cases.get(case_id).lines[0].id
    seen = FindingDraft(
        line_id, 1, package=PackageState.OPENED, complete=True, works=Works.NO, marks="cracked"
    )
    desk.inspections.save_finding(case_id, seen)
    desk.inspections.finish(case_id, None)
    do(Move.LOST, units=(2,))
    for party in claimed:
        do(StepKind.SEND_CLAIM, party=party, reason="the buyer sent none")
    page.application.open.shell.go("queue", case_id)
    page.settle()
    return case_id
