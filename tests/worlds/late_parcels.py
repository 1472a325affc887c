"""What was said to be lost and comes after all: when, and what its carrier owes then (domain.md 1, 5)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from returns.records.case import Case, Line
from returns.records.letter import Letter
from returns.records.unit import Claim, Exchange, Parcel, Unit, in_force
from returns.terms import End, ExchangeFrom, Goods, Party, Verdict

#: what the buyer's word alone says of the carrier: the goods had arrived
_ARRIVED = {"damaged_in_transit", "late"}
_HERE = (Goods.INSPECTED, Goods.DISPOSED)


@dataclass
class LateParcels:
    """The world's book of what came after all."""

    #: decides apart from all else, so that a life without a loss goes as it went
    chance: Random
    #: row numbers of what was decided of once, and of what came: pieces, and new ones
    decided: set[tuple[str, int]] = field(default_factory=set)
    pieces: set[int] = field(default_factory=set)
    new_ones: set[int] = field(default_factory=set)

    def happens(self, what: str, row: int) -> bool:
        """Whether it comes after all; decided once, some time after it was lost."""
        if (what, row) in self.decided or self.chance.randrange(100) < 60:
            return False
        self.decided.add((what, row))
        return self.chance.randrange(100) < 40

    # --- what its carrier owes --------------------------------------------------------------

    def _sound(self, line: Line, unit: Unit, case: Case) -> bool:
        """Nothing of what a carrier was asked for with that piece is lost, or broken by it."""
        if unit.goods is Goods.LOST or unit.verdict is Verdict.CARRIER_DAMAGE:
            return False
        if line.reason in _ARRIVED:
            return False
        sent = [x for x in own_new_ones(case, line) if unit.number in x.units]
        if any(x.lost and x.id not in self.new_ones for x in sent):
            return False
        came = unit.id in self.pieces and unit.goods in _HERE
        return came or any(x.id in self.new_ones for x in sent)

    def closed(self, line: Line, case: Case) -> None:
        """Nothing is kept that a carrier paid for what came after all."""
        theirs = [c for c in case.claims if c.line_id == line.id and c.of is Party.CARRIER]
        for claim in in_force(theirs):
            units = [unit for unit in line.units if unit.number in claim.units]
            if not units or not all(self._sound(line, unit, case) for unit in units):
                continue
            same = [c for c in theirs if {*c.units} & {*claim.units}]
            moved = [p for p in case.payments if p.claim_id in {c.id for c in same}]
            left = sum(-p.amount.minor if p.outgoing else p.amount.minor for p in moved)
            assert not left, f"{line.number}: {left} of a carrier kept for what came after all"

    def hears(self, letter: Letter, case: Case) -> None:
        """A carrier is neither reminded of what came after all, nor asked for it."""
        asks = letter.template in (
            "claim_lost",
            "claim_carrier",
            "claim_late",
            "reminder",
            "reminder_granted",
        )
        if letter.to is not Party.CARRIER or not asks:
            return
        for line in case.lines:
            if line.id not in {item.line_id for item in letter.facts.items}:
                continue
            claim = _last(case, line)
            units = [u for u in line.units if claim is not None and u.number in claim.units]
            came = bool(units) and all(self._sound(line, unit, case) for unit in units)
            assert not came, f"{line.number}: a carrier is asked for what came after all"


def _last(case: Case, line: Line) -> Claim | None:
    theirs = [c for c in case.claims if c.line_id == line.id and c.of is Party.CARRIER]
    return theirs[-1] if theirs else None


def own_new_ones(case: Case, line: Line) -> list[Exchange]:
    """What we sent for pieces of a line in place of money."""
    sent = (x for x in case.exchanges if x.line_id == line.id)
    return [x for x in sent if x.comes_from is not ExchangeFrom.SUPPLIER]


def on_from_us(case: Case, unit: Unit) -> Parcel | None:
    """The parcel in which a piece went on from us, and has not arrived."""
    new = {sent.parcel_id for sent in case.exchanges}
    ours = (p for p in case.parcels if p.comes_from is End.US and p.id not in new)
    went = (p for p in ours if unit.id in p.unit_ids and p.received_at is None)
    return next(went, None)


def lost_new_ones(case: Case, line: Line) -> Iterator[tuple[Exchange, Parcel]]:
    """New ones of ours that were lost, with the parcel of each."""
    for sent in own_new_ones(case, line):
        parcel = next((p for p in case.parcels if p.id == sent.parcel_id), None)
        if sent.lost and parcel is not None and parcel.received_at is None:
            yield sent, parcel
