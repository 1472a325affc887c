"""What of a case the addressee of a sheet may see.

Of his own goods a supplier reads of the pieces that he is asked for: what a buyer did to another is no claim
on him. So does a carrier: what came by another refutes what it lost. Nor does a platform read, against us,
of a piece that is as the buyer said.
"""

from collections.abc import Sequence
from dataclasses import replace

from returns.money import Money
from returns.papers.sheet.sheet_scope import NO_TERMS, Terms, ground_for
from returns.records.case import Case, Line, Photo
from returns.records.unit import Parcel
from returns.rules.goods.comparison import faults_seen
from returns.rules.goods.shown_goods import photos_of
from returns.rules.money.ground import CONTESTED, Ground
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import Party

#: shots that show what is wrong with a piece
_OF_FAULTS = frozenset({"defect_close", "defect_wide"})


def shown_to(case: Case, lines: Sequence[Line], party: Party, terms: Terms = NO_TERMS) -> Case:
    """The case as if it had these lines only, and the claims on that party; `terms` by the lines' ids.

    A supplier's has of each line the pieces alone that he is asked for, and no picture of a fault
    that none of them has; so has any other's where a line has pieces that two parties owe for, and whoever
    decides over the buyer's claim reads of those that we argue for.
    """
    kept = {line.id for line in lines}
    shown = tuple(
        _asked_of(case, line, party, ground_for(case, line, party, terms))
        for line in (_with_own_words(case, lines) if party is Party.SUPPLIER else lines)
    )
    claims = tuple(
        claim
        for claim in case.claims
        if claim.of is party and (claim.line_id is None or claim.line_id in kept)
    )
    return replace(
        case,
        lines=shown,
        parcels=_parcels_of(case, shown),
        photos=_pictures_of(case, lines, shown),
        claims=claims,
        exchanges=tuple(x for x in case.exchanges if x.line_id in kept),
        payments=tuple(p for p in case.payments if p.line_id in kept),
        outlooks=tuple(o for o in case.outlooks if o.line_id in kept),
        next=None,
    )


def _with_own_words(case: Case, lines: Sequence[Line]) -> tuple[Line, ...]:
    """A supplier's lines without what the buyer wrote of others' goods in the same breath.

    It goes to none of them until somebody says what of it is about which goods, as with photos.
    """
    own = {line.id for line in lines}
    told = {
        line.buyer_words.strip()
        for line in case.lines
        if line.id not in own and line.supplier_id != lines[0].supplier_id
    }
    return tuple(
        replace(line, buyer_words="") if line.buyer_words.strip() in told else line
        for line in lines
    )


def _parcels_of(case: Case, shown: Sequence[Line]) -> tuple[Parcel, ...]:
    """The parcels without those that only brought pieces which another party is asked for."""
    kept = {unit.id for line in shown for unit in line.units}
    others = {
        unit.id
        for line in case.lines
        if case.second(line) is not None
        for unit in line.units
        if unit.id not in kept
    }
    return tuple(p for p in case.parcels if not p.unit_ids or not set(p.unit_ids) <= others)


def _asked_of(case: Case, line: Line, party: Party, ground: Ground | None) -> Line:
    """The line with the pieces that the party is asked for, now or before; whole where it is for none."""
    asked = {unit.number for unit in ground.units} if ground is not None else set()
    if party is Party.SUPPLIER or case.second(line) is not None:
        claims = (claim for claim in case.claims_of(line) if claim.of is party)
        asked |= {number for claim in claims for number in claim.units}
    elif not _of_some(party, ground) or len(asked) >= line.quantity:
        return line
    units = tuple(unit for unit in line.units if unit.number in asked)
    if not units:
        return line
    shares = [unit.paid for unit in units if unit.paid is not None]
    paid = sum(shares, start=Money(0, case.currency)) if len(shares) == len(units) else None
    shown = replace(line, units=units, quantity=len(units), last=line.last_number)
    shown = replace(shown, paid_for=paid)
    if case.second(line) is not None and not shown.in_state(*GOODS_HERE):
        # what came, and was looked at, is what the other is asked for
        shown = replace(shown, received_at=None, inspected_at=None)
    return shown


def _of_some(party: Party, ground: Ground | None) -> bool:
    """Whether a reader other than a supplier is told of the pieces of that ground alone."""
    return ground is not None and (party is Party.CARRIER or ground.rule in CONTESTED)


def _pictures_of(case: Case, lines: Sequence[Line], shown: Sequence[Line]) -> tuple[Photo, ...]:
    """The photos of the lines as they are shown, without those of other goods.

    Where nobody said which piece is on them, without those of a fault where it is another piece alone
    that has one.
    """
    theirs = photos_of(case, shown)

    def faulty(those: Sequence[Line]) -> bool:
        return any(
            faults_seen(unit, line.reason, "en") for line in those for unit in line.units
        )

    if faulty(shown) or not faulty(lines):
        return theirs
    return tuple(
        photo for photo in theirs if photo.unit is not None or photo.shot not in _OF_FAULTS
    )
