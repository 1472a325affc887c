"""What leaves as a whole for one addressee: its files, the words that go with it, and its measures."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from returns.records.advice import Because
from returns.records.comparison import Comparison
from returns.records.papers import LeftOut, PhotoForPage
from returns.terms import Lang, PaperSize, Party


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
    #: what its days count from: dispute, refund, delivered or shipped
    counts_from: str = "delivered"
    #: platforms that it belongs to; () for any
    platforms: tuple[str, ...] = ()
    #: platforms that take the money themselves, so that no order of theirs was paid by it
    not_on: tuple[str, ...] = ()
    #: it hears of orders alone that the seller sends, none of what lay in the platform's own warehouse
    seller_ships: bool = False
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
    def no_platform(self) -> bool:
        """It stands on the platform's side and is none: who paid for the order."""
        return self.party is Party.PLATFORM and not self.platforms

    @property
    def form(self) -> PacketForm:
        """As what it is given unless the seller wants another form that it takes."""
        return PacketForm((self.listed("forms") or (PacketForm.PDF,))[0])

    def with_figure(self, figure: Figure) -> "Addressee":
        """The same with another row for one limit."""
        others = tuple(each for each in self.figures if each.field != figure.field)
        return replace(self, figures=(*others, figure))


@dataclass(frozen=True, slots=True)
class Choice:
    """One addressee as it can be chosen for a case."""

    addressee: Addressee
    #: the case gives a ground to ask it
    grounded: bool


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
        value: float | None = getattr(self, field, None)
        return value


@dataclass(frozen=True, slots=True)
class Packet:
    """What one addressee is handed: files as their names say, with subject and text to be copied."""

    addressee: Addressee
    number: str
    #: where the desk keeps it
    path: Path
    files: tuple[PacketFile, ...]
    #: the same pages as a PDF, to be looked at
    preview: bytes
    subject: str
    text: str
    #: both as a file
    text_file: PacketFile
    measured: Measured
    #: what the seller should know before it leaves: shots that are missing, a day that is past
    notes: tuple[Because, ...] = ()
    #: shots of pictures that may show the buyer whom the text leaves out; "" for one without a shot
    may_show: tuple[str, ...] = ()
    #: places that name the buyer or may do so, to be looked at before it is sent
    left_out: tuple[LeftOut, ...] = ()

    @property
    def with_text(self) -> tuple[PacketFile, ...]:
        """All that leaves where it is more than one file."""
        return (*self.files, self.text_file)


@dataclass(frozen=True, slots=True)
class SeenPhoto:
    """A photo with the words below it; texts are in the reader's language."""

    photo: PhotoForPage
    #: as all papers of the case count it, from 1
    number: int
    #: what is to be seen, or ""
    seen: str
    #: when it was taken and when it came to the desk
    when: str


@dataclass(frozen=True, slots=True)
class ShortCase:
    """A case told on few pages for one addressee; texts are in the reader's language."""

    #: our case, `RC-2026-00042`
    number: str
    made_on: date
    shop: str
    lang: Lang
    #: what the addressee finds the case by: "Order 302-5581234-7719"
    theirs: str
    #: "We ask Amazon to", "close the claim without a debit", "EUR 18.40 went back on 18 Nov 2026"
    asks: str
    ask: str
    ask_fact: str
    title: str
    #: the first are the strongest
    reasons: tuple[str, ...]
    #: name and value, for a paper that lists them
    facts: tuple[tuple[str, str], ...]
    #: who says what: the heads of the three columns
    heads: tuple[str, str, str]
    against: tuple[Comparison, ...]
    #: what nobody contradicts, in a sentence, or ""
    agreed: str
    #: when, and what
    times: tuple[tuple[str, str], ...]
    #: of all photos and the history
    fingerprint: str
    #: who put it together
    stated: str
    photos: tuple[SeenPhoto, ...] = ()
    paper: PaperSize = PaperSize.A4
