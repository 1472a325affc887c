"""What a platform or a carrier is asked for: what is still owed, and of the pieces it had in its hands."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.papers.packet.packets import Asking
from returns.terms import End, FreightPayer, Move, Offer, Party, Route, StepKind
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of


@pytest.fixture
def safe_t(shop):
    """A bowl that Amazon refunded and that came back cut; SAFE-T was asked for $52.46."""
    return shop.bowl_refunded_by_amazon()


def grounded(shop, case_id):
    return [each.addressee.id for each in shop.desk.packets.choices(case_id) if each.grounded]


def test_of_a_platform_that_granted_a_part_the_rest_is_asked(shop, safe_t):
    shop.do(safe_t, Move.CLAIM_PARTLY, amount=usd("30"), answer="No more.")
    told = text_of(shop.desk.papers.evidence(safe_t, addressee=Party.PLATFORM).pdf)
    assert "USD 22.46" in told
    assert "safe_t" in grounded(shop, safe_t)


def test_of_a_platform_that_paid_in_part_the_rest_is_asked(shop, safe_t):
    shop.do(safe_t, Move.CLAIM_PARTLY, amount=usd("30"), answer="No more.")
    shop.do(safe_t, StepKind.SETTLE, amount=usd("30"), rest_asked=True)
    told = text_of(shop.desk.papers.evidence(safe_t, addressee=Party.PLATFORM).pdf)
    assert "USD 22.46" in told
    assert "safe_t" in grounded(shop, safe_t)


def test_one_that_paid_all_is_neither_asked_nor_offered_as_one_who_owes(shop, safe_t):
    shop.do(safe_t, Move.CLAIM_ACCEPTED)
    shop.do(safe_t, StepKind.SETTLE, amount=usd("52.46"))
    shop.do(safe_t, StepKind.PLACE_GOODS)
    assert shop.case(safe_t).closed_at is not None
    with pytest.raises(IllegalMove) as refused:
        shop.desk.papers.evidence(safe_t, addressee=Party.PLATFORM)
    assert refused.value.key == "papers.paid_up"
    with pytest.raises(IllegalMove) as refused:
        shop.desk.packets.make(safe_t, Asking("safe_t"))
    assert refused.value.key == "papers.paid_up"
    assert grounded(shop, safe_t) == []


@pytest.mark.parametrize(
    ("lost", "grams"), [((2,), "400 g"), ((1, 3), "800 g"), ((), "1200 g")]
)
def test_a_carrier_reads_the_weight_of_what_it_lost(shop, lost, grams):
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    shop.desk.products.tell("BOWL", ProductTold(weight_g=400))
    told = {"return_quantity": "3", "order_quantity": "3", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("BOWL", "150.00", **told))
    payer = FreightPayer.SELLER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=payer)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=payer)
    parcel = {"tracking": "1Z1", "carrier": "UPS", "payer": payer, "sent": True}
    shop.desk.parcels.note(case_id, ParcelTold(End.US, End.BUYER, **parcel))
    shop.do(case_id, Move.LOST, units=lost)
    pdf = shop.desk.papers.evidence(case_id, addressee=Party.CARRIER).pdf
    assert grams in text_of(pdf).replace(",", "")


def test_pictures_tell_that_it_came_before_it_was_looked_at(shop, safe_t):
    told = text_of(shop.desk.packets.make(safe_t, Asking("safe_t", lang="en")).preview)
    assert told.index("the parcel came back") < told.index("opened and looked at")
