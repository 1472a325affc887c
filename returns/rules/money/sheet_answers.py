"""From the fields of a filled sheet to the answers on a claim; every contradiction in one sentence.

Nothing is guessed: a part without its sum, more than was asked, another currency, a figure that could be
two sums are told, and while one is told nothing is noted.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from returns.errors import Refusal
from returns.importing.dates import Dates
from returns.importing.money_text import clear_mark, typed_amount
from returns.money import Money, exponent, written_like
from returns.records.advice import Because
from returns.records.filled_sheet import REMEDIES, FilledSheet, ItemAnswer
from returns.records.sheet_answer import AnswerRead, ItemAsked, LineAnswer, SheetSum
from returns.rules.goods.comparison import FIELDS
from returns.rules.sums_typed import TypedSum, sums_in
from returns.terms import Move

_MOVES = {
    "accept": Move.CLAIM_ACCEPTED,
    "part": Move.CLAIM_PARTLY,
    "refuse": Move.CLAIM_REFUSED,
}
#: a figure, with what may stand before or behind it
_TYPED = re.compile(r"[^\d.,]*(?P<figure>[\d.,' ]*\d[\d.,' ]*?)[^\d.,]*")
#: characters of a sum, with all that may be written around it
_LONGEST_SUM = 40
#: characters of a text that a sentence quotes
_QUOTED = 60


class _Contradiction(Exception):
    """Why an item cannot be noted as it came."""

    def __init__(self, name: str, **facts: str) -> None:
        super().__init__(name)
        self.because = Because(f"sheet_answer.{name}", tuple(facts.items()))


def answers_read(
    filled: FilledSheet,
    asked: Mapping[int, ItemAsked],
    made_on: date,
    today: date,
    printed: SheetSum | None = None,
) -> AnswerRead:
    """What a filled sheet answers.

    `asked` is by the item's place on the sheet; `made_on` is the day of the sheet, `printed` what it asks
    for, None where nobody can tell. Never raises: what cannot be noted is among the faults.
    """
    answers: list[LineAnswer] = []
    faults: list[Because] = []
    notes: list[Because] = []
    try:
        items = _items(filled, asked)
    except _Contradiction as found:
        return AnswerRead((), (found.because,), ())
    for item in items:
        if not _says_anything(item):
            continue
        try:
            answer, told = _answer(item, asked.get(item.number), filled)
        except _Contradiction as found:
            faults.append(found.because)
        else:
            answers.append(answer)
            notes += told
    decided = {answer.item for answer in answers if answer.move is not None}
    if not decided and not faults:
        notes.append(Because("sheet_answer.nothing_ticked"))
        answers += _words_alone(filled)
    elif decided:
        notes += _left_open(asked, decided, faults)
    notes += _day_said(filled.date, made_on, today)
    apart = _other_sum(answers, asked, printed)
    if apart is not None:
        return AnswerRead((), (*faults, apart), ())
    return AnswerRead(tuple(answers), tuple(faults), tuple(notes))


def _other_sum(
    answers: Sequence[LineAnswer],
    asked: Mapping[int, ItemAsked],
    printed: SheetSum | None,
) -> Because | None:
    """Why a tick without a sum does not say which: the sheet asks for another than the claim does.

    Where not every item is claimed yet, the claims may come to less than the sheet, never to more.
    """
    whole = {
        each.item
        for each in answers
        if each.move is Move.CLAIM_ACCEPTED and each.amount is None
    }
    if printed is None or not whole:
        return None
    claims = {
        (each.claim or -number): each.ours or each.asked
        for number, each in asked.items()
        if each.asked is not None
    }
    first = next(iter(claims.values()), None)
    currency = first.currency if first is not None else next(iter(asked.values())).currency
    claimed = sum(claims.values(), start=Money(0, currency))
    total = printed.total or Money(0, currency)
    every = all(each.asked is not None for each in asked.values())
    if total.currency == currency and (
        claimed == total or (not every and claimed.minor <= total.minor)
    ):
        return None
    return Because(
        "sheet_answer.other_sum", (("sheet", total.coded), ("claimed", claimed.coded))
    )


def _says_anything(item: ItemAnswer) -> bool:
    return bool(item.choice or item.sum or item.words or item.says)


def _items(filled: FilledSheet, asked: Mapping[int, ItemAsked]) -> tuple[ItemAnswer, ...]:
    """The items with what is ticked for the whole sheet, where none is ticked by itself."""
    ticked = [item for item in filled.items if item.choice]
    if ticked and filled.remedy:
        if filled.remedy == "refused" and any(item.choice != "refuse" for item in ticked):
            raise _Contradiction("refused_and_taken")
        if filled.remedy in REMEDIES and all(item.choice == "refuse" for item in ticked):
            raise _Contradiction("taken_and_refused")
    if ticked or not (filled.remedy or filled.sum):
        if filled.sum:
            raise _Contradiction("sum_of_all", sum=_quoted(filled.sum))
        return filled.items
    if len(asked) > 1 and (filled.remedy == "part" or filled.sum):
        raise _Contradiction("part_of_several")
    choice = {"part": "part", "refused": "refuse", "": ""}.get(filled.remedy, "accept")
    known = {item.number: item for item in filled.items}
    meant = [number for number, each in asked.items() if each.asked is not None] or asked
    for number in meant:
        item = known.get(number, ItemAnswer(number))
        known[number] = replace(item, choice=choice, sum=filled.sum or item.sum)
    return tuple(known[number] for number in sorted(known))


def _answer(
    item: ItemAnswer, asked: ItemAsked | None, filled: FilledSheet
) -> tuple[LineAnswer, list[Because]]:
    if asked is None:
        raise _Contradiction("unknown_item", number=str(item.number))
    _demand_rows(item, asked)
    if not item.choice:
        if item.sum:
            raise _Contradiction("sum_alone", item=asked.title, sum=_quoted(item.sum))
        return LineAnswer(item.number, None, None, item.words, item.says), []
    words = "\n".join(filter(None, (item.words, filled.words, _signed(filled))))
    move, amount, notes = _decided(item, asked)
    instead = filled.remedy if filled.remedy in REMEDIES - {asked.kind} else ""
    if instead == "reship" and move is Move.CLAIM_ACCEPTED:
        if amount:
            raise _Contradiction("reship_with_sum", item=asked.title, sum=amount.coded)
        move = Move.RESHIP_PROMISED
    return LineAnswer(item.number, move, amount, words, item.says, instead), notes


def _demand_rows(item: ItemAnswer, asked: ItemAsked) -> None:
    for row, _ in item.says:
        if row not in FIELDS:
            raise _Contradiction("unknown_row", item=asked.title, row=row)


def _decided(item: ItemAnswer, asked: ItemAsked) -> tuple[Move, Money | None, list[Because]]:
    """What is ticked, with the sum that goes with it."""
    if asked.asked is None:
        raise _Contradiction("nothing_asked", item=asked.title)
    amount, notes = _sum(item, asked)
    move = _MOVES[item.choice]
    if move is Move.CLAIM_REFUSED:
        if amount:
            raise _Contradiction("refused_with_sum", item=asked.title, sum=amount.coded)
        return move, None, notes
    if amount is not None and asked.asked and asked.asked != amount:
        beside = {"item": asked.title, "sum": amount.coded, "asked": asked.asked.coded}
        if asked.asked < amount:
            raise _Contradiction("above", **beside)
        if move is Move.CLAIM_ACCEPTED:
            raise _Contradiction("accepted_with_less", **beside)
    if move is Move.CLAIM_PARTLY:
        move, told = _in_part(amount, asked)
        notes += told
    return move, amount, notes


def _in_part(amount: Money | None, asked: ItemAsked) -> tuple[Move, list[Because]]:
    """A part is more than nothing; one that is all that was asked is noted as all of it, and told."""
    if amount is None:
        raise _Contradiction("part_without_sum", item=asked.title)
    if not amount:
        raise _Contradiction("part_of_nothing", item=asked.title)
    if asked.asked == amount:
        facts = (("item", asked.title), ("sum", amount.coded))
        return Move.CLAIM_ACCEPTED, [Because("sheet_answer.part_is_all", facts)]
    return Move.CLAIM_PARTLY, []


def _sum(item: ItemAnswer, asked: ItemAsked) -> tuple[Money | None, list[Because]]:
    """The sum as typed, None for none; a figure that others write in another way is told as it was read."""
    typed = unicodedata.normalize("NFKC", item.sum).strip()
    if not typed:
        return None, []
    if len(item.sum) > _LONGEST_SUM or any(_is_half_or_raised(sign) for sign in item.sum):
        raise _unreadable(typed, asked)
    sums = tuple(sums_in(typed, asked.currency))
    mean = frozenset[str]().union(*(each.currencies for each in sums))
    if mean and asked.currency not in mean:
        raise _Contradiction(
            "other_currency", item=asked.title, sum=_quoted(typed), currency=asked.currency
        )
    found = _TYPED.fullmatch(typed)
    try:
        if found is None or "-" in typed:
            raise Refusal("money.amount", text=typed, like=written_like(asked.currency))
        figure = found["figure"].strip()
        amount = typed_amount(figure, asked.currency)
    except Refusal:
        raise _unreadable(typed, asked) from None
    around = [found.string[: found.start("figure")], found.string[found.end("figure") :]]
    if not all(_only_currency(each, asked.currency) for each in around) or not _mean(
        sums, amount
    ):
        # a word that is no currency could change what the figure means: `5k`, `half of 5`, `max. 5`
        raise _unreadable(typed, asked)
    several = len({sign for sign in figure if sign in ".,' "}) > 1 or clear_mark(figure) == ","
    facts = (("item", asked.title), ("typed", _quoted(typed)), ("sum", amount.coded))
    return amount, [Because("sheet_answer.read_as", facts)] if several else []


def _unreadable(typed: str, asked: ItemAsked) -> _Contradiction:
    return _Contradiction(
        "sum_unreadable", item=asked.title, sum=_quoted(typed), currency=asked.currency
    )


def _is_half_or_raised(sign: str) -> bool:
    """`½`, `²`, `①`: made plain they would be other figures, or part of one."""
    return unicodedata.category(sign) == "No"


def _only_currency(words: str, currency: str) -> bool:
    """Whether nothing stands there but names of that currency: `US$`, `元`, `USD`."""
    names = words.split()
    return _is_currency(" ".join(names), currency) or all(
        _is_currency(name, currency) for name in names
    )


def _is_currency(name: str, currency: str) -> bool:
    said = (f"1 {name}", f"{name} 1")
    return any(
        currency in each.currencies and each.text == beside
        for beside in said
        for each in sums_in(beside, currency)
    )


def _mean(sums: Sequence[TypedSum], amount: Money) -> bool:
    """Whether a sum with its currency means that amount to whoever reads sums in letters, too."""
    value = Decimal(amount.minor).scaleb(-exponent(amount.currency))
    return all(value in each.values for each in sums)


def _words_alone(filled: FilledSheet) -> Iterator[LineAnswer]:
    """What is written for the whole of it, where no item has it with its answer."""
    if filled.words:
        words = "\n".join(filter(None, (filled.words, _signed(filled))))
        yield LineAnswer(0, None, None, words)


def _left_open(
    asked: Mapping[int, ItemAsked], decided: set[int], faults: list[Because]
) -> Iterator[Because]:
    """Items on which nothing is ticked, beside others on which something is."""
    if faults:
        return
    for number, item in sorted(asked.items()):
        if number not in decided and item.asked is not None:
            yield Because("sheet_answer.left_open", (("item", item.title),))


def _signed(filled: FilledSheet) -> str:
    """Who answered, and the day as typed."""
    return ", ".join(filter(None, (filled.name, filled.date)))


def _day_said(typed: str, made_on: date, today: date) -> Iterator[Because]:
    """What is odd about the day that they wrote; it is kept as they wrote it."""
    if not typed.strip():
        return
    try:
        day = Dates().day(typed.strip())
    except ValueError:
        yield Because("sheet_answer.day_unreadable", (("day", _quoted(typed)),))
        return
    if day < made_on:
        yield Because("sheet_answer.day_before", (("day", f"date:{day.isoformat()}"),))
    elif (day - today).days > 1:
        # a day further on is already so on the other side of the earth
        yield Because("sheet_answer.day_ahead", (("day", f"date:{day.isoformat()}"),))


def _quoted(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= _QUOTED else f"{short[:_QUOTED]}…"
