"""Of several pieces only those are argued for that our own finding does not bear out (domain.md 6)."""

from decimal import Decimal

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove, Refusal
from returns.money import Money
from returns.papers.packet.packets import Asking
from returns.papers.sheet.sheet_scope import Groundless
from returns.phrases import word
from returns.records.inspection import FindingDraft
from returns.records.options import NewCase, StepOptions
from returns.terms import PackageState, Party, StepKind, Verdict, Works
from returns.trade.disputes import Dispute
from tests.returns.documents.sample_papers import text_of

HEARD = [
    ("a_to_z", "Amazon US", Dispute.A_TO_Z),
    ("ebay", "eBay US", Dispute.PLATFORM_CASE),
    ("paypal", "Quay Shop", Dispute.PAYPAL),
    ("card", "eBay US", Dispute.CHARGEBACK),
]
LANGS = ["en", "zh"]
#: what is wrong with the piece that is as the buyer said
CRACKED = "cracked at the rim"


def opened(desk, channel, *, quantity=2, reason="defective", price="20.00"):
    told = NewCase(
        *("302-61", channel, "Mug", reason, Money.parse(price, "USD"), "MUG"),
        quantity=quantity,
        buyer_name="Lena",
    )
    (case_id,) = desk.by_hand.open(told).case_ids
    desk.receiving.receive(case_id)
    return case_id


def broken(desk, case_id, number):
    line = desk.cases.get(case_id).lines[0]
    seen = FindingDraft(line.id, number, PackageState.OPENED, True, Works.NO, marks=CRACKED)
    desk.inspections.save_finding(case_id, seen)


def never_came(desk, case_id, number):
    desk.inspections.miss(case_id, desk.cases.get(case_id).lines[0].id, number)


def half(desk, channel, dispute=None):
    """Two were announced: one is broken as the buyer said, the other was not in the parcel."""
    case_id = opened(desk, channel)
    broken(desk, case_id, 1)
    never_came(desk, case_id, 2)
    desk.inspections.finish(case_id)
    found = [unit.verdict for unit in desk.cases.get(case_id).lines[0].units]
    assert found == [Verdict.AS_CLAIMED, Verdict.NOT_RECEIVED]
    if dispute is not None:
        desk.disputes.note(case_id, DisputeTold(dispute))
    return case_id


def words_of(packet):
    """All that the addressee reads."""
    return f"{packet.text} {text_of(packet.preview)}"


@pytest.mark.parametrize(("addressee", "channel", "dispute"), HEARD)
@pytest.mark.parametrize("lang", LANGS)
def test_a_piece_that_is_as_the_buyer_said_is_not_argued_with(
    desk, addressee, channel, dispute, lang
):
    case_id = half(desk, channel, dispute)
    packet = desk.packets.make(case_id, Asking(addressee, lang=lang))
    words = words_of(packet)
    assert CRACKED not in words
    part = "1 of the 2 pieces" if lang == "en" else "2 件中的 1 件"
    assert part in " ".join(packet.text.split())
    assert "40.00" not in words


@pytest.mark.parametrize(("addressee", "channel", "dispute"), HEARD)
def test_the_sheet_and_the_letter_are_about_that_piece_alone(desk, addressee, channel, dispute):
    case_id = half(desk, channel, dispute)
    told = StepOptions(party=Party.PLATFORM, reason="the camera was broken")
    desk.cases.do(case_id, StepKind.SEND_CLAIM, told)
    (kept,) = [k for k in desk.cases.letters(case_id) if k.letter.to is Party.PLATFORM]
    assert [item.quantity for item in kept.letter.facts.items] == [1]
    assert CRACKED not in kept.letter.body
    assert "1 of the 2 pieces" in kept.letter.body
    claim = desk.cases.get(case_id).claims[-1]
    assert claim.units == (2,)


@pytest.mark.parametrize(("addressee", "channel", "dispute"), HEARD)
def test_a_piece_that_was_seen_speaks_for_itself_alone(desk, addressee, channel, dispute):
    """One of three was looked at, and is as the buyer said: nobody has seen the others."""
    case_id = opened(desk, channel, quantity=3)
    broken(desk, case_id, 1)
    line = desk.cases.get(case_id).lines[0]
    desk.inspections.decide(case_id, line.id, 1, verdict=Verdict.AS_CLAIMED)
    desk.disputes.note(case_id, DisputeTold(dispute))
    packet = desk.packets.make(case_id, Asking(addressee))
    assert "2 of the 3 pieces" in " ".join(packet.text.split())
    assert CRACKED not in words_of(packet)


@pytest.mark.parametrize(("addressee", "channel", "dispute"), HEARD)
def test_once_each_of_them_is_as_the_buyer_said_nobody_is_asked(
    desk, addressee, channel, dispute
):
    case_id = opened(desk, channel)
    broken(desk, case_id, 1)
    broken(desk, case_id, 2)
    desk.inspections.finish(case_id)
    desk.disputes.note(case_id, DisputeTold(dispute))
    with pytest.raises(Groundless):
        desk.packets.make(case_id, Asking(addressee))
    with pytest.raises(IllegalMove):
        desk.cases.do(case_id, StepKind.SEND_CLAIM, StepOptions(party=Party.PLATFORM))


@pytest.mark.parametrize("dispute", [Dispute.A_TO_Z, Dispute.PLATFORM_CASE])
def test_of_a_decision_no_more_is_asked_back_than_what_was_not_borne_out(desk, dispute):
    addressee, channel, _ = next(row for row in HEARD if row[2] is dispute)
    case_id = half(desk, channel, dispute)
    desk.store.clock.forward(days=1)
    whole = Money.parse("40.00", "USD")
    desk.money.note(case_id, MoneyTold(whole, out=True, party=Party.PLATFORM))
    packet = desk.packets.make(case_id, Asking(addressee))
    asked = Decimal(packet.text.split("USD ")[1].split()[0].rstrip(".,:;"))
    assert asked == Decimal("20.00")
    assert CRACKED not in words_of(packet)


def test_a_piece_broken_by_its_carrier_is_borne_out_beside_one_without_a_fault(desk):
    """What the line as a whole was taken for spoke for each of its pieces."""
    case_id = opened(desk, "eBay US", reason="damaged_in_transit")
    broken(desk, case_id, 1)
    line = desk.cases.get(case_id).lines[0]
    sound = FindingDraft(line.id, 2, PackageState.SEALED, True, Works.YES)
    desk.inspections.save_finding(case_id, sound)
    for number, verdict in ((1, Verdict.CARRIER_DAMAGE), (2, Verdict.NO_FAULT)):
        desk.inspections.decide(case_id, line.id, number, verdict=verdict)
    desk.inspections.finish(case_id)
    desk.disputes.note(case_id, DisputeTold(Dispute.PLATFORM_CASE))
    packet = desk.packets.make(case_id, Asking("ebay"))
    assert "1 of the 2 pieces" in " ".join(packet.text.split())
    assert CRACKED not in words_of(packet)


@pytest.mark.parametrize(("addressee", "channel", "dispute"), HEARD)
@pytest.mark.parametrize("lang", LANGS)
def test_what_never_came_is_told_beside_what_came_broken_by_the_buyer(
    desk, addressee, channel, dispute, lang
):
    """One is as the buyer said, one he broke, one was not in the parcel; he announced three."""
    case_id = opened(desk, channel, quantity=3)
    broken(desk, case_id, 1)
    line = desk.cases.get(case_id).lines[0]
    stained = FindingDraft(line.id, 2, PackageState.OPENED, True, Works.YES, marks="tea stains")
    desk.inspections.save_finding(case_id, stained)
    desk.inspections.decide(case_id, line.id, 2, verdict=Verdict.BUYER_DAMAGE)
    never_came(desk, case_id, 3)
    desk.inspections.finish(case_id)
    desk.disputes.note(case_id, DisputeTold(dispute))
    packet = desk.packets.make(case_id, Asking(addressee, lang=lang))
    missing = word("verdict", Verdict.NOT_RECEIVED, lang)
    for told in (packet.text, text_of(packet.preview)):
        assert "tea stains" in told
        assert missing.casefold() in told.casefold()
        assert word("field", "quantity", lang) + "：" not in told
    field = word("field", "condition", lang)
    assert field in packet.text
    rest = "For the other piece we ask nothing" if lang == "en" else "其余 1 件我方不提任何请求"
    assert packet.text.count(rest) == 1


@pytest.mark.parametrize("verdict", [Verdict.EMPTY, Verdict.BUYER_DAMAGE])
def test_a_decision_of_amazon_is_appealed_and_no_safe_t(desk, verdict):
    """It hears no SAFE-T claim on what an A-to-z was decided with (deadlines.md)."""
    case_id = opened(desk, "Amazon US", quantity=1)
    broken(desk, case_id, 1)
    desk.inspections.set_verdict(case_id, verdict)
    desk.inspections.finish(case_id)
    desk.disputes.note(case_id, DisputeTold(Dispute.A_TO_Z))
    desk.store.clock.forward(days=1)
    paid = MoneyTold(Money.parse("20.00", "USD"), out=True, party=Party.PLATFORM)
    desk.money.note(case_id, paid)
    packet = desk.packets.make(case_id, Asking("a_to_z"))
    assert "review the decision, and reimburse USD 20.00" in packet.text
    with pytest.raises(Refusal) as refused:
        desk.packets.make(case_id, Asking("safe_t"))
    assert refused.value.key == "packets.other_ground"
    told = StepOptions(party=Party.PLATFORM, reason="the camera was broken")
    desk.cases.do(case_id, StepKind.SEND_CLAIM, told)
    assert desk.cases.letters(case_id)[-1].letter.template == "appeal"
