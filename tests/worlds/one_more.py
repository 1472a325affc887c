"""Buyers who now and then send a further piece back that they had bought, and that nobody announced."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from returns.records.case import Case, Line
from returns.records.unit import Unit
from returns.terms import Request
from returns.trade.offers import traits
from tests.worlds.world import Sold, World

_OVER = (Request.DECLINED, Request.WITHDRAWN, Request.LAPSED)


@dataclass
class OneMore:
    """What further piece lies in a parcel, and whether it has to count."""

    world: World
    #: lines of whose parcel that was asked
    asked: set[int] = field(default_factory=set)

    def lies_in(self, line: Line, case: Case, cases: Iterable[Case]) -> str:
        """What the further piece of a line looks like that is in its parcel; "" for none."""
        chance = Random(f"more {self.world.seed} {line.id}")
        goods = self._sold(line, case)
        if line.id in self.asked or goods is None or chance.random() > 0.2:
            return ""
        self.asked.add(line.id)
        held = sum(
            max(other.quantity, len(other.units))
            for each in cases
            if each.order == case.order
            for other in each.lines
            if other.sku == line.sku
        )
        return chance.choice(("right", "broken")) if held < goods.quantity else ""

    def counts(self, line: Line) -> bool:
        """Whether it is one of those that are agreed to come back."""
        stays = traits(line.offer).keeps_goods or line.returnless
        alone = first_of(line.units) == line.quantity + 2
        return alone and not stays and line.tracks.request not in _OVER

    def _sold(self, line: Line, case: Case) -> Sold | None:
        """The order line that it is of, where a file told how many were bought."""
        sales = [sale for sale in self.world.sales if sale.number == case.order]
        found = [goods for sale in sales for goods in sale.lines if goods.sku == line.sku]
        amazon = any(sale.platform == "amazon" for sale in sales)
        return found[0] if found and amazon and line.reason != "extra_item" else None


def first_of(units: Iterable[Unit]) -> int:
    """The number of the piece after the last of these."""
    return max(unit.number for unit in units) + 1
