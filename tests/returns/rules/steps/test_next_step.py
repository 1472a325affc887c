"""Every open line has a next step, with its day and its sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.queue.queue_views import STEPS as VIEWS
from returns.records.case import Line, Tracks
from returns.records.policy import PolicyTerms
from returns.records.unit import Parcel
from returns.rules.goods.placing import fates_in
from returns.rules.offers import number_refused
from returns.rules.reasons import all_reasons
from returns.rules.sentences import sentences
from returns.rules.steps.next_step import _PROCESS
from returns.rules.steps.situation import Situation
from returns.rules.steps.step_claim import claim_step
from returns.rules.steps.step_clock import Clock
from returns.rules.tracks.track_machines import at_rest
from returns.terms import (
    BuyerMoney,
    Disposition,
    End,
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
from returns.trade.dispositions import DISPOSITIONS
from tests.returns.case_maker import a_line, a_unit, dollars
from tests.returns.rules.situations import (
    NOW,
    TABLE,
    TERMS,
    TODAY,
    advice,
    at,
    broken,
    kind_of,
    next_of,
)

R, G, B, S = Request, Goods, BuyerMoney, SupplierClaim
DAY = timedelta(days=1)
RETURN = {"offer": Offer.REFUND_ON_RECEIPT, "answered_at": NOW, "approved_at": NOW}


def standing(*states: object, **line: object) -> Line:
    """A broken piece whose tracks stand so; its unit stands where its goods do."""
    return broken(tracks=Tracks(*states), **line)


def seen(line: Line, verdict: Verdict) -> Line:
    """The line with that verdict on every unit of it."""
    units = tuple(replace(unit, verdict=verdict) for unit in line.units)
    return replace(line, units=units)


def test_the_order_of_the_process_names_every_step_and_the_queue_every_one_of_them() -> None:
    assert sorted(_PROCESS) == sorted(StepKind)
    shown = {step for steps in VIEWS.values() for step in steps}
    assert shown | {"close"} == {kind.value for kind in StepKind}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (standing(), StepKind.ANSWER_BUYER),
        # authorised by the platform: nobody answers it again
        (standing(R.APPROVED, G.AWAITED, B.AGREED, **RETURN), StepKind.ASK_RMA),
        (
            standing(R.NEGOTIATING, G.NONE_EXPECTED, B.OPEN, answered_at=NOW - 4 * DAY),
            StepKind.NEGOTIATE,
        ),
        (standing(R.NEGOTIATING, G.NONE_EXPECTED, B.AGREED, **RETURN), StepKind.ASK_RMA),
        (
            standing(R.NEGOTIATING, G.NONE_EXPECTED, B.AGREED, S.RMA_GIVEN, **RETURN),
            StepKind.APPROVE,
        ),
        (standing(R.APPROVED, G.AWAITED, B.AGREED, S.RMA_GIVEN, **RETURN), StepKind.SEND_LABEL),
        (
            standing(
                *(R.APPROVED, G.AWAITED, B.AGREED, S.RMA_GIVEN),
                **RETURN | {"freight_payer": FreightPayer.BUYER},
            ),
            StepKind.AWAIT_PARCEL,
        ),
        (
            standing(R.APPROVED, G.AWAITED, B.AGREED, S.RMA_GIVEN, label_made_at=NOW, **RETURN),
            StepKind.AWAIT_PARCEL,
        ),
        (
            standing(R.APPROVED, G.RECEIVED, B.AGREED, S.RMA_GIVEN, received_at=NOW, **RETURN),
            StepKind.INSPECT,
        ),
        (standing(R.APPROVED, G.UNMATCHED, B.AGREED, S.RMA_GIVEN, **RETURN), StepKind.INSPECT),
        (
            standing(R.APPROVED, G.INSPECTED, B.PAID, S.RMA_GIVEN, paid_at=NOW, **RETURN),
            StepKind.SEND_CLAIM,
        ),
        (
            standing(R.APPROVED, G.DISPOSED, B.CONFIRMED, S.CLAIM_SENT, claim_sent_at=NOW),
            StepKind.CHASE_SUPPLIER,
        ),
        (
            standing(R.APPROVED, G.DISPOSED, B.CONFIRMED, S.MORE_ASKED, claim_answered_at=NOW),
            StepKind.SEND_CLAIM,
        ),
        (standing(R.APPROVED, G.DISPOSED, B.CONFIRMED, S.REFUSED), StepKind.SETTLE),
        (
            standing(R.APPROVED, G.DISPOSED, B.PAID, S.SETTLED, paid_at=NOW),
            StepKind.CONFIRM_BUYER,
        ),
        (
            standing(R.APPROVED, G.INSPECTED, B.CONFIRMED, S.SETTLED, inspected_at=NOW),
            StepKind.PLACE_GOODS,
        ),
        (standing(R.APPROVED, G.DISPOSED, B.CONFIRMED, S.SETTLED), StepKind.CLOSE),
        (standing(R.WITHDRAWN, G.NONE_EXPECTED, B.OPEN, S.NOT_CLAIMABLE), StepKind.CLOSE),
    ],
)
def test_each_place_on_the_path_has_its_step(line: Line, expected: StepKind) -> None:
    assert kind_of(at(line)) is expected


def test_what_was_found_is_paid_for_or_replaced_and_what_does_not_match_is_told() -> None:
    here = standing(
        *(R.APPROVED, G.INSPECTED, B.AGREED, S.RMA_GIVEN),
        received_at=NOW,
        inspected_at=NOW,
        **RETURN,
    )
    assert kind_of(at(seen(here, Verdict.AS_CLAIMED))) is StepKind.REFUND
    new_one = replace(here, offer=Offer.REPLACEMENT_ON_RECEIPT)
    replaces = advice(Offer.REPLACEMENT_ON_RECEIPT)
    assert kind_of(at(seen(new_one, Verdict.AS_CLAIMED), advised=replaces)) is StepKind.REPLACE
    empty = replace(
        seen(here, Verdict.EMPTY), tracks=replace(here.tracks, supplier_claim=S.NOT_CLAIMABLE)
    )
    step, _ = next_of(at(empty, advised=advice(Offer.DECLINE, claim=None)))
    assert step.kind is StepKind.NEGOTIATE
    assert step.because[0].key == "step.decline_after"


def test_a_returnless_refund_is_paid_before_the_supplier_is_asked() -> None:
    keeps = {"offer": Offer.RETURNLESS_REFUND, "answered_at": NOW, "route": Route.NONE}
    line = standing(R.APPROVED, G.NONE_EXPECTED, B.AGREED, **keeps)
    assert kind_of(at(line)) is StepKind.REFUND
    paid = standing(R.APPROVED, G.NONE_EXPECTED, B.PAID, paid_at=NOW, **keeps)
    assert kind_of(at(paid)) is StepKind.ASK_RMA


def test_goods_wait_for_the_suppliers_number_before_the_address_is_given() -> None:
    waiting = standing(
        *(R.NEGOTIATING, G.NONE_EXPECTED, B.AGREED, S.ASKED_FOR_RMA),
        **RETURN | {"route": Route.TO_SUPPLIER, "rma_asked_at": NOW},
    )
    step, _ = next_of(at(waiting))
    assert (step.kind, step.waiting_for) == (StepKind.CHASE_SUPPLIER, Party.SUPPLIER)
    given = replace(waiting, supplier_rma="KC-88213")
    assert kind_of(at(given)) is not StepKind.CHASE_SUPPLIER


# --- units: some are here, some are not -----------------------------------------------------


def _two(first: Goods, second: Goods, money: BuyerMoney = B.AGREED, **line: object) -> Line:
    made = standing(
        *(R.APPROVED, first, money, S.RMA_GIVEN),
        **{"quantity": 2, "price": "150.00", "label_made_at": NOW, **RETURN, **line},
    )
    one, two = made.units
    verdict = {G.INSPECTED: Verdict.AS_CLAIMED}
    return replace(
        made,
        units=(
            replace(one, goods=first, verdict=verdict.get(first)),
            replace(two, goods=second, verdict=verdict.get(second)),
        ),
    )


def test_the_piece_that_is_here_is_paid_while_the_other_is_on_its_way() -> None:
    """Two of $150, two parcels: $150, then $150 (case 1)."""
    first = at(_two(G.INSPECTED, G.IN_TRANSIT, inspected_at=NOW, received_at=NOW))
    assert first.due == dollars("150.00")
    assert kind_of(first) is StepKind.REFUND
    part = _two(
        *(G.INSPECTED, G.IN_TRANSIT, B.PAID_PARTLY),
        refunded=dollars("150.00"),
        inspected_at=NOW,
    )
    assert not at(part).due
    assert kind_of(at(part)) is not StepKind.CONFIRM_BUYER
    both = _two(
        *(G.INSPECTED, G.INSPECTED, B.PAID_PARTLY), refunded=dollars("150.00"), inspected_at=NOW
    )
    assert at(both).due == dollars("150.00")
    assert kind_of(at(both)) is StepKind.REFUND


def test_nothing_is_paid_while_a_piece_is_here_that_nobody_looked_at() -> None:
    line = _two(G.INSPECTED, G.RECEIVED, received_at=NOW, inspected_at=NOW)
    assert kind_of(at(line)) is StepKind.INSPECT


def test_the_rest_that_never_comes_lapses_and_what_came_was_settled() -> None:
    line = _two(
        *(G.DISPOSED, G.AWAITED, B.PAID_PARTLY),
        refunded=dollars("150.00"),
        inspected_at=NOW,
        paid_at=NOW,
    )
    line = replace(line, tracks=Tracks(R.APPROVED, G.AWAITED, B.PAID_PARTLY, S.SETTLED))
    wait, _ = next_of(at(line), NOW + 21 * DAY - timedelta(seconds=1))
    assert (wait.kind, wait.waiting_for) == (StepKind.AWAIT_PARCEL, Party.BUYER)
    asked, _ = next_of(at(line), NOW + 21 * DAY)
    assert (asked.kind, asked.due_at) == (StepKind.CONFIRM_BUYER, NOW + 27 * DAY)
    confirmed = replace(line.tracks, buyer_money=B.CONFIRMED)
    end, _ = next_of(at(replace(line, tracks=confirmed)), NOW + 21 * DAY)
    assert (end.kind, end.because[0].key) == (StepKind.CLOSE, "step.rest_unsent")


@pytest.mark.parametrize("offer", [Offer.IMMEDIATE_REFUND, Offer.REFUND_ON_RECEIPT])
def test_the_buyer_is_reminded_once_of_what_was_paid_for_and_did_not_come(offer: Offer) -> None:
    """By the promise, or by a platform that paid all of it."""
    paid = standing(
        *(R.APPROVED, G.AWAITED, B.CONFIRMED, S.NOT_CLAIMABLE),
        **RETURN | {"offer": offer, "label_made_at": NOW, "refunded": dollars("150.00")},
    )
    late = NOW + 14 * DAY
    assert kind_of(at(paid), late - timedelta(seconds=1)) is StepKind.AWAIT_PARCEL
    assert kind_of(at(paid), late) is StepKind.CHASE_PARCEL
    reminded = at(replace(paid, label_made_at=late))
    wait, _ = next_of(reminded, late)
    assert (wait.kind, wait.waiting_for) == (StepKind.AWAIT_PARCEL, Party.BUYER)
    end, _ = next_of(reminded, late + 7 * DAY)
    assert (end.kind, end.because[0].key) == (StepKind.CLOSE, "step.rest_lapses")


def _parcel(**told: object) -> Parcel:
    usual: dict[str, object] = {
        "id": 1,
        "case_id": 1,
        "tracking": "1Z1",
        "carrier": "ups",
        "comes_from": End.BUYER,
        "goes_to": End.US,
        "payer": FreightPayer.SELLER,
        "announced_at": NOW,
        "sent_at": NOW,
        "received_at": None,
    }
    return Parcel(**(usual | told))


def test_a_parcel_in_transit_that_is_late_is_asked_after_and_lapses_once_it_is_let_go() -> None:
    away = standing(
        R.APPROVED, G.IN_TRANSIT, B.AGREED, S.RMA_GIVEN, label_made_at=NOW, **RETURN
    )
    there = {"parcels": (_parcel(),)}
    step, _ = next_of(at(away, **there))
    assert (step.kind, step.due_at) == (StepKind.AWAIT_PARCEL, NOW + 10 * DAY)
    last = NOW + 10 * DAY - timedelta(seconds=1)
    assert kind_of(at(away, **there), last) is StepKind.AWAIT_PARCEL
    late = NOW + 10 * DAY
    check, hold = next_of(at(away, **there), late)
    assert (check.kind, check.due_at, hold.kind) == (StepKind.CHECK, late, HoldKind.NOT_ARRIVED)
    asked = replace(away, label_made_at=late)
    assert kind_of(at(asked, **there), late) is StepKind.AWAIT_PARCEL
    assert kind_of(at(asked, **there), late + 7 * DAY) is StepKind.CHECK
    let_go = replace(away, lifted={"not_arrived": "Nobody knows."})
    assert kind_of(at(let_go, **there), late) is StepKind.CHASE_PARCEL
    reminded = replace(let_go, label_made_at=late)
    assert kind_of(at(reminded, **there), late) is StepKind.AWAIT_PARCEL
    end, _ = next_of(at(reminded, **there), late + 7 * DAY)
    assert (end.kind, end.because[0].key) == (StepKind.CLOSE, "step.lapses")


def test_what_is_under_way_is_waited_for_from_the_day_the_last_of_it_was_sent() -> None:
    away = standing(
        R.APPROVED, G.IN_TRANSIT, B.AGREED, S.RMA_GIVEN, label_made_at=NOW, **RETURN
    )
    first, last = NOW + 3 * DAY, NOW + 5 * DAY
    there = (_parcel(sent_at=first), _parcel(id=2, tracking="1Z2", sent_at=last))
    step, _ = next_of(at(away, parcels=there), last)
    assert (step.kind, step.due_at) == (StepKind.AWAIT_PARCEL, last + 10 * DAY)


def test_a_part_for_what_was_sent_back_all_the_same_is_due_from_when_it_came() -> None:
    """It was agreed to be kept for the part; the part waited until the goods were looked at."""
    came = NOW + 9 * DAY
    kept = seen(
        standing(
            *(R.APPROVED, G.INSPECTED, B.AGREED, S.NOT_CLAIMABLE),
            offer=Offer.PARTIAL_REFUND,
            offer_amount=dollars("150.00"),
            answered_at=NOW,
            received_at=came,
            inspected_at=came,
        ),
        Verdict.AS_CLAIMED,
    )
    step, _ = next_of(at(kept), came)
    assert step.kind is StepKind.REFUND
    assert step.because[0].key == "step.refund_after_receipt_outside"
    assert step.due_at == came + 4 * DAY  # a Friday, and two business days


@pytest.mark.parametrize(
    ("days", "kind"), [(14, "await_parcel"), (20, "await_parcel"), (21, "close"), (40, "close")]
)
def test_a_return_that_never_comes_is_not_chased(days: int, kind: str) -> None:
    """Day 40: it lapsed, and leaves the queue (case 23)."""
    line = standing(R.APPROVED, G.AWAITED, B.AGREED, S.RMA_GIVEN, label_made_at=NOW, **RETURN)
    assert kind_of(at(line), NOW + days * DAY) == kind


def test_what_was_paid_for_and_never_came_is_still_claimed_before_it_lapses() -> None:
    """The buyer was refunded at once and sends nothing: the supplier pays all the same."""
    paid = standing(
        *(R.APPROVED, G.AWAITED, B.CONFIRMED, S.RMA_GIVEN),
        **RETURN | {"offer": Offer.IMMEDIATE_REFUND, "label_made_at": NOW + 15 * DAY},
    )
    assert kind_of(at(paid), NOW + 16 * DAY) is StepKind.AWAIT_PARCEL
    assert kind_of(at(paid), NOW + 40 * DAY) is StepKind.SEND_CLAIM
    sent = replace(paid, tracks=replace(paid.tracks, supplier_claim=S.SETTLED))
    assert kind_of(at(sent), NOW + 40 * DAY) is StepKind.CLOSE
    # nothing was paid: nothing was lost
    unpaid = replace(paid, tracks=replace(paid.tracks, buyer_money=B.AGREED))
    unpaid = replace(unpaid, offer=Offer.REFUND_ON_RECEIPT)
    assert kind_of(at(unpaid), NOW + 40 * DAY) is StepKind.CLOSE


def test_what_came_is_claimed_though_nothing_is_paid_for_it_and_the_rest_lapses() -> None:
    """Of two gifts one came: the buyer is owed no money, and its supplier is asked all the same."""
    line = _two(G.INSPECTED, G.AWAITED, inspected_at=NOW, received_at=NOW, price="0.00")
    line = replace(line, tracks=replace(line.tracks, goods=G.AWAITED, supplier_claim=S.TO_ASK))
    late = at(line, terms=None)
    assert kind_of(late, NOW + 25 * DAY) is StepKind.SEND_CLAIM


def test_a_reopened_case_is_due_from_then_on() -> None:
    line = standing(R.NEGOTIATING, G.NONE_EXPECTED, B.OPEN, answered_at=NOW - 90 * DAY)
    opened = at(line, requested_at=NOW - 91 * DAY, reopened_at=NOW)
    assert next_of(opened)[0].due_at == NOW + 3 * DAY


def test_a_second_leg_is_sent_waited_for_and_placed_when_it_arrived() -> None:
    line = standing(
        *(R.APPROVED, G.INSPECTED, B.CONFIRMED, S.SETTLED), inspected_at=NOW, supplier_rma="K-1"
    )
    units = (replace(line.units[0], disposition=Disposition.TO_SUPPLIER),)
    leaving = replace(line, units=units)
    assert kind_of(at(leaving)) is StepKind.SEND_ON
    sent = {"parcels": (_parcel(comes_from=End.US, goes_to=End.SUPPLIER),)}
    step, _ = next_of(at(leaving, **sent))
    assert (step.kind, step.waiting_for) == (StepKind.PLACE_GOODS, Party.SUPPLIER)
    assert next_of(at(leaving, **sent), NOW + 10 * DAY)[0].waiting_for is None


def test_goods_that_no_number_lets_go_back_are_placed_elsewhere() -> None:
    line = standing(R.APPROVED, G.INSPECTED, B.CONFIRMED, S.WRITTEN_OFF, inspected_at=NOW)
    units = (replace(line.units[0], disposition=Disposition.TO_SUPPLIER),)
    step, _ = next_of(at(replace(line, units=units)))
    assert step.kind is StepKind.PLACE_GOODS
    # what Enter does in its place is said, not done in silence
    assert step.because[0].key == "step.place_instead"
    assert fates_in(step.because) not in ((), (Disposition.TO_SUPPLIER,))


@pytest.mark.parametrize("fate", sorted(Disposition))
def test_what_was_decided_of_the_goods_is_what_the_step_says(fate: Disposition) -> None:
    line = standing(R.APPROVED, G.INSPECTED, B.CONFIRMED, S.SETTLED, inspected_at=NOW)
    decided = replace(line, units=(replace(line.units[0], disposition=fate),))
    step, _ = next_of(at(decided))
    if step.kind is not StepKind.PLACE_GOODS:
        assert DISPOSITIONS[fate].goes_to is not None
    elif DISPOSITIONS[fate].waits:
        assert [each.key for each in step.because] == ["step.place_goods"]
    elif DISPOSITIONS[fate].goes_to is None:
        assert fates_in(step.because) == (fate,)
    else:
        # no number lets it go there
        assert [each.key for each in step.because] == ["step.place_instead"]


def test_a_number_for_goods_that_stay_speaks_of_none_that_come() -> None:
    for goods, offer, route in (
        (G.NONE_EXPECTED, Offer.RETURNLESS_REFUND, Route.NONE),
        (G.KEPT, Offer.RETURNLESS_REFUND, Route.NONE),
        (G.LOST, Offer.REFUND_ON_RECEIPT, Route.TO_US),
    ):
        line = standing(
            R.APPROVED, goods, B.CONFIRMED, offer=offer, route=route, answered_at=NOW
        )
        step, _ = next_of(at(line))
        assert (step.kind, step.because[0].key) == (StepKind.ASK_RMA, "step.ask_rma_alone")


def test_goods_that_come_to_us_wait_for_no_number_of_the_supplier_and_the_steps_say_so() -> (
    None
):
    line = standing(R.NEGOTIATING, G.NONE_EXPECTED, B.AGREED, **RETURN | {"approved_at": None})
    for route, asks, then in (
        (Route.TO_US, "step.ask_rma_for_claim", "step.approve_own_number"),
        (Route.TO_SUPPLIER, "step.ask_rma", None),
    ):
        there = replace(line, route=route)
        step, _ = next_of(at(there))
        assert (step.kind, step.because[0].key) == (StepKind.ASK_RMA, asks)
        asked = replace(there.tracks, supplier_claim=S.ASKED_FOR_RMA)
        step, _ = next_of(at(replace(there, tracks=asked, rma_asked_at=NOW)))
        if then is None:
            assert step.waiting_for is Party.SUPPLIER
        else:
            assert (step.kind, step.because[0].key) == (StepKind.APPROVE, then)


@pytest.mark.parametrize("claim", [S.REFUSED, S.WRITTEN_OFF])
def test_a_supplier_who_gives_no_number_is_no_way_back(claim: SupplierClaim) -> None:
    line = standing(
        *(R.NEGOTIATING, G.NONE_EXPECTED, B.AGREED, claim),
        **RETURN | {"route": Route.TO_SUPPLIER, "approved_at": None},
    )
    assert number_refused(line, TERMS)
    unsent = replace(line, tracks=replace(line.tracks, request=R.APPROVED, goods=G.AWAITED))
    assert number_refused(unsent, TERMS)
    for still in (
        replace(line, supplier_rma="KC-1"),
        replace(line, route=Route.TO_US),
        replace(line, tracks=replace(line.tracks, supplier_claim=S.ASKED_FOR_RMA)),
        replace(unsent, label_made_at=NOW),
    ):
        assert not number_refused(still, TERMS)
    assert not number_refused(line, replace(TERMS, rma_needed=False))
    assert not number_refused(line, None)


# --- what others have to do, and reminders -----------------------------------------------------


def test_what_is_ours_comes_before_what_others_have_to_do() -> None:
    line = standing(
        *(R.APPROVED, G.INSPECTED, B.CONFIRMED, S.CLAIM_SENT),
        claim_sent_at=NOW,
        inspected_at=NOW,
    )
    # the supplier still decides, and may want the goods: nothing of it is ours
    step, _ = next_of(at(line))
    assert (step.kind, step.waiting_for) == (StepKind.CHASE_SUPPLIER, Party.SUPPLIER)
    paid = replace(
        line, tracks=replace(line.tracks, buyer_money=B.PAID), paid_at=NOW + 20 * DAY
    )
    assert kind_of(at(paid)) is StepKind.CONFIRM_BUYER


@pytest.mark.parametrize(
    ("claim", "since"),
    [
        (S.ASKED_FOR_RMA, "rma_asked_at"),
        (S.CLAIM_SENT, "claim_sent_at"),
        (S.ACCEPTED, "claim_answered_at"),
        (S.PARTLY_ACCEPTED, "claim_answered_at"),
    ],
)
def test_reminders_end_in_taking_the_loss(claim: SupplierClaim, since: str) -> None:
    told = {since: NOW, "route": Route.NONE, "offer": Offer.RETURNLESS_REFUND}
    line = standing(R.APPROVED, G.KEPT, B.CONFIRMED, claim, **told)
    late = NOW + 30 * DAY
    assert kind_of(at(line), late) is StepKind.CHASE_SUPPLIER
    assert kind_of(at(replace(line, reminders=1)), late) is StepKind.CHASE_SUPPLIER
    tired = at(replace(line, reminders=2))
    step, _ = next_of(tired, late)
    assert (step.kind, step.because[0].key) == (StepKind.SETTLE, "step.give_up")
    assert next_of(tired)[0].kind is StepKind.CHASE_SUPPLIER  # its last days are still running


def test_reminders_of_a_promised_new_one_end_in_asking_for_its_cost() -> None:
    told = {"claim_answered_at": NOW, "route": Route.NONE, "offer": Offer.RETURNLESS_REFUND}
    line = standing(R.APPROVED, G.KEPT, B.CONFIRMED, S.RESHIP_PROMISED, reminders=2, **told)
    step, _ = next_of(at(line), NOW + 30 * DAY)
    assert (step.kind, step.because[0].key) == (StepKind.SEND_CLAIM, "step.claim_unkept")
    reship_alone = replace(TERMS, remedies=("reship",))
    step, _ = next_of(at(line, terms=reship_alone), NOW + 30 * DAY)
    assert (step.kind, step.because[0].key) == (StepKind.SETTLE, "step.give_up")


# --- clocks ---------------------------------------------------------------------------------------


def test_amazon_wants_an_answer_within_a_day() -> None:
    step, _ = next_of(at(terms=None))
    assert step.due_at == NOW + timedelta(hours=24)
    assert not step.supplier_clock
    assert sentences(step.because)[0].startswith("Amazon DE wants an answer within 24 hours")


def test_the_suppliers_last_safe_day_pulls_a_step_forward() -> None:
    tight = replace(TERMS, window_days=11)  # delivered 17, ends 28, less 2 + 7 + 1
    step, _ = next_of(at(terms=tight, delivered=date(2026, 11, 17), platform="ebay"))
    assert step.kind is StepKind.ANSWER_BUYER
    assert step.supplier_clock
    assert step.due_at.date() == TODAY
    assert "18 Nov" in sentences(step.because)[-1]


def test_the_suppliers_clock_runs_while_the_buyer_still_thinks_about_a_part_refund() -> None:
    going = advice(Offer.PARTIAL_REFUND, route=Route.TO_SUPPLIER, claim=None)
    line = a_line(
        tracks=Tracks(R.NEGOTIATING, G.NONE_EXPECTED, B.OFFERED, S.NOT_CLAIMABLE),
        offer=Offer.PARTIAL_REFUND,
        answered_at=NOW,
    )
    tight = replace(TERMS, window_days=11)
    step, _ = next_of(at(line, advised=going, terms=tight))
    assert step.supplier_clock
    agreed = replace(line, tracks=replace(line.tracks, buyer_money=B.AGREED))
    assert not next_of(at(agreed, advised=going, terms=tight))[0].supplier_clock


def test_a_suppliers_day_that_had_passed_before_the_buyer_wrote_does_not_cry() -> None:
    assert not next_of(at(terms=replace(TERMS, window_days=5)))[0].supplier_clock


def test_a_supplier_who_was_asked_in_time_presses_no_more() -> None:
    """The RMA was asked for; nothing has to travel there (case 20)."""
    tight = replace(TERMS, damage_days=0)
    line = standing(
        *(R.APPROVED, G.AWAITED, B.AGREED, S.ASKED_FOR_RMA),
        **RETURN | {"rma_asked_at": NOW, "reason": "damaged_in_transit"},
    )
    assert not next_of(at(line, terms=tight), NOW + 20 * DAY)[0].supplier_clock
    tracks = replace(line.tracks, supplier_claim=S.TO_ASK)
    unasked = replace(line, tracks=tracks, rma_asked_at=None)
    assert next_of(at(unasked, terms=tight))[0].supplier_clock


def test_once_the_claim_is_sent_the_suppliers_window_does_not_press() -> None:
    line = standing(R.APPROVED, G.DISPOSED, B.PAID, S.CLAIM_SENT, paid_at=NOW, **RETURN)
    assert not next_of(at(line, terms=replace(TERMS, window_days=11)))[0].supplier_clock


def test_an_inspection_is_due_before_amazon_refunds_by_itself() -> None:
    line = standing(R.APPROVED, G.RECEIVED, B.AGREED, S.RMA_GIVEN, received_at=NOW, **RETURN)
    assert next_of(at(line))[0].due_at <= NOW + timedelta(days=2)


def test_snoozing_moves_our_own_dates_but_no_outside_deadline() -> None:
    later = NOW + timedelta(days=10)
    ours = standing(R.NEGOTIATING, G.NONE_EXPECTED, B.OPEN, answered_at=NOW)
    assert next_of(at(ours, terms=None, snoozed_until=later))[0].due_at == later
    unanswered = at(terms=None, snoozed_until=later)
    assert next_of(unanswered)[0].due_at == NOW + timedelta(hours=24)


# --- every combination -------------------------------------------------------------------------

_MOMENTS = st.one_of(st.none(), st.integers(-60, 3).map(lambda days: NOW + days * DAY))
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


@st.composite
def _situations(draw: st.DrawFn) -> Situation:
    tracks = Tracks(
        draw(st.sampled_from(R)),
        draw(st.sampled_from(G)),
        draw(st.sampled_from(B)),
        draw(st.sampled_from(S)),
    )
    maybe = {
        name: draw(_MOMENTS)
        for name in (
            *("answered_at", "asked_buyer_at", "approved_at", "label_made_at", "received_at"),
            *("inspected_at", "paid_at", "claim_sent_at"),
        )
    }
    quantity = draw(st.integers(1, 3))
    units = tuple(
        a_unit(
            n,
            draw(st.sampled_from([tracks.goods, *G])),
            piece=n,
            paid=dollars("25.00"),
            verdict=draw(st.one_of(st.none(), st.sampled_from(Verdict))),
        )
        for n in range(1, quantity + 1)
    )
    line = broken(
        tracks=tracks,
        quantity=quantity,
        price=draw(st.sampled_from(["25.00", "0.00", None])),
        reason=draw(st.sampled_from([r.id for r in all_reasons()] + ["not_understood"])),
        offer=draw(st.one_of(st.none(), st.sampled_from(Offer))),
        route=draw(st.sampled_from(Route)),
        returnless=draw(st.booleans()),
        reminders=draw(st.integers(0, 2)),
        unit_cost=draw(st.sampled_from([None, dollars("9")])),
        units=units,
        **maybe,
    )
    return at(
        line,
        advised=advice(
            draw(st.sampled_from(Offer)),
            route=draw(st.sampled_from(Route)),
            payer=draw(st.sampled_from(FreightPayer)),
            claim=draw(st.one_of(st.none(), st.sampled_from(Fault))),
        ),
        terms=draw(_POLICIES),
        platform=draw(st.sampled_from(["amazon", "ebay", "shopify", "etsy", "temu", ""])),
        country=draw(st.sampled_from(["US", "DE", "GB", "CN", "ZZ", ""])),
        delivered=draw(st.sampled_from([None, TODAY, date(2026, 9, 1)])),
        snoozed_until=draw(_MOMENTS),
        reopened_at=draw(st.sampled_from([None, NOW])),
        suspected=draw(st.booleans()),
        dispute=draw(st.sampled_from(["", "A-to-z"])),
    )


@settings(max_examples=400, deadline=None)
@given(_situations())
def test_any_combination_of_tracks_has_a_step_with_a_sentence(situation: Situation) -> None:
    step, hold = next_of(situation)
    assert step.due_at.tzinfo is not None
    assert step.line_ids == (situation.line.id,)
    for lang in ("en", "zh"):
        assert all("rules." not in text for text in sentences(step.because, lang))
    # a hold is the check, and a check is a hold
    assert (hold is not None) is (step.kind is StepKind.CHECK)
    tracks = situation.line.tracks
    if step.kind is StepKind.CLOSE and situation.goods == {tracks.goods}:
        # nobody is told to close what is not at rest, unless it lapses or something else ends it
        over = not at_rest(tracks) or {b.key for b in step.because} & {
            *("step.lapses", "step.rest_lapses", "step.lapses_unsent", "step.rest_unsent")
        }
        stuck = tracks.supplier_claim is S.TO_ASK and not at_rest(
            replace(tracks, supplier_claim=S.NOT_CLAIMABLE)
        )
        assert over or stuck, tracks


@pytest.mark.parametrize("goods", [G.NONE_EXPECTED, G.KEPT])
@pytest.mark.parametrize(
    ("request_at", "money", "asked"),
    [
        # the buyer's own photos are all there will be once it is agreed, or paid
        (R.NEGOTIATING, B.OFFERED, False),
        (R.NEGOTIATING, B.AGREED, False),
        (R.NEGOTIATING, B.PAID, True),
        (R.APPROVED, B.AGREED, True),
        (R.APPROVED, B.PAID, True),
    ],
)
def test_a_claim_for_what_stays_with_the_buyer_waits_until_it_is_agreed(
    goods: Goods, request_at: Request, money: BuyerMoney, asked: bool
) -> None:
    line = standing(request_at, goods, money, S.RMA_GIVEN, answered_at=NOW, rma_given_at=NOW)
    situation = at(line, advised=advice(Offer.RETURNLESS_REFUND, route=Route.NONE))
    found = claim_step(situation, Clock(situation, TABLE, NOW))
    assert (found is not None and found.kind is StepKind.SEND_CLAIM) is asked
