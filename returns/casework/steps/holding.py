"""What is written of a hold: what its check brought, the seller's own, and that one is over."""

from collections.abc import Sequence
from dataclasses import replace

from returns.casework.steps.acting import Act
from returns.clock import moment
from returns.errors import IllegalMove
from returns.ledger.part_rows import told_of_holds
from returns.records.case import OwnHold
from returns.records.facts import TurnFacts
from returns.rules.dates.since_order import demand_later
from returns.rules.steps.held_acts import lifted_now
from returns.terms import HoldKind


def checked(act: Act, _: TurnFacts) -> None:
    """What the check brought is noted; the hold stays until its fact is gone or it is lifted.

    Raises `IllegalMove` where nothing is held up.
    """
    hold = act.case.outlook(act.line).hold
    if hold is None:
        raise IllegalMove("step.no_hold", case=act.case.number)
    act.work.facts["hold"] = hold.kind.value
    said = act.options.gift.strip() or act.options.answer.strip()
    if hold.kind is HoldKind.GIFT and said:
        # what was asked for is what it is
        act.set(gift=said)
    if hold.kind is HoldKind.NOT_ARRIVED:
        # whoever has it was asked: it is waited for anew from now on
        act.set(label_made_at=act.work.at)
    if HoldKind.DISPUTE in hold.kinds and said:
        act.work.facts["dispute_answered"] = True
        dispute_answered(act, act.line.lifted)


def dispute_answered(act: Act, lifted: dict[str, str]) -> None:
    """Whoever decides a dispute was answered now: its clock stops. `lifted`: what is lifted on the line."""
    now = moment(act.work.at)
    act.set(lifted=told_of_holds(replace(act.line, lifted=lifted, dispute_answered_at=now)))


def put_on_hold(act: Act, _: TurnFacts) -> None:
    """The seller holds it up; raises `IllegalMove` without a reason, or for a day that is over."""
    why, until = act.options.reason.strip(), act.options.until
    if not why:
        raise IllegalMove("step.hold_reason")
    if until is not None:
        demand_later(until, moment(act.work.at))
    act.set(lifted=told_of_holds(replace(act.line, held=OwnHold(why, until))))
    if until is not None:
        act.work.facts["until_on"] = until.date().isoformat()


def lifted(act: Act, _: TurnFacts) -> None:
    """A hold was lifted by somebody who says why; raises `IllegalMove` without one or without why.

    So it does for a sum that is said with it: lifting moves no money, and a sum is told where it is noted.
    """
    hold = act.case.outlook(act.line).hold
    kinds = lifted_now(act.case, act.line, hold)
    if hold is None and not kinds:
        raise IllegalMove("step.no_hold", case=act.case.number)
    if hold is not None and not kinds:
        if hold.kind is HoldKind.OFFER_OUT:
            raise IllegalMove("step.offer_out")
        raise IllegalMove(f"step.needs_{hold.kind}", item=act.line.title or act.line.sku)
    if not act.options.reason.strip():
        raise IllegalMove("step.lift_reason")
    lift(act, _meant(act, kinds))


#: holds over what the buyer got by a decision: that it was nothing may be said where they are lifted
_OF_A_DECISION = (HoldKind.DISPUTE, HoldKind.PLATFORM_SUM)


def _meant(act: Act, kinds: Sequence[HoldKind]) -> HoldKind:
    """The hold that is lifted: the gravest; that the buyer got nothing is said of what asks for that."""
    amount = act.options.amount
    if amount is None:
        return kinds[0]
    decided = [kind for kind in _OF_A_DECISION if kind in kinds]
    if amount or not decided:
        raise IllegalMove("step.lift_amount", amount=amount)
    return decided[0]


def lift(act: Act, kind: HoldKind) -> None:
    """From now on that hold is none on the line, for the reason given with the step."""
    line = act.line
    if kind is HoldKind.BY_HAND:
        # it can be put on again, so nothing is kept against it
        line = replace(line, held=None)
    else:
        line = replace(line, lifted=line.lifted | {kind.value: act.options.reason.strip()})
    if kind is HoldKind.DISPUTE:
        line = replace(line, dispute_over_at=moment(act.work.at))
        if act.options.amount is not None and not act.options.amount:
            # that the buyer got nothing by it is what would be asked next
            told = line.lifted | {HoldKind.PLATFORM_SUM.value: act.options.reason.strip()}
            line = replace(line, lifted=told)
    act.set(lifted=told_of_holds(line))
    act.work.facts["hold"] = kind.value


def doubt_again(act: Act) -> None:
    """What was found before says nothing of what the buyer misses now."""
    lifted = {k: why for k, why in act.line.lifted.items() if k != HoldKind.NOT_REACHED}
    if lifted != act.line.lifted:
        act.set(lifted=told_of_holds(replace(act.line, lifted=lifted)))
