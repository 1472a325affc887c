"""Money guards: never more than the lines are worth, never twice, never for what did not come back."""

from returns.errors import IllegalMove
from returns.money import Money


def payable(value: Money, paid: Money, received: int, units: int, returnless: bool) -> Money:
    """What may still be paid to the buyer now.

    `value` is what the case's lines are worth, `paid` what the buyer has had. Without
    *returnless* only the received share of the announced units counts, rounded up to the cent.
    """
    worth = value
    if not returnless and received < units:
        worth = Money(-(-value.minor * received // max(units, 1)), value.currency)
    left = worth - paid
    return left if left.minor > 0 else Money(0, value.currency)


def check_payment(
    value: Money,
    paid: Money,
    amount: Money,
    received: int,
    returnless: bool,
    units: int = 1,
) -> None:
    """Refuse a payment to the buyer that must not be made; raises `IllegalMove` with the reason.

    `received` of the announced `units` came back (domain.md 2, R).
    """
    if not value:
        raise IllegalMove("move.value_unknown")
    if amount.minor <= 0:
        raise IllegalMove("move.no_amount", amount=amount)
    left_in_all = value - paid
    if left_in_all.minor <= 0:
        raise IllegalMove("move.paid_already", paid=paid)
    if left_in_all < amount:
        raise IllegalMove(
            "move.over_value", amount=amount, value=value, paid=paid, left=left_in_all
        )
    if returnless or received >= units:
        return
    if received <= 0:
        raise IllegalMove("move.not_received", amount=amount)
    left = payable(value, paid, received, units, returnless)
    if left < amount:
        raise IllegalMove(
            "move.part_received", amount=amount, received=received, units=units, left=left
        )


def payment_key(case_number: str, kind: str, paid: Money, amount: Money) -> str:
    """A key that the same click, retried or doubled, makes again: it cannot be stored twice."""
    return f"{case_number}/{kind}/{paid.minor}+{amount.minor}{amount.currency}"


def reported_key(case_id: int) -> str:
    """The key of the payment that the first report of a case told."""
    return f"case-{case_id}-reported"
