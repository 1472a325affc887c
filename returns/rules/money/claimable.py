"""Which pieces of a line a claim is for: what bears it out, what goes back, what was not claimed before."""

from collections.abc import Sequence

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit, in_force, pieces_named
from returns.rules.freight_account import claim_from
from returns.rules.goods.new_ones import lost_on_the_way
from returns.rules.money.came import came_for
from returns.rules.money.claim_amount import ClaimLine, claim_amount
from returns.rules.money.hurt_by_carrier import hurt_by_carrier, themselves_first
from returns.rules.money.judged_first import judged_first
from returns.rules.money.new_ones_asked import (
    new_ones_asked_for,
    pieces_of,
    to_ask,
)
from returns.rules.money.settled import made_good_by_buyer
from returns.rules.money.still_asked import (
    asked_earlier,
    free_of_carrier,
    made_in_vain,
    numbers_asked,
    standing,
)
from returns.rules.money.way_back import (
    hurt_on_our_freight,
)
from returns.rules.offers import goods_expected
from returns.rules.reasons import reason, says_broken
from returns.rules.tracks.track_machines import CLAIM_OVER, CLAIMED, ENDED, MOST_REMINDERS, PAID
from returns.terms import (
    BuyerMoney,
    Disposition,
    ExchangeFrom,
    Fault,
    Fulfilment,
    Goods,
    Grade,
    Offer,
    Party,
    Route,
    SupplierClaim,
    Verdict,
)
from returns.trade.platform_acts import PlatformAct, pays_itself
from returns.trade.tracks import TURNED_AWAY
from returns.trade.verdicts import VERDICTS, as_told

#: nobody has seen such a piece yet, or ever will
_UNSEEN = frozenset(
    {Goods.AWAITED, Goods.IN_TRANSIT, Goods.RECEIVED, Goods.UNMATCHED, Goods.LOST}
)


_SOUND = (Grade.A, Grade.B, Grade.X)
#: where a piece is that its buyer keeps
_WITH_BUYER = (Goods.NONE_EXPECTED, Goods.KEPT)
#: nobody said yet where such a piece goes
_UNDECIDED = (None, Disposition.HOLD)
#: claims that are sent, and are about what they were sent for
_ANSWERED_LATER = CLAIMED - {SupplierClaim.MORE_ASKED}
#: whom a loss is laid to where no supplier, carrier or platform caused it
BLAMELESS = (None, Fault.UNKNOWN, Fault.BUYER, Fault.SELLER)


def claimable(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> tuple[Unit, ...]:
    """The units that a claim made now is for; of goods without a fault those that go back.

    None in whose place something else came, until it is judged. Once a claim is over, paid or written off,
    what came since: () where nothing did, and where all of it stays with us. None of an earlier claim.
    """
    units = owed(case, line, advice, terms)
    claims = case.claims_of(line)
    themselves = themselves_first(case, line)
    # while a piece is to be asked for itself no new one is
    new = [u for u in new_ones_asked_for(case, line, advice) if u.number not in themselves]
    again = pieces_of(line, to_ask(case, line))
    if line.tracks.supplier_claim not in CLAIM_OVER or carrier_left(case, line, advice):
        if line.tracks.supplier_claim not in _ANSWERED_LATER:
            units = tuple(unit for unit in units if unit in again or unit not in new)
        return tuple(u for u in units if u.number not in asked_earlier(claims))
    if not claims or not all(claim.units for claim in claims):
        return ()
    # of whomever: one loss is asked back once
    asked = standing(case, line)
    if advice.claim_from is Fault.CARRIER:
        # what another carrier lost of the pieces that their supplier did not pay for
        asked = tuple(claim for claim in asked if not made_in_vain(case, claim))
    claimed = numbers_asked(case, line, asked)
    if line.beside is not None and line.seen_by is None:
        claimed |= {*line.beside.units} - free_of_carrier(case, line)
    if advice.claim_from is Fault.CARRIER:
        # what came after all, and had its money back, is not asked of it once more
        claimed |= free_of_carrier(case, line) - hurt_by_carrier(line)
        # nor the postage of what was late, which is another loss than what it did to the piece
        if any(claim.with_postage for claim in asked):
            claimed |= {unit.number for unit in line.units} - hurt_by_carrier(line)
    # to a carrier what it lost since is no less a loss than what came broken
    lost = (Goods.LOST,) if advice.claim_from is Fault.CARRIER else ()
    came = (Goods.INSPECTED, Goods.DISPOSED, *lost)
    left = (u for u in units if (u in again if u in new else u.number not in claimed))
    since = tuple(u for u in left if u.goods in came or u in new)
    return () if _paid_for_ahead(case, line, advice, terms, since) else since


def owed(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> tuple[Unit, ...]:
    """The units that whoever is asked for the line owes for, whether or not he was asked before."""
    unjudged = {unit.id for unit in judged_first(line)}
    theirs = _asked_of_second(case, line, advice)
    asked = _asked(case, line, advice, terms)
    return tuple(u for u in asked if u.id not in unjudged and u.number not in theirs)


def paid_ahead(case: StoredCase, line: Line) -> Money:
    """What the supplier paid for the line beyond all that he was asked for; nothing where he did not."""
    claims = [claim for claim in case.claims_of(line) if claim.of is Party.SUPPLIER]
    standing = {claim.id for claim in in_force(claims)}
    before = {claim.id for claim in claims} - standing
    nothing = Money(0, case.currency)
    paid = [
        (each.claim_id, nothing - each.amount if each.outgoing else each.amount)
        for each in case.payments
        if each.line_id == line.id and each.party is Party.SUPPLIER
    ]
    # what came for a claim is none of what the one in its place asks for
    had = sum((sum_ for claim_id, sum_ in paid if claim_id in before), start=nothing)
    asked = sum((claim.amount for claim in claims if claim.id in standing), start=had)
    came = sum((sum_ for _, sum_ in paid), start=nothing)
    return came - asked if asked < came else Money(0, case.currency)


def _paid_for_ahead(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    terms: PolicyTerms | None,
    units: Sequence[Unit],
) -> bool:
    """Whether what came beyond the earlier claims makes good all that these pieces cost."""
    # what a supplier paid for his own part is none of his line's carrier
    ahead = None if line.seen_by is Party.CARRIER else paid_ahead(case, line)
    if not ahead or not units or line.unit_cost is None:
        return False
    sent = len(going_back(line, advice, units))
    goods = [ClaimLine(line.unit_cost, len(units))]
    return not ahead < claim_amount(goods, terms, line.reason, returned=sent).total


def _asked_of_second(case: StoredCase, line: Line, advice: Recommendation) -> frozenset[int]:
    """Numbers of the pieces that a second party was asked for, and that it is still asked for: one loss once.

    What a carrier lost may come after all, and be as its buyer said.
    """
    second = line.beside
    if second is None or line.seen_by is not None or second.state in TURNED_AWAY:
        return frozenset()
    if advice.claim_from is not None and advice.claim_from.value == second.party.value:
        return frozenset()
    theirs = [c for c in case.claims if c.line_id == line.id and c.of is second.party]
    # a new one that was lost is another loss than what is wrong with the piece itself
    new = {unit.number for unit in lost_on_the_way(case, line)} - hurt_by_carrier(line)
    return pieces_named(theirs) - new - free_of_carrier(case, line)


def carrier_left(case: StoredCase, line: Line, advice: Recommendation) -> bool:
    """Whether its supplier never answered for what our carrier lost or broke, and that one was not asked.

    Nothing of it came from him either. Whoever takes the loss himself asks nobody: that leaves no reminders.
    """
    over = line.tracks.supplier_claim is SupplierClaim.WRITTEN_OFF
    if not over or line.reminders < MOST_REMINDERS or advice.claim_from is not Fault.CARRIER:
        return False
    # of another party's claim beside it that one is reminded
    if line.beside is not None or not hurt_on_our_freight(case, line):
        return False
    claims = case.claims_of(line)
    theirs = all(claim.of is Party.SUPPLIER for claim in claims)
    return theirs and not any(came_for(case, claim) for claim in claims)


def _asked(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> tuple[Unit, ...]:
    """What is asked for on the line, whether or not some of it was before."""
    if advice.claim_from is Fault.CARRIER:
        hurt, new = hurt_on_our_freight(case, line), new_ones_asked_for(case, line, advice)
        if hurt and line.tracks.supplier_claim in CLAIM_OVER:
            # once that was asked for it hides no new one that was lost for another piece
            return (*hurt, *(unit for unit in new if unit not in hurt))
        if hurt or new:
            return hurt or new
    units = _bearing_out(case, line, advice.claim_from)
    if advice.claim_from is None:
        # he gets it, and nobody is at fault: whether it is as its buyer said is nothing to him
        units = tuple(u for u in _announced(case, line) if u in units or _sent_there(u))
    if advice.claim_from is not Fault.PLATFORM:
        units = losses(case, line, units)
    elif made_good_by_buyer(case, line):
        return ()
    if advice.claim_from in BLAMELESS:
        # nobody pays for goods without a fault that he does not get
        units = tuple(unit for unit in units if not _stays_away(unit, terms))
    if advice.claim_from is None:
        # once some are to go to him those alone, else all that may
        chosen = any(u.disposition is Disposition.TO_SUPPLIER for u in line.units)
        back = going_back(line, advice, units)
        units = back if back or chosen else units
    return units


def _stays_away(unit: Unit, terms: PolicyTerms | None) -> bool:
    """Whether a piece does not go back to its supplier, or not in the condition that he demands."""
    if unit.goods is Goods.LOST:
        return True
    if unit.disposition not in _UNDECIDED and unit.disposition is not Disposition.TO_SUPPLIER:
        return True
    demanded = terms is not None and bool(terms.condition.strip())
    return demanded and unit.verdict is Verdict.BUYER_DAMAGE


def nothing_lost(case: StoredCase, line: Line) -> bool:
    """Whether it is over with the buyer, who got nothing of anybody: no money, no new one, no gift."""
    tracks = line.tracks
    if tracks.request not in ENDED and tracks.buyer_money is not BuyerMoney.CONFIRMED:
        return False
    if line.refunded or tracks.buyer_money in PAID - {BuyerMoney.CONFIRMED}:
        return False
    if any(sent.line_id == line.id for sent in case.exchanges):
        return False
    # who was told no gets no gift, whatever was offered before
    given = line.offer is Offer.GIFT_OR_COUPON and tracks.request not in ENDED
    return not (given or _paid_there(case, line))


def _paid_there(case: StoredCase, line: Line) -> bool:
    """Whether the platform gave the buyer what nobody told the sum of, or a new one."""
    if line.fulfilment is Fulfilment.PLATFORM_WAREHOUSE or pays_itself(case.platform_did):
        return True
    if PlatformAct.REPLACED in case.platform_did:
        return True
    # of several lines those were paid whose sums are told
    told = any(payment.by_platform for payment in case.payments)
    return PlatformAct.REFUNDED in case.platform_did and not told


def losses(case: StoredCase, line: Line, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those of the units that cost us anything; where nothing was lost, what went to its supplier alone."""
    if not nothing_lost(case, line):
        return tuple(units)
    return tuple(unit for unit in units if _went_to_supplier(line, unit))


def lost_in_vain(case: StoredCase, line: Line) -> bool:
    """Whether a claim on the line was made for what turned out to have cost us nothing, and brought nothing.

    It is taken back: an empty box came in place of what the buyer had shown, and he was told no.
    """
    made_good = made_good_by_buyer(case, line)
    asked = [
        claim
        for claim in case.claims_of(line)
        if (made_good if claim.of is Party.PLATFORM else not losses(case, line, line.units))
    ]
    if not asked:
        return False
    ids = {claim.id for claim in asked}
    return not any(payment.claim_id in ids for payment in case.payments)


def _went_to_supplier(line: Line, unit: Unit) -> bool:
    if unit.disposition is Disposition.TO_SUPPLIER:
        return True
    posted = unit.goods in (Goods.IN_TRANSIT, Goods.RECEIVED, Goods.DISPOSED)
    return posted and line.route is Route.TO_SUPPLIER and unit.disposition in _UNDECIDED


def owes_anything(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> bool:
    """Whether a piece is left, or still to come, that the supplier did not send anew himself.

    Of goods without a fault one that he gets.
    """
    theirs = _asked_of_second(case, line, advice)
    asked = [u for u in _asked(case, line, advice, terms) if u.number not in theirs]
    coming = line.in_state(Goods.AWAITED, Goods.IN_TRANSIT)
    return bool(asked or (coming and losses(case, line, _bearing_out(case, line))))


def came_since(
    case: StoredCase, line: Line, advice: Recommendation, terms: PolicyTerms | None
) -> bool:
    """Whether a claim is over, and pieces came since that it was not about."""
    over = line.tracks.supplier_claim in CLAIM_OVER
    over = over and not carrier_left(case, line, advice)
    return over and bool(claimable(case, line, advice, terms))


def going_back(line: Line, advice: Recommendation, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those of the units that go back to the supplier; what was lost on its way goes nowhere."""
    units = [unit for unit in units if unit.goods is not Goods.LOST]
    route = line.route if line.offer is not None else advice.route
    if route is Route.TO_SUPPLIER and goods_expected(line.offer, route, line.reason):
        sent = (*_UNDECIDED, Disposition.TO_SUPPLIER)
        return tuple(unit for unit in units if unit.disposition in sent)
    return tuple(unit for unit in units if unit.disposition is Disposition.TO_SUPPLIER)


def _sent_there(unit: Unit) -> bool:
    """Whether a piece that was seen is to go to its supplier; what a carrier broke is no credit of his."""
    seen = unit.verdict is not None and not VERDICTS[unit.verdict].nothing_here
    whole = unit.verdict is not Verdict.CARRIER_DAMAGE
    return seen and whole and unit.disposition is Disposition.TO_SUPPLIER


def _announced(case: StoredCase, line: Line) -> list[Unit]:
    """The units that were announced, and that their supplier did not send anew."""
    reshipped = {
        number
        for sent in case.exchanges
        if sent.line_id == line.id
        and sent.comes_from is ExchangeFrom.SUPPLIER
        and not sent.lost
        for number in sent.units
    }
    announced = (unit for unit in line.units if unit.number <= line.last_number)
    return [unit for unit in announced if unit.number not in reshipped]


def _bearing_out(case: StoredCase, line: Line, asked: Fault | None = None) -> tuple[Unit, ...]:
    """The announced units that whoever is `asked` owes for: as the buyer said, not sent anew by him."""
    announced = _announced(case, line)
    looked = any(unit.verdict is not None for unit in announced)
    # a carrier answers to whoever holds the freight account, who owes us what it broke
    theirs = asked is claim_from(Fault.CARRIER, line.fulfilment)
    borne = tuple(
        unit
        for unit in announced
        if _bears_out(line, unit, looked=looked)
        or (theirs and unit.verdict is Verdict.CARRIER_DAMAGE)
    )
    anew = [u for u in line.units if u.number <= line.last_number and u not in announced]
    if not borne and any(_bears_out(line, unit, looked=looked) for unit in anew):
        # all that he owes for he sent anew
        return ()
    # one verdict said of all leaves those that are broken; the seller's word may say more than the grades
    broken = tuple(u for u in borne if (u.grade and u.grade not in _SOUND) or _kept_unseen(u))
    return (says_broken(line.reason) and broken) or borne or tuple(announced)


def _kept_unseen(unit: Unit) -> bool:
    """Whether its buyer keeps a piece that is claimed by his word: nobody sees it, whatever came."""
    return unit.goods in _WITH_BUYER and unit.verdict in (None, Verdict.NOT_RECEIVED)


def _bears_out(line: Line, unit: Unit, *, looked: bool) -> bool:
    if unit.verdict is None or _kept_unseen(unit):
        # where others were seen, what nobody saw is claimed when it was
        return not looked or unit.goods not in _UNSEEN
    if reason(line.reason).goods_fine:
        return not VERDICTS[unit.verdict].nothing_here
    return as_told(unit.verdict, line.reason) is Verdict.AS_CLAIMED
