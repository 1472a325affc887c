"""What Ctrl+K asks the desk on a worker: cases and where the words stand, goods, orders, spelling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.frame.finding.palette_marks import plainly
from returns.records.case_summary import CaseSummary
from returns.records.options import OrderHint

if TYPE_CHECKING:
    from returns.casework.products import FoundProduct
    from returns.desk import Desk

#: cases that are read; more than that are not counted
_CASES, _COUNTED = 40, 1_000
_PRODUCTS = 40
#: so much of what was pasted is looked for, and so many of its words are compared with known ones
_MOST_CHARACTERS, _MOST_WORDS = 400, 24


@dataclass(frozen=True, slots=True)
class Found:
    """What the desk has that is called so."""

    cases: Sequence[CaseSummary] = ()
    #: what each of them is found by, as it was written: the buyer's words, and all else
    texts: Mapping[int, tuple[Sequence[str], Sequence[str]]] = field(default_factory=dict)
    #: how many cases there are in all, in figures
    counted: str = ""
    products: "Sequence[FoundProduct]" = ()
    orders: Sequence[OrderHint] = ()
    #: where nothing was found: what may have been meant, and how many cases have it
    nearest: str = ""
    nearest_cases: int = 0


def look_for(words: str, desk: "Desk", names: Sequence[str]) -> Found | None:
    """What is called so; `names` are those that the window knows, for what is spelt nearly so.

    None for a single letter: it is no word to look for, as long as more may come.
    """
    if len(words) < 2 and words.isascii():
        return None
    words = words[:_MOST_CHARACTERS]
    cases = desk.queue.page("everything", search=words, limit=_CASES).rows
    products = desk.products.find(words, _PRODUCTS)
    coded = any(map(str.isdigit, words))
    orders = desk.by_hand.orders_like(words) if coded else ()
    count = len(cases)
    if count == _CASES:
        count = desk.queue.count("everything", words, most=_COUNTED)
    nearest, of_cases = "", 0
    if not (cases or products or orders):
        nearest, of_cases = _nearest(words, desk, names)
    return Found(
        cases=cases,
        texts=desk.queue.texts([case.id for case in cases]),
        counted=f"{count:,}" + ("+" if count == _COUNTED else ""),
        products=products,
        orders=orders,
        nearest=nearest,
        nearest_cases=of_cases,
    )


def _nearest(words: str, desk: "Desk", names: Sequence[str]) -> tuple[str, int]:
    """What somebody may have meant, spelt as it is known, and how many cases have it."""
    from returns.rules.spelling import nearest

    parts = words.casefold().split()[:_MOST_WORDS]
    whole = nearest(plainly(" ".join(parts)), names)
    mended = [
        part if _is_known(part, desk) else desk.queue.spelt_nearly(part) for part in parts
    ]
    if all(mended) and mended != parts:
        together = " ".join(mended)
        count = desk.queue.count("everything", together, most=_COUNTED)
        if count:
            return together, count
    return whole, 0


def _is_known(word: str, desk: "Desk") -> bool:
    return bool(desk.queue.count("everything", word, most=1))
