"""What a label's fields hold, before it is drawn: a character that no font has is refused by its name."""

from collections.abc import Iterator
from dataclasses import replace

from returns.documents.typesetting.fitting import Field, quoted
from returns.documents.typesetting.unprintable import (
    character_fact,
    missing,
    plain,
    without_hints,
)
from returns.errors import Refusal
from returns.records.papers import LabelRecord, PaperLine
from returns.records.policy import Address

#: a number must be exact, so nothing unseen may hide in it
_EXACT = frozenset({"rma", "second_rma", "order", "sku", "serial"})


def printable(label: LabelRecord) -> LabelRecord:
    """The label as it can be printed; raises `Refusal` for a character that cannot be, by field and name.

    In names, addresses and words, what is never seen and changes no letter is left off the paper: shops add
    such signs unasked.
    """
    told = list(texts(label))
    if all(plain(text) for _field, text in told):
        return label
    for name, text in told:
        _check(Field(name, label.case_number, str(label.lang)), text)
    return replace(
        label,
        to_name=without_hints(label.to_name),
        to_address=_unhinted(label.to_address),
        from_address=_unhinted(label.from_address) if label.from_address else None,
        contents=tuple(_line_unhinted(line) for line in label.contents),
        reason=without_hints(label.reason),
        note=without_hints(label.note),
    )


def texts(label: LabelRecord) -> Iterator[tuple[str, str]]:
    """Each text of the label with the name of its field; what may wrap as one line."""
    yield "to", _flat(label.to_name)
    yield from (("to", text) for text in _parts(label.to_address))
    if label.from_address:
        yield from (("from", text) for text in _parts(label.from_address))
    yield "rma", label.rma
    yield "second_rma", label.second_rma
    yield "order", label.order_number
    yield "case", label.case_number
    for line in label.contents:
        yield "title", line.title
        yield "sku", line.sku
        yield "serial", line.serial
        yield "reason", line.reason
    yield "reason", label.reason
    yield "note", label.note


def longest(label: LabelRecord) -> Field:
    """The field that takes the most room."""
    name, _text = max(texts(label), key=lambda told: len(told[1]) + 40 * told[1].count("\n"))
    return Field(name, label.case_number, str(label.lang))


def _parts(address: Address) -> Iterator[str]:
    parts = (address.name, *address.lines, address.city, address.region)
    yield from map(_flat, (*parts, address.postcode, address.country, address.phone))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _check(field: Field, text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    char = missing(lines if field.name in _EXACT else without_hints(lines))
    if char:
        raise Refusal(
            "documents.label_no_glyph",
            case=field.case,
            field=field.term,
            text=quoted(text),
            char=character_fact(char),
            code=f"U+{ord(char):04X}",
        )


def _unhinted(address: Address) -> Address:
    return replace(
        address,
        name=without_hints(address.name),
        lines=tuple(without_hints(line) for line in address.lines),
        city=without_hints(address.city),
        region=without_hints(address.region),
        postcode=without_hints(address.postcode),
        country=without_hints(address.country),
        phone=without_hints(address.phone),
    )


def _line_unhinted(line: PaperLine) -> PaperLine:
    return replace(line, title=without_hints(line.title), reason=without_hints(line.reason))
