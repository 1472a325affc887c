"""What a sheet tells beside its sums: marks on pictures, in whose hands the goods were, who made it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Shape(StrEnum):
    """How a mark points at something on a picture."""

    ARROW = "arrow"
    RING = "ring"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the copy of a picture; places are (x, y) from its upper left corner, each 0 to 1.

    An arrow runs from `start` to `end`; of a ring or box they are two opposite corners.
    """

    shape: Shape
    #: the letter that reasons and captions name it by: A, B, C
    tag: str
    start: tuple[float, float]
    end: tuple[float, float]
    #: what it points at; captions say it after the letter
    words: str = ""


@dataclass(frozen=True, slots=True)
class ClauseWindow:
    """The days in which a clause of the addressee's terms lets us ask."""

    first: date
    last: date
    #: "your 4 days for damage"
    words: str
    #: the day that it counts from was told
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Hand:
    """Who had the goods, from one day to another."""

    name: str
    first: date
    last: date
    #: False where nobody whom we could ask saw them: on their way
    seen: bool = True
    ours: bool = False
    #: one of the days is an estimate
    about: bool = False
    #: False where they are there still, `last` is then the day of the sheet
    ended: bool = True


@dataclass(frozen=True, slots=True)
class CustodyRow:
    """The goods went from hand to hand, or something was done with them; "" is not known."""

    when: str
    who: str
    where: str
    what: str
    weight: str = ""
    seal: str = ""
    #: we recorded it when it happened; else others told us
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Unseen:
    """A span in which we did not see the goods, in one sentence."""

    words: str


@dataclass(frozen=True, slots=True)
class Custody:
    """In whose hands the goods were."""

    hands: tuple[Hand, ...] = ()
    rows: tuple[CustodyRow | Unseen, ...] = ()


@dataclass(frozen=True, slots=True)
class Maker:
    """The person who vouches for a sheet: "" where the desk knows no name."""

    name: str = ""
    #: the day on which the goods were looked at; None where nobody did
    looked_on: date | None = None
