"""A carrier is told which parcel it carried, and which way and when, and has the evidence sheet with it."""

import pytest

from returns.casework.products import ProductTold
from returns.records.options import StepOptions
from returns.terms import (
    Disposition,
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
from tests.cases.playing import enter_until
from tests.returns.casework.shop import usd

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


def went_home(shop, case_id, tracking="N7"):
    """It came back used, was declined, and was lost on its way back to its buyer."""
    shop.ships_to_known(case_id)
    shop.desk.receiving.receive(case_id, "K5")
    shop.look(case_id, works=Works.NO)
    shop.finish(case_id, Verdict.BUYER_DAMAGE)
    shop.do(case_id, Move.DECLINE, reason="It was used.")
    went_on(shop, case_id, Disposition.TO_BUYER, tracking)
    shop.do(case_id, Move.LIFT, reason="UPS has no trace of it.")
    enter_until(shop, case_id, StepKind.SEND_CLAIM)


def to_supplier(shop, case_id):
    shop.desk.receiving.receive(case_id, "K5")
    shop.look(case_id)
    shop.finish(case_id)
    went_on(shop, case_id, Disposition.TO_SUPPLIER, "N7")


def went_on(shop, case_id, fate, tracking):
    line_id = shop.case(case_id).lead.id
    shop.desk.inspections.decide(case_id, line_id, 1, disposition=fate)
    shop.do(case_id, StepKind.SEND_ON, tracking=tracking)
    shop.do(case_id, Move.LOST, units=(1,))


def unnumbered(shop, case_id):
    went_home(shop, case_id, tracking="")


WAYS = {
    "back": (lost, "on its way back,", "在退回途中"),
    "new": (new_one_lost, "on its way to our buyer with a new one", "内装补发的商品"),
    "home": (went_home, "on its way back to our buyer", "在寄回买家的途中"),
    "no number": (unnumbered, "on its way back to our buyer", "在寄回买家的途中"),
    "on": (to_supplier, "on its way on from us", "由我方继续寄出"),
}


@pytest.mark.parametrize(("lang", "day"), [("en", "25 Nov 2026"), ("zh", "2026年11月25日")])
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_it_is_told_which_way_the_parcel_went_and_when_it_was_handed_over(
    shop, coming, way, lang, day
):
    """It read the sum, and the number where there was one."""
    happens, *words = way
    if happens is lost:
        day = day.replace("25", "22")
    else:
        shop.clock.forward(days=3)
    happens(shop, coming)
    letter = shop.desk.cases.do(coming, StepKind.SEND_CLAIM, CARRIER, lang).letter
    assert (letter.to, letter.template) == (Party.CARRIER, "claim_lost")
    assert words[lang == "zh"] in letter.body
    assert day in letter.body
    shop.clock.forward(days=40)
    reminder = shop.desk.cases.preview_letter(
        coming, StepKind.CHASE_SUPPLIER, StepOptions(party=Party.CARRIER), lang
    )
    assert day not in reminder.body


def test_each_of_two_is_told_by_its_number(shop):
    told = {"return_quantity": "2", "order_quantity": "2", "return_reason": "CR-UNWANTED_ITEM"}
    case_id = shop.request(shop.item("MUG", "120.00", **told))
    shop.desk.products.tell("MUG", ProductTold(cost=usd("9")))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REPLACEMENT)
    for unit in (1, 2):
        ways = {"tracking": f"N{unit}", "exchange_from": ExchangeFrom.STOCK}
        shop.do(case_id, StepKind.REPLACE, units=(unit,), **ways)
        shop.clock.forward(days=1)
    for unit in (1, 2):
        shop.do(case_id, Move.LOST, tracking=f"N{unit}")
    letter = shop.do(case_id, StepKind.SEND_CLAIM)
    assert (
        "Parcel N1 was on its way to our buyer with a new one, handed over on 22" in letter.body
    )
    assert (
        "Parcel N2 was on its way to our buyer with a new one, handed over on 23" in letter.body
    )
