"""Payments of a platform that a later file tells, written into a case that is known."""

from collections.abc import Sequence

from returns.bringing_in.open_cases import OpenCase
from returns.bringing_in.platform_refunds import state_after
from returns.casework.outlook import read_with
from returns.casework.steps.paid_beside import paid_beside
from returns.clock import moment
from returns.ledger.payment_keys import free_key
from returns.ledger.row_types import LineRow, PaymentRow, told
from returns.ledger.store import Work
from returns.money import Money
from returns.terms import BuyerMoney, Goods

#: what a payment does not move any more
_OVER = frozenset({BuyerMoney.CONFIRMED, BuyerMoney.REPLACED})


def write_payments(work: Work, known: OpenCase, payments: Sequence[PaymentRow]) -> None:
    """Write them once, and where the buyer's money stands by them."""
    if not payments:
        return
    for payment in payments:
        payment.pay_key = free_key(work.tx, work.case_id, payment.pay_key)
        payment.id = work.insert("payment", **told(payment))
        known.payments.append(payment)
    for line in known.lines:
        if any(payment.line_id == line.id for payment in payments):
            note_paid(work, known, line)
    total = sum(payment.amount_minor for payment in payments)
    work.facts["amount"] = str(Money(total, payments[0].currency))


def note_paid(work: Work, known: OpenCase, line: LineRow) -> None:
    """Where the buyer's money stands on a line by what the platform paid; what is over stays so."""
    paid = known.paid_of(line)
    over = known.settled or known.decided_by_payment(line)
    state = state_after(paid.worth, paid.paid, settled=over)
    if line.buyer_money == BuyerMoney.OFFERED:
        _paid_while_offered(work, known, line, state)
    elif line.buyer_money not in _OVER:
        line.buyer_money = state.value
        work.update("line", line.id, buyer_money=state.value, paid_at=work.at)


def _paid_while_offered(work: Work, known: OpenCase, line: LineRow, state: BuyerMoney) -> None:
    """It may be what was offered, or less; the rows stand then where what else the file tells finds them."""
    case, beside = read_with(work.tx, known.case.id, moment(work.at))
    offered = case.line(line.id)
    tracks = paid_beside(work, case, beside, offered, offered.refunded, state)
    line.request, line.buyer_money = tracks.request.value, tracks.buyer_money.value
    line.supplier_claim = tracks.supplier_claim.value
    for unit in known.units_of(line):
        if unit.goods == Goods.AWAITED and tracks.goods is Goods.KEPT:
            unit.goods = Goods.KEPT.value
