"""The seller's own words in a letter of which a fact changed after they were written."""

from collections.abc import Iterator
from difflib import SequenceMatcher

#: from, to (excluded), what stands there instead
_Change = tuple[int, int, list[str]]


def merged(plain: str, own: str, now: str) -> str:
    """`own`, written over `plain`, in the letter as its facts have it `now`; a line of both is the seller's.

    What the facts add to a line that the seller wrote anew is left out: whoever takes it as it stands reads
    it there, and the check of a letter refuses a sum or a day that is not the case's.
    """
    lines = plain.split("\n")
    mine = list(_changes(lines, own.split("\n")))
    theirs = [
        change
        for change in _changes(lines, now.split("\n"))
        if not any(max(change[0], each[0]) < min(change[1], each[1]) for each in mine)
    ]
    # from the end, so that the places before it stay; of two at one place the facts' come first
    told = [(begin, end, 0, text) for begin, end, text in theirs]
    told += [(begin, end, 1, text) for begin, end, text in mine]
    for begin, end, _, text in sorted(told, key=lambda each: each[:3], reverse=True):
        lines[begin:end] = text
    return "\n".join(lines)


def _changes(before: list[str], after: list[str]) -> Iterator[_Change]:
    compared = SequenceMatcher(None, before, after, autojunk=False)
    for kind, begin, end, first, last in compared.get_opcodes():
        if kind != "equal":
            yield begin, end, after[first:last]
