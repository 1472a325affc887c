"""Whether a letter says what is so: its facts against the case, its words against its facts (domain.md 8)."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from returns.money import Money
from returns.records.advice import Because
from returns.records.case import Line, StoredCase
from returns.records.kept_text import one_line
from returns.records.letter import Letter, LetterFacts
from returns.rules.days_typed import days_in
from returns.rules.reasons import NEVER_HAD
from returns.rules.tracks.track_machines import GOODS_HERE
from returns.terms import FreightPayer, Goods, Party

_ATTACHED = re.compile(r"\battach|\benclosed|附件|随信附", re.IGNORECASE)
_UNALTERED = re.compile(r"\bunaltered\b|未改动", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What is so of the lines that a message is about, worked out without the message."""

    case: StoredCase
    lines: Sequence[Line]
    to: Party
    today: date
    #: what the step wrote as paid or claimed; None before it is performed, and for other steps
    booked: Money | None = None
    #: the supplier's last safe day; None where nobody knows it
    last_day: date | None = None
    #: the lines of the address that the goods go to
    destination: tuple[str, ...] | None = None
    #: an offer or an approval: it may say otherwise than what was written before
    new_decision: bool = False
    #: letters to the same reader that went before, oldest first
    earlier: Sequence[Letter] = ()


def contradictions(facts: LetterFacts, truth: Truth) -> Because | None:
    """The first thing a letter would say that is not so; None where all of it is.

    The key names a sentence of `errors.json`.
    """
    return next((wrong for check in _CHECKS if (wrong := check(facts, truth))), None)


def postage_unlike(facts: LetterFacts, booked: Money | None) -> Because | None:
    """The postage that a letter names, beside what was paid back of it; None where they agree."""
    if facts.postage == booked:
        return None
    return _wrong("letter.postage", named=facts.postage or "–", booked=booked or "–")


def unlike_its_facts(letter: Letter, quoted: Iterable[str] = ()) -> Because | None:
    """What the words of a letter say that its facts do not; `quoted` are words that others wrote.

    The key names a sentence of `errors.json`.
    """
    own = f"{letter.subject}\n{letter.body}"
    facts = letter.facts
    # a label that goes with the letter carries the address itself
    for line in () if "label" in letter.attachments else facts.address:
        if line not in own:
            return _wrong("letter.address_missing", line=line)
    if facts.post_by is not None and not _names(own, facts.post_by):
        return _wrong("letter.day_missing", day=f"date:{facts.post_by}")
    known = {text for each in set(quoted) for text in (each, one_line(each)) if text.strip()}
    for text in sorted(known, key=len, reverse=True):
        own = own.replace(text, "")
    if any(sign in own for sign in "{}…"):
        return _wrong("letter.hole")
    if _ATTACHED.search(own) and not letter.attachments:
        return _wrong("letter.attached")
    if _UNALTERED.search(own) and "evidence" not in letter.attachments:
        return _wrong("letter.pictures")
    return None


def _names(text: str, day: date) -> bool:
    """Whether the text tells that day, however it is written."""
    return day.isoformat() in text or any(day in found.days for found in days_in(text, day))


def _wrong(key: str, **facts: object) -> Because:
    return Because(key, tuple((name, str(value)) for name, value in facts.items()), "D")


# --- one check each ---------------------------------------------------------------------------


def _items(facts: LetterFacts, truth: Truth) -> Because | None:
    lines = {line.id: line for line in truth.lines}
    for item in facts.items:
        line = lines.get(item.line_id)
        if line is None or (item.sku, item.title) not in _things(line, truth):
            return _wrong("letter.item", item=item.title or item.sku, case=truth.case.number)
        new = [x.units for x in truth.case.exchanges if x.line_id == line.id]
        lost = sum(len(units) for units in new) if truth.to is Party.CARRIER else 0
        most = max(line.quantity, len(line.units), lost)
        if not 1 <= item.quantity <= most:
            return _wrong("letter.count", item=item.title, count=item.quantity, most=most)
    return None


def _things(line: Line, truth: Truth) -> set[tuple[str, str]]:
    """What a letter may name for a line: what was bought; to a carrier, too, what it lost in its place."""
    sent = (x for x in truth.case.exchanges if x.line_id == line.id)
    lost = {(each.sku, each.title) for each in sent} if truth.to is Party.CARRIER else set()
    return {(line.sku, line.title), *lost}


def _one_supplier(_: LetterFacts, truth: Truth) -> Because | None:
    suppliers = {line.supplier_id: line.supplier for line in truth.lines}
    if truth.to is not Party.SUPPLIER or len(suppliers) <= 1:
        return None
    first, second, *_others = suppliers.values()
    return _wrong("letter.foreign", supplier=first, other=second)


def _amount(facts: LetterFacts, truth: Truth) -> Because | None:
    amount = facts.amount
    if amount is None:
        return None
    if amount.currency != truth.case.currency:
        return _wrong("letter.currency", amount=amount, currency=truth.case.currency)
    if truth.booked is not None and amount != truth.booked:
        return _wrong("letter.amount", amount=amount, booked=truth.booked)
    if truth.to is not Party.BUYER:
        return None
    left = sum((line.left for line in truth.lines), start=Money(0, amount.currency))
    if left < amount:
        return _wrong("letter.amount_over", amount=amount, left=left)
    return None


def _goods(facts: LetterFacts, truth: Truth) -> Because | None:
    if facts.goods == "none" or truth.to is not Party.BUYER:
        return None
    for line in truth.lines:
        name = line.title or line.sku
        if line.reason in NEVER_HAD:
            return _wrong("letter.never_had", item=name)
        gone = GOODS_HERE | ({Goods.IN_TRANSIT} if facts.goods == "keep" else set())
        if line.units and all(unit.goods in gone for unit in line.units):
            return _wrong("letter.goods_gone", item=name)
    return None


def _days(facts: LetterFacts, truth: Truth) -> Because | None:
    day = facts.post_by
    if day is None:
        return None
    if day < truth.today:
        return _wrong("letter.day_past", day=f"date:{day}")
    if truth.last_day is not None and truth.last_day < day:
        return _wrong("letter.day_late", day=f"date:{day}", last=f"date:{truth.last_day}")
    return None


def _address(facts: LetterFacts, truth: Truth) -> Because | None:
    if truth.destination is None or not facts.address:
        return None
    if facts.address != truth.destination:
        there = ", ".join(truth.destination)
        return _wrong("letter.address", named=", ".join(facts.address), there=there)
    return None


def _before(facts: LetterFacts, truth: Truth) -> Because | None:
    """Two letters of one case do not contradict each other unless something was decided anew."""
    if truth.new_decision:
        return None
    said = [told for letter in truth.earlier for told in letter.facts.items]
    for item in facts.items:
        about = [told for told in said if told.line_id == item.line_id]
        goods = [told.goods for told in about if told.goods != "none"]
        if goods and goods[-1] != "sent" and item.goods not in ("none", "sent", goods[-1]):
            key = "letter.kept_before" if goods[-1] == "keep" else "letter.asked_before"
            return _wrong(key, item=item.title)
        payers = [told.freight_payer for told in about if told.freight_payer is not None]
        payer = item.freight_payer
        if payers and payer is not None and _differ(payers[-1], payer):
            return _wrong("letter.freight_before", item=item.title)
    return None


def _differ(one: FreightPayer, other: FreightPayer) -> bool:
    """Whether one of them asks the buyer to pay and the other does not."""
    return (one is FreightPayer.BUYER) is not (other is FreightPayer.BUYER)


_CHECKS: tuple[Callable[[LetterFacts, Truth], Because | None], ...] = (
    _one_supplier,
    _items,
    _amount,
    _goods,
    _days,
    _address,
    _before,
)
