"""A case that is being opened: what it starts from, its rows, and what its first event keeps of them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from returns.bringing_in.reported import Facts, LineStart
from returns.ledger.replay import DERIVED
from returns.ledger.row_types import (
    CaseRow,
    LineRow,
    OrderLineRow,
    OrderRow,
    ParcelRow,
    PaymentRow,
    UnitRow,
    told,
)
from returns.money import Money
from returns.terms import Fulfilment, Wish
from returns.trade.platform_acts import PlatformAct


@dataclass(frozen=True, slots=True)
class LineSeed:
    """One item of a new case."""

    order_line: OrderLineRow
    quantity: int
    reason: str
    raw_reason: str = ""
    buyer_words: str = ""
    wish: Wish = Wish.UNSAID
    #: as the request names it; "" where the order's own words will do
    title: str = ""
    #: what the platform gave back of it
    refunded: Money | None = None


@dataclass(frozen=True, slots=True)
class CaseSeed:
    """Everything a new case starts from."""

    order: OrderRow
    lines: tuple[LineSeed, ...]
    requested_at: datetime
    start: LineStart = field(default_factory=LineStart)
    fulfilment: Fulfilment | None = None
    #: None where the products tell
    supplier_id: int | None = None
    facts: Facts = field(default_factory=dict)
    did: frozenset[PlatformAct] = frozenset()
    disputed: bool = False
    parcel: ParcelRow | None = None
    label_cost: Money | None = None


@dataclass(slots=True)
class Opening:
    """The rows of a case that is being opened."""

    seed: CaseSeed
    case: CaseRow
    lines: list[LineRow] = field(default_factory=list)
    units: list[UnitRow] = field(default_factory=list)
    parcels: list[ParcelRow] = field(default_factory=list)
    payments: list[PaymentRow] = field(default_factory=list)
    #: why it was closed as it came, as `term:closed_by` names it; "" while it is open
    closed: str = ""

    def units_of(self, line: LineRow) -> list[UnitRow]:
        """The pieces of a line."""
        return [unit for unit in self.units if unit.line_id == line.id]

    def paid_of(self, line: LineRow) -> int:
        """What the platform gave back of a line, in minor units."""
        return sum(each.amount_minor for each in self.payments if each.line_id == line.id)

    def created(self) -> list[list[object]]:
        """Every row beside the case's own, as an event keeps it."""
        made: list[list[object]] = [["line", row.id, told(row)] for row in self.lines]
        made += [["unit", row.id, told(row)] for row in self.units]
        made += [["parcel", row.id, told(row)] for row in self.parcels]
        made += [["payment", row.id, told(row)] for row in self.payments]
        return made

    def body(self) -> dict[str, Any]:
        """What the first event keeps: what the file said, and every row that the case began with."""
        return {
            **({"closed": self.closed} if self.closed else {}),
            "facts": self.seed.facts,
            "case": told(self.case, DERIVED),
            "created": self.created(),
        }
