"""One line of a case's history in the reader's language."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import Any

from returns.documents.found_words import FOUND, found_words
from returns.documents.labels.label_parts import written_day
from returns.language import between
from returns.money import with_code
from returns.phrases import say, spoken, topic, word
from returns.records.event import Event
from returns.records.event_kinds import OTHERWISE, PAPER_MADE
from returns.trade.tracks import TRACKS

#: facts of an event that are shown after its words, in this order
_SHOWN = (
    "reopened",
    "hold",
    "dispute",
    "since_on",
    "way",
    "amount",
    "given_back",
    "postage",
    "offer",
    "gift",
    "thing",
    "until_on",
    "reason",
    "note",
    "answer",
    "rma",
    "to",
    "place",
    "carrier",
    "tracking",
    "reference",
    "with_sheet",
    "ordered_on",
    "shipped_on",
    "delivered_on",
    "sku",
    "shot",
    "name",
)
#: facts that are one of the trade's own words
_TERMS = {
    "closed": "closed_by",
    "reopened": "reopened_by",
    "hold": "hold",
    "dispute": "dispute",
    "offer": "offer",
    "shot": "shot",
    "to": "end",
    "way": "freight_way",
}
#: facts that say what they are of
_NAMED = frozenset(
    {
        "closed",
        "reopened",
        "to",
        "given_back",
        "postage",
        "reference",
        "with_sheet",
        "until_on",
        "since_on",
        "ordered_on",
        "shipped_on",
        "delivered_on",
    }
)
#: columns of a line, unit or (in older steps) case whose new value is told: those of the trade's words
_DECIDED = frozenset({"verdict", "disposition"})
#: (table, column) of what is told from what to what → whose words its values are; "" for as they stand
_MOVED = {
    ("line", "request"): "request",
    ("unit", "goods"): "goods",
    ("line", "buyer_money"): "buyer_money",
    ("line", "supplier_claim"): "supplier_claim",
    ("line", "reason"): "reason",
    ("line", "supplier_name"): "",
    ("line", "route"): "route",
    ("unit", "verdict"): "verdict",
    ("unit", "disposition"): "disposition",
    ("order", "ordered_on"): "",
    ("order", "shipped_on"): "",
    ("order", "delivered_on"): "",
}
#: a fact that says more of an event than its kind → what it is called by it
_BY_FACT = {
    "one_more": "receive_more",
    "number_known": "number_known",
    "dispute_answered": "check_dispute",
}
#: steps that are about another one
_TURNED = frozenset({"taken_back", "done_again"})
_TOLD = frozenset({"supplier_rma", "supplier_name"})
_NONE: Mapping[str, str] = MappingProxyType({})


def event_words(
    event: Event,
    lang: str,
    own: Mapping[str, str] = _NONE,
    money: Callable[[str], str] = with_code,
    known: Iterable[Event] = (),
) -> str:
    """What happened: `Buyer refunded: EUR 18.40`; text from outside stays as it was written.

    `own` has what the seller calls the reasons that he made, by their ids; `money` writes an amount
    as it is written where this is read: on papers with its code, in the window `with_sign`. What was
    taken back, or done again, is named where it is among the `known` events.
    """
    words = what_happened(event, lang)
    body: dict[str, Any] = json.loads(event.body)
    named = next((each for each in known if each.seq == body.get("of")), None)
    if named is not None and event.kind in _TURNED:
        return f"{words}{between('colon', lang)}{what_happened(named, lang)}"
    if event.kind == "buyer_said" and body.get("reason"):
        # not somebody's words here, as elsewhere, but what it is kept as
        body["reason"] = _side("reason", body["reason"], lang, own)
    told = _about(body, lang)
    # what a picture shows says more than the name of its file
    shown = (name for name in _SHOWN if not (name == "name" and body.get("shot")))
    told += [
        _fact(name, _sum(name, body[name], money), lang) for name in shown if body.get(name)
    ]
    if event.kind == PAPER_MADE and body.get("number"):
        told.append(str(body["number"]))
    changed = _changes(body, lang)
    told += _otherwise(body, lang, money)
    fates = (word("disposition", str(fate), lang) for fate in body.get("fates", ()))
    # what was decided at the inspection is no change any more
    told += [*(fate for fate in fates if fate not in changed), *changed]
    if body.get("closed"):
        # what ended with it comes last
        told.append(_fact("closed", body["closed"], lang))
    if not told:
        return words
    # a reason may be kept as the note, too
    once = dict.fromkeys(told)
    return f"{words}{between('colon', lang)}{between('comma', lang).join(once)}"


def moves(event: Event, lang: str, own: Mapping[str, str] = _NONE) -> tuple[str, ...]:
    """What an event changed, from what to what: `Request: New → Approved`; each once.

    `own` has what the seller calls the reasons that he made, by their ids.
    """
    body: dict[str, Any] = json.loads(event.body)
    told: dict[str, None] = {}
    for table, _row, cells in body.get("changed", []):
        for column, (before, after) in cells.items():
            kind = _MOVED.get((table, column))
            # what was decided for the first time is said by the event itself
            first = not before and column in _DECIDED | _TOLD
            if kind is not None and before != after and not first:
                old, new = (_side(kind, each, lang, own) for each in (before, after))
                told[_move(column, old, new, lang)] = None
    return tuple(told)


def _move(column: str, before: str, after: str, lang: str) -> str:
    named = word("track_short" if column in TRACKS else "changed", column, lang)
    return say("events.move.of", lang, what=named, old=before, new=after)


def _side(kind: str, value: object, lang: str, own: Mapping[str, str]) -> str:
    if not value:
        return say("events.move.nothing", lang)
    said = str(value)
    called = own.get(said) if kind == "reason" else None
    return called or word(kind, said, lang)


def what_happened(event: Event, lang: str) -> str:
    """The event alone, without what was said with it: `Buyer refunded`."""
    known = topic(lang, "events")
    body: dict[str, Any] = json.loads(event.body)
    kind = event.kind
    for particular in _particulars(kind, body):
        if particular in known:
            kind = particular
            break
    return say(f"events.{kind if kind in known else 'other'}", lang)


def _particulars(kind: str, body: dict[str, Any]) -> Iterator[str]:
    """Names of an event that say more than its kind."""
    yield from (name for fact, name in _BY_FACT.items() if fact in body)
    if kind == "receive" and "approved_by_arrival" in body:
        yield "receive_approved"
    if kind == "chase_supplier":
        yield f"{kind}_{_written_to(body)}"
    if kind == PAPER_MADE:
        yield f"{kind}_{body.get('paper', '')}"
    if kind == "reported" and body.get("amount"):
        yield "reported_refund"
    if kind == "money_out" and body.get("by") == "platform":
        yield "money_out_platform"
    if kind == "money_back":
        yield f"{kind}_{body.get('party', '')}"
    if kind == "parcel":
        stage = "arrived" if body.get("arrived") else "sent" if body.get("sent") else "known"
        yield f"parcel_{stage}"


def _written_to(body: dict[str, Any]) -> str:
    """Whom the letter of a step went to, "" where none is told."""
    for table, _row, *cells in body.get("created", ()):
        if table == "message" and cells:
            return str(cells[0].get("party", ""))
    return ""


def _about(body: dict[str, Any], lang: str) -> list[str]:
    """Which items or which unit a step is about, in a case where there are several."""
    numbers = body.get("lines")
    told = []
    if isinstance(numbers, list) and numbers:
        marks = between("list", lang).join(str(number) for number in numbers)
        told.append(
            say(f"events.about.{'line' if len(numbers) == 1 else 'lines'}", lang, lines=marks)
        )
    if isinstance(unit := body.get("unit"), int) and unit > 1:
        told.append(say("events.about.unit", lang, unit=unit))
    return told


def _sum(name: str, value: object, money: Callable[[str], str]) -> object:
    return money(str(value)) if name in ("amount", "given_back", "postage") else value


def _fact(name: str, value: object, lang: str) -> str:
    said = str(value)
    if name in _TERMS:
        said = str(spoken(f"term:{_TERMS[name]}:{value}", lang))
    elif name.endswith("_on"):
        with suppress(ValueError):
            said = written_day(date.fromisoformat(said), lang)
    return say(f"events.fact.{name}", lang, fact=said) if name in _NAMED else said


def _otherwise(body: dict[str, Any], lang: str, money: Callable[[str], str]) -> list[str]:
    """What a file tells otherwise than it was known: both sums."""
    return [
        say(
            f"events.fact.otherwise_{each['what']}",
            lang,
            item=each.get("item", ""),
            told=money(each["told"]),
            was=money(each["was"]),
        )
        for each in body.get(OTHERWISE, ())
    ]


def _changes(body: dict[str, Any], lang: str) -> list[str]:
    """What was decided on lines and units, where it is a word of the trade; each word once."""
    told: dict[str, None] = {}
    for table, _row, cells in body.get("changed", []):
        if table not in ("case", "line", "unit"):
            continue
        for column, (_before, after) in cells.items():
            if (table, column) in FOUND:
                told |= dict.fromkeys(found_words(column, _before, after, lang))
            elif column in _DECIDED and after:
                told[word(column, after, lang)] = None
            elif column in _TOLD and after:
                told[str(after)] = None
    return list(told)
