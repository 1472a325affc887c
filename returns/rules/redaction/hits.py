"""What is looked for, in which manner of text, and what is found."""

from dataclasses import dataclass, replace
from enum import StrEnum

from returns.records.policy import Address

NOWHERE = Address()


class Kind(StrEnum):
    """What names the buyer; the name of the phrase that stands in its place."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    ORDER = "order"


class Manner(StrEnum):
    """How a text came to be, which says what stands as a name in it."""

    #: sentences: letters, notes, the buyer's own words
    PROSE = "prose"
    #: a few words in a table: marks, cells of the comparison
    PHRASE = "phrase"
    #: a file's name
    FILE = "file"
    #: a title of goods: only what can be nothing but the buyer is cut
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Buyer:
    """Whom to leave out."""

    names: tuple[str, ...] = ()
    email: str = ""
    address: Address = NOWHERE
    order: str = ""
    #: the same buyer as known elsewhere: a gift's name and address are the order's own
    also: tuple["Buyer", ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text, `words[start:end]`."""

    start: int
    end: int
    kind: Kind
    #: False for a word that may be the buyer's name and may be a word: shown, not cut
    sure: bool = True
    #: can be nothing but the buyer, even in a title
    whole: bool = False

    def in_title(self) -> "Hit":
        """The same place as a title has it."""
        return self if self.whole else replace(self, sure=False)
