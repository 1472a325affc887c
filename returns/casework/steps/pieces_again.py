"""A request that was over goes on: its pieces may be another case's by now, and their price known."""

from sqlalchemy import select

from db.tables import trade as s
from returns.casework.steps.acting import Act
from returns.ledger.held_pieces import held_beside, share_of
from returns.ledger.row_types import OrderLineRow
from returns.rules.tracks.track_machines import ENDED, PAID


def hold_again(act: Act) -> None:
    """Give a line that had let its pieces go those that are free; None for each that is not left.

    What a file told of their price while the case was closed is learned, too.
    """
    line = act.line
    if line.order_line_id is None:
        return
    let_go = line.tracks.request in ENDED and line.tracks.buyer_money not in PAID
    taken = held_beside(act.work.tx, line.order_line_id, line.id) if let_go else set()
    lost = [unit for unit in line.units if unit.piece in taken]
    unpriced = [unit for unit in line.units if unit.piece is not None and unit.paid is None]
    if not lost and not unpriced:
        return
    query = select(s.order_line).where(s.order_line.c.id == line.order_line_id)
    bought = OrderLineRow(*act.work.tx.execute(query).one())
    kept = {unit.piece for unit in line.units} - taken
    free = (p for p in range(1, bought.quantity + 1) if p not in taken and p not in kept)
    for unit in line.units:
        if unit in lost or unit in unpriced:
            piece = next(free, None) if unit in lost else unit.piece
            share = share_of(bought, piece, act.case.currency)
            act.work.update("unit", unit.id, piece=piece, paid_minor=share)
