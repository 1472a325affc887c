"""What is still to be said of the goods before an inspection can be concluded (domain.md 6)."""

from dataclasses import dataclass

from returns.records.case import Case, Finding
from returns.terms import Grade, Verdict

#: the facts that every unit needs, in the order of the form; marks may well be none
NEEDED = ("package", "complete", "works")
#: verdicts that say that nothing came, so that there is nothing to say of it
_NOTHING_CAME = frozenset({Verdict.EMPTY, Verdict.NOT_RECEIVED})


@dataclass(frozen=True, slots=True)
class Unsaid:
    """One unit and the facts that nobody said of it."""

    line_id: int
    unit: int
    facts: tuple[str, ...]


def unsaid_facts(finding: Finding | None, verdict: Verdict | None = None) -> tuple[str, ...]:
    """The facts of one unit that nobody said; none for one that the seller graded X.

    Of a wrong item only its package counts: whether it is complete and works says nothing.
    """
    if finding is None:
        return NEEDED
    if finding.grade is Grade.X:
        return ()
    needed = NEEDED[:1] if verdict is Verdict.WRONG_ITEM else NEEDED
    return tuple(name for name in needed if getattr(finding, name) is None)


def unsaid(case: Case, verdict: Verdict | None) -> tuple[Unsaid, ...]:
    """Every unit, announced or found on top, of which something is still to be said."""
    if verdict in _NOTHING_CAME:
        return ()
    found = {(f.line_id, f.unit): f for f in case.findings}
    announced = [(line.id, n) for line in case.lines for n in range(1, line.quantity + 1)]
    units = dict.fromkeys([*announced, *found])
    lacking = ((unit, unsaid_facts(found.get(unit), verdict)) for unit in units)
    return tuple(Unsaid(*unit, facts) for unit, facts in lacking if facts)
