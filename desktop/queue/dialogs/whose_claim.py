"""Whose claim is meant, where pieces of one line are asked of two parties."""

from desktop.look.theme import look
from desktop.wording import word
from returns.casework.steps.as_billed import counted
from returns.money import Money
from returns.phrases import say
from returns.records.case import Case, Line
from returns.records.unit import Claim
from returns.rules.money.running_claim import owed_as_billed, still_owed
from returns.rules.tracks.track_machines import CLAIM_RUNS
from returns.terms import Party, SupplierClaim

#: asked for, and no answer came
_UNANSWERED = frozenset(
    {SupplierClaim.ASKED_FOR_RMA, SupplierClaim.CLAIM_SENT, SupplierClaim.MORE_ASKED}
)


def asked_of(case: Case, line: Line) -> tuple[Party, ...]:
    """Who was asked for pieces of a line, the one first whose step is next; the supplier where nobody was."""
    claims = case.claims_of(line)
    own = claims[-1].of if claims else Party.SUPPLIER
    second = case.second(line)
    if second is None or second.line.seen_by is None or not case.claims_of(second.line):
        return (own,)
    theirs = second.line.seen_by
    step = case.outlook(line).step
    first = step is not None and step.second is theirs
    return (theirs, own) if first else (own, theirs)


def was_asked(case: Case, line: Line) -> bool:
    """Whether anybody was asked for something for that line."""
    second = case.second(line)
    asked = line.tracks.supplier_claim not in (
        SupplierClaim.NOT_CLAIMABLE,
        SupplierClaim.TO_ASK,
    )
    return (
        asked
        or bool(case.claims_of(line))
        or (second is not None and bool(case.claims_of(second.line)))
    )


def answer_awaited(case: Case, line: Line) -> bool:
    """Whether whoever was asked for it has not answered yet."""
    return any(each.tracks.supplier_claim in _UNANSWERED for each in _both(case, line))


def claim_runs(case: Case, line: Line) -> bool:
    """Whether what was asked for it is still to come, and was not refused."""
    return any(each.tracks.supplier_claim in CLAIM_RUNS for each in _both(case, line))


def _both(case: Case, line: Line) -> tuple[Line, ...]:
    """The line, and as its second party has it."""
    second = case.second(line)
    return (line,) if second is None else (line, second.line)


def as_seen(case: Case, line: Line, party: str) -> tuple[Case, Line]:
    """The case and the line as that party sees them, where it is the line's second one."""
    second = case.second(line)
    if second is None or second.line.seen_by != party:
        return case, line
    return case.seen_by(second.line.seen_by), second.line


def named(case: Case, line: Line, party: Party) -> str:
    """A party by its name, as far as it has one."""
    known = {Party.SUPPLIER: line.supplier, Party.PLATFORM: case.channel}
    return known.get(party, "") or word("unnamed", party.value)


def currencies_of(case: Case) -> tuple[str, ...]:
    """In what the claims of a case are told: in what a supplier billed first, the order's currency last."""
    billed = [
        claim.billed.currency for claim in reversed(case.claims) if claim.billed is not None
    ]
    return tuple(dict.fromkeys((*billed, case.currency)))


def asked_in(claim: Claim, currency: str) -> Money:
    """What a claim asks for in that currency, where it is its supplier's; else in the order's."""
    return (
        claim.billed
        if claim.billed is not None and claim.billed.currency == currency
        else claim.amount
    )


def granted_in(claim: Claim, currency: str) -> Money | None:
    """What was granted of it, in that currency; None where it is all that was asked for, or nobody said."""
    asked = asked_in(claim, currency)
    granted = claim.accepted_as_billed if asked is claim.billed else claim.accepted
    return granted if granted and granted < asked else None


def owed_in(case: Case, claim: Claim, currency: str) -> Money | None:
    """What of it did not come yet, in that currency; None for nothing, and where nobody can tell."""
    if asked_in(claim, currency) is claim.billed:
        return owed_as_billed(case, claim)
    return still_owed(case, claim) if currency == claim.amount.currency else None


def in_our_books(case: Case, line: Line, told: Money, claim: Claim | None) -> str:
    """` (about $13.89 in the books)` behind a supplier's sum; "" behind one in our currency."""
    ours = counted(case, line, told, claim) if told.currency != case.currency else None
    return say("terms.in_books", look().lang, amount=ours) if ours is not None else ""
