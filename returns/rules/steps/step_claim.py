"""The next step of a claim: ask for the number, send the evidence, chase, note the end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from returns.records.advice import Because
from returns.records.unit import Unit
from returns.rules.goods.second_leg import end_of, refused_unseen, sent_in
from returns.rules.money.claimable import (
    BLAMELESS,
    came_since,
    carrier_left,
    claimable,
)
from returns.rules.money.lost_since import lost_since
from returns.rules.money.new_ones_asked import to_ask
from returns.rules.money.postage_since import postage_since
from returns.rules.money.promise_unkept import money_instead
from returns.rules.money.running_claim import SEEN, joining
from returns.rules.money.settled import granted
from returns.rules.offers import goods_expected
from returns.rules.steps.claim_in_time import (
    appeal_refusal,
    as_buyer,
    carrier_hears,
    dispute_ends,
    in_their_time,
)
from returns.rules.steps.claim_not_owed import his_again, not_owed
from returns.rules.steps.number_in_time import new_number
from returns.rules.steps.postage_said import postage_said
from returns.rules.steps.second_party import second_party
from returns.rules.steps.situation import Situation, claimed_party
from returns.rules.steps.step_clock import (
    A_DAY_BEFORE,
    Candidate,
    Clock,
    supplier_day,
)
from returns.rules.tracks.track_machines import (
    CLAIM_AT_REST,
    CLAIM_RUNS,
    CLAIM_UNSENT,
    ENDED,
    MOST_REMINDERS,
    PAID,
)
from returns.terms import (
    End,
    Fault,
    Goods,
    HoldKind,
    Party,
    Request,
    Route,
    StepKind,
    SupplierClaim,
    Verdict,
)

#: states of a unit in which there is nothing more to photograph first
_EVIDENCE_READY = frozenset(
    {Goods.INSPECTED, Goods.DISPOSED, Goods.LOST, Goods.KEPT, Goods.NONE_EXPECTED}
)
#: ways of goods that nobody here looks at
_SEEN_ELSEWHERE = frozenset({Route.TO_SUPPLIER, Route.TO_PLATFORM})
#: what was said to the claim → the sentence that its money is waited for with
_SETTLES = {
    SupplierClaim.RESHIP_PROMISED: "settle_reship",
    SupplierClaim.PARTLY_ACCEPTED: "settle_partly",
}

#: the sentence by which a supplier who is silent is given up while our carrier still takes a claim
GIVE_UP_FOR_CARRIER = "step.give_up_carrier"


def claim_step(
    at: Situation, clock: Clock, goods: Sequence[Candidate] = ()
) -> Candidate | None:
    """What is next with the claim; None while it waits for something else, or is at rest.

    `goods`: what is next with them; closing tells that they will not come, and nothing of them be seen.
    """
    line = at.line
    claim = line.tracks.supplier_claim
    his = his_again(at, clock, goods)
    if his is not None:
        return his
    if _more_came(at) and at.claim_wanted:
        return clock.ours(StepKind.SEND_CLAIM, "send_claim", line.inspected_at, "claim_more")
    if postage_since(at.case, line, at.advice, at.terms) is not None:
        return clock.ours(StepKind.SEND_CLAIM, "send_claim", at.changed_at, "claim_postage")
    begins = _begins(at)
    if begins is not None:
        return _unsent(begins, clock, goods) if still_wanted(at) else None
    if claim in CLAIM_AT_REST:
        return None
    if claim in CLAIM_UNSENT:
        return _unsent(at, clock, goods) if still_wanted(at) else _drop(at, clock)
    changed = not_owed(at, clock, goods) if claim in CLAIM_RUNS else None
    return changed or _made(at, clock, goods)


def _made(at: Situation, clock: Clock, goods: Sequence[Candidate]) -> Candidate | None:
    """What is next with a claim that was made, by what the other side said to it; None where that waits."""
    line, claim = at.line, at.line.tracks.supplier_claim
    if (
        at.claim_wanted
        and joining(at.case, line, at.advice, at.terms)
        and not _unsent_credit(at)
    ):
        return clock.ours(StepKind.SEND_CLAIM, "send_claim", line.inspected_at, "claim_joins")
    if at.claim_wanted and lost_since(at.case, line, at.advice, at.terms) is not None:
        return clock.ours(StepKind.SEND_CLAIM, "send_claim", at.changed_at, "carrier_joins")
    if claim is SupplierClaim.MORE_ASKED:
        more = clock.ours(StepKind.SEND_CLAIM, "send_more", line.claim_answered_at)
        if clock.claimed is not Party.PLATFORM:
            return more
        return clock.within(more, "reimbursement_information", line.claim_answered_at)
    # only a supplier's own terms say when he answers
    terms = at.terms if clock.claimed is Party.SUPPLIER else None
    if claim is SupplierClaim.CLAIM_SENT:
        told = (terms.answer_days, "business_days") if terms else None
        usual = told or clock.usual("chase_supplier")
        return _chase(at, clock, usual, line.claim_sent_at, "chase_supplier")
    if claim is SupplierClaim.REFUSED:
        appeal = appeal_refusal(at, clock)
        if appeal is not None:
            return appeal
        return _refused(at, clock, goods)
    told = (terms.refund_days, "days") if terms else None
    since = line.claim_answered_at or line.claim_sent_at
    key = _SETTLES.get(claim, "settle")
    return _chase(at, clock, told or clock.usual("settle"), since, key)


def _refused(at: Situation, clock: Clock, goods: Sequence[Candidate]) -> Candidate | None:
    """A refusal is noted and not quarrelled with (D), but one of goods that nobody had seen.

    What they show once they came is told him; until then nothing is given up.
    """
    line = at.line
    if refused_unseen(at.case, line) and line.route not in _SEEN_ELSEWHERE:
        owed = claimable(at.case, line, at.advice, at.terms)
        if at.advice.claim_from is Fault.SUPPLIER and any(u.goods in SEEN for u in owed):
            return clock.ours(
                StepKind.SEND_CLAIM, "send_claim", line.inspected_at, "claim_anew"
            )
        coming = line.in_state(Goods.AWAITED, Goods.IN_TRANSIT, Goods.RECEIVED)
        if coming and not any(each.kind is StepKind.CLOSE for each in goods):
            return None
    return clock.ours(StepKind.SETTLE, "write_off", line.claim_answered_at)


def _begins(at: Situation) -> Situation | None:
    """The line of which a claim begins that was none, or was refused by another; None for others."""
    if _granted_is_next(at) or _carrier_is_next(at):
        return at
    if not _sent_after_all(at):
        return None
    tracks = replace(at.line.tracks, supplier_claim=SupplierClaim.TO_ASK)
    return replace(at, line=replace(at.line, tracks=tracks))


def _more_came(at: Situation) -> bool:
    """Whether pieces came since a claim was settled, and it is not a second party who is asked for them."""
    line = at.line
    if not came_since(at.case, line, at.advice, at.terms):
        return False
    if line.beside is None or line.seen_by is not None:
        return True
    second = second_party(at.case, line, at.advice, at.terms)
    theirs = {unit.id for unit in second[0].units} if second is not None else set()
    more = claimable(at.case, line, at.advice, at.terms)
    return any(unit.id not in theirs for unit in more)


def _granted_is_next(at: Situation) -> bool:
    """The platform decided against us, and nothing was to be claimed before: its decision is appealed."""
    nothing = at.line.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    theirs = at.advice.claim_from is Fault.PLATFORM and granted(at.case, at.line)
    return nothing and theirs and not at.case.claims_of(at.line)


def _sent_after_all(at: Situation) -> bool:
    """Nothing was to be claimed of what was not sent, and somebody said that it was."""
    nothing = at.line.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    said = HoldKind.NOT_SENT in at.line.lifted
    return nothing and said and not at.case.claims_of(at.line)


def _carrier_is_next(at: Situation) -> bool:
    """What was lost or broken on our freight was asked of nobody, or of a supplier in vain."""
    if not (at.hurt_back or at.new_ones_lost):
        return False
    if at.line.tracks.supplier_claim is SupplierClaim.REFUSED:
        return claimed_party(at.case, at.line, at.advice) is Party.CARRIER and not any(
            claim.of is Party.CARRIER for claim in at.case.claims_of(at.line)
        )
    if carrier_left(at.case, at.line, at.advice):
        return True
    nothing = at.line.tracks.supplier_claim is SupplierClaim.NOT_CLAIMABLE
    # a claim on its supplier was taken back, or one on a carrier for what came after all
    theirs = all(claim.of is Party.SUPPLIER for claim in at.case.claims_of(at.line))
    return nothing and (theirs or bool(at.hurt_back) or bool(to_ask(at.case, at.line)))


def _chase(
    at: Situation, clock: Clock, time: tuple[int, str], since: datetime | None, key: str
) -> Candidate:
    """Wait for the other side; remind it when the day has come, and take the loss in the end.

    A supplier is waited for no longer than our carrier, who is asked in his place, takes claims.
    """
    other = carrier_hears(at, clock)
    if other is not None and clock.now >= other[0] - A_DAY_BEFORE:
        told = replace(other[1], key=GIVE_UP_FOR_CARRIER)
        return Candidate(StepKind.SETTLE, other[0], (told,))
    if at.line.reminders >= MOST_REMINDERS:
        last = clock.in_supplier_days(StepKind.SETTLE, *time, since, "give_up")
        if clock.now >= last.due:
            return _in_money(at, last) or last
    chase = clock.in_supplier_days(StepKind.CHASE_SUPPLIER, *time, since, key)
    if other is None:
        return chase
    due = min(chase.due, other[0] - A_DAY_BEFORE)
    return replace(chase, due=due, because=(*chase.because, other[1]))


def _in_money(at: Situation, end: Candidate) -> Candidate | None:
    """What is done instead of taking the loss where a new one was promised: its cost is asked for."""
    promised = at.line.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED
    if not (promised and money_instead(at.case, at.line, at.advice, at.terms)):
        return None
    said = (("supplier", at.line.supplier or "term:unnamed:supplier"),)
    because = (Because("step.claim_unkept", said, "P"),)
    return replace(end, kind=StepKind.SEND_CLAIM, because=because)


def still_wanted(at: Situation) -> bool:
    """Whether a claim that was not made yet is to be: something is owed, and the buyer had his due."""
    tracks = at.line.tracks
    ended_unpaid = tracks.request in ENDED and tracks.buyer_money not in PAID
    # new ones that were lost cost us something, whatever their buyer wants
    lost = bool(at.new_ones_lost) and bool(to_ask(at.case, at.line))
    return at.claim_wanted and (lost or not ended_unpaid)


def _drop(at: Situation, clock: Clock) -> Candidate | None:
    """A number was asked for, but there is nothing to claim any more: tell the supplier."""
    if at.line.tracks.supplier_claim is SupplierClaim.TO_ASK:
        return None
    if at.line.route is Route.TO_SUPPLIER and Goods.IN_TRANSIT in at.goods:
        # it is on its way to him under that number
        return None
    return clock.ours(StepKind.SETTLE, "write_off", at.line.rma_asked_at, "claim_dropped")


def _unsent(at: Situation, clock: Clock, goods: Sequence[Candidate]) -> Candidate | None:
    line = at.line
    claim = line.tracks.supplier_claim
    if claim is SupplierClaim.TO_ASK and at.rma_needed and not line.supplier_rma:
        if Goods.RECEIVED in at.goods and line.route not in _SEEN_ELSEWHERE:
            # it is here: what he is told of it is what was found
            return None
        asked = clock.ours(StepKind.ASK_RMA, "ask_rma", line.answered_at, _why_asked(at))
        return as_buyer(at, clock, asked)
    again = new_number(at, clock)
    if again is not None:
        return again
    if claim is SupplierClaim.ASKED_FOR_RMA:
        told = (at.terms.rma_days, "business_days") if at.terms else None
        usual = told or clock.usual("chase_rma")
        return _chase(at, clock, usual, line.rma_asked_at, "chase_rma")
    if not claimable(at.case, line, at.advice, at.terms):
        return None
    if _unsent_credit(at):
        return None
    if not (_never_seen(at, goods) or _evidence_ready(at) or _cannot_wait(at, clock)):
        return _before_goods(at, clock, goods)
    ready = line.inspected_at or line.received_at or line.rma_given_at or line.paid_at
    if Goods.LOST in at.goods:
        # known since it was said
        ready = at.changed_at or ready
    key = "send_claim" if at.photos else "send_claim_bare"
    sent = clock.ours(StepKind.SEND_CLAIM, "send_claim", ready or line.answered_at, key)
    return in_their_time(at, clock, postage_said(sent, at, clock))


def _why_asked(at: Situation) -> str:
    """What a number is for: goods that come to us wait for none of his, and others stay where they are."""
    if at.line.route is Route.TO_SUPPLIER:
        return "ask_rma"
    line, out = at.line, {Goods.KEPT, Goods.LOST, Goods.DISPOSED} >= at.goods
    stays = out or not goods_expected(line.offer, line.route, line.reason)
    return "ask_rma_alone" if stays else "ask_rma_for_claim"


def _never_seen(at: Situation, goods: Sequence[Candidate]) -> bool:
    """Whether goods were waited for that will not come, and were paid for all the same."""
    in_vain = any(candidate.kind is StepKind.CLOSE for candidate in goods)
    return in_vain and at.line.tracks.buyer_money in PAID


def _before_goods(at: Situation, clock: Clock, goods: Sequence[Candidate]) -> Candidate | None:
    """Faulty goods that will not be here in time are claimed with what the buyer showed, on the last day.

    Not before: what comes until then is looked at first.
    """
    if at.advice.claim_from is not Fault.SUPPLIER:
        return None
    pull, ends = supplier_day(at), dispute_ends(at, clock)
    if ends is not None and _heard_no_more(at, clock, goods, ends[0]):
        return clock.in_limit(_on_last_day(clock, ends[0]), ends)
    if pull is not None and clock.now >= pull[0] - A_DAY_BEFORE:
        return _on_last_day(clock, pull[0])
    return None


def _on_last_day(clock: Clock, last: datetime) -> Candidate:
    return clock.ours(StepKind.SEND_CLAIM, "send_claim", last, "claim_before_goods")


def _heard_no_more(
    at: Situation, clock: Clock, goods: Sequence[Candidate], last: datetime
) -> bool:
    """Whether a marketplace hears us until that day, and the goods may be here only after it."""
    late = any(each.kind is StepKind.AWAIT_PARCEL and last < each.due for each in goods)
    # once it is over, what is left of it does not hang on a day any more
    over = not at.case.requested_at <= clock.now <= last
    return not over and (late or clock.now >= last - A_DAY_BEFORE)


def _unsent_credit(at: Situation) -> bool:
    """Goods without a fault go back first: then what they cost is asked for."""
    if at.advice.claim_from is not None:
        return False
    leaving = [u for u in at.line.in_state(Goods.INSPECTED) if end_of(u) is End.SUPPLIER]
    return any(sent_in(at.case, unit) is None for unit in leaving)


def in_part(at: Situation) -> bool:
    """Whether some pieces can be claimed, and others are still to come."""
    return bool(at.line.in_state(Goods.INSPECTED, Goods.DISPOSED)) and not _evidence_ready(at)


def _cannot_wait(at: Situation, clock: Clock) -> bool:
    """What is here is claimed in the supplier's time, whatever is still to come."""
    pull = supplier_day(at)
    return pull is not None and in_part(at) and clock.now >= pull[0] - A_DAY_BEFORE


def _evidence_ready(at: Situation) -> bool:
    """Whether the photos are all there are going to be: the buyer's own, or ours."""
    line = at.line
    if line.route is Route.TO_SUPPLIER and Goods.IN_TRANSIT in at.goods:
        # goods without a fault are credited once they are there; of faulty ones the buyer's photos tell
        return at.advice.claim_from not in BLAMELESS
    if line.route is Route.TO_PLATFORM and at.goods <= {Goods.RECEIVED, *_EVIDENCE_READY}:
        return True
    if at.goods <= {Goods.NONE_EXPECTED, Goods.KEPT}:
        return line.tracks.request is not Request.NEGOTIATING or line.tracks.buyer_money in PAID
    if line.in_state(Goods.INSPECTED, Goods.DISPOSED):
        # what a parcel came without may never come: what is here does not wait for it
        waited = [unit for unit in line.units if not _came_without(unit)]
        return {unit.goods for unit in waited} <= _EVIDENCE_READY
    return at.goods <= _EVIDENCE_READY


def _came_without(unit: Unit) -> bool:
    """Whether a parcel that was to hold the piece came without it, and no other one is known to hold it."""
    return unit.goods is Goods.AWAITED and unit.verdict is Verdict.NOT_RECEIVED
