"""What lapses with its case, and what opens one again that was closed."""

from returns.casework.steps.acting import Act
from returns.casework.steps.let_go import wait_again
from returns.ledger.store import Work
from returns.records.case import Case
from returns.records.unit import same_loss
from returns.rules.goods.new_ones import on_their_way
from returns.rules.money.came import came_for
from returns.rules.money.claimable import lost_in_vain
from returns.rules.money.due import verdict_of
from returns.rules.money.granted_part import (
    came_in_all_beside,
    granted_if_refused,
    still_granted,
)
from returns.rules.money.overpaid import Overpaid, overpaid
from returns.rules.money.running_claim import TurnedOut, still_owed, turned_out
from returns.rules.steps.step_claim import GIVE_UP_FOR_CARRIER
from returns.rules.tracks.track_machines import MOST_REMINDERS, PAID
from returns.terms import Goods, Move, StepKind, SupplierClaim, Verdict

#: how the history tells that goods opened a case, as `term:reopened_by` names it
GOODS_CAME = "goods"


def lapses(act: Act) -> bool:
    """Nothing came, as it turned out: closing the case lets the return lapse (A)."""
    step = act.case.outlook(act.line).step
    ends = step is not None and step.kind is StepKind.CLOSE
    awaited = bool(act.line.in_state(Goods.AWAITED, Goods.IN_TRANSIT))
    return ends and (awaited or verdict_of(act.line) is Verdict.NOT_RECEIVED)


def claim_now(act: Act) -> TurnedOut:
    """What became of the claim that runs: whether it is corrected, and which of its pieces are not owed."""
    told = (act.case, act.line, act.advice, act.terms)
    return turned_out(*told, lapses=rest_lapses(act))


def his_again(act: Act) -> tuple[Overpaid, ...]:
    """What a supplier or carrier paid and does not owe, as it turned out: its own again with this step."""
    if act.kind is not StepKind.SETTLE or act.options.amount:
        return ()
    return overpaid(act.case, act.line, act.advice, act.terms, lapses=rest_lapses(act))


def rest_lapses(act: Act) -> bool:
    """Whether a claim is changed because what is still to come of its line will not."""
    step = act.case.outlook(act.line).step
    return step is not None and step.lapses


def gives_up(act: Act) -> bool:
    """Nobody answers: reminded as often as is done, or another hears of the loss no longer."""
    step = act.case.outlook(act.line).step
    told = {because.key for because in step.because} if step is not None else set()
    return act.line.reminders >= MOST_REMINDERS or GIVE_UP_FOR_CARRIER in told


def takes_back(act: Act) -> bool:
    """A claim that was made is taken back: it was for what cost us nothing, or is not owed.

    Of one that was paid in part, what is still to come.
    """
    return claim_now(act).over or lost_in_vain(act.case, act.line)


def came_in_part(act: Act) -> bool:
    """Whether money came for the claim that was made last, or for what was granted beside it."""
    claims = act.case.claims_of(act.line)
    return bool(claims) and bool(came_in_all_beside(act.case, claims[-1]))


def granted_stays(act: Act) -> bool:
    """Whether what was granted before is still to come where the claim that was made last is refused now."""
    claims = act.case.claims_of(act.line)
    return bool(claims) and granted_if_refused(act.case, claims[-1])


def asks_rest(act: Act) -> bool:
    """Whether less came than was asked for, and the rest of it is asked for still.

    Where something joined a claim that had been granted, what comes first is that sum: nobody decided of the
    rest yet.
    """
    claims, amount = act.case.claims_of(act.line), act.options.amount
    left = still_owed(act.case, claims[-1], claims[-1].amount) if claims else None
    less = left is None or amount is None or amount < left
    return less and (act.options.rest_asked or _is_granted_sum(act))


def _is_granted_sum(act: Act) -> bool:
    """Whether no more comes than had been granted before something joined the claim, or beside it."""
    claims, amount = act.case.claims_of(act.line), act.options.amount
    if not claims or amount is None or came_for(act.case, claims[-1]):
        return False
    beside = still_granted(act.case, claims[-1])
    if claims[-1].answers:
        # the new one that was promised for the rest is still to come
        promise = act.line.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED
        return promise and beside is not None and amount <= beside
    if beside is not None:
        return amount <= beside
    before = [claim for claim in claims[:-1] if same_loss(claim, claims[-1])]
    granted = still_owed(act.case, before[-1]) if before and before[-1].accepted else None
    return granted is not None and amount <= granted


def has_new_one(act: Act) -> bool:
    """Whether the buyer has a new one for the line: what is wrong with that is a request of its own."""
    sent = [each for each in act.case.exchanges if each.line_id == act.line.id]
    return any(not each.lost for each in sent) and not on_their_way(act.case, act.line)


def open_again(act: Act) -> None:
    """News opens a closed case, due from now on; of goods that came the history says so."""
    if act.kind is Move.RECEIVE:
        open_for_goods(act.work, act.case)
    else:
        act.work.set(closed_at=None, reopened_at=act.work.at)


def open_for_goods(work: Work, case: Case) -> None:
    """Goods that came open a closed case, by whichever door: what of it was let go is waited for again."""
    work.set(closed_at=None, reopened_at=work.at)
    work.facts["reopened"] = GOODS_CAME
    wait_again(work, case, case.lines)


def opens(act: Act) -> bool:
    """Whether it is news that opens a closed case again.

    What the buyer writes of money or a new one, which he was asked after, and a parcel that comes all the
    same.
    """
    if act.case.closed_at is None:
        return False
    if act.kind is Move.BUYER_SAID:
        paid = act.line.tracks.buyer_money in PAID and not has_new_one(act)
        return paid or bool(on_their_way(act.case, act.line))
    return act.kind is Move.RECEIVE
