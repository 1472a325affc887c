"""What papers for the seller's own use are made from: case summary, contact sheet, pick list.

Texts are in the reader's language; what came from outside stands in them as it was written.
"""

from dataclasses import dataclass
from datetime import date

from returns.money import Money
from returns.records.papers import PhotoForPage
from returns.terms import PaperSize

#: how many photos can stand on a page of a contact sheet
PER_PAGE = (4, 6, 9, 12, 20, 30)


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One item of a case: what it is, why it comes back, where it stands."""

    number: int
    #: title, variant and SKU, one under the other
    item: str
    pieces: int
    #: the reason, and the buyer's own words below it
    why: str
    #: who shipped it, and under which numbers
    supplier: str
    paid: Money | None
    #: request, goods, the buyer's money, the claim
    tracks: tuple[str, str, str, str]
    #: what is next on it, and by when; what holds it up
    next: str
    #: what was found, a sentence for each piece that was looked at
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyMoved:
    """A payment: one of `paid` and `came` is None."""

    day: str
    what: str
    #: to whom or from whom, and by what reference
    who: str
    paid: Money | None
    came: Money | None


@dataclass(frozen=True, slots=True)
class MoneyTotal:
    """All payments of one currency: what went out, what came in, and what is left of both."""

    paid: Money
    came: Money

    @property
    def left(self) -> Money:
        """What the case brought so far; below nought where it cost."""
        return self.came - self.paid


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim: of whom, what for, how it was answered, what came of it."""

    of: str
    day: str
    asked: Money
    answer: str
    granted: Money | None
    came: Money


@dataclass(frozen=True, slots=True)
class Written:
    """A letter that was written."""

    day: str
    to: str
    subject: str


@dataclass(frozen=True, slots=True)
class Happened:
    """A step of the history."""

    when: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class CaseDigest:
    """A case on a page or two."""

    number: str
    title: str
    shop: str
    made_on: date
    #: where it stands in a few words, then what is next and by when
    standing: tuple[str, ...]
    #: names with their values; "" is not known
    facts: tuple[tuple[str, str], ...]
    lines: tuple[DigestLine, ...]
    money: tuple[MoneyMoved, ...] = ()
    totals: tuple[MoneyTotal, ...] = ()
    claims: tuple[Asked, ...] = ()
    #: what else is known of its cost, in sentences
    costs: tuple[str, ...] = ()
    letters: tuple[Written, ...] = ()
    photos: tuple[PhotoForPage, ...] = ()
    history: tuple[Happened, ...] = ()
    paper: PaperSize = PaperSize.A4


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """All photos of a case, small, so many on a page."""

    number: str
    title: str
    shop: str
    made_on: date
    photos: tuple[PhotoForPage, ...]
    per_page: int = 12
    paper: PaperSize = PaperSize.A4


@dataclass(frozen=True, slots=True)
class PickRow:
    """Pieces of one thing that go from one place to another together."""

    pieces: int
    #: title, variant and SKU, one under the other
    item: str
    serials: tuple[str, ...]
    #: as it was found: its grade
    state: str
    #: what becomes of it, and where it goes
    to: str
    #: what must be had before it goes, or ""
    wait: str
    #: short numbers of the cases
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PickGroup:
    """What is to be taken from one place."""

    place: str
    rows: tuple[PickRow, ...]

    @property
    def pieces(self) -> int:
        """How many pieces are taken from it."""
        return sum(row.pieces for row in self.rows)


@dataclass(frozen=True, slots=True)
class PickList:
    """Goods that are here and want a place."""

    shop: str
    made_on: date
    groups: tuple[PickGroup, ...]
    #: how many cases they are from
    cases: int
    #: pieces that stay where they are, as evidence
    held: int = 0
    paper: PaperSize = PaperSize.A4

    @property
    def pieces(self) -> int:
        """How many pieces there are to place."""
        return sum(group.pieces for group in self.groups)
