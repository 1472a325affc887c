"""What is owed for goods that their buyer keeps for a part of their price: the same part of their cost.

He paid the rest, and has the goods: no more than that part was lost of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from returns.money import Money
from returns.records.case import Line, StoredCase
from returns.records.unit import Claim, Unit
from returns.rules.money.claim_amount import ClaimLine
from returns.rules.tracks.track_machines import ENDED, UNDECIDED
from returns.terms import Goods
from returns.trade.offers import traits

#: where a piece is that its buyer keeps
_KEPT = frozenset({Goods.NONE_EXPECTED, Goods.KEPT})


@dataclass(frozen=True, slots=True)
class PiecesOwed:
    """Pieces that are asked for: some whole, and others that their buyer keeps for a part of the price."""

    whole: int
    kept: int
    #: what the buyer has of the price of the line, and that price; the same where none are kept
    part: Money
    price: Money

    def at(self, cost: Money) -> list[ClaimLine]:
        """What is owed for them where one of them cost so much."""
        goods = [ClaimLine(cost, self.whole)] if self.whole or not self.kept else []
        if self.kept:
            owed = self._of(cost * self.kept, self.part.minor, self.price.minor)
            goods.append(ClaimLine(cost, self.kept, owed))
        return goods

    def of(self, postage: Money | None) -> Money | None:
        """What of the postage that all of them cost."""
        if postage is None or not self.kept:
            return postage
        owed = self.whole * self.price.minor + self.kept * self.part.minor
        return self._of(postage, owed, (self.whole + self.kept) * self.price.minor)

    @staticmethod
    def _of(sum_: Money, owed: int, price: int) -> Money:
        return sum_.shares([owed, price - owed])[0]


def pieces_owed(line: Line, units: Sequence[Unit]) -> PiecesOwed:
    """The pieces as they stand with their buyer now."""
    kept = kept_for_part(line, units)
    part = part_agreed(line) if kept else None
    if part is None:
        return PiecesOwed(len(units), 0, line.worth, line.worth)
    return PiecesOwed(len(units) - len(kept), len(kept), *_part_of_kept(line, part))


def _part_of_kept(line: Line, part: Money) -> tuple[Money, Money]:
    """What the buyer has of the price of the pieces that he keeps, and that price.

    Of all that he had it is what is left beside the price of those that came back and were paid; where that
    was all, what was agreed on since. While they are not paid the part is of the whole line's price.
    """
    shares = [(unit.goods in _KEPT, unit.paid) for unit in line.units]
    nothing = Money(0, part.currency)
    ours = sum((paid for kept, paid in shares if paid and not kept), start=nothing)
    theirs = line.worth - ours
    if not ours or line.refunded < ours:
        return part, line.worth
    had = line.refunded - ours or part
    return (had, theirs) if had < theirs else (part, line.worth)


def all_kept_for(line: Line, units: Sequence[Unit], part: Money | None) -> PiecesOwed:
    """The pieces as if all of them were kept for that part; whole where it is None."""
    kept = len(units) if part is not None else 0
    return PiecesOwed(len(units) - kept, kept, part or line.worth, line.worth)


def part_agreed(line: Line) -> Money | None:
    """What the buyer has, or is to have, for keeping all of a line; None where that is not agreed on.

    What he had beyond it for pieces that did come is none of it.
    """
    agreed = line.tracks.buyer_money not in UNDECIDED and line.tracks.request not in ENDED
    if not (agreed and traits(line.offer).in_part):
        return None
    part = line.offer_amount or line.refunded
    if all(unit.goods in _KEPT for unit in line.units):
        part = max(part, line.refunded, key=lambda sum_: sum_.minor)
    return part if part and part < line.worth else None


def kept_for_part(line: Line, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those of the pieces that the buyer keeps for a part of their price."""
    if part_agreed(line) is None:
        return ()
    return tuple(unit for unit in units if unit.goods in _KEPT)


def had_for_keeping(line: Line, units: Sequence[Unit], ours: Money) -> Money:
    """What of `ours`, all that we paid for the line, was for keeping those of the pieces that stay."""
    part, kept = part_agreed(line), kept_for_part(line, units)
    if part is None or not kept:
        return Money(0, ours.currency)
    had, price = _part_of_kept(replace(line, refunded=ours), part)
    theirs = sum((unit.paid for unit in kept if unit.paid), start=Money(0, ours.currency))
    share = theirs.shares([had.minor, (price - had).minor])[0]
    return min(share, ours, key=lambda sum_: sum_.minor)


def all_kept(line: Line, units: Sequence[Unit]) -> bool:
    """Whether the buyer keeps all of these pieces for a part of their price."""
    return bool(units) and len(kept_for_part(line, units)) == len(units)


def had_by_then(case: StoredCase, line: Line, claim: Claim) -> frozenset[Money | None]:
    """What the buyer had of a line's price when a claim was sent, where that was a part; else None.

    With and without what was paid in the same instant: no clock tells which of both was first.
    """
    theirs = [p for p in case.payments if p.line_id == line.id and p.to_buyer]
    sent = claim.sent_at
    before = [p.amount for p in theirs if sent is not None and p.at < sent]
    at_once = [p.amount for p in theirs if p.at == sent]
    sums = (sum(each, start=Money(0, case.currency)) for each in (before, before + at_once))
    return frozenset(had if had and had < line.worth else None for had in sums)
