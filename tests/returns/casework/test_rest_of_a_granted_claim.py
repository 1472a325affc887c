"""A claim of which a part was granted is sent again for its rest: both stand, and no cent is asked twice."""

import functools

import pytest

from returns.casework.goods.told_parcel import ParcelTold
from returns.casework.products import ProductTold
from returns.errors import IllegalMove
from returns.money import Money
from returns.papers.sheet.sheet_scope import asked_for
from returns.rules.money.running_claim import owed_as_billed, still_owed
from returns.terms import (
    End,
    FreightPayer,
    Move,
    Offer,
    Party,
    Route,
    StepKind,
    SupplierClaim,
    Works,
)
from tests.cases.playing import days_until, enter_until
from tests.returns.casework.shop import usd
from tests.returns.documents.sample_papers import text_of

_S = SupplierClaim
_WHY = {"reason": "the buyer sent none"}


@pytest.fixture
def vase(shop):
    """A vase that the buyer keeps; of its cost of $60 its supplier granted $35, and paid nothing yet."""
    shop.supplier(costs=[("VASE", "60")], rma_needed=False)
    case_id = shop.request(shop.item("VASE", "90.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, **_WHY)
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("35"), answer="No more.")
    return case_id


@pytest.fixture
def again(shop, vase):
    """And was asked again."""
    shop.do(vase, StepKind.SEND_CLAIM, **_WHY)
    return vase


def sums(shop, case_id):
    """What each claim asked for, and what was granted of it."""
    return [(claim.amount, claim.accepted) for claim in shop.case(case_id).claims]


def came(shop, case_id):
    """What came for each claim, oldest first."""
    case = shop.case(case_id)
    nothing = usd("0")
    return [
        sum((p.amount for p in case.payments if p.claim_id == claim.id), start=nothing)
        for claim in case.claims
    ]


def steps(shop, case_id):
    """What is next with each line."""
    case = shop.case(case_id)
    return [step for line in case.lines if (step := case.outlook(line).step) is not None]


def state(shop, case_id):
    return shop.case(case_id).lead.tracks.supplier_claim


def to_come(shop, case_id):
    case = shop.case(case_id)
    return still_owed(case, case.claims[-1])


def last(shop, case_id):
    return shop.desk.cases.letters(case_id)[-1].letter


def test_the_rest_alone_is_asked_for(shop, again):
    assert sums(shop, again) == [(usd("60"), usd("35")), (usd("25"), None)]
    assert last(shop, again).facts.amount == usd("25")
    assert "USD 25.00" in last(shop, again).body
    assert "of which you granted USD 35.00" in " ".join(last(shop, again).body.split())


def test_both_are_still_to_come(shop, again):
    assert to_come(shop, again) == usd("60")
    assert state(shop, again) is _S.CLAIM_SENT


def test_the_sheet_asks_for_what_the_letter_does(shop, again):
    told = " ".join(
        text_of(shop.desk.papers.evidence(again, addressee=Party.SUPPLIER).pdf).split()
    )
    assert "refund USD 25.00" in told
    assert "Granted, still to come \N{MINUS SIGN}USD 35.00" in told


def test_what_was_granted_pays_its_own_claim_and_the_rest_is_asked_for_still(shop, again):
    shop.do(again, StepKind.SETTLE, amount=usd("35"))
    assert came(shop, again) == [usd("35"), usd("0")]
    assert state(shop, again) is _S.CLAIM_SENT
    assert to_come(shop, again) == usd("25")
    shop.do(again, Move.CLAIM_ACCEPTED)
    shop.do(again, StepKind.SETTLE, amount=usd("25"))
    assert came(shop, again) == [usd("35"), usd("25")]
    assert state(shop, again) is _S.SETTLED


def test_one_sum_pays_both(shop, again):
    shop.do(again, Move.CLAIM_ACCEPTED)
    assert to_come(shop, again) == usd("60")
    shop.do(again, StepKind.SETTLE, amount=usd("60"))
    assert came(shop, again) == [usd("35"), usd("25")]
    assert state(shop, again) is _S.SETTLED


def test_more_than_both_is_a_slip(shop, again):
    with pytest.raises(IllegalMove, match=r"60\.01 .* more than was still to come"):
        shop.do(again, StepKind.SETTLE, amount=usd("60.01"))


def test_a_refusal_of_the_rest_leaves_what_was_granted(shop, again):
    shop.do(again, Move.CLAIM_REFUSED, answer="We said no more.")
    assert state(shop, again) is _S.PARTLY_ACCEPTED
    assert to_come(shop, again) == usd("35")
    shop.do(again, StepKind.CONFIRM_BUYER)
    shop.clock.forward(days=40)
    step = next(s for s in steps(shop, again) if s.kind is StepKind.CHASE_SUPPLIER)
    assert step.because[0].key.endswith("settle_partly")
    assert shop.do(again, StepKind.CHASE_SUPPLIER).template == "reminder_money"
    assert last(shop, again).facts.amount == usd("35")
    shop.do(again, StepKind.SETTLE, amount=usd("35"))
    assert state(shop, again) is _S.SETTLED
    assert came(shop, again) == [usd("35"), usd("0")]


def test_a_refusal_after_what_was_granted_came_is_the_end(shop, again):
    shop.do(again, StepKind.SETTLE, amount=usd("35"))
    shop.do(again, Move.CLAIM_REFUSED, answer="We said no more.")
    assert state(shop, again) is _S.REFUSED
    shop.do(again, StepKind.SETTLE)
    assert state(shop, again) is _S.WRITTEN_OFF


def test_a_reminder_of_the_rest_reminds_of_what_was_granted(shop, again):
    shop.do(again, StepKind.CHASE_SUPPLIER)
    letter = last(shop, again)
    assert (letter.template, letter.facts.amount) == ("reminder_claim", usd("25"))
    assert "The USD 35.00 that you granted before are still to come, too." in letter.body


def test_a_part_of_the_rest_leaves_less_to_ask_for(shop, again):
    shop.do(again, Move.CLAIM_PARTLY, amount=usd("5"), answer="And that is all.")
    assert to_come(shop, again) == usd("40")
    shop.do(again, StepKind.SEND_CLAIM, **_WHY)
    assert sums(shop, again)[-1] == (usd("20"), None)
    assert to_come(shop, again) == usd("60")
    shop.do(again, Move.CLAIM_REFUSED)
    shop.do(again, StepKind.SETTLE, amount=usd("40"))
    assert came(shop, again) == [usd("35"), usd("5"), usd("0")]


def test_more_evidence_is_sent_for_the_rest_alone(shop, again):
    shop.do(again, Move.MORE_ASKED, answer="a photo")
    shop.do(again, StepKind.SEND_CLAIM, **_WHY)
    assert sums(shop, again)[-1] == (usd("25"), None)
    assert to_come(shop, again) == usd("60")


def test_what_came_of_the_granted_part_is_asked_for_no_more(shop, vase):
    shop.do(vase, StepKind.SETTLE, amount=usd("10"), rest_asked=True)
    shop.do(vase, StepKind.SEND_CLAIM, **_WHY)
    assert sums(shop, vase)[-1] == (usd("25"), None)
    assert to_come(shop, vase) == usd("50")


def test_no_more_than_the_rest_may_be_named(shop, vase):
    with pytest.raises(IllegalMove, match=r"25\.01 .* \$35\.00 .* granted .* \$25\.00"):
        shop.do(vase, StepKind.SEND_CLAIM, amount=usd("25.01"), **_WHY)
    shop.do(vase, StepKind.SEND_CLAIM, amount=usd("20"), **_WHY)
    assert to_come(shop, vase) == usd("55")


def test_undo_and_redo_tell_the_same(shop, again):
    before = shop.case(again).lead
    shop.do(again, StepKind.SETTLE, amount=usd("60"), reason="all at once")
    shop.desk.cases.take_back_last(again)
    assert shop.case(again).lead == before
    shop.desk.cases.again_last(again)
    assert came(shop, again) == [usd("35"), usd("25")]


# --- others who are asked ---------------------------------------------------------------------


@pytest.fixture
def safe_t(shop):
    """A bowl that Amazon refunded and that came back cut; of $52.46 SAFE-T granted $30."""
    case_id = shop.bowl_refunded_by_amazon()
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("30"), answer="No more.")
    return case_id


def test_a_platform_is_asked_for_the_rest(shop, safe_t):
    shop.do(safe_t, StepKind.SEND_CLAIM, party=Party.PLATFORM, reason="No photo.")
    assert sums(shop, safe_t)[-1] == (usd("22.46"), None)
    assert last(shop, safe_t).facts.amount in (None, usd("22.46"))
    case = shop.case(safe_t)
    (told,) = asked_for(case, case.lines, Party.PLATFORM, {case.lead.id: None})
    assert told.claim.total == usd("22.46")
    shop.do(safe_t, Move.CLAIM_REFUSED)
    assert (state(shop, safe_t), to_come(shop, safe_t)) == (_S.PARTLY_ACCEPTED, usd("30"))
    shop.do(safe_t, StepKind.SETTLE, amount=usd("30"))
    assert came(shop, safe_t) == [usd("30"), usd("0")]


def test_a_platform_that_asks_for_more_about_the_rest_is_asked_for_it(shop, safe_t):
    shop.do(safe_t, StepKind.SEND_CLAIM, party=Party.PLATFORM, reason="No photo.")
    shop.do(safe_t, Move.MORE_ASKED, answer="the listing")
    shop.do(safe_t, StepKind.SEND_CLAIM, party=Party.PLATFORM, reason="No photo.")
    assert sums(shop, safe_t)[-1] == (usd("22.46"), None)
    assert to_come(shop, safe_t) == usd("52.46")


def test_each_line_is_asked_for_its_own_rest(shop):
    shop.supplier(costs=[("VASE", "60"), ("LAMP", "30")], rma_needed=False)
    case_id = shop.request(shop.item("VASE", "90.00"), shop.item("LAMP", "45.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, **_WHY)
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("35"), line=1)
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("10"), line=2)
    shop.do(case_id, StepKind.SEND_CLAIM, **_WHY)
    assert [amount for amount, _ in sums(shop, case_id)[2:]] == [usd("25"), usd("20")]
    assert last(shop, case_id).facts.amount == usd("45")
    shop.do(case_id, Move.CLAIM_REFUSED)
    assert {line.tracks.supplier_claim for line in shop.case(case_id).lines} == {
        _S.PARTLY_ACCEPTED
    }
    shop.do(case_id, StepKind.SETTLE, amount=usd("45"))
    assert came(shop, case_id) == [usd("35"), usd("10"), usd("0"), usd("0")]


def test_the_rest_of_a_sum_in_the_suppliers_currency_is_his_to_the_cent(shop):
    shop.supplier(costs=[("VASE", "60")], rma_needed=False)
    shop.desk.products.tell("VASE", ProductTold(cost=Money.parse("400", "CNY")))
    case_id = shop.request(shop.item("VASE", "90.00"))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.RETURNLESS_REFUND)
    shop.do(case_id, StepKind.REFUND)
    shop.do(case_id, StepKind.SEND_CLAIM, **_WHY)
    cny = functools.partial(Money.parse, currency="CNY")
    shop.do(case_id, Move.CLAIM_PARTLY, amount=cny("233.33"))
    shop.do(case_id, StepKind.SEND_CLAIM, **_WHY)
    claims = shop.case(case_id).claims
    assert [claim.billed for claim in claims] == [cny("400"), cny("166.67")]
    assert "of which you granted CNY 233.33" in " ".join(last(shop, case_id).body.split())
    assert owed_as_billed(shop.case(case_id), claims[-1]) == cny("400")
    shop.do(case_id, Move.CLAIM_ACCEPTED)
    shop.do(case_id, StepKind.SETTLE, amount=cny("400"))
    assert state(shop, case_id) is _S.SETTLED
    assert to_come(shop, case_id) is None


@pytest.fixture
def raised(shop):
    """Of three broken chairs one came, and $15 of its $20 were granted; then the others joined its claim."""
    shop.supplier(costs=[("CHAIR", "20")], rma_needed=False)
    told = {"return_quantity": "3", "order_quantity": "3"}
    case_id = shop.request(shop.item("CHAIR", "100.01", **told))
    shop.do(case_id, StepKind.ANSWER_BUYER, offer=Offer.REFUND_ON_RECEIPT, route=Route.TO_US)
    shop.do(case_id, StepKind.APPROVE)
    shop.desk.receiving.receive(case_id, "T-1")
    shop.look(case_id, works=Works.NO)
    shop.miss(case_id, unit=2)
    shop.miss(case_id, unit=3)
    shop.finish(case_id)
    enter_until(shop, case_id)
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("15"))
    shop.desk.receiving.receive(case_id, "T-2")
    shop.look(case_id, unit=2, works=Works.NO)
    shop.look(case_id, unit=3, works=Works.NO)
    shop.finish(case_id)
    enter_until(shop, case_id)
    assert sums(shop, case_id) == [(usd("20"), usd("15")), (usd("55"), None)]
    return case_id


def test_a_raised_claim_that_is_refused_leaves_what_was_granted(shop, raised):
    assert to_come(shop, raised) == usd("55")
    shop.do(raised, Move.CLAIM_REFUSED, answer="No more.")
    assert (state(shop, raised), to_come(shop, raised)) == (_S.PARTLY_ACCEPTED, usd("15"))
    shop.do(raised, StepKind.SETTLE, amount=usd("15"))
    assert state(shop, raised) is _S.SETTLED


def test_a_raised_claim_that_is_refused_after_its_granted_part_came_is_over(shop, raised):
    shop.do(raised, StepKind.SETTLE, amount=usd("15"))
    shop.do(raised, Move.CLAIM_REFUSED, answer="No more.")
    assert (state(shop, raised), to_come(shop, raised)) == (_S.REFUSED, None)


@pytest.fixture
def carrier(shop):
    """A mug of $9 was lost on our label; of that its carrier granted $6."""
    case_id = shop.request(shop.item("MUG", "120.00", return_reason="CR-UNWANTED_ITEM"))
    shop.desk.products.tell("MUG", ProductTold(cost=usd("9")))
    onto = {"offer": Offer.REFUND_ON_RECEIPT, "route": Route.TO_US}
    shop.do(case_id, StepKind.ANSWER_BUYER, payer=FreightPayer.SELLER, **onto)
    shop.do(case_id, StepKind.APPROVE)
    ways = {"carrier": "UPS", "payer": FreightPayer.SELLER}
    back = ParcelTold(End.US, End.BUYER, tracking="T-1", sent=True, **ways)
    shop.desk.parcels.note(case_id, back)
    shop.do(case_id, Move.LOST, tracking="T-1")
    shop.do(case_id, StepKind.SEND_CLAIM)
    shop.do(case_id, Move.CLAIM_PARTLY, amount=usd("6"))
    return case_id


def test_a_carrier_is_asked_for_the_rest(shop, carrier):
    shop.do(carrier, StepKind.SEND_CLAIM)
    assert sums(shop, carrier) == [(usd("9"), usd("6")), (usd("3"), None)]
    assert last(shop, carrier).facts.amount == usd("3")
    shop.do(carrier, StepKind.CHASE_SUPPLIER)
    assert "The USD 6.00 that you granted before" in last(shop, carrier).body
    shop.do(carrier, Move.CLAIM_REFUSED)
    shop.do(carrier, StepKind.CHASE_SUPPLIER)
    assert last(shop, carrier).facts.amount == usd("6")
    shop.do(carrier, StepKind.SETTLE, amount=usd("6"))
    assert came(shop, carrier) == [usd("6"), usd("0")]


def test_of_what_came_after_all_neither_part_is_owed(shop, carrier):
    """What its carrier paid for it is its own again, whichever claim it was for."""
    shop.do(carrier, StepKind.SEND_CLAIM)
    shop.do(carrier, Move.CLAIM_ACCEPTED)
    shop.do(carrier, StepKind.SETTLE, amount=usd("9"))
    shop.desk.receiving.receive(carrier, "T-1")
    shop.look(carrier)
    shop.finish(carrier)
    days_until(shop, carrier, lambda case: case.closed_at is not None)
    back = [
        p.amount for p in shop.case(carrier).payments if p.outgoing and p.party is Party.CARRIER
    ]
    assert back == [usd("9")]


# --- the rest is answered with a new one ---------------------------------------------------------


def new_one_comes(shop, case_id):
    """The supplier's parcel with what he promised reaches us: the buyer waits for nothing."""
    told = ParcelTold(End.US, End.SUPPLIER, tracking="N-1", sent=True, arrived=True)
    shop.desk.parcels.note(case_id, told)


@pytest.fixture
def promised(shop, again):
    """A new one was promised for the $25 that were asked for once more."""
    shop.do(again, Move.RESHIP_PROMISED)
    return again


def test_beside_a_new_one_only_what_was_granted_is_owed_in_money(shop, promised):
    assert to_come(shop, promised) == usd("35")


def test_what_was_granted_is_chased_once_the_new_one_is_there(shop, promised):
    new_one_comes(shop, promised)
    assert state(shop, promised) is _S.PARTLY_ACCEPTED
    enter_until(shop, promised, StepKind.CHASE_SUPPLIER)
    step = shop.case(promised).next
    while shop.clock.now() < step.due_at:
        shop.clock.forward(days=1)
    letter = shop.do(promised, StepKind.CHASE_SUPPLIER)
    assert (letter.template, letter.facts.amount) == ("reminder_money", usd("35"))
    shop.do(promised, StepKind.SETTLE, amount=usd("35"))
    assert state(shop, promised) is _S.SETTLED
    assert came(shop, promised) == [usd("35"), usd("0")]


def test_what_was_granted_settles_no_promise_of_a_new_one(shop, promised):
    shop.do(promised, StepKind.SETTLE, amount=usd("35"))
    assert state(shop, promised) is _S.RESHIP_PROMISED
    assert to_come(shop, promised) is None
    new_one_comes(shop, promised)
    assert state(shop, promised) is _S.SETTLED
