"""What the desk knows of the buyer of a case, by who it is and not by the name."""

from sqlalchemy import Connection, func, select

from db.tables import cases as t
from db.tables import trade as s
from returns.clock import day, moment
from returns.ledger import rows
from returns.ledger.store import Store
from returns.money import Money
from returns.records.buyer_history import BuyerCase, BuyerHistory, BuyerOrder
from returns.terms import Party, Verdict

#: as many orders and cases as anybody looks through
_MOST = 100


class Buyers:
    """The buyers of one desk."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def history(self, case_id: int) -> BuyerHistory:
        """Orders and cases of the buyer of that case, its own too; empty where nobody knows who it is.

        Raises `NotFound` for a case that is not there.
        """
        with self._store.reading() as tx:
            customer_id = rows.case_row(tx, case_id).customer_id
            if customer_id is None:
                return BuyerHistory((), ())
            return BuyerHistory(_orders(tx, customer_id), _cases(tx, customer_id))


def _orders(tx: Connection, customer_id: int) -> tuple[BuyerOrder, ...]:
    order, case = s.order, t.return_case
    counted = (
        select(func.count()).where(case.c.order_id == order.c.id).correlate(order)
    ).scalar_subquery()
    query = (
        select(order.c.number, order.c.ordered_on, s.channel.c.name, counted.label("cases"))
        .join(s.channel, s.channel.c.id == order.c.channel_id)
        .where(order.c.customer_id == customer_id)
        .order_by(order.c.ordered_on.desc(), order.c.id.desc())
        .limit(_MOST)
    )
    return tuple(
        BuyerOrder(row.number, row.name, day(row.ordered_on), row.cases)
        for row in tx.execute(query)
    )


def _cases(tx: Connection, customer_id: int) -> tuple[BuyerCase, ...]:
    case, unit, payment = t.return_case, t.unit, t.payment
    query = (
        select(case)
        .where(case.c.customer_id == customer_id)
        .order_by(case.c.requested_at.desc(), case.c.id.desc())
        .limit(_MOST)
    )
    found = tx.execute(query).all()
    ids = [row.id for row in found]
    verdicts: dict[int, dict[str, None]] = {}
    looked = select(unit.c.case_id, unit.c.verdict).where(
        unit.c.case_id.in_(ids), unit.c.verdict.is_not(None)
    )
    for seen in tx.execute(looked):
        verdicts.setdefault(seen.case_id, {})[seen.verdict] = None
    moved = select(payment.c.case_id, payment.c.outgoing, payment.c.amount_minor).where(
        payment.c.case_id.in_(ids),
        payment.c.party == Party.BUYER.value,
        payment.c.taken_back_seq.is_(None),
    )
    back = dict.fromkeys(ids, 0)
    for paid in tx.execute(moved):
        back[paid.case_id] += paid.amount_minor if paid.outgoing else -paid.amount_minor
    return tuple(
        BuyerCase(
            row.id,
            row.number,
            row.title or row.sku,
            row.reason,
            moment(row.requested_at),
            tuple(map(Verdict, verdicts.get(row.id, ()))),
            Money(back[row.id], row.currency),
            closed=row.closed_at is not None,
        )
        for row in found
    )
