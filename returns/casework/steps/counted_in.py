"""A piece that came beyond those announced, and was bought, is returned with the others (domain.md 1c)."""

from sqlalchemy import select

from db.tables import trade as s
from returns.casework.steps.acting import Act
from returns.ledger.held_pieces import held_beside, seen_somewhere, share_of
from returns.ledger.row_types import OrderLineRow
from returns.records.case import Line
from returns.records.unit import Unit
from returns.rules.money.due import verdict_pays
from returns.rules.offers import kept_by_buyer
from returns.rules.reasons import EXTRA_ITEM
from returns.rules.tracks.track_machines import ENDED, PAID
from returns.terms import BuyerMoney
from returns.trade.offers import traits
from returns.trade.verdicts import VERDICTS


def count_in(act: Act) -> None:
    """Count such pieces among those announced, as far as they were bought and no other request holds them.

    The buyer has what they cost like that of the others, and their supplier is asked for it. What nobody
    bought stays one too many; so does what came where the others stay with the buyer.
    """
    line = act.line
    if line.order_line_id is None or not _returned(line):
        return
    further = [unit for unit in line.units if unit.number > line.last_number]
    if not further:
        return
    tx = act.work.tx
    query = select(s.order_line).where(s.order_line.c.id == line.order_line_id)
    bought = OrderLineRow(*tx.execute(query).one())
    taken = held_beside(tx, bought.id, line.id) | {unit.piece for unit in line.units}
    known = seen_somewhere(tx, bought.id)
    # before those of a request that is over, whose pieces may be here as well
    free = sorted(
        (piece for piece in range(1, bought.quantity + 1) if piece not in taken),
        key=lambda piece: (piece in known, piece),
    )
    counted = cost = 0
    for unit, piece in zip(sorted(further, key=lambda unit: unit.number), free, strict=False):
        if not _is_it(unit, line):
            break
        share = share_of(bought, piece, act.case.currency)
        act.work.update("unit", unit.id, piece=piece, paid_minor=share)
        counted, cost = counted + 1, cost + (share or 0)
    if not counted:
        return
    act.work.update("line", line.id, quantity=line.quantity + counted)
    if line.offer_amount is not None and traits(line.offer).pays_ahead:
        # the sum that was promised was that of the others
        act.set(offer_minor=line.offer_amount.minor + cost)
    if line.tracks.buyer_money in PAID:
        # he was settled with for the others
        act.set(buyer_money=BuyerMoney.PAID_PARTLY.value)


def _returned(line: Line) -> bool:
    """Whether the goods are agreed to come back, all of them for money or a new one, ahead or on receipt."""
    if line.tracks.request in ENDED or kept_by_buyer(line) or line.reason == EXTRA_ITEM:
        return False
    return not traits(line.offer).keeps_goods


def _is_it(unit: Unit, line: Line) -> bool:
    """Whether it is the thing that was bought, in whatever condition.

    Where the others were paid for ahead, it is none that was promised: what was found decides of it.
    """
    if unit.verdict is None or unit.piece is not None or unit.another:
        return False
    found = VERDICTS[unit.verdict]
    ahead = traits(line.offer).pays_ahead
    owed = not ahead or verdict_pays(unit, line.reason) == "whole"
    return owed and not (found.nothing_here or found.not_ours)
