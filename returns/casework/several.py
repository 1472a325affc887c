"""The same done to several cases: one that cannot take it is told, and the others go on."""

from collections.abc import Mapping, Sequence

from returns.casework.cases import Cases
from returns.errors import Refusal
from returns.records.change import Change
from returns.records.kept_letter import KeptLetter
from returns.records.options import LetterWords, StepOptions
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


def set_supplier_each(
    cases: Cases, case_ids: Sequence[int], supplier_id: int
) -> list[Change | Refusal]:
    """The supplier of all lines of each case, in their order; one that was asked already stays."""
    results: list[Change | Refusal] = []
    for case_id in case_ids:
        try:
            results.append(cases.set_supplier(case_id, supplier_id))
        except Refusal as refusal:
            results.append(refusal)
    return results


def letters_of_each(
    cases: Cases, case_ids: Sequence[int], words: Mapping[int, LetterWords]
) -> tuple[list[KeptLetter], dict[int, Refusal]]:
    """The letter that each case's next step would write, none of them done; and why one cannot be.

    `words` are the words of those that somebody wrote anew. A step that writes no letter is left out.
    """
    found: list[KeptLetter] = []
    refused: dict[int, Refusal] = {}
    for case_id in case_ids:
        try:
            case = cases.get(case_id)
            if case.next is None:
                continue
            told = words.get(case_id)
            letter = cases.preview_letter(
                case_id,
                case.next.kind,
                StepOptions(letter=told),
                told.lang if told is not None else None,
            )
        except Refusal as refusal:
            refused[case_id] = refusal
        else:
            if letter is not None:
                found.append(KeptLetter(case.number, "", letter))
    return found, refused
