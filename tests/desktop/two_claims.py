"""A case of whose one line two parties owe for a piece each, on a desk that a window shows."""

from collections.abc import Sequence

from returns.casework.products import ProductTold
from returns.money import Money
from returns.records.options import NewCase, StepOptions
from returns.records.policy import PolicyTerms
from returns.terms import Party, StepKind
from tests.desktop.conftest import NOW
from tests.pages.window import WindowPage
from tests.returns.casework.two_bowls import (
    carrier_asked_first,
    one_came_broken,
    one_was_lost,
    sent_off,
)


def two_claims(
    page: WindowPage,
    cost: Money | None = None,
    claimed: Sequence[Party] = (Party.SUPPLIER, Party.CARRIER),
    *,
    carrier_first: bool = False,
) -> int:
    """Two bowls sent back on our label, one broken as was said and one lost, both claimed; the case's id.

    `carrier_first`: the carrier was asked before the other came, and `claimed` are those asked after it.
    """
    desk = page.desk
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

    if carrier_first:
        carrier_asked_first(desk, case_id)
    else:
        sent_off(desk, case_id)
        one_came_broken(desk, case_id)
        one_was_lost(desk, case_id)
    for party in claimed:
        asked = StepOptions(party=party, reason="the buyer sent none")
        desk.cases.do(case_id, StepKind.SEND_CLAIM, asked)
    page.application.open.shell.go("queue", case_id)
    page.settle()
    return case_id
