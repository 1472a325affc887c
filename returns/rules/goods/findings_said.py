"""What is still to be said of the goods before an inspection can be concluded (domain.md 6)."""

from dataclasses import dataclass

from returns.records.case import Line
from returns.records.unit import Unit
from returns.terms import Goods, Grade, Verdict

#: the facts that every unit needs, in the order of the form; marks may well be none
NEEDED = ("package", "complete", "works")
#: verdicts that say that nothing came, so that there is nothing to say of it
NOTHING_CAME = frozenset({Verdict.EMPTY, Verdict.NOT_RECEIVED})


@dataclass(frozen=True, slots=True)
class Unsaid:
    """One unit and the facts that nobody said of it."""

    line_id: int
    unit: int
    facts: tuple[str, ...]


def unsaid_facts(finding: Unit | None, verdict: Verdict | None = None) -> tuple[str, ...]:
    """The facts of one unit that nobody said; none for one that the seller graded X.

    Of a wrong item only its package counts: whether it is complete and works says nothing.
    """
    if finding is None:
        return NEEDED
    if finding.grade is Grade.X:
        return ()
    needed = NEEDED[:1] if verdict is Verdict.WRONG_ITEM else NEEDED
    return tuple(name for name in needed if getattr(finding, name) is None)


def unsaid(line: Line) -> tuple[Unsaid, ...]:
    """Every unit that is here and of which something is still to be said."""
    here = line.in_state(Goods.RECEIVED)
    lacking = (
        (unit.number, unsaid_facts(unit, unit.verdict))
        for unit in here
        if unit.verdict not in NOTHING_CAME
    )
    return tuple(Unsaid(line.id, number, facts) for number, facts in lacking if facts)
