"""A dispute that no file told of: held, answered by the clock of who decides, heard on its sheet."""

from datetime import date, timedelta

import pytest

from returns.casework.disputes import DisputeTold
from returns.casework.money_moves import MoneyTold
from returns.errors import IllegalMove
from returns.money import Money
from returns.phrases import say
from returns.records.options import NewCase
from returns.rules.money.ground import ground_of
from returns.rules.money.ground_rules import GroundRule
from returns.rules.sentences import sentence
from returns.rules.steps.sheet_reader import reader_of
from returns.terms import BuyerMoney, HoldKind, Move, Offer, Party, StepKind
from returns.trade.disputes import DISPUTES, Dispute, clock_of
from returns.trade.platform_acts import PlatformAct
from tests.returns.casework.shop import usd
from tests.returns.casework.test_overpaid import claimed_ahead, comes, pays


@pytest.fixture
def lamp(shop):
    told = NewCase("#1001", "My shop", "Lamp", "defective", Money(7500, "USD"), sku="LAMP")
    (case_id,) = shop.desk.by_hand.open(told).case_ids
    return case_id


def noted(shop, case_id, kind=Dispute.CHARGEBACK, on=None):
    return shop.desk.disputes.note(case_id, DisputeTold(kind, on))


@pytest.mark.parametrize(
    ("kind", "days", "words"),
    [
        (Dispute.CHARGEBACK, 7, "chargeback"),
        (Dispute.PAYPAL, 10, "PayPal"),
        (Dispute.PLATFORM_CASE, 2, "buyer’s complaint"),
    ],
)
def test_it_holds_the_case_by_its_own_clock_and_opens_a_sheet(shop, lamp, kind, days, words):
    noted(shop, lamp, kind)
    case = shop.case(lamp)
    assert case.outlook(case.lead).hold.kind is HoldKind.DISPUTE
    assert case.next.kind is StepKind.CHECK
    assert case.next.due_at.date() == case.dispute_at.date() + timedelta(days=days)
    assert reader_of(case, hearing=True) is Party.PLATFORM
    advice = case.outlook(case.lead).advice
    ground = ground_of(case, case.lead, advice, None, Party.PLATFORM)
    assert ground.rule is GroundRule.ANSWER
    assert words in sentence(ground.because, "en")
    for because in (ground.because, case.next.because[0]):
        for lang in ("en", "zh"):
            assert "{" not in sentence(because, lang)
            assert "…" not in sentence(because, lang)
    paper = shop.desk.papers.evidence(lamp, addressee=Party.PLATFORM)
    assert paper.number == f"{case.number}-E1"
    with pytest.raises(IllegalMove):
        shop.do(lamp, StepKind.ANSWER_BUYER)


@pytest.mark.parametrize("kind", [Dispute.CHARGEBACK, Dispute.PLATFORM_CASE])
@pytest.mark.parametrize("by_claim", [False, True])
def test_a_dispute_that_was_answered_waits_for_who_decides(shop, lamp, kind, by_claim):
    noted(shop, lamp, kind)
    shop.do(lamp, StepKind.CHECK)
    assert shop.case(lamp).next.waiting_for is None
    shop.clock.forward(hours=5)
    if by_claim:
        shop.do(lamp, StepKind.SEND_CLAIM, party=Party.PLATFORM)
    else:
        shop.do(lamp, StepKind.CHECK, answer="The sheet went to who decides.")
    case = shop.case(lamp)
    hold, step = case.outlook(case.lead).hold, case.next
    # it pays and promises nothing still
    assert (hold.kind, hold.waiting_for) == (HoldKind.DISPUTE, Party.PLATFORM)
    assert step.waiting_for is Party.PLATFORM
    assert step.due_at > shop.clock.now() + timedelta(days=2)
    with pytest.raises(IllegalMove):
        shop.do(lamp, StepKind.ANSWER_BUYER)
    for because in step.because:
        assert "within" not in sentence(because, "en")
        assert "{" not in sentence(because, "zh")
    # nothing came: it is looked at again, and stays with us until that is noted
    shop.clock.forward(days=9)
    assert shop.case(lamp).next.waiting_for is None
    shop.do(lamp, StepKind.CHECK, answer="Nothing yet.")
    assert shop.case(lamp).next.waiting_for is Party.PLATFORM


def test_a_dispute_is_answered_once_for_all_that_it_is_about(shop):
    shop.supplier(costs=[("LAMP", "20")], rma_needed=False)
    shop.supplier("Oven Ltd", costs=[("MUG", "4")], rma_needed=False)
    case_id = shop.request(
        shop.item("LAMP", "75.00", return_reason="CR-DEFECTIVE"),
        shop.item("MUG", "18.00", return_reason="CR-SWITCHEROO"),
    )
    noted(shop, case_id, Dispute.A_TO_Z)
    shop.do(case_id, StepKind.CHECK, answer="The photos were sent.")
    case = shop.case(case_id)
    assert all(line.dispute_answered_at is not None for line in case.lines)
    assert case.next.waiting_for is Party.PLATFORM


def test_an_answer_to_a_former_dispute_answers_no_other(shop, lamp):
    noted(shop, lamp, Dispute.PAYPAL)
    shop.do(lamp, StepKind.CHECK, answer="Sent.")
    shop.do(lamp, Move.LIFT, reason="PayPal decided for us.")
    noted(shop, lamp)
    case = shop.case(lamp)
    assert case.next.waiting_for is None
    assert case.next.due_at.date() == case.dispute_at.date() + timedelta(days=7)


def test_its_clock_begins_on_the_day_that_is_named(shop, lamp):
    day = shop.clock.now().date() - timedelta(days=3)
    noted(shop, lamp, on=day)
    case = shop.case(lamp)
    assert case.dispute_at.date() == day
    assert case.next.due_at.date() == day + timedelta(days=7)


def test_what_cannot_be_is_refused_and_nothing_is_kept(shop, lamp):
    before = shop.case(lamp)
    ahead = shop.clock.now().date() + timedelta(days=1)
    for kind, on, key in (
        (Dispute.CHARGEBACK, ahead, "step.day_ahead"),
        (Dispute.A_TO_Z, None, "dispute.elsewhere"),
    ):
        with pytest.raises(IllegalMove) as refused:
            noted(shop, lamp, kind, on)
        assert refused.value.key == key
        assert shop.case(lamp) == before
    noted(shop, lamp)
    with pytest.raises(IllegalMove) as refused:
        noted(shop, lamp, Dispute.PAYPAL)
    assert refused.value.key == "dispute.open"
    assert shop.case(lamp).dispute == "chargeback"


def test_once_one_is_over_another_can_be_opened_and_holds_again(shop, lamp):
    noted(shop, lamp, Dispute.PAYPAL)
    shop.do(lamp, Move.LIFT, reason="PayPal decided for us.", amount=usd("0"))
    assert shop.case(lamp).outlook(shop.case(lamp).lead).hold is None
    noted(shop, lamp)
    case = shop.case(lamp)
    assert (case.dispute, case.outlook(case.lead).hold.kind) == ("chargeback", HoldKind.DISPUTE)


def test_it_is_taken_back_and_the_history_tells_it(shop, lamp):
    before = shop.case(lamp)
    change = noted(shop, lamp, on=date(2026, 1, 2))
    event = shop.desk.cases.history(lamp)[-1]
    assert event.kind == "disputed"
    shop.desk.cases.take_back(change)
    after = shop.case(lamp)
    assert (after.dispute, after.dispute_at, after.next) == ("", None, before.next)


@pytest.mark.parametrize("kind", [Dispute.CHARGEBACK, Dispute.PAYPAL])
def test_who_was_refunded_is_not_asked_after_it_while_somebody_hears_him(shop, lamp, kind):
    """Five days went by with a question to the buyer as the next step, and the dispute unanswered."""
    shop.do(lamp, Move.OFFER, offer=Offer.RETURNLESS_REFUND)
    shop.do(lamp, StepKind.REFUND)
    noted(shop, lamp, kind)
    case = shop.case(lamp)
    assert (case.next.kind, case.outlook(case.lead).hold.kind) == (
        *(StepKind.CHECK, HoldKind.DISPUTE),
    )
    assert case.next.due_at > shop.clock.now()


def test_a_closed_case_is_opened_by_it_and_due_from_then_on(shop, lamp):
    noted(shop, lamp)
    shop.do(lamp, StepKind.CLOSE, reason="Settled by phone.")
    shop.clock.forward(days=30)
    noted(shop, lamp)
    case = shop.case(lamp)
    assert case.closed_at is None
    assert case.next.kind is StepKind.CHECK
    assert case.next.due_at > shop.clock.now()


def test_a_refused_request_is_not_closed_while_somebody_hears_it(shop, lamp):
    shop.do(lamp, Move.DECLINE, reason="Too late.")
    noted(shop, lamp)
    assert shop.case(lamp).next.kind is StepKind.CHECK
    shop.do(lamp, Move.LIFT, reason="Decided for us.")
    assert shop.case(lamp).closed_at is not None


def test_every_kind_has_its_row_and_a_platforms_own_words_go_by_its_clock():
    assert set(DISPUTES) == set(Dispute)
    assert clock_of("chargeback", "shopify") == "card"
    assert clock_of("a_to_z", "amazon") == clock_of("anything", "amazon") == "amazon"


# --- told by a file, which tells no day of it -----------------------------------------------------


def test_a_dispute_of_a_file_that_is_read_late_counts_from_the_request(shop):
    """Asked for two days before the file is read: whoever waits for the answer waits since then."""
    case_id = shop.request(shop.item("LAMP", "75.00", **{"a-to-z_claim": "Y"}))
    case = shop.case(case_id)
    assert case.requested_at < shop.clock.now() - timedelta(days=1)
    assert case.dispute_at == case.requested_at
    # 48 hours of Amazon's
    assert case.next.due_at == case.requested_at + timedelta(hours=48)


def test_a_dispute_of_a_later_file_counts_from_the_file_before_it(shop):
    case_id = shop.request(shop.item("LAMP", "75.00", tracking_id="T1"))
    opened = shop.clock.now()
    shop.clock.forward(days=3)
    shop.bring(shop.item("LAMP", "75.00", tracking_id="T1", **{"a-to-z_claim": "Y"}))
    case = shop.case(case_id)
    # it was not open while that file told of none
    assert timedelta(0) < case.dispute_at - opened < timedelta(minutes=1)
    assert case.next.due_at == case.dispute_at + timedelta(hours=48)


def test_a_packet_does_not_say_when_a_dispute_of_a_file_was_opened(shop):
    case_id = shop.request(shop.item("LAMP", "75.00", **{"a-to-z_claim": "Y"}))
    for lang, words in (("en", "tells no day"), ("zh", "没有写明日期")):
        assert words in say("packets.time.dispute_since", lang)
    assert PlatformAct.A_TO_Z_OPENED.value in shop.case(case_id).platform_did


@pytest.mark.parametrize("reason", ["CR-DEFECTIVE", "CR-UNWANTED_ITEM"])
def test_after_a_lost_chargeback_nobody_asks_whether_the_money_arrived(shop, reason):
    """The bank took it from us for the buyer; what the supplier owes, and what was to come back, goes on."""
    shop.supplier(costs=[("VASE", "40")], rma_needed=True)
    case_id = shop.request(shop.item("VASE", "89.00", return_reason=reason))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT)
    noted(shop, case_id, Dispute.CHARGEBACK)
    lost = MoneyTold(usd("89.00"), out=True, party=Party.PLATFORM, reference="CB1")
    shop.desk.money.note(case_id, lost)
    shop.do(case_id, Move.LIFT, reason="The bank decided for the buyer.")
    seen = []
    for _ in range(40):
        step = shop.case(case_id).next
        if step is None:
            break
        seen.append(step.kind)
        if step.waiting_for is not None:
            shop.clock.forward(days=12)
        elif step.kind is StepKind.CHECK:
            shop.do(case_id, Move.LIFT, reason="Nobody has one.")
        else:
            shop.do(case_id, step.kind)
    case = shop.case(case_id)
    assert case.closed_at is not None, seen
    assert StepKind.CONFIRM_BUYER not in seen
    assert case.paid == usd("89.00")
    assert case.tracks.buyer_money is BuyerMoney.CONFIRMED


# --- decided, and told only once its hold was lifted ----------------------------------------------


def decided_late(shop, kind, told_by):
    """Agreed to, disputed, and lifted as decided before anybody noted the 40.00 that the buyer got by it."""
    case_id = shop.request(shop.item("VASE", "89.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND)
    shop.clock.forward(days=1)
    noted(shop, case_id, kind)
    shop.do(case_id, Move.LIFT, reason="It was decided in part.")
    shop.clock.forward(hours=2)
    if told_by == "file":
        shop.bring(shop.item("VASE", "89.00", refunded_amount="40.00"))
    else:
        part = MoneyTold(usd("40.00"), out=True, party=Party.PLATFORM)
        shop.desk.money.note(case_id, part)
    return case_id


@pytest.mark.parametrize(
    ("kind", "told_by"),
    [(Dispute.CHARGEBACK, "hand"), (Dispute.A_TO_Z, "hand"), (Dispute.A_TO_Z, "file")],
)
def test_a_part_that_is_told_after_its_hold_was_lifted_is_all_that_the_buyer_gets(
    shop, kind, told_by
):
    """Enter paid the other 49.00, too."""
    case_id = decided_late(shop, kind, told_by)
    case = shop.case(case_id)
    assert case.tracks.buyer_money is BuyerMoney.PAID
    assert case.next.kind is not StepKind.REFUND
    assert case.paid == usd("40.00")


def test_what_was_decided_in_two_sums_is_told_in_two_sums(shop):
    """The second, told after the hold was lifted, made the first one a part of what is owed."""
    case_id = decided_late(shop, Dispute.CHARGEBACK, "hand")
    more = MoneyTold(usd("9.00"), out=True, party=Party.PLATFORM, reference="CB2")
    shop.desk.money.note(case_id, more)
    case = shop.case(case_id)
    assert (case.tracks.buyer_money, case.paid) == (BuyerMoney.PAID, usd("49.00"))
    assert case.next.kind is not StepKind.REFUND


def test_what_goes_back_to_the_supplier_meanwhile_is_none_of_the_buyers(shop):
    """It counted as paid to the buyer after the decision, and the rest of the price was paid as well."""
    case_id = claimed_ahead(shop)
    pays(shop, case_id, usd("90.00"))
    noted(shop, case_id)
    shop.do(case_id, Move.LIFT, reason="It was decided in part.")
    comes(shop, case_id)
    shop.clock.forward(hours=2)
    back = MoneyTold(usd("90.00"), out=True, party=Party.SUPPLIER, back=True)
    shop.desk.money.note(case_id, back)
    part = MoneyTold(usd("40.00"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(case_id, part)
    case = shop.case(case_id)
    assert (case.tracks.buyer_money, case.paid) == (BuyerMoney.PAID, usd("40.00"))
    assert case.next is None or case.next.kind is not StepKind.REFUND


def test_what_was_promised_after_the_decision_stays_owed(shop):
    """Decided for us; then the buyer was told that we pay: a part beside it is no decision."""
    case_id = shop.request(shop.item("VASE", "89.00"))
    noted(shop, case_id)
    shop.do(case_id, Move.LIFT, reason="The bank decided for us.")
    shop.clock.forward(hours=2)
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND)
    part = MoneyTold(usd("40.00"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(case_id, part)
    case = shop.case(case_id)
    assert (case.next.kind, case.outlook(case.lead).due) == (StepKind.REFUND, usd("49.00"))


# --- over, and nobody said yet what the buyer got by it -------------------------------------------


def lifted_untold(shop, kind=Dispute.CHARGEBACK, offer=Offer.IMMEDIATE_REFUND):
    """All of it was agreed to before the dispute, which somebody lifted without a sum."""
    case_id = shop.request(shop.item("VASE", "89.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=offer)
    shop.clock.forward(days=1)
    noted(shop, case_id, kind)
    shop.do(case_id, Move.LIFT, reason="It was decided.")
    shop.clock.forward(hours=2)
    return case_id


@pytest.mark.parametrize("kind", [Dispute.CHARGEBACK, Dispute.PAYPAL, Dispute.A_TO_Z])
@pytest.mark.parametrize("offer", [Offer.IMMEDIATE_REFUND, Offer.RETURNLESS_REPLACEMENT])
def test_enter_asks_what_was_decided_before_it_pays(shop, kind, offer):
    """Enter paid all 89.00, and the 40.00 of the decision were refused as over its worth."""
    case_id = lifted_untold(shop, kind, offer)
    case = shop.case(case_id)
    assert (case.next.kind, case.outlook(case.lead).hold.kind) == (
        *(StepKind.CHECK, HoldKind.PLATFORM_SUM),
    )
    for lang in ("en", "zh"):
        said = sentence(case.next.because[0], lang)
        assert "{" not in said
        assert ("nobody noted" in said) is (lang == "en")
    part = MoneyTold(usd("40.00"), out=True, party=Party.PLATFORM)
    shop.desk.money.note(case_id, part)
    case = shop.case(case_id)
    assert case.paid == usd("40.00")
    assert case.next is None or case.next.kind not in (StepKind.REFUND, StepKind.REPLACE)


def test_what_was_decided_for_us_is_said_so_and_what_was_agreed_is_paid(shop):
    case_id = lifted_untold(shop)
    shop.do(case_id, Move.LIFT, reason="The bank gave nothing.")
    case = shop.case(case_id)
    assert (case.next.kind, case.outlook(case.lead).hold) == (StepKind.REFUND, None)
    shop.do(case_id, StepKind.REFUND)
    assert shop.case(case_id).paid == usd("89.00")


def test_a_lift_that_says_that_nothing_was_given_is_asked_nothing_more(shop):
    case_id = shop.request(shop.item("VASE", "89.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.IMMEDIATE_REFUND)
    noted(shop, case_id)
    shop.do(case_id, Move.LIFT, reason="The bank decided for us.", amount=usd("0.00"))
    case = shop.case(case_id)
    assert (case.next.kind, case.outlook(case.lead).hold) == (StepKind.REFUND, None)


def test_a_question_by_way_of_paypal_decides_nothing(shop):
    case_id = lifted_untold(shop, Dispute.PAYPAL_INQUIRY)
    assert shop.case(case_id).next.kind is StepKind.REFUND


def test_another_dispute_is_asked_of_anew(shop):
    case_id = lifted_untold(shop)
    shop.do(case_id, Move.LIFT, reason="The bank gave nothing.")
    shop.clock.forward(days=1)
    noted(shop, case_id, Dispute.PAYPAL)
    shop.do(case_id, Move.LIFT, reason="It was decided, too.")
    case = shop.case(case_id)
    assert case.outlook(case.lead).hold.kind is HoldKind.PLATFORM_SUM
