"""A claim that runs: what of it did not come yet, and the pieces that came since and join it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from returns.money import Money
from returns.records.advice import Because, Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Unit, in_force
from returns.rules.goods.second_leg import sent_in
from returns.rules.money.asked_for import KnownThen, asked_for
from returns.rules.money.came import came_as_billed, came_for, came_in_all, in_place_of
from returns.rules.money.carriers_claim import (
    Things,
    carriers_rest,
    not_carriers,
    pieces_left,
    pieces_of_things,
)
from returns.rules.money.claim_amount import ClaimAmount
from returns.rules.money.claimable import (
    came_since,
    claimable,
    going_back,
    owed,
)
from returns.rules.money.granted_part import (
    agreed_in_all,
    beside,
    came_in_all_beside,
    granted_beside,
    promised,
    refused,
    to_come_as_billed,
)
from returns.rules.money.kept_for_part import had_by_then, part_agreed
from returns.rules.money.settled import settled_pieces
from returns.rules.money.still_asked import numbers_asked
from returns.rules.reasons import reason
from returns.rules.tracks.track_machines import CLAIM_RUNS, CLAIMED
from returns.terms import End, ExchangeFrom, Fault, Goods, Party, SupplierClaim

#: states of a piece that was looked at
SEEN = frozenset({Goods.INSPECTED, Goods.DISPOSED})
_COMING = frozenset({Goods.AWAITED, Goods.IN_TRANSIT})


def still_owed(case: StoredCase, claim: Claim, asked: Money | None = None) -> Money | None:
    """What of a claim, or of the sum `asked` by it, did not come yet, in our books; None for nothing.

    With what was granted beside it.
    """
    granted = granted_beside(case.claims, claim)
    of = agreed_in_all(case.claims, claim) if asked is None else granted + asked
    came = came_in_all_beside(case, claim)
    return of - came if came < of else None


def left_alone(case: StoredCase, claim: Claim, asked: Money) -> Money | None:
    """The same of the sum `asked` by that claim, without what was granted beside it."""
    came = came_in_all(case, claim)
    return asked - came if came < asked else None


def owed_as_billed(case: StoredCase, claim: Claim, *, whole: bool = False) -> Money | None:
    """The same as the supplier counts it: of what he granted, of the `whole` claim alone before he did.

    None where it is nothing, or where one of the sums was told in the order's currency alone.
    """
    stand = () if whole else beside(case.claims, claim)
    of = claim.billed if whole or claim.accepted is None else claim.accepted_as_billed
    if stand and (refused(claim) or promised(claim)):
        of = Money(0, claim.billed.currency) if claim.billed is not None else None
    came = came_as_billed(case, claim, of.currency) if of is not None else None
    granted = to_come_as_billed(case, stand, of.currency) if of is not None else None
    if of is None or came is None or granted is None:
        return None
    left = of - came + granted
    return left if left.minor > 0 else None


def left_of(case: StoredCase, claim: Claim) -> Money | None:
    """What is still asked of a claim that runs: what was granted, and once that came the rest of it."""
    return still_owed(case, claim) or still_owed(case, claim, claim.amount)


def left_as_billed(case: StoredCase, claim: Claim) -> Money | None:
    """The same as the supplier counts it, as `owed_as_billed` does."""
    return owed_as_billed(case, claim, whole=still_owed(case, claim) is None)


def more_came(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> bool:
    """Whether pieces came since a claim was sent that it is not about, and that are to be claimed, too."""
    return came_since(case, line, advice, terms) or bool(joining(case, line, advice, terms))


def joining(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> tuple[Unit, ...]:
    """The pieces that came and were looked at since a claim was sent that still runs, and is not about them.

    They are not left to wait for its end: the supplier's time for them may be over by then. () where none of
    them is to be claimed, and where the claim was for what is not claimed any more.
    """
    claims = case.claims_of(line)
    if line.tracks.supplier_claim not in CLAIMED or not claims:
        return ()
    last, asked = claims[-1], claimable(case, line, advice, terms)
    stands = {*last.units} <= {unit.number for unit in asked}
    if last.of is not Party.SUPPLIER or not (last.units and last.amount and stands):
        return ()
    theirs = in_force([claim for claim in case.claims if claim.line_id in (line.id, None)])
    if left_of(case, last) is None or not all(claim.units for claim in theirs):
        return ()
    told = numbers_asked(case, line, theirs)
    return tuple(u for u in asked if u.number not in told and u.goods in SEEN)


@dataclass(frozen=True, slots=True)
class TurnedOut:
    """What became of a claim that runs by what its goods turned out to be; as it begins where it stands."""

    #: numbers of the pieces that who was asked does not owe
    wrong: frozenset[int] = frozenset()
    #: the pieces that it is still for, also those that nobody saw yet, where it is for another sum than was
    #: asked: others are not owed, or what is known since they came changes it
    stands: tuple[Unit, ...] = ()
    #: nothing more of it is owed: what it was for is not, or was paid already
    over: bool = False
    #: their postage alone is what it is still for
    postage: bool = False


def turned_out(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    *,
    lapses: bool = False,
) -> TurnedOut:
    """What became of the claim that runs; `lapses`: what is still to come of its line will not."""
    last = _running(case, line)
    if last is None:
        return TurnedOut()
    if last.of is Party.CARRIER:
        return _of_carrier(case, line, last, not_carriers(case, line, advice, terms, last))
    wrong = unfounded(case, line, advice, terms, last, lapses=lapses)
    stands = tuple(u for u in line.units if u.number in last.units and u.number not in wrong)
    came = bool(came_for(case, last))
    if line.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED:
        # it is for him to say how many he sends
        return TurnedOut(wrong, over=bool(wrong) and not stands)
    if not wrong:
        left = _left_now(case, line, advice, terms, last)
        over = left is not None and not left and came
        changes = left is not None and not over
        return TurnedOut(stands=stands if changes else (), over=over)
    if stands and came:
        rest = asked_for(case, line, advice, terms, stands, less=last)
        stands = stands if rest.known and rest.total else ()
    return TurnedOut(wrong, stands, over=not stands)


def _of_carrier(case: StoredCase, line: Line, last: Claim, gone: Things) -> TurnedOut:
    """The same of a claim on a carrier, some things of which it does not owe."""
    if not gone:
        return TurnedOut()
    stands, alone = pieces_left(case, line, last, gone)
    if not carriers_rest(case, line, last, gone):
        stands = ()
    return TurnedOut(
        pieces_of_things(gone), stands, over=not stands, postage=alone and bool(stands)
    )


def unfounded(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    claim: Claim,
    *,
    lapses: bool,
) -> frozenset[int]:
    """Numbers of the pieces that a supplier was asked for, and does not owe, as they turned out.

    They were claimed before they came, in his time: what was found since does not bear the buyer's words out.
    Where what is left of the line `lapses`, also those that never came, and that nobody was paid for.
    """
    borne: frozenset[int] = frozenset()
    if advice.claim_from is Fault.SUPPLIER:
        borne = frozenset(unit.number for unit in owed(case, line, advice, terms))
    # nobody credits what he never got, but for its fault
    gone = {u.number for u in line.units if u.lost_going_on} & {*claim.units} - borne
    if reason(line.reason).goods_fine:
        # no fault was ever claimed: it is their credit that was asked for
        borne = frozenset(claim.units)
    had = settled_pieces(case, line)
    claimed = [unit for unit in line.units if unit.number in claim.units]
    seen = (
        unit
        for unit in claimed
        # what went on to him is his to credit, whatever was found
        if unit.goods in SEEN
        and unit.verdict
        and unit.number not in borne
        and sent_in(case, unit) is None
    )
    never = (u for u in claimed if lapses and u.goods in _COMING and u.number not in had)
    return frozenset(unit.number for unit in (*seen, *never)) | gone


def _left_now(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    last: Claim,
) -> Money | None:
    """What is still owed where what became of the goods since they were claimed changes the sum.

    They go back to their supplier, who keeps his fee, or their way back cost what he bears. Once he answered
    it is for him to say, also of the rest that is asked for then, and a sum that somebody named himself is
    left as it is. None where it stands.
    """
    if last.answers or not last.units or beside(case.claims, last):
        return None
    if any(came_for(case, each) for each in in_place_of(case, last)[:-1]):
        return None
    units = tuple(unit for unit in line.units if unit.number in last.units)
    if not any(unit.goods in SEEN for unit in units) and not _other_part(case, line, last):
        return None
    now = asked_for(case, line, advice, terms, units, less=last)
    asked = last.billed or last.amount
    if not now.known or asked.currency != _counted(now).currency:
        return None
    before = known_before(case, line, advice, terms, last)
    if whole_of(now) == asked or asked not in [whole_of(then) for then in before]:
        return None
    return _counted(now)


def _other_part(case: StoredCase, line: Line, last: Claim) -> bool:
    """Whether their buyer keeps goods for another part of their price than when they were claimed."""
    return had_by_then(case, line, last) != {part_agreed(line)}


def whole_of(claim: ClaimAmount) -> Money:
    """What a claim is for, whatever came of it, as its supplier counts it."""
    parts = claim.billed_parts if claim.billed is not None else claim.parts
    return without_what_came(parts, _counted(claim).currency)


def _counted(claim: ClaimAmount) -> Money:
    """What a claim is for, in the currency in which its addressee counts; nothing is a sum, too."""
    return claim.billed if claim.billed is not None else claim.total


def without_what_came(parts: Sequence[tuple[Because, Money]], currency: str) -> Money:
    """What parts of a claim come to, whatever came of it already."""
    left = (money for why, money in parts if why.key != "claim.came")
    return sum(left, start=Money(0, currency))


def known_before(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    claim: Claim,
) -> Iterator[ClaimAmount]:
    """What its pieces were claimed with while fewer of them had gone back, or less was known of their ways.

    Or while their buyer kept them for a part of their price.
    """
    units = tuple(unit for unit in line.units if unit.number in claim.units)
    told = (case, line, advice, terms, units)
    gone = range(len(going_back(line, advice, units)) + 1)
    parts = {None, part_agreed(line)} | had_by_then(case, line, claim)
    ways = list(product((False, True), (False, True), (False, True)))
    for sent, (out, back, on), part in product(gone, ways, parts):
        yield asked_for(*told, then=KnownThen(sent, out, back, on, part))


def _running(case: StoredCase, line: Line) -> Claim | None:
    """The claim on a supplier or carrier that was made last for a line and is not over; None without one.

    Nor is one that a supplier answered by a new one which left him.
    """
    claims = case.claims_of(line)
    if line.tracks.supplier_claim not in CLAIM_RUNS or not claims or _sent_anew(case, line):
        return None
    return claims[-1] if claims[-1].of is not Party.PLATFORM else None


def _sent_anew(case: StoredCase, line: Line) -> bool:
    """Whether what a supplier promised is under way, or came."""
    if line.tracks.supplier_claim is not SupplierClaim.RESHIP_PROMISED:
        return False
    mine = (x for x in case.exchanges if x.line_id == line.id and not x.lost)
    told = any(x.comes_from is ExchangeFrom.SUPPLIER for x in mine)
    # one that is on its way may be it, whatever nobody said of what it holds
    return told or any(parcel.comes_from is End.SUPPLIER for parcel in case.parcels)
