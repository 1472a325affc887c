"""The boxes that come to the door, each with its number, whatever was noted of it before (domain.md 1, 6)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from returns.records.case import Case, Line
from returns.records.unit import Parcel, Unit
from returns.terms import End, Goods
from tests.worlds.world import World

_COMING = (Goods.AWAITED, Goods.IN_TRANSIT)


@dataclass
class Boxes:
    """What stands on each box, and by what it is scanned; draws of its own leave a life as it was."""

    world: World
    #: boxes that came, so that each has another number
    came: dict[int, int] = field(default_factory=dict)

    def noted(self, line: Line) -> str:
        """The number that is told as it is sent off; now and then none."""
        untold = Random(f"noted {self.world.seed} {line.id}").random() < 0.3
        return "" if untold else f"1Z{line.id:09d}"

    def carrier(self, line: Line, units: Iterable[Unit]) -> str:
        """Who takes a parcel with these pieces, where anybody tells; now and then another than before."""
        first = min((unit.number for unit in units), default=0)
        return Random(f"by {self.world.seed} {line.id} {first}").choice(("UPS", "FedEx", ""))

    def scanned(self, case: Case) -> str:
        """The number by which it is scanned, where what was noted of the only one under way has none."""
        under_way = [p for p in back_of(case) if p.received_at is None]
        if len(under_way) != 1 or under_way[0].tracking or under_way[0].goes_to is not End.US:
            return ""
        held = {*under_way[0].unit_ids}
        alone = not held or all(u.id in held for u in case.units if u.goods in _COMING)
        return self._number(case) if alone and self._chance(case).random() < 0.7 else ""

    def once_more(self, case: Case) -> str:
        """The number of a box that came by its case number, and is scanned by that as well; "" for none."""
        here = [p for p in back_of(case) if p.received_at is not None]
        coming = any(unit.goods in _COMING for unit in case.units)
        if coming or not here or any(p.received_at is None for p in back_of(case)):
            return ""
        last = max(here, key=lambda p: (p.received_at, p.id))
        unopened = any(u.goods is Goods.RECEIVED for u in case.units if u.id in last.unit_ids)
        many = len([p for p in here if not p.tracking]) > 1
        if last.tracking or last.goes_to is not End.US or not unopened or many:
            return ""
        return self._number(case) if self._chance(case).random() < 0.4 else ""

    def _number(self, case: Case) -> str:
        return f"9Z{case.id:05d}{self.came.get(case.id, 0):04d}"

    def _chance(self, case: Case) -> Random:
        return Random(f"box {self.world.seed} {case.id} {self.came.get(case.id, 0)}")


def back_of(case: Case) -> list[Parcel]:
    """The buyer's parcels of a case."""
    return [parcel for parcel in case.parcels if parcel.comes_from is End.BUYER]


def is_the_same(before: Case, after: Case, number: str) -> None:
    """It was one box that was noted, and is one still: it has its number, and no piece more."""
    assert len(back_of(after)) == len(back_of(before)), "one box is two parcels"
    assert number in [parcel.tracking for parcel in back_of(after)], "its number is lost"
    assert len(after.units) == len(before.units), "a piece came that nobody sent"
