"""Who got money and a new one is asked whether both arrived."""

import pytest

from returns.terms import ExchangeFrom, Offer, StepKind
from tests.cases.playing import enter, enter_until
from tests.returns.casework.shop import usd


@pytest.mark.parametrize(
    ("lang", "words", "one"),
    [
        ("en", "Have the refund and the new item", " or "),
        ("zh", "退款和补发商品都收到了吗", "或"),
    ],
)
def test_both_are_asked_after(shop, lang, words, one):
    """It was asked whether the one or the other had come, where both had gone."""
    shop.supplier(costs=[("MUG", "9")], rma_needed=False)
    told = {"return_quantity": "2", "order_quantity": "2"}
    case_id = shop.request(shop.item("MUG", "40.00", return_reason="CR-DEFECTIVE", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    new = {"exchange_from": ExchangeFrom.STOCK, "tracking": "N1", "units": (1,)}
    shop.do(case_id, StepKind.REPLACE, **new)
    shop.do(case_id, StepKind.REFUND, amount=usd("20.00"), units=(2,), overrule=True)
    enter_until(shop, case_id, StepKind.CONFIRM_BUYER)
    letter = enter(shop, case_id, lang)
    assert letter.template == "confirm"
    assert words in letter.body
    assert one not in letter.body.split("If anything")[0].split("如果")[0]
