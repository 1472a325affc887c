"""Which photos a case needs: the supplier's own list first, else one for the reason (domain.md 6)."""

import json
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from resources import resource
from returns.records.policy import PolicyTerms
from returns.terms import Verdict

_SERIAL = "serial_plate"
#: verdicts that are about what the buyer said
_BY_REASON = frozenset({"", Verdict.AS_CLAIMED, Verdict.NO_FAULT})


def deciding_shots(verdict: str, reason: str) -> tuple[str, ...]:
    """What shows best why a piece was judged so, in order; () where that is the fault on it.

    What bears the buyer out, or not, shows what the buyer said.
    """
    lists = _deciding()
    return lists.get(reason if verdict in _BY_REASON else verdict, ())


@cache
def _deciding() -> dict[str, tuple[str, ...]]:
    content = json.loads(resource("shots.json").read_text(encoding="utf-8"))
    return {name: tuple(shots) for name, shots in content["deciding"].items()}


@cache
def _table() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    content = json.loads(resource("shots.json").read_text(encoding="utf-8"))
    by_reason = {name: tuple(shots) for name, shots in content["by_reason"].items()}
    return tuple(content["shots"]), by_reason


def all_shots() -> tuple[str, ...]:
    """Every shot id, in the order in which a parcel is unpacked."""
    return _table()[0]


def shots_for(reason: str, terms: PolicyTerms | None) -> tuple[str, ...]:
    """The shots asked for, in order; what the supplier demands comes before what we would take.

    A supplier that wants the serial number gets its plate photographed too. Unknown ids in a
    supplier's list are left out: a policy is checked when it is entered.
    """
    known, by_reason = _table()
    demanded = terms.evidence.shots if terms is not None else ()
    shots = [shot for shot in dict.fromkeys(demanded) if shot in known]
    if not shots:
        shots = list(by_reason.get(reason, by_reason["*"]))
    if terms is not None and terms.evidence.serial and shots and _SERIAL not in shots:
        shots.append(_SERIAL)
    return tuple(shots)


def demanded_shots(reason: str, terms: PolicyTerms | None) -> tuple[str, ...]:
    """The shots that a supplier's terms demand, each once; () where they demand none."""
    demands = terms is not None and bool(terms.evidence.shots)
    return shots_for(reason, terms) if demands else ()


def shots_of_all(asked: Iterable[tuple[str, PolicyTerms | None]]) -> tuple[str, ...]:
    """The shots that several lines ask for together, each once: a reason and its supplier's terms a line.

    One line keeps the order of its list; more are put into the order in which a parcel is unpacked.
    """
    lists = [shots_for(reason, terms) for reason, terms in asked]
    if len(lists) == 1:
        return lists[0]
    wanted = {shot for shots in lists for shot in shots}
    return tuple(shot for shot in all_shots() if shot in wanted)


def missing(shots: Sequence[str], present: Collection[str]) -> tuple[str, ...]:
    """The shots that no photo shows yet, in order."""
    return tuple(shot for shot in shots if shot not in present)
