"""What a letter says of single lines, and how lines that hear the same are told of together."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, reduce
from operator import add
from string import Formatter
from typing import Literal

from returns import language
from returns.casework.steps.acting import Act
from returns.money import Money
from returns.phrases import say, topic, word_within
from returns.records.case import Line, StoredCase
from returns.records.kept_text import one_line
from returns.records.letter import Asked, LetterFacts, LetterItem
from returns.records.unit import Unit
from returns.rules.goods.arrivals import still_coming
from returns.rules.goods.comparison import faults_seen
from returns.terms import FreightPayer, Verdict
from returns.trade.verdicts import as_told

#: the field that one line may have and another not, under the same address
_OF_ONE = "placement"
#: the reason of who has another thing than was sold
_ANOTHER_CAME = "wrong_item"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMessage:
    """One message about the pieces of one line, or of several that hear the same."""

    template: str
    items: tuple[LetterItem, ...]
    #: how the letter calls them
    said: tuple[str, ...]
    #: for a supplier: item, article number, count and reason
    rows: tuple[str, ...] = ()
    amount: Money | None = None
    #: what each line's part of the amount is
    parts: tuple[Money | None, ...]
    #: what the buyer has had for it before
    paid: Money | None = None
    facts: LetterFacts = field(default_factory=LetterFacts)
    #: who pays the way back, as a sentence for each line
    freight: tuple[str, ...] = ()
    #: whatever else the template is filled with
    fields: tuple[tuple[str, str], ...] = ()
    attachments: tuple[str, ...] = ()
    #: words that people wrote, which say nothing of the letter
    quoted: tuple[str, ...] = ()
    #: its words count the line's own pieces: told of together with others they would count too few
    by_itself: bool = False
    #: what it calls so many of the goods, and its rows of so many; None where what is told is no count
    name_of: Callable[[int], str] | None = field(default=None, compare=False)
    rows_of: Callable[[int], tuple[str, ...]] | None = field(default=None, compare=False)

    @property
    def line_ids(self) -> frozenset[int]:
        """The lines that it is about."""
        return frozenset(item.line_id for item in self.items)

    def stated(self) -> LetterFacts:
        """Its facts, whole."""
        return replace(self.facts, items=self.items, amount=self.amount)

    def alike(self) -> tuple[object, ...]:
        """What lines have to have in common to be told of together; counts and sums may differ."""
        facts = replace(self.facts, post_by=None, freight_payer=None)
        fields = tuple(pair for pair in self.fields if pair[0] != _OF_ONE)
        return self.template, fields, facts, self.line_ids if self.by_itself else ()


def together(messages: Sequence[LineMessage]) -> list[LineMessage]:
    """Lines that hear the same in one message, each message once, in the order of the lines.

    Sums and counts of what is told together are worked out for all of it (`letter_fields`), so that
    none stands in a message's own words.
    """
    groups: dict[tuple[object, ...], list[LineMessage]] = {}
    for message in messages:
        groups.setdefault(message.alike(), []).append(message)
    return [_joined(group) for group in groups.values()]


def _joined(group: Sequence[LineMessage]) -> LineMessage:
    if len(group) == 1:
        return group[0]
    days = [m.facts.post_by for m in group if m.facts.post_by is not None]
    payers = {m.facts.freight_payer for m in group}
    facts = replace(
        group[0].facts,
        post_by=min(days, default=None),
        freight_payer=payers.pop() if len(payers) == 1 else None,
    )
    # a parcel whose number stands where one line's supplier wants it serves the others too
    fullest = max(group, key=lambda m: len(dict(m.fields).get(_OF_ONE, "")))
    named = _same(group, lambda m: m.name_of and (m.items[0].sku, m.name_of(1), m.freight))
    told = _same(group, lambda m: m.rows_of and m.rows_of(1))
    return replace(
        fullest,
        items=tuple(item for m in group for item in m.items),
        said=tuple(_called(same) for same in named),
        rows=tuple(row for same in told for row in _told(same)),
        amount=_sum([m.amount for m in group]),
        parts=tuple(_sum([m.amount for m in same]) for same in named),
        paid=_sum([m.paid for m in group]),
        facts=facts,
        freight=tuple(sentence for same in named for sentence in same[0].freight),
        quoted=tuple(text for m in group for text in m.quoted),
        attachments=tuple(dict.fromkeys(name for m in group for name in m.attachments)),
    )


def _same(
    group: Sequence[LineMessage], of: Callable[[LineMessage], object]
) -> list[list[LineMessage]]:
    """Messages about the same goods, which were parted and are counted together, in their order."""
    found: dict[object, list[LineMessage]] = {}
    for message in group:
        found.setdefault(of(message) or id(message), []).append(message)
    return list(found.values())


def _count(same: Sequence[LineMessage]) -> int:
    return sum(item.quantity for m in same for item in m.items)


def _called(same: Sequence[LineMessage]) -> str:
    first = same[0]
    return first.said[0] if len(same) == 1 or not first.name_of else first.name_of(_count(same))


def _told(same: Sequence[LineMessage]) -> tuple[str, ...]:
    first = same[0]
    return first.rows if len(same) == 1 or not first.rows_of else first.rows_of(_count(same))


def _sum(amounts: Sequence[Money | None]) -> Money | None:
    """All of it; None where one of them names no sum."""
    known = [amount for amount in amounts if amount is not None]
    return reduce(add, known) if len(known) == len(amounts) and known else None


def item_of(
    line: Line,
    pieces: int,
    goods: Asked | Literal["sent"] = "none",
    freight_payer: FreightPayer | None = None,
) -> LetterItem:
    """So many pieces of a line, and what the buyer does with them."""
    return LetterItem(line.id, line.sku, line.title, pieces, goods, freight_payer)


def told_apart(case: StoredCase, line: Line, sent: tuple[str, str] = ("", "")) -> Line:
    """The line under a name that no other thing of its case bears: sizes of one title by their SKUs.

    Nor a new one that went out for it; `sent` is one that goes now: SKU and title.
    """
    title = line.title or line.sku
    things = [
        sent,
        *((each.sku, each.title or each.sku) for each in case.lines),
        *((each.sku, each.title) for each in case.exchanges if each.line_id == line.id),
    ]
    alike = (sku for sku, named in things if named == title)
    if not line.sku or all(sku == line.sku for sku in alike):
        return line
    return replace(line, title=f"{title} ({line.sku})")


def missing_words(case: StoredCase, items: Sequence[str], lang: str) -> str:
    """That the parcel came without these: their number is asked for, or they are waited for."""
    key = "coming" if still_coming(case) else "asked"
    return put_in(say(f"letters.missing.{key}", lang, item=listed(items, lang)), lang)


def goods_with_buyer(line: Line, item: str, lang: str) -> str:
    """What the buyer has of an item to send back: who was sent another thing never had the item."""
    if line.reason == _ANOTHER_CAME:
        return say("letters.items.what_came", lang, item=item)
    return item


def item_words(line: Line, pieces: int) -> str:
    """How a letter calls them: with their count where the line has more than one."""
    return so_many(line, pieces) if line.quantity <= 1 else f"{pieces} × {_name(line)}"


def so_many(line: Line, pieces: int) -> str:
    """The same with their count where that is more than one, however many the line has."""
    return f"{pieces} × {_name(line)}" if pieces > 1 else _name(line)


def _name(line: Line) -> str:
    return line.title or line.sku


def inside_words(
    line: Line, units: Sequence[Unit], own: Callable[[int], str], lang: str
) -> tuple[str, ...]:
    """What is in a parcel with these of the line's units: its goods, those too many, what came instead.

    `own` says so many pieces of the line's own goods.
    """
    others = Counter(one_line(unit.instead) for unit in units if unit.another)
    more = sum(1 for u in units if u.number > line.last_number and not u.another)
    mine = len(units) - others.total() - more
    item = line.title or line.sku
    told = [own(mine)] if mine else []
    if more:
        told.append(say("letters.items.too_many", lang, item=item, count=more))
    for what, count in others.items():
        named = what or say("letters.items.another", lang)
        told.append(say("letters.items.came_instead", lang, what=named, count=count, item=item))
    return tuple(told)


def needed(template: str, fields: Mapping[str, str], lang: str) -> tuple[tuple[str, str], ...]:
    """Those of the fields that the template's subject or body names."""
    named = _named_in(template, lang)
    return tuple((name, fields[name]) for name in sorted(fields) if name in named)


@cache
def _named_in(template: str, lang: str) -> frozenset[str | None]:
    phrases = topic(lang, "letters")
    text = f"{phrases[f'{template}.subject']}{phrases[f'{template}.body']}"
    return frozenset(name for _, name, _, _ in Formatter().parse(text))


def listed(names: Sequence[str], lang: str) -> str:
    """Names in a row, each once: `A, B and C`."""
    return language.listed(list(dict.fromkeys(names)), lang)


def one_by_one(texts: Sequence[str], lang: str) -> str:
    """Texts one after the other on a line."""
    return language.between("semicolon", lang).join(dict.fromkeys(texts))


def put_in(sentence: str, lang: str) -> str:
    """A sentence that may be missing, as it follows another one."""
    return f"{language.between('sentences', lang)}{sentence}" if sentence else ""


def numbers_words(numbers: Sequence[str], lang: str) -> str:
    """The numbers of parcels that left before, each once; "" where nobody knows one."""
    known = list(dict.fromkeys(number.strip() for number in numbers if number.strip()))
    if not known:
        return ""
    several = say("letters.carried.several", lang, numbers=language.listed(known, lang))
    only = say("letters.carried.one", lang, number=known[0])
    return put_in(only if len(known) == 1 else several, lang)


def tracking_words(act: Act, lang: str) -> str:
    """The number of the parcel that leaves now; "" where nobody gave one."""
    number = act.options.tracking.strip()
    return put_in(say("letters.tracking", lang, number=number), lang) if number else ""


def finding_words(line: Line, units: Sequence[Unit], lang: str) -> str:
    """What was found on each of the line's units, in a few words; "" while nobody looked."""
    seen = [(unit.number, _finding(line, unit, lang)) for unit in units]
    told = [(number, text) for number, text in seen if text]
    if len({text for _, text in told}) == 1 and len(told) == len(units):
        return told[0][1]
    pieces = [
        say("letters.found.piece", lang, number=number, finding=text) for number, text in told
    ]
    return told[0][1] if len(units) == 1 and told else one_by_one(pieces, lang)


def _finding(line: Line, unit: Unit, lang: str) -> str:
    parts = []
    verdict = as_told(unit.verdict, line.reason) if unit.verdict is not None else None
    if verdict is Verdict.BUYER_DAMAGE:
        # a letter tells what was found, and reproaches nobody
        parts.append(say("letters.found.came_damaged", lang))
    elif verdict is not None:
        parts.append(word_within("verdict", verdict, lang))
    if unit.instead:
        parts.append(say("letters.found.instead", lang, what=unit.instead))
    parts += faults_seen(unit, line.reason, lang, within=True)
    return one_by_one(parts, lang)


def found_sentence(line: Line, units: Sequence[Unit], lang: str) -> str:
    """What was found, as a sentence that follows another; "" while nobody looked."""
    finding = finding_words(line, units, lang)
    return put_in(say("letters.found", lang, finding=finding), lang) if finding else ""
