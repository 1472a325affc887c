"""Units of which a sheet tells the same: in one row, by all their numbers."""

from collections.abc import Sequence
from itertools import groupby

from returns.phrases import say
from returns.records.papers import FoundUnit


def told_of(found: FoundUnit) -> tuple[object, ...]:
    """All that a row tells of a unit, but for its number."""
    unit = found.unit
    return (
        *(found.title, unit.serial, unit.weight_g, unit.package, unit.complete, unit.works),
        *(unit.marks, unit.instead, unit.grade, unit.verdict),
    )


def alike(findings: Sequence[FoundUnit]) -> list[tuple[FoundUnit, list[int]]]:
    """The first of each kind, with the numbers of all of which the same is told."""
    kinds: dict[tuple[object, ...], tuple[FoundUnit, list[int]]] = {}
    for found in findings:
        kinds.setdefault(told_of(found), (found, []))[1].append(found.unit.number)
    return list(kinds.values())


def numbers_said(numbers: Sequence[int], lang: str) -> str:
    """`1–3, 5`: those that follow each other by the first and the last of them."""
    runs = []
    for _, places in groupby(enumerate(sorted(numbers)), key=lambda each: each[1] - each[0]):
        run = [number for _, number in places]
        # of two both are as short
        runs += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return say("documents.complete.comma", lang).join(runs)
