"""Money and answers are of whom they came from, and settle nobody else's claim (domain.md 1, 9)."""

import pytest

from returns.casework.money_moves import MoneyTold
from returns.documents.event_words import event_words
from returns.errors import IllegalMove
from returns.terms import FreightWay, Move, Offer, Party, Route, StepKind, SupplierClaim, Works
from tests.returns.casework.shop import usd
from tests.returns.casework.test_two_parties_of_a_line import bowls, follow, two

__all__ = ["bowls", "two"]


@pytest.fixture
def asked(shop):
    """The supplier was asked for it, and the buyer paid."""
    shop.supplier(costs=[("MUG", "61.25")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "140.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
    shop.desk.receiving.receive(case_id)
    shop.look(case_id, works=Works.NO, marks="cracked")
    shop.finish(case_id)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="The buyer's own.")
    return case_id


def money_in(shop, case_id, party, amount="61.25", **told):
    shop.desk.money.note(case_id, MoneyTold(usd(amount), out=False, party=party, **told))


@pytest.mark.parametrize("refused", [True, False])
def test_a_carriers_money_is_the_carriers_and_settles_no_suppliers_claim(shop, asked, refused):
    if refused:
        shop.do(asked, Move.CLAIM_REFUSED)
    before = shop.case(asked).lead.tracks
    money_in(shop, asked, Party.CARRIER, reference="UPS77")
    case = shop.case(asked)
    (paid,) = [each for each in case.payments if not each.outgoing]
    assert (paid.party, paid.amount, paid.claim_id) == (Party.CARRIER, usd("61.25"), None)
    assert case.lead.tracks == before
    with pytest.raises(IllegalMove):
        money_in(shop, asked, Party.CARRIER, reference="UPS77")
    shop.desk.cases.take_back_last(asked)
    assert not [each for each in shop.case(asked).payments if not each.outgoing]


@pytest.mark.parametrize("party", [Party.SUPPLIER, Party.CARRIER])
def test_money_that_comes_is_for_the_pieces_that_were_named(shop, two, party):
    """Of whoever was asked, and of another: it was for all of the claim, or for none."""
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    other = {Party.SUPPLIER: Party.CARRIER, Party.CARRIER: Party.SUPPLIER}[party]
    shop.do(two, Move.WRITE_OFF, party=other)
    money_in(shop, two, party, "20", units=(2,), rest_asked=True)
    money_in(shop, two, party, "10", rest_asked=True)
    asked = {claim.of: claim.units for claim in shop.case(two).claims}
    came = [each.units for each in shop.case(two).payments if not each.outgoing]
    assert came == [(2,), asked[party]]
    with pytest.raises(IllegalMove) as refused:
        money_in(shop, two, party, "5", units=(3,), rest_asked=True)
    assert refused.value.key == "step.no_unit"


def test_another_partys_money_is_for_the_pieces_that_were_named(shop, asked):
    money_in(shop, asked, Party.CARRIER, units=(1,))
    (paid,) = [each for each in shop.case(asked).payments if not each.outgoing]
    assert (paid.party, paid.claim_id, paid.units) == (Party.CARRIER, None, (1,))
    with pytest.raises(IllegalMove) as refused:
        money_in(shop, asked, Party.CARRIER, "1", units=(2,))
    assert refused.value.key == "step.no_unit"


def test_the_suppliers_money_settles_what_he_was_asked_for(shop, asked):
    money_in(shop, asked, Party.SUPPLIER)
    case = shop.case(asked)
    assert case.lead.tracks.supplier_claim is SupplierClaim.SETTLED
    assert [each.claim_id for each in case.payments if not each.outgoing] == [case.claims[0].id]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Move.CLAIM_ACCEPTED, {}),
        (Move.CLAIM_REFUSED, {}),
        (Move.WRITE_OFF, {}),
        (StepKind.SETTLE, {"amount": usd("61.25")}),
    ],
)
def test_nobody_answers_for_somebody_else(shop, asked, kind, told):
    with pytest.raises(IllegalMove) as refused:
        shop.do(asked, kind, party=Party.CARRIER, **told)
    assert refused.value.key == "move.not_asked"
    for lang in ("en", "zh"):
        assert "{" not in refused.value.say(lang)


def test_a_refused_claim_beside_one_that_was_paid_is_written_off(shop, two):
    shop.do(two, StepKind.SEND_CLAIM, party=Party.CARRIER)
    follow(shop, two, StepKind.CHASE_SUPPLIER)
    shop.do(two, Move.CLAIM_ACCEPTED, party=Party.CARRIER)
    money_in(shop, two, Party.CARRIER, "60")
    shop.do(two, Move.CLAIM_REFUSED, party=Party.SUPPLIER)
    step = shop.case(two).next
    assert step.kind is StepKind.SETTLE, step
    follow(shop, two)
    assert shop.case(two).closed_at is not None


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("door", ["money", "settle"])
def test_more_than_was_asked_is_noted_only_with_a_reason(shop, asked, door, lang):
    """612.50 for a claim of 61.25 was taken without a word."""

    def came(amount, **told):
        if door == "money":
            money_in(shop, asked, Party.SUPPLIER, amount, **told)
        else:
            shop.do(asked, StepKind.SETTLE, amount=usd(amount), **told)

    before = shop.case(asked)
    with pytest.raises(IllegalMove) as refused:
        came("612.50")
    assert refused.value.key == "money.over_asked"
    assert "61.25" in refused.value.say(lang)
    assert shop.case(asked) == before
    came("65.00", reason="They paid the postage as well.")
    (paid,) = [each for each in shop.case(asked).payments if not each.outgoing]
    assert paid.amount == usd("65.00")
    assert "They paid the postage" in event_words(shop.desk.cases.history(asked)[-1], lang)


def test_parts_of_a_claim_are_counted_together_and_known_postage_is_no_excess(shop, asked):
    money_in(shop, asked, Party.SUPPLIER, "60.00", rest_asked=True)
    with pytest.raises(IllegalMove) as refused:
        money_in(shop, asked, Party.SUPPLIER, "1.26")
    assert refused.value.key == "money.over_asked"
    shop.desk.inspections.set_freight(asked, FreightWay.BACK, usd("4.00"))
    money_in(shop, asked, Party.SUPPLIER, "5.25")
