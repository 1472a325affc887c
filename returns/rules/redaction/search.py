"""Looking for a buyer in a text: what is cut, what is shown, and the text without it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from returns.rules.redaction.addresses import Addresses
from returns.rules.redaction.codes import (
    find_email,
    find_order,
    find_other_emails,
)
from returns.rules.redaction.han import HanNames
from returns.rules.redaction.han_addresses import HanAddress
from returns.rules.redaction.hits import Buyer, Hit, Kind, Manner
from returns.rules.redaction.names import Names
from returns.rules.redaction.phones import Phones
from returns.rules.redaction.spelling import Text

#: between two parts of one name or address there is no more than this
_JOINTS = {
    Kind.NAME: frozenset({"", " ", "-", ".", "'", " - ", "~"}),
    Kind.ADDRESS: frozenset({"", " ", "-", ",", ", ", ".", "/"}),
}


class Search:
    """Finds one buyer; made once, used for many texts."""

    def __init__(self, buyer: Buyer) -> None:
        self._buyer = buyer
        names = tuple(
            dict.fromkeys(
                name.strip() for name in (*buyer.names, buyer.address.name) if name.strip()
            )
        )
        self._names = Names(names)
        self._han_names = HanNames(names, buyer.address.country)
        self._address = Addresses(buyer.address)
        self._phones = Phones(buyer.address.phone)
        #: user names with digits in them are looked for as a whole
        self._codes = [name for name in names if any(sign.isdigit() for sign in name)]

    @cached_property
    def _han_address(self) -> HanAddress:
        return HanAddress(self._buyer.address)

    def hits(self, words: str, manner: Manner = Manner.PROSE) -> tuple[Hit, ...]:
        """The places in order, none over another; those in doubt with `sure` False."""
        if not words:
            return ()
        text = Text(words)
        found = list(self._all(text, manner))
        if manner is Manner.TITLE:
            found = [hit.in_title() for hit in found]
        sure = _merged([hit for hit in found if hit.sure], text.shape)
        doubtful = _merged([hit for hit in found if not hit.sure], text.shape)
        return tuple(_beside(sure, doubtful))

    def _all(self, text: Text, manner: Manner) -> Iterator[Hit]:
        buyer = self._buyer
        yield from find_email(text, buyer.email)
        yield from find_other_emails(text)
        yield from find_order(text, buyer.order)
        for code in self._codes:
            yield from (replace(hit, kind=Kind.NAME) for hit in find_order(text, code))
        yield from self._phones.find(text)
        yield from self._address.find(text)
        yield from self._names.find(text, manner)
        if not text.words.isascii():
            yield from self._han_names.find(text, manner)
            yield from self._han_address.find(text)


def without(words: str, hits: Iterable[Hit], marker: Callable[[Kind], str]) -> str:
    """The text with a marker for each sure place; spaces and punctuation around it stay."""
    parts, at = [], 0
    for hit in hits:
        if hit.sure:
            parts += [words[at : hit.start], marker(hit.kind)]
            at = hit.end
    return "".join((*parts, words[at:]))


def _beside(sure: list[Hit], doubtful: list[Hit]) -> Iterator[Hit]:
    """Both in order, without the doubtful ones that a sure one covers in part."""
    end = 0
    for hit in sorted((*sure, *doubtful), key=lambda hit: (hit.start, not hit.sure)):
        if hit.sure or hit.start >= end:
            yield hit
        if hit.sure:
            end = hit.end


def _merged(hits: list[Hit], shape: str) -> list[Hit]:
    """Overlapping places as one, and neighbours of one kind with nothing but a joint between."""
    merged: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        last = merged[-1] if merged else None
        if last and (hit.start < last.end or _joined(last, hit, shape)):
            longer = last if last.end - last.start >= hit.end - hit.start else hit
            merged[-1] = replace(
                last,
                end=max(last.end, hit.end),
                kind=longer.kind,
                whole=last.whole or hit.whole,
            )
        else:
            merged.append(hit)
    return merged


def _joined(last: Hit, hit: Hit, shape: str) -> bool:
    between = shape[last.end : hit.start]
    return last.kind == hit.kind and bool(shape) and between in _JOINTS.get(last.kind, ())
