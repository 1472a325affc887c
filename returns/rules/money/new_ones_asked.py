"""Which new ones that a carrier lost it is asked for: each once, whatever else was asked for their pieces."""

from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, Exchange, Unit, in_force, pieces_named
from returns.rules.freight_account import claim_from
from returns.rules.goods.new_ones import lost_now, lost_on_the_way, parcel_of
from returns.rules.money.hurt_by_carrier import themselves_first
from returns.rules.money.still_asked import came_after
from returns.rules.money.way_back import asked_of_supplier, carrier_of, hurt_on_our_freight
from returns.rules.offers import credited
from returns.rules.reasons import reason
from returns.rules.tracks.track_machines import CLAIM_OVER, CLAIMED
from returns.terms import Fault, Goods, Party, Route, SupplierClaim, Verdict


def to_ask(case: StoredCase, line: Line) -> tuple[Exchange, ...]:
    """Those that are asked for by a claim made now: not asked for yet, or more is to be shown of them.

    All of one carrier, the first that lost one: another has a claim of its own once that is over.
    """
    gone = lost_now(case, line)
    if not gone:
        return ()
    asked = asked_for_before(case, line)
    left = [sent for sent in gone if sent.id not in asked]
    first = carrier_named(case, left[0]) if left else ""
    return tuple(sent for sent in left if carrier_named(case, sent) == first)


def asked_now(case: StoredCase, line: Line) -> tuple[Exchange, ...]:
    """Those that a claim made now is for; else those that the claim that runs was made for."""
    return to_ask(case, line) or running_for(case, line)


def running_for(case: StoredCase, line: Line) -> tuple[Exchange, ...]:
    """Those that the claim on their carrier is for that is made, and not over."""
    last = case.claims_of(line)[-1:]
    return new_ones_of(case, line, last[0]) if last and _stands(line) else ()


def _stands(line: Line) -> bool:
    return line.tracks.supplier_claim in CLAIMED | {SupplierClaim.REFUSED}


def asked_for_before(case: StoredCase, line: Line) -> frozenset[int]:
    """Row numbers of those that a carrier was asked for, but of the claim that it asks more about.

    Nor of those in whose place that one stands.
    """
    theirs = [c for c in case.claims if c.line_id == line.id and c.of is Party.CARRIER]
    own = line.seen_by is Party.CARRIER or case.claims_of(line)[-1:] == tuple(theirs[-1:])
    more = own and line.tracks.supplier_claim is SupplierClaim.MORE_ASKED
    each = [frozenset(sent.id for sent in new_ones_of(case, line, claim)) for claim in theirs]
    if more:
        standing = {claim.id for claim in in_force(theirs)[:-1]}
        # an earlier version kept no new ones, and may have been asked more than once about the same
        each = [
            ids
            for claim, ids in zip(theirs, each, strict=True)
            if claim.id in standing or (not claim.exchanges and ids != each[-1])
        ]
    return frozenset(number for ids in each for number in ids)


def new_ones_of(case: StoredCase, line: Line, claim: Claim) -> tuple[Exchange, ...]:
    """The new ones that a claim on a carrier is for; () where it is for the pieces themselves.

    Nor has it any where it is for postage. An earlier version kept none: what had been sent for its pieces
    until then, and was lost. None where a piece of it came later: that was lost itself.
    """
    if claim.of is not Party.CARRIER or claim.of_postage or _by_the_reason(case, line, claim):
        return ()
    if claim.exchanges:
        return tuple(x for x in case.exchanges if x.id in claim.exchanges)
    hurt = {unit.number for unit in line.units if _hurt(unit) or came_after(case, unit, claim)}
    numbers = {*claim.units} - hurt
    gone = (sent for sent in lost_now(case, line) if numbers & {*sent.units})
    return tuple(sent for sent in gone if _went_before(sent, claim))


def _by_the_reason(case: StoredCase, line: Line, claim: Claim) -> bool:
    """Whether it is for what the buyer says that our carrier did: of each piece that is asked for first."""
    ours = claim_from(Fault.CARRIER, line.fulfilment) is Fault.CARRIER
    if not ours or claim.exchanges or reason(line.reason).default_fault is not Fault.CARRIER:
        return False
    mine = (c for c in case.claims if c.line_id == line.id and c.of is Party.CARRIER)
    before = in_force([each for each in mine if each.id <= claim.id])[:-1]
    return pieces_named(before).isdisjoint(claim.units)


def _went_before(sent: Exchange, claim: Claim) -> bool:
    if sent.sent_at is None or claim.sent_at is None:
        return True
    return sent.sent_at <= claim.sent_at


def carrier_meant(case: StoredCase, line: Line) -> str:
    """Which carrier the claim on one is with that runs, or is next: its name as it was told; "" for none."""
    runs = _stands(line) and bool(case.claims_of(line))
    new = running_for(case, line) if runs else to_ask(case, line)
    hurt = () if new else hurt_on_our_freight(case, line)
    return carrier_named(case, new[0]) if new else carrier_of(case, hurt[0]) if hurt else ""


def pieces_of(line: Line, sent: tuple[Exchange, ...]) -> tuple[Unit, ...]:
    """The pieces that these new ones were sent for."""
    numbers = {number for each in sent for number in each.units}
    return tuple(unit for unit in line.units if unit.number in numbers)


def new_one_lost(case: StoredCase, line: Line, terms: PolicyTerms | None) -> bool:
    """Whether a new one of ours was lost, and nothing of the line is asked of its supplier.

    Nor is its carrier the line's second party already, who is asked for it beside him.
    """
    if line.beside is not None and line.beside.party is Party.CARRIER:
        return False
    theirs = line.route is Route.TO_SUPPLIER or credited(line, terms)
    return bool(new_ones_priced(case, line)) and not (theirs or asked_of_supplier(case, line))


def new_ones_priced(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """Pieces whose new one was lost, and is asked of its carrier; () where its cost is to be said by hand.

    That is so of another thing, whose cost nobody told.
    """
    gone = lost_now(case, line)
    if not gone:
        return ()
    same = all(sent.sku == line.sku for sent in gone)
    told = same or all(sent.cost is not None for sent in gone)
    return lost_on_the_way(case, line) if told else ()


def new_ones_asked_for(
    case: StoredCase, line: Line, advice: Recommendation
) -> tuple[Unit, ...]:
    """Pieces whose new one was lost, where a carrier is asked for nothing that it did to themselves.

    Once the claim for what it did is over they are asked for like others.
    """
    if advice.claim_from is not Fault.CARRIER:
        return ()
    gone = lost_on_the_way(case, line)
    if advice.fault is not Fault.CARRIER:
        return gone
    left = themselves_first(case, line)
    over = line.tracks.supplier_claim in CLAIM_OVER
    return tuple(unit for unit in gone if unit.number not in left) if over else ()


def _hurt(unit: Unit) -> bool:
    return unit.goods is Goods.LOST or unit.verdict is Verdict.CARRIER_DAMAGE


def carrier_named(case: StoredCase, sent: Exchange) -> str:
    """Who carried a new one; "" where nobody told."""
    parcel = parcel_of(case, sent)
    return parcel.carrier.strip().casefold() if parcel is not None else ""
