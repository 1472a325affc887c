"""Who answered a claim may answer otherwise after that: each answer is kept, and the last one counts."""

import pytest

from returns.errors import IllegalMove
from returns.terms import Move, Party, StepKind, SupplierClaim
from tests.cases.playing import days_until, enter_until
from tests.returns.casework.shop import usd

S = SupplierClaim
PART = {"amount": usd("25.00")}


@pytest.fixture
def chairs(shop):
    """A supplier was asked for the cost of two chairs that their buyer keeps, 70.00."""
    shop.supplier(costs=[("CHAIR", "35")], rma_needed=False)
    cells = {"order_quantity": "2", "return_quantity": "2"}
    case_id = shop.request(shop.item("CHAIR", "48.00", **cells))
    days_until(shop, case_id, lambda case: case.tracks.supplier_claim is S.CLAIM_SENT)
    return case_id


def says(shop, case_id, move, **told):
    shop.clock.forward(days=1)
    shop.do(case_id, move, party=Party.SUPPLIER, **told)
    return shop.case(case_id).tracks.supplier_claim


def answers(shop, case_id):
    (claim,) = shop.case(case_id).claims
    return [(answer.kind, answer.amount) for answer in claim.answers]


@pytest.mark.parametrize(
    ("first", "then", "state", "sum_"),
    [
        ((Move.CLAIM_ACCEPTED, {}), (Move.CLAIM_PARTLY, PART), S.PARTLY_ACCEPTED, "25.00"),
        ((Move.CLAIM_ACCEPTED, {}), (Move.CLAIM_REFUSED, {}), S.REFUSED, "0"),
        ((Move.CLAIM_PARTLY, PART), (Move.CLAIM_ACCEPTED, {}), S.ACCEPTED, "70.00"),
        (
            (Move.CLAIM_PARTLY, {"amount": usd("30.00")}),
            (Move.CLAIM_PARTLY, PART),
            None,
            "25.00",
        ),
        ((Move.CLAIM_PARTLY, PART), (Move.CLAIM_REFUSED, {}), S.REFUSED, "0"),
        ((Move.CLAIM_REFUSED, {}), (Move.CLAIM_ACCEPTED, {}), S.ACCEPTED, "70.00"),
        ((Move.CLAIM_REFUSED, {}), (Move.CLAIM_PARTLY, PART), S.PARTLY_ACCEPTED, "25.00"),
    ],
)
def test_the_last_answer_counts_and_the_first_is_kept(shop, chairs, first, then, state, sum_):
    """Whoever took his word back could only be written off, as one who had kept it."""
    says(shop, chairs, first[0], **first[1])
    state = state or S.PARTLY_ACCEPTED
    assert says(shop, chairs, then[0], **then[1]) is state
    told = answers(shop, chairs)
    assert len(told) == 2
    assert told[-1] == (state, usd(sum_))
    shop.clock.forward(days=20)
    case = shop.case(chairs)
    if state is S.REFUSED:
        assert StepKind.SETTLE in enter_until(shop, chairs)
        assert shop.case(chairs).tracks.supplier_claim is S.WRITTEN_OFF
        return
    assert case.next.kind is StepKind.CHASE_SUPPLIER
    letter = shop.do(chairs, StepKind.CHASE_SUPPLIER)
    assert (letter.template, letter.facts.amount) == ("reminder_money", usd(sum_))
    shop.do(chairs, StepKind.SETTLE, amount=usd(sum_), reference="W-1")
    case = shop.case(chairs)
    assert case.tracks.supplier_claim is S.SETTLED
    assert sum(pay.amount.minor for pay in case.payments if not pay.outgoing) == usd(sum_).minor


@pytest.mark.parametrize("move", [Move.CLAIM_ACCEPTED, Move.CLAIM_REFUSED])
def test_the_same_answer_is_not_given_twice(shop, chairs, move):
    says(shop, chairs, move)
    with pytest.raises(IllegalMove, match="not possible now"):
        says(shop, chairs, move)


@pytest.mark.parametrize("move", [Move.CLAIM_PARTLY, Move.CLAIM_REFUSED])
def test_no_answer_takes_back_what_came_in_part(shop, chairs, move):
    says(shop, chairs, Move.CLAIM_ACCEPTED)
    shop.do(chairs, StepKind.SETTLE, **PART, reference="W-1", rest_asked=True)
    with pytest.raises(IllegalMove, match="not possible now"):
        says(shop, chairs, move, **(PART if move is Move.CLAIM_PARTLY else {}))
