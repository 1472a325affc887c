"""What is asked back, with its working."""

import pytest

from returns.errors import Refusal
from returns.money import Money
from returns.phrases import topic
from returns.records.advice import Because
from returns.records.policy import PolicyTerms, ReturnFee
from returns.rules.money.claim_amount import ClaimAmount, ClaimLine, claim_amount, working
from returns.rules.sentences import sentence


def eur(text: str) -> Money:
    return Money.parse(text, "EUR")


LINES = [ClaimLine(eur("9.80"))]
KILN = PolicyTerms(fee=ReturnFee(percent=15, waived_for=("defective",)))


def test_a_defect_brings_goods_and_freight_without_a_fee() -> None:
    claim = claim_amount(LINES, KILN, "defective", eur("2.50"))
    assert claim.total == eur("12.30")
    assert working(claim) == "EUR 9.80 goods + EUR 2.50 freight, no fee: defective"
    assert working(claim, "zh") == "货值 EUR 9.80 + 运费 EUR 2.50，产品缺陷，免手续费"
    assert [amount.coded for _, amount in claim.parts] == ["EUR 9.80", "EUR 2.50", "EUR 0.00"]


def test_goods_that_their_buyer_keeps_stand_before_the_freight_with_their_currency_whole() -> (
    None
):
    kept = [ClaimLine(eur("39.99"), 1, eur("13.34"))]
    claim = claim_amount(kept, None, "defective", eur("2.59"), returned=0)
    assert working(claim).startswith(
        "EUR 13.34 for goods that the buyer keeps + EUR 2.59 freight, no fee"
    )
    assert working(claim, "zh").startswith("买家保留的商品 EUR 13.34 + 运费 EUR 2.59，")


def test_no_part_that_begins_with_its_sum_stands_among_the_fees() -> None:
    """Inside a line a fee begins small, and a currency code may not."""
    sums = {
        name.removesuffix("_short")
        for name, said in topic("en", "rules").items()
        if name.startswith("claim.") and name.endswith("_short") and said.startswith("{sum}")
    }
    assert {"claim.goods", "claim.goods_kept"} < sums
    for name in sums:
        facts = (("sum", "EUR 1.00"), ("percent", "50"), ("day", "1 Nov 2026"))
        claim = ClaimAmount(eur("1.00"), ((Because(name, facts, "D"), eur("1.00")),))
        assert working(claim).startswith("EUR 1.00"), name


def test_the_rows_read_as_on_the_evidence_sheet() -> None:
    claim = claim_amount(LINES, KILN, "defective", eur("2.50"))
    assert [sentence(because) for because, _ in claim.parts] == [
        "Goods, 1 × EUR 9.80",
        "Freight to the buyer",
        "Fee for returned goods (none: Defective)",
    ]


def test_what_the_buyer_did_not_want_brings_the_price_less_the_fee() -> None:
    claim = claim_amount(LINES, KILN, "changed_mind", eur("2.50"))
    assert claim.total == eur("8.33")
    assert working(claim) == "EUR 9.80 goods, less EUR 1.47 fee (15 %)"


def test_nothing_that_goes_back_costs_no_fee() -> None:
    claim = claim_amount(LINES, KILN, "changed_mind", returned=0)
    assert claim.total == eur("9.80")


def test_what_was_ordered_wrong_has_its_own_fee() -> None:
    terms = PolicyTerms(fee=ReturnFee(percent=15), ordered_wrong_fee_percent=25)
    assert claim_amount(LINES, terms, "wrong_size").total == eur("7.35")


def test_a_fixed_fee_is_never_more_than_the_goods() -> None:
    terms = PolicyTerms(fee=ReturnFee(fixed=eur("50")))
    assert claim_amount(LINES, terms, "changed_mind").total == eur("0")


def test_several_lines_and_quantities_add_up() -> None:
    lines = [ClaimLine(eur("9.80"), 3), ClaimLine(eur("1.15"), 2)]
    assert claim_amount(lines, None, "defective").total == eur("31.70")


def test_a_code_currency_keeps_its_capitals() -> None:
    terms = PolicyTerms(fee=ReturnFee(percent=10))
    claim = claim_amount([ClaimLine(Money(10000, "SEK"))], terms, "changed_mind")
    assert working(claim) == "SEK 100.00 goods, less SEK 10.00 fee (10 %)"


def test_without_lines_there_is_nothing_to_claim() -> None:
    with pytest.raises(Refusal, match="nothing to claim"):
        claim_amount([], None, "defective")


def test_two_currencies_are_never_added() -> None:
    lines = [ClaimLine(eur("1")), ClaimLine(Money(100, "USD"))]
    with pytest.raises(Refusal):
        claim_amount(lines, None, "defective")


def test_the_postage_back_goes_in_where_the_terms_lay_it_on_the_supplier() -> None:
    terms = PolicyTerms(freight={"*": "seller", "defective": "supplier"})
    claim = claim_amount(LINES, terms, "defective", eur("2.50"), freight_back=eur("9"))
    assert claim.total == eur("21.30")
    assert "EUR 9.00 postage back" in working(claim)
    assert "退回运费 EUR 9.00" in working(claim, "zh")
    assert "Postage of the goods back" in [sentence(because) for because, _ in claim.parts]


@pytest.mark.parametrize("payer", ["seller", "buyer", "carrier"])
def test_the_postage_back_is_not_theirs_by_other_terms_and_the_working_says_so(
    payer: str,
) -> None:
    terms = PolicyTerms(freight={"*": payer})
    claim = claim_amount(LINES, terms, "defective", freight_back=eur("9"))
    assert claim.total == eur("9.80")
    assert "postage back not claimed" in working(claim)
    assert "退回运费不计入" in working(claim, "zh")


def test_without_terms_the_reason_decides_about_the_postage_back() -> None:
    broken = claim_amount(LINES, None, "defective", freight_back=eur("9"))
    unwanted = claim_amount(LINES, None, "changed_mind", freight_back=eur("9"))
    assert (broken.total, unwanted.total) == (eur("18.80"), eur("9.80"))
