"""A new one that is promised and sent in one: one step, one letter, taken back together."""

import pytest

from returns.errors import IllegalMove
from returns.ledger.replay import differences
from returns.records.options import NewCase
from returns.terms import BuyerMoney, ExchangeFrom, Move, Offer, Party, StepKind
from tests.returns.casework.shop import usd
from tests.worlds.afterwards import rows_of_cases, there_and_back

AT_ONCE = {"offer": Offer.RETURNLESS_REPLACEMENT, "exchange_from": ExchangeFrom.STOCK}


@pytest.fixture
def asked(shop):
    """A broken mug, of which nothing was promised yet."""
    shop.supplier(costs=[("MUG", "6")], rma_needed=False)
    return shop.request(shop.item("MUG", "18.40"))


def test_it_is_one_step_with_one_letter_that_says_what_becomes_of_the_old_one(shop, asked):
    before = len(shop.desk.cases.history(asked))
    first = rows_of_cases(shop.desk)
    shop.do(asked, StepKind.REPLACE, **AT_ONCE, tracking="N1", carrier="UPS")
    case = shop.case(asked)
    assert case.lead.offer is Offer.RETURNLESS_REPLACEMENT
    assert case.tracks.buyer_money is BuyerMoney.REPLACED
    (sent,) = case.exchanges
    assert sent.comes_from is ExchangeFrom.STOCK
    (event,) = shop.desk.cases.history(asked)[before:]
    assert event.kind == StepKind.REPLACE.value
    (letter,) = [k.letter for k in shop.desk.cases.letters(asked) if k.letter.to is Party.BUYER]
    assert "N1" in letter.body
    assert "need not send the old one back" in letter.body
    assert "free of charge" in letter.body
    with shop.desk.store.reading() as tx:
        assert differences(tx, asked) == ()
    there_and_back(shop.desk, first)


def test_who_never_had_it_is_told_of_no_old_one(shop):
    new = NewCase("77-1", "Shop", "Mug", "never_arrived", usd("18.40"))
    case_id = shop.desk.by_hand.open(new).case_ids[0]
    letter = shop.do(case_id, StepKind.REPLACE, **AT_ONCE, tracking="N1", overrule=True)
    assert letter is not None
    assert letter.template == "replaced"
    assert "old one" not in letter.body


def test_a_supplier_who_promised_none_sends_none_and_nothing_is_promised(shop, asked):
    told = AT_ONCE | {"exchange_from": ExchangeFrom.SUPPLIER}
    with pytest.raises(IllegalMove):
        shop.do(asked, StepKind.REPLACE, **told)
    assert shop.case(asked).lead.offer is None
    assert shop.case(asked).exchanges == ()


def test_what_is_agreed_already_is_not_promised_once_more(shop, asked):
    shop.do(asked, Move.OFFER, offer=Offer.RETURNLESS_REPLACEMENT)
    letter = shop.do(asked, StepKind.REPLACE, exchange_from=ExchangeFrom.STOCK)
    assert letter is not None
    assert letter.template == "replaced"
