"""What a look at the goods leads to: a grade, a verdict, and what may become of them (domain.md 6)."""

from collections.abc import Sequence

from returns.records.advice import Because
from returns.records.case import Line
from returns.records.comparison import Comparison
from returns.records.policy import PolicyTerms
from returns.records.unit import Unit
from returns.rules.reasons import says_broken
from returns.terms import Disposition, Fulfilment, Grade, PackageState, Verdict, Works
from returns.trade.verdicts import VERDICTS, as_told

#: what people type when there is no mark
_NO_MARKS = frozenset({"", "-", "–", "—", "none", "no", "n/a", "无", "没有"})

_D = Disposition
#: verdicts by which it is not what it was when it was sent
_DAMAGED = frozenset({Verdict.BUYER_DAMAGE, Verdict.CARRIER_DAMAGE})


def has_marks(marks: str) -> bool:
    """Whether the field says anything."""
    return marks.strip().casefold() not in _NO_MARKS


def grade(
    package: PackageState, complete: bool, works: Works, marks: str
) -> tuple[Grade, Because]:
    """The grade that follows from four separate facts, and which of them decided it.

    X nothing there or not ours · D does not work · C incomplete or marked · A sealed ·
    B opened and fine; a damaged package alone makes no worse than B (R).
    """
    empty_handed = package is PackageState.NONE and not complete and works is Works.UNTESTED
    if empty_handed and not has_marks(marks):
        return Grade.X, Because("grade.nothing_there")
    if works is Works.NO:
        return Grade.D, Because("grade.does_not_work")
    if not complete:
        return Grade.C, Because("grade.incomplete", (), "R")
    if has_marks(marks):
        return Grade.C, Because("grade.marked")
    if package is PackageState.SEALED:
        return Grade.A, Because("grade.sealed", (), "R")
    if package is PackageState.DAMAGED:
        return Grade.B, Because("grade.package_damaged", (), "R")
    return Grade.B, Because("grade.opened", (), "R")


def propose_verdict(
    reason: str,
    unit: Unit,
    beside: Sequence[Unit] = (),
    comparisons: Sequence[Comparison] = (),
) -> tuple[Verdict, Because]:
    """What the findings on one unit say of the claim; a proposal, the seller decides.

    `beside` are the other units of the same line that came: a parcel with nothing of ours in it is
    empty, one with a unit too few lacks that unit.
    """
    said = (("reason", f"term:reason:{reason}"),)
    another = bool(unit.instead) or _another_item(comparisons)
    if another and unit.package is not PackageState.NONE:
        if reason in VERDICTS[Verdict.WRONG_ITEM].as_said_by:
            return Verdict.AS_CLAIMED, Because("found.wrong_as_said", said)
        return Verdict.WRONG_ITEM, Because("found.another_item", said, "A")
    if unit.grade is Grade.X:
        if any(other.grade is not Grade.X for other in beside):
            return Verdict.NOT_RECEIVED, Because("found.not_with_it", said)
        return Verdict.EMPTY, Because("found.empty", said, "A")
    return _by_condition(reason, unit, comparisons, said)


def _by_condition(
    reason: str,
    unit: Unit,
    comparisons: Sequence[Comparison],
    said: tuple[tuple[str, str], ...],
) -> tuple[Verdict, Because]:
    bad = unit.works is Works.NO or unit.grade is Grade.D or has_marks(unit.marks)
    crushed = unit.package is PackageState.DAMAGED
    if bad and (says_broken(reason) or reason == "not_as_described"):
        # damaged and incomplete is damage, as the buyer said
        if _packing_disputed(comparisons) and not crushed:
            return Verdict.AS_CLAIMED, Because("found.packed_badly", said, "D")
        return Verdict.AS_CLAIMED, Because("found.as_said", said, "D")
    if unit.complete is False:
        if reason == "missing_parts":
            return Verdict.AS_CLAIMED, Because("found.parts_as_said", said)
        return Verdict.PARTS_MISSING, Because("found.parts", said)
    if bad and crushed:
        return Verdict.CARRIER_DAMAGE, Because("found.crushed", said)
    if bad and reason in _SENT_WRONG:
        return Verdict.AS_CLAIMED, Because("found.as_said", said)
    if bad:
        return Verdict.BUYER_DAMAGE, Because("found.damaged_since", said)
    if says_broken(reason):
        if unit.works is Works.YES:
            return Verdict.NO_FAULT, Because("found.no_fault", said, "D")
        return Verdict.AS_CLAIMED, Because("found.untested", said)
    return Verdict.AS_CLAIMED, Because("found.as_said", said)


#: reasons that say nothing of the condition, but were not the buyer's doing either
_SENT_WRONG = frozenset({"wrong_item", "extra_item", "undeliverable", "late"})


def _another_item(comparisons: Sequence[Comparison]) -> bool:
    return any(
        row.contradicts and row.field in ("item", "serial") and row.said and row.found
        for row in comparisons
    )


def _packing_disputed(comparisons: Sequence[Comparison]) -> bool:
    return any(row.field == "packing" and row.contradicts and row.found for row in comparisons)


def dispositions(
    graded: Grade, verdict: Verdict | None, terms: PolicyTerms | None
) -> tuple[Disposition, ...]:
    """What may become of the goods, best first (A).

    Undamaged: sell as new. A small flaw: discount, bundle, donate. Damaged: not sellable. What is
    disputed is kept as evidence first.
    """
    if verdict is Verdict.NOT_RECEIVED:
        return ()
    if (verdict is not None and VERDICTS[verdict].disputed) or graded is Grade.X:
        return (_D.HOLD, _D.TO_BUYER, _D.DISPOSE)
    if verdict in _DAMAGED and graded in (Grade.A, Grade.B):
        # what was damaged is sold as new no more, however well it works
        return (_D.DISCOUNT, _D.BUNDLE, _D.DONATE, _D.TO_SUPPLIER)
    if graded is Grade.A:
        return (_D.RESTOCK, _D.DISCOUNT, _D.TO_SUPPLIER)
    if graded is Grade.B:
        return (_D.RESTOCK, _D.DISCOUNT, _D.BUNDLE, _D.TO_SUPPLIER)
    if graded is Grade.C:
        return (_D.DISCOUNT, _D.BUNDLE, _D.DONATE, _D.TO_SUPPLIER)
    if verdict is Verdict.BUYER_DAMAGE:
        # a part is paid for it, so it stays; it is the buyer's only where nothing is
        return (_D.DISPOSE, _D.THIRD_PARTY, _D.DONATE, _D.TO_BUYER)
    if _wanted_back(terms):
        return (_D.TO_SUPPLIER, _D.DISPOSE, _D.THIRD_PARTY, _D.DONATE)
    return (_D.DISPOSE, _D.TO_SUPPLIER, _D.THIRD_PARTY, _D.DONATE)


def places_of(
    unit: Unit, line: Line, graded: Grade, terms: PolicyTerms | None
) -> tuple[Disposition, ...]:
    """What may become of a piece by what was found on it, best first.

    What its supplier sent by mistake, as the buyer said, is no stock of ours: it is his, where he takes
    goods back, and nowhere sold as new as what was ordered. Nobody disputes that it is another thing.
    """
    told = as_told(unit.verdict, line.reason) if unit.verdict is not None else None
    mistake = unit.another and told is Verdict.AS_CLAIMED
    if not mistake or line.fulfilment is not Fulfilment.DROPSHIP:
        return dispositions(graded, told, terms)
    others = (_D.DISCOUNT, _D.DONATE, _D.DISPOSE, _D.HOLD)
    return (_D.TO_SUPPLIER, *others) if _wanted_back(terms) else (*others, _D.TO_SUPPLIER)


def _wanted_back(terms: PolicyTerms | None) -> bool:
    return terms is not None and terms.takes_returns and "keep_item" not in terms.remedies
