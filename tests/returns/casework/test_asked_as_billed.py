"""A supplier is asked for what he billed, in his currency; what our books have of it is an estimate."""

from dataclasses import replace
from itertools import product

import pytest

from returns.casework.money_moves import MoneyTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove, Refusal
from returns.importing.money_text import typed_with_code
from returns.money import Money
from returns.papers.answer_told import problems
from returns.papers.packet.packets import Asking
from returns.records.billed import Billed
from returns.records.options import LetterWords
from returns.records.policy import EvidenceDemand, PolicyTerms, ReturnFee
from returns.rules.money.claim_amount import ClaimLine, as_billed, claim_amount
from returns.rules.money.exchange import shipped_rates
from returns.terms import (
    Disposition,
    FreightWay,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)
from tests.filling import added_to
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


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_working_adds_up_to_what_is_asked_in_one_currency(shop, clocks, lang):
    """The sum stood in his currency, and its parts in ours."""
    sheet = " ".join(text_of(shop.desk.papers.evidence(clocks, lang=lang).pdf).split())
    assert "CNY 0.00" in sheet, "his fee, of which nothing is taken off"
    assert "USD 0.00" not in sheet
    assert "CNY 88.02 = CNY 176.04" not in sheet


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


def cny(text):
    return Money.parse(text, "CNY")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_part_is_granted_in_the_suppliers_currency_and_reminded_of_in_it(shop, clocks, lang):
    shop.do(clocks, StepKind.SEND_CLAIM)
    shop.do(clocks, Move.CLAIM_PARTLY, amount=cny("100"))
    (claim,) = shop.case(clocks).claims
    assert claim.billed == cny("176.04")
    assert (claim.accepted, claim.accepted_as_billed) == (usd("13.89"), cny("100"))
    shop.clock.forward(days=20)
    reminder = shop.desk.cases.do(clocks, StepKind.CHASE_SUPPLIER, lang=lang).letter
    for words in ("CNY 100.00", "USD 13.89", ESTIMATED[lang]):
        assert words in reminder.body
    sheet = " ".join(text_of(shop.desk.papers.evidence(clocks, lang=lang).pdf).split())
    assert "CNY 100.00" in sheet
    assert "USD 13.89" not in sheet


def test_money_that_came_in_the_suppliers_currency_is_kept_as_it_came(shop, clocks):
    shop.do(clocks, StepKind.SEND_CLAIM)
    shop.do(clocks, Move.CLAIM_ACCEPTED)
    told = MoneyTold(cny("100"), out=False, party=Party.SUPPLIER, rest_asked=True)
    shop.desk.money.note(clocks, told)
    case = shop.case(clocks)
    (paid,) = [each for each in case.payments if not each.outgoing]
    assert (paid.amount, paid.billed) == (usd("13.89"), cny("100"))
    assert case.claims[0].accepted_as_billed == cny("176.04")
    shop.clock.forward(days=20)
    reminder = shop.do(clocks, StepKind.CHASE_SUPPLIER)
    assert "CNY 76.04" in reminder.body
    shop.do(clocks, StepKind.SETTLE, amount=cny("76.04"))
    came = [each.amount.minor for each in shop.case(clocks).payments if not each.outgoing]
    assert sum(came) == case.claims[0].amount.minor, (
        "the books have a cent too many, or too few"
    )


def test_thanks_name_what_came_in_the_suppliers_currency(shop, clocks):
    shop.do(clocks, StepKind.SEND_CLAIM)
    shop.do(clocks, Move.CLAIM_PARTLY, amount=cny("100"))
    letter = shop.do(clocks, StepKind.SETTLE, amount=cny("100"))
    assert letter.template == "thanks"
    assert "CNY 100.00" in letter.body


def test_more_than_was_asked_is_refused_in_the_suppliers_currency(shop, clocks):
    shop.do(clocks, StepKind.SEND_CLAIM)
    with pytest.raises(IllegalMove) as refused:
        shop.do(clocks, Move.CLAIM_PARTLY, amount=cny("176.05"))
    assert refused.value.key == "step.more_than_claimed"
    assert "CNY" in refused.value.say("en")


@pytest.mark.parametrize("told", [cny("100"), Money.parse("20", "EUR")])
def test_no_other_currency_is_taken_and_none_for_the_buyer(shop, clocks, told):
    shop.do(clocks, StepKind.SEND_CLAIM)
    buyers = MoneyTold(told, out=True)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.money.note(clocks, buyers)
    assert refused.value.key == "step.currency"
    if told.currency == "EUR":
        with pytest.raises(IllegalMove) as refused:
            shop.do(clocks, Move.CLAIM_PARTLY, amount=told)
        assert refused.value.key == "step.currency"


def test_the_same_money_is_noted_once_in_either_currency(shop, clocks):
    shop.do(clocks, StepKind.SEND_CLAIM)
    told = MoneyTold(cny("100"), out=False, reference="K-1", rest_asked=True)
    shop.desk.money.note(clocks, told)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.money.note(clocks, told)
    assert refused.value.key == "money.noted_before"


def test_what_was_granted_in_another_currency_is_taken_back_and_done_again(shop, clocks):
    shop.do(clocks, StepKind.SEND_CLAIM)
    before = shop.case(clocks).claims
    shop.do(clocks, Move.CLAIM_PARTLY, amount=cny("100"))
    after = shop.case(clocks).claims
    shop.desk.cases.take_back_last(clocks)
    assert shop.case(clocks).claims == before
    shop.desk.cases.again_last(clocks)
    assert shop.case(clocks).claims == after


@pytest.mark.parametrize("text", ["CNY 100", "100 CNY", "cny100.00"])
def test_a_sum_is_typed_with_its_code(text):
    assert typed_with_code(text, "USD") == cny("100")
    assert typed_with_code("100", "USD") == usd("100")
    with pytest.raises(Refusal):
        typed_with_code("100 XYZ", "USD")


@pytest.mark.parametrize("typed", ["100", "CNY 100.00", "¥100"])
def test_a_part_that_is_typed_on_the_sheet_is_in_the_currency_that_it_asks_in(
    shop, clocks, tmp_path, typed
):
    shop.do(clocks, StepKind.SEND_CLAIM)
    sheet = shop.desk.papers.evidence(clocks)
    back = tmp_path / "back.pdf"
    back.write_bytes(added_to(sheet.pdf, {"remedy": "/part", "sum": typed}))
    found = shop.desk.sheet_answers.read(back)
    assert problems(found, "en") == []
    shop.desk.sheet_answers.note(back, found.sha256)
    (claim,) = shop.case(clocks).claims
    assert (claim.accepted_as_billed, claim.accepted) == (cny("100"), usd("13.89"))


def test_a_sheet_that_is_ticked_grants_all_that_was_billed(shop, clocks, tmp_path):
    shop.do(clocks, StepKind.SEND_CLAIM)
    back = tmp_path / "back.pdf"
    back.write_bytes(added_to(shop.desk.papers.evidence(clocks).pdf, {"remedy": "/refund"}))
    found = shop.desk.sheet_answers.read(back)
    assert problems(found, "en") == []
    shop.desk.sheet_answers.note(back, found.sha256)
    (claim,) = shop.case(clocks).claims
    assert (claim.accepted_as_billed, claim.accepted) == (cny("176.04"), claim.amount)


@pytest.mark.parametrize(
    ("currency", "cost", "fee", "asked"),
    [
        ("USD", "CNY 432", "USD 5", "CNY 396.00 (USD 55.00"),
        ("USD", "CNY 432", "CNY 36", "CNY 396.00 (USD 55.00"),
        ("USD", "CNY 432", "EUR 4", "CNY 400.68 (USD 55.65"),
        ("EUR", "EUR 60", "USD 5", "EUR 55.40"),
        ("JPY", "USD 60", "USD 5", "USD 55.00 (JPY 8,250"),
    ],
)
def test_a_fixed_fee_is_taken_off_in_whatever_currency_it_stands(
    shop, currency, cost, fee, asked
):
    """Rates of the shipped table: a dollar is CNY 7.20, EUR 0.92, JPY 150."""

    def money(text):
        code, amount = text.split()
        return Money.parse(amount, code)

    shop.supplier(rma_needed=False, fee=ReturnFee(0, money(fee)))
    shop.desk.products.tell("MUG", ProductTold(cost=money(cost), supplier="Kiln & Co"))
    cells = {"currency_code": currency, "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("MUG", "9000" if currency == "JPY" else "90.00", **cells))
    there = Route.TO_SUPPLIER
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=there)
    shop.do(case_id, StepKind.APPROVE, route=there)
    shop.do(case_id, Move.RECEIVE, route=there)
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert f"credit us {asked}" in letter.body


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_joins_a_claim_is_added_up_in_the_suppliers_currency(shop, lang):
    """Its parts were CNY 88.02 and USD 18.50, and its sheet left out the second."""
    shop.supplier(rma_needed=False, freight={"*": "supplier"}, fee=ReturnFee(percent=10))
    shop.desk.products.tell("CLOCK", ProductTold(cost=cny("88.02"), supplier="Kiln & Co"))
    item = shop.item("CLOCK", "160.00", return_quantity="2", order_quantity="2")
    case_id = shop.request(item)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.desk.inspections.set_freight(case_id, FreightWay.BACK, usd("7.50"))
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO, disposition=Disposition.TO_SUPPLIER)
    shop.miss(case_id, unit=2)
    shop.finish(case_id)
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.desk.receiving.receive(case_id, "T-2")
    shop.look(case_id, unit=2, works=Works.NO, disposition=Disposition.TO_SUPPLIER)
    shop.finish(case_id)
    sheet = " ".join(text_of(shop.desk.papers.evidence(case_id, lang=lang).pdf).split())
    assert "CNY 133.22" in sheet
    letter = shop.desk.cases.do(case_id, StepKind.SEND_CLAIM, lang=lang).letter
    assert letter.template == "claim_joined"
    # 88.02 less 10 %, and 88.02 + 54.00 of postage less 10 % of the goods
    for words in ("CNY 212.44", "CNY 88.02", "CNY 133.22", "CNY 8.80"):
        assert words in letter.body
    assert letter.body.count("USD") == 1, "what our books have of the whole alone"


# --- what is billed in another currency since the claim was made ---------------------------------


def bills_since(shop, text, currency):
    told = ProductTold(cost=Money.parse(text, currency), supplier="Kiln & Co")
    shop.desk.products.tell("CLOCK", told)


def test_a_claim_is_paid_in_the_currency_in_which_it_was_made(shop, clocks):
    """Clocks are billed in yen since: the CNY 176.04 that were asked for could not be noted any more."""
    shop.do(clocks, StepKind.SEND_CLAIM)
    bills_since(shop, "300", "JPY")
    yen = MoneyTold(Money.parse("72", "JPY"), out=False, party=Party.SUPPLIER)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.money.note(clocks, yen)
    assert refused.value.key == "step.currency"
    shop.desk.money.note(clocks, replace(yen, amount=Money.parse("176.04", "CNY")))
    (paid,) = [p for p in shop.case(clocks).payments if not p.outgoing]
    assert (paid.amount, paid.billed) == (usd("24.45"), Money.parse("176.04", "CNY"))


def test_little_in_another_currency_settles_no_claim_that_was_made_in_ours(shop, clocks):
    """JPY 72 are 48 cents, and settled a claim for USD 12.00 without a question."""
    bills_since(shop, "6.00", "USD")
    shop.do(clocks, StepKind.SEND_CLAIM)
    assert (shop.case(clocks).claims[-1].amount, shop.case(clocks).claims[-1].billed) == (
        usd("12.00"),
        None,
    )
    bills_since(shop, "300", "JPY")
    yen = MoneyTold(Money.parse("72", "JPY"), out=False, party=Party.SUPPLIER)
    with pytest.raises(IllegalMove) as refused:
        shop.desk.money.note(clocks, yen)
    assert refused.value.key == "step.currency"
    # by who says that the rest is asked for still nothing is settled
    shop.desk.money.note(clocks, replace(yen, rest_asked=True))
    case = shop.case(clocks)
    assert case.tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    assert case.payments[-1].amount == usd("0.48")
