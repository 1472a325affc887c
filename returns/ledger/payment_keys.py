"""Keys of payments to a buyer: the same click makes the same key, and what came back frees it again."""

from sqlalchemy import Connection, and_, func, or_, select

from db.tables import cases as t
from returns.terms import Party


def free_key(tx: Connection, case_id: int, key: str) -> str:
    """A payment's key, another one once payments of the case were taken back, bounced, or sent back.

    Those keep theirs: a sum that is paid again is no other try of theirs.
    """
    payment = t.payment
    from_buyer = and_(payment.c.party == Party.BUYER.value, payment.c.outgoing == 0)
    undone = or_(payment.c.taken_back_seq.is_not(None), from_buyer)
    query = select(func.count()).where(payment.c.case_id == case_id, undone)
    count = int(tx.execute(query).scalar_one())
    return f"{key}#{count}" if count else key
