"""Of several suppliers a packet goes to the one that is named, about that one's goods alone."""

import pytest

from returns.errors import Refusal
from returns.papers.packet.packets import Asking
from returns.records.settings import OwnLimit
from returns.terms import Offer, StepKind
from tests.returns.casework.shop import Shop
from tests.returns.papers.test_buyer_left_out import all_of
from tests.worlds.afterwards import looked_at_twice


@pytest.fixture
def shop(desk, clock, tmp_path):
    desk.settings.set(first_returns_to_us=0, shop_name="Harbour Gifts")
    looked_at_twice(desk.store)
    return Shop(desk, clock, tmp_path)


@pytest.fixture
def two(shop):
    """A mug of one supplier and a bowl of CJ, both defective and paid back."""
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    shop.supplier("CJ Dropshipping", costs=[("BOWL", "9")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "40.00"), shop.item("BOWL", "45.00"))
    for line in (1, 2):
        shop.do(case_id, StepKind.ANSWER_BUYER, line=line, offer=Offer.RETURNLESS_REFUND)
        shop.do(case_id, StepKind.REFUND, line=line)
    return case_id


def test_the_house_that_is_named_is_asked_for_its_own_goods_and_no_others(shop, two):
    shop.desk.settings.set(limits={"cj:words": OwnLimit("sum")})
    told = all_of(shop.desk.packets.make(two, Asking("cj", lang="en")))
    assert "usd 9.00" in told
    assert "bowl" in told
    for others in ("mug", "kiln", "usd 6.00", "usd 15.00"):
        assert others not in told


def test_a_line_that_is_not_of_that_house_is_not_told_to_it(shop, two):
    mug = shop.case(two).lines[0]
    with pytest.raises(Refusal) as refused:
        shop.desk.packets.make(two, Asking("cj", line_id=mug.id))
    assert refused.value.key == "packets.not_theirs"
    with pytest.raises(Refusal) as refused:
        shop.desk.packets.make(two, Asking("cj", supplier="Kiln & Co"))
    assert refused.value.key == "packets.not_theirs"
    told = all_of(shop.desk.packets.make(two, Asking("supplier", lang="en")))
    assert "cj dropshipping" not in told
    assert "bowl" not in told
