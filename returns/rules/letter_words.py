"""A letter whose words somebody changed: whether they still say what is so (domain.md 8)."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from returns.records.advice import Because
from returns.records.letter import Letter
from returns.rules.letter_truth import unlike_its_facts
from returns.rules.money.exchange import shipped_rates
from returns.terms import Party

_NUMBER = r"\d[\d.,\u00a0\u202f]*\d|\d"
#: a sum beside its currency: `EUR 18.40`, `€18,40`, `18.40 EUR`, `18,40 €`, `18.40元`
_SUM = re.compile(
    rf"(?:(?P<before>[A-Z]{{3}}|[$€£¥])\s?(?P<one>{_NUMBER}))"
    rf"|(?:(?P<other>{_NUMBER})\s?(?P<after>[A-Z]{{3}}\b|[$€£¥元]))"
)
_SIGNS = frozenset("$€£¥元")
#: platforms forbid to ask for it in a letter that is about money (Amazon, eBay)
_REVIEW = re.compile(
    r"\b(?:reviews?|ratings?|(?:five|5)[ -]stars?)\b|好评|评价|评论|五星|打分", re.IGNORECASE
)


def words_unlike(
    changed: Letter, letter: Letter, quoted: Iterable[str] = (), most: int | None = None
) -> Because | None:
    """The first thing that the changed words of a letter say and that is not so.

    `letter` is the same letter as the facts alone would have it, `quoted` are words that others
    wrote, `most` is how many characters its channel takes. The key names a sentence of `errors.json`.
    """
    if not changed.body.strip() or not changed.subject.strip():
        return Because("letter.empty")
    if most is not None and len(changed.body) > most:
        counted = (("count", f"{len(changed.body):,}"), ("most", f"{most:,}"))
        return Because("letter.too_long", counted)
    if changed.to is Party.BUYER and (word := _new(_REVIEW, changed, letter)):
        return Because("letter.review", (("word", word),))
    if (text := _other_sum(changed, letter)) is not None:
        return Because("letter.other_sum", (("amount", text),))
    return unlike_its_facts(changed, quoted)


def _new(pattern: re.Pattern[str], changed: Letter, letter: Letter) -> str:
    """What the changed words say by that pattern and the letter did not."""
    before = {found.lower() for found in pattern.findall(_text(letter))}
    found = pattern.findall(_text(changed))
    return next((text for text in found if text.lower() not in before), "")


def _other_sum(changed: Letter, letter: Letter) -> str | None:
    """A sum that the letter does not name, as it was typed; None where there is none."""
    codes = {code for code, _, _ in _sums(_text(letter)) if len(code) == 3}
    known = {value for _, values, _ in _sums(_text(letter)) for value in values}
    for code, values, text in _sums(_text(changed)):
        if not values & known or (len(code) == 3 and codes and code not in codes):
            return text
    return None


def _sums(text: str) -> Iterator[tuple[str, frozenset[Decimal], str]]:
    """Currency or sign, what the figure may mean, and both as they stand."""
    money = {"USD", *shipped_rates().per_usd}
    for found in _SUM.finditer(text):
        mark = found["before"] or found["after"]
        if mark in _SIGNS or mark in money:
            yield mark, _meant(found["one"] or found["other"]), found[0]


def _meant(figure: str) -> frozenset[Decimal]:
    """`1,470` is one thousand to one reader and one and a half to another: either may be meant."""
    plain = figure.replace("\u00a0", "").replace("\u202f", "")
    readings = {plain.replace(",", ""), plain.replace(".", "").replace(",", ".")}
    return frozenset(Decimal(text) for text in readings if text.count(".") <= 1)


def _text(letter: Letter) -> str:
    return f"{letter.subject}\n{letter.body}"
