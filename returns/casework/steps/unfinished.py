"""What keeps an inspection open: units of which nobody said enough."""

from returns.errors import IllegalMove
from returns.phrases import TERM
from returns.records.case import Line
from returns.records.unit import Unit
from returns.rules.goods.findings_said import unsaid
from returns.rules.money.due import came_back
from returns.terms import Goods
from returns.trade.verdicts import VERDICTS


def refuse_unfinished(line: Line) -> None:
    """Every unit that is here is spoken of, or said not to have come; raises `IllegalMove`."""
    here = line.in_state(Goods.RECEIVED)
    spoken = {unit.number for unit in here if unit.looked_at or _nothing_came(unit)}
    if here and not spoken:
        raise IllegalMove("inspection.nothing_found", item=line.title)
    if any(map(_is_ours, here)) and not any(came_back(unit, line.reason) for unit in here):
        raise IllegalMove("inspection.nothing_here", item=line.title)
    lacking = unsaid(line)
    silent = [each.unit for each in lacking if each.unit not in spoken]
    if silent:
        raise IllegalMove("inspection.unit_open", unit=silent[0], count=len(silent))
    if lacking:
        what = f"{TERM}unsaid:{'_'.join(lacking[0].facts)}"
        raise IllegalMove("inspection.unsaid", unit=lacking[0].unit, what=what)


def _nothing_came(unit: Unit) -> bool:
    return unit.verdict is not None and VERDICTS[unit.verdict].nothing_here


def _is_ours(unit: Unit) -> bool:
    """The verdict says that what was sent came back."""
    row = VERDICTS[unit.verdict] if unit.verdict is not None else None
    return row is not None and not row.nothing_here and not row.not_ours
