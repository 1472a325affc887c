"""Of goods that go on and a new one that goes to the buyer, both under way, which is lost is asked."""

import pytest

from returns.casework.rehearsal import StepTold
from returns.errors import IllegalMove, NotFound
from returns.records.options import StepOptions
from returns.terms import (
    Disposition,
    ExchangeFrom,
    Goods,
    Move,
    Offer,
    Route,
    StepKind,
    Verdict,
    Works,
)

NEW, OUT = "NEW-1", "OUT-1"


def begun(shop, *skus, pieces=1):
    """Broken bowls that came back and were looked at; each goes on to its supplier."""
    shop.supplier(costs=[(sku, "60") for sku in skus], rma_needed=False)
    many = {"return_quantity": str(pieces), "order_quantity": str(pieces)}
    case_id = shop.request(*(shop.item(sku, f"{150 * pieces}.00", **many) for sku in skus))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id, "T-1")
    for line in shop.case(case_id).lines:
        for unit in line.units:
            shop.look(case_id, line.number, unit.number, works=Works.NO)
    shop.finish(case_id, Verdict.AS_CLAIMED)
    for line in shop.case(case_id).lines:
        for unit in line.units:
            fate = Disposition.TO_SUPPLIER
            shop.desk.inspections.decide(case_id, line.id, unit.number, disposition=fate)
    return case_id


def both_out(shop, new=NEW, out=OUT, skus=("BOWL",), pieces=1):
    """A new one is on its way to the buyer, and the broken one on its way to its supplier."""
    case_id = begun(shop, *skus, pieces=pieces)
    way = {"exchange_from": ExchangeFrom.STOCK, "line": 1 if len(skus) > 1 else None}
    shop.do(case_id, StepKind.REPLACE, tracking=new, **way)
    shop.do(case_id, StepKind.SEND_ON, tracking=out, line=way["line"])
    return case_id


def lost(shop, case_id):
    """Whether the new one, and the pieces that went on, are lost."""
    case = shop.case(case_id)
    return [sent.lost for sent in case.exchanges], [unit.goods for unit in case.lead.units]


TELLING = pytest.mark.parametrize("told", [{}, {"line": 1}, {"units": (1,)}])


@TELLING
def test_nobody_guesses_which(shop, told):
    """The new one was taken for lost, paid or sent anew; the carrier of the other was never asked."""
    case_id = both_out(shop)
    before = shop.case(case_id)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.LOST, **told)
    assert refused.value.key == "step.lost_which"
    new, out = (
        next(p.id for p in before.parcels if p.tracking == number) for number in (NEW, OUT)
    )
    for lang in ("en", "zh"):
        said = refused.value.say(lang)
        for part in (NEW, OUT, f"--parcel {new}", f"--parcel {out}", "Kiln & Co"):
            assert part in said
    assert shop.case(case_id) == before


@TELLING
@pytest.mark.parametrize("by", ["tracking", "parcel"])
@pytest.mark.parametrize("which", [NEW, OUT])
def test_who_says_which_is_understood(shop, told, by, which):
    case_id = both_out(shop)
    parcel = next(p for p in shop.case(case_id).parcels if p.tracking == which)
    named = {"tracking": which} if by == "tracking" else {"parcel": parcel.id}
    step = StepTold(Move.LOST, StepOptions(**told, **named))
    assert shop.desk.rehearsal.refusals(case_id, [step]) == (None,)
    shop.do(case_id, Move.LOST, **told, **named)
    expected = ([True], [Goods.INSPECTED]) if which == NEW else ([False], [Goods.LOST])
    assert lost(shop, case_id) == expected


def test_what_has_no_number_is_named_by_its_parcel(shop):
    case_id = both_out(shop, new="", out="")
    with pytest.raises(IllegalMove):
        shop.do(case_id, Move.LOST)
    out = next(p for p in shop.case(case_id).parcels if p.unit_ids and not p.comes_back)
    shop.do(case_id, Move.LOST, parcel=out.id)
    assert lost(shop, case_id) == ([False], [Goods.LOST])
    # the other alone is left
    shop.do(case_id, Move.LOST)
    assert lost(shop, case_id)[0] == [True]


def test_where_one_alone_is_out_nothing_is_asked(shop):
    case_id = begun(shop, "BOWL")
    shop.do(case_id, StepKind.SEND_ON, tracking=OUT)
    shop.do(case_id, Move.LOST, line=1)
    assert lost(shop, case_id) == ([], [Goods.LOST])


def test_the_other_item_has_nothing_to_do_with_it(shop):
    """A new mug and the mug itself are out; of the bowl there is its way on alone."""
    case_id = both_out(shop, skus=("MUG", "BOWL"))
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-2", line=2)
    shop.do(case_id, Move.LOST, line=2)
    assert lost(shop, case_id) == ([False], [Goods.INSPECTED])
    assert [u.goods for u in shop.case(case_id).lines[1].units] == [Goods.LOST]
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.LOST, line=1)
    assert refused.value.key == "step.lost_which"


def test_pieces_of_one_item_in_two_parcels_on_are_not_both_lost(shop):
    case_id = begun(shop, "BOWL", pieces=2)
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-1", units=(1,))
    shop.do(case_id, StepKind.SEND_ON, tracking="OUT-2", units=(2,))
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.LOST, line=1)
    assert refused.value.key == "step.lost_which_on"
    for lang in ("en", "zh"):
        assert all(number in refused.value.say(lang) for number in ("OUT-1", "OUT-2"))
    shop.do(case_id, Move.LOST, line=1, units=(2,))
    assert lost(shop, case_id)[1] == [Goods.INSPECTED, Goods.LOST]


def test_a_parcel_that_is_not_under_way_is_none_that_is_lost(shop):
    case_id = both_out(shop)
    (back,) = (p for p in shop.case(case_id).parcels if p.comes_back)
    with pytest.raises(IllegalMove) as refused:
        shop.do(case_id, Move.LOST, parcel=back.id)
    assert refused.value.key == "step.parcel_not_under_way"
    with pytest.raises(NotFound):
        shop.do(case_id, Move.LOST, parcel=999)


def test_a_parcel_that_comes_back_is_named_so_too(shop):
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    many = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("BOWL", "300.00", **many))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    for unit in (1, 2):
        shop.do(case_id, Move.SHIPPED, units=(unit,))
    _, second = shop.case(case_id).parcels
    shop.do(case_id, Move.LOST, parcel=second.id)
    assert lost(shop, case_id)[1] == [Goods.IN_TRANSIT, Goods.LOST]
