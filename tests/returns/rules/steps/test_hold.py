"""What forbids to go on: every kind of hold, what sets it, what lifts it, and what it lets pass."""

from dataclasses import replace
from datetime import timedelta

import pytest

from returns.phrases import topic
from returns.records.advice import Hold
from returns.records.case import Line, OwnHold, Tracks
from returns.records.policy import EvidenceDemand
from returns.records.unit import Exchange, Parcel, Payment
from returns.rules.sentences import sentence
from returns.rules.steps.situation import Situation, asked_of_one
from returns.terms import (
    BuyerMoney,
    Disposition,
    End,
    ExchangeFrom,
    Fault,
    FreightPayer,
    Goods,
    HoldKind,
    Offer,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
)
from returns.trade.platform_acts import PlatformAct
from returns.trade.steps import STEPS
from tests.returns.case_maker import a_line, an_order, dollars
from tests.returns.rules.situations import NOW, PHOTO, TERMS, advice, at, broken, next_of

R, G, B, S = Request, Goods, BuyerMoney, SupplierClaim
DAY = timedelta(days=1)
PHOTOS_WANTED = replace(TERMS, rma_needed=False, evidence=EvidenceDemand(shots=("front",)))
#: what the platform gives back by itself, once its carrier has scanned the parcel
OF_PLATFORM = {
    "advised": replace(advice(), claim_from=Fault.PLATFORM),
    "terms": replace(TERMS, rma_needed=False),
    "platform_did": frozenset({PlatformAct.REFUNDS_AT_FIRST_SCAN.value}),
}
GAVE_BACK = Payment(
    *(1, 1, Party.BUYER, True, dollars("30.00"), "refund", NOW, "1"), by_platform=True
)


def new(**line: object) -> Line:
    return broken(**line)


def to_claim(**line: object) -> Line:
    """Inspected, paid and confirmed: the claim is what is left to do."""
    usual = {
        "tracks": Tracks(R.APPROVED, G.INSPECTED, B.CONFIRMED, S.TO_ASK),
        "inspected_at": NOW,
        "answered_at": NOW,
    }
    return broken(**(usual | line))


def lost(**line: object) -> Line:
    """A return on receipt, lost in a parcel that the buyer paid for."""
    usual: dict[str, object] = {
        "reason": "changed_mind",
        "tracks": Tracks(R.APPROVED, G.LOST, B.AGREED),
        "offer": Offer.REFUND_ON_RECEIPT,
        "freight_payer": FreightPayer.BUYER,
        "approved_at": NOW,
        "answered_at": NOW,
    }
    return broken(**(usual | line))


def lost_going_home(**unit: object) -> Line:
    """Its buyer's again, and lost on the way there, as somebody read it who pays for such losses."""
    line = lost()
    usual: dict[str, object] = {
        "goods": G.LOST,
        "verdict": Verdict.BUYER_DAMAGE,
        "disposition": Disposition.TO_BUYER,
        "our_loss": True,
    }
    return replace(line, units=(replace(line.units[0], **(usual | unit)),))


def late(**case: object) -> Situation:
    """Sent off twenty days ago under a number, and not here."""
    sent = NOW - 20 * DAY
    line = broken(
        tracks=Tracks(R.APPROVED, G.IN_TRANSIT, B.AGREED),
        offer=Offer.REFUND_ON_RECEIPT,
        approved_at=sent,
        answered_at=sent,
    )
    parcel = Parcel(
        *(1, 1, "1Z1", "UPS", End.BUYER, End.US, FreightPayer.SELLER, sent, sent, None)
    )
    return at(line, terms=None, **({"parcels": (parcel,)} | case))


def wrote(days: int = 1) -> Situation:
    """A new one went ten days ago, and so many days after that the buyer wrote."""
    sent = NOW - 10 * DAY
    line = broken(
        tracks=Tracks(R.APPROVED, G.DISPOSED, B.REPLACED, S.SETTLED),
        offer=Offer.REPLACEMENT_ON_RECEIPT,
        answered_at=sent,
        paid_at=sent,
    )
    new_one = Exchange(1, line.id, "", "", 1, ExchangeFrom.STOCK, None, sent, None, (1,))
    told = at(line, terms=None, exchanges=(new_one,))
    return replace(told, heard_at=sent + days * DAY)


def missed(days: int = 1) -> Situation:
    """The price went back ten days ago, and so many days after that the buyer wrote."""
    went = NOW - 10 * DAY
    line = broken(
        tracks=Tracks(R.APPROVED, G.DISPOSED, B.PAID, S.SETTLED),
        refunded=dollars("75.00"),
        answered_at=went,
        paid_at=went,
    )
    told = at(line, terms=None, payments=(replace(GAVE_BACK, at=went),))
    return replace(told, heard_at=went + days * DAY)


def twice(*, came_back: bool = False) -> Situation:
    """The platform decided for the price that we had given back before it heard the buyer."""
    line = broken(
        tracks=Tracks(R.APPROVED, G.DISPOSED, B.CONFIRMED, S.SETTLED),
        refunded=dollars("150.00"),
        price="75.00",
    )
    taken = replace(GAVE_BACK, amount=dollars("75.00"))
    came = replace(taken, party=Party.PLATFORM, outgoing=False, by_platform=False)
    payments = (taken, came) if came_back else (taken,)
    return at(line, terms=None, dispute="a_to_z", dispute_at=NOW - DAY, payments=payments)


def to_exchange(reason: str) -> Situation:
    """A new one was agreed to, for goods that the buyer keeps."""
    line = broken(
        tracks=Tracks(R.APPROVED, G.NONE_EXPECTED, B.AGREED, S.RMA_GIVEN),
        offer=Offer.RETURNLESS_REPLACEMENT,
        route=Route.NONE,
        answered_at=NOW,
        reason=reason,
    )
    return at(line, advised=advice(Offer.RETURNLESS_REPLACEMENT))


def offered(**line: object) -> Line:
    usual = {
        "tracks": Tracks(R.NEGOTIATING, G.NONE_EXPECTED, B.OFFERED),
        "offer": Offer.PARTIAL_REFUND,
        "answered_at": NOW,
    }
    return a_line(**(usual | line))


def hold_of(situation: Situation, now=NOW) -> Hold | None:
    step, hold = next_of(situation, now)
    assert (hold is not None) is (step.kind is StepKind.CHECK)
    if hold is not None:
        assert step.because[0] == hold.because
        assert step.waiting_for is hold.waiting_for
        for lang in ("en", "zh"):
            said = sentence(hold.because, lang)
            assert "{" not in said
            assert "…" not in said
    return hold


SETS: dict[HoldKind, Situation] = {
    HoldKind.REASON: at(new(reason="not_understood", raw_reason="Kaput-77")),
    HoldKind.UNAUTHORISED: at(new(reason="unauthorised_purchase")),
    HoldKind.DISPUTE: at(new(), dispute="A-to-z claim"),
    HoldKind.SUSPICION: at(new(), suspected=True),
    HoldKind.NOT_PAID: at(new(), sale=an_order(state="voided, fulfilled")),
    HoldKind.CANCELLED: at(new(), sale=an_order(state="paid, fulfilled", cancelled=True)),
    HoldKind.NOT_SENT: at(new(), sale=an_order(state="paid, unfulfilled", delivered_on=None)),
    HoldKind.SHOP_REFUND: at(new(), sale=an_order(refunded=dollars("20.00"))),
    HoldKind.MORE_THAN_BOUGHT: at(
        new(units=(replace(a_line().units[0], piece=None, paid=None),))
    ),
    HoldKind.PRICE: at(new(price=None)),
    HoldKind.SUPPLIER: at(to_claim(supplier_id=None, supplier="")),
    HoldKind.COST: at(to_claim(unit_cost=None), terms=replace(TERMS, rma_needed=False)),
    HoldKind.PLATFORM_SUM: at(to_claim(), **OF_PLATFORM),
    HoldKind.GIFT: replace(at(new(), advised=advice(Offer.GIFT_OR_COUPON)), gift_named=False),
    HoldKind.VARIANT: to_exchange("wrong_size"),
    HoldKind.LOST_BY_BUYER: at(lost()),
    HoldKind.LOST_TO_BUYER: at(lost_going_home()),
    HoldKind.NOT_ARRIVED: late(),
    HoldKind.NO_PHOTO: at(to_claim(), terms=PHOTOS_WANTED, photos=()),
    HoldKind.BUYER_WROTE: wrote(),
    HoldKind.NOT_REACHED: missed(),
    HoldKind.PAID_TWICE: twice(),
    HoldKind.OFFER_OUT: at(offered(), advised=advice(Offer.PARTIAL_REFUND)),
    HoldKind.BY_HAND: at(new(held=OwnHold("He rang."))),
}
#: the same with its fact gone
GONE: dict[HoldKind, Situation] = {
    HoldKind.REASON: at(new(reason="defective", raw_reason="Kaput-77")),
    HoldKind.UNAUTHORISED: at(new(reason="defective")),
    HoldKind.DISPUTE: at(new(), dispute=""),
    HoldKind.SUSPICION: at(new(), suspected=False),
    HoldKind.NOT_PAID: at(new(), sale=an_order(state="paid, fulfilled")),
    HoldKind.CANCELLED: at(new(), sale=an_order(state="paid, fulfilled")),
    HoldKind.NOT_SENT: at(new(), sale=an_order(state="paid, fulfilled")),
    HoldKind.SHOP_REFUND: at(
        new(), sale=an_order(refunded=dollars("20.00")), went_back=dollars("20.00")
    ),
    HoldKind.MORE_THAN_BOUGHT: at(new()),
    HoldKind.PRICE: at(new(price="75.00")),
    HoldKind.SUPPLIER: at(to_claim()),
    HoldKind.COST: at(to_claim(), terms=replace(TERMS, rma_needed=False)),
    HoldKind.PLATFORM_SUM: at(to_claim(), **OF_PLATFORM, payments=(GAVE_BACK,)),
    HoldKind.GIFT: at(new(), advised=advice(Offer.GIFT_OR_COUPON)),
    HoldKind.VARIANT: to_exchange("defective"),
    HoldKind.LOST_BY_BUYER: at(lost(freight_payer=FreightPayer.SELLER)),
    HoldKind.LOST_TO_BUYER: at(lost_going_home(disposition=Disposition.RESTOCK)),
    HoldKind.NOT_ARRIVED: late(parcels=()),
    HoldKind.NO_PHOTO: at(to_claim(), terms=PHOTOS_WANTED, photos=(PHOTO,)),
    HoldKind.BUYER_WROTE: wrote(-1),
    HoldKind.NOT_REACHED: missed(-1),
    HoldKind.PAID_TWICE: twice(came_back=True),
    HoldKind.BY_HAND: at(new()),
}


def test_every_kind_is_set_by_something_and_has_its_words() -> None:
    assert SETS.keys() == set(HoldKind)
    for lang in ("en", "zh"):
        assert {f"hold.{kind}" for kind in HoldKind} <= topic(lang, "rules").keys()
        assert {f"hold.{kind}" for kind in HoldKind} <= topic(lang, "terms").keys()


@pytest.mark.parametrize("kind", HoldKind)
def test_its_fact_sets_it(kind: HoldKind) -> None:
    hold = hold_of(SETS[kind])
    assert hold is not None
    assert hold.kind is kind


def test_the_buyer_is_answered_in_time_and_offered_nothing_meanwhile() -> None:
    asks = {"step.answer_buyer", "step.answer_buyer_outside"}
    for kind, situation in SETS.items():
        step, _ = next_of(situation, NOW)
        assert not asks & {because.key for because in step.because}, kind
    step, _ = next_of(SETS[HoldKind.UNAUTHORISED], NOW)
    assert any(because.key.startswith("step.answer_held") for because in step.because)
    step, _ = next_of(GONE[HoldKind.UNAUTHORISED], NOW)
    assert asks & {because.key for because in step.because}


@pytest.mark.parametrize("kind", GONE)
def test_it_ends_when_its_fact_is_gone(kind: HoldKind) -> None:
    assert hold_of(GONE[kind]) is None


@pytest.mark.parametrize("kind", HoldKind)
def test_it_is_lifted_unless_the_step_cannot_be_done_without(kind: HoldKind) -> None:
    held = SETS[kind]
    lifted = replace(held, line=replace(held.line, lifted={kind.value: ""}))
    hold = hold_of(held)
    assert hold is not None
    # of a piece that other requests hold nothing can be promised either
    assert hold.stays is (
        kind
        in (
            HoldKind.COST,
            HoldKind.PLATFORM_SUM,
            HoldKind.SUPPLIER,
            HoldKind.GIFT,
            HoldKind.MORE_THAN_BOUGHT,
        )
    )
    # the seller's own is taken off the line that has it
    for_good = hold.stays or kind in (HoldKind.OFFER_OUT, HoldKind.BY_HAND)
    assert (hold_of(lifted) is None) is not for_good
    other = {next(k.value for k in HoldKind if k is not kind): ""}
    assert hold_of(replace(held, line=replace(held.line, lifted=other))) is not None


def test_a_promise_may_be_made_without_the_price_and_a_sum_is_not_paid_without_it() -> None:
    agreed = broken(
        price=None,
        tracks=Tracks(R.APPROVED, G.NONE_EXPECTED, B.AGREED),
        offer=Offer.IMMEDIATE_REFUND,
        returnless=True,
        route=Route.NONE,
        answered_at=NOW,
        lifted={"price": ""},
    )
    hold = hold_of(at(agreed, terms=None))
    assert hold is not None
    assert (hold.kind, hold.stays) == (HoldKind.PRICE, True)
    assert hold_of(at(new(price=None, lifted={"price": ""}))) is None


@pytest.mark.parametrize("kind", [HoldKind.UNAUTHORISED, HoldKind.DISPUTE])
def test_lifting_one_hold_leaves_the_other(kind: HoldKind) -> None:
    both = at(new(reason="unauthorised_purchase"), dispute="A-to-z claim")
    first = hold_of(both)
    assert first is not None
    assert first.kind is HoldKind.DISPUTE
    rest = replace(both, line=replace(both.line, lifted=frozenset({HoldKind.DISPUTE.value})))
    second = hold_of(rest)
    assert second is not None
    assert second.kind is HoldKind.UNAUTHORISED
    all_lifted = replace(
        both, line=replace(both.line, lifted=frozenset({"dispute", "unauthorised"}))
    )
    assert hold_of(all_lifted) is None


_AGREED = {
    "tracks": Tracks(R.APPROVED, G.NONE_EXPECTED, B.AGREED, S.NOT_CLAIMABLE),
    "offer": Offer.RETURNLESS_REFUND,
    "returnless": True,
    "route": Route.NONE,
    "answered_at": NOW,
}
_TO_APPROVE = {
    "tracks": Tracks(R.NEGOTIATING, G.NONE_EXPECTED, B.AGREED, S.RMA_GIVEN),
    "offer": Offer.REFUND_ON_RECEIPT,
    "answered_at": NOW,
}
_TO_LABEL = _TO_APPROVE | {
    "tracks": Tracks(R.APPROVED, G.AWAITED, B.AGREED, S.RMA_GIVEN),
    "approved_at": NOW,
}
_TO_REPLACE = _AGREED | {"offer": Offer.RETURNLESS_REPLACEMENT}


@pytest.mark.parametrize(
    ("line", "otherwise"),
    [
        ({}, StepKind.ANSWER_BUYER),
        (_AGREED, StepKind.REFUND),
        (_TO_REPLACE, StepKind.REPLACE),
        (_TO_APPROVE, StepKind.APPROVE),
        (_TO_LABEL, StepKind.SEND_LABEL),
    ],
)
@pytest.mark.parametrize(
    "facts",
    [
        {"dispute": "A-to-z claim"},
        {"suspected": True},
        {"sale": an_order(state="authorized, fulfilled")},
        {"sale": an_order(state="paid, fulfilled", cancelled=True)},
        {"sale": an_order(state="Unshipped", delivered_on=None)},
        {"line": {"reason": "unauthorised_purchase"}},
        {"line": {"reason": "not_understood"}},
    ],
)
def test_enter_neither_pays_sends_nor_promises_meanwhile(
    line: dict, otherwise: StepKind, facts: dict
) -> None:
    """An unauthorised purchase, an A-to-z: "check first", and nothing else (cases 24 and 26)."""
    on_case = {name: value for name, value in facts.items() if name != "line"}
    on_line = facts.get("line", {})
    advised = advice(Offer.RETURNLESS_REPLACEMENT) if line is _TO_REPLACE else advice()
    free, _ = next_of(at(broken(**line), advised=advised))
    assert free.kind is otherwise
    held, _ = next_of(at(broken(**(line | on_line)), advised=advised, **on_case))
    assert held.kind is StepKind.CHECK
    assert STEPS[held.kind].waits


def test_what_waits_or_looks_goes_on_under_a_hold() -> None:
    away = _TO_LABEL | {"label_made_at": NOW}
    assert hold_of(at(broken(**away), suspected=True)) is None
    here = away | {"tracks": Tracks(R.APPROVED, G.RECEIVED, B.AGREED, S.RMA_GIVEN)}
    assert hold_of(at(broken(**here, received_at=NOW), suspected=True)) is None


def test_whoever_decides_a_dispute_is_answered_in_his_time_whatever_is_waited_for() -> None:
    away = _TO_LABEL | {"label_made_at": NOW}
    opened = NOW - timedelta(hours=10)
    step, hold = next_of(at(broken(**away), dispute="A-to-z claim", dispute_at=opened))
    assert hold is not None
    assert hold.kind is HoldKind.DISPUTE
    assert (step.kind, step.waiting_for) == (StepKind.CHECK, None)
    assert step.due_at == opened + timedelta(hours=48)
    assert [because.key for because in step.because] == ["hold.dispute", "step.answer_dispute"]


def test_a_dispute_that_was_answered_holds_nothing_up() -> None:
    line = broken(**_TO_LABEL, lifted=frozenset({HoldKind.DISPUTE}))
    step, hold = next_of(at(line, dispute="A-to-z claim", dispute_at=NOW))
    assert hold is None
    assert step.kind is StepKind.SEND_LABEL


def test_what_is_due_before_the_answer_goes_on() -> None:
    here = _TO_LABEL | {"tracks": Tracks(R.APPROVED, G.RECEIVED, B.AGREED, S.RMA_GIVEN)}
    line = broken(**here, received_at=NOW - timedelta(days=1))
    step, _ = next_of(at(line, dispute="A-to-z claim", dispute_at=NOW))
    assert step.kind is StepKind.INSPECT


@pytest.mark.parametrize("request_", [R.DECLINED, R.WITHDRAWN, R.LAPSED])
def test_an_ended_request_is_not_held_but_its_claim_still_needs_its_facts(request_) -> None:
    over = broken(tracks=Tracks(request_, G.NONE_EXPECTED, B.OPEN, S.NOT_CLAIMABLE))
    assert hold_of(at(over, suspected=True)) is None
    # what somebody else decides is answered in his time, whatever the buyer or we had said
    assert hold_of(at(over, dispute="A-to-z claim")).kind is HoldKind.DISPUTE
    paid = to_claim(
        unit_cost=None, tracks=Tracks(request_, G.NONE_EXPECTED, B.CONFIRMED, S.TO_ASK)
    )
    hold = hold_of(at(paid, terms=replace(TERMS, rma_needed=False)))
    assert hold is not None
    assert hold.kind is HoldKind.COST


def test_a_paid_buyer_is_suspected_no_more_than_is_useful() -> None:
    """Nothing is left to hold back; the claim and the goods go on."""
    assert hold_of(at(to_claim(), suspected=True)) is None


def test_the_platform_is_asked_without_our_cost() -> None:
    line = to_claim(unit_cost=None)
    against = at(line, advised=advice(claim=Fault.PLATFORM), terms=None)
    assert hold_of(against) is None


def test_what_was_seen_is_claimed_with_a_photo_whoever_demands_one() -> None:
    unasked = replace(PHOTOS_WANTED, evidence=TERMS.evidence)
    hold = hold_of(at(to_claim(), terms=unasked, photos=()))
    assert hold is not None
    assert (hold.kind, hold.because.key) == (HoldKind.NO_PHOTO, "hold.no_photo_claim")
    assert hold_of(at(to_claim(), terms=unasked, photos=(PHOTO,))) is None
    carrier = advice(claim=Fault.CARRIER)
    theirs = hold_of(at(to_claim(), advised=carrier, terms=PHOTOS_WANTED, photos=()))
    assert theirs is not None
    assert theirs.because.key == "hold.no_photo_claim"


def test_photos_of_what_nobody_saw_are_asked_for_only_where_somebody_wants_them() -> None:
    unasked = replace(PHOTOS_WANTED, evidence=TERMS.evidence)
    kept = to_claim(tracks=Tracks(R.APPROVED, G.KEPT, B.CONFIRMED, S.TO_ASK))
    assert hold_of(at(kept, terms=unasked, photos=())) is None
    hold = hold_of(at(kept, terms=PHOTOS_WANTED, photos=()))
    assert hold is not None
    assert hold.because.key == "hold.no_photo_buyer"
    fine = replace(kept, reason="changed_mind", route=Route.TO_SUPPLIER)
    assert hold_of(at(fine, advised=advice(claim=None), terms=PHOTOS_WANTED, photos=())) is None


@pytest.mark.parametrize("fate", Disposition, ids=str)
def test_what_is_sold_as_new_again_was_photographed(fate) -> None:
    """All else that becomes of goods needs no picture."""
    line = to_claim()
    line = replace(line, units=(replace(line.units[0], disposition=fate),))
    line = replace(line, tracks=replace(line.tracks, supplier_claim=S.NOT_CLAIMABLE))
    hold = hold_of(at(line, advised=advice(claim=None), photos=()))
    assert (hold is not None) is (fate is Disposition.RESTOCK)
    if hold is not None:
        assert hold.because.key == "hold.no_photo_restock"
    assert hold_of(at(line, advised=advice(claim=None))) is None


def test_nobody_is_told_no_by_what_was_not_photographed() -> None:
    tracks = Tracks(R.APPROVED, G.INSPECTED, B.AGREED, S.NOT_CLAIMABLE)
    line = broken(
        tracks=tracks,
        received_at=NOW,
        inspected_at=NOW,
        approved_at=NOW,
        answered_at=NOW,
        offer=Offer.REFUND_ON_RECEIPT,
    )
    line = replace(line, units=(replace(line.units[0], verdict=Verdict.EMPTY),))
    declines = advice(Offer.DECLINE, claim=None)
    hold = hold_of(at(line, advised=declines, photos=()))
    assert (hold.kind, hold.because.key) == (HoldKind.NO_PHOTO, "hold.no_photo_decline")
    assert hold_of(at(line, advised=declines)) is None


def test_a_claim_waits_for_every_kind_of_photo_that_is_demanded() -> None:
    wanted = replace(PHOTOS_WANTED, evidence=EvidenceDemand(shots=("front", "back", "packing")))
    hold = hold_of(at(to_claim(), terms=wanted, photos=(PHOTO, replace(PHOTO, id=2))))
    assert hold is not None
    assert hold.because.key == "hold.no_photo_rest"
    said = sentence(hold.because, "en")
    assert "demands 3 photos" in said
    assert "1 there" in said
    shots = [replace(PHOTO, id=n, shot=shot) for n, shot in enumerate(wanted.evidence.shots, 1)]
    assert hold_of(at(to_claim(), terms=wanted, photos=tuple(shots))) is None


def test_a_photo_that_says_nothing_will_do_for_who_is_asked_for_all_lines() -> None:
    """A carrier that is asked for the goods of both suppliers sees the whole case."""
    line = to_claim()
    others = replace(line, id=2, number=2, supplier_id=9, supplier="Other", units=())
    one = at(line, advised=advice(claim=Fault.CARRIER), terms=PHOTOS_WANTED, photos=(PHOTO,))
    alone = replace(one, case=replace(one.case, lines=(line, others)))
    assert hold_of(alone).because.key == "hold.no_photo_claim_unsaid"
    assert hold_of(replace(alone, of_all=True)) is None
    carrier, supplier = (advice(claim=who) for who in (Fault.CARRIER, Fault.SUPPLIER))
    assert asked_of_one(alone.case, [(line, carrier), (others, carrier)])
    assert not asked_of_one(alone.case, [(line, carrier), (others, supplier)])
    assert not asked_of_one(one.case, [(line, carrier)])


# --- waiting for the buyer -----------------------------------------------------------------------


def test_an_offer_waits_for_its_answer_until_the_day() -> None:
    """Nothing is put on top of it before (case 26)."""
    out = at(offered(), advised=advice(Offer.PARTIAL_REFUND))
    hold = hold_of(out)
    assert hold is not None
    assert hold.waiting_for is Party.BUYER
    assert "21 Nov" in sentence(hold.because)
    assert hold_of(out, NOW + 3 * DAY - timedelta(seconds=1)) is not None
    step, none = next_of(out, NOW + 3 * DAY)
    assert (step.kind, none) == (StepKind.NEGOTIATE, None)


def test_a_question_waits_for_its_answer_whether_or_not_we_wrote_before() -> None:
    asked = at(new(asked_buyer_at=NOW))
    hold = hold_of(asked)
    assert hold is not None
    assert hold.because.key == "hold.asked_buyer"
    assert next_of(asked, NOW + 3 * DAY)[0].kind is StepKind.ANSWER_BUYER
    talking = broken(
        tracks=Tracks(R.NEGOTIATING, G.NONE_EXPECTED, B.OPEN),
        answered_at=NOW - 9 * DAY,
        asked_buyer_at=NOW,
    )
    again = hold_of(at(talking))
    assert again is not None
    assert again.because.key == "hold.asked_buyer"
    assert hold_of(at(replace(talking, asked_buyer_at=None))) is None


def test_what_waits_for_the_buyer_stands_behind_what_is_ours() -> None:
    """The offer is out; goods of the same line came on their own, and are looked at."""
    units = a_line(quantity=2).units
    line = offered(
        quantity=2,
        units=(units[0], replace(units[1], goods=G.UNMATCHED)),
    )
    step, hold = next_of(at(line, advised=advice(Offer.PARTIAL_REFUND)))
    assert (step.kind, hold) == (StepKind.INSPECT, None)


def test_a_check_does_not_hide_what_may_go_on() -> None:
    """An A-to-z is open: the goods that are here are looked at, the refund waits."""
    units = a_line(quantity=2, price="75.00").units
    line = broken(
        quantity=2,
        tracks=Tracks(R.APPROVED, G.RECEIVED, B.AGREED, S.RMA_GIVEN),
        units=(replace(units[0], goods=G.RECEIVED), replace(units[1], goods=G.AWAITED)),
        received_at=NOW - DAY,
        approved_at=NOW - 9 * DAY,
        answered_at=NOW - 9 * DAY,
        offer=Offer.REFUND_ON_RECEIPT,
    )
    labelled = replace(line, label_made_at=NOW - 9 * DAY)
    assert next_of(at(labelled, dispute="A-to-z claim"))[0].kind is StepKind.INSPECT


# --- the seller's own ----------------------------------------------------------------------------


@pytest.mark.parametrize("line", [{}, _AGREED, _TO_APPROVE, _TO_LABEL, _TO_REPLACE])
def test_the_sellers_own_hold_stands_before_whatever_is_next(line: dict) -> None:
    hold = hold_of(at(broken(**line, held=OwnHold("He rang."))))
    assert hold is not None
    assert (hold.kind, hold.waiting_for, hold.stays) == (HoldKind.BY_HAND, None, False)
    assert "He rang." in sentence(hold.because)


def test_it_also_stands_before_what_others_have_to_do() -> None:
    held = offered(held=OwnHold("He rang."))
    hold = hold_of(at(held, advised=advice(Offer.PARTIAL_REFUND)))
    assert hold is not None
    assert hold.kind is HoldKind.BY_HAND


def test_its_day_puts_our_own_dates_off_and_no_outside_one() -> None:
    agreed = broken(**_AGREED)
    free, _ = next_of(at(agreed))
    late = free.due_at + 9 * DAY
    held, _ = next_of(at(replace(agreed, held=OwnHold("He rang.", late))))
    assert held.due_at == late
    asked, _ = next_of(at(new()))
    outside, _ = next_of(at(new(held=OwnHold("He rang.", asked.due_at + 9 * DAY))))
    assert any(because.key.endswith("_outside") for because in asked.because)
    assert outside.due_at == asked.due_at


@pytest.mark.parametrize("seen", [True, False])
def test_a_picture_that_cannot_be_shown_is_no_photo(seen) -> None:
    damaged = replace(PHOTO, format="")
    line = to_claim()
    if not seen:
        line = replace(line, tracks=Tracks(R.APPROVED, G.KEPT, B.CONFIRMED, S.TO_ASK))
    told = at(line, terms=PHOTOS_WANTED, photos=(damaged,))
    bare = at(line, terms=PHOTOS_WANTED, photos=())
    assert hold_of(told) == hold_of(bare) is not None
    assert hold_of(replace(told, case=replace(told.case, photos=(damaged, PHOTO)))) is None
