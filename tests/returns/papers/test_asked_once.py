"""No sheet asks for money that came: a sheet and the letters of one case agree on what is still owed."""

import pytest

from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.terms import Move, Offer, Party, StepKind
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of


@pytest.fixture
def vase(shop):
    """A vase that the buyer keeps, refunded; its cost of $60 was claimed."""
    shop.supplier(costs=[("VASE", "60")], rma_needed=False)
    case_id = shop.request(shop.item("VASE", "90.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, reason="the buyer sent none")
    return case_id


def words(shop, case_id):
    pdf = shop.desk.papers.evidence(case_id, addressee=Party.SUPPLIER).pdf
    return " ".join(text_of(pdf).split())


def test_before_anything_came_all_of_it_is_asked(shop, vase):
    assert "USD 60.00" in words(shop, vase)
    assert "Already received" not in words(shop, vase)


@pytest.mark.parametrize(("came", "left"), [("35", "25.00"), ("59.99", "0.01")])
def test_of_a_claim_that_was_paid_in_part_the_rest_is_asked(shop, vase, came, left):
    shop.do(vase, Move.CLAIM_PARTLY, amount=usd(came), answer="No more.")
    shop.do(vase, StepKind.SETTLE, amount=usd(came), rest_asked=True)
    told = words(shop, vase)
    assert f"USD {left}" in told
    assert "Already received" in told


@pytest.mark.parametrize(("granted", "left"), [("35", "25.00"), ("59.99", "0.01")])
def test_of_a_claim_that_was_granted_in_part_the_rest_is_asked(shop, vase, granted, left):
    """It was asked for whole again until the money had come."""
    shop.do(vase, Move.CLAIM_PARTLY, amount=usd(granted), answer="No more.")
    told = words(shop, vase)
    assert f"refund USD {left}" in told
    assert f"Granted, still to come \N{MINUS SIGN}USD {granted}" in told
    # what came of it does not change what is left
    more = MoneyTold(usd("10"), out=False, party=Party.SUPPLIER, rest_asked=True)
    shop.desk.money.note(vase, more)
    told = words(shop, vase)
    assert f"refund USD {left}" in told
    assert "Already received \N{MINUS SIGN}USD 10.00" in told


def test_of_a_claim_that_was_granted_whole_all_is_asked_until_it_came(shop, vase):
    shop.do(vase, Move.CLAIM_ACCEPTED)
    assert "refund USD 60.00" in words(shop, vase)
    assert "Granted" not in words(shop, vase)


def test_a_claim_that_is_sent_again_asks_for_no_money_that_came(shop, vase):
    """$60 were asked for once more, of which $35 had come."""
    shop.do(vase, Move.CLAIM_PARTLY, amount=usd("35"), answer="No more.")
    shop.do(vase, StepKind.SETTLE, amount=usd("35"), rest_asked=True)
    shop.do(vase, StepKind.SEND_CLAIM, reason="the buyer sent none")
    assert shop.case(vase).claims[-1].amount == usd("25")
    letter = shop.desk.cases.letters(vase)[-1].letter
    assert letter.facts.amount == usd("25")
    assert "USD 60.00" not in letter.body
    assert "refund USD 25.00" in words(shop, vase)
    shop.do(vase, Move.CLAIM_PARTLY, amount=usd("5"), answer="That is all.")
    shop.do(vase, StepKind.SETTLE, amount=usd("5"), rest_asked=True)
    shop.do(vase, StepKind.SEND_CLAIM, reason="the buyer sent none")
    assert shop.case(vase).claims[-1].amount == usd("20")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_of_one_that_was_paid_nothing_is_asked_again(shop, vase, lang):
    shop.do(vase, Move.CLAIM_ACCEPTED)
    shop.do(vase, StepKind.SETTLE, amount=usd("60"))
    papers = shop.desk.folder / "documents"
    before = set(papers.iterdir()) if papers.exists() else set()
    with pytest.raises(IllegalMove) as refused:
        shop.desk.papers.evidence(vase, addressee=Party.SUPPLIER)
    assert refused.value.key == "papers.paid_up"
    assert "USD 60.00" in refused.value.say(lang)
    assert (set(papers.iterdir()) if papers.exists() else set()) == before
