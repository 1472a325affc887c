"""What our carrier broke on its way to the buyer is asked for beside what was lost on its way back."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.records.options import NewCase
from returns.terms import (
    Disposition,
    End,
    FreightPayer,
    Fulfilment,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd

_BROKEN, _FAULTY = Verdict.CARRIER_DAMAGE, Verdict.AS_CLAIMED
_COST = usd("33.35")


@pytest.fixture
def vases(shop):
    """A function that opens a case of vases of our own: each with its verdict, or lost on our label."""

    def opened(reason, *found):
        shop.supplier(costs=[("VASE", "33.35")], rma_needed=False)
        told = {"sku": "VASE", "title": "Vase", "reason": reason, "quantity": len(found)}
        own = {"currency": "USD", "fulfilment": Fulfilment.OWN_STOCK}
        order = NewCase("9-1", "Amazon US", unit_price=usd("105.00"), **told, **own)
        (case_id,) = shop.desk.by_hand.open(order).case_ids
        ours = {"payer": FreightPayer.SELLER, "route": Route.TO_US}
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, **ours)
        shop.do(case_id, StepKind.APPROVE, **ours)
        for unit in range(1, len(found) + 1):
            ways = {"carrier": "UPS", "payer": FreightPayer.SELLER, "units": (unit,)}
            back = ParcelTold(End.US, End.BUYER, tracking=f"T-{unit}", sent=True, **ways)
            shop.desk.parcels.note(case_id, back)
        for unit, verdict in enumerate(found, start=1):
            if verdict is None:
                shop.do(case_id, Move.LOST, tracking=f"T-{unit}")
            else:
                looked_at(shop, case_id, unit, verdict)
        return case_id

    return opened


def looked_at(shop, case_id, unit, verdict):
    shop.desk.receiving.receive(case_id, f"T-{unit}")
    shop.look(case_id, unit=unit, works=Works.NO, package=PackageState.DAMAGED)
    line_id = shop.case(case_id).lead.id
    told = {"verdict": verdict, "disposition": Disposition.DISPOSE}
    shop.desk.inspections.decide(case_id, line_id, unit, **told)
    shop.finish(case_id)


def to_the_end(shop, case_id):
    """Enter until the case is closed; each claim is granted and paid. What was asked of whom."""
    for _ in range(4):
        enter_until(shop, case_id, StepKind.SEND_CLAIM)
        if shop.case(case_id).closed_at is not None:
            break
        letter = shop.do(case_id, StepKind.SEND_CLAIM)
        shop.do(case_id, Move.CLAIM_ACCEPTED, party=letter.to)
        paid = shop.case(case_id).claims[-1].amount
        shop.do(case_id, StepKind.SETTLE, amount=paid, party=letter.to)
    assert shop.case(case_id).closed_at is not None
    return [(claim.of, claim.units) for claim in shop.case(case_id).claims]


@pytest.mark.parametrize("verdict", [_BROKEN, _FAULTY])
def test_the_loss_is_asked_for_and_then_the_damage(shop, vases, verdict):
    """The damage was asked of nobody."""
    case_id = vases("damaged_in_transit", verdict, None)
    assert to_the_end(shop, case_id) == [(Party.CARRIER, (2,)), (Party.CARRIER, (1,))]


def test_it_is_beside_a_supplier_as_well(shop, vases):
    case_id = vases("defective", _BROKEN, None, _FAULTY)
    asked = to_the_end(shop, case_id)
    assert sorted(asked) == [
        (Party.CARRIER, (1,)),
        (Party.CARRIER, (2,)),
        (Party.SUPPLIER, (3,)),
    ]
