"""A bank takes from us what the buyer has had back already: that is a fact, and is asked back."""

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.terms import HoldKind, Move, Offer, Party, StepKind
from returns.trade.disputes import Dispute
from tests.cases.playing import advice, enter, enter_until, next_of
from tests.returns.casework.shop import usd


def refunded(shop, *items):
    """All of it was refunded, and the case is closed; then the bank hears the buyer."""
    shop.supplier(costs=[("KIT", "45"), ("MUG", "9")], rma_needed=False)
    case_id = shop.request(*items)
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    shop.clock.forward(days=2)
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.CHARGEBACK))
    return case_id


@pytest.fixture
def disputed(shop):
    return refunded(shop, shop.item("KIT", "80.00", return_reason="CR-UNWANTED_ITEM"))


def debit(shop, case_id, amount, **told):
    shop.desk.money.note(
        case_id, MoneyTold(usd(amount), out=True, party=Party.PLATFORM, **told)
    )


def hold_of(shop, case_id):
    case = shop.case(case_id)
    return case.outlook(case.lead).hold


@pytest.mark.parametrize("over", [False, True])
def test_what_the_bank_took_is_noted_and_said(shop, disputed, over):
    if over:
        shop.do(disputed, Move.LIFT, reason="The bank decided against us.")
        assert shop.case(disputed).closed_at is not None
    debit(shop, disputed, "80.00")
    case = shop.case(disputed)
    assert (case.paid, case.closed_at) == (usd("160.00"), None)
    assert "$160.00 went back for it, and $80.00 was paid: $80.00 more" in advice(
        shop, disputed
    )
    if not over:
        assert hold_of(shop, disputed).kind is HoldKind.DISPUTE
        shop.do(disputed, Move.LIFT, reason="The bank decided against us.")
    assert (next_of(shop, disputed), hold_of(shop, disputed).kind) == (
        *(StepKind.CHECK, HoldKind.PAID_TWICE),
    )
    enter(shop, disputed)
    assert shop.case(disputed).closed_at is None
    shop.do(disputed, Move.LIFT, reason="The buyer sent it back.")
    enter_until(shop, disputed)
    assert shop.case(disputed).closed_at is not None


def test_it_is_contested_and_comes_back(shop, disputed):
    debit(shop, disputed, "80.00")
    letter = shop.do(disputed, StepKind.SEND_CLAIM, party=Party.PLATFORM, reason="No photo.")
    assert "USD 80.00" in letter.body
    shop.do(disputed, Move.LIFT, reason="The bank heard us.")
    shop.desk.money.note(disputed, MoneyTold(usd("80.00"), out=False, party=Party.PLATFORM))
    enter_until(shop, disputed)
    assert shop.case(disputed).closed_at is not None


def test_no_more_is_taken_than_was_ever_paid(shop, disputed):
    with pytest.raises(IllegalMove, match=r"\$80\.01"):
        debit(shop, disputed, "80.01")
    debit(shop, disputed, "80.00")
    with pytest.raises(IllegalMove):
        debit(shop, disputed, "0.01", reference="B2")


def test_of_several_items_each_has_its_part(shop):
    case_id = refunded(
        shop,
        shop.item("KIT", "80.00", return_reason="CR-UNWANTED_ITEM"),
        shop.item("MUG", "20.00", return_reason="CR-UNWANTED_ITEM"),
    )
    debit(shop, case_id, "100.00")
    assert [line.refunded for line in shop.case(case_id).lines] == [usd("160.00"), usd("40.00")]


def test_without_a_dispute_the_cap_holds(shop):
    shop.supplier(costs=[("KIT", "45")], rma_needed=False)
    case_id = shop.request(shop.item("KIT", "80.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    with pytest.raises(IllegalMove, match="has had"):
        debit(shop, case_id, "80.00")
