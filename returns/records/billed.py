"""What a supplier billed for a piece, where that is another currency than its order's."""

from dataclasses import dataclass

from returns.money import Money, Rates


@dataclass(frozen=True, slots=True)
class Billed:
    """The cost of one piece as its supplier billed it, and by which rates it is in our books.

    What the books have of it is an estimate: nobody knows at which rate it was paid.
    """

    cost: Money
    #: the order's currency, in which the books are kept
    ours: str
    #: a table that knows both currencies
    rates: Rates

    @property
    def on(self) -> str:
        """The day of the rates, `2026-11-01`; "" where nobody said."""
        return self.rates.as_of

    def in_ours(self, money: Money) -> Money:
        """A sum of the supplier's in the order's currency, rounded once."""
        return self.rates.convert(money, self.ours)

    def in_theirs(self, money: Money | None) -> Money | None:
        """A sum of ours in the supplier's currency."""
        return None if money is None else self.rates.convert(money, self.cost.currency)
