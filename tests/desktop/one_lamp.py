"""A lamp that came back, as somebody types it in."""

from datetime import date

from returns.money import Money
from returns.records.options import NewCase


def dollars(text: str) -> Money:
    """So much in US dollars."""
    return Money.parse(text, "USD")


def a_lamp(ordered_on: date | None = None) -> NewCase:
    """A defective one of 75.00 from Amazon, whose buyer is known."""
    return NewCase(
        *("112-1", "Amazon US", "Lamp, oak", "defective", dollars("75.00")),
        sku="LAMP",
        buyer_name="Mark Olsen",
        ordered_on=ordered_on,
    )
