"""Which acts a hold forbids, by whatever key, and what may be lifted (domain.md 2)."""

from enum import StrEnum

from returns.errors import IllegalMove
from returns.records.advice import Hold
from returns.records.case import Line, StoredCase
from returns.rules.money.settled import decision_untold
from returns.rules.shop_state import never_sent
from returns.rules.steps.hold import COMMITS, PAYS, begins_claim, in_force
from returns.rules.steps.photos_demanded import unshown
from returns.rules.tracks.track_machines import ENDED
from returns.terms import HoldKind, Move, Party, StepKind

#: what a case that is held up does not do: pay, promise, send goods, or write that it will or will not
_DECIDES = COMMITS | {Move.OFFER, Move.DECLINE}
#: letters that decide nothing, and go on with what was put on hold all the same
_GOES_ON = frozenset(
    {
        *(StepKind.CHASE_PARCEL, StepKind.CONFIRM_BUYER),
        *(StepKind.SEND_CLAIM, StepKind.CHASE_SUPPLIER),
    }
)
#: kind → what no key does until its fact is gone or somebody says why; what lacks a figure, and what
#: was not bought, is refused by the act that needs it. A claim that begins waits like a question for a
#: number (`begins_claim`)
_FORBIDS: dict[HoldKind, frozenset[StepKind | Move]] = {
    HoldKind.BY_HAND: _DECIDES | _GOES_ON,
    HoldKind.REASON: _DECIDES,
    HoldKind.DISPUTE: _DECIDES,
    HoldKind.UNAUTHORISED: _DECIDES,
    HoldKind.SUSPICION: _DECIDES,
    HoldKind.NOT_PAID: _DECIDES,
    HoldKind.CANCELLED: _DECIDES,
    HoldKind.NOT_SENT: _DECIDES,
    HoldKind.SHOP_REFUND: _DECIDES,
}


#: what only time, an answer or a figure ends
_WAITS_OR_LACKS = frozenset(
    {
        *(HoldKind.OFFER_OUT, HoldKind.PRICE, HoldKind.COST, HoldKind.PLATFORM_SUM),
        *(HoldKind.GIFT, HoldKind.SUPPLIER, HoldKind.MORE_THAN_BOUGHT),
    }
)


class Reach(StrEnum):
    """How much a hold forbids."""

    #: what is paid, sent and promised, and letters that go on with what was decided
    LETTERS_TOO = "letters_too"
    #: what is paid, sent and promised
    DECISIONS = "decisions"
    #: nothing but the act that lacks what is missing
    ITSELF = "itself"


def reach_of(hold: Hold) -> Reach:
    """How much is forbidden by a hold and what is in force beside it."""
    forbidden = frozenset[StepKind | Move]().union(
        *(_FORBIDS.get(kind, frozenset()) for kind in hold.kinds)
    )
    if forbidden >= _GOES_ON:
        return Reach.LETTERS_TOO
    return Reach.DECISIONS if forbidden else Reach.ITSELF


def held_by(
    case: StoredCase, line: Line, act: StepKind | Move, party: Party | None = None
) -> HoldKind | None:
    """What forbids that act on a line, of all that is in force there; None where nothing does.

    `party` is whom a claim would be on.
    """
    begins = act is StepKind.SEND_CLAIM and begins_claim(line, party)
    held = (k for k in in_force(case, line) if act in _FORBIDS[k] or (begins and _FORBIDS[k]))
    asks = begins or act is StepKind.ASK_RMA
    if (found := next(held, None)) is not None:
        return found
    if act in PAYS and _sum_unsaid(case, line):
        return HoldKind.PLATFORM_SUM
    return HoldKind.NOT_SENT if asks and never_sent(case.sale, line) else None


def _sum_unsaid(case: StoredCase, line: Line) -> bool:
    """Whether a decision's sum is asked for before anything is paid, and nobody said that it was nothing."""
    told = HoldKind.PLATFORM_SUM in line.lifted or line.tracks.request in ENDED
    return not told and decision_untold(case, line)


def liftable(hold: Hold) -> tuple[HoldKind, ...]:
    """What of a hold may be lifted now: also what stands behind a wait or a figure that nobody can lift."""
    if hold.kind is not HoldKind.OFFER_OUT and not hold.stays:
        return hold.kinds
    return tuple(kind for kind in hold.also if kind not in _WAITS_OR_LACKS)


def may_lift(hold: Hold | None) -> bool:
    """Whether there is a hold that is more than waiting for the buyer."""
    return hold is not None and (hold.kind is not HoldKind.OFFER_OUT or bool(liftable(hold)))


def to_lift(case: StoredCase, line: Line) -> tuple[HoldKind, ...]:
    """What may be lifted whatever is next; that nothing was sent, also once all of it went back."""
    found = in_force(case, line)
    if not found and _sum_unsaid(case, line):
        return (HoldKind.PLATFORM_SUM,)
    return found or ((HoldKind.NOT_SENT,) if never_sent(case.sale, line) else ())


def lifted_now(case: StoredCase, line: Line, hold: Hold | None) -> tuple[HoldKind, ...]:
    """What a reason that is said now lifts, the gravest first, whatever is next; () for nothing.

    Where nothing else can be lifted, it says why no photo shows what was seen: a no by hand waits for that.
    """
    kinds = liftable(hold) if hold is not None else ()
    kinds = kinds or to_lift(case, line)
    return kinds or ((HoldKind.NO_PHOTO,) if unshown(case, line) else ())


def held_up(
    case: StoredCase, line: Line, act: StepKind | Move, party: Party | None = None
) -> IllegalMove | None:
    """What that act is refused with while the line is held up; None where it may go on.

    `party` is whom a claim would be on.
    """
    kind = held_by(case, line, act, party)
    if kind is None:
        return None
    item = line.title or line.sku
    return IllegalMove("step.held", item=item, hold=f"term:hold:{kind}")
