"""What a bank or a platform took for a buyer who had had his money back already (domain.md 1c, 2)."""

from returns.money import Money
from returns.records.case import Case, Line, StoredCase
from returns.rules.money.settled import decided_with
from returns.terms import Party
from returns.trade.disputes import Dispute


def taken_twice(case: StoredCase, line: Line) -> Money:
    """What a decision of others took for the buyer above what was paid for it, and did not come back yet."""
    nothing = Money(0, case.currency)
    if line.paid_for is None or not decided_with(case, line):
        return nothing
    came = (
        payment.amount
        for payment in case.payments
        if payment.line_id == line.id
        and payment.party is Party.PLATFORM
        and not payment.outgoing
    )
    more = line.refunded - line.worth - sum(came, start=nothing)
    return more if more.minor > 0 else nothing


def left_to_take(case: Case, line: Line) -> Money:
    """What whoever decides a dispute may still have taken for the line: its price once, whatever we had paid.

    That it was taken is no payment of ours, which nothing above what is left would be.
    """
    if not case.dispute or case.dispute == Dispute.PAYPAL_INQUIRY:
        return line.left
    return line.worth - sum(decided_with(case, line), start=Money(0, case.currency))
