"""A new one that a supplier promised and never sends: he is reminded, asked for money, and given up."""

import pytest

from returns.rules.sentences import sentence
from returns.terms import Move, Offer, Party, StepKind, SupplierClaim
from tests.cases.playing import enter, enter_until
from tests.returns.casework.shop import usd

#: more steps than any of these lives has
_MOST = 60


@pytest.fixture
def promised(shop):
    """A function: a boot was paid for, and its supplier promised a new one; his terms."""

    def opened(**terms):
        shop.supplier(costs=[("BOOT", "60")], **({"rma_needed": False} | terms))
        case_id = shop.request(shop.item("BOOT", "140.00"))
        shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
        shop.do(case_id, StepKind.REFUND)
        ask = StepKind.ASK_RMA if terms.get("rma_needed") else StepKind.SEND_CLAIM
        shop.do(case_id, ask)
        shop.do(case_id, Move.RESHIP_PROMISED)
        return case_id

    return opened


def until(shop, case_id, kind):
    """Enter, and days, until that step is next; the letters to the supplier in between."""
    letters = []
    for _ in range(_MOST):
        step = shop.case(case_id).next
        if step is None or (step.kind is kind and step.waiting_for is None):
            return letters
        if step.waiting_for is not None:
            shop.clock.forward(days=3)
            continue
        letter = enter(shop, case_id)
        if letter is not None and letter.to is Party.SUPPLIER:
            letters.append(letter.template)
    raise AssertionError(step)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_who_does_not_send_it_is_asked_for_its_cost(shop, promised, lang):
    """The loss was taken, although he had owned to it."""
    case_id = promised()
    assert until(shop, case_id, StepKind.SEND_CLAIM) == ["reminder_reship"] * 2
    because = shop.case(case_id).next.because[0]
    assert because.key == "step.claim_unkept"
    assert "{" not in sentence(because, lang)
    letter = enter(shop, case_id, lang)
    assert (letter.template, letter.facts.amount) == ("claim_unkept", usd("60"))
    assert usd("60").coded in letter.body
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.CLAIM_SENT
    assert until(shop, case_id, None) == ["reminder_claim"] * 2
    case = shop.case(case_id)
    assert case.closed_at is not None
    assert case.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF


def test_who_promises_it_again_and_again_is_reminded_no_more_often(shop, promised):
    """Each promise began the reminders anew, and they had no end."""
    case_id = promised()
    for _ in range(2):
        until(shop, case_id, StepKind.CHASE_SUPPLIER)
        assert enter(shop, case_id).template == "reminder_reship"
        shop.do(case_id, Move.RESHIP_PROMISED)
    assert until(shop, case_id, StepKind.SEND_CLAIM) == []


@pytest.mark.parametrize("answer", [Move.CLAIM_ACCEPTED, Move.RESHIP_PROMISED])
def test_nor_is_who_promises_something_else_each_time(shop, promised, answer):
    case_id = promised()
    until(shop, case_id, StepKind.CHASE_SUPPLIER)
    enter(shop, case_id)
    shop.do(case_id, answer)
    assert shop.case(case_id).lead.reminders == 1


def test_a_second_promise_that_is_not_kept_is_given_up(shop, promised):
    case_id = promised()
    until(shop, case_id, StepKind.SEND_CLAIM)
    enter(shop, case_id)
    shop.do(case_id, Move.RESHIP_PROMISED)
    until(shop, case_id, StepKind.SETTLE)
    assert shop.case(case_id).next.because[0].key == "step.give_up"
    enter(shop, case_id)
    enter_until(shop, case_id)
    assert shop.case(case_id).closed_at is not None


def test_who_gives_new_ones_alone_is_given_up(shop, promised):
    """He pays for nothing."""
    case_id = promised(remedies=("reship",))
    until(shop, case_id, StepKind.SETTLE)
    assert shop.case(case_id).next.because[0].key == "step.give_up"
    assert len(shop.case(case_id).claims) == 1


def test_who_promised_it_when_asked_for_a_number_is_asked_for_its_cost(shop, promised):
    case_id = promised(rma_needed=True)
    until(shop, case_id, StepKind.SEND_CLAIM)
    letter = enter(shop, case_id)
    assert (letter.template, letter.facts.amount) == ("claim_unkept", usd("60"))


def test_the_money_is_asked_for_taken_back_and_asked_for_again(shop, promised):
    case_id = promised()
    until(shop, case_id, StepKind.SEND_CLAIM)
    enter(shop, case_id)
    after = shop.case(case_id).lead
    shop.desk.cases.take_back_last(case_id)
    assert shop.case(case_id).tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED
    shop.desk.cases.again_last(case_id)
    assert shop.case(case_id).lead == after
