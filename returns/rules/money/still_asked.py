"""Which pieces somebody was asked for already, and is asked for still: one loss is asked back once."""

from collections.abc import Sequence

from returns.records.case import Line, StoredCase
from returns.records.unit import Claim, Unit, in_force, pieces_named
from returns.rules.goods.second_leg import came_back_at
from returns.rules.money.came import came_for, given_back
from returns.terms import Goods, Party, SupplierClaim, Verdict


def free_of_carrier(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the pieces that a carrier was asked for, and that came after all: it owes nothing for them.

    It has its money for them again, or the claim on it was taken back, or it never paid: whoever owes for
    what came may be asked.
    """
    theirs = [c for c in case.claims if c.line_id == line.id and c.of is Party.CARRIER]
    second = line.beside if line.seen_by is None else None
    beside = second is not None and second.party is Party.CARRIER
    if second is not None and beside and second.state is SupplierClaim.NOT_CLAIMABLE:
        return frozenset(number for claim in theirs for number in claim.units)
    pieces = [claim for claim in in_force(theirs) if not claim.exchanges]
    back = (payment for claim in pieces for payment in given_back(case, claim))
    unpaid = (claim for claim in pieces if _turned_down(case, line, claim))
    came = (u for claim in unpaid for u in line.units if _sound_since(case, u, claim))
    return frozenset(number for payment in back for number in payment.units) | {
        unit.number for unit in came
    }


def _turned_down(case: StoredCase, line: Line, claim: Claim) -> bool:
    """Whether a claim is over, and nothing came of it: it was refused, or its loss taken."""
    if came_for(case, claim):
        return False
    refused = bool(claim.answers) and claim.answers[-1].kind is SupplierClaim.REFUSED
    own = line.seen_by is None and line.beside is None
    given_up = own and line.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    return refused or (given_up and case.claims_of(line)[-1] == claim)


def _sound_since(case: StoredCase, unit: Unit, claim: Claim) -> bool:
    """Whether a piece of a claim came since, and its carrier did nothing to it."""
    if unit.number not in claim.units or unit.verdict in (None, Verdict.CARRIER_DAMAGE):
        return False
    return unit.goods in (Goods.INSPECTED, Goods.DISPOSED) and came_after(case, unit, claim)


def standing(case: StoredCase, line: Line) -> tuple[Claim, ...]:
    """The claims for a line that stand, on whomever; of its supplier's none that were made in vain."""
    every = [claim for claim in case.claims if claim.line_id in (line.id, None)]
    return tuple(c for c in in_force(every) if not line.in_vain or c.of is line.seen_by)


def made_in_vain(case: StoredCase, claim: Claim) -> bool:
    """Whether a supplier paid nothing for a claim, and a carrier was asked for a piece of it since."""
    if claim.of is not Party.SUPPLIER or came_for(case, claim):
        return False
    later = (c for c in case.claims if c.of is Party.CARRIER and c.line_id == claim.line_id)
    since = (c for c in later if c.id > claim.id and not c.exchanges)
    return any({*each.units} & {*claim.units} for each in since)


def asked_in_vain(case: StoredCase, line: Line) -> bool:
    """Whether a carrier was asked for pieces in place of their supplier, who paid nothing."""
    return any(made_in_vain(case, claim) for claim in case.claims if claim.line_id == line.id)


def came_after(case: StoredCase, unit: Unit, claim: Claim) -> bool:
    """Whether a piece came back after a claim was made for it."""
    sent_at = claim.sent_at
    return sent_at is not None and any(sent_at < day for day in came_back_at(case, unit))


def numbers_asked(case: StoredCase, line: Line, claims: Sequence[Claim]) -> set[int]:
    """Numbers of the pieces that these claims on whomever are for, but those that a carrier lost no more.

    None for its new one alone, or for its postage: that is another loss.
    """
    free = free_of_carrier(case, line)
    return {
        number
        for claim in claims
        for number in pieces_named([claim])
        if claim.of is not Party.CARRIER or number not in free
    }


def asked_earlier(claims: Sequence[Claim]) -> frozenset[int]:
    """Numbers of the pieces that claims before the last are for, and that one is not.

    A piece and its new one are two things to two parties. Of one piece a carrier may be asked for several
    new ones.
    """
    if not claims:
        return frozenset()
    last = claims[-1]
    return frozenset(
        number
        for claim in in_force(claims)[:-1]
        for number in claim.units
        if number not in last.units or _other_things(claim, last)
    )


def _other_things(claim: Claim, last: Claim) -> bool:
    return claim.of is not last.of and bool(claim.exchanges) is not bool(last.exchanges)
