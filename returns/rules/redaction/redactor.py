"""Leaving the buyer out of a case before anything is made of it.

Only what people wrote is gone through, field by field as `WRITTEN` declares. Dates, terms, verdicts,
sums and our own phrases are put together afterwards and never looked at: a buyer may be called May.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from returns.phrases import say
from returns.records.case import Case, StoredCase
from returns.records.event import Event
from returns.records.order import Customer
from returns.records.papers import LeftOut
from returns.records.policy import Address, PolicyTerms
from returns.rules.redaction.hits import Buyer, Kind, Manner
from returns.rules.redaction.search import Search, without
from returns.terms import Party

_Row = TypeVar("_Row")

#: every field of a case that people wrote, and how; `rows.field` for the rows below it
WRITTEN: Mapping[str, Manner] = {
    "lines.buyer_words": Manner.PROSE,
    "lines.raw_reason": Manner.PROSE,
    "lines.supplier_says": Manner.PHRASE,
    "lines.found_says": Manner.PHRASE,
    "lines.title": Manner.TITLE,
    "lines.variant": Manner.TITLE,
    "lines.gift": Manner.PHRASE,
    "lines.lifted": Manner.PROSE,
    "lines.held.why": Manner.PROSE,
    "lines.units.marks": Manner.PHRASE,
    "lines.units.instead": Manner.PHRASE,
    "claims.answers.words": Manner.PROSE,
    "exchanges.title": Manner.TITLE,
    "parcels.note": Manner.PROSE,
    "payments.reference": Manner.PHRASE,
    "photos.name": Manner.FILE,
    "sale.lines.title": Manner.TITLE,
    "sale.lines.variant": Manner.TITLE,
}
#: facts of an event that people wrote and its sentence quotes
_TOLD: Mapping[str, Manner] = {
    "reason": Manner.PROSE,
    "note": Manner.PROSE,
    "answer": Manner.PROSE,
    "gift": Manner.PHRASE,
    "reference": Manner.PHRASE,
    "place": Manner.PHRASE,
    "name": Manner.FILE,
}
#: what stands in a body and is never words: its table, fingerprints, instants, words of the trade, and the
#: number of a piece, which its reader knows it by
_NEVER_WORDS = frozenset(
    {"sha256", "shot", "format", "taken_at", "added_at", "at", "kind", "salt", "serial"}
)
#: a file's name, wherever a body has one
_FILE_NAMES = frozenset({"name"})
#: cells of a line or unit that people wrote and the history quotes
_CELLS = frozenset({"marks", "instead"})
#: cells of words by field, in JSON
_CELLS_BY_FIELD = frozenset({"found_says", "supplier_says"})
#: words of our own that have a name for how a text is called: `papers.where.marks`
_BODY = "history"


def leaves_buyer_out(addressee: Party, terms: PolicyTerms | None) -> bool:
    """Whether the addressee's profile hides the buyer's name, address, e-mail and order number."""
    return addressee is Party.SUPPLIER and terms is not None and terms.evidence.redact_buyer


def buyer_of(case: StoredCase) -> Buyer:
    """Whom to leave out of a case's papers: the buyer as the order has them, and as the desk does."""
    sale, usual = case.sale, case.customer
    known = dict.fromkeys(
        Buyer((name,), email, address, case.order)
        for name, email, address in (
            (sale.buyer, sale.email, sale.address),
            (usual.name, usual.email, usual.address),
        )
        if name or email or address
    )
    if not known:
        return Buyer(order=case.order)
    first, *others = known
    return replace(first, also=tuple(others))


class Redactor:
    """Takes one buyer out of a case and its history, and remembers each place."""

    def __init__(self, buyer: Buyer, lang: str) -> None:
        self._searches = tuple(map(Search, (buyer, *buyer.also)))
        self._lang = lang
        self._found: dict[LeftOut, None] = {}

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was left out so far, and what may be the buyer's and stands; each once."""
        return tuple(self._found)

    def text(self, words: str, manner: Manner, where: str) -> str:
        """One text with the buyer left out."""
        for search in self._searches:
            hits = search.hits(words, manner)
            for hit in hits:
                found = LeftOut(where, hit.kind.value, words[hit.start : hit.end], hit.sure)
                self._found[found] = None
            words = without(words, hits, self._marker)
        return words

    def case(self, case: Case) -> Case:
        """The case as others may see it; what is not written by people stays as it is."""
        nobody = Customer(case.customer.id, "", "", Address())
        # how long the way there takes is told by the country
        there = Address(country=case.sale.address.country)
        sale = replace(case.sale, buyer="", email="", address=there, number="")
        marked = self._marker(Kind.ORDER)
        # what else this buyer sent back, and what we make of it, is nobody's business
        shown = replace(case, customer=nobody, order=marked, sale=sale, earlier=(), signals=())
        return self.written(shown)

    def written(self, case: Case) -> Case:
        """The case with what people wrote gone through, and all else as it is."""
        shown = case
        for path, manner in WRITTEN.items():
            shown = self._without(shown, path.split("."), manner)
        return shown

    def _without(self, row: _Row, path: Sequence[str], manner: Manner) -> _Row:
        """A record with the texts at that path gone through; the same one where nothing was found."""
        name, *below = path
        known = getattr(row, name)
        if known is None:
            return row
        if below and isinstance(known, tuple):
            shown: object = tuple(self._without(each, below, manner) for each in known)
        elif below:
            shown = self._without(known, below, manner)
        elif isinstance(known, dict):
            shown = {key: self.text(said, manner, name) for key, said in known.items()}
        else:
            shown = self.text(str(known), manner, name)
        if shown == known:
            return row
        cells = {f.name: getattr(row, f.name) for f in fields(row)}  # type: ignore[arg-type]
        return type(row)(**(cells | {name: shown}))

    def sentence_of(self, event: Event) -> Event:
        """The event with what its sentence quotes left out; its body is no longer what was hashed."""
        body: dict[str, Any] = json.loads(event.body)
        told: dict[str, object] = {
            name: self.text(said, manner, _BODY)
            for name, manner in _TOLD.items()
            if isinstance(said := body.get(name), str)
        }
        told_of_rows = self._rows_without(body.get("changed"))
        if told_of_rows:
            told["changed"] = told_of_rows
        return replace(event, body=json.dumps(body | told)) if told else event

    def _rows_without(self, rows: object) -> list[list[object]] | None:
        """The changed cells with what people wrote in them gone through; None where there are none."""
        if not isinstance(rows, list):
            return None
        return [
            [
                table,
                row,
                {
                    name: [self._cell(name, side) for side in sides]
                    for name, sides in cells.items()
                },
            ]
            for table, row, cells in rows
        ]

    def _cell(self, name: str, said: object) -> object:
        if name in _CELLS and isinstance(said, str):
            return self.text(said, Manner.PHRASE, _BODY)
        if name in _CELLS_BY_FIELD and isinstance(said, str):
            told = json.loads(said)
            return json.dumps(
                {key: self.text(str(text), Manner.PHRASE, _BODY) for key, text in told.items()}
            )
        return said

    def link_of(self, event: Event) -> Event:
        """The event as it may be attached: without its body where that names the buyer.

        Its hash stays, and still links the history before and after it.
        """
        body = json.loads(event.body)
        said = _strings(body, "")
        named = any(
            hit.sure
            for name, text in said
            for search in self._searches
            for hit in search.hits(text, Manner.FILE if name in _FILE_NAMES else Manner.PROSE)
        )
        return event.without_body() if named or _tells_address(body) else event

    def _marker(self, kind: Kind) -> str:
        return say(f"documents.redacted.{kind}", self._lang)


def _tells_address(body: dict[str, Any]) -> bool:
    """Whether it tells where the order goes, or went before somebody told that anew."""
    return any(
        table == "order" and "address" in cells for table, _, cells in body.get("changed") or ()
    )


def _strings(value: object, name: str) -> Iterator[tuple[str, str]]:
    """(key, text) of each text in a body that may be words."""
    if isinstance(value, str):
        if name not in _NEVER_WORDS:
            yield name, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _strings(part, str(key))
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part, name)
