"""Further pieces of a request of which nothing was said, paid or sent: they are asked for with the others.

What is advised goes by what was paid for all that comes back, however many copies of the file told it.
"""

from returns.bringing_in.new_cases import Newcomers
from returns.bringing_in.open_cases import OpenCase
from returns.bringing_in.told_again import Told
from returns.importing.drafts import ReturnDraft
from returns.ledger.held_pieces import share_of
from returns.ledger.row_types import LineRow, UnitRow, told
from returns.ledger.store import Work
from returns.rules.tracks.track_machines import CLAIM_UNSENT
from returns.terms import BuyerMoney, Goods, Request, SupplierClaim
from returns.trade.platform_acts import ACTS

#: what stands on a line once something was said, promised, sent or paid for it
_BEGUN = (
    *("answered_at", "asked_buyer_at", "approved_at", "label_made_at", "received_at"),
    *("paid_at", "rma_asked_at", "first_asked_at", "claim_sent_at", "offer"),
)
_UNASKED = frozenset({*CLAIM_UNSENT, SupplierClaim.NOT_CLAIMABLE})


def grow_lines(work: Work, news: Told, newcomers: Newcomers) -> None:
    """Give the lines of a request the further pieces that its file asks for now, where nothing begun.

    All others, and pieces that were not bought as far as is known, are left to lines of their own.
    """
    for line, item, more in news.grown():
        if item.refunded or news.parts_of(line) != [line] or not _untouched(news, line):
            continue
        order = newcomers.book.by_id(news.known.case.order_id)
        wanted = item._replace(quantity=more)
        bought = newcomers.book.returned(order, wanted, news.draft.fulfilment)
        if bought.id != line.order_line_id or newcomers.book.pieces.free(bought) < more:
            continue
        begin = line.quantity + 1
        pieces = newcomers.book.pieces.take(bought, more)
        newcomers.write()
        for number, piece in enumerate(pieces, start=begin):
            unit = UnitRow(
                case_id=work.case_id,
                line_id=line.id,
                number=number,
                piece=piece,
                paid_minor=share_of(bought, piece, news.known.case.currency),
            )
            unit.id = work.insert("unit", **told(unit))
            news.known.units.append(unit)
        work.update("line", line.id, quantity=line.quantity + more)
        line.quantity += more


def _untouched(news: Told, line: LineRow) -> bool:
    """Whether nothing was said, paid or sent for a line, by us or by the platform."""
    known, units, cells = news.known, news.known.units_of(line), told(line).keys()
    return (
        not known.closed
        and not _decided_there(known, news.draft)
        and line.request == Request.NEW
        and line.buyer_money == BuyerMoney.OPEN
        and line.supplier_claim in _UNASKED
        and cells.isdisjoint(_BEGUN)
        and not any(payment.line_id in (None, line.id) for payment in known.payments)
        and len(units) == line.quantity
        and all(unit.goods == Goods.NONE_EXPECTED for unit in units)
    )


def _decided_there(known: OpenCase, draft: ReturnDraft) -> bool:
    acts = known.did | draft.platform_did
    came = draft.delivered_back_on is not None
    return came or any(ACTS[act].answers or ACTS[act].settles for act in acts)
