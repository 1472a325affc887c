"""Which pieces of a line a platform or a bank is asked for, or hears us on: its rows of `ground.py`.

A piece of which our own finding bears out the claim is not argued for: nobody is asked to close it, nor to
take a decision back that says the same, unless the buyer has his money or a new one from us already.
"""

from returns.money import Money
from returns.records.advice import Recommendation
from returns.records.case import Line, StoredCase
from returns.records.unit import Unit
from returns.rules.money.ground_rules import At, Pieces, claimed
from returns.rules.money.kept_for_part import kept_for_part
from returns.rules.money.settled import (
    by_platform,
    granted,
    left_of_platforms,
    made_good_by_buyer,
    sent_back_of,
)
from returns.rules.reasons import reason
from returns.rules.tracks.track_machines import SETTLED
from returns.terms import BuyerMoney, Fault, HoldKind, Party, Verdict
from returns.trade.platform_acts import pays_itself
from returns.trade.verdicts import VERDICTS, as_told


def refunded_wrongly(at: At) -> Pieces:
    """Pieces that the platform refunded although what came back, or did not, speaks against it."""
    if not by_platform(at.case, at.line) and not pays_itself(at.case.platform_did):
        return ()
    if made_good_by_buyer(at.case, at.line):
        return ()
    if granted(at.case, at.line):
        # what it decided is appealed: no SAFE-T claim is heard on it (deadlines.md)
        return ()
    against = tuple(unit for unit in at.line.units if _speaks_against(at.line, unit))
    against = _not_sent_back(at.case, at.line, against)
    if against or at.advice.claim_from is not Fault.PLATFORM:
        return against
    # a suspicion that what was found bears out
    return tuple(u for u in at.line.units if u.verdict is not None) if at.case.suspected else ()


def _speaks_against(line: Line, unit: Unit) -> bool:
    if unit.verdict is None or unit.number > line.last_number:
        return False
    return VERDICTS[as_told(unit.verdict, line.reason)].owed_by_refunder


def decided_against_us(at: At) -> Pieces:
    """What an appeal is for, once the platform decided the dispute against us.

    Also where somebody else answers for the loss: only an appeal is left to tell the platform then.
    """
    return appealable(at.case, at.line)


def appealable(case: StoredCase, line: Line) -> Pieces:
    """The pieces that a decision against us paid, and that our finding does not bear out.

    What came back for no fault of ours is as the buyer said, too: its price was due whoever paid it.
    """
    if not granted(case, line) or made_good_by_buyer(case, line):
        return ()
    return _not_sent_back(case, line, _not_borne_out(case, line))


def disputed(at: At) -> Pieces:
    """What we are heard on, while the platform or a bank hears the buyer against us."""
    if not at.case.dispute or made_good_by_buyer(at.case, at.line):
        return ()
    return argued(at.case, at.line, at.advice)


def argued(case: StoredCase, line: Line, advice: Recommendation) -> Pieces:
    """The pieces of which there is something to tell against the buyer's claim.

    Who only changed his mind claims nothing that the goods could bear out.
    """
    if _claims_no_fault(line, advice):
        return _announced(line)
    return _not_borne_out(case, line)


def suspected(at: At) -> Pieces:
    """All that was announced, while signs of a malicious return hold it up and nobody said why not."""
    cleared = HoldKind.SUSPICION in at.line.lifted
    return at.announced if at.case.suspected and not cleared else ()


def unauthorised(at: At) -> Pieces:
    """All that was announced, while the buyer says that somebody else bought it."""
    said = at.line.reason == "unauthorised_purchase"
    return at.announced if said and HoldKind.UNAUTHORISED not in at.line.lifted else ()


def claimed_there(at: At) -> Pieces:
    """The pieces that it was asked for already; while it hears the buyer, what we are heard on decides."""
    if at.case.dispute or made_good_by_buyer(at.case, at.line):
        return ()
    return claimed(Party.PLATFORM)(at)


def _not_sent_back(case: StoredCase, line: Line, units: Pieces) -> Pieces:
    """The pieces without those whose whole price the buyer sent back."""
    back = {unit.number: sent_back_of(case, line, {unit.number}) for unit in units}
    return tuple(unit for unit in units if not (unit.paid and unit.paid <= back[unit.number]))


def _not_borne_out(case: StoredCase, line: Line) -> Pieces:
    """The pieces but those that are as the buyer claimed, and that we have not made good to him.

    Each speaks for itself alone: one that nobody saw is borne out by none that somebody did.
    """
    announced = _announced(line)
    if case.suspected or _made_good(case, line):
        return announced
    return tuple(unit for unit in announced if not _borne_out(unit, line.reason))


def _borne_out(unit: Unit, reason_id: str) -> bool:
    return unit.verdict is not None and _for_the_buyer(as_told(unit.verdict, reason_id))


def _announced(line: Line) -> Pieces:
    return tuple(unit for unit in line.units if unit.number <= line.last_number)


def _claims_no_fault(line: Line, advice: Recommendation) -> bool:
    """Whether it is the buyer's by its reason: what was found on some pieces says nothing of that."""
    if reason(line.reason).default_fault is Fault.BUYER:
        return True
    judged = (unit.verdict for unit in _announced(line) if unit.verdict is not None)
    found = any(VERDICTS[as_told(verdict, line.reason)].buyers_fault for verdict in judged)
    return advice.fault is Fault.BUYER and not found


def _for_the_buyer(verdict: Verdict) -> bool:
    row = VERDICTS[verdict]
    return row.pays == "whole" and not row.buyers_fault


def _made_good(case: StoredCase, line: Line) -> bool:
    """Whether the buyer has from us what he was to have: who decides is told of that alone.

    What he had for keeping some of it is no price of the others, that came back.
    """
    if line.tracks.buyer_money not in SETTLED:
        return False
    if line.tracks.buyer_money is BuyerMoney.REPLACED:
        return True
    ours = line.refunded - left_of_platforms(case, line)
    came = [unit.paid for unit in line.units if unit.paid and _borne_out(unit, line.reason)]
    least = sum(came, start=Money(0, case.currency))
    return bool(ours) and (not kept_for_part(line, line.units) or least <= ours)
