"""A supplier is asked for what he billed, in his currency; what our books have of it is an estimate."""

from itertools import product

import pytest

from returns.casework.products import ProductTold
from returns.money import Money
from returns.papers.packet.packets import Asking
from returns.records.billed import Billed
from returns.records.options import LetterWords
from returns.records.policy import EvidenceDemand, PolicyTerms, ReturnFee
from returns.rules.money.claim_amount import ClaimLine, as_billed, claim_amount
from returns.rules.money.exchange import shipped_rates
from returns.terms import Offer, StepKind
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of

DAY = {"en": "1 Nov", "zh": "11月1日"}
ESTIMATED = {"en": "estimated", "zh": "估算"}


@pytest.fixture
def clocks(shop):
    """Two clocks that the buyer keeps, refunded, which cost CNY 88.02 each."""
    demand = EvidenceDemand(redact_buyer=False)
    terms = {"rma_needed": False, "evidence": demand, "answer_days": 2}
    kiln = shop.supplier(**terms)
    told = ProductTold(cost=Money.parse("88.02", "CNY"), supplier="Kiln & Co")
    shop.desk.products.tell("CLOCK", told)
    item = shop.item("CLOCK", "30.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    assert shop.case(case_id).lines[0].supplier_id == kiln
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    return case_id


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_letter_asks_for_the_exact_sum_and_marks_ours_as_an_estimate(shop, clocks, lang):
    letter = shop.desk.cases.do(clocks, StepKind.SEND_CLAIM, lang=lang).letter
    for words in ("CNY 176.04", "USD 24.45", ESTIMATED[lang], DAY[lang]):
        assert words in letter.body
    # a piece is USD 12.23 in our books: twice that would be a cent above the sum
    assert shop.case(clocks).claims[-1].amount == letter.facts.amount == usd("24.45")
    shop.clock.forward(days=9)
    reminder = shop.desk.cases.do(clocks, StepKind.CHASE_SUPPLIER, lang=lang).letter
    assert "CNY 176.04" in reminder.body


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sheet_and_packet_say_the_same(shop, clocks, lang):
    sheet = " ".join(text_of(shop.desk.papers.evidence(clocks, lang=lang).pdf).split())
    packet = shop.desk.packets.make(clocks, Asking("supplier", lang=lang))
    for words in ("CNY 176.04", "USD 24.45", ESTIMATED[lang], DAY[lang]):
        assert words in sheet
        assert words in packet.text
    assert "CNY 88.02" in sheet
    # large in the box, in the sentence, in the working, and in the strip to answer in
    assert sheet.count("CNY 176.04") >= 4
    assert "24.46" not in sheet + packet.text


def test_it_may_be_said_in_ones_own_words_and_no_other_sum(shop, clocks):
    letter = shop.desk.cases.preview_letter(clocks, StepKind.SEND_CLAIM, lang="en")
    words = LetterWords(letter.subject, f"{letter.body}\nPlease pay CNY 176.04.", "en")
    sent = shop.do(clocks, StepKind.SEND_CLAIM, letter=words)
    assert sent.body.endswith("Please pay CNY 176.04.")


def test_what_he_bills_in_the_orders_currency_is_no_estimate(shop):
    shop.supplier(costs=[("MUG", "4")], rma_needed=False)
    case_id = shop.request(shop.item("MUG", "30.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert "USD 4.00." in letter.body
    assert "estimated" not in letter.body


COSTS = ("0.07", "88.02", "21.35", "3150", "0.31")
CURRENCIES = ("CNY", "EUR", "JPY", "GBP")


@pytest.mark.parametrize(("cost", "currency"), [*product(COSTS, CURRENCIES)])
@pytest.mark.parametrize("percent", [0, 12, 100])
@pytest.mark.parametrize("fixed", [None, "1"])
def test_our_books_never_have_more_than_the_exact_sum(cost, currency, percent, fixed):
    rates = shipped_rates()
    one = Money.parse(cost, currency)
    kept = None if fixed is None else Money.parse(fixed, currency)
    terms = PolicyTerms(fee=ReturnFee(percent=percent, fixed=kept))
    ours, billed = rates.convert(one, "USD"), Billed(one, "USD", rates)
    for pieces in (1, 2, 3, 7):
        exact = claim_amount([ClaimLine(one, pieces)], terms, "defective")
        books = claim_amount([ClaimLine(ours, pieces)], terms, "defective")
        claim = as_billed(books, exact, billed)
        assert claim.billed == exact.total
        assert claim.total <= rates.convert(exact.total, "USD")
        assert claim.total <= books.total
        if claim.total:
            assert sum(part.minor for _, part in claim.parts) == claim.total.minor


def test_a_fee_in_his_own_currency_is_taken_off():
    rates = shipped_rates()
    one = Money.parse("3150", "JPY")
    terms = PolicyTerms(fee=ReturnFee(percent=0, fixed=Money.parse("500", "JPY")))
    exact = claim_amount([ClaimLine(one)], terms, "defective")
    books = claim_amount([ClaimLine(rates.convert(one, "USD"))], terms, "defective")
    claim = as_billed(books, exact, Billed(one, "USD", rates))
    assert claim.billed == Money.parse("2650", "JPY")
    assert claim.total == usd("17.67")
