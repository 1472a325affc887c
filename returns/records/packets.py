"""What leaves as a whole for one addressee: its files, the words that go with it, and its measures."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from returns.records.advice import Because
from returns.terms import Party


class PacketForm(StrEnum):
    """As what evidence is handed in."""

    PDF = "pdf"
    #: up to five pictures with their captions in them
    JPGS = "jpgs"
    #: one paper without colour, in large type, for a card's bank
    CARD = "card"
    #: the PDF, the originals, the manifest and a README
    ZIP = "zip"


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """The seller's own value of a limit, and since which day it holds."""

    #: as it is kept: a number, names with commas between them, or "" for one that nobody knows
    value: str
    #: the day as text; "" for one that is being entered
    since: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One limit of one addressee, by whose word, and when that was last checked."""

    addressee: str
    #: forms, files, file_bytes, bytes, pages, point, characters, days, shots or words
    field: str
    #: a number, names, or None where nobody knows
    value: int | tuple[str, ...] | None = None
    #: mark of a page where it was read, P for our own choice, "" where nobody knows
    source: str = ""
    last_checked: str = ""
    note: str = ""
    #: since when the seller's own value holds; "" where none does
    own_since: str = ""

    @property
    def key(self) -> str:
        """What the row is called: `ebay:bytes`."""
        return f"{self.addressee}:{self.field}"


@dataclass(frozen=True, slots=True)
class Addressee:
    """One of those whom evidence is handed to, with all that is known of what it takes."""

    id: str
    party: Party
    figures: tuple[Figure, ...]
    #: platforms that it belongs to; () for any
    platforms: tuple[str, ...] = ()
    #: what a carrier or supplier of that house is called, in small letters; () for any
    names: tuple[str, ...] = ()
    #: the grounds on which it can be asked at all; () for each of its party's
    grounds: tuple[str, ...] = ()

    def figure(self, field: str) -> Figure:
        """The row of that limit; of one that nobody knows, an empty one."""
        found = (figure for figure in self.figures if figure.field == field)
        return next(found, Figure(self.id, field))

    def limit(self, field: str) -> int | None:
        """A limit that is a number; None where nobody knows it."""
        value = self.figure(field).value
        return value if isinstance(value, int) else None

    def listed(self, field: str) -> tuple[str, ...]:
        """A limit that is names: forms, shots, words."""
        value = self.figure(field).value
        return value if isinstance(value, tuple) else ()

    @property
    def form(self) -> PacketForm:
        """As what it is given unless the seller wants another form that it takes."""
        return PacketForm((self.listed("forms") or (PacketForm.PDF,))[0])

    def with_figure(self, figure: Figure) -> "Addressee":
        """The same with another row for one limit."""
        others = tuple(each for each in self.figures if each.field != figure.field)
        return replace(self, figures=(*others, figure))


@dataclass(frozen=True, slots=True)
class PacketFile:
    """One file that leaves."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Measured:
    """A packet as it was made, measured."""

    form: PacketForm
    files: int
    #: of all files together, and of the largest of them
    bytes: int
    file_bytes: int
    #: of the document that is read; None where there are only pictures
    pages: int | None
    #: the smallest letters of the document in points; None where there are only pictures
    point: float | None
    #: of the text for the form
    characters: int

    def of(self, field: str) -> float | None:
        """The measure that a limit of that name is held against; None where there is none."""
        value: Any = getattr(self, field, None)
        return value


@dataclass(frozen=True, slots=True)
class Packet:
    """What one addressee is handed: files as their names say, with subject and text to be copied."""

    addressee: Addressee
    number: str
    files: tuple[PacketFile, ...]
    #: the same pages as a PDF, to be looked at
    preview: bytes
    subject: str
    text: str
    measured: Measured
    #: what the seller should know before it leaves: shots that are missing, a day that is past
    notes: tuple[Because, ...] = ()
