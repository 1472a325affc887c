"""A parcel and its pieces come once; one in which nothing was awaited is told as one more."""

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.documents.event_words import event_words
from returns.errors import IllegalMove
from returns.terms import End, Goods, Move, StepKind, Works
from tests.cases.playing import agree_to_return


@pytest.fixture
def here(shop):
    """A mug that came back under K1."""
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "140.00"))
    agree_to_return(shop, case_id)
    shop.do(case_id, Move.SHIPPED, tracking="K1")
    shop.do(case_id, Move.RECEIVE, tracking="K1")
    return case_id


@pytest.mark.parametrize("looked_at", [False, True])
@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"tracking": "K1"}, "receiving.twice"),
        ({"tracking": "k1"}, "receiving.twice"),
        ({}, "receiving.twice"),
        ({"units": (1,), "tracking": "K2"}, "receiving.piece_here"),
        ({"units": (1,)}, "receiving.piece_here"),
    ],
)
def test_what_is_here_is_not_received_again(shop, here, said, key, looked_at):
    """The step took the piece into a second parcel, and said that it has come."""
    if looked_at:
        shop.look(here, works=Works.NO)
        shop.finish(here)
    before = shop.case(here)
    with pytest.raises(IllegalMove) as refused:
        shop.do(here, Move.RECEIVE, **said)
    assert refused.value.key == key
    assert shop.case(here) == before


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("door", ["step", "scan", "parcel", "apart"])
def test_a_parcel_in_which_nothing_was_awaited_is_one_more(shop, here, door, lang):
    if door == "step":
        shop.do(here, Move.RECEIVE, tracking="K2")
    elif door == "scan":
        shop.desk.receiving.receive(here, "K2")
    elif door == "parcel":
        shop.desk.parcels.note(here, ParcelTold(End.US, tracking="K2", arrived=True))
    else:
        shop.desk.receiving.keep_unmatched("K2")
        (apart,) = shop.desk.receiving.unmatched()
        shop.desk.receiving.match(apart.id, here)
    case = shop.case(here)
    first, extra = case.units
    parcels = {parcel.tracking: parcel.unit_ids for parcel in case.parcels}
    assert parcels == {"K1": (first.id,), "K2": (extra.id,)}
    assert (extra.goods, extra.paid.minor) == (Goods.RECEIVED, 0)
    told = event_words(shop.desk.cases.history(here)[-1], lang)
    assert told.startswith({"en": "Another parcel received", "zh": "又收到一个包裹"}[lang])


@pytest.mark.parametrize("settled", [False, True])
def test_the_buyer_hears_that_it_is_another_parcel(shop, here, settled):
    if settled:
        shop.look(here, works=Works.NO)
        shop.finish(here)
        shop.do(here, StepKind.REFUND)
    letter = shop.do(here, Move.RECEIVE, tracking="K2")
    assert "Another parcel of yours has arrived" in letter.body
    assert "was here before" in letter.body
