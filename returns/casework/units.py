"""How much of what was announced came back."""

from collections.abc import Sequence

from returns.money import Money
from returns.records.case import Case, Finding
from returns.rules.payments import payable
from returns.terms import Goods, Grade, PackageState, StepKind, Verdict
from returns.trade.verdicts import VERDICTS

#: goods that are with somebody who received them
ARRIVED = frozenset({Goods.RECEIVED, Goods.INSPECTED, Goods.DISPOSED})


#: reasons for which another thing than ours is just what is to come back
_NOT_OURS = frozenset({"wrong_item", "extra_item"})


def units_received(case: Case) -> int:
    """How many announced units came back: all of a received parcel, less what was found missing."""
    if case.tracks.goods not in ARRIVED:
        return 0
    return units_here(case.findings, case.units, case.reason, case.verdict)


def units_here(
    findings: Sequence[Finding], units: int, reason: str, verdict: Verdict | None
) -> int:
    """How many of a received parcel's units are here, as far as somebody looked."""
    if verdict is not None and VERDICTS[verdict].nothing_here:
        return 0
    if not findings:
        return units
    return sum(1 for finding in findings if is_here(finding, reason))


def is_here(finding: Finding, reason: str) -> bool:
    """The unit came back; the wrong item that was sent counts where that was complained of."""
    if finding.grade is not Grade.X:
        return True
    return reason in _NOT_OURS and finding.package is not PackageState.NONE


def left_to_pay(case: Case) -> Money:
    """What the money guards would let the buyer have now, for what came back so far."""
    received = units_received(case)
    return payable(case.value, case.paid, received, case.units, case.returnless)


def lapses(case: Case) -> bool:
    """Nothing came, as it turned out: closing the case lets the return lapse (A)."""
    ends = case.next is not None and case.next.kind is StepKind.CLOSE
    return ends and (case.tracks.goods is Goods.AWAITED or case.verdict is Verdict.NOT_RECEIVED)
