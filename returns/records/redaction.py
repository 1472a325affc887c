"""Leaving the buyer's name, address, e-mail and order number out of an evidence sheet, everywhere."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from returns.money import Money
from returns.phrases import say
from returns.records.case import Event
from returns.records.papers import EvidenceRecord

_Any = TypeVar("_Any")
_SHORTEST_NAME = 3  # letters of a first or last name that is looked for by itself
#: of an order number, street or postcode; a shorter one names nobody, and stands in half of all words
_SHORTEST_CODE = 4
#: identifiers of ours, never texts: a buyer may be called Condition
_OURS = frozenset({"number", "case_number", "our_rma", "asked_for", "field"})


class Redactor:
    """Replaces what names the buyer by a word that says what stood there.

    An event whose body names the buyer loses its body: its hash stays, and still links the
    history before and after it.
    """

    def __init__(self, sheet: EvidenceRecord, lang: str) -> None:
        self._sheet = sheet
        self._patterns = [
            (re.compile(pattern, flags), say(f"documents.redacted.{kind}", lang))
            for kind, pattern, flags in _wanted(sheet)
        ]

    def sheet(self) -> EvidenceRecord:
        """The whole record with the buyer left out; the same one when nothing is to be hidden."""
        if not self._sheet.redact:
            return self._sheet
        bare = replace(
            self._sheet, buyer_name="", buyer_email="", buyer_address=None, order_number=""
        )
        return self._through(bare)

    def text(self, words: str) -> str:
        """One text with the buyer left out."""
        if self._sheet.redact:
            for pattern, instead in self._patterns:
                words = pattern.sub(instead.replace("\\", r"\\"), words)
        return words

    def _through(self, value: _Any) -> _Any:
        answer: Any = value
        if isinstance(value, str) and type(value) is str:
            answer = self.text(value)
        elif isinstance(value, Event):
            answer = value if self.text(value.body) == value.body else replace(value, body="")
        elif isinstance(value, tuple):
            answer = tuple(self._through(part) for part in value)
        elif is_dataclass(value) and not isinstance(value, type | Money):
            changed = {
                f.name: self._through(getattr(value, f.name))
                for f in fields(value)
                if f.name not in _OURS
            }
            answer = replace(value, **changed)
        result: _Any = answer
        return result


def _wanted(sheet: EvidenceRecord) -> Iterator[tuple[str, str, re.RegexFlag]]:
    """(kind, pattern, flags), the longest first so that a part never leaves the rest standing."""
    address = sheet.buyer_address
    email, order = sheet.buyer_email.strip(), sheet.order_number.strip()
    if "@" in email and len(email) >= _SHORTEST_CODE:
        yield "email", _whole(email), re.IGNORECASE
    if len(order) >= _SHORTEST_CODE:
        yield "order", _whole(order), re.IGNORECASE
    if address:
        places = {place.strip() for place in (*address.lines, address.postcode, address.phone)}
        for place in sorted(places, key=len, reverse=True):
            if len(place) >= _SHORTEST_CODE or not place.isascii():
                yield "address", _whole(place), re.IGNORECASE
    for name, flags in _names(sheet):
        yield "name", _whole(name), flags


def _names(sheet: EvidenceRecord) -> Iterator[tuple[str, re.RegexFlag]]:
    address = sheet.buyer_address
    names = {sheet.buyer_name.strip(), address.name.strip() if address else ""}
    for name in sorted(names, key=len, reverse=True):
        if len(name) >= _SHORTEST_NAME:
            yield name, re.IGNORECASE
        elif len(name) == 2:
            # as written only, for "Li" and 李明: an "A" is in every sentence
            yield name, re.NOFLAG
        for part in name.split():
            if len(part) >= _SHORTEST_NAME and part != name:
                # as written only: "May" is a name, "may" is not
                yield part, re.NOFLAG


def _whole(words: str) -> str:
    """The words where they stand by themselves; Chinese has no spaces to stand between."""
    before = r"(?<![A-Za-z0-9])" if words[0].isascii() and words[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if words[-1].isascii() and words[-1].isalnum() else ""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    return f"{before}{spaced}{after}"
