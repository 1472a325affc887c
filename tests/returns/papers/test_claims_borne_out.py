"""Nobody is asked to close a claim, or to take a decision back, that our own finding bears out."""

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.money import Money
from returns.papers.packet.packets import Asking
from returns.papers.sheet.sheet_scope import Groundless
from returns.phrases import say
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.rules.steps.sheet_reader import reader_of
from returns.terms import Move, PackageState, Party, StepKind, Verdict, Works
from returns.trade.disputes import Dispute

PRICE = Money.parse("40.00", "USD")
#: whom the buyer complained to, where the order is from, and who is asked
HEARD = [
    ("a_to_z", "Amazon US", Dispute.A_TO_Z),
    ("ebay", "eBay US", Dispute.PLATFORM_CASE),
    ("paypal", "Quay Shop", Dispute.PAYPAL),
    ("card", "eBay US", Dispute.CHARGEBACK),
]
LANGS = ["en", "zh"]


def looked_at(desk, channel, verdict, *, reason="damaged_in_transit"):
    """A case whose goods came back cracked, and what that was taken for."""
    told = NewCase("302-55", channel, "Mug", reason, PRICE, "MUG", buyer_name="Lena")
    (case_id,) = desk.by_hand.open(told).case_ids
    look(desk, case_id, verdict)
    return case_id


def look(desk, case_id, verdict=None, works=(Works.NO,)):
    desk.receiving.receive(case_id)
    line = desk.cases.get(case_id).lines[0]
    for number, each in enumerate(works, start=1):
        marks = "cracked" if each is Works.NO else ""
        seen = FindingDraft(line.id, number, PackageState.OPENED, True, each, marks=marks)
        desk.inspections.save_finding(case_id, seen)
    if verdict is not None:
        desk.inspections.set_verdict(case_id, verdict)
    desk.inspections.finish(case_id)


def heard(desk, channel, dispute, verdict, **told):
    case_id = looked_at(desk, channel, verdict, **told)
    desk.disputes.note(case_id, DisputeTold(dispute))
    return case_id


def paid_by_us(desk, case_id):
    desk.money.note(case_id, MoneyTold(PRICE, out=True))


@pytest.mark.parametrize(("addressee", "channel", "dispute"), HEARD)
@pytest.mark.parametrize("verdict", [Verdict.AS_CLAIMED, Verdict.CARRIER_DAMAGE])
def test_no_packet_asks_to_close_what_the_finding_bears_out(
    desk, addressee, channel, dispute, verdict
):
    case_id = heard(desk, channel, dispute, verdict)
    with pytest.raises(Groundless) as refused:
        desk.packets.make(case_id, Asking(addressee))
    for lang in LANGS:
        words = refused.value.say(lang)
        assert say("papers.borne_out", lang) in words
        assert desk.cases.get(case_id).number in words


@pytest.mark.parametrize(("addressee", "channel", "dispute"), HEARD)
def test_neither_does_the_sheet_nor_the_letter(desk, addressee, channel, dispute):
    case_id = heard(desk, channel, dispute, Verdict.AS_CLAIMED)
    with pytest.raises(Groundless):
        desk.papers.evidence(case_id, addressee=Party.PLATFORM)
    with pytest.raises(IllegalMove):
        desk.cases.do(case_id, StepKind.SEND_CLAIM, StepOptions(party=Party.PLATFORM))


@pytest.mark.parametrize(("addressee", "channel", "dispute"), HEARD)
@pytest.mark.parametrize("lang", LANGS)
def test_who_paid_already_asks_to_close_it_and_says_so(desk, addressee, channel, dispute, lang):
    case_id = looked_at(desk, channel, Verdict.AS_CLAIMED)
    paid_by_us(desk, case_id)
    desk.disputes.note(case_id, DisputeTold(dispute))
    packet = desk.packets.make(case_id, Asking(addressee, lang=lang))
    verb = "close_card" if addressee == "card" else "close"
    assert say(f"packets.ask.{verb}", lang) in packet.text
    assert "40.00" in packet.text


@pytest.mark.parametrize(("addressee", "channel", "dispute"), HEARD)
@pytest.mark.parametrize(
    "verdict", [Verdict.BUYER_DAMAGE, Verdict.WRONG_ITEM, Verdict.EMPTY, Verdict.NO_FAULT]
)
def test_what_speaks_against_the_claim_is_told_as_before(
    desk, addressee, channel, dispute, verdict
):
    case_id = heard(desk, channel, dispute, verdict)
    assert desk.packets.make(case_id, Asking(addressee)).files


def test_of_two_pieces_the_one_that_speaks_against_it_is_enough(desk):
    told = NewCase("302-57", "eBay US", "Mug", "defective", PRICE, "MUG", quantity=2)
    (case_id,) = desk.by_hand.open(told).case_ids
    look(desk, case_id, works=(Works.NO, Works.YES))
    found = [unit.verdict for unit in desk.cases.get(case_id).lines[0].units]
    assert found == [Verdict.AS_CLAIMED, Verdict.NO_FAULT]
    desk.disputes.note(case_id, DisputeTold(Dispute.PLATFORM_CASE))
    assert desk.packets.make(case_id, Asking("ebay")).files


def test_another_thing_is_what_was_said_where_the_buyer_complained_of_it(desk):
    told = {"reason": "wrong_item"}
    case_id = heard(desk, "eBay US", Dispute.PLATFORM_CASE, Verdict.WRONG_ITEM, **told)
    with pytest.raises(Groundless):
        desk.packets.make(case_id, Asking("ebay"))


def test_who_only_changed_his_mind_has_no_claim_that_the_goods_could_bear_out(desk):
    told = {"reason": "changed_mind"}
    case_id = heard(desk, "eBay US", Dispute.PLATFORM_CASE, Verdict.AS_CLAIMED, **told)
    assert desk.packets.make(case_id, Asking("ebay")).files


def test_the_sheet_is_made_for_who_owes_it_and_else_for_who_decides(desk):
    case_id = looked_at(desk, "eBay US", Verdict.AS_CLAIMED)
    desk.disputes.note(case_id, DisputeTold(Dispute.PLATFORM_CASE))
    assert reader_of(desk.cases.get(case_id), hearing=True) is Party.SUPPLIER
    desk.inspections.set_verdict(case_id, Verdict.BUYER_DAMAGE)
    assert reader_of(desk.cases.get(case_id), hearing=True) is Party.PLATFORM


@pytest.mark.parametrize("channel", ["Amazon US", "eBay US"])
def test_no_decision_is_appealed_that_the_finding_bears_out(desk, channel):
    dispute = Dispute.A_TO_Z if channel == "Amazon US" else Dispute.PLATFORM_CASE
    addressee = "a_to_z" if channel == "Amazon US" else "ebay"
    case_id = heard(desk, channel, dispute, Verdict.AS_CLAIMED)
    desk.store.clock.forward(days=1)
    desk.money.note(case_id, MoneyTold(PRICE, out=True, party=Party.PLATFORM))
    with pytest.raises(Groundless):
        desk.packets.make(case_id, Asking(addressee))


def test_what_was_asked_before_the_goods_were_seen_is_asked_no_more(desk):
    told = NewCase("302-56", "eBay US", "Mug", "damaged_in_transit", PRICE, "MUG")
    (case_id,) = desk.by_hand.open(told).case_ids
    desk.disputes.note(case_id, DisputeTold(Dispute.PLATFORM_CASE))
    desk.cases.do(case_id, StepKind.SEND_CLAIM, StepOptions(party=Party.PLATFORM))
    look(desk, case_id, Verdict.AS_CLAIMED)
    with pytest.raises(Groundless):
        desk.packets.make(case_id, Asking("ebay"))
    desk.cases.do(case_id, Move.CLAIM_REFUSED, StepOptions(answer="No."))
