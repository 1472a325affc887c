"""Who owes for other pieces of a line than its own claim is for (domain.md 2: line × addressee).

One loss is asked back once: a piece that one party is asked for is none of the other's.
"""

from dataclasses import replace

from returns.records.advice import Because, Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Claim, ClaimBeside, Unit, in_force, lost_where, pieces_named
from returns.rules.money import way_back
from returns.rules.money.came import came_for
from returns.rules.money.claimable import claimable
from returns.rules.money.new_ones_asked import new_one_lost, new_ones_priced
from returns.rules.offers import goods_expected
from returns.rules.steps.situation import claimed_party
from returns.rules.tracks.track_machines import CLAIM_OVER, CLAIM_UNSENT, MOST_REMINDERS
from returns.terms import Fault, Fulfilment, Goods, Party, Route, SupplierClaim
from returns.trade.tracks import TURNED_AWAY, slowest

#: what a line keeps of its claim, for each party of its own
OF_CLAIM = frozenset(
    {
        *("supplier_claim", "units", "rma_asked_at", "rma_given_at"),
        *("claim_sent_at", "claim_answered_at", "reminders"),
    }
)

#: who may owe for other pieces than who is asked for the line
_OTHER = {Party.SUPPLIER: Party.CARRIER, Party.CARRIER: Party.SUPPLIER}

#: nothing that a second party was asked for stands open with it
_FREE = CLAIM_OVER | {SupplierClaim.NOT_CLAIMABLE}


def second_party(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> tuple[Line, Recommendation] | None:
    """The line as its second party sees it, and what is advised for its pieces; None where it has none.

    That is a carrier beside a supplier, for what it lost or broke, also new ones of what he is asked for, or
    a supplier beside a carrier that was asked before another piece turned out to be faulty.
    """
    second = line.beside
    if second is None and line.fulfilment is Fulfilment.PLATFORM_WAREHOUSE:
        return None
    if second is None:
        found = _found(case, line, advice, terms)
        if found is None:
            return None
        second, units = found
    else:
        units = _pieces(case, line, advice, terms, second.party)
        if second.state is not SupplierClaim.NOT_CLAIMABLE:
            named = {*second.units, *(unit.number for unit in units)}
            units = tuple(u for u in line.units if u.number in named) or line.units
        if not units:
            # what it was asked for was taken back, and it owes for nothing else
            return None
    vain = second.party is Party.CARRIER and _turned_away(case, line, case.claims_of(line))
    seen = seen_by(line, second, units, in_vain=vain)
    return seen, _advised(case, line, advice, second.party, units)


def seen_by(
    line: Line, second: ClaimBeside, units: tuple[Unit, ...], *, in_vain: bool = False
) -> Line:
    """The line with the pieces of its second party alone, and where it stands with that one."""
    goods = Goods(slowest("goods", (unit.goods for unit in units)))
    return replace(
        line,
        seen_by=second.party,
        in_vain=in_vain,
        units=units,
        tracks=replace(line.tracks, goods=goods, supplier_claim=second.state),
        rma_asked_at=second.rma_asked_at,
        rma_given_at=second.rma_given_at,
        claim_sent_at=second.claim_sent_at,
        claim_answered_at=second.claim_answered_at,
        first_asked_at=None,
        reminders=second.reminders,
    )


def as_second(line: Line) -> ClaimBeside:
    """Where a line stands with the party by whom it is seen; raises `ValueError` where that is nobody."""
    if line.seen_by is None:
        raise ValueError(line.id)
    return ClaimBeside(
        party=line.seen_by,
        state=line.tracks.supplier_claim,
        units=line.beside.units if line.beside is not None else (),
        rma_asked_at=line.rma_asked_at,
        rma_given_at=line.rma_given_at,
        claim_sent_at=line.claim_sent_at,
        claim_answered_at=line.claim_answered_at,
        reminders=line.reminders,
    )


def _found(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> tuple[ClaimBeside, tuple[Unit, ...]] | None:
    """Who was not asked yet, and for which pieces."""
    own = claimed_party(case, line, advice)
    asked = {claim.of for claim in case.claims_of(line)}
    if own is Party.PLATFORM:
        # it answers for nothing that a carrier of ours lost, who may have been asked before it was
        units = _new_ones(case, line) if own in asked else ()
        return (ClaimBeside(Party.CARRIER), units) if units else None
    party = _OTHER.get(own)
    if party is None or party in asked:
        return None
    units = _pieces(case, line, advice, terms, party)
    return (ClaimBeside(party), units) if units else None


def _pieces(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    party: Party,
) -> tuple[Unit, ...]:
    """What that party owes for, and the line's own is not asked for."""
    claims = case.claims_of(line)
    if any(not claim.units for claim in claims):
        # an earlier version kept no pieces: it was all of them
        return ()
    own = _own_asked(case, line, party)
    others = advice.claim_from in (Fault.SUPPLIER, Fault.PLATFORM)
    suppliers = others or not new_one_lost(case, line, terms)
    if party is Party.CARRIER and suppliers and (new := _new_ones(case, line)):
        return new
    credit = party is Party.SUPPLIER and _gets_them(line, claims)
    if line.quantity < 2 and line.beside is None and not credit:
        return ()
    if party is Party.SUPPLIER:
        suppliers = _suppliers(line, advice, claims) or credit
        owed = claimable(case, line, advice, terms) if suppliers else ()
    else:
        owed = _carriers(case, line)
        if owed and line.tracks.supplier_claim in CLAIM_UNSENT:
            own |= {unit.number for unit in claimable(case, line, advice, terms)}
    return tuple(unit for unit in owed if unit.number not in own)


def _new_ones(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """Pieces whose new one its carrier lost, while none is to be asked of it for itself.

    What it did to the pieces that came is over with it then, or their supplier answers for those.
    """
    gone = new_ones_priced(case, line)
    if not gone or not (hurt := _carriers(case, line)):
        return gone
    second = line.beside
    if second is not None and second.state not in _FREE:
        return ()
    asked = _own_asked(case, line, Party.CARRIER) | way_back.asked_as_lost(case, line)
    return () if any(unit.number not in asked for unit in hurt) else gone


def _own_asked(case: StoredCase, line: Line, other: Party) -> frozenset[int]:
    """Numbers of the pieces that the line's own claim is for, and the `other` party is not asked for.

    What a claim was put right to leave out is asked of it no more; and what a supplier did not pay for, who
    refused or never answered, is its carrier's, as where that is no second party yet.
    """
    claims = case.claims_of(line)
    if other is Party.CARRIER and _turned_away(case, line, claims):
        return frozenset()
    return pieces_named(in_force(claims))


def _turned_away(case: StoredCase, line: Line, claims: tuple[Claim, ...]) -> bool:
    """Whether a supplier refused, or was reminded in vain, and nothing of his claim came."""
    if not claims or any(came_for(case, claim) for claim in claims):
        return False
    answers = claims[-1].answers
    refused = bool(answers) and answers[-1].kind is SupplierClaim.REFUSED
    over = line.tracks.supplier_claim in TURNED_AWAY
    return over and (refused or line.reminders >= MOST_REMINDERS)


def _suppliers(line: Line, advice: Recommendation, claims: tuple[object, ...]) -> bool:
    return bool(claims) and line.supplier_id is not None and advice.claim_from is Fault.SUPPLIER


def _gets_them(line: Line, claims: tuple[Claim, ...]) -> bool:
    """Whether pieces go to their supplier, and only their new ones were asked for, of the carrier."""
    new = bool(claims) and all(claim.exchanges for claim in claims)
    goes = line.route is Route.TO_SUPPLIER and goods_expected(line.offer, line.route)
    return new and goes and line.supplier_id is not None


def _carriers(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """What a carrier that answers to us lost or broke on the way back, or on the way out."""
    lost = way_back.for_carrier(case, line, way_back.lost_back(line))
    broken = way_back.for_carrier(case, line, way_back.damaged_back(line))
    return (*lost, *broken, *way_back.broken_out(line))


def _advised(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    party: Party,
    units: tuple[Unit, ...],
) -> Recommendation:
    if party is Party.SUPPLIER:
        return advice
    carrier = Fault.CARRIER
    if units == _new_ones(case, line):
        # whatever is wrong with the goods themselves is another's, also what his own carrier broke
        because = Because("fault.lost_new", (), "P")
        return replace(advice, fault=Fault.SUPPLIER, claim_from=carrier, because=(because,))
    because = Because(_done_by_carrier(line, units), (), "P")
    return replace(advice, fault=carrier, claim_from=carrier, because=(because,))


def _done_by_carrier(line: Line, units: tuple[Unit, ...]) -> str:
    """The sentence that says what a carrier did to pieces."""
    lost = lost_where(units)
    if lost:
        return f"fault.lost_{lost}"
    out = any(unit in units for unit in way_back.broken_out(line))
    return f"fault.carrier_{line.fulfilment}" if out else "fault.damaged_back"
