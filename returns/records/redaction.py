"""Leaving the buyer's name, address, e-mail and order number out of an evidence sheet, everywhere."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from returns.phrases import say
from returns.records.case import Event
from returns.records.papers import EvidenceRecord

_Any = TypeVar("_Any")
_SHORTEST_NAME = 3  # letters of a first or last name that is looked for by itself


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
        elif is_dataclass(value) and not isinstance(value, type):
            changed = {f.name: self._through(getattr(value, f.name)) for f in fields(value)}
            answer = replace(value, **changed)
        result: _Any = answer
        return result


def _wanted(sheet: EvidenceRecord) -> Iterator[tuple[str, str, re.RegexFlag]]:
    """(kind, pattern, flags), the longest first so that a part never leaves the rest standing."""
    address = sheet.buyer_address
    if sheet.buyer_email:
        yield "email", re.escape(sheet.buyer_email), re.IGNORECASE
    if sheet.order_number:
        yield "order", re.escape(sheet.order_number), re.IGNORECASE
    if address:
        places = [*address.lines, address.postcode, address.phone]
        for place in sorted({p.strip() for p in places if p.strip()}, key=len, reverse=True):
            yield "address", _whole(place), re.IGNORECASE
    names = {sheet.buyer_name.strip(), address.name.strip() if address else ""} - {""}
    for name in sorted(names, key=len, reverse=True):
        yield "name", _whole(name), re.IGNORECASE
        for part in name.split():
            if len(part) >= _SHORTEST_NAME and part != name:
                # as written only: "May" is a name, "may" is not
                yield "name", _whole(part), re.NOFLAG


def _whole(words: str) -> str:
    """The words where they stand by themselves; Chinese has no spaces to stand between."""
    before = r"(?<![A-Za-z0-9])" if words[0].isascii() and words[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if words[-1].isascii() and words[-1].isalnum() else ""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    return f"{before}{spaced}{after}"
