"""A carrier is told the number of the parcel that it carried, and has the evidence sheet with it."""

import pytest

from returns.records.options import StepOptions
from returns.terms import (
    ExchangeFrom,
    FreightPayer,
    Move,
    Offer,
    PackageState,
    Party,
    Route,
    StepKind,
    Verdict,
    Works,
)

CARRIER = StepOptions(party=Party.CARRIER, reason="None was taken.")


@pytest.fixture
def coming(shop):
    """A lamp on its way back at our expense, under K5; an older parcel of its case is no claim."""
    shop.supplier(costs=[("LAMP", "60")], rma_needed=False)
    case_id = shop.request(shop.item("LAMP", "140.00", return_reason="CR-UNWANTED_ITEM"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REPLACEMENT_ON_RECEIPT)
    shop.do(case_id, StepKind.APPROVE, route=Route.TO_US, payer=FreightPayer.SELLER)
    shop.do(case_id, Move.SHIPPED, tracking="K5")
    return case_id


def lost(shop, case_id):
    shop.do(case_id, Move.LOST, tracking="K5")
    return "K5"


def broken(shop, case_id):
    shop.desk.receiving.receive(case_id, "K5")
    shop.look(case_id, package=PackageState.DAMAGED, works=Works.NO)
    shop.finish(case_id, Verdict.CARRIER_DAMAGE)
    return "K5"


def new_one_lost(shop, case_id):
    shop.desk.receiving.receive(case_id, "K5")
    shop.look(case_id)
    shop.finish(case_id)
    sent = {"tracking": "N7", "exchange_from": ExchangeFrom.STOCK}
    shop.do(case_id, StepKind.REPLACE, **sent)
    shop.do(case_id, Move.LOST, tracking="N7")
    return "N7"


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("happens", [lost, broken, new_one_lost])
def test_a_claim_on_a_carrier_names_the_parcel_and_brings_the_sheet(
    shop, coming, happens, lang
):
    """Neither number nor sheet went along: the carrier could find nothing by it."""
    number = happens(shop, coming)
    letter = shop.desk.cases.do(coming, StepKind.SEND_CLAIM, CARRIER, lang).letter
    assert number in letter.body
    assert ({"K5", "N7"} - {number}).pop() not in letter.body
    assert letter.attachments == ("evidence",)
    (sheet,) = shop.desk.papers.attached(coming, letter)
    assert sheet.pdf.startswith(b"%PDF")
    shop.clock.forward(days=40)
    reminder = shop.desk.cases.preview_letter(
        coming, StepKind.CHASE_SUPPLIER, StepOptions(party=Party.CARRIER), lang
    )
    assert number in reminder.body
