"""What went to the buyer for anything of an order, over all its cases."""

from collections.abc import Iterable

from sqlalchemy import Connection, case, func, or_, select

from db.tables import cases as t
from db.tables import trade as s
from returns.ledger.new_rows import NewRows
from returns.ledger.row_types import OrderRow, PaymentRow
from returns.records.unit import BOUNCED
from returns.terms import Party


class OrderMoney:
    """Sums in minor units of the orders' currencies, each asked for once in one transaction."""

    def __init__(self, tx: Connection, new: NewRows) -> None:
        self._tx = tx
        self._new = new
        self._paid: dict[int, int] = {}
        self._back_again: dict[int, int] = {}

    def paid_of(self, order: OrderRow) -> int:
        """By us or by the platform, less what came back from the buyer."""
        self._read(order)
        return self._paid[order.id]

    def back_again_of(self, order: OrderRow) -> int:
        """What went out beside that, and bounced or was sent back: the shop's figure goes on telling it."""
        self._read(order)
        return self._back_again[order.id]

    def _read(self, order: OrderRow) -> None:
        if order.id in self._paid:
            return
        self._new.write()
        payment, owner = t.payment, t.return_case
        bounced = payment.c.kind == BOUNCED
        query = (
            select(payment.c.outgoing, bounced, func.sum(payment.c.amount_minor))
            .join(owner, owner.c.id == payment.c.case_id)
            .where(
                owner.c.order_id == order.id,
                payment.c.party == Party.BUYER.value,
                payment.c.currency == order.currency,
                or_(payment.c.taken_back_seq.is_(None), bounced),
            )
            .group_by(payment.c.outgoing, bounced)
        )
        sums = {(bool(out), bool(gone)): minor for out, gone, minor in self._tx.execute(query)}
        sent_back = sums.get((False, False), 0)
        self._paid[order.id] = sums.get((True, False), 0) - sent_back
        self._back_again[order.id] = sent_back + sums.get((True, True), 0)

    def postage_left(self, order: OrderRow) -> int | None:
        """What of its postage did not go back yet; None while nobody told what was paid for it."""
        if order.postage_minor is None:
            return None
        self._new.write()
        return postage_left(self._tx, (order.id,)).get(order.id, order.postage_minor)

    def add(self, order: OrderRow, payments: Iterable[PaymentRow]) -> None:
        """Note payments that were made since it was asked for."""
        if order.id in self._paid:
            self._paid[order.id] += sum(each.amount_minor for each in payments)


def postage_left(tx: Connection, order_ids: Iterable[int]) -> dict[int, int]:
    """What of the postage of orders did not go back yet, where it is known what was paid for it."""
    order, owner, payment = s.order, t.return_case, t.payment
    paid = select(order.c.id, order.c.postage_minor).where(
        order.c.id.in_(list(order_ids)), order.c.postage_minor.is_not(None)
    )
    left = {row.id: row.postage_minor for row in tx.execute(paid)}
    signed = case((payment.c.outgoing == 1, 1), else_=-1) * payment.c.amount_minor
    back = (
        select(owner.c.order_id, func.sum(signed).label("back"))
        .join(owner, owner.c.id == payment.c.case_id)
        .where(
            owner.c.order_id.in_(list(left)),
            payment.c.party == Party.BUYER.value,
            payment.c.kind == "postage",
            payment.c.taken_back_seq.is_(None),
        )
        .group_by(owner.c.order_id)
    )
    for row in tx.execute(back) if left else ():
        left[row.order_id] -= row.back
    return left
