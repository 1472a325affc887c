"""A request that was over goes on: its pieces may be another case's by now, and their price known."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from db.tables import trade as s
from returns.casework.steps.acting import Act
from returns.ledger.held_pieces import held_beside, share_of
from returns.ledger.row_types import LineRow, OrderLineRow, UnitRow
from returns.ledger.store import Work
from returns.rules.tracks.track_machines import ENDED, PAID


def hold_again(act: Act) -> None:
    """Give a line that had let its pieces go those that are free; None for each that is not left.

    What a file told of their price while the case was closed is learned, too.
    """
    line = act.line
    if line.order_line_id is None:
        return
    let_go = line.tracks.request in ENDED and line.tracks.buyer_money not in PAID
    pieces = [_Piece(unit.id, unit.piece, unit.paid is not None) for unit in line.units]
    _hold(act.work, line.id, line.order_line_id, act.case.currency, pieces, let_go=let_go)


def hold_line_again(work: Work, line: LineRow, units: Sequence[UnitRow], currency: str) -> None:
    """The same for a line that a file tells of; the pieces stand in its rows, too."""
    if line.order_line_id is None:
        return
    let_go = line.request in ENDED and line.buyer_money not in PAID
    pieces = [_Piece(unit.id, unit.piece, unit.paid_minor is not None) for unit in units]
    held = _hold(work, line.id, line.order_line_id, currency, pieces, let_go=let_go)
    for unit in units:
        if unit.id in held:
            unit.piece, unit.paid_minor = held[unit.id]


class _Piece(NamedTuple):
    """A unit, which piece of its order line it is, and whether its share is known."""

    unit_id: int
    piece: int | None
    priced: bool


def _hold(
    work: Work,
    line_id: int,
    order_line_id: int,
    currency: str,
    units: Sequence[_Piece],
    *,
    let_go: bool,
) -> dict[int, tuple[int | None, int | None]]:
    """Write what changes; piece and share of each unit of which they do."""
    taken = held_beside(work.tx, order_line_id, line_id) if let_go else set()
    lost = [unit for unit in units if unit.piece in taken]
    unpriced = [unit for unit in units if unit.piece is not None and not unit.priced]
    if not lost and not unpriced:
        return {}
    query = select(s.order_line).where(s.order_line.c.id == order_line_id)
    bought = OrderLineRow(*work.tx.execute(query).one())
    kept = {unit.piece for unit in units} - taken
    free = (p for p in range(1, bought.quantity + 1) if p not in taken and p not in kept)
    held = {}
    for unit in units:
        if unit in lost or unit in unpriced:
            piece = next(free, None) if unit in lost else unit.piece
            share = share_of(bought, piece, currency)
            work.update("unit", unit.unit_id, piece=piece, paid_minor=share)
            held[unit.unit_id] = (piece, share)
    return held
