"""Where each buyer was told to send the goods: to no supplier without his number, and never to nowhere."""

from dataclasses import dataclass, field
from typing import Any

from returns.records.case import Case, Line
from returns.records.letter import Letter
from returns.terms import Goods, Party, Request, Route, StepKind

#: the buyer never had the goods: who brings them knows where to
_NEVER_HAD = {"never_arrived", "undeliverable"}


def who_wants_a_number(suppliers: list[dict[str, Any]]) -> dict[str, str]:
    """The suppliers that take nothing in without a number of their own, and the street of each.

    Whose number is that of our order needs to give none (domain.md 4).
    """
    return {
        each["name"]: place["address"]["lines"][0]
        for each in suppliers
        for terms in each["policies"]
        for place in each["warehouses"]
        if terms["rma_needed"] and terms["rma_placement"] != "po_is_rma"
    }


@dataclass
class WayTold:
    """What each buyer knows of the way back of a line's goods."""

    #: supplier who wants a number of his own → his street
    wants: dict[str, str] = field(default_factory=dict)
    #: lines of which the buyer was asked for the goods
    asked: set[int] = field(default_factory=set)
    #: and those of which a letter named the address
    heard: set[int] = field(default_factory=set)

    def part(self, old: int, new: int) -> None:
        """Pieces of a line are one of their own."""
        for kept in (self.asked, self.heard):
            kept.update({new} if old in kept else ())

    def hears(self, letter: Letter, about: list[Line]) -> None:
        """A letter went out; `about` are its lines as they stand after it."""
        if letter.to is not Party.BUYER:
            return
        back = {item.line_id for item in letter.facts.items if item.goods == "send_back"}
        self.asked |= back
        self.heard |= back if letter.facts.address else set()
        for line in about:
            street = self.wants.get(line.supplier)
            if line.id in back and street in letter.facts.address:
                assert line.supplier_rma, f"sent to {line.supplier} who gave no number"
                assert line.supplier_rma in letter.body, f"{line.supplier_rma} is not told"

    def waits(self, case: Case) -> None:
        """Nobody waits for goods of a buyer who was asked for them, and told no address."""
        if "approved" in case.platform_did or case.closed_at is not None:
            return
        for line in case.lines:
            step = case.outlook(line).step
            asked = line.id in self.asked - self.heard and line.reason not in _NEVER_HAD
            going = line.tracks.request is Request.APPROVED and line.received_at is None
            awaited = all(unit.goods is Goods.AWAITED for unit in line.units)
            if not (asked and going and awaited) or line.route is Route.TO_PLATFORM:
                continue
            waits = step is not None and step.kind is StepKind.AWAIT_PARCEL
            assert not waits, f"{line.number} is waited for, and nobody told the buyer where to"
