"""One line of a case's history in the reader's language."""

import json
from typing import Any

from returns.money import with_code
from returns.phrases import say, spoken, topic, word
from returns.records.case import PAPER_MADE, Event

#: facts of an event that are shown after its words, in this order
_SHOWN = (
    "way",
    "amount",
    "offer",
    "reason",
    "note",
    "answer",
    "rma",
    "tracking",
    "shot",
    "name",
)
#: facts that are one of the trade's own words
_TERMS = {
    "offer": "offer",
    "shot": "shot",
    "way": "freight_way",
    "verdict": "verdict",
    "disposition": "disposition",
}


def event_words(event: Event, lang: str) -> str:
    """What happened: `Buyer refunded: EUR 18.40`; text from outside stays as it was written."""
    words = what_happened(event, lang)
    body: dict[str, Any] = json.loads(event.body)
    told = [_fact(name, body[name], lang) for name in _SHOWN if body.get(name)]
    if event.kind == PAPER_MADE and body.get("number"):
        told.append(str(body["number"]))
    told += _changes(body, lang)
    if not told:
        return words
    return f"{words}: {', '.join(told)}" if lang == "en" else f"{words}：{'，'.join(told)}"


def what_happened(event: Event, lang: str) -> str:
    """The event alone, without what was said with it: `Buyer refunded`."""
    known = topic(lang, "events")
    kind = event.kind if event.kind in known else "other"
    if kind == "receive" and "approved_by_arrival" in json.loads(event.body):
        kind = "receive_approved"
    if kind == PAPER_MADE:
        paper = f"{kind}_{json.loads(event.body).get('paper', '')}"
        kind = paper if paper in known else kind
    return say(f"events.{kind}", lang)


def _fact(name: str, value: object, lang: str) -> str:
    if name in _TERMS:
        return str(spoken(f"term:{_TERMS[name]}:{value}", lang))
    return with_code(str(value)) if name == "amount" else str(value)


def _changes(body: dict[str, Any], lang: str) -> list[str]:
    """What was decided on the case itself, where it is a word of the trade."""
    told = []
    for table, _row, cells in body.get("changed", []):
        for column, (_before, after) in cells.items():
            if table == "case" and column in ("verdict", "disposition") and after:
                told.append(word(column, after, lang))
            elif table == "case" and column in ("supplier_rma", "supplier_name") and after:
                told.append(str(after))
    return told
