"""One row of the queue, on its own: the first page of a window needs no other record."""

from enum import StrEnum
from typing import NamedTuple


class Group(StrEnum):
    """What a list by due date is divided into, in its order."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    #: others have to act first
    WAITING = "waiting"
    #: over, in a list that has these, too
    CLOSED = "closed"


class Item(NamedTuple):
    """A line of a case as the row of the case shows it."""

    sku: str
    title: str
    quantity: int
    #: as `CaseSummary.picture` names one; "" for none
    picture: str

    @property
    def words(self) -> str:
        """What it is, and how many."""
        return titled(self.title or self.sku, self.quantity)


def titled(title: str, quantity: int) -> str:
    """`Desk lamp × 2`; the title alone of one."""
    return title if quantity == 1 else f"{title} × {quantity}"


class CaseSummary(NamedTuple):
    """One row of the queue, in the shape the queue index reads it."""

    id: int
    number: str
    order: str
    channel: str
    sku: str
    title: str
    reason: str
    buyer: str
    supplier: str
    value_minor: int
    currency: str
    next_step: str
    due_at: str
    supplier_clock: bool
    recommendation: str
    request: str
    goods: str
    buyer_money: str
    supplier_claim: str
    picture: str
    #: who has to act before we can; "" where it is us
    waiting_for: str
    #: how many lines it has
    line_count: int
    #: a stamp; None while it does not sleep
    snoozed_until: str | None
    customer_id: int | None
    #: the name of what is checked, where that is next; "" else, and where time has not told it yet
    hold: str
    #: what the buyer opened with the platform, a bank or PayPal while it is open; "" for nothing
    dispute: str
    closed: bool
    #: the first two where it has several lines, that which it is listed by before the other
    items: tuple[Item, ...] = ()
