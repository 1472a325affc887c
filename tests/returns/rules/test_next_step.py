"""Every open case has a next step, and following the steps leads to the end."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Recommendation, Tracks
from returns.records.facts import StepFacts, TriageFacts, TriageSettings, TurnFacts
from returns.records.policy import PolicyTerms
from returns.rules.deadlines import DeadlineTable
from returns.rules.next_step import next_step
from returns.rules.offers import claim_wanted, rma_needed
from returns.rules.reasons import all_reasons
from returns.rules.recommend import recommend
from returns.rules.sentences import sentences
from returns.rules.transitions import apply, at_rest, opening_tracks
from returns.terms import (
    BuyerMoney,
    Fault,
    FreightPayer,
    Fulfilment,
    Goods,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
)
from returns.trade.offers import traits

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)  # a Wednesday
TABLE = DeadlineTable.shipped()
TERMS = PolicyTerms(window_days=30, rma_days=2, transit_days=7)


def advice(
    *offers: Offer,
    route: Route = Route.TO_US,
    payer: FreightPayer = FreightPayer.SELLER,
    claim: Fault | None = Fault.SUPPLIER,
) -> Recommendation:
    return Recommendation(offers, route, payer, Fault.SUPPLIER, claim, ())


def case(**changes: object) -> StepFacts:
    """A dropshipped Amazon order, delivered today, broken, asked for an hour ago."""
    facts = StepFacts(
        channel="Amazon DE",
        platform="amazon",
        country="DE",
        tracks=Tracks(),
        recommendation=advice(Offer.REFUND_ON_RECEIPT),
        policy=TERMS,
        fulfilment=Fulfilment.DROPSHIP,
        requested_at=NOW,
        delivered_on=date(2026, 11, 18),
        route=Route.TO_US,
        reason="defective",
    )
    return replace(facts, **changes)


def step_of(**changes: object) -> StepKind:
    return next_step(case(**changes), TABLE, NOW).kind


APPROVED = Tracks(Request.APPROVED, Goods.AWAITED, BuyerMoney.AGREED, SupplierClaim.RMA_GIVEN)
RETURN = {"offer": Offer.REFUND_ON_RECEIPT, "answered_at": NOW, "approved_at": NOW}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, StepKind.ANSWER_BUYER),
        (
            {"tracks": Tracks(Request.APPROVED, Goods.AWAITED)},
            StepKind.ANSWER_BUYER,  # authorised by the platform, nobody wrote yet
        ),
        (
            {
                "tracks": Tracks(Request.NEGOTIATING, buyer_money=BuyerMoney.OFFERED),
                "offer": Offer.PARTIAL_REFUND,
            },
            StepKind.NEGOTIATE,
        ),
        (
            {"tracks": Tracks(Request.NEGOTIATING, buyer_money=BuyerMoney.AGREED), **RETURN},
            StepKind.ASK_RMA,
        ),
        (
            {
                "tracks": Tracks(
                    Request.NEGOTIATING,
                    buyer_money=BuyerMoney.AGREED,
                    supplier_claim=SupplierClaim.RMA_GIVEN,
                ),
                **RETURN,
            },
            StepKind.APPROVE,
        ),
        ({"tracks": APPROVED, **RETURN}, StepKind.SEND_LABEL),
        (
            {
                "tracks": APPROVED,
                **RETURN,
                "recommendation": advice(Offer.REFUND_ON_RECEIPT, payer=FreightPayer.BUYER),
            },
            StepKind.AWAIT_PARCEL,
        ),
        ({"tracks": APPROVED, **RETURN, "label_made_at": NOW}, StepKind.AWAIT_PARCEL),
        (
            {"tracks": APPROVED, **RETURN, "label_made_at": NOW - timedelta(days=15)},
            StepKind.CHASE_PARCEL,
        ),
        (
            {"tracks": replace(APPROVED, goods=Goods.RECEIVED), **RETURN, "received_at": NOW},
            StepKind.INSPECT,
        ),
        (
            {
                "tracks": replace(APPROVED, goods=Goods.INSPECTED),
                **RETURN,
                "received_at": NOW,
                "inspected_at": NOW,
                "verdict": Verdict.AS_CLAIMED,
            },
            StepKind.REFUND,
        ),
        (
            {
                "tracks": replace(APPROVED, goods=Goods.INSPECTED),
                **RETURN,
                "offer": Offer.REPLACEMENT_ON_RECEIPT,
                "received_at": NOW,
                "inspected_at": NOW,
            },
            StepKind.REPLACE,
        ),
        (
            {
                "tracks": Tracks(
                    Request.APPROVED,
                    Goods.INSPECTED,
                    BuyerMoney.AGREED,
                    SupplierClaim.NOT_CLAIMABLE,
                ),
                **RETURN,
                "received_at": NOW,
                "inspected_at": NOW,
                "verdict": Verdict.EMPTY,
                "recommendation": advice(Offer.DECLINE, claim=None),
            },
            StepKind.NEGOTIATE,  # decline kindly, with photos
        ),
        (
            {
                "tracks": Tracks(
                    Request.APPROVED, Goods.INSPECTED, BuyerMoney.PAID, SupplierClaim.RMA_GIVEN
                ),
                **RETURN,
                "inspected_at": NOW,
                "paid_at": NOW,
            },
            StepKind.SEND_CLAIM,
        ),
        (
            {
                "tracks": Tracks(
                    Request.APPROVED,
                    Goods.DISPOSED,
                    BuyerMoney.CONFIRMED,
                    SupplierClaim.CLAIM_SENT,
                ),
                **RETURN,
                "claim_sent_at": NOW,
            },
            StepKind.CHASE_SUPPLIER,
        ),
        (
            {
                "tracks": Tracks(
                    Request.APPROVED,
                    Goods.DISPOSED,
                    BuyerMoney.CONFIRMED,
                    SupplierClaim.REFUSED,
                ),
                **RETURN,
            },
            StepKind.SETTLE,
        ),
        (
            {
                "tracks": Tracks(
                    Request.APPROVED, Goods.DISPOSED, BuyerMoney.PAID, SupplierClaim.SETTLED
                ),
                **RETURN,
                "paid_at": NOW,
            },
            StepKind.CONFIRM_BUYER,
        ),
        (
            {
                "tracks": Tracks(
                    Request.APPROVED,
                    Goods.INSPECTED,
                    BuyerMoney.CONFIRMED,
                    SupplierClaim.SETTLED,
                ),
                **RETURN,
                "inspected_at": NOW,
            },
            StepKind.PLACE_GOODS,
        ),
        (
            {
                "tracks": Tracks(
                    Request.APPROVED,
                    Goods.DISPOSED,
                    BuyerMoney.CONFIRMED,
                    SupplierClaim.SETTLED,
                )
            },
            StepKind.CLOSE,
        ),
    ],
)
def test_each_place_on_the_path_has_its_step(changes: dict, expected: StepKind) -> None:
    assert step_of(**changes) is expected


def test_a_returnless_refund_is_paid_before_the_supplier_is_asked() -> None:
    tracks = Tracks(Request.APPROVED, buyer_money=BuyerMoney.AGREED)
    offer = {"offer": Offer.RETURNLESS_REFUND, "answered_at": NOW, "route": Route.NONE}
    assert step_of(tracks=tracks, **offer) is StepKind.REFUND
    paid = replace(tracks, buyer_money=BuyerMoney.PAID)
    assert step_of(tracks=paid, **offer, paid_at=NOW) is StepKind.ASK_RMA


def test_goods_wait_for_the_suppliers_number_before_the_address_is_given() -> None:
    waiting = {
        "tracks": Tracks(
            Request.NEGOTIATING,
            buyer_money=BuyerMoney.AGREED,
            supplier_claim=SupplierClaim.ASKED_FOR_RMA,
        ),
        **RETURN,
        "route": Route.TO_SUPPLIER,
        "rma_asked_at": NOW,
    }
    assert step_of(**waiting) is StepKind.CHASE_SUPPLIER
    assert step_of(**waiting, supplier_rma="KC-88213") is not StepKind.CHASE_SUPPLIER


def test_amazon_wants_an_answer_within_a_day() -> None:
    step = next_step(case(policy=None), TABLE, NOW)
    assert step.due_at == NOW + timedelta(hours=24)
    assert not step.supplier_clock
    assert sentences(step.because)[0].startswith("Amazon DE wants an answer within 24 hours")


def test_the_suppliers_last_safe_day_pulls_a_step_forward() -> None:
    tight = replace(TERMS, window_days=11)  # delivered 18, ends 29, less 2 + 7 + 1
    facts = case(policy=tight, delivered_on=date(2026, 11, 17), platform="ebay")
    step = next_step(facts, TABLE, NOW)
    assert step.kind is StepKind.ANSWER_BUYER
    assert step.supplier_clock
    assert step.due_at.date() == date(2026, 11, 18)
    assert "18 Nov" in sentences(step.because)[-1]


def test_the_suppliers_clock_runs_while_the_buyer_still_thinks_about_a_part_refund() -> None:
    going = advice(Offer.PARTIAL_REFUND, route=Route.TO_SUPPLIER, claim=None)
    facts = case(
        tracks=Tracks(
            Request.NEGOTIATING,
            buyer_money=BuyerMoney.OFFERED,
            supplier_claim=SupplierClaim.NOT_CLAIMABLE,
        ),
        offer=Offer.PARTIAL_REFUND,
        recommendation=going,
        reason="changed_mind",
        policy=replace(TERMS, window_days=11),
    )
    step = next_step(facts, TABLE, NOW)
    assert step.kind is StepKind.NEGOTIATE
    assert step.supplier_clock
    agreed = replace(facts, tracks=replace(facts.tracks, buyer_money=BuyerMoney.AGREED))
    assert not next_step(agreed, TABLE, NOW).supplier_clock


def test_a_suppliers_day_that_had_passed_before_the_buyer_wrote_does_not_cry() -> None:
    step = next_step(case(policy=replace(TERMS, window_days=5)), TABLE, NOW)
    assert not step.supplier_clock


def test_once_the_claim_is_sent_the_suppliers_window_does_not_press() -> None:
    tracks = Tracks(Request.APPROVED, Goods.DISPOSED, BuyerMoney.PAID, SupplierClaim.CLAIM_SENT)
    facts = case(tracks=tracks, **RETURN, policy=replace(TERMS, window_days=11), paid_at=NOW)
    assert not next_step(facts, TABLE, NOW).supplier_clock


def test_an_inspection_is_due_before_amazon_refunds_by_itself() -> None:
    tracks = replace(APPROVED, goods=Goods.RECEIVED)
    step = next_step(case(tracks=tracks, **RETURN, received_at=NOW), TABLE, NOW)
    assert step.due_at <= NOW + timedelta(days=2)


def test_snoozing_moves_our_own_dates_but_no_outside_deadline() -> None:
    later = NOW + timedelta(days=10)
    waiting = case(
        tracks=Tracks(Request.NEGOTIATING, buyer_money=BuyerMoney.OFFERED),
        offer=Offer.PARTIAL_REFUND,
        snoozed_until=later,
        policy=None,
    )
    assert next_step(waiting, TABLE, NOW).due_at == later
    unanswered = case(snoozed_until=later, policy=None)
    assert next_step(unanswered, TABLE, NOW).due_at == NOW + timedelta(hours=24)


_TRACKS = st.builds(
    Tracks,
    request=st.sampled_from(Request),
    goods=st.sampled_from(Goods),
    buyer_money=st.sampled_from(BuyerMoney),
    supplier_claim=st.sampled_from(SupplierClaim),
)
_MOMENTS = st.one_of(
    st.none(), st.integers(-60, 3).map(lambda days: NOW + timedelta(days=days))
)
_DAYS = st.one_of(
    st.none(), st.integers(-90, 0).map(lambda d: (NOW + timedelta(days=d)).date())
)
_POLICIES = st.one_of(
    st.none(),
    st.builds(
        PolicyTerms,
        window_days=st.integers(1, 90),
        damage_days=st.one_of(st.none(), st.integers(1, 10)),
        rma_needed=st.booleans(),
        takes_returns=st.booleans(),
    ),
)
_FACTS = st.builds(
    case,
    tracks=_TRACKS,
    platform=st.sampled_from(["amazon", "ebay", "shopify", "etsy", "temu", ""]),
    country=st.sampled_from(["US", "DE", "GB", "CN", "ZZ", ""]),
    policy=_POLICIES,
    offer=st.one_of(st.none(), st.sampled_from(Offer)),
    route=st.sampled_from(Route),
    reason=st.sampled_from([r.id for r in all_reasons()]),
    verdict=st.one_of(st.none(), st.sampled_from(Verdict)),
    recommendation=st.builds(
        advice,
        st.sampled_from(Offer),
        route=st.sampled_from(Route),
        payer=st.sampled_from(FreightPayer),
        claim=st.one_of(st.none(), st.sampled_from(Fault)),
    ),
    ordered_on=_DAYS,
    shipped_on=_DAYS,
    delivered_on=_DAYS,
    answered_at=_MOMENTS,
    approved_at=_MOMENTS,
    label_made_at=_MOMENTS,
    received_at=_MOMENTS,
    inspected_at=_MOMENTS,
    paid_at=_MOMENTS,
    claim_sent_at=_MOMENTS,
    snoozed_until=_MOMENTS,
    returnless=st.booleans(),
)


@settings(max_examples=400, deadline=None)
@given(_FACTS)
def test_any_combination_of_tracks_has_a_step_with_a_sentence(facts: StepFacts) -> None:
    step = next_step(facts, TABLE, NOW)
    assert step.due_at.tzinfo is not None
    for lang in ("en", "zh"):
        assert all(sentences(step.because, lang))
    if not at_rest(facts.tracks):
        answered = (
            facts.answered_at is not None or facts.tracks.buyer_money is not BuyerMoney.OPEN
        )
        assert step.kind is StepKind.CLOSE or not answered


# --- following the steps ------------------------------------------------------------------


class Desk:
    """Does on paper what the services do: the step that is next, and the answers from outside."""

    def __init__(self, triage: TriageFacts, outcome: dict) -> None:
        self.triage = triage
        self.outcome = outcome
        self.now = NOW
        self.advice = recommend(triage, TriageSettings())
        self.paid = Money(0, triage.value.currency)
        self.received = 0
        self.rma = ""
        self.facts = case(
            recommendation=self.advice,
            tracks=opening_tracks(self.advice),
            policy=triage.policy,
            fulfilment=triage.fulfilment,
            route=self.advice.route,
            reason=triage.reason,
        )

    def turn(self, act: StepKind | Move, **more: object) -> None:
        facts = self.facts
        turn = TurnFacts(
            offer=facts.offer,
            route=facts.route,
            returnless=traits(facts.offer).pays_ahead,
            why=facts.reason,
            value=self.triage.value,
            paid=self.paid,
            units_received=self.received,
            claim_wanted=claim_wanted(self.advice, facts.offer, facts.route),
            rma_needed=rma_needed(self.advice, facts.route, facts.policy),
            supplier_rma=self.rma,
        )
        tracks = apply(facts.tracks, act, replace(turn, **more))
        self.facts = replace(self.facts, tracks=tracks)

    def set(self, **changes: object) -> None:
        self.facts = replace(self.facts, **changes)

    def do(self, kind: StepKind) -> None:
        getattr(self, f"_{kind}")()
        self.now += timedelta(hours=1)

    def _answer_buyer(self) -> None:
        first = self.advice.first
        if first is Offer.DECLINE:
            self.turn(StepKind.ANSWER_BUYER, offer=first, reason="Not ours.")
        else:
            self.set(offer=first)
            self.turn(StepKind.ANSWER_BUYER)
        self.set(answered_at=self.now, offered_at=self.now)

    def _negotiate(self) -> None:
        if self.facts.tracks.buyer_money is BuyerMoney.OFFERED:
            if self.outcome["says_yes"]:
                self.turn(Move.BUYER_AGREED)
            else:
                self.set(offer=Offer.REFUND_ON_RECEIPT)
                self.turn(StepKind.NEGOTIATE)
        elif self.facts.verdict is not None:
            self.turn(Move.DECLINE, reason="The parcel was empty.")
        else:
            self.set(offer=Offer.RETURNLESS_REFUND)
            self.turn(StepKind.NEGOTIATE)

    def _approve(self) -> None:
        self.turn(StepKind.APPROVE)
        self.set(approved_at=self.now)

    def _ask_rma(self) -> None:
        self.turn(StepKind.ASK_RMA)
        self.set(rma_asked_at=self.now)

    def _chase_supplier(self) -> None:
        if self.facts.tracks.supplier_claim is SupplierClaim.ASKED_FOR_RMA:
            self.rma = "KC-1"
            self.set(supplier_rma="KC-1", rma_given_at=self.now)
            self.turn(Move.RMA_GIVEN)
        else:
            self.turn(self.outcome["answer"])
            self.set(claim_answered_at=self.now)

    def _send_label(self) -> None:
        self.turn(StepKind.SEND_LABEL)
        self.set(label_made_at=self.now)

    def _await_parcel(self) -> None:
        if self.outcome["parcel"] is None:
            self.now += timedelta(days=20)
        else:
            self.turn(self.outcome["parcel"])
            if self.outcome["parcel"] is Move.RECEIVE:
                self.received = 1
                self.set(received_at=self.now)

    def _chase_parcel(self) -> None:
        self.turn(Move.LAPSE)

    def _inspect(self) -> None:
        self.set(verdict=self.outcome["verdict"], inspected_at=self.now)
        told = replace(self.triage, verdict=self.outcome["verdict"], promised=self.facts.offer)
        self.advice = recommend(told, TriageSettings())
        self.set(recommendation=self.advice)
        self.turn(StepKind.INSPECT)

    def _refund(self) -> None:
        amount = self.triage.value - self.paid
        less = self.facts.verdict is not None and self.advice.first is Offer.PARTIAL_REFUND
        if less or self.facts.offer is Offer.PARTIAL_REFUND:
            amount = self.triage.value.percent(30)
        self.turn(StepKind.REFUND, amount=amount)
        self.paid = self.paid + amount
        self.set(paid_at=self.now)

    def _replace(self) -> None:
        self.turn(StepKind.REPLACE)
        self.set(paid_at=self.now)

    def _send_claim(self) -> None:
        self.turn(StepKind.SEND_CLAIM)
        self.set(claim_sent_at=self.now)

    def _settle(self) -> None:
        self.turn(StepKind.SETTLE)

    def _confirm_buyer(self) -> None:
        self.turn(StepKind.CONFIRM_BUYER)

    def _place_goods(self) -> None:
        self.turn(StepKind.PLACE_GOODS)
        self.set(placed=True)


_OUTCOMES = st.fixed_dictionaries(
    {
        "says_yes": st.booleans(),
        "parcel": st.sampled_from([Move.RECEIVE, Move.RECEIVE, Move.LOST, None]),
        "verdict": st.sampled_from([v for v in Verdict if v is not Verdict.NOT_RECEIVED]),
        "answer": st.sampled_from([Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY, Move.CLAIM_REFUSED]),
    }
)
_CASES = st.builds(
    TriageFacts,
    value=st.integers(100, 30_000).map(lambda minor: Money(minor, "USD")),
    reason=st.sampled_from([r.id for r in all_reasons()]),
    fulfilment=st.sampled_from(Fulfilment),
    policy=_POLICIES,
    returns_before=st.one_of(st.none(), st.integers(0, 9)),
    suspected=st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(_CASES, _OUTCOMES)
def test_doing_what_is_next_is_always_legal_and_ends_in_closing(
    triage: TriageFacts, outcome: dict
) -> None:
    desk = Desk(triage, outcome)
    done: list[StepKind] = []
    for _ in range(30):
        step = next_step(desk.facts, TABLE, desk.now)
        done.append(step.kind)
        if step.kind is StepKind.CLOSE:
            desk.turn(StepKind.CLOSE)
            return
        try:
            desk.do(step.kind)
        except IllegalMove as refused:
            pytest.fail(f"{refused.say()} after {[d.value for d in done]}: {desk.facts.tracks}")
    pytest.fail(f"never ends: {[d.value for d in done]} {desk.facts.tracks}")
