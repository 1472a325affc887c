"""Who pays a label that the platform made pays it in the advice, too, whatever the reason says."""

import pytest

from returns.rules.sentences import sentences
from returns.terms import FreightPayer, Route
from tests.returns.casework.shop import usd


@pytest.fixture
def approved(shop):
    """A function that opens an approved case with a label of that kind that somebody pays."""
    shop.supplier(costs=[("LAMP", "50")])
    told = {"return_request_status": "Approved"}

    def open_case(reason, payer, kind="AmazonPrePaidLabel", paid="129.00", rma="DA1"):
        cells = {"return_reason": reason, "label_type": kind, "label_to_be_paid_by": payer}
        order = {"order_id": f"113-1111111-{rma}", "amazon_rma_id": rma}
        return shop.case(shop.request(shop.item("LAMP", paid, **told, **cells, **order)))

    return open_case


@pytest.mark.parametrize("reason", ["CR-UNWANTED_ITEM", "AMZ-PG-MISORDERED", "CR-DEFECTIVE"])
@pytest.mark.parametrize(
    ("payer", "pays", "lang", "told"),
    [
        ("Seller", FreightPayer.SELLER, "en", "made a label, and we pay for it"),
        ("Seller", FreightPayer.SELLER, "zh", "由我方付款"),
        ("Customer", FreightPayer.BUYER, "en", "made a label, and the buyer pays for it"),
        ("Customer", FreightPayer.BUYER, "zh", "由买家付款"),
    ],
)
def test_the_advice_names_who_pays_the_label(approved, reason, payer, pays, lang, told):
    """It said that the buyer pays the postage, or that we e-mail a label."""
    advice = approved(reason, payer).recommendation
    assert advice.freight_payer is pays
    said = " ".join(sentences(advice.because, lang))
    assert told in said
    assert not any(
        wrong in said for wrong in ("pays the postage back", "We e-mail a label", "退回运费")
    )


def test_a_label_that_we_pay_counts_in_what_sending_back_costs(approved):
    ours = approved("CR-UNWANTED_ITEM", "Seller", rma="DA1").recommendation
    theirs = approved("CR-UNWANTED_ITEM", "Customer", rma="DA2").recommendation
    back = [{way.way: way.cost for way in each.costs}[Route.TO_US] for each in (ours, theirs)]
    assert back[0] - back[1] == usd("9.00")


def test_a_label_that_is_to_be_bought_leaves_it_to_the_reason(approved):
    advice = approved("CR-UNWANTED_ITEM", "Customer", kind="AmazonUnPaidLabel").recommendation
    assert "Changed mind: the buyer pays the postage back." in sentences(advice.because)
