"""What the fields of an answerable sheet are called, and the reference that tells which sheet it is.

Items are counted from 1 in the order in which the sheet names them: `item-2-accept`, `item-2-part` and
`item-2-refuse` are one choice, `item-2-sum` and `item-2-words` go with it; `says-2-condition` is what the
addressee says of one row of the comparison; `words`, `name` and `date` are
for all. `remedy-refund` … `remedy-part` and `refused` are one choice for the whole sheet, `sum` goes with it.
"""

import re
from dataclasses import dataclass
from typing import Literal

#: the field that holds the reference: the sheet's number and the SHA-256 of its manifest
REFERENCE = "sendback-reference"
#: the choice for the whole sheet
REMEDY = "remedy"
#: what an option says while nothing is chosen
OFF = "/Off"

Kind = Literal["choice", "sum", "words", "says", "name", "date"]

#: what is filled in once for the whole sheet
_OF_ALL: dict[str, Kind] = {"words": "words", "name": "name", "date": "date", "sum": "sum"}
_ITEM = re.compile(r"item-([1-9]\d{0,2})(?:-(accept|part|refuse|sum|words))?")
_SAYS = re.compile(r"says-([1-9]\d{0,2})-([a-z]{1,20})")
_REMEDY = re.compile(r"remedy-([a-z_]{1,20})")
_REFERENCE = re.compile(r"([0-9A-Za-z._-]{1,80}) sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Part:
    """What a place, or a field, is: `item` is 0 for the whole sheet."""

    #: of the field that it belongs to
    field: str
    kind: Kind
    item: int = 0
    #: of a choice: what this place stands for; of `says`: the row of the comparison
    option: str = ""


def part_of(name: str) -> Part | None:
    """What the place of a name is; None for a name that no sheet of ours has."""
    if name in _OF_ALL:
        return Part(name, _OF_ALL[name])
    if name == "refused":
        return Part(REMEDY, "choice", 0, name)
    if found := _REMEDY.fullmatch(name):
        return Part(REMEDY, "choice", 0, found[1])
    if found := _SAYS.fullmatch(name):
        return Part(name, "says", int(found[1]), found[2])
    found = _ITEM.fullmatch(name)
    if found is None or found[2] is None:
        return None
    number = int(found[1])
    if found[2] in ("accept", "part", "refuse"):
        return Part(f"item-{number}", "choice", number, found[2])
    return Part(name, "sum" if found[2] == "sum" else "words", number)


def field_part(name: str) -> Part | None:
    """What the field of a name is; None for a field that no sheet of ours has."""
    if name == REMEDY:
        return Part(name, "choice")
    found = _ITEM.fullmatch(name)
    if found is not None and found[2] is None:
        return Part(name, "choice", int(found[1]))
    part = part_of(name)
    return part if part is not None and part.kind != "choice" else None


def reference_said(number: str, manifest: str) -> str:
    """The reference of a sheet, as its hidden field holds it."""
    return f"{number} sha256:{manifest}"


def reference_read(text: str) -> tuple[str, str] | None:
    """Number and manifest's SHA-256; None for what is no reference of ours."""
    found = _REFERENCE.fullmatch(text.strip())
    return None if found is None else (found[1], found[2])
