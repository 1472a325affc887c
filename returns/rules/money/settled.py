"""Which pieces of a line the buyer has had money or a new one for, and which are owed it now."""

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from returns.money import Money, Percent
from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.unit import Unit
from returns.rules.goods.new_ones import on_their_way
from returns.rules.money.due import (
    counts_back,
    mended_by_new_one,
    paid_for,
    promised_sum,
    returnless,
    seen_back,
    verdict_pays,
)
from returns.rules.tracks.track_machines import PAID
from returns.terms import HoldKind, Offer, Party, SupplierClaim
from returns.trade.disputes import Dispute, decided_elsewhere
from returns.trade.offers import traits


def sent_instead(case: StoredCase, line: Line) -> int:
    """Pieces that a new one was sent for already, and was not lost."""
    return sum(x.quantity for x in case.exchanges if x.line_id == line.id)


def replaced_pieces(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the units that a new one was sent for; one that was lost settled nothing.

    Where an earlier version kept a count alone, what came back first, by its number; a piece whose
    price went back is none of them.
    """
    mine = [sent for sent in case.exchanges if sent.line_id == line.id and not sent.lost]
    if not mine:
        return frozenset()
    named = frozenset(number for sent in mine for number in sent.units)
    sent = sum(each.quantity for each in mine if not each.units)
    if not sent:
        return named
    settled = _paid_for(case, line) | named
    bought = [u for u in line.units if _bought(line, u) and u.number not in settled]
    seen = {u.number for u in seen_back(line) if verdict_pays(u, line.reason) == "whole"}
    bought.sort(key=lambda unit: (unit.number not in seen, unit.number))
    return named | frozenset(unit.number for unit in bought[:sent])


def promised_anew(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the units that the supplier promised to send anew, and for which none went yet.

    His promise is an answer to what he was asked; what his terms let him do is none.
    """
    announced = frozenset(unit.number for unit in line.units if unit.number <= line.last_number)
    claims = [claim for claim in case.claims_of(line) if claim.of is Party.SUPPLIER]
    promised: frozenset[int] = frozenset()
    if not claims and line.tracks.supplier_claim is SupplierClaim.RESHIP_PROMISED:
        # asked for a number alone, he promised it
        promised = announced
    for claim in claims:
        if claim.answers and claim.answers[-1].kind is SupplierClaim.RESHIP_PROMISED:
            promised |= frozenset(claim.units) or announced
    return promised - replaced_pieces(case, line)


def owed_new_ones(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the units that came back, or need not, and got neither money nor a new one yet."""
    if returnless(line):
        owed = {unit.number for unit in line.units if _bought(line, unit)}
    else:
        owed = {
            unit.number
            for unit in seen_back(line)
            if _bought(line, unit)
            and verdict_pays(unit, line.reason) == "whole"
            and mended_by_new_one(unit, line)
        }
    return frozenset(owed - settled_pieces(case, line))


def to_replace(case: StoredCase, line: Line) -> int:
    """For how many units a new one may be sent now."""
    return len(owed_new_ones(case, line))


def settled_pieces(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the units that the buyer has their whole price or a new one for."""
    return _paid_for(case, line) | replaced_pieces(case, line)


def paid_numbers(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the units that money went back for already, all of their price or a part.

    Not of those of which the buyer sent it back since.
    """
    refunds = [p for p in case.payments if p.line_id == line.id and p.kind == "refund"]
    paid = {number for refund in refunds if refund.outgoing for number in refund.units}
    back = {number for refund in refunds if not refund.outgoing for number in refund.units}
    return frozenset(n for n in paid if n not in back or had_for(case, line, [n]))


def had_for(case: StoredCase, line: Line, numbers: Collection[int]) -> Money:
    """What went back for these units, less what came back from the buyer.

    A payment for several is shared out by their price.
    """
    out, back = (_moved_for(case, line, numbers, outgoing=way) for way in (True, False))
    return max(out - back, Money(0, case.currency))


def sent_back(case: StoredCase, line: Line) -> Money:
    """What of a line's price the buyer ever sent back to us."""
    theirs = (p for p in case.payments if p.line_id == line.id and p.party is Party.BUYER)
    back = (p.amount for p in theirs if not p.outgoing)
    return sum(back, start=Money(0, case.currency))


def sent_back_of(case: StoredCase, line: Line, numbers: Collection[int]) -> Money:
    """The same of these units alone."""
    return _moved_for(case, line, numbers, outgoing=False)


def _moved_for(
    case: StoredCase, line: Line, numbers: Collection[int], *, outgoing: bool
) -> Money:
    prices = {unit.number: unit.paid.minor if unit.paid else 0 for unit in line.units}
    total = Money(0, case.currency)
    for payment in case.payments:
        theirs = payment.line_id == line.id and payment.kind == "refund"
        if not theirs or payment.outgoing is not outgoing:
            continue
        named = [number for number in payment.units if number in prices]
        shares = payment.amount.shares([prices[n] for n in named]) if named else ()
        parts = (share for n, share in zip(named, shares, strict=True) if n in numbers)
        total = sum(parts, start=total)
    return total


def by_platform(case: StoredCase, line: Line) -> Money:
    """What the platform gave the buyer for a line on its own."""
    given = (
        payment.amount
        for payment in case.payments
        if payment.by_platform and payment.to_buyer and payment.line_id == line.id
    )
    return sum(given, start=Money(0, case.currency))


def left_of_platforms(case: StoredCase, line: Line) -> Money:
    """What of that the buyer still has: who was paid by both sends back what the platform gave."""
    left = by_platform(case, line) - sent_back(case, line)
    return max(left, Money(0, case.currency))


def made_good_by_buyer(case: StoredCase, line: Line) -> bool:
    """Whether the buyer sent us all that the platform gave: nothing of it was lost."""
    return bool(by_platform(case, line)) and not left_of_platforms(case, line)


def paid_by_platform(case: StoredCase, line: Line) -> bool:
    """Whether a sum is known that the platform gave back for the line."""
    return any(p.by_platform and p.line_id == line.id for p in case.payments)


def asked_after(case: StoredCase, line: Line) -> bool:
    """Whether the buyer is asked if it arrived: not who is suspected, of what the platform paid him.

    What it paid is its doing, and it may be asked to make that good (domain.md 7). Nor is he asked after what
    a bank or PayPal took from us for him.
    """
    paid = [p for p in case.payments if p.to_buyer and p.line_id == line.id]
    sent = sent_instead(case, line) > 0
    theirs = bool(paid) and all(p.by_platform for p in paid) and not sent
    appealed = any(claim.of is Party.PLATFORM for claim in case.claims_of(line))
    taken = decided_elsewhere(case.dispute) and _paid_since_dispute(case, line)
    return not (theirs and (case.suspected or appealed or taken))


def sent_money_back(case: StoredCase, line: Line) -> bool:
    """Whether the buyer sent back some of what had gone to him for a line."""
    theirs = (p for p in case.payments if p.line_id == line.id and p.kind != "postage")
    return any(p.party is Party.BUYER and not p.outgoing for p in theirs)


def doubted(case: StoredCase, line: Line, heard_at: datetime | None) -> bool:
    """Whether the buyer, heard last at that moment, spoke after all that is known to have gone to him.

    Whether it reached him is looked at, until somebody says what was found. A new one that is on its way is
    looked after as that.
    """
    settled = line.tracks.buyer_money in PAID and not on_their_way(case, line)
    if heard_at is None or not settled:
        return False
    went = [p.at for p in case.payments if p.line_id == line.id and p.to_buyer]
    went += [x.sent_at for x in case.exchanges if x.line_id == line.id and x.sent_at]
    if line.offer is Offer.GIFT_OR_COUPON and line.paid_at is not None:
        went.append(line.paid_at)
    missed = bool(went) and max(went) <= heard_at
    return missed and HoldKind.NOT_REACHED not in line.lifted


def refunded_units(
    case: StoredCase, line: Line, advice: Recommendation, units: Sequence[Unit]
) -> tuple[Unit, ...]:
    """Those of the units that a refund is for now: what counts, without what was settled before."""
    replaced = replaced_pieces(case, line)
    counted = paid_for(line, advice, units, replaced)
    if not counted:
        # a sum by the seller's word, although a new one was promised
        announced = (unit for unit in units if unit.number <= line.last_number)
        open_still = (unit for unit in announced if unit.number not in replaced)
        counted = tuple(unit for unit in open_still if counts_back(unit, line.reason))
    paid = paid_numbers(case, line)
    return tuple(u for u in counted if u.number not in paid) or counted


def due_for(
    case: StoredCase,
    line: Line,
    advice: Recommendation,
    units: Sequence[Unit],
    due: Money,
    used_percent: Percent,
) -> Money:
    """What of the sum that is `due` for the line now is for these of its units."""
    if line.offer is Offer.GIFT_OR_COUPON:
        # agreed on for the line as it is
        return due
    settled = paid_numbers(case, line) | replaced_pieces(case, line)
    named = tuple(unit for unit in units if unit.number not in settled)
    if traits(line.offer).in_part:
        theirs = _shares_of(promised_sum(line, advice, used_percent), line, named)
        return min(due, theirs, key=lambda money: money.minor)
    if returnless(line):
        theirs = sum((u.paid for u in named if u.paid), start=Money(0, due.currency))
    else:
        theirs = promised_sum(replace(line, units=named), advice, used_percent)
    return min(due, theirs, key=lambda money: money.minor)


def _shares_of(agreed: Money, line: Line, units: Sequence[Unit]) -> Money:
    """What of a sum that was agreed on for all of a line falls to these pieces, by their price."""
    bought = [unit for unit in line.units if _bought(line, unit)]
    nothing = Money(0, agreed.currency)
    if not bought:
        return nothing
    shares = agreed.shares([unit.paid.minor if unit.paid else 0 for unit in bought])
    named = {unit.number for unit in units}
    theirs = (share for unit, share in zip(bought, shares, strict=True) if unit.number in named)
    return sum(theirs, start=nothing)


def _bought(line: Line, unit: Unit) -> bool:
    """What is one too many was paid by nobody."""
    return unit.number <= line.last_number and unit.piece is not None


def _paid_for(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the units whose whole price went back to the buyer."""
    shares = {unit.number: unit.paid for unit in line.units if unit.number <= line.last_number}
    found: set[int] = set()
    for payment in case.payments:
        if payment.line_id != line.id or not payment.to_buyer:
            continue
        units = [number for number in payment.units if shares.get(number)]
        whole = sum(share.minor for number in units if (share := shares[number]))
        if units and payment.amount.minor >= whole:
            found.update(units)
    return frozenset(found - {n for n in found if _sent_back(case, line, n, shares[n])})


def _sent_back(case: StoredCase, line: Line, number: int, price: Money | None) -> bool:
    """Whether the buyer sent anything back of that unit's price, and does not have all of it again."""
    back = (p for p in case.payments if p.line_id == line.id and p.party is Party.BUYER)
    touched = any(number in payment.units for payment in back if not payment.outgoing)
    return touched and price is not None and had_for(case, line, [number]) < price


def granted(case: StoredCase, line: Line) -> bool:
    """Whether the platform decided a dispute of its own against us: it paid the buyer since it was opened."""
    if not case.dispute or decided_elsewhere(case.dispute):
        return False
    return _paid_since_dispute(case, line)


def in_dispute(case: StoredCase) -> tuple[Line, ...]:
    """The lines that a dispute is still to be decided of: none lifted, and none paid by the platform."""
    if not case.dispute:
        return ()
    held = (line for line in case.lines if HoldKind.DISPUTE not in line.lifted)
    return tuple(line for line in held if not granted(case, line))


def decides_all(
    dispute: str,
    lifted: Container[str],
    over_at: datetime | None,
    ours: Iterable[datetime | None],
) -> bool:
    """Whether what is paid beside us now is what a dispute was decided with: the buyer gets no more.

    `lifted` are the holds of the line that somebody lifted: a dispute is over with its own, at `over_at`. Its
    sum may be told later, as long as nothing of `ours` came since: what we told the buyer, or paid him.
    """
    if not dispute or HoldKind.DISPUTE not in lifted:
        return bool(dispute)
    return over_at is not None and not any(each > over_at for each in ours if each is not None)


def decides(case: StoredCase, line: Line) -> bool:
    """Whether what is paid beside us now is what the line's dispute was decided with."""
    had = (p for p in case.payments if p.line_id == line.id and p.to_buyer)
    ours = (line.answered_at, *(p.at for p in had if not p.by_platform))
    return decides_all(case.dispute, line.lifted, line.dispute_over_at, ours)


def decision_untold(case: StoredCase, line: Line) -> bool:
    """Whether a dispute is over, and nobody said yet what the buyer got by it: it is asked before we pay.

    Not of what decides nothing: the buyer asks us by way of PayPal.
    """
    over = line.dispute_over_at is not None and case.dispute != Dispute.PAYPAL_INQUIRY
    return over and decides(case, line) and not decided_with(case, line)


def _paid_since_dispute(case: StoredCase, line: Line) -> bool:
    """Whether somebody else than us paid the buyer since the dispute was opened."""
    return bool(decided_with(case, line))


def decided_with(case: StoredCase, line: Line) -> tuple[Money, ...]:
    """What somebody else than us paid the buyer since the dispute was opened, sum by sum."""
    since = case.dispute_at
    return tuple(
        payment.amount
        for payment in case.payments
        if since is not None
        and payment.by_platform
        and payment.outgoing
        and payment.line_id == line.id
        and payment.at >= since
    )
