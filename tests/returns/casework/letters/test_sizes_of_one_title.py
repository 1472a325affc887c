"""One size is sent for another of the same title: letters and history say which."""

import pytest

from returns.casework.products import ProductTold
from returns.documents.event_words import event_words
from returns.terms import ExchangeFrom, Move, Offer, Party, Route, StepKind
from tests.cases.playing import enter
from tests.returns.casework.shop import usd


@pytest.fixture
def swapped(shop):
    """A function that sends a shirt of this article for the one in size M, with the letter of it."""

    def send(wanted, lang=None):
        for sku in ("TS-M", "TS-L"):
            shop.desk.products.tell(sku, ProductTold(title="T-shirt", cost=usd("10")))
        shirt = shop.item(
            "TS-M", "120.00", item_name="T-shirt", return_reason="AMZ-PG-APP-TOO-SMALL"
        )
        case_id = shop.request(shirt)
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
        shop.do(case_id, StepKind.APPROVE, route=Route.TO_US)
        shop.desk.receiving.receive(case_id, "T-1")
        shop.look(case_id)
        shop.finish(case_id)
        stock = {"exchange_from": ExchangeFrom.STOCK, "tracking": "N-1"}
        return case_id, shop.do(case_id, StepKind.REPLACE, exchange=wanted, **stock)

    return send


def test_the_buyer_hears_which_size_was_sent_for_which(shop, swapped):
    """ "Your new T-shirt is on its way" told nothing of the size."""
    case_id, letter = swapped("TS-L")
    assert "Instead of T-shirt (TS-M) we have sent you: T-shirt (TS-L)" in letter.body
    assert "T-shirt (TS-M)" in enter(shop, case_id).body


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_history_names_the_size_that_was_sent(shop, swapped, lang):
    case_id, _ = swapped("TS-L")
    assert "T-shirt (TS-L)" in event_words(shop.desk.cases.history(case_id)[-1], lang)


def test_a_carrier_that_lost_the_new_one_is_told_which_size_that_was(shop, swapped):
    case_id, _ = swapped("TS-L")
    shop.do(case_id, Move.LOST, tracking="N-1")
    claim = shop.do(case_id, StepKind.SEND_CLAIM, party=Party.CARRIER)
    assert "T-shirt (TS-L)" in claim.body


def test_the_same_again_is_called_by_its_title_alone(shop, swapped):
    case_id, letter = swapped("TS-M")
    assert "T-shirt" in letter.body
    assert "TS-M" not in letter.body
    assert "TS-M" not in event_words(shop.desk.cases.history(case_id)[-1], "en")
