"""Following the steps is always legal, pays to the cent what is owed, and ends in closing.

Lives on paper: a line with its pieces, the step that is next, and the answers from outside. The desk
itself lives such lives in `tests/worlds`; here only the rules do, many thousands of times as fast.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns.errors import IllegalMove
from returns.money import Money
from returns.records.case import Line
from returns.records.facts import TriageFacts, TriageSettings, TurnFacts
from returns.records.policy import PolicyTerms
from returns.records.unit import Exchange
from returns.rules.advice.recommend import recommend
from returns.rules.money.due import (
    came_back_worth,
    due_now,
    gets_new_one,
    returnless,
    verdict_of,
)
from returns.rules.money.settled import to_replace
from returns.rules.offers import claim_wanted, number_refused, rma_needed
from returns.rules.reasons import all_reasons
from returns.rules.steps.next_step import next_on_line
from returns.rules.steps.situation import Situation
from returns.rules.tracks.track_machines import MOST_REMINDERS
from returns.rules.tracks.transitions import apply, at_rest, opening_tracks
from returns.terms import (
    BuyerMoney,
    Disposition,
    ExchangeFrom,
    Fulfilment,
    Goods,
    Grade,
    HoldKind,
    Move,
    Offer,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
)
from returns.trade.offers import traits
from returns.trade.tracks import SLOWEST
from tests.returns.case_maker import a_line
from tests.returns.rules.situations import NOW, PERCENT, TABLE, at

_AWAY = (Goods.AWAITED, Goods.IN_TRANSIT, Goods.LOST, Goods.NONE_EXPECTED, Goods.KEPT)


@dataclass(frozen=True)
class World:
    """What others do in a life."""

    says_yes: bool
    #: of each piece: whether its parcel comes, and what is found in it
    comes: tuple[bool, ...]
    verdicts: tuple[Verdict, ...]
    #: the parcel is told of, and never seen again
    lost_on_the_way: bool
    answer: Move | None
    rma: bool


class Paper:
    """Does on paper what the services do: the step that is next, and the answers from outside."""

    def __init__(self, triage: TriageFacts, count: int, world: World) -> None:
        self.triage, self.world, self.now = triage, world, NOW
        self.advice = recommend(triage, TriageSettings())
        tracks = opening_tracks(self.advice)
        self.line = a_line(
            quantity=count,
            paid_for=triage.value,
            tracks=tracks,
            reason=triage.reason,
            fulfilment=triage.fulfilment,
            unit_cost=Money(500, "USD"),
            supplier_id=1,
        )
        shares = triage.value.split(count)
        self.line = replace(
            self.line,
            units=tuple(
                replace(unit, paid=share)
                for unit, share in zip(self.line.units, shares, strict=True)
            ),
        )
        self.exchanges: tuple[Exchange, ...] = ()
        self.parcels: list[tuple[int, ...]] = []
        #: a new one was promised, and that is all that its supplier ever says
        self.promised = False

    # --- what the rules see ---

    @property
    def due(self) -> Money:
        return due_now(self.line, self.advice, PERCENT)

    @property
    def owed(self) -> bool:
        """Whether the buyer waits for money or a new one of what came."""
        if gets_new_one(self.line, self.advice):
            return self.situation().to_replace > 0
        return bool(self.due)

    def situation(self) -> Situation:
        slow = min((u.goods for u in self.line.units), key=SLOWEST["goods"].index)
        self.line = replace(self.line, tracks=replace(self.line.tracks, goods=slow))
        seen = at(self.line, advised=self.advice, terms=self.triage.policy)
        # somebody told the postage, which a carrier that is late is asked for
        case = replace(seen.case, exchanges=self.exchanges, freight_out=Money(640, "USD"))
        return replace(seen, case=case, to_replace=to_replace(case, self.line))

    def facts(self, **more: object) -> TurnFacts:
        line = self.line
        coming = line.in_state(Goods.AWAITED, Goods.IN_TRANSIT, Goods.RECEIVED)
        route = self.route
        return replace(
            TurnFacts(
                offer=line.offer,
                route=route,
                returnless=line.returnless,
                value=line.paid_for,
                paid=line.refunded,
                came_back=came_back_worth(line),
                to_replace=self.situation().to_replace,
                all_here=returnless(line) or not coming,
                came_unpaid=self.owed or bool(line.in_state(Goods.RECEIVED)),
                why=line.reason,
                nothing_left=line.nothing_left,
                claim_wanted=claim_wanted(self.advice, line.offer, route),
                rma_needed=rma_needed(self.advice, route, self.triage.policy),
                supplier_rma=line.supplier_rma,
                nothing_here=verdict_of(line) is Verdict.NOT_RECEIVED,
                given_up=line.reminders >= MOST_REMINDERS,
            ),
            **more,
        )

    @property
    def route(self) -> Route:
        if number_refused(self.line, self.triage.policy):
            return Route.TO_US
        return self.line.route if self.line.route is not Route.NONE else self.advice.route

    def set(self, **changes: object) -> None:
        self.line = replace(self.line, **changes)

    def turn(self, act: StepKind | Move, *about: Goods, **more: object) -> None:
        """The act on the units in these states, else on all: as the slowest of them allows."""
        facts = self.facts(**more)
        units = self.line.in_state(*about) if about else self.line.units
        states = sorted({u.goods for u in units}, key=SLOWEST["goods"].index)
        goes: dict[Goods, Goods] = {}
        tracks = apply(replace(self.line.tracks, goods=states[0]), act, facts)
        goes[states[0]] = tracks.goods
        for state in states[1:]:
            try:
                goes[state] = apply(replace(self.line.tracks, goods=state), act, facts).goods
            except IllegalMove:
                if about:
                    raise
        ids = {unit.id for unit in units}
        self.set(
            tracks=tracks,
            units=tuple(
                replace(u, goods=goes.get(u.goods, u.goods)) if u.id in ids else u
                for u in self.line.units
            ),
        )

    def advise(self) -> None:
        told = replace(self.triage, verdict=verdict_of(self.line), promised=self.line.offer)
        self.advice = recommend(told, TriageSettings())

    # --- the steps ---

    def do(self, kind: StepKind) -> None:
        getattr(self, f"_{kind}")()
        self.now += timedelta(hours=1)

    def offer(self, act: StepKind, offer: Offer) -> None:
        if offer is Offer.DECLINE:
            self.turn(act, offer=offer, reason="Not ours.")
            self.set(answered_at=self.now)
            return
        amount = self.advice.partial if offer is Offer.PARTIAL_REFUND else None
        if amount is not None and self.line.left < amount:
            amount = self.line.left
        keeps = traits(offer).keeps_goods
        route = Route.NONE if keeps else self.advice.route
        ahead = traits(offer).pays_ahead and not traits(offer).in_part
        self.set(offer=offer, offer_amount=amount, route=route, returnless=ahead)
        self.set(freight_payer=self.advice.freight_payer)
        self.turn(act)
        self.set(answered_at=self.now)

    def _answer_buyer(self) -> None:
        self.offer(StepKind.ANSWER_BUYER, self.advice.first)

    def _check(self) -> None:
        if self.line.tracks.buyer_money is not BuyerMoney.OFFERED:
            # which one goes to the buyer is named by somebody who knows
            assert self.line.offer is not None
            assert traits(self.line.offer).replaces
            self.set(lifted={**self.line.lifted, HoldKind.VARIANT: "The blue one."})
            return
        if self.world.says_yes:
            self.turn(Move.BUYER_AGREED)
        else:
            self.turn(Move.BUYER_REFUSED)
            self.now += timedelta(days=4)

    def _negotiate(self) -> None:
        line, first = self.line, self.advice.first
        instead = traits(line.offer).unreceived
        over = not line.in_state(*set(Goods).difference({*_AWAY} - {Goods.AWAITED}))
        if over and line.tracks.request is Request.APPROVED and instead is not None:
            self.offer(StepKind.NEGOTIATE, instead)
        elif verdict_of(line) is not None:
            self.offer(StepKind.NEGOTIATE, first)
            if line.tracks.buyer_money is BuyerMoney.OFFERED:
                self.turn(Move.BUYER_AGREED)
        else:
            ladder = self.advice.offers
            place = ladder.index(line.offer) + 1 if line.offer in ladder else 0
            rung = ladder[min(place, len(ladder) - 1)]
            self.offer(StepKind.NEGOTIATE, rung)

    def _approve(self) -> None:
        self.set(route=self.route)
        self.turn(StepKind.APPROVE)
        self.set(approved_at=self.now)

    def _ask_rma(self) -> None:
        self.turn(StepKind.ASK_RMA)
        self.set(rma_asked_at=self.now, reminders=0)

    def _chase_supplier(self) -> None:
        asked = self.line.tracks.supplier_claim is SupplierClaim.ASKED_FOR_RMA
        if asked and self.world.rma:
            self.set(supplier_rma="KC-1", rma_given_at=self.now)
            self.turn(Move.RMA_GIVEN)
        elif (
            not asked
            and self.world.answer
            and not self.line.claim_answered_at
            and not self.promised
        ):
            # paper keeps no claims: that he promised before, and is asked for money now, nobody could tell
            self.promised = self.world.answer is Move.RESHIP_PROMISED
            self.turn(self.world.answer)
            self.set(claim_answered_at=self.now, reminders=0)
        else:
            self.turn(StepKind.CHASE_SUPPLIER)
            self.set(reminders=self.line.reminders + 1)
            self.now += timedelta(days=20)

    def _send_label(self) -> None:
        self.set(route=self.route)
        self.turn(StepKind.SEND_LABEL)
        self.set(label_made_at=self.now)

    def _await_parcel(self) -> None:
        away = self.line.in_state(Goods.AWAITED, Goods.IN_TRANSIT)
        coming = [u for u in away if self.world.comes[u.number - 1] and u.missed_at is None]
        if self.world.lost_on_the_way and self.line.in_state(Goods.AWAITED):
            self.turn(Move.SHIPPED, Goods.AWAITED)
        if not coming or self.world.lost_on_the_way:
            self.now += timedelta(days=20)
            return
        # one parcel, one piece
        here = Goods.DISPOSED if self.route is Route.TO_SUPPLIER else Goods.RECEIVED
        self.turn(Move.RECEIVE, coming[0].goods)
        units = tuple(
            replace(new, goods=here if new.id == coming[0].id else old.goods)
            for new, old in zip(self.line.units, self._before, strict=True)
        )
        self.set(units=units, received_at=self.now)

    def _chase_parcel(self) -> None:
        self.turn(StepKind.CHASE_PARCEL)
        self.set(label_made_at=self.now)

    def _inspect(self) -> None:
        nothing = (Verdict.EMPTY, Verdict.NOT_RECEIVED)
        units = []
        for unit in self.line.units:
            if unit.goods is Goods.RECEIVED:
                found = self.world.verdicts[unit.number - 1]
                grade = Grade.X if found in nothing else Grade.C
                unit = replace(unit, verdict=found, grade=grade)
            units.append(unit)
        self.set(units=tuple(units))
        self.advise()
        self.turn(StepKind.INSPECT, Goods.RECEIVED)
        self.set(inspected_at=self.now)

    def _refund(self) -> None:
        due = self.due
        gift = self.line.offer is Offer.GIFT_OR_COUPON and not due
        self.turn(StepKind.REFUND, amount=None if gift else due)
        self.set(refunded=self.line.refunded + due, paid_at=self.now)

    def _replace(self) -> None:
        count = self.situation().to_replace
        self.turn(StepKind.REPLACE)
        self.exchanges += (
            Exchange(1, self.line.id, "", "", count, ExchangeFrom.STOCK, None, None, None),
        )
        self.set(paid_at=self.now)

    def _send_claim(self) -> None:
        self.turn(StepKind.SEND_CLAIM)
        self.set(claim_sent_at=self.now, claim_answered_at=None, reminders=0)

    def _settle(self) -> None:
        claim = self.line.tracks.supplier_claim
        promised = (SupplierClaim.ACCEPTED, SupplierClaim.PARTLY_ACCEPTED)
        self.turn(StepKind.SETTLE, came=claim in promised)

    def _confirm_buyer(self) -> None:
        self.turn(StepKind.CONFIRM_BUYER)

    def _place_goods(self) -> None:
        here = self.line.in_state(Goods.INSPECTED)
        self.turn(StepKind.PLACE_GOODS, Goods.INSPECTED if here else Goods.RECEIVED)
        units = (
            replace(u, disposition=Disposition.RESTOCK) if u.goods is Goods.DISPOSED else u
            for u in self.line.units
        )
        self.set(units=tuple(units))

    def _close(self) -> None:
        lapses = bool(self.line.in_state(Goods.AWAITED, Goods.IN_TRANSIT))
        lapses = lapses or verdict_of(self.line) is Verdict.NOT_RECEIVED
        self.turn(StepKind.CLOSE, lapses=lapses)

    def live(self) -> list[StepKind]:
        """Every step until the end; fails where one is refused, or there is no end."""
        done: list[StepKind] = []
        for _ in range(80):
            situation = self.situation()
            step, hold = next_on_line(situation, TABLE, self.now)
            assert (hold is not None) is (step.kind is StepKind.CHECK)
            done.append(step.kind)
            self._before = self.line.units
            try:
                self.do(step.kind)
            except IllegalMove as refused:
                pytest.fail(
                    f"{refused.key} after {[d.value for d in done]}: {self.line.tracks}"
                )
            assert self.line.refunded <= self.line.worth
            if step.kind is StepKind.CLOSE:
                return done
        pytest.fail(f"never ends: {[d.value for d in done]} {self.line.tracks}")


_VERDICTS = [verdict for verdict in Verdict if verdict is not Verdict.NOT_RECEIVED]
_MOST = 3
_WORLDS = st.builds(
    World,
    says_yes=st.booleans(),
    comes=st.tuples(*[st.booleans()] * _MOST),
    verdicts=st.tuples(*[st.sampled_from(_VERDICTS)] * _MOST),
    lost_on_the_way=st.booleans(),
    answer=st.sampled_from(
        [None, Move.CLAIM_ACCEPTED, Move.CLAIM_PARTLY, Move.CLAIM_REFUSED, Move.RESHIP_PROMISED]
    ),
    rma=st.booleans(),
)
_TERMS = st.one_of(
    st.none(),
    st.builds(
        PolicyTerms,
        window_days=st.integers(1, 90),
        damage_days=st.one_of(st.none(), st.integers(1, 10)),
        rma_needed=st.booleans(),
        takes_returns=st.booleans(),
    ),
)
_REQUESTS = st.builds(
    TriageFacts,
    value=st.integers(300, 30_000).map(lambda minor: Money(minor, "USD")),
    reason=st.sampled_from([r.id for r in all_reasons() if r.id != "unauthorised_purchase"]),
    fulfilment=st.sampled_from([Fulfilment.DROPSHIP, Fulfilment.OWN_STOCK]),
    policy=_TERMS,
    cost=st.just(Money(500, "USD")),
    returns_before=st.one_of(st.none(), st.integers(0, 9)),
    wants_replacement=st.booleans(),
)


@settings(max_examples=250, deadline=None)
@given(_REQUESTS, st.integers(1, _MOST), _WORLDS)
def test_doing_what_is_next_is_always_legal_and_ends_at_rest(
    triage: TriageFacts, count: int, world: World
) -> None:
    life = Paper(triage, count, world)
    life.live()
    line: Line = life.line
    assert at_rest(line.tracks) == ()
    if line.tracks.request is not Request.APPROVED:
        return
    # no cent below what was promised for what came, and no new one is still to be sent
    assert not life.owed
