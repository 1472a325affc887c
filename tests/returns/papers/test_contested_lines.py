"""Of several things each is argued for by its own words, and none of them lets go of another."""

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.papers.packet.packets import Asking
from returns.records.options import StepOptions
from returns.terms import Move, Offer, Party, StepKind, Verdict, Works
from returns.trade.disputes import Dispute
from tests.returns.casework.shop import usd

PAID = {"MUG": "60.00", "LAMP": "70.00", "BOWL": "80.00"}


def heard(shop, *verdicts):
    """A thing for each verdict, all of them back; the buyer opened an A-to-z claim on them."""
    items = [shop.item(sku, paid, tracking_id="T1") for sku, paid in PAID.items()]
    case_id = shop.request(*items[: len(verdicts)])
    shop.desk.receiving.receive(case_id)
    for number, verdict in enumerate(verdicts, start=1):
        shop.look(case_id, line=number, works=Works.NO, marks=f"mark {number}")
        line = shop.case(case_id).lines[number - 1]
        shop.desk.inspections.decide(case_id, line.id, 1, verdict=verdict)
    shop.desk.inspections.finish(case_id)
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.A_TO_Z))
    return case_id


def answered(shop, case_id, **options):
    """What the platform reads."""
    told = StepOptions(party=Party.PLATFORM, reason="the camera was broken", **options)
    shop.desk.cases.do(case_id, StepKind.SEND_CLAIM, told)
    return shop.desk.cases.letters(case_id)[-1].letter.body


@pytest.mark.parametrize("line", [None, 1])
def test_what_is_said_of_one_thing_gives_up_no_other_that_is_contested_too(shop, line):
    """Of each the letter said that it asked nothing for the rest, which was the other."""
    case_id = heard(shop, Verdict.BUYER_DAMAGE, Verdict.BUYER_DAMAGE)
    body = answered(shop, case_id, line=line)
    assert "mark 1" in body
    assert ("mark 2" in body) is (line is None)
    assert "we ask nothing" not in body


def test_the_paper_of_one_thing_gives_up_no_other(shop):
    case_id = heard(shop, Verdict.BUYER_DAMAGE, Verdict.BUYER_DAMAGE)
    mug = shop.case(case_id).lines[0]
    packet = shop.desk.packets.make(case_id, Asking("a_to_z", line_id=mug.id))
    assert "we ask nothing" not in packet.text
    assert "pieces" not in packet.text


def test_what_is_as_the_buyer_said_is_given_up_beside_what_is_contested(shop):
    case_id = heard(shop, Verdict.BUYER_DAMAGE, Verdict.BUYER_DAMAGE, Verdict.AS_CLAIMED)
    packet = shop.desk.packets.make(case_id, Asking("a_to_z"))
    assert "2 of the 3 pieces" in " ".join(packet.text.split())
    body = answered(shop, case_id)
    assert "mark 3" not in body
    assert body.count("for the rest we ask nothing") == 2


def kept_and_granted(shop, came, part, given):
    """Three of 40.00 are kept for that part, one comes back broken as said, and Amazon grants the claim."""
    told = {"return_quantity": "3", "order_quantity": "3"}
    case_id = shop.request(shop.item("MUG", "120.00", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.PARTIAL_REFUND, amount=part)
    shop.do(case_id, Move.BUYER_AGREED)
    shop.do(case_id, StepKind.REFUND)
    if came:
        shop.do(case_id, Move.RECEIVE, units=(1,), tracking="T9")
        shop.look(case_id, works=Works.NO)
        shop.finish(case_id)
    if came == "paid":
        shop.do(case_id, StepKind.REFUND)
    shop.desk.disputes.note(case_id, DisputeTold(Dispute.A_TO_Z))
    shop.clock.forward(days=1)
    shop.desk.money.note(case_id, MoneyTold(given, out=True, party=Party.PLATFORM))
    return " ".join(shop.desk.packets.make(case_id, Asking("a_to_z")).text.split())


@pytest.mark.parametrize(
    ("came", "part", "given", "asked"),
    [
        # 10.00 of our 30.00 are for keeping each: of the 90.00 Amazon gave 60.00 for the two that stay
        ("unpaid", "30.00", "90.00", "USD 60.00 for 2 of the 3 pieces"),
        # no more than it gave
        ("unpaid", "30.00", "50.00", "USD 50.00 for 2 of the 3 pieces"),
        ("", "30.00", "90.00", "USD 90.00"),
        # all that was due he had from us: what it gave is beside that
        ("paid", "30.00", "60.00", "USD 60.00"),
    ],
)
def test_what_he_had_from_us_for_keeping_some_was_not_given_by_the_platform(
    shop, came, part, given, asked
):
    """It was asked for their whole price, and of the one that came, too, as if we had paid for that."""
    assert f"reimburse {asked}" in kept_and_granted(shop, came, usd(part), usd(given))
