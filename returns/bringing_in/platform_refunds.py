"""Money that a platform or shop gave back on its own: recorded once, so that nobody pays it again."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from returns.ledger.row_types import LineRow, PaymentRow, UnitRow
from returns.rules.tracks.payments import reported_key
from returns.rules.tracks.track_machines import ENDED
from returns.terms import BuyerMoney, Party

#: nothing of these is open any more: a sum that the order tells is not theirs
SETTLED_THERE = frozenset({BuyerMoney.REPLACED, BuyerMoney.CONFIRMED})
#: how the key of what is beyond a line's worth ends
_AS_POSTAGE = "/postage"


@dataclass(frozen=True, slots=True)
class LinePaid:
    """A line with its announced units, and what the buyer had for it so far in minor units."""

    line: LineRow
    units: Sequence[UnitRow]
    #: of it alone, and what the platform gave for postage along with it
    paid: int = 0
    postage: int = 0
    #: what went out for it beside that, and bounced or was sent back: a file goes on telling it
    back_again: int = 0
    #: of the order's postage, what did not go back yet; None while nobody told what it was
    postage_left: int | None = None
    #: what was paid for each piece of its order line that its case does not hold
    elsewhere: Sequence[int] = ()

    @property
    def worth(self) -> int | None:
        """What was paid for the pieces that come back; None while nobody knows."""
        shares = [unit.paid_minor for unit in self.units]
        known = [share for share in shares if share is not None]
        return sum(known) if len(known) == len(shares) else None

    @property
    def went_out(self) -> int:
        """What ever went out for the line, whatever became of it."""
        return self.paid + self.back_again

    @property
    def told_there(self) -> int:
        """What of a platform's figure is known."""
        return self.went_out + self.postage


def told_of_line(paid: LinePaid, told: int, currency: str, at: str) -> list[PaymentRow]:
    """What a request's report tells beyond what is known: of the line up to its worth, then postage.

    Whole pieces that its case does not hold are paid with it: theirs is nobody's postage (`ahead_of`).
    What is beyond all that was noted elsewhere: on another case of the order, or by ourselves.
    """
    more = told - paid.told_there
    if more <= 0:
        return []
    left = more if paid.worth is None else min(more, max(0, paid.worth - paid.paid))
    made = [payment_for(paid, left, currency, at, f"{told}")] if left else []
    beyond = more - left
    for piece in paid.elsewhere:
        beyond -= piece if beyond >= piece else 0
    if paid.postage_left is not None:
        beyond = min(beyond, max(0, paid.postage_left))
    if beyond:
        postage = payment_for(paid, beyond, currency, at, f"{told}{_AS_POSTAGE}")
        postage.line_id, postage.kind, postage.units = None, "postage", "[]"
        made.append(postage)
    return made


def ahead_of(parts: Sequence[LinePaid]) -> int:
    """What requests told that went back of one order line beyond what is known of its lines.

    It went for pieces that no request had asked for, or for those of another one.
    """
    known = sum(
        part.told_there - (0 if part.worth is None else max(0, part.paid - part.worth))
        for part in parts
    )
    return max(0, sum(part.line.told_minor for part in parts) - known)


def told_beside(paid: LinePaid, ahead: int, currency: str, at: str) -> list[PaymentRow]:
    """What another request of its order line told that went back of this one, unless it is over."""
    line = paid.line
    if line.request in ENDED or line.buyer_money in SETTLED_THERE or paid.worth is None:
        return []
    part = min(ahead, paid.worth - paid.paid)
    key = f"beside/{paid.paid + part}"
    return [payment_for(paid, part, currency, at, key)] if part > 0 else []


def put_right(paid: LinePaid, postage: PaymentRow) -> PaymentRow | None:
    """The part of what was taken for postage that is the line's, whose price is known to be higher now.

    It is taken off `postage`; None where the line has no room for it.
    """
    room = 0 if paid.worth is None else paid.worth - paid.paid
    moved = min(room, postage.amount_minor)
    if moved <= 0:
        return None
    postage.amount_minor -= moved
    made = payment_for(paid, moved, postage.currency, postage.at or "", "")
    made.pay_key = f"{(postage.pay_key or '').removesuffix(_AS_POSTAGE)}/line"
    return made


def told_of_parts(
    parts: Sequence[LinePaid], told: int, currency: str, at: str
) -> list[PaymentRow]:
    """The same of an item whose pieces are several lines by now: each up to its worth, in their order."""
    more = told - sum(part.told_there for part in parts)
    made: list[PaymentRow] = []
    for place, part in enumerate(parts, start=1):
        room = more
        if place < len(parts) and part.worth is not None:
            room = min(more, max(0, part.worth - part.paid))
        if room > 0:
            made += told_of_line(part, part.told_there + room, currency, at)
            more -= room
    return made


def state_after(worth: int | None, paid: int, *, settled: bool) -> BuyerMoney:
    """Where the buyer's money stands once the platform paid; `settled` when it sees nothing left."""
    whole = worth is None or paid >= worth
    return BuyerMoney.PAID if whole or settled else BuyerMoney.PAID_PARTLY


def payment_for(paid: LinePaid, amount: int, currency: str, at: str, key: str) -> PaymentRow:
    """A platform's refund of so much for a line, known by `key` among those of its case."""
    line = paid.line
    return PaymentRow(
        case_id=line.case_id,
        line_id=line.id,
        party=Party.BUYER.value,
        paid_by="platform",
        amount_minor=amount,
        currency=currency,
        kind="refund",
        units=json.dumps(_covered(paid, amount)),
        at=at,
        pay_key=f"{reported_key(line.case_id)}/{line.id}/{key}",
    )


def _covered(paid: LinePaid, amount: int) -> list[int]:
    """The numbers of the units that a sum is for, counted on from what was paid before."""
    begin, end, reached = paid.paid, paid.paid + amount, 0
    found = []
    for unit in paid.units:
        share = unit.paid_minor
        if share is None:
            return [unit.number for unit in paid.units]
        if reached < end and reached + share > begin:
            found.append(unit.number)
        reached += share
    return found
