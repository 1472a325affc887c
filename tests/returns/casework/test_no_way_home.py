"""The parcel in which goods were sold is not the one in which they go back to their buyer."""

from datetime import date

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
    Route,
    StepKind,
    Verdict,
    Works,
)
from tests.returns.casework.shop import address_told, usd


@pytest.fixture
def declined(shop):
    """A lamp that UPS took to its buyer, and that came back used: it goes back to him."""
    new = NewCase(
        *("302-1", "eBay US", "Lamp", "damaged_in_transit", usd("75.00")),
        ordered_on=date(2026, 11, 16),
        fulfilment=Fulfilment.OWN_STOCK,
    )
    (case_id,) = shop.desk.by_hand.open(new).case_ids
    address_told(shop.desk, case_id)
    agreed = {"payer": FreightPayer.SELLER, "route": Route.TO_US}
    out = ParcelTold(End.BUYER, End.US, "1Z-OUT", "UPS", payer=FreightPayer.SELLER, sent=True)
    shop.desk.parcels.note(case_id, out)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, **agreed)
    shop.do(case_id, StepKind.APPROVE, **agreed)
    shop.clock.forward(days=3)
    shop.desk.receiving.receive(case_id, "K5")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    shop.do(case_id, Move.DECLINE, reason="It was used.")
    line_id = shop.case(case_id).lead.id
    shop.desk.inspections.decide(case_id, line_id, 1, disposition=Disposition.TO_BUYER)
    return case_id


def test_what_waits_to_go_home_is_sent(shop, declined):
    """It counted as sent in the parcel that had taken it out, and could be sent in no other."""
    assert shop.case(declined).next.kind is StepKind.SEND_ON
    shop.do(declined, StepKind.SEND_ON, tracking="HOME-1", carrier="DHL")
    home = shop.case(declined).parcels[-1]
    assert (home.tracking, home.unit_ids) == ("HOME-1", (shop.case(declined).units[0].id,))
