"""When an order was placed, shipped and delivered, as far as anybody knows (domain.md 1b).

A date is known, estimated or unknown. What could hurt us counts from the early end of an estimate,
what was promised to the buyer from its late end.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from resources import resource
from returns.records.advice import Because, OrderDates, Span
from returns.terms import Fulfilment


def told(day: date | None) -> Span:
    """The span of a day that was told, or of nothing."""
    return Span(day, day, sure=True) if day is not None else Span()


@dataclass(frozen=True, slots=True)
class Transit:
    """How long orders take, in days: until they are shipped, and then until they are there."""

    fulfilment: str
    country: str
    ship: tuple[int, int]
    arrive: tuple[int, int]


#: days until it is shipped, at least and at most, then until it is there
Times = tuple[int, int, int, int]


class TransitTable:
    """Times by who ships and where to; the most particular row speaks."""

    def __init__(self, rows: tuple[Transit, ...]) -> None:
        self.rows = rows
        self._by_key = {(row.fulfilment, row.country): row for row in rows}

    def find(self, fulfilment: Fulfilment, country: str) -> Transit:
        """The row for that way of shipping into that country, else into any."""
        for key in ((fulfilment, country), (fulfilment, "*"), ("*", country)):
            if key in self._by_key:
                return self._by_key[key]
        return self._by_key["*", "*"]


@lru_cache(maxsize=16)
def _with_own(own: tuple[tuple[str, Times], ...]) -> TransitTable:
    rows = {key_of(row): row for row in shipped_transit().rows}
    for key, days in own:
        fulfilment, country = key.split(":")
        rows[key] = Transit(fulfilment, country, days[:2], days[2:])
    return TransitTable(tuple(rows.values()))


def transit_table(own: Mapping[str, Times]) -> TransitTable:
    """The shipped table with the seller's own rows in it, as `DeskSettings.transit` keeps them."""
    return _with_own(tuple(sorted(own.items()))) if own else shipped_transit()


def key_of(row: Transit) -> str:
    """What a row is called: `dropship:DE`."""
    return f"{row.fulfilment}:{row.country}"


@cache
def shipped_transit() -> TransitTable:
    """The table that ships with Sendback (P)."""
    rows = json.loads(resource("transit.json").read_text(encoding="utf-8"))
    return TransitTable(
        tuple(
            Transit(row["fulfilment"], row["country"], tuple(row["ship"]), tuple(row["arrive"]))
            for row in rows
        )
    )


@lru_cache(maxsize=2_000)
def order_dates(
    ordered: date | None,
    shipped: date | None,
    delivered: date | None,
    transit: Transit,
    *,
    asked_on: date | None = None,
    arrived: bool = True,
    gone: bool = True,
) -> OrderDates:
    """Every date of an order, the unknown ones estimated from those before them.

    `asked_on` is the day of a request for goods that had arrived by then, so that no estimate lies
    after it. Where nothing arrived, no delivery is estimated; where it is not `gone` yet, no shipment
    either.
    """
    placed = told(ordered)
    sent = told(shipped)
    if shipped is None and ordered is not None and gone:
        sent = _later(placed, transit.ship, "date.shipped_about", delivered or asked_on)
    there = told(delivered)
    if delivered is None and arrived and gone:
        if sent.sure or ordered is None:
            there = _later(sent, transit.arrive, "date.delivered_about", asked_on)
        else:
            # an estimate rests on what was told, not on another estimate
            days = (transit.ship[0] + transit.arrive[0], transit.ship[1] + transit.arrive[1])
            there = _later(placed, days, "date.delivered_from_order", asked_on)
    return OrderDates(placed, sent, there)


def _later(start: Span, days: tuple[int, int], key: str, at_most: date | None) -> Span:
    if start.earliest is None or start.latest is None:
        return Span()
    earliest = start.earliest + timedelta(days=days[0])
    latest = start.latest + timedelta(days=days[1])
    if at_most is not None and start.earliest <= at_most:
        earliest, latest = min(earliest, at_most), min(latest, at_most)
    said = (
        ("day", f"date:{start.earliest.isoformat()}"),
        ("least", str(days[0])),
        ("most", str(days[1])),
    )
    return Span(earliest, latest, because=Because(key, said, "P"))
