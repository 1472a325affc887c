"""What our carrier broke on its way to the buyer stays for it to see, and goes to no supplier."""

import pytest

from returns.money import Money
from returns.records.options import NewCase
from returns.terms import (
    Disposition,
    Fulfilment,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.cases.playing import enter_until


@pytest.fixture
def vases(shop):
    """A function that opens a case of two vases of one parcel, both here, with these verdicts."""

    def here(reason, fulfilment, *verdicts):
        shop.supplier(costs=[("VASE", "33.35")], rma_needed=False)
        told = {"sku": "VASE", "title": "Vase", "reason": reason, "quantity": 2}
        price = Money.parse("105.00", "USD")
        order = NewCase(
            "9-1", "Amazon US", unit_price=price, currency="USD", fulfilment=fulfilment, **told
        )
        (case_id,) = shop.desk.by_hand.open(order).case_ids
        shop.do(
            case_id,
            StepKind.ANSWER_BUYER,
            offer=Offer.REFUND_ON_RECEIPT,
            route=Route.TO_US,
        )
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
        shop.desk.receiving.receive(case_id, "T-1")
        line_id = shop.case(case_id).lead.id
        for unit, verdict in enumerate(verdicts, start=1):
            shop.look(case_id, unit=unit, works=Works.NO, package=PackageState.DAMAGED)
            shop.desk.inspections.decide(case_id, line_id, unit, verdict=verdict)
        shop.finish(case_id)
        enter_until(shop, case_id)
        return case_id

    return here


def fates(shop, case_id):
    return [unit.disposition for unit in shop.case(case_id).lead.units]


def asked(shop, case_id):
    return [(claim.of, claim.units) for claim in shop.case(case_id).claims]


_BROKEN, _FAULTY = Verdict.CARRIER_DAMAGE, Verdict.AS_CLAIMED


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [("damaged_in_transit", _FAULTY), ("damaged_in_transit", _BROKEN), ("defective", _BROKEN)],
)
def test_it_is_kept_for_the_carrier_who_is_asked_for_it(shop, vases, reason, verdict):
    """It went on to the supplier, at our cost, while its carrier was asked for it."""
    case_id = vases(reason, Fulfilment.OWN_STOCK, verdict, verdict)
    assert asked(shop, case_id) == [(Party.CARRIER, (1, 2))]
    assert fates(shop, case_id) == [Disposition.HOLD, Disposition.HOLD]
    told = [kept.letter for kept in shop.desk.cases.letters(case_id)]
    assert not [letter for letter in told if letter.to is Party.SUPPLIER]


def test_the_faulty_one_beside_it_goes_back_alone(shop, vases):
    case_id = vases("defective", Fulfilment.OWN_STOCK, _FAULTY, _BROKEN)
    assert asked(shop, case_id) == [(Party.SUPPLIER, (1,)), (Party.CARRIER, (2,))]
    assert fates(shop, case_id) == [Disposition.TO_SUPPLIER, Disposition.HOLD]
    told = [kept.letter for kept in shop.desk.cases.letters(case_id)]
    (sent,) = [letter for letter in told if letter.template == "goods_sent"]
    assert [(item.sku, item.quantity) for item in sent.facts.items] == [("VASE", 1)]


@pytest.mark.parametrize("reason", ["damaged_in_transit", "defective"])
def test_what_a_suppliers_own_carrier_broke_goes_back_to_him(shop, vases, reason):
    case_id = vases(reason, Fulfilment.DROPSHIP, _BROKEN, _BROKEN)
    assert asked(shop, case_id) == [(Party.SUPPLIER, (1, 2))]
    assert fates(shop, case_id) == [Disposition.TO_SUPPLIER, Disposition.TO_SUPPLIER]
