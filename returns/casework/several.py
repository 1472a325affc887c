"""The same done to several cases: one that cannot take it is told, and the others go on."""

from collections.abc import Sequence

from returns.casework.cases import Cases
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.options import StepOptions
from returns.terms import Move, StepKind


def do_each(
    cases: Cases, case_ids: Sequence[int], act: StepKind | Move, options: StepOptions
) -> list[Change | Refusal]:
    """A step or move on each case, in their order: what changed, or why it was left as it was."""
    results: list[Change | Refusal] = []
    for case_id in case_ids:
        try:
            results.append(cases.do(case_id, act, options))
        except Refusal as refusal:
            results.append(refusal)
    return results
