"""Pieces of one line that two parties owe for: each is asked for his own, side by side (domain.md 2)."""

import pytest

from returns.casework.goods.parcels import ParcelTold
from returns.errors import IllegalMove
from returns.records.options import StepOptions
from returns.terms import (
    End,
    FreightPayer,
    Goods,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)
from tests.returns.casework.shop import usd

_S = SupplierClaim


@pytest.fixture
def two(shop):
    """Two bowls sent back on our label in two parcels: one came, broken as was said, the other was lost."""
    shop.supplier(costs=[("BOWL", "60")], rma_needed=False)
    item = shop.item("BOWL", "300.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    ours = FreightPayer.SELLER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, payer=ours)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=ours)
    for number in (1, 2):
        told = ParcelTold(
            *(End.US, End.BUYER),
            tracking=f"1Z{number}",
            carrier="UPS",
            units=(number,),
            payer=ours,
            sent=True,
        )
        shop.desk.parcels.note(case_id, told)
    shop.desk.receiving.receive(case_id, "1Z1")
    shop.look(case_id, works=Works.NO, marks="cracked")
    shop.finish(case_id)
    shop.do(case_id, Move.LOST, units=(2,))
    assert [u.goods for u in shop.case(case_id).lead.units] == [Goods.INSPECTED, Goods.LOST]
    return case_id


def follow(shop, case_id, until=StepKind.CLOSE, most=30):
    """Enter until that step, or the end; the letters to others than the buyer."""
    letters = []
    for _ in range(most):
        step = shop.case(case_id).next
        if step is None or step.kind is until:
            return letters
        if step.waiting_for is not None:
            shop.clock.forward(days=6)
            continue
        letter = shop.do(case_id, step.kind)
        if letter is not None and letter.to is not Party.BUYER:
            letters.append(letter)
    raise AssertionError(f"no end: {step}")


def claims(shop, case_id):
    return [(claim.of, claim.units) for claim in shop.case(case_id).claims]


def test_each_of_two_parties_is_asked_for_the_pieces_that_it_owes(shop, two):
    letters = follow(shop, two, StepKind.CHASE_SUPPLIER)
    asked = [each for each in letters if each.template != "goods_sent"]
    assert [(each.to, each.template) for each in asked] == [
        (Party.SUPPLIER, "claim"),
        (Party.CARRIER, "claim_lost"),
    ]
    assert claims(shop, two) == [(Party.SUPPLIER, (1,)), (Party.CARRIER, (2,))]
    assert [claim.amount for claim in shop.case(two).claims] == [usd("60"), usd("60")]


def test_what_one_answers_and_pays_is_his_own_claims(shop, two):
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    shop.do(two, Move.CLAIM_REFUSED, party=Party.SUPPLIER, answer="It was whole.")
    shop.do(two, Move.CLAIM_PARTLY, party=Party.CARRIER, amount=usd("50"))
    supplier, carrier = shop.case(two).claims
    assert [answer.kind for answer in supplier.answers] == [_S.REFUSED]
    assert [(a.kind, a.amount) for a in carrier.answers] == [(_S.PARTLY_ACCEPTED, usd("50"))]
    shop.do(two, StepKind.SETTLE, party=Party.CARRIER, amount=usd("50"))
    (paid,) = [each for each in shop.case(two).payments if not each.outgoing]
    assert (paid.party, paid.amount, paid.claim_id) == (Party.CARRIER, usd("50"), carrier.id)
    assert shop.case(two).lead.tracks.supplier_claim is _S.REFUSED
    follow(shop, two)
    shop.do(two, StepKind.CLOSE)
    assert shop.case(two).lead.tracks.supplier_claim is _S.WRITTEN_OFF


def test_silence_of_both_ends_in_a_closed_case(shop, two):
    letters = follow(shop, two)
    reminded = [each.to for each in letters if each.template.startswith("reminder")]
    assert sorted(reminded) == [Party.CARRIER] * 2 + [Party.SUPPLIER] * 2
    shop.do(two, StepKind.CLOSE)
    assert shop.case(two).closed_at is not None


def test_a_case_is_not_closed_over_the_claim_on_the_second_party(shop, two):
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    shop.do(two, Move.WRITE_OFF, party=Party.SUPPLIER, reason="Not worth it.")
    case = shop.case(two)
    assert case.tracks.supplier_claim is _S.CLAIM_SENT
    assert case.next.kind is not StepKind.CLOSE
    with pytest.raises(IllegalMove) as refused:
        shop.do(two, StepKind.CLOSE)
    assert refused.value.key == "move.close_open"


def test_both_claims_are_taken_back_and_made_again(shop, two):
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    before = shop.case(two)
    shop.do(two, Move.CLAIM_ACCEPTED, party=Party.CARRIER)
    after = shop.case(two)
    shop.desk.cases.take_back_last(two)
    assert shop.case(two).lead == before.lead
    assert shop.case(two).claims == before.claims
    shop.desk.cases.again_last(two)
    assert shop.case(two).lead == after.lead


def test_each_has_a_sheet_of_his_own_pieces(shop, two):
    for party in (Party.SUPPLIER, Party.CARRIER):
        paper = shop.desk.papers.evidence(two, addressee=party)
        assert paper.number
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    for party in (Party.SUPPLIER, Party.CARRIER):
        assert shop.desk.papers.evidence(two, addressee=party).number


def test_an_answer_goes_to_the_claim_that_still_waits(shop, two):
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    shop.do(two, Move.CLAIM_ACCEPTED, party=Party.SUPPLIER)
    shop.do(two, Move.CLAIM_REFUSED)
    supplier, carrier = shop.case(two).claims
    assert [answer.kind for answer in supplier.answers] == [_S.ACCEPTED]
    assert [answer.kind for answer in carrier.answers] == [_S.REFUSED]


def test_a_preview_of_the_second_claim_writes_what_the_step_does(shop, two):
    follow(shop, two, StepKind.SEND_CLAIM)
    shop.do(two, StepKind.SEND_CLAIM)
    follow(shop, two, StepKind.SEND_CLAIM)
    options = StepOptions(party=Party.CARRIER)
    preview = shop.desk.cases.preview_letter(two, StepKind.SEND_CLAIM, options)
    assert preview.body == shop.do(two, StepKind.SEND_CLAIM).body
