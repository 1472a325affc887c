"""What a short parcel brought and what came after it are claims of their own, whatever is said to either."""

import pytest

from returns.errors import IllegalMove
from returns.papers.sheet.sheet_scope import asked_for
from returns.records.policy import PolicyTerms
from returns.terms import FreightWay, Move, Offer, Party, Route, StepKind, SupplierClaim, Works
from tests.cases.playing import enter, enter_until
from tests.returns.casework.shop import usd

_TWENTY, _FORTY = usd("20.00"), usd("40.00")


@pytest.fixture
def chairs(shop):
    """Three broken chairs for $100.01 are asked back; one came, is paid, and its $20 are claimed."""
    shop.supplier(costs=[("CHAIR", "20")], rma_needed=False)
    case_id = shop.request(
        shop.item("CHAIR", "100.01", return_quantity="3", order_quantity="3")
    )
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    came(shop, case_id, "T-1", 1)
    enter_until(shop, case_id)
    assert asked(shop, case_id) == [((1,), _TWENTY)]
    return case_id


def came(shop, case_id, tracking, *units):
    """A parcel with these pieces, broken, and without the others."""
    shop.desk.receiving.receive(case_id, tracking)
    for unit in (1, 2, 3):
        if unit in units:
            shop.look(case_id, unit=unit, works=Works.NO)
        elif tracking == "T-1":
            shop.miss(case_id, unit=unit)
    shop.finish(case_id)


def asked(shop, case_id):
    return [(claim.units, claim.amount) for claim in shop.case(case_id).claims]


def refused(shop, case_id):
    shop.do(case_id, Move.CLAIM_REFUSED, answer="Not ours.")
    enter_until(shop, case_id)


def granted(shop, case_id):
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=_TWENTY)


def silent(shop, case_id):
    """He says nothing until the loss is taken."""
    for _ in range(12):
        shop.clock.forward(days=10)
        enter_until(shop, case_id)
        claim = shop.case(case_id).tracks.supplier_claim
        if claim is SupplierClaim.WRITTEN_OFF:
            return
    raise AssertionError("it was never written off")


@pytest.mark.parametrize("answer", [refused, granted, silent])
def test_what_comes_later_has_its_own_claim_whatever_became_of_the_first(shop, chairs, answer):
    """A refusal of one chair is none of the others: they were claimed of nobody."""
    answer(shop, chairs)
    came(shop, chairs, "T-2", 2, 3)
    enter_until(shop, chairs)
    assert asked(shop, chairs) == [((1,), _TWENTY), ((2, 3), _FORTY)]
    assert shop.case(chairs).tracks.supplier_claim is SupplierClaim.CLAIM_SENT


def test_what_comes_while_the_rest_of_a_claim_is_asked_for_joins_it(shop, chairs):
    """All that was granted of the first came: the others were claimed only once the rest was given up."""
    shop.do(chairs, Move.CLAIM_PARTLY, amount=usd("5.01"))
    shop.do(chairs, StepKind.SETTLE, amount=usd("5.01"), rest_asked=True)
    came(shop, chairs, "T-2", 2, 3)
    enter_until(shop, chairs)
    assert asked(shop, chairs)[1:] == [((1, 2, 3), usd("54.99"))]
    told = [kept.letter for kept in shop.desk.cases.letters(chairs)]
    (letter,) = [letter for letter in told if letter.template == "claim_joined"]
    assert "of which USD 14.99 is still to come" in letter.body


def part_paid(shop, case_id):
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=usd("5.00"), rest_asked=True)


@pytest.mark.parametrize(
    ("answer", "left", "together"),
    [
        (lambda *_: None, "20.00", "60.00"),
        (lambda shop, of: shop.do(of, Move.CLAIM_ACCEPTED), "20.00", "60.00"),
        (lambda shop, of: shop.do(of, Move.CLAIM_PARTLY, amount=usd("15")), "15.00", "55.00"),
        (part_paid, "15.00", "55.00"),
    ],
)
def test_what_comes_while_a_claim_runs_joins_it(shop, chairs, answer, left, together):
    """Left to wait for the answer to the first, its time could be over; nothing granted is asked anew."""
    answer(shop, chairs)
    came(shop, chairs, "T-2", 2, 3)
    enter_until(shop, chairs)
    assert asked(shop, chairs) == [((1,), _TWENTY), ((1, 2, 3), usd(together))]
    assert shop.case(chairs).tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    (letter,) = [
        k.letter for k in shop.desk.cases.letters(chairs) if k.letter.template == "claim_joined"
    ]
    assert letter.facts.amount == usd(together)
    assert f"USD {left} is still to come" in letter.body
    assert "2 pcs" in letter.body
    assert f"USD {together}" in letter.body
    # and the answer is to all of it
    shop.do(chairs, Move.CLAIM_ACCEPTED)
    shop.do(chairs, StepKind.SETTLE, amount=usd(together))
    assert shop.case(chairs).tracks.supplier_claim is SupplierClaim.SETTLED
    enter_until(shop, chairs)
    assert len(shop.case(chairs).claims) == 2


def test_a_sheet_after_it_came_asks_for_all_that_runs(shop, chairs, tmp_path):
    came(shop, chairs, "T-2", 2, 3)
    asked_now = asked_for(
        shop.case(chairs),
        shop.case(chairs).lines,
        Party.SUPPLIER,
        {shop.case(chairs).lines[0].id: PolicyTerms(rma_needed=False)},
    )
    assert [each.claim.total for each in asked_now] == [usd("60.00")]
    assert [b.key for each in asked_now for b, _ in each.claim.parts] == [
        "claim.goods",
        "claim.no_fee",
        "claim.joined",
    ]


def test_what_does_not_bear_it_out_joins_no_claim(shop, chairs):
    shop.desk.receiving.receive(chairs, "T-2")
    for unit in (2, 3):
        shop.look(chairs, unit=unit)
    shop.finish(chairs)
    enter_until(shop, chairs)
    assert asked(shop, chairs) == [((1,), _TWENTY)]
    with pytest.raises(IllegalMove):
        shop.do(chairs, StepKind.SEND_CLAIM)


def test_more_asked_of_the_second_claim_names_no_piece_of_the_first(shop, chairs):
    """It asked for the three, one of which had been paid."""
    granted(shop, chairs)
    came(shop, chairs, "T-2", 2, 3)
    enter_until(shop, chairs)
    shop.do(chairs, Move.MORE_ASKED, answer="A photo of each, please.")
    letter = enter(shop, chairs)
    assert (letter.template, letter.facts.amount) == ("claim_more", _FORTY)
    assert [(item.sku, item.quantity) for item in letter.facts.items] == [("CHAIR", 2)]
    assert asked(shop, chairs)[-1] == ((2, 3), _FORTY)


def test_the_postage_is_in_the_first_claim_alone(shop, chairs):
    granted(shop, chairs)
    came(shop, chairs, "T-2", 2, 3)
    enter_until(shop, chairs)
    shop.desk.inspections.set_freight(chairs, FreightWay.BACK, usd("2.00"))
    shop.do(chairs, Move.MORE_ASKED, answer="A photo of each, please.")
    enter(shop, chairs)
    assert asked(shop, chairs)[-1] == ((2, 3), _FORTY)


@pytest.mark.parametrize(
    ("paid", "asked_then"),
    [
        ("59.99", [((2, 3), usd("0.01"))]),
        ("60.00", []),
        ("70.00", []),
        ("50.00", [((2, 3), usd("10.00"))]),
    ],
)
def test_what_he_paid_beyond_the_first_claim_is_not_asked_for_in_the_second(
    shop, chairs, paid, asked_then
):
    """He paid for the pieces that were still to come too, or for some of them."""
    shop.do(chairs, Move.CLAIM_ACCEPTED)
    shop.do(chairs, StepKind.SETTLE, amount=usd(paid), reason="He pays all at once.")
    came(shop, chairs, "T-2", 2, 3)
    enter_until(shop, chairs)
    assert asked(shop, chairs) == [((1,), _TWENTY), *asked_then]
