"""Which pieces of a line a platform or a bank is asked for, or hears us on: its rows of `ground.py`.

A claim that our own finding bears out is not argued with: nobody is asked to close it, nor to take a decision
back that says the same, unless the buyer has his money or a new one from us already.
"""

from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.unit import Unit
from returns.rules.money.ground_rules import At, Pieces, by_platform, claimed
from returns.rules.money.settled import granted
from returns.rules.tracks.track_machines import SETTLED
from returns.terms import BuyerMoney, Fault, HoldKind, Party, Verdict
from returns.trade.platform_acts import pays_itself
from returns.trade.verdicts import VERDICTS, as_told


def refunded_wrongly(at: At) -> Pieces:
    """Pieces that the platform refunded although what came back, or did not, speaks against it."""
    if not by_platform(at.case, at.line) and not pays_itself(at.case.platform_did):
        return ()
    against = tuple(unit for unit in at.line.units if _speaks_against(at.line, unit))
    if against or at.advice.claim_from is not Fault.PLATFORM:
        return against
    # a suspicion that what was found bears out
    return tuple(u for u in at.line.units if u.verdict is not None) if at.case.suspected else ()


def _speaks_against(line: Line, unit: Unit) -> bool:
    if unit.verdict is None or unit.number > line.last_number:
        return False
    return VERDICTS[as_told(unit.verdict, line.reason)].owed_by_refunder


def decided_against_us(at: At) -> Pieces:
    """All that was announced, once the platform decided the dispute against us.

    Also where somebody else answers for the loss: only an appeal is left to tell the platform then.
    """
    return (
        at.announced
        if granted(at.case, at.line) and not borne_out(at.case, at.line, at.advice)
        else ()
    )


def disputed(at: At) -> Pieces:
    """All that was announced, while the platform or a bank hears the buyer against us."""
    return (
        at.announced if at.case.dispute and not borne_out(at.case, at.line, at.advice) else ()
    )


def suspected(at: At) -> Pieces:
    """All that was announced, while signs of a malicious return hold it up and nobody said why not."""
    cleared = HoldKind.SUSPICION in at.line.lifted
    return at.announced if at.case.suspected and not cleared else ()


def unauthorised(at: At) -> Pieces:
    """All that was announced, while the buyer says that somebody else bought it."""
    said = at.line.reason == "unauthorised_purchase"
    return at.announced if said and HoldKind.UNAUTHORISED not in at.line.lifted else ()


def claimed_there(at: At) -> Pieces:
    """The pieces that it was asked for already, unless the finding has borne out the buyer since."""
    return (
        ()
        if at.case.dispute and borne_out(at.case, at.line, at.advice)
        else claimed(Party.PLATFORM)(at)
    )


def borne_out(case: StoredCase, line: Line, advice: Recommendation) -> bool:
    """Whether all that was looked at is as the buyer claimed, and we have not made it good to him."""
    if case.suspected or advice.fault is Fault.BUYER or _made_good(case, line):
        return False
    announced = (unit for unit in line.units if unit.number <= line.last_number)
    judged = [as_told(u.verdict, line.reason) for u in announced if u.verdict is not None]
    return bool(judged) and all(map(_for_the_buyer, judged))


def _for_the_buyer(verdict: Verdict) -> bool:
    row = VERDICTS[verdict]
    return row.pays == "whole" and not row.buyers_fault


def _made_good(case: StoredCase, line: Line) -> bool:
    """Whether the buyer has from us what he was to have: who decides is told of that alone."""
    if line.tracks.buyer_money not in SETTLED:
        return False
    return line.tracks.buyer_money is BuyerMoney.REPLACED or line.refunded > by_platform(
        case, line
    )
