"""Whose claim is meant, where pieces of one line are asked of two parties."""

from desktop.wording import word
from returns.records.case import Case, Line
from returns.terms import Party


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
