"""A parcel that comes to a closed case is a fact: it is taken in, and the case opens with it."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.documents.event_words import event_words
from returns.errors import IllegalMove
from returns.terms import End, Goods, Move, Offer, StepKind
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd


@pytest.fixture
def kept(shop):
    """A lamp that its buyer keeps for a part of the price, paid; the case is closed."""
    cells = {"return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("LAMP", "80.00", **cells))
    shop.do(case_id, Move.OFFER, offer=Offer.PARTIAL_REFUND, amount=usd("24.00"))
    shop.do(case_id, Move.BUYER_AGREED)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None
    shop.clock.forward(days=9)
    return case_id


def came(shop, case_id, door):
    """The parcel Q1 comes, by one of the doors; the letter of it, if there is one."""
    if door == "step":
        return shop.do(case_id, Move.RECEIVE, tracking="Q1")
    if door == "scan":
        return shop.desk.receiving.receive(case_id, "Q1").letter
    if door == "parcel":
        shop.desk.parcels.note(case_id, ParcelTold(End.US, tracking="Q1", arrived=True))
        return None
    shop.desk.receiving.keep_unmatched("Q1")
    shop.desk.receiving.match(shop.desk.receiving.unmatched()[0].id, case_id)
    return None


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("door", ["step", "scan", "parcel", "apart"])
def test_goods_that_come_to_a_closed_case_are_taken_in_and_open_it(shop, kept, door, lang):
    """ "This case is closed. Reopen it first": the goods lay there, and nothing told of them."""
    letter = came(shop, kept, door)
    case = shop.case(kept)
    assert (case.closed_at, case.lead.tracks.goods) == (None, Goods.RECEIVED)
    assert [parcel.tracking for parcel in case.parcels] == ["Q1"]
    told = event_words(shop.desk.cases.history(kept)[-1], lang)
    assert {"en": "the goods were delivered", "zh": "送达"}[lang] in told
    if letter is not None:
        # what a part was paid for keeping brings more once it is back
        assert "nothing left for you to do" not in letter.body
    shop.look(kept)
    shop.finish(kept)
    shop.do(kept, StepKind.REFUND)
    assert shop.case(kept).lead.refunded == usd("80.00")
    enter_until(shop, kept)
    assert shop.case(kept).closed_at is not None


@pytest.mark.parametrize("door", ["step", "scan", "parcel", "apart"])
def test_one_more_parcel_opens_a_case_whose_goods_were_all_placed(shop, kept, door):
    shop.do(kept, Move.RECEIVE, tracking="Q0")
    shop.look(kept)
    shop.finish(kept)
    enter_until(shop, kept)
    assert shop.case(kept).closed_at is not None
    came(shop, kept, door)
    case = shop.case(kept)
    assert case.closed_at is None
    assert [unit.goods for unit in case.units] == [Goods.DISPOSED, Goods.RECEIVED]
    shop.look(kept, unit=2)
    shop.finish(kept)
    enter_until(shop, kept)
    assert shop.case(kept).closed_at is not None
    assert shop.case(kept).lead.refunded == usd("80.00")


@pytest.mark.parametrize("move", [Move.BUYER_SAID, Move.BUYER_REFUSED])
def test_who_says_that_the_new_one_is_broken_is_a_request_of_its_own(shop, asked, move):
    """ "Reopen it first" led to a case that could only be closed again."""
    broken = {"order_number": "112-9", "unit_price": usd("40.00")}
    case_id = asked(**broken)
    shop.do(case_id, StepKind.REPLACE, offer=Offer.RETURNLESS_REPLACEMENT, tracking="N1")
    shop.desk.parcels.note(case_id, ParcelTold(End.BUYER, tracking="N1", arrived=True))
    shop.do(case_id, StepKind.CONFIRM_BUYER)
    if shop.case(case_id).closed_at is None:
        shop.do(case_id, StepKind.CLOSE, reason="The claim is let go.")
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, move, answer="It is broken, too.")
    assert refused.value.key == "move.closed_new_one"
    for lang, words in (("en", "open a new case for the order"), ("zh", "新建一个案件")):
        assert words in refused.value.say(lang)
    # and that is possible, up to what was paid
    second = asked(**broken)
    assert second != case_id
    shop.do(second, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(second, StepKind.REFUND)
    assert shop.case(second).lead.refunded == usd("40.00")
