"""What telling something of products would do to open cases, before it is told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseTurn:
    """A case whose next step would be another one, and by when; `due_at` is a stamp or ""."""

    case_id: int
    number: str
    next_step: str
    due_at: str
    #: somebody else has to act first
    waits: bool = False


@dataclass(frozen=True, slots=True)
class ProductsEffect:
    """Counts of open cases, each at most once in each of them."""

    #: that get a supplier, by the supplier's name
    suppliers: tuple[tuple[str, int], ...] = ()
    #: whose lines learn what the goods cost
    costs: int = 0
    #: whose lines learn whose words the listing carries
    listings: int = 0
    #: products that this desk does not have yet
    new: int = 0
    #: cases whose next step turns; () too where there are more than are played
    turns: tuple[CaseTurn, ...] = ()
    #: open cases that learn anything
    cases: int = 0
