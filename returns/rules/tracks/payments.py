"""Money guards: never more than was paid for it, never twice, never for what did not come back."""

from returns.errors import IllegalMove
from returns.money import Money


def check_payment(value: Money, paid: Money, amount: Money, came_back: Money | None) -> None:
    """Refuse a payment to the buyer that must not be made; raises `IllegalMove` with the reason.

    `value` is what was paid for the line, `paid` what of it went back over all ways, `came_back`
    what the units that came are worth, or None where nothing has to come (domain.md 2, R).
    """
    if amount.minor <= 0:
        raise IllegalMove("move.no_amount", amount=amount)
    left_in_all = value - paid
    if left_in_all.minor <= 0:
        raise IllegalMove("move.paid_already", paid=paid)
    if left_in_all < amount:
        raise IllegalMove(
            "move.over_value", amount=amount, value=value, paid=paid, left=left_in_all
        )
    if came_back is None:
        return
    if came_back.minor <= 0:
        raise IllegalMove("move.not_received", amount=amount)
    left = came_back - paid
    if left < amount:
        raise IllegalMove(
            "move.part_received", amount=amount, came=came_back, paid=paid, left=left
        )


def payment_key(case_number: str, line: int, kind: str, paid: Money, amount: Money) -> str:
    """A key that the same click, retried or doubled, makes again: it cannot be stored twice."""
    return f"{case_number}/{line}/{kind}/{paid.minor}+{amount.minor}{amount.currency}"


def reported_key(case_id: int) -> str:
    """The key of the payment that the first report of a case told."""
    return f"case-{case_id}-reported"
