"""The next step of a claim that is not owed, as it turned out: it is taken back, corrected, or paid back."""

from collections.abc import Sequence
from dataclasses import replace

from returns.records.advice import Because
from returns.rules.money.claimable import lost_in_vain
from returns.rules.money.overpaid import overpaid, sum_overpaid
from returns.rules.money.running_claim import SEEN, turned_out
from returns.rules.steps.situation import Situation
from returns.rules.steps.step_clock import Candidate, Clock
from returns.terms import Party, StepKind

#: the sentences by which a supplier, or a carrier, is told that a part of what it paid is its own again
OVERPAID = {
    Party.SUPPLIER: "step.claim_overpaid",
    Party.CARRIER: "step.carrier_overpaid",
}


def his_again(at: Situation, clock: Clock, goods: Sequence[Candidate]) -> Candidate | None:
    """A supplier or carrier paid for what it does not owe, as it turned out: it is told, and has it again."""
    lapse = next((each for each in goods if each.kind is StepKind.CLOSE), None)
    told = (at.case, at.line, at.advice, at.terms)
    found = overpaid(*told, lapses=lapse is not None)
    if not found:
        return None
    since = lapse.due if lapse is not None else at.line.inspected_at
    step = clock.ours(StepKind.SETTLE, "write_off", since or at.line.claim_answered_at)
    sum_ = sum_overpaid(found)
    said = (("supplier", at.line.supplier or "term:unnamed:supplier"), ("amount", sum_.coded))
    because = (Because(OVERPAID[found[0].claim.of], said, "P"),)
    return replace(step, because=because, lapses=lapse is not None)


def not_owed(at: Situation, clock: Clock, goods: Sequence[Candidate]) -> Candidate | None:
    """A claim for what is not owed, as it turned out, is taken back, or corrected where a part of it stands.

    What it is for cost us nothing, or does not bear the buyer's words out, or was waited for in vain.
    """
    line = at.line
    if lost_in_vain(at.case, line):
        ended = line.answered_at or line.claim_sent_at
        return clock.ours(StepKind.SETTLE, "write_off", ended, "claim_withdrawn")
    lapse = next((each for each in goods if each.kind is StepKind.CLOSE), None)
    lapses = lapse is not None
    since = lapse.due if lapse is not None else line.inspected_at
    now = turned_out(at.case, line, at.advice, at.terms, lapses=lapses)
    if now.stands:
        less = "carrier_less" if clock.claimed is Party.CARRIER else "claim_less"
        came = any(unit.goods in SEEN for unit in now.stands)
        key = less if now.wrong else "claim_known" if came else "claim_kept"
        changed = clock.ours(StepKind.SEND_CLAIM, "send_claim", since, key)
    elif now.over:
        lost = any(u.lost_going_on for u in line.units if u.number in now.wrong)
        unfounded = "claim_lost_on" if lost else "claim_unfounded"
        if clock.claimed is Party.CARRIER:
            unfounded = "carrier_unfounded"
        gone = unfounded if now.wrong else "claim_paid"
        key = "claim_lapses" if lapses else gone
        changed = clock.ours(StepKind.SETTLE, "write_off", since, key)
    else:
        return None
    return replace(changed, lapses=lapses)
