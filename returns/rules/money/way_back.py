"""What was lost or broken on the way back, and whose freight that was (domain.md 5, 6).

A carrier answers to whoever paid for the parcel: of one that the buyer paid for nothing is ours to ask.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from returns.records.case import Line, StoredCase
from returns.records.unit import Parcel, Payment, Unit, in_force, pieces_named
from returns.rules.freight_account import claim_from
from returns.rules.goods.second_leg import came_back_at, sent_in
from returns.rules.money.settled import paid_numbers, settled_pieces
from returns.rules.offers import all_lost
from returns.rules.reasons import NEVER_HAD, reason, says_broken
from returns.rules.tracks.track_machines import CLAIMED
from returns.terms import (
    Disposition,
    Fault,
    FreightPayer,
    Goods,
    Party,
    SupplierClaim,
    Verdict,
)
from returns.trade.offers import traits
from returns.trade.tracks import GRANTED, TURNED_AWAY
from returns.trade.verdicts import VERDICTS, as_told

_OURS = frozenset({FreightPayer.SELLER, FreightPayer.CARRIER})
#: claims that are made, and not over
_RUNS = CLAIMED | {SupplierClaim.REFUSED}


def ours(payer: FreightPayer | None) -> bool:
    """Whether we paid the carrier, so that it answers to us."""
    return payer in _OURS


def lost_back(line: Line) -> tuple[Unit, ...]:
    """Pieces sent back, or on, that nobody has any more; one too many is no loss."""
    gone = line.in_state(Goods.LOST)
    if not gone:
        return ()
    # what the buyer never had was lost on the way out
    never = line.reason in NEVER_HAD
    lost = (u for u in gone if u.lost_going_on or not never)
    lost = (u for u in lost if not (u.lost_to_buyer and _buyers_own(u, line)))
    return tuple(u for u in lost if _bought(line, u))


def lost_to_buyer(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """Pieces that we sent back to their buyer, who has neither them nor all that was paid for them."""
    settled = settled_pieces(case, line)
    lost = (u for u in lost_back(line) if u.lost_to_buyer and u.number not in settled)
    return tuple(unit for unit in lost if _paid_for(unit))


def own_lost(line: Line) -> bool:
    """Whether a thing of the buyer's own was lost on its way back: no order tells what it was worth."""
    return any(unit.lost_to_buyer and _buyers_own(unit, line) for unit in line.units)


def _buyers_own(unit: Unit, line: Line) -> bool:
    """Whether another thing came than was sold, and not the one that was complained of."""
    return unit.another and line.reason not in VERDICTS[Verdict.WRONG_ITEM].as_said_by


def damaged_back(line: Line) -> tuple[Unit, ...]:
    """Pieces that the carrier broke on the way back: the buyer had them whole, by his own word."""
    broken = any(unit.verdict is Verdict.CARRIER_DAMAGE for unit in line.units)
    if not broken or not reason(line.reason).goods_fine:
        return ()
    announced = [unit for unit in line.units if _bought(line, unit)]
    return tuple(u for u in announced if u.verdict is Verdict.CARRIER_DAMAGE)


def broken_out(line: Line) -> tuple[Unit, ...]:
    """Pieces that a carrier of ours broke on their way to the buyer: found so, or as the buyer said."""
    why = reason(line.reason)
    if why.goods_fine or claim_from(Fault.CARRIER, line.fulfilment) is not Fault.CARRIER:
        return ()
    broken = {Verdict.CARRIER_DAMAGE}
    if says_broken(why.id) and why.default_fault is Fault.CARRIER:
        broken.add(Verdict.AS_CLAIMED)
    announced = [unit for unit in line.units if _bought(line, unit)]
    return tuple(u for u in announced if u.verdict in broken and u.goods is not Goods.LOST)


def payer_back(case: StoredCase, line: Line, units: tuple[Unit, ...]) -> FreightPayer | None:
    """Who paid the way back of these pieces; ours only where we paid for all of them. None without any."""
    payers = {payer for unit in units for payer in _payers(case, line, unit)}
    if not payers:
        return None
    return next((payer for payer in sorted(payers) if not ours(payer)), FreightPayer.SELLER)


def _payers(case: StoredCase, line: Line, unit: Unit) -> set[FreightPayer]:
    """Who paid for the parcels in which a piece was on its way back, or on, where one is known."""
    return {parcel.payer for parcel in parcels_back(case, (unit,))} or {line.freight_payer}


def on_our_freight(case: StoredCase, line: Line, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Those of the pieces whose way back, or on, we paid for: its carrier answers to us for no others."""
    return tuple(unit for unit in units if ours(payer_back(case, line, (unit,))))


def lost_by_buyer(case: StoredCase, line: Line) -> bool:
    """Whether all of it was lost in parcels that the buyer paid for: nobody but the buyer can claim it."""
    if not all_lost(line):
        return False
    lost = (unit for unit in lost_back(line) if _paid_for(unit))
    payers = {payer for unit in lost for payer in _payers(case, line, unit)}
    return payers == {FreightPayer.BUYER}


def with_our_losses(case: StoredCase) -> StoredCase:
    """The case with the pieces marked that we answer for: lost on our freight, beside others of their line.

    Where all of a line was lost before anything of it was paid, what the buyer gets is agreed on anew.
    """
    if not any(unit.goods is Goods.LOST or unit.verdict is not None for unit in case.units):
        return case
    lines = []
    for line in case.lines:
        ours_lost = {unit.id for unit in (*our_losses(case, line), *_paid_as_lost(case, line))}
        back = _theirs_again(case, line)
        units = (
            replace(u, our_loss=u.id in ours_lost, theirs_again=u.id in back)
            for u in line.units
        )
        lines.append(replace(line, units=tuple(units)) if ours_lost or back else line)
    return replace(case, lines=tuple(lines))


def _theirs_again(case: StoredCase, line: Line) -> frozenset[int]:
    """Row numbers of pieces that their unpaid buyer gets back, where another was lost on that way.

    The line is paid for once more by that loss alone.
    """
    if not any(unit.lost_to_buyer for unit in line.units):
        return frozenset()
    paid = paid_numbers(case, line)
    back = (u for u in line.units if u.disposition is Disposition.TO_BUYER)
    return frozenset(u.id for u in back if u.goods is not Goods.LOST and u.number not in paid)


def our_losses(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """The pieces of a line that are paid although they were lost: ours to bear, whoever claims for them."""
    part = traits(line.offer).in_part
    begun = line.refunded or any(sent.line_id == line.id for sent in case.exchanges)
    if not part and all_lost(line) and not begun:
        return ()
    # what came back before it was lost is paid as it was found, but for what was the buyer's
    lost = (unit for unit in lost_back(line) if _paid_for(unit))
    back = (u for u in lost if u.lost_to_buyer or not u.lost_going_on)
    gone = on_our_freight(case, line, tuple(back))
    return tuple(u for u in gone if not part or _posted_since(case, line, u))


def _posted_since(case: StoredCase, line: Line, unit: Unit) -> bool:
    """Whether a piece was sent off after a part of the price was offered for keeping it."""
    said = line.answered_at
    sent = [each.sent_at for each in parcels_back(case, (unit,)) if each.sent_at is not None]
    return said is not None and bool(sent) and said < max(sent)


def _paid_as_lost(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """Pieces that were paid whole and came after all, or are missed again: what was paid for them stays.

    Else it would be taken off what other pieces of the line bring.
    """
    refunds = (p for p in case.payments if p.line_id == line.id and p.outgoing)
    whole = {n for p in refunds if p.kind == "refund" for n in _paid_whole(case, line, p)}
    less = {each for each, row in VERDICTS.items() if row.pays != "whole"}
    said = {each for each in less if line.reason in VERDICTS[each].as_said_by}
    return tuple(u for u in line.units if u.number in whole and u.verdict in less - said)


def _paid_whole(case: StoredCase, line: Line, payment: Payment) -> Iterator[int]:
    """Numbers of the pieces whose whole price a refund was for.

    All of them, or beside others, of which a part was paid, those that nobody had by then.
    """
    shares = {unit.number: unit.paid.minor for unit in line.units if unit.paid is not None}
    paid = payment.amount.minor
    if paid == sum(shares.get(number, 0) for number in payment.units):
        yield from payment.units
    elif not traits(line.offer).in_part:
        units = (unit for unit in line.units if unit.number in payment.units)
        away = [u.number for u in units if _came_after(case, u, payment.at)]
        if sum(shares.get(number, 0) for number in away) <= paid:
            yield from away


def _came_after(case: StoredCase, unit: Unit, at: datetime) -> bool:
    """Whether a piece came back later than that, or never."""
    days = came_back_at(case, unit)
    return min(days) > at if days else unit.goods is Goods.LOST


def let_go(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """Pieces that count as lost because they were waited for in vain, and that nobody said to be.

    On our freight those would have been paid for, or their carrier asked.
    """
    settled = settled_pieces(case, line) | asked_as_lost(case, line)
    lost = (u for u in line.in_state(Goods.LOST) if not u.lost_going_on)
    gone = on_our_freight(case, line, tuple(lost))
    return tuple(unit for unit in gone if unit.number not in settled)


def asked_as_lost(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the pieces that a carrier is asked for themselves."""
    theirs = [c for c in case.claims if c.line_id == line.id and c.of is Party.CARRIER]
    return pieces_named(in_force(theirs))


def parcel_to_ask_after(case: StoredCase, line: Line) -> Parcel | None:
    """The parcel in which pieces are under way back, where its carrier can be asked after it.

    By its number, or because we bought its label; None where nobody but the buyer knows of it.
    """
    gone = line.in_state(Goods.IN_TRANSIT)
    coming = [each for each in parcels_back(case, gone) if each.received_at is None]
    known = [each for each in coming if each.tracking or ours(each.payer)]
    return min(known, key=lambda each: not each.tracking, default=None)


def parcels_back(case: StoredCase, units: tuple[Unit, ...]) -> list[Parcel]:
    """The parcels in which pieces were on their way back, or on, when they were hurt."""
    on = {unit.id: sent_in(case, unit) for unit in units if unit.lost_going_on}
    ids = {unit.id for unit in units if on.get(unit.id) is None}
    went = dict.fromkeys(parcel for parcel in on.values() if parcel is not None)
    return [*went] + [
        parcel
        for parcel in case.parcels
        if ids and parcel.comes_back and (not parcel.unit_ids or ids & {*parcel.unit_ids})
    ]


def hurt_on_our_freight(case: StoredCase, line: Line) -> tuple[Unit, ...]:
    """What one claim is for on a carrier that we paid: what it lost, before what it broke.

    What another carrier did is asked of that one, by a claim of its own once this is over. Where a carrier is
    the line's second party already, that one is asked for it, and the line's own for nothing. Nothing while
    what was broken on the way out has its turn.
    """
    beside = line.beside is not None and line.beside.party is Party.CARRIER
    if (beside and line.seen_by is None) or broken_out_is_next(case, line):
        return ()
    groups = _of_way_back(case, line)
    if len(groups) < 2:
        return groups[0] if groups else ()
    if running := _running(case, line):
        return next((g for g in groups if any(u.number in running for u in g)), groups[0])
    asked = asked_as_lost(case, line)
    return next((g for g in groups if any(u.number not in asked for u in g)), groups[0])


def broken_out_is_next(case: StoredCase, line: Line) -> bool:
    """Whether what was broken on the way out is asked for, once all that was hurt on the way back was."""
    out = {unit.number for unit in broken_out(line)}
    if not out:
        return False
    back = {unit.number for group in _of_way_back(case, line) for unit in group}
    if running := _running(case, line):
        return bool(out & running) and not back & running
    asked = asked_as_lost(case, line)
    return bool(out - asked) and back <= asked


def _of_way_back(case: StoredCase, line: Line) -> list[tuple[Unit, ...]]:
    """What was lost, and then what was broken, on the way back on freight of ours, by its carrier."""
    lost = for_carrier(case, line, lost_back(line))
    broken = for_carrier(case, line, damaged_back(line))
    return [*_by_carrier(case, lost), *_by_carrier(case, broken)]


def _running(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the pieces that a claim on a carrier is for that is made, and not over."""
    last = case.claims_of(line)[-1:]
    runs = line.tracks.supplier_claim in _RUNS and last and last[0].of is Party.CARRIER
    # of their postage they are asked for in no turn
    return frozenset(last[0].units) if runs and not last[0].of_postage else frozenset()


def _by_carrier(case: StoredCase, units: tuple[Unit, ...]) -> list[tuple[Unit, ...]]:
    """The pieces by whose carrier had them; where nobody told of one, with those of the first."""
    named = {unit.id: carrier_of(case, unit) for unit in units}
    known = list(dict.fromkeys(filter(None, named.values()))) or [""]
    return [
        tuple(u for u in units if (named[u.id] or known[0]) == carrier)
        for carrier in known
        if units
    ]


def carrier_of(case: StoredCase, unit: Unit) -> str:
    """Who carried a piece when it was hurt; "" where that is not known, or may be one of several."""
    names = {parcel.carrier.strip().casefold() for parcel in parcels_back(case, (unit,))}
    return names.pop() if len(names) == 1 else ""


def for_carrier(case: StoredCase, line: Line, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Those of the pieces that the carrier we paid answers for, and that no supplier makes good."""
    theirs = _made_good(case, line)
    return tuple(u for u in on_our_freight(case, line, units) if u.number not in theirs)


def _made_good(case: StoredCase, line: Line) -> frozenset[int]:
    """Numbers of the faulty pieces that their supplier said yes to, whatever became of them since.

    Of goods without a fault he owes for none that he does not get.
    """
    if reason(line.reason).goods_fine:
        return frozenset()
    mine = [c for c in case.claims if c.line_id == line.id and c.of is Party.SUPPLIER]
    granted = (c for c in in_force(mine) if c.answers and c.answers[-1].kind in GRANTED)
    faulty = {
        unit.number
        for unit in line.units
        if unit.verdict is not None and as_told(unit.verdict, line.reason) is Verdict.AS_CLAIMED
    }
    return frozenset(number for claim in granted for number in claim.units if number in faulty)


def asked_of_supplier(case: StoredCase, line: Line) -> bool:
    """Whether their supplier was asked for the pieces, or for a number, and it stands: one loss once."""
    state, claims = line.tracks.supplier_claim, case.claims_of(line)
    # what stands is about whoever was asked last
    asked = bool(claims) and claims[-1].of is Party.SUPPLIER
    asked = asked and state not in TURNED_AWAY and state is not SupplierClaim.NOT_CLAIMABLE
    return asked or state is SupplierClaim.ASKED_FOR_RMA


def turned_down(line: Line) -> bool:
    """Whether whoever was asked refused."""
    return line.tracks.supplier_claim in TURNED_AWAY


def _bought(line: Line, unit: Unit) -> bool:
    """What is one too many nobody bought."""
    return unit.number <= line.last_number and unit.piece is not None


def _paid_for(unit: Unit) -> bool:
    """Of a gift its buyer is owed nothing."""
    return unit.paid is None or bool(unit.paid)
